// Leading real processes along an order to its end, without a screen: what it came to (see lab.h, inner.h).
#include <cjson/cJSON.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore.h"
#include "gate.h"
#include "forms.h"
#include "json.h"
#include "base/visible.h"
#include "base/clock.h"
#include "explore/outside_said.h"

enum { EXIT_SAME = 0, EXIT_OTHER = 1, EXIT_WRONG = 2 };
// Steps of each strand that are tried: one that does not spin would do something else by then.
enum { LOOKS = 64 };
static const int64_t PATIENCE = 5000000000;  // ns without a step

static bool anybody_can_go(Lab *lab) {
  World *w = lab->world;
  for (int slot = 0, n = world_processes(w); slot < n; slot++)
    for (int strand = 0, strands = (int)atomic_load(&world_process(w, slot)->nwaits);
         strand < strands && strand < WORLD_STRANDS; strand++) {
      Posted h;
      if (conductor_find(&lab->gate->conductor, slot, strand, &h) && (h.go || h.timeout)) return true;
    }
  return false;
}

Ending replay_follow(Lab *lab, OnReplayStep *on_step, void *data) {
  Gate *g = lab->gate;
  int64_t moved = clock_monotonic();
  for (int seen = 0;;) {
    lab_tick(lab);
    if (seen < g->pub.at) moved = clock_monotonic();
    for (; seen < g->pub.at; seen++)
      if (on_step) on_step(lab, seen, data);
    if (g->pub.differs) return ENDING_DIFFERS;
    // NEVER: a limit of the run ended it
    if (!lab->supervisor->going) return gate_on(lab) ? ENDING_OVER : ENDING_NEVER;
    if (g->pub.settled) return anybody_can_go(lab) ? ENDING_OPEN : ENDING_STUCK;
    if (clock_monotonic() - moved > PATIENCE || exploring_replay_over(lab)) return ENDING_NEVER;
    if (!gate_leads(g)) poll(&(struct pollfd){.fd = lab_fd(lab), .events = POLLIN}, 1, 1);
  }
}

// ---- a livelock ----

// It only looked, or took a lock that it gives back in the same round.
static bool only_looked(const WorldEvent *e) {
  VerbDone done = verb_done_event(e);
  return verb_change(&done) != CHANGED_WORLD;
}

static bool look_on(Lab *lab, int slot, int strand) {
  Conductor *c = &lab->gate->conductor;
  Posted h;
  WorldEvent e;
  ConductorSight sight;
  if (!conductor_find(c, slot, strand, &h) || (!h.go && !h.timeout)) return true;
  if (!conductor_let_go(c, &h)) return false;
  int64_t end = clock_monotonic() + PATIENCE;
  while ((sight = conductor_see(c, &e)) == CONDUCTOR_UNDER_WAY)
    if (clock_monotonic() > end) return false;
  while (!conductor_settled(c))
    if (clock_monotonic() > end) return false;
  return sight == CONDUCTOR_HAPPENED && only_looked(&e);
}

// Livelock: the strands that could go on only look at what nobody will ever change. It is found by trying some steps
// past the order's end; they are not recorded.
static bool spins(Lab *lab) {
  World *w = lab->world;
  for (int turn = 0; turn < LOOKS; turn++)
    for (int slot = 0, n = world_processes(w); slot < n; slot++)
      for (int strand = 0, strands = (int)atomic_load(&world_process(w, slot)->nwaits);
           strand < strands && strand < WORLD_STRANDS; strand++)
        if (!look_on(lab, slot, strand)) return false;
  return true;
}

// ---- for explore ----

// Nobody comes to a step: it computes, or waits for the outside.
static void never(const Lab *lab, char *why, size_t size) {
  char said[LAB_TEXT], text[LAB_TEXT];
  for (int i = 0, n = world_processes(lab->world); lab->python && i < n; i++) {
    Saying s = saying_in(said, sizeof said);
    if (world_process_state(lab->world, i) != PROCESS_RUNNING || conductor_at_rest(&lab->gate->conductor, i) ||
        !outside_said(world_process(lab->world, i)->pid, &s))
      continue;
    lab_english(said, text, sizeof text);
    snprintf(why, size, "%s %s", world_process_shown(lab->world, i).text, text);
    return;
  }
  snprintf(why, size, "a process computes for longer than 5 seconds without a step");
}

static bool conclude(Lab *lab, Ending ending, const PrintedTable *masked, Outcome *o, char *why, size_t size) {
  switch (ending) {
  case ENDING_OVER: outcome_read(lab->world, false, false, masked, o); return true;
  case ENDING_STUCK: outcome_read(lab->world, true, false, masked, o); return true;
  case ENDING_OPEN:
    outcome_read(lab->world, true, true, masked, o);
    if (spins(lab)) return true;
    snprintf(why, size, "after the last step of the order the program goes on");
    return false;
  case ENDING_DIFFERS: snprintf(why, size, "%s", lab->gate->pub.message); return false;
  default:
    if (lab->message[0]) snprintf(why, size, "%s", lab->message);
    else never(lab, why, size);
    return false;
  }
}

bool lab_replay_outcome(Lab *lab, const LabOptions *o, bool explore_values, const Schedule *order,
                        const PrintedTable *masked, Outcome *outcome, char *why, size_t size) {
  if (!gate_begin(lab, o, &(GateOrder){.explore_values = explore_values, .order = order, .lead_to = order->n}, why,
                  size))
    return false;
  bool good = conclude(lab, replay_follow(lab, NULL, NULL), masked, outcome, why, size);
  lab_stop(lab);
  return good;
}

// ---- mplab replay ----

typedef struct Replay {
  const ScheduleFile *file;
  cJSON *steps;  // NULL: each step is a line
  bool plain;    // no more than ASCII
  Outcome outcome;
  const char *kind;  // of the outcome; "unfinished"
} Replay;

static cJSON *text_json(const char *text) { return json_clean_string(text, strlen(text)); }

// One line.
static void say(const Replay *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(const Replay *r, const char *format, ...) {
  char text[1400];
  va_list ap;
  va_start(ap, format);
  vsnprintf(text, sizeof text, format, ap);
  va_end(ap);
  char *ascii = r->plain ? report_ascii(text) : NULL;
  visible_line(stdout, "%s", ascii ? ascii : text);
  free(ascii);
}

static WorldShownName who_of(const Lab *lab, const LabStep *s) {
  return s->slot >= 0 ? world_process_shown(lab->world, s->slot) : (WorldShownName){""};
}

static void object_name(const Lab *lab, const LabStep *s, char *out, size_t size) {
  WorldObjectView v;
  bool there = s->object >= 0 && world_object_read(lab->world, (uint32_t)s->object, &v);
  snprintf(out, size, "%s", there ? v.name : "");
}

static void tell_step(Lab *lab, int i, void *data) {
  Replay *r = data;
  const LabStep *s = &lab->gate->steps[i];
  int pid = s->slot >= 0 ? world_process(lab->world, s->slot)->pid : 0;
  char who[WORLD_NAME + 40], object[LAB_NAME];
  if (r->steps == NULL) {
    if (s->by == LAB_BY_LEARNER) snprintf(who, sizeof who, "you");
    else
      snprintf(who, sizeof who, s->strand > 0 ? "%s (%d) strand %d" : "%s (%d)", who_of(lab, s).text, pid, s->strand);
    say(r, "%3d  %-24s  %s%s", i + 1, who, s->sentence, s->stale ? "  ✗ stale" : "");
    return;
  }
  cJSON *j = cJSON_CreateObject();
  object_name(lab, s, object, sizeof object);
  cJSON_AddItemToObject(j, "process", s->slot >= 0 ? text_json(who_of(lab, s).text) : cJSON_CreateNull());
  cJSON_AddItemToObject(j, "pid", s->slot >= 0 ? cJSON_CreateNumber(pid) : cJSON_CreateNull());
  if (s->strand > 0) cJSON_AddNumberToObject(j, "strand", s->strand);
  if (s->by != LAB_BY_STRAND) cJSON_AddStringToObject(j, "by", s->by == LAB_BY_CLOCK ? "clock" : "learner");
  cJSON_AddStringToObject(j, "verb", s->verb);
  cJSON_AddItemToObject(j, "object", object[0] ? text_json(object) : cJSON_CreateNull());
  cJSON_AddNumberToObject(j, "line", s->line);
  cJSON_AddItemToObject(j, "text", text_json(s->sentence));
  if (s->stale) cJSON_AddBoolToObject(j, "stale", true);
  cJSON_AddItemToArray(r->steps, j);
}

// How it ended, in words. "" and true: there is no more to say than that the order ended.
static bool came_out(Lab *lab, Replay *r, Ending ending, char *why, size_t size) {
  bool open = ending == ENDING_OPEN && strcmp(r->file->outcome, outcome_kind_name(OUTCOME_LIVELOCK)) != 0;
  why[0] = '\0';
  if (open) outcome_read(lab->world, false, false, NULL, &r->outcome);
  else if (!conclude(lab, ending, NULL, &r->outcome, why, size)) return false;
  r->kind = open && r->outcome.kind == OUTCOME_OK ? "unfinished" : outcome_kind_name(r->outcome.kind);
  if (r->file->outcome[0] == '\0' || strcmp(r->file->outcome, r->kind) == 0) return true;
  snprintf(why, size, "it was to end: %s; it has ended: %s", r->file->outcome, r->kind);
  return false;
}

static cJSON *outcome_json(const Replay *r) {
  cJSON *j = cJSON_CreateObject(), *values = cJSON_CreateObject();
  cJSON_AddStringToObject(j, "kind", r->kind);
  for (int i = 0; i < r->outcome.nvalues; i++) {
    const OutcomeValue *v = &r->outcome.value[i];
    // A number or a list of numbers is the same in JSON as in Python; all else becomes a text.
    cJSON *number = cJSON_Parse(v->text);
    cJSON_AddItemToObject(values, v->name, number ? number : text_json(v->text));
  }
  cJSON_AddItemToObject(j, "values", values);
  return j;
}

static void print_json(Lab *lab, Replay *r, bool same, const char *why) {
  cJSON *j = cJSON_CreateObject();
  char seed[24];
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)r->file->seed);
  cJSON_AddItemToObject(j, "program", text_json(lab->path));
  cJSON_AddItemToObject(j, "seed", cJSON_CreateRaw(seed));
  cJSON_AddItemToObject(j, "steps", r->steps);
  cJSON_AddItemToObject(j, "outcome", outcome_json(r));
  cJSON_AddBoolToObject(j, "same", same);
  if (why[0]) cJSON_AddItemToObject(j, "message", text_json(why));
  char *text = cJSON_Print(j);
  if (text) puts(text);
  cJSON_free(text);
  cJSON_Delete(j);
}

static void print_end(Lab *lab, const Replay *r, Ending ending, bool same, const char *why) {
  char text[1024];
  if (outcome_sentence(lab->world, &r->outcome, text, sizeof text) > 0 && ending != ENDING_DIFFERS &&
      ending != ENDING_NEVER)
    say(r, "%s", ""), say(r, "%s", text);
  if (ending == ENDING_OPEN && strcmp(r->kind, "livelock") != 0) say(r, "the order ends here; the program could go on");
  if (same) say(r, "came out as written%s%s", r->file->outcome[0] ? ": " : "", r->file->outcome);
  else say(r, "did not come out as written: %s", why);
}

int lab_replay_headless(Lab *lab, const LabOptions *o, const char *path, bool json) {
  char why[600];
  ScheduleFile f;
  if (!schedule_read(&f, path, why, sizeof why)) return complain("%s", why), EXIT_WRONG;
  Replay *r = calloc(1, sizeof *r);
  if (r == NULL || !replay_begin(lab, o, &f, path, f.schedule.n, false, why, sizeof why)) {
    complain("%s", r ? why : "there is no memory");
    schedule_file_free(&f);
    free(r);
    return EXIT_WRONG;
  }
  setlocale(LC_CTYPE, "");
  *r = (Replay){.file = &f,
                .steps = json ? cJSON_CreateArray() : NULL,
                .plain = strcmp(nl_langinfo(CODESET), "UTF-8") != 0,
                .kind = "unfinished"};
  Ending ending = replay_follow(lab, tell_step, r);
  bool same = came_out(lab, r, ending, why, sizeof why);
  if (json) print_json(lab, r, same, why);
  else print_end(lab, r, ending, same, why);
  fflush(stdout);
  lab_stop(lab);
  schedule_file_free(&f);
  outcome_free(&r->outcome);
  free(r);
  return same ? EXIT_SAME : EXIT_OTHER;
}
