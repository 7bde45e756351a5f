// Help, made from the table of commands; and the message screen, which shows why a file cannot be run and opens it when
// it is mended.
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "tui/words/refused.h"
#include "tui/glass/utf8.h"

static int put_line(Area a, int row, int skip, int col, Style style, const char *text) {
  if (row - skip >= 0) area_put(a, row - skip, col, style, text);
  return row + 1;
}

static int draw_keys(App *app, Area a, int skip, int row) {
  enum { KEYS = 3, TEXTS = 12 };
  for (int i = 0; i < ncommands; i++) {
    const Command *c = &commands[i];
    if (!c->help[app->language] || !c->shown) continue;
    if (row >= skip) area_put(a, row - skip, KEYS, STYLE_KEY | STYLE_BOLD, command_key(app, c));
    row = put_line(a, row, skip, TEXTS, STYLE_PLAIN, c->help[app->language]);
  }
  return row;
}

static int draw_flow(Area a, int row, int skip, int col, Style style, const char *text) {
  Area part = area_part(a, 0, col, a.rows, a.cols - col - 2);
  int above = skip - row;
  return row + flow_text(part, above > 0 ? 0 : -above, above > 0 ? above : 0, style, text);
}

static int draw_all(App *app, Area a, int skip) {
  static const Word signs[] = {WORD_SIGN_LETTERS, WORD_SIGN_DOING,          WORD_SIGN_SWITCH,  WORD_SIGN_KNOB,
                               WORD_SIGN_SPOKEN,  WORD_SIGN_STATE,          WORD_SIGN_GUARDED, WORD_SIGN_BARS,
                               WORD_SIGN_MOUSE,   WORD_SIGN_LOST,           WORD_SIGN_INSTANT, WORD_SIGN_HISTORY,
                               WORD_SIGN_EXPLORE, WORD_SIGN_EXPLORE_GUARDED};
  int row = put_line(a, 0, skip, 1, STYLE_TITLE | STYLE_BOLD, app_say(app, WORD_HELP_KEYS));
  row = draw_keys(app, a, skip, row) + 1;
  row = put_line(a, row, skip, 1, STYLE_TITLE | STYLE_BOLD, app_say(app, WORD_HELP_SIGNS));
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    row = draw_flow(a, row, skip, 3, STYLE_PLAIN, app_say(app, signs[i]));
  for (PanelId id = 0; id < PANELS; id++) {
    const char *help = view_panel(&app->bench.view, id)->help[app->language];
    if (help) row = draw_flow(a, row, skip, 3, STYLE_PLAIN, help);
  }
  return draw_flow(a, row + 1, skip, 1, STYLE_FAINT, app_say(app, WORD_HELP_TRUTH));
}

static void draw(App *app, Area a) {
  area_print(a, 0, 1, STYLE_TITLE | STYLE_BOLD, "mplab %s  %s", lab_version, app_say(app, WORD_HELP_TITLE));
  area_line(a, 1, 0, a.cols, "─", STYLE_FRAME);
  Area body = area_part(a, 2, 0, a.rows - 2, a.cols);
  int rows = draw_all(app, area_part(body, 0, 0, 0, body.cols), 0);
  app->help_most = rows > body.rows ? rows - body.rows : 0;
  if (app->help_scroll > app->help_most) app->help_scroll = app->help_most;
  draw_all(app, body, app->help_scroll);
  if (app->help_scroll > 0) area_put(body, 0, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↑");
  if (app->help_scroll < app->help_most) area_put(body, body.rows - 1, a.cols - 1, STYLE_KEY | STYLE_BOLD, "↓");
}

static void key(App *app, Input in) {
  int to = app->help_scroll + (in.key == K_WHEEL_UP ? -3 : in.key == K_WHEEL_DOWN ? 3 : 0);
  app->help_scroll = to < 0 ? 0 : to > app->help_most ? app->help_most : to;
}

const Screen screen_help = {ON_HELP, draw, key, NULL};

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

const Screen screen_message = {ON_MESSAGE, draw_message, NULL, tick_message};
