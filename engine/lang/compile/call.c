// Calls: plain ones, methods, keywords, stars, and super() without arguments.
#include <string.h>

#include "compiler.h"
#include "lang/object/constant.h"

// CPython blames the attribute's own line and columns in a chain of calls that spans several lines.
Pos attribute_pos(const Node *attribute, Pos whole) {
  if (attribute->pos.line == attribute->pos.end_line) return whole;
  uint32_t length = ((Str *)as_obj(attribute->u.attribute.attr))->length;
  whole.line = attribute->pos.end_line;
  whole.col = attribute->pos.end_col >= length ? (uint16_t)(attribute->pos.end_col - length) : 0;
  return whole;
}

static Pos keyword_pos(const Compiler *c, const Keyword *k) {
  Pos pos = k->value->pos;
  size_t size = str_size(k->name);
  if (pos.line == 0 || pos.line > c->source->nlines || pos.col <= size) return pos;
  const char *at = c->source->text + c->source->line_start[pos.line - 1] + pos.col - size - 1;
  if (memcmp(at, str_data(k->name), size) == 0 && at[size] == '=') pos.col = (uint16_t)(pos.col - size - 1);
  return pos;
}

void check_keywords(Compiler *c, const Keyword *k, int n) {
  for (int i = 0; i < n; i++) {
    if (k[i].name == V_UNBOUND) continue;
    for (int j = 0; j < i; j++)
      if (k[j].name == k[i].name)
        refuse(c, keyword_pos(c, &k[i]), "keyword argument repeated: %s", str_data(k[i].name));
  }
}

// Adds keywords and **mappings to the dict in register dict. callable REG_ANY: of a class statement, merged as a plain
// dict would be.
void compile_keywords_dict(Compiler *c, const Keyword *k, int n, Reg dict, Reg callable) {
  uint32_t mark = c->u->top;
  int first = 0;
  for (; first < n && k[first].name != V_UNBOUND; first++) {
    emit(c, OP_MOVE, 0, temp_push(c), unit_const(c, k[first].name), 0);
    compile_push(c, k[first].value);
  }
  emit(c, OP_DICT, 0, dict, REG_VARS + mark, (uint32_t)first);
  c->u->top = mark;
  for (int i = first; i < n; i++) {
    Reg r;
    if (k[i].name == V_UNBOUND) {
      r = compile_expr(c, k[i].value);
    } else {
      emit(c, OP_MOVE, 0, temp_push(c), unit_const(c, k[i].name), 0);
      compile_push(c, k[i].value);
      r = (Reg)(REG_VARS + mark);
      emit(c, OP_DICT, 0, r, r, 1);
    }
    int x = reg_is_temp(c, r) ? XB : 0;
    if (callable == REG_ANY) emit(c, OP_DICTUPDATE, x, dict, r, 0);
    else emit(c, OP_DICTMERGE, x, dict, r, callable);
    c->u->top = mark;
  }
}

static bool is_starred(const Node *n) {
  for (int i = 0; i < n->u.call.args.count; i++)
    if (n->u.call.args.at[i]->kind == N_STARRED) return true;
  for (int i = 0; i < n->u.call.nkeywords; i++)
    if (n->u.call.keywords[i].name == V_UNBOUND) return true;
  return false;
}

static Reg call_starred(Compiler *c, const Node *n) {
  Reg base = compile_push(c, n->u.call.func);
  if (n->u.call.args.count == 1 && n->u.call.args.at[0]->kind == N_STARRED) {
    Reg list = temp_push(c);
    uint32_t mark = c->u->top;
    emit(c, OP_LIST, 0, list, list, 0);
    Reg r = compile_expr(c, n->u.call.args.at[0]->u.value);
    emit(c, OP_LISTEXTEND, (reg_is_temp(c, r) ? XB : 0) | XSTAR | XALONE, list, r, base);
    c->u->top = mark;
  } else {
    Node as_list = {.kind = N_LIST, .pos = n->pos, .ctx = LOAD};
    as_list.u.list = n->u.call.args;
    compile_push(c, &as_list);
  }
  Reg keywords = temp_push(c);
  if (n->u.call.nkeywords) compile_keywords_dict(c, n->u.call.keywords, n->u.call.nkeywords, keywords, base);
  else emit(c, OP_CLEAR, 0, keywords, 0, 0);
  emit(c, OP_CALLEX, 0, base, 0, 0);
  return base;
}

// super() means super(__class__, the first parameter).
static bool is_bare_super(Compiler *c, const Node *n) {
  const Node *f = n->u.call.func;
  const Scope *s = c->u->scope;
  if (f->kind != N_NAME || strcmp(str_data(f->u.name), "super") != 0 || n->u.call.args.count || n->u.call.nkeywords)
    return false;
  if (!scope_is_function(s) || c->u->npos == 0) return false;
  const Symbol *own = scope_symbol(s, f->u.name), *cell = scope_symbol(s, str_constant("__class__", 9));
  const Symbol *global = scope_symbol(scopes_find(c->scopes, NULL), f->u.name);
  if ((own && (own->flags & (SYM_BOUND | SYM_FREE))) || (global && (global->flags & SYM_BOUND))) return false;
  return cell && (cell->flags & SYM_FREE);
}

static Reg call_super(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  const Symbol *first = &c->u->scope->symbols[0];
  Reg base = compile_push(c, n->u.call.func);
  load_name(c, str_constant("__class__", 9), REG_ANY);
  if (first->flags & SYM_CELL) emit(c, OP_GETCELL, 0, temp_push(c), first->reg, 0);
  else emit(c, OP_MOVE, 0, temp_push(c), first->reg, 0);
  emit(c, OP_CALL, 0, base, 2, 0);
  return temp_result(c, REG_ANY, mark);
}

static Value keyword_names(const Node *n) {
  Value names[256];
  for (int i = 0; i < n->u.call.nkeywords; i++) names[i] = n->u.call.keywords[i].name;
  return tuple_constant(names, (uint32_t)n->u.call.nkeywords);
}

Reg compile_call(Compiler *c, const Node *n) {
  enum { MAX_NAMED = 200 };  // more keywords than this go through a dict
  uint32_t mark = c->u->top;
  const Node *func = n->u.call.func;
  check_keywords(c, n->u.call.keywords, n->u.call.nkeywords);
  if (is_bare_super(c, n)) return call_super(c, n);
  if (is_starred(n) || n->u.call.nkeywords > MAX_NAMED) {
    call_starred(c, n);
    return temp_result(c, REG_ANY, mark);
  }
  int x = 0;
  Pos at = n->pos;
  if (func->kind == N_ATTRIBUTE) {
    Reg object = compile_expr(c, func->u.attribute.value);
    c->u->top = mark;
    Reg base = temp_push(c);
    temp_push(c);
    c->pos = attribute_pos(func, func->pos);
    emit_use(c, OP_METHOD, 0, base, object, unit_const(c, scope_mangle(c->u->scope, func->u.attribute.attr)));
    at = attribute_pos(func, at);
    x = XMETHOD;
  } else {
    compile_push(c, func);
  }
  for (int i = 0; i < n->u.call.args.count; i++) compile_push(c, n->u.call.args.at[i]);
  for (int i = 0; i < n->u.call.nkeywords; i++) compile_push(c, n->u.call.keywords[i].value);
  uint32_t count = (uint32_t)(n->u.call.args.count + n->u.call.nkeywords);
  c->pos = at;
  Reg base = temp_result(c, REG_ANY, mark);
  if (n->u.call.nkeywords) emit(c, OP_CALLKW, x, base, count, unit_const(c, keyword_names(n)));
  else emit(c, OP_CALL, x, base, count, 0);
  return base;
}
