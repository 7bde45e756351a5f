// Seeking in an explored order, as in every other run: n and p go to the next and the previous step of note, * to the
// touches of what is chosen (a process, else what the step at the cursor touches), / to words, g to a number. A step is
// met in whichever of the two orders it stands.
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "tui/panels/explore_view.h"
#include "tui/words/said.h"

static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }

static int last_of(const OrderPair *p) { return (p->bad.n > p->good.n ? p->bad.n : p->good.n) - 1; }

static bool of_note(const OrderPair *p, const OrderRows *c, int at) {
  const LabStep *s = &c->steps[c->rows[at]];
  bool stuck = c == &p->bad && p->outcome->nblocked && at == c->n - 1;
  return s->stale || s->by != LAB_BY_STRAND || s->mark == MARK_END || s->mark == MARK_PRINT || at == c->parts || stuck;
}

static bool step_is(const Bench *b, const OrderPair *p, const OrderRows *c, int at) {
  char text[LAB_TEXT], name[LAB_NAME];
  if (at >= c->n || (c == &p->good && !p->pair)) return false;
  const LabStep *s = &c->steps[c->rows[at]];
  switch (b->seek.kind) {
  case SEEK_SLOT: return order_slot(s) == b->seek.id;
  case SEEK_OBJECT: return order_object(s, name, sizeof name) && !strcmp(name, b->seek.words);
  case SEEK_WORDS:
    return strcasestr(order_sentence(&b->view, c, s, text, sizeof text), b->seek.words) ||
           strcasestr(s->sentence, b->seek.words);
  case SEEK_NOTE:
  case SEEK_LINE: break;
  }
  return of_note(p, c, at);
}

static bool is_hit(const Bench *b, const OrderPair *p, int at) {
  return step_is(b, p, &p->bad, at) || step_is(b, p, &p->good, at);
}

static bool looks(const Bench *b, OrderPair *p) {
  const LabOutcome *o = explore_chosen(&b->view);
  return o && o->nsteps && order_pair(p, &b->view, o);
}

// "lock 3 of 7": which of the hits the cursor stands at, or after.
static void count_hits(Bench *b, const OrderPair *p, int at) {
  int all = 0, before = 0;
  char name[140];
  snprintf(name, sizeof name, b->seek.kind == SEEK_WORDS ? "\"%.60s\"" : "%s",
           b->seek.kind == SEEK_SLOT ? view_letter(b->seek.id) : b->seek.words);
  for (int i = 0; i <= last_of(p); i++) {
    if (!is_hit(b, p, i)) continue;
    all++;
    before += i <= at;
  }
  if (b->seek.kind == SEEK_NOTE) *b->view.seek = 0;
  else snprintf(b->view.seek, sizeof b->view.seek, say(b, WORD_SEEK_AT), name, before, all);
}

void explore_seek(Bench *b, int by) {
  OrderPair p;
  if (!looks(b, &p)) return;
  int at = p.at + by, n = last_of(&p);
  while (at >= 0 && at <= n && !is_hit(b, &p, at)) at += by;
  bool found = at >= 0 && at <= n;
  if (found) explore_walk_to(&b->view, at);
  else bench_tell(b, "%s", say(b, by < 0 ? WORD_NONE_BEFORE : WORD_NONE_AFTER));
  count_hits(b, &p, found ? at : p.at);
  order_pair_free(&p);
}

// Where the cursor does not stand at one it goes to the next, else to the one before.
static void begin(Bench *b, const OrderPair *p) {
  int at = p->at;
  while (at <= last_of(p) && !is_hit(b, p, at)) at++;
  if (at > last_of(p))
    for (at = p->at; at >= 0 && !is_hit(b, p, at);) at--;
  if (at < 0) {
    bench_tell(b, say(b, WORD_NEVER_TOUCHED), b->seek.kind == SEEK_SLOT ? view_letter(b->seek.id) : b->seek.words);
    bench_seek_end(b);
    return;
  }
  explore_walk_to(&b->view, at);
  count_hits(b, p, at);
  bench_tell(b, "%s", say(b, WORD_SEEK_KEYS));
}

void explore_seek_touches(Bench *b) {
  OrderPair p;
  if (!looks(b, &p)) return;
  const OrderRows *c = p.at < p.bad.n ? &p.bad : &p.good;
  const LabStep *s = &c->steps[c->rows[p.at]];
  int who = b->view.order_who ? b->view.order_who - 1 : order_slot(s);
  b->seek = (Seek){.kind = SEEK_SLOT, .id = who};
  if (!b->view.order_who && order_object(s, b->seek.words, sizeof b->seek.words)) b->seek.kind = SEEK_OBJECT;
  begin(b, &p);
  order_pair_free(&p);
}

void explore_seek_words(Bench *b, const char *text) {
  OrderPair p;
  if (!looks(b, &p)) return;
  b->seek = (Seek){.kind = SEEK_WORDS};
  snprintf(b->seek.words, sizeof b->seek.words, "%s", text);
  begin(b, &p);
  order_pair_free(&p);
}

void explore_go_to(Bench *b, int step) {
  OrderPair p;
  if (!looks(b, &p)) return;
  const OrderRows *c = p.bad.n >= p.good.n ? &p.bad : &p.good;
  int at = 0;
  while (at + 1 < c->n && c->rows[at] + 1 < step) at++;
  explore_walk_to(&b->view, at);
  order_pair_free(&p);
}
