// Small things of stepping that need no lab.
#include "stepping.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "tui/words/said.h"

int step_choice_of(const View *v, int slot, int strand) {
  for (int i = 0; v->gate && i < v->gate->nchoices; i++)
    if (v->gate->choices[i].slot == slot && step_place(&v->gate->choices[i]) == strand) return i;
  return -1;
}

// The slot of the longest name that begins at `text` and ends as a word ("Process-1" is not in "Process-12"); -1: none.
static int named_at(const char *const *names, int n, const char *text) {
  size_t longest = 0;
  int found = -1;
  for (int i = 0; i < n; i++) {
    size_t length = names[i] ? strlen(names[i]) : 0;
    if (length <= longest || strncmp(text, names[i], length)) continue;
    if (text[length] && strchr("0123456789_-", text[length])) continue;
    found = i;
    longest = length;
  }
  return found;
}

char *letters_for_names(const char *const *names, int n, const char *text, char *to, size_t size) {
  size_t at = 0;
  bool word = true;  // a name begins only where a word does
  while (*text && at + 1 < size) {
    int slot = word ? named_at(names, n, text) : -1;
    word = *text == ' ' || *text == '(' || (unsigned char)*text > 127;  // Chinese puts no space before a name
    if (slot >= 0) at += (size_t)snprintf(to + at, size - at, "%s", view_letter(slot));
    else to[at++] = *text;
    if (at >= size) at = size - 1;
    text += slot >= 0 ? strlen(names[slot]) : 1;
  }
  to[at] = 0;
  return to;
}

char *step_lettered(const View *v, const char *text, char *to, size_t size) {
  enum { MOST = 512 };
  const char *names[MOST] = {NULL};
  for (int i = 0; i < v->snap->nprocesses; i++)
    if (v->snap->processes[i].slot < MOST) names[v->snap->processes[i].slot] = v->snap->processes[i].name;
  for (int i = 0; i < v->snap->nprocesses;
       i++) {  // the child of os.fork has its parent's name, which then tells neither
    const LabProcess *p = &v->snap->processes[i], *parent = view_process(v, p->parent_slot);
    if (!parent || strcmp(parent->name, p->name) != 0) continue;
    if (p->slot < MOST) names[p->slot] = NULL;
    if (parent->slot < MOST) names[parent->slot] = NULL;
  }
  return letters_for_names(names, MOST, text, to, size);
}

char *step_words(const View *v, const LabStep *s, char *to, size_t size) {
  char said[LAB_TEXT], words[LAB_TEXT], yours[LAB_TEXT + 16];
  const char *text = said_in(v->language, s->said, s->sentence, said, sizeof said);
  if (!step_is_your_signal(s)) return step_lettered(v, text, to, size);
  snprintf(yours, sizeof yours, view_say(v, WORD_YOU_DO), step_lettered(v, text, words, sizeof words));
  snprintf(to, size, "%s", yours);
  return to;
}

bool step_is_your_signal(const LabStep *s) { return s->by == LAB_BY_LEARNER && s->slot >= 0; }

// ✗kill   SIGCONT: only SIGKILL is the end of a process, whatever the process has made of the others
static void signal_short(const LabStep *s, char *to, size_t size) {
  char signal[LAB_TEXT];
  if (s->mark == MARK_END) snprintf(to, size, "✗kill");
  else if (lab_said_part(s->said, NULL, "signal", signal, sizeof signal)) snprintf(to, size, "%s", signal);
  else snprintf(to, size, "signal");
}

void step_short(const LabStep *s, char *to, size_t size) {
  char value[LAB_TEXT];
  bool load = s->mark == MARK_LOAD, store = s->mark == MARK_STORE;
  if (step_is_your_signal(s)) signal_short(s, to, size);
  else if (s->by == LAB_BY_LEARNER)
    snprintf(to, size, "%s", lab_said_part(s->said, "SWITCHED_ON", NULL, value, sizeof value) ? "●on" : "○off");
  else if ((load || store) && lab_said_part(s->said, NULL, "value", value, sizeof value))
    snprintf(to, size, "%s%s", load ? "→" : s->stale ? "✗" : "←", value);
  else if (s->mark == MARK_ACQUIRE || s->mark == MARK_RELEASE)
    snprintf(to, size, "%s", s->mark == MARK_ACQUIRE ? "◆" : "◇");
  else snprintf(to, size, "%s", s->mark == MARK_SLEEP ? "┈sleep" : s->verb ? s->verb : "");
}

static size_t add(char *to, size_t size, size_t n, const char *form, ...) __attribute__((format(printf, 4, 5)));
static size_t add(char *to, size_t size, size_t n, const char *form, ...) {
  va_list args;
  if (n >= size) return n;
  va_start(args, form);
  n += (size_t)vsnprintf(to + n, size - n, form, args);
  va_end(args);
  return n;
}

char *step_note(const View *v, const LabChoice *c, char *to, size_t size) {
  size_t n = 0;
  char letter[16];
  *to = 0;
  switch (c->why) {
  case LAB_WHY_NONE: break;
  case LAB_WHY_READ:
    n = add(to, size, n, view_say(v, WORD_NOTE_READ), c->value, c->step);
    if (c->who >= 0 && c->who != c->slot) add(to, size, n, view_say(v, WORD_NOTE_STORED), view_letter(c->who));
    break;
  case LAB_WHY_HELD:
  case LAB_WHY_HELD_DEAD:
    if (c->who_strand == STRAND_LEFT) {
      add(to, size, n, view_say(v, WORD_NOTE_HELD_LEFT), view_letter(c->who));
      break;
    }
    n = add(to, size, n, view_say(v, WORD_NOTE_HELD_BY), view_strand(c->who, c->who_strand, letter, sizeof letter));
    if (c->step > 0) n = add(to, size, n, view_say(v, WORD_NOTE_SINCE), c->step);
    if (c->why == LAB_WHY_HELD_DEAD) add(to, size, n, "%s", view_say(v, WORD_NOTE_DEAD));
    break;
  case LAB_WHY_NOTIFIED:
    if (c->step > 0) add(to, size, n, view_say(v, WORD_NOTE_NOTIFIED_AT), c->step);
    else add(to, size, n, "%s", view_say(v, WORD_NOTE_NOTIFIED));
    break;
  case LAB_WHY_NOT_ENDED: add(to, size, n, view_say(v, WORD_NOTE_NOT_ENDED), view_letter(c->who)); break;
  case LAB_WHY_OTHER:
    add(to, size, n, "%s",
        *c->note ? step_lettered(v, c->note, (char[LAB_TEXT]){0}, LAB_TEXT) : view_say(v, WORD_NOTE_OTHER));
    break;
  case LAB_WHY_WILL_WAIT: add(to, size, n, "%s", view_say(v, WORD_NOTE_WILL_WAIT)); break;
  case LAB_WHY_SERVES:
    add(to, size, n, view_say(v, WORD_NOTE_SERVES), view_strand(c->who, c->who_strand, letter, sizeof letter),
        c->value);
    break;
  case LAB_WHY_STOPPED: add(to, size, n, "%s", view_say(v, WORD_NOTE_STOPPED)); break;
  default: add(to, size, n, "%s", said_why(v->language, c->why));
  }
  return to;
}
