// For the commutation test: which sorts of places in footprints matter.
//
// Take two steps that must depend on each other. The places of one sort (one verb's, of one thing, of one part, read or
// written) are taken out of both footprints, or made read-only. If the steps are independent then, that sort matters.
#ifndef TESTS_WORLD_COMMUTE_PLACES_H
#define TESTS_WORLD_COMMUTE_PLACES_H

#include "commute_stage.h"

typedef enum Part {
  WHOLE,
  CELL,
  OWN,
  PLACES_OF,
  TAIL,
  HEAD,
  ROOM,
  MESSAGE,
  MAKER,
  LANE,
  END,
  LENT,
  ONE_LENT,
  PART_COUNT
} Part;
static const char *const part_names[PART_COUNT] = {
    [WHOLE] = "whole", [CELL] = "cell",         [OWN] = "own",         [PLACES_OF] = "places", [TAIL] = "tail",
    [HEAD] = "head",   [ROOM] = "room",         [MESSAGE] = "message", [LANE] = "lane",        [END] = "end",
    [LENT] = "lent",   [ONE_LENT] = "one lent", [MAKER] = "maker"};
typedef enum Thing { OBJECT, ITS_LOCK, PROCESS, ANY_PROCESS, OUTPUT, CLOCK, ANOTHER, THING_COUNT } Thing;
static const char *const thing_names[THING_COUNT] = {"object", "its lock", "process", "any process",
                                                     "output", "clock",    "another"};
typedef enum Change { TAKEN_OUT, ONLY_READ, CHANGE_COUNT } Change;

// Places of one sort: of one verb, of one thing that it acts on, of one part, read or written. kind: of the object;
// KIND_NONE: it is none, or any
typedef struct Sort {
  uint8_t verb, thing, part, write, kind;
} Sort;

typedef struct Tally {
  uint64_t seen, matters[CHANGE_COUNT];
} Tally;
static Tally tally[KIND_COUNT][VERB_COUNT][THING_COUNT][PART_COUNT][2];

// As footprint.c numbers a queue's parts.
static Part part_of_queue(int32_t part) {
  static const Part parts[] = {PLACES_OF, TAIL, HEAD, ROOM, MAKER};
  assert_in_range(part, 0, 4);
  return parts[part];
}
static Part part_of_pipe(int32_t part) { return part < PART_END ? LANE : part < PART_END + 2 ? END : LENT; }

static Part part_of(World *w, const VerbPlace *p) {
  enum { FIRST_MESSAGE = 0x1000, FIRST_LENDING = 0x200000, FIRST_OWN = 1 << 28 };
  if (p->part == PART_WHOLE) return WHOLE;
  if (p->part >= FIRST_OWN || p->object >= WORLD_OBJECTS) return OWN;
  if (p->part >= FIRST_LENDING) return ONE_LENT;
  if (p->part >= FIRST_MESSAGE) return MESSAGE;
  WorldFamily family = world_object(w, p->object)->family;
  return family == FAMILY_QUEUE ? part_of_queue(p->part) : family == FAMILY_PIPE ? part_of_pipe(p->part) : CELL;
}

static Thing thing_of(World *w, const ClockStep *s, const VerbPlace *p) {
  if (p->object == PLACE_ANY_PROCESS) return ANY_PROCESS;
  if (p->object == PLACE_OUTPUT) return OUTPUT;
  if (p->object == PLACE_CLOCK) return CLOCK;
  if (p->object >= PLACE_PROCESS) return PROCESS;
  if (!family_is_object(verb_family(s->verb))) return ANOTHER;
  return p->object == s->object ? OBJECT : (int)p->object == world_object(w, s->object)->lock ? ITS_LOCK : ANOTHER;
}

static Sort sort_of(World *w, const ClockStep *s, const VerbPlace *p) {
  return (Sort){(uint8_t)s->verb, (uint8_t)thing_of(w, s, p), (uint8_t)part_of(w, p), p->write,
                p->object < WORLD_OBJECTS ? world_object(w, p->object)->kind : KIND_NONE};
}
static Tally *tally_of(Sort s) { return &tally[s.kind][s.verb][s.thing][s.part][s.write]; }
static bool same_sort(Sort a, Sort b) { return memcmp(&a, &b, sizeof a) == 0; }

static ClockStep without(World *w, const ClockStep *s, Sort sort, Change change) {
  ClockStep out = *s;
  out.footprint.n = 0;
  for (int i = 0; i < s->footprint.n; i++) {
    VerbPlace p = s->footprint.place[i];
    if (same_sort(sort_of(w, s, &p), sort)) {
      if (change == TAKEN_OUT) continue;
      p.write = false;
    }
    out.footprint.place[out.footprint.n++] = p;
  }
  return out;
}

// They depend, and must: does that hang on places of one sort?
static void find_places_that_matter(World *w, const ClockStep *a, const ClockStep *b) {
  for (int k = 0; k < a->footprint.n + b->footprint.n; k++) {
    const ClockStep *s = k < a->footprint.n ? a : b;
    Sort sort = sort_of(w, s, &s->footprint.place[k < a->footprint.n ? k : k - a->footprint.n]);
    for (Change c = TAKEN_OUT; c < CHANGE_COUNT; c++) {
      if (tally_of(sort)->matters[c] || (c == ONLY_READ && !sort.write)) continue;
      ClockStep x = without(w, a, sort, c), y = without(w, b, sort, c);
      if (!clocks_depend(&x, &y)) tally_of(sort)->matters[c]++;
    }
  }
}

// ---- what makes steps depend besides places ----

typedef enum Rule { BY_TARGET, BY_TOLD, BY_BIRTH, RULE_COUNT } Rule;
static const char *const rule_names[RULE_COUNT] = {"the process it begins, ends or signals",
                                                   "the parent that hears of it", "both begin a process"};
static Tally by_rule[VERB_COUNT][RULE_COUNT];

static bool has_rule(const ClockStep *s, Rule rule) {
  return rule == BY_TARGET ? s->target >= 0 : rule == BY_TOLD ? s->told >= 0 : s->verb == VERB_START;
}

static ClockStep without_rule(const ClockStep *s, int verb, Rule rule) {
  ClockStep out = *s;
  if (s->verb != verb) return out;
  if (rule == BY_TARGET) out.target = -1;
  if (rule == BY_TOLD) out.told = -1;
  if (rule == BY_BIRTH) out.verb = VERB_NONE;
  return out;
}

static void find_rules_that_matter(const ClockStep *a, const ClockStep *b) {
  for (Rule rule = 0; rule < RULE_COUNT; rule++)
    for (int second = 0; second < 2; second++) {
      const ClockStep *s = second ? b : a;
      Tally *t = &by_rule[s->verb][rule];
      if (!has_rule(s, rule) || t->matters[TAKEN_OUT]) continue;
      ClockStep x = without_rule(a, s->verb, rule), y = without_rule(b, s->verb, rule);
      t->matters[TAKEN_OUT] += !clocks_depend(&x, &y);
    }
}

// Two steps depend on each other, and must.
static void note_dependence(World *w, const ClockStep *a, const ClockStep *b) {
  find_places_that_matter(w, a, b);
  find_rules_that_matter(a, b);
}

static bool is_taken[VERB_COUNT];

static void note_step(World *w, const ClockStep *s) {
  is_taken[s->verb] = true;
  for (int i = 0; i < s->footprint.n; i++) tally_of(sort_of(w, s, &s->footprint.place[i]))->seen++;
  for (Rule rule = 0; rule < RULE_COUNT; rule++) by_rule[s->verb][rule].seen += has_rule(s, rule);
}

// ---- those that do not matter ----

typedef struct Idle {
  Sort sort;
  Change change;
  const char *why;
} Idle;

// Each with the reason why it is there all the same.
static const Idle idle[] = {
    {{VERB_SLEEP, OBJECT, WHOLE, 1, KIND_NONE},
     TAKEN_OUT,
     "who sleeps or notifies has the lock, and its place says as much; but spinning learns by it what was given back"},
    {{VERB_WOKEN, OBJECT, WHOLE, 1, KIND_NONE},
     ONLY_READ,
     "those who are notified leave in any order; to a notify a read would do"},
    {{VERB_FEED, OBJECT, OWN, 1, KIND_NONE},
     TAKEN_OUT,
     "who asks a SimpleQueue's size looks at the whole, so at the tail too"},
    {{VERB_GET, OBJECT, OWN, 1, KIND_NONE},
     TAKEN_OUT,
     "who asks an unbounded queue's size looks at the whole, so at the head too"},
    {{VERB_RECV, OBJECT, OWN, 1, KIND_NONE}, TAKEN_OUT, "the same"},
    {{VERB_GET_NOWAIT, OBJECT, OWN, 1, KIND_NONE}, TAKEN_OUT, "the same"},
    {{VERB_DRAINED, OBJECT, TAIL, 0, KIND_NONE}, TAKEN_OUT, "it has the footprint of empty, which looks at both ends"},
    {{VERB_FULL, OBJECT, WHOLE, 0, KIND_NONE},
     TAKEN_OUT,
     "an unbounded queue is never full; it has the footprint of qsize"},
    {{VERB_PIPE_LEND, PROCESS, WHOLE, 0, KIND_NONE},
     TAKEN_OUT,
     "two steps alone do not show it; a third does that hears of the end: the lender's death then looks different"},
    {{VERB_PIPE_TAKE, OBJECT, OWN, 1, KIND_NONE}, ONLY_READ, "to close is to write it"},
    {{VERB_EXIT, ANOTHER, LENT, 1, KIND_NONE}, ONLY_READ, "to lend is to write it, and who takes names the lender"},
    {{VERB_KILL, ANOTHER, LENT, 1, KIND_NONE}, ONLY_READ, "the same"},
    {{VERB_NOTIFY, ITS_LOCK, WHOLE, 0, KIND_RLOCK}, TAKEN_OUT, "nobody else can give away an RLock that one holds"},
    {{VERB_RECV, OBJECT, ROOM, 1, KIND_QUEUE},
     TAKEN_OUT,
     "needs more steps than are tried here; a SimpleQueue shows it"},
    {{VERB_LEAVE, OBJECT, OWN, 1, KIND_NONE},
     ONLY_READ,
     "from the opening until the last has left nobody is told how many are there; the others write the whole"},
    {{VERB_MASK, ANY_PROCESS, WHOLE, 0, KIND_NONE}, TAKEN_OUT, "which signals are blocked is known to the hosts alone"},
    {{VERB_EXIT, ANOTHER, OWN, 1, KIND_CONDITION}, ONLY_READ, "a notify writes, and deaths do not mind each other"},
    {{VERB_KILL, ANOTHER, OWN, 1, KIND_CONDITION}, ONLY_READ, "the same"},
};

enum { LISTED = sizeof idle / sizeof *idle };
static bool is_met[LISTED];

static bool is_listed(Sort sort, Change change) {
  Sort any = sort;
  any.kind = KIND_NONE;
  for (int i = 0; i < LISTED; i++) {
    if (idle[i].change != change || !(same_sort(idle[i].sort, sort) || same_sort(idle[i].sort, any))) continue;
    return is_met[i] = true;
  }
  return false;
}

// Only to read it does not matter either where to leave it out does not.
static int check_sort(Sort sort, Change change) {
  const Tally *t = tally_of(sort);
  if (!t->seen || (change == ONLY_READ && (!sort.write || !t->matters[TAKEN_OUT]))) return 0;
  bool does = t->matters[change];
  if (does != is_listed(sort, change)) return 0;
  print_message("  %s: its %s (%s %s, %s) %s: %s\n", verb_name(sort.verb), sort.write ? "write" : "read",
                thing_names[sort.thing], world_kind_label(sort.kind), part_names[sort.part],
                change == TAKEN_OUT ? "left out" : "made a read",
                does ? "matters, but is listed as idle" : "nobody notices");
  return 1;
}

static int check_list(void) {
  int wrong = 0;
  for (int i = 0; i < LISTED; i++) {
    if (is_met[i]) continue;
    print_message("  %s is listed as idle, but has no such place: %s\n", verb_name(idle[i].sort.verb), idle[i].why);
    wrong++;
  }
  return wrong;
}

static int check_verb(int verb) {
  int wrong = 0;
  for (int i = 0; i < KIND_COUNT * THING_COUNT * PART_COUNT * 2; i++) {
    Sort sort = {.verb = (uint8_t)verb,
                 .kind = (uint8_t)(i / (THING_COUNT * PART_COUNT * 2)),
                 .thing = (uint8_t)(i / (PART_COUNT * 2) % THING_COUNT),
                 .part = (uint8_t)(i / 2 % PART_COUNT),
                 .write = (uint8_t)(i % 2)};
    for (Change c = TAKEN_OUT; c < CHANGE_COUNT; c++) wrong += check_sort(sort, c);
  }
  for (Rule rule = 0; rule < RULE_COUNT; rule++) {
    if (!by_rule[verb][rule].seen || by_rule[verb][rule].matters[TAKEN_OUT]) continue;
    print_message("  %s: depends by %s: nobody notices when it does not\n", verb_name(verb), rule_names[rule]);
    wrong++;
  }
  return wrong;
}

#endif
