// libFuzzer's way in: any bytes as a file of progress are taken over, or lie aside whole; what is seen and reached on
// top of them is there after a save. Taken over as another's, as mplab class does, they do as much.
#include "fuzz_folder.h"
#include "tui/course/progress.h"

#include <cjson/cJSON.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[60];

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  fuzz_folder_make();
  snprintf(path, sizeof path, "%s/progress.json", fuzz_folder);
  return 0;
}

static void must(bool good, const char *why) {
  if (good) return;
  fprintf(stderr, "%s\n", why);
  abort();
}

static bool holds(const char *file, const uint8_t *data, size_t size) {
  FILE *f = fopen(file, "rb");
  char *text = malloc(size + 1);
  size_t n = f && text ? fread(text, 1, size + 1, f) : size + 2;
  bool same = n == size && !memcmp(text, data, size);
  free(text);
  if (f) fclose(f);
  return same;
}

static void see(Progress *p) {
  const char *answer = "";
  progress_language(p);
  progress_predicted(p, "value-race", "look", &answer);
  progress_see(p, "value-race", "look");
  progress_reach(p, "value-race", "fix");
  progress_predict(p, "value-race", "look", "short", PREDICTED_RIGHT);
  progress_pass(p, "withdraw");
}

static bool seen(const Progress *p) {
  const char *answer = "";
  return progress_seen(p, "value-race", "look") && progress_reached(p, "value-race", "fix") &&
         progress_predicted(p, "value-race", "look", &answer) == PREDICTED_RIGHT && !strcmp(answer, "short") &&
         progress_passed(p, "withdraw");
}

static Progress *load(char *aside, size_t size) {
  Progress *p = progress_load(path, aside, size);
  must(p != NULL, "no memory");
  return p;
}

static void on_disk(const uint8_t *data, size_t size) {
  char aside[200], why[300] = "", again[200];
  fuzz_put("progress.json", data, size);
  Progress *p = load(aside, sizeof aside);
  must(!*aside || holds(aside, data, size), "what was set aside is not what was there");
  see(p);
  must(seen(p), "what was seen is not seen");
  must(progress_save(p, why, sizeof why), why);
  progress_free(p);
  p = load(again, sizeof again);
  must(!*again, "what was saved is damaged");
  must(seen(p), "what was saved is not there");
  progress_free(p);
  if (*aside) remove(aside);
  remove(path);
}

static void as_anothers(const uint8_t *data, size_t size) {
  cJSON *json = cJSON_ParseWithLength((const char *)data, size);
  Progress *p = progress_load("", NULL, 0);
  must(p != NULL, "no memory");
  see(p);
  if (progress_take(p, json)) progress_take(p, json);
  must(seen(p), "what was seen is gone");
  cJSON_Delete(json);
  progress_free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  on_disk(data, size);
  as_anothers(data, size);
  return 0;
}
