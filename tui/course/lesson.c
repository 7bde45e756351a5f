// Reading the course: every file, every key, with the place of what is wrong. The JSON trees are kept as long as the
// course, since the words point into them.
#include "lesson.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"

#include "lab/lab.h"

// ---- lesson.json ----

static bool must_be(Reading *r, const cJSON *one, const char *place, int type) {
  if ((one->type & 0xFF) == type) return true;
  return reading_wrong(r, place, one->string, "must be %s", type == cJSON_Array ? "an array" : "an object");
}

static bool read_id(Reading *r, const cJSON *one, const char *place, void *to) {
  LessonPage *page = to;
  page->id = one->valuestring;
  return (cJSON_IsString(one) && *one->valuestring) || reading_wrong(r, place, "id", "must be a text");
}

static bool read_lines(Reading *r, const cJSON *lines, const char *place, void *to) {
  LessonPage *page = to;
  if (!must_be(r, lines, place, cJSON_Array)) return false;
  for (const cJSON *one = lines->child; one; one = one->next) {
    unsigned first = 0, last = 0;
    char rest;
    if (page->nlines == LESSON_LINES) return reading_wrong(r, place, "lines", "has more than %d entries", LESSON_LINES);
    if (cJSON_IsNumber(one)) first = last = (unsigned)one->valuedouble;
    else if (cJSON_IsString(one) && sscanf(one->valuestring, "%u%c", &first, &rest) == 1) last = first;
    else if (!cJSON_IsString(one) || sscanf(one->valuestring, "%u-%u%c", &first, &last, &rest) != 2)
      return reading_wrong(r, place, "lines", "must have numbers and texts such as \"8-10\"");
    if (!first || last < first) return reading_wrong(r, place, "lines", "has a line that cannot be");
    page->lines[page->nlines++] = (LineRange){first, last};
  }
  return true;
}

static bool read_sets(Reading *r, const cJSON *sets, const char *place, void *to) {
  LessonPage *page = to;
  if (!must_be(r, sets, place, cJSON_Object)) return false;
  page->nsets = cJSON_GetArraySize(sets);
  page->sets = keep_get(r->keep, sizeof(PageSet) * (size_t)(page->nsets + 1));
  int i = 0;
  for (const cJSON *one = sets->child; one; one = one->next, i++) {
    page->sets[i].name = one->string;
    if (cJSON_IsString(one)) page->sets[i].value = one->valuestring;
    else if (cJSON_IsNumber(one)) page->sets[i].value = keep_printf(r->keep, "%.15g", one->valuedouble);
    else return reading_wrong(r, place, "set", "must give \"%s\" a text or a number", one->string);
  }
  return true;
}

static bool read_ask(Reading *r, const cJSON *ask, const char *place, void *to) {
  LessonPage *page = to;
  char why[600];
  if (!must_be(r, ask, place, cJSON_Array)) return false;
  page->noptions = cJSON_GetArraySize(ask);
  if (page->noptions < 2 || page->noptions > LESSON_OPTIONS)
    return reading_wrong(r, place, "ask", "must have 2 to %d options", LESSON_OPTIONS);
  int i = 0;
  bool possible = false;
  for (const cJSON *one = ask->child; one; one = one->next, i++) {
    if (!reading_keys(r, one, place, "id when", "")) return false;
    if (!(page->options[i].id = reading_text(r, one, place, "id"))) return false;
    page->options[i].when = goal_read(r->keep, cJSON_GetObjectItemCaseSensitive(one, "when"), why, sizeof why);
    if (!page->options[i].when) return reading_wrong(r, place, page->options[i].id, "when: %s", why);
    possible |= !goal_constant(page->options[i].when) || goal_met(page->options[i].when, NULL);
  }
  return possible || reading_wrong(r, place, "ask", "has no option that can be right");
}

static bool read_goal(Reading *r, const cJSON *goal, const char *place, void *to) {
  LessonPage *page = to;
  char why[600];
  page->goal = goal_read(r->keep, goal, why, sizeof why);
  return page->goal || reading_wrong(r, place, "goal", "%s", why);
}

// What a page may have: one row each.
static const ReadingKey page_keys[] = {
    {"id", true, read_id},    {"lines", false, read_lines}, {"set", false, read_sets},
    {"ask", false, read_ask}, {"goal", false, read_goal},
};

static bool read_page(Reading *r, const cJSON *json, LessonPage *page, int number) {
  const cJSON *id = cJSON_GetObjectItemCaseSensitive(json, "id");
  char place[80];
  snprintf(place, sizeof place, "page %d", number);
  if (cJSON_IsString(id)) snprintf(place, sizeof place, "page \"%.40s\"", id->valuestring);
  return reading_table(r, json, place, page_keys, sizeof page_keys / sizeof *page_keys, page);
}

static bool read_names(Reading *r, const cJSON *json, const char *key, const char ***names, int *n) {
  const cJSON *array;
  if (!reading_maybe(r, json, "", key, cJSON_Array, &array)) return false;
  *names = keep_get(r->keep, sizeof(char *) * (size_t)(cJSON_GetArraySize(array) + 1));
  for (const cJSON *one = array ? array->child : NULL; one; one = one->next) {
    if (!cJSON_IsString(one)) return reading_wrong(r, "", key, "must be an array of texts");
    (*names)[(*n)++] = one->valuestring;
  }
  return true;
}

static bool read_structure(Reading *r, Lesson *l) {
  const cJSON *json = reading_file(r, l->folder, "lesson.json"), *pages, *claims;
  if (!json || !reading_keys(r, json, "", "pages", "source needs claims")) return false;
  if (!read_names(r, json, "source", &l->source, &l->nsource) || !read_names(r, json, "needs", &l->needs, &l->nneeds))
    return false;
  if (!reading_maybe(r, json, "", "pages", cJSON_Array, &pages) ||
      !reading_maybe(r, json, "", "claims", cJSON_Array, &claims))
    return false;
  if (!claims_read(r, claims, &l->claims, &l->nclaims)) return false;
  l->npages = cJSON_GetArraySize(pages);
  if (!l->npages) return reading_wrong(r, "", "pages", "is empty");
  l->pages = keep_get(r->keep, sizeof(LessonPage) * (size_t)l->npages);
  int i = 0;
  for (const cJSON *one = pages->child; one; one = one->next, i++) {
    if (!read_page(r, one, &l->pages[i], i + 1)) return false;
    for (int j = 0; j < i; j++)
      if (!strcmp(l->pages[j].id, l->pages[i].id))
        return reading_wrong(r, "", "pages", "has two with the id \"%s\"", l->pages[i].id);
  }
  return true;
}

// ---- en.json, zh.json ----

// A text for each option of the page.
static bool read_options(Reading *r, const cJSON *json, const char *place, const char *key, const LessonPage *page,
                         const char **texts) {
  const cJSON *options = cJSON_GetObjectItemCaseSensitive(json, key);
  char ids[400] = "", where[120];
  for (int i = 0; i < page->noptions; i++)
    snprintf(ids + strlen(ids), sizeof ids - strlen(ids), "%s%s", i ? " " : "", page->options[i].id);
  snprintf(where, sizeof where, "%s, %s", place, key);
  if (!reading_keys(r, options, where, ids, "")) return false;
  for (int i = 0; i < page->noptions; i++)
    if (!(texts[i] = reading_text(r, options, where, page->options[i].id))) return false;
  return true;
}

static bool read_page_words(Reading *r, const cJSON *json, LessonPage *page, Language language) {
  PageWords *w = &page->words[language];
  char place[80], keys[120];
  snprintf(place, sizeof place, "page \"%.40s\"", page->id);
  snprintf(keys, sizeof keys, "title text%s%s", page->noptions ? " question options why" : "",
           page->goal ? " goal reached" : "");
  if (!reading_keys(r, json, place, keys, "")) return false;
  if (!(w->title = reading_text(r, json, place, "title")) || !(w->text = reading_text(r, json, place, "text")))
    return false;
  if (page->goal &&
      (!(w->goal = reading_text(r, json, place, "goal")) || !(w->reached = reading_text(r, json, place, "reached"))))
    return false;
  if (!page->noptions) return true;
  return (w->question = reading_text(r, json, place, "question")) &&
         read_options(r, json, place, "options", page, w->options) && read_options(r, json, place, "why", page, w->why);
}

static bool read_words(Reading *r, Lesson *l, Language language) {
  static const char *const files[] = {"en.json", "zh.json"};
  const cJSON *json = reading_file(r, l->folder, files[language]), *hints;
  LessonWords *w = &l->words[language];
  if (!json || !reading_keys(r, json, "", "title about see do pages hints", "")) return false;
  if (!(w->title = reading_text(r, json, "", "title")) || !(w->about = reading_text(r, json, "", "about")) ||
      !(w->see = reading_text(r, json, "", "see")) || !(w->todo = reading_text(r, json, "", "do")))
    return false;
  if (!reading_maybe(r, json, "", "hints", cJSON_Array, &hints)) return false;
  if (cJSON_GetArraySize(hints) != LESSON_HINTS)
    return reading_wrong(r, "", "hints", "must be exactly %d texts", LESSON_HINTS);
  for (int i = 0; i < LESSON_HINTS; i++) {
    const cJSON *hint = cJSON_GetArrayItem(hints, i);
    if (!cJSON_IsString(hint) || !*hint->valuestring)
      return reading_wrong(r, "", "hints", "must be exactly %d texts", LESSON_HINTS);
    w->hints[i] = hint->valuestring;
  }
  const cJSON *pages = cJSON_GetObjectItemCaseSensitive(json, "pages");
  char *ids = keep_text(r->keep, "");
  for (int i = 0; i < l->npages; i++) ids = keep_printf(r->keep, "%s%s%s", ids, i ? " " : "", l->pages[i].id);
  if (!reading_keys(r, pages, "pages", ids, "")) return false;
  for (int i = 0; i < l->npages; i++)
    if (!read_page_words(r, cJSON_GetObjectItemCaseSensitive(pages, l->pages[i].id), &l->pages[i], language))
      return false;
  return true;
}

// ---- course.json ----

static bool read_lesson(Reading *r, Course *c, const char *folder, int part) {
  Lesson *l = &c->lessons[c->nlessons];
  char *end;
  l->folder = folder;
  l->part = part;
  l->number = (int)strtol(folder, &end, 10);
  if (end == folder || *end != '-' || !end[1])
    return reading_wrong(r, "", "lessons", "has \"%s\"; a lesson's folder is NN-name", folder);
  l->name = end + 1;
  for (int i = 0; i < c->nlessons; i++)
    if (c->lessons[i].number == l->number || !strcmp(c->lessons[i].name, l->name))
      return reading_wrong(r, "", "lessons", "has \"%s\" and \"%s\": same number or name", c->lessons[i].folder,
                           folder);
  l->program = keep_printf(r->keep, "%s/%s/program.py", c->folder, folder);
  c->nlessons++;
  return read_structure(r, l) && read_words(r, l, ENGLISH) && read_words(r, l, CHINESE);
}

static bool read_part(Reading *r, Course *c, const cJSON *json, int part) {
  const cJSON *title = cJSON_GetObjectItemCaseSensitive(json, "title"), *lessons;
  char place[40];
  snprintf(place, sizeof place, "part %d", part + 1);
  if (!reading_keys(r, json, place, "title lessons", "") || !reading_keys(r, title, place, "en zh", "")) return false;
  if (!(c->parts[part].title[ENGLISH] = reading_text(r, title, place, "en")) ||
      !(c->parts[part].title[CHINESE] = reading_text(r, title, place, "zh")))
    return false;
  if (!reading_maybe(r, json, place, "lessons", cJSON_Array, &lessons)) return false;
  for (const cJSON *one = lessons->child; one; one = one->next) {
    if (!cJSON_IsString(one)) return reading_wrong(r, place, "lessons", "must be an array of folders");
    const char *course_file = r->file;
    if (!read_lesson(r, c, one->valuestring, part)) return false;
    r->file = course_file;
  }
  return true;
}

static bool read_course(Reading *r, Course *c) {
  const cJSON *json = reading_file(r, NULL, "course.json"), *parts;
  if (!json || !reading_keys(r, json, "", "parts", "") || !reading_maybe(r, json, "", "parts", cJSON_Array, &parts))
    return false;
  int lessons = 0;
  for (const cJSON *one = parts->child; one; one = one->next)
    lessons += cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(one, "lessons"));
  c->nparts = cJSON_GetArraySize(parts);
  c->parts = keep_get(r->keep, sizeof(CoursePart) * (size_t)(c->nparts + 1));
  c->lessons = keep_get(r->keep, sizeof(Lesson) * (size_t)(lessons + 1));
  int part = 0;
  for (const cJSON *one = parts->child; one; one = one->next, part++)
    if (!read_part(r, c, one, part)) return false;
  for (int i = 0; i < c->nlessons; i++)
    for (int j = 0; j < c->lessons[i].nneeds; j++)
      if (!course_lesson(c, c->lessons[i].needs[j])) {
        r->file = keep_printf(r->keep, "%s/%s/lesson.json", c->folder, c->lessons[i].folder);
        return reading_wrong(r, "", "needs", "names \"%s\", which is not in the course", c->lessons[i].needs[j]);
      }
  return true;
}

Course *course_load(const char *folder, char *why, size_t size) {
  Keep *keep = keep_new();
  Course *c = keep_get(keep, sizeof *c);
  c->keep = keep;
  c->folder = keep_text(keep, folder);
  Reading r = {.keep = keep, .folder = c->folder, .why = why, .size = size};
  if (read_course(&r, c)) {
    c->trees = r.trees;
    return c;
  }
  c->trees = r.trees;
  course_free(c);
  return NULL;
}

void course_free(Course *c) {
  if (!c) return;
  reading_drop(c->trees);
  keep_free(c->keep);
}

const Lesson *course_lesson(const Course *c, const char *name) {
  char *end;
  long number = strtol(name, &end, 10);
  bool is_number = end != name && !*end;
  for (int i = 0; i < c->nlessons; i++) {
    const Lesson *l = &c->lessons[i];
    if (!strcmp(l->name, name) || !strcmp(l->folder, name) || (is_number && l->number == number)) return l;
  }
  return NULL;
}

static bool misfit(const Lesson *l, const LessonPage *page, char *why, size_t size, const char *form, ...) {
  va_list args;
  int n = snprintf(why, size, "%s/lesson.json: page \"%s\": ", l->folder, page->id);
  va_start(args, form);
  if (n > 0 && (size_t)n < size) vsnprintf(why + n, size - (size_t)n, form, args);
  va_end(args);
  return false;
}

static bool set_fits(const PageSet *s, const LabProgram *p) {
  char *end;
  bool is_pace = !strcmp(s->name, "pace");
  if (is_pace) return !strcmp(s->value, "flat") || (strtod(s->value, &end) > 0 && !*end);
  if (program_switch(p, s->name) >= 0) return !strcmp(s->value, "on") || !strcmp(s->value, "off");
  return program_knob(p, s->name) >= 0;
}

bool lesson_fits(const Lesson *l, const LabProgram *p, char *why, size_t size) {
  char what[200];
  for (int i = 0; i < l->npages; i++) {
    const LessonPage *page = &l->pages[i];
    for (int j = 0; j < page->nlines; j++)
      if (page->lines[j].last > p->nlines)
        return misfit(l, page, why, size, "line %u: the program has %u", page->lines[j].last, p->nlines);
    for (int j = 0; j < page->nsets; j++)
      if (!set_fits(&page->sets[j], p))
        return misfit(l, page, why, size, "set \"%s\" to \"%s\" cannot be done", page->sets[j].name,
                      page->sets[j].value);
    for (int j = 0; j < page->noptions; j++)
      if (!goal_fits(page->options[j].when, p, what, sizeof what))
        return misfit(l, page, why, size, "option \"%s\": %s", page->options[j].id, what);
    if (page->goal && !goal_fits(page->goal, p, what, sizeof what)) return misfit(l, page, why, size, "goal: %s", what);
  }
  for (int i = 0; i < l->nclaims; i++) {
    if (claim_fits(&l->claims[i], p, what, sizeof what)) continue;
    snprintf(why, size, "%s/lesson.json: claim %d: %s", l->folder, i + 1, what);
    return false;
  }
  return true;
}
