// Reading the course: every file, every key, with the place of what is wrong. The JSON trees are kept as long as the
// course, since the words point into them.
#include "lesson.h"

#include <cjson/cJSON.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "json.h"
#include "review.h"

#include "lab/lab.h"

// ---- lesson.json ----

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

// A review has no program of its own: it begins with its first page's.
static bool take_first_program(Reading *r, Lesson *l, const cJSON *pages) {
  const cJSON *program = cJSON_GetObjectItemCaseSensitive(pages->child, "program");
  if (cJSON_GetArraySize(pages) != REVIEW_PAGES)
    return reading_wrong(r, "", "pages", "must be %d: this is a review", REVIEW_PAGES);
  if (!program) return reading_wrong(r, "page 1", "program", "is missing: each page of a review has its own");
  if (!program_name_is_sound(r, program, "page 1")) return false;
  l->program = keep_printf(r->keep, "%s/%s", l->path, program->valuestring);
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
  if (l->review && !take_first_program(r, l, pages)) return false;
  return lesson_read_pages(r, l, pages);
}

// ---- course.json ----

bool course_knows(const Course *c, const char *name) {
  for (int i = 0; i < c->nnames; i++)
    if (!strcmp(c->names[i], name)) return true;
  return false;
}

// What l says of itself up to now is completed by its files, if it is written.
static bool read_files(Reading *r, Course *c, Lesson *l, int part) {
  const char *course_file = r->file;
  l->path = keep_printf(r->keep, "%s/%s", c->folder, l->folder);
  l->part = part;
  l->faults = keep_text(r->keep, "");
  l->program = keep_printf(r->keep, "%s/program.py", l->path);
  if (access(keep_printf(r->keep, "%s/lesson.json", l->path), F_OK) != 0) return true;
  c->nlessons++;
  if (!read_structure(r, l)) return false;
  for (int i = 0; l->review && i < l->npages; i++)
    if (!course_knows(c, l->pages[i].of))
      return reading_wrong(r, keep_printf(r->keep, "page \"%s\"", l->pages[i].id), "of",
                           "names \"%s\", no lesson of this part or an earlier one", l->pages[i].of);
  if (!lesson_read_words(r, l, ENGLISH) || !lesson_read_words(r, l, CHINESE)) return false;
  r->file = course_file;
  return true;
}

// The number is the lesson's place in the course, written or not.
static bool read_lesson(Reading *r, Course *c, const char *name, int number, int part) {
  Lesson *l = &c->lessons[c->nlessons];
  *l = (Lesson){.name = name, .number = number};
  l->label = keep_printf(r->keep, "%02d", number);
  l->folder = keep_printf(r->keep, "%s-%s", l->label, name);
  if (course_knows(c, name)) return reading_wrong(r, "", "lessons", "has \"%s\" twice", name);
  c->names[c->nnames++] = name;
  return read_files(r, c, l, part);
}

static bool read_review(Reading *r, Course *c, const char *name, int part) {
  static const char begins[] = "review-";
  Lesson *l = &c->lessons[c->nlessons];
  *l = (Lesson){.name = name, .folder = name, .review = true};
  l->label = keep_printf(r->keep, "R%d", part + 1);
  if (strncmp(name, begins, sizeof begins - 1) != 0 || strchr(name, '/'))
    return reading_wrong(r, "", "review", "must be a name that begins with %s", begins);
  for (int i = 0; i < c->nlessons; i++)
    if (!strcmp(c->lessons[i].name, name)) return reading_wrong(r, "", "review", "is \"%s\" twice", name);
  return read_files(r, c, l, part);
}

static bool read_part(Reading *r, Course *c, const cJSON *json, int part, int *number) {
  const cJSON *title = cJSON_GetObjectItemCaseSensitive(json, "title"), *lessons, *review;
  char place[40];
  snprintf(place, sizeof place, "part %d", part + 1);
  if (!reading_keys(r, json, place, "title lessons", "review") || !reading_keys(r, title, place, "en zh", ""))
    return false;
  if (!(c->parts[part].title[ENGLISH] = reading_text(r, title, place, "en")) ||
      !(c->parts[part].title[CHINESE] = reading_text(r, title, place, "zh")))
    return false;
  if (!reading_maybe(r, json, place, "lessons", cJSON_Array, &lessons) ||
      !reading_maybe(r, json, place, "review", cJSON_String, &review))
    return false;
  for (const cJSON *one = lessons->child; one; one = one->next) {
    if (!cJSON_IsString(one)) return reading_wrong(r, place, "lessons", "must be an array of names");
    if (!read_lesson(r, c, one->valuestring, ++*number, part)) return false;
  }
  return !review || read_review(r, c, review->valuestring, part);
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
  c->names = keep_get(r->keep, sizeof *c->names * (size_t)(lessons + 1));
  c->lessons = keep_get(r->keep, sizeof(Lesson) * (size_t)(lessons + c->nparts + 1));
  int part = 0, number = 0;
  for (const cJSON *one = parts->child; one; one = one->next, part++)
    if (!read_part(r, c, one, part, &number)) return false;
  for (int i = 0; i < c->nlessons; i++)
    for (int j = 0; j < c->lessons[i].nneeds; j++)
      if (!course_knows(c, c->lessons[i].needs[j])) {
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
    bool numbered = is_number && !l->review && l->number == number;
    if (!strcmp(l->name, name) || !strcmp(l->folder, name) || !strcmp(l->label, name) || numbered) return l;
  }
  return NULL;
}

static bool misfit(const Lesson *l, const LessonPage *page, char *why, size_t size, const char *form, ...)
    __attribute__((format(printf, 5, 6)));
static bool misfit(const Lesson *l, const LessonPage *page, char *why, size_t size, const char *form, ...) {
  va_list args;
  int n = snprintf(why, size, "%s/lesson.json: page \"%s\": ", l->folder, page->id);
  va_start(args, form);
  if (n > 0 && (size_t)n < size) vsnprintf(why + n, size - (size_t)n, form, args);
  va_end(args);
  return false;
}

static bool set_fits(const ClaimSet *s, const LabProgram *p) {
  char *end;
  bool is_pace = !strcmp(s->name, "pace");
  if (is_pace) return !strcmp(s->value, "flat") || (strtod(s->value, &end) > 0 && !*end);
  if (program_switch(p, s->name) >= 0) return !strcmp(s->value, "on") || !strcmp(s->value, "off");
  return program_knob(p, s->name) >= 0;
}

static bool page_fits(const Lesson *l, const LessonPage *page, const LabProgram *p, char *why, size_t size) {
  char what[300];
  for (int j = 0; j < page->nsets; j++)
    if (!set_fits(&page->sets[j], p))
      return misfit(l, page, why, size, "set \"%s\" to \"%s\" cannot be done", page->sets[j].name, page->sets[j].value);
  for (int j = 0; j < page->nsmalls; j++)
    if (program_knob(p, page->smalls[j].name) < 0)
      return misfit(l, page, why, size, "small \"%s\" is no knob of the program", page->smalls[j].name);
  if (page->ask && !ask_fits(page->ask, p, what, sizeof what)) return misfit(l, page, why, size, "%s", what);
  if (page->goal && !goal_fits(page->goal, p, what, sizeof what)) return misfit(l, page, why, size, "goal: %s", what);
  return true;
}

static bool is_of(const Lesson *l, const Claim *c, const char *program) {
  const char *slash = strrchr(program, '/');
  return c->program ? !strcmp(slash ? slash + 1 : program, c->program) : !strcmp(l->program, program);
}

bool lesson_fits(const Lesson *l, const char *program, const LabProgram *p, char *why, size_t size) {
  char what[200];
  for (int i = 0; i < l->npages; i++)
    if (!strcmp(l->pages[i].program, program) && !page_fits(l, &l->pages[i], p, why, size)) return false;
  for (int i = 0; i < l->nclaims; i++) {
    if (!is_of(l, &l->claims[i], program) || claim_fits(&l->claims[i], p, what, sizeof what)) continue;
    snprintf(why, size, "%s/lesson.json: claim %d: %s", l->folder, i + 1, what);
    return false;
  }
  return true;
}
