// The view: all that the bench's panels draw from. The lab's program and snapshot, the lesson's page, the learner's
// choices. Panels read it and keep their scrolling in it; they know neither lab nor terminal. Tests fill one by hand.
#ifndef TUI_PANELS_VIEW_H
#define TUI_PANELS_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/lab.h"
#include "tui/glass/grid.h"
#include "tui/course/lesson.h"
#include "tui/course/progress.h"
#include "lanes.h"
#include "panels.h"
#include "record.h"
#include "tui/words/words.h"

enum { SETTINGS = 32 };
enum { LOOKS_NOW = -1 };

typedef struct Settings {  // as they stood; what was turned since acts in the next run
  bool known;
  uint32_t on;              // a bit for each switch
  int64_t value[SETTINGS];  // of each knob; a choice's number
} Settings;

typedef struct View {
  const LabProgram *program;
  const LabSnapshot *snap;    // of the moment under the cursor; state LAB_NONE before the first run
  const LabSnapshot *now;     // of the run as it is now; NULL: that is snap
  const LabSnapshot *beside;  // who stands on which line in the order beside it: a column of letters; NULL: none
  const Record *record;       // of the run; NULL: there is none
  int kept;                   // the number of the kept run that is looked at; 0: it is the present one
  int cursor;  // the moment that every panel shows; at the run's present, it is not looked back: LOOKS_NOW
  const Timeline *timeline;
  const LabGate *gate;        // stepping: what each could do next, and the history. NULL or not on: the run is not held
  const LabExplore *explore;  // what was found in all orders; NULL or not on: nothing yet
  // lab_value of the run, with what it is to be given first. NULL: only what the snapshot has is known
  size_t (*whole)(void *of, int object, LabPart part, int item, size_t offset, char *out, size_t size);
  void *whole_of;
  const LabProgram *broken;  // the file as saved now, if it cannot be run; else NULL
  uint32_t broken_line;      // where it is wrong, 0 unknown
  Language language;
  double pace;  // of the run, or of the next one; 0 flat out

  const Lesson *lesson;  // NULL: a file of the learner's own
  int page;
  int hints;   // how many are shown: the page's own, then its keys
  int played;  // how many commands of the page's play the learner has given, one after the other
  Predicted predicted;
  char answer[ASK_ANSWER], truth[ASK_ANSWER];  // texts (tui/course/ask.h), "" none
  char draft[ASK_ANSWER];                      // what is put together until Enter: many, order
  bool reached;                                // the page's goal
  bool lapsed;                                 // … and what is said of the present run then holds no longer
  bool counts_lost;  // a page asks about lost updates: their count is shown even while it is 0
  bool python;       // python3 itself runs the program

  PanelId focus;       // where the keys go
  int opened;          // a panel that was opened by hand or brought to sight, + 1: it is given rows first; 0 none
  int wanted[PANELS];  // set by the arrangement: the most rows each has wanted in this phase
  uint32_t line;       // chosen, from 1
  int slot, strand;    // chosen process, and strand while stepping
  int object;          // chosen: its id + 1; 0 none
  char seek[120];      // what n and p go through, and where they stand: "counter 3 of 17"; "" what is of note
  int mover;           // slow paced runs: who took the last step, -1 nobody
  int scroll[PANELS];  // first row shown; for the output: rows back from the end
  int most[PANELS];    // set by drawing: the largest scroll that makes sense

  unsigned drawn;     // set by drawing: EVIDENCE_ bits of what this picture shows
  unsigned strips;    // set by drawing: the panels of which only the title is there, a bit each
  bool zoom;          // the focus's panel has the body
  unsigned wraps;     // panels, a bit each, whose long lines are not as they are at first: the program's folded, the
                      // output's whole
  bool lanes_shared;  // set by drawing: many processes have one lane
  unsigned cells;     // set by drawing: the signs that the lanes of this run have had, a bit each
  int process_rows, program_rows, program_cols, shared_rows, shared_cols;  // set by drawing
  int sideways;      // columns that the program's lines are moved to the left
  Settings ran_now;  // those of the present run, while another one is looked at
  Settings ran;      // with which the run, or the search, was begun

  bool explore_values;  // stepping, exploring: knobs stand as their explore value says
  int wanted_choice;    // a click asked for this one of the gate's choices to be let go; -1 none
  int wanted_at;        // … or for the run to go back or on to after so many steps; -1 none
  int outcome;          // explore: the chosen one
  bool outcome_chosen;  // … by the learner
  int order_top;        // … and the first step shown of its order
  int order_at;         // … and the step under the cursor, of those that are shown, + 1; 0: it was not moved yet
  int order_most, outcome_top;
  int order_rows, order_seen, order_parts;  // set by drawing: its rows, those in sight, the one where it parts
  int order_who;                            // the process that is chosen in it, + 1; 0 none
  int order_lanes, order_lanes_rows;        // … and the rows of the screen that its lanes have
} View;

typedef struct Panel {
  const char *title[LANGUAGES];
  void (*draw)(View *v, Area a);
  int (*wants)(View *v, Area a);  // rows, when it is as wide as a
  // At the right of its title: one fact. NULL: none. a: as wide as there is room.
  void (*info)(View *v, Area a, char *to, size_t size);
  void (*strip)(View *v, char *to, size_t size);     // what its title says while it has no rows. NULL: its info
  void (*move)(View *v, int rows);                   // up and down; NULL: scrolls
  void (*click)(View *v, Area a, int row, int col);  // row, col within the area; NULL: nothing
} Panel;

#define P(id, panel, stepping, least, read, live, step, see) extern const Panel panel, stepping;
PANEL_ROWS(P)
#undef P
const Panel *view_panel(const View *v, PanelId id);
const char *view_title(const View *v, PanelId id);
int panel_program_cols(const View *v);  // as wide as its longest line needs

const char *view_say(const View *v, Word w);
const char *view_letter(int slot);    // M: main, then A B C …, after Z AA AB …
int view_letter_cols(const View *v);  // those of the longest
int view_lane_start(const View *v);   // the column at which a lane begins, behind its letter
int view_slot_of(char letter);        // of a letter that stands alone; -1: nobody is called so
bool view_asks(const View *v);        // the page's question is open: digits answer it
bool view_play_key(const View *v, const char *command, char *to,
                   size_t size);               // its key, as a text; false: it has none
int view_hints(const View *v);                 // how many the page has, its keys among them
const Ask *view_ask(const View *v);            // NULL: the page asks nothing
bool view_options_are_numbers(const View *v);  // each of one digit, and that is its key
int view_option_digit(const View *v, int i);   // of the i'th that is shown: its place, or the number that it is
int view_option_of(const View *v, int digit);  // … and back: the i'th that is shown; -1 none
int view_option_at(const View *v, int i);      // which option is shown as the i'th: those to be put in order are mixed
char *view_answer(const View *v, const char *answer, char *to, size_t size);  // an answer, in words
int view_page_switch(const View *v);       // the switch that the page speaks of, else the first; -1: there is none
Settings view_settings(const View *v);     // as they stand
bool view_settings_turned(const View *v);  // … and that is not with what it ran
// Row 2: the switches and values with their keys, the pace, the seed.
void settings_draw(View *v, Area a);
Style view_style(int slot);
int view_put_letter(Area a, int row, int col, int slot);              // returns the next column
char *view_strand(int slot, int strand, char *to, size_t size);       // A, A' its first thread, A'2 the next
int view_put_strand(Area a, int row, int col, int slot, int strand);  // A, and A' for its second strand
int view_put_letters(Area a, int row, int col, const int *slots, int n, int all);  // with " " between; all > n: "+k"
const LabProcess *view_process(const View *v, int slot);                           // NULL: none
const LabObject *view_object(const View *v, int id);
// Where the page wants it among the shared objects: 0 before all others; those that it does not name are alike.
int view_page_rank(const View *v, const LabObject *o);
const char *view_object_name(const LabObject *o, char *buffer, size_t size);     // "" becomes its kind and line
const char *view_short_name(const char *name, int cols, char *to, size_t size);  // cut in the middle
int view_switch_on_line(const LabProgram *p, uint32_t line);                     // index, -1
const LabPlace *view_place_on_line(const LabProgram *p, uint32_t line);          // what a switch does to a line; NULL
int view_switch_by_place(const LabProgram *p, int nth);                          // the nth from the top, from 0; -1
int view_knob_on_line(const LabProgram *p, uint32_t line);
bool view_knob_is_wide(const LabKnob *k);  // from 1 to many: turned and shown by its order of magnitude
bool view_all_well(const View *v);         // the run is over, and everybody ended with exit code 0
const LabSnapshot *view_now(const View *v);
const Moment *view_moment(const View *v);                  // the one that is looked back at; NULL: none is
bool view_running(const View *v);                          // there are processes that can be steered
bool view_stepping(const View *v);                         // the learner decides who takes the next step
int64_t view_knob_value(const View *v, const LabKnob *k);  // as the run has it; a choice's number
bool view_knob_small(const View *v, const LabKnob *k);     // … and that is its explore value
char *view_knob_text(const View *v, const LabKnob *k, char *to, size_t size);  // fork, 100000
const char *view_depth(const View *v);  // how far a step goes; while the learner decides
void view_scroll(View *v, PanelId panel, int rows);

char *say_number(char *to, size_t size, int64_t n);                      // 41,203
char *say_duration(char *to, size_t size, int64_t ns);                   // 12 ms, 1.2 s, 3:20
char *say_exit(char *to, size_t size, Language language, int exitcode);  // exit 0, killed by SIGKILL
char *say_signal(char *to, size_t size, int signal);                     // SIGKILL

// Words folded into lines of at most `cols` cells. Returns the rows used; rows before `skip` or outside the area are
// counted, not drawn. `code` is in STYLE_CODE, *stress* is bold; an empty line ends a paragraph.
int flow_text(Area a, int row, int skip, Style style, const char *text);
// In ASCII an arrow in a sentence becomes two characters, since one sign alone means a step. `to` holds the result if
// there is an arrow.
const char *flow_arrows(Area a, const char *text, char *to, size_t size);

#endif
