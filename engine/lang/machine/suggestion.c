// "Did you mean: 'count'?" at the end of an uncaught NameError or AttributeError: the nearest of the names that were
// there.
//
// The distance is CPython's, so that the same name is offered: a letter added, removed or changed costs 2, a change of
// case 1, and at most a third of the letters may change. Of equally near names the first one wins.
#include "call.h"

#include <string.h>

enum { LETTER = 2, CASE = 1, LONGEST = 40, MOST_NAMES = 750 };  // beyond 40 letters and 750 names CPython does not look

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c; }

static int cost_of_another(char a, char b) {
  if (a == b) return 0;
  return lower(a) == lower(b) ? CASE : LETTER;
}

// What it costs to make a out of b, or something above limit.
static int distance(const char *a, size_t na, const char *b, size_t nb, int limit) {
  while (na && nb && *a == *b) a++, b++, na--, nb--;
  while (na && nb && a[na - 1] == b[nb - 1]) na--, nb--;
  if (!na || !nb) return (int)(na + nb) * LETTER;
  if (na > LONGEST || nb > LONGEST) return limit + 1;
  int row[LONGEST + 1];  // row[i]: what it costs to make a's first i letters out of b's letters so far
  for (size_t i = 0; i <= na; i++) row[i] = (int)i * LETTER;
  for (size_t k = 0; k < nb; k++) {
    int diagonal = row[0], least = row[0] = (int)(k + 1) * LETTER;
    for (size_t i = 0; i < na; i++) {
      int another = diagonal + cost_of_another(b[k], a[i]);
      diagonal = row[i + 1];
      int by_one = (row[i] < diagonal ? row[i] : diagonal) + LETTER;
      row[i + 1] = another < by_one ? another : by_one;
      if (row[i + 1] < least) least = row[i + 1];
    }
    if (least > limit) return limit + 1;
  }
  return row[na];
}

typedef struct Nearest {
  Value name, best;
  int cost;
} Nearest;

static void consider(Nearest *n, Value candidate) {
  if (!is_kind(candidate, K_STR) || str_equal(candidate, n->name)) return;
  int limit = (int)(str_size(n->name) + str_size(candidate) + 3) * LETTER / 6;
  if (n->best != V_UNBOUND && limit > n->cost - 1) limit = n->cost - 1;
  int cost = distance(str_data(n->name), str_size(n->name), str_data(candidate), str_size(candidate), limit);
  if (cost > limit) return;
  n->best = candidate;
  n->cost = cost;
}

static Value nearest_of(Value name, const Value *names, uint32_t count) {
  Nearest n = {.name = name, .best = V_UNBOUND};
  for (uint32_t i = 0; count < MOST_NAMES && i < count; i++) consider(&n, names[i]);
  return n.best;
}

static Value nearest_key(Value name, const Dict *d) {
  Nearest n = {.name = name, .best = V_UNBOUND};
  Value key, v;
  for (uint32_t at = 0; d->live < MOST_NAMES && dict_next(d, &at, &key, &v);) consider(&n, key);
  return n.best;
}

static const Code *innermost(const Exception *e) {
  if (!is_kind(e->traceback, K_LIST) || !((const List *)as_obj(e->traceback))->count) return NULL;
  return code_by_serial((uint32_t)as_int(((const List *)as_obj(e->traceback))->items[0]));
}

// CPython's builtins in its order, also those that are not here: of equally near names the first is offered.
static const char built_in[] =
    "__name__ __doc__ __package__ __loader__ __spec__ __build_class__ __import__ abs all any ascii bin breakpoint "
    "callable chr compile delattr dir "
    "divmod eval exec format getattr globals hasattr hash hex id input isinstance issubclass iter aiter len locals max "
    "min next anext oct ord pow print "
    "repr round setattr sorted sum vars None Ellipsis NotImplemented False True bool memoryview bytearray bytes "
    "classmethod complex dict enumerate "
    "filter float frozenset property int list map object range reversed set slice staticmethod str super tuple type "
    "zip __debug__ BaseException "
    "BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit ArithmeticError AssertionError "
    "AttributeError BufferError EOFError "
    "ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration "
    "StopIteration SyntaxError SystemError "
    "TypeError ValueError Warning FloatingPointError OverflowError ZeroDivisionError BytesWarning DeprecationWarning "
    "EncodingWarning FutureWarning "
    "ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning "
    "BlockingIOError "
    "ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError "
    "NotADirectoryError PermissionError "
    "ProcessLookupError TimeoutError IndentationError IndexError KeyError ModuleNotFoundError NotImplementedError "
    "RecursionError UnboundLocalError "
    "UnicodeError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError TabError "
    "UnicodeDecodeError UnicodeEncodeError "
    "UnicodeTranslateError ExceptionGroup EnvironmentError IOError open quit exit copyright credits license help";

static Value nearest_built_in(Value name) {
  Nearest n = {.name = name, .best = V_UNBOUND};
  for (const char *at = built_in; *at;) {
    size_t size = strcspn(at, " ");
    consider(&n, str_constant(at, size));
    at += size + (at[size] == ' ');
  }
  return n.best;
}

static Value of_scope(Machine *m, const Exception *e) {
  const Code *code = innermost(e);
  Value found = code ? nearest_of(e->name, code->varnames, code->nlocals) : V_UNBOUND;
  if (found == V_UNBOUND) found = nearest_key(e->name, m->main);
  return found != V_UNBOUND ? found : nearest_built_in(e->name);
}

static Value of_object(Machine *m, const Exception *e) {
  Value names = object_names(m, e->object);
  if (names == V_UNBOUND) {
    decref(m, exception_take(m));
    return V_UNBOUND;
  }
  Value found = nearest_of(e->name, ((List *)as_obj(names))->items, ((List *)as_obj(names))->count);
  decref(m, names);  // the name itself stays with its object
  return found;
}

Value exception_suggestion(Machine *m, const Exception *e) {
  if (!is_kind(e->name, K_STR)) return V_UNBOUND;
  if (type_is_subclass(e->head.type, m->e_NameError)) return of_scope(m, e);
  return type_is_subclass(e->head.type, m->e_AttributeError) && e->object != V_UNBOUND ? of_object(m, e) : V_UNBOUND;
}
