// _random: the generator under random.py, MT19937 as its authors published it (Matsumoto and Nishimura 1998), so that a
// seed gives the very sequence that CPython gives.
//
// A generator's state is a bytearray on the heap: a fork copies it as it copies everything. random.py holds it.
#include "lang/types/containers.h"
#include "modules.h"

#include <string.h>

enum { N = 624, M = 397 };
typedef struct Twister {
  uint32_t word[N];
  uint32_t at;
} Twister;

static void init_one(Twister *t, uint32_t s) {
  t->word[0] = s;
  for (uint32_t i = 1; i < N; i++) t->word[i] = 1812433253u * (t->word[i - 1] ^ (t->word[i - 1] >> 30)) + i;
  t->at = N;
}

static void init_array(Twister *t, const uint32_t *key, size_t length) {
  init_one(t, 19650218u);
  uint32_t *w = t->word;
  size_t i = 1, j = 0;
  for (size_t k = length > N ? length : N; k; k--) {
    w[i] = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
    if (++i >= N) w[0] = w[N - 1], i = 1;
    if (++j >= length) j = 0;
  }
  for (size_t k = N - 1; k; k--) {
    w[i] = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
    if (++i >= N) w[0] = w[N - 1], i = 1;
  }
  w[0] = 0x80000000u;
}

static uint32_t next_word(Twister *t) {
  uint32_t *w = t->word;
  if (t->at >= N) {
    for (uint32_t k = 0; k < N; k++) {
      uint32_t y = (w[k] & 0x80000000u) | (w[(k + 1) % N] & 0x7fffffffu);
      w[k] = w[(k + M) % N] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    t->at = 0;
  }
  uint32_t y = w[t->at++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

static Twister *state(Machine *m, Value v) {
  if (is_kind(v, K_BYTEARRAY) && ((ByteArray *)as_obj(v))->size == sizeof(Twister))
    return (Twister *)(void *)((ByteArray *)as_obj(v))->data;
  raisef(m, m->e_TypeError, "state vector is the wrong size");
  return NULL;
}

void random_skip(Value v, int words) {
  if (!is_kind(v, K_BYTEARRAY) || ((ByteArray *)as_obj(v))->size != sizeof(Twister)) return;
  Twister *t = (Twister *)(void *)((ByteArray *)as_obj(v))->data;
  for (int i = 0; i < words; i++) next_word(t);
}

// Of a generator that is about to draw.
static Twister *drawn(Machine *m, Value v) {
  m->looked |= LOOKED_RANDOM;
  return state(m, v);
}

static Value random_new(Machine *m, const Value *args, int nargs) {
  ByteArray *b = heap_alloc_object(m->heap, sizeof *b);
  char *data = b ? heap_alloc(m->heap, sizeof(Twister)) : NULL;
  if (!data) {
    if (b) heap_free_object(m->heap, b, sizeof *b);
    return raise_memory(m);
  }
  memset(data, 0, sizeof(Twister));
  *b = (ByteArray){.head = {.refs = 1, .kind = K_BYTEARRAY, .type = m->t_bytearray},
                   .size = sizeof(Twister),
                   .room = sizeof(Twister),
                   .data = data};
  INCREF_OBJ(m->t_bytearray);
  return from_obj(b);
}

// seed(state, n): n an int of any size; its sign does not matter.
static Value random_seed(Machine *m, const Value *args, int nargs) {
  Twister *t = state(m, args[0]);
  if (!t) return V_UNBOUND;
  uint32_t few[2], *key = few;
  size_t length, bytes = 0;
  if (is_big(args[1])) {
    const BigInt *b = (const BigInt *)as_obj(args[1]);
    length = (size_t)b->nlimbs * 2;
    bytes = length * sizeof *key;
    key = heap_alloc(m->heap, bytes);
    if (!key) return raise_memory(m);
    for (size_t i = 0; i < length; i++) key[i] = (uint32_t)(b->limbs[i / 2] >> (i % 2 * 32));
  } else {
    int64_t n = is_int(args[1]) ? as_int(args[1]) : args[1] == V_TRUE;
    uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    few[0] = (uint32_t)u;
    few[1] = (uint32_t)(u >> 32);
    length = 2;
  }
  while (length > 1 && !key[length - 1]) length--;
  init_array(t, key, length);
  if (key != few) heap_free(m->heap, key, bytes);
  return V_NONE;
}

static Value random_fresh(Machine *m, const Value *args, int nargs) {
  Twister *t = state(m, args[0]);
  if (!t) return V_UNBOUND;
  uint32_t key[] = {(uint32_t)m->fresh_seed, (uint32_t)(m->fresh_seed >> 32)};
  init_array(t, key, 2);
  return V_NONE;
}

static Value random_random(Machine *m, const Value *args, int nargs) {
  Twister *t = drawn(m, args[0]);
  if (!t) return V_UNBOUND;
  uint32_t a = next_word(t) >> 5, b = next_word(t) >> 6;
  return float_new(m, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static Value random_getrandbits(Machine *m, const Value *args, int nargs) {
  Twister *t = drawn(m, args[0]);
  if (!t) return V_UNBOUND;
  int64_t k = 0;
  if (!int_to_i64(args[1], &k)) return raise_no_index(m, args[1]);
  if (k < 0) return raisef(m, m->e_ValueError, "number of bits must be non-negative");
  if (k == 0) return from_int(0);
  if (k <= 32) return from_int(next_word(t) >> (32 - k));
  if (k > 1 << 24) return raise_memory(m);
  size_t n = (size_t)(k + 63) / 64;
  uint64_t *limbs = heap_alloc(m->heap, n * sizeof *limbs);
  if (!limbs) return raise_memory(m);
  memset(limbs, 0, n * sizeof *limbs);
  for (size_t i = 0; k > 0; i++, k -= 32) {
    uint64_t w = next_word(t);
    if (k < 32) w >>= 32 - k;
    limbs[i / 2] |= w << (i % 2 * 32);
  }
  Value v = int_from_limbs(m, 1, limbs, n);
  heap_free(m->heap, limbs, n * sizeof *limbs);
  return v;
}

// below(state, n): a whole number in [0, n), n of 63 bits: rejection, as CPython does it.
static Value random_below(Machine *m, const Value *args, int nargs) {
  Twister *t = drawn(m, args[0]);
  if (!t) return V_UNBOUND;
  if (!is_int(args[1]) || as_int(args[1]) <= 0) return V_NONE;  // random.py does it with getrandbits
  uint64_t n = (uint64_t)as_int(args[1]), r;
  int k = 64 - __builtin_clzll(n);
  do {
    r = next_word(t);
    if (k <= 32) r >>= 32 - k;
    else r |= (uint64_t)(next_word(t) >> (64 - k)) << 32;
  } while (r >= n);
  return from_int((int64_t)r);
}

static const NativeDef functions[] = {{"new", random_new, 0, 0, NULL},
                                      {"seed", random_seed, 2, 2, "=yw"},
                                      {"fresh", random_fresh, 1, 1, "=y"},
                                      {"random", random_random, 1, 1, "=y"},
                                      {"getrandbits", random_getrandbits, 2, 2, "=y."},
                                      {"below", random_below, 2, 2, "=yw"},
                                      {0}};

const ModuleDef random_modules[] = {{"_random", functions, NULL}, {0}};

void random_seed_fresh(Machine *m, uint64_t seed) {
  m->fresh_seed = seed;
  Value mod = machine_module(m, "random");
  if (!is_kind(mod, K_MODULE)) return;
  Value inst = dict_get_name(((Module *)as_obj(mod))->dict, str_constant("_inst", 5));
  if (!is_kind(inst, K_INSTANCE)) return;
  Value held = dict_get_name(((Instance *)as_obj(inst))->dict, str_constant("_state", 6));
  if (is_kind(held, K_BYTEARRAY)) random_fresh(m, &held, 1);
}
