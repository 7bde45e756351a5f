// What the keys do: one row a command, from which come the keys themselves, the footer and the help.
#ifndef TUI_SCREENS_COMMANDS_H
#define TUI_SCREENS_COMMANDS_H

#include "app.h"

typedef struct Command {
  uint32_t key;
  const char *shown;              // the key as it is written, two for a pair: "-/+"
  unsigned where;                 // ON_… bits
  bool (*works)(const App *app);  // NULL: always
  void (*act)(App *app);
  const char *label[LANGUAGES];  // in the footer; NULL: only in the help (or the other key of a pair)
  const char *help[LANGUAGES];   // NULL: the other key of a pair
} Command;

extern const Command commands[];
extern const int ncommands;

const char *command_key(const App *a, const Command *c);  // as it is shown; only of one with `shown`
bool command_run(App *app, uint32_t key);                 // false: no command has this key here and now
void command_footer(App *a, Area area);                   // one row

#endif
