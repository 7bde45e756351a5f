// The table of deeds, and what is made of it: a key's act, the footer.
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include "tui/glass/utf8.h"
#include "tui/panels/explore_view.h"
#include "tui/panels/stepping.h"

// ---- when ----

static const View *view_of(const App *a) { return &a->bench.view; }

static bool explored(const App *a) { return view_of(a)->explore && !view_of(a)->explore->running; }
static bool has_ends(const App *a) { return explored(a) && view_of(a)->explore->noutcomes > 0; }
static bool searching(const App *a) { return view_of(a)->explore && view_of(a)->explore->running; }
static bool in_lesson(const App *a) { return view_of(a)->lesson != NULL; }
static bool two_languages(const App *a) { return !a->grid.ascii; }

static bool from_here(const App *a) {
  bool stepping = view_stepping(view_of(a));
  return stepping || (explored(a) && view_of(a)->explore->from_steps > 0);
}

static bool task_has_order(const App *a) { return task_has_order_file(a); }
static bool has_ways(const App *a) { return view_stepping(view_of(a)) && view_of(a)->gate->nways > 0; }

static bool can_stand(const App *a) { return bench_can_stand(&a->bench); }

static bool has_runs(const App *a) { return a->bench.open && (a->bench.ran || a->bench.nruns > 0); }

static bool detail_leads(const App *a) {
  const DetailLine *l = detail_chosen(&a->detail);
  return l && l->to.kind != DETAIL_NONE;
}
static bool has_time(const App *a) { return view_stepping(view_of(a)) || record_count(view_of(a)->record) > 1; }

// Digits, or a line pointed at, are an answer.
static bool asks(const App *a) { return view_asks(view_of(a)); }
static bool wants_line(const App *a) { return a->bench.wants_line; }

// … and Enter gives it: what is put together, or pointed at.
static bool enter_answers(const App *a) {
  const View *v = view_of(a);
  AskKind kind = view_asks(v) ? view_ask(v)->kind : ASK_CHOICE;
  bool several = kind == ASK_MANY || kind == ASK_ORDER || kind == ASK_LINE;
  return several && v->predicted == PREDICTED_NOT && a->screen == &screen_bench;
}

// Who does something now is asked of a run that goes.
static bool nobody_to_ask_of(const View *v) {
  return view_ask(v) && view_ask(v)->kind == ASK_WHO && !v->snap->nprocesses;
}

// ---- the table ----

#define ALWAYS NULL
#define QUIETLY \
  { NULL, NULL }

// In the footer's order. One row each, not to be folded.
// clang-format off
const Deed deeds[] = {
    {KEY_ENTER,    IN_COURSE,                         ALWAYS,        act_enter,        {"open", "打开"}},
    {KEY_ENTER,    IN_MESSAGE,                        app_may_be_guest, act_guest,       {"let python3 run it", "由 python3 运行"}},
    {KEY_ENTER,    IN_RUNS,                           has_runs,      act_enter,        {"stand in it", "前往"}},
    {KEY_ENTER,    IN_DETAIL,                         detail_leads,  act_enter,        {"open", "打开"}},
    {KEY_HIT,      IN_DETAIL,                         ALWAYS,        act_hit,          {"touches", "触及"}},
    {KEY_TIME,     IN_DETAIL,                         has_time,      act_time,         {"time", "时间"}},
    {KEY_SEEK,     IN_DETAIL,                         ALWAYS,        act_seek,         {"find", "查找"}},
    {KEY_WRAP,     IN_DETAIL,                         ALWAYS,        act_wrap,         {"wrap", "折行"}},
    {KEY_PROCESS,  IN_DECIDE,                         ALWAYS,        act_process,      {"go", "放行"}},
    {KEY_ENTER,    IN_DECIDE,                         ALWAYS,        act_enter,        {"again", "同一个"}},
    {KEY_TIME,     IN_DECIDE,                         ALWAYS,        act_time,         {"step", "前后"}},
    {KEY_PICK,     IN_BENCH,                          asks,          act_pick,         {"answer", "回答"}},
    {KEY_TYPE,     IN_RUN | IN_DECIDE,                wants_line,    act_type,         {"type a line", "输入一行"}},
    {KEY_RUN,      IN_READY,                          ALWAYS,        act_run,          {"run", "运行"}},
    {KEY_RUN,      IN_RECORD,                         ALWAYS,        act_run,          {"run anew", "再运行"}},
    {KEY_SWITCH,   IN_BENCH | IN_EXPLORE,             ALWAYS,        act_switch,       {"switch", "开关"}},
    {KEY_SPACE,    IN_RUN,                            ALWAYS,        act_space,        {"hold", "停住"}},
    {KEY_PROCESS,  IN_RUN,                            ALWAYS,        act_process,      {"you decide", "由你调度"}},
    {KEY_STOP,     IN_RUN | IN_EXPLORE,               ALWAYS,        act_stop,         {"stop", "停止"}},
    {KEY_TIME,     IN_RUN | IN_RECORD,                ALWAYS,        act_time,         {"look back", "回看"}},
    {KEY_REAL,     IN_RECORD,                         can_stand,     act_real,         {"make it real", "真实重放"}},
    {KEY_ENTER,    IN_RUN | IN_RECORD,                ALWAYS,        act_enter,        {"detail", "详情"}},
    {KEY_STEP,     IN_READY | IN_RUN | IN_RECORD,     ALWAYS,        act_step,         {"step", "逐步"}},
    {KEY_EXPLORE,  IN_READY | IN_RECORD,              ALWAYS,        act_explore,      {"every order", "每一种顺序"}},
    {KEY_WAYS,     IN_EXPLORE,                        has_ends,      act_ways,         {"other end", "另一结局"}},
    {KEY_WAYS,     IN_DECIDE,                         has_ways,      act_ways,         {"other way", "另一条路"}},
    {KEY_REAL,     IN_EXPLORE,                        has_ends,      act_real,         {"make it real", "真实重放"}},
    {KEY_TIME,     IN_EXPLORE,                        has_ends,      act_time,         {"the order", "顺序"}},
    {KEY_EXPLORE,  IN_EXPLORE,                        ALWAYS,        act_explore,      {"again", "再探索"}},
    {KEY_PACE,     IN_BENCH,                          ALWAYS,        act_pace,         {"pace", "步速"}},
    {KEY_SPACE,    IN_DECIDE,                         ALWAYS,        act_space,        {"by lot", "随机走"}},
    {KEY_DEPTH,    IN_DECIDE,                         ALWAYS,        act_depth,        {"depth", "粒度"}},
    {KEY_HIT,      IN_EXPLORE,                        has_ends,      act_hit,          {"of note", "值得注意的"}},
    {KEY_PAGE,     IN_BENCH | IN_EXPLORE,             in_lesson,     act_page,         {"page", "翻页"}},
    {KEY_VALUES,   IN_BENCH | IN_EXPLORE,             ALWAYS,        act_values,       {"values", "数值"}},
    {KEY_EXPLORE,  IN_RUN | IN_DECIDE,                ALWAYS,        act_explore,      {"every order", "每一种顺序"}},
    {KEY_RUN,      IN_RUN | IN_DECIDE,                ALWAYS,        act_run,          {"run anew", "再运行"}},
    {KEY_STEP,     IN_DECIDE,                         ALWAYS,        act_step,         {"step anew", "重新逐步"}},
    {KEY_SIGNAL,   IN_RUN | IN_DECIDE,                ALWAYS,        act_signal,       {"signal", "信号"}},
    {KEY_HINT,     IN_BENCH,                          in_lesson,     act_hint,         {"hint", "提示"}},
    {KEY_PANEL,    IN_BENCH,                          ALWAYS,        act_panel,        {"panel", "面板"}},
    {KEY_ZOOM,     IN_BENCH,                          ALWAYS,        act_zoom,         {"zoom", "放大"}},
    {KEY_FAR,      IN_BENCH,                          ALWAYS,        act_far,          QUIETLY},
    {KEY_ROWS,     IN_COURSE,                         ALWAYS,        act_rows,         {"choose", "选择"}},
    {KEY_ROWS,     IN_RUNS,                           ALWAYS,        act_rows,         {"choose", "选择"}},
    {KEY_ROWS,     IN_HELP,                           ALWAYS,        act_rows,         {"scroll", "滚动"}},
    {KEY_ROWS,     IN_BENCH | IN_EXPLORE | IN_TASK,   ALWAYS,        act_rows,         QUIETLY},
    {KEY_ROWS,     IN_DETAIL,                         ALWAYS,        act_rows,         QUIETLY},
    {KEY_PROCESS,  IN_DETAIL,                         ALWAYS,        act_process,      QUIETLY},
    {KEY_SIDEWAYS, IN_DETAIL,                         ALWAYS,        act_sideways,     QUIETLY},
    {KEY_WRAP,     IN_BENCH,                          ALWAYS,        act_wrap,         QUIETLY},
    {KEY_DETAIL,   IN_RUN | IN_DECIDE | IN_RECORD,    ALWAYS,        act_detail,       QUIETLY},
    {KEY_SCREENS,  IN_COURSE | IN_BENCH | IN_EXPLORE | IN_HELP | IN_TASK | IN_RUNS | IN_DETAIL, ALWAYS, act_screens,   QUIETLY},
    {KEY_ENDS,     IN_COURSE | IN_BENCH | IN_EXPLORE | IN_HELP | IN_TASK | IN_RUNS | IN_DETAIL, ALWAYS, act_ends,      QUIETLY},
    {KEY_ENTER,    IN_READY,                          ALWAYS,        act_enter,        QUIETLY},
    {KEY_SPACE,    IN_READY | IN_RECORD | IN_HELP,    ALWAYS,        act_space,        QUIETLY},
    {KEY_PROCESS,  IN_READY | IN_RECORD,              ALWAYS,        act_process,      QUIETLY},
    {KEY_PROCESS,  IN_EXPLORE,                        has_ends,      act_process,      QUIETLY},
    {KEY_SEEK,     IN_EXPLORE,                        has_ends,      act_seek,         QUIETLY},
    {KEY_TOUCHES,  IN_EXPLORE,                        has_ends,      act_touches,      QUIETLY},
    {KEY_GO,       IN_EXPLORE,                        has_ends,      act_go,           QUIETLY},
    {KEY_STRAND,   IN_RUN | IN_DECIDE,                ALWAYS,        act_strand,       QUIETLY},
    {KEY_STOP,     IN_COURSE | IN_READY | IN_DECIDE | IN_RECORD | IN_HELP | IN_MESSAGE | IN_TASK | IN_DETAIL, ALWAYS, act_stop, QUIETLY},
    {KEY_SEEK,     IN_COURSE,                         ALWAYS,        act_seek,         {"find", "查找"}},
    {KEY_SEEK,     IN_BENCH,                          ALWAYS,        act_seek,         QUIETLY},
    {KEY_HIT,      IN_COURSE | IN_BENCH,              ALWAYS,        act_hit,          QUIETLY},
    {KEY_TOUCHES,  IN_RUN | IN_DECIDE | IN_RECORD,    ALWAYS,        act_touches,      QUIETLY},
    {KEY_GO,       IN_BENCH,                          ALWAYS,        act_go,           QUIETLY},
    {KEY_SIDEWAYS, IN_BENCH,                          ALWAYS,        act_sideways,     QUIETLY},
    {KEY_TAKE,     IN_DECIDE,                         ALWAYS,        act_take,         {"take", "带走"}},
    {KEY_TAKE,     IN_EXPLORE,                        has_ends,      act_take,         {"take", "带走"}},
    {KEY_TAKE,     IN_READY | IN_RUN | IN_RECORD | IN_DETAIL, ALWAYS, act_take,        QUIETLY},
    {KEY_BESIDE,   IN_RUNS,                           has_runs,      act_beside,       {"beside", "并排"}},
    {KEY_BESIDE,   IN_BENCH | IN_EXPLORE,             has_runs,      act_beside,       {"runs", "历次运行"}},
    {KEY_OPEN,     IN_COURSE | IN_MESSAGE,            ALWAYS,        act_open,         {"open a file", "打开文件"}},
    {KEY_OPEN,     IN_BENCH,                          ALWAYS,        act_open,         QUIETLY},
    {KEY_LANGUAGE, IN_COURSE,                         two_languages, act_language,     {"中文", "English"}},
    {KEY_HELP,     IN_COURSE | IN_BENCH | IN_EXPLORE | IN_MESSAGE | IN_TASK | IN_RUNS | IN_DETAIL, ALWAYS, act_help,   {"keys", "按键"}},
    {KEY_ALL,      IN_ANY,                            ALWAYS,        act_all,          {"all", "全部"}},
    {KEY_BACK,     IN_COURSE,                         ALWAYS,        act_back,         {"leave", "离开"}},
    {KEY_BACK,     IN_BENCH | IN_EXPLORE | IN_HELP | IN_MESSAGE | IN_TASK | IN_RUNS | IN_DETAIL, ALWAYS, act_back,     {"back", "返回"}},
    {KEY_ESCAPE,   IN_ANY,                            ALWAYS,        act_escape,       QUIETLY},
    {KEY_HELP,     IN_HELP,                           ALWAYS,        act_escape,       QUIETLY},
    {KEY_REDRAW,   IN_ANY,                            ALWAYS,        act_redraw,       QUIETLY},
    {KEY_SHELL,    IN_ANY,                            ALWAYS,        act_shell,        QUIETLY},
    {KEY_FROM_HERE, IN_BENCH | IN_EXPLORE,            from_here,     act_explore_from, QUIETLY},
    {KEY_TASKS,    IN_ANY,                            ALWAYS,        act_tasks,        QUIETLY},
    {KEY_EDIT,     IN_TASK,                           ALWAYS,        act_edit,         {"edit", "编辑"}},
    {KEY_CHECK,    IN_TASK,                           ALWAYS,        act_check,        {"check", "检查"}},
    {KEY_REAL,     IN_TASK,                           task_has_order, act_real,        {"make it real", "真实重放"}},
    {KEY_HINT,     IN_TASK,                           ALWAYS,        act_hint,         {"hint", "提示"}},
    {KEY_PAGE,     IN_TASK,                           ALWAYS,        act_page,         {"page", "翻页"}},
    {KEY_SOLUTION, IN_TASK,                           ALWAYS,        act_solution,     QUIETLY},
    {KEY_ANEW,     IN_TASK,                           ALWAYS,        act_anew,         QUIETLY},
    {KEY_LIGHT,    IN_ANY,                            ALWAYS,        act_light,        QUIETLY},
    {KEY_DARK,     IN_ANY,                            ALWAYS,        act_dark,         QUIETLY},
    {KEY_ASCII,    IN_ANY,                            ALWAYS,        act_ascii,        QUIETLY},
};
// clang-format on

const int ndeeds = sizeof deeds / sizeof *deeds;

// ---- keys ----

Mode command_mode_on(const App *a, const Screen *s) {
  const View *v = view_of(a);
  if (s == &screen_course) return IN_COURSE;
  if (s == &screen_explore) return IN_EXPLORE;
  if (s == &screen_help) return IN_HELP;
  if (s == &screen_message) return IN_MESSAGE;
  if (s == &screen_runs) return IN_RUNS;
  if (s == &screen_task) return IN_TASK;
  if (s == &screen_detail) return IN_DETAIL;
  if (view_stepping(v)) return IN_DECIDE;
  if (view_running(v)) return IN_RUN;
  return view_now(v)->state == LAB_NONE ? IN_READY : IN_RECORD;
}

Mode command_mode(const App *a) { return command_mode_on(a, a->screen); }

const Deed *command_deed(Mode mode, KeyId id) {
  for (int i = 0; i < ndeeds; i++)
    if (deeds[i].id == id && deeds[i].modes & mode) return &deeds[i];
  return NULL;
}

bool command_works(const App *a, const Deed *d) { return d && (!d->works || d->works(a)); }

// A key that has no deed here, or none now: what it is, and that it does nothing. Hands that know l as the lock's key
// are told where that is.
static void not_here(App *a, KeyId id) {
  const LabProgram *p = view_of(a)->program;
  char key[32];
  if (id == KEY_LANGUAGE && p && p->nswitches && a->screen != &screen_help)
    bench_tell(&a->bench, app_say(a, WORD_LOCK_IS_T), p->switches[0].name);
  else if (command_mode(a) == IN_READY && (id == KEY_TIME || id == KEY_TAKE || id == KEY_DEPTH || id == KEY_SIGNAL))
    bench_tell(&a->bench, "%s", app_say(a, a->bench.nruns ? WORD_NO_RUN_STANDS : WORD_NOTHING_HAS_RUN));
  else if (id == KEY_BESIDE && a->bench.open) bench_tell(&a->bench, "%s", app_say(a, WORD_RUNS_NONE));
  else if (id == KEY_WAYS && view_stepping(view_of(a))) bench_tell(&a->bench, "%s", app_say(a, WORD_NO_WAYS));
  else if (id == KEY_TIME) bench_tell(&a->bench, "%s", app_say(a, WORD_TIME_BY_STEPS));
  else if (id == KEY_PICK && a->screen == &screen_bench && view_ask(view_of(a)))
    bench_tell(&a->bench, "%s", app_say(a, WORD_WAS_ANSWERED));
  else if (id == KEY_PICK) bench_tell(&a->bench, "%s", app_say(a, WORD_NOTHING_NUMBERED));
  else
    bench_tell(&a->bench, app_say(a, WORD_NOT_HERE), command_key(a, id, key, sizeof key),
               key_rows[id].means[a->language]);
}

// A small letter without a meaning, whose capital names a process.
static bool small_letter(App *a, uint32_t key) {
  if (key < 'a' || key > 'z' || !(command_mode(a) & (IN_RUN | IN_DECIDE | IN_RECORD))) return false;
  char capital = (char)(key - 'a' + 'A');
  if (!view_process(view_of(a), view_slot_of(capital))) return false;
  bench_tell(&a->bench, app_say(a, WORD_IS_SHIFT), capital, (int)key);
  return true;
}

// ---- the page's play ----

// The key of a command of a play; false: it has none ("wait").
static bool play_key(const char *command, KeyId *id) {
  char key[80];
  if (!strncmp(command, "answer ", 7)) return *id = KEY_PICK, true;
  if (!strncmp(command, "value ", 6)) return *id = KEY_VALUES, true;
  *id = key_id(command);
  return strcmp(command, "wait") != 0 && key_named(command, NULL, key, sizeof key);
}

static const char *next_of_play(const View *v, KeyId *id) {
  const LessonPage *page = &v->lesson->pages[v->page];
  for (int i = v->played; i < page->nplay; i++)
    if (play_key(page->play[i], id)) return page->play[i];
  return NULL;
}

// A key that the play has next goes on in it; the key with which it begins, and no other, begins it anew.
static void follow_play(View *v, KeyId id) {
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  KeyId of;
  int i = v->played;
  if (!page) return;
  while (i < page->nplay && !play_key(page->play[i], &of)) i++;
  if (i < page->nplay && of == id) v->played = i + 1;
  else if (page->nplay && (id == KEY_RUN || id == KEY_STEP) && play_key(page->play[0], &of) && of == id) v->played = 1;
}

// A key on the wall, as it is written: a letter or a digit is itself.
static void show_press(App *a, KeyId id, uint32_t key) {
  char own[2] = {(char)key, 0}, shown[32];
  far_press(&a->far, key < 0x7F && key > ' ' ? own : command_key(a, id, shown, sizeof shown));
}

bool command_run(App *a, uint32_t key) {
  int by, row = key_row_of(&key, &by);
  if (row < 0) return small_letter(a, key);
  const Deed *d = command_deed(command_mode(a), (KeyId)row);
  a->typed = key;
  if (a->far.on) show_press(a, (KeyId)row, key);
  if (command_works(a, d)) {
    if (a->screen == &screen_bench || a->screen == &screen_explore) follow_play(&a->bench.view, (KeyId)row);
    d->act(a, by);
  } else not_here(a, (KeyId)row);
  return true;
}

// ---- what the page asks for ----

static bool stands_as_asked(const View *v, const Goal *g) {
  Facts f = {.program = v->program, .snap = v->snap};
  return goal_settings_met(g, &f);
}

static KeyId asked_by_goal(const App *a, const Goal *g) {
  const View *v = view_of(a);
  Mode mode = command_mode(a);
  bool stuck = view_now(v)->state == LAB_DEADLOCK;
  if (mode == IN_RUN && (stuck || !a->bench.facts.run_counts)) mode = IN_RECORD;  // … or that began with other values
  bool hand = goal_has(g, "stale_by_hand") || goal_has(g, "let_go") || goal_has(g, "went_back");
  bool orders = goal_names_explore(g) || goal_has(g, "watched");
  if (goal_has(g, "toggled")) return mode == IN_RUN ? KEY_SWITCH : KEY_RUN;
  if (goal_has(g, "switch") && !stands_as_asked(v, g)) return KEY_SWITCH;
  if (goal_has(g, "watched") && mode == IN_EXPLORE) return KEY_REAL;
  if (goal_has(g, "watched") && mode == IN_DECIDE) return KEY_TIME;
  if (hand) return mode == IN_DECIDE ? KEY_PROCESS : KEY_STEP;
  if (orders) return KEY_EXPLORE;
  if (goal_has(g, "paced") && mode == IN_RUN) return KEY_PACE;
  if (goal_has(g, "killed") && mode == IN_RUN) return KEY_SIGNAL;
  return mode == IN_RUN ? KEY_SPACE : KEY_RUN;
}

// What the play has next, if that does something here; else what follows from the goal.
static KeyId asked_now(const App *a, const LessonPage *page) {
  KeyId id;
  if (next_of_play(view_of(a), &id) && command_works(a, command_deed(command_mode(a), id))) return id;
  return asked_by_goal(a, goal_present(page->goal));
}

int command_asked(const App *a, KeyId *ids, int most) {
  const View *v = view_of(a);
  int n = 0;
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  if (!page || !(command_mode(a) & (IN_BENCH | IN_EXPLORE)) || most < 2) return 0;
  if (view_asks(v) && a->screen == &screen_bench) ids[n++] = nobody_to_ask_of(v) ? KEY_RUN : KEY_PICK;
  if (n && enter_answers(a)) ids[n++] = KEY_ENTER;
  if (view_asks(v) && n) return n;  // first of all it is answered
  else if (page->goal && !v->reached) ids[n++] = asked_now(a, page);
  else ids[n++] = KEY_PAGE;
  bool counts = a->bench.facts.run_counts && view_now(v)->state != LAB_DEADLOCK;
  counts = command_mode(a) == IN_DECIDE || (command_mode(a) == IN_RUN && counts);
  if (n && ids[n - 1] == KEY_RUN && counts) n--;
  return n;
}

// ---- the footer ----

// The digits that answer: "1-3", and one by one where one between them is no option's.
static void say_digits(const View *v, const Ask *ask, char *to, size_t size) {
  bool titled = ask->kind < ASK_NUMBER;
  int n = ask->kind == ASK_WHO ? v->snap->nprocesses : ask->kind == ASK_NUMBER ? 9 : ask->noptions;
  int low = titled ? view_option_digit(v, 0) : 1, high = titled ? low : n;
  for (int i = 1; titled && i < n; i++) {
    int digit = view_option_digit(v, i);
    low = digit < low ? digit : low;
    high = digit > high ? digit : high;
  }
  if (ask->kind == ASK_LINE) snprintf(to, size, "%s", key_rows[KEY_ROWS].shown);
  if (n < 2 || ask->kind == ASK_LINE) return;
  snprintf(to, size, "%d-%d", low, high);
  if (high - low == n - 1) return;
  size_t at = 0;
  for (int i = 0; i < n && at < size; i++)
    at += (size_t)snprintf(to + at, size - at, "%s%d", i ? " " : "", view_option_digit(v, i));
}

// Of Home and End the one that the page's play has next; NULL: neither.
static const char *end_in_play(const App *a) {
  KeyId id;
  const char *next = view_of(a)->lesson ? next_of_play(view_of(a), &id) : NULL;
  return next && id == KEY_ENDS ? next : NULL;
}

const char *command_key(const App *a, KeyId id, char *to, size_t size) {
  const View *v = view_of(a);
  snprintf(to, size, "%s", a->grid.ascii && id == KEY_TIME ? "<>" : key_rows[id].shown);
  if (id == KEY_PAGE && v->lesson && v->page == 0 && v->lesson->npages > 1) snprintf(to, size, ">");
  if (id == KEY_ENDS && end_in_play(a)) key_named(end_in_play(a), NULL, to, size);
  if (id == KEY_PICK && v->lesson && view_ask(v)) say_digits(v, view_ask(v), to, size);
  if (id == KEY_PROCESS && view_stepping(v)) {  // those who can go
    size_t at = 0;
    int last = -1, more = 0;
    *to = 0;
    for (int i = 0; i < v->gate->nchoices; i++) {
      const LabChoice *c = &v->gate->choices[i];
      if ((!c->can_go && !c->timeout) || c->slot == last) continue;
      last = c->slot;
      if (at < 8) at += (size_t)snprintf(to + at, size - at, "%s%s", at ? " " : "", view_letter(c->slot));
      else more++;
    }
    if (more) snprintf(to + at, size - at, "…");
    if (!*to) snprintf(to, size, "A…Z");
  }
  return to;
}

// Enter on a row of these panels opens it; while the learner decides, elsewhere it lets go.
bool command_opens_detail(const View *v) {
  bool panel = v->focus == PANEL_SHARED || v->focus == PANEL_TIMELINE || v->focus == PANEL_OUTPUT;
  return (panel || !view_stepping(v)) && detail_focus(v).kind != DETAIL_NONE;
}

void command_label(const App *a, const Deed *d, char *to, size_t size) {
  const View *v = view_of(a);
  const LabProgram *p = v->program;
  snprintf(to, size, "%s", d->label[a->language] ? d->label[a->language] : key_rows[d->id].means[a->language]);
  if (d->id == KEY_PICK && enter_answers(a))
    snprintf(to, size, "%s", app_say(a, view_ask(v)->kind == ASK_LINE ? WORD_KEY_POINT : WORD_KEY_MARK));
  if (d->id == KEY_ENTER && enter_answers(a)) {
    snprintf(to, size, "%s", app_say(a, WORD_KEY_ANSWER));
    return;
  }
  if (d->id == KEY_ENDS && end_in_play(a))
    snprintf(to, size, "%s", app_say(a, strcmp(end_in_play(a), "now") ? WORD_KEY_TO_START : WORD_KEY_TO_END));
  if (d->id == KEY_DEPTH && view_stepping(v)) snprintf(to, size, "%s", view_depth(v));
  if (d->id == KEY_SWITCH && p && p->nswitches == 1)
    snprintf(to, size, "%s %s", p->switches[0].name, p->switches[0].on ? "●" : "○");
  if (d->id == KEY_ENTER && command_mode(a) == IN_DETAIL && detail_chosen(&a->detail)) {
    bool moment = detail_chosen(&a->detail)->to.kind == DETAIL_MOMENT;
    snprintf(to, size, "%s", app_say(a, moment ? WORD_DETAIL_GO : WORD_DETAIL_OPEN));
  }
  if (d->id == KEY_ENTER && command_mode(a) == IN_DECIDE && command_opens_detail(v))
    snprintf(to, size, "%s", command_deed(IN_RUN, KEY_ENTER)->label[a->language]);
  if (d->id == KEY_ZOOM && v->zoom) snprintf(to, size, "%s", app_say(a, WORD_ALL_PANELS));
  if (d->id == KEY_SPACE && command_mode(a) == IN_RUN && view_now(v)->state == LAB_PAUSED)
    snprintf(to, size, "%s", app_say(a, WORD_GO_ON));
  if (d->id == KEY_BACK && a->bench.open && view_running(v) &&
      (a->screen == &screen_course || (a->screen == &screen_bench && !a->course)))
    snprintf(to, size, "%s", app_say(a, WORD_LEAVE_ENDS));
}

static bool anybody_goes(const View *v) {
  for (int i = 0; i < v->gate->nchoices; i++)
    if (v->gate->choices[i].can_go || v->gate->choices[i].timeout) return true;
  return !v->gate->settled;  // somebody computes, and may come to a step
}

bool command_offered(const App *a, Mode mode, const Deed *d) {
  const View *v = view_of(a);
  const LabProgram *p = v->program;
  if (!command_works(a, d)) return false;
  switch ((int)d->id) {
  case KEY_SWITCH: return p && p->nswitches;
  case KEY_VALUES: return p && p->nknobs;
  case KEY_STOP: return mode == IN_EXPLORE ? searching(a) : mode & (IN_RUN | IN_DECIDE);
  case KEY_PROCESS: return mode == IN_DECIDE ? anybody_goes(v) : mode == IN_EXPLORE || v->snap->nprocesses > 0;
  case KEY_ENTER:
    if (enter_answers(a)) return true;
    if (mode & (IN_RUN | IN_RECORD)) return command_opens_detail(v);
    return mode != IN_DECIDE || anybody_goes(v) || command_opens_detail(v);
  case KEY_SPACE:
    if (mode == IN_RUN && view_now(v)->state == LAB_DEADLOCK) return false;  // there is nothing to hold
    return mode != IN_DECIDE || anybody_goes(v);
  case KEY_STRAND: return mode != IN_DECIDE || anybody_goes(v);
  case KEY_HIT: return *a->sought || mode & (IN_RUN | IN_DECIDE | IN_RECORD);
  default: return true;
  }
}

// A letter chooses a process everywhere; where it takes a run over, that is said.
static bool in_footer(const App *a, Mode mode, const Deed *d) {
  if (d->id == KEY_PROCESS && mode == IN_RUN && !bench_takes(&a->bench)) return false;
  return d->label[0] && command_offered(a, mode, d);
}

// " ▸r run": where it stands a click presses it.
static int put_key(const App *a, Area area, int col, const Deed *d, bool asked, bool draw) {
  char key[32], label[120];
  int from = col;
  command_key(a, d->id, key, sizeof key);
  command_label(a, d, label, sizeof label);
  int width = utf8_width(key) + 1 + utf8_width(label) + asked;
  if (!draw) return col + width;
  if (asked) col = area_put(area, 0, col, STYLE_KEY | STYLE_BOLD, "▸");
  col = area_put(area, 0, col, STYLE_KEY | STYLE_BOLD, key);
  col = area_put(area, 0, col + 1, STYLE_PLAIN, label);
  uint32_t press = d->id == KEY_PICK || d->id == KEY_PROCESS ? 0 : d->id == KEY_TIME ? K_RIGHT : key_rows[d->id].key;
  if (press) area_spot(area, 0, from, col - from, press);
  return col;
}

// The panel with the focus has more to say than is in sight, or stands alone: zoom is what one looks for.
static bool is_cut(const View *v) { return v->zoom || v->most[v->focus] > 0 || v->strips >> v->focus & 1; }

// The deed whose word stands at the footer's end; NULL: there is none.
static const Deed *last_deed(Mode mode, KeyId id) {
  const Deed *d = command_deed(mode, id);
  return d && d->label[0] ? d : NULL;
}

void command_footer(App *a, Area area) {
  static const KeyId last[] = {KEY_HELP, KEY_ALL, KEY_BACK};
  enum { LAST = sizeof last / sizeof *last };
  KeyId asked[4];
  Mode mode = command_mode(a);
  int nasked = command_asked(a, asked, 4), width = 0, col = 1;
  for (int i = 0; i < LAST; i++)
    if (last_deed(mode, last[i])) width = put_key(a, area, width, last_deed(mode, last[i]), false, false) + 2;
  int end = area.cols - width;
  for (int i = 0; i < nasked; i++) {
    const Deed *d = command_deed(mode, asked[i]);
    if (command_offered(a, mode, d)) col = put_key(a, area, col, d, true, true) + 2;
  }
  const Deed *zoom = command_deed(mode, KEY_ZOOM);
  bool opens = zoom && is_cut(view_of(a));
  if (opens) col = put_key(a, area, col, zoom, false, true) + 2;
  for (int i = 0; i < ndeeds; i++) {
    const Deed *d = &deeds[i];
    bool there = !(d->modes & mode) || !in_footer(a, mode, d);
    for (int k = 0; k < nasked; k++) there |= asked[k] == d->id;
    for (int k = 0; k < LAST; k++) there |= last[k] == d->id;
    there |= opens && d == zoom;
    if (there || put_key(a, area, col, d, false, false) >= end) continue;
    col = put_key(a, area, col, d, false, true) + 2;
  }
  col = end + 1;
  for (int i = 0; i < LAST; i++)
    if (last_deed(mode, last[i])) col = put_key(a, area, col, last_deed(mode, last[i]), false, true) + 2;
}
