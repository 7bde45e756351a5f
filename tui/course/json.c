// Strict reading of JSON files, on cJSON.
#include "json.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/visible.h"

struct JsonTree {
  JsonTree *next;
  cJSON *json;
  char *text;
};

char *file_text(const char *path, size_t most, size_t *size) {
  FILE *f = fopen(path, "rbe");
  if (!f) return NULL;
  size_t room = 0, n = 0, got;
  char *text = NULL;
  bool memory;
  // one byte more than is read: for the 0 at the end
  while ((memory = GROW(text, room, n + 2, 1 << 16)) && (got = fread(text + n, 1, room - n - 1, f)) > 0) {
    n += got;
    if (n > most) {
      errno = EFBIG;
      break;
    }
  }
  bool bad = !memory || ferror(f) || n > most;
  int error = errno;
  fclose(f);
  if (bad) {
    free(text);
    errno = error ? error : EIO;
    return NULL;
  }
  text[n] = 0;
  if (size) *size = n;
  return text;
}

bool reading_wrong(Reading *r, const char *place, const char *key, const char *form, ...) {
  int n = snprintf(r->why, r->size, "%s: %s%s%s%s%s", r->file, place, *place ? ": " : "", *key ? "\"" : "", key,
                   *key ? "\" " : "");
  va_list args;
  va_start(args, form);
  if (n > 0 && (size_t)n < r->size) vsnprintf(r->why + n, r->size - (size_t)n, form, args);
  va_end(args);
  return false;
}

// The first text or key in it that holds what cannot be shown; NULL: none.
static const char *odd_text(const cJSON *json) {
  for (const cJSON *one = json ? json->child : NULL; one; one = one->next) {
    const char *odd = one->string ? visible_first_odd(one->string, "") : NULL;
    if (!odd && cJSON_IsString(one)) odd = visible_first_odd(one->valuestring, "\n\t");
    if (odd || (odd = odd_text(one))) return odd;
  }
  return NULL;
}

const cJSON *reading_file(Reading *r, const char *sub, const char *name) {
  enum { MOST = 4 << 20 };  // no lesson is near 4 MiB
  r->file = sub ? keep_printf(r->keep, "%s/%s/%s", r->folder, sub, name)
                : keep_printf(r->keep, "%s/%s", r->folder, name);
  size_t size;
  char *text = file_text(r->file, MOST, &size);
  if (!text) {
    snprintf(r->why, r->size, "%s: %s", r->file, strerror(errno));
    return NULL;
  }
  const char *end = NULL;
  cJSON *json = cJSON_ParseWithLengthOpts(text, size + 1, &end, true);
  JsonTree *tree = keep_get(r->keep, sizeof *tree);
  *tree = (JsonTree){r->trees, json, text};
  r->trees = tree;
  const char *odd = odd_text(json);
  char mark[VISIBLE_MARK];
  if (odd) {
    visible_character(odd, mark);
    snprintf(r->why, r->size, "%s: a text has the character %s, which cannot be shown", r->file, mark);
    return NULL;
  }
  if (json && cJSON_IsObject(json)) return json;
  int line = 1;
  for (const char *s = text; !json && s < end && s < text + size; s++) line += *s == '\n';
  snprintf(r->why, r->size, "%s:%d: %s", r->file, line, json ? "an object is expected here" : "this is not JSON");
  return NULL;
}

void reading_drop(JsonTree *trees) {
  for (; trees; trees = trees->next) {
    cJSON_Delete(trees->json);
    free(trees->text);
  }
}

static bool listed(const char *list, const char *key) {
  size_t n = strlen(key);
  for (const char *s = list; *s;) {
    size_t m = strcspn(s, " ");
    if (m == n && !strncmp(s, key, n)) return true;
    s += m + (s[m] == ' ');
  }
  return false;
}

bool reading_keys(Reading *r, const cJSON *json, const char *place, const char *needed, const char *allowed) {
  if (!cJSON_IsObject(json))
    return reading_wrong(r, place, "", "an object%s%s is expected", *needed ? " with " : "", needed);
  for (const cJSON *one = json->child; one; one = one->next) {
    if (!listed(needed, one->string) && !listed(allowed, one->string)) {
      const char *both = *needed && *allowed ? " " : "";
      return reading_wrong(r, place, one->string, "is a spare key; there may be: %s%s%s", needed, both, allowed);
    }
    for (const cJSON *other = json->child; other != one; other = other->next)
      if (!strcmp(other->string, one->string)) return reading_wrong(r, place, one->string, "is there twice");
  }
  for (const char *s = needed; *s;) {
    char key[100];
    size_t n = strcspn(s, " ");
    snprintf(key, sizeof key, "%.*s", (int)n, s);
    if (!cJSON_GetObjectItemCaseSensitive(json, key)) return reading_wrong(r, place, key, "is missing");
    s += n + (s[n] == ' ');
  }
  return true;
}

bool reading_table(Reading *r, const cJSON *json, const char *place, const ReadingKey *keys, int n, void *to) {
  char *words[2] = {keep_text(r->keep, ""), keep_text(r->keep, "")};  // that may be there, that must
  for (int i = 0; i < n; i++) {
    char **list = &words[keys[i].needed];
    *list = keep_printf(r->keep, "%s%s%s", *list, **list ? " " : "", keys[i].word);
  }
  if (!reading_keys(r, json, place, words[1], words[0])) return false;
  for (int i = 0; i < n; i++) {
    const cJSON *one = cJSON_GetObjectItemCaseSensitive(json, keys[i].word);
    if (one && !keys[i].read(r, one, place, to)) return false;
  }
  return true;
}

const char *reading_text(Reading *r, const cJSON *json, const char *place, const char *key) {
  const cJSON *one = cJSON_GetObjectItemCaseSensitive(json, key);
  if (cJSON_IsString(one) && *one->valuestring) return one->valuestring;
  reading_wrong(r, place, key, "must be a text");
  return NULL;
}

bool reading_maybe(Reading *r, const cJSON *json, const char *place, const char *key, int type, const cJSON **found) {
  *found = cJSON_GetObjectItemCaseSensitive(json, key);
  if (!*found || ((*found)->type & 0xFF) == type) return true;
  return reading_wrong(r, place, key, "must be %s", type == cJSON_Array ? "an array" : "an object");
}
