// A verdict of a task, as an object of JSON, and what is made of it: text, the formats of grading systems, a page.
//
//   { "task": "bank-ring", "lesson": "10-deadlock", "file": "ada.py", "hash": "…", "engine": "0.1.0",
//     "state": "failed", "points": 4, "of": 10, "seconds": 0.02, "why": null,
//     "checks": [ { "id": "right", "state": "failed", "ok": false, "points": 0, "of": 3, "hidden": false,
//                   "others": false, "orders": 37, "complete": true, "why": "…", "words": { "en": "…", "zh": "…" },
//                   "pattern": "wrong lock", "see": "08-lock-fix", "explanation": "…",
//                   "schedule": [ { "process": "Process-1", "text": "load …", "line": 5 } ], "nearest": [ … ],
//                   "parts": 3 } ] }
//
// state: passed, failed, not proved, not judged. ok: true, false, null. others: it failed with other names and numbers.
// see: the lesson of another task whose fault this is.
#ifndef TUI_CLI_GRADING_H
#define TUI_CLI_GRADING_H

#include <stdio.h>

#include "tui/course/judge.h"

struct cJSON;

// text NULL: the file could not be read
struct cJSON *grading_json(const Tasks *all, const Task *t, const char *file, const char *text, size_t size,
                           const Verdict *v);
// A file that nobody judged, and why.
struct cJSON *grading_unjudged(const Task *t, const char *file, const char *why);
int grading_exit(const struct cJSON *verdict);  // 0 passed, 1 failed, 3 not proved, 2 not judged; hidden checks count
int grading_worse(int a, int b);                // of two such codes: 2, then 1, then 3, then 0

// For people: what holds, what does not, and of the first check that does not the orders side by side. points: with
// points; else only what holds.
void grading_print(FILE *f, const struct cJSON *verdict, Language language, bool points);
void csv_field(FILE *f, const char *s);  // one field, in quotes, that no table's program takes for a formula
void grading_csv_head(FILE *f, const Task *t, bool hidden);
void grading_csv(FILE *f, const struct cJSON *verdict);
struct cJSON *grading_gradescope(const struct cJSON *verdict, Language language);
// One page that needs nothing else, no script. false: errno
bool grading_report(const char *folder, const struct cJSON *verdict, Language language);

#endif
