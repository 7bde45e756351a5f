// Playing a page (see play.h). Time goes on as in the workbench's loop, but for the terminal.
#include "play.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "commands.h"

static const int64_t MS = 1000000;
enum { ROWS = 24, COLS = 80, RUNS = 3, GIVEN = 500, LONGEST = 60000, LAST = 8000 };  // ms: what a command is given, …

typedef struct Player {
  App app;
  Played *played;
} Player;

static bool fail(Player *p, const char *form, ...) __attribute__((format(printf, 2, 3)));
static bool fail(Player *p, const char *form, ...) {
  va_list args;
  va_start(args, form);
  vsnprintf(p->played->why, sizeof p->played->why, form, args);
  va_end(args);
  return false;
}

// ---- time ----

static void look(Player *p) {
  int64_t now = clock_monotonic();
  bench_tick(&p->app.bench, now);
  app_draw(&p->app);
  bench_drawn(&p->app.bench, now);
}

static bool goes_on(const Player *p) {
  const Bench *b = &p->app.bench;
  const View *v = &b->view;
  if (b->searching || b->exploring) return true;
  if (view_stepping(v)) return !v->gate->settled || b->ntyped || b->walking_to >= 0 || b->leading_to || b->watching < 0;
  return b->ran && view_now(v)->state == LAB_RUNNING;
}

static bool lives(const Player *p) {
  const Bench *b = &p->app.bench;
  return b->ran && !view_stepping(&b->view) && view_now(&b->view)->state == LAB_RUNNING && !b->searching &&
         !b->exploring;
}

// Until nothing goes on; what lives by itself is given so many ms. until: or the goal is reached.
static void wait_for(Player *p, int ms, bool until_reached) {
  // a process that has just been born is seen a moment after all others stand
  enum { QUIET = 5 };
  int64_t began = clock_monotonic();
  for (int quiet = 0;;) {
    struct pollfd fd = {.fd = lab_fd(p->app.lab), .events = POLLIN};
    poll(&fd, 1, 10);
    look(p);
    bool reached = until_reached && p->app.bench.view.reached, seen = until_reached && p->app.bench.goal_at;
    quiet = goes_on(p) || seen ? 0 : quiet + 1;
    if (reached || quiet == QUIET) return;
    if (clock_monotonic() - began > (lives(p) ? ms : LONGEST) * MS) return;
  }
}

// ---- commands ----

static void key(Player *p, uint32_t k) { app_key(&p->app, (Input){.key = k}); }

static void keys(Player *p, const char *text) {
  for (; *text; text++) key(p, (uint32_t)*text);
}

static void digit(Player *p, int option) { key(p, '0' + (uint32_t)view_option_digit(&p->app.bench.view, option)); }

static bool answer_who(Player *p, const char *text) {
  const LabSnapshot *s = p->app.bench.view.snap;
  for (int i = 0; i < s->nprocesses; i++)
    if (!strncmp(text, "who ", 4) && !strcmp(view_letter(s->processes[i].slot), text + 4))
      return key(p, '1' + (uint32_t)i), true;
  return fail(p, "\"answer %s\": there is no such process", text);
}

static bool answer_line(Player *p, const char *text) {
  Bench *b = &p->app.bench;
  const LessonPage *page = &b->view.lesson->pages[b->view.page];
  const Anchor *a = strncmp(text, "line ", 5) ? NULL : anchors_find(page->anchors, text + 5);
  if (!a) return fail(p, "\"answer %s\": there is no such line", text);
  bench_go_to(b, (int)a->lines[0]);
  key(p, K_ENTER);
  return true;
}

static bool answer(Player *p, const char *text) {
  const View *v = &p->app.bench.view;
  const Ask *ask = view_ask(v);
  if (ask->kind == ASK_WHO) return answer_who(p, text);
  if (ask->kind == ASK_LINE) return answer_line(p, text);
  if (ask->kind == ASK_NUMBER) return keys(p, text), key(p, K_ENTER), true;
  for (const char *s = text; *s; s += strcspn(s, " "), s += *s == ' ') {
    int option = ask_option(ask, s, strcspn(s, " ")), shown = 0;
    if (option < 0) return fail(p, "\"answer %s\": there is no such option", text);
    while (view_option_at(v, shown) != option) shown++;
    digit(p, shown);
  }
  if (ask->kind != ASK_CHOICE) key(p, K_ENTER);
  wait_for(p, LONGEST, false);  // the search that judges it
  return true;
}

// "WORKERS 3"
static bool set_value(Player *p, const char *text) {
  const LabProgram *program = p->app.bench.view.program;
  const char *blank = strchr(text, ' ');
  for (int i = 0; blank && i < program->nknobs; i++) {
    if (strlen(program->knobs[i].name) != (size_t)(blank - text) ||
        strncmp(text, program->knobs[i].name, (size_t)(blank - text)))
      continue;
    key(p, 'v');
    if (program->nknobs > 1) key(p, '1' + (uint32_t)i);
    key(p, K_CONTROL_U);
    keys(p, blank + 1);
    key(p, K_ENTER);
    return true;
  }
  return fail(p, "\"value %s\": the program has no such value", text);
}

static bool turn(Player *p, const char *name) {
  const LabProgram *program = p->app.bench.view.program;
  int sw = program_switch(program, name), place = 0;
  if (sw < 0) return fail(p, "\"switch %s\": the program has no such switch", name);
  while (view_switch_by_place(program, place) != sw) place++;
  key(p, 't');
  if (program->nswitches > 1) key(p, '1' + (uint32_t)place);
  return true;
}

static bool give(Player *p, const char *command) {
  KeyId id = key_id(command);
  if (!strncmp(command, "answer ", 7)) return answer(p, command + 7);
  if (!strncmp(command, "value ", 6)) return set_value(p, command + 6);
  if (!strncmp(command, "switch ", 7)) return turn(p, command + 7);
  if (!strncmp(command, "process ", 8)) return key(p, (uint32_t)command[8]), true;
  if (!strcmp(command, "wait")) return wait_for(p, LONGEST, true), true;
  if (id == KEYS) return fail(p, "\"%s\": there is no such command", command);
  const KeyRow *r = &key_rows[id];
  size_t n = strlen(r->name[1][ENGLISH]);
  bool other = n && !strncmp(command, r->name[1][ENGLISH], n) && (!command[n] || command[n] == ' ');
  key(p, other ? r->other : r->key);
  return true;
}

static bool give_all(Player *p, const LessonPage *page) {
  for (int i = 0; i < page->nplay; i++) {
    if (!give(p, page->play[i])) return false;
    wait_for(p, GIVEN, false);
  }
  wait_for(p, LAST, true);
  return true;
}

// Who presses what is there to be pressed, and reads nothing.
static void give_blindly(Player *p) {
  static const char *const blind[] = {"r", "tt", "r", "x", "tt", "x"};
  const LabProgram *program = p->app.bench.view.program;
  for (size_t i = 0; i < sizeof blind / sizeof *blind; i++) {
    if (*blind[i] == 't' && program->nswitches) keys(p, program->nswitches > 1 ? "tt" : "t");
    else if (*blind[i] != 't') keys(p, blind[i]);
    wait_for(p, 2 * GIVEN, true);
  }
  if (p->app.screen != &screen_bench) app_back(&p->app);
  const Ask *ask = view_ask(&p->app.bench.view);
  if (!ask || ask->kind == ASK_LINE || ask->kind == ASK_NUMBER) return;
  digit(p, 0);
  if (ask->kind != ASK_CHOICE) key(p, K_ENTER);
  wait_for(p, LONGEST, true);
}

// ---- a page ----

static bool begin(Player *p, Lab *lab, Course *course, const Lesson *l, int page) {
  App *a = &p->app;
  *a = (App){.lab = lab, .course = course, .screen = &screen_bench, .before = &screen_course};
  a->progress = progress_load("", NULL, 0);  // kept nowhere
  if (!a->progress || !bench_start(&a->bench, lab, a->progress)) return fail(p, "no memory");
  grid_size(&a->grid, ROWS, COLS);
  if (!bench_open_page(&a->bench, l, page, &a->refusal)) return fail(p, "%s", a->refusal.headline);
  look(p);
  return true;
}

static void end(Player *p) {
  lab_stop(p->app.lab);
  lab_explore_clear(p->app.lab);
  bench_finish(&p->app.bench);
  progress_free(p->app.progress);
  palette_free(&p->app);
  grid_free(&p->app.grid);
}

void play_page(Lab *lab, Course *course, const Lesson *l, int page, bool blind, Played *played) {
  static Player p;
  const LessonPage *what = &l->pages[page];
  *played = (Played){.runs = 0};
  while (played->runs < (blind ? 1 : RUNS) && !*played->why && !(played->reached && played->answered)) {
    p.played = played;
    played->runs++;
    bool begun = begin(&p, lab, course, l, page);
    if (begun && blind) give_blindly(&p);
    if (begun && !blind) give_all(&p, what);
    played->reached = !what->goal || p.app.bench.view.reached;
    played->answered = !what->ask || p.app.bench.view.predicted == PREDICTED_RIGHT;
    if (begun && !blind && !played->answered && *p.app.bench.view.truth)
      fail(&p, "the answer of its play is not right: that is %s", p.app.bench.view.truth);
    end(&p);
  }
}
