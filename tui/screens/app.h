// The workbench: the screen that is shown, what all screens share, and the loop that waits for keys and for the lab.
#ifndef TUI_SCREENS_APP_H
#define TUI_SCREENS_APP_H

#include <stdbool.h>
#include <sys/stat.h>

#include "bench.h"
#include "task_page.h"
#include "tui/panels/far.h"
#include "tui/panels/detail.h"
#include "tui/glass/grid.h"
#include "tui/glass/keys.h"
#include "tui/course/lesson.h"
#include "tui/course/progress.h"

typedef struct App App;

// A screen is a row of operations. Keys go to the table of commands (commands.h); `mouse` gets what no spot took.
typedef struct Screen {
  void (*draw)(App *app, Area a);       // all but the footer's row
  void (*mouse)(App *app, Input in);    // NULL: nothing more
  bool (*tick)(App *app, int64_t now);  // true: draw again. NULL: nothing moves
} Screen;

extern const Screen screen_course, screen_bench, screen_help, screen_message, screen_explore, screen_runs, screen_task,
    screen_detail;

typedef struct Prompt {  // a line to type into, in the footer's place
  bool open;
  Word label;
  char text[1024];
  bool fresh;  // the text stands there as it was: what is typed first takes its place
  void (*done)(App *app, const char *text);
  void (*turn)(App *app, int by);  // up and down change the text; NULL: they do nothing
} Prompt;

// A numbered list that a key has opened, in the footer's place. There is never more than one.
typedef enum MenuKind { MENU_NONE, MENU_SWITCH, MENU_VALUE, MENU_WHOM, MENU_SIGNAL, MENU_GO, MENU_TAKE } MenuKind;

enum { PALETTE_ROWS = 400 };

typedef struct PaletteRow {
  char text[120], key[24], why[120];  // why: it cannot be done now
  int kind, at;                       // palette.c
  bool second, named;                 // of a pair of keys; its name begins as what is typed does
} PaletteRow;

typedef struct Palette {  // all commands by name, over the screen
  bool open;
  char text[120];
  PaletteRow *rows;  // those that match
  int n, chosen;
} Palette;

struct App {
  Lab *lab;
  Course *course;  // NULL: there is none, a file was named
  Tasks *tasks;    // … or they cannot be read
  TaskPage task;
  Progress *progress;
  Language language;
  Grid grid;
  const Screen *screen, *before;  // before: where help and messages go back to
  Bench bench;
  int chosen;  // the course: index of a lesson; nlessons: your programs
  int top;     // the course: first row shown
  int help_scroll, help_most;
  int run_chosen, run_top;  // the runs: a row
  int run_marked;           // … and the number of the one that another is set beside; 0 none
  Prompt prompt;
  MenuKind menu;
  int number;        // typed after g, -1 none yet
  int value;         // the knob whose value is typed
  char sought[200];  // what / has sought
  Palette palette;
  Detail detail;
  Far far;                 // the bench as it stands on a wall
  uint32_t typed;          // the key that is acted on: which letter, which digit
  LabRefusal refusal;      // the message screen's
  char refused[PATH_MAX];  // the file it is about
  const Lesson *refused_lesson;
  bool guests;  // started with --python: whatever is opened is run by that
  struct timespec refused_time;
  bool pasted;    // a paste has just come that no prompt took: o opens it as a program, / seeks it
  int body_rows;  // of the last picture: all but the footer and what is told
  bool dirty, quit;
};

// What to open at once: both NULL, the course is shown.
int app_main(Lab *lab, Course *course, const Lesson *lesson, const char *file);  // returns the exit code

void app_show(App *app, const Screen *s);
void app_open_lesson(App *app, const Lesson *l);
void app_open_file(App *app, const char *path);
// from the bench to the course, or out
void app_back(App *app);
// text: what stands there already
void app_prompt(App *app, Word label, const char *text, void (*done)(App *app, const char *text));
void app_key(App *app, Input in);  // one key, to what lies on top: a prompt, a menu, the palette, a command
void app_press(App *app, uint32_t key);
Area app_body(App *app);  // what the last picture gave to its screen
void app_draw(App *app);  // into app->grid
const char *app_say(const App *app, Word w);

int course_first_undone(const App *app);  // index of a lesson; the first one when all are done

bool task_tick(App *app, int64_t now);  // task_page.c: true: draw again
const char *run_name(const App *app);
// The refused file may be opened for python3: it was read, but our own machine does not take it.
bool app_may_be_guest(const App *app);
void app_open_guest(App *app);

// detail.c
void detail_show(App *app, DetailOf of);
void detail_take(App *app);
void detail_hit(App *app, int by);
void detail_sought(App *app, const char *text);
void detail_escape(App *app);
// runs.c
void runs_open(App *app);
void runs_move(App *app, int by);
void runs_mark(App *app);
void runs_stand(App *app);
// menu.c
void menu_open(App *app, MenuKind kind);
void menu_key(App *app, uint32_t key);
void menu_draw(App *a, Area area);
// take.c: what y takes away
void take_key(App *app, uint32_t key);
int take_items(void);
const char *take_name(const App *app, int i);
// palette.c
void palette_open(App *app);
void palette_key(App *app, uint32_t key);
void palette_draw(App *app, Area all);
void palette_free(App *app);
// A box over the screen, as high and as wide as what is in it wants; returns its inside.
Area box_draw(Area all, int rows, int cols, const char *title, const char *foot);

// bench.c
void bench_draw(View *v, Area a, const char *banner, const char *second);
void bench_draw_header(View *v, Area a);
void bench_focus(App *app, int by);  // the panel that many further on the screen has the keys (Tab)

#endif
