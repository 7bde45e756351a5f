// What pools, executors and managers are doing, for the snapshot: their boards (world/board.h), and what lies in their
// queues.
//
// The queues themselves are read, and their messages put into words. Whether a worker is alive is asked of the world,
// not of the board.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "base/visible.h"
#include "world/board.h"

// ---- what lies in its queues ----

static int read_queue(World *w, uint32_t id, bool executor, bool results, char (*text)[LAB_TASK_TEXT], int64_t *all) {
  WorldObjectView v;
  WorldItem items[LAB_ITEMS];
  char bytes[LAB_ITEMS * 1024];
  if (!world_object_read(w, id, &v)) return 0;
  // A pool of threads has a mailbox: its semaphore counts the messages.
  *all = world_kind_family(v.kind) == FAMILY_LOCK ? v.places : v.messages;
  int n = world_queue_items(w, id, 0, items, LAB_ITEMS, bytes, sizeof bytes), kept = 0;
  for (int i = 0; i < n; i++) {
    bool is_one = message_text(&items[i], executor, results, text[kept], LAB_TASK_TEXT);
    kept += is_one || !results;  // the queue of results also carries notes between strands
  }
  *all -= n - kept;
  return kept;
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
                    .strand = say_strand_shown(w, actor_slot(h->who), actor_strand(h->who)),
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

// The worker that has the task, or had it when it was lost.
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
    visible_text(to->text, sizeof to->text, r->text);
    visible_text(to->name, sizeof to->name, r->name);
    visible_text(to->value, sizeof to->value, r->value);
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
