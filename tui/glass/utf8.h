// Text as cells: UTF-8 to code points, and how many cells each takes. Our own table, so that it is the same in every
// locale and in the tests.
#ifndef TUI_GLASS_UTF8_H
#define TUI_GLASS_UTF8_H

#include <stddef.h>
#include <stdint.h>

// The code point at *text, which is moved past it. A byte that is no UTF-8 gives U+FFFD and moves by one. 0 at the end,
// without moving.
uint32_t utf8_next(const char **text);
size_t utf8_put(char *to, uint32_t rune);  // 1 to 4 bytes, no NUL
int rune_width(uint32_t rune);     // 0: a combining mark; 1, also a control, drawn as a mark; 2: East Asian wide
int utf8_width(const char *text);  // cells, markup counted as text

#endif
