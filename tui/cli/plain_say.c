// Sentences for an ear: lines of at most 80 columns, in which every sign is a word or nothing (see plain.h).
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "plain.h"
#include "tui/glass/utf8.h"
#include "tui/words/keys.h"

static void add(Plain *p, const char *text, size_t n) {
  if (!GROW(p->waits, p->room, p->nwaits + n + 1, 1024)) return;
  memcpy(p->waits + p->nwaits, text, n);
  p->nwaits += n;
  p->waits[p->nwaits] = 0;
}

// A letter or a mark of a text; else a sign of the screen.
static bool is_letter(uint32_t rune) {
  return rune < 0x80 || (rune >= 0xC0 && rune < 0x250) || (rune >= 0x370 && rune < 0x530) || rune >= 0x2E80;
}

// Without the blank and the comma at its end: what follows brings its own.
static size_t trimmed(const char *to, size_t n) {
  while (n && (to[n - 1] == ' ' || to[n - 1] == ',')) n--;
  return n;
}

// "load counter → 0" gives 0, "store counter ← 1" has 1 behind a colon; at a clause's beginning it is the key of a
// command, and so its name. Returns the new end.
static size_t put_arrow(const Plain *p, uint32_t rune, char *to, size_t n) {
  size_t said = trimmed(to, n);
  bool right = rune == 0x2192, key = n == 0 || said == 0 || to[n - 1] != ' ' || said < n - 1;
  for (size_t i = n; i > 0 && to[i - 1] == ' '; i--) key |= i > 1 && to[i - 2] == ':';
  if (key) return n + (size_t)sprintf(to + n, "\"%s\"", key_rows[KEY_TIME].name[right][p->hand.app.language]);
  n = said;
  return n + (size_t)sprintf(to + n, "%s", right ? PLAIN(p, ", gives", "，得到") : PLAIN(p, ":", "："));
}

// Signs become words. `to` holds at least as much as `text` and 32 more.
static void without_signs(const Plain *p, const char *text, char *to, size_t size) {
  size_t n = 0;
  while (*text && n + 32 < size) {
    uint32_t rune = utf8_next(&text);
    if (rune == 0x2192 || rune == 0x2190) {  // → ←
      n = put_arrow(p, rune, to, n);
    } else if (rune == 0xB7 || rune == 0x2504) {  // · ┄
      n = trimmed(to, n);
      if (n) n += (size_t)sprintf(to + n, ", ");
      while (*text == ' ') text++;
    } else if (rune == 0x2026) n += (size_t)sprintf(to + n, "...");
    else if (rune == 0xD7) n += (size_t)sprintf(to + n, "times");
    else if (rune == 0x2013) n += (size_t)sprintf(to + n, "-");
    else if (rune == 0x201C || rune == 0x201D) n += (size_t)sprintf(to + n, "\"");
    else if (is_letter(rune)) n += utf8_put(to + n, rune < ' ' || rune == 0x7F ? ' ' : rune);
  }
  to[n] = 0;
}

// Where the first line of `text` ends: at a blank, or behind a wide character.
static size_t line_of(const char *text) {
  const char *at = text;
  size_t end = 0;
  int cols = 0;
  while (*at) {
    const char *before = at;
    uint32_t rune = utf8_next(&at);
    cols += rune_width(rune);
    if (cols > PLAIN_COLS) return end ? end : (size_t)(before - text);
    if (rune == ' ') end = (size_t)(before - text);
    if (rune >= 0x2E80) end = (size_t)(at - text);
  }
  return (size_t)(at - text);
}

static void put_lines(Plain *p, const char *said) {
  size_t size = 6 * strlen(said) + 64;
  char *words = malloc(size);
  if (!words) return;
  without_signs(p, said, words, size);
  for (const char *text = words; *text;) {
    size_t n = line_of(text);
    add(p, text, n);
    add(p, "\n", 1);
    for (text += n; *text == ' ';) text++;
  }
  free(words);
}

void plain_say(Plain *p, const char *form, ...) {
  char text[8192];
  va_list args;
  va_start(args, form);
  vsnprintf(text, sizeof text, form, args);
  va_end(args);
  put_lines(p, text);
}

// The name of a command in the learner's language: what can be typed here. `rest`: what it is about.
static void put_name(const Plain *p, const char *name, char *to, size_t size) {
  Language language = p->hand.app.language;
  KeyId id = key_id(name);
  snprintf(to, size, "%s", name);
  if (id == KEYS) return;
  if (id == KEY_PROCESS && !strncmp(name, "process ", 8)) snprintf(to, size, "%s", name + 8);
  for (int k = 0; k < 2 && language == CHINESE; k++) {
    size_t n = strlen(key_rows[id].name[k][ENGLISH]);
    if (n && !strncmp(name, key_rows[id].name[k][ENGLISH], n) && (!name[n] || name[n] == ' ') && id != KEY_PROCESS)
      snprintf(to, size, "%s%s", key_rows[id].name[k][CHINESE], name + n);
  }
}

void plain_text(Plain *p, const char *text) {
  size_t size = 2 * strlen(text) + 200, n = 0;
  char *said = malloc(size);
  if (!said) return;
  while (*text && n + 120 < size) {
    const char *end = strncmp(text, "{key:", 5) ? NULL : strchr(text, '}');
    char name[80], shown[90];
    if (end) {
      snprintf(name, sizeof name, "%.*s", (int)(end - text - 5), text + 5);
      put_name(p, name, shown, sizeof shown);
      n += (size_t)snprintf(said + n, size - n, "\"%s\"", shown);
      text = end + 1;
    } else if (text[0] == '\n' && text[1] == '\n') {
      said[n] = 0;
      put_lines(p, said);
      n = 0, text += 2;
    } else if (*text == '`' || *text == '*') {
      text++;
    } else {
      said[n++] = *text++;
    }
  }
  said[n] = 0;
  put_lines(p, said);
  free(said);
}

void plain_more(Plain *p) {
  size_t n = 0;
  int lines = 0;
  while (n < p->nwaits && lines < PLAIN_LINES) {
    n += (size_t)((char *)memchr(p->waits + n, '\n', p->nwaits - n) - (p->waits + n)) + 1;
    lines++;
  }
  fwrite(p->waits, 1, n, stdout);
  memmove(p->waits, p->waits + n, p->nwaits - n);
  p->nwaits -= n;
  if (p->nwaits) puts(PLAIN(p, "More follows: say more.", "还有：说 more。"));
}
