// The table of commands. Rows are in the footer's order; commands that do not fit there are only in the help.
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/panels/explore_view.h"
#include "tui/glass/glass.h"
#include "tui/glass/utf8.h"

// ---- when ----

static bool running(const App *a) { return view_running(&a->bench.view); }
static bool stepping(const App *a) { return view_stepping(&a->bench.view); }
static bool steps_typed(const App *a) { return stepping(a) && !a->bench.asking; }  // digits let somebody go
static bool free_run(const App *a) { return !stepping(a); }
static bool free_knobs(const App *a) {
  return !stepping(a) && a->bench.view.program && a->bench.view.program->nknobs > 0;
}
static bool exploring(const App *a) { return a->bench.view.explore && a->bench.view.explore->running; }
static bool explored(const App *a) { return a->bench.view.explore && !a->bench.view.explore->running; }
static bool explored_from(const App *a) { return explored(a) && a->bench.view.explore->from_steps > 0; }
static bool not_explored_from(const App *a) { return !explored_from(a); }
static bool has_orders(const App *a) { return explored(a) && a->bench.view.explore->noutcomes > 0; }
static bool idle(const App *a) { return !running(a) && !a->bench.ran; }
static bool again(const App *a) { return a->bench.ran; }
static bool moving(const App *a) { return running(a) && !stepping(a) && a->bench.snap->state == LAB_RUNNING; }
static bool paused(const App *a) { return running(a) && a->bench.snap->state == LAB_PAUSED; }
static bool switches(const App *a) { return a->bench.view.program && a->bench.view.program->nswitches > 0; }
static bool knobs(const App *a) { return a->bench.view.program && a->bench.view.program->nknobs > 0; }
static bool in_lesson(const App *a) { return a->bench.view.lesson != NULL; }
static bool asked(const App *a) {
  return in_lesson(a) && a->bench.view.lesson->pages[a->bench.view.page].noptions &&
         a->bench.view.predicted < PREDICTED_WRONG && (!running(a) || a->bench.asking);
}
static bool on_program(const App *a) { return a->bench.view.focus == PANEL_PROGRAM; }
static bool two_languages(const App *a) { return !a->grid.ascii; }

// ---- what ----

static int first_switch(const App *a) { return switches(a) ? view_switch_by_place(a->bench.view.program, 0) : -1; }

void command_enter(App *a) {
  if (!a->course || a->chosen >= a->course->nlessons) app_prompt(a, WORD_OPEN_FILE, "", app_open_file);
  else app_open_lesson(a, &a->course->lessons[a->chosen]);
}

static void find_lesson(App *a, const char *text) {
  for (int i = 1; a->course && i <= a->course->nlessons; i++) {
    int at = (a->chosen + i) % a->course->nlessons;
    const Lesson *l = &a->course->lessons[at];
    if (!strcasestr(l->folder, text) && !strcasestr(l->words[ENGLISH].title, text) &&
        !strcasestr(l->words[CHINESE].title, text))
      continue;
    a->chosen = at;
    return;
  }
  bench_tell(&a->bench, app_say(a, WORD_NOTHING_FOUND), text);
}

static void find_line(App *a, const char *text) { bench_find(&a->bench, text); }

static void find(App *a) { app_prompt(a, WORD_FIND, "", a->screen == &screen_bench ? find_line : find_lesson); }
static void open_file(App *a) { app_prompt(a, WORD_OPEN_FILE, "", app_open_file); }

static void other_language(App *a) {
  if (a->grid.ascii) {
    bench_tell(&a->bench, "%s", app_say(a, WORD_NO_CHINESE));
    return;
  }
  a->language = a->bench.view.language = a->language == ENGLISH ? CHINESE : ENGLISH;
  progress_set_language(a->progress, a->language);
}

static void help(App *a) {
  a->help_scroll = 0;
  app_show(a, &screen_help);
}

static void run(App *a) {
  if (!bench_asks(&a->bench, false)) bench_run(&a->bench);
}

static void step(App *a) { bench_step_begin(&a->bench); }

static void explore(App *a) {
  const LabExplore *e = a->bench.view.explore;
  if (a->screen == &screen_bench && bench_asks(&a->bench, true)) return;
  a->bench.search_longer = a->screen == &screen_explore && e && !e->running && !e->complete && !e->from_steps &&
                           !*e->error;
  if (bench_explore(&a->bench)) app_show(a, &screen_explore);
}

static void explore_from(App *a) {
  const LabExplore *e = a->bench.view.explore;
  a->bench.search_longer = a->screen == &screen_explore && !e->from_complete && !*e->error;
  if (bench_explore_from(&a->bench)) app_show(a, &screen_explore);
}

static void same_again(App *a) { bench_again(&a->bench); }
static void undo(App *a) { bench_walk(&a->bench, -1); }
static void redo(App *a) { bench_walk(&a->bench, 1); }
static void to_start(App *a) { bench_walk_to(&a->bench, 0); }
static void grain(App *a) { bench_grain(&a->bench); }
static void run_on(App *a) { bench_run_on(&a->bench); }
static void send_signal(App *a, const char *name) { bench_signal(&a->bench, name); }

static void signal_chosen(App *a) {
  if (view_running(&a->bench.view)) app_prompt(a, WORD_SIGNAL_WHICH, "TERM", send_signal);
}

static void save_as(App *a, const char *path) { bench_save_order(&a->bench, path); }

static void save_order(App *a) {
  char name[300];
  View *v = &a->bench.view;
  a->bench.saves_outcome = a->screen == &screen_explore ? (int)(explore_chosen(v) - v->explore->outcomes) : -1;
  bench_order_name(&a->bench, name, sizeof name);
  app_prompt(a, WORD_SAVE_AS, name, save_as);
}

static void watch(App *a) {
  if (bench_watch(&a->bench)) app_show(a, &screen_bench);
}

static void next_outcome(App *a) { explore_choose(&a->bench.view, 1); }
static void last_outcome(App *a) { explore_choose(&a->bench.view, -1); }
static void order_up(App *a) { explore_scroll(&a->bench.view, -1); }
static void order_down(App *a) { explore_scroll(&a->bench.view, 1); }
static void order_page_up(App *a) { explore_scroll(&a->bench.view, -8); }
static void order_page_down(App *a) { explore_scroll(&a->bench.view, 8); }
static void explore_stop(App *a) { bench_explore_stop(&a->bench); }

static void explore_toggled(App *a) {
  bench_toggle(&a->bench, first_switch(a));
  bench_explore(&a->bench);
}

static void next_knob(App *a) {
  View *v = &a->bench.view;
  if (v->program && v->program->nknobs) v->knob = (v->knob + 1) % v->program->nknobs;
}

static void explore_with_less(App *a) {
  if (bench_turn_explore_knob(&a->bench, -1)) bench_explore(&a->bench);
}

static void explore_with_more(App *a) {
  if (bench_turn_explore_knob(&a->bench, 1)) bench_explore(&a->bench);
}
static void pause_run(App *a) { bench_pause(&a->bench); }
static void stop(App *a) { bench_stop(&a->bench); }
static void slower(App *a) { bench_pace(&a->bench, -1); }
static void faster(App *a) { bench_pace(&a->bench, 1); }
static void toggle_first(App *a) { bench_toggle(&a->bench, first_switch(a)); }
static void toggle_here(App *a) {
  bench_toggle(&a->bench, a->bench.view.program ? view_switch_on_line(a->bench.view.program, a->bench.view.line) : -1);
}
static void turn_down(App *a) { bench_turn_knob(&a->bench, -1); }
static void turn_up(App *a) { bench_turn_knob(&a->bench, 1); }
static void kill_chosen(App *a) { bench_kill(&a->bench); }

// Past the last page stands the next lesson.
static void next_page(App *a) {
  const View *v = &a->bench.view;
  const Lesson *next = a->course && v->page + 1 == v->lesson->npages && a->chosen + 1 < a->course->nlessons
                           ? &a->course->lessons[a->chosen + 1]
                           : NULL;
  if (!next) {
    bench_turn_page(&a->bench, 1);
  } else if (a->bench.confirms == 'n') {
    app_open_lesson(a, next);
  } else {
    bench_tell(&a->bench, app_say(a, WORD_NEXT_LESSON), next->number, next->words[a->language].title);
    a->bench.confirms = 'n';
  }
}

static void last_page(App *a) { bench_turn_page(&a->bench, -1); }
static void hint(App *a) { bench_hint(&a->bench); }
static void quit(App *a) { a->quit = true; }

static void interrupt(App *a) {
  if (a->screen == &screen_bench && running(a)) bench_stop(&a->bench);
  else app_back(a);
}

static void redraw(App *a) { glass_forget(); }
static void suspend(App *a) { glass_suspend(); }

// In a panel that cannot scroll, the arrows choose a line of the program.
static void move_lines(App *a, int rows) {
  View *v = &a->bench.view;
  if ((rows == 1 || rows == -1) && !view_panel(v, v->focus)->move && !v->most[v->focus]) v->focus = PANEL_PROGRAM;
  const Panel *p = view_panel(v, v->focus);
  if (p->move) p->move(v, rows);
  else view_scroll(v, v->focus, rows);
}

static void up(App *a) { move_lines(a, -1); }
static void down(App *a) { move_lines(a, 1); }
static void page_up(App *a) { move_lines(a, -8); }
static void page_down(App *a) { move_lines(a, 8); }
static void first(App *a) { move_lines(a, -(1 << 20)); }
static void last(App *a) { move_lines(a, 1 << 20); }

static void choose(App *a, int by) {
  int n = a->course ? a->course->nlessons : 0;
  a->chosen += by;
  a->chosen = a->chosen < 0 ? 0 : a->chosen > n ? n : a->chosen;
}

static void lesson_up(App *a) { choose(a, -1); }
static void lesson_down(App *a) { choose(a, 1); }
static void lesson_first(App *a) { choose(a, -(1 << 20)); }
static void lesson_last(App *a) { choose(a, 1 << 20); }

static void help_by(App *a, int rows) {
  int to = a->help_scroll + rows;
  a->help_scroll = to < 0 ? 0 : to > a->help_most ? a->help_most : to;
}

static void help_up(App *a) { help_by(a, -1); }
static void help_down(App *a) { help_by(a, 1); }
static void help_page_up(App *a) { help_by(a, -15); }
static void help_page_down(App *a) { help_by(a, 15); }

static void focus_next(App *a) { bench_focus(a, 1); }
static void focus_last(App *a) { bench_focus(a, -1); }

#define ALWAYS NULL
#define QUIETLY \
  { NULL, NULL }

// clang-format off: a row is a row
const Command commands[] = {
    // the course
    {K_UP, "↑↓", ON_COURSE, ALWAYS, lesson_up, {"choose", "选择"}, {"choose a lesson", "选择一课"}},
    {K_DOWN, NULL, ON_COURSE, ALWAYS, lesson_down, QUIETLY, QUIETLY},
    {K_HOME, NULL, ON_COURSE, ALWAYS, lesson_first, QUIETLY, QUIETLY},
    {K_END, NULL, ON_COURSE, ALWAYS, lesson_last, QUIETLY, QUIETLY},
    {K_ENTER,
     "Enter",
     ON_COURSE,
     ALWAYS,
     command_enter,
     {"open", "打开"},
     {"open the lesson on the bench", "在工作台上打开这一课"}},
    // stepping
    {'1',
     "1-9 m",
     ON_BENCH,
     steps_typed,
     NULL,
     {"let go", "放行"},
     {"stepping: let that process take its next step (m: the main one)", "逐步运行：放那个进程走一步（m：主进程）"}},
    {K_ENTER,
     "Enter",
     ON_BENCH,
     stepping,
     same_again,
     {"again", "同一个"},
     {"stepping: let the chosen process go; the last one is chosen",
      "逐步运行：放选中的进程走一步；上次走的就是选中的"}},
    {'u',
     "u",
     ON_BENCH,
     stepping,
     undo,
     {"undo", "撤销"},
     {"stepping: take the last step back", "逐步运行：撤销最后一步"}},
    {K_RIGHT, NULL, ON_BENCH, stepping, redo, QUIETLY, QUIETLY},
    {'0',
     "0",
     ON_BENCH,
     stepping,
     to_start,
     {"start", "回起点"},
     {"stepping: back to the start", "逐步运行：回到起点"}},
    {K_LEFT,
     "←→",
     ON_BENCH,
     stepping,
     undo,
     QUIETLY,
     {"stepping: through the history, back and forth", "逐步运行：在历程中后退、前进"}},
    {'g',
     "g",
     ON_BENCH,
     stepping,
     run_on,
     {"run on", "放开"},
     {"stepping: let it run on from here", "逐步运行：从这里放开运行"}},
    {'v',
     "v",
     ON_BENCH,
     stepping,
     grain,
     {"grain", "粒度"},
     {"stepping: stop at every step, by line, only at locks, or inside of calls too",
      "逐步运行：每步都停、逐行停、只停在锁上，或连调用内部也停"}},
    {'S',
     "S",
     ON_BENCH,
     stepping,
     save_order,
     {"save", "保存"},
     {"save this order in a file, to be replayed", "把这个顺序保存到文件，以便重放"}},
    // the run
    {'r',
     "r",
     ON_BENCH,
     idle,
     run,
     {"run", "运行"},
     {"run; run again, with the switches and knobs as they stand", "运行程序；以当前的开关和旋钮再次运行"}},
    {'r', "r", ON_BENCH, again, run, {"run again", "再运行"}, QUIETLY},
    {'s',
     "s",
     ON_BENCH,
     free_run,
     step,
     {"step", "逐步"},
     {"step by step: you decide who takes the next step", "逐步运行：由你决定谁走下一步"}},
    {'s', NULL, ON_BENCH, ALWAYS, step, QUIETLY, QUIETLY},
    {'x',
     "x",
     ON_BENCH,
     ALWAYS,
     explore,
     {"explore", "探索"},
     {"explore: every order that the processes could take", "探索：进程可能走的每一种顺序"}},
    {'X',
     "X",
     ON_BENCH,
     stepping,
     explore_from,
     {"from here", "从这里探索"},
     {"stepping: explore every order from here on", "逐步运行：探索从这里往后的每一种顺序"}},
    {'1',
     "1-5",
     ON_BENCH,
     asked,
     NULL,
     {"predict", "预测"},
     {"answer the page's question: what will happen?", "回答本页的问题：会发生什么？"}},
    {'p',
     "p",
     ON_BENCH,
     moving,
     pause_run,
     {"pause", "暂停"},
     {"pause: nobody takes a step; go on", "暂停：谁也不再前进；继续"}},
    {'p', "p", ON_BENCH, paused, pause_run, {"go on", "继续"}, QUIETLY},
    {'p', NULL, ON_BENCH, ALWAYS, pause_run, QUIETLY, QUIETLY},
    {'.', ".", ON_BENCH, running, stop, {"stop", "停止"}, {"stop: every process is killed", "停止：杀死所有进程"}},
    {'.', NULL, ON_BENCH, ALWAYS, stop, QUIETLY, QUIETLY},
    {'l',
     "l",
     ON_BENCH,
     switches,
     toggle_first,
     {"switch", "开关"},
     {"toggle the first switch, on processes that are running too", "切换第一个开关，对正在运行的进程立即生效"}},
    {'l', NULL, ON_BENCH, ALWAYS, toggle_first, QUIETLY, QUIETLY},
    {'n',
     "n/b",
     ON_BENCH,
     in_lesson,
     next_page,
     {"page", "翻页"},
     {"the lesson's next page, the page before", "课文的下一页、上一页"}},
    {'b', NULL, ON_BENCH, in_lesson, last_page, QUIETLY, QUIETLY},
    {K_TAB,
     "Tab",
     ON_BENCH,
     ALWAYS,
     focus_next,
     {"panel", "面板"},
     {"the next panel (Shift-Tab: the one before)", "下一个面板（Shift-Tab：上一个）"}},
    {K_BACK_TAB, NULL, ON_BENCH, ALWAYS, focus_last, QUIETLY, QUIETLY},
    {K_LEFT,
     "←→",
     ON_BENCH,
     free_knobs,
     turn_down,
     {"knob", "旋钮"},
     {"turn the chosen knob; a run starts anew with it", "调节选中的旋钮；运行会重新开始"}},
    {K_LEFT, NULL, ON_BENCH, ALWAYS, turn_down, QUIETLY, QUIETLY},
    {K_RIGHT, NULL, ON_BENCH, ALWAYS, turn_up, QUIETLY, QUIETLY},
    {'-',
     "-/+",
     ON_BENCH,
     free_run,
     slower,
     {"pace", "步速"},
     {"slower, faster: from one step a second to flat out", "减速、加速：从每秒一步到全速"}},
    {'+', NULL, ON_BENCH, ALWAYS, faster, QUIETLY, QUIETLY},
    {'=', NULL, ON_BENCH, ALWAYS, faster, QUIETLY, QUIETLY},
    {'k',
     "k",
     ON_BENCH,
     running,
     kill_chosen,
     {"kill", "杀死"},
     {"kill the chosen process with SIGKILL", "用 SIGKILL 杀死选中的进程"}},
    {'k', NULL, ON_BENCH, ALWAYS, kill_chosen, QUIETLY, QUIETLY},
    {'K',
     "K",
     ON_BENCH,
     ALWAYS,
     signal_chosen,
     QUIETLY,
     {"send the chosen process a signal, by its name", "按名字向选中的进程发送信号"}},
    {'h', "h", ON_BENCH, in_lesson, hint, {"hint", "提示"}, {"a hint; press again for more", "给出提示；再按给出更多"}},
    {K_UP,
     "↑↓",
     ON_BENCH,
     ALWAYS,
     up,
     QUIETLY,
     {"choose a line or a process; scroll the other panels", "选择一行或一个进程；滚动其他面板"}},
    {K_DOWN, NULL, ON_BENCH, ALWAYS, down, QUIETLY, QUIETLY},
    {K_PAGE_UP, NULL, ON_BENCH, ALWAYS, page_up, QUIETLY, QUIETLY},
    {K_PAGE_DOWN, NULL, ON_BENCH, ALWAYS, page_down, QUIETLY, QUIETLY},
    {K_HOME, NULL, ON_BENCH, ALWAYS, first, QUIETLY, QUIETLY},
    {K_END, NULL, ON_BENCH, ALWAYS, last, QUIETLY, QUIETLY},
    {K_SPACE,
     "Space",
     ON_BENCH,
     on_program,
     toggle_here,
     QUIETLY,
     {"toggle the switch on the chosen line", "切换选中行上的开关"}},
    {K_SPACE, NULL, ON_BENCH, ALWAYS, toggle_here, QUIETLY, QUIETLY},
    // explore
    {K_ESCAPE, NULL, ON_EXPLORE, exploring, explore_stop, QUIETLY, QUIETLY},
    {'.', ".", ON_EXPLORE, exploring, explore_stop, {"stop", "停止"}, QUIETLY},
    {'n',
     "n/b",
     ON_EXPLORE,
     has_orders,
     next_outcome,
     {"outcome", "结局"},
     {"explore: the next outcome, the one before", "探索：下一个、上一个结局"}},
    {'b', NULL, ON_EXPLORE, has_orders, last_outcome, QUIETLY, QUIETLY},
    {K_UP, "↑↓", ON_EXPLORE, has_orders, order_up, {"scroll", "滚动"}, QUIETLY},
    {K_DOWN, NULL, ON_EXPLORE, has_orders, order_down, QUIETLY, QUIETLY},
    {K_PAGE_UP, NULL, ON_EXPLORE, has_orders, order_page_up, QUIETLY, QUIETLY},
    {K_PAGE_DOWN, NULL, ON_EXPLORE, has_orders, order_page_down, QUIETLY, QUIETLY},
    {'w',
     "w",
     ON_EXPLORE,
     has_orders,
     watch,
     {"watch it for real", "真实重放"},
     {"explore: watch this order on real processes, step by step", "探索：在真实进程上逐步观看这个顺序"}},
    {'w', NULL, ON_EXPLORE, ALWAYS, watch, QUIETLY, QUIETLY},
    {'l',
     "l",
     ON_EXPLORE,
     switches,
     explore_toggled,
     {"switch", "开关"},
     {"explore: toggle the first switch (1 to 9: that one) and explore again",
      "探索：切换第一个开关（1 到 9：对应的那个）并重新探索"}},
    {K_LEFT,
     "←→",
     ON_EXPLORE,
     knobs,
     explore_with_less,
     {"knob", "旋钮"},
     {"explore: with one less or more of the chosen knob (Tab: the next one)",
      "探索：选中的旋钮减一或加一（Tab：下一个旋钮）"}},
    {K_RIGHT, NULL, ON_EXPLORE, knobs, explore_with_more, QUIETLY, QUIETLY},
    {K_TAB, NULL, ON_EXPLORE, knobs, next_knob, QUIETLY, QUIETLY},
    {'S', "S", ON_EXPLORE, has_orders, save_order, {"save", "保存"}, QUIETLY},
    {'x', "x", ON_EXPLORE, explored_from, explore, {"from the start", "从头探索"}, QUIETLY},
    {'X', "X", ON_EXPLORE, explored_from, explore_from, {"again", "再探索"}, QUIETLY},
    {'x', "x", ON_EXPLORE, not_explored_from, explore, {"again", "再探索"}, QUIETLY},
    // help and messages
    {K_UP, "↑↓", ON_HELP, ALWAYS, help_up, {"scroll", "滚动"}, QUIETLY},
    {K_DOWN, NULL, ON_HELP, ALWAYS, help_down, QUIETLY, QUIETLY},
    {K_PAGE_UP, NULL, ON_HELP, ALWAYS, help_page_up, QUIETLY, QUIETLY},
    {K_PAGE_DOWN, NULL, ON_HELP, ALWAYS, help_page_down, QUIETLY, QUIETLY},
    {K_SPACE, NULL, ON_HELP, ALWAYS, help_page_down, QUIETLY, QUIETLY},
    {'?', NULL, ON_HELP, ALWAYS, app_back, QUIETLY, QUIETLY},
    // everywhere
    {'/',
     "/",
     ON_COURSE | ON_BENCH,
     ALWAYS,
     find,
     {"find", "查找"},
     {"find a lesson, or a word in the program", "查找一课，或程序中的文字"}},
    {'o',
     "o",
     ON_COURSE | ON_BENCH | ON_MESSAGE,
     ALWAYS,
     open_file,
     {"open a file", "打开文件"},
     {"open a Python file of your own", "打开你自己的 Python 文件"}},
    {'L', "L", ON_ANY, two_languages, other_language, {"中文", "English"}, {"the other language", "切换语言"}},
    {'L', NULL, ON_ANY, ALWAYS, other_language, QUIETLY, QUIETLY},
    {'?', "?", ON_COURSE | ON_BENCH | ON_MESSAGE | ON_EXPLORE, ALWAYS, help, {"help", "帮助"}, {"this page", "本页"}},
    {'q',
     "q",
     ON_BENCH | ON_HELP | ON_MESSAGE | ON_EXPLORE,
     ALWAYS,
     app_back,
     {"back", "返回"},
     {"back; from the course: leave", "返回；在课程页则退出"}},
    {'q', "q", ON_COURSE, ALWAYS, quit, {"quit", "退出"}, QUIETLY},
    {K_ESCAPE, NULL, ON_HELP | ON_MESSAGE | ON_EXPLORE, ALWAYS, app_back, QUIETLY, QUIETLY},
    {K_CONTROL_C,
     "Ctrl-C",
     ON_ANY,
     ALWAYS,
     interrupt,
     QUIETLY,
     {"stop the run; when nothing runs, back", "停止运行；没有运行时则返回"}},
    {K_CONTROL_L, NULL, ON_ANY, ALWAYS, redraw, QUIETLY, QUIETLY},
    {K_CONTROL_Z, NULL, ON_ANY, ALWAYS, suspend, QUIETLY, QUIETLY},
};
// clang-format on

const int ncommands = sizeof commands / sizeof *commands;

static bool works(const App *a, const Command *c) { return (c->where & a->screen->bit) && (!c->works || c->works(a)); }

bool command_run(App *a, uint32_t key) {
  for (int i = 0; i < ncommands; i++)
    if (commands[i].key == key && commands[i].act && works(a, &commands[i])) {
      commands[i].act(a);
      return true;
    }
  return false;
}

// The footer's text of a command that acts on something with a name.
static void label_text(const App *a, const Command *c, char *to, size_t size) {
  static const Word grains[LAB_GRAINS] = {WORD_EVERY_STEP, WORD_BY_LINE, WORD_AT_LOCKS, WORD_INSIDE};
  const View *v = &a->bench.view;
  const char *label = c->label[a->language];
  if (c->key == K_LEFT && stepping(a)) snprintf(to, size, "%s", label);
  else if (c->key == 'v' && stepping(a)) snprintf(to, size, "%s", word(a->language, grains[v->gate->grain]));
  else if (c->key == 'l' && switches(a))
    snprintf(to, size, "%s %s", v->program->switches[first_switch(a)].name,
             v->program->switches[first_switch(a)].on ? "●" : "○");
  else if (c->key == K_LEFT && knobs(a) && v->knob >= 0) snprintf(to, size, "%s", v->program->knobs[v->knob].name);
  else if (c->key == 'k') snprintf(to, size, "%s %c", label, view_letter(v->slot));
  else snprintf(to, size, "%s", label);
}

const char *command_key(const App *a, const Command *c) {
  return a->grid.ascii && !strcmp(c->shown, "←→") ? "<>" : c->shown;  // in ASCII ← and → are signs of steps
}

static int footer_width(const App *a, const Command *c) {
  char text[80];
  label_text(a, c, text, sizeof text);
  return utf8_width(c->shown) + 1 + utf8_width(text);
}

// Commands that are always in the footer: help and back; on the bench also page and panel, and kill in a run that is
// not held.
static bool always_there(const App *a, const Command *c) {
  if (c->key == '?' || c->key == 'q') return true;
  return a->screen == &screen_bench && running(a) &&
         (c->key == K_TAB || c->key == 'n' || (c->key == 'k' && !stepping(a)));
}

void command_footer(App *a, Area area) {
  int col = 1, kept = 0;  // kept: room for those that are always there and still to come
  for (int i = 0; i < ncommands; i++)
    if (works(a, &commands[i]) && commands[i].label[0] && always_there(a, &commands[i]))
      kept += footer_width(a, &commands[i]) + 2;
  for (int i = 0; i < ncommands; i++) {
    const Command *c = &commands[i];
    if (!works(a, c) || !c->label[0]) continue;
    bool always = always_there(a, c);
    int width = footer_width(a, c);
    if (always) kept -= width + 2;
    if (col + width + (always ? 0 : kept) > area.cols) continue;
    char text[80], shown[16];
    label_text(a, c, text, sizeof text);
    snprintf(shown, sizeof shown, "%s", command_key(a, c));
    if (c->key == '1' && !steps_typed(a))
      snprintf(shown, sizeof shown, "1-%d", a->bench.view.lesson->pages[a->bench.view.page].noptions);
    col = area_put(area, 0, col, STYLE_KEY | STYLE_BOLD, shown);
    col = area_put(area, 0, col + 1, STYLE_PLAIN, text) + 2;
  }
}
