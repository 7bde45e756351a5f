// Does a store depend on what was loaded (depend.h)? Each answer is kept: the same past with the same word gives the
// same, whatever other processes did.
#include "depend.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "inner.h"
#include "state_inner.h"

enum {
  APART = 16,            // steps between two images of a past
  MOST_BYTES = 1 << 28,  // of all images: beyond it no more are kept here, and what is loaded then is not asked about
  ANSWERS = 1 << 12,
};

Past *past_keep(Past *p) {
  if (p) p->refs++;
  return p;
}

void past_drop(Explore *x, Past *p) {
  while (p && --p->refs == 0) {
    Past *before = p->before;
    image_drop(x->private, p->image);
    free(p->kept);
    free(p);
    p = before;
  }
}

// ---- a past grows ----

bool past_begin(Explore *x, int slot, Image **image) {
  const Past *past = x->local[slot]->past;
  *image = NULL;
  if ((past && past->since + 1 < APART) || window_bytes(x->private) > MOST_BYTES) return true;
  Image *now = explore_settle(x, slot);
  if (now) *image = image_keep(now);
  return now != NULL;
}

Past *past_with(Explore *x, int slot, Image *image, const PastStep *step) {
  Past *before = x->local[slot]->past;
  Past *p = !before && !image ? NULL : past_add(before, image, image ? image_hash(image) : 0, step);
  if (p) memcpy(p->before_sum, x->before_sum, sizeof p->before_sum);
  if (!p) image_drop(x->private, image);
  return p;
}

// ---- the question ----

typedef struct Answer {
  uint64_t key;
  PastAnswer answer;
} Answer;
typedef struct Fate {
  uint64_t key;
  LoadFate fate;
} Fate;
static Answer answers[ANSWERS];  // by key; a new one replaces the old one of its place
static Fate fates[ANSWERS];      // the same

void depends_begin(void) {
  memset(answers, 0, sizeof answers);
  memset(fates, 0, sizeof fates);
}

// sum: of the private memory that it comes to; NULL: not wanted.
static WhatIfEnd again(Explore *x, const PastQuestion *q, Image *world, bool changed, ImageSum *sum) {
  Image *from = past_imaged(q->load)->image;
  HostLooks looks = x->looks;
  image_load(x->private, from);
  x->in_window = -1;
  window_ran(x->private);
  window_ran(x->shared);
  WhatIfEnd end = past_again(x->process, q, changed);
  if (sum && end.there) {
    explore_tidy(x);
    if (!state_window_sum(x, sum)) end.asked = true;
  }
  image_load(x->private, from);
  image_load(x->shared, world);
  x->looks = looks;
  return end;
}

static uint64_t key_of(const PastQuestion *q) {
  uint64_t h = mix(mix(q->tip->hash, q->load->n), q->out ? past_hash(q->out, q->out_size) : (uint64_t)q->word);
  h = mix(mix(h, (uint64_t)q->to.arg), q->to.bytes);
  return mix(mix(h, (uint64_t)q->to.verb << 32 | q->to.strand), q->to.line) | 1;
}

// What its private work learns from the world may be other than it was then: so both are done anew.
static PastAnswer ask(void *data, const PastQuestion *q) {
  Explore *x = data;
  uint64_t key = key_of(q);
  Answer *a = &answers[key / 2 % ANSWERS];
  if (a->key == key) return a->answer;
  if (!explore_settle_window(x)) return PAST_UNKNOWN;
  Image *world = image_save(x->shared);
  if (!world) return PAST_UNKNOWN;
  WhatIfEnd was, now = again(x, q, world, true, NULL);
  if (now.asked) was = again(x, q, world, false, NULL);
  PastAnswer answer = past_answer(q, &now, now.asked ? &was : NULL);
  if (!now.asked) *a = (Answer){key, answer};
  image_drop(x->shared, world);
  return answer;
}

Depends depends(Explore *x, int slot, const PendingStep *p) {
  Depends d = {.found = PAST_AS_COMPILED, .tested = UINT64_MAX};
  WorldCall c = p->call;
  if (c.verb != VERB_STORE && c.verb != VERB_STALE && c.verb != VERB_STORE_ALL) return d;
  if (c.nbytes && !explore_bring(x, slot)) return d;
  if (c.nbytes) step_to_call(x->process, p->strand, &c);
  state_note_store(x, slot, p, &c);
  if (c.verb == VERB_STORE_ALL) {
    d.each = calloc((uint32_t)((uint64_t)c.arg >> 32) + 1, sizeof *d.each);
    if (d.each && past_depends_each(x->world, x->local[slot]->past, p->number, &c, ask, x, d.each)) return d;
    free(d.each);
    d.each = NULL;
    return d;
  }
  d.found = past_depends(x->world, x->local[slot]->past, p->number, &c, ask, x, &d.seen, &d.tested);
  return d;
}

// ---- of a load, before it is known what is stored ----

static uint64_t fate_key(const Past *load, const PastStep *next, int64_t word) {
  const PastStep *s = &load->step;
  uint64_t h = mix(mix(load->before_sum[0], load->before_sum[1]), (uint64_t)s->strand << 32 | s->object);
  h = mix(mix(mix(h, (uint64_t)s->arg), (uint64_t)s->line << 32 | s->verb), (uint64_t)s->result);
  h = mix(mix(h, (uint64_t)next->verb << 32 | next->line), (uint64_t)next->object << 32);
  return mix(mix(h, (uint64_t)next->arg2), (uint64_t)word) | 1;
}

static LoadFate fate_of(Explore *x, const PastQuestion *q, Image *world) {
  ImageSum was, now;
  WhatIfEnd as_it_was = again(x, q, world, false, &was);
  if (!as_it_was.there || as_it_was.asked) return FATE_OPEN;
  WhatIfEnd changed = again(x, q, world, true, &now);
  if (changed.asked) return FATE_OPEN;
  if (!changed.there) return FATE_ELSEWHERE;
  bool same = changed.arg == as_it_was.arg && changed.bytes == as_it_was.bytes;
  return same && was.word[0] == now.word[0] && was.word[1] == now.word[1] ? FATE_SAME : FATE_OPEN;
}

LoadFate load_fate(Explore *x, const Past *load, const PastStep *next, int64_t word) {
  if (word == load->step.result) return FATE_SAME;
  uint64_t key = fate_key(load, next, word);
  Fate *f = &fates[key / 2 % ANSWERS];
  if (f->key == key) return f->fate;
  if (!explore_settle_window(x)) return FATE_OPEN;
  Image *world = image_save(x->shared);
  if (!world) return FATE_OPEN;
  PastQuestion q = {.load = load, .tip = load, .word = word, .to = *next};
  *f = (Fate){key, fate_of(x, &q, world)};
  image_drop(x->shared, world);
  return f->fate;
}
