// mplab --manual: the manual page, made of the table of the command line and the table of keys. It is in man(7), with
// what is not ASCII as escapes, so it comes out right in every locale. Its source lines stay short.
#include <stdlib.h>
#include <string.h>

#include "manual.h"
#include "tui/glass/utf8.h"
#include "tui/words/keys.h"

#ifndef MPLAB_RELEASED
#define MPLAB_RELEASED "1970-01-01"
#endif

enum { COLUMNS = 76 };  // of a source line: mandoc's style asks for 80 at most

// A word's letters. column: where in its line it begins; a dot or an apostrophe there would be a command.
static int put_word(const char *word, size_t size, int column) {
  int wide = 0;
  if (!column && (*word == '.' || *word == '\'')) wide += printf("\\&");
  for (const char *end = word + size; word < end;) {
    uint32_t c = utf8_next(&word);
    if (c == '\\') wide += printf("\\e");
    else if (c == '-') wide += printf("\\-");
    else if (c == '\'') wide += printf("\\(aq");
    else if (c == '^') wide += printf("\\(ha");
    else if (c == '~') wide += printf("\\(ti");
    else if (c < 0x80) wide += printf("%c", (char)c);
    else wide += printf("\\[u%04X]", c);
  }
  return wide;
}

// A paragraph's text, in lines of at most COLUMNS.
static void put_text(const char *text) {
  int column = 0;
  while (*text) {
    size_t n = strcspn(text, " ");
    if (column && column + 1 + (int)n > COLUMNS) putchar('\n'), column = 0;
    if (column) putchar(' '), column++;
    column += put_word(text, n, column);
    text += n;
    while (*text == ' ') text++;
  }
  if (column) putchar('\n');
}

static void put_bold(const char *text) {
  printf(".B ");
  put_word(text, strlen(text), 1);
  putchar('\n');
}

// A term and its explanation. The term's name is bold, what follows it is not.
static void put_term(const char *name, const char *rest, const char *means) {
  printf(".TP\n\\fB");
  put_word(name, strlen(name), 1);
  printf("\\fR");
  put_word(rest, strlen(rest), 1);
  putchar('\n');
  put_text(means);
}

static void put_option(const Option *o) {
  char rest[80];
  snprintf(rest, sizeof rest, "%s%s", manual_has_value(o) ? " " : "", o->value);
  put_term(o->name, rest, o->means);
}

static void put_verbs(void) {
  puts(".SH COMMANDS");
  for (int i = 0; i < manual_nverbs; i++) {
    const Verb *v = &manual_verbs[i];
    char name[40], rest[120];
    snprintf(name, sizeof name, "mplab%s%s", *v->name ? " " : "", v->name);
    snprintf(rest, sizeof rest, "%s%s", *v->arguments ? " " : "", v->arguments);
    put_term(name, rest, v->means);
    bool inside = false;
    for (int k = 0; k < manual_noptions; k++) {
      if (!manual_belongs(&manual_options[k], v)) continue;
      if (!inside) puts(".RS");
      inside = true;
      put_option(&manual_options[k]);
    }
    if (inside) puts(".RE");
  }
}

// A key's row: what it is called, how it is written on the screen, what it does.
static void put_keys(void) {
  puts(".SH KEYS");
  put_text("A key has one meaning everywhere, or none. On the workbench ? lists those that work where you are, "
           "and : finds each by its name.");
  for (int i = 0; i < KEYS; i++) {
    const KeyRow *r = &key_rows[i];
    const char *name = r->name[0][ENGLISH], *other = r->name[1][ENGLISH];
    char rest[120];
    snprintf(rest, sizeof rest, "%s%s%s%s", *r->shown ? "  " : "", name, *other ? ", " : "", other);
    put_term(*r->shown ? r->shown : ": ", rest, r->means[ENGLISH]);
  }
}

static void put_rows(const char *title, const char *const (*rows)[2], size_t n) {
  printf(".SH %s\n", title);
  for (size_t i = 0; i < n; i++) put_term(rows[i][0], "", rows[i][1]);
}

static void put_what_is_around(void) {
  static const char *const codes[][2] = {
      {"0", "it went well: the program's own code, proved, passed"},
      {"1", "explore: an order breaks; replay: it came out otherwise; check, task, grade: something does not hold"},
      {"2", "a wrong command line, a program outside the subset, a file that cannot be read"},
      {"3", "explore: a bound was reached, or orders were taken by lot; task, grade: not proved"},
      {"4", "run: nobody in the program can ever go on"},
      {"5", "explore: no order breaks, but there is more than one end, or a caveat"},
  };
  static const char *const variables[][2] = {
      {"MPLAB_LESSONS", "the folder of the lessons, in place of the one that came with mplab"},
      {"MPLAB_TODAY", "the day for which reviews are due, as 2026-11-30, in place of the clock's"},
      {"XDG_STATE_HOME", "where answers and progress are kept, in its folder mplab; ~/.local/state unless it is set"},
      {"VISUAL, EDITOR", "what edits an answer"},
      {"LC_ALL, LC_MESSAGES, LANG", "Chinese where they say zh, else English; letters beyond ASCII where UTF-8 is on"},
      {"NO_COLOR", "no colours"},
  };
  static const char *const files[][2] = {
      {"~/.local/state/mplab/progress.json",
       "which goals were reached, which tasks passed, on which days reviews were done"},
      {"~/.local/state/mplab/answers", "answers to tasks, each with its last twenty versions"},
  };
  static const char *const examples[][2] = {
      {"mplab value-race", "the workbench, at the lesson of the lost update"},
      {"mplab run value-race --set lock=off --seed 7", "the same program without the screen"},
      {"mplab explore mine.py --save broken.json", "every order of a program of your own"},
      {"mplab replay broken.json", "the order that breaks, on real processes"},
  };
  put_rows("EXIT STATUS", codes, sizeof codes / sizeof *codes);
  put_rows("ENVIRONMENT", variables, sizeof variables / sizeof *variables);
  put_rows("FILES", files, sizeof files / sizeof *files);
  put_rows("EXAMPLES", examples, sizeof examples / sizeof *examples);
  puts(".SH SEE ALSO\n.BR python3 (1)");
}

int cli_manual(int argc, char **argv) {
  printf(".TH MPLAB 1 %s \"mplab %s\" \"User Commands\"\n", MPLAB_RELEASED, lab_version);
  puts(".SH NAME\nmplab \\- a workbench for learning Python\\(aqs multiprocessing");
  puts(".SH SYNOPSIS");
  put_bold("mplab");
  put_text("[LESSON|FILE.py]");
  puts(".br");
  put_bold("mplab");
  put_text("COMMAND [OPTION...] [ARGUMENT...]");
  puts(".SH DESCRIPTION");
  put_text("mplab shows a Python program, runs that very text as real Linux processes on its own engine, and lets you "
           "see and steer what they do in sight of each other: who holds the lock, who waits for it, which write was "
           "lost, on which line, and by whom. Every order that really differs can be tried; one that breaks is shown "
           "beside the nearest that does not, with the reason, and replayed on real processes.");
  puts(".PP");
  put_text("LESSON is a lesson's name or number, or a review's (review-2, R2). A program is of a strict subset of "
           "Python 3.11, and also runs under "
           "python3; what is outside the subset is refused with its place and a way out.");
  put_verbs();
  put_keys();
  put_what_is_around();
  return 0;
}
