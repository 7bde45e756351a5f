// What is valid Python but not in mplab, found in the tree: modules, builtins, members of modules. With a way out for
// each.
//
// A name that the program binds anywhere is the program's own and never refused. What slips through raises Python's
// error when it is reached.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lang/object/constant.h"
#include "refusal.h"
#include "source.h"
#include "subset_tables.h"
#include "tree.h"

// A name that the program binds. module: the module that it always means; NULL: it may mean anything.
typedef struct Bound {
  Value name;
  const char *module;
} Bound;
typedef struct Check {
  const Tree *tree;
  Refusal *r;
  Bound *bound;  // open addressing; a name is a constant of code space, and hashed by its address
  size_t room, used;
} Check;

// ---- the names that the program binds ----

static Bound *slot(Bound *table, size_t room, Value name) {
  size_t i = (name >> 4) * 0x9e3779b97f4a7c15u >> 20 & (room - 1);
  while (table[i].name && table[i].name != name) i = (i + 1) & (room - 1);
  return &table[i];
}

static void grow(Check *c) {
  size_t room = c->room ? c->room * 2 : 256;
  Bound *table = calloc(room, sizeof *table);
  if (!table) abort();
  for (size_t i = 0; i < c->room; i++)
    if (c->bound[i].name) *slot(table, room, c->bound[i].name) = c->bound[i];
  free(c->bound);
  c->bound = table;
  c->room = room;
}

static void bind(Check *c, Value name, const char *module) {
  if (!is_kind(name, K_STR)) return;
  if (c->used * 2 >= c->room) grow(c);
  Bound *b = slot(c->bound, c->room, name);
  if (!b->name) {
    b->name = name;
    b->module = module;
    c->used++;
  } else if (!module || !b->module || strcmp(module, b->module) != 0) b->module = NULL;
}

static const Bound *bound(const Check *c, Value name) {
  const Bound *b = slot(c->bound, c->room, name);
  return b->name ? b : NULL;
}

// A module that came with the text, and need not be a file. What the tables say of one of that name is not of it.
static bool comes_with(const Check *c, const char *name) {
  const Source *s = c->tree->source;
  size_t n = strlen(name);
  for (const char *at = s->modules, *end = at + s->modules_size; at < end; at += strlen(at) + 1, at += strlen(at) + 1)
    if (strncmp(at, name, n) == 0 && strcmp(at + n + (at[n] == '/'), "") == 0) return true;  // a package's ends in '/'
  return false;
}

static bool is_shadowed(const Check *c, const char *name) {
  char top[128];
  snprintf(top, sizeof top, "%.*s", (int)strcspn(name, "."), name);
  return comes_with(c, top);
}

// The name in the tables of a module that is a member of another (os.path), NULL: it is none that the tables know.
static const char *member_module(const char *module, const char *name) {
  char full[160];
  snprintf(full, sizeof full, "%.60s.%.90s", module, name);
  for (const char *const *m = subset_modules; *m; m++)
    if (strcmp(*m, full) == 0) return *m;
  return NULL;
}

static void bind_import(Check *c, const Node *n) {
  for (int i = 0; i < n->u.import.nnames; i++) {
    const Alias *a = &n->u.import.names[i];
    bool from = n->kind == N_IMPORTFROM, plain = a->asname == V_UNBOUND;
    const char *name = str_data(a->name), *dot = strchr(name, '.');
    if (is_shadowed(c, from ? str_data(n->u.import.module) : name))
      bind(c, !plain ? a->asname : dot ? str_constant(name, (size_t)(dot - name)) : a->name, NULL);
    else if (from) bind(c, plain ? a->name : a->asname, member_module(str_data(n->u.import.module), name));
    else if (!plain) bind(c, a->asname, name);
    else if (!dot) bind(c, a->name, name);
    else bind(c, str_constant(name, (size_t)(dot - name)), str_data(str_constant(name, (size_t)(dot - name))));
  }
}

static void bind_parameters(Check *c, const Args *a) {
  for (int i = 0; i < a->npos; i++) bind(c, a->pos[i].name, NULL);
  for (int i = 0; i < a->nkwonly; i++) bind(c, a->kwonly[i].name, NULL);
  if (a->varargs) bind(c, a->varargs->name, NULL);
  if (a->varkw) bind(c, a->varkw->name, NULL);
}

static bool collect(void *data, const Node *n, int depth) {
  Check *c = data;
  switch (n->kind) {
  case N_NAME:
    if (n->ctx != LOAD) bind(c, n->u.name, NULL);
    break;
  case N_FUNCDEF:
    bind(c, n->u.func.name, NULL);
    bind_parameters(c, &n->u.func.args);
    break;
  case N_LAMBDA: bind_parameters(c, &n->u.func.args); break;
  case N_CLASSDEF: bind(c, n->u.cls.name, NULL); break;
  case N_IMPORT:
  case N_IMPORTFROM: bind_import(c, n); break;
  case N_TRY:
    for (int i = 0; i < n->u.try_.nclauses; i++) bind(c, n->u.try_.clauses[i].name, NULL);
    break;
  case N_PAT_AS:
  case N_PAT_STAR:
  case N_PAT_MAPPING: bind(c, n->u.pattern.name, NULL); break;
  default: break;
  }
  return true;
}

// ---- what is refused ----

static bool refuse_name(Check *c, Pos at, const char *instead, const char *name, const char *why) {
  refusal_set(c->r, c->tree->source, at.line, at.col, "", instead, "%.120s %s", name, why);
  return false;
}

static const Absent *absent(const Absent *table, const char *name) {
  for (; table->name; table++)
    if (strcmp(table->name, name) == 0) return table;
  return NULL;
}

// A module beside the program, or beside a package that this text is in: a/b.py or a/b/__init__.py of a.b.
static bool lies_beside(const Check *c, const char *name) {
  const char *path = c->tree->source->path;
  char file[1024], inner[128];
  snprintf(inner, sizeof inner, "%s", name);
  for (char *p = inner; *p; p++)
    if (*p == '.') *p = '/';
  int folder = (int)strlen(path);
  for (int up = 0; up < 4 && folder > 0; up++) {
    for (folder--; folder > 0 && path[folder - 1] != '/'; folder--) {
    }
    for (int package = 0; package < 2; package++) {
      int n = snprintf(file, sizeof file, package ? "%.*s%s/__init__.py" : "%.*s%s.py", folder, path, inner);
      if (n > 0 && (size_t)n < sizeof file && access(file, R_OK) == 0) return true;
    }
  }
  return false;
}

static bool check_module(Check *c, const char *name, Pos at) {
  for (const char *const *m = subset_modules; *m; m++)
    if (strcmp(*m, name) == 0) return true;
  if (is_shadowed(c, name) || comes_with(c, name) || lies_beside(c, name)) return true;
  char top[64];
  size_t n = strcspn(name, ".");
  snprintf(top, sizeof top, "%.*s", n < 60 ? (int)n : 60, name);
  const Absent *a = absent(subset_absent_modules, name);
  if (!a) a = absent(subset_absent_modules, top);
  const char *instead =
      a ? a->instead
        : "mplab has multiprocessing and what goes with it (os, time, random, sys, math, signal, queue, …); "
          "a module of your own is a .py file beside the program";
  refusal_set(c->r, c->tree->source, at.line, at.col, "", instead, "the module %.120s is not in mplab", name);
  return false;
}

static bool has_word(const char *words, const char *word) {
  size_t n = strlen(word);
  for (const char *s = words; (s = strstr(s, word)); s += n)
    if ((s == words || s[-1] == ' ') && (s[n] == ' ' || s[n] == 0)) return true;
  return false;
}

static bool check_member(Check *c, const char *module, const char *name, Pos at) {
  char full[160];
  snprintf(full, sizeof full, "%.60s.%.90s", module, name);
  const Absent *a = absent(subset_absent_members, full);
  if (a) return refuse_name(c, at, a->instead, full, "is not in mplab");
  for (const Lacking *m = subset_lacks; m->module; m++)
    if (strcmp(m->module, module) == 0 && has_word(m->names, name))
      return refuse_name(c, at, m->instead, full, "is not in mplab");
  return true;
}

static bool check_future(Check *c, const char *name, Pos at) {
  static const char known[] =
      "nested_scopes generators division absolute_import with_statement print_function unicode_literals "
      "barry_as_FLUFL generator_stop annotations";
  if (has_word(known, name)) return true;
  refusal_set(c->r, c->tree->source, at.line, at.col, "SyntaxError", "", "future feature %.100s is not defined", name);
  return false;
}

static bool check_import_from(Check *c, const Node *n) {
  const char *module = str_data(n->u.import.module);
  Pos at = n->pos;
  size_t size;
  const char *line = source_line(c->tree->source, at.line, &size),
             *word = at.col < size ? strstr(line + at.col, module) : NULL;
  if (word && word < line + size) at.col = (uint16_t)(word - line);
  if (!check_module(c, module, at)) return false;
  if (is_shadowed(c, module)) return true;
  for (int i = 0; i < n->u.import.nnames; i++) {
    const Alias *a = &n->u.import.names[i];
    const char *name = str_data(a->name);
    if (strcmp(name, "*") == 0) continue;
    if (strcmp(module, "__future__") == 0 ? !check_future(c, name, a->pos) : !check_member(c, module, name, a->pos))
      return false;
    char full[160];
    snprintf(full, sizeof full, "%.60s.%.90s", module, name);
    const Absent *submodule = absent(subset_absent_modules, full);
    if (submodule) return check_module(c, full, a->pos);
  }
  return true;
}

static bool check_name(Check *c, const Node *n) {
  if (n->ctx != LOAD || bound(c, n->u.name)) return true;
  const char *name = str_data(n->u.name);
  const Absent *a = absent(subset_absent_builtins, name);
  if (a) return refuse_name(c, n->pos, a->instead, name, "is not in mplab");
  a = absent(subset_python2_names, name);
  return !a || refuse_name(c, n->pos, a->instead, name, "is not in Python 3");
}

// The module that a.b.c always means; NULL: it may mean anything.
static const char *module_meant(const Check *c, const Node *n) {
  if (n->kind == N_NAME) {
    const Bound *b = bound(c, n->u.name);
    return b ? b->module : NULL;
  }
  const char *module = n->kind == N_ATTRIBUTE ? module_meant(c, n->u.attribute.value) : NULL;
  return module ? member_module(module, str_data(n->u.attribute.attr)) : NULL;
}

static bool check_attribute(Check *c, const Node *n) {
  const Node *outer = n;
  while (outer->kind == N_ATTRIBUTE) outer = outer->u.attribute.value;
  const char *module = module_meant(c, n->u.attribute.value);
  if (!module) return true;
  Pos at = n->pos;
  if (at.end_line != at.line) at = outer->pos;
  return check_member(c, module, str_data(n->u.attribute.attr), at);
}

// What CPython refuses too, but only when it comes to it, or what has hardly a use.
static bool check_class(Check *c, const Node *n) {
  static const char without[] = "property staticmethod classmethod super";
  for (int i = 0; i < n->u.cls.bases.count; i++) {
    const Node *base = n->u.cls.bases.at[i];
    if (base->kind != N_NAME || bound(c, base->u.name) || !has_word(without, str_data(base->u.name))) continue;
    refusal_set(c->r, c->tree->source, base->pos.line, base->pos.col, "",
                "keep the value in an attribute of the class instead", "a subclass of %s is not in mplab",
                str_data(base->u.name));
    return false;
  }
  return true;
}

static bool check(void *data, const Node *n, int depth) {
  Check *c = data;
  switch (n->kind) {
  case N_IMPORT:
    for (int i = 0; i < n->u.import.nnames; i++)
      if (!check_module(c, str_data(n->u.import.names[i].name), n->u.import.names[i].pos)) return false;
    return true;
  case N_IMPORTFROM: return check_import_from(c, n);
  case N_NAME: return check_name(c, n);
  case N_FUNCDEF:
    if (strcmp(str_data(n->u.func.name), "__prepare__") != 0) return true;
    return refuse_name(c, n->pos, "look at the finished namespace in the metaclass's __new__", "__prepare__",
                       "is not in mplab");
  case N_CLASSDEF: return check_class(c, n);
  case N_ATTRIBUTE: return check_attribute(c, n);
  default: return true;
  }
}

bool check_subset(const Tree *t, Refusal *r) {
  if (t->source->prelude) return true;
  Check c = {.tree = t, .r = r};
  grow(&c);
  tree_walk(t, collect, &c);
  bool fine = tree_walk(t, check, &c);
  free(c.bound);
  return fine;
}
