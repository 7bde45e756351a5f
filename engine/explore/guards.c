// Which lock guards which data (see guards.h).
#include "guards.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explain.h"
#include "held.h"
#include "order.h"
#include "base/grow.h"

enum { SITES_MOST = 1024 };

struct GuardSite {  // a line that accesses an object while others are alive, holding exactly these locks
  char object[2 * WORLD_NAME];
  uint32_t line;
  char lock[4][2 * WORLD_NAME];
  int nlocks;
};

static bool same_site(const struct GuardSite *a, const struct GuardSite *b) {
  if (a->line != b->line || a->nlocks != b->nlocks || strcmp(a->object, b->object) != 0) return false;
  for (int i = 0; i < a->nlocks; i++)
    if (strcmp(a->lock[i], b->lock[i]) != 0) return false;
  return true;
}

static void add_site(Guards *g, const struct GuardSite *s) {
  for (int i = 0; i < g->nsites; i++)
    if (same_site(&g->site[i], s)) return;
  if (g->nsites == SITES_MOST) return;
  if (!GROW(g->site, g->site_room, g->nsites + 1, 16)) return;
  g->site[g->nsites++] = *s;
}

bool guards_is_unsafe(const Guards *g, const char *object) {
  for (int i = 0; i < g->nunsafe; i++)
    if (strcmp(g->unsafe[i], object) == 0) return true;
  return false;
}

void guards_unsafe(Guards *g, const char *object) {
  if (guards_is_unsafe(g, object)) return;
  int room = g->nunsafe;
  if (!GROW_EXACTLY(g->unsafe, room, g->nunsafe + 1)) return;
  snprintf(g->unsafe[g->nunsafe++], sizeof *g->unsafe, "%s", object);
}

// Is this the act of a check under another holding of the lock?
static bool is_split(World *w, const ExploreEvent *event, int n, int at) {
  static const Outcome none;
  TwoLockings found;
  ExplainCase c = {.world = w, .event = event, .n = n, .outcome = &none};
  return event[at].tested != UINT64_MAX && two_lockings_at(&c, at, &found) && found.lock >= 0;
}

static void note(Guards *g, World *w, const Held *h, const ExploreEvent *event, int n, int at) {
  const ExploreEvent *e = &event[at];
  struct GuardSite s = {.line = e->choice.line};
  LockSet locks;
  held_set(h, e->choice.slot, e->choice.strand, &locks);
  explain_object(w, e->choice.object, s.object, sizeof s.object);
  for (int i = 0; i < locks.n && i < 4; i++) explain_lock(w, locks.lock[i], s.lock[s.nlocks++], sizeof s.lock[0]);
  add_site(g, &s);
  if (e->stale || is_split(w, event, n, at)) guards_unsafe(g, s.object);
}

// The cells that are part of another object (a Barrier's) are not the program's to guard.
static bool is_access(const World *w, const ExploreEvent *e) {
  if (verb_family(e->choice.verb) != FAMILY_CELLS || e->choice.kind != CHOICE_STEP || e->failed ||
      e->choice.object >= WORLD_OBJECTS)
    return false;
  return world_object(w, e->choice.object)->owner < 0;
}

void guards_order(Guards *g, World *w, const ExploreEvent *event, int n) { guards_steps(g, w, event, 0, n); }

void guards_steps(Guards *g, World *w, const ExploreEvent *event, int from, int n) {
  Held h;
  int alive = 1;
  held_begin(&h, w);
  for (int i = 0; i < n; i++) {
    const ExploreEvent *e = &event[i];
    if (i >= from && alive > 1 && is_access(w, e)) note(g, w, &h, event, n, i);
    if (e->created >= 0) alive++;
    if (e->ended >= 0) alive--;
    held_step(&h, e, i);
  }
}

static Guard *guard_of(Guards *g, const char *object, const char *lock) {
  for (int i = 0; i < g->n; i++)
    if (strcmp(g->guard[i].object, object) == 0 && strcmp(g->guard[i].lock, lock) == 0) return &g->guard[i];
  if (!GROW(g->guard, g->room, g->n + 1, 8)) return NULL;
  Guard *new = &g->guard[g->n++];
  *new = (Guard){0};
  snprintf(new->object, sizeof new->object, "%s", object);
  snprintf(new->lock, sizeof new->lock, "%s", lock);
  return new;
}

static void note_line(Guard *g, uint32_t line, bool with) {
  int i = 0;
  while (i < g->n && g->line[i].line < line) i++;
  if (i == g->n || g->line[i].line != line) {
    if (g->n == GUARD_LINES) return;
    memmove(&g->line[i + 1], &g->line[i], (size_t)(g->n - i) * sizeof *g->line);
    g->line[i] = (GuardLine){.line = line};
    g->n++;
  }
  if (with) g->line[i].with = true;
  else g->line[i].without = true;
}

static bool site_has(const struct GuardSite *s, const char *lock) {
  for (int i = 0; i < s->nlocks; i++)
    if (strcmp(s->lock[i], lock) == 0) return true;
  return false;
}

// When one lock is held at every access, locks that are held at some of them do not matter. A lock that is held at some
// accesses only is not reported when no order shows harm.
static void drop_needless(Guards *g) {
  int kept = 0;
  for (int i = 0; i < g->n; i++) {
    bool needless = g->guard[i].broken && !guards_is_unsafe(g, g->guard[i].object);
    for (int k = 0; k < g->n && g->guard[i].broken; k++)
      needless |= !g->guard[k].broken && strcmp(g->guard[k].object, g->guard[i].object) == 0;
    g->guard[i].needless = needless;
  }
  for (int i = 0; i < g->n; i++)
    if (!g->guard[i].needless) g->guard[kept++] = g->guard[i];
  g->n = kept;
}

void guards_find(Guards *g) {
  g->n = 0;
  for (int i = 0; i < g->nsites; i++)
    for (int k = 0; k < g->site[i].nlocks; k++) guard_of(g, g->site[i].object, g->site[i].lock[k]);
  for (int i = 0; i < g->n; i++) {
    Guard *one = &g->guard[i];
    for (int k = 0; k < g->nsites; k++) {
      const struct GuardSite *s = &g->site[k];
      if (strcmp(s->object, one->object) != 0) continue;
      bool with = site_has(s, one->lock);
      note_line(one, s->line, with);
      one->broken |= !with;
    }
    one->split = !one->broken && guards_is_unsafe(g, one->object);
  }
  drop_needless(g);
}

void guards_free(Guards *g) {
  free(g->guard);
  free(g->site);
  free(g->unsafe);
  *g = (Guards){0};
}

// "line 10", "lines 10, 11 and 20"
static void say_lines(const Guard *g, bool with, char *out, size_t size) {
  Saying s = saying_in(out, size);
  char others[GUARD_LINES * 14] = "";
  size_t n = 0;
  uint32_t last = 0;
  int count = 0;
  for (int i = 0; i < g->n; i++) {
    if (!(with ? g->line[i].with : g->line[i].without)) continue;
    if (count > 0) n += (size_t)snprintf(others + n, sizeof others - n, "%s%u", count > 1 ? ", " : "", last);
    last = g->line[i].line;
    count++;
  }
  say_form(&s, count > 1 ? FORM_ON_LINES : FORM_ON_LINE, "lines", others, "n", say_int(last).text, NULL);
}

static bool same_lines(const Guard *g) {
  for (int i = 0; i < g->n; i++)
    if (g->line[i].without && !g->line[i].with) return false;
  return true;
}

void guard_said(const Guard *g, Saying *s) {
  char lines[240];
  say_lines(g, true, lines, sizeof lines);
  say_form(s, FORM_GUARDED, "object", g->object, "lock", g->lock, "lines", lines, NULL);
  if (g->split) say_form(s, FORM_GUARDED_IN_PIECES, NULL);
  if (!g->broken) return;
  say_lines(g, false, lines, sizeof lines);
  if (same_lines(g)) say_form(s, FORM_GUARDED_BY_SOME, NULL);
  else say_form(s, FORM_GUARDED_BUT_NOT, "lines", lines, NULL);
}

void guard_text(const Guard *g, char *out, size_t size) {
  char said[640];
  Saying s = saying_in(said, sizeof said);
  guard_said(g, &s);
  explore_english(said, out, size);
}
