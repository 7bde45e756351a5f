// Boards: written by the program's strands, read by watchers (see board.h).
#include "board.h"
#include "families.h"
#include "trace.h"

#include <stdlib.h>
#include <string.h>

static uint64_t get(const Word *word) { return atomic_load_explicit((Word *)word, memory_order_relaxed); }
static void set(Word *word, uint64_t v) { atomic_store_explicit(word, v, memory_order_relaxed); }
static void grow(Word *word, uint64_t by) { set(word, get(word) + by); }  // by its only writer

uint64_t board_new(World *w) { return w->fd >= 0 ? block_take(w, sizeof(Board)) : 0; }

bool board_is_kept(int kind) { return kind == KIND_POOL || kind == KIND_EXECUTOR || kind == KIND_MANAGER; }

Board *world_board(const World *w, uint32_t object) {
  if (w->fd < 0 || object >= WORLD_OBJECTS) return NULL;
  const WorldObject *o = world_object(w, object);
  if (!board_is_kept(o->kind) && o->owner >= 0 && o->owner < WORLD_OBJECTS) o = world_object(w, (uint32_t)o->owner);
  return board_is_kept(o->kind) && o->block ? world_at(w, o->block & ~(uint64_t)(_Alignof(Board) - 1)) : NULL;
}

// ---- what is several words ----

static void write_begin(Word *serial) {
  set(serial, get(serial) | 1);  // odd already: a writer was killed here
  atomic_thread_fence(memory_order_release);
}
static void write_end(Word *serial) { atomic_store_explicit(serial, (get(serial) | 1) + 1, memory_order_release); }

static void write_words(Word *to, size_t room, const char *text, size_t size) {  // the first word last
  uint64_t words[BOARD_TEXT / 8];
  if (size > room - 1) {
    size = room - 1;
    while (size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80) size--;
  }
  size_t n = size / 8 + 1;
  words[n - 1] = 0;
  memcpy(words, text, size);
  for (size_t i = n; i-- > 0;) atomic_store_explicit(&to[i], words[i], i ? memory_order_relaxed : memory_order_release);
}
static void write_text(Word *to, const char *text, size_t size) { write_words(to, BOARD_TEXT, text, size); }

static void read_words(const Word *from, size_t room, char *text) {
  for (size_t i = 0; i < room / 8; i++) {
    uint64_t word = atomic_load_explicit((Word *)&from[i], memory_order_acquire);
    memcpy(text + i * 8, &word, sizeof word);
  }
  text[room - 1] = '\0';
}
static void read_text(const Word *from, char *text) { read_words(from, BOARD_TEXT, text); }

// ---- hands ----

static bool take(World *w, Board *b, BoardHand *h, Actor who, bool used_too) {
  uint64_t was = get(&h->who);
  if (was && !(used_too && (was & BOARD_LEFT || world_actor_dead(w, (Actor)was)))) return false;
  uint64_t begun = get(&h->begun), done = get(&h->done), failed = get(&h->failed);
  if (!atomic_compare_exchange_strong(&h->who, &was, who)) return false;
  atomic_fetch_add(&b->gone_begun, begun);
  atomic_fetch_add(&b->gone_done, done);
  atomic_fetch_add(&b->gone_failed, failed);
  set(&h->begun, 0), set(&h->done, 0), set(&h->failed, 0);
  return true;
}

// A hand that was never used, if there is one: so the tasks of dead workers stay visible.
int board_hand_take(World *w, Board *b, Actor who, int client) {
  for (int turn = 0; b && turn < 2; turn++)
    for (int i = 0; i < BOARD_HANDS; i++)
      if (take(w, b, &b->hand[i], who, turn == 1)) return set(&b->hand[i].client, (uint64_t)client + 1), i;
  return -1;
}

void board_hand_leave(BoardHand *h) { set(&h->who, get(&h->who) | BOARD_LEFT); }

void board_begin(BoardHand *h, uint64_t task, const char *text, size_t size) {
  write_begin(&h->serial);
  set(&h->since, ticks_now());
  set(&h->task, task);
  write_text(h->text, text, size);
  grow(&h->begun, 1);
  write_end(&h->serial);
}

// ---- rows ----

void board_row(Board *b, uint64_t number, uint64_t total, BoardRowState state, const char *text, size_t size) {
  if (!b) return;
  BoardRow *r = &b->row[number % BOARD_ROWS];
  bool another = get(&r->state) != ROW_SERVED || get(&r->number) != number;
  write_begin(&r->serial);
  if (another) set(&r->name[0], 0), set(&r->value[0], 0);
  set(&r->number, number);
  set(&r->state, state);
  set(&r->total, total);
  set(&r->left, total);
  write_text(r->text, text, size);
  write_end(&r->serial);
  if (state == ROW_WAITING) atomic_fetch_add(&b->counts[ROW_WAITING], 1);
}

static BoardRow *row_of(Board *b, uint64_t number) {
  BoardRow *r = b ? &b->row[number % BOARD_ROWS] : NULL;
  return r && get(&r->state) != ROW_FREE && get(&r->number) == number ? r : NULL;
}

static void count(Board *b, BoardRowState state, uint64_t by) {
  if (state > ROW_FREE && state < ROW_STATES) atomic_fetch_add(&b->counts[state], by);
}

void board_row_tell(Board *b, uint64_t number, BoardRowState state, BoardRowState was) {
  BoardRow *r = row_of(b, number);
  if (b && was != ROW_FREE) count(b, state, 1), count(b, was, (uint64_t)-1);
  if (!r) return;
  if (state == ROW_DONE) set(&r->left, 0);
  set(&r->state, state);
}

void board_row_left(Board *b, uint64_t number, uint64_t left) {
  BoardRow *r = row_of(b, number);
  if (r) set(&r->left, left);
}

int board_row_free(Board *b) {
  for (int i = 0; i < BOARD_ROWS; i++)
    if (get(&b->row[i].state) == ROW_FREE) return i;
  return -1;
}

void board_row_name(Board *b, uint64_t number, const char *name) {
  BoardRow *r = row_of(b, number);
  if (r && get(&r->state) == ROW_SERVED && !get(&r->name[0])) write_words(r->name, BOARD_NAME, name, strlen(name));
}

void board_row_value(Board *b, uint64_t number, const char *text, size_t size) {
  BoardRow *r = row_of(b, number);
  if (!r) return;
  write_begin(&r->serial);
  write_text(r->value, text, size);
  write_end(&r->serial);
}

// ---- reading ----

enum { TRIES = 8 };

static bool read_hand(const World *w, const BoardHand *h, BoardHandView *v) {
  uint64_t taken = get(&h->who);
  Actor who = (Actor)taken;
  if (!who) return false;
  for (int i = 0; i < TRIES; i++) {
    uint64_t before = atomic_load_explicit((Word *)&h->serial, memory_order_acquire);
    *v = (BoardHandView){
        .who = who, .client = (int)get(&h->client) - 1, .since = get(&h->since), .task = get(&h->task)};
    v->left = taken & BOARD_LEFT;
    v->done = get(&h->done);
    v->failed = get(&h->failed);
    v->begun = get(&h->begun);
    read_text(h->text, v->text);
    atomic_thread_fence(memory_order_acquire);
    if (!(before & 1) && get(&h->serial) == before) break;
    v->text[0] = '\0';
  }
  v->dead = v->left || world_actor_dead(w, who);
  v->working = v->begun > v->done;
  return true;
}

static bool read_row(const BoardRow *r, BoardRowView *v) {
  for (int i = 0; i < TRIES; i++) {
    uint64_t before = atomic_load_explicit((Word *)&r->serial, memory_order_acquire);
    *v = (BoardRowView){.number = get(&r->number),
                        .total = get(&r->total),
                        .left = get(&r->left),
                        .state = (BoardRowState)get(&r->state)};
    read_text(r->text, v->text);
    read_text(r->value, v->value);
    read_words(r->name, BOARD_NAME, v->name);
    atomic_thread_fence(memory_order_acquire);
    if (!(before & 1) && get(&r->serial) == before) return v->state != ROW_FREE;
  }
  return false;
}

static int by_number(const void *a, const void *b) {
  const BoardRowView *x = a, *y = b;
  return x->number < y->number ? -1 : x->number > y->number;
}

bool world_board_read(const World *w, uint32_t object, BoardView *v) {
  const Board *b = board_is_kept(world_object(w, object)->kind) ? world_board(w, object) : NULL;
  if (!b) return false;
  *v = (BoardView){.state = (BoardState)get(&b->state), .server = (Actor)get(&b->server)};
  v->server_dead = v->server && world_actor_dead(w, v->server);
  v->done = get(&b->gone_done), v->failed = get(&b->gone_failed), v->begun = get(&b->gone_begun);
  v->lost = v->begun > v->done ? v->begun - v->done : 0;
  for (int i = 0; i < BOARD_HANDS; i++) {
    BoardHandView *h = &v->hand[v->nhands];
    if (!read_hand(w, &b->hand[i], h)) continue;
    v->nhands++;
    v->begun += h->begun, v->done += h->done, v->failed += h->failed;
    if (h->working) *(h->dead ? &v->lost : &v->working) += h->begun - h->done;
  }
  v->unsent = get(&b->unsent);
  v->failed += v->unsent, v->done += v->unsent;
  for (int i = 0; i < ROW_STATES; i++) v->counts[i] = get(&b->counts[i]);
  v->asked = get(&b->asked);
  for (int i = 0; i < BOARD_ROWS; i++) v->nrows += read_row(&b->row[i], &v->row[v->nrows]);
  qsort(v->row, (size_t)v->nrows, sizeof *v->row, by_number);
  return true;
}
