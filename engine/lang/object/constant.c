// Constants in code space, and the one table of interned strings.
//
// Equal texts given to str_constant are one Value, so that names compare by address. The table only grows: code space
// is never freed, and a program has as many names as its text. Constants are made before a program runs, by one thread.
#include "constant.h"

#include <gmp.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "base/hash.h"
#include "base/out_of_memory.h"

static struct {
  Str **slots;
  size_t room, used;
} interned;  // open addressing; room is a power of two

static void *constant_new(Kind kind, size_t size) {
  Object *o = code_space_alloc(size);
  o->refs = IMMORTAL;
  o->kind = (uint8_t)kind;
  return o;
}

static uint64_t text_hash(const char *s, size_t n) {  // the table's own, not Python's hash()
  uint64_t h = fnv_add(FNV_EMPTY, s, n);
  return h ^ h >> 29;
}

static Str **slot_of(const char *s, size_t n) {
  size_t mask = interned.room - 1;
  size_t i = text_hash(s, n) & mask;
  while (interned.slots[i] && (interned.slots[i]->size != n || memcmp(interned.slots[i]->data, s, n) != 0))
    i = (i + 1) & mask;
  return &interned.slots[i];
}

static void interned_grow(void) {
  size_t old_room = interned.room;
  Str **old = interned.slots;
  interned.room = old_room ? old_room * 2 : 1024;
  interned.slots = code_space_alloc(interned.room * sizeof *interned.slots);
  for (size_t i = 0; i < old_room; i++)
    if (old[i]) *slot_of(old[i]->data, old[i]->size) = old[i];
}

Value str_constant(const char *utf8, size_t size) {
  if (interned.used * 2 >= interned.room) interned_grow();
  Str **slot = slot_of(utf8, size);
  if (*slot) return from_obj(*slot);
  Str *s = constant_new(K_STR, sizeof *s + size + 1);
  s->size = (uint32_t)size;
  for (size_t i = 0; i < size; i++) s->length += ((unsigned char)utf8[i] & 0xc0) != 0x80;
  if (size) memcpy(s->data, utf8, size);
  interned.used++;
  *slot = s;
  return from_obj(s);
}

Value float_constant(double d) {
  Value word = float_word(d);
  if (word != V_UNBOUND) return word;
  Float *f = constant_new(K_FLOAT, sizeof *f);
  f->value = d;
  return from_obj(f);
}

Value complex_constant(double re, double im) {
  Complex *c = constant_new(K_COMPLEX, sizeof *c);
  c->re = re;
  c->im = im;
  return from_obj(c);
}

Value bytes_constant(const void *data, size_t size) {
  Bytes *b = constant_new(K_BYTES, sizeof *b + size + 1);
  b->size = (uint32_t)size;
  if (size) memcpy(b->data, data, size);
  return from_obj(b);
}

Value tuple_constant(const Value *items, uint32_t count) {
  Tuple *t = constant_new(K_TUPLE, sizeof *t + count * sizeof(Value));
  t->count = count;
  if (count) memcpy(t->items, items, count * sizeof(Value));
  return from_obj(t);
}

Value int_constant(int sign, const uint64_t *limbs, size_t n) {
  while (n && limbs[n - 1] == 0) n--;
  if (n == 0) return from_int(0);
  if (n == 1 && limbs[0] <= (uint64_t)INT_MAX63) return from_int(sign < 0 ? -(int64_t)limbs[0] : (int64_t)limbs[0]);
  if (n == 1 && sign < 0 && limbs[0] == (uint64_t)INT_MAX63 + 1) return from_int(INT_MIN63);
  BigInt *b = constant_new(K_BIGINT, sizeof *b + n * sizeof(uint64_t));
  b->sign = sign < 0 ? -1 : 1;
  b->nlimbs = (uint32_t)n;
  memcpy(b->limbs, limbs, n * sizeof(uint64_t));
  return from_obj(b);
}

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return (c | 0x20) - 'a' + 10;
}

Value int_constant_digits(const char *digits, size_t n, int base) {
  _Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t), "limbs of 64 bits");
  while (n > 1 && *digits == '0') digits++, n--;
  unsigned char *raw = malloc(n + 1);
  mp_limb_t *limbs = calloc(n / 10 + 2, sizeof *limbs);  // a digit of base 36 needs under 6 bits, so ten fit a limb
  if (!raw || !limbs) out_of_memory();
  for (size_t i = 0; i < n; i++) raw[i] = (unsigned char)digit_value(digits[i]);
  mp_size_t count = n ? mpn_set_str(limbs, raw, n, base) : 0;
  Value v = int_constant(1, (const uint64_t *)limbs, (size_t)count);
  free(limbs);
  free(raw);
  return v;
}
