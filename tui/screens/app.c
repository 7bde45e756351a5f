// The workbench's loop: waits for keys, for the lab and for the next picture; draws only when something has changed.
#include "app.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "base/clock.h"
#include "base/visible.h"
#include "tui/course/day.h"
#include "tui/glass/glass.h"
#include "tui/glass/utf8.h"

enum { LEAST_ROWS = 16, LEAST_COLS = 60 };  // below this there is only a word about it

const char *app_say(const App *app, Word w) { return word(app->language, w); }

void app_show(App *app, const Screen *s) {
  if (s == &screen_help && app->screen != s) app->before = app->screen;
  app->screen = s;
}

const char *run_name(const App *app) {
  const Bench *b = &app->bench;
  const char *slash = strrchr(b->path, '/');
  return b->view.lesson ? b->view.lesson->words[app->language].title : slash ? slash + 1 : b->path;
}

// To the lesson's last page, if it has pages.
static void back_from_task(App *app) {
  const Lesson *l = course_lesson(app->course, app->task.task->lesson);
  app->screen = &screen_course;
  if (!l) return;
  app_open_lesson(app, l);
}

// One place up. A run that lives is held when its bench is left, and stands there again on return.
void app_back(App *app) {
  if (app->screen == &screen_help) {
    app->screen = app->before;
  } else if (app->screen == &screen_course) {
    app->quit = true;
  } else if (app->screen == &screen_runs || app->screen == &screen_detail) {
    app->screen = &screen_bench;
  } else if (app->screen == &screen_explore) {
    bench_explore_stop(&app->bench);
    app->screen = &screen_bench;
    bench_after_search(&app->bench);
  } else if (app->screen == &screen_task) {
    back_from_task(app);
  } else if (app->task.task && !strcmp(app->bench.path, app->task.answer.path)) {  // its order was walked
    bench_leave(&app->bench);
    task_page_open(app, app->task.task);
  } else if (!app->course) {
    app->quit = true;
  } else {
    if (app->screen == &screen_bench && bench_leave(&app->bench))
      bench_tell(&app->bench, "%s", app_say(app, WORD_RUN_KEPT));
    *app->refused = 0;
    app->screen = &screen_course;
  }
}

static void save(App *app) {
  char why[600];
  if (!progress_save(app->progress, why, sizeof why)) bench_tell(&app->bench, app_say(app, WORD_PROGRESS_FAILED), why);
}

// ---- opening ----

static void refused(App *app, const char *path, const Lesson *l) {
  struct stat s = {0};
  snprintf(app->refused, sizeof app->refused, "%s", path);
  app->refused_lesson = l;
  stat(path, &s);
  app->refused_time = s.st_mtim;
  app->screen = &screen_message;
}

// The bench that is open already stands there as it was left; another one ends its run.
static bool returns(App *app, const Lesson *l) {
  if (!app->bench.open || app->bench.view.lesson != l || bench_round_is_over(&app->bench)) return false;
  bench_return(&app->bench);
  app->screen = &screen_bench;
  return true;
}

static bool open_bench(App *app, const char *path, const Lesson *l) {
  char ended[200] = "";
  if (app->bench.open && view_running(&app->bench.view))
    snprintf(ended, sizeof ended, app_say(app, WORD_RUN_ENDED_BY), run_name(app));
  app->bench.view.language = app->language;
  if (!(l && l->review ? bench_open_review(&app->bench, l, &app->refusal)
                       : bench_open(&app->bench, path, l, &app->refusal)))
    return false;
  app->screen = &screen_bench;
  if (*ended) bench_tell(&app->bench, "%s", ended);
  return true;
}

static void own_machine(App *app) {
  if (!app->guests) lab_use_python(app->lab, NULL, NULL, 0);
}

void app_open_lesson(App *app, const Lesson *l) {
  app->chosen = (int)(l - app->course->lessons);
  if (returns(app, l)) return;
  if (l->review) review_arrange(&app->course->lessons[app->chosen], app->course, app->progress);
  own_machine(app);
  if (!open_bench(app, l->program, l)) refused(app, l->program, l);
}

void app_open_file(App *app, const char *path) {
  char whole[PATH_MAX];
  const char *home = getenv("HOME");
  if (path[0] == '~' && path[1] == '/' && home) snprintf(whole, sizeof whole, "%s%s", home, path + 1);
  else snprintf(whole, sizeof whole, "%s", path);
  own_machine(app);
  if (!open_bench(app, whole, NULL)) refused(app, whole, NULL);
}

bool app_may_be_guest(const App *app) {
  return *app->refused && !app->refused_lesson && app->refusal.line > 0 && !app->guests;
}

void app_open_guest(App *app) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s", app->refused);
  LabRefusal *why = &app->refusal;
  if (!lab_use_python(app->lab, "python3", why->message, sizeof why->message)) {
    why->line = 0;
    snprintf(why->what, sizeof why->what, "%.*s", (int)sizeof why->what - 1, why->message);
  } else if (open_bench(app, path, NULL)) {
    bench_tell(&app->bench, "%s", app_say(app, WORD_GUEST));
  } else {
    refused(app, path, NULL);
  }
}

// ---- the prompt ----

void app_prompt(App *app, Word label, const char *text, void (*done)(App *app, const char *text)) {
  app->prompt = (Prompt){.open = true, .label = label, .done = done};
  snprintf(app->prompt.text, sizeof app->prompt.text, "%s", text);
}

static void prompt_key(App *app, uint32_t key) {
  Prompt *p = &app->prompt;
  bool types = key >= ' ' && key < K_UP;
  if (p->fresh && types) *p->text = 0;
  if (types || key == K_BACKSPACE) p->fresh = false;
  size_t n = strlen(p->text);
  if (key == K_ESCAPE || key == K_CONTROL_C) p->open = false;
  else if ((key == K_UP || key == K_DOWN) && p->turn) p->turn(app, key == K_UP ? -1 : 1);
  else if (key == K_CONTROL_U) *p->text = 0;
  else if (key == K_BACKSPACE) {
    while (n && (p->text[n - 1] & 0xC0) == 0x80) n--;
    p->text[n ? n - 1 : 0] = 0;
  } else if (key == K_ENTER) {
    p->open = false;
    if (*p->text) p->done(app, p->text);
  } else if (types && n + 5 < sizeof p->text) {
    n += utf8_put(p->text + n, key);
    p->text[n] = 0;
  }
}

// Pasted text is text: newlines become blanks.
static void prompt_paste(Prompt *p, const char *text) {
  if (p->fresh) *p->text = 0;
  p->fresh = false;
  size_t n = strlen(p->text);
  while (*text && n + 5 < sizeof p->text) {
    uint32_t rune = utf8_next(&text);
    n += utf8_put(p->text + n, rune == '\n' || rune == '\t' ? ' ' : rune);
  }
  p->text[n] = 0;
}

// Elsewhere no key of it acts; it is kept for the two that can take it.
static void paste(App *app) {
  char number[32];
  const char *text = glass_pasted();
  int64_t n = 0;
  if (app->prompt.open) {
    prompt_paste(&app->prompt, text);
    return;
  }
  if (app->palette.open) {
    for (const char *at = text; *at;) palette_key(app, utf8_next(&at));
    return;
  }
  for (const char *at = text; *at; n++) utf8_next(&at);
  app->pasted = n > 0;
  if (n) bench_tell(&app->bench, app_say(app, WORD_PASTED), say_number(number, sizeof number, n));
}

static void draw_prompt(App *app, Area a) {
  const Prompt *p = &app->prompt;
  int col = area_put(a, 0, 1, STYLE_KEY | STYLE_BOLD, app_say(app, p->label));
  const char *text = p->text;
  while (utf8_width(text) > a.cols - col - 2) utf8_next(&text);  // the end is what is being typed
  col = area_put(a, 0, col, p->fresh ? STYLE_FAINT : STYLE_PLAIN, text);
  area_put(a, 0, col, STYLE_PLAIN | STYLE_REVERSE, " ");
}

// ---- keys and pictures ----

// Keys that only look around keep a question open.
static bool looks_around(uint32_t key) {
  static const uint32_t keys[] = {K_TAB,       K_BACK_TAB, K_UP,         K_DOWN,     K_PAGE_UP,
                                  K_PAGE_DOWN, K_WHEEL_UP, K_WHEEL_DOWN, K_CONTROL_L};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (key == keys[i]) return true;
  return false;
}

void app_press(App *app, uint32_t key) { command_run(app, key); }

// A row of the help is a key of the screen below, if the help itself has no use for it.
static bool is_below_help(const App *app, uint32_t key) {
  int by, row = key_row_of(&key, &by);
  return app->screen == &screen_help && row >= 0 && !command_deed(IN_HELP, (KeyId)row);
}

// A place that looks as if it could be pressed: a key, or something that only a click can name.
static void click_spot(App *app, uint32_t key) {
  Bench *b = &app->bench;
  View *v = &b->view;
  if (key >= K_PANEL && key < K_PANEL + PANELS) {
    PanelId id = (PanelId)(key - K_PANEL);
    if (v->focus == id) v->zoom = !v->zoom;  // a second click
    v->focus = id;
    v->opened = (int)id + 1;
  } else if (key >= K_MARKS && key < K_MARKS + PANELS) {
    v->focus = (PanelId)(key - K_MARKS);
    command_run(app, K_PAGE_DOWN);
  } else if (key >= K_CHOOSE && key < K_PANEL) {
    int slot = (int)(key - K_CHOOSE);
    if (app->screen == &screen_explore) v->order_who = v->order_who == slot + 1 ? 0 : slot + 1;
    bool again = v->slot == slot && !v->strand;
    v->slot = slot, v->strand = 0;
    if (again && view_stepping(v)) bench_again(b);
  } else if (key >= K_VALUE && key < K_CHOOSE) {
    menu_open(app, MENU_VALUE);
    if (app->menu == MENU_VALUE) menu_key(app, '1' + (key - K_VALUE));
  } else if (key >= K_SWITCH && key < K_VALUE) {
    bench_toggle(b, (int)(key - K_SWITCH));
  } else if (app->menu) {
    menu_key(app, key);
  } else {
    if (is_below_help(app, key)) app_back(app);
    command_run(app, key);
  }
}

static void mouse(App *app, Input in) {
  if (app->menu && in.key == K_CLICK) app->menu = MENU_NONE;
  if (app->screen->mouse) app->screen->mouse(app, in);
}

void app_key(App *app, Input in) {
  bool asking = app->bench.asking;
  app->dirty = true;
  if (in.key == K_RESIZE) return;
  if (in.key == K_PASTE) {
    paste(app);
    return;
  }
  *app->bench.tell = 0;
  if (in.key != app->bench.confirms) app->bench.confirms = 0;
  if (app->prompt.open) prompt_key(app, in.key);
  else if (in.key == K_CLICK && grid_spot(&app->grid, in.row, in.col))
    click_spot(app, grid_spot(&app->grid, in.row, in.col));
  else if (app->palette.open) palette_key(app, in.key);
  else if (in.key >= K_CLICK && in.key <= K_WHEEL_DOWN) mouse(app, in);
  else if (app->menu) menu_key(app, in.key);
  else command_run(app, in.key);
  app->pasted = false;
  if (asking && !looks_around(in.key)) app->bench.asking = false;
}

// A message for the learner stands above the keys, until the next key or for some seconds. It has rows of its own: what
// the screen shows is not covered. Returns them; draws it when `draw`.
static int tell_rows(App *app, Area all, bool draw) {
  char arrows[sizeof app->bench.tell];
  if (!*app->bench.tell) return 0;
  const char *text = flow_arrows(all, app->bench.tell, arrows, sizeof arrows);
  int rows = flow_text(area_part(all, 0, 0, 0, all.cols - 2), 0, 0, STYLE_WARN, text), most = all.rows / 4;
  if (rows > most) rows = most;
  if (!draw) return rows;
  flow_text(area_part(all, all.rows - 1 - rows, 1, rows, all.cols - 2), 0, 0, STYLE_WARN | STYLE_BOLD, text);
  return rows;
}

Area app_body(App *app) {
  Area all = grid_area(&app->grid);
  return area_part(all, 0, 0, app->body_rows, all.cols);
}

void app_draw(App *app) {
  Area all = grid_area(&app->grid);
  grid_clear(&app->grid);
  app->bench.view.drawn = 0;
  if (all.rows < LEAST_ROWS || all.cols < LEAST_COLS) {
    area_print(all, 0, 0, STYLE_WARN, app_say(app, WORD_TOO_SMALL), all.cols, all.rows);
    return;
  }
  app->body_rows = all.rows - 1 - tell_rows(app, all, false);
  app->screen->draw(app, app_body(app));
  Area foot = area_part(all, all.rows - 1, 0, 1, all.cols);
  if (app->prompt.open) draw_prompt(app, foot);
  else if (app->menu) menu_draw(app, foot);
  else command_footer(app, foot);
  tell_rows(app, all, true);
  if (app->palette.open) palette_draw(app, area_part(all, 0, 0, all.rows - 1, all.cols));
}

static void show(App *app) {
  int rows, cols;
  glass_size(&rows, &cols);
  grid_size(&app->grid, rows, cols);
  app_draw(app);
  glass_show(&app->grid);
  app->dirty = bench_drawn(&app->bench, clock_monotonic());
}

static bool read_keys(App *app) {
  for (Input in; !app->quit && (in = glass_read()).key;) app_key(app, in);
  return !app->quit;
}

static void tick(App *app) {
  int64_t now = clock_monotonic();
  if (bench_tick(&app->bench, now)) app->dirty = true;  // on every screen: a run goes on behind the help
  if (app->screen->tick && app->screen->tick(app, now)) app->dirty = true;
}

static void loop(App *app) {
  const int64_t frame = 33000000;  // ns: at most 30 pictures a second
  int64_t shown_at = 0;
  struct pollfd fds[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = lab_fd(app->lab), .events = POLLIN}};
  app->dirty = true;
  while (!app->quit && !glass_signal()) {
    int64_t now = clock_monotonic();
    if (app->dirty && now - shown_at >= frame) {
      save(app);
      show(app);
      shown_at = now;
    }
    int wait = bench_timeout(&app->bench, now), next = (int)((shown_at + frame - now) / 1000000) + 1;
    if (app->dirty && next < wait) wait = next < 0 ? 0 : next;
    fds[1].fd = lab_fd(app->lab);
    int n = poll(fds, 2, wait);
    if (n > 0 && fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) break;  // the terminal is gone
    read_keys(app);
    lab_tick(app->lab);  // its metronome may beat faster than pictures are drawn
    if (fds[1].revents || clock_monotonic() - shown_at >= bench_frame(&app->bench)) tick(app);
  }
}

static bool start(App *app, Lab *lab, Course *course) {
  char aside[PATH_MAX + 64];
  *app = (App){.lab = lab, .course = course, .screen = &screen_course, .before = &screen_course};
  app->progress = progress_load(NULL, aside, sizeof aside);
  if (!app->progress || !bench_start(&app->bench, lab, app->progress)) return false;
  int language = progress_language(app->progress);
  app->language = language >= 0 ? (Language)language : words_language();
  app->guests = lab_python(lab) != NULL;
  app->menu = MENU_NONE;
  app->grid.ascii = !glass_unicode();
  bool cannot = app->grid.ascii && app->language == CHINESE;
  if (cannot) app->language = ENGLISH;
  app->bench.view.language = app->language;
  char why[400];
  for (int i = 0; course && i < course->nlessons; i++)
    if (course->lessons[i].review) review_close_round(&course->lessons[i], app->progress, day_today());
  app->tasks = course ? tasks_load(course->folder, why, sizeof why) : NULL;
  app->chosen = course_first_undone(app);
  if (cannot) bench_tell(&app->bench, "%s", app_say(app, WORD_NO_CHINESE));
  if (*aside) bench_tell(&app->bench, app_say(app, WORD_PROGRESS_BAD), aside);
  return true;
}

static void finish(App *app) {
  char why[600];
  glass_stop();
  lab_stop(app->lab);
  if (!progress_save(app->progress, why, sizeof why)) complain("progress: %s", why);
  bench_finish(&app->bench);
  progress_free(app->progress);
  palette_free(app);
  detail_free(&app->detail);
  task_page_free(&app->task);
  tasks_free(app->tasks);
  grid_free(&app->grid);
}

int app_main(Lab *lab, Course *course, const Lesson *lesson, const char *file) {
  static App app;
  char why[400];
  if (!glass_start(why, sizeof why)) {
    complain("%s", why);
    return 2;
  }
  if (!start(&app, lab, course)) {
    glass_stop();
    fputs("mplab: out of memory\n", stderr);
    return 1;
  }
  if (lesson) app_open_lesson(&app, lesson);
  if (file) app_open_file(&app, file);
  if (app.screen == &screen_message) {  // named on the command line: said there, and no more
    char message[sizeof app.refusal.message];
    bool guest = app_may_be_guest(&app);
    memcpy(message, app.refusal.message, sizeof message);
    finish(&app);
    fprintf(stderr, "mplab: %s\n", message);  // of several lines, made visible one by one
    if (guest) fputs("With --python before its name python3 itself runs it.\n", stderr);
    return 2;
  }
  loop(&app);
  int number = glass_signal();
  finish(&app);
  if (number) {
    signal(number, SIG_DFL);
    raise(number);
  }
  return 0;
}
