// Small things that several panels need: letters and colours of processes, names of objects, numbers as people read
// them.
#include "tui/words/keys.h"
#include "view.h"
#include "tui/glass/utf8.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Panel *view_panel(const View *v, PanelId id) {
  static const Panel *const panels[][2] = {
#define P(id, panel, stepping, least, read, live, step, see) {&panel, &stepping},
      PANEL_ROWS(P)
#undef P
  };
  return panels[id][view_stepping(v)];
}

const char *view_title(const View *v, PanelId id) { return view_panel(v, id)->title[v->language]; }

const char *view_say(const View *v, Word w) { return word(v->language, w); }

// After Z come two letters, then three.
static void letters_of(int slot, char *to) {
  static const char one[] = "ABCDEFGHIJKLNOPQRSTUVWXYZ";
  const int n = (int)sizeof one - 1;
  if (slot <= 0) strcpy(to, "M");
  else if (slot <= n) to[0] = one[slot - 1], to[1] = 0;
  else {
    int k = slot - n - 1;
    if (k >= 26 * 26) *to++ = (char)('A' + k / 26 / 26 % 26 - 1);
    to[0] = (char)('A' + k / 26 % 26), to[1] = (char)('A' + k % 26), to[2] = 0;
  }
}

const char *view_letter(int slot) {
  static char all[LAB_PROCESSES][4];
  slot = slot < 0 ? 0 : slot % LAB_PROCESSES;
  if (!*all[slot]) letters_of(slot, all[slot]);
  return all[slot];
}

int view_letter_cols(const View *v) {
  int n = view_now(v)->nprocesses > v->snap->nprocesses ? view_now(v)->nprocesses : v->snap->nprocesses;
  return n > 0 ? utf8_width(view_letter(n - 1)) : 1;
}

int view_lane_start(const View *v) { return 2 + view_letter_cols(v); }

int view_slot_of(char letter) {
  for (int slot = 0; slot < 26; slot++)
    if (*view_letter(slot) == letter) return slot;
  return -1;
}

// "answer two": the digits of its options, and Enter where that ends it.
static void answer_keys(const View *v, const char *answer, char *to, size_t size) {
  const Ask *ask = view_ask(v);
  size_t n = 0;
  *to = 0;
  if (ask->kind == ASK_LINE || ask->kind == ASK_WHO) return;
  if (ask->kind == ASK_NUMBER) n = (size_t)snprintf(to, size, "%s", answer);
  for (int i = 0; ask_has_titles(ask) && ask->kind != ASK_ORDER && i < ask->noptions; i++)
    if (ask_marked(ask, answer, i) && n < size)
      n += (size_t)snprintf(to + n, size - n, "%s%d", n ? " " : "", view_option_digit(v, i));
  for (const char *s = answer; ask->kind == ASK_ORDER && *s && n < size; s += strcspn(s, " "), s += *s == ' ')
    for (int i = 0; i < ask->noptions; i++)
      if (view_option_at(v, i) == ask_option(ask, s, strcspn(s, " ")))
        n += (size_t)snprintf(to + n, size - n, "%s%d", n ? " " : "", i + 1);
  if (ask->kind != ASK_CHOICE && n < size) snprintf(to + n, size - n, " Enter");
}

bool view_play_key(const View *v, const char *command, char *to, size_t size) {
  char key[80];
  if (!strncmp(command, "answer ", 7)) {
    answer_keys(v, command + 7, key, sizeof key);
  } else if (!strncmp(command, "value ", 6)) {
    int knob = -1;
    const char *value = strrchr(command, ' ');
    for (int i = 0; v->program && i < v->program->nknobs; i++)
      if (!strncmp(v->program->knobs[i].name, command + 6, (size_t)(value - command) - 6)) knob = i;
    bool one = v->program && v->program->nknobs == 1;
    if (one) snprintf(key, sizeof key, "v%s Enter", value);
    else snprintf(key, sizeof key, "v%d%s Enter", knob + 1, value);
  } else if (!key_named(command, v->program, key, sizeof key)) {
    return false;
  }
  return *key && snprintf(to, size, "`%s`", key) > 0;
}

int view_hints(const View *v) {
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  return page ? page->words[v->language].nhints + (page->nplay > 0) : 0;
}

const Ask *view_ask(const View *v) { return v->lesson ? v->lesson->pages[v->page].ask : NULL; }

bool view_asks(const View *v) { return view_ask(v) && v->predicted < PREDICTED_WRONG; }

// Mixed the same way each time, and never as they stand in the lesson.
int view_option_at(const View *v, int i) {
  static const char *const mixed[ASK_OPTIONS + 1] = {"", "0", "10", "201", "2031", "31402", "405132"};
  const Ask *ask = view_ask(v);
  return ask && ask->kind == ASK_ORDER && i < ask->noptions ? mixed[ask->noptions][i] - '0' : i;
}

// "0: both are gone": an option that is a number of one digit has that digit, if all of them are such.
static int own_digit(const char *title) {
  bool one = *title >= '0' && *title <= '9' && (!title[1] || title[1] == ':' || !strncmp(title + 1, "：", 3));
  return one ? *title - '0' : -1;
}

bool view_options_are_numbers(const View *v) {
  const Ask *ask = view_ask(v);
  const PageWords *w = v->lesson ? &v->lesson->pages[v->page].words[v->language] : NULL;
  bool numbers = ask && ask->kind <= ASK_MANY;
  for (int k = 0; numbers && k < ask->noptions; k++) {
    numbers &= own_digit(w->options[k]) >= 0;
    for (int j = 0; j < k; j++) numbers &= own_digit(w->options[j]) != own_digit(w->options[k]);
  }
  return numbers;
}

int view_option_digit(const View *v, int i) {
  return view_options_are_numbers(v) ? own_digit(v->lesson->pages[v->page].words[v->language].options[i]) : i + 1;
}

int view_option_of(const View *v, int digit) {
  const Ask *ask = view_ask(v);
  int n = !ask ? 0 : ask->kind == ASK_WHO ? v->snap->nprocesses : ask->noptions;
  for (int i = 0; i < n; i++)
    if (ask->kind == ASK_WHO ? i + 1 == digit : view_option_digit(v, i) == digit) return i;
  return -1;
}

char *view_answer(const View *v, const char *answer, char *to, size_t size) {
  const Ask *ask = view_ask(v);
  const PageWords *w = &v->lesson->pages[v->page].words[v->language];
  size_t n = 0;
  *to = 0;
  if (ask->kind == ASK_NUMBER) snprintf(to, size, "%s", answer);
  if (ask->kind == ASK_LINE) snprintf(to, size, view_say(v, WORD_LINE_IS), answer);
  if (ask->kind == ASK_WHO) snprintf(to, size, "%s", view_letter(atoi(answer)));
  if (ask_has_titles(ask) && !strcmp(answer, "-")) snprintf(to, size, "%s", view_say(v, WORD_NONE_OF_THEM));
  for (const char *s = answer; ask_has_titles(ask) && *s && n < size; s += strcspn(s, " "), s += *s == ' ') {
    int option = ask_option(ask, s, strcspn(s, " "));
    const char *between = !n ? "" : ask->kind == ASK_ORDER ? " → " : " · ";
    if (option >= 0) n += (size_t)snprintf(to + n, size - n, "%s%s", between, w->options[option]);
  }
  return to;
}

int view_page_switch(const View *v) {
  const LessonPage *page = v->lesson ? &v->lesson->pages[v->page] : NULL;
  for (int i = 0; page && i < page->nlines; i++)
    for (uint32_t line = page->lines[i].first; line <= page->lines[i].last; line++)
      if (view_switch_on_line(v->program, line) >= 0) return view_switch_on_line(v->program, line);
  return view_switch_by_place(v->program, 0);
}

const char *view_depth(const View *v) {
  static const Word depths[LAB_GRAINS] = {WORD_EVERY_STEP, WORD_BY_LINE, WORD_AT_LOCKS, WORD_INSIDE};
  return view_say(v, depths[v->gate->grain]);
}

Settings view_settings(const View *v) {
  Settings s = {.known = v->program != NULL};
  for (int i = 0; v->program && i < v->program->nswitches && i < SETTINGS; i++)
    s.on |= (uint32_t)v->program->switches[i].on << i;
  for (int i = 0; v->program && i < v->program->nknobs && i < SETTINGS; i++)
    s.value[i] = view_knob_value(v, &v->program->knobs[i]);
  return s;
}

bool view_settings_turned(const View *v) {
  Settings now = view_settings(v);
  return v->ran.known && (now.on != v->ran.on || memcmp(now.value, v->ran.value, sizeof now.value) != 0);
}

Style view_style(int slot) {
  return slot <= 0 ? STYLE_PLAIN | STYLE_BOLD : (Style)(STYLE_PROCESS + (slot - 1) % 8) | STYLE_BOLD;
}

int view_put_letter(Area a, int row, int col, int slot) {
  return area_put(a, row, col, view_style(slot), view_letter(slot));
}

char *view_strand(int slot, int strand, char *to, size_t size) {
  if (strand == STRAND_LEFT) snprintf(to, size, "%s'-", view_letter(slot));
  else if (strand > 1) snprintf(to, size, "%s'%d", view_letter(slot), strand);
  else snprintf(to, size, "%s%s", view_letter(slot), strand ? "'" : "");
  return to;
}

int view_put_strand(Area a, int row, int col, int slot, int strand) {
  char text[16];
  return area_put(a, row, col, view_style(slot), view_strand(slot, strand, text, sizeof text));
}

int view_put_letters(Area a, int row, int col, const int *slots, int n, int all) {
  for (int i = 0; i < n; i++) {
    if (i) col++;
    col = view_put_letter(a, row, col, slots[i]);
  }
  return all > n ? area_print(a, row, col, STYLE_FAINT, " +%d", all - n) : col;
}

const LabProcess *view_process(const View *v, int slot) {
  if (slot >= 0 && slot < v->snap->nprocesses && v->snap->processes[slot].slot == slot)
    return &v->snap->processes[slot];
  for (int i = 0; i < v->snap->nprocesses; i++)
    if (v->snap->processes[i].slot == slot) return &v->snap->processes[i];
  return NULL;
}

const LabObject *view_object(const View *v, int id) {
  for (int i = 0; id >= 0 && i < v->snap->nobjects; i++)
    if (v->snap->objects[i].id == id) return &v->snap->objects[i];
  return NULL;
}

int view_page_rank(const View *v, const LabObject *o) {
  const PageScreen *s = v->lesson ? &v->lesson->pages[v->page].screen : NULL;
  for (int i = 0; s && i < s->nfirst; i++) {
    size_t n = strlen(s->first[i]);
    if (!strncmp(o->name, s->first[i], n) && (!o->name[n] || o->name[n] == '[')) return i;
  }
  return LESSON_FIRST;
}

const char *view_object_name(const LabObject *o, char *buffer, size_t size) {
  if (*o->name) return o->name;
  snprintf(buffer, size, o->line ? "%s@%u" : "%s", lab_kind_label(o->kind), o->line);
  return buffer;
}

// bala…[0]: where names begin alike their ends tell them apart.
const char *view_short_name(const char *name, int cols, char *to, size_t size) {
  int width = utf8_width(name);
  if (width <= cols || cols < 6) return name;
  const char *tail = strrchr(name, '[');
  size_t n = strlen(name), end = tail && strlen(tail) < (size_t)cols - 2 ? strlen(tail) : 3;
  if ((size_t)width != n) return name;  // wide letters: at its end, as always
  snprintf(to, size, "%.*s…%s", cols - 1 - (int)end, name, name + n - end);
  return to;
}

const LabPlace *view_place_on_line(const LabProgram *p, uint32_t line) {
  for (int i = 0; i < p->nswitches; i++)
    for (int k = 0; k < p->switches[i].nplaces; k++)
      if (p->switches[i].places[k].line == line) return &p->switches[i].places[k];
  return NULL;
}

int view_switch_on_line(const LabProgram *p, uint32_t line) {
  const LabPlace *place = view_place_on_line(p, line);
  for (int i = 0; i < p->nswitches; i++)
    if (p->switches[i].line == line ||
        (place && place >= p->switches[i].places && place < p->switches[i].places + LAB_PLACES))
      return i;
  return -1;
}

int view_switch_by_place(const LabProgram *p, int nth) {
  uint32_t above = 0;
  for (int found = -1, i; nth >= 0; nth--, above = p->switches[found].line) {
    for (found = -1, i = 0; i < p->nswitches; i++)
      if (p->switches[i].line > above && (found < 0 || p->switches[i].line < p->switches[found].line)) found = i;
    if (found < 0 || !nth) return found;
  }
  return -1;
}

int view_knob_on_line(const LabProgram *p, uint32_t line) {
  for (int i = 0; i < p->nknobs; i++)
    if (p->knobs[i].line == line) return i;
  return -1;
}

bool view_knob_is_wide(const LabKnob *k) { return k->min >= 1 && k->max / k->min >= 100; }

bool view_all_well(const View *v) {
  if (v->snap->state != LAB_ENDED || v->snap->exit_code) return false;
  for (int i = 0; i < v->snap->nprocesses; i++)
    if (!v->snap->processes[i].ended || v->snap->processes[i].exitcode) return false;
  return true;
}

const LabSnapshot *view_now(const View *v) { return v->now ? v->now : v->snap; }

const Moment *view_moment(const View *v) { return v->record && v->now ? record_moment(v->record, v->cursor) : NULL; }

bool view_running(const View *v) {
  LabRunState state = view_now(v)->state;
  return state == LAB_RUNNING || state == LAB_PAUSED || state == LAB_DEADLOCK;
}

bool view_stepping(const View *v) { return v->gate && v->gate->on; }

bool view_knob_small(const View *v, const LabKnob *k) {
  return v->explore_values && !k->is_choice && k->explore != k->value;
}
int64_t view_knob_value(const View *v, const LabKnob *k) {
  return k->is_choice ? k->choice : view_knob_small(v, k) ? k->explore : k->value;
}

char *view_knob_text(const View *v, const LabKnob *k, char *to, size_t size) {
  if (k->is_choice) snprintf(to, size, "%s", k->choices[k->choice]);
  else snprintf(to, size, "%lld", (long long)view_knob_value(v, k));
  return to;
}

void view_scroll(View *v, PanelId panel, int rows) {
  int to = v->scroll[panel] + rows;
  v->scroll[panel] = to < 0 ? 0 : to > v->most[panel] ? v->most[panel] : to;
}

char *say_number(char *to, size_t size, int64_t n) {
  char digits[24], *d = digits;
  int length = snprintf(digits, sizeof digits, "%lld", (long long)n);
  size_t out = 0;
  for (; *d && out + 2 < size; d++, length--) {
    to[out++] = *d;
    if (*d != '-' && length > 1 && (length - 1) % 3 == 0) to[out++] = ',';
  }
  to[out] = 0;
  return to;
}

char *say_duration(char *to, size_t size, int64_t ns) {
  double ms = (double)ns / 1e6;
  if (ms < 1) snprintf(to, size, "%.0f us", ms * 1000);
  else if (ms < 1000) snprintf(to, size, "%.0f ms", ms);
  else if (ms < 60000) snprintf(to, size, "%.1f s", ms / 1000);
  else snprintf(to, size, "%d:%02d", (int)(ms / 60000), (int)(ms / 1000) % 60);
  return to;
}

char *say_signal(char *to, size_t size, int number) {
  const char *name = sigabbrev_np(number);
  if (name) snprintf(to, size, "SIG%s", name);
  else snprintf(to, size, "signal %d", number);
  return to;
}

char *say_exit(char *to, size_t size, Language language, int exitcode) {
  char name[32];
  if (exitcode < 0) snprintf(to, size, word(language, WORD_KILLED_BY), say_signal(name, sizeof name, -exitcode));
  else snprintf(to, size, word(language, WORD_EXIT), exitcode);
  return to;
}
