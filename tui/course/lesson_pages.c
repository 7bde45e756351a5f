// Reading a lesson's pages: what is true in every language (see lesson.h).
#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "lesson.h"
#include "tui/words/keys.h"

enum { IDEA_WORDS = 15 };

typedef struct PageReading {
  Lesson *lesson;
  LessonPage *page;
} PageReading;

static bool must_be(Reading *r, const cJSON *one, const char *place, int type) {
  if ((one->type & 0xFF) == type) return true;
  return reading_wrong(r, place, one->string, "must be %s", type == cJSON_Array ? "an array" : "an object");
}

static bool read_id(Reading *r, const cJSON *one, const char *place, void *to) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
  static const char *const taken[] = {"about", "see", "do"};
  const char *id = ((PageReading *)to)->page->id = cJSON_IsString(one) ? one->valuestring : "";
  bool good = *id && !id[strspn(id, letters)];
  for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) good &= strcmp(id, taken[i]) != 0;
  return good || reading_wrong(r, place, "id", "must be a word of small letters, and not about, see or do");
}

static bool read_idea(Reading *r, const cJSON *one, const char *place, void *to) {
  const char *idea = ((PageReading *)to)->page->idea = cJSON_IsString(one) ? one->valuestring : "";
  int words = *idea != 0;
  for (const char *s = idea; *s; s++) words += *s == ' ' && s[1] && s[1] != ' ';
  return (words && words <= IDEA_WORDS) ||
         reading_wrong(r, place, "idea", "must be a sentence of at most %d words", IDEA_WORDS);
}

static bool read_of(Reading *r, const cJSON *one, const char *place, void *to) {
  PageReading *p = to;
  if (!p->lesson->review) return reading_wrong(r, place, "of", "is for the pages of a review");
  if (!cJSON_IsString(one)) return reading_wrong(r, place, "of", "must be the name of a lesson");
  p->page->of = one->valuestring;
  return true;
}

static bool read_open(Reading *r, const cJSON *one, const char *place, void *to) {
  ((PageReading *)to)->page->open = cJSON_IsTrue(one);
  return cJSON_IsBool(one) || reading_wrong(r, place, "open", "must be true or false");
}

// Its anchors are read once for each program of the lesson.
static bool take_program(Reading *r, PageReading *to) {
  LessonPage *page = to->page;
  for (const LessonPage *other = to->lesson->pages; other < page; other++)
    if (!strcmp(other->program, page->program)) return page->anchors = other->anchors, true;
  Anchors *anchors = keep_get(r->keep, sizeof *anchors);
  page->anchors = anchors;
  return anchors_read(r, page->program, anchors);
}

static bool read_program(Reading *r, const cJSON *one, const char *place, void *to) {
  PageReading *p = to;
  if (!program_name_is_sound(r, one, place)) return false;
  p->page->program = keep_printf(r->keep, "%s/%s", p->lesson->path, one->valuestring);
  return take_program(r, p);
}

static bool no_line(Reading *r, const LessonPage *page, const char *place, const char *key, const char *name) {
  char all[300];
  anchors_names(page->anchors, all, sizeof all);
  return reading_wrong(r, place, key, "names \"%s\", no line of the program; named are: %s", name, all);
}

static const Anchor *anchor_of(Keep *keep, const LessonPage *page, const char *name, size_t n) {
  return anchors_find(page->anchors, keep_printf(keep, "%.*s", (int)n, name));
}

// "add", a switch's name: all of its lines; "first..last"
static bool take_lines(Reading *r, const char *text, const char *place, LessonPage *page) {
  const char *dots = strstr(text, "..");
  const Anchor *from = anchor_of(r->keep, page, text, dots ? (size_t)(dots - text) : strlen(text)),
               *to = dots ? anchors_find(page->anchors, dots + 2) : from;
  if (!from || !to) return no_line(r, page, place, "lines", text);
  for (int i = 0; i < (dots ? 1 : from->nlines); i++) {
    if (page->nlines == LESSON_LINES) return reading_wrong(r, place, "lines", "has more than %d lines", LESSON_LINES);
    LineRange range = {from->lines[i], dots ? to->lines[0] : from->lines[i]};
    if (range.last < range.first) return reading_wrong(r, place, "lines", "\"%s\" ends before it begins", text);
    page->lines[page->nlines++] = range;
  }
  return true;
}

static bool read_lines(Reading *r, const cJSON *lines, const char *place, void *to) {
  if (!must_be(r, lines, place, cJSON_Array)) return false;
  for (const cJSON *one = lines->child; one; one = one->next) {
    if (!cJSON_IsString(one)) return reading_wrong(r, place, "lines", "must have names of lines: #: mark NAME");
    if (!take_lines(r, one->valuestring, place, ((PageReading *)to)->page)) return false;
  }
  return true;
}

static bool read_sets(Reading *r, const cJSON *sets, const char *place, void *to) {
  LessonPage *page = ((PageReading *)to)->page;
  return sets_read(r, sets, place, &page->sets, &page->nsets);
}

static bool read_smalls(Reading *r, const cJSON *sets, const char *place, void *to) {
  LessonPage *page = ((PageReading *)to)->page;
  return sets_read(r, sets, place, &page->smalls, &page->nsmalls);
}

// ---- the screen ----

static bool read_begin(Reading *r, const cJSON *one, const char *place, void *to) {
  LessonPage *page = to;
  const Anchor *a = cJSON_IsString(one) ? anchors_find(page->anchors, one->valuestring) : NULL;
  if (!a) return no_line(r, page, place, "begin", cJSON_IsString(one) ? one->valuestring : "");
  page->screen.begin = a->lines[0];
  return true;
}

static bool read_depth(Reading *r, const cJSON *one, const char *place, void *to) {
  static const char *const depths[LAB_GRAINS] = {"step", "line", "locks", "inside"};
  for (int i = 0; i < LAB_GRAINS && cJSON_IsString(one); i++)
    if (!strcmp(depths[i], one->valuestring)) return ((LessonPage *)to)->screen.depth = (LabGrain)i, true;
  return reading_wrong(r, place, "depth", "must be step, line, locks or inside");
}

static bool read_show(Reading *r, const cJSON *list, const char *place, void *to) {
  static const char *const known[] = {"program", "processes", "shared", "time", "lesson", "output"};
  PageScreen *s = &((LessonPage *)to)->screen;
  for (const cJSON *one = cJSON_IsArray(list) ? list->child : NULL; one; one = one->next)
    for (size_t i = 0; i < sizeof known / sizeof *known && cJSON_IsString(one); i++)
      if (!strcmp(known[i], one->valuestring) && s->nshow < 8) s->show[s->nshow++] = one->valuestring;
  return (s->nshow && s->nshow == cJSON_GetArraySize(list)) ||
         reading_wrong(r, place, "show", "must be an array of: program, processes, shared, time, lesson, output");
}

static bool read_first(Reading *r, const cJSON *list, const char *place, void *to) {
  LessonPage *page = to;
  int n = cJSON_IsArray(list) ? cJSON_GetArraySize(list) : 0;
  if (n < 1 || n > LESSON_FIRST)
    return reading_wrong(r, place, "first", "must be an array of 1 to %d names of objects", LESSON_FIRST);
  for (const cJSON *one = list->child; one; one = one->next) {
    const char *name = cJSON_IsString(one) ? one->valuestring : "";
    if (!anchors_has_word(page->anchors, name, strlen(name)))
      return reading_wrong(r, place, "first", "names \"%s\", which the program does not have", name);
    page->screen.first[page->screen.nfirst++] = name;
  }
  return true;
}

static bool read_screen(Reading *r, const cJSON *one, const char *place, void *to) {
  static const ReadingKey keys[] = {{"begin", false, read_begin},
                                    {"depth", false, read_depth},
                                    {"show", false, read_show},
                                    {"first", false, read_first}};
  return reading_table(r, one, keep_printf(r->keep, "%s, screen", place), keys, sizeof keys / sizeof *keys,
                       ((PageReading *)to)->page);
}

// ---- question, goal, play ----

static bool read_ask(Reading *r, const cJSON *ask, const char *place, void *to) {
  LessonPage *page = ((PageReading *)to)->page;
  return (page->ask = ask_read(r, ask, place, page->anchors)) != NULL;
}

static bool read_goal(Reading *r, const cJSON *goal, const char *place, void *to) {
  LessonPage *page = ((PageReading *)to)->page;
  char why[600];
  page->goal = goal_read(r->keep, goal, why, sizeof why);
  return page->goal || reading_wrong(r, place, "goal", "%s", why);
}

// "answer …", "value NAME N" and "wait" are no names of keys; all else is.
static bool is_command(const LessonPage *page, const char *text, char *why, size_t size) {
  char key[64];
  const char *name = strchr(text, ' ');
  if (!strcmp(text, "wait")) return true;
  if (!strncmp(text, "answer ", 7)) return page->ask || (snprintf(why, size, "there is no question"), false);
  if (!strncmp(text, "value ", 6)) {
    for (int i = 0; i < page->anchors->n; i++) {
      const Anchor *a = &page->anchors->list[i];
      size_t n = strlen(a->name);
      if (a->kind == ANCHOR_KNOB && !strncmp(text + 6, a->name, n) && text[6 + n] == ' ') return true;
    }
    return snprintf(why, size, "it names no value of the program, or gives it none"), false;
  }
  if (!key_named(text, NULL, key, sizeof key)) return snprintf(why, size, "there is no such command"), false;
  if (strncmp(text, "switch", 6) || !name) return true;
  const Anchor *a = anchors_find(page->anchors, name + 1);
  return (a && a->kind == ANCHOR_SWITCH) || (snprintf(why, size, "it names no switch of the program"), false);
}

static bool read_play(Reading *r, const cJSON *play, const char *place, void *to) {
  LessonPage *page = ((PageReading *)to)->page;
  char why[120];
  if (!must_be(r, play, place, cJSON_Array)) return false;
  for (const cJSON *one = play->child; one; one = one->next) {
    if (!cJSON_IsString(one)) return reading_wrong(r, place, "play", "must be an array of commands");
    if (page->nplay == LESSON_PLAY) return reading_wrong(r, place, "play", "has more than %d commands", LESSON_PLAY);
    if (!is_command(page, one->valuestring, why, sizeof why))
      return reading_wrong(r, place, "play", "\"%s\": %s", one->valuestring, why);
    page->play[page->nplay++] = one->valuestring;
  }
  return true;
}

// What a page may have: one row each, in the order in which they are read.
static const ReadingKey page_keys[] = {
    {"id", true, read_id},      {"idea", true, read_idea},        {"of", false, read_of},
    {"open", false, read_open}, {"program", false, read_program}, {"lines", false, read_lines},
    {"set", false, read_sets},  {"small", false, read_smalls},    {"screen", false, read_screen},
    {"ask", false, read_ask},   {"goal", false, read_goal},       {"play", false, read_play},
};

static bool is_of_review(Reading *r, const Lesson *l, const LessonPage *page, const char *place) {
  if (!page->of) return reading_wrong(r, place, "of", "is missing: which lesson does it come back to");
  if (!page->ask) return reading_wrong(r, place, "ask", "is missing: each page of a review asks");
  if (page->ask->judge != BY_ORDERS) return reading_wrong(r, place, "ask", "must be judged by every order: a review");
  if (page->goal) return reading_wrong(r, place, "goal", "is a spare key: a review only asks");
  for (const LessonPage *other = l->pages; other < page; other++)
    if (!strcmp(other->program, page->program))
      return reading_wrong(r, place, "program", "is page \"%s\"'s: each page of a review has its own", other->id);
  return true;
}

static bool read_page(Reading *r, const cJSON *json, Lesson *l, LessonPage *page, int number) {
  const cJSON *id = cJSON_GetObjectItemCaseSensitive(json, "id");
  const char *place = keep_printf(r->keep, "page %d", number);
  PageReading to = {l, page};
  if (cJSON_IsString(id)) place = keep_printf(r->keep, "page \"%.40s\"", id->valuestring);
  page->program = l->program;
  page->place = number;
  if (!take_program(r, &to)) return false;
  if (!reading_table(r, json, place, page_keys, sizeof page_keys / sizeof *page_keys, &to)) return false;
  if (l->review && !is_of_review(r, l, page, place)) return false;
  bool asks = page->ask || page->goal;
  if (asks && !page->nplay) return reading_wrong(r, place, "play", "is missing: how is it done");
  return asks || !page->nplay || reading_wrong(r, place, "play", "is a spare key: nothing is asked for");
}

bool lesson_read_pages(Reading *r, Lesson *l, const cJSON *pages) {
  int i = 0;
  l->npages = cJSON_GetArraySize(pages);
  if (!l->npages) return reading_wrong(r, "", "pages", "is empty");
  l->pages = keep_get(r->keep, sizeof(LessonPage) * (size_t)l->npages);
  for (const cJSON *one = pages->child; one; one = one->next, i++) {
    if (!read_page(r, one, l, &l->pages[i], i + 1)) return false;
    for (int j = 0; j < i; j++)
      if (!strcmp(l->pages[j].id, l->pages[i].id))
        return reading_wrong(r, "", "pages", "has two with the id \"%s\"", l->pages[i].id);
  }
  return true;
}
