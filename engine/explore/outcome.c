// What a run ended with, read off its world (see outcome.h).
//
// Lists are in the order of numbers (object, slot). The key is a sum of hashes of their entries, with names instead of
// numbers: so two runs that made the same things in another order have the same key. It holds whether a store was stale
// (the kind), not how many were.
#include "outcome.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cell_text.h"
#include "outcome_inner.h"
#include "shown_parts.h"
#include "base/grow.h"
#include "world/stuck.h"
#include "world/traits.h"

static const char *const kinds[] = {"ok", "stale", "exception", "deadlock", "livelock"};

const char *outcome_kind_name(OutcomeKind k) { return kinds[k]; }

void outcome_clear(Outcome *o) {
  o->kind = OUTCOME_OK;
  o->nvalues = o->nprocesses = o->nstuck = 0;
  o->stale = o->key = o->end = 0;
  o->lost = 0;
  o->against = o->no_memory = false;
  texts_clear(&o->texts);
}

void outcome_free(Outcome *o) {
  free(o->value);
  texts_free(&o->texts);
  o->value = NULL;
  o->nvalues = o->values_room = 0;
}

// The text as the outcome's own; "" when there is no memory.
static const char *own(Outcome *o, const char *text, size_t n) {
  const char *copy = texts_add(&o->texts, text, n);
  if (copy) return copy;
  o->no_memory = true;
  return "";
}

static OutcomeValue *add_value(Outcome *o, const char *name) {
  if (!GROW(o->value, o->values_room, o->nvalues + 1, 8)) return o->no_memory = true, NULL;
  OutcomeValue *v = &o->value[o->nvalues++];
  snprintf(v->name, sizeof v->name, "%s", name);
  v->text = "";
  return v;
}

void outcome_copy(Outcome *to, const Outcome *from) {
  outcome_clear(to);
  to->kind = from->kind;
  for (int i = 0; i < from->nvalues; i++) {
    OutcomeValue *v = add_value(to, from->value[i].name);
    if (v) v->text = own(to, from->value[i].text, strlen(from->value[i].text));
  }
  memcpy(to->process, from->process, (size_t)(to->nprocesses = from->nprocesses) * sizeof *to->process);
  for (int i = 0; i < to->nprocesses; i++) {
    OutcomeProcess *p = &to->process[i];
    if (p->printed) p->printed = own(to, p->printed, strlen(p->printed));
  }
  memcpy(to->stuck, from->stuck, (size_t)(to->nstuck = from->nstuck) * sizeof *to->stuck);
  to->stale = from->stale;
  to->lost = from->lost;
  to->key = from->key;
  to->end = from->end;
  to->against = from->against;
  to->no_memory |= from->no_memory;
}

const char *outcome_value(const Outcome *o, const char *name) {
  for (int i = 0; i < o->nvalues; i++)
    if (strcmp(o->value[i].name, name) == 0) return o->value[i].text;
  return NULL;
}

bool outcome_breaks(const Outcome *o) { return o->kind != OUTCOME_OK || o->against; }

static const uint64_t AGAINST = 0x5bd1e9955bd1e995;

void outcome_set_against(Outcome *o) {
  o->against = true;
  o->key ^= AGAINST;
}

uint64_t outcome_key_without_rule(const Outcome *o) { return o->key ^ (o->against ? AGAINST : 0); }

// ---- hashing ----

static uint64_t hash_bytes(uint64_t h, const void *bytes, size_t n) {
  const unsigned char *p = bytes;
  // NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): what is hashed has been filled
  for (size_t i = 0; i < n; i++) h = (h ^ p[i]) * 0x100000001b3u;
  return h;
}
static uint64_t hash_text(uint64_t h, const char *text) { return hash_bytes(h, text, strlen(text) + 1); }
static uint64_t hash_number(uint64_t h, int64_t n) { return hash_bytes(h, &n, sizeof n); }
static uint64_t hash_of(char what) { return hash_bytes(0xcbf29ce484222325u, &what, 1); }

// Mixed before it is added: FNV hashes of 0 and of 1 differ by a constant whatever came before, and two such
// differences could cancel.
static uint64_t mixed(uint64_t h) {
  h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9u;
  h = (h ^ h >> 27) * 0x94d049bb133111ebu;
  return h ^ h >> 31;
}
static void count_in(Outcome *o, uint64_t h) { o->end += mixed(h); }

// ---- texts without PIDs ----

enum { PID_DIGITS = 7 };  // at most

static const char *name_of_pid(World *w, int64_t pid) {
  for (int i = 0, n = world_processes(w); i < n && pid > 0; i++)
    if (world_process(w, i)->pid == pid) return world_process(w, i)->name;
  return NULL;
}

typedef struct Text {
  char *out;
  size_t size, n;
  bool cut;
} Text;

static void add(Text *t, const char *s, size_t n) {
  size_t room = t->size - 1 - t->n;
  if (n > room) n = room, t->cut = true;
  memcpy(t->out + t->n, s, n);
  t->n += n;
  t->out[t->n] = '\0';
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// An address as in a default repr, "0x7f15b44661d0": its length in bytes; 0: there is none at s. The program's own hex
// numbers of that length are taken for addresses, too.
static size_t address_at(const char *s, size_t size, bool after_at) {
  size_t n = 2;
  if (size < 8 || s[0] != '0' || s[1] != 'x') return 0;
  while (n < size && (is_digit(s[n]) || (s[n] >= 'a' && s[n] <= 'f'))) n++;
  return n - 2 >= (after_at ? 6u : 11u) ? n : 0;
}

// A number of three or more digits that is a process's PID is replaced by the process's name, an address by "0x…":
// both differ from run to run.
static void add_without_pids(World *w, Text *t, const char *s, size_t size) {
  for (size_t i = 0; i < size;) {
    size_t n = 1;
    const char *name = NULL;
    size_t address = address_at(s + i, size - i, i >= 3 && memcmp(s + i - 3, "at ", 3) == 0);
    if (address) {
      n = address;
      name = "0x…";
    } else if (is_digit(s[i])) {
      int64_t number = s[i] - '0';  // of the first digits: more of them are no PID; the text ends without a NUL
      for (; i + n < size && is_digit(s[i + n]); n++)
        if (n < PID_DIGITS) number = 10 * number + s[i + n] - '0';
      if (n >= 3 && n <= PID_DIGITS) name = name_of_pid(w, number);
    } else {
      while (i + n < size && !is_digit(s[i + n])) n++;
    }
    add(t, name ? name : s + i, name ? strlen(name) : n);
    i += n;
  }
}

static void mark_cut(Text *t) {
  static const char mark[] = "…";
  if (!t->cut) return;
  size_t at = t->size - sizeof mark;
  while (at > 0 && ((unsigned char)t->out[at] & 0xc0) == 0x80) at--;
  memcpy(t->out + at, mark, sizeof mark);
}

// ---- what was printed ----

static OutcomeProcess *process_of_slot(Outcome *o, int slot) {
  for (int i = 0; i < o->nprocesses; i++)
    if (o->process[i].slot == slot) return &o->process[i];
  return NULL;
}

// The last line of the last traceback: "ValueError: …".
static void last_words(World *w, const char *text, size_t size, OutcomeProcess *p) {
  static const char head[] = "Traceback (most recent call last):\n";
  const char *at = NULL, *end = text + size;
  for (const char *next = text; (next = memmem(next, (size_t)(end - next), head, sizeof head - 1)); next++) at = next;
  if (!at) return;
  for (at += sizeof head - 1; at < end && *at == ' ';) {
    const char *line = memchr(at, '\n', (size_t)(end - at));
    at = line ? line + 1 : end;
  }
  const char *line = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
  Text t = {p->exception, sizeof p->exception, 0, false};
  add_without_pids(w, &t, at, (size_t)((line ? line : end) - at));
  // its text begins with a newline: the first line that says something
  if (line && t.n >= 2 && memcmp(t.out + t.n - 2, ": ", 2) == 0) {
    while (line < end && (*line == '\n' || *line == ' ')) line++;
    const char *last = memchr(line, '\n', (size_t)(end - line));
    add_without_pids(w, &t, line, (size_t)((last ? last : end) - line));
  }
  mark_cut(&t);
}

// What one process has written, as it is in the log.
typedef struct Said {
  char *text;
  size_t n, room;
} Said;

static void keep(Outcome *o, Said *s, const char *text, size_t n) {
  if (n == 0) return;
  if (!GROW(s->text, s->room, s->n + n, 512)) {
    o->no_memory = true;
    return;
  }
  memcpy(s->text + s->n, text, n);
  s->n += n;
}

// Its whole text, without PIDs. A process's name is at most WORLD_NAME bytes where a PID has three digits.
static void read_printed(World *w, Outcome *o, OutcomeProcess *p, const Said *said) {
  size_t most = said->n * (WORLD_NAME / 3 + 1);
  char *room = malloc(most + 1);
  if (room == NULL) {
    o->no_memory = true;
    return;
  }
  Text t = {room, most + 1, 0, false};
  room[0] = '\0';
  add_without_pids(w, &t, said->text, said->n);
  p->printed = own(o, room, t.n);
  free(room);
  count_in(o, hash_text(hash_text(hash_of('o'), p->name), p->printed));
}

// What is masked in its lines, in place: a masked line is not longer. Without memory it stays as it is.
static void mask_lines(Outcome *o, const PrintedTable *masked, const char *name, Said *said) {
  if (masked == NULL || masked->n == 0) return;
  size_t room = said->n + 1, kept = 0;
  char *line = malloc(2 * room), *out = line ? line + room : NULL;
  if (line == NULL) {
    o->no_memory = true;
    return;
  }
  for (size_t at = 0; at < said->n;) {
    const char *end = memchr(said->text + at, '\n', said->n - at);
    size_t n = end ? (size_t)(end - said->text) - at : said->n - at, m = room;
    memcpy(line, said->text + at, n);
    line[n] = '\0';
    if (strlen(line) == n) m = printed_mask(masked, name, line, out, room);  // else there is a NUL in it
    memcpy(said->text + kept, m <= n ? out : line, m <= n ? m : n);
    kept += m <= n ? m : n;
    at += n + (end != NULL);
    if (end) said->text[kept++] = '\n';
  }
  said->n = kept;
  free(line);
}

// An exception that nobody caught in a thread ends that thread alone: its process goes on, and may end well.
static bool is_of_thread(const Said *said) {
  static const char begins[] = "Exception in thread ", then[] = "Traceback (most recent call last):";
  const char *at = said->n ? memmem(said->text, said->n, begins, sizeof begins - 1) : NULL;
  if (at == NULL || (at != said->text && at[-1] != '\n')) return false;
  return memmem(at, said->n - (size_t)(at - said->text), then, sizeof then - 1) != NULL;
}

static void read_output(World *w, const PrintedTable *masked, Outcome *o) {
  char text[WORLD_WRITE + 1];
  Said all[OUTCOME_PROCESSES] = {0}, errors[OUTCOME_PROCESSES] = {0};
  uint64_t cursor = 0, dropped = 0;
  WorldOutput chunk;
  while (world_output_next(w, &cursor, &chunk, text, &dropped)) {
    OutcomeProcess *p = process_of_slot(o, chunk.slot);
    if (p) keep(o, &all[p - o->process], text, chunk.size);
    if (p && chunk.fd == 2) keep(o, &errors[p - o->process], text, chunk.size);
  }
  for (int i = 0; i < o->nprocesses; i++) {
    OutcomeProcess *p = &o->process[i];
    if (errors[i].n && (!p->ended || p->exitcode != 0 || is_of_thread(&errors[i])))
      last_words(w, errors[i].text, errors[i].n, p);
    if (all[i].n) mask_lines(o, masked, p->name, &all[i]), read_printed(w, o, p, &all[i]);
    free(all[i].text);
    free(errors[i].text);
  }
}

// ---- values ----

// One that the program never gave a name: "Value of line 7".
static void name_by_line(World *w, int id, char *name, size_t size) {
  char said[OUTCOME_TEXT];
  Saying s = saying_in(said, sizeof said);
  say_object_in_sentence(w, &s, (uint32_t)id);
  explore_english(said, name, size);
}

// A second one of the same line gets a number, as a second one of the same name does.
static void number_of_its_line(const Outcome *o, char *name, size_t size) {
  size_t n = strlen(name);
  int same = 1;
  for (int i = 0; i < o->nvalues; i++)
    same += strncmp(o->value[i].name, name, n) == 0 && (o->value[i].name[n] == '\0' || o->value[i].name[n] == '#');
  if (same > 1) snprintf(name + n, size - n, "#%d", same);
}

// A PID is its process's name.
static uint64_t hash_cells(World *w, const WorldObjectView *v, const int64_t *words, uint32_t n, uint64_t hash) {
  for (uint32_t i = 0; i < n; i++) {
    const char *name = value_pid_name(w, v, words[i]);
    hash = name ? hash_text(hash, name) : hash_number(hash, words[i]);
  }
  return hash;
}

static void read_value(World *w, int id, Outcome *o) {
  WorldObjectView v;
  if (!world_object_read(w, (uint32_t)id, &v)) return;
  o->stale += v.stale;
  if (world_kind_family(v.kind) != FAMILY_CELLS) {
    o->lost += v.lost;
    return;
  }
  if (!v.real) o->lost += v.lost;
  else o->lost += (int64_t)v.lost_real;
  bool field = world_object(w, (uint32_t)id)->part[0], nameless = !v.name[0] || field;
  if (nameless && v.owner >= 0 && !field) return;  // a part of another object
  char name[WORLD_NAME];
  snprintf(name, sizeof name, "%s", v.name);
  if (nameless) name_by_line(w, id, name, sizeof name);
  uint64_t hash = hash_text(hash_of('v'), name);
  for (uint32_t i = 0; i < v.count;) {
    int64_t words[64];
    uint32_t n = world_cells_read(w, (uint32_t)id, i, 64, words);
    if (n == 0) break;
    hash = hash_cells(w, &v, words, n, hash);
    i += n;
  }
  count_in(o, hash);
  if (nameless) number_of_its_line(o, name, sizeof name);
  OutcomeValue *value = add_value(o, name);
  size_t size = value_whole_size(&v);
  char *text = value ? texts_room(&o->texts, size) : NULL;
  if (text == NULL) {
    o->no_memory = true;
    return;
  }
  value_whole(w, &v, text, size);
  value->text = text;
}

// An object that a manager serves. What is shown of it is part of how a run ended, as a cell is.
static void read_shown(World *w, int id, Outcome *o) {
  size_t size;
  const WorldObject *of = world_object(w, (uint32_t)id);
  const char *shown = world_shown(w, (uint32_t)id, &size);
  char clean[2 * WORLD_SHOWN];
  Text all = {clean, sizeof clean, 0, false};
  if (!shown || !of->name[0]) return;
  clean[0] = '\0';
  add_without_pids(w, &all, shown, size);
  char sorted[sizeof clean];
  shown_sorted(clean, sorted, sizeof sorted);
  count_in(o, hash_text(hash_text(hash_of('m'), of->name), sorted));
  OutcomeValue *value = add_value(o, of->name);
  if (value) value->text = own(o, sorted, strlen(sorted));
}

// ---- processes ----

static void read_process(World *w, int slot, Outcome *o) {
  ProcessState s = world_process_state(w, slot);
  int code = 0;
  if (s == PROCESS_FREE || (s == PROCESS_GONE && !world_process_exit(w, slot, &code)) ||
      o->nprocesses == OUTCOME_PROCESSES)
    return;
  OutcomeProcess *p = &o->process[o->nprocesses++];
  snprintf(p->name, sizeof p->name, "%s", world_process(w, slot)->name);
  p->slot = slot;
  p->ended = s >= PROCESS_EXITING && world_process_exit(w, slot, &code);
  p->exitcode = p->ended ? code : 0;
  p->exception[0] = '\0';
  p->printed = NULL;
  p->left_behind = !p->ended && slot != 0 && world_process_state(w, 0) >= PROCESS_EXITING;
}

static void hash_processes(Outcome *o) {
  for (int i = 0; i < o->nprocesses; i++) {
    const OutcomeProcess *p = &o->process[i];
    count_in(
        o, hash_text(hash_number(hash_number(hash_text(hash_of('p'), p->name), p->ended), p->exitcode), p->exception));
  }
}

// ---- who is stuck ----

// A get of one step that could take the reading lock waits for a message, as a recv does.
static uint16_t waits_in(World *w, const WorldCall *c) {
  Actor who;
  return c->verb == VERB_GET && verb_why(w, c, &who) == WHY_EMPTY ? (uint16_t)VERB_RECV : c->verb;
}

static int holding_strand(World *w, const WorldCall *c, int slot) {
  Actor a = c->verb == VERB_ACQUIRE && c->object < WORLD_OBJECTS ? world_holder(w, c->object) : 0;
  return a && actor_slot(a) == slot ? actor_strand(a) : 0;
}

static void add_stuck(World *w, const WorldCall *c, Outcome *o) {
  bool anybody;
  int end;
  int holder = world_could_end(w, c, &end, 1, &anybody) > 0 ? end : -1;
  if (holding_strand(w, c, actor_slot(c->actor)) == STRAND_LEFT) holder = actor_slot(c->actor);
  OutcomeStuck s = {.slot = actor_slot(c->actor),
                    .strand = actor_strand(c->actor),
                    .verb = waits_in(w, c),
                    .object = verb_object(c->verb, c->object),
                    .holder = holder,
                    .holder_strand = holder >= 0 ? holding_strand(w, c, holder) : 0,
                    .arg = c->arg,
                    .arg2 = c->arg2};
  char name[OUTCOME_TEXT];
  Saying object = saying_in(name, sizeof name);
  if (s.object >= 0) say_object_in_sentence(w, &object, c->object);
  count_in(o, hash_text(hash_number(hash_text(hash_of('s'), world_process(w, s.slot)->name), s.verb), name));
  if (o->nstuck < OUTCOME_STUCK) o->stuck[o->nstuck++] = s;
}

// ---- the whole ----

static OutcomeKind worst(const Outcome *o, bool stuck, bool spinning) {
  if (stuck) return spinning ? OUTCOME_LIVELOCK : OUTCOME_DEADLOCK;
  for (int i = 0; i < o->nprocesses; i++)
    if (o->process[i].exception[0]) return OUTCOME_EXCEPTION;
  return o->stale ? OUTCOME_STALE : OUTCOME_OK;
}

void outcome_fill(World *w, const WorldCall *waiting, int n, bool stuck, bool spinning, const PrintedTable *masked,
                  Outcome *o) {
  outcome_clear(o);
  for (int i = 0, all = world_objects(w); i < all; i++) read_value(w, i, o), read_shown(w, i, o);
  for (int i = 0, all = world_processes(w); i < all; i++) read_process(w, i, o);
  read_output(w, masked, o);
  hash_processes(o);
  for (int i = 0; i < n && stuck; i++) add_stuck(w, &waiting[i], o);
  o->kind = worst(o, stuck, spinning);
  o->key = o->end + mixed(hash_number(hash_of('k'), o->kind));
}

void outcome_read(World *w, bool stuck, bool spinning, const PrintedTable *masked, Outcome *o) {
  WorldCall waiting[OUTCOME_STUCK];
  int n = 0;
  for (int slot = 0, all = world_processes(w); stuck && slot < all; slot++) {
    ProcessState s = world_process_state(w, slot);
    if (s == PROCESS_FREE || s >= PROCESS_EXITING) continue;
    for (uint32_t i = 0; i < atomic_load(&world_process(w, slot)->nwaits) && n < OUTCOME_STUCK; i++)
      if (world_wait_call(w, slot, (int)i, &waiting[n])) n++;
  }
  outcome_fill(w, waiting, n, stuck, spinning, masked, o);
}

// ---- in words ----

// A SimpleQueue has no feeder: its put writes.
static bool is_feeding(World *w, const OutcomeStuck *s) {
  return s->object >= 0 && (s->verb == VERB_FEED || s->verb == VERB_DRAINED) &&
         world_object(w, (uint32_t)s->object)->kind != KIND_SIMPLEQUEUE;
}

static void say_stuck(World *w, const OutcomeStuck *s, Saying *t) {
  char name[OUTCOME_TEXT], process[OUTCOME_TEXT], holder_name[OUTCOME_TEXT] = "";
  Saying object = saying_in(name, sizeof name), own = saying_in(process, sizeof process),
         its = saying_in(holder_name, sizeof holder_name);
  say_strand(w, &own, s->slot, s->verb == VERB_ACQUIRE ? s->strand : 0);
  if (s->holder >= 0) say_strand(w, &its, s->holder, s->holder_strand);
  const char *holder = s->holder >= 0 ? holder_name : NULL;
  if (s->object >= 0) {
    say_object_in_sentence(w, &object, (uint32_t)s->object);
    int owner = world_object(w, (uint32_t)s->object)->owner;
    bool pipe = verb_family(s->verb) == FAMILY_PIPE,
         tasks = s->verb == VERB_WOKEN && owner >= 0 && world_object(w, (uint32_t)owner)->kind == KIND_JOINABLEQUEUE;
    if (is_feeding(w, s)) say_form(t, FORM_WAITS_FOR_ROOM, "who", process, "queue", name, NULL);
    else if (tasks) {
      object = saying_in(name, sizeof name);
      say_object_in_sentence(w, &object, (uint32_t)owner);
      say_form(t, FORM_WAITS_FOR_TASKS, "who", process, "object", name, NULL);
    } else if (s->verb == VERB_PIPE_SEND || s->verb == VERB_PIPE_SENT)
      say_form(t, FORM_WAITS_TO_SEND, "who", process, "object", name, NULL);
    else if (pipe) say_form(t, FORM_WAITS_FOR, "who", process, "object", name, NULL);
    else if (s->verb == VERB_ACQUIRE && world_is_signal(w, (uint32_t)s->object))
      say_form(t, FORM_WAITS_FOR_SIGNAL, "who", process, "object", name, NULL);
    else
      say_form(t, FORM_WAITS_FOR, "who", process, "object", name, "holder",
               holder && (s->holder != s->slot || s->holder_strand != s->strand) ? holder : "", NULL);
  } else if (s->verb == VERB_WAIT_ANY) {
    WorldCall call = {.verb = VERB_WAIT_ANY, .arg = s->arg, .arg2 = s->arg2, .deadline = -1};
    verb_said(w, &call, &object);
    say_form(t, FORM_WAITS_TO, "who", process, "step", name, NULL);
  } else if (holder) {
    say_form(t, FORM_WAITS_FOR_END, "who", process, "process", holder, NULL);
  } else {
    say_form(t, FORM_WAITS, "who", process, NULL);
  }
}

static bool is_join(const OutcomeStuck *s) { return s->object < 0 && s->holder >= 0; }

// A process that ends waits on an Event of the queue's for its feeder, which is told of itself.
static bool waits_for_own_feeder(World *w, const Outcome *o, const OutcomeStuck *s) {
  int owner = s->verb == VERB_WAIT && s->object >= 0 ? world_object(w, (uint32_t)s->object)->owner : -1;
  for (int i = 0; owner >= 0 && i < o->nstuck; i++)
    if (o->stuck[i].slot == s->slot && o->stuck[i].object == owner && is_feeding(w, &o->stuck[i])) return true;
  return false;
}

static int stuck_of_slot(const Outcome *o, int slot) {
  for (int i = 0; i < o->nstuck; i++)
    if (o->stuck[i].slot == slot) return i;
  return -1;
}

// A circular wait: first[] is its members in order. Returns how many; 0: there is none.
static int ring_of(const Outcome *o, int *first) {
  for (int start = 0; start < o->nstuck; start++) {
    int at = start, n = 0;
    do {
      first[n++] = at;
      at = o->stuck[at].holder >= 0 ? stuck_of_slot(o, o->stuck[at].holder) : -1;
    } while (at >= 0 && at != start && n < o->nstuck);
    if (at == start) return n;
  }
  return 0;
}

// The order of the sentence: first (*first of them) the circular wait and others who wait for an object, then those who
// only wait for one of these to end.
static int telling_order(World *w, const Outcome *o, int *order, int *first) {
  bool told[OUTCOME_STUCK] = {false};
  int n = ring_of(o, order);
  for (int i = 0; i < n; i++) told[order[i]] = true;
  for (int i = 0; i < o->nstuck; i++)
    if (!told[i] && !is_join(&o->stuck[i]) && !waits_for_own_feeder(w, o, &o->stuck[i])) order[n++] = i;
  *first = n;
  for (int i = 0; i < o->nstuck; i++)
    if (!told[i] && is_join(&o->stuck[i])) order[n++] = i;
  return n;
}

OutcomeShort outcome_short(const char *text) {
  OutcomeShort s = {.text = ""};
  Text t = {s.text, sizeof s.text, 0, false};
  add(&t, text, strlen(text));
  mark_cut(&t);
  return s;
}

static void say_next(Saying *t, bool *begun) {
  if (*begun) say_form(t, FORM_NEXT, NULL);
  *begun = true;
}

void outcome_said(World *w, const Outcome *o, Saying *t) {
  bool stuck = o->kind == OUTCOME_DEADLOCK || o->kind == OUTCOME_LIVELOCK, begun = false;
  int order[OUTCOME_STUCK], first, n = telling_order(w, o, order, &first);
  if (stuck) say_form(t, o->kind == OUTCOME_DEADLOCK ? FORM_DEADLOCK : FORM_LIVELOCK, NULL);
  for (int i = 0; i < first; i++) {
    say_next(t, &begun);
    say_stuck(w, &o->stuck[order[i]], t);
  }
  for (int i = 0; i < o->nprocesses; i++) {
    if (!o->process[i].exception[0]) continue;
    say_next(t, &begun);
    say_form(t, FORM_RAISED, "who", o->process[i].name, "exception", o->process[i].exception, NULL);
  }
  for (int i = first; i < n; i++) {
    say_next(t, &begun);
    say_stuck(w, &o->stuck[order[i]], t);
  }
  for (int i = 0; i < o->nvalues && !stuck; i++) {
    if (begun) say_form(t, i ? FORM_NEXT_VALUE : FORM_NEXT, NULL);
    begun = true;
    if (i == OUTCOME_TOLD) {
      int more = o->nvalues - i;
      say_form(t, more == 1 ? FORM_MORE_VALUE : FORM_MORE_VALUES, "n", say_int(more).text, NULL);
      break;
    }
    say_form(t, FORM_VALUE, "name", o->value[i].name, "value", outcome_short(o->value[i].text).text, NULL);
  }
}

int outcome_sentence(World *w, const Outcome *o, char *out, size_t size) {
  char said[OUTCOME_SAID];
  Saying s = saying_in(said, sizeof said);
  outcome_said(w, o, &s);
  return explore_english(said, out, size);
}
