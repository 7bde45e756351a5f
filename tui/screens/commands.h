// What the keys do: for each key of the one table (tui/words/keys.h) its deed in each mode of the screen, with the word
// that the footer has for it there. Keys, footer, help and palette come from these rows.
#ifndef TUI_SCREENS_COMMANDS_H
#define TUI_SCREENS_COMMANDS_H

#include "app.h"
#include "tui/words/keys.h"

typedef enum Mode {  // where the learner stands
  IN_COURSE = 1,
  IN_READY = 2,    // nothing has run
  IN_RUN = 4,      // it runs by itself, or is held on its way
  IN_DECIDE = 8,   // the learner decides who goes
  IN_RECORD = 16,  // it is over
  IN_EXPLORE = 32,
  IN_HELP = 64,
  IN_MESSAGE = 128,
  IN_TASK = 256,
  IN_RUNS = 512,
  IN_DETAIL = 1024,
  IN_BENCH = IN_READY | IN_RUN | IN_DECIDE | IN_RECORD,
  IN_ANY = 2047,
} Mode;

typedef struct Deed {
  KeyId id;
  unsigned modes;                 // Mode bits; no two rows of one key share one
  bool (*works)(const App *app);  // NULL: always. False: the key says that it does nothing now
  void (*act)(App *app, int by);  // by: -1 for the first key of a pair, else 1
  const char *label[LANGUAGES];   // in the footer; NULL: not there
} Deed;

extern const Deed deeds[];
extern const int ndeeds;

Mode command_mode(const App *a);
Mode command_mode_on(const App *a, const Screen *s);  // as it would be there
const Deed *command_deed(Mode mode, KeyId id);        // NULL: the key does nothing in this mode
bool command_works(const App *a, const Deed *d);
// It works, and there is something that it would act on: footer and help name it. Else the key itself says why not.
bool command_offered(const App *a, Mode mode, const Deed *d);
bool command_run(App *a, uint32_t key);  // false: no row has this key. A key that does nothing here says so
int command_asked(const App *a, KeyId *ids, int most);  // the keys that the page asks for now, first things first
bool command_opens_detail(const View *v);               // what Enter does there
void command_footer(App *a, Area area);                 // one row
void command_label(const App *a, const Deed *d, char *to, size_t size);
const char *command_key(const App *a, KeyId id, char *to, size_t size);  // as it is shown now

// acts.c: what the deeds do
void act_rows(App *a, int by), act_screens(App *a, int by), act_ends(App *a, int by), act_time(App *a, int by);
void act_enter(App *a, int by), act_space(App *a, int by), act_process(App *a, int by), act_strand(App *a, int by);
void act_run(App *a, int by), act_step(App *a, int by), act_explore(App *a, int by), act_explore_from(App *a, int by);
void act_real(App *a, int by), act_ways(App *a, int by), act_depth(App *a, int by), act_stop(App *a, int by);
void act_pace(App *a, int by), act_page(App *a, int by), act_hint(App *a, int by), act_seek(App *a, int by);
void act_type(App *a, int by);
void act_hit(App *a, int by), act_take(App *a, int by), act_open(App *a, int by), act_language(App *a, int by);
void act_help(App *a, int by), act_all(App *a, int by), act_escape(App *a, int by), act_back(App *a, int by);
void act_redraw(App *a, int by), act_shell(App *a, int by), act_panel(App *a, int by), act_zoom(App *a, int by);
void act_sideways(App *a, int by), act_light(App *a, int by), act_dark(App *a, int by), act_ascii(App *a, int by);
void act_switch(App *a, int by), act_values(App *a, int by), act_signal(App *a, int by), act_go(App *a, int by);
void act_far(App *a, int by);
void act_beside(App *a, int by), act_guest(App *a, int by);
void act_pick(App *a, int by), act_touches(App *a, int by), act_tasks(App *a, int by);
void act_wrap(App *a, int by), act_detail(App *a, int by);
void act_edit(App *a, int by), act_check(App *a, int by), act_solution(App *a, int by), act_anew(App *a, int by);

#endif
