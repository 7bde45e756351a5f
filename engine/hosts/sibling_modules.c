// Sibling modules (see sibling_modules.h). Imports are found line by line, without a parser: a wrong name costs only a
// look for its file.
#include "sibling_modules.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/grow.h"
#include "lang/machine/machine.h"
#include "lang/syntax/subset_tables.h"
#include "program.h"
#include "prelude/prelude.h"
#include "lang/compile/compile.h"
#include "lang/syntax/refusal.h"
#include "base/out_of_memory.h"

enum { MODULE_NAME = 60 };  // bytes of a module's name, its end included

typedef struct Whole {
  char *text;
  size_t size;
  const char *path;
  Refusal *r;
  bool bad;
} Whole;

// The file of a module: a/b.py of a.b, or a/b/__init__.py if a.b is a package.
static void path_of(char *out, size_t size, const char *program, const char *name, bool package) {
  const char *slash = strrchr(program, '/');
  int folder = slash ? (int)(slash + 1 - program) : 0;
  char file[MODULE_NAME];
  snprintf(file, sizeof file, "%s", name);
  for (char *p = file; *p; p++)
    if (*p == '.') *p = '/';
  snprintf(out, size, package ? "%.*s%s/__init__.py" : "%.*s%s.py", folder, program, file);
}

// No file can stand for it: it is there before CPython looks for files, or is one of mplab's own.
static bool is_first(const char *name) {
  size_t top = strcspn(name, "."), size;
  for (const char *const *m = subset_first_modules; *m; m++)
    if (strlen(*m) == top && !strncmp(*m, name, top)) return true;
  return name[0] == '_' && prelude_source(name, &size);
}

static bool is_there(const Whole *w, const char *name) {
  for (const char *at = w->text + strlen(w->text) + 1; at < w->text + w->size;
       at += strlen(at) + 1, at += strlen(at) + 1)
    if (!strncmp(at, name, strlen(name)) && !strcmp(at + strlen(name), at[strlen(name)] ? "/" : "")) return true;
  return false;
}

static void refuse(Whole *w, const char *path, const char *what, const char *instead) {
  refusal_set_bare(w->r, path, 0, "", instead, "%s", what);
  w->bad = true;
}

static void append(Whole *w, const char *name, const char *text, size_t size) {
  size_t n = strlen(name) + 1, whole = w->size + 1 + n + size, room = w->size;
  if (whole > PROGRAM_MAX || !GROW_EXACTLY(w->text, room, whole + 1)) {
    refuse(w, w->path, "is larger than 1 MiB with the modules it imports", "");
    return;
  }
  w->text[w->size] = '\0';
  memcpy(w->text + w->size + 1, name, n);
  memcpy(w->text + w->size + 1 + n, text, size);
  w->text[whole] = '\0';
  w->size = whole;
}

// Does this file lie in the program's folder, whatever links lead to it? Else a program from somebody else could have a
// link beside it to any file of the user's, and import what stands there.
static bool is_beneath(const char *program, const char *path) {
  const char *slash = strrchr(program, '/');
  char *folder = not_null(slash ? strndup(program, (size_t)(slash + 1 - program)) : strdup("."));
  char *top = realpath(folder, NULL), *real = realpath(path, NULL);
  size_t n = top ? strlen(top) : 0;
  bool good = n && real && !strncmp(real, top, n) && (top[n - 1] == '/' || real[n] == '/');
  free(folder);
  free(top);
  free(real);
  return good;
}

static void take_module(Whole *w, const char *name) {
  char path[sizeof((Refusal *)0)->path];
  size_t size = 0;
  if (is_first(name) || is_there(w, name)) return;
  bool package = true;
  path_of(path, sizeof path, w->path, name, package);
  if (access(path, F_OK) != 0) path_of(path, sizeof path, w->path, name, package = false);
  if (access(path, F_OK) != 0) return;  // the import statement raises when it runs
  if (!is_beneath(w->path, path)) {
    refuse(w, path, "is a link that leads out of the program's folder", "put the file itself there");
    return;
  }
  char *text = program_text(path, &size, w->r), kept[MODULE_NAME + 1];
  snprintf(kept, sizeof kept, package ? "%s/" : "%s", name);
  if (text) append(w, kept, text, size);
  else w->bad = true;
  free(text);
}

static size_t name_length(const char *p) {
  size_t n = 0;
  while (isalnum((unsigned char)p[n]) || p[n] == '_' || (unsigned char)p[n] >= 0x80) n++;
  return n;
}

// The dotted name at an offset of the text, appended to whole, and its packages: takes these modules. That may move the
// text. Returns the offset where the name ends.
static size_t take_name(Whole *w, size_t at, char whole[MODULE_NAME]) {
  at += strspn(w->text + at, " \t");
  for (;;) {
    size_t n = name_length(w->text + at), used = strlen(whole);
    if (n == 0 || used + 1 + n >= MODULE_NAME) return at;
    snprintf(whole + used, MODULE_NAME - used, "%s%.*s", used ? "." : "", (int)n, w->text + at);
    take_module(w, whole);
    at += n;
    if (w->text[at] != '.') return at;
    at++;
  }
}

// What the dots before a name stand for in the module `of` (a package's name ends in '/'), into package: "" if there
// are none, or if they lead nowhere. Returns the offset behind them.
static size_t take_dots(const Whole *w, size_t at, const char *of, char package[MODULE_NAME]) {
  at += strspn(w->text + at, " \t");
  size_t dots = strspn(w->text + at, "."), n = strcspn(of, "/");
  for (size_t up = of[n] == '/' ? 1 : 0; up < dots; up++)
    while (n && of[--n] != '.') continue;
  if (dots) snprintf(package, MODULE_NAME, "%.*s", (int)n, of);
  return at + dots;
}

// from a.b import c, d: c and d may be modules of the package a.b.
static void take_from(Whole *w, size_t at, const char *of) {
  char package[MODULE_NAME] = "", name[MODULE_NAME];
  at = take_dots(w, at, of, package);
  size_t word = at + strspn(w->text + at, " \t");
  if (name_length(w->text + word) != 6 || strncmp(w->text + word, "import", 6) != 0) at = take_name(w, at, package);
  size_t folder = strlen(package);
  at += strspn(w->text + at, " \t");
  if (!folder || strncmp(w->text + at, "import", 6) != 0) return;
  bool open = false;  // in parentheses, which may go over lines
  for (at += 6; !w->bad && w->text[at] && (open || !strchr("\n#;", w->text[at]));) {
    if (name_length(w->text + at) == 0) {
      open = w->text[at] == '(' || (open && w->text[at] != ')');
      at++;
      continue;
    }
    snprintf(name, sizeof name, "%s", package);
    at = take_name(w, at, name);
  }
}

// import a, b as c, …
static void take_import(Whole *w, size_t at) {
  while (!w->bad) {
    char name[MODULE_NAME] = "";
    at = take_name(w, at, name);
    at += strcspn(w->text + at, ",#;\n");
    if (w->text[at++] != ',') return;
  }
}

// of: the module that the text is, "" the program
static void take_imports(Whole *w, size_t start, const char *of) {
  for (size_t at = start; !w->bad && w->text[at];) {
    size_t word = at + strspn(w->text + at, " \t"), next = at + strcspn(w->text + at, "\n");
    const char *p = w->text + word;
    if (!strncmp(p, "import", 6) && (p[6] == ' ' || p[6] == '\t')) take_import(w, word + 6);
    else if (!strncmp(p, "from", 4) && (p[4] == ' ' || p[4] == '\t' || p[4] == '.')) take_from(w, word + 4, of);
    at = w->text[next] ? next + 1 : next;
  }
}

char *siblings_gather(const char *path, char *text, size_t *size, Refusal *r) {
  Whole w = {.text = text, .size = *size, .path = path, .r = r};
  take_imports(&w, 0, "");
  for (size_t at = *size + 1; !w.bad && at < w.size;) {
    char of[MODULE_NAME + 1];
    snprintf(of, sizeof of, "%s", w.text + at);
    at += strlen(w.text + at) + 1;
    take_imports(&w, at, of);
    at += strlen(w.text + at) + 1;
  }
  *size = w.size;
  if (!w.bad) return w.text;
  free(w.text);
  return NULL;
}

void siblings_tell(Tree *t, const char *text, size_t size) {
  Source *s = (Source *)(uintptr_t)t->source;
  size_t own = strlen(text) + 1;
  s->modules = text + own;
  s->modules_size = own < size ? size - own : 0;
}

// whole: of size bytes, the module is one of those in it. check: is it in the subset?
static bool compile_module(const char *path, const char *name, const char *text, const char *whole, size_t size,
                           bool check, Refusal *r) {
  Tree *t = parse(path, name, text, strlen(text), NULL, 0, r);
  if (!t) return false;
  ((Source *)(uintptr_t)t->source)->beside = true;
  siblings_tell(t, whole, size);
  Code *code = NULL;
  if (t->nswitches || t->nknobs) {
    refusal_set_bare(r, path, 0, "", "", "has a switch or a knob: they belong in the program itself");
  } else if (!check || check_subset(t, r)) {
    code = compile(t, r);
  }
  tree_free(t);
  if (code) machine_add_program_module(name, code);
  return code != NULL;
}

bool siblings_compile(const char *path, const char *text, size_t size, bool check, Refusal *r) {
  machine_forget_program_modules();
  for (const char *at = text + strlen(text) + 1; at < text + size; at += strlen(at) + 1) {
    char name[MODULE_NAME + 1], at_path[sizeof((Refusal *)0)->path];
    snprintf(name, sizeof name, "%s", at);
    size_t n = strcspn(name, "/");
    bool package = name[n] == '/';
    name[n] = '\0';
    at += strlen(at) + 1;
    path_of(at_path, sizeof at_path, path, name, package);
    if (!compile_module(at_path, name, at, text, size, check, r)) return false;
  }
  return true;
}
