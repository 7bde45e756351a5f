// Reading a lesson's words: one file a language, en.md and zh.md, with the same headings.
//
//   # Two hands on one number            the title
//   ## about                             the course's screen: a few sentences
//   ## see                               one line each: what there is to see …
//   ## do                                … and to do
//   ## predict: What will it print?      a page: its id and its title. Below it the text: paragraphs with an empty line
//                                        between; `code`, *stress*, **a term**
//   ### question                         exactly when the page has "ask"
//   ### short: No, it may be less        choice, many, order: an option, its id and what it says. Below it (but not of
//                                        an order) what is said to whoever chose it: what is true in it, at which step
//                                        it fails, on which machine it would be right
//   ### two                              number, line: a foreseen wrong answer, and below it what is said
//   ### right                            but for choice: said to whoever is right
//   ### other                            number, line, order, who: said to any other
//   ### goal                             exactly when the page has "goal": what to do, in a line or two …
//   ### reached                          … and what is said when it is done
//   ### hints                            a list of at most two: where to look, what must hold. The last hint, the
//                                        keys, comes from the page's "play" by itself
#include <stdio.h>
#include <string.h>

#include "lesson.h"
#include "markdown.h"
#include "texts.h"

typedef struct WordsReading {
  Reading *r;
  Markdown *m;
  Texts texts;
  const char *section;
} WordsReading;

static const char *filled(WordsReading *w, const char *part, const char *text) {
  w->texts.place = !*w->section
                       ? "#"
                       : keep_printf(w->r->keep, "## %s%s%s", w->section, part ? " / ### " : "", part ? part : "");
  return text ? text_filled(w->r, &w->texts, text) : NULL;
}

// The text of a section, or of a part of it. NULL: r->why
static const char *take(WordsReading *w, const char *part) {
  return filled(w, part, markdown_take(w->r, w->m, w->section, part, false));
}

static const char *headed(WordsReading *w, const char *part) {
  return filled(w, part, markdown_headed(w->r, w->m, w->section, part));
}

static bool read_ask(WordsReading *w, const Ask *a, PageWords *to) {
  if (!(to->question = take(w, "question"))) return false;
  for (int i = 0; i < a->noptions; i++) {
    if (ask_has_titles(a) && !(to->options[i] = headed(w, a->options[i].id))) return false;
    if (ask_has_reasons(a) && !(to->why[i] = take(w, a->options[i].id))) return false;
  }
  if (ask_has_right(a) && !(to->why[ASK_OPTIONS] = take(w, "right"))) return false;
  return !ask_has_other(a) || (to->why[ASK_OPTIONS + 1] = take(w, "other"));
}

static bool read_hints(WordsReading *w, PageWords *to) {
  const char *list = markdown_take(w->r, w->m, w->section, "hints", true), *raw[LESSON_HINTS];
  if (!list) return true;
  int n = markdown_list(w->r->keep, list, raw, LESSON_HINTS);
  if (n < 1) {
    snprintf(w->r->why, w->r->size, "%s: \"## %s / ### hints\" must be a list of at most %d entries", w->m->file,
             w->section, LESSON_HINTS);
    return false;
  }
  for (int i = 0; i < n; i++)
    if (!(to->hints[to->nhints++] = filled(w, "hints", raw[i]))) return false;
  return true;
}

static bool read_page(WordsReading *w, const LessonPage *page, PageWords *to) {
  w->section = page->id;
  w->texts.anchors = page->anchors;
  w->texts.sets = page->sets, w->texts.nsets = page->nsets;
  w->texts.smalls = page->smalls, w->texts.nsmalls = page->nsmalls;
  const char *raw = markdown_take(w->r, w->m, page->id, NULL, false);
  if (!raw || !(to->text = filled(w, NULL, raw)) || !(to->title = headed(w, NULL))) return false;
  text_length(w->r, &w->texts, raw);
  if (page->ask && !read_ask(w, page->ask, to)) return false;
  if (page->goal && (!(to->goal = take(w, "goal")) || !(to->reached = take(w, "reached")))) return false;
  return read_hints(w, to);
}

static bool same_hints(Reading *r, const Lesson *l) {
  for (int i = 0; i < l->npages; i++) {
    const PageWords *w = l->pages[i].words;
    if (w[ENGLISH].nhints == w[CHINESE].nhints) continue;
    snprintf(r->why, r->size, "%s/zh.md: \"## %s / ### hints\" has %d entries, and en.md %d", l->path, l->pages[i].id,
             w[CHINESE].nhints, w[ENGLISH].nhints);
    return false;
  }
  return true;
}

bool lesson_read_words(Reading *r, Lesson *l, Language language) {
  static const char *const files[] = {"en.md", "zh.md"};
  static const char *const sections[] = {"about", "see", "do"};
  LessonWords *to = &l->words[language];
  const char **texts[] = {&to->about, &to->see, &to->todo};
  Markdown m;
  if (!markdown_read(r, l->folder, files[language], &m)) return false;
  Anchors own;
  if (!anchors_read(r, l->program, &own)) return false;
  WordsReading w = {r, &m, {.language = language, .file = m.file, .anchors = &own, .claims = l->claims}, ""};
  w.texts.nclaims = l->nclaims;
  w.texts.faults = &l->faults;
  if (!(to->title = filled(&w, NULL, markdown_title(r, &m)))) return false;
  for (int i = 0; i < 3; i++) {
    w.section = sections[i];
    if (!(*texts[i] = take(&w, NULL))) return false;
  }
  for (int i = 0; i < l->npages; i++)
    if (!read_page(&w, &l->pages[i], &l->pages[i].words[language])) return false;
  return markdown_all_used(r, &m) && (language != CHINESE || same_hints(r, l));
}
