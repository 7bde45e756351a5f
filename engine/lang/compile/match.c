// match: the subject is tried against each case's pattern, from the first on.
//
// What a pattern binds is kept in temporaries of its own, one a name, and goes into the variables when the whole
// pattern has matched, before the guard. A pattern that does not match goes to `miss`, over `held` if temporaries may
// hold something by then: there they are emptied.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "base/grow.h"
#include "lang/object/constant.h"
#include "lang/types/containers.h"
#include "base/out_of_memory.h"

enum { SEQUENCE, MAPPING };  // of MATCHKIND

typedef struct Matching {
  Compiler *c;
  Value *names;  // all that the case's pattern can bind
  int nnames, room;
  Reg first;         // names.at[i] stands in temporary first + i
  bool *bound;       // which of them are bound here; of one alternative alone inside it
  Label miss, held;  // where to go when it does not match
  bool holds;        // temporaries may hold something
  bool may_miss;     // a jump to one of the labels has been made
  bool used_held;
  bool last;      // a pattern that takes everything may stand here
  uint32_t high;  // one behind the highest temporary that was used
} Matching;

static void pattern(Matching *m, const Node *p, Reg r, bool keep);

static Reg push(Matching *m) {
  Reg r = temp_push(m->c);
  if (m->c->u->top > m->high) m->high = m->c->u->top;
  return r;
}

static Label on_miss(Matching *m) {
  m->may_miss = true;
  m->used_held |= m->holds;
  return m->holds ? m->held : m->miss;
}

static bool is_wildcard(const Node *p) {
  return p->kind == N_PAT_AS && !p->u.pattern.head && p->u.pattern.name == V_UNBOUND;
}

// ---- names ----

static int name_number(const Matching *m, Value name) {
  for (int i = 0; i < m->nnames; i++)
    if (m->names[i] == name) return i;
  return -1;
}

static void collect(Matching *m, const Node *p) {
  if (p->kind == N_PAT_VALUE || p->kind == N_PAT_SINGLETON) return;
  if (p->u.pattern.head && p->kind == N_PAT_AS) collect(m, p->u.pattern.head);
  for (int i = 0; i < p->u.pattern.parts.count; i++) collect(m, p->u.pattern.parts.at[i]);
  Value name = p->u.pattern.name;
  if (name == V_UNBOUND || name_number(m, name) >= 0) return;
  if (!GROW(m->names, m->room, m->nnames + 1, 8)) out_of_memory();
  m->names[m->nnames++] = name;
}

static void bind(Matching *m, Value name) {
  int i = name_number(m, name);
  if (m->bound[i]) refuse(m->c, m->c->pos, "multiple assignments to name '%s' in pattern", str_data(name));
  m->bound[i] = true;
}

// R[r] becomes what the name is bound to, or is only let go.
static void capture(Matching *m, Value name, Reg r, bool keep) {
  if (name == V_UNBOUND) {
    if (!keep) emit(m->c, OP_CLEAR, 0, r, 0, 0);
    return;
  }
  bind(m, name);
  emit(m->c, OP_MOVE, keep ? 0 : XB, (uint32_t)m->first + (uint32_t)name_number(m, name), r, 0);
  m->holds = true;
}

// ---- values ----

static void jump_unequal(Matching *m, Op op, Reg r, Reg value, bool keep) {
  int dies = (keep ? 0 : XA) | (reg_is_temp(m->c, value) ? XB : 0);
  emit_jump(m->c, op, dies, r, value, on_miss(m));
}

static bool is_literal(const Node *n) {
  Value folded;
  return n->kind != N_TUPLE && n->kind != N_NAME && fold_node(n, &folded, 0);
}

static void value_pattern(Matching *m, const Node *p, Reg r, bool keep) {
  const Node *n = p->u.value;
  Compiler *c = m->c;
  uint32_t mark = c->u->top;
  if (n->kind != N_ATTRIBUTE && !is_literal(n)) {
    refuse(c, p->pos, "patterns may only match literals and attribute lookups");
    return;
  }
  Value folded;
  Reg value = fold_node(n, &folded, 0) ? unit_const(c, folded) : compile_expr(c, n);
  jump_unequal(m, OP_JEQ, r, value, keep);
  c->u->top = mark;
}

// ---- sequences ----

// Goes on if len(R[r]) is n, or at least n.
static void check_length(Matching *m, Reg r, int n, bool least) {
  uint32_t mark = m->c->u->top;
  Reg length = push(m);
  emit(m->c, OP_LEN, 0, length, r, 0);
  emit_jump(m->c, least ? OP_JGE : OP_JEQ, XA, length, unit_const(m->c, from_int(n)), on_miss(m));
  m->c->u->top = mark;
}

static void check_kind(Matching *m, Reg r, int kind) {
  uint32_t mark = m->c->u->top;
  Reg is = push(m);
  emit(m->c, OP_MATCHKIND, 0, is, r, (uint32_t)kind);
  emit_jump(m->c, OP_JF, XA, is, 0, on_miss(m));
  m->c->u->top = mark;
}

// The parts of what has been unpacked into temporaries from base on.
static void unpacked(Matching *m, const Nodes *parts, Reg base) {
  m->holds = true;
  for (int i = 0; i < parts->count; i++) pattern(m, parts->at[i], (Reg)(base + i), false);
}

static void unpack(Matching *m, const Node *p, Reg r, bool keep, int star) {
  Compiler *c = m->c;
  const Nodes *parts = &p->u.pattern.parts;
  uint32_t mark = c->u->top;
  int after = parts->count - star - 1, dies = keep ? 0 : XB;
  if (star > 255 || (star >= 0 && after > 255))
    refuse(c, p->pos, "too many expressions in star-unpacking sequence pattern");
  Reg base = (Reg)(REG_VARS + mark);
  for (int i = 0; i < parts->count; i++) push(m);
  if (star < 0) emit(c, OP_UNPACK, dies, base, r, (uint32_t)parts->count);
  else emit(c, OP_UNPACKEX, dies, base, r, (uint32_t)(star | after << 8));
  unpacked(m, parts, base);
  c->u->top = mark;
}

// The star takes what nobody asks for: the other parts are asked for one by one.
static void subscript(Matching *m, const Node *p, Reg r, int star) {
  Compiler *c = m->c;
  const Nodes *parts = &p->u.pattern.parts;
  for (int i = 0; i < parts->count; i++) {
    const Node *part = parts->at[i];
    if (i == star || is_wildcard(part)) continue;
    uint32_t mark = c->u->top;
    Reg item = push(m), index = unit_const(c, from_int(i));
    if (i > star) {
      Reg behind = unit_const(c, from_int(parts->count - i));
      index = push(m);
      emit(c, OP_LEN, 0, index, r, 0);
      emit(c, OP_SUB, XB, index, index, behind);
    }
    emit(c, OP_GETITEM, reg_is_temp(c, index) ? XC : 0, item, r, index);
    m->holds = true;
    pattern(m, part, item, false);
    c->u->top = mark;
  }
}

static void sequence(Matching *m, const Node *p, Reg r, bool keep) {
  const Nodes *parts = &p->u.pattern.parts;
  int star = -1, size = parts->count;
  bool star_wildcard = false, only_wildcards = true;
  for (int i = 0; i < size; i++) {
    const Node *part = parts->at[i];
    if (part->kind == N_PAT_STAR) {
      if (star >= 0) refuse(m->c, p->pos, "multiple starred names in sequence pattern");
      star = i;
      star_wildcard = part->u.pattern.name == V_UNBOUND;
      only_wildcards &= star_wildcard;
    } else {
      only_wildcards &= is_wildcard(part);
    }
  }
  check_kind(m, r, SEQUENCE);
  if (star < 0) check_length(m, r, size, false);
  else if (size > 1) check_length(m, r, size - 1, true);
  if (!only_wildcards && !star_wildcard) {
    unpack(m, p, r, keep, star);
    return;
  }
  if (!only_wildcards) subscript(m, p, r, star);
  if (!keep) emit(m->c, OP_CLEAR, 0, r, 0, 0);
}

// ---- mappings ----

// A key as it stands in messages. Of a text the usual escapes.
static void key_text(Value v, const Source *s, Pos at, char *out, size_t size) {
  if (is_int(v)) snprintf(out, size, "%lld", (long long)as_int(v));
  else if (is_float(v)) float_repr(float_of(v), out);
  else if (is_kind(v, K_STR)) {
    char quote = memchr(str_data(v), '\'', str_size(v)) && !memchr(str_data(v), '"', str_size(v)) ? '"' : '\'';
    size_t n = 0;
    out[n++] = quote;
    for (const char *c = str_data(v); *c && n + 4 < size; c++) {
      const char *escapes = "\nn\rr\tt\\\\", *e = strchr(escapes, *c);
      if (*c == quote || (e && (e - escapes) % 2 == 0)) out[n++] = '\\';
      out[n++] = e && (e - escapes) % 2 == 0 ? e[1] : *c;
    }
    out[n++] = quote;
    out[n] = 0;
  } else snprintf(out, size, "%.*s", at.end_col - at.col, s->text + s->line_start[at.line - 1] + at.col);
}

static bool same_key(Value a, Value b) {
  if (is_bool(a)) a = from_int(a == V_TRUE);
  if (is_bool(b)) b = from_int(b == V_TRUE);
  if (is_int(a) && is_float(b)) return (double)as_int(a) == float_of(b);
  if (is_float(a) && is_int(b)) return same_key(b, a);
  if (is_float(a) && is_float(b)) return float_of(a) == float_of(b);
  if (is_kind(a, K_BYTES) && is_kind(b, K_BYTES)) {
    const Bytes *x = (const Bytes *)as_obj(a), *y = (const Bytes *)as_obj(b);
    return x->size == y->size && !memcmp(x->data, y->data, x->size);
  }
  return a == b;
}

static void check_key(Matching *m, const Node *p, int at) {
  const Nodes *keys = &p->u.pattern.keys;
  const Node *key = keys->at[at];
  Value v, other;
  if (key->kind == N_ATTRIBUTE) return;
  if (!is_literal(key)) {
    refuse(m->c, p->pos, "mapping pattern keys may only match literals and attribute lookups");
    return;
  }
  fold_node(key, &v, 0);
  for (int i = 0; i < at; i++) {
    if (!is_literal(keys->at[i]) || !fold_node(keys->at[i], &other, 0) || !same_key(v, other)) continue;
    char text[160];
    key_text(v, m->c->source, key->pos, text, sizeof text);
    refuse(m->c, p->pos, "mapping pattern checks duplicate key (%s)", text);
  }
}

// A tuple of the keys' values: a constant, or a temporary.
static Reg keys_tuple(Matching *m, const Node *p) {
  Compiler *c = m->c;
  const Nodes *keys = &p->u.pattern.keys;
  uint32_t mark = c->u->top;
  Reg base = (Reg)(REG_VARS + mark);
  for (int i = 0; i < keys->count; i++) {
    Value folded;
    check_key(m, p, i);
    if (fold_node(keys->at[i], &folded, 0)) emit(c, OP_MOVE, 0, temp_push(c), unit_const(c, folded), 0);
    else compile_push(c, keys->at[i]);
  }
  emit(c, OP_TUPLE, 0, base, base, (uint32_t)keys->count);
  c->u->top = mark;
  m->holds = true;
  return push(m);
}

// What the ** binds: the rest.
static void rest(Matching *m, const Node *p, Reg r, Reg keys) {
  Compiler *c = m->c;
  uint32_t n = (uint32_t)p->u.pattern.keys.count;
  Reg copy = push(m), base = (Reg)(REG_VARS + c->u->top);
  m->holds = true;
  emit(c, OP_DICT, 0, copy, copy, 0);
  emit(c, OP_DICTUPDATE, 0, copy, r, 0);
  for (uint32_t i = 0; i < n; i++) push(m);
  if (n) emit(c, OP_UNPACK, 0, base, keys, n);
  for (uint32_t i = 0; i < n; i++) emit(c, OP_DELITEM, XB, copy, base + i, 0);
  capture(m, p->u.pattern.name, copy, false);
}

static void mapping(Matching *m, const Node *p, Reg r, bool keep) {
  Compiler *c = m->c;
  const Nodes *parts = &p->u.pattern.parts;
  uint32_t mark = c->u->top;
  Reg keys = 0;
  check_kind(m, r, MAPPING);
  if (parts->count) {
    check_length(m, r, parts->count, true);
    keys = keys_tuple(m, p);
    Reg values = push(m), base = (Reg)(REG_VARS + c->u->top);
    emit(c, OP_MATCHKEYS, 0, values, r, keys);
    emit_jump(c, OP_JIS, XTRUE, values, unit_const(c, V_NONE), on_miss(m));
    for (int i = 0; i < parts->count; i++) push(m);
    emit(c, OP_UNPACK, XB, base, values, (uint32_t)parts->count);
    unpacked(m, parts, base);
  }
  if (p->u.pattern.name != V_UNBOUND) c->pos = p->pos, rest(m, p, r, keys);
  if (keys) emit(c, OP_CLEAR, 0, keys, 0, 0);
  if (!keep) emit(c, OP_CLEAR, 0, r, 0, 0);
  c->u->top = mark;
}

// ---- classes ----

static Value asked_for(Matching *m, const Node *p) {
  const Names *names = &p->u.pattern.names;
  int by_position = p->u.pattern.parts.count - names->count;
  Value *items = malloc((size_t)(names->count + 1) * sizeof *items);
  if (!items) out_of_memory();
  items[0] = from_int(by_position);
  for (int i = 0; i < names->count; i++) {
    items[i + 1] = names->at[i];
    if (!strcmp(str_data(names->at[i]), "__debug__"))
      refuse(m->c, p->u.pattern.parts.at[by_position + i]->pos, "cannot assign to __debug__");
    for (int k = 0; k < i; k++)
      if (names->at[k] == names->at[i])
        refuse(m->c, p->u.pattern.parts.at[by_position + i]->pos, "attribute name repeated in class pattern: %s",
               str_data(names->at[i]));
  }
  Value v = tuple_constant(items, (uint32_t)names->count + 1);
  free(items);
  return v;
}

static void class_pattern(Matching *m, const Node *p, Reg r, bool keep) {
  Compiler *c = m->c;
  const Nodes *parts = &p->u.pattern.parts;
  uint32_t mark = c->u->top;
  Value asked = asked_for(m, p);
  Reg got = push(m);
  emit(c, OP_MOVE, keep ? 0 : XB, got, r, 0);
  compile_push(c, p->u.pattern.head);
  c->pos = p->pos;
  emit(c, OP_MATCHCLASS, 0, got, got, unit_const(c, asked));
  emit_jump(c, OP_JIS, XTRUE, got, unit_const(c, V_NONE), on_miss(m));
  c->u->top = mark + 1;
  Reg base = (Reg)(REG_VARS + c->u->top);
  for (int i = 0; i < parts->count; i++) push(m);
  if (parts->count) emit(c, OP_UNPACK, XB, base, got, (uint32_t)parts->count);
  else emit(c, OP_CLEAR, 0, got, 0, 0);
  if (parts->count) unpacked(m, parts, base);
  c->u->top = mark;
}

// ---- alternatives ----

static void same_names(Matching *m, const bool *first, const bool *here) {
  if (memcmp(first, here, (size_t)m->nnames * sizeof *first) != 0)
    refuse(m->c, m->c->pos, "alternative patterns bind different names");
}

static bool *no_names(const Matching *m) {
  bool *b = calloc((size_t)m->nnames + 1, sizeof *b);
  if (!b) out_of_memory();
  return b;
}

// The alternative has failed: what it holds goes, but for what the whole held before.
static void next_alternative(Matching *m, Label miss, Label held, uint32_t mark, uint32_t high, const bool *names,
                             Label end) {
  Compiler *c = m->c;
  emit_jump(c, OP_JMP, 0, 0, 0, end);
  label_place(c, held);
  for (uint32_t t = mark; t < high; t++) emit(c, OP_CLEAR, 0, REG_VARS + t, 0, 0);
  for (int i = 0; i < m->nnames; i++)
    if (names[i]) emit(c, OP_CLEAR, 0, m->first + (uint32_t)i, 0, 0);
  label_place(c, miss);
}

static void or_pattern(Matching *m, const Node *p, Reg r, bool keep) {
  Compiler *c = m->c;
  const Nodes *parts = &p->u.pattern.parts;
  Matching outer = *m;
  Label end = label_new(c);
  bool *first = no_names(m), holds = m->holds;
  Flow before = c->u->flow;
  for (int i = 0; i < parts->count; i++) {
    bool last = i + 1 == parts->count;
    bool *here = no_names(m);
    m->bound = here;
    c->u->flow = before;
    m->last = last && outer.last;
    m->holds = last && holds;
    m->high = c->u->top;
    m->miss = last ? outer.miss : label_new(c);
    m->held = last ? outer.held : label_new(c);
    if (last) m->may_miss = outer.may_miss, m->used_held = outer.used_held;
    pattern(m, parts->at[i], r, true);
    if (i == 0) memcpy(first, here, (size_t)m->nnames * sizeof *first);
    same_names(m, first, here);
    if (m->high > outer.high) outer.high = m->high;
    if (!last) next_alternative(m, m->miss, m->held, c->u->top, m->high, here, end);
    free(here);
  }
  label_place(c, end);
  c->u->flow = before;
  bool may_miss = m->may_miss, used_held = m->used_held;
  outer.holds |= m->holds;
  *m = outer;
  m->may_miss = may_miss;
  m->used_held = used_held;
  for (int i = 0; i < m->nnames; i++)
    if (first[i]) bind(m, m->names[i]), m->holds = true;
  free(first);
  if (!keep) emit(c, OP_CLEAR, 0, r, 0, 0);
}

// ---- all of them ----

static void as_pattern(Matching *m, const Node *p, Reg r, bool keep) {
  Value name = p->u.pattern.name;
  if (p->u.pattern.head) {
    pattern(m, p->u.pattern.head, r, true);
  } else if (!m->last) {
    if (name == V_UNBOUND) refuse(m->c, p->pos, "wildcard makes remaining patterns unreachable");
    else refuse(m->c, p->pos, "name capture '%s' makes remaining patterns unreachable", str_data(name));
  }
  capture(m, name, r, keep);
}

static void by_kind(Matching *m, const Node *p, Reg r, bool keep) {
  switch (p->kind) {
  case N_PAT_VALUE: value_pattern(m, p, r, keep); break;
  case N_PAT_SINGLETON: jump_unequal(m, OP_JIS, r, unit_const(m->c, p->u.constant), keep); break;
  case N_PAT_STAR: capture(m, p->u.pattern.name, r, keep); break;
  case N_PAT_AS: as_pattern(m, p, r, keep); return;
  case N_PAT_OR: or_pattern(m, p, r, keep); return;
  default: break;
  }
  bool last = m->last;
  m->last = true;  // in a part everything may be taken
  if (p->kind == N_PAT_SEQUENCE) sequence(m, p, r, keep);
  if (p->kind == N_PAT_MAPPING) mapping(m, p, r, keep);
  if (p->kind == N_PAT_CLASS) class_pattern(m, p, r, keep);
  m->last = last;
}

// Tries R[r]. keep: it stays; else it is empty when the pattern has matched.
static void pattern(Matching *m, const Node *p, Reg r, bool keep) {
  Compiler *c = m->c;
  if (compiler_refused(c->refusal)) return;
  c->pos = p->pos;
  if (++c->depth > COMPILER_DEPTH) refuse(c, p->pos, "maximum recursion depth exceeded during compilation");
  else by_kind(m, p, r, keep);
  c->depth--;
}

// ---- cases ----

// Can the subject stay in its variable? Only what runs before a case has been chosen could change it.
static bool stays(const Compiler *c, const Node *n, Reg r) {
  if (!reg_is_local(c, r)) return false;
  for (int i = 0; i < n->u.match.ncases; i++)
    if (n->u.match.cases[i].guard) return false;
  return true;
}

// The pattern, its names, its guard. Leaves the labels for where it does not match. false: it always does.
static bool try_case(Matching *m, const MatchCase *k, Reg subject, bool keep) {
  Compiler *c = m->c;
  uint32_t mark = c->u->top;
  m->miss = label_new(c);
  m->held = label_new(c);
  collect(m, k->pattern);
  m->bound = no_names(m);
  m->first = (Reg)(REG_VARS + mark);
  for (int i = 0; i < m->nnames; i++) push(m);
  pattern(m, k->pattern, subject, true);
  for (int i = 0; i < m->nnames; i++) store_name(c, m->names[i], (Reg)(m->first + i), false);
  c->u->top = mark;
  m->holds = false;
  if (k->guard) compile_jump(c, k->guard, false, on_miss(m));
  if (!keep) emit(c, OP_CLEAR, 0, subject, 0, 0);
  free(m->names);
  free(m->bound);
  return m->may_miss;
}

static void end_case(const Matching *m, uint32_t mark) {
  Compiler *c = m->c;
  if (m->used_held) {
    label_place(c, m->held);
    for (uint32_t t = mark; t < m->high; t++) emit(c, OP_CLEAR, 0, REG_VARS + t, 0, 0);
  }
  label_place(c, m->miss);
}

void compile_match(Compiler *c, const Node *n) {
  uint32_t mark = c->u->top;
  Label end = label_new(c);
  Flow joined = {.dead = true};
  Reg subject = compile_expr(c, n->u.match.subject);
  bool keep = stays(c, n, subject);
  if (!keep && !reg_is_temp(c, subject)) {
    Reg copy = temp_push(c);
    emit(c, OP_MOVE, 0, copy, subject, 0);
    subject = copy;
  }
  uint32_t level = c->u->top;
  for (int i = 0; i < n->u.match.ncases; i++) {
    const MatchCase *k = &n->u.match.cases[i];
    Matching m = {.c = c, .last = k->guard || i + 1 == n->u.match.ncases, .high = level};
    Flow before = c->u->flow;
    bool may_miss = try_case(&m, k, subject, keep);
    c->u->top = mark;
    compile_body(c, &k->body);
    emit_jump(c, OP_JMP, 0, 0, 0, end);
    joined = flow_meet(joined, c->u->flow);
    c->u->flow = before;
    c->pos = k->pattern->pos;
    c->u->top = level;
    end_case(&m, level);
    if (!may_miss) flow_end(c);
  }
  if (!keep) emit(c, OP_CLEAR, 0, subject, 0, 0);
  label_place(c, end);
  c->u->flow = flow_meet(joined, c->u->flow);
  c->u->top = mark;
}
