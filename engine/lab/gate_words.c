// Stepping, in words: what a strand is about to do and why it cannot, what it did (see gate.h).
//
// The next step is read from the present world; since when something holds, from the history.
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "gate.h"
#include "forms.h"

static WorldShownName name_of(const Lab *lab, int slot) { return world_process_shown(lab->world, slot); }

static int object_of(const WorldCall *c) { return verb_object(c->verb, c->object); }

// A word of a Value or Array, as sentences write it.
static void word_text(const Lab *lab, uint32_t object, int64_t word, char *out, size_t size) {
  const WorldObject *o = world_object(lab->world, object);
  WorldObjectView v = {.typecode = o->typecode, .real = world_cells_real(o)};
  if (v.real || strchr("cu?QL", v.typecode)) value_text(&v, word, out, size);
  else number_grouped(word, out, size);
}

static bool word_now(const Lab *lab, const WorldCall *c, int64_t *word) {
  return c->verb == VERB_LOAD && object_of(c) >= 0 &&
         world_cells_read(lab->world, c->object, (uint32_t)c->arg, 1, word) == 1;
}

// The message that a get would find, in words; "" if none is there.
static void message_now(const Lab *lab, const WorldCall *c, char *out, size_t size) {
  char text[256], told[LAB_TEXT] = "";
  WorldItem item;
  out[0] = '\0';
  if (c->verb != VERB_GET && c->verb != VERB_RECV && c->verb != VERB_GET_NOWAIT) return;
  if (object_of(c) < 0 || world_queue_items(lab->world, c->object, 0, &item, 1, text, sizeof text) != 1) return;
  item_text(lab, c->object, &item, told, sizeof told);
  snprintf(out, size, "%s", told);
}

static void add(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void add(char *out, size_t size, const char *format, ...) {
  size_t n = strlen(out);
  va_list ap;
  va_start(ap, format);
  vsnprintf(out + n, size - n, format, ap);
  va_end(ap);
}

// ---- notes: why, and since when ----

static bool by_strand(const LabStep *s, int slot, int strand) {
  return s->by != LAB_BY_LEARNER && s->slot == slot && s->strand == strand;
}
static bool is_verb(const LabStep *s, int verb) { return s->verb == verb_name(verb); }

// The step (from 1) at which this process took the object last; 0: it is not in the history.
static int took_at(const Gate *g, int slot, int object) {
  for (int i = g->pub.at; i > 0; i--) {
    const LabStep *s = &g->steps[i - 1];
    if (s->object == object && s->slot == slot && s->by != LAB_BY_LEARNER && g->facts[i - 1].took) return i;
  }
  return 0;
}

// A store's note: what its strand loaded last from that cell, and who has stored there since.
static void note_read(Lab *lab, const Posted *h, LabChoice *out) {
  const Gate *g = lab->gate;
  int other = -1;
  for (int i = g->pub.at; i > 0; i--) {
    const LabStep *s = &g->steps[i - 1];
    if (s->object != (int)h->call.object || g->facts[i - 1].index != h->call.arg2) continue;
    bool own = by_strand(s, h->slot, h->strand);
    if (is_verb(s, VERB_STORE) && own) return;
    if (is_verb(s, VERB_STORE) && other < 0) other = s->slot;
    if (!is_verb(s, VERB_LOAD) || !own) continue;
    out->why = LAB_WHY_READ;
    out->who = other;
    out->step = i;
    word_text(lab, h->call.object, g->facts[i - 1].value, out->value, sizeof out->value);
    snprintf(out->note, sizeof out->note, "it read %s at step %d", out->value, i);
    if (other >= 0) add(out->note, sizeof out->note, "; %s has stored since", name_of(lab, other).text);
    return;
  }
}

static void note_held(Lab *lab, const Posted *h, LabChoice *out) {
  if (out->who_strand == STRAND_LEFT) {
    snprintf(out->note, sizeof out->note, "held by a thread that is not in %s: its fork copied the lock as it stood",
             name_of(lab, out->who).text);
    return;
  }
  out->step = took_at(lab->gate, out->who, verb_lock(lab->world, &h->call));
  snprintf(out->note, sizeof out->note, "held by %s", out->who == h->slot ? "itself" : name_of(lab, out->who).text);
  if (out->step > 0) add(out->note, sizeof out->note, " since step %d", out->step);
  if (out->why == LAB_WHY_HELD_DEAD) add(out->note, sizeof out->note, ", which has ended");
}

_Static_assert((int)LAB_WHY_READ == (int)WHY_COUNT, "the first are those of world/why.h");
const char *lab_why_text(LabWhy why) { return verb_why_text((VerbWhy)why); }

// An event that is mplab's own: a thread's beginning or end, a pool's bell.
static bool is_inner(const Lab *lab, const WorldCall *c) {
  if (verb_family(c->verb) != FAMILY_EVENT || c->object >= WORLD_OBJECTS) return false;
  return step_says_nothing(lab->world, c) || world_object(lab->world, c->object)->role != ROLE_OTHER;
}

static void note_blocked(Lab *lab, const Posted *h, LabChoice *out) {
  Actor who;
  VerbWhy why = verb_why(lab->world, &h->call, &who);
  out->who = who ? actor_slot(who) : -1;
  out->who_strand = who ? actor_strand(who) : 0;
  if (is_inner(lab, &h->call)) why = WHY_NONE;  // what it waits for stands in its sentence
  out->why = why == WHY_NONE ? LAB_WHY_OTHER : (LabWhy)why;
  if (out->why == LAB_WHY_HELD || out->why == LAB_WHY_HELD_DEAD) note_held(lab, h, out);
  else if (out->why == LAB_WHY_NOT_ENDED)
    snprintf(out->note, sizeof out->note, "%s has not ended", name_of(lab, out->who).text);
  else snprintf(out->note, sizeof out->note, "%s", verb_why_text(why));
}

static void note_notified(Lab *lab, const Posted *h, LabChoice *out) {
  const Gate *g = lab->gate;
  out->why = LAB_WHY_NOTIFIED;
  for (int i = g->pub.at; i > 0 && !out->step; i--)
    if (is_verb(&g->steps[i - 1], VERB_NOTIFY) && g->steps[i - 1].object == (int)h->call.object) out->step = i;
  snprintf(out->note, sizeof out->note, "it was notified");
  if (out->step > 0) add(out->note, sizeof out->note, " at step %d", out->step);
}

// In whose call a manager's server takes its step.
static void note_call(const Lab *lab, int call, LabChoice *out) {
  const Choice *c = &lab->gate->order.choice[call];
  out->why = LAB_WHY_SERVES;
  out->who = c->slot;
  out->who_strand = c->strand;
  snprintf(out->value, sizeof out->value, "%u", c->line);
  snprintf(out->note, sizeof out->note, "in a call of %s, line %u", name_of(lab, c->slot).text, c->line);
}

static void note(Lab *lab, const Posted *h, LabChoice *out) {
  char message[LAB_TEXT];
  int call = h->go ? gate_call(lab, h) : -1;
  out->who = -1;
  if (lab->gate->conductor.stopped[h->slot]) {
    out->why = LAB_WHY_STOPPED;
    snprintf(out->note, sizeof out->note, "stopped by a signal");
    return;
  }
  if (!h->go) note_blocked(lab, h, out);
  else if (h->call.verb == VERB_STORE) note_read(lab, h, out);
  else if (h->call.verb == VERB_WOKEN && !h->timeout) note_notified(lab, h, out);
  else if (call >= 0) note_call(lab, call, out);
  message_now(lab, &h->call, message, sizeof message);
  if (h->go && h->call.verb == VERB_GET && message[0] == '\0') {
    out->why = LAB_WHY_WILL_WAIT;
    snprintf(out->note, sizeof out->note, "nothing is in it yet: it will wait");
  }
  if (h->timeout) add(out->note, sizeof out->note, "%sit would time out", out->note[0] ? "; " : "");
}

// A saying, kept beside its English.
static void keep(const char *said, char *sentence, char *out) {
  lab_english(said, sentence, LAB_TEXT);
  saying_copy(said, out, LAB_TEXT);
}

void gate_say_posted(Lab *lab, const Posted *h, LabChoice *out) {
  char value[LAB_TEXT], said[2 * LAB_TEXT];
  Saying s = saying_in(said, sizeof said);
  int64_t word;
  *out = (LabChoice){.slot = h->slot,
                     .strand = h->strand,
                     .way = h->way,
                     .can_go = h->go,
                     .timeout = h->timeout,
                     .verb = verb_name(h->call.verb),
                     .object = object_of(&h->call),
                     .line = h->call.line};
  WorldCall words = posted_words(h);
  verb_said(lab->world, &words, &s);
  gate_kill_say(lab, h, &s);
  if (word_now(lab, &h->call, &word)) {
    word_text(lab, h->call.object, word, value, sizeof value);
    say_form(&s, FORM_RESULT, "value", value, NULL);
  }
  message_now(lab, &h->call, value, sizeof value);
  if (value[0]) say_form(&s, FORM_RESULT, "value", value, NULL);
  keep(said, out->sentence, out->said);
  note(lab, h, out);
}

// ---- what was done ----

void gate_look_before(Lab *lab, const Posted *h) {
  Gate *g = lab->gate;
  g->word = 0;
  word_now(lab, &h->call, &g->word);
  Saying inside = saying_in(g->killing, sizeof g->killing);
  gate_kill_say(lab, h, &inside);
  message_now(lab, &h->call, g->getting, sizeof g->getting);
}

static void say_answer(Lab *lab, const WorldEvent *e, Saying *s) {
  if (verb_answer(e->verb) != ANSWER_CHILD) lab_say_answer(e->verb, e->value, s);
  else if (e->value >= 0 && e->value < WORLD_SLOTS)
    say_form(s, FORM_STARTED, "process", name_of(lab, (int)e->value).text, NULL);
}

static bool takes(Lab *lab, const WorldEvent *e, VerbThing thing) {
  VerbDone done = verb_done_event(e);
  VerbMoves m = verb_moves(lab->world, &done);
  for (int i = 0; i < m.n; i++)
    if (m.move[i].thing == thing && !m.move[i].gives) return true;
  return false;
}

// The result of a step. Its event's value is a load's word, else the verb's result.
static void say_result(Lab *lab, const Posted *h, const WorldEvent *e, Saying *s) {
  char value[LAB_TEXT];
  if (e->flags & EVENT_FAILED) {
    say_form(s, FORM_REFUSED, NULL);
  } else if (e->flags & EVENT_TIMED_OUT) {
    say_form(s, FORM_TIMED_OUT, NULL);
  } else if (verb_answer(e->verb) == ANSWER_WORD) {
    word_text(lab, h->call.object, e->value, value, sizeof value);
    say_form(s, FORM_RESULT, "value", value, NULL);
  } else if (e->flags & EVENT_REFUSED && takes(lab, e, THING_READING) && h->call.deadline < 0) {
    say_form(s, FORM_NOTHING_YET, NULL);
  } else if (e->flags & EVENT_REFUSED) {
    say_form(s, FORM_RESULT, "value", "False", NULL);
  } else if (lab->gate->getting[0]) {
    say_form(s, FORM_RESULT, "value", lab->gate->getting, NULL);
  } else if (!step_says_nothing(lab->world, &h->call)) {
    say_answer(lab, e, s);
  }
}

void gate_say_done(Lab *lab, const Posted *h, const WorldEvent *e, LabStep *out, Fact *fact) {
  const WorldCall *c = &h->call;
  bool refused = e->flags & (EVENT_FAILED | EVENT_REFUSED | EVENT_TIMED_OUT);
  *out = (LabStep){.by = h->timeout ? LAB_BY_CLOCK : LAB_BY_STRAND,
                   .slot = h->slot,
                   .strand = h->strand,
                   .verb = verb_name(c->verb),
                   .object = object_of(c),
                   .line = c->line};
  char said[2 * LAB_TEXT];
  Saying t = saying_in(said, sizeof said);
  WorldCall words = posted_words(h);
  verb_said(lab->world, &words, &t);
  say_text(&t, lab->gate->killing);
  say_result(lab, h, e, &t);
  keep(said, out->sentence, out->said);
  int call = gate_call(lab, h);
  if (call >= 0) {
    const Choice *of = &lab->gate->order.choice[call];
    out->served = true;
    out->for_slot = of->slot;
    out->for_strand = of->strand;
    out->for_line = of->line;
  }
  out->stale = e->flags & EVENT_STALE;
  out->mark = refused ? MARK_OTHER : verb_mark(c->verb);
  // A get that found nothing has taken the reading lock too.
  bool took = takes(lab, e, THING_LOCK) || takes(lab, e, THING_READING);
  *fact = (Fact){.index = c->verb == VERB_STORE ? c->arg2 : c->arg,
                 .value = c->verb == VERB_LOAD ? e->value : c->arg,
                 .took = took};
}

void gate_say_learner(Lab *lab, const Choice *c, LabStep *out) {
  char said[LAB_TEXT];
  Saying t = saying_in(said, sizeof said);
  *out = (LabStep){.by = LAB_BY_LEARNER, .slot = -1, .strand = -1, .object = -1};
  if (c->kind == CHOICE_TOGGLE) {
    out->verb = "toggle";
    const char *name = c->slot < lab->program.nswitches ? lab->program.switches[c->slot].name : "?";
    out->line = c->slot < lab->program.nswitches ? lab->program.switches[c->slot].line : 0;
    say_form(&t, c->arg ? FORM_SWITCHED_ON : FORM_SWITCHED_OFF, "name", name, NULL);
    keep(said, out->sentence, out->said);
    return;
  }
  WorldCall kill = {.verb = VERB_KILL, .object = c->slot, .arg = c->arg};
  out->verb = verb_name(VERB_KILL);
  out->slot = c->slot;
  out->mark = c->arg == SIGKILL ? MARK_END : MARK_OTHER;  // others may be handled, or end nobody
  verb_said(lab->world, &kill, &t);
  keep(said, out->sentence, out->said);
}

void gate_say_written(Lab *lab, const Choice *c, LabStep *out) {
  if (c->kind == CHOICE_SIGNAL || c->kind == CHOICE_TOGGLE) {
    gate_say_learner(lab, c, out);
    if (c->kind == CHOICE_SIGNAL) {
      snprintf(out->sentence, sizeof out->sentence, "send signal %d", (int)c->arg);
      out->said[0] = '\0';
    }
    return;
  }
  *out = (LabStep){.by = c->kind == CHOICE_TIMEOUT ? LAB_BY_CLOCK : LAB_BY_STRAND,
                   .slot = c->slot,
                   .strand = c->strand,
                   .verb = verb_name(c->verb),
                   .line = c->line,
                   .mark = verb_mark(c->verb)};
  out->object = verb_object(c->verb, c->object);
  snprintf(out->sentence, sizeof out->sentence, "%s", verb_name(c->verb));
}
