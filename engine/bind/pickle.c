// Handles in pickles. Mostly an error, since shared objects are inherited, not sent (except to a spawned child:
// spawn.c). A private ctypes object is pickled as its word.
#include "pickle.h"

#include "lang/pickle/pickle.h"
#include "lang/pickle/parts.h"

static Value save(Machine *m, Value v) {
  const Binding *b = bind_of(m);
  const Shared *s = shared_of(v);
  int code = bind_code_of_type(m, s->head.type);
  if (is_instance(m, v, b->t.thread_lock) || is_instance(m, v, b->t.thread_rlock))
    return raisef(m, m->e_TypeError, "cannot pickle '_thread.%T' object", v);
  if (code >= 0 && s->id == BIND_NO_OBJECT) {
    Value word = bind_ctype_word(m, v), saved = word == V_UNBOUND ? word : tuple_of(m, 2, from_int(code), word);
    decref(m, word);
    return saved;
  }
  if (b->spawning != V_UNBOUND && s->id != BIND_NO_OBJECT) return bind_handle_save(m, v);
  if (is_instance(m, v, b->t.raw_array) && s->id == BIND_NO_OBJECT)
    return raisef(m, pickle_error(m, "_PicklingError"), "Can't pickle %R: attribute lookup %T on %V failed",
                  from_obj(s->head.type), v, s->head.type->module);
  if (is_instance(m, v, b->t.raw_array))
    return raisef(m, m->e_RuntimeError,
                  "%s_Array_%u objects should only be shared between processes through inheritance",
                  bind_code_name((int)s->aux), world_object(host_world(m), s->id)->count);
  const char *name = bind_is_sort(m, v, BIND_STANDS) ? "Condition" : type_name(m, v);
  return raisef(m, m->e_RuntimeError, "%s objects should only be shared between processes through inheritance", name);
}

static Value load(Machine *m, Value saved) {
  const Tuple *t = (const Tuple *)as_obj(saved);
  if (is_kind(saved, K_TUPLE) && t->count == 6) return bind_handle_load(m, t);
  if (!is_kind(saved, K_TUPLE) || t->count != 2 || !is_int(t->items[0]) || as_int(t->items[0]) < 0 ||
      as_int(t->items[0]) >= BIND_CODES)
    return raisef(m, m->e_ValueError, "mplab: this is not a ctypes object");
  return bind_ctype_new(m, (int)as_int(t->items[0]), t->items[1]);
}

void bind_pickle_boot(Machine *m) { pickle_set_shared_hook(save, load); }
