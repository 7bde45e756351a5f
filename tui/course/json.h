// Strict reading of JSON: a needed key must be there, an unknown key must not, and every complaint names file, place
// and key.
#ifndef TUI_COURSE_JSON_H
#define TUI_COURSE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "keep.h"

struct cJSON;
typedef struct JsonTree JsonTree;  // the trees that were read; they live as long as what points into them

typedef struct Reading {
  Keep *keep;
  const char *folder;  // the root of all files
  const char *file;    // the one being read, for complaints
  JsonTree *trees;
  char *why;  // the first complaint
  size_t size;
} Reading;

// Reads folder/sub/name (sub may be NULL), which must hold an object. NULL: `why` says what is wrong, with the line.
const struct cJSON *reading_file(Reading *r, const char *sub, const char *name);
void reading_drop(JsonTree *trees);

// Complains; always false. `place` may be "".
bool reading_wrong(Reading *r, const char *place, const char *key, const char *form, ...)
    __attribute__((format(printf, 4, 5)));

// json must be an object with all of `needed` and nothing but these and `allowed`: keys with spaces between.
bool reading_keys(Reading *r, const struct cJSON *json, const char *place, const char *needed, const char *allowed);
// A key that an object may have, and how it is read: `to` is what is being filled in.
typedef struct ReadingKey {
  const char *word;
  bool needed;
  bool (*read)(Reading *r, const struct cJSON *one, const char *place, void *to);
} ReadingKey;
// json must be an object with all needed keys and no key but these. Each key that is there is read, in the keys' order,
// and its reader gets `to`.
bool reading_table(Reading *r, const struct cJSON *json, const char *place, const ReadingKey *keys, int n, void *to);
// The text, which must not be empty; else NULL.
const char *reading_text(Reading *r, const struct cJSON *json, const char *place, const char *key);
bool reading_maybe(Reading *r, const struct cJSON *json, const char *place, const char *key, int type,
                   const struct cJSON **found);  // NULL if not there

// A whole file with a NUL after it, owned by the caller. NULL: errno says why.
char *file_text(const char *path, size_t most, size_t *size);

#endif
