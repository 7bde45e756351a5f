// Seeking in time: n and p go to the next and the previous moment that is of note, or that touches what was chosen, or
// that has words in its sentence. It is the same for a run that is stepped through and for a record: both are a row of
// moments, and the cursor goes there; real processes are led along where there are any.
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "tui/words/said.h"

static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }

// ---- moments, of either kind ----

static bool stepped(const Bench *b) { return view_stepping(&b->view); }

// The last moment's number; moment 0 is the start.
static int last_of(const Bench *b) { return stepped(b) ? b->view.gate->nhistory : record_count(bench_record(b)) - 1; }

static int stands(const Bench *b) {
  if (stepped(b)) return b->walking_to >= 0 ? b->walking_to : b->view.gate->at;
  return view_moment(&b->view) ? b->view.cursor : last_of(b);
}

static void go(Bench *b, int at) {
  if (stepped(b)) bench_walk_to(b, at);
  else bench_look_to(b, at);
}

static bool step_of_note(const Bench *b, int at) {
  const LabStep *s = &b->view.gate->history[at - 1];
  bool stuck = at == b->view.gate->nhistory && at == b->view.gate->at && b->snap->state == LAB_DEADLOCK;
  return s->stale || s->by != LAB_BY_STRAND || s->mark == MARK_END || s->mark == MARK_PRINT || stuck;
}

static bool step_is(const Bench *b, int at) {
  const LabStep *s = &b->view.gate->history[at - 1];
  char said[LAB_TEXT];
  switch (b->seek.kind) {
  case SEEK_NOTE: return step_of_note(b, at);
  case SEEK_OBJECT: return s->object == b->seek.id && s->by != LAB_BY_LEARNER;
  case SEEK_SLOT: return s->slot == b->seek.id;
  case SEEK_LINE: return s->line == (uint32_t)b->seek.id;
  case SEEK_WORDS:
    return strcasestr(said_in(b->view.language, s->said, s->sentence, said, sizeof said), b->seek.words) ||
           strcasestr(s->sentence, b->seek.words);
  }
  return false;
}

static bool event_says(const Bench *b, const Moment *m) {
  char name[LAB_NAME + 16], text[2 * LAB_NAME + 40];
  const LabObject *o = NULL;
  for (int i = 0; i < view_now(&b->view)->nobjects; i++)
    if (view_now(&b->view)->objects[i].id == m->last.object) o = &view_now(&b->view)->objects[i];
  snprintf(text, sizeof text, "%s %s %lld", m->last.verb ? m->last.verb : "",
           o ? view_object_name(o, name, sizeof name) : "", (long long)m->last.value);
  return strcasestr(text, b->seek.words);
}

static bool moment_is(const Bench *b, int at) {
  const Moment *m = record_moment(bench_record(b), at);
  if (!m) return false;
  switch (b->seek.kind) {
  case SEEK_NOTE: return m->notes != 0;
  case SEEK_OBJECT: return record_touches_object(m, b->seek.id);
  case SEEK_SLOT: return record_touches_slot(m, b->seek.id);
  case SEEK_LINE: return record_touches_line(m, (uint32_t)b->seek.id);
  case SEEK_WORDS: return event_says(b, m);
  }
  return false;
}

static bool is_hit(const Bench *b, int at) {
  if (stepped(b)) return at > 0 && at <= last_of(b) && step_is(b, at);
  return moment_is(b, at);
}

// ---- what is sought ----

static void name_of(const Bench *b, char *to, size_t size) {
  char name[LAB_NAME + 16];
  const LabProcess *p = b->seek.kind == SEEK_SLOT ? view_process(&b->view, b->seek.id) : NULL;
  const LabObject *o = b->seek.kind == SEEK_OBJECT ? view_object(&b->view, b->seek.id) : NULL;
  *to = 0;
  if (p) snprintf(to, size, "%s", view_letter(p->slot));
  else if (o) snprintf(to, size, "%s", view_object_name(o, name, sizeof name));
  else if (b->seek.kind == SEEK_LINE) snprintf(to, size, say(b, WORD_LINE), (unsigned)b->seek.id);
  else if (b->seek.kind == SEEK_WORDS) snprintf(to, size, "\"%.60s\"", b->seek.words);
}

// "counter 3 of 17": which of the hits the cursor stands at, or after.
static void count_hits(Bench *b) {
  char name[80];
  int all = 0, before = 0, at = stands(b);
  for (int i = 0, n = last_of(b); i <= n; i++) {
    if (!is_hit(b, i)) continue;
    all++;
    before += i <= at;
  }
  name_of(b, name, sizeof name);
  if (!*name) *b->view.seek = 0;
  else snprintf(b->view.seek, sizeof b->view.seek, say(b, WORD_SEEK_AT), name, before, all);
}

static bool nothing_yet(Bench *b) {
  if (last_of(b) > 0 || (!stepped(b) && last_of(b) == 0)) return false;
  bench_tell(b, "%s", say(b, b->nruns ? WORD_NO_RUN_STANDS : WORD_NOTHING_HAS_RUN));
  return true;
}

void bench_seek(Bench *b, int by) {
  if (nothing_yet(b)) return;
  int at = stands(b) + by, n = last_of(b);
  while (at >= 0 && at <= n && !is_hit(b, at)) at += by;
  if (at >= 0 && at <= n) go(b, at);
  else bench_tell(b, "%s", say(b, by < 0 ? WORD_NONE_BEFORE : WORD_NONE_AFTER));
  count_hits(b);
}

// Where the cursor does not stand at one it goes to the one before, else to the next.
static void begin(Bench *b) {
  if (nothing_yet(b)) return;
  int at = stands(b), n = last_of(b);
  while (at >= 0 && !is_hit(b, at)) at--;
  if (at < 0)
    for (at = stands(b); at <= n && !is_hit(b, at);) at++;
  if (at > n) {
    char name[80];
    name_of(b, name, sizeof name);
    bench_tell(b, say(b, WORD_NEVER_TOUCHED), name);
    bench_seek_end(b);
    return;
  }
  if (at != stands(b)) go(b, at);
  count_hits(b);
  bench_tell(b, "%s", say(b, WORD_SEEK_KEYS));
}

void bench_seek_touches(Bench *b) {
  View *v = &b->view;
  b->seek = (Seek){.kind = SEEK_SLOT, .id = v->slot};
  if (v->focus == PANEL_SHARED && !v->object) panel_shared.move(v, 0);  // the first one
  if (v->focus == PANEL_PROGRAM) b->seek = (Seek){.kind = SEEK_LINE, .id = (int)v->line};
  if (v->focus == PANEL_SHARED && v->object) b->seek = (Seek){.kind = SEEK_OBJECT, .id = v->object - 1};
  begin(b);
}

void bench_seek_words(Bench *b, const char *text) {
  b->seek = (Seek){.kind = SEEK_WORDS};
  snprintf(b->seek.words, sizeof b->seek.words, "%s", text);
  begin(b);
}

bool bench_seek_end(Bench *b) {
  bool was = b->seek.kind != SEEK_NOTE;
  b->seek = (Seek){.kind = SEEK_NOTE};
  *b->view.seek = 0;
  return was;
}
