// A comparison that a lesson states: a number (equal to it), or a text: one of == != < <= > >= and a sum of products of
// numbers and names of knobs ("< WORKERS * ROUNDS + 1").
#ifndef TUI_COURSE_COMPARE_H
#define TUI_COURSE_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "keep.h"
#include "lab/lab.h"

struct cJSON;

typedef enum Order { EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST } Order;

enum { TERMS = 4, FACTORS = 4 };

typedef struct Factor {
  const char *knob;
  double number;
} Factor;  // knob NULL: the number

typedef struct Compare {  // ORDER  factor*factor + factor*factor …
  Order order;
  struct {
    int sign, n;
    Factor factors[FACTORS];
  } terms[TERMS];
  int nterms;
} Compare;

bool compare_read(Keep *keep, const struct cJSON *json, Compare *c);  // false: it is none
// small: the knobs have their explore values
bool compare_holds(const Compare *c, double left, const LabProgram *p, bool small);
double compare_value(const Compare *c, const LabProgram *p, bool small);  // of its right side
// It names only knobs with numbers that are there; false: the name that is none.
bool compare_fits(const Compare *c, const LabProgram *p, const char **name);

int program_switch(const LabProgram *p, const char *name);  // index, -1: none
int program_knob(const LabProgram *p, const char *name);

#endif
