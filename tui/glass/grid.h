// The picture as data: a grid of cells with named styles. Everything the screen shows is drawn here first; glass.c puts
// it on the terminal, and a test reads it as text. Nothing here knows a terminal.
//
// An Area is a rectangle of a grid; all drawing goes through one and is clipped to it. Text that does not fit ends in
// "…": nothing is cut without a mark. In an ASCII grid each symbol is replaced, as it is drawn, by the one character
// that stands for it (symbols.h), and any other character that is not ASCII by "?", as wide as it was: a picture has
// the same shape in both.
#ifndef TUI_GLASS_GRID_H
#define TUI_GLASS_GRID_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

typedef uint16_t Style;  // a name, and how it is modified

enum {
  STYLE_PLAIN,
  STYLE_FAINT,  // what is there but does not matter now
  STYLE_FRAME,  // lines between the panels
  STYLE_TITLE,  // a panel's or screen's name
  STYLE_KEY,    // a key that works, the accent of what can be chosen
  STYLE_GOOD,
  STYLE_BAD,
  STYLE_WARN,
  STYLE_KEYWORD,
  STYLE_STRING,
  STYLE_COMMENT,
  STYLE_NUMBER,   // the program's text
  STYLE_CODE,     // a word of code in a lesson's text
  STYLE_PROCESS,  // STYLE_PROCESS + 0..7: one accent for each process, the same wherever it appears
  STYLE_NAMES = STYLE_PROCESS + 8,
  STYLE_NAME = 0xFF,  // mask
  STYLE_BOLD = 0x100,
  STYLE_DIM = 0x200,
  STYLE_REVERSE = 0x400,
  STYLE_UNDERLINE = 0x800,
  STYLE_CHOSEN = 0x1000,  // CHOSEN: the row that keys act on
};

typedef struct Cell {
  uint32_t rune;  // 0: the right half of a wide character
  uint32_t mark;  // a combining mark on it, 0 none
  Style style;
} Cell;

enum { GRID_SPOTS = 256 };

typedef struct Spot {  // a place that looks as if it could be pressed: a click on it is that key
  int row, col, cols;
  uint32_t key;
} Spot;

typedef struct Grid {
  int rows, cols;
  Cell *cells;  // rows × cols
  bool ascii;
  int nspots;
  Spot spots[GRID_SPOTS];  // a later one lies over an earlier one
} Grid;

typedef struct Area {
  Grid *grid;
  int row, col, rows, cols;
} Area;

void grid_size(Grid *g, int rows, int cols);  // sets the size and clears. A zeroed Grid is a valid empty one
void grid_clear(Grid *g);
void grid_free(Grid *g);
Area grid_area(Grid *g);         // all of it
char *grid_text(const Grid *g);  // as UTF-8 lines, spaces at the ends of lines taken off; owned by the caller

Area area_part(Area a, int row, int col, int rows, int cols);  // clipped to a
bool area_has(Area a, int row, int col);                       // grid coordinates

// Draw text at row, col of the area; the next column is returned. Columns left of 0 are not drawn.
int area_put(Area a, int row, int col, Style style, const char *text);
int area_print(Area a, int row, int col, Style style, const char *form, ...) __attribute__((format(printf, 5, 6)));
// in cols columns at most; returns col + cols
int area_fit(Area a, int row, int col, int cols, Style style, const char *text);
// ends before column `end`; returns its first column
int area_right(Area a, int row, int end, Style style, const char *text);
void area_line(Area a, int row, int col, int cols, const char *symbol, Style style);  // a symbol repeated
void area_column(Area a, int col, const char *symbol, Style style);
// Makes cells of a row a place to be pressed, clipped to the area.
void area_spot(Area a, int row, int col, int cols, uint32_t key);
uint32_t grid_spot(const Grid *g, int row, int col);              // the key there, 0 none
void area_mark(Area a, int row, int col, int cols, Style style);  // adds modifiers to what is drawn already

#endif
