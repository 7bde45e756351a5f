// What the bench's panels draw from: the lab's program and snapshot, the lesson's page, and what the learner has chosen. Panels read it,
// and keep their own scrolling in it; they know no lab and no terminal. A test fills one by hand.
#ifndef VIEW_H
#define VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/lab.h"
#include "tui/grid.h"
#include "tui/lesson.h"
#include "tui/progress.h"
#include "tui/timeline.h"
#include "tui/words.h"

typedef enum PanelId { PANEL_PROGRAM, PANEL_PROCESSES, PANEL_LESSON, PANEL_SHARED, PANEL_TIMELINE, PANEL_OUTPUT, PANELS } PanelId;

typedef struct View {
  const LabProgram *program;
  const LabSnapshot *snap; // state LAB_NONE before the first run
  const Timeline *timeline;
  Language language;
  double pace; // of the run, or of the next one; 0 flat out

  const Lesson *lesson; // NULL: a file of the learner's own
  int page;
  int hints; // how many are shown, 0..3
  Predicted predicted;
  int answer, truth; // indexes of options, -1 none
  bool reached;      // the page's goal

  PanelId focus;      // where the keys go
  PanelId tab;        // narrow: which panel the lower part shows
  uint32_t line;      // chosen, from 1
  int slot;           // chosen process
  int knob;           // chosen knob, -1 none
  int scroll[PANELS]; // first row shown; for the output: rows back from the end
  int most[PANELS];   // set by drawing: the largest scroll that makes sense
} View;

typedef struct Panel {
  Word title;
  void (*draw)(View *v, Area a);
  void (*move)(View *v, int rows);                  // up and down; NULL: scrolls
  void (*click)(View *v, Area a, int row, int col); // row, col within the area; NULL: nothing
} Panel;

extern const Panel panel_program, panel_processes, panel_lesson, panel_shared, panel_timeline, panel_output;
extern const Panel *const panels[PANELS];

enum { LETTER_WIDTH = 1 };

const char *view_say(const View *v, Word w);
char view_letter(int slot); // M: main, then A B C …
Style view_style(int slot);
int view_put_letter(Area a, int row, int col, int slot);                          // returns the next column
int view_put_letters(Area a, int row, int col, const int *slots, int n, int all); // with " " between; all > n: "+k"
const LabProcess *view_process(const View *v, int slot);                          // NULL: none
const LabObject *view_object(const View *v, int id);
const char *view_object_name(const LabObject *o, char *buffer, size_t size); // "" becomes its kind and line
int view_switch_on_line(const LabProgram *p, uint32_t line);                 // index, -1
int view_knob_on_line(const LabProgram *p, uint32_t line);
bool view_knob_is_wide(const LabKnob *k); // from 1 to many: turned and shown by its order of magnitude
bool view_running(const View *v); // there are processes that can be steered
void view_scroll(View *v, PanelId panel, int rows);

char *say_number(char *to, size_t size, int64_t n);                     // 41,203
char *say_duration(char *to, size_t size, int64_t ns);                  // 12 ms, 1.2 s, 3:20
char *say_exit(char *to, size_t size, Language language, int exitcode); // exit 0, killed by SIGKILL
char *say_signal(char *to, size_t size, int signal);                    // SIGKILL

// Words folded into lines of at most `cols` cells. Returns the rows used; rows before `skip` or outside the area are counted, not drawn.
// `code` is in STYLE_CODE, *stress* is bold; an empty line ends a paragraph.
int flow_text(Area a, int row, int skip, Style style, const char *text);

#endif
