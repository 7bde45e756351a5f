// The steps that touch an object, a process or a line: of a run that is stepped through its history, of any other the
// moments of its record. The one at which the cursor stands, or the last one before it, is bold.
#include <stdio.h>
#include <string.h>

#include "detail.h"
#include "moments.h"
#include "stepping.h"
#include "tui/glass/utf8.h"
#include "tui/words/said.h"

static bool step_touches(const LabStep *s, DetailOf of) {
  switch (of.kind) {
  case DETAIL_OBJECT: return s->object == of.id && s->by != LAB_BY_LEARNER;
  case DETAIL_PROCESS: return s->slot == of.id;
  case DETAIL_LINE: return s->line == (uint32_t)of.id;
  default: return false;
  }
}

static bool moment_touches(const Moment *m, DetailOf of) {
  switch (of.kind) {
  case DETAIL_OBJECT: return record_touches_object(m, of.id);
  case DETAIL_PROCESS: return record_touches_slot(m, of.id);
  case DETAIL_LINE: return record_touches_line(m, (uint32_t)of.id);
  default: return false;
  }
}

typedef struct Count {
  int all, loads, stores, stale;
} Count;

static void count_step(Count *c, VerbMark mark, bool stale) {
  c->all++;
  c->loads += mark == MARK_LOAD;
  c->stores += mark == MARK_STORE;
  c->stale += stale;
}

static void say_count(const View *v, Detail *d, const Count *c, bool moments) {
  char text[200];
  size_t n = (size_t)snprintf(text, sizeof text, view_say(v, moments ? WORD_DETAIL_MOMENTS : WORD_DETAIL_TOUCHES),
                              c->all);
  if (c->loads || c->stores)
    n += (size_t)snprintf(text + n, sizeof text - n, view_say(v, WORD_DETAIL_LOADS), c->loads, c->stores);
  if (c->stale) snprintf(text + n, sizeof text - n, view_say(v, WORD_DETAIL_STALE), c->stale);
  detail_head(d, "%s", text);
}

// step  26   store counter ← 7   line 10   ✗ over what it had not seen
static void add_step(const View *v, Detail *d, const LabGate *g, int i) {
  const LabStep *s = &g->history[i];
  char text[LAB_TEXT], said[LAB_TEXT], line[40] = "";
  if (s->line) snprintf(line, sizeof line, view_say(v, WORD_IN_LINE), s->line);
  step_lettered(v, said_in(v->language, s->said, s->sentence, said, sizeof said), text, sizeof text);
  DetailLine *l = detail_add(d,
                             s->stale    ? STYLE_BAD
                             : i < g->at ? STYLE_PLAIN
                                         : STYLE_FAINT,
                             "%4d  %s%s%s%s", i + 1, text, line, s->stale ? " · ✗ " : "",
                             s->stale ? view_say(v, WORD_OVER_UNSEEN) : "");
  l->slot = s->slot;
  l->indent = 6;
  l->touch = true;
  l->to = (DetailOf){.kind = DETAIL_MOMENT, .id = i + 1};
}

static void of_history(const View *v, Detail *d, DetailOf of) {
  const LabGate *g = v->gate;
  Count c = {0};
  int last = -1;
  for (int i = 0; i < g->nhistory; i++)
    if (step_touches(&g->history[i], of)) count_step(&c, g->history[i].mark, g->history[i].stale);
  if (!c.all) return;
  say_count(v, d, &c, false);
  for (int i = 0; i < g->nhistory; i++) {
    if (!step_touches(&g->history[i], of)) continue;
    if (i < g->at) last = d->n;
    add_step(v, d, g, i);
  }
  if (last >= 0 && last < d->n) d->lines[last].style |= STYLE_BOLD;
}

// Of a moment that is one step, the step; else how many, and how many of them went wrong.
static void add_moment(const View *v, Detail *d, int i, DetailOf of) {
  const Moment *m = record_moment(v->record, i), *before = record_moment(v->record, i - 1);
  bool one = m->steps - (before ? before->steps : 0) == 1 && m->last.verb, stale = one && m->last.stale;
  char text[300], when[40];
  moment_text(v, i, text, sizeof text);
  if (one && text[1] == ' ') memmove(text, text + 2, strlen(text + 2) + 1);  // its letter stands before it
  if (view_now(v)->pace > 0) snprintf(when, sizeof when, "%4llu", (unsigned long long)m->steps);
  else snprintf(when, sizeof when, "%8.3f s", (double)m->time / 1e9);
  DetailLine *l = detail_add(d, stale ? STYLE_BAD : STYLE_PLAIN, "%s  %s%s", when, one ? "" : "≈ ", text);
  l->slot = one ? m->last.slot : of.kind == DETAIL_PROCESS ? of.id : -1;
  l->indent = 6;
  l->touch = true;
  l->to = (DetailOf){.kind = DETAIL_MOMENT, .id = i};
}

static void of_record(const View *v, Detail *d, DetailOf of) {
  enum { SHOWN = 2000 };
  int n = record_count(v->record), at = view_moment(v) ? v->cursor : n - 1, first = at - SHOWN / 2, shown = 0,
      last = -1;
  bool by_step = view_now(v)->pace > 0;
  Count c = {0};
  for (int i = 0; i < n; i++)
    if (moment_touches(record_moment(v->record, i), of))
      count_step(&c, by_step ? record_moment(v->record, i)->last.mark : MARK_OTHER,
                 by_step && record_moment(v->record, i)->last.stale);
  if (!c.all) return;
  say_count(v, d, &c, !by_step);
  for (int i = first < 0 ? 0 : first; i < n && shown < SHOWN; i++) {
    if (!moment_touches(record_moment(v->record, i), of)) continue;
    if (i <= at) last = d->n;
    add_moment(v, d, i, of);
    shown++;
  }
  if (shown < c.all) detail_add(d, STYLE_FAINT, view_say(v, WORD_MORE_LEFT), c.all - shown);
  if (last >= 0 && last < d->n) d->lines[last].style |= STYLE_BOLD;
}

void detail_touches(View *v, Detail *d, DetailOf of) {
  if (view_stepping(v)) of_history(v, d, of);
  else if (v->record && record_count(v->record)) of_record(v, d, of);
}
