// The bench driven without a terminal (see hand.h). Time goes on as in the workbench's loop, but for the terminal.
#include "hand.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "commands.h"

static const int64_t MS = 1000000;

static bool fail(Hand *h, const char *form, ...) __attribute__((format(printf, 2, 3)));
static bool fail(Hand *h, const char *form, ...) {
  va_list args;
  va_start(args, form);
  vsnprintf(h->why, sizeof h->why, form, args);
  va_end(args);
  return false;
}

// ---- time ----

void hand_look(Hand *h) {
  int64_t now = clock_monotonic();
  bench_tick(&h->app.bench, now);
  app_draw(&h->app);
  bench_drawn(&h->app.bench, now);
}

bool hand_goes_on(const Hand *h) {
  const Bench *b = &h->app.bench;
  const View *v = &b->view;
  if (b->searching || b->exploring) return true;
  if (view_stepping(v)) return !v->gate->settled || b->ntyped || b->walking_to >= 0 || b->leading_to || b->watching < 0;
  return b->ran && view_now(v)->state == LAB_RUNNING;
}

bool hand_lives(const Hand *h) {
  const Bench *b = &h->app.bench;
  return b->ran && !view_stepping(&b->view) && view_now(&b->view)->state == LAB_RUNNING && !b->searching &&
         !b->exploring;
}

// Until nothing goes on; what lives by itself is given so many ms. until: or the goal is reached.
void hand_wait(Hand *h, int ms, bool until_reached) {
  // a process that has just been born is seen a moment after all others stand
  enum { QUIET = 5 };
  int64_t began = clock_monotonic();
  for (int quiet = 0;;) {
    struct pollfd fd = {.fd = lab_fd(h->app.lab), .events = POLLIN};
    poll(&fd, 1, 10);
    hand_look(h);
    bool reached = until_reached && h->app.bench.view.reached, seen = until_reached && h->app.bench.goal_at;
    quiet = hand_goes_on(h) || seen ? 0 : quiet + 1;
    if (reached || quiet == QUIET) return;
    if (clock_monotonic() - began > (hand_lives(h) ? ms : HAND_LONGEST) * MS) return;
  }
}

// ---- commands ----

void hand_key(Hand *h, uint32_t k) { app_key(&h->app, (Input){.key = k}); }

void hand_keys(Hand *h, const char *text) {
  for (; *text; text++) hand_key(h, (uint32_t)*text);
}

static void digit(Hand *h, int option) { hand_key(h, '0' + (uint32_t)view_option_digit(&h->app.bench.view, option)); }

static bool answer_who(Hand *h, const char *text) {
  const LabSnapshot *s = h->app.bench.view.snap;
  for (int i = 0; i < s->nprocesses; i++)
    if (!strncmp(text, "who ", 4) && !strcmp(view_letter(s->processes[i].slot), text + 4))
      return hand_key(h, '1' + (uint32_t)i), true;
  return fail(h, "\"answer %s\": there is no such process", text);
}

static bool answer_line(Hand *h, const char *text) {
  Bench *b = &h->app.bench;
  const LessonPage *page = &b->view.lesson->pages[b->view.page];
  const Anchor *a = strncmp(text, "line ", 5) ? NULL : anchors_find(page->anchors, text + 5);
  if (!a) return fail(h, "\"answer %s\": there is no such line", text);
  bench_to_line(b, (int)a->lines[0]);
  hand_key(h, K_ENTER);
  return true;
}

static bool answer(Hand *h, const char *text) {
  const View *v = &h->app.bench.view;
  const Ask *ask = view_ask(v);
  if (ask->kind == ASK_WHO) return answer_who(h, text);
  if (ask->kind == ASK_LINE) return answer_line(h, text);
  if (ask->kind == ASK_NUMBER) return hand_keys(h, text), hand_key(h, K_ENTER), true;
  for (const char *s = text; *s; s += strcspn(s, " "), s += *s == ' ') {
    int option = ask_option(ask, s, strcspn(s, " ")), shown = 0;
    if (option < 0) return fail(h, "\"answer %s\": there is no such option", text);
    while (view_option_at(v, shown) != option) shown++;
    digit(h, shown);
  }
  if (ask->kind != ASK_CHOICE) hand_key(h, K_ENTER);
  hand_wait(h, HAND_LONGEST, false);  // the search that judges it
  return true;
}

// "WORKERS 3"
static bool set_value(Hand *h, const char *text) {
  const LabProgram *program = h->app.bench.view.program;
  const char *blank = strchr(text, ' ');
  for (int i = 0; blank && i < program->nknobs; i++) {
    if (strlen(program->knobs[i].name) != (size_t)(blank - text) ||
        strncmp(text, program->knobs[i].name, (size_t)(blank - text)))
      continue;
    hand_key(h, 'v');
    if (program->nknobs > 1) hand_key(h, '1' + (uint32_t)i);
    hand_key(h, K_CONTROL_U);
    hand_keys(h, blank + 1);
    hand_key(h, K_ENTER);
    return true;
  }
  return fail(h, "\"value %s\": the program has no such value", text);
}

static bool turn(Hand *h, const char *name) {
  const LabProgram *program = h->app.bench.view.program;
  int sw = program_switch(program, name), place = 0;
  if (sw < 0) return fail(h, "\"switch %s\": the program has no such switch", name);
  while (view_switch_by_place(program, place) != sw) place++;
  hand_key(h, 't');
  if (program->nswitches > 1) hand_key(h, '1' + (uint32_t)place);
  return true;
}

// "signal CONT A"
static bool signal_to(Hand *h, const char *command) {
  char text[16];
  if (!key_named(command, NULL, text, sizeof text))
    return fail(h, "\"%s\": there is no such signal or process", command);
  hand_keys(h, text);
  if (h->app.menu != MENU_NONE) hand_key(h, (uint32_t)text[strlen(text) - 1]);  // main is killed by a second press
  return true;
}

bool hand_give(Hand *h, const char *command) {
  KeyId id = key_id(command);
  if (!strncmp(command, "answer ", 7)) return answer(h, command + 7);
  if (!strncmp(command, "value ", 6)) return set_value(h, command + 6);
  if (!strncmp(command, "switch ", 7)) return turn(h, command + 7);
  if (!strncmp(command, "signal ", 7)) return signal_to(h, command);
  if (!strncmp(command, "process ", 8)) return hand_key(h, (uint32_t)command[8]), true;
  if (!strcmp(command, "wait")) return hand_wait(h, HAND_LONGEST, true), true;
  if (id == KEYS) return fail(h, "\"%s\": there is no such command", command);
  const KeyRow *r = &key_rows[id];
  size_t n = strlen(r->name[1][ENGLISH]);
  bool other = n && !strncmp(command, r->name[1][ENGLISH], n) && (!command[n] || command[n] == ' ');
  hand_key(h, other ? r->other : r->key);
  return true;
}

// ---- beginning and end ----

bool hand_begin(Hand *h, Lab *lab, Course *course, Progress *progress, int rows, int cols) {
  App *a = &h->app;
  *h->why = 0;
  *a = (App){.lab = lab, .course = course, .screen = &screen_bench, .before = &screen_course};
  a->progress = progress;
  if (!progress || !bench_start(&a->bench, lab, progress)) return fail(h, "no memory");
  grid_size(&a->grid, rows, cols);
  return true;
}

bool hand_open(Hand *h, const Lesson *l, int page) {
  App *a = &h->app;
  if (page < 0 && l->review) review_arrange(&a->course->lessons[l - a->course->lessons], a->course, a->progress);
  if (!(page < 0 && l->review ? bench_open_review(&a->bench, l, &a->refusal)
                              : bench_open_page(&a->bench, l, page < 0 ? 0 : page, &a->refusal)))
    return fail(h, "%s", a->refusal.headline);
  hand_look(h);
  return true;
}

void hand_end(Hand *h) {
  lab_stop(h->app.lab);
  lab_explore_clear(h->app.lab);
  bench_finish(&h->app.bench);
  progress_free(h->app.progress);
  palette_free(&h->app);
  detail_free(&h->app.detail);
  grid_free(&h->app.grid);
}
