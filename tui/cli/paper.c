// What a handout and slides have in common (paper.h), and the commands that write them.
#include "paper.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "handout.h"
#include "tui/words/keys.h"
#include "base/memory_text.h"

const LabProgram *paper_program(Paper *p, const LessonPage *page) {
  LabRefusal why;
  if (p->open && !strcmp(p->open, page->program)) return lab_program(p->lab);
  if (!lab_open(p->lab, page->program, &why)) return cli_refused(&why), NULL;
  p->open = page->program;
  return lab_program(p->lab);
}

static const char answer_word[] = "answer ";

const char *paper_answer(const LessonPage *page) {
  for (int i = 0; page->ask && i < page->nplay; i++)
    if (!strncmp(page->play[i], answer_word, sizeof answer_word - 1)) return page->play[i] + sizeof answer_word - 1;
  return NULL;
}

bool paper_is_right(const LessonPage *page, int option) {
  const char *answer = paper_answer(page);
  AskKind kind = page->ask->kind;
  return answer && (kind == ASK_CHOICE || kind == ASK_MANY) && ask_marked(page->ask, answer, option);
}

void paper_put(const Paper *p, const char *en, const char *zh) { fputs(p->language == CHINESE ? zh : en, p->f); }

void paper_marked(const Paper *p, const char *s, bool paragraphs) {
  if (s) html_marked(p->f, s, lab_program(p->lab), paragraphs);
}

void paper_put_option(const Paper *p, const LessonPage *page, int option) {
  if (ask_has_titles(page->ask)) paper_marked(p, page->words[p->language].options[option], false);
  else fprintf(p->f, "%g", page->ask->options[option].number);
}

// ---- the answer ----

static void put_options(const Paper *p, const LessonPage *page, const char *answer) {
  bool first = true;
  for (const char *s = answer; *s; s += strcspn(s, " "), s += *s == ' ') {
    int option = ask_option(page->ask, s, strcspn(s, " "));
    if (option < 0) continue;
    if (!first) fputs(page->ask->kind == ASK_ORDER ? " → " : " · ", p->f);
    paper_put_option(p, page, option);
    first = false;
  }
  if (first) paper_put(p, "none of them", "都不是");
}

static void put_line(const Paper *p, const LessonPage *page, const char *name) {
  const Anchor *a = anchors_find(page->anchors, name);
  paper_put(p, "line ", "第 ");
  if (a && a->nlines) fprintf(p->f, "%u", a->lines[0]);
  else html_text(p->f, name);
  paper_put(p, "", " 行");
}

void paper_put_answer(const Paper *p, const LessonPage *page) {
  const char *answer = paper_answer(page);
  if (!answer) return;
  switch (page->ask->kind) {
  case ASK_LINE: put_line(p, page, !strncmp(answer, "line ", 5) ? answer + 5 : answer); break;
  case ASK_WHO: html_text(p->f, !strncmp(answer, "who ", 4) ? answer + 4 : answer); break;
  case ASK_NUMBER: html_text(p->f, answer); break;
  default: put_options(p, page, answer);
  }
}

void paper_put_play(const Paper *p, const LessonPage *page) {
  bool first = true;
  for (int i = 0; i < page->nplay; i++) {
    char key[64];
    const char *command = page->play[i];
    if (!strncmp(command, answer_word, sizeof answer_word - 1) || !strcmp(command, "wait")) continue;
    fputs(first ? "" : " ", p->f);
    fputs("<code>", p->f);
    html_text(p->f, key_named(command, lab_program(p->lab), key, sizeof key) ? key : command);
    fputs("</code>", p->f);
    first = false;
  }
}

// ---- the commands ----

typedef struct Asked {
  const char *lesson, *out;
} Asked;

static bool read_arguments(const char *command, int argc, char **argv, Asked *a) {
  for (int i = 0; i < argc; i++) {
    bool missing = false;
    char *value;
    if ((value = cli_value("-o", argc, argv, &i, &missing))) a->out = value;
    else if (missing) return cli_bad("%s needs a value", argv[i]), false;
    else if (argv[i][0] == '-') return cli_bad("%s: unknown option \"%s\"; mplab --help", command, argv[i]), false;
    else if (a->lesson) return cli_bad("\"%s\": one lesson is enough", argv[i]), false;
    else a->lesson = argv[i];
  }
  return a->lesson || (cli_bad("%s: which lesson? mplab list shows them", command), false);
}

static int write_lesson(const Asked *a, const Lesson *l, const Tasks *tasks, bool (*put)(Paper *p)) {
  char *page = NULL;
  size_t size = 0;
  Paper p = {.lesson = l, .language = words_language(), .lab = lab_new(), .tasks = tasks};
  p.f = p.lab ? open_memstream(&page, &size) : NULL;
  bool good = p.f && put(&p);
  bool whole = p.f && memory_text(p.f, &page);
  int code = !whole ? cli_bad("out of memory") : good ? cli_write(a->out, page, size) : EXIT_BAD;
  free(page);
  if (p.lab) lab_free(p.lab);
  return code;
}

static int command(const char *name, int argc, char **argv, bool (*put)(Paper *p)) {
  Asked a = {0};
  if (!read_arguments(name, argc, argv, &a)) return EXIT_BAD;
  Course *course = cli_course();
  Tasks *tasks = course ? cli_tasks() : NULL;
  const Lesson *l = tasks ? course_lesson(course, a.lesson) : NULL;
  int code = EXIT_BAD;
  if (l) code = write_lesson(&a, l, tasks, put);
  else if (tasks) cli_bad("there is no lesson \"%s\"; mplab list shows them", a.lesson);
  if (tasks) tasks_free(tasks);
  if (course) course_free(course);
  return code;
}

int cli_handout(int argc, char **argv) { return command("handout", argc, argv, handout_put); }
int cli_slides(int argc, char **argv) { return command("slides", argc, argv, slides_put); }
