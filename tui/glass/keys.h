// What comes in from the terminal, whatever the terminal: a character, a key without one, or the mouse.
#ifndef TUI_GLASS_KEYS_H
#define TUI_GLASS_KEYS_H

#include <stdint.h>

enum {  // beyond Unicode; below are characters themselves
  K_NONE = 0,
  K_CONTROL_C = 3,
  K_TAB = '\t',
  K_ENTER = '\r',
  K_CONTROL_L = 12,
  K_CONTROL_P = 16,
  K_CONTROL_U = 21,
  K_CONTROL_Z = 26,
  K_ESCAPE = 27,
  K_SPACE = ' ',
  K_UP = 0x200000,
  K_DOWN,
  K_LEFT,
  K_RIGHT,
  K_HOME,
  K_END,
  K_PAGE_UP,
  K_PAGE_DOWN,
  K_BACK_TAB,
  K_BACKSPACE,
  K_SHIFT_LEFT,
  K_SHIFT_RIGHT,
  K_RESIZE,
  K_CLICK,
  K_WHEEL_UP,
  K_WHEEL_DOWN,
  K_LETTER,  // rows of the table of keys: any of A…Z, any of 0…9
  K_DIGIT,
  K_SWITCH,  // only from a click, + which: turn that switch, ask for that value, choose that process, that panel
  K_VALUE = K_SWITCH + 64,
  K_CHOOSE = K_VALUE + 64,
  K_PANEL = K_CHOOSE + 1024,
  K_MARKS = K_PANEL + 32,  // … the marks of what is above and below in that panel
  K_PASTE = K_MARKS + 32,  // glass_pasted() has its text
};

typedef struct Input {
  uint32_t key;
  int row, col;  // of the mouse
} Input;

#endif
