// Plain data: what can be shown, or pickled to be compared, without running any Python of the program's.
#include "bind.h"
#include "lang/types/collections.h"
#include "lang/types/containers.h"

enum { DEEPEST = 8 };  // nested containers

static bool all_plain(const Value *item, uint32_t count, bool own, int depth, int *left) {
  for (uint32_t i = 0; i < count; i++)
    if (!bind_is_plain(item[i], own, depth, left)) return false;
  return true;
}

static const Dict *dict_of(Value v, bool own) {
  if (is_set(v)) return as_set(v)->dict;
  if (is_kind(v, K_DICT)) return (const Dict *)as_obj(v);
  return own && is_kind(v, K_INSTANCE) ? ((const Instance *)as_obj(v))->dict : NULL;
}

bool bind_is_plain(Value v, bool own, int depth, int *left) {
  if (--*left < 0 || depth > DEEPEST) return false;
  if (!is_ptr(v) || is_kind(v, K_BIGINT) || is_kind(v, K_STR) || is_kind(v, K_FLOAT) || is_kind(v, K_BYTES))
    return true;
  if (is_kind(v, K_LIST))
    return all_plain(((List *)as_obj(v))->items, ((List *)as_obj(v))->count, own, depth + 1, left);
  if (is_kind(v, K_TUPLE))
    return all_plain(((Tuple *)as_obj(v))->items, ((Tuple *)as_obj(v))->count, own, depth + 1, left);
  if (own && is_kind(v, K_BYTEARRAY)) return true;
  const Dict *d = dict_of(v, own);
  Value key, value;
  for (uint32_t at = 0; d && dict_next(d, &at, &key, &value);)
    if (!bind_is_plain(key, own, depth + 1, left) || !bind_is_plain(value, own, depth + 1, left)) return false;
  return d != NULL;
}
