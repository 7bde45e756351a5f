// The settings have a row of their own, so that a switch is always in sight: t, the switches as they stand; v, the
// values, and what the next run will have where that differs; the pace; the seed.
#include <stdio.h>
#include <string.h>

#include "tui/glass/keys.h"
#include "tui/glass/utf8.h"
#include "view.h"

static bool turned_switch(const View *v, int i) {
  bool on = v->program->switches[i].on, was = v->ran.on >> i & 1;
  return v->ran.known && i < SETTINGS && on != was;
}

static int draw_switches(View *v, Area a, int col) {
  const LabProgram *p = v->program;
  if (p->nswitches) {
    area_spot(a, 0, col, 1, 't');
    col = area_put(a, 0, col, STYLE_KEY | STYLE_BOLD, "t") + 1;
  }
  for (int i = 0; i < p->nswitches && col < a.cols; i++) {
    int at = view_switch_by_place(p, i), from = col;
    const LabSwitch *s = &p->switches[at];
    col = area_print(a, 0, col, STYLE_PLAIN, "%s ", s->name);
    col = area_put(a, 0, col, (s->on ? STYLE_GOOD : STYLE_WARN) | STYLE_BOLD, s->on ? "●" : "○");
    if (turned_switch(v, at)) col = area_print(a, 0, col, STYLE_WARN, " %s", view_say(v, WORD_NEXT_RUN));
    area_spot(a, 0, from, col - from, K_SWITCH + (uint32_t)at);
    col += 2;
  }
  return p->nswitches ? col + 1 : col;
}

static char *write_value(const LabKnob *k, int64_t value, char *to, size_t size) {
  if (k->is_choice) snprintf(to, size, "%s", k->choices[value]);
  else say_number(to, size, value);
  return to;
}

// WORKERS 2 (runs: 4)   ROUNDS 4 → 6 next run
static int draw_value(View *v, Area a, int col, int i) {
  const LabKnob *k = &v->program->knobs[i];
  char now[LAB_NAME], run[32], was[LAB_NAME] = "", text[LAB_NAME * 4];
  bool small = view_knob_small(v, k);
  int64_t value = view_knob_value(v, k);
  write_value(k, value, now, sizeof now);
  if (v->ran.known && i < SETTINGS && v->ran.value[i] != value) write_value(k, v->ran.value[i], was, sizeof was);
  if (*was) snprintf(text, sizeof text, "%s %s → %s %s", k->name, was, now, view_say(v, WORD_NEXT_RUN));
  else if (small)
    snprintf(text, sizeof text, view_say(v, WORD_VALUE_RUNS), k->name, now, say_number(run, sizeof run, k->value));
  else snprintf(text, sizeof text, "%s %s", k->name, now);
  if (col + utf8_width(text) > a.cols && small) snprintf(text, sizeof text, "%s %s", k->name, now);
  int from = col;
  char arrows[LAB_NAME * 4 + 8];
  col = area_put(a, 0, col, *was ? STYLE_WARN : STYLE_PLAIN, flow_arrows(a, text, arrows, sizeof arrows));
  area_spot(a, 0, from, col - from, K_VALUE + (uint32_t)i);
  return col + 3;
}

void settings_draw(View *v, Area a) {
  const LabProgram *p = v->program;
  char seed[48], pace[60];
  int col = 1, end = a.cols - 1;
  if (!p) return;
  if (v->snap->state != LAB_NONE) {
    snprintf(seed, sizeof seed, "%s %llu", view_say(v, WORD_SEED), (unsigned long long)v->snap->seed);
    end = area_right(a, 0, end, STYLE_FAINT, seed) - 2;
  }
  Area rest = area_part(a, 0, 0, 1, end);
  if (!p->nswitches && !p->nknobs) col = area_put(rest, 0, col + 2, STYLE_FAINT, view_say(v, WORD_NO_SETTINGS)) + 3;
  col = draw_switches(v, rest, col);
  if (p->nknobs) {
    area_spot(rest, 0, col, 1, 'v');
    col = area_put(rest, 0, col, STYLE_KEY | STYLE_BOLD, "v") + 1;
  }
  for (int i = 0; i < p->nknobs && col < end; i++) col = draw_value(v, rest, col, i);
  if (v->explore_values) return;
  if (v->pace > 0) snprintf(pace, sizeof pace, view_say(v, WORD_PACE_STANDS), v->pace);
  else snprintf(pace, sizeof pace, "%s", view_say(v, WORD_PACE_STANDS_FLAT));
  if (col + utf8_width(pace) <= end) area_put(rest, 0, col, STYLE_FAINT, pace);
}
