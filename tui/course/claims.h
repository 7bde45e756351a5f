// Claims: what a lesson's text states, in a form that `mplab check` verifies on the machine.
//
//   { "id": "free",                           // ? the name by which texts speak of it: {claim:free.orders}
//     "program": "two.py",                    // ? of which of the lesson's programs; program.py
//     "set": { "lock": "off", "WORKERS": 2 },   // ? switches and knobs; those not named: on, and a knob's own (to
//                                               //   explore, its explore) value
//     "explore": {                              // every order is tried:
//       "complete": false,                      // ? the search may leave something out; else it must not
//       "orders": 4,                            // ? so many different orders there are
//       "outcomes": { "counter": [1, 2] },      // ? of all orders that come to an end, these are the final values, no
//                                               //   other and all of them
//       "breaks": "lost update",                // ? false: none breaks. true: one does. A text or an array of texts:
//                                               //   each that breaks does so for one of these reasons (an
//                                               //   explanation's pattern, or "deadlock", "livelock", "stale",
//                                               //   "exception"), and each of them is met
//       "verdict": "proved",                    // ? what it comes to: proved, broken, incomplete or ends
//       "ends": 2,                              // ? so many different ends there are
//       "caveats": ["clock"],                   // ? it has caveats of these kinds, all of them and no other
//       "races": 0 } }                          // ? so many pairs of lines race
//   { "run": {                                  // or it is run once, on real processes, flat out:
//       "exit": 0,                              // ? main's exit code
//       "deadlock": true,                       // ? nobody in it can ever go on
//       "values": { "visits": 3 },              // ? final values
//       "prints": "expected 400000" } }         // ? a text or an array of texts that the output contains
#ifndef TUI_COURSE_CLAIMS_H
#define TUI_COURSE_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>

#include "json.h"

// The words of a claim: which half, the word. Each has a reader in claims.c (read_complete), and in cli/check.c a check
// and a sentence (holds_complete, say_complete); a word that lacks one does not compile. They are checked in this
// order.
// clang-format off
#define CLAIM_WORDS(W) \
  W(EXPLORE, complete) \
  W(EXPLORE, orders)   \
  W(EXPLORE, races)    \
  W(EXPLORE, outcomes) \
  W(EXPLORE, breaks)   \
  W(EXPLORE, verdict)  \
  W(EXPLORE, ends)     \
  W(EXPLORE, caveats)  \
  W(RUN, deadlock)     \
  W(RUN, exit)         \
  W(RUN, values)       \
  W(RUN, prints)
// clang-format on

typedef enum ClaimHalf { CLAIM_EXPLORE, CLAIM_RUN } ClaimHalf;

typedef struct ClaimSet {
  const char *name, *value;
} ClaimSet;

typedef struct ClaimValues {  // what a value may be, as Python writes it
  const char *name, **texts;
  int ntexts;
} ClaimValues;

typedef struct Claim {
  const char *id;       // NULL: it has none
  const char *program;  // NULL: the lesson's own
  ClaimSet *sets;
  int nsets;
  ClaimHalf half;
  ClaimValues *values;
  int nvalues;
  // explore
  bool incomplete;
  int orders, races, ends;  // -1: not stated
  int verdict;              // a LabVerdict; -1: not stated
  bool says_caveats;
  unsigned caveats;  // bit: a CaveatKind
  bool says_breaks, breaks;
  const char **reasons;  // of breaks; none: whatever the reason
  int nreasons;
  // run
  bool says_exit, deadlock;
  int exit;
  const char **prints;
  int nprints;
} Claim;

bool claims_read(Reading *r, const struct cJSON *json, Claim **claims, int *n);  // json: the array, or NULL

// Parts of a claim that a task has, too: "set" and "caveats".
bool sets_read(Reading *r, const struct cJSON *json, const char *place, ClaimSet **sets, int *n);
bool program_name_is_sound(Reading *r, const struct cJSON *one, const char *place);
bool caveats_read(Reading *r, const struct cJSON *json, const char *place, unsigned *caveats);

struct LabProgram;
bool sets_fit(const ClaimSet *sets, int n, const struct LabProgram *p, char *why, size_t size);
bool claim_fits(const Claim *c, const struct LabProgram *p, char *why,
                size_t size);  // are its switches and knobs there

#endif
