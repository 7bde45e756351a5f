// The detail of anything over the bench: the page of lines of tui/panels/detail.h under the bench's header.
#include <stdio.h>

#include "commands.h"

void detail_show(App *app, DetailOf of) {
  if (of.kind == DETAIL_NONE) return;
  if (app->screen == &screen_detail) {
    detail_into(&app->detail, of);
    return;
  }
  detail_open(&app->detail, of);
  app_show(app, &screen_detail);
}

// The line's offer. A moment sets the cursor of the whole bench, so it is the bench that is seen then.
void detail_take(App *app) {
  Bench *b = &app->bench;
  const DetailLine *l = detail_chosen(&app->detail);
  if (!l || l->to.kind == DETAIL_NONE) {
    bench_tell(b, "%s", app_say(app, WORD_NO_OFFER));
    return;
  }
  if (l->to.kind != DETAIL_MOMENT) {
    detail_show(app, l->to);
    return;
  }
  int to = l->to.id;
  app_show(app, &screen_bench);
  if (view_stepping(&b->view) && to == b->view.gate->at) return;
  if (view_stepping(&b->view)) bench_walk_to(b, to);
  else bench_look_to(b, to);
}

void detail_hit(App *app, int by) {
  if (!detail_seek(&app->detail, by)) bench_tell(&app->bench, "%s", app_say(app, WORD_DETAIL_NO_MORE));
}

void detail_sought(App *app, const char *text) {
  Detail *d = &app->detail;
  snprintf(d->sought, sizeof d->sought, "%s", text);
  d->hit = -1;
  if (detail_seek(d, 1)) return;
  int at = d->at;
  d->at = 0;  // from the beginning, then
  if (detail_seek(d, 1)) return;
  d->at = at;
  bench_tell(&app->bench, app_say(app, WORD_DETAIL_NOT_HERE), text);
}

// One thing a press: what is sought, then what it was come to through.
void detail_escape(App *app) {
  Detail *d = &app->detail;
  if (*d->sought) *d->sought = 0, d->hit = -1;
  else if (!detail_back(d)) app_back(app);
}

static void draw(App *app, Area a) {
  View *v = &app->bench.view;
  bench_draw_header(v, area_part(a, 0, 0, 1, a.cols));
  detail_draw(v, &app->detail, area_part(a, 1, 0, a.rows - 1, a.cols));
}

static void mouse(App *app, Input in) {
  Detail *d = &app->detail;
  if (in.key == K_WHEEL_UP || in.key == K_WHEEL_DOWN) detail_move(d, in.key == K_WHEEL_UP ? -3 : 3);
  if (in.key == K_CLICK && in.row > 0 && detail_click(d, in.row - 1)) detail_take(app);
}

const Screen screen_detail = {draw, mouse, NULL};
