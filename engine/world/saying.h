// Sayings: sentences that are independent of the language. A saying names forms and their parts; a table of forms makes
// text from it. The English forms are in forms.h of the room that uses them (world/, explore/, lab/).
//
//   char said[160], text[160];
//   Saying s = saying_in(said, sizeof said);
//   say_form(&s, FORM_LACKS, "line", say_int(20).text, "lock", "a", NULL);
//   world_english(said, text, sizeof text);                             // ": line 20 lacks a"
//
// A saying is a string: literal text, and forms between marks (bytes 1 to 4), several of them one after the other; a
// part's value may be a saying again. A form is text with {parts}; what stands in [brackets] is left out when one of
// the parts in it is empty or was not given.
#ifndef WORLD_SAYING_H
#define WORLD_SAYING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "forms.h"
#include "verbs.h"

// The English forms of a room: a name and a text each. below: those of the room below it, which its sayings hold too.
typedef struct FormRow {
  const char *name, *english;
} FormRow;
typedef struct FormSet {
  const FormRow *row;
  int n;
  const struct FormSet *below;
} FormSet;
extern const FormSet world_forms;  // forms.h, kinds.h (how an object stands), verbs.h (a verb by its name)

// full: something did not fit, a form that is not whole was left out
typedef struct Saying {
  char *out;
  size_t size, n;
  bool full;
} Saying;
Saying saying_in(char *out, size_t size);  // empty
// say_form(s, form, then pairs of a part's name and its value, then NULL). A part without a value ("") is as one that
// is not given. form: FORM_… of a forms.h, or a verb's name.
#define say_form(s, form, ...) say_parts((s), (form), (const char *const[]){__VA_ARGS__, NULL})
void say_parts(Saying *s, const char *form, const char *const *pairs);  // to a NULL in a name's place
void say_text(Saying *s, const char *text);                             // literal: the same in every language

// The same piece by piece: what is not ended was not said.
typedef struct SayingMark {
  size_t n;
  bool full;
} SayingMark;
SayingMark saying_begin(Saying *s, const char *form);
void saying_part(Saying *s, const char *name, size_t length, const char *value);
void saying_end(Saying *s, SayingMark begun);

typedef struct SayText {
  char text[24];
} SayText;  // by value, so that several can stand in one call
SayText say_int(int64_t n);
SayText say_line(uint32_t line);  // "" for 0: no line

// A copy that ends, if it must be cut, after a whole form, with a mark.
void saying_copy(const char *said, char *out, size_t size);

// In words. form: the form of that name, NULL if the table has none. Returns the length as snprintf; -1 if the saying
// is damaged or a form is not known.
typedef const char *FormTable(const char *name);
int saying_words(const char *said, FormTable *form, char *out, size_t size);
// In English, by a room's forms and those below it; damaged: out is "", and 0 is returned. Each room has a function
// for its own: world_english, explore_english, lab_english.
int saying_english(const char *said, const FormSet *forms, char *out, size_t size);
int world_english(const char *said, char *out, size_t size);

// A step, as verb_sentence says it; what an object is called; a signal ("SIGKILL").
void verb_said(World *w, const WorldCall *c, Saying *s);
bool step_says_nothing(World *w, const WorldCall *c);  // its result is none that could be told (a pool's bell)
// Its name, else what it is of ("d's lock"), else where it was made: "Lock@7", or in a sentence "the Lock of line 7"
void say_object(World *w, Saying *s, uint32_t object);
void say_object_in_sentence(World *w, Saying *s, uint32_t object);
// the step of one who waits for it for ever: verb_said, or what it really waits for
void stuck_said(World *w, const WorldCall *c, Saying *s);
void say_stands(Saying *s, WorldStands stands, int64_t n, int64_t all);
int64_t world_open_tasks(World *w, uint32_t queue);  // of a JoinableQueue: put, and not yet said to be done
// Who takes a step: a process, or a thread of it by its name.
void say_strand(World *w, Saying *s, int slot, int strand);
int say_strand_shown(World *w, int slot, int strand);  // 0: the process's name alone is its name
void say_real(Saying *s, int64_t word);                // the bits of a double
void say_signal_name(Saying *s, int64_t signal);

// The English of the form of that name, here or below; NULL: there is none.
const char *form_english(const FormSet *forms, const char *name);

#endif
