// The table of keys, asked by key and by name.
#include "keys.h"

#include <stdio.h>
#include <string.h>

#include "lab/lab.h"

const KeyRow key_rows[KEYS] = {
#define KEY(id, key, other, shown, name, name2, zh, zh2, means, means_zh) \
  [KEY_##id] = {key, other, shown, {{name, zh}, {name2, zh2}}, {means, means_zh}},
    KEY_ROWS(KEY)
#undef KEY
};

// A Chinese keyboard gives full-width twins of the signs; hands know j k u m.
static uint32_t usual(uint32_t key) {
  static const struct {
    uint32_t from, to;
  } twins[] = {{'k', K_UP},    {'j', K_DOWN}, {'u', K_LEFT}, {'m', 'M'},    {K_CONTROL_P, ':'},
               {0x300B, '>'},  {0x300A, '<'}, {0x3010, '['}, {0x3011, ']'}, {0x2018, '\''},
               {0x2019, '\''}, {0x3000, ' '}, {0x3001, '\\'}};
  for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
    if (twins[i].from == key) return twins[i].to;
  return key >= 0xFF01 && key <= 0xFF5E ? key - 0xFEE0 : key;
}

int key_row_of(uint32_t *key, int *by) {
  *key = usual(*key);
  *by = 1;
  if (*key >= 'A' && *key <= 'Z') return KEY_PROCESS;
  if (*key >= '0' && *key <= '9') return KEY_PICK;
  for (int i = 0; i < KEYS; i++) {
    const KeyRow *r = &key_rows[i];
    if (!r->key || (r->key != *key && r->other != *key)) continue;
    *by = r->key == *key && r->other ? -1 : 1;
    return i;
  }
  return -1;
}

// The place of a named switch or value among several, from the top; 0: there is but one, or none of that name.
static int place_of(KeyId id, const char *name, const LabProgram *p) {
  int n = id == KEY_SWITCH ? p->nswitches : p->nknobs, place = 1;
  uint32_t line = 0;
  for (int i = 0; i < n; i++)
    if (!strcmp(id == KEY_SWITCH ? p->switches[i].name : p->knobs[i].name, name))
      line = id == KEY_SWITCH ? p->switches[i].line : p->knobs[i].line;
  for (int i = 0; i < n; i++) place += (id == KEY_SWITCH ? p->switches[i].line : p->knobs[i].line) < line;
  return n > 1 && line ? place : 0;
}

static const char *shown_key(uint32_t key) {
  static const struct {
    uint32_t key;
    const char *shown;
  } named[] = {{K_LEFT, "←"},  {K_RIGHT, "→"},      {K_UP, "↑"},           {K_DOWN, "↓"},  {K_HOME, "Home"},
               {K_END, "End"}, {K_PAGE_UP, "PgUp"}, {K_PAGE_DOWN, "PgDn"}, {K_TAB, "Tab"}, {K_BACK_TAB, "Shift-Tab"}};
  static char one[2];
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (named[i].key == key) return named[i].shown;
  one[0] = (char)key;
  return one;
}

// The row of the longest name with which `name` begins, -1 none; which: of a pair the second; rest: what follows it.
static int row_named(const char *name, int *which, const char **rest) {
  size_t longest = 0;
  int found = -1;
  for (int i = 0; i < KEYS; i++)
    for (int k = 0; k < 2; k++) {
      const char *known = key_rows[i].name[k][ENGLISH];
      size_t n = strlen(known);
      if (n <= longest || !key_rows[i].key || strncmp(name, known, n) || (name[n] && name[n] != ' ')) continue;
      longest = n, found = i, *which = k;
    }
  *rest = name[longest] ? name + longest + 1 : "";
  return found;
}

KeyId key_id(const char *name) {
  int which = 0, row;
  const char *rest;
  row = row_named(name, &which, &rest);
  return row < 0 ? KEYS : (KeyId)row;
}

// "CONT A": the key, the process, the signal's digit in the menu. false: it is not such.
static bool signal_keys(const char *text, char *to, size_t size) {
  static const char *const names[] = {
#define S(name) #name,
      MENU_SIGNALS(S)
#undef S
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    size_t n = strlen(names[i]);
    if (strncmp(text, names[i], n) || text[n] != ' ' || text[n + 1] < 'A' || text[n + 1] > 'Z' || text[n + 2]) continue;
    return snprintf(to, size, "%c%c%zu", (char)key_rows[KEY_SIGNAL].key, text[n + 1], i + 1) > 0;
  }
  return false;
}

int key_named(const char *name, const LabProgram *p, char *to, size_t size) {
  int which = 0, found;
  const char *rest;
  if ((found = row_named(name, &which, &rest)) < 0) return 0;
  const KeyRow *r = &key_rows[found];
  if (found == KEY_SIGNAL && *rest) return signal_keys(rest, to, size);
  if (found == KEY_PROCESS && *rest) snprintf(to, size, "%s", rest);
  else if (r->other) snprintf(to, size, "%s", shown_key(which ? r->other : r->key));
  else snprintf(to, size, "%s", r->shown);
  int place = p && *rest && (found == KEY_SWITCH || found == KEY_VALUES) ? place_of((KeyId)found, rest, p) : 0;
  if (place && place < 10) snprintf(to + strlen(to), size - strlen(to), "%d", place);
  return 1;
}

const char *keys_text(const char *text, const LabProgram *p, char *to, size_t size) {
  size_t n = 0;
  int code = 0;
  if (!strstr(text, "{key:")) return text;
  while (*text && n + 48 < size) {
    const char *end = strncmp(text, "{key:", 5) ? NULL : strchr(text, '}');
    char name[80], key[32];
    if (end) snprintf(name, sizeof name, "%.*s", (int)(end - text - 5), text + 5);
    if (end && key_named(name, p, key, sizeof key)) {
      n += (size_t)snprintf(to + n, size - n, code ? "%s" : "`%s`", key);
      text = end + 1;
      continue;
    }
    if (*text == '`') code = !code;
    to[n++] = *text++;
  }
  to[n] = 0;
  return to;
}
