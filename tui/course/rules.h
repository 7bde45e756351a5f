// Rules about values: what a task or a goal states of shared objects, by the names that the screen shows.
//
//   "count": 2                  a number, true, false: equal to it
//   "seen": [0, 2]              one of these
//   "count": "< PLACES"         a comparison (compare.h) with numbers and knobs
//   "balances[*]": "== 10"      … of each of them: Values in a list, or the cells of an Array
//   "balances[*]": "sum == 30"  … of all of them together
//   "votes['yes']": 2           an entry of a dict or list that a manager keeps
//   "row": "[1, 2]"             a text that is no comparison: as Python writes the value, letter by letter
#ifndef TUI_COURSE_RULES_H
#define TUI_COURSE_RULES_H

#include "compare.h"
#include "json.h"

typedef struct Rule {
  const char *name;  // "balances[*]"
  bool sum, compares;
  Compare compare;
  const char *compare_text;  // "== 10"
  const char **texts;        // else one of these
  int ntexts;
} Rule;

bool rule_read(Reading *r, const struct cJSON *json, const char *place, Rule *rule);  // json: the value, with its name
bool rule_fits(const Rule *rule, const LabProgram *p, char *why, size_t size);

typedef enum RuleSays { RULE_HOLDS, RULE_BROKEN, RULE_NO_VALUE } RuleSays;
// Of how an order or a run ended. small: the knobs have their explore values, as in every order. why (may be NULL):
// "count can end as 3", or that there is no such object.
RuleSays rule_says(const Rule *rule, const LabFinal *end, const LabProgram *p, bool small, char *why, size_t size);
bool rule_has_text(const Rule *rule, const LabFinal *end, int i);  // is the value its i'th text
bool rule_is_of(const Rule *rule, const char *cell);               // does it speak of this cell ("row[2]")
// An outcome as such an end; the lists are the keep's.
LabFinal rule_end(Keep *keep, const LabOutcome *o);

#endif
