// A process's past, and the question about a store (past.h).
#include "past.h"

#include <stdlib.h>
#include <string.h>

enum { ASKED = 8 };  // loads that are asked about, for one store; of a spin's loads, which read the same, one is

// ---- a past grows ----

static uint64_t mix(uint64_t h, uint64_t v) {
  h = (h ^ v) * 0x9e3779b97f4a7c15u;
  return h ^ h >> 29;
}

static uint64_t hash_with(uint64_t h, const PastStep *s) {
  h = mix(mix(mix(h, (uint64_t)s->strand << 32 | s->verb), (uint64_t)s->object << 32 | s->line), (uint64_t)s->arg);
  h = mix(mix(mix(h, (uint64_t)s->arg2), s->bytes), (uint64_t)s->error << 1 | s->timed_out);
  h = mix(mix(h, (uint64_t)s->result), (uint64_t)s->result2);
  for (uint32_t i = 0; i < s->out_size; i++) h = (h ^ (unsigned char)s->out[i]) * 0x100000001b3u;
  return mix(h, s->out_size);
}

Past *past_add(Past *before, void *image, uint64_t image_hash, const PastStep *step) {
  Past *p = malloc(sizeof *p + step->out_size);
  if (!p) return NULL;
  if (before) before->refs++;
  *p = (Past){.refs = 1,
              .n = before ? before->n + 1 : 1,
              .since = before && !image ? before->since + 1 : 0,
              .before = before,
              .image = image,
              .step = *step};
  p->step.out = (const char *)(p + 1);
  if (step->out_size) memcpy(p + 1, step->out, step->out_size);
  p->hash = hash_with(before ? before->hash : image_hash, &p->step);
  return p;
}

const Past *past_imaged(const Past *p) {
  while (p && !p->image) p = p->before;
  return p;
}

// ---- the question ----

WhatIfEnd past_again(Process *p, const PastQuestion *q, int64_t word) {
  const Past *from = past_imaged(q->load);
  uint32_t n = q->tip->n - from->n + 1;
  const PastStep **steps = calloc(n, sizeof *steps);
  if (!steps) return (WhatIfEnd){.there = false};
  for (const Past *at = q->tip; at != from->before; at = at->before) steps[at->n - from->n] = &at->step;
  WhatIfEnd end = what_if(p, &(WhatIf){.step = steps, .n = n, .at = q->load->n - from->n, .word = word, .to = &q->to});
  free(steps);
  return end;
}

bool past_differs(const PastQuestion *q, const WhatIfEnd *now, const WhatIfEnd *was) {
  WhatIfEnd taken = {.there = true, .arg = q->to.arg, .bytes = q->to.bytes};
  if (!was) was = &taken;
  return now->there && was->there && (now->arg != was->arg || now->bytes != was->bytes);
}

static bool is_asked(const Past *const *asked, int n, const Past *p) {
  for (int i = 0; i < n; i++)
    if (asked[i]->step.line == p->step.line && asked[i]->step.result == p->step.result) return true;
  return false;
}

bool past_depends(World *w, const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                  WorldSeen *seen) {
  uint32_t index = (uint32_t)c->arg2;
  WorldSeen now;
  const Past *asked[ASKED];
  int n = 0;
  if (c->verb != VERB_STORE || !world_cell_now(w, c->object, index, &now)) return false;
  if (c->seen && c->seen_version != now.version) return false;
  for (const Past *load = tip; load && n < ASKED; load = load->before) {
    if (past_stores(&load->step, strand, c->object, index)) return false;
    if (!past_loads(&load->step, strand, c->object, index) || (uint64_t)load->step.result2 == now.version ||
        load->step.result == now.value || is_asked(asked, n, load))
      continue;
    asked[n++] = load;
    PastQuestion q = {.load = load, .tip = tip, .word = now.value, .to = past_step(strand, c, VERB_DONE)};
    *seen = (WorldSeen){.version = (uint64_t)load->step.result2, .value = load->step.result};
    if (ask(data, &q)) return true;
  }
  return false;
}
