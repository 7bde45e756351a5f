// What pools, executors and managers are doing, for the snapshot: their boards (world/board.h), and what lies in their
// queues.
//
// The queues are read as they are: the messages in them, put into words. Whether somebody who works is alive is asked
// of the world, not of the board.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "lang/pickle/pickle.h"
#include "world/board.h"

enum { PARTS = 6, DESCRIBED = 200 };
#define WAKE_UP "wake-up"  // a message of an executor's that is no result: there is another call to look at
#define END_OF_WORK "■"    // a message that sends a worker home

// ---- messages in words ----

typedef struct Parts {
  const char *at[PARTS];
  int size[PARTS];
  int n;
} Parts;

static void add_part(Parts *p, const char *from, const char *to) {
  while (from < to && *from == ' ') from++;
  if (from == to || p->n == PARTS) return;
  p->at[p->n] = from;
  p->size[p->n++] = (int)(to - from);
}

// The items of a repr of a tuple, list or dict.
static Parts parts_of(const char *text, int size) {
  Parts p = {.n = 0};
  int depth = 0;
  char quote = 0;
  const char *from = text + 1;
  for (const char *c = text; c < text + size; c++) {
    if (quote) {
      if (*c == '\\' && c + 1 < text + size) c++;
      else if (*c == quote) quote = 0;
      continue;
    }
    if (*c == '\'' || *c == '"') quote = *c;
    if (strchr("([{", *c)) depth++;
    if (strchr(")]}", *c)) depth--;
    if ((*c == ',' && depth == 1) || (depth == 0 && c > text)) {
      add_part(&p, from, c);
      from = c + 1;
    }
    if (depth == 0 && c > text) return p;
  }
  add_part(&p, from, text + size);  // it was cut
  return p;
}

static bool is_part(const Parts *p, int i, const char *text) {
  return i < p->n && p->size[i] == (int)strlen(text) && !memcmp(p->at[i], text, strlen(text));
}

// 'module:name', or module.name: the name.
static int name_of(const Parts *p, int i, const char **name) {
  const char *from = p->at[i], *to = from + p->size[i];
  if (from < to && *from == '\'') from++, to -= to[-1] == '\'';
  for (const char *c = from; c < to; c++)
    if (*c == ':' || (*c == '.' && c + 1 < to)) from = c + 1;
  *name = from;
  return (int)(to - from);
}

static void call_text(const Parts *p, int function, int args, char *out, size_t size) {
  const char *name;
  int n = name_of(p, function, &name);
  Parts a = parts_of(p->at[args], p->size[args]);
  int at = snprintf(out, size, "%.*s(", n, name);
  for (int i = 0; i < a.n && at > 0 && (size_t)at < size; i++)
    at += snprintf(out + at, size - (size_t)at, "%s%.*s", i ? ", " : "", a.size[i], a.at[i]);
  if (at > 0 && (size_t)at < size) snprintf(out + at, size - (size_t)at, ")");
}

static void batch_text(const Parts *p, bool star, char *out, size_t size) {
  const char *name;
  int n = name_of(p, 2, &name);
  Parts batch = parts_of(p->at[3], p->size[3]);
  const char *open = star ? "" : "(", *close = star ? "" : ")";  // an item is the arguments, in their own brackets
  if (batch.n == 0) {
    snprintf(out, size, "%.*s(…)", n, name);
    return;
  }
  int at = snprintf(out, size, "%.*s%s%.*s%s", n, name, open, batch.size[0], batch.at[0], close);
  if (batch.n > 1 && at > 0 && (size_t)at < size) snprintf(out + at, size - (size_t)at, " …");
}

static void task_text(const char *described, bool executor, char *out, size_t size) {
  Parts p = parts_of(described, (int)strlen(described));
  if (executor && p.n >= 3) call_text(&p, 1, 2, out, size);
  else if (!executor && p.n == 5 && !is_part(&p, 4, "True")) call_text(&p, 2, 3, out, size);
  else if (!executor && p.n >= 4) batch_text(&p, p.n == 5, out, size);
  // the end, for one of those who work
  else snprintf(out, size, "%s", strcmp(described, "None") == 0 ? END_OF_WORK : described);
}

// An exception, with its traceback: rebuild_exc(ValueError('no'), '…').
static void error_text(const Parts *p, int value, char *out, size_t size) {
  const char *from = p->at[value], *open = memchr(from, '(', (size_t)p->size[value]);
  Parts inner = {.n = 0};
  if (open && open - from > 3 && strncmp(open - 3, "exc", 3) == 0)
    inner = parts_of(open, p->size[value] - (int)(open - from));
  if (inner.n > 0) {
    int n = inner.size[0];
    // what str() gives travels beside its arguments
    const char *state = memmem(inner.at[0], (size_t)n, ", __text__=", 11);
    snprintf(out, size, "✗ %.*s%s", state ? (int)(state - inner.at[0]) : n, inner.at[0], state ? ")" : "");
  } else snprintf(out, size, "✗ %.*s", p->size[value], from);
}

static void result_text(const char *described, bool executor, char *out, size_t size) {
  Parts p = parts_of(described, (int)strlen(described));
  int good = executor ? 1 : 2, value = executor ? 2 : 3;
  if (p.n <= value) {
    snprintf(out, size, "%s", described[0] == '(' || strcmp(described, "None") == 0 ? END_OF_WORK : described);
    return;
  }
  if (executor && is_part(&p, 0, "-1")) {
    snprintf(out, size, "%s", WAKE_UP);
    return;
  }
  if (!is_part(&p, good, "True")) {
    error_text(&p, value, out, size);
    return;
  }
  Parts inner = parts_of(p.at[value], p.size[value]);
  bool alone = p.at[value][0] == '[' && inner.n == 1 && !executor;  // a batch of one
  snprintf(out, size, "%.*s", alone ? inner.size[0] : p.size[value], alone ? inner.at[0] : p.at[value]);
}

// A text that was cut does not end within a character.
static void mend_end(char *text) {
  size_t n = strlen(text), back = 0;
  while (back < n && back < 3 && ((unsigned char)text[n - 1 - back] & 0xc0) == 0x80) back++;
  if (back >= n) return;
  unsigned char lead = (unsigned char)text[n - 1 - back];
  size_t wants = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
  if (back < wants) text[n - 1 - back] = '\0';
}

static int read_queue(World *w, uint32_t id, bool executor, bool results, char (*text)[LAB_TASK_TEXT], int64_t *all) {
  WorldObjectView v;
  WorldItem items[LAB_ITEMS];
  char bytes[LAB_ITEMS * 1024], described[DESCRIBED];
  if (!world_object_read(w, id, &v)) return 0;
  // a pool of threads: a mailbox, whose semaphore counts
  *all = world_kind_family(v.kind) == FAMILY_LOCK ? v.places : v.messages;
  int n = world_queue_items(w, id, items, LAB_ITEMS, bytes, sizeof bytes);
  int kept = 0;  // what a strand tells another through the queue of results is no result
  for (int i = 0; i < n; i++) {
    pickle_describe(items[i].bytes, items[i].copied, described, sizeof described);
    (results ? result_text : task_text)(described, executor, text[i], LAB_TASK_TEXT);
    mend_end(text[i]);
    if (!results || strcmp(text[kept], END_OF_WORK) != 0) memmove(text[kept++], text[i], sizeof *text);
  }
  *all -= n - kept;
  return kept;
}

void item_text(const Lab *lab, uint32_t id, const WorldItem *item, char *out, size_t size) {
  const WorldObject *o = world_object(lab->world, id);
  char described[DESCRIBED], text[LAB_TASK_TEXT];
  bool executor = o->owner >= 0 && world_object(lab->world, (uint32_t)o->owner)->kind == KIND_EXECUTOR;
  bool task = o->role == ROLE_TASKS, result = o->role == ROLE_RESULTS;
  pickle_describe(item->bytes, item->copied, described, task || result ? sizeof described : 32);
  if (strncmp(described, "_rebuild_connection(", 20) == 0) snprintf(described, sizeof described, "connection");
  else if ((task || result) && described[0] == '(') {
    (task ? task_text : result_text)(described, executor, text, sizeof text);
    if (strcmp(text, END_OF_WORK) != 0) snprintf(described, sizeof described, "%s", text);
  }
  snprintf(out, size, "%s", described);
  mend_end(out);
}

// ---- the board ----

static int by_slot(const void *a, const void *b) {
  const LabHand *x = a, *y = b;
  return x->slot != y->slot ? x->slot - y->slot : x->strand - y->strand;
}

static void fill_hands(World *w, const BoardView *v, LabBoard *b) {
  int64_t now = world_ticks_ns(w, world_ticks());
  for (int i = 0; i < v->nhands && b->nhands < LAB_HANDS; i++) {
    const BoardHandView *h = &v->hand[i];
    LabHand *to = &b->hands[b->nhands++];
    *to = (LabHand){.slot = actor_slot(h->who),
                    .strand = actor_strand(h->who),
                    .client = h->client,
                    .over = h->dead,
                    .working = h->working && !h->dead,
                    .lost = h->working && h->dead};
    to->done = (int64_t)h->done, to->failed = (int64_t)h->failed, to->task = (int64_t)h->task;
    if (h->working) snprintf(to->text, sizeof to->text, "%s", h->text);
    if (to->working && h->since) to->since = now - world_ticks_ns(w, h->since);
    b->workers += !h->dead;
  }
  qsort(b->hands, (size_t)b->nhands, sizeof *b->hands, by_slot);
}

static LabTaskState state_of(const BoardRowView *r, const LabHand *h) {
  bool begun = h != NULL;
  switch (r->state) {
  case ROW_DONE: return LAB_TASK_DONE;
  case ROW_FAILED: return LAB_TASK_FAILED;
  case ROW_CANCELLED: return LAB_TASK_CANCELLED;
  case ROW_SERVED: return LAB_TASK_SERVED;
  case ROW_RUNNING: return begun && h->lost ? LAB_TASK_LOST : LAB_TASK_RUNNING;
  default: return !begun ? LAB_TASK_WAITING : h->lost ? LAB_TASK_LOST : LAB_TASK_RUNNING;
  }
}

// Who works on it now, or had it when it was lost.
static const LabHand *hand_on(const LabBoard *b, uint64_t number) {
  for (int i = 0; i < b->nhands; i++)
    if ((b->hands[i].working || b->hands[i].lost) && b->hands[i].task == (int64_t)number) return &b->hands[i];
  return NULL;
}

static void fill_rows(const BoardView *v, LabBoard *b) {
  for (int i = 0; i < v->nrows && b->ntasks < LAB_TASKS; i++) {
    const BoardRowView *r = &v->row[i];
    const LabHand *h = r->state == ROW_SERVED ? NULL : hand_on(b, r->number);
    LabTask *to = &b->tasks[b->ntasks++];
    *to = (LabTask){.number = (int64_t)r->number,
                    .total = (int64_t)r->total,
                    .left = (int64_t)r->left,
                    .state = state_of(r, h),
                    .slot = h ? h->slot : -1};
    snprintf(to->text, sizeof to->text, "%s", r->text);
    snprintf(to->name, sizeof to->name, "%s", r->name);
    snprintf(to->value, sizeof to->value, "%s", r->value);
  }
}

_Static_assert((int)LAB_BOARD_BROKEN == (int)BOARD_BROKEN, "a pool's states are the board's own");

static LabBoardState board_state(WorldKind kind, const BoardView *v) {
  if (kind == KIND_MANAGER)
    return !v->server ? LAB_BOARD_NOT_STARTED : v->server_dead ? LAB_BOARD_ENDED : LAB_BOARD_SERVING;
  return v->state <= BOARD_BROKEN ? (LabBoardState)v->state : LAB_BOARD_OPEN;
}

static void fill_counts(const BoardView *v, LabBoard *b) {
  static const struct {
    BoardRowState row;
    LabTaskState state;
  } states[] = {{ROW_WAITING, LAB_TASK_WAITING},
                {ROW_RUNNING, LAB_TASK_RUNNING},
                {ROW_DONE, LAB_TASK_DONE},
                {ROW_FAILED, LAB_TASK_FAILED},
                {ROW_CANCELLED, LAB_TASK_CANCELLED}};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++)
    b->rows[states[i].state] = (int64_t)v->counts[states[i].row];
  b->asked = (int64_t)v->asked;
  b->working = (int64_t)v->working;
  b->done = (int64_t)v->done;
  b->failed = (int64_t)v->failed;
  b->lost = (int64_t)v->lost;
  int64_t left = b->asked - (int64_t)(v->begun + v->unsent) - b->rows[LAB_TASK_CANCELLED];
  if (left > 0) *(v->state == BOARD_TERMINATED || v->state == BOARD_BROKEN ? &b->dropped : &b->waiting) = left;
}

static void fill_queues(World *w, uint32_t id, WorldKind kind, LabBoard *b) {
  for (uint32_t i = id + 1, n = (uint32_t)world_objects(w), found = 0; i < n && found < 2; i++) {
    const WorldObject *o = world_object(w, i);
    if (o->owner != (int32_t)id || o->kind == KIND_NONE) continue;
    bool results = o->role == ROLE_RESULTS;
    if (o->role != ROLE_TASKS && !results) continue;
    int count = read_queue(w, i, kind == KIND_EXECUTOR, results, results ? b->results : b->queue,
                           results ? &b->nresults_all : &b->nqueue_all);
    *(results ? &b->nresults : &b->nqueue) = count;
    found++;
  }
}

void boards_fill(Lab *lab, uint32_t id, LabBoard *b) {
  World *w = lab->world;
  BoardView v;
  WorldKind kind = (WorldKind)world_object(w, id)->kind;
  memset(b, 0, sizeof *b);
  b->server = -1;
  if (!world_board_read(w, id, &v)) return;
  b->state = board_state(kind, &v);
  if (v.server) b->server = actor_slot(v.server), b->server_ended = v.server_dead;
  fill_counts(&v, b);
  fill_hands(w, &v, b);
  fill_rows(&v, b);
  if (kind != KIND_MANAGER) fill_queues(w, id, kind, b);
}

bool boards_kept(Lab *lab, uint32_t id) {
  return board_is_kept(world_object(lab->world, id)->kind) && world_board(lab->world, id) != NULL;
}
