// The keys that work here and the signs in sight, in a box over the screen, made from the table of keys; and the
// message screen, which shows why a file cannot be run and opens it when it is mended.
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "tui/glass/utf8.h"
#include "tui/words/refused.h"
#include "tui/words/signs.h"

Area box_draw(Area all, int rows, int cols, const char *title, const char *foot) {
  if (rows > all.rows) rows = all.rows;
  if (cols > all.cols) cols = all.cols;
  Area a = area_part(all, (all.rows - rows) / 2, (all.cols - cols) / 2, rows, cols);
  for (int row = 0; row < rows; row++) {
    area_line(a, row, 0, cols, row == 0 || row == rows - 1 ? "─" : " ", STYLE_FRAME);
    area_spot(a, row, 0, cols, K_RESIZE);  // what lies under the box is not there to be pressed
    if (row == 0 || row == rows - 1) continue;
    area_put(a, row, 0, STYLE_FRAME, "│");
    area_put(a, row, cols - 1, STYLE_FRAME, "│");
  }
  area_put(a, 0, 0, STYLE_FRAME, "┌");
  area_put(a, 0, cols - 1, STYLE_FRAME, "┐");
  area_put(a, rows - 1, 0, STYLE_FRAME, "└");
  area_put(a, rows - 1, cols - 1, STYLE_FRAME, "┘");
  area_print(area_part(a, 0, 0, 1, cols - 1), 0, 1, STYLE_TITLE | STYLE_BOLD, " %s ", title);
  char text[160];
  snprintf(text, sizeof text, " %s ", foot);
  area_right(a, rows - 1, cols - 1, STYLE_FAINT, text);
  return area_part(a, 1, 2, rows - 2, cols - 4);
}

// ---- keys ----

typedef struct Sheet {  // drawn row by row; rows before `skip` are counted
  Area area;
  int row, skip;
} Sheet;

static int sheet_row(Sheet *s) { return s->row++ - s->skip; }

// The table's order stands in four groups.
static const struct {
  KeyId first;
  Word title;
} groups[] = {
    {KEY_PROCESS, WORD_HELP_WHO}, {KEY_TIME, WORD_HELP_TIME}, {KEY_RUN, WORD_HELP_RUN}, {KEY_PAGE, WORD_HELP_AND}};

static void draw_key(App *app, Sheet *s, KeyId id, const Deed *d) {
  enum { TEXT = 11 };
  char key[32];
  const char *text = key_rows[id].means[app->language];
  int row = sheet_row(s);
  command_key(app, id, key, sizeof key);
  if (row >= 0) area_put(s->area, row, 2, STYLE_KEY | STYLE_BOLD, key);
  if (row >= 0) area_put(s->area, row, TEXT + 2, STYLE_PLAIN, text);
  if (row >= 0 && d->id != KEY_PICK && key_rows[id].key < K_LETTER) area_spot(s->area, row, 2, TEXT, key_rows[id].key);
}

// Those that work on the screen below.
static void draw_keys(App *app, Sheet *s) {
  Mode mode = command_mode_on(app, app->before);
  size_t group = 0;
  bool titled = false;
  for (KeyId id = 0; id < KEYS; id++) {
    while (group + 1 < sizeof groups / sizeof *groups && id >= groups[group + 1].first) group++, titled = false;
    const Deed *d = command_deed(mode, id);
    if (!key_rows[id].key || !command_offered(app, mode, d)) continue;
    if (!titled) {
      int row = sheet_row(s);
      if (row >= 0) area_put(s->area, row, 0, STYLE_TITLE | STYLE_BOLD, app_say(app, groups[group].title));
      titled = true;
    }
    draw_key(app, s, id, d);
  }
}

// ---- signs ----

static bool in_sight(const Grid *g, uint32_t rune) {
  for (int i = 0; i < g->rows * g->cols; i++)
    if (g->cells[i].rune == rune) return true;
  return false;
}

// Those that the screen below shows; in ASCII all, since there one character is also a letter.
static void signs_text(App *app, char *to, size_t size) {
  static const struct {
    const char *sign, *means[LANGUAGES];
  } signs[] = {
#define SIGN(sign, en, zh) {sign, {en, zh}},
      SIGNS(SIGN)
#undef SIGN
  };
  size_t n = 0;
  *to = 0;
  for (size_t i = 0; i < sizeof signs / sizeof *signs && n < size; i++) {
    const char *at = signs[i].sign;
    if (!app->grid.ascii && !in_sight(&app->grid, utf8_next(&at))) continue;
    n += (size_t)snprintf(to + n, size - n, "%s%s %s", n ? " · " : "", signs[i].sign, signs[i].means[app->language]);
  }
}

static int draw_all(App *app, Area a, int skip, const char *signs) {
  Sheet s = {.area = a, .skip = skip};
  draw_keys(app, &s);
  int row = sheet_row(&s);
  if (row >= 0) area_put(a, row, 0, STYLE_TITLE | STYLE_BOLD, app_say(app, WORD_HELP_SIGNS));
  int above = skip - s.row;
  Area part = area_part(a, 0, 2, a.rows, a.cols - 2);
  s.row += flow_text(part, above > 0 ? 0 : -above, above > 0 ? above : 0, STYLE_PLAIN, signs);
  above = skip - s.row;
  return s.row + flow_text(area_part(a, 0, 0, a.rows, a.cols), above > 0 ? 0 : -above, above > 0 ? above : 0,
                           STYLE_FAINT, app_say(app, WORD_HELP_TRUTH));
}

static void draw(App *app, Area a) {
  enum { COLS = 78 };
  char signs[2000], title[160];
  app->before->draw(app, a);
  signs_text(app, signs, sizeof signs);
  snprintf(title, sizeof title, "%s", app_say(app, WORD_HELP_TITLE));
  int cols = a.cols < COLS ? a.cols : COLS;
  int rows = draw_all(app, area_part(a, 0, 0, 0, cols - 4), 0, signs), most = a.rows - 2;
  Area in = box_draw(a, rows > most ? a.rows : rows + 2, COLS, title, app_say(app, WORD_HELP_FOOT));
  app->help_most = rows > in.rows ? rows - in.rows : 0;
  if (app->help_scroll > app->help_most) app->help_scroll = app->help_most;
  draw_all(app, in, app->help_scroll, signs);
  if (app->help_scroll > 0) area_put(in, 0, in.cols - 1, STYLE_KEY | STYLE_BOLD, "↑");
  if (app->help_scroll < app->help_most)
    area_print(in, in.rows - 1, in.cols - 5, STYLE_KEY | STYLE_BOLD, " ↓%-3d", app->help_most - app->help_scroll);
}

static void mouse(App *app, Input in) {
  int to = app->help_scroll + (in.key == K_WHEEL_UP ? -3 : in.key == K_WHEEL_DOWN ? 3 : 0);
  app->help_scroll = to < 0 ? 0 : to > app->help_most ? app->help_most : to;
}

const Screen screen_help = {draw, mouse, NULL};

// ---- the message ----

static void draw_message(App *app, Area a) {
  area_put(a, 0, 1, STYLE_BAD | STYLE_BOLD, app_say(app, WORD_REFUSED));
  area_line(a, 1, 0, a.cols, "─", STYLE_FRAME);
  char message[sizeof app->refusal.message + 600];
  const char *text = refused_message(app->language, &app->refusal, message, sizeof message);
  int row = 3;
  while (*text && row < a.rows) {  // line by line, unfolded: a caret must stay under what it points at
    char line[800];
    size_t n = strcspn(text, "\n");
    snprintf(line, sizeof line, "%.*s", (int)n, text);
    if (utf8_width(line) > a.cols - 4 && line[0] != ' ')
      row += flow_text(area_part(a, 0, 2, a.rows, a.cols - 4), row, 0, STYLE_PLAIN, line);
    else area_put(a, row++, 2, STYLE_PLAIN, line);
    text += n + (text[n] == '\n');
  }
  if (*app->refused) area_put(a, row + 1, 2, STYLE_FAINT, app_say(app, WORD_REFUSED_MORE));
  if (app_may_be_guest(app)) area_put(a, row + 2, 2, STYLE_FAINT, app_say(app, WORD_REFUSED_GUEST));
}

static bool tick_message(App *app, int64_t now) {
  struct stat s;
  (void)now;
  if (!*app->refused || stat(app->refused, &s)) return false;
  if (s.st_mtim.tv_sec == app->refused_time.tv_sec && s.st_mtim.tv_nsec == app->refused_time.tv_nsec) return false;
  if (app->refused_lesson) app_open_lesson(app, app->refused_lesson);
  else app_open_file(app, app->refused);
  return true;
}

const Screen screen_message = {draw_message, NULL, tick_message};
