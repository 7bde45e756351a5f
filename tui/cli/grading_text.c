// A verdict for people (see grading.h).
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "grading.h"
#include "tui/glass/utf8.h"
#include "verdict_fields.h"
#include "base/visible.h"

static bool is_zh(Language l) { return l == CHINESE; }

// ---- two orders side by side ----

enum { COLUMN = 46, BEFORE = 3, ROWS = 32 };  // cells of a column; steps shown before the parting, and in all

static void put_cell(FILE *f, const char *s, int width) {
  int used = 0;
  for (const char *next = s; *s; s = next) {
    uint32_t rune = utf8_next(&next);
    if (used + rune_width(rune) > width) break;
    used += rune_width(rune);
    fwrite(s, 1, (size_t)(next - s), f);
  }
  fprintf(f, "%*s", width - used, "");
}

static void put_step(FILE *f, const cJSON *step, const char *mark, Language language) {
  char line[400];
  size_t n = (size_t)snprintf(line, sizeof line, "%s  %s", text(step, "process"), text(step, "text"));
  if (number(step, "line") && n < sizeof line)
    snprintf(line + n, sizeof line - n, is_zh(language) ? "（第 %g 行）" : " (line %g)", number(step, "line"));
  char shown[sizeof line];
  visible_text(shown, sizeof shown, step ? line : "");
  put_cell(f, shown, COLUMN);
  fputs(step ? mark : " ", f);
}

static void put_heading(FILE *f, int ngood, Language language) {
  static const char *const both[] = {"the shortest order that breaks it", "the nearest that does not",
                                     "出错的最短执行顺序", "最接近的不出错的顺序"};
  int first = is_zh(language) ? 2 : 0;
  fputs("\n      ", f);
  put_cell(f, both[first], COLUMN);
  fprintf(f, "%s%s\n", ngood ? (cli_utf8() ? "  │ " : "  | ") : "", ngood ? both[first + 1] : "");
}

// From a little before the place where they part on, and not to the end of long ones.
static void put_orders(FILE *f, const cJSON *check, Language language) {
  const cJSON *bad = at(check, "schedule"), *good = at(check, "nearest");
  int nbad = cJSON_GetArraySize(bad), ngood = cJSON_GetArraySize(good), parts = (int)number(check, "parts");
  bool utf8 = cli_utf8();
  const char *bar = utf8 ? "│" : "|", *no = utf8 ? "✗" : "x", *yes = utf8 ? "✓" : "+";
  int most = nbad > ngood ? nbad : ngood, first = ngood && parts > BEFORE + 1 ? parts - BEFORE : 0;
  if (!nbad) return;
  put_heading(f, ngood, language);
  if (first) fprintf(f, is_zh(language) ? "      前 %d 步相同\n" : "      the first %d steps are the same\n", first);
  for (int i = first; i < most && i < first + ROWS; i++) {
    const cJSON *a = i < nbad ? cJSON_GetArrayItem(bad, i) : NULL, *b = i < ngood ? cJSON_GetArrayItem(good, i) : NULL;
    bool here = ngood && i == parts;
    fprintf(f, "  %3d ", i + 1);
    put_step(f, a, here || at(a, "stale") ? no : " ", language);
    if (ngood) fprintf(f, " %s ", bar);
    if (ngood) put_step(f, b, here ? yes : " ", language);
    fputc('\n', f);
  }
  if (most <= first + ROWS) return;
  fprintf(f, is_zh(language) ? "      还有 %d 步（--json 有全部）\n" : "      %d more steps (--json has all of them)\n",
          most - first - ROWS);
}

// ---- checks ----

static void put_words(FILE *f, const cJSON *check, Language language) {
  const char *words = text(at(check, "words"), is_zh(language) ? "zh" : "en");
  const char *others = is_zh(language) ? "（换了名字和数之后）" : "(with other names and numbers) ";
  bool other = cJSON_IsTrue(at(check, "others"));
  if (!strcmp(text(check, "state"), check_state_name(CHECK_FAILED))) visible_line(f, "      %s", words);
  visible_line(f, "      %s%s", other ? others : "", text(check, "why"));
}

static void put_feedback(FILE *f, const cJSON *check, Language language) {
  if (*text(check, "explanation")) visible_line(f, "      %s", text(check, "explanation"));
  if (*text(check, "see"))
    visible_line(f, is_zh(language) ? "      这是课程 %s 里的模式：%s" : "      This is the pattern of lesson %s: %s",
                 text(check, "see"), text(check, "pattern"));
  put_orders(f, check, language);
}

static const char *mark_of(const cJSON *check) {
  bool utf8 = cli_utf8();
  if (cJSON_IsTrue(at(check, "ok"))) return utf8 ? "✓" : "+";
  if (cJSON_IsFalse(at(check, "ok"))) return utf8 ? "✗" : "x";
  return "?";
}

static const char *state_words(const char *state, Language language) {
  static const char *const zh[] = {"通过", "未通过", "没有证明", "没有评判"};
  for (int s = CHECK_PASSED; is_zh(language) && s <= CHECK_UNJUDGED; s++)
    if (!strcmp(state, check_state_name((CheckState)s))) return zh[s];
  return state;
}

void grading_print(FILE *f, const cJSON *verdict, Language language, bool points) {
  const cJSON *check;
  bool shown = false;
  char given[64] = "";
  if (points)
    snprintf(given, sizeof given, is_zh(language) ? "，%g / %g 分" : ", %g of %g points", number(verdict, "points"),
             number(verdict, "of"));
  visible_line(f, "%s: %s%s", text(verdict, "file"), state_words(text(verdict, "state"), language), given);
  if (*text(verdict, "why")) {
    visible_line(f, "      %s", text(verdict, "why"));
    return;
  }
  cJSON_ArrayForEach(check, at(verdict, "checks")) {
    fprintf(f, "  %s %-12s", mark_of(check), text(check, "id"));
    if (points) fprintf(f, " %g/%g", number(check, "points"), number(check, "of"));
    int orders = (int)number(check, "orders");
    if (orders) fprintf(f, is_zh(language) ? "  %d 种顺序" : orders == 1 ? "  %d order" : "  %d orders", orders);
    fputc('\n', f);
    if (cJSON_IsTrue(at(check, "ok"))) continue;
    put_words(f, check, language);
    if (!shown) put_feedback(f, check, language);
    shown = true;
  }
}
