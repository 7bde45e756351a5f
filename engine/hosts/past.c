// A process's past, and the question about a store (past.h).
#include "past.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum {
  ASKED = 8,   // loads that are asked about, for one word; of a spin's loads, which read the same, one is
  EACH = 256,  // words of a store of many that are asked about
};

// ---- a past grows ----

static uint64_t hash_with(uint64_t h, const PastStep *s) {
  h = mix(mix(mix(h, (uint64_t)s->strand << 32 | s->verb), (uint64_t)s->object << 32 | s->line), (uint64_t)s->arg);
  h = mix(mix(mix(h, (uint64_t)s->arg2), s->bytes), (uint64_t)s->error << 1 | s->timed_out);
  h = mix(mix(h, (uint64_t)s->result), (uint64_t)s->result2);
  return mix(fnv_add(h, s->out, s->out_size), s->out_size);
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
static bool is_newest_of_line(const Past *tip, const Past *load, uint32_t index) {
  int64_t word;
  for (const Past *p = tip; p != load; p = p->before)
    if (past_loads(&p->step, load->step.strand, load->step.object, index, &word) && p->step.line == load->step.line)
      return false;
  return true;
}

typedef struct Asking {
  World *w;
  const Past *tip;
  PastStep to;
  PastAsk *ask;
  void *data;
} Asking;

// The load returns what stands there now: a word, or many of which one is another.
static PastAnswer ask_word(const Asking *a, const Past *load, uint32_t index, int64_t word) {
  const PastStep *s = &load->step;
  PastQuestion q = {.load = load, .tip = a->tip, .word = word, .to = a->to};
  if (s->verb == VERB_LOAD) return a->ask(a->data, &q);
  char *words = malloc(s->out_size);
  uint32_t which;
  if (!words || !past_which(s, index, &which)) return free(words), PAST_UNKNOWN;
  memcpy(words, s->out, s->out_size);
  memcpy(words + which * sizeof word, &word, sizeof word);
  q.out = words;
  q.out_size = s->out_size;
  PastAnswer answer = a->ask(a->data, &q);
  free(words);
  return answer;
}

// Is it outdated? One of many words has no version: then by the word alone.
static bool is_outdated(const PastStep *s, int64_t word, const WorldSeen *now) {
  return word != now->value && (s->verb == VERB_LOAD_ALL || (uint64_t)s->result2 != now->version);
}

static bool word_depends(const Asking *a, uint32_t index, const WorldSeen *now, WorldSeen *seen, uint64_t *tested) {
  const Past *asked[ASKED];
  int n = 0;
  int64_t word;
  for (const Past *load = a->tip; load && n < ASKED; load = load->before) {
    if (past_stores(&load->step, a->to.strand, a->to.object, index)) return false;
    if (!past_loads(&load->step, a->to.strand, a->to.object, index, &word) || !is_outdated(&load->step, word, now) ||
        is_asked(asked, n, load))
      continue;
    asked[n++] = load;
    PastAnswer answer = ask_word(a, load, index, now->value);
    // of many, a version that is not this one
    *seen = (WorldSeen){load->step.verb == VERB_LOAD ? (uint64_t)load->step.result2 : now->version + 1, word};
    if (answer == PAST_OTHER) return true;
    if (answer == PAST_ELSEWHERE && load->step.verb == VERB_LOAD && is_newest_of_line(a->tip, load, index))
      *tested = seen->version;
  }
  return false;
}

// May this be the load that the compiler takes the store to be made of? More than one may.
static bool is_compiled_load(const Asking *a, const WorldCall *c, const PastStep *s) {
  int64_t word;
  return s->verb == VERB_LOAD && (uint64_t)s->result2 == c->seen_version &&
         past_loads(s, a->to.strand, a->to.object, (uint32_t)c->arg2, &word);
}

// Where the strand itself has stored since, it was a signal's handler, whose steps are done again by nobody.
static bool is_blind(const Asking *a, const WorldCall *c, const WorldSeen *now) {
  bool any = false;
  for (const Past *p = a->tip; p; p = p->before) {
    if (past_stores(&p->step, a->to.strand, a->to.object, (uint32_t)c->arg2)) break;
    if (!is_compiled_load(a, c, &p->step)) continue;
    any = true;
    if (p->step.result != now->value && ask_word(a, p, (uint32_t)c->arg2, now->value) != PAST_SAME) return false;
  }
  return any;
}

static PastFound store_depends(const Asking *a, const WorldCall *c, WorldSeen *seen, uint64_t *tested) {
  WorldSeen now;
  if (!world_cell_now(a->w, c->object, (uint32_t)c->arg2, &now)) return PAST_AS_COMPILED;
  if (word_depends(a, (uint32_t)c->arg2, &now, seen, tested)) return PAST_DEPENDS;
  bool stale = c->seen && c->seen_version != now.version;
  return stale && is_blind(a, c, &now) ? PAST_BLIND : PAST_AS_COMPILED;
}

bool past_depends_each(World *w, const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                       WorldSeen *each) {
  Asking a = {w, tip, past_step(strand, c, VERB_DONE, 0), ask, data};
  uint32_t count = (uint32_t)((uint64_t)c->arg >> 32);
  uint64_t tested;
  bool any = false;
  for (uint32_t i = 0; i < count; i++) {
    int64_t index = (int64_t)(uint32_t)c->arg + (int64_t)i * (int32_t)c->arg2;
    WorldSeen now;
    bool is_one = i < EACH && index >= 0 && world_cell_now(w, c->object, (uint32_t)index, &now) &&
                  word_depends(&a, (uint32_t)index, &now, &each[i], &tested);
    if (!is_one) each[i].version = WORLD_UNSEEN;
    any |= is_one;
  }
  return any;
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

PastFound past_depends(World *w, const Past *tip, uint32_t strand, const WorldCall *c, PastAsk *ask, void *data,
                       WorldSeen *seen, uint64_t *tested) {
  *tested = UINT64_MAX;
  Asking a = {w, tip, past_step(strand, c, VERB_DONE, 0), ask, data};
  if (c->verb == VERB_STORE) return store_depends(&a, c, seen, tested);
  bool depends = c->verb == VERB_STALE && change_depends(tip, strand, c, ask, data, seen);
  return depends ? PAST_DEPENDS : PAST_AS_COMPILED;
}

void past_found(WorldCall *c, PastFound found, const WorldSeen *seen) {
  if (found == PAST_BLIND) c->seen = false;
  if (found != PAST_DEPENDS) return;
  c->seen = true;
  c->seen_version = seen->version;
  c->seen_value = seen->value;
}
