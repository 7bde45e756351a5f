// The pickler's bytes, memo and stack of work, and how they move into objects of the heap and out of them.
#include "parts.h"

#include <string.h>

enum { FRAME_HEADER = 9, FRAME_MIN = 4, FRAME_TARGET = 64 * 1024, MAX_WORK = 1 << 20 };

void pickler_init(Pickler *p, Machine *m, int protocol) {
  p->m = m;
  p->out = p->small_out;
  p->size = p->room = p->frame = 0;
  p->memo = p->small_memo;
  p->mask = SMALL_MEMO - 1;
  p->nkeys = p->next_number = 0;
  memset(p->small_memo, 0, sizeof p->small_memo);
  p->work = p->small_work;
  p->nwork = p->work_room = 0;
  p->keep = p->need = V_UNBOUND;
  p->python = false;
  p->protocol = protocol;
  p->plain = NULL;
  const char header[] = {(char)PK_PROTO, (char)protocol};
  pickler_add(p, header, 2);
}

void pickler_free(Pickler *p) {
  if (p->room) heap_free(p->m->heap, p->out, p->room);
  if (p->memo != p->small_memo) heap_free(p->m->heap, p->memo, ((size_t)p->mask + 1) * sizeof *p->memo);
  if (p->work_room) heap_free(p->m->heap, p->work, p->work_room * sizeof *p->work);
  decref(p->m, p->keep);
}

static bool no_memory(Pickler *p) {
  raise_memory(p->m);
  return false;
}

static bool grow_out(Pickler *p, size_t more) {
  size_t room = (p->size + more) * 2;
  char *out = heap_resize(p->m->heap, p->room ? p->out : NULL, p->room, room);
  if (!out) return no_memory(p);
  if (!p->room) memcpy(out, p->small_out, p->size);
  p->out = out;
  p->room = room;
  return true;
}

bool pickler_add(Pickler *p, const void *data, size_t size) {
  if (p->size + size > (p->room ? p->room : SMALL_OUT) && !grow_out(p, size)) return false;
  memcpy(p->out + p->size, data, size);
  p->size += size;
  return true;
}

bool pickler_code(Pickler *p, int op) {
  char c = (char)op;
  return pickler_add(p, &c, 1);
}

// A frame is opened by the first value after the header or after the frame before, and its length filled in when it
// ends; one of less than 4 bytes loses its header again, as CPython's do.
bool pickler_frame(Pickler *p, bool end) {
  if (p->frame && (end || p->size - p->frame >= FRAME_TARGET + FRAME_HEADER)) {
    uint64_t length = p->size - p->frame - FRAME_HEADER;
    char *at = p->out + p->frame;
    if (length < FRAME_MIN) {
      memmove(at, at + FRAME_HEADER, length);
      p->size -= FRAME_HEADER;
    } else {
      *at = (char)PK_FRAME;
      memcpy(at + 1, &length, 8);
    }
    p->frame = 0;
  }
  if (p->frame || end) return true;
  p->frame = p->size;
  char header[FRAME_HEADER] = {0};
  return pickler_add(p, header, sizeof header);
}

// ---- work ----

bool pickler_push(Pickler *p, WorkKind what, Value v, uint32_t at) {
  if (p->nwork == (p->work_room ? p->work_room : SMALL_WORK)) {
    if (p->nwork >= MAX_WORK) {
      raisef(p->m, p->m->e_RecursionError, "maximum recursion depth exceeded while pickling an object");
      return false;
    }
    uint32_t room = p->nwork * 2;
    Work *work = heap_resize(p->m->heap, p->work_room ? p->work : NULL, p->work_room * sizeof *work,
                             room * sizeof *work);
    if (!work) return no_memory(p);
    if (!p->work_room) memcpy(work, p->small_work, sizeof p->small_work);
    p->work = work;
    p->work_room = room;
  }
  p->work[p->nwork++] = (Work){.v = v, .at = at, .what = (uint8_t)what};
  return !p->python || !is_ptr(v) || pickler_keep(p, incref(v));
}

bool pickler_keep(Pickler *p, Value v) {
  if (p->keep == V_UNBOUND) p->keep = list_new(p->m, 4);
  bool good = p->keep != V_UNBOUND && list_append(p->m, p->keep, v);
  decref(p->m, v);
  return good;
}

// ---- memo ----

static Memo *find_slot(Memo *memo, uint32_t mask, Value key) {
  uint32_t i = (uint32_t)((key >> 4) * 0x9E3779B97F4A7C15u >> 40) & mask;
  while (memo[i].key && memo[i].key != key) i = (i + 1) & mask;
  return &memo[i];
}

static bool grow_memo(Pickler *p) {
  uint32_t room = (p->mask + 1) * 4;
  Memo *memo = heap_alloc(p->m->heap, room * sizeof *memo);
  if (!memo) return no_memory(p);
  memset(memo, 0, room * sizeof *memo);
  for (uint32_t i = 0; i <= p->mask; i++)
    if (p->memo[i].key) *find_slot(memo, room - 1, p->memo[i].key) = p->memo[i];
  if (p->memo != p->small_memo) heap_free(p->m->heap, p->memo, ((size_t)p->mask + 1) * sizeof *p->memo);
  p->memo = memo;
  p->mask = room - 1;
  return true;
}

bool pickler_memoize(Pickler *p, Value v) {
  uint32_t number = p->next_number++;
  if (v != V_UNBOUND) {
    if (p->nkeys * 3 > p->mask * 2 && !grow_memo(p)) return false;
    *find_slot(p->memo, p->mask, v) = (Memo){v, number};
    p->nkeys++;
    if (p->python && !pickler_keep(p, incref(v))) return false;
  }
  return pickler_code(p, PK_MEMOIZE);
}

bool pickler_knows(const Pickler *p, Value v) { return find_slot(p->memo, p->mask, v)->key != 0; }

bool pickler_recall(Pickler *p, Value v, bool *known) {
  const Memo *slot = find_slot(p->memo, p->mask, v);
  *known = slot->key != 0;
  if (!*known) return true;
  char get[5] = {PK_BINGET, (char)slot->number};
  if (slot->number < 256) return pickler_add(p, get, 2);
  get[0] = PK_LONG_BINGET;
  memcpy(get + 1, &slot->number, 4);
  return pickler_add(p, get, 5);
}

// ---- frozen: Tuple(out, memo, work, numbers: bytearrays; keep: list) ----

typedef struct Numbers {
  size_t frame;
  uint32_t nkeys, next_number, nwork;
  int protocol;
  bool small_memo, small_work;
} Numbers;

// A bytearray that takes the block over, or a copy of the small one.
static Value freeze_block(Machine *m, void *block, size_t used, size_t room, bool small) {
  Value v = bytearray_new(m, small ? block : NULL, small ? used : 0);
  if (v == V_UNBOUND || small) return v;
  ByteArray *b = (ByteArray *)as_obj(v);
  heap_free(m->heap, b->data, b->room);
  b->data = block;
  b->size = (uint32_t)used;
  b->room = (uint32_t)room;
  return v;
}

static bool keep_everything(Pickler *p) {
  if (p->python) return true;
  p->python = true;
  for (uint32_t i = 0; i <= p->mask; i++)
    if (p->memo[i].key && !pickler_keep(p, incref(p->memo[i].key))) return false;
  for (uint32_t i = 0; i < p->nwork; i++)
    if (is_ptr(p->work[i].v) && !pickler_keep(p, incref(p->work[i].v))) return false;
  return p->keep != V_UNBOUND || pickler_keep(p, V_NONE);
}

Value pickler_freeze(Pickler *p) {
  Machine *m = p->m;
  Value state = keep_everything(p) ? tuple_new(m, 5) : V_UNBOUND;
  if (state == V_UNBOUND) return V_UNBOUND;
  Value *part = ((Tuple *)as_obj(state))->items;
  Numbers n = {p->frame, p->nkeys, p->next_number, p->nwork, p->protocol, p->memo == p->small_memo, !p->work_room};
  size_t memo_size = ((size_t)p->mask + 1) * sizeof(Memo);
  part[0] = freeze_block(m, p->out, p->size, p->room, !p->room);
  if (part[0] != V_UNBOUND) p->room = 0;
  part[1] = freeze_block(m, p->memo, memo_size, memo_size, p->memo == p->small_memo);
  if (part[1] != V_UNBOUND) p->memo = p->small_memo;
  part[2] = freeze_block(m, p->work, p->nwork * sizeof(Work), p->work_room * sizeof(Work), !p->work_room);
  if (part[2] != V_UNBOUND) p->work_room = 0;
  part[3] = bytearray_new(m, (const char *)&n, sizeof n);
  part[4] = p->keep;
  p->keep = V_UNBOUND;
  for (int i = 0; i < 4; i++)
    if (part[i] == V_UNBOUND) {
      for (int j = 0; j < 4; j++)
        if (part[j] == V_UNBOUND) part[j] = V_NONE;
      decref(m, state);
      return V_UNBOUND;
    }
  as_obj(state)->flags |= OF_SEALED;
  return state;
}

static void *take_block(Value v, size_t *used, size_t *room) {
  ByteArray *b = (ByteArray *)as_obj(v);
  void *data = b->data;
  *used = b->size;
  *room = b->room;
  b->data = NULL;
  b->size = b->room = 0;
  return data;
}

void pickler_thaw(Pickler *p, Machine *m, Value state) {
  const Value *part = ((Tuple *)as_obj(state))->items;
  as_obj(state)->flags &= (uint8_t)~OF_SEALED;  // what it holds is taken out: it is good for once
  pickler_init(p, m, 4);
  Numbers n;
  memcpy(&n, ((ByteArray *)as_obj(part[3]))->data, sizeof n);
  size_t used, room;
  p->out = take_block(part[0], &p->size, &p->room);
  Memo *memo = take_block(part[1], &used, &room);
  p->mask = (uint32_t)(used / sizeof(Memo)) - 1;
  if (n.small_memo) {
    memcpy(p->small_memo, memo, used);
    heap_free(m->heap, memo, room);
  } else p->memo = memo;
  Work *work = take_block(part[2], &used, &room);
  if (!n.small_work) p->work = work, p->work_room = (uint32_t)(room / sizeof(Work));
  else {
    if (used) memcpy(p->small_work, work, used);
    heap_free(m->heap, work, room);
  }
  p->nwork = n.nwork;
  p->frame = n.frame;
  p->nkeys = n.nkeys;
  p->next_number = n.next_number;
  p->protocol = n.protocol;
  p->python = true;
  p->keep = incref(part[4]);
}
