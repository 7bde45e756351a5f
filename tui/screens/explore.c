// Explore's screen: every order of the program, as a report to be leafed through.
#include "app.h"
#include "tui/panels/explore_view.h"

static void draw(App *app, Area a) {
  explore_draw(&app->bench.view, a);
  app->bench.view.drawn |= EVIDENCE_ENDS | EVIDENCE_HEADER;
}

static void mouse(App *app, Input in) {
  Area a = app_body(app);
  if (in.key == K_CLICK) explore_click(&app->bench.view, a, in.row, in.col);
  if (in.key == K_WHEEL_UP) explore_wheel(&app->bench.view, a, in.row, -1);
  if (in.key == K_WHEEL_DOWN) explore_wheel(&app->bench.view, a, in.row, 1);
}

const Screen screen_explore = {draw, mouse, NULL};
