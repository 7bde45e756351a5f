// Explore's screen: every order of the program, as a report to be leafed through.
#include "app.h"
#include "tui/panels/explore_view.h"

static void draw(App *app, Area a) { explore_draw(&app->bench.view, a); }

static void mouse(App *app, Input in) {
  Area a = grid_area(&app->grid);
  a.rows--;
  if (in.key == K_CLICK) explore_click(&app->bench.view, a, in.row, in.col);
  if (in.key == K_WHEEL_UP) explore_scroll(&app->bench.view, -3);
  if (in.key == K_WHEEL_DOWN) explore_scroll(&app->bench.view, 3);
}

// A digit turns that switch, and everything is tried again.
static void key(App *app, Input in) {
  const LabProgram *p = app->bench.view.program;
  if (in.key == K_CLICK || in.key == K_WHEEL_UP || in.key == K_WHEEL_DOWN) mouse(app, in);
  if (in.key < '1' || in.key > '9' || !p || (int)(in.key - '1') >= p->nswitches) return;
  bench_toggle(&app->bench, view_switch_by_place(p, (int)(in.key - '1')));
  bench_explore(&app->bench);
}

const Screen screen_explore = {ON_EXPLORE, draw, key, NULL};
