// Markers read: what a line's comment says, and what it does to the line's statement.
//
// A switch wraps its statement in a SWITCHED node; a knob's constant may be replaced by a setting. Positions stay those
// of the file: a switch's other wording stands where it was written, in the comment.
#include "markers.h"

#include <stdlib.h>
#include <string.h>

#include "lang/object/constant.h"
#include "parser.h"
#include "source.h"

static const char form[] = "write #: switch NAME, #: switch NAME -> other wording, #: knob 1..16, or #: knob one|other";

typedef struct Reader {
  Parser *p;
  const Marker *m;
  const char *s, *end;
} Reader;  // s: what is still to be read

static Pos place(const Reader *r, const char *at) {
  uint32_t col = (uint32_t)(at - r->p->source->text) - r->p->source->line_start[r->m->line - 1];
  uint16_t small = col < 0xffff ? (uint16_t)col : 0xffff;
  return (Pos){.line = r->m->line, .end_line = r->m->line, .col = small, .end_col = small};
}

_Noreturn static void malformed(const Reader *r, const char *what) {
  parser_refuse(r->p, place(r, r->s), form, "%s", what);
}

static void blanks(Reader *r) {
  while (r->s < r->end && (*r->s == ' ' || *r->s == '\t')) r->s++;
}

static bool is_word_char(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool take(Reader *r, const char *text) {
  size_t n = strlen(text);
  if ((size_t)(r->end - r->s) < n || memcmp(r->s, text, n) != 0) return false;
  if (is_word_char(text[n - 1]) && r->s + n < r->end && is_word_char(r->s[n])) return false;
  r->s += n;
  blanks(r);
  return true;
}

static void word(Reader *r, char *out, size_t room, const char *missing) {
  const char *start = r->s;
  while (r->s < r->end && (is_word_char(*r->s) || (r->s > start && (*r->s == '.' || (*r->s == '-' && r->s[1] != '>')))))
    r->s++;
  size_t n = (size_t)(r->s - start);
  if (n == 0 || n >= room) {
    r->s = start;
    malformed(r, n ? "a name that is too long in a marker" : missing);
  }
  memcpy(out, start, n);
  out[n] = 0;
  blanks(r);
}

static bool read_number(const char *s, const char *end, const char **stop, int64_t *out) {
  bool negative = s < end && *s == '-';
  int64_t v = 0;
  const char *first = s += negative;
  for (; s < end && *s >= '0' && *s <= '9'; s++) {
    if (s - first >= 15) return false;
    v = v * 10 + (*s - '0');
  }
  *stop = s;
  *out = negative ? -v : v;
  return s > first;
}

static int64_t number(Reader *r) {
  int64_t v;
  const char *stop;
  if (!read_number(r->s, r->end, &stop, &v))
    malformed(r, "a number is missing in a knob's marker (of at most 15 digits)");
  r->s = stop;
  blanks(r);
  return v;
}

static void ended(Reader *r) {
  if (r->s < r->end) malformed(r, "something that does not belong in a marker");
}

static Reader reader(Parser *p, const Marker *m) {
  const char *text = p->source->text;
  Reader r = {.p = p, .m = m, .s = text + m->start + 2, .end = text + m->end};
  while (r.end > r.s && (r.end[-1] == ' ' || r.end[-1] == '\t')) r.end--;
  blanks(&r);
  return r;
}

// ---- switches ----

static bool is_half_of_pair(const Node *n) {
  if (n->kind != N_EXPR || n->u.value->kind != N_CALL || n->u.value->u.call.func->kind != N_ATTRIBUTE) return false;
  const char *name = str_data(n->u.value->u.call.func->u.attribute.attr);
  return strcmp(name, "acquire") == 0 || strcmp(name, "release") == 0;
}

static int switch_number(Parser *p, const char *name, uint32_t line) {
  Tree *t = p->tree;
  for (int i = 0; i < t->nswitches; i++)
    if (strcmp(t->switches[i].name, name) == 0) return i;
  t->switches = arena_grow(p->arena, t->switches, (size_t)t->nswitches * sizeof(Switch),
                           (size_t)(t->nswitches + 1) * sizeof(Switch));
  Switch *s = &t->switches[t->nswitches];
  strcpy(s->name, name);
  s->line = line;
  return t->nswitches++;
}

static bool has_block(const Node *n) {
  return n->kind == N_FUNCDEF || n->kind == N_CLASSDEF || n->kind == N_FOR || n->kind == N_WHILE || n->kind == N_IF ||
         n->kind == N_WITH;
}

// The text behind "->", read as the statement that runs when the switch is off.
static Node *other_wording(Reader *r, Node *on) {
  Parser *p = r->p;
  uint32_t from = (uint32_t)(r->s - p->source->text), to = (uint32_t)(r->end - p->source->text);
  if (from == to) malformed(r, "a switch's other wording is missing");
  if (has_block(on)) p->graft = on;
  Node *off = parser_piece(p, lex_piece(p->source, p->arena, from, to, r->m->line, false), parser_other_wording);
  p->graft = NULL;
  if (!off) {
    char what[sizeof p->refusal->what];
    memcpy(what, p->refusal->what, sizeof what);
    bool of_python = p->refusal->syntax;
    Pos at = place(r, r->s);
    if (of_python)
      parser_refuse(p, at, "write a statement of Python behind ->", "a switch's other wording: %.200s", what);
    parser_refused(p);
  } else if (has_block(on) != has_block(off))
    parser_refuse(p, place(r, r->s), "a header for a header, a plain statement for a plain one",
                  "a switch's other wording is of another kind than its line");
  return off;
}

static Node *switched(Reader *r, Node *on) {
  Parser *p = r->p;
  char name[sizeof((Switch *)0)->name];
  word(r, name, sizeof name, "a switch without a name");
  if (!has_block(on) && on->kind == N_TRY) malformed(r, "a switch on try");
  Node *off = NULL;
  if (take(r, "->")) off = other_wording(r, on);
  else ended(r);
  Node *n = arena_alloc(p->arena, sizeof *n);
  n->kind = N_SWITCHED;
  n->pos = on->pos;
  n->u.switched.on = on;
  n->u.switched.off = off;
  n->u.switched.number = switch_number(p, name, r->m->line);
  if (!off && is_half_of_pair(on)) p->tree->switches[n->u.switched.number].paired = true;
  return n;
}

// ---- knobs ----

static const char *setting_of(const Parser *p, const char *name) {
  for (int i = p->nsettings; i-- > 0;)
    if (strcmp(p->settings[i].name, name) == 0) return p->settings[i].value;
  return NULL;
}

static bool int_literal(const Node *n, int64_t *out) {
  if (n->kind == N_CONSTANT && is_int(n->u.constant)) return *out = as_int(n->u.constant), true;
  if (n->kind != N_UNARYOP || n->u.unary.op != U_NEG || !int_literal(n->u.unary.operand, out)) return false;
  *out = -*out;
  return true;
}

static void range_knob(Reader *r, Knob *k, Node *value) {
  Parser *p = r->p;
  k->kind = KNOB_RANGE;
  const char *start = r->s;
  k->min = number(r);
  if (!take(r, "..")) malformed(r, "a knob's range is written 1..16");
  k->max = number(r);
  if (k->min > k->max) r->s = start, malformed(r, "a knob's range that is empty");
  if (!int_literal(value, &k->value))
    parser_refuse(p, value->pos, "write NAME = 4   #: knob 1..16",
                  "a knob with a range needs a whole number as its constant");
  if (k->value < k->min || k->value > k->max)
    parser_refuse(p, value->pos, "", "the knob %s stands outside its own range", k->name);
  k->explore = k->value;
  start = r->s;
  if (take(r, "explore")) {
    k->explore = number(r);
    k->has_explore = true;
    if (k->explore < k->min || k->explore > k->max)
      r->s = start, malformed(r, "a knob's value for explore outside its range");
  }
  ended(r);
  const char *set = setting_of(p, k->name), *stop;
  if (!set) return;
  if (!read_number(set, set + strlen(set), &stop, &k->value) || *stop || k->value < k->min || k->value > k->max)
    parser_refuse(p, value->pos, "", "%s=%.40s: the knob %s goes from %lld to %lld", k->name, set, k->name,
                  (long long)k->min, (long long)k->max);
  value->kind = N_CONSTANT;
  value->u.constant = from_int(k->value);
}

static int choice_index(const Knob *k, const char *text) {
  for (int i = 0; i < k->nchoices; i++)
    if (strcmp(k->choices[i], text) == 0) return i;
  return -1;
}

static void choice_knob(Reader *r, Knob *k, Node *value) {
  Parser *p = r->p;
  k->kind = KNOB_CHOICE;
  do {
    if (k->nchoices == (int)(sizeof k->choices / sizeof *k->choices)) malformed(r, "a knob of more than 8 choices");
    word(r, k->choices[k->nchoices], sizeof k->choices[0], "a knob without a range or choices");
    if (choice_index(k, k->choices[k->nchoices]) >= 0) malformed(r, "a knob with the same choice twice");
    k->nchoices++;
  } while (take(r, "|"));
  ended(r);
  if (k->nchoices < 2) malformed(r, "a knob of one choice");
  bool text = value->kind == N_CONSTANT && is_kind(value->u.constant, K_STR);
  k->choice = text ? choice_index(k, str_data(value->u.constant)) : -1;
  if (k->choice < 0)
    parser_refuse(p, value->pos, "write NAME = \"one\"   #: knob one|other",
                  "a knob's constant must be one of its choices, as a string");
  const char *set = setting_of(p, k->name);
  if (!set) return;
  k->choice = choice_index(k, set);
  if (k->choice < 0)
    parser_refuse(p, value->pos, "", "%s=%.40s: not one of the choices of the knob %s", k->name, set, k->name);
  value->u.constant = str_constant(set, strlen(set));
}

static void add_knob(Reader *r, Node *n) {
  Parser *p = r->p;
  Tree *t = p->tree;
  if (n->kind != N_ASSIGN || n->u.assign.targets.count != 1 || n->u.assign.targets.at[0]->kind != N_NAME)
    malformed(r, "a knob that is not on NAME = constant");
  Knob k = {.line = r->m->line};
  Value name = n->u.assign.targets.at[0]->u.name;
  if (str_size(name) >= sizeof k.name) malformed(r, "a knob with too long a name");
  strcpy(k.name, str_data(name));
  for (int i = 0; i < t->nknobs; i++)
    if (strcmp(t->knobs[i].name, k.name) == 0) malformed(r, "a second knob of the same name");
  if (r->s < r->end && (*r->s == '-' || (*r->s >= '0' && *r->s <= '9'))) range_knob(r, &k, n->u.assign.value);
  else choice_knob(r, &k, n->u.assign.value);
  t->knobs = arena_grow(p->arena, t->knobs, (size_t)t->nknobs * sizeof(Knob), (size_t)(t->nknobs + 1) * sizeof(Knob));
  t->knobs[t->nknobs++] = k;
}

// ---- statements and their markers ----

static Node *apply(Parser *p, const Marker *m, Node *n) {
  Reader r = reader(p, m);
  if (take(&r, "switch")) return switched(&r, n);
  if (!take(&r, "knob")) malformed(&r, "a marker that is neither a switch nor a knob");
  add_knob(&r, n);
  return n;
}

static Marker *marker_of(Parser *p, int newline) {
  int i = p->tokens.at[newline].marker;
  return i && !p->hints ? &p->tokens.markers[i - 1] : NULL;
}

void markers_apply(Parser *p, NodeList *out, int first, int newline) {
  Marker *m = marker_of(p, newline);
  if (!m) return;
  if (out->count != first + 1) {
    Reader r = reader(p, m);
    parser_refuse(p, place(&r, p->source->text + m->start), "give each statement a line of its own",
                  "a marker behind several statements");
  }
  m->claimed = true;
  out->at[first] = apply(p, m, out->at[first]);
}

Node *markers_wrap_compound(Parser *p, Node *n, int newline) {
  Marker *m = marker_of(p, newline);
  if (!m) return n;
  m->claimed = true;
  return apply(p, m, n);
}

void markers_check_claimed(Parser *p) {
  for (int i = 0; i < p->tokens.nmarkers && !p->hints; i++) {
    const Marker *m = &p->tokens.markers[i];
    if (m->claimed) continue;
    Reader r = reader(p, m);
    parser_refuse(p, place(&r, p->source->text + m->start),
                  "put it behind a statement, or behind the header of if, while, for, with, def or class; a plain "
                  "comment begins with # alone",
                  "a marker (#:) that belongs to no statement");
  }
}

const char *marker_line_shown(const Tree *t, uint32_t line, size_t *size) {
  const ShownTree *shown = (const ShownTree *)t;
  const char *text = source_line(t->source, line, size);
  for (int i = 0; i < shown->nmarkers; i++)
    if (shown->markers[i].line == line) *size = shown->markers[i].code_end - (uint32_t)(text - t->source->text);
  return text;
}
