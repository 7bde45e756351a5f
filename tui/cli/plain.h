// mplab LESSON --plain: a lesson as a conversation on standard output, for screen readers, braille lines, very small
// windows and logs. It is the real bench, given commands by their names (tui/screens/hand.h), and told in words: lines
// of at most 80 columns, no cursor movement, no signs but letters and punctuation, nothing that was not asked for.
#ifndef TUI_CLI_PLAIN_H
#define TUI_CLI_PLAIN_H

#include "cli.h"
#include "tui/screens/hand.h"

enum { PLAIN_COLS = 80, PLAIN_LINES = 20 };  // so many lines an answer, then it waits for "more"

// What was known when the last answer was given; the next one tells what is new.
typedef struct Told {
  int page, at, nhistory;
  Predicted predicted;
  bool reached, explored, stepping;
  LabRunState state;
  uint64_t steps, output;
} Told;

typedef struct Plain {
  Hand hand;
  char *waits;  // what has been said and not yet shown: lines
  size_t nwaits, room;
  Told told;
} Plain;

// plain_say.c: says a sentence; what stands in it as a sign is left out, or becomes a word.
void plain_say(Plain *p, const char *form, ...) __attribute__((format(printf, 2, 3)));
void plain_text(Plain *p, const char *text);  // a lesson's: marks are left out, {key:NAME} becomes the name
void plain_more(Plain *p);                    // shows what waits, PLAIN_LINES lines at most

// plain_tell.c: what is told
void plain_note(Plain *p);     // what is known now is told
void plain_news(Plain *p);     // what happened since plain_note
void plain_page(Plain *p);     // the page: its text, what it asks, what is to be done
void plain_where(Plain *p);    // every panel in words
void plain_program(Plain *p);  // its lines
void plain_order(Plain *p);    // the order that is chosen among those explored
void plain_lane(Plain *p, char letter);
void plain_help(Plain *p);

#define PLAIN(p, en, zh) ((p)->hand.app.language == CHINESE ? (zh) : (en))

#endif
