// All commands by name: what works now first, then what does not, with the reason. Lessons and processes are found too,
// a number goes to that step or line. Words stand in any order; Chinese and English names both find.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "commands.h"
#include "tui/glass/utf8.h"

enum { KIND_DEED, KIND_LESSON, KIND_PROCESS, KIND_NUMBER };

// Each word of `text` is somewhere in one of the names.
static bool matches(const char *text, const char *const *names, int n) {
  char word[80];
  while (*text) {
    size_t length = strcspn(text, " "), found = 0;
    snprintf(word, sizeof word, "%.*s", (int)length, text);
    for (int i = 0; i < n; i++) found += names[i] && strcasestr(names[i], word);
    if (length && !found) return false;
    text += length + (text[length] == ' ');
  }
  return true;
}

static PaletteRow *add(Palette *p, int kind, int at, const char *text, const char *key) {
  if (p->n == PALETTE_ROWS) return NULL;
  PaletteRow *r = &p->rows[p->n++];
  *r = (PaletteRow){.kind = kind, .at = at};
  snprintf(r->text, sizeof r->text, "%s", text);
  snprintf(r->key, sizeof r->key, "%s", key);
  return r;
}

static bool begins(const char *name, const char *text) { return *text && !strncasecmp(name, text, strlen(text)); }

// A row for a key, or for one half of a pair: each has a name of its own.
static void add_deed(App *a, KeyId id, const Deed *d, bool second, bool work) {
  const KeyRow *k = &key_rows[id];
  const char *const *name = k->name[second];
  char text[240], key[24], label[120] = "";
  if (d) command_label(a, d, label, sizeof label);
  const char *names[] = {name[ENGLISH], name[CHINESE], k->means[ENGLISH], k->means[CHINESE], label};
  if (!matches(a->palette.text, names, sizeof names / sizeof *names)) return;
  snprintf(text, sizeof text, "%s: %s", name[a->language], k->means[a->language]);
  if (k->other) key_named(name[ENGLISH], NULL, key, sizeof key);
  else command_key(a, id, key, sizeof key);
  PaletteRow *r = add(&a->palette, KIND_DEED, (int)id, text, key);
  if (!r) return;
  r->second = second;
  r->named = begins(name[ENGLISH], a->palette.text) || begins(name[CHINESE], a->palette.text);
  if (!work) snprintf(r->why, sizeof r->why, "%s", app_say(a, WORD_NOT_NOW));
}

// The deed of this mode, else any other's of the key: that one cannot be done now.
static void add_deeds(App *a, bool work) {
  Mode mode = command_mode(a);
  for (KeyId id = 0; id < KEYS; id++) {
    const Deed *d = command_deed(mode, id);
    if (command_works(a, d) != work || id == KEY_ESCAPE || id == KEY_ROWS) continue;
    add_deed(a, id, d, false, work);
    if (key_rows[id].other) add_deed(a, id, d, true, work);
  }
}

static void add_lessons(App *a) {
  for (int i = 0; a->course && i < a->course->nlessons; i++) {
    const Lesson *l = &a->course->lessons[i];
    const char *names[] = {l->folder, l->words[ENGLISH].title, l->words[CHINESE].title, l->review ? "review" : "lesson",
                           l->review ? "复习" : "课"};
    char text[120];
    if (!*a->palette.text || !matches(a->palette.text, names, 5)) continue;
    snprintf(text, sizeof text, "%s %s", l->label, l->words[a->language].title);
    add(&a->palette, KIND_LESSON, i, text, "");
  }
}

static void add_processes(App *a) {
  const LabSnapshot *s = a->bench.view.snap;
  for (int i = 0; a->bench.open && i < s->nprocesses; i++) {
    const char *names[] = {s->processes[i].name, "process", "进程"};
    const char *letter = view_letter(s->processes[i].slot);
    if (*a->palette.text && matches(a->palette.text, names, 3))
      add(&a->palette, KIND_PROCESS, s->processes[i].slot, s->processes[i].name, letter);
  }
}

// The row whose name was begun is chosen before those that only have its words in them.
static void choose_named(Palette *p) {
  for (int i = p->n - 1; i >= 0; i--)
    if (p->rows[i].named) p->chosen = i;
}

static void fill(App *a) {
  Palette *p = &a->palette;
  char *end;
  long number = strtol(p->text, &end, 10);
  p->n = p->chosen = 0;
  if (*p->text && !*end && number >= 0 && number < 10000000 && a->screen == &screen_bench) {
    char text[80];
    snprintf(text, sizeof text, app_say(a, view_stepping(&a->bench.view) ? WORD_TO_STEP : WORD_TO_LINE), (int)number);
    add(p, KIND_NUMBER, (int)number, text, "g");
  }
  add_deeds(a, true);
  add_lessons(a);
  add_processes(a);
  add_deeds(a, false);
  choose_named(p);
}

void palette_open(App *a) {
  Palette *p = &a->palette;
  if (!p->rows) p->rows = calloc(PALETTE_ROWS, sizeof *p->rows);
  if (!p->rows) return;
  p->open = true;
  *p->text = 0;
  fill(a);
}

void palette_free(App *a) {
  free(a->palette.rows);
  a->palette = (Palette){0};
}

static void take(App *a) {
  Palette *p = &a->palette;
  if (p->chosen >= p->n) return;
  const PaletteRow r = p->rows[p->chosen];
  View *v = &a->bench.view;
  p->open = false;
  uint32_t key = r.kind == KIND_DEED ? r.second ? key_rows[r.at].other : key_rows[r.at].key : 0;
  const Deed *d = r.kind == KIND_DEED ? command_deed(command_mode(a), (KeyId)r.at) : NULL;
  if (r.kind == KIND_LESSON) app_open_lesson(a, &a->course->lessons[r.at]);
  else if (r.kind == KIND_PROCESS) v->slot = r.at, v->strand = 0;
  else if (r.kind == KIND_NUMBER) bench_go_to(&a->bench, r.at);
  else if (d && r.at == KEY_PROCESS && view_stepping(v)) bench_again(&a->bench);
  else if (d && command_works(a, d)) {
    a->typed = r.at == KEY_PROCESS ? (uint32_t)*view_letter(v->slot) : key;
    d->act(a, key_rows[r.at].other && !r.second ? -1 : 1);
  } else if (key) {
    command_run(a, r.at == KEY_PROCESS ? 'M' : r.at == KEY_PICK ? '1' : key);  // says why not
  } else {
    bench_tell(&a->bench, app_say(a, WORD_NOT_HERE), key_rows[r.at].name[0][a->language],
               key_rows[r.at].means[a->language]);
  }
}

void palette_key(App *a, uint32_t key) {
  Palette *p = &a->palette;
  size_t n = strlen(p->text);
  if (key == K_ESCAPE || key == K_CONTROL_C) p->open = false;
  else if (key == K_ENTER) take(a);
  else if (key == K_UP || key == K_WHEEL_UP) p->chosen -= p->chosen > 0;
  else if (key == K_DOWN || key == K_WHEEL_DOWN) p->chosen += p->chosen + 1 < p->n;
  else if (key == K_TAB && p->chosen < p->n)
    snprintf(p->text, sizeof p->text, "%.*s", (int)strcspn(p->rows[p->chosen].text, ":"), p->rows[p->chosen].text);
  else {
    if (key == K_CONTROL_U) *p->text = 0;
    else if (key == K_BACKSPACE) {
      while (n && (p->text[n - 1] & 0xC0) == 0x80) n--;
      p->text[n ? n - 1 : 0] = 0;
    } else if (key >= ' ' && key < K_UP && n + 5 < sizeof p->text) {
      n += utf8_put(p->text + n, key);
      p->text[n] = 0;
    } else return;
    fill(a);
  }
}

void palette_draw(App *a, Area all) {
  Palette *p = &a->palette;
  Area in = box_draw(all, 16, 72, app_say(a, WORD_ALL_COMMANDS), app_say(a, WORD_PALETTE_KEYS));
  int col = area_put(in, 0, 0, STYLE_KEY | STYLE_BOLD, ": ");
  col = area_put(in, 0, col, STYLE_PLAIN, p->text);
  area_put(in, 0, col, STYLE_PLAIN | STYLE_REVERSE, " ");
  Area list = area_part(in, 2, 0, in.rows - 2, in.cols);
  int top = p->chosen >= list.rows ? p->chosen - list.rows + 1 : 0;
  if (!p->n) area_put(list, 0, 2, STYLE_FAINT, app_say(a, WORD_NO_COMMAND));
  for (int i = 0; i < list.rows && top + i < p->n; i++) {
    const PaletteRow *r = &p->rows[top + i];
    const char *right = *r->why ? r->why : r->key;
    bool chosen = top + i == p->chosen;
    int end = area_right(list, i, list.cols, *r->why ? STYLE_FAINT : STYLE_KEY | STYLE_BOLD, right);
    if (chosen) area_put(list, i, 0, STYLE_KEY | STYLE_BOLD, "▸");
    area_fit(list, i, 2, end - 3, *r->why ? STYLE_FAINT : STYLE_PLAIN, r->text);
    if (chosen) area_mark(list, i, 2, list.cols - 2, STYLE_CHOSEN);
  }
  if (top + list.rows < p->n) area_print(in, 1, in.cols - 6, STYLE_KEY, "↓%d", p->n - top - list.rows);
}
