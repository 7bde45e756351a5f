// Stepping on the screen, from a gate filled by hand: who could go and who cannot and why, the history as the timeline,
// the keys that let one go.
#include "screen_help.h"

#include "tui/panels/stepping.h"

typedef struct Stepping {
  Scene scene;
  LabChoice choices[8];
  LabStep history[16];
  LabGate gate;
} Stepping;

static LabChoice *choice(Stepping *t, int slot, int strand, bool can_go, const char *verb, uint32_t line,
                         const char *sentence) {
  LabChoice *c = &t->choices[t->gate.nchoices++];
  *c = (LabChoice){
      .slot = slot, .strand = strand, .can_go = can_go, .verb = verb, .object = 0, .line = line, .who = -1};
  snprintf(c->sentence, sizeof c->sentence, "%s", sentence);
  return c;
}

static void note(LabChoice *c, LabWhy why, int who, int step, const char *value) {
  c->why = why;
  c->who = who;
  c->step = step;
  snprintf(c->value, sizeof c->value, "%s", value);
}

static void happened(Stepping *t, int slot, const char *verb, uint32_t line, const char *sentence, VerbMark mark) {
  LabStep *s = &t->history[t->gate.nhistory++];
  *s = (LabStep){.slot = slot, .verb = verb, .object = 0, .line = line, .mark = mark};
  snprintf(s->sentence, sizeof s->sentence, "%s", sentence);
  t->gate.at = t->gate.nhistory;
}

// Two workers have read 0; a third waits for a lock.
static Stepping *stepping(void) {
  Stepping *t = calloc(1, sizeof *t);
  Scene *s = &t->scene;
  assert_non_null(t);
  help_scene(s);
  s->snap.state = LAB_RUNNING;
  s->snap.gated = s->snap.at_rest = true;
  help_process(s, LAB_WAITS, 20, "join Process-1");
  help_process(s, LAB_HELD, 9, "store counter ← 1");
  help_process(s, LAB_HELD, 9, "load counter → 0");
  help_process(s, LAB_WAITS, 8, "acquire lock");
  help_process(s, LAB_RUNS, 7, "");
  LabObject *o = help_object(s, LAB_KIND_VALUE, "counter");
  strcpy(o->typecode, "i");
  strcpy(o->value, "0");
  o->is_number = true;
  o = help_object(s, LAB_KIND_LOCK, "lock");
  o->holder = 1;
  t->gate = (LabGate){.on = true, .choices = t->choices, .history = t->history};
  happened(t, 0, "start", 18, "start a process", MARK_START);
  happened(t, 0, "start", 18, "start a process", MARK_START);
  happened(t, 1, "acquire", 8, "acquire lock", MARK_ACQUIRE);
  happened(t, 1, "load", 9, "load counter → 0", MARK_LOAD);
  strcpy(t->history[3].said, "\1load\2object\3counter\4\1RESULT\2value\0030\4");
  note(choice(t, 0, 0, false, "join", 20, "join Process-1"), LAB_WHY_NOT_ENDED, 1, 0, "");
  note(choice(t, 1, 0, true, "store", 9, "store counter ← 1"), LAB_WHY_READ, -1, 4, "0");
  choice(t, 2, 0, true, "load", 9, "load counter → 0");
  note(choice(t, 3, 0, false, "acquire", 8, "acquire lock"), LAB_WHY_HELD, 1, 3, "");
  s->view.gate = &t->gate;
  s->view.slot = 1;
  s->view.focus = PANEL_PROCESSES;
  s->view.wanted_choice = s->view.wanted_at = -1;
  return t;
}

static void drop(Stepping *t) {
  help_free(&t->scene);
  free(t);
}

static void draw(Stepping *t, int rows, int cols) {
  grid_size(&t->scene.grid, rows, cols);
  bench_draw(&t->scene.view, grid_area(&t->scene.grid), "", "");
}

static void narrow(void **state) {
  (void)state;
  Stepping *t = stepping();
  draw(t, 23, 80);
  help_expect(&t->scene.grid, " race.py  ‖ you decide  step 4 of 4\n"
                              " t lock ●   v WORKERS 4   METHOD fork   pace flat out                   seed 42\n"
                              "─ program ───────────────────── M line 20 ─┬─ shared ───────────────────────────\n"
                              "       … 2 lines                           │▸counter            0\n"
                              "   3   WORKERS = 4                         │ lock       ◆ A\n"
                              "   4   METHOD = \"fork\"                     │\n"
                              "   5                                       │\n"
                              "   6   def worker(counter, lock):          │\n"
                              "   7       for _ in range(20000):        D │\n"
                              "   8 ●         with lock:                C │\n"
                              "   9               counter.value += 1  A B │\n"
                              "─▸next steps: press the letter ────────────┴──────────── depth: every step (d) ─\n"
                              "  M 48213   ┄ join Process-1   A has not ended                          line 20\n"
                              "▸ A 48214   ▸ store counter ← 1   read 0 at step 4                       line 9\n"
                              "  B 48215   ▸ load counter → 0                                           line 9\n"
                              "  C 48216   ┄ acquire lock   held by A since step 3                      line 8\n"
                              "  D 48217   … computes\n"
                              "─ time ───────────────────────────── step 4 of 4 · A load counter → 0 · line 9 ─\n"
                              " M start start         ┃\n"
                              " A             ◆   →0  ┃\n"
                              " B                     ┃\n"
                              " C                     ┃\n"
                              " D                     ┃\n");
  drop(t);
}

static void wide(void **state) {
  (void)state;
  Stepping *t = stepping();
  t->gate.nhistory = t->gate.at;
  t->gate.at = 3;
  t->gate.fresh = true;
  draw(t, 35, 120);
  // clang-format off
  help_expect(&t->scene.grid,
              " race.py  ‖ you decide  step 3 of 4 · new PIDs\n"
              " t lock ●   v WORKERS 4   METHOD fork   pace flat out                                                           seed 42\n"
              "─ program ───────────────────────────────────────── M line 20 ─┬─▸next steps: press the letter ─ depth: every step (d) ─\n"
              "▸  1   from multiprocessing import Lock, Process, Value        │  M 48213   ┄ join Process-1                    line 20\n"
              "   2                                                           │       A has not ended\n"
              "   3   WORKERS = 4                                             │▸ A 48214   ▸ store counter ← 1                  line 9\n"
              "   4   METHOD = \"fork\"                                         │       read 0 at step 4\n"
              "   5                                                           │  B 48215   ▸ load counter → 0                   line 9\n"
              "   6   def worker(counter, lock):                              │\n"
              "   7       for _ in range(20000):                            D │  C 48216   ┄ acquire lock                       line 8\n"
              "   8 ●         with lock:                                    C │       held by A since step 3\n"
              "   9               counter.value += 1                      A B │  D 48217   … computes\n"
              "                                                               │\n"
              "                                                               ├─ shared ───────────────────────────────────────────────\n"
              "                                                               │▸counter    Value i            0\n"
              "                                                               │ lock       Lock       ◆ A\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "                                                               │\n"
              "─ time ────────────────────────────────────────────────────────┴──────────────── step 3 of 4 · A acquire lock · line 8 ─\n"
              " M start start     ┃\n"
              " A             ◆   ┃ →0\n"
              " B                 ┃\n"
              " C                 ┃\n"
              " D                 ┃\n");
  // clang-format on
  drop(t);
}

// In Chinese, in ASCII, at the end of its time: the same shape.
// A strand's label and the PID behind it stand apart.
static void a_strand_stands_apart_from_its_pid(void **state) {
  (void)state;
  Stepping *t = stepping();
  t->choices[1].strand = 2;
  draw(t, 23, 120);
  char *text = grid_text(&t->scene.grid);
  assert_non_null(strstr(text, "A'2 48214 "));
  free(text);
  drop(t);
}

static void other_words(void **state) {
  (void)state;
  Stepping *t = stepping();
  t->scene.view.language = CHINESE;
  t->choices[3].timeout = true;
  draw(t, 23, 80);
  help_expect(&t->scene.grid, " race.py  ‖ 由你调度  第 4 / 4 步\n"
                              " t lock ●   v WORKERS 4   METHOD fork   全速                            种子 42\n"
                              "─ 程序 ─────────────────────── M 第 20 行 ─┬─ 共享 ─────────────────────────────\n"
                              "       … 2 行                              │▸counter            0\n"
                              "   3   WORKERS = 4                         │ lock       ◆ A\n"
                              "   4   METHOD = \"fork\"                     │\n"
                              "   5                                       │\n"
                              "   6   def worker(counter, lock):          │\n"
                              "   7       for _ in range(20000):        D │\n"
                              "   8 ●         with lock:                C │\n"
                              "   9               counter.value += 1  A B │\n"
                              "─▸下一步：按字母 ──────────────────────────┴──────────────── 粒度：每一步（d） ─\n"
                              "  M 48213   ┄ join Process-1   A 还没结束                              第 20 行\n"
                              "▸ A 48214   ▸ store counter ← 1   它在第 4 步读到 0                     第 9 行\n"
                              "  B 48215   ▸ load counter → 0                                          第 9 行\n"
                              "  C 48216   ┈ acquire lock · 让它超时   被 A 拿着（从第 3 步起）        第 8 行\n"
                              "  D 48217   … 计算中\n"
                              "─ 时间 ────────────────────────────── 第 4 / 4 步 · A 读 counter → 0 · 第 9 行 ─\n"
                              " M start start         ┃\n"
                              " A             ◆   →0  ┃\n"
                              " B                     ┃\n"
                              " C                     ┃\n"
                              " D                     ┃\n");
  t->scene.view.language = ENGLISH;
  t->scene.grid.ascii = true;
  t->history[3].stale = true;
  t->gate.grain = LAB_AT_LOCKS;
  draw(t, 18, 70);
  help_expect(&t->scene.grid, " race.py  ! you decide  step 4 of 4 - only at locks\n"
                              " t lock *   v WORKERS 4   METHOD fork   pace flat out         seed 42\n"
                              "- program ----------- M line 20 -+- shared ---------------------------\n"
                              "       ~ 6 lines                 |>counter            0\n"
                              "   7       for _ in range(20~  D | lock       { A\n"
                              "   8 *         with lock:      C |\n"
                              "   9               counter~  A B |\n"
                              "->next steps: press the letter --+--------- depth: only at locks (d) -\n"
                              "  M 48213   . join Process-1   A has not ended                line 20\n"
                              "> A 48214   > store counter = 1   read 0 at step 4             line 9\n"
                              "  B 48215   > load counter : 0                                 line 9\n"
                              "  C 48216   , acquire lock - let its time run out  held by A ~ line 8\n"
                              "  D 48217   ~ computes\n"
                              "- time --- step 4 of 4 - A load counter : 0 - x over unseen - line 9 -\n"
                              " M start start         |\n"
                              " A             {   :0  |\n"
                              " B                     |\n"
                              " C                     |\n");
  drop(t);
}

// A store over what it had not seen has a mark of its own in its column, not only a colour.
static void a_stale_store_is_marked(void **state) {
  (void)state;
  Stepping *t = stepping();
  char text[LAB_TEXT];
  for (int slot = 1; slot <= 2; slot++) {
    happened(t, slot, "store", 9, "store counter ← 1", MARK_STORE);
    strcpy(t->history[3 + slot].said, "\1store\2object\3counter\4\2value\0031\4");
  }
  t->history[5].stale = true;
  step_short(&t->history[4], text, sizeof text);
  assert_string_equal(text, "←1");
  step_short(&t->history[5], text, sizeof text);
  assert_string_equal(text, "✗1");
  draw(t, 23, 80);
  char *screen = grid_text(&t->scene.grid);
  assert_non_null(strstr(screen, "←1"));
  assert_non_null(strstr(screen, "✗1"));
  free(screen);
  drop(t);
}

// Whose doing a step was, if not its process's own.
static void the_clock_and_the_learner_are_named(void **state) {
  (void)state;
  Stepping *t = stepping();
  const struct {
    LabActor by;
    const char *said, *not_said;
  } rows[] = {{LAB_BY_STRAND, "", "its time ran out"},
              {LAB_BY_CLOCK, "its time ran out", "· you "},
              {LAB_BY_LEARNER, "· you ", "its time ran out"}};
  for (int i = 0; i < 3; i++) {
    t->history[3].by = rows[i].by;
    draw(t, 23, 120);
    char *screen = grid_text(&t->scene.grid);
    assert_non_null(strstr(screen, rows[i].said));
    assert_null(strstr(screen, rows[i].not_said));
    free(screen);
  }
  drop(t);
}

static int row_of(const Grid *g, const char *words) {
  char *screen = grid_text(g), *at = strstr(screen, words);
  int row = 0;
  assert_non_null(at);
  for (const char *s = screen; s < at; s++) row += *s == '\n';
  free(screen);
  return row;
}

// While stepping a strand has a row, whichever process it is of.
static void each_strand_has_rows(void **state) {
  (void)state;
  Stepping *t = stepping();
  draw(t, 35, 120);
  int shared = row_of(&t->scene.grid, "─ shared ─");
  t->choices[1].slot = 0, t->choices[1].strand = 1;
  draw(t, 35, 120);
  assert_int_equal(row_of(&t->scene.grid, "─ shared ─"), shared + 2);
  drop(t);
}

// Where not even two steps have room the history stays empty.
static void too_narrow_for_a_history(void **state) {
  (void)state;
  Stepping *t = stepping();
  for (int cols = 11; cols <= 12; cols++) {
    grid_size(&t->scene.grid, 6, cols);
    panel_history.draw(&t->scene.view, grid_area(&t->scene.grid));
    char *screen = grid_text(&t->scene.grid);
    assert_int_equal(strspn(screen, " \n") == strlen(screen), cols == 11);
    free(screen);
  }
  drop(t);
}

// Capital letters are processes: each is one slot's, and found again; M is the main one.
static void letters_are_slots(void **state) {
  (void)state;
  for (int slot = 0; slot < 26; slot++) {
    assert_true(*view_letter(slot) >= 'A' && *view_letter(slot) <= 'Z');
    assert_int_equal(view_slot_of(*view_letter(slot)), slot);
  }
  assert_int_equal(view_slot_of('M'), 0);
  assert_int_equal(view_slot_of('A'), 1);
  assert_int_equal(view_slot_of('5'), -1);
}

static void names_become_letters(void **state) {
  (void)state;
  Stepping *t = stepping();
  char text[100];
  assert_string_equal(step_lettered(&t->scene.view, "held by Process-1 (Process-12, Process-2)", text, sizeof text),
                      "held by A (Process-12, B)");
  assert_string_equal(step_lettered(&t->scene.view, "Process-2 has not ended", text, sizeof text), "B has not ended");
  drop(t);
}

static void clicks_ask(void **state) {
  (void)state;
  Stepping *t = stepping();
  View *v = &t->scene.view;
  draw(t, 23, 80);
  Area a = area_part(grid_area(&t->scene.grid), 13, 0, 5, 80);
  panel_steps.click(v, a, 2, 1);  // left of the letter: it goes
  assert_int_equal(v->wanted_choice, 2);
  v->wanted_choice = -1;
  panel_steps.click(v, a, 1, 30);  // only chosen
  assert_int_equal(v->wanted_choice, -1);
  panel_steps.click(v, a, 1, 30);
  assert_int_equal(v->wanted_choice, 1);
  panel_history.click(v, area_part(grid_area(&t->scene.grid), 19, 0, 4, 80), 1, 5);
  assert_int_equal(v->wanted_at, 1);
  drop(t);
}

// Any size, any place in a long history: nothing is drawn outside the grid.
static void any_size_is_survived(void **state) {
  (void)state;
  Stepping *t = stepping();
  for (int rows = 1; rows < 50; rows += 4)
    for (int cols = 1; cols < 130; cols += 9)
      for (t->gate.at = 0; t->gate.at <= t->gate.nhistory; t->gate.at++) draw(t, rows, cols);
  drop(t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(narrow),
      cmocka_unit_test(wide),
      cmocka_unit_test(a_strand_stands_apart_from_its_pid),
      cmocka_unit_test(other_words),
      cmocka_unit_test(a_stale_store_is_marked),
      cmocka_unit_test(the_clock_and_the_learner_are_named),
      cmocka_unit_test(each_strand_has_rows),
      cmocka_unit_test(too_narrow_for_a_history),
      cmocka_unit_test(letters_are_slots),
      cmocka_unit_test(names_become_letters),
      cmocka_unit_test(clicks_ask),
      cmocka_unit_test(any_size_is_survived),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
