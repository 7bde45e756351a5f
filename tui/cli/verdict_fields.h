// What stands under a name in a verdict's object (grading.h): missing or of another kind, it is empty.
#ifndef TUI_CLI_VERDICT_FIELDS_H
#define TUI_CLI_VERDICT_FIELDS_H

#include <cjson/cJSON.h>

static inline const cJSON *at(const cJSON *j, const char *name) { return cJSON_GetObjectItemCaseSensitive(j, name); }

static inline const char *text(const cJSON *j, const char *name) {
  const cJSON *one = at(j, name);
  return cJSON_IsString(one) ? one->valuestring : "";
}

static inline double number(const cJSON *j, const char *name) {
  const cJSON *one = at(j, name);
  return cJSON_IsNumber(one) ? one->valuedouble : 0;
}

#endif
