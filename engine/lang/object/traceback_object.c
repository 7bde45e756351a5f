// Tracebacks as the program sees them: exc.__traceback__, sys.exc_info()[2], the third argument of __exit__.
//
// An exception keeps its places as a List of pairs (code, instruction), the innermost first. A traceback is an object
// that shows a part of such a list: _places, and _at, the pair of its own frame; tb_next is one pair further in.
#include <string.h>

#include "dict.h"
#include "frame.h"
#include "inner.h"

static const char PLACES[] = "_places", AT[] = "_at";

static Value key(const char *name, size_t size) { return str_constant(name, size - 1); }

static Value make(Machine *m, Type *type, const char *const *names, const Value *values, int n) {
  Instance *o = object_alloc(m, sizeof *o, K_INSTANCE, type);
  if (!o) return V_UNBOUND;
  o->dict = dict_new(m);
  bool good = o->dict != NULL;
  for (int i = 0; good && i < n; i++) {
    size_t size = 0;
    while (names[i][size]) size++;
    good = dict_set_name(m, o->dict, str_constant(names[i], size), values[i]);
  }
  if (good) return from_obj(o);
  if (!o->dict) o->dict = dict_new(m);  // an instance is never without one
  DECREF_OBJ(m, o);
  return V_UNBOUND;
}

static Value traceback_at(Machine *m, Value places, int64_t at) {
  return make(m, m->t_traceback, (const char *const[]){PLACES, AT}, (Value[]){places, from_int(at)}, 2);
}

Value traceback_of(Machine *m, Value exc) {
  Value places = ((const Exception *)as_obj(exc))->traceback;
  if (!is_kind(places, K_LIST) || !((const List *)as_obj(places))->count) return V_NONE;
  return traceback_at(m, places, ((const List *)as_obj(places))->count / 2 - 1);
}

Value traceback_places(Machine *m, Value traceback) {
  if (!is_kind(traceback, K_INSTANCE) || as_obj(traceback)->type != m->t_traceback) return V_UNBOUND;
  return dict_get_name(((const Instance *)as_obj(traceback))->dict, key(PLACES, sizeof PLACES));
}

// The code and the instruction of the frame it shows.
static const Code *shown(Machine *m, Value self, uint32_t *instruction) {
  Value places = traceback_places(m, self),
        at = dict_get_name(((const Instance *)as_obj(self))->dict, key(AT, sizeof AT));
  if (!is_kind(places, K_LIST) || !is_int(at) || (uint64_t)as_int(at) * 2 + 1 >= ((const List *)as_obj(places))->count)
    return NULL;
  const Value *pair = ((const List *)as_obj(places))->items + 2 * as_int(at);
  const Code *code = code_by_serial((uint32_t)as_int(pair[0]));
  *instruction = (uint32_t)as_int(pair[1]);
  return code && *instruction < code->nins ? code : NULL;
}

static Value get_line(Machine *m, Value self) {
  uint32_t at;
  const Code *code = shown(m, self, &at);
  return code ? from_int(code->pos[at].line) : V_NONE;
}

static Value get_next(Machine *m, Value self) {
  Value at = dict_get_name(((const Instance *)as_obj(self))->dict, key(AT, sizeof AT));
  return is_int(at) && as_int(at) > 0 ? traceback_at(m, traceback_places(m, self), as_int(at) - 1) : V_NONE;
}

static Value get_frame(Machine *m, Value self) {
  uint32_t at;
  const Code *code = shown(m, self, &at);
  if (!code) return V_NONE;
  return make(m, m->t_frame, (const char *const[]){"f_code", "f_lineno"},
              (Value[]){from_obj(code), from_int(code->pos[at].line)}, 2);
}

static bool is_programs(const Frame *f) { return !(f->code->flags & CODE_PRELUDE); }

// The program's innermost frame on a strand, the outer ones linked by f_back. At the process's end there is none: then
// the frame that runs.
Value frames_object(Machine *m, const Strand *s) {
  uint32_t count = 0, at = 0;
  for (const Frame *f = s->top; f; f = f->back) count += is_programs(f);
  bool none = !count;
  for (const Frame *f = s->top; f && none; f = f->back) count++;
  Value all = bytes_new(m, NULL, count * sizeof(Frame *)), back = V_NONE;
  if (all == V_UNBOUND) return all;
  uint8_t *rows = (uint8_t *)((Bytes *)as_obj(all))->data;  // not aligned: copied in and out
  for (const Frame *f = s->top; f; f = f->back)
    if (none || is_programs(f)) memcpy(rows + at++ * sizeof f, &f, sizeof f);
  while (at-- && back != V_UNBOUND) {
    const Frame *f;
    memcpy(&f, rows + at * sizeof f, sizeof f);
    bool coming = s->between && f == s->top;  // it stands before an instruction, the others are in one
    Value line = from_int(f->code->pos[f->pc - f->code->ins - (coming ? 0 : 1)].line);
    Value made = make(m, m->t_frame, (const char *const[]){"f_code", "f_lineno", "f_back", "f_globals"},
                      (Value[]){from_obj(f->code), line, back, from_obj(f->globals)}, 4);
    decref(m, back);
    back = made;
  }
  decref(m, all);
  return back;
}

static const GetSetDef attrs[] = {
    {"tb_lineno", get_line, NULL}, {"tb_next", get_next, NULL}, {"tb_frame", get_frame, NULL}, {0}};

void tracebacks_boot(Machine *m) { type_add(m, m->t_traceback, NULL, attrs); }
