// What the keys do, a function each. Where a key does the same kind of thing on several screens, it does so here.
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "tui/glass/glass.h"
#include "tui/glass/utf8.h"
#include "tui/panels/explore_view.h"
#include "tui/panels/stepping.h"

static View *view_of(App *a) { return &a->bench.view; }
static bool on_explore(const App *a) { return a->screen == &screen_explore; }

static void tell(App *a, Word w) { bench_tell(&a->bench, "%s", app_say(a, w)); }

// ---- rows and time ----

static void choose_lesson(App *a, int by) {
  int n = a->course ? a->course->nlessons : 0;
  a->chosen += by;
  a->chosen = a->chosen < 0 ? 0 : a->chosen > n ? n : a->chosen;
}

static void help_by(App *a, int rows) {
  int to = a->help_scroll + rows;
  a->help_scroll = to < 0 ? 0 : to > a->help_most ? a->help_most : to;
}

// In a panel that cannot scroll, the arrows choose a line of the program.
static void move_lines(App *a, int rows) {
  View *v = view_of(a);
  if ((rows == 1 || rows == -1) && !view_panel(v, v->focus)->move && !v->most[v->focus]) v->focus = PANEL_PROGRAM;
  const Panel *p = view_panel(v, v->focus);
  if (p->move && !(v->focus == PANEL_TIMELINE && view_stepping(v))) p->move(v, rows);
  else view_scroll(v, v->focus, rows);
}

static void rows(App *a, int by) {
  if (a->screen == &screen_course) choose_lesson(a, by);
  else if (a->screen == &screen_help) help_by(a, by);
  else if (a->screen == &screen_runs) runs_move(a, by);
  else if (on_explore(a)) explore_choose(view_of(a), by);
  else if (a->screen == &screen_detail) detail_move(&a->detail, by);
  else if (a->screen == &screen_task) task_scroll(a, by);
  else move_lines(a, by);
}

void act_rows(App *a, int by) { rows(a, by); }
void act_screens(App *a, int by) { rows(a, 8 * by); }

void act_ends(App *a, int by) {
  if (a->screen == &screen_detail) detail_ends(&a->detail, by > 0);
  else if (view_stepping(view_of(a)) && a->screen == &screen_bench)
    bench_walk_to(&a->bench, by < 0 ? 0 : a->bench.view.gate->nhistory);
  else if (on_explore(a)) explore_walk_to(view_of(a), by < 0 ? 0 : INT_MAX);
  else if (command_mode(a) & (IN_RUN | IN_RECORD)) bench_look_to(&a->bench, by < 0 ? 0 : INT_MAX);
  else rows(a, by * (1 << 20));
}

void act_time(App *a, int by) {
  if (on_explore(a)) explore_walk(view_of(a), by);
  else if (view_stepping(view_of(a))) bench_walk(&a->bench, by);
  else bench_look(&a->bench, by);
}

void act_ways(App *a, int by) {
  if (on_explore(a)) explore_choose(view_of(a), -by);
  else bench_way(&a->bench, -by);
}

// ---- whom ----

// In an explored order; once more, and nobody is chosen.
static void choose_in_order(App *a, int slot) {
  View *v = view_of(a);
  const LabOutcome *o = explore_chosen(v);
  if (!o || slot < 0 || slot >= o->nnames) bench_tell(&a->bench, app_say(a, WORD_NOBODY_CALLED), (int)a->typed);
  else v->order_who = v->order_who == slot + 1 ? 0 : slot + 1;
}

// A run at a pace is the learner's from here on, and this is its first step.
static void take_over(App *a, int slot) {
  view_of(a)->slot = slot;
  bench_take(&a->bench);
  if (view_stepping(view_of(a))) bench_let_key(&a->bench, (char)a->typed);
}

void act_process(App *a, int by) {
  View *v = view_of(a);
  int slot = view_slot_of((char)a->typed);
  (void)by;
  if (on_explore(a)) {
    choose_in_order(a, slot);
    return;
  }
  if (view_stepping(v) && a->screen != &screen_detail) bench_let_key(&a->bench, (char)a->typed);
  else if (!view_process(v, slot)) bench_tell(&a->bench, app_say(a, WORD_NOBODY_CALLED), (int)a->typed);
  else if (a->screen == &screen_detail) detail_show(a, (DetailOf){.kind = DETAIL_PROCESS, .id = slot});
  else if (bench_takes(&a->bench)) take_over(a, slot);
  else v->slot = slot, v->strand = 0;
}

void act_strand(App *a, int by) {
  (void)by;
  if (view_stepping(view_of(a))) bench_let_key(&a->bench, '\'');
  else tell(a, WORD_NOT_STEPPING);
}

// ---- the row's first offer ----

static void open_chosen(App *a) {
  if (!a->course || a->chosen >= a->course->nlessons) app_prompt(a, WORD_OPEN_FILE, "", app_open_file);
  else app_open_lesson(a, &a->course->lessons[a->chosen]);
}

// What the page asks for first.
static void do_asked(App *a) {
  KeyId ids[4];
  int n = command_asked(a, ids, 4);
  for (int i = 0; i < n; i++)
    if (ids[i] != KEY_PICK && ids[i] != KEY_ENTER && ids[i] != KEY_SPACE) {
      app_press(a, key_rows[ids[i]].key);
      return;
    }
  act_run(a, 1);
}

// What most of the room were for is the answer.
static bool far_takes_votes(App *a) {
  View *v = view_of(a);
  int option = far_favourite(v, &a->far);
  if (option < 0 || !view_asks(v)) return false;
  bench_answer(&a->bench, view_ask(v)->options[option].id);
  return true;
}

void act_far(App *a, int by) {
  (void)by;
  a->far.on = !a->far.on;
}

void act_enter(App *a, int by) {
  View *v = view_of(a);
  (void)by;
  if (a->screen == &screen_course) {
    open_chosen(a);
    return;
  }
  if (a->screen == &screen_runs) {
    runs_stand(a);
    return;
  }
  if (a->screen == &screen_detail) {
    detail_take(a);
    return;
  }
  int sw = v->focus == PANEL_PROGRAM && v->program ? view_switch_on_line(v->program, v->line) : -1;
  if (a->far.on && far_takes_votes(a)) return;
  if (bench_answers(&a->bench)) return;
  if (sw >= 0) bench_toggle(&a->bench, sw);
  else if (command_mode(a) == IN_READY) do_asked(a);
  else if (command_opens_detail(v)) detail_show(a, detail_focus(v));
  else if (view_stepping(v)) bench_again(&a->bench);
  else tell(a, WORD_NO_OFFER);
}

void act_space(App *a, int by) {
  Bench *b = &a->bench;
  (void)by;
  switch (command_mode(a)) {
  case IN_READY: do_asked(a); break;
  case IN_DECIDE: bench_run_on(b); break;
  case IN_HELP: help_by(a, 15); break;
  default: bench_pause(b);
  }
}

// ---- runs ----

void act_run(App *a, int by) {
  (void)by;
  if (on_explore(a)) a->screen = &screen_bench;
  if (!bench_asks(&a->bench, false)) bench_run(&a->bench);
}

void act_step(App *a, int by) {
  (void)by;
  if (on_explore(a)) a->screen = &screen_bench;
  bench_step_begin(&a->bench);
}

void act_explore(App *a, int by) {
  const LabExplore *e = a->bench.view.explore;
  (void)by;
  if (a->screen == &screen_bench && bench_asks(&a->bench, true)) return;
  a->bench.search_longer = on_explore(a) && e && !e->running && !e->complete && !e->from_steps && !*e->error &&
                           !view_settings_turned(view_of(a));
  if (bench_explore(&a->bench)) app_show(a, &screen_explore);
}

void act_explore_from(App *a, int by) {
  const LabExplore *e = a->bench.view.explore;
  (void)by;
  a->bench.search_longer = on_explore(a) && !e->from_complete && !*e->error;
  if (bench_explore_from(&a->bench)) app_show(a, &screen_explore);
}

void act_real(App *a, int by) {
  (void)by;
  if (a->screen == &screen_task) {
    task_walk(a);
    return;
  }
  if (!on_explore(a)) bench_take(&a->bench);
  else if (bench_watch(&a->bench)) app_show(a, &screen_bench);
}

void act_depth(App *a, int by) {
  (void)by;
  bench_grain(&a->bench);
}

void act_stop(App *a, int by) {
  (void)by;
  if (on_explore(a) && a->bench.view.explore && a->bench.view.explore->running) bench_explore_stop(&a->bench);
  else if (a->screen == &screen_bench && view_running(view_of(a))) bench_stop(&a->bench);
  else tell(a, a->screen == &screen_course || !a->course ? WORD_Q_LEAVES : WORD_NOT_RUNNING);
}

void act_pace(App *a, int by) { bench_pace(&a->bench, by); }

// ---- settings ----

void act_switch(App *a, int by) {
  const LabProgram *p = a->bench.view.program;
  (void)by;
  if (!p || p->nswitches < 2) bench_toggle(&a->bench, p && p->nswitches ? 0 : -1);
  else menu_open(a, MENU_SWITCH);
}

void act_values(App *a, int by) {
  (void)by;
  menu_open(a, MENU_VALUE);
}

void act_signal(App *a, int by) {
  (void)by;
  if (view_running(view_of(a))) menu_open(a, MENU_WHOM);
  else tell(a, WORD_NOBODY_TO_KILL);
}

void act_go(App *a, int by) {
  (void)by;
  menu_open(a, MENU_GO);
}

static void answer_number(App *a, const char *text) {
  char number[32], *end;
  long long n = strtoll(text, &end, 10);
  snprintf(number, sizeof number, "%lld", n);
  if (end == text || *end) tell(a, WORD_TYPE_NUMBER);
  else bench_answer(&a->bench, number);
}

void act_pick(App *a, int by) {
  (void)by;
  const Ask *ask = view_ask(view_of(a));
  char first[2] = {(char)a->typed, 0};
  if (a->far.on && far_vote(view_of(a), &a->far, view_option_of(view_of(a), (int)(a->typed - '0')))) return;
  if (a->screen == &screen_bench && view_asks(view_of(a)) && ask->kind == ASK_NUMBER)
    app_prompt(a, WORD_YOUR_NUMBER, first, answer_number);
  else if (a->screen == &screen_bench && view_asks(view_of(a)))
    bench_predict(&a->bench, view_option_of(view_of(a), (int)(a->typed - '0')));
  else tell(a, WORD_NOTHING_NUMBERED);
}

// ---- the page ----

// Past the lesson's last page stand its tasks, and past them the next lesson.
static void next_lesson(App *a) {
  const Lesson *next = a->course && a->chosen + 1 < a->course->nlessons ? &a->course->lessons[a->chosen + 1] : NULL;
  if (!next) {
    tell(a, WORD_LAST_PAGE);
  } else if (a->bench.confirms == '>') {
    app_open_lesson(a, next);
  } else {
    bench_tell(&a->bench, app_say(a, WORD_NEXT_LESSON), next->label, next->words[a->language].title);
    a->bench.confirms = '>';
  }
}

static void next_page(App *a) {
  const View *v = view_of(a);
  const Task *first = v->lesson ? task_of_lesson(a, v->lesson->folder, 0) : NULL;
  if (v->lesson && v->page + 1 < v->lesson->npages) bench_turn_page(&a->bench, 1);
  else if (first) task_page_open(a, first);
  else next_lesson(a);
}

static void turn_task(App *a, int by) {
  int of, place = task_place(a, a->task.task, &of) + by;
  const Task *t = place < 0 ? NULL : task_of_lesson(a, a->task.task->lesson, place);
  if (t) task_page_open(a, t);
  else if (by < 0) app_back(a);
  else next_lesson(a);
}

void act_page(App *a, int by) {
  if (a->screen == &screen_task) {
    turn_task(a, -by);
    return;
  }
  if (on_explore(a)) app_show(a, &screen_bench);
  if (by < 0) next_page(a);
  else bench_turn_page(&a->bench, -1);
}

void act_hint(App *a, int by) {
  (void)by;
  if (a->screen == &screen_task) task_hint(a);
  else bench_hint(&a->bench);
}

void act_edit(App *a, int by) {
  (void)by;
  task_edit(a);
}

void act_check(App *a, int by) {
  (void)by;
  task_check(a);
}

void act_solution(App *a, int by) {
  (void)by;
  task_solution(a);
}

void act_anew(App *a, int by) {
  (void)by;
  task_anew(a);
}

// ---- seeking ----

static bool lesson_has(const Lesson *l, const char *text) {
  return strcasestr(l->folder, text) || strcasestr(l->words[ENGLISH].title, text) ||
         strcasestr(l->words[CHINESE].title, text);
}

static void seek_lesson(App *a, int by) {
  int n = a->course ? a->course->nlessons : 0;
  for (int i = 1; i <= n; i++) {
    int at = (a->chosen + i * by + n * n) % n;
    if (!lesson_has(&a->course->lessons[at], a->sought)) continue;
    a->chosen = at;
    return;
  }
  bench_tell(&a->bench, app_say(a, WORD_NOTHING_FOUND), a->sought);
}

static void seek(App *a, int by) {
  if (!*a->sought) tell(a, WORD_NOTHING_SOUGHT);
  else if (a->screen == &screen_course) seek_lesson(a, by);
  else bench_find(&a->bench, a->sought, by);
}

// Where steps have the focus they are sought in, else the panel's lines.
static bool in_steps(const App *a) {
  const View *v = &a->bench.view;
  return a->screen == &screen_bench &&
         (v->focus == PANEL_TIMELINE || (v->focus == PANEL_PROCESSES && view_stepping(v)));
}

// The next process that has these words in its name; false: none has.
static bool choose_named(App *a, const char *text) {
  View *v = view_of(a);
  const LabSnapshot *s = v->snap;
  int n = s->nprocesses, at = 0;
  while (at < n && s->processes[at].slot != v->slot) at++;
  for (int i = 1; i <= n; i++) {
    const LabProcess *p = &s->processes[(at + i) % n];
    if (!strcasestr(p->name, text)) continue;
    v->slot = p->slot, v->strand = 0;
    view_panel(v, PANEL_PROCESSES)->move(v, 0);
    return true;
  }
  return false;
}

static void sought(App *a, const char *text) {
  if (a->screen == &screen_detail) {
    detail_sought(a, text);
    return;
  }
  if (on_explore(a)) {
    *a->sought = 0;
    explore_seek_words(&a->bench, text);
    return;
  }
  if (a->screen == &screen_bench && view_of(a)->focus == PANEL_PROCESSES && choose_named(a, text)) return;
  if (in_steps(a)) {
    *a->sought = 0;
    bench_seek_words(&a->bench, text);
    return;
  }
  snprintf(a->sought, sizeof a->sought, "%s", text);
  seek(a, 1);
}

void act_seek(App *a, int by) {
  char first[200] = "";
  (void)by;
  if (a->pasted) snprintf(first, sizeof first, "%.*s", (int)strcspn(glass_pasted(), "\n"), glass_pasted());
  app_prompt(a, WORD_FIND, first, sought);
}

// Empty is a line, too. ^D as it is written, not the key: that is not every terminal's to give.
static void typed(App *a, const char *text) {
  char line[600];
  int n = snprintf(line, sizeof line, "%s\n", text);
  if (!strcmp(text, "^D")) n = 0;
  if (n < (int)sizeof line) lab_input(a->bench.lab, line, (size_t)n);
}

void act_type(App *a, int by) {
  char first[200] = "";
  (void)by;
  if (a->pasted) snprintf(first, sizeof first, "%.*s", (int)strcspn(glass_pasted(), "\n"), glass_pasted());
  app_prompt(a, WORD_TYPE_LINE, first, typed);
}

void act_hit(App *a, int by) {
  bool time = a->screen == &screen_bench && command_mode(a) & (IN_RUN | IN_DECIDE | IN_RECORD);
  if (a->screen == &screen_detail) detail_hit(a, -by);
  else if (on_explore(a)) explore_seek(&a->bench, -by);
  else if (time && !*a->sought) bench_seek(&a->bench, -by);
  else seek(a, -by);
}

void act_beside(App *a, int by) {
  (void)by;
  if (a->screen == &screen_runs) runs_mark(a);
  else runs_open(a);
}

void act_touches(App *a, int by) {
  (void)by;
  *a->sought = 0;
  if (on_explore(a)) explore_seek_touches(&a->bench);
  else bench_seek_touches(&a->bench);
}

// ---- files ----

void act_take(App *a, int by) {
  (void)by;
  menu_open(a, MENU_TAKE);
}

// Pasted text becomes a file of the state folder and is opened as a program.
static void open_pasted(App *a) {
  char path[PATH_MAX];
  const char *text = glass_pasted();
  bool kept = progress_file(a->progress, "pasted.py", path, sizeof path) && lab_replace_file(path, text, strlen(text));
  if (kept) app_open_file(a, path);
  else bench_tell(&a->bench, app_say(a, WORD_NOT_WRITTEN), path, strerror(errno));
}

void act_open(App *a, int by) {
  (void)by;
  if (a->pasted) open_pasted(a);
  else app_prompt(a, WORD_OPEN_FILE, "", app_open_file);
}

void act_guest(App *a, int by) {
  (void)by;
  app_open_guest(a);
}

void act_tasks(App *a, int by) {
  const Lesson *chosen = a->course && a->chosen < a->course->nlessons ? &a->course->lessons[a->chosen] : NULL;
  const Task *first = chosen ? task_of_lesson(a, chosen->folder, 0) : NULL;
  (void)by;
  if (first) task_page_open(a, first);
  else tell(a, WORD_TASKS_ARE);
}

// ---- the screen itself ----

void act_language(App *a, int by) {
  (void)by;
  if (a->grid.ascii) {
    tell(a, WORD_NO_CHINESE);
    return;
  }
  a->language = a->bench.view.language = a->language == ENGLISH ? CHINESE : ENGLISH;
  progress_set_language(a->progress, a->language);
}

void act_help(App *a, int by) {
  (void)by;
  a->help_scroll = 0;
  app_show(a, &screen_help);
}

// In the help it is of the screen below.
void act_all(App *a, int by) {
  (void)by;
  if (a->screen == &screen_help) app_back(a);
  palette_open(a);
}

// Closes what lies on top; at the bottom it does nothing.
void act_escape(App *a, int by) {
  View *v = view_of(a);
  (void)by;
  if (a->screen == &screen_help) app_back(a);
  else if (a->screen == &screen_detail) detail_escape(a);
  else if (on_explore(a) && v->explore && v->explore->running) bench_explore_stop(&a->bench);
  else if (a->far.on && a->screen == &screen_bench) a->far.on = false;
  else if (v->zoom && a->screen == &screen_bench) v->zoom = false;
  else if (*a->sought) *a->sought = 0;
  else if (a->screen == &screen_runs) app_back(a);
  else if ((a->screen == &screen_bench || on_explore(a)) && bench_seek_end(&a->bench)) return;
  else if (on_explore(a)) v->order_who = 0;
  else if (a->screen == &screen_bench && !bench_look_now(&a->bench)) bench_stand_now(&a->bench);
}

void act_back(App *a, int by) {
  (void)by;
  app_back(a);
}

void act_redraw(App *a, int by) {
  (void)a, (void)by;
  glass_forget();
}

void act_shell(App *a, int by) {
  (void)by;
  bench_sleep(&a->bench);
  glass_suspend();
  bench_wake(&a->bench);
}

void act_panel(App *a, int by) { bench_focus(a, -by); }

void act_zoom(App *a, int by) {
  (void)by;
  view_of(a)->zoom = !view_of(a)->zoom;
}

void act_detail(App *a, int by) {
  (void)by;
  if (detail_focus(view_of(a)).kind != DETAIL_NONE) detail_show(a, detail_focus(view_of(a)));
  else tell(a, WORD_NO_OFFER);
}

void act_wrap(App *a, int by) {
  View *v = view_of(a);
  (void)by;
  if (a->screen == &screen_detail) a->detail.unfolded = !a->detail.unfolded, a->detail.sideways = 0;
  else v->wraps ^= 1u << (v->focus == PANEL_OUTPUT ? PANEL_OUTPUT : PANEL_PROGRAM);
}

void act_sideways(App *a, int by) {
  View *v = view_of(a);
  if (a->screen == &screen_detail) {
    Detail *d = &a->detail;
    d->unfolded = true;
    d->sideways += 8 * by;
    if (d->sideways < 0) d->sideways = 0;
    return;
  }
  v->sideways += 8 * by;
  if (v->sideways < 0) v->sideways = 0;
}

void act_light(App *a, int by) {
  (void)a, (void)by;
  glass_ground(GROUND_LIGHT);
}

void act_dark(App *a, int by) {
  (void)a, (void)by;
  glass_ground(GROUND_DARK);
}

void act_ascii(App *a, int by) {
  (void)by;
  if (glass_unicode()) a->grid.ascii = !a->grid.ascii;
  if (a->grid.ascii && a->language == CHINESE) a->language = a->bench.view.language = ENGLISH;
}
