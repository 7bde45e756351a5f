// hash(v) without running Python: CPython's own values for numbers, tuples and frozensets (their order in sets shows in
// output).
#include <math.h>

#include "numbers.h"

static const uint64_t prime_1 = 11400714785074694791u, prime_2 = 14029467366897019727u, prime_5 = 2870177450012600261u;

enum { DEEPEST = 1000 };  // nested tuples: what a hostile pickle may hold must not overflow the C stack

static Answer hash_at(Machine *m, Value v, uint64_t *hash, int depth);

Lanes lanes_begin(void) { return (Lanes){prime_5, 0}; }

void lanes_add(Lanes *l, uint64_t lane) {
  l->acc += lane * prime_2;
  l->acc = l->acc << 31 | l->acc >> 33;
  l->acc *= prime_1;
  l->count++;
}

uint64_t lanes_end(const Lanes *l) {
  uint64_t acc = l->acc + (l->count ^ (prime_5 ^ 3527539u));
  return acc == UINT64_MAX ? 1546275796u : acc;
}

static Answer hash_tuple(Machine *m, const Tuple *t, uint64_t *hash, int depth) {
  if (depth > DEEPEST) {
    raisef(m, m->e_RecursionError, "maximum recursion depth exceeded");
    return RAISED;
  }
  Lanes lanes = lanes_begin();
  for (uint32_t i = 0; i < t->count; i++) {
    uint64_t lane;
    Answer a = hash_at(m, t->items[i], &lane, depth + 1);
    if (a != YES) return a;
    lanes_add(&lanes, lane);
  }
  *hash = lanes_end(&lanes);
  return YES;
}

static uint64_t hash_frozenset(const Dict *d) {
  uint64_t hash = 0;
  for (uint32_t i = 0; i < d->used; i++)
    if (d->entries[i].key != V_UNBOUND) {
      uint64_t h = d->entries[i].hash;
      hash ^= ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
    }
  hash ^= (d->live + 1ull) * 1927868237u;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069u + 907133923u;
  return hash == UINT64_MAX ? 590923713u : hash;
}

static Answer hash_range(Machine *m, const Range *r, uint64_t *hash) {
  Value n = range_count(m, r);
  if (n == V_UNBOUND) return RAISED;
  Value start = n != from_int(0) ? r->start : V_NONE, step = n != from_int(0) && n != from_int(1) ? r->step : V_NONE;
  Value t = tuple_of(m, 3, n, start, step);
  decref(m, n);
  if (t == V_UNBOUND) return RAISED;
  Answer a = hash_tuple(m, as_tuple(t), hash, 0);
  decref(m, t);
  return a;
}

static Answer hash_by_class(Machine *m, Value v, uint64_t *hash) {
  Value fn = type_lookup(m, type_of(m, v), n_hash);
  if (fn == V_NONE) {
    raise_unhashable(m, v);
    return RAISED;
  }
  if (fn != V_UNBOUND && !is_kind(fn, K_NATIVE)) return NEEDS_PYTHON;
  *hash = address_veiled(m, v) >> 4;
  return YES;
}

static Answer hash_kind(Machine *m, Value v, uint64_t *hash, int depth) {
  if (!is_ptr(v)) {
    *hash = is_whole(v) || is_float_word(v) ? number_hash(v) : v * 0x9E3779B97F4A7C15u >> 3;
    return YES;
  }
  switch ((Kind)as_obj(v)->kind) {
  case K_STR: *hash = str_hash(v); return YES;
  case K_FLOAT: *hash = isnan(float_of(v)) ? address_veiled(m, v) >> 4 : number_hash(v); return YES;
  case K_BIGINT: *hash = number_hash(v); return YES;
  case K_COMPLEX: *hash = complex_hash(v); return YES;
  case K_TUPLE: return hash_tuple(m, as_tuple(v), hash, depth);
  case K_FROZENSET: *hash = hash_frozenset(as_set(v)->dict); return YES;
  case K_BYTES: *hash = bytes_hash(as_bytes(v)->data, as_bytes(v)->size); return YES;
  case K_RANGE: return hash_range(m, (Range *)as_obj(v), hash);
  case K_METHOD:
    *hash = address_veiled(m, ((Method *)as_obj(v))->self) * 31 ^
            address_veiled(m, ((Method *)as_obj(v))->function) >> 4;
    return YES;
  case K_LIST:
  case K_DICT:
  case K_SET:
  case K_BYTEARRAY:
  case K_SLICE: raise_unhashable(m, v); return RAISED;
  case K_DICTVIEW:
    if (((DictView *)as_obj(v))->what == 1) break;
    raise_unhashable(m, v);
    return RAISED;
  default: break;
  }
  return hash_by_class(m, v, hash);
}

static Answer hash_at(Machine *m, Value v, uint64_t *hash, int depth) {
  return is_subclassed(v) && method_is_python(m, v, n_hash) ? NEEDS_PYTHON : hash_kind(m, v, hash, depth);
}

Answer hash_bare(Machine *m, Value v, uint64_t *hash) { return hash_kind(m, v, hash, 0); }
Answer value_hash(Machine *m, Value v, uint64_t *hash) { return hash_at(m, v, hash, 0); }

// ---- another hash seed, other addresses ----

uint64_t hash_stirred(uint64_t hash, uint64_t by) {
  uint64_t h = (hash ^ by >> 1) * 0x9e3779b97f4a7c15u;
  h ^= h >> 32;
  return by & 1 ? ~h : h;
}

static uint64_t tuple_varied(Machine *m, const Tuple *t, uint64_t hash, int depth);

static uint64_t varied_at(Machine *m, Value v, uint64_t hash, int depth) {
  if (!is_ptr(v) || (is_subclassed(v) && method_is_python(m, v, n_hash))) return hash;
  switch ((Kind)as_obj(v)->kind) {
  case K_STR:
  case K_BYTES: return m->varied.hash ? hash_stirred(hash, m->varied.hash) : hash;
  case K_BIGINT:
  case K_COMPLEX:
  case K_RANGE: return hash;
  case K_FLOAT:
    if (!isnan(float_of(v))) return hash;
    break;
  case K_METHOD: return m->varied.address ? hash_stirred(hash, m->varied.address) : hash;  // of what it is made of
  case K_TUPLE: return tuple_varied(m, as_tuple(v), hash, depth);
  case K_FROZENSET: return m->varied.hash ? hash_stirred(hash, m->varied.hash) : hash;
  default: break;
  }
  return m->varied.address ? (address_veiled(m, v) ^ m->varied.address) >> 4 : hash;
}

// Its items' hashes are asked for once more: those of numbers do not change.
static uint64_t tuple_varied(Machine *m, const Tuple *t, uint64_t hash, int depth) {
  uint64_t varied = 0;
  for (uint32_t i = 0; i < t->count && depth < DEEPEST; i++) {
    uint64_t lane;
    if (hash_at(m, t->items[i], &lane, depth + 1) != YES) continue;
    uint64_t other = varied_at(m, t->items[i], lane, depth + 1);
    if (other != lane) varied = hash_stirred(varied, other ^ i);
  }
  return varied ? hash ^ varied : hash;
}

uint64_t hash_varied(Machine *m, Value v, uint64_t hash) { return varied_at(m, v, hash, 0); }

uint64_t hash_shown(Machine *m, Value v, uint64_t hash) {
  if (is_int(v) || !is_ptr(v)) return hash;
  bool text = is_kind(v, K_STR) || is_kind(v, K_BYTES) || is_kind(v, K_TUPLE) || is_kind(v, K_FROZENSET);
  m->looked |= text ? LOOKED_HASH : LOOKED_ADDRESS;
  return hash_varied(m, v, hash);
}

uint64_t address_shown(Machine *m, Value v) {
  m->looked |= LOOKED_ADDRESS;
  return address_veiled(m, v) ^ m->varied.address;
}

void raise_unhashable(Machine *m, Value v) { raisef(m, m->e_TypeError, "unhashable type: '%T'", v); }
