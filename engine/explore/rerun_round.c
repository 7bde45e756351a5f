// Strands that go round and only look (see rerun_inner.h). Of what lies between two steps nothing is known, so a strand
// that asks the same again and again may count, or may wait for an answer that others give. It is taken to wait: until
// something that it looked at changes it goes only when nobody else can.
#include "base/hash.h"
#include "rerun_inner.h"
#include "world/traits.h"

enum { OFTEN = 4, ENDLESS = 60 };  // equal looks

static uint64_t look_of(const ExploreEvent *e) {
  uint64_t h = mix(FNV_EMPTY, (uint64_t)e->choice.verb << 32 | e->choice.line);
  h = mix(h, (uint64_t)e->choice.object << 32 | (uint64_t)e->choice.kind);
  h = mix(h, (uint64_t)e->value);
  h = mix(h, (uint64_t)(e->choice.verb == VERB_LOAD ? e->arg : 0));
  return mix(h, (uint64_t)e->result) | 1;
}

static void note_look(Round *round, const ExploreEvent *e) {
  uint64_t look = look_of(e);
  int at = 0;
  while (at < ROUND_LOOKS && round->look[at] && round->look[at] != look) at++;
  if (at == ROUND_LOOKS) {  // a longer round than is followed
    *round = (Round){0};
    at = 0;
  }
  round->look[at] = look;
  if (round->times[at] < UINT16_MAX) round->times[at]++;
  if (e->choice.line) round->line = e->choice.line;
  for (int i = 0; i < e->footprint.n; i++)
    rerun_place(&round->looked, e->footprint.place[i].object, e->footprint.place[i].part, false);
}

void round_after(const Rerun *r, Round *round, bool own, const ExploreEvent *e) {
  VerbDone done = explore_done(e);
  if (own && e->choice.verb == VERB_SLEEP_UNTIL) return;
  if (own && verb_change(&done) != CHANGED_WORLD) note_look(round, e);
  else if (own || (!e->reads && verb_conflict(&round->looked, &e->footprint))) *round = (Round){0};
}

static int most(const Round *round) {
  int n = 0;
  for (int i = 0; i < ROUND_LOOKS; i++) n = round->times[i] > n ? round->times[i] : n;
  return n;
}

bool round_turns(const Round *round) { return most(round) >= OFTEN; }
bool round_ends(const Round *round) { return most(round) >= ENDLESS; }
