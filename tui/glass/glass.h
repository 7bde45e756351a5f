// The glass: the one part that knows the terminal. It shows a grid, hands out keys, and gives the terminal back as it
// was at every end: by glass_stop, at exit, and when a signal ends the process (SIGKILL excepted).
#ifndef TUI_GLASS_GLASS_H
#define TUI_GLASS_GLASS_H

#include <stdbool.h>
#include <stddef.h>

#include "grid.h"
#include "keys.h"

bool glass_start(char *why, size_t size);  // false: this is no terminal that can show a screen; `why` says so in a line
void glass_stop(void);                     // may be called at any time, more than once
void glass_size(int *rows, int *cols);
bool glass_unicode(void);        // else the grid must be ASCII
void glass_show(const Grid *g);  // writes what differs from what is shown
void glass_forget(void);         // the next glass_show writes everything
Input glass_read(void);          // the next key, K_NONE when there is none; never waits
void glass_suspend(void);        // as Control-Z: comes back when the shell says so
void glass_lend(void);           // the terminal is another program's …
void glass_take_back(void);      // … and is not any more: the next glass_show writes everything
// The colours of a dark ground or of a light one: the terminal's answer to OSC 11 chooses, else COLORFGBG, else dark.
typedef enum Ground { GROUND_DARK, GROUND_LIGHT } Ground;
void glass_ground(Ground g);
// The text of the last bracketed paste (K_PASTE), with \n between its lines. Until the next one.
const char *glass_pasted(void);
// To the clipboard of the terminal, wherever that stands (OSC 52). false: there is no terminal, it is known to take no
// such sequence, or the text is longer than terminals take.
enum { GLASS_CLIP_MOST = 74000 };
bool glass_clip(const char *text, size_t n);
const char *glass_built_with(void);  // "ncurses 6.4.20221231"
int glass_signal(void);              // a signal that asked mplab to end (SIGTERM, SIGHUP, SIGINT), 0 none

#endif
