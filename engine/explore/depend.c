// Does a store depend on what was loaded (depend.h)? Each answer is kept: the same past with the same word gives the same,
// whatever other processes did.
#include "depend.h"

#include <stdlib.h>
#include <string.h>

#include "inner.h"

enum {
  APART = 16,  // steps between two images of a past
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
    free(p);
    p = before;
  }
}

// ---- a past grows ----

bool past_begin(Explore *x, int slot, Image **image) {
  const Past *past = x->local[slot]->past;
  *image = NULL;
  if (past && past->since + 1 < APART) return true;
  if (!x->local[slot]->image && !explore_settle(x, slot)) return false;
  *image = image_keep(x->local[slot]->image);
  return true;
}

Past *past_with(Explore *x, int slot, Image *image, const PastStep *step) {
  Past *p = past_add(x->local[slot]->past, image, image ? image_hash(image) : 0, step);
  if (!p) image_drop(x->private, image);
  return p;
}

// ---- the question ----

typedef struct Answer {
  uint64_t key;
  bool depends;
} Answer;
static Answer answers[ANSWERS];  // by key; a new one replaces the old one of its place

static WhatIfEnd again(Explore *x, const PastQuestion *q, Image *world, int64_t word) {
  Image *from = past_imaged(q->load)->image;
  HostLooks looks = x->looks;
  image_load(x->private, from);
  x->in_window = -1;
  window_ran(x->private);
  window_ran(x->shared);
  WhatIfEnd end = past_again(x->process, q, word);
  image_load(x->private, from);
  image_load(x->shared, world);
  x->looks = looks;
  return end;
}

static uint64_t mix(uint64_t h, uint64_t v) {
  h = (h ^ v) * 0x9e3779b97f4a7c15u;
  return h ^ h >> 29;
}

static uint64_t key_of(const PastQuestion *q) {
  uint64_t h = mix(mix(mix(mix(q->tip->hash, q->load->n), (uint64_t)q->word), (uint64_t)q->to.arg), q->to.bytes);
  return mix(mix(h, (uint64_t)q->to.verb << 32 | q->to.strand), q->to.line) | 1;
}

// What its private work learns from the world may be other than it was then: so both are done anew.
static bool ask(void *data, const PastQuestion *q) {
  Explore *x = data;
  uint64_t key = key_of(q);
  Answer *a = &answers[key / 2 % ANSWERS];
  if (a->key == key) return a->depends;
  if (x->in_window >= 0 && !x->local[x->in_window]->ended && !explore_settle(x, x->in_window)) return false;
  Image *world = image_save(x->shared);
  if (!world) return false;
  WhatIfEnd was, now = again(x, q, world, q->word);
  if (now.asked) was = again(x, q, world, q->load->step.result);
  bool differs = past_differs(q, &now, now.asked ? &was : NULL);
  if (!now.asked) *a = (Answer){key, differs};
  image_drop(x->shared, world);
  return differs;
}

Depends depends(Explore *x, int slot, const PendingStep *p) {
  Depends d = {.depends = false};
  d.depends = past_depends(x->world, x->local[slot]->past, p->number, &p->call, ask, x, &d.seen);
  return d;
}
