// What is said of each kind of thing: its facts, its parts, its whole value.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "detail.h"
#include "shared.h"
#include "stepping.h"
#include "tui/glass/utf8.h"
#include "tui/words/said.h"

enum { ITEM_TEXT = 64, ITEM_END = 16, SHORT_VALUE = 160, ITEMS_MOST = 2000 };

static int length(const char *text) {  // in characters
  int n = 0;
  while (*text) utf8_next(&text), n++;
  return n;
}

static bool at_now(const View *v) { return v->whole && !view_moment(v) && !v->kept; }

// The whole text of a part as it is now; the caller frees it. NULL: only the snapshot's beginning is known.
static char *whole(const View *v, int object, LabPart part, int item) {
  size_t n = at_now(v) ? v->whole(v->whole_of, object, part, item, 0, NULL, 0) : 0;
  char *text = n ? malloc(n + 1) : NULL;
  if (text) v->whole(v->whole_of, object, part, item, 0, text, n + 1);
  return text;
}

static void add_length(const View *v, Detail *d, const char *text) {
  char number[32];
  detail_head(d, view_say(v, WORD_DETAIL_VALUE), say_number(number, sizeof number, length(text)));
}

// ---- an object ----

static void add_value(View *v, Detail *d, const LabObject *o) {
  char *text = whole(v, o->id, LAB_PART_VALUE, 0);
  const char *shown = text ? text : o->value;
  if (*o->typecode && *shown && !o->is_number) {
    if (text) add_length(v, d, text);
    else detail_head(d, "%s", view_say(v, at_now(v) ? WORD_DETAIL_SHORT : WORD_DETAIL_RECORDED));
    detail_add_text(d, STYLE_PLAIN, shown, strlen(shown));
  }
  free(text);
}

static void add_made(View *v, Detail *d, const LabObject *o) {
  char name[LAB_NAME + 16], number[32];
  const LabObject *owner = o->owned ? view_object(v, o->owner) : NULL;
  if (o->line) {
    DetailLine *l = detail_add(d, STYLE_FAINT, view_say(v, WORD_DETAIL_MADE), o->line);
    l->to = (DetailOf){.kind = DETAIL_LINE, .id = (int)o->line};
  }
  if (owner) {
    DetailLine *l = detail_add(d, STYLE_FAINT, view_say(v, WORD_DETAIL_PART_OF),
                               view_object_name(owner, name, sizeof name));
    l->to = (DetailOf){.kind = DETAIL_OBJECT, .id = owner->id};
  }
  if (*o->typecode && o->stores) {
    char stale[32];
    detail_add(d, STYLE_PLAIN, view_say(v, o->stale ? WORD_DETAIL_STORES_STALE : WORD_DETAIL_STORES),
               say_number(number, sizeof number, (int64_t)o->stores),
               say_number(stale, sizeof stale, (int64_t)o->stale));
  }
}

// B Process-2  acquire lock                                  1.2 s
static void add_process(View *v, Detail *d, const LabProcess *p) {
  char time[24], said[LAB_TEXT], since[40] = "";
  if (p->since) snprintf(since, sizeof since, "  %s", say_duration(time, sizeof time, p->since));
  DetailLine *l = detail_add(d, STYLE_PLAIN, "%s  %s%s", p->name,
                             said_in(v->language, p->said, p->sentence, said, sizeof said), since);
  l->slot = p->slot;
  l->to = (DetailOf){.kind = DETAIL_PROCESS, .id = p->slot};
}

// All of them, though an object's own list has room for some: who waits says for what.
static void add_waiters(View *v, Detail *d, const LabObject *o) {
  int n = 0;
  for (int i = 0; i < v->snap->nprocesses; i++)
    n += v->snap->processes[i].object == o->id && v->snap->processes[i].doing == LAB_WAITS;
  if (!n) return;
  detail_head(d, view_say(v, WORD_DETAIL_WAITERS), n);
  for (int i = 0; i < v->snap->nprocesses; i++) {
    const LabProcess *p = &v->snap->processes[i];
    if (p->object == o->id && p->doing == LAB_WAITS) add_process(v, d, p);
  }
}

static void add_item(View *v, Detail *d, const LabObject *o, LabPart part, int item, const LabItem *known) {
  char text[ITEM_TEXT], end[ITEM_END] = "", more[80] = "", number[32];
  size_t all = at_now(v) ? v->whole(v->whole_of, o->id, part, item, 0, text, sizeof text) : 0;
  if (!all && !known) return;
  if (all >= sizeof text) {  // cut in the middle: the ends may differ
    v->whole(v->whole_of, o->id, part, item, all - sizeof end + 1, end, sizeof end);
    snprintf(more, sizeof more, view_say(v, WORD_DETAIL_BYTES), say_number(number, sizeof number, (int64_t)all));
  }
  DetailLine *l = detail_add(d, STYLE_PLAIN, "%s%s%s%s", all ? text : known->text, *end ? "…" : "", end, more);
  l->first = true;
  l->slot = known ? known->maker : -1;
  l->indent = 2;
  l->to = (DetailOf){.kind = DETAIL_ITEM, .id = o->id, .part = part, .item = item};
}

static void add_queue(View *v, Detail *d, const LabObject *o) {
  int64_t n = o->size - o->unfed;
  if (o->unfed) detail_add(d, STYLE_FAINT, view_say(v, WORD_UNFED), (long long)o->unfed);
  if (n <= 0 || (!o->nitems && !at_now(v))) return;
  detail_head(d, view_say(v, WORD_DETAIL_ITEMS), (long long)n);
  for (int i = 0; i < n && i < ITEMS_MOST; i++)
    add_item(v, d, o, LAB_PART_ITEM, i, i < o->nitems ? &o->items[i] : NULL);
  if (!at_now(v) && n > o->nitems) detail_add(d, STYLE_FAINT, view_say(v, WORD_MORE_LEFT), (int)(n - o->nitems));
}

static void add_ends(View *v, Detail *d, const LabObject *o) {
  for (int end = 1; end >= 0; end--) {
    const LabEnd *e = &o->end[end];
    const LabItem *items = o->items + (end ? 0 : o->end[1].nitems);
    char open[160] = "";
    size_t n = 0;
    for (int i = 0; i < e->nopen && i < LAB_WAITERS; i++)
      n += (size_t)snprintf(open + n, sizeof open - n, "%s%s", i ? " " : "", view_letter(e->open[i]));
    if (!end && !o->two_way) break;
    detail_head(d, view_say(v, WORD_DETAIL_SENT), end, (long long)e->messages);
    if (n) detail_add(d, STYLE_FAINT, view_say(v, WORD_DETAIL_OPEN_IN), end, open);
    for (int i = 0; i < e->messages && i < ITEMS_MOST; i++)
      add_item(v, d, o, end ? LAB_PART_SENT_BY_1 : LAB_PART_SENT_BY_0, i, i < e->nitems ? &items[i] : NULL);
  }
}

static void add_board(View *v, Detail *d, const LabBoard *b) {
  detail_head(d, "%s", view_say(v, WORD_BOARD_TASKS));
  for (int i = 0; i < b->nhands; i++) {
    const LabHand *h = &b->hands[i];
    DetailLine *l = detail_add(d, h->lost ? STYLE_BAD : STYLE_PLAIN, "%s  %lld",
                               h->working || h->lost ? h->text : view_say(v, WORD_BOARD_IDLE), (long long)h->done);
    l->slot = h->slot;
    l->to = (DetailOf){.kind = DETAIL_PROCESS, .id = h->slot};
  }
  for (int i = 0; i < b->ntasks; i++) {
    const LabTask *t = &b->tasks[i];
    DetailLine *l = detail_add(d, t->state == LAB_TASK_LOST ? STYLE_BAD : STYLE_PLAIN, "%s %s %s", t->name, t->text,
                               t->value);
    if (t->slot >= 0) l->slot = t->slot, l->to = (DetailOf){.kind = DETAIL_PROCESS, .id = t->slot};
  }
}

static void make_object(View *v, Detail *d, const LabObject *o) {
  bool brief = *o->typecode && strlen(o->value) < SHORT_VALUE - 8;
  add_made(v, d, o);
  if (brief) add_value(v, d, o);
  if (o->holder >= 0 && view_process(v, o->holder)) {
    detail_head(d, "%s", view_say(v, WORD_DETAIL_HOLDER));
    add_process(v, d, view_process(v, o->holder));
  }
  add_waiters(v, d, o);
  if (o->kind == LAB_KIND_PIPE) add_ends(v, d, o);
  else if (o->size || o->nitems) add_queue(v, d, o);
  if (o->board) add_board(v, d, o->board);
  detail_touches(v, d, d->of);
  if (!brief) add_value(v, d, o);
}

static void make_item(View *v, Detail *d) {
  char *text = whole(v, d->of.id, d->of.part, d->of.item);
  if (text) {
    add_length(v, d, text);
    detail_add_text(d, STYLE_PLAIN, text, strlen(text));
  } else detail_add(d, STYLE_FAINT, "%s", view_say(v, WORD_DETAIL_GONE));
  free(text);
}

// ---- a process ----

static void add_slots(View *v, Detail *d, Word head, const int *slots, int n) {
  if (!n) return;
  detail_head(d, "%s", view_say(v, head));
  for (int i = 0; i < n; i++)
    if (view_process(v, slots[i])) add_process(v, d, view_process(v, slots[i]));
}

static void add_whereabouts(View *v, Detail *d, const LabProcess *p) {
  char text[64], number[32], said[LAB_TEXT], line[200] = "";
  if (p->ended || p->doing == LAB_GONE)
    snprintf(line, sizeof line, "%s", say_exit(text, sizeof text, v->language, p->exitcode));
  else snprintf(line, sizeof line, "%s", said_in(v->language, p->said, p->sentence, said, sizeof said));
  if (*line) detail_add(d, p->in_ring ? STYLE_BAD : STYLE_PLAIN, "%s", line);
  if (p->since && (p->doing == LAB_WAITS || p->doing == LAB_SLEEPS))
    detail_add(d, STYLE_PLAIN, view_say(v, WORD_DETAIL_SINCE), say_duration(text, sizeof text, p->since));
  if (p->waits > 0 && !p->ended) detail_add(d, STYLE_PLAIN, view_say(v, WORD_WAITS_SHARE), p->waits);
  if (p->line && !p->ended && v->program && p->line <= v->program->nlines) {
    DetailLine *l = detail_add(d, STYLE_PLAIN, "%u %s", p->line, v->program->lines[p->line - 1]);
    l->to = (DetailOf){.kind = DETAIL_LINE, .id = (int)p->line};
  }
  detail_add(d, STYLE_FAINT, view_say(v, WORD_STEPS), say_number(number, sizeof number, (int64_t)p->steps));
}

static void make_process(View *v, Detail *d, const LabProcess *p) {
  char parent[80] = "", core[40] = "";
  if (p->parent_slot >= 0) snprintf(parent, sizeof parent, view_say(v, WORD_CHILD_OF), p->ppid);
  if (p->core >= 0 && !p->ended) snprintf(core, sizeof core, view_say(v, WORD_CORE), p->core);
  detail_add(d, STYLE_FAINT, "PID %d%s%s%s%s%s%s%s%s", p->pid, *parent ? " · " : "", parent, *p->method ? " · " : "",
             p->method, p->daemon ? " · " : "", p->daemon ? view_say(v, WORD_DAEMON) : "", *core ? " · " : "", core);
  add_whereabouts(v, d, p);
  if (p->nholds) {
    detail_head(d, "%s", view_say(v, WORD_DETAIL_HOLDS));
    for (int i = 0; i < p->nholds; i++) {
      char name[LAB_NAME + 16];
      const LabObject *o = view_object(v, p->holds[i]);
      if (!o) continue;
      detail_add(d, STYLE_PLAIN, "◆ %s", view_object_name(o, name, sizeof name))->to = (DetailOf){.kind = DETAIL_OBJECT,
                                                                                                  .id = o->id};
    }
  }
  if (p->doing == LAB_WAITS) {
    const LabObject *o = view_object(v, p->object);
    char name[LAB_NAME + 16];
    if (o)
      detail_add(d, STYLE_PLAIN, "┄ %s", view_object_name(o, name, sizeof name))->to = (DetailOf){.kind = DETAIL_OBJECT,
                                                                                                  .id = o->id};
    add_slots(v, d, WORD_DETAIL_WAITS_FOR, p->waits_for, p->nwaits_for < LAB_WAITERS ? p->nwaits_for : LAB_WAITERS);
  }
  detail_touches(v, d, d->of);
}

// ---- a line, the output ----

static void make_line(View *v, Detail *d) {
  const char *text = v->program->lines[d->of.id - 1];
  detail_add_text(d, STYLE_PLAIN, text, strlen(text))->indent = 4;
  bool any = false;
  for (int i = 0; i < v->snap->nprocesses; i++) {
    const LabProcess *p = &v->snap->processes[i];
    if (p->line != (uint32_t)d->of.id || p->ended || p->doing == LAB_GONE) continue;
    if (!any) detail_head(d, "%s", view_say(v, WORD_DETAIL_HERE));
    any = true;
    add_process(v, d, p);
  }
  detail_touches(v, d, d->of);
}

// The moment when so many bytes had been printed; -1: not known.
static int printed_at(const View *v, uint64_t bytes) {
  int low = 0, high = record_count(v->record) - 1;
  if (high < 0 || record_moment(v->record, high)->output < bytes) return -1;
  while (low < high) {
    int middle = low + (high - low) / 2;
    if (record_moment(v->record, middle)->output >= bytes) high = middle;
    else low = middle + 1;
  }
  return low;
}

static void make_output(View *v, Detail *d) {
  const LabSnapshot *s = v->snap;
  uint64_t before = s->output_total > s->output_size ? s->output_total - s->output_size : 0;
  if (before) {
    char number[32];
    detail_add(d, STYLE_FAINT, view_say(v, WORD_DETAIL_CUT), say_number(number, sizeof number, (int64_t)before));
  }
  for (size_t at = 0; s->output && at < s->output_size;) {
    const char *from = s->output + at, *end = memchr(from, '\n', s->output_size - at);
    size_t n = end ? (size_t)(end - from) : s->output_size - at;
    DetailLine *l = detail_add_text(d, STYLE_PLAIN, from, n);
    if (s->output_by && s->nprocesses > 1) l->slot = s->output_by[at];
    int moment = printed_at(v, before + at + 1);
    l->indent = 2;
    if (moment >= 0) l->to = (DetailOf){.kind = DETAIL_MOMENT, .id = moment};
    at += n + 1;
  }
  if (!d->n) detail_add(d, STYLE_FAINT, "%s", view_say(v, WORD_NO_OUTPUT));
  if (!d->chosen) d->at = d->n - 1;
}

// ---- a step ----

static void make_step(View *v, Detail *d) {
  const LabGate *g = v->gate;
  const LabStep *s = &g->history[d->of.id - 1];
  char text[LAB_TEXT], name[LAB_NAME + 16];
  const LabObject *o = view_object(v, s->object);
  DetailLine *l = detail_add(d, s->stale ? STYLE_BAD : STYLE_PLAIN, "%s", step_words(v, s, text, sizeof text));
  if (!step_is_your_signal(s)) l->slot = s->slot;
  if (s->slot >= 0) l->to = (DetailOf){.kind = DETAIL_PROCESS, .id = s->slot};
  if (s->stale) detail_add(d, STYLE_BAD, "✗ %s", view_say(v, WORD_OVER_UNSEEN));
  if (s->by == LAB_BY_CLOCK) detail_add(d, STYLE_WARN, "%s", view_say(v, WORD_BY_CLOCK));
  if (s->by == LAB_BY_LEARNER && !step_is_your_signal(s)) detail_add(d, STYLE_WARN, "%s", view_say(v, WORD_BY_YOU));
  if (s->line && s->line <= v->program->nlines) {
    l = detail_add(d, STYLE_PLAIN, "%u %s", s->line, v->program->lines[s->line - 1]);
    l->to = (DetailOf){.kind = DETAIL_LINE, .id = (int)s->line};
  }
  if (!o || s->by == LAB_BY_LEARNER) return;
  detail_add(d, STYLE_PLAIN, "%s", view_object_name(o, name, sizeof name))->to = (DetailOf){.kind = DETAIL_OBJECT,
                                                                                            .id = o->id};
  detail_touches(v, d, (DetailOf){.kind = DETAIL_OBJECT, .id = o->id});
}

// ---- all of them ----

void detail_make(View *v, Detail *d) {
  const LabObject *o = view_object(v, d->of.id);
  const LabProcess *p = view_process(v, d->of.id);
  bool line = v->program && d->of.id >= 1 && d->of.id <= (int)v->program->nlines;
  bool step = v->program && view_stepping(v) && d->of.id >= 1 && d->of.id <= v->gate->nhistory;
  d->n = 0;
  d->used = 0;
  switch (d->of.kind) {
  case DETAIL_OBJECT:
    if (o) make_object(v, d, o);
    break;
  case DETAIL_ITEM: make_item(v, d); break;
  case DETAIL_PROCESS:
    if (p) make_process(v, d, p);
    break;
  case DETAIL_STEP:
    if (step) make_step(v, d);
    break;
  case DETAIL_LINE:
    if (line) make_line(v, d);
    break;
  case DETAIL_OUTPUT: make_output(v, d); break;
  case DETAIL_NONE:
  case DETAIL_MOMENT: break;
  }
  if (!d->n) detail_add(d, STYLE_FAINT, "%s", view_say(v, WORD_DETAIL_NOT_THERE));
}

int detail_picture(View *v, DetailOf of, Area a) {
  const LabObject *o = of.kind == DETAIL_OBJECT ? view_object(v, of.id) : NULL;
  if (!o) return 0;
  int rows = shared_rows_of(v, a.cols, o);
  shared_draw_one(v, a, o);
  return rows < a.rows ? rows : a.rows;
}

void detail_title(const View *v, DetailOf of, char *to, size_t size) {
  char name[LAB_NAME + 16];
  const LabObject *o = of.kind == DETAIL_OBJECT || of.kind == DETAIL_ITEM ? view_object(v, of.id) : NULL;
  const LabProcess *p = of.kind == DETAIL_PROCESS ? view_process(v, of.id) : NULL;
  *to = 0;
  if (o && of.kind == DETAIL_ITEM)
    snprintf(to, size, view_say(v, WORD_DETAIL_ITEM), view_object_name(o, name, sizeof name), of.item + 1);
  else if (o) snprintf(to, size, "%s", view_object_name(o, name, sizeof name));
  else if (p) snprintf(to, size, "%s  %s", view_letter(p->slot), p->name);
  else if (of.kind == DETAIL_STEP) snprintf(to, size, view_say(v, WORD_DETAIL_STEP), of.id);
  else if (of.kind == DETAIL_LINE) snprintf(to, size, view_say(v, WORD_LINE), (unsigned)of.id);
  else if (of.kind == DETAIL_OUTPUT) snprintf(to, size, "%s", panel_output.title[v->language]);
}

static DetailOf if_there(bool there, DetailKind kind, int id) {
  return (DetailOf){.kind = there ? kind : DETAIL_NONE, .id = there ? id : 0};
}

DetailOf detail_focus(const View *v) {
  const LabObject *o = view_object(v, v->object - 1);
  switch (v->focus) {
  case PANEL_SHARED:
    for (int i = 0; !o && i < v->snap->nobjects; i++)
      if (!v->snap->objects[i].owned) o = &v->snap->objects[i];
    return if_there(o, DETAIL_OBJECT, o ? o->id : 0);
  case PANEL_PROCESSES: return if_there(view_process(v, v->slot), DETAIL_PROCESS, v->slot);
  case PANEL_TIMELINE:
    if (view_stepping(v)) return if_there(v->gate->at, DETAIL_STEP, v->gate->at);
    return if_there(view_process(v, v->slot), DETAIL_PROCESS, v->slot);
  case PANEL_OUTPUT: return if_there(v->snap->output_size, DETAIL_OUTPUT, 0);
  case PANEL_PROGRAM:
    return if_there(v->program && v->line >= 1 && v->line <= v->program->nlines, DETAIL_LINE, (int)v->line);
  default: return if_there(false, DETAIL_NONE, 0);
  }
}
