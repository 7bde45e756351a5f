// Pools, executors, managers and their kind as JSON, for `run --json` (see json.h).
#include "json.h"

#include <cjson/cJSON.h>
#include <string.h>

static const char *const states[LAB_TASK_STATES] = {
    [LAB_TASK_WAITING] = "waiting", [LAB_TASK_RUNNING] = "running",     [LAB_TASK_DONE] = "done",
    [LAB_TASK_FAILED] = "failed",   [LAB_TASK_CANCELLED] = "cancelled", [LAB_TASK_LOST] = "lost",
    [LAB_TASK_SERVED] = "served"};

static void add_name(cJSON *to, const char *name, const LabSnapshot *s, int slot) {
  if (slot >= 0 && slot < s->nprocesses) cJSON_AddStringToObject(to, name, s->processes[slot].name);
  else cJSON_AddNullToObject(to, name);
}

static void add_texts(cJSON *to, const char *name, const char (*text)[LAB_TASK_TEXT], int n) {
  cJSON *list = cJSON_AddArrayToObject(to, name);
  for (int i = 0; i < n; i++) cJSON_AddItemToArray(list, json_clean_string(text[i], strlen(text[i])));
}

// A worker, or a client's connection to a server.
static cJSON *hand_json(const LabSnapshot *s, const LabHand *h, bool serves) {
  cJSON *j = cJSON_CreateObject();
  add_name(j, serves ? "client" : "process", s, serves ? h->client : h->slot);
  json_add_int(j, serves ? "calls" : "done", h->done);
  json_add_int(j, "failed", h->failed);
  if (h->working) cJSON_AddItemToObject(j, serves ? "serving" : "running", json_clean_string(h->text, strlen(h->text)));
  if (h->lost) cJSON_AddItemToObject(j, "lost", json_clean_string(h->text, strlen(h->text)));
  cJSON_AddBoolToObject(j, "ended", h->over);
  return j;
}

static cJSON *row_json(const LabSnapshot *s, const LabTask *t) {
  cJSON *j = cJSON_CreateObject();
  if (t->state == LAB_TASK_SERVED) {
    if (*t->name) cJSON_AddItemToObject(j, "name", json_clean_string(t->name, strlen(t->name)));
    else cJSON_AddNullToObject(j, "name");
    cJSON_AddItemToObject(j, "type", json_clean_string(t->text, strlen(t->text)));
    if (*t->value) cJSON_AddItemToObject(j, "value", json_clean_string(t->value, strlen(t->value)));
    else cJSON_AddNullToObject(j, "value");
    json_add_int(j, "references", t->total);
    return j;
  }
  json_add_int(j, "number", t->number);
  cJSON_AddItemToObject(j, "text", json_clean_string(t->text, strlen(t->text)));
  cJSON_AddStringToObject(j, "state", states[t->state]);
  add_name(j, "process", s, t->slot);
  if (t->total != 1) {
    json_add_int(j, "tasks", t->total);
    json_add_int(j, "left", t->left);
  }
  return j;
}

static void add_manager(cJSON *j, const LabSnapshot *s, const LabBoard *b) {
  if (b->server >= 0 && b->server < s->nprocesses) json_add_int(j, "server", s->processes[b->server].pid);
  else cJSON_AddNullToObject(j, "server");
  json_add_int(j, "calls", b->done);
  cJSON *list = cJSON_AddArrayToObject(j, "serving");
  for (int i = 0; i < b->nhands; i++)
    if (b->hands[i].working) cJSON_AddItemToArray(list, json_clean_string(b->hands[i].text, strlen(b->hands[i].text)));
}

static void add_tasks(cJSON *j, const LabBoard *b) {
  cJSON *t = cJSON_AddObjectToObject(j, "tasks");
  json_add_int(t, "submitted", b->asked);
  json_add_int(t, "waiting", b->waiting);
  json_add_int(t, "running", b->working);
  json_add_int(t, "done", b->done - b->failed);
  json_add_int(t, "failed", b->failed);
  json_add_int(t, "lost", b->lost);
  json_add_int(t, "dropped", b->dropped);
  json_add_int(t, "queued", b->nqueue_all);
  json_add_int(t, "unfetched", b->nresults_all);
  t = cJSON_AddObjectToObject(j, "results");
  for (int i = LAB_TASK_WAITING; i <= LAB_TASK_CANCELLED; i++) json_add_int(t, states[i], b->rows[i]);
  add_texts(j, "queue", b->queue, b->nqueue);
  add_texts(j, "unfetched", b->results, b->nresults);
}

void json_add_board(cJSON *j, const LabSnapshot *s, const LabObject *o) {
  static const char *const words[] = {"open", "closed", "terminated", "broken", "not started", "serving", "ended"};
  _Static_assert(sizeof words / sizeof *words == LAB_BOARD_STATES, "a word for each state of a board");
  const LabBoard *b = o->board;
  bool serves = o->kind == LAB_KIND_MANAGER;
  cJSON_AddStringToObject(j, "state", words[b->state]);
  if (serves) add_manager(j, s, b);
  else add_tasks(j, b);
  cJSON *list = cJSON_AddArrayToObject(j, serves ? "connections" : "workers");
  for (int i = 0; i < b->nhands; i++) cJSON_AddItemToArray(list, hand_json(s, &b->hands[i], serves));
  list = cJSON_AddArrayToObject(j, serves ? "objects" : "rows");
  for (int i = 0; i < b->ntasks; i++) cJSON_AddItemToArray(list, row_json(s, &b->tasks[i]));
}
