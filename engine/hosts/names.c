// The names of shared objects: the variable that each was first assigned to.
#include "process.h"

#include "lang/containers.h"

void process_name(Host *h, Machine *m, Value v, Value name) {
  Process *p = h->data;
  host_asked++;
  if (is_kind(v, K_INSTANCE)) {   // a class of the prelude around its main handle
    Dict *dict = ((Instance *)as_obj(v))->dict;
    v = dict ? dict_get_name(dict, str_constant("_shared", 7)) : V_UNBOUND;
  }
  if (is_kind(v, K_SHARED) && is_kind(name, K_STR) && ((Shared *)as_obj(v))->id < (uint32_t)world_objects(p->world)) world_name(p->world, ((Shared *)as_obj(v))->id, str_data(name));
}
