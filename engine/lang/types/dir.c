// What dir() gives: the names that can be asked of an object, sorted.
#include "collections.h"

bool names_add(Machine *m, Value set, const Dict *d) {
  Value key, v;
  for (uint32_t at = 0; d && dict_next(d, &at, &key, &v);)
    if (set_add(m, set, key) == RAISED) return false;
  return true;
}

static bool add_class_names(Machine *m, Value set, const Type *t) {
  const Tuple *mro = as_tuple(t->mro);
  for (uint32_t i = 0; i < mro->count; i++)
    if (!names_add(m, set, as_type(mro->items[i])->dict)) return false;
  return true;
}

Value names_sorted(Machine *m, Value set) {
  Value list = list_new(m, 0), key, v;
  for (uint32_t at = 0; list != V_UNBOUND && dict_next(as_set(set)->dict, &at, &key, &v);)
    if (!list_append(m, list, key)) break;
  decref(m, set);
  Value done = list == V_UNBOUND ? V_UNBOUND : list_sort_all(m, list, false);
  if (done == V_NONE) return list;
  decref(m, list);
  return V_UNBOUND;
}

Value object_names(Machine *m, Value o) {
  Value set = set_new(m, m->t_set);
  if (set == V_UNBOUND) return set;
  bool good;
  if (is_kind(o, K_TYPE)) good = add_class_names(m, set, as_type(o));
  else
    good = names_add(m, set, attr_dict(m, o, false)) &&
           (is_kind(o, K_MODULE) || add_class_names(m, set, type_of(m, o)));
  if (good) return names_sorted(m, set);
  decref(m, set);
  return V_UNBOUND;
}
