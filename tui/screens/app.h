// The workbench: the screen that is shown, what all screens share, and the loop that waits for keys and for the lab.
#ifndef TUI_SCREENS_APP_H
#define TUI_SCREENS_APP_H

#include <stdbool.h>
#include <sys/stat.h>

#include "bench.h"
#include "tui/glass/grid.h"
#include "tui/glass/keys.h"
#include "tui/course/lesson.h"
#include "tui/course/progress.h"

typedef struct App App;

// A screen is a row of operations. Commands (commands.h) are tried first; `key` gets what no command took.
typedef struct Screen {
  unsigned bit;                         // for Command.where
  void (*draw)(App *app, Area a);       // all but the footer's row
  void (*key)(App *app, Input in);      // NULL: nothing more
  bool (*tick)(App *app, int64_t now);  // true: draw again. NULL: nothing moves
} Screen;

enum { ON_COURSE = 1, ON_BENCH = 2, ON_HELP = 4, ON_MESSAGE = 8, ON_EXPLORE = 16, ON_ANY = 31 };

extern const Screen screen_course, screen_bench, screen_help, screen_message, screen_explore;

typedef struct Prompt {  // a line to type into, in the footer's place
  bool open;
  Word label;
  char text[1024];
  void (*done)(App *app, const char *text);
} Prompt;

struct App {
  Lab *lab;
  Course *course;  // NULL: there is none, a file was named
  Progress *progress;
  Language language;
  Grid grid;
  const Screen *screen, *before;  // before: where help and messages go back to
  Bench bench;
  int chosen;  // the course: index of a lesson; nlessons: your programs
  int top;     // the course: first row shown
  int help_scroll, help_most;
  Prompt prompt;
  LabRefusal refusal;      // the message screen's
  char refused[PATH_MAX];  // the file it is about
  const Lesson *refused_lesson;
  struct timespec refused_time;
  bool pasted;  // a paste has just come that no prompt took: o opens it as a program, / seeks it
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
void app_key(App *app, Input in);  // one key, to the prompt, a command or the screen
void app_draw(App *app);           // into app->grid
const char *app_say(const App *app, Word w);

int course_first_undone(const App *app);  // index of a lesson; the first one when all are done

void command_enter(App *app);  // opens what is chosen on the course

// bench.c
void bench_draw(View *v, Area a, const char *banner, const char *second);
void bench_focus(App *app, int by);  // the panel that many further on the screen has the keys (Tab)

#endif
