// _re: runs compiled patterns (regex.h) over text, by backtracking, as Python's own engine does.
//
// The alternatives not yet tried are on a stack on the heap, never on C's: an entry is a place in the program and in
// the text to go back to, or the old value of a slot. Only lookarounds recurse, as deep as the pattern nests them.
// Texts are UTF-8; positions are bytes here, and become characters in the match that is returned.
#include "regex.h"

#include <string.h>

#include "modules.h"
#include "lang/types/text_parts.h"

enum { HEAD = 2 };  // words before a program: its groups, its slots

// Bounds of backtracking: a pattern that needs more steps would take minutes, and is an error.
enum { MOST_STEPS = 400000000, MOST_DEPTH = 64 };

typedef struct Alternative {
  int32_t pc, kind;
  int64_t at, low;
} Alternative;  // kind: what to do (below)
// TRY: go on at pc and at. RESTORE: slot pc := at. LESS: a greedy loop gives one back, down to low. MORE: a lazy loop
// takes one more, at most low times.
enum { TRY, RESTORE, LESS, MORE };

typedef struct Match {
  Machine *m;
  const int32_t *code;
  uint32_t ncode;
  const char *text, *begin, *end;  // begin, end: the part that is looked at
  int64_t *slot;
  uint32_t nslots;  // the last one is the number of the group that was closed last
  Alternative *stack;
  size_t used, room;
  int64_t steps;
  const char *not_empty;  // a match may not begin and end here
  const char *start;
  int depth;
  bool failed;  // an exception is set
} Match;

static bool push(Match *x, int kind, int32_t pc, int64_t at, int64_t low) {
  if (x->used == x->room) {
    size_t room = x->room ? x->room * 2 : 256;
    Alternative *more = heap_resize(x->m->heap, x->stack, x->room * sizeof *more, room * sizeof *more);
    if (!more) {
      raise_memory(x->m);
      x->failed = true;
      return false;
    }
    x->stack = more;
    x->room = room;
  }
  x->stack[x->used++] = (Alternative){pc, kind, at, low};
  return true;
}

static bool set_slot(Match *x, int32_t slot, int64_t at) {
  if (!push(x, RESTORE, slot, x->slot[slot], 0)) return false;
  x->slot[slot] = at;
  return true;
}

static uint32_t fold(uint32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  Buffer b;
  char few[16];
  b = (Buffer){.data = few, .room = sizeof few};  // one character's lower case is never longer
  uni_add_case(&b, c, UNI_LOWER);
  int size;
  return utf8_decode(few, few + b.size, &size);
}

static bool is_word(uint32_t c, bool ascii) {
  if (c < 128) return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return !ascii && (uni_alpha(c) || uni_decimal(c) || uni_digit(c) || uni_numeric(c));
}

static bool in_class(uint32_t c, int32_t which) {
  bool ascii = which & RE_ASCII, in;
  if (c > 127 && ascii) return which & 1;
  switch ((RegexClass)(which & 6)) {
  case RE_DIGIT: in = c < 128 ? c >= '0' && c <= '9' : uni_decimal(c); break;
  case RE_WORD: in = is_word(c, ascii); break;
  default:
    in = (c < 128 ? c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) : uni_space(c)) &&
         !(ascii && c >= 28 && c <= 31);
    break;
  }
  return in != (which & 1);
}

static bool in_ranges(const int32_t *range, int32_t n, uint32_t c) {
  for (int32_t i = 0; i < n; i++) {
    int32_t low = range[2 * i], high = range[2 * i + 1];
    if (low < 0 ? in_class(c, -1 - low) : (uint32_t)low <= c && c <= (uint32_t)high) return true;
  }
  return false;
}

static uint32_t other_case(uint32_t c) {
  uint32_t lower = fold(c);
  if (lower != c) return lower;
  return c >= 'a' && c <= 'z' ? c - 32 : c;
}

// Does the one-character instruction at op take the character at s? Then s moves behind it.
static inline bool one(const Match *x, const int32_t *op, const char **s) {
  if (*s >= x->end) return false;
  int size = 1;
  uint32_t c = (unsigned char)**s;
  if (c >= 128) c = utf8_decode(*s, x->end, &size);
  bool good;
  switch ((RegexOp)op[0]) {
  case RE_CHAR: good = c == (uint32_t)op[1]; break;
  case RE_FOLD: good = fold(c) == (uint32_t)op[1]; break;
  case RE_ANY: good = c != '\n'; break;
  case RE_ALL: good = true; break;
  default: good = (in_ranges(op + 4, op[3], c) || (op[2] && in_ranges(op + 4, op[3], other_case(c)))) != op[1]; break;
  }
  if (good) *s += size;
  return good;
}

static uint32_t one_length(const int32_t *op) {
  if (op[0] == RE_SET) return 4 + 2 * (uint32_t)op[3];
  return op[0] == RE_CHAR || op[0] == RE_FOLD ? 2 : 1;
}

static const char *before(const char *s) {
  do s--;
  while (((unsigned char)*s & 0xc0) == 0x80);
  return s;
}

static bool word_at(const Match *x, const char *s, bool ascii) {
  int size;
  return s < x->end && is_word(utf8_decode(s, x->end, &size), ascii);
}

static bool boundary(const Match *x, const char *s, bool ascii) {
  return (s > x->text && word_at(x, before(s), ascii)) != word_at(x, s, ascii);
}

static bool is_place(const Match *x, RegexPlace place, const char *s) {
  switch (place) {
  case RE_TEXT_BEGIN: return s == x->text;
  case RE_LINE_BEGIN: return s == x->text || s[-1] == '\n';
  case RE_TEXT_END: return s == x->end;
  case RE_LINE_END: return s == x->end || *s == '\n';
  case RE_LAST_END: return s == x->end || (s + 1 == x->end && *s == '\n');
  case RE_BOUNDARY: return boundary(x, s, false);
  case RE_NO_BOUNDARY: return !boundary(x, s, false);
  case RE_ASCII_BOUNDARY: return boundary(x, s, true);
  default: return !boundary(x, s, true);
  }
}

static const char *run(Match *x, int32_t pc, const char *s, bool whole, bool outer);

static bool same_again(const Match *x, int32_t group, bool folded, const char **s) {
  int64_t from = x->slot[2 * group], to = x->slot[2 * group + 1];
  if (from < 0 || to < 0) return false;
  for (const char *p = x->text + from; p < x->text + to;) {
    int size, other;
    if (*s >= x->end) return false;
    uint32_t a = utf8_decode(p, x->end, &size), b = utf8_decode(*s, x->end, &other);
    if (a != b && !(folded && fold(a) == fold(b))) return false;
    p += size;
    *s += other;
  }
  return true;
}

// Looks ahead, or so many characters back. What groups inside matched stays only if it is no negation.
static bool look(Match *x, const int32_t *op, int32_t pc, const char *s) {
  for (int32_t i = 0; !op[1] && i < op[3]; i++) {
    if (s == x->text) return op[2];
    s = before(s);
  }
  size_t mark = x->used;
  if (++x->depth > MOST_DEPTH) {
    raisef(x->m, x->m->e_RecursionError, "mplab: this pattern looks around too deeply");
    x->failed = true;
    return false;
  }
  const char *found = run(x, pc + 5, s, false, false);
  x->depth--;
  if (x->failed) return false;
  // its alternatives are dropped; old values of slots are kept, for backtracking to before it
  while (x->used > mark) {
    Alternative *c = &x->stack[x->used - 1];
    if (c->kind == RESTORE && found && !op[2]) break;
    if (c->kind == RESTORE) x->slot[c->pc] = c->at;
    x->used--;
  }
  if (found && !op[2]) {
    size_t to = mark;
    for (size_t i = mark; i < x->used; i++)
      if (x->stack[i].kind == RESTORE) x->stack[to++] = x->stack[i];
    x->used = to;
  }
  return (found != NULL) != op[2];
}

// Takes up the last choice that is left above the mark. False: there is none.
static bool go_back(Match *x, size_t mark, int32_t *pc, const char **s) {
  while (x->used > mark) {
    Alternative *c = &x->stack[x->used - 1];
    if (c->kind == RESTORE) {
      x->slot[c->pc] = c->at;
      x->used--;
      continue;
    }
    if (++x->steps > MOST_STEPS) {
      raisef(x->m, x->m->e_RuntimeError, "mplab: this pattern takes too long on this text");
      x->failed = true;
      return false;
    }
    *pc = c->pc;
    *s = x->text + c->at;
    if (c->kind == TRY) {
      x->used--;
      return true;
    }
    const int32_t *op = &x->code[c->pc], *item = op + 4;
    *pc = c->pc + 4 + (int32_t)one_length(item);
    if (c->kind == LESS) {
      *s = before(*s);
      c->at = *s - x->text;
      if (c->at <= c->low) x->used--;
      return true;
    }
    if (c->low == 0 || !one(x, item, s)) {
      x->used--;
      continue;
    }
    c->at = *s - x->text;
    if (c->low > 0) c->low--;
    return true;
  }
  return false;
}

static bool loop(Match *x, int32_t pc, const char **s) {
  const int32_t *op = &x->code[pc], *item = op + 4;
  int32_t n = 0, max = op[2];
  for (; n < op[1]; n++)
    if (!one(x, item, s)) return false;
  if (!op[3]) return max == op[1] || push(x, MORE, pc, *s - x->text, max < 0 ? -1 : max - op[1]);
  const char *low = *s;
  while ((max < 0 || n < max) && one(x, item, s)) n++;
  return *s == low || push(x, LESS, pc, *s - x->text, low - x->text);
}

// Where a match that begins at s ends; NULL: there is none. whole: it must end where the text does.
static const char *run(Match *x, int32_t pc, const char *s, bool whole, bool outer) {
  size_t mark = x->used;
  for (;;) {
    const int32_t *op = &x->code[pc];
    bool good = true;
    switch ((RegexOp)op[0]) {
    case RE_MATCH:
      if ((!whole || s == x->end) && !(outer && s == x->start && s == x->not_empty)) return s;
      good = false;
      break;
    case RE_CHAR:
    case RE_FOLD:
    case RE_ANY:
    case RE_ALL:
    case RE_SET:
      good = one(x, op, &s);
      pc += (int32_t)one_length(op);
      break;
    case RE_SPLIT:
      good = push(x, TRY, op[2], s - x->text, 0);
      pc = op[1];
      break;
    case RE_JUMP: pc = op[1]; break;
    case RE_SAVE:
      good = set_slot(x, op[1], s - x->text) && (!(op[1] & 1) || set_slot(x, (int32_t)x->nslots - 1, op[1] / 2));
      pc += 2;
      break;
    case RE_AT:
      good = is_place(x, (RegexPlace)op[1], s);
      pc += 2;
      break;
    case RE_REF:
      good = same_again(x, op[1], op[2], &s);
      pc += 3;
      break;
    case RE_LOOK:
      good = look(x, op, pc, s);
      pc = op[4];
      break;
    case RE_LOOP:
      good = loop(x, pc, &s);
      pc += 4 + (int32_t)one_length(op + 4);
      break;
    case RE_CLEAR:
      good = set_slot(x, op[1], -1);
      pc += 2;
      break;
    case RE_TURN:
      good = x->slot[op[1]] != s - x->text && set_slot(x, op[1], s - x->text);
      pc += 2;
      break;
    case RE_IFSET: pc = x->slot[2 * op[1] + 1] < 0 ? op[2] : pc + 3; break;
    }
    if (!good && (x->failed || !go_back(x, mark, &pc, &s))) return NULL;
  }
}

// ---- for re.py ----

static const char *byte_of(Value text, int64_t at) {
  const Str *s = (const Str *)as_obj(text);
  if (at >= s->length) return s->data + s->size;
  if (at <= 0) return s->data;
  if (s->size == s->length) return s->data + at;
  const char *p = s->data;
  for (; at; at--)
    for (p++; ((unsigned char)*p & 0xc0) == 0x80;) p++;
  return p;
}

// Characters before a place, counted on from the last place that was asked for when it lies before.
typedef struct Count {
  const char *text, *at;
  int64_t n;
  bool ascii;
} Count;
static int64_t char_of(Count *c, const char *place) {
  if (c->ascii) return place - c->text;
  if (place < c->at) c->at = c->text, c->n = 0;
  for (; c->at < place; c->at++) c->n += ((unsigned char)*c->at & 0xc0) != 0x80;
  return c->n;
}

static Value spans(Match *x, uint32_t groups, Count *count, const char *from, const char *to) {
  Value v = tuple_new(x->m, 2 * groups + 3);
  if (v == V_UNBOUND) return v;
  Value *items = ((Tuple *)as_obj(v))->items;
  items[0] = from_int(char_of(count, from));
  Count inner = *count;
  items[1] = from_int(char_of(&inner, to));
  for (uint32_t i = 2; i < 2 * groups + 2; i++) {
    Count c = *count;
    bool has = x->slot[i & ~1u] >= 0 && x->slot[i | 1] >= 0;
    items[i] = from_int(has ? char_of(&c, x->text + x->slot[i]) : -1);
  }
  items[2 * groups + 2] = x->slot[x->nslots - 1] < 0 ? V_NONE : from_int(x->slot[x->nslots - 1]);
  return v;
}

// The instruction that takes the first character of every match, if the program begins with such a one; else NULL.
static const int32_t *first_one(const Match *x) {
  const int32_t *op = x->code;
  while (op[0] == RE_SAVE) op += 2;
  if (op[0] == RE_LOOP) return op[1] > 0 ? op + 4 : NULL;
  return op[0] >= RE_CHAR && op[0] <= RE_SET ? op : NULL;
}

// Looks for the next match from s on, and moves s behind it. how: 0 anywhere, 1 only at s, 2 only at s and up to the
// end. Where it begins; NULL: there is none (or an exception was raised).
static const char *next_match(Match *x, int how, const char **s) {
  const int32_t *first = how ? NULL : first_one(x);
  for (const char *from = *s; from <= x->end; from++) {
    if (from > *s && ((unsigned char)*from & 0xc0) == 0x80) continue;
    const char *look = from;
    if (first && !one(x, first, &look)) continue;
    for (uint32_t i = 0; i < x->nslots; i++) x->slot[i] = -1;
    x->used = 0;
    x->start = from;
    const char *to = run(x, 0, from, how == 2, true);
    if (x->failed) return NULL;
    if (to) {
      *s = to;
      return from;
    }
    if (how) break;
  }
  return NULL;
}

// ---- what is made of a match ----

static Value piece(Match *x, const char *from, const char *to) { return str_new(x->m, from, (size_t)(to - from)); }

// Group i's text, or an empty one.
static Value group_text(Match *x, uint32_t i) {
  int64_t from = x->slot[2 * i], to = x->slot[2 * i + 1];
  return from < 0 || to < 0 ? piece(x, x->text, x->text) : piece(x, x->text + from, x->text + to);
}

// As findall gives it: the whole, the one group, or a tuple of all groups.
static Value texts(Match *x, uint32_t groups, const char *from, const char *to) {
  if (groups < 2) return groups ? group_text(x, 1) : piece(x, from, to);
  Value v = tuple_new(x->m, groups);
  for (uint32_t i = 0; i < groups && v != V_UNBOUND; i++) {
    Value text = group_text(x, i + 1);
    if (text == V_UNBOUND) return decref(x->m, v), V_UNBOUND;
    ((Tuple *)as_obj(v))->items[i] = text;
  }
  return v;
}

enum { GIVES_SPANS, GIVES_TEXTS, GIVES_BETWEEN };  // find's `gives`

static bool keep(Match *x, Value list, Value v) {
  bool kept = v != V_UNBOUND && list_append(x->m, list, v);
  decref(x->m, v);
  return kept;
}

// find(program, groups, slots, text, pos, end, how, limit, gives): a list of at most limit matches (0: all), one after
// the other. Each is by `gives` 0 a tuple of where it and its groups begin and end (-1: not at all), and of the group
// that was closed last; 1 its text or its groups' texts, as findall gives them; 2 the text between it and the one
// before, and the last in the list is the text behind all.
static Value find(Machine *m, const Value *args, int nargs) {
  for (int i = 4; i < 6; i++) {
    if (!is_integer(args[i]))
      return raisef(m, m->e_TypeError, "'%T' object cannot be interpreted as an integer", args[i]);
    if (!is_whole(args[i])) return raisef(m, m->e_OverflowError, "Python int too large to convert to C ssize_t");
  }
  const int32_t *head = (const int32_t *)(const void *)((const Bytes *)as_obj(args[0]))->data;
  if (as_int(args[1]) != head[0] || as_int(args[2]) != head[1])
    return raisef(m, m->e_TypeError, "mplab: this pattern has been written to");
  uint32_t groups = (uint32_t)head[0], slots = (uint32_t)head[1] + 1;
  const Str *text = (const Str *)as_obj(args[3]);
  int64_t limit = as_int(args[7]);
  Match x = {.m = m,
             .code = head + HEAD,
             .text = text->data,
             .begin = byte_of(args[3], as_whole(args[4])),
             .end = byte_of(args[3], as_whole(args[5])),
             .nslots = slots};
  Value list = list_new(m, 0);
  x.slot = heap_alloc(m->heap, slots * sizeof *x.slot);
  if (!x.slot || list == V_UNBOUND) {
    if (x.slot) heap_free(m->heap, x.slot, slots * sizeof *x.slot);
    decref(m, list);
    return raise_memory(m);
  }
  Count count = {.text = text->data, .at = text->data, .ascii = text->size == text->length};
  int64_t gives = as_int(args[8]);
  const char *last = x.begin;
  for (const char *s = x.begin; s <= x.end;) {
    const char *from = next_match(&x, (int)as_int(args[6]), &s);
    if (!from || !keep(&x, list,
                       gives == GIVES_SPANS   ? spans(&x, groups, &count, from, s)
                       : gives == GIVES_TEXTS ? texts(&x, groups, from, s)
                                              : piece(&x, last, from)))
      break;
    last = s;
    x.not_empty = s == from ? s : NULL;
    if (limit && ((List *)as_obj(list))->count >= limit) break;
  }
  if (gives == GIVES_BETWEEN && !raised(m)) keep(&x, list, piece(&x, last, x.end));
  heap_free(m->heap, x.slot, slots * sizeof *x.slot);
  heap_free(m->heap, x.stack, x.room * sizeof *x.stack);
  if (!raised(m)) return list;
  decref(m, list);
  return V_UNBOUND;
}

// ---- a program as bytes ----
//
// Patterns are objects that a program may write to, and what find() runs it trusts. So program() looks at every word of
// what the parser has made, writes the number of groups and slots before them, and seals the bytes: find() takes only
// such.

// How long the instruction at `at` is; 0: there is none that may stand there.
static uint32_t checked_length(const int32_t *w, uint32_t n, uint32_t at, int32_t groups, int32_t slots) {
  static const uint8_t lengths[] = {
      [RE_MATCH] = 1, [RE_CHAR] = 2,  [RE_FOLD] = 2, [RE_ANY] = 1,  [RE_ALL] = 1, [RE_SET] = 4,
      [RE_SPLIT] = 3, [RE_JUMP] = 2,  [RE_SAVE] = 2, [RE_AT] = 2,   [RE_REF] = 3, [RE_LOOK] = 5,
      [RE_LOOP] = 4,  [RE_CLEAR] = 2, [RE_TURN] = 2, [RE_IFSET] = 3};
  const int32_t *op = w + at;
  if (op[0] < 0 || op[0] > RE_IFSET || lengths[op[0]] > n - at) return 0;
  uint32_t length = lengths[op[0]];
  switch ((RegexOp)op[0]) {
  case RE_SET: return op[3] >= 0 && (uint32_t)op[3] <= (n - at - length) / 2 ? length + 2 * (uint32_t)op[3] : 0;
  case RE_SAVE:
  case RE_CLEAR:
  case RE_TURN: return op[1] >= 0 && op[1] < slots ? length : 0;
  case RE_REF:
  case RE_IFSET: return op[1] >= 0 && op[1] <= groups ? length : 0;
  case RE_LOOP: return at + length < n && op[4] >= RE_CHAR && op[4] <= RE_SET && op[1] >= 0 ? length : 0;
  default: return length;
  }
}

static bool goes_to(const uint8_t *begins, uint32_t n, int32_t place) {
  return place >= 0 && (uint32_t)place < n && begins[place];
}

// Every jump leads to the beginning of an instruction.
static bool jumps_well(const int32_t *w, uint32_t n, const uint8_t *begins) {
  for (uint32_t at = 0; at < n; at++) {
    if (!begins[at]) continue;
    const int32_t *op = w + at;
    if (op[0] == RE_SPLIT && !(goes_to(begins, n, op[1]) && goes_to(begins, n, op[2]))) return false;
    if (op[0] == RE_JUMP && !goes_to(begins, n, op[1])) return false;
    if (op[0] == RE_IFSET && !goes_to(begins, n, op[2])) return false;
    if (op[0] == RE_LOOK && !goes_to(begins, n, op[4])) return false;
  }
  return true;
}

// begins: n bytes, 0
static bool is_program(const int32_t *w, uint32_t n, int32_t groups, int32_t slots, uint8_t *begins) {
  uint32_t at = 0, last = 0;
  while (at < n) {
    uint32_t length = checked_length(w, n, at, groups, slots);
    if (!length) return false;
    begins[at] = 1;
    last = at;
    at += length;
  }
  return n && w[last] == RE_MATCH && jumps_well(w, n, begins);
}

// program(words, groups, slots): a list of ints as the bytes that find() runs.
static Value program(Machine *m, const Value *args, int nargs) {
  const List *l = (const List *)as_obj(args[0]);
  int64_t groups = as_int(args[1]), slots = as_int(args[2]);
  if (groups < 0 || groups > INT32_MAX / 4 || slots < 2 * groups + 2 || slots > INT32_MAX / 2)
    return raisef(m, m->e_SystemError, "mplab: this is no pattern's program");
  Value v = bytes_new(m, NULL, (l->count + HEAD) * sizeof(int32_t)), begins = bytes_new(m, NULL, l->count);
  if (v == V_UNBOUND || begins == V_UNBOUND) return decref(m, v), decref(m, begins), V_UNBOUND;
  int32_t *w = (int32_t *)(void *)((Bytes *)as_obj(v))->data;
  *w++ = (int32_t)groups;
  *w++ = (int32_t)slots;
  bool good = true;
  for (uint32_t i = 0; i < l->count; i++) {
    good = good && is_int(l->items[i]);
    w[i] = good ? (int32_t)as_int(l->items[i]) : 0;
  }
  uint8_t *marks = (uint8_t *)((Bytes *)as_obj(begins))->data;
  memset(marks, 0, l->count);
  good = good && is_program(w, l->count, (int32_t)groups, (int32_t)slots, marks);
  decref(m, begins);
  as_obj(v)->flags |= OF_SEALED;
  if (good) return v;
  decref(m, v);
  return raisef(m, m->e_SystemError, "mplab: this is no pattern's program");
}

static const NativeDef functions[] = {{"find", find, 9, 9, "=Biis..iii"}, {"program", program, 3, 3, "=lii"}, {0}};

const ModuleDef regex_modules[] = {{"_re", functions, NULL}, {0}};
