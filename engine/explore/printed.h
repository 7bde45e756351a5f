// Printed lines whose digits rest on the clock, on a PID or on an address: which numbers in them, as it was learned.
//
// Two versions of a line that an order prints, one of them with another clock or other PIDs (retake.h), have the same
// skeleton: the line with each number replaced by '#'. The numbers that differ are no part of what a run ends with: two
// ends that differ in them alone are one. A number here is a run of digits with its sign, point and exponent ("0.0",
// "1e-06"), a hexadecimal address, the days of a timedelta, and the name of a day or a month. Blanks beside a number
// are its padding: they are one blank in a skeleton. The digits of a name ("Process-1", "Thread-12") are no number.
//
//   PrintedTable t = {0};
//   printed_learn(&t, "Process-1", "took 0.0 s, 3 items", "took 1.2 s, 3 items");
//   printed_mask(&t, "Process-1", "took 0.5 s, 3 items", text, sizeof text);        "took # s, 3 items"
//
// A line is as the program printed it, without its end; PIDs in it are not yet replaced by names.
#ifndef EXPLORE_PRINTED_H
#define EXPLORE_PRINTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "world/layout.h"

enum { PRINTED_RUNS = 64 };  // numbers of a line that are told apart; the last stands for all that follow

typedef struct PrintedLine {
  char name[WORLD_NAME];  // the process
  uint64_t skeleton;      // a hash of it
  uint64_t runs;          // bit i: number i of the line, from 0, is masked
} PrintedLine;

typedef struct PrintedTable {
  PrintedLine *line;
  int n, room;
} PrintedTable;

// Have the two the same skeleton? Sizes in bytes: they need no NUL.
bool printed_alike(const char *a, size_t na, const char *b, size_t nb);
// Alike, and the numbers that differ are as long as PIDs, addresses and hashes are.
bool printed_renamed(const char *a, size_t na, const char *b, size_t nb);
// Alike, and no small whole number, such as a count, differs.
bool printed_same_counts(const char *a, size_t na, const char *b, size_t nb);
// Alike, and small whole numbers have changed places ("[0, 1]", "[1, 0]"): what is told is their order, not a time.
bool printed_permuted(const char *a, size_t na, const char *b, size_t nb);
// true: the table has learned something. Lines whose skeletons differ teach nothing.
bool printed_learn_part(PrintedTable *t, const char *name, const char *a, size_t na, const char *b, size_t nb);
bool printed_learn(PrintedTable *t, const char *name, const char *line_a, const char *line_b);
// The line with what is masked in it as '#'; as it is where nothing is. Returns its length as snprintf.
size_t printed_mask(const PrintedTable *t, const char *name, const char *line, char *out, size_t size);
void printed_free(PrintedTable *t);

#endif
