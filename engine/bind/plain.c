// Plain data: what can be shown without running any Python of the program's.
#include "bind.h"
#include "lang/types/collections.h"
#include "lang/types/containers.h"

enum { DEEPEST = 8 };  // nested containers

static bool all_plain(const Value *item, uint32_t count, int depth, int *left) {
  for (uint32_t i = 0; i < count; i++)
    if (!bind_is_plain(item[i], depth, left)) return false;
  return true;
}

static const Dict *dict_of(Value v) {
  if (is_set(v)) return as_set(v)->dict;
  return is_kind(v, K_DICT) ? (const Dict *)as_obj(v) : NULL;
}

bool bind_is_plain(Value v, int depth, int *left) {
  if (--*left < 0 || depth > DEEPEST) return false;
  if (!is_ptr(v) || is_kind(v, K_BIGINT) || is_kind(v, K_STR) || is_float(v) || is_complex(v) || is_kind(v, K_BYTES))
    return true;
  if (is_kind(v, K_LIST)) return all_plain(((List *)as_obj(v))->items, ((List *)as_obj(v))->count, depth + 1, left);
  if (is_kind(v, K_TUPLE)) return all_plain(((Tuple *)as_obj(v))->items, ((Tuple *)as_obj(v))->count, depth + 1, left);
  const Dict *d = dict_of(v);
  Value key, value;
  for (uint32_t at = 0; d && dict_next(d, &at, &key, &value);)
    if (!bind_is_plain(key, depth + 1, left) || !bind_is_plain(value, depth + 1, left)) return false;
  return d != NULL;
}
