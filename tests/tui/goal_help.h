// A goal read from a text, for the tests of goals.
#ifndef GOAL_HELP_H
#define GOAL_HELP_H

#include "screen_help.h"

#include <cjson/cJSON.h>

#include "tui/course/goal.h"

static Keep *keep;
static cJSON *json;

// The goal of this JSON; NULL: `why` says what is wrong. goal_done in each case.
static inline Goal *goal_of(const char *text, char *why, size_t size) {
  json = cJSON_Parse(text);
  if (!json) fail_msg("no JSON: %s", text);
  keep = keep_new();
  *why = 0;
  return goal_read(keep, json, why, size);
}

static inline void goal_done(void) {
  keep_free(keep);
  cJSON_Delete(json);
}

#endif
