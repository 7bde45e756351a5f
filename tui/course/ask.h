// A page's question: what is asked, and what the right answer is. lesson.h describes its JSON.
//
// An answer is a text: an option's id (choice), several with a blank between (many: in the options' order, "-" none;
// order: as they were put), a number, a line's number, a process's slot. The right one is found out by every order,
// by the run that follows, or it is told by the lesson.
#ifndef TUI_COURSE_ASK_H
#define TUI_COURSE_ASK_H

#include "anchors.h"
#include "goal.h"
#include "json.h"

enum { ASK_OPTIONS = 6, ASK_WHYS = ASK_OPTIONS + 2, ASK_ANSWER = 200 };

typedef enum AskKind { ASK_CHOICE, ASK_MANY, ASK_NUMBER, ASK_LINE, ASK_ORDER, ASK_WHO, ASK_KINDS } AskKind;
typedef enum AskJudge { BY_ORDERS, BY_RUN, BY_LESSON } AskJudge;

typedef struct AskOption {
  const char *id;
  Goal *when;          // choice, many: the test that makes it right
  double number;       // number: the belief
  const Anchor *line;  // line: the belief
} AskOption;

typedef struct Ask {
  AskKind kind;
  AskJudge judge;
  AskOption options[ASK_OPTIONS];  // number and line: wrong answers that have a reason of their own
  int noptions;
  const char *count;                 // number: what is counted: orders, ends, breaking; NULL: the sum
  Compare sum;                       // … of values
  const Anchor *lines[ASK_OPTIONS];  // line: any of these
  const char *orders[ASK_OPTIONS];   // order: any of these answers
  int nright;                        // of lines or orders
  const char *who, *object;          // who: "holds", "waits", "overwritten" or "overwrote", and what
} Ask;

// Reads a page's "ask". NULL: r->why.
Ask *ask_read(Reading *r, const struct cJSON *json, const char *place, const Anchors *anchors);
// Is a text for this option in the words file: its title, its reason.
bool ask_has_titles(const Ask *a);   // each option has one
bool ask_has_reasons(const Ask *a);  // … a reason of its own
bool ask_has_right(const Ask *a);    // a reason is given to whoever was right
bool ask_has_other(const Ask *a);    // … and to whoever was wrong in no foreseen way
// What only the opened program can tell.
bool ask_fits(const Ask *a, const LabProgram *p, char *why, size_t size);

// The right answer. false: it is not known yet. ended: the run, or the search, is over.
bool ask_truth(const Ask *a, const Facts *f, bool ended, char *to, size_t size);
bool ask_is_right(const Ask *a, const char *answer, const char *truth);
// Which reason is given: an option's index, ASK_OPTIONS: to the right answer, ASK_OPTIONS + 1: to any other.
int ask_reason(const Ask *a, const char *answer, const char *truth);
int ask_option(const Ask *a, const char *id, size_t n);         // index of an option, -1: none
bool ask_marked(const Ask *a, const char *answer, int option);  // is that option in the answer

#endif
