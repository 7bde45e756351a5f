// mplab shot: a lesson's page as a picture, made without a terminal: its commands are given to the real bench, and what
// it draws then is written as text or as SVG.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "tui/glass/svg.h"
#include "tui/screens/hand.h"

typedef struct Asked {
  const char *lesson, *page, *out;
  int rows, cols, given;  // given: how many of the page's commands
} Asked;

static bool read_size(const char *text, Asked *a) {
  bool good = sscanf(text, "%dx%d", &a->cols, &a->rows) == 2 && a->cols >= 60 && a->rows >= 16 && a->cols <= 400 &&
              a->rows <= 200;
  return good || (cli_bad("--size %s: COLUMNSxROWS is expected, from 60x16 to 400x200", text), false);
}

static bool read_arguments(int argc, char **argv, Asked *a) {
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    bool missing = false;
    uint64_t n;
    char *value;
    if ((value = cli_value("--size", argc, argv, &i, &missing))) {
      if (!read_size(value, a)) return false;
    } else if ((value = cli_value("--given", argc, argv, &i, &missing))) {
      if (!cli_number("--given", value, LESSON_PLAY, &n)) return false;
      a->given = (int)n;
    } else if ((value = cli_value("-o", argc, argv, &i, &missing))) a->out = value;
    else if (missing) return cli_bad("%s needs a value", word), false;
    else if (word[0] == '-') return cli_bad("shot: unknown option \"%s\"; mplab --help", word), false;
    else if (!a->lesson) a->lesson = word;
    else if (!a->page) a->page = word;
    else return cli_bad("\"%s\": one lesson and one page are enough", word), false;
  }
  return a->page || (cli_bad("shot: which lesson, and which page: its number or its id?"), false);
}

static int page_named(const Lesson *l, const char *name) {
  for (int i = 0; i < l->npages; i++)
    if (!strcmp(l->pages[i].id, name) || (atoi(name) == i + 1 && name[0] >= '1' && name[0] <= '9')) return i;
  return -1;
}

static int write_picture(const Asked *a, const Hand *h, const char *title) {
  size_t n = a->out ? strlen(a->out) : 0;
  bool svg = n > 4 && !strcmp(a->out + n - 4, ".svg");
  char *text = svg ? grid_svg(&h->app.grid, title) : grid_text(&h->app.grid);
  int code = text ? cli_write(a->out, text, strlen(text)) : cli_bad("out of memory");
  free(text);
  return code;
}

static int shoot(const Asked *a, Lab *lab, Course *course, const Lesson *l, int page) {
  enum { GIVEN = 1500 };  // ms: what lives by itself is given so much after each command
  static Hand h;
  char title[400];
  const LessonPage *what = &l->pages[page];
  bool good = hand_begin(&h, lab, course, progress_load("", NULL, 0), a->rows, a->cols);
  h.app.language = h.app.bench.view.language = words_language();
  h.app.grid.ascii = !cli_utf8();
  good = good && hand_open(&h, l, page);
  for (int i = 0; good && i < what->nplay && i < a->given; i++) {
    good = hand_give(&h, what->play[i]);
    hand_wait(&h, GIVEN, false);
  }
  if (good) hand_look(&h);
  snprintf(title, sizeof title, "mplab: %s: %s", l->words[h.app.language].title, what->words[h.app.language].title);
  int code = good ? write_picture(a, &h, title) : cli_bad("%s", h.why);
  hand_end(&h);
  return code;
}

int cli_shot(int argc, char **argv) {
  Asked a = {.rows = 36, .cols = 120, .given = LESSON_PLAY};
  if (!read_arguments(argc, argv, &a)) return EXIT_BAD;
  Course *course = cli_course();
  const Lesson *l = course ? course_lesson(course, a.lesson) : NULL;
  int page = l ? page_named(l, a.page) : -1, code = EXIT_BAD;
  Lab *lab = page >= 0 ? lab_new() : NULL;
  if (lab) code = shoot(&a, lab, course, l, page);
  else if (l && page < 0) cli_bad("\"%s\": the lesson has no such page", a.page);
  else if (course && !l) cli_bad("\"%s\" is no lesson; mplab list shows them", a.lesson);
  if (lab) lab_free(lab);
  course_free(course);
  return code;
}
