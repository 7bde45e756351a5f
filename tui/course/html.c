// Pages of HTML (see html.h).
#include "html.h"

#include <string.h>

#include "base/visible.h"
#include "tui/words/keys.h"

// The name of a file may be anything: what turns the direction, or is not seen, is a mark here, too.
void html_text(FILE *f, const char *s) {
  char shown[VISIBLE_MARK];
  for (size_t n; *s; s += n) {
    n = visible_character(s, shown);
    if (*s == '&') fputs("&amp;", f);
    else if (*s == '<') fputs("&lt;", f);
    else if (*s == '>') fputs("&gt;", f);
    else if (*s == '"') fputs("&quot;", f);
    else if (*shown && *s != '\n' && *s != '\t') fputs(shown, f);
    else fwrite(s, 1, n, f);
  }
}

void html_begin(FILE *f, Language language, const char *meta, const char *title, const char *css) {
  fprintf(f, "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">%s<title>",
          language == CHINESE ? "zh" : "en", meta);
  html_text(f, title);
  fprintf(f, "</title><style>%s</style></head><body>\n", css);
}

void html_end(FILE *f) { fputs("</body></html>\n", f); }

// ---- a lesson's text ----

static void put_character(FILE *f, const char **s) {
  char one[8], shown[VISIBLE_MARK];
  size_t n = visible_character(*s, shown);
  snprintf(one, sizeof one, "%.*s", (int)n, *s);
  html_text(f, one);
  *s += n;
}

void html_marked(FILE *f, const char *s, const LabProgram *p, bool paragraphs) {
  char with_keys[8192];
  bool code = false, stress = false, term = false;
  s = keys_text(s, p, with_keys, sizeof with_keys);
  if (paragraphs) fputs("<p>", f);
  while (*s) {
    if (*s == '`') fputs((code = !code) ? "<code>" : "</code>", f), s++;
    else if (!code && !strncmp(s, "**", 2)) fputs((term = !term) ? "<strong>" : "</strong>", f), s += 2;
    else if (!code && *s == '*') fputs((stress = !stress) ? "<em>" : "</em>", f), s++;
    else if (!strncmp(s, "\n\n", 2)) fputs(paragraphs ? "</p>\n<p>" : "<br>", f), s += strspn(s, "\n");
    else put_character(f, &s);
  }
  if (paragraphs) fputs("</p>\n", f);
}

// ---- a program ----

static bool is_spoken_of(const LessonPage *page, uint32_t line) {
  for (int i = 0; page && i < page->nlines; i++)
    if (line >= page->lines[i].first && line <= page->lines[i].last) return true;
  return false;
}

static bool is_off(const LessonPage *page, const char *name) {
  for (int i = 0; page && i < page->nsets; i++)
    if (!strcmp(page->sets[i].name, name) && !strcmp(page->sets[i].value, "off")) return true;
  return false;
}

// The line's place in its switch; NULL: none turns it.
static const LabPlace *place_of(const LabProgram *p, uint32_t line, const char **name) {
  for (int i = 0; i < p->nswitches; i++)
    for (int k = 0; k < p->switches[i].nplaces; k++)
      if (p->switches[i].places[k].line == line) return *name = p->switches[i].name, &p->switches[i].places[k];
  return NULL;
}

// As it runs with the page's switches: off, it is another wording, or struck out.
static void put_line(FILE *f, const LabProgram *p, const LessonPage *page, uint32_t line) {
  const char *text = p->lines[line - 1], *name = NULL;
  const LabPlace *place = place_of(p, line, &name);
  bool off = place && is_off(page, name);
  size_t margin = strspn(text, " ");
  if (off && place->instead[0]) fprintf(f, "%*s", (int)margin, ""), html_text(f, place->instead);
  else {
    fputs(off ? "<s>" : "", f), html_text(f, text);
    fputs(off ? "</s>" : "", f);
  }
  if (place) fprintf(f, "  <i>%s ", off ? "○" : "●"), html_text(f, name), fputs("</i>", f);
}

void html_program(FILE *f, const LabProgram *p, const LessonPage *page) {
  fprintf(f, "<pre style=\"--lines:%u\">", p->nlines);
  for (uint32_t i = 1; i <= p->nlines; i++) {
    bool marked = is_spoken_of(page, i);
    fprintf(f, "<i>%3u</i>  %s", i, marked ? "<mark>" : "");
    put_line(f, p, page, i);
    fputs(marked ? "</mark>\n" : "\n", f);
  }
  fputs("</pre>\n", f);
}
