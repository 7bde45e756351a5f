// What the explorer found, outcome by outcome: in words, in what they differ, and how many ends they are (explorer.h).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/grow.h"
#include "explore/ends.h"
#include "explorer.h"
#include "forms.h"

// Places told in which ends differ; outcomes that are compared in a report of a search that goes on.
enum { DIFFERS_MOST = 100, COMPARED = 100 };

// ---- in words ----

static const SaidOutcome *said_of(const Explorer *e, const Outcome *o) {
  for (int i = 0; i < e->ntold; i++)
    if (e->told[i].key == o->key) return &e->told[i];
  return NULL;
}

static void tell_exit_codes(const Outcome *o, Saying *s) {
  for (int i = 0; i < o->nprocesses; i++) {
    const OutcomeProcess *p = &o->process[i];
    if (p->ended && p->exitcode && !p->exception[0])
      say_form(s, FORM_EXIT_CODE, "who", p->name, "n", say_int(p->exitcode).text, NULL);
  }
}

void explorer_tell(Explorer *e, const Outcome *o) {
  if (said_of(e, o)) return;
  if (!GROW(e->told, e->told_room, e->ntold + 1, 16)) return;
  SaidOutcome *t = &e->told[e->ntold++];
  t->key = o->key;
  char said[OUTCOME_SAID];
  Saying s = saying_in(said, sizeof said);
  outcome_said(explorer_world(e), o, &s);
  if (s.n == 0) say_form(&s, FORM_ALL_END, NULL);
  tell_exit_codes(o, &s);
  lab_english(said, t->text, sizeof t->text);
  saying_copy(said, t->said, sizeof t->said);
}

// ---- apart from each other ----

// Outcomes with the same text differ in values beside a deadlock, or in what a process printed. Adds the first places
// in which this one (number i of the sorted ones) differs from another of them.
static void tell_apart(const Explorer *e, const SearchFinding **f, const EndDifferences *d, int i, const char *text,
                       Saying *s) {
  enum { MOST = 3 };
  for (int place = 0, n = 0; place < d->n && n < MOST; place++) {
    const EndDifference *at = &d->list[place];
    const char *mine = at->text[i];
    bool apart = false;
    for (int k = 0; k < d->outcomes && mine && !apart; k++) {
      if (k == i || (at->text[k] && strcmp(at->text[k], mine) == 0)) continue;
      const SaidOutcome *other = said_of(e, &f[k]->outcome);
      apart = other && strcmp(other->text, text) == 0;
    }
    if (!apart || at->place == END_EXIT || at->place == END_EXCEPTION) continue;
    n++;
    OutcomeShort value = outcome_short(mine);
    if (at->place == END_VALUE) say_form(s, FORM_AND_VALUE, "name", at->name, "value", value.text, NULL);
    else if (strcmp(at->name, "MainProcess") == 0) say_form(s, FORM_PRINTS, "text", value.text, NULL);
    else say_form(s, FORM_ANOTHER_PRINTS, "who", at->name, "text", value.text, NULL);
  }
}

// Number i of the sorted ones.
static void put_outcome(const Explorer *e, const SearchFinding **f, const EndDifferences *d, int i, LabOutcome *out) {
  const Outcome *o = &f[i]->outcome;
  const SaidOutcome *told = said_of(e, o);
  out->kind = (LabEnding)o->kind;
  out->breaks = outcome_breaks(o);
  out->against = o->against;
  out->orders = f[i]->orders;
  if (told == NULL) return;
  char said[sizeof out->said * 2];
  Saying s = saying_in(said, sizeof said);
  say_text(&s, told->said);
  tell_apart(e, f, d, i, told->text, &s);
  lab_english(said, out->text, sizeof out->text);
  saying_copy(said, out->said, sizeof out->said);
}

// Two that still have the same text get a number: they differ earlier in the output, or past the end of a cut text.
static void number_twins(ExploreReport *r) {
  for (int i = 0; i < r->pub.noutcomes; i++) {
    int n = 1;
    for (int k = 0; k < i; k++) n += strcmp(r->pub.outcomes[k].text, r->pub.outcomes[i].text) == 0;
    r->pub.outcomes[i].twin = n;
  }
  for (int i = 0; i < r->pub.noutcomes; i++) {
    LabOutcome *o = &r->pub.outcomes[i];
    char mark[LAB_NAME], mark_said[LAB_NAME];
    Saying s = saying_in(mark_said, sizeof mark_said);
    if (o->twin < 2) continue;
    say_form(&s, FORM_TWIN, "n", say_int(o->twin).text, NULL);
    lab_english(mark_said, mark, sizeof mark);
    size_t room = sizeof o->text - strlen(mark) - 1, at = strlen(o->text) < room ? strlen(o->text) : room;
    while (at > 0 && ((unsigned char)o->text[at] & 0xc0) == 0x80) at--;
    snprintf(o->text + at, sizeof o->text - at, "%s", mark);
    if (o->said[0] && strlen(o->said) + strlen(mark_said) < sizeof o->said) strcat(o->said, mark_said);
  }
}

static const Outcome **outcomes_of(const SearchFinding **f, int n) {
  const Outcome **o = calloc((size_t)n + 1, sizeof *o);
  if (o == NULL) _exit(1);
  for (int i = 0; i < n; i++) o[i] = &f[i]->outcome;
  return o;
}

void explorer_put_outcomes(const Explorer *e, const SearchFinding **f, int n, ExploreReport *r) {
  const Outcome **o = outcomes_of(f, n);
  EndDifferences d;
  ends_differ(o, r->pub.running && n > COMPARED ? 0 : n, &d);
  for (int i = 0; i < n; i++) put_outcome(e, f, &d, i, &r->pub.outcomes[i]);
  ends_free(&d);
  free(o);
  number_twins(r);
}

// ---- sorted, and as ends ----

// Good ones first, then by kind, then the most frequent.
static int by_kind(const void *a, const void *b) {
  const SearchFinding *x = *(const SearchFinding *const *)a, *y = *(const SearchFinding *const *)b;
  bool bad = outcome_breaks(&x->outcome);
  if (bad != outcome_breaks(&y->outcome)) return bad ? 1 : -1;
  if (x->outcome.kind != y->outcome.kind) return x->outcome.kind < y->outcome.kind ? -1 : 1;
  if (x->orders != y->orders) return x->orders > y->orders ? -1 : 1;
  return x->outcome.key < y->outcome.key ? -1 : x->outcome.key > y->outcome.key;
}

const SearchFinding **explorer_sorted(const Search *s) {
  const SearchFinding **f = calloc((size_t)s->nfindings + 1, sizeof *f);
  if (f == NULL) _exit(1);
  for (int i = 0; i < s->nfindings; i++) f[i] = &s->finding[i];
  qsort(f, (size_t)s->nfindings, sizeof(*f), by_kind);
  return f;
}

// How many ends there are, and in what those differ that nothing breaks: f is sorted, they come first.
void explorer_put_ends(const SearchFinding **f, int n, LabExplore *pub) {
  const Outcome **o = outcomes_of(f, n);
  EndDifferences d;
  int good = 0;
  while (good < n && !outcome_breaks(o[good])) good++;
  pub->nends = ends_count(o, n);
  ends_differ(o, good, &d);
  pub->differs = calloc((size_t)d.n + 1, sizeof *pub->differs);
  if (pub->differs == NULL) _exit(1);
  for (int i = 0; i < d.n && i < DIFFERS_MOST; i++) {
    LabDiffers *out = &pub->differs[pub->ndiffers++];
    Saying s = saying_in(out->said, sizeof out->said);
    end_difference_said(&d.list[i], good, &s);
    lab_english(out->said, out->text, sizeof out->text);
  }
  ends_free(&d);
  free(o);
}
