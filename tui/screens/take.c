// What y takes away: the chosen thing, the screen, the order, the command that runs it again go to the terminal's
// clipboard, and always to a file of the state folder; an order to replay, a page and a picture become files.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "tui/glass/glass.h"
#include "tui/glass/svg.h"
#include "tui/panels/detail.h"
#include "tui/panels/explore_view.h"
#include "tui/panels/order_html.h"
#include "tui/words/quoted.h"
#include "base/memory_text.h"

// ---- to the clipboard ----

static void take_text(App *a, const char *text) {
  char path[PATH_MAX];
  bool clip = glass_clip(text, strlen(text));
  bool kept = progress_file(a->progress, "take.txt", path, sizeof path) && lab_replace_file(path, text, strlen(text));
  if (!kept) bench_tell(&a->bench, app_say(a, WORD_NOT_WRITTEN), path, strerror(errno));
  else bench_tell(&a->bench, app_say(a, clip ? WORD_TAKEN_CLIP : WORD_TAKEN_FILE), path);
}

// All lines of the detail that is open, or of what would be opened where the focus is.
static void take_thing(App *a) {
  static Detail own;
  bool open = a->screen == &screen_detail;
  Detail *d = open ? &a->detail : &own;
  DetailOf of = open ? d->of : detail_focus(&a->bench.view);
  char title[400], *text = NULL;
  size_t size;
  if (of.kind == DETAIL_NONE) {
    bench_tell(&a->bench, "%s", app_say(a, WORD_TAKE_NOTHING));
    return;
  }
  if (!open) detail_open(d, of);
  detail_make(&a->bench.view, d);
  FILE *f = open_memstream(&text, &size);
  if (!f) return;
  detail_title(&a->bench.view, of, title, sizeof title);
  fprintf(f, "%s\n", title);
  for (int i = 0; i < d->n; i++) {
    const char *letter = d->lines[i].slot >= 0 ? view_letter(d->lines[i].slot) : "";
    fprintf(f, "%s%s%s\n", letter, *letter ? " " : "", d->text + d->lines[i].text);
  }
  if (memory_text(f, &text)) take_text(a, text);
  free(text);
}

static void take_screen(App *a) {
  app_draw(a);  // without the menu
  char *text = grid_text(&a->grid);
  if (text) take_text(a, text);
  free(text);
}

// "mplab run value-race --set lock=off --seed 457913"; of a search, and of what is stepped through, explore. Owned by
// the caller; NULL: no memory.
static char *command_again(App *a) {
  const View *v = &a->bench.view;
  bool every = a->screen == &screen_explore || view_stepping(v) || v->explore_values;
  char *text = NULL, value[80];
  size_t size;
  FILE *f = open_memstream(&text, &size);
  if (!f) return NULL;
  fprintf(f, "mplab %s%s ", every ? "explore" : "run", v->python ? " --python" : "");
  put_quoted(f, v->lesson && !strcmp(a->bench.path, v->lesson->program) ? v->lesson->name : a->bench.path);
  for (int i = 0; i < v->program->nswitches; i++)
    fprintf(f, " --set %s=%s", v->program->switches[i].name, v->program->switches[i].on ? "on" : "off");
  for (int i = 0; i < v->program->nknobs; i++) {
    const LabKnob *k = &v->program->knobs[i];
    if (k->is_choice) snprintf(value, sizeof value, "%s", k->choices[k->choice]);
    else snprintf(value, sizeof value, "%lld", (long long)(every ? k->explore : k->value));
    fprintf(f, " --set %s=%s", k->name, value);
  }
  if (a->bench.ran && !every) fprintf(f, " --seed %llu", (unsigned long long)v->snap->seed);
  return memory_text(f, &text);
}

static void take_command(App *a) {
  char *command = command_again(a);
  if (command) take_text(a, command);
  free(command);
}

// ---- the order ----

// The order that is looked at: of what every order came to, or the one that is stepped through. false: there is none,
// and it is said. command: the caller's, until the page is made.
static bool order_here(App *a, OrderPage *p, char **command) {
  View *v = &a->bench.view;
  const LabOutcome *o = a->screen == &screen_explore && v->explore && !v->explore->running ? explore_chosen(v) : NULL;
  *p = (OrderPage){.language = a->language, .title = run_name(a), .program = v->program};
  if (o && o->nsteps) {
    order_of_outcome(p, o);
    p->seed = v->explore->seed;
  } else if (view_stepping(v) && v->gate->at) {
    order_of_steps(p, v->gate, v->snap);
    p->explored = v->explore_values;
  } else {
    bench_tell(&a->bench, "%s", app_say(a, WORD_TAKE_NO_ORDER));
    return false;
  }
  *command = command_again(a);
  p->command = *command ? *command : "";
  return true;
}

static void take_order(App *a) {
  OrderPage p;
  char *command, *text;
  if (!order_here(a, &p, &command)) return;
  if ((text = order_text(&p))) take_text(a, text);
  free(text);
  free(command);
}

static void save_order(App *a, const char *path) { bench_save_order(&a->bench, path); }

static void take_replay(App *a) {
  const View *v = &a->bench.view;
  bool explored = a->screen == &screen_explore && v->explore && !v->explore->running && v->explore->noutcomes;
  char name[300];
  if (!explored && !view_stepping(v)) {
    bench_tell(&a->bench, "%s", app_say(a, WORD_TAKE_NO_ORDER));
    return;
  }
  a->bench.saves_outcome = explored ? (int)(explore_chosen(v) - v->explore->outcomes) : -1;
  bench_order_name(&a->bench, name, sizeof name);
  app_prompt(a, WORD_SAVE_AS, name, save_order);
}

// ---- files ----

static void told_file(App *a, const char *path, bool written) {
  if (written) bench_tell(&a->bench, app_say(a, WORD_TAKEN_FILE), path);
  else bench_tell(&a->bench, app_say(a, WORD_NOT_WRITTEN), path, strerror(errno));
}

static void write_page(App *a, const char *path) {
  OrderPage p;
  char *command, *text;
  size_t size;
  if (!order_here(a, &p, &command)) return;
  if ((text = order_html(&p, &size))) told_file(a, path, lab_replace_file(path, text, size));
  free(text);
  free(command);
}

static void write_picture(App *a, const char *path) {
  *a->bench.tell = 0;
  app_draw(a);  // without the prompt
  char *text = grid_svg(&a->grid, run_name(a));
  if (text) told_file(a, path, lab_replace_file(path, text, strlen(text)));
  free(text);
}

// "value-race.html" for "value-race.order.json".
static void ask_name(App *a, const char *ending, void (*done)(App *app, const char *path)) {
  char name[300];
  bench_order_name(&a->bench, name, sizeof name - 8);
  strcpy(strstr(name, ".order.json"), ending);
  app_prompt(a, WORD_TAKE_AS, name, done);
}

static void take_page(App *a) {
  OrderPage p;
  char *command;
  if (!order_here(a, &p, &command)) return;
  free(command);
  ask_name(a, ".html", write_page);
}

static void take_picture(App *a) { ask_name(a, ".svg", write_picture); }

// ---- the menu ----

static const struct {
  Word name;
  void (*take)(App *a);
} items[] = {{WORD_TAKE_THING, take_thing},     {WORD_TAKE_SCREEN, take_screen}, {WORD_TAKE_ORDER, take_order},
             {WORD_TAKE_COMMAND, take_command}, {WORD_TAKE_REPLAY, take_replay}, {WORD_TAKE_PAGE, take_page},
             {WORD_TAKE_PICTURE, take_picture}};

int take_items(void) { return sizeof items / sizeof *items; }
const char *take_name(const App *a, int i) { return app_say(a, items[i].name); }

void take_key(App *a, uint32_t key) {
  int i = (int)key - '1';
  a->menu = MENU_NONE;
  if (i >= 0 && i < take_items()) items[i].take(a);
}
