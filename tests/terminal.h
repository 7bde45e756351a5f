// A terminal for the tests: the real binary on a real pty, with libvterm to read the screen that it draws.
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

typedef struct Terminal Terminal;

// Starts argv (NULL-terminated) with TERM=xterm-256color and a UTF-8 locale in a window of rows × cols; progress goes to `state`.
Terminal *terminal_start(const char *const *argv, int rows, int cols, const char *state);
pid_t terminal_pid(const Terminal *t);
void terminal_keys(Terminal *t, const char *keys);
void terminal_resize(Terminal *t, int rows, int cols);
const char *terminal_text(Terminal *t);          // the screen as lines of UTF-8; valid until the next call
bool terminal_wait(Terminal *t, const char *text, int ms);   // until the text is on the screen
bool terminal_wait_gone(Terminal *t, const char *text, int ms);
void terminal_pump(Terminal *t, int ms);         // takes in what is drawn for so long
bool terminal_wait_end(Terminal *t, int ms, int *status);
struct termios terminal_modes(const Terminal *t);
void terminal_free(Terminal *t);                 // kills what is left

#endif
