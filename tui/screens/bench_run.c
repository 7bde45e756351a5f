// The bench's run: opened, started, steered, looked at.
#include "bench.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/words/keys.h"

#include "base/clock.h"
#include "tui/course/day.h"

static const double paces[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 0};  // steps a second; 0: flat out
enum { PACES = sizeof paces / sizeof *paces };

static const int64_t second = 1000000000;
static const int64_t settle = 250000000;      // ns: from a switch's turn until its effect is judged
static const int64_t look_every = 400000000;  // ns: the file is looked at so often
// ns between two pictures while no step is taken: only waiting times change.
static const int64_t still_every = 200000000;
static const int64_t cell = 50000000;   // ns between two moments of a run at full speed
static const int64_t frame = 33000000;  // ns: 30 pictures a second at most
// … of many processes 10: no eye follows one of them, and a picture costs by their number. A key is answered at once.
static const int64_t frame_of_many = 100000000;
enum { MANY = 32 };

bool bench_start(Bench *b, Lab *lab, Progress *progress) {
  *b = (Bench){.lab = lab, .progress = progress};
  b->snap = lab_snapshot_new();
  b->none = lab_snapshot_new();
  b->timeline = timeline_new();
  b->record = record_new();
  b->events = malloc(sizeof(LabEvent) * BENCH_EVENTS);
  b->view.snap = b->none;
  b->view.timeline = b->timeline;
  b->view.cursor = LOOKS_NOW;
  if (lab) lab_on_moment(lab, bench_moment, b);
  return b->snap && b->none && b->timeline && b->record && b->events;
}

void bench_finish(Bench *b) {
  bench_forget_broken(b);
  lab_snapshot_free(b->snap);
  lab_snapshot_free(b->none);
  timeline_free(b->timeline);
  bench_forget_runs(b);
  free(b->runs);
  if (b->judge) lab_free(b->judge);
  record_free(b->record);
  free(b->events);
  free(b->sleepers);
}

void bench_tell(Bench *b, const char *form, ...) {
  va_list args;
  va_start(args, form);
  vsnprintf(b->tell, sizeof b->tell, form, args);
  va_end(args);
  b->tell_until = clock_monotonic() + 6 * second;
}

static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }

void bench_no_run(Bench *b) {
  b->ran = b->armed = false;
  b->view.snap = b->view.now = b->none;
  b->view.record = NULL;
  b->view.cursor = LOOKS_NOW;
  b->view.slot = 0;
  b->view.gate = b->facts.gate = NULL;
  b->view.explore_values = false;
  b->view.ran.known = false;
  b->facts.run_counts = false;
  timeline_clear(b->timeline);
}

void bench_take_program(Bench *b) {
  View *v = &b->view;
  v->program = lab_program(b->lab);
  b->facts.program = v->program;
  if (v->line > v->program->nlines) v->line = v->program->nlines;
  if (v->line < 1) v->line = 1;
}

static bool asks_about_lost(const Lesson *l) {
  for (int i = 0; l && i < l->npages; i++) {
    const LessonPage *page = &l->pages[i];
    if (page->goal && goal_names_lost(page->goal)) return true;
    for (int k = 0; page->ask && k < page->ask->noptions; k++)
      if (page->ask->options[k].when && goal_names_lost(page->ask->options[k].when)) return true;
  }
  return false;
}

static bool is_saved_order(const char *path, Language language, LabRefusal *why) {
  char program[PATH_MAX], no[700];
  if (!lab_schedule_program(path, program, sizeof program, no, sizeof no)) return false;
  snprintf(why->headline, sizeof why->headline, word(language, WORD_SAVED_ORDER_FILE), path, path);
  snprintf(why->message, sizeof why->message, "%s", why->headline);
  return true;
}

static size_t bench_whole(void *lab, int object, LabPart part, int item, size_t offset, char *out, size_t size) {
  return lab_value(lab, object, part, item, offset, out, size);
}

static bool open_at(Bench *b, const char *path, const Lesson *lesson, int page, LabRefusal *why) {
  View *v = &b->view;
  *why = (LabRefusal){0};
  lab_stop(b->lab);
  bench_no_run(b);
  bench_forget_broken(b);
  if (is_saved_order(path, v->language, why) || !lab_open(b->lab, path, why)) return b->open = false;
  if (lesson && !lesson_fits(lesson, path, lab_program(b->lab), why->headline, sizeof why->headline)) {
    snprintf(why->message, sizeof why->message, "%s", why->headline);
    return b->open = false;
  }
  Language language = v->language;
  b->facts.explore = NULL;
  b->exploring = false;
  *v = (View){.snap = b->none,
              .now = b->none,
              .cursor = LOOKS_NOW,
              .timeline = b->timeline,
              .language = language,
              .whole = bench_whole,
              .whole_of = b->lab,
              .lesson = lesson,
              .page = page,
              .line = 1,
              .python = lab_python(b->lab) != NULL,
              .wanted_choice = -1,
              .wanted_at = -1,
              .mover = -1,
              .counts_lost = asks_about_lost(lesson),
              .focus = lesson ? PANEL_LESSON : PANEL_PROGRAM};
  snprintf(b->path, sizeof b->path, "%s", path);
  b->open = true;
  bench_forget_runs(b);
  *b->tell = 0;
  b->turned = b->carried = 0;
  bench_take_program(b);
  for (int i = 0; i < v->program->nswitches; i++) lab_set_switch(b->lab, i, true);  // opened once more, it begins anew
  if (lesson) bench_enter_page(b, true);
  return true;
}

bool bench_open(Bench *b, const char *path, const Lesson *lesson, LabRefusal *why) {
  b->round = lesson ? review_next_round(lesson, b->progress) : 0;
  return open_at(b, path, lesson, 0, why);
}

bool bench_open_page(Bench *b, const Lesson *lesson, int page, LabRefusal *why) {
  if (lesson != b->view.lesson) b->round = review_next_round(lesson, b->progress);
  return open_at(b, lesson->pages[page].program, lesson, page, why);
}

bool bench_open_review(Bench *b, const Lesson *review, LabRefusal *why) {
  review_close_round(review, b->progress, day_today());
  b->round = review_next_round(review, b->progress);
  int page = review_first_open(review, b->progress, b->round);
  return open_at(b, review->pages[page].program, review, page, why);
}

bool bench_round_is_over(const Bench *b) {
  const Lesson *l = b->view.lesson;
  return b->open && l && l->review && progress_round_day(b->progress, l->name, b->round);
}

void bench_forget_run(Bench *b) {
  bench_keep_run(b);
  timeline_clear(b->timeline);
  record_clear(b->record);
  bench_seek_end(b);
  b->view.record = b->record;
  b->view.cursor = LOOKS_NOW;
  b->cursor = 0;
  b->view.scroll[PANEL_OUTPUT] = b->view.scroll[PANEL_SHARED] = b->view.scroll[PANEL_PROCESSES] = 0;
  b->view.slot = 0;
  b->view.mover = -1;
  b->view.cells = 0;
  b->leading_to = 0;
  b->to_start = false;
  b->view.opened = 0;
  memset(b->view.wanted, 0, sizeof b->view.wanted);
  b->watching = 0;
  b->goal_at = 0;
  b->told_sleep = false;
  Facts *f = &b->facts;
  f->killed = f->let_go = f->went_back = 0;
  f->any_toggle = false;
  f->lost_at_toggle = 0;
  f->updates_at_toggle = 0;
  memset(f->toggled, 0, sizeof f->toggled);
}

void bench_began(Bench *b) {
  Facts *f = &b->facts;
  f->runs++;
  f->run_counts = b->ran = true;
  b->view.snap = b->view.now = f->snap = b->snap;
  b->armed = b->view.predicted == PREDICTED_OPEN;
  b->asked_once = b->left = false;
  b->view.ran = view_settings(&b->view);
  lab_snapshot(b->lab, b->snap);
  b->state_seen = b->snap->state;
  if (!view_stepping(&b->view)) bench_take_moment(b, false);  // the start
}

void bench_run(Bench *b) {
  char why[300];
  LabOptions options = {.as_terminal = true, .pace = b->view.pace, .input = LAB_INPUT_ASKED, .typed = true};
  if (!bench_may_run(b)) return;
  bench_forget_run(b);
  if (!lab_run(b->lab, &options, why, sizeof why)) {
    bench_no_run(b);
    bench_tell(b, "%s", why);
    return;
  }
  b->view.explore_values = b->facts.small = false;
  b->view.gate = b->facts.gate = lab_gate(b->lab);
  bench_began(b);
}

void bench_stop(Bench *b) {
  if (!view_running(&b->view)) {
    bench_tell(b, "%s", say(b, WORD_NOT_RUNNING));
    return;
  }
  lab_stop(b->lab);
  lab_snapshot(b->lab, b->snap);
}

void bench_pause(Bench *b) {
  if (view_stepping(&b->view)) bench_tell(b, "%s", say(b, WORD_IS_HELD));
  else if (!view_running(&b->view)) bench_tell(b, "%s", say(b, WORD_NOT_RUNNING));
  else lab_pause(b->lab, b->snap->state != LAB_PAUSED);
}

// A pause holds everybody at the next step. Who computes comes to none: a signal stops it, unless the learner had.
void bench_sleep(Bench *b) {
  if (!b->ran || !view_running(&b->view)) return;
  b->slept = !view_stepping(&b->view) && b->snap->state == LAB_RUNNING;
  if (b->slept) lab_pause(b->lab, true);
  lab_snapshot(b->lab, b->snap);
  free(b->sleepers);
  b->nsleepers = 0;
  b->sleepers = calloc((size_t)b->snap->nprocesses + 1, sizeof *b->sleepers);
  for (int i = 0; b->sleepers && i < b->snap->nprocesses; i++) {
    const LabProcess *p = &b->snap->processes[i];
    if (p->pid <= 0 || p->ended || p->kernel_state == 'T' || !lab_halt(b->lab, p->slot, true)) continue;
    b->sleepers[b->nsleepers++] = p->slot;
  }
}

void bench_wake(Bench *b) {
  for (int i = 0; i < b->nsleepers; i++) lab_halt(b->lab, b->sleepers[i], false);
  b->nsleepers = 0;
  if (b->slept) lab_pause(b->lab, false);
  b->slept = false;
}

void bench_pace(Bench *b, int faster) {
  int at = PACES - 1;
  for (int i = 0; i < PACES - 1; i++)
    if (b->view.pace > 0 && b->view.pace <= paces[i]) {
      at = i;
      break;
    }
  at += faster;
  at = at < 0 ? 0 : at >= PACES ? PACES - 1 : at;
  b->view.pace = paces[at];
  b->facts.paced++;
  if (view_running(&b->view)) lab_pace(b->lab, paces[at]);
  if (paces[at] > 0) bench_tell(b, say(b, WORD_PACE_IS), paces[at]);
  else bench_tell(b, "%s", say(b, WORD_PACE_FLAT));
}

// In a run in which nobody can ever go on a switch acts on nobody; the learner who decides can still go back.
static bool acts_at_once(const Bench *b, int i) {
  bool stuck = view_now(&b->view)->state == LAB_DEADLOCK && !view_stepping(&b->view);
  return view_running(&b->view) && !stuck && !b->view.program->switches[i].acts_next_run;
}

// What acts at once in the run that goes is no longer to come in the next one.
void bench_set_switch(Bench *b, int i, bool on) {
  lab_set_switch(b->lab, i, on);
  if (i >= SETTINGS || !acts_at_once(b, i)) return;
  uint32_t bit = (uint32_t)1 << i;
  b->view.ran.on = on ? b->view.ran.on | bit : b->view.ran.on & ~bit;
}

void bench_toggle(Bench *b, int i) {
  const LabProgram *p = b->view.program;
  if (!p || !p->nswitches) bench_tell(b, "%s", say(b, WORD_NO_SWITCHES));
  else if (i < 0) bench_tell(b, "%s", say(b, WORD_NO_SWITCH_HERE));
  if (!p || i < 0 || i >= p->nswitches) return;
  if (bench_frozen(b)) {
    bench_tell(b, "%s", say(b, WORD_FROZEN));
    return;
  }
  bool on = !p->switches[i].on;
  bench_stand_now(b);  // what is turned acts there
  bench_set_switch(b, i, on);
  Facts *f = &b->facts;
  if (view_running(&b->view)) {
    lab_snapshot(b->lab, b->snap);
    if (i < FACT_SWITCHES) f->toggled[i] |= on ? 2 : 1;
    f->any_toggle = true;
    b->toggled_at = clock_monotonic();
    f->lost_at_toggle = b->snap->lost;
    f->updates_at_toggle = b->snap->updates;
  }
  char text[200];
  snprintf(text, sizeof text, say(b, on ? WORD_SWITCHED_ON : WORD_SWITCHED_OFF), p->switches[i].name);
  bench_tell(b, "%s%s", text, view_running(&b->view) && !acts_at_once(b, i) ? say(b, WORD_FROM_NEXT_RUN) : "");
}

// The next of 1, 2, 5, 10, 20 … above or below.
static int64_t next_round(int64_t value, int by) {
  int64_t below = 0;
  for (int64_t unit = 1; unit < INT64_MAX / 100; unit *= 10)
    for (int i = 0; i < 3; i++) {
      int64_t round = unit * (i == 0 ? 1 : i == 1 ? 2 : 5);
      if (by < 0 && round >= value) return below;
      if (by > 0 && round > value) return round;
      below = round;
    }
  return value;
}

void bench_next_value(const LabKnob *k, const char *from, int by, char *to, size_t size) {
  if (k->is_choice) {
    int at = k->choice;
    for (int i = 0; i < k->nchoices; i++)
      if (!strcmp(k->choices[i], from)) at = i;
    snprintf(to, size, "%s", k->choices[(at + by + k->nchoices) % k->nchoices]);
    return;
  }
  int64_t value = strtoll(from, NULL, 10), next = view_knob_is_wide(k) ? next_round(value, by) : value + by;
  next = next < k->min ? k->min : next > k->max ? k->max : next;
  snprintf(to, size, "%lld", (long long)next);
}

void bench_set_value(Bench *b, int knob, const char *value) {
  const LabProgram *p = b->view.program;
  const LabKnob *k = &p->knobs[knob];
  char why[200];
  if (bench_frozen(b)) {
    bench_tell(b, "%s", say(b, WORD_FROZEN));
    return;
  }
  bool small = b->view.explore_values && !k->is_choice;  // those of stepping and exploring; the run keeps its own
  if (!(small ? bench_set_explore(b, knob, value, why, sizeof why)
              : lab_set_knob(b->lab, knob, value, why, sizeof why))) {
    bench_tell(b, "%s", why);
    return;
  }
  if (!small && knob < 64) b->turned |= (uint64_t)1 << knob;
  bench_tell(b, say(b, WORD_VALUE_IS), k->name, value);
}

bool bench_asks_to_kill(Bench *b) {
  const LabProcess *p = view_process(&b->view, b->view.slot);
  if (!p || p->ended || p->slot || b->confirms == '1') return false;
  bench_tell(b, say(b, WORD_KILL_MAIN), p->name, p->pid);
  b->confirms = '1';
  return true;
}

bool bench_leave(Bench *b) {
  if (!b->ran || !view_running(&b->view)) return false;
  b->left = !view_stepping(&b->view) && b->snap->state == LAB_RUNNING;
  if (b->left) lab_pause(b->lab, true);
  return true;
}

void bench_return(Bench *b) {
  if (b->left && view_running(&b->view)) lab_pause(b->lab, false);
  b->left = false;
}

void bench_to_line(Bench *b, int line) {
  View *v = &b->view;
  v->focus = PANEL_PROGRAM;
  panel_program.move(v, line - (int)v->line);
}

bool bench_has_steps(const Bench *b) {
  return view_stepping(&b->view) || (b->ran && record_count(bench_record(b)) > 0);
}

void bench_to_step(Bench *b, int step) {
  if (view_stepping(&b->view)) bench_walk_to(b, step);
  else bench_look_to(b, record_at_step(bench_record(b), (uint64_t)step));
}

bool bench_number_is_step(const Bench *b) {
  const View *v = &b->view;
  bool line = v->focus == PANEL_PROGRAM || (v->focus == PANEL_LESSON && !view_stepping(v));
  return bench_has_steps(b) && !line;
}

void bench_go_to(Bench *b, int number) {
  if (bench_number_is_step(b)) bench_to_step(b, number);
  else bench_to_line(b, number);
}

bool bench_find(Bench *b, const char *text, int by) {
  const LabProgram *p = b->view.program;
  for (int64_t i = 1, n = p ? p->nlines : 0; *text && i <= n; i++) {
    int64_t line = ((int64_t)b->view.line - 1 + by * i + n * n) % n + 1;
    if (!strcasestr(p->lines[line - 1], text)) continue;
    bench_to_line(b, (int)line);
    return true;
  }
  bench_tell(b, say(b, WORD_FOUND_NOT), text);
  return false;
}

// A process between its load and its store when a switch is turned still makes that store: counting begins a moment
// later.
static void settle_toggle(Bench *b, int64_t now) {
  if (!b->facts.any_toggle || now > b->toggled_at + settle) return;
  b->facts.lost_at_toggle = b->snap->lost;
  b->facts.updates_at_toggle = b->snap->updates;
}

// In a paced run sleeps order nothing: said once a run.
static void tell_sleepers(Bench *b) {
  const LabSnapshot *s = b->snap;
  if (b->told_sleep || s->pace <= 0 || s->state != LAB_RUNNING || view_stepping(&b->view)) return;
  for (int i = 0; i < s->nprocesses && !b->told_sleep; i++)
    if (s->processes[i].doing == LAB_SLEEPS) {
      bench_tell(b, "%s", say(b, WORD_PACED_SLEEP));
      b->told_sleep = true;
    }
}

// A cell of a run that goes at full speed: at most 20 a second, and one when its state changes. A run at a pace says
// itself when it stands at a moment.
static void keep_moment(Bench *b, int64_t now) {
  const LabSnapshot *s = b->snap;
  bool state = s->state != b->state_seen, moved = s->steps != b->steps_seen || s->output_total != b->output_seen;
  if (view_stepping(&b->view) || s->state == LAB_NONE) return;
  if (!state && (!moved || now - b->moment_at < cell || bench_by_step(b))) return;
  b->moment_at = now;
  bench_take_moment(b, false);
}

// Somebody waits for a line of standard input, or no longer.
static bool look_at_input(Bench *b) {
  bool wants = lab_asks_input(b->lab);
  if (wants == b->wants_line) return false;
  b->wants_line = wants;
  if (wants) bench_tell(b, say(b, WORD_WANTS_LINE), key_rows[KEY_TYPE].shown);
  return true;
}

static bool look_at_run(Bench *b, int64_t now) {
  bool was_running = view_running(&b->view), moved = bench_look_at_gate(b);
  if (!was_running && !moved && b->state_seen == b->snap->state) return false;
  lab_snapshot(b->lab, b->snap);
  bench_read_events(b);
  settle_toggle(b, now);
  tell_sleepers(b);
  bench_judge(b);
  bool changed = moved || b->snap->steps != b->steps_seen || b->snap->state != b->state_seen ||
                 b->snap->output_total != b->output_seen;
  keep_moment(b, now);
  b->steps_seen = b->snap->steps;
  b->state_seen = b->snap->state;
  b->output_seen = b->snap->output_total;
  if (b->snap->state == LAB_RUNNING && !view_stepping(&b->view) && now - b->drawn_at > still_every) changed = true;
  return changed;
}

bool bench_tick(Bench *b, int64_t now) {
  bool changed = false;
  lab_tick(b->lab);
  if (*b->tell && now > b->tell_until) {
    *b->tell = 0;
    changed = true;
  }
  if (!b->open) return changed;
  changed |= bench_look_at_file(b, now);
  if (b->ran && !b->standing) changed |= look_at_run(b, now);
  changed |= look_at_input(b);
  changed |= bench_look_at_explore(b);
  changed |= bench_look_at_search(b);
  bench_look_at_goal(b);
  if (changed) b->drawn_at = now;
  bench_show(b);
  return changed;
}

int64_t bench_frame(const Bench *b) { return b->ran && b->snap->alive > MANY ? frame_of_many : frame; }

int bench_timeout(const Bench *b, int64_t now) {
  int64_t wait = look_every;
  if (!b->open) wait = second;
  else if ((b->ran && b->snap->state == LAB_RUNNING) || b->exploring || b->searching) wait = bench_frame(b);
  else if (b->ran && view_running(&b->view)) wait = still_every;
  int due = lab_timeout(b->lab);
  if (due >= 0 && due * (int64_t)1000000 < wait) wait = due * (int64_t)1000000;
  return wait < 0 ? 0 : (int)((wait + 999999) / 1000000);
}
