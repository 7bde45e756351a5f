// Boards: the state of a pool, an executor or a manager, published for the bench.
//
// This state is in private memory and in messages. So that the bench can show it, the strands also write it to a board:
// a block of shared memory that only watchers read. No behaviour depends on it: a write is no step and has no
// footprint, and a program never reads it. A private world has no boards; every function here does nothing when it gets
// NULL.
//
//   hands    workers: of a pool, or a strand of a manager's server that serves a client. Each is written by its own
//            strand alone.
//   rows     what is worked on: a pool's result, a future, an object that a manager serves. Each is written by the
//            process that owns the board, one strand at a time (its interpreter lock).
//
// Several words together have a serial (a seqlock): odd while they are written, so a reader drops torn values. A writer
// that was killed leaves an odd serial or a task without an end: the reader sees that its process is dead, and says
// that the task is lost. Nobody waits here.
#ifndef WORLD_BOARD_H
#define WORLD_BOARD_H

#include "world.h"

enum {
  BOARD_HANDS = 64,  // more workers than a screen has rows
  BOARD_ROWS = 64,   // the last so many results, by number; of a manager's objects the first so many
  BOARD_TEXT = 48,   // bytes of a text, its end included
  BOARD_NAME = 32,   // bytes of a served object's name, its end included
};

// closed: takes nothing more
typedef enum BoardState { BOARD_OPEN, BOARD_CLOSED, BOARD_TERMINATED, BOARD_BROKEN } BoardState;
typedef enum BoardRowState {
  ROW_FREE,
  ROW_WAITING,
  ROW_RUNNING,
  ROW_DONE,
  ROW_FAILED,
  ROW_CANCELLED,
  ROW_SERVED,
  ROW_STATES
} BoardRowState;

#define BOARD_LEFT ((uint64_t)1 << 32)

typedef struct BoardHand {
  alignas(64) Word who;       // its actor, 0: free, and BOARD_LEFT when that has ended normally. Taken by one CAS from
                              // 0, or from an actor that is dead or has left
  Word client;                // slot + 1 of the process that it serves; 0 none
  Word serial;                // see above: of since, task and text
  Word begun, done, failed;   // tasks; what has failed is done, too
  Word since;                 // world_ticks() when it began the task
  Word task;                  // its row's number
  Word text[BOARD_TEXT / 8];  // "f(3)"
} BoardHand;

typedef struct BoardRow {
  alignas(64) Word serial;  // see above: of number, total and text
  Word number;
  Word state;        // BoardRowState
  Word total, left;  // its tasks, and how many of them have no result yet; a served object: references
  Word text[BOARD_TEXT / 8];
  Word name[BOARD_NAME / 8];   // a served object: the variable that it was first assigned to. Written once, by the
                               // process that created it; its first word last
  Word value[BOARD_TEXT / 8];  // and its value after the latest call that may have changed it; "" not known. Under the
                               // serial
} BoardRow;

typedef struct Board {
  Word state;                               // BoardState
  Word server;                              // a manager's: the actor that serves, 0 nobody yet
  Word asked;                               // tasks that were ever asked for
  Word unsent;                              // of these, failed before a worker began them (they cannot be pickled)
  Word counts[8];                           // rows that ever were, by their state (BoardRowState)
  Word gone_begun, gone_done, gone_failed;  // sums of hands that were reused: grow by fetch_add
  BoardHand hand[BOARD_HANDS];
  BoardRow row[BOARD_ROWS];
} Board;

// its block, never freed; 0: nobody watches, or the arena is full
uint64_t board_new(World *w);
bool board_is_kept(int kind);  // have objects of that kind one
// the object's board, or its owner's; NULL: none
Board *world_board(const World *w, uint32_t object);

// ---- written by the program's own strands ----

// its number; -1: all are taken. client: a slot, -1 none
int board_hand_take(World *w, Board *b, Actor who, int client);
void board_hand_leave(BoardHand *h);
// text is cut to BOARD_TEXT - 1 bytes, between characters
void board_begin(BoardHand *h, uint64_t task, const char *text, size_t size);
static inline void board_end(BoardHand *h, bool failed) {
  Word *grows = failed ? &h->failed : NULL;
  if (grows) atomic_store_explicit(grows, atomic_load_explicit(grows, memory_order_relaxed) + 1, memory_order_relaxed);
  atomic_store_explicit(&h->done, atomic_load_explicit(&h->done, memory_order_relaxed) + 1, memory_order_relaxed);
}
void board_row(Board *b, uint64_t number, uint64_t total, BoardRowState state, const char *text, size_t size);
// was ROW_FREE: the count of rows stays. The row may have another number by now
void board_row_tell(Board *b, uint64_t number, BoardRowState state, BoardRowState was);
void board_row_left(Board *b, uint64_t number, uint64_t left);
int board_row_free(Board *b);                                      // the number of a row that is free; -1 none
void board_row_name(Board *b, uint64_t number, const char *name);  // of a served object that has none yet
void board_row_value(Board *b, uint64_t number, const char *text, size_t size);

// ---- read by watchers ----

typedef struct BoardHandView {
  Actor who;
  bool dead, left, working;  // working: has begun a task and not ended it; if it is also dead (or has left), the task
                             // is lost
  int client;                // slot, -1 none
  uint64_t begun, done, failed, since, task;
  char text[BOARD_TEXT];
} BoardHandView;

typedef struct BoardRowView {
  uint64_t number, total, left;
  BoardRowState state;
  char text[BOARD_TEXT], name[BOARD_NAME], value[BOARD_TEXT];
} BoardRowView;

typedef struct BoardView {
  BoardState state;
  Actor server;
  bool server_dead;
  uint64_t asked, begun, working, done, failed, lost;  // tasks; begun: by a worker
  uint64_t unsent;
  uint64_t counts[ROW_STATES];
  BoardHandView hand[BOARD_HANDS];
  int nhands;
  BoardRowView row[BOARD_ROWS];
  int nrows;  // by number
} BoardView;

bool world_board_read(const World *w, uint32_t object, BoardView *v);  // false: the object itself has none

#endif
