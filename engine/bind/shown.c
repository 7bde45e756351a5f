// show(bell, name, value): sets the text of a manager's object, next to the bell that stands for it (world/shown.c; a
// native of _pool).
//
// {'k': 1}; with a name and a dict Namespace(x=1); an object of a class of the program's is shown so, too. No Python is
// run: if the value contains an object of the program, the text is the type's name.
#include "modules.h"
#include "lang/types/collections.h"
#include "lang/types/containers.h"
#include "lang/object/text.h"
#include "lang/types/text.h"

enum { MOST = 1000 };  // values: of more the text is the type's name

static void add_items(Machine *m, Buffer *b, const Dict *d) {
  Value key, value;
  bool begun = false;
  for (uint32_t at = 0; dict_next(d, &at, &key, &value); begun = true) {
    if (begun) buffer_puts(b, ", ");
    if (is_kind(key, K_STR)) buffer_add(b, str_data(key), str_size(key));
    buffer_putc(b, '=');
    value_repr_plain(m, value, b);
  }
}

// The variables of an object of the program, if it has any and they are plain; else V_UNBOUND.
static Value variables_of(Value v) {
  const Dict *d = is_kind(v, K_INSTANCE) ? ((const Instance *)as_obj(v))->dict : NULL;
  int left = MOST;
  Value dict = d && d->live ? from_obj((Object *)(uintptr_t)d) : V_UNBOUND;
  return dict != V_UNBOUND && bind_is_plain(dict, 0, &left) ? dict : V_UNBOUND;
}

Value pool_show(Machine *m, const Value *args, int nargs) {
  Buffer b;
  int left = MOST;
  buffer_init(&b, m);
  if (is_kind(args[1], K_STR)) buffer_add(&b, str_data(args[1]), str_size(args[1]));
  Value variables = is_kind(args[1], K_STR) ? V_UNBOUND : variables_of(args[2]);
  if (variables != V_UNBOUND) {
    Value name = type_of(m, args[2])->name;
    buffer_add(&b, str_data(name), str_size(name));
    buffer_putc(&b, '(');
    add_items(m, &b, (const Dict *)as_obj(variables));
    buffer_putc(&b, ')');
  } else if (!bind_is_plain(args[2], 0, &left)) {
    Value name = type_of(m, args[2])->name;
    if (is_kind(args[1], K_STR)) buffer_puts(&b, "(…)");
    else buffer_add(&b, str_data(name), str_size(name));
  } else if (is_kind(args[1], K_STR) && is_kind(args[2], K_DICT)) {
    buffer_putc(&b, '(');
    add_items(m, &b, (const Dict *)as_obj(args[2]));
    buffer_putc(&b, ')');
  } else {
    value_repr_plain(m, args[2], &b);
  }
  if (!b.failed) host_show(m, shared_of(args[0])->id, b.data, b.size);
  buffer_free(&b);
  return V_NONE;
}

// number(bell): its object's
Value pool_number(Machine *m, const Value *args, int nargs) { return from_int(shared_of(args[0])->id); }

// served(number, manager, place): what a proxy's first variable names, in any process: the object of that number (None:
// it has none), and its row of the manager's board
Value pool_served(Machine *m, const Value *args, int nargs) {
  Value bell = dict_get_name(((Module *)as_obj(machine_module(m, "_pool")))->dict, str_constant("Bell", 4));
  int64_t number = is_int(args[0]) ? as_int(args[0]) : -1;
  bool known = number >= 0 && number < world_objects(host_world(m));
  Value v = bind_shared_new(m, (Type *)as_obj(bell), known ? (uint32_t)number : BIND_NO_OBJECT);
  if (v == V_UNBOUND || !is_int(args[1]) || !is_int(args[2])) return v;
  shared_of(v)->head.flags |= BIND_SERVED;
  shared_of(v)->keep = from_int((as_int(args[2]) & 0xffff) << 32 | (as_int(args[1]) & 0xffffffff));
  return v;
}
