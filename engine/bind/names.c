// The names of shared objects: the variable that each was first assigned to.
#include "bind.h"
#include "world/board.h"

void bind_name(Host *h, Machine *m, Value v, Value name) {
  World *w = host_world(m);
  if (is_kind(v, K_INSTANCE)) {  // a class of the prelude around its main handle
    Dict *dict = ((Instance *)as_obj(v))->dict;
    v = dict ? dict_get_name(dict, str_constant("_shared", 7)) : V_UNBOUND;
  }
  if (!is_kind(v, K_SHARED) || !is_kind(name, K_STR)) return;
  const Shared *s = (const Shared *)as_obj(v);
  if (s->id < (uint32_t)world_objects(w)) world_name(w, s->id, str_data(name));
  if (s->head.flags & BIND_SERVED)
    board_row_name(world_board(w, (uint32_t)as_int(s->keep)), (uint64_t)as_int(s->keep) >> 32, str_data(name));
}
