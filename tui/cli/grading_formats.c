// A verdict as other programs want it: CSV, Gradescope's results, a page of HTML (see grading.h).
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "grading.h"
#include "tui/course/html.h"
#include "verdict_fields.h"
#include "base/memory_text.h"
#include "base/visible.h"

static const char *words(const cJSON *check, Language language) {
  return text(at(check, "words"), language == CHINESE ? "zh" : "en");
}

// ---- CSV ----

// A field that begins as a formula does is no formula: a space before it keeps a table's program from computing it.
// What is odd in a name of a file is a mark: no row is its.
void csv_field(FILE *f, const char *s) {
  char shown[VISIBLE_MARK];
  fputc('"', f);
  if (*s && strchr("=+-@", *s)) fputc(' ', f);
  for (size_t n; *s; s += n) {
    n = visible_character(s, shown);
    if (*s == '"') fputc('"', f);
    if (*shown) fputs(shown, f);
    else fwrite(s, 1, n, f);
  }
  fputc('"', f);
}

void grading_csv_head(FILE *f, const Task *t, bool hidden) {
  fputs("task,file,state,points,of", f);
  for (int i = 0; i < t->nchecks; i++)
    if (hidden || !t->checks[i].hidden) fprintf(f, ",%s", t->checks[i].id);
  fputs(",why\n", f);
}

static const cJSON *first_wrong(const cJSON *verdict) {
  const cJSON *check;
  cJSON_ArrayForEach(check, at(verdict, "checks")) {
    if (!cJSON_IsTrue(at(check, "ok"))) return check;
  }
  return NULL;
}

void grading_csv(FILE *f, const cJSON *verdict) {
  const cJSON *check, *wrong = first_wrong(verdict);
  csv_field(f, text(verdict, "task"));
  fputc(',', f);
  csv_field(f, text(verdict, "file"));
  fprintf(f, ",%s,%g,%g", text(verdict, "state"), number(verdict, "points"), number(verdict, "of"));
  cJSON_ArrayForEach(check, at(verdict, "checks")) { fprintf(f, ",%s", text(check, "state")); }
  fputc(',', f);
  csv_field(f, *text(verdict, "why") ? text(verdict, "why") : text(wrong, "why"));
  fputc('\n', f);
}

// ---- Gradescope ----

static cJSON *gradescope_test(const cJSON *check, Language language) {
  cJSON *t = cJSON_CreateObject();
  char output[3000];
  snprintf(output, sizeof output, "%s\n%s\n%s", words(check, language), text(check, "why"), text(check, "explanation"));
  cJSON_AddStringToObject(t, "name", text(check, "id"));
  cJSON_AddNumberToObject(t, "score", number(check, "points"));
  cJSON_AddNumberToObject(t, "max_score", number(check, "of"));
  cJSON_AddStringToObject(t, "status", cJSON_IsTrue(at(check, "ok")) ? "passed" : "failed");
  cJSON_AddStringToObject(t, "visibility", cJSON_IsTrue(at(check, "hidden")) ? "hidden" : "visible");
  if (!cJSON_IsTrue(at(check, "ok"))) cJSON_AddStringToObject(t, "output", output);
  return t;
}

cJSON *grading_gradescope(const cJSON *verdict, Language language) {
  cJSON *g = cJSON_CreateObject(), *tests;
  const cJSON *check;
  char output[1200];
  snprintf(output, sizeof output, "%s: %s. %s", text(verdict, "task"), text(verdict, "state"), text(verdict, "why"));
  cJSON_AddNumberToObject(g, "score", number(verdict, "points"));
  cJSON_AddNumberToObject(g, "execution_time", number(verdict, "seconds"));
  cJSON_AddStringToObject(g, "output", output);
  cJSON_AddStringToObject(g, "visibility", "visible");
  tests = cJSON_AddArrayToObject(g, "tests");
  cJSON_ArrayForEach(check, at(verdict, "checks")) { cJSON_AddItemToArray(tests, gradescope_test(check, language)); }
  return g;
}

// ---- HTML ----

static void put_paragraph(FILE *f, const char *class, const char *s) {
  if (!*s) return;
  fprintf(f, "<p class=\"%s\">", class);
  html_text(f, s);
  fputs("</p>\n", f);
}

static void put_step(FILE *f, const cJSON *step, bool parts) {
  fprintf(f, "<td%s>", parts ? " class=\"parts\"" : "");
  if (step) {
    html_text(f, text(step, "process"));
    fputs(" ", f);
    html_text(f, text(step, "text"));
    if (number(step, "line") > 0) fprintf(f, " <small>%g</small>", number(step, "line"));
  }
  fputs("</td>", f);
}

static void put_orders(FILE *f, const cJSON *check, bool zh) {
  const cJSON *bad = at(check, "schedule"), *good = at(check, "nearest");
  int n = cJSON_GetArraySize(bad), m = cJSON_GetArraySize(good);
  if (!n) return;
  fputs("<table><tr><th></th><th>", f);
  fputs(zh ? "出错的最短执行顺序" : "the shortest order that breaks it", f);
  if (m) fprintf(f, "</th><th>%s", zh ? "最接近的不出错的顺序" : "the nearest that does not");
  fputs("</th></tr>\n", f);
  for (int i = 0; i < n || i < m; i++) {
    bool parts = m && i == (int)number(check, "parts");
    fprintf(f, "<tr><td>%d</td>", i + 1);
    put_step(f, i < n ? cJSON_GetArrayItem(bad, i) : NULL, parts);
    if (m) put_step(f, i < m ? cJSON_GetArrayItem(good, i) : NULL, parts);
    fputs("</tr>\n", f);
  }
  fputs("</table>\n", f);
}

static void put_check(FILE *f, const cJSON *check, Language language) {
  bool ok = cJSON_IsTrue(at(check, "ok"));
  fprintf(f, "<h2>%s ", ok ? "✓" : cJSON_IsFalse(at(check, "ok")) ? "✗" : "?");
  html_text(f, text(check, "id"));
  fprintf(f, " <small>%g / %g</small></h2>\n", number(check, "points"), number(check, "of"));
  if (ok) return;
  put_paragraph(f, "story", words(check, language));
  put_paragraph(f, "why", text(check, "why"));
  put_paragraph(f, "explanation", text(check, "explanation"));
  put_orders(f, check, language == CHINESE);
}

static void put_page(FILE *f, const cJSON *verdict, Language language) {
  const cJSON *check;
  html_begin(f, language, "", text(verdict, "file"),
             "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
             "table{border-collapse:collapse;font:14px monospace}td,th{padding:.1em .8em;border-left:1px solid #bbb;"
             "text-align:left}.parts{background:#fe9}.why{font-family:monospace}small{color:#666}");
  fputs("<h1>", f);
  html_text(f, text(verdict, "file"));
  fputs("</h1>\n<p>", f);
  html_text(f, text(verdict, "task"));
  fputs(": ", f);
  html_text(f, text(verdict, "state"));
  fprintf(f, ", %g / %g</p>\n", number(verdict, "points"), number(verdict, "of"));
  put_paragraph(f, "why", text(verdict, "why"));
  cJSON_ArrayForEach(check, at(verdict, "checks")) { put_check(f, check, language); }
  html_end(f);
}

// The file's path becomes one name, so that ada/a.py and bob/a.py have pages of their own.
static void page_path(const char *folder, const char *file, char *path, size_t size) {
  size_t n = (size_t)snprintf(path, size, "%s/", folder);
  while (file[0] == '.' && file[1] == '/') file += 2;
  for (; *file && n + 6 < size; file++) path[n++] = *file == '/' ? '_' : *file;
  snprintf(path + n, size - n, ".html");
}

bool grading_report(const char *folder, const cJSON *verdict, Language language) {
  char path[4096], *page = NULL;
  size_t size;
  if (mkdir(folder, 0777) && errno != EEXIST) return false;
  FILE *f = open_memstream(&page, &size);
  if (!f) return false;
  put_page(f, verdict, language);
  if (!memory_text(f, &page)) return false;
  page_path(folder, text(verdict, "file"), path, sizeof path);
  bool good = lab_replace_file(path, page, size);
  free(page);
  return good;
}
