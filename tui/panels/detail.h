// The whole of one thing: an object with its touches, a message, a process, a step, a line of the program, all of the
// output. It is a page of lines, made anew from the view for each picture; a line may lead somewhere. Long lines are
// folded, or moved sideways.
#ifndef TUI_PANELS_DETAIL_H
#define TUI_PANELS_DETAIL_H

#include "view.h"

typedef enum DetailKind {
  DETAIL_NONE,  // of an offer: the line leads nowhere
  DETAIL_OBJECT,
  DETAIL_ITEM,
  DETAIL_PROCESS,
  DETAIL_STEP,
  DETAIL_LINE,
  DETAIL_OUTPUT,
  DETAIL_MOMENT,  // only an offer: the cursor goes there
} DetailKind;

typedef struct DetailOf {
  DetailKind kind;
  int id;        // the object's, the slot, the line, the moment (after so many steps of an order)
  LabPart part;  // ITEM: which message of the object
  int item;
} DetailOf;

typedef struct DetailLine {
  size_t text;  // where it begins in Detail.text
  Style style;
  int indent;   // of the rows that follow its first one
  int slot;     // its letter stands before it; -1 none
  bool head;    // the title of what follows
  bool first;   // here one stands at first
  bool touch;   // a touch: n and p go through them
  DetailOf to;  // where Enter leads
} DetailLine;

enum { DETAIL_WAY = 16 };

typedef struct Detail {
  DetailOf of, way[DETAIL_WAY];  // way: through what it was come to
  int at_way[DETAIL_WAY], nway;
  int at, top;    // the chosen line, the first row that is shown
  bool chosen;    // … by the learner; else it stands at the present moment
  bool unfolded;  // long lines are moved sideways
  int sideways;
  char sought[120];
  int64_t hit;  // where in the chosen line that is found, -1 nowhere
  DetailLine *lines;
  int n, room;
  char *text;
  size_t used, text_room;
  int rows, cols, most;  // set by drawing: the rows that are there, their columns, the largest top
  int picture;           // … and the rows above the lines
} Detail;

void detail_open(Detail *d, DetailOf of);  // the way is begun anew
void detail_into(Detail *d, DetailOf to);  // on to something else; detail_back leads back
bool detail_back(Detail *d);               // false: there is nothing before it
void detail_free(Detail *d);
void detail_draw(View *v, Detail *d, Area a);  // its title, its lines
void detail_move(Detail *d, int by);           // lines; within one that is longer than the screen its rows
void detail_ends(Detail *d, bool last);
bool detail_seek(Detail *d, int by);  // the next line that has what is sought, or the next touch. false: none
const DetailLine *detail_chosen(const Detail *d);  // NULL: none
bool detail_click(Detail *d, int row);  // of the area that it was drawn in; true: its line was chosen already
DetailOf detail_focus(const View *v);   // what Enter opens where the focus is; NONE: nothing

// detail_of.c: what is said of each kind, in place of the lines that were
void detail_make(View *v, Detail *d);
// What stands above the lines and does not move: an object as its panel draws it. Returns its rows.
int detail_picture(View *v, DetailOf of, Area a);
void detail_title(const View *v, DetailOf of, char *to, size_t size);
// detail_touches.c: the steps that touch an object, a process, a line
void detail_touches(View *v, Detail *d, DetailOf of);

// A new line, as printf; slot -1, kind NONE: it has no letter, it leads nowhere.
DetailLine *detail_add(Detail *d, Style style, const char *form, ...) __attribute__((format(printf, 3, 4)));
void detail_head(Detail *d, const char *form, ...) __attribute__((format(printf, 2, 3)));
DetailLine *detail_add_text(Detail *d, Style style, const char *text, size_t n);

#endif
