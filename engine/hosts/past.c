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

WhatIfEnd past_again(Process *p, const PastQuestion *q, bool changed) {
  const Past *from = past_imaged(q->load);
  uint32_t n = q->tip->n - from->n + 1;
  const PastStep **steps = calloc(n, sizeof *steps);
  if (!steps) return (WhatIfEnd){.there = false};
  int64_t word = changed ? q->word : q->load->step.result;
  const void *out = changed ? q->out : NULL;
  uint32_t size = changed ? q->out_size : 0;
  for (const Past *at = q->tip; at != from->before; at = at->before) steps[at->n - from->n] = &at->step;
  WhatIfEnd end = what_if(
      p,
      &(WhatIf){
          .step = steps, .n = n, .at = q->load->n - from->n, .word = word, .out = out, .out_size = size, .to = &q->to});
  free(steps);
  return end;
}

PastAnswer past_answer(const PastQuestion *q, const WhatIfEnd *now, const WhatIfEnd *was) {
  WhatIfEnd taken = {.there = true, .arg = q->to.arg, .bytes = q->to.bytes};
  if (!was) was = &taken;
  if (!was->there) return PAST_UNKNOWN;
  if (!now->there) return PAST_ELSEWHERE;
  return now->arg != was->arg || now->bytes != was->bytes ? PAST_OTHER : PAST_SAME;
}

static bool is_asked(const Past *const *asked, int n, const Past *p) {
  for (int i = 0; i < n; i++)
    if (asked[i]->step.line == p->step.line && asked[i]->step.result == p->step.result) return true;
  return false;
}

// Was the line run again, with a load of this cell?
static bool is_newest_of_line(const Past *tip, const Past *load) {
  for (const Past *p = tip; p != load; p = p->before)
    if (past_loads(&p->step, load->step.strand, load->step.object, (uint32_t)load->step.arg) &&
        p->step.line == load->step.line)
      return false;
  return true;
}

static bool store_depends(World *w, const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                          WorldSeen *seen, uint64_t *tested) {
  uint32_t index = (uint32_t)c->arg2;
  WorldSeen now;
  const Past *asked[ASKED];
  int n = 0;
  if (!world_cell_now(w, c->object, index, &now)) return false;
  if (c->seen && c->seen_version != now.version) return false;
  for (const Past *load = tip; load && n < ASKED; load = load->before) {
    if (past_stores(&load->step, strand, c->object, index)) return false;
    if (!past_loads(&load->step, strand, c->object, index) || (uint64_t)load->step.result2 == now.version ||
        load->step.result == now.value || is_asked(asked, n, load))
      continue;
    asked[n++] = load;
    PastQuestion q = {.load = load, .tip = tip, .word = now.value, .to = past_step(strand, c, VERB_DONE, 0)};
    *seen = (WorldSeen){.version = (uint64_t)load->step.result2, .value = load->step.result};
    PastAnswer answer = ask(data, &q);
    if (answer == PAST_OTHER) return true;
    if (answer == PAST_ELSEWHERE && is_newest_of_line(tip, load)) *tested = seen->version;
  }
  return false;
}

// ---- of what a manager serves ----

typedef struct Piece {
  const char *bytes;
  uint32_t size;
} Piece;

// The next piece of the call's bytes, its length before it. false: there is none.
static bool take_piece(const WorldCall *c, uint32_t *at, Piece *piece) {
  if (c->nbytes - *at < sizeof piece->size) return false;
  memcpy(&piece->size, (const char *)c->bytes + *at, sizeof piece->size);
  *at += sizeof piece->size;
  if (c->nbytes - *at < piece->size) return false;
  piece->bytes = (const char *)c->bytes + *at;
  *at += piece->size;
  return true;
}

static bool is_message(const PastStep *s, int verb, uint32_t strand, int64_t pipe) {
  return s->verb == verb && s->strand == strand && s->object == (uint32_t)pipe && !s->error && s->result > 0;
}

// The reply to the last such request before p; *after: how many replies came after it.
static const Past *reply_to(const Past *p, uint32_t strand, int64_t pipe, const Piece request[2], uint64_t *after) {
  uint64_t either[2] = {past_hash(request[0].bytes, request[0].size), past_hash(request[1].bytes, request[1].size)};
  const Past *reply = NULL;
  for (; p; p = p->before) {
    if (is_message(&p->step, VERB_PIPE_RECV, strand, pipe)) reply = p, ++*after;
    if (!is_message(&p->step, VERB_PIPE_SEND, strand, pipe)) continue;
    if (reply && (p->step.bytes == either[0] || p->step.bytes == either[1])) return reply;
  }
  return NULL;
}

static bool change_depends(const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                           WorldSeen *seen) {
  const Past *to = tip;
  Piece request[2], now;
  uint32_t at = 0;
  uint64_t after = 0;
  if (c->seen || !take_piece(c, &at, &request[0]) || !take_piece(c, &at, &request[1]) || !take_piece(c, &at, &now))
    return false;
  while (to && !is_message(&to->step, VERB_PIPE_SEND, strand, c->arg)) to = to->before;
  const Past *load = to ? reply_to(to->before, strand, c->arg, request, &after) : NULL;
  void *reply = load && now.size ? malloc(now.size) : NULL;  // the call's bytes are in memory that will be put back
  if (!reply) return false;
  memcpy(reply, now.bytes, now.size);
  *seen = (WorldSeen){.version = after, .value = c->seen_value};
  PastQuestion q = {.load = load, .tip = to->before, .out = reply, .out_size = now.size, .to = to->step};
  bool depends = ask(data, &q) == PAST_OTHER;
  free(reply);
  return depends;
}

bool past_depends(World *w, const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                  WorldSeen *seen, uint64_t *tested) {
  *tested = UINT64_MAX;
  if (c->verb == VERB_STORE) return store_depends(w, tip, strand, c, ask, data, seen, tested);
  return c->verb == VERB_STALE && change_depends(tip, strand, c, ask, data, seen);
}
