// Reading questions, and finding out which answer is right (see ask.h).
#include "ask.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- reading ----

typedef struct AskReading {
  Ask *ask;
  const Anchors *anchors;
} AskReading;

static bool read_kind(Reading *r, const cJSON *one, const char *place, void *to) {
  static const char *const kinds[ASK_KINDS] = {"choice", "many", "number", "line", "order", "who"};
  for (int i = 0; i < ASK_KINDS && cJSON_IsString(one); i++)
    if (!strcmp(kinds[i], one->valuestring)) return ((AskReading *)to)->ask->kind = (AskKind)i, true;
  return reading_wrong(r, place, "kind", "must be choice, many, number, line, order or who");
}

static bool read_judge(Reading *r, const cJSON *one, const char *place, void *to) {
  static const char *const judges[] = {"explore", "run"};
  for (int i = 0; i < 2 && cJSON_IsString(one); i++)
    if (!strcmp(judges[i], one->valuestring)) return ((AskReading *)to)->ask->judge = (AskJudge)i, true;
  return reading_wrong(r, place, "judge", "must be explore or run");
}

static bool read_anchor(Reading *r, const cJSON *one, const char *place, const char *key, const Anchors *anchors,
                        const Anchor **to) {
  char all[300];
  *to = cJSON_IsString(one) ? anchors_find(anchors, one->valuestring) : NULL;
  anchors_names(anchors, all, sizeof all);
  return *to || reading_wrong(r, place, key, "must name a line of the program; named are: %s", all);
}

static bool read_option(Reading *r, const cJSON *one, const char *place, AskReading *to) {
  AskKind kind = to->ask->kind;
  AskOption *o = &to->ask->options[to->ask->noptions++];
  char why[600];
  const char *keys = kind <= ASK_MANY ? "id when" : kind == ASK_NUMBER ? "id is" : kind == ASK_LINE ? "id at" : "id";
  if (!reading_keys(r, one, place, keys, "")) return false;
  if (!(o->id = reading_text(r, one, place, "id"))) return false;
  if (ask_option(to->ask, o->id, strlen(o->id)) != to->ask->noptions - 1)
    return reading_wrong(r, place, "options", "has two with the id \"%s\"", o->id);
  if (kind <= ASK_MANY) {
    o->when = goal_read(r->keep, cJSON_GetObjectItemCaseSensitive(one, "when"), why, sizeof why);
    return o->when || reading_wrong(r, place, o->id, "when: %s", why);
  }
  if (kind == ASK_LINE)
    return read_anchor(r, cJSON_GetObjectItemCaseSensitive(one, "at"), place, "at", to->anchors, &o->line);
  const cJSON *is = cJSON_GetObjectItemCaseSensitive(one, "is");
  if (kind == ASK_NUMBER && !cJSON_IsNumber(is)) return reading_wrong(r, place, o->id, "is: must be a number");
  if (is) o->number = is->valuedouble;
  return true;
}

static bool read_options(Reading *r, const cJSON *one, const char *place, void *to) {
  if (!cJSON_IsArray(one)) return reading_wrong(r, place, one->string, "must be an array");
  if (cJSON_GetArraySize(one) > ASK_OPTIONS)
    return reading_wrong(r, place, one->string, "has more than %d entries", ASK_OPTIONS);
  for (const cJSON *o = one->child; o; o = o->next)
    if (!read_option(r, o, place, to)) return false;
  return true;
}

static bool read_sum(Reading *r, const char *text, Compare *c) {
  cJSON *sum = cJSON_CreateString(keep_printf(r->keep, "== %s", text));
  bool good = compare_read(r->keep, sum, c);
  cJSON_Delete(sum);
  return good;
}

static bool read_number(Reading *r, const cJSON *is, const char *place, Ask *a) {
  static const char *const counts[] = {"orders", "ends", "breaking"};
  for (size_t i = 0; i < sizeof counts / sizeof *counts && cJSON_IsString(is); i++)
    if (!strcmp(counts[i], is->valuestring)) return a->count = is->valuestring, true;
  a->judge = BY_LESSON;
  return (cJSON_IsString(is) && read_sum(r, is->valuestring, &a->sum)) ||
         reading_wrong(r, place, "is", "must be orders, ends, breaking or a sum of values");
}

static bool read_lines(Reading *r, const cJSON *is, const char *place, AskReading *to) {
  for (const cJSON *one = cJSON_IsArray(is) ? is->child : is; one; one = cJSON_IsArray(is) ? one->next : NULL) {
    if (to->ask->nright == ASK_OPTIONS) return reading_wrong(r, place, "is", "names too many lines");
    if (!read_anchor(r, one, place, "is", to->anchors, &to->ask->lines[to->ask->nright++])) return false;
  }
  return to->ask->nright || reading_wrong(r, place, "is", "is empty");
}

static bool read_orders(Reading *r, const cJSON *is, const char *place, Ask *a) {
  for (const cJSON *order = cJSON_IsArray(is) ? is->child : NULL; order; order = order->next) {
    const char *text = "";
    if (a->nright == ASK_OPTIONS) return reading_wrong(r, place, "is", "has too many orders");
    for (const cJSON *one = order->child; one; one = one->next) {
      if (!cJSON_IsString(one) || ask_option(a, one->valuestring, strlen(one->valuestring)) < 0)
        return reading_wrong(r, place, "is", "must be arrays of options");
      text = keep_printf(r->keep, "%s%s%s", text, *text ? " " : "", one->valuestring);
    }
    if (cJSON_GetArraySize(order) != a->noptions)
      return reading_wrong(r, place, "is", "has an order of another length");
    a->orders[a->nright++] = text;
  }
  return a->nright || reading_wrong(r, place, "is", "must be an array of orders");
}

static bool read_who(Reading *r, const cJSON *is, const char *place, Ask *a) {
  static const char *const facts[] = {"holds", "waits", "overwritten", "overwrote"};
  for (size_t i = 0; i < sizeof facts / sizeof *facts && cJSON_IsObject(is) && is->child; i++)
    if (!strcmp(is->child->string, facts[i]) && cJSON_IsString(is->child) && !is->child->next)
      return a->who = facts[i], a->object = is->child->valuestring, true;
  return reading_wrong(r, place, "is", "must be { holds, waits, overwritten or overwrote: an object's name }");
}

static bool read_is(Reading *r, const cJSON *is, const char *place, void *to) {
  AskReading *reading = to;
  switch (reading->ask->kind) {
  case ASK_NUMBER: return read_number(r, is, place, reading->ask);
  case ASK_LINE: return read_lines(r, is, place, reading);
  case ASK_ORDER: return read_orders(r, is, place, reading->ask);
  case ASK_WHO: return read_who(r, is, place, reading->ask);
  default: return reading_wrong(r, place, "is", "is a spare key: each option has its \"when\"");
  }
}

static bool can_be_right(const Ask *a) {
  for (int i = 0; i < a->noptions; i++)
    if (!goal_constant(a->options[i].when) || goal_met(a->options[i].when, NULL)) return true;
  return false;
}

static bool all_constant(const Ask *a) {
  for (int i = 0; i < a->noptions; i++)
    if (!goal_constant(a->options[i].when)) return false;
  return true;
}

static bool sound(Reading *r, const char *place, const Ask *a, bool has_is) {
  bool tested = a->kind <= ASK_MANY;
  if (tested && a->noptions < 2) return reading_wrong(r, place, "options", "must be two at least");
  if (tested && all_constant(a))
    return reading_wrong(r, place, "options", "has nothing that is found out: all is told");
  if (tested && !can_be_right(a)) return reading_wrong(r, place, "options", "has none that can be right");
  if (!tested && !has_is) return reading_wrong(r, place, "is", "is missing");
  return true;
}

Ask *ask_read(Reading *r, const cJSON *json, const char *place, const Anchors *anchors) {
  static const ReadingKey keys[] = {{"kind", false, read_kind},
                                    {"judge", false, read_judge},
                                    {"options", false, read_options},
                                    {"is", false, read_is}};
  AskReading to = {keep_get(r->keep, sizeof(Ask)), anchors};
  const char *where = keep_printf(r->keep, "%s, ask", place);
  if (!reading_table(r, json, where, keys, sizeof keys / sizeof *keys, &to)) return NULL;
  if (to.ask->kind == ASK_LINE || to.ask->kind == ASK_ORDER) to.ask->judge = BY_LESSON;
  if (to.ask->kind == ASK_WHO) to.ask->judge = BY_RUN;
  bool has_is = cJSON_GetObjectItemCaseSensitive(json, "is") != NULL;
  return sound(r, where, to.ask, has_is) ? to.ask : NULL;
}

bool ask_has_titles(const Ask *a) { return a->kind <= ASK_MANY || a->kind == ASK_ORDER; }
bool ask_has_reasons(const Ask *a) { return a->kind != ASK_ORDER; }
bool ask_has_right(const Ask *a) { return a->kind != ASK_CHOICE; }
bool ask_has_other(const Ask *a) { return a->kind > ASK_MANY; }

bool ask_fits(const Ask *a, const LabProgram *p, char *why, size_t size) {
  char what[200];
  const char *unknown;
  for (int i = 0; i < a->noptions; i++)
    if (a->options[i].when && !goal_fits(a->options[i].when, p, what, sizeof what))
      return snprintf(why, size, "option \"%s\": %s", a->options[i].id, what), false;
  if (a->kind != ASK_NUMBER || a->count || compare_fits(&a->sum, p, &unknown)) return true;
  return snprintf(why, size, "ask: \"%s\" is no value of the program", unknown), false;
}

// ---- answers ----

int ask_option(const Ask *a, const char *id, size_t n) {
  for (int i = 0; i < a->noptions; i++)
    if (strlen(a->options[i].id) == n && !strncmp(a->options[i].id, id, n)) return i;
  return -1;
}

bool ask_marked(const Ask *a, const char *answer, int option) {
  for (const char *s = answer; *s; s += strcspn(s, " "), s += *s == ' ')
    if (ask_option(a, s, strcspn(s, " ")) == option) return true;
  return false;
}

bool ask_is_right(const Ask *a, const char *answer, const char *truth) {
  for (int i = 0; a->kind == ASK_ORDER && i < a->nright; i++)
    if (!strcmp(a->orders[i], answer)) return true;
  for (int i = 0; a->kind == ASK_LINE && i < a->nright; i++)
    for (int k = 0; k < a->lines[i]->nlines; k++)
      if (a->lines[i]->lines[k] == (uint32_t)atoi(answer)) return true;
  return !strcmp(answer, truth);
}

static bool is_belief(const AskOption *o, AskKind kind, const char *answer) {
  if (kind == ASK_NUMBER) return o->number == strtod(answer, NULL);
  for (int k = 0; kind == ASK_LINE && k < o->line->nlines; k++)
    if (o->line->lines[k] == (uint32_t)atoi(answer)) return true;
  return false;
}

int ask_reason(const Ask *a, const char *answer, const char *truth) {
  if (a->kind == ASK_CHOICE) return ask_option(a, answer, strlen(answer));
  if (ask_is_right(a, answer, truth)) return ASK_OPTIONS;
  for (int i = 0; i < a->noptions; i++) {
    bool differs = a->kind == ASK_MANY && ask_marked(a, answer, i) != ask_marked(a, truth, i);
    if (differs || is_belief(&a->options[i], a->kind, answer)) return i;
  }
  return ASK_OPTIONS + 1;
}

// ---- the truth ----

// A run that goes on shows an option to be right only by a test that does not speak of its state.
static bool is_shown(const Goal *g, const Facts *f, bool ended) {
  if (!ended && (goal_constant(g) || goal_names_state(g))) return false;
  return goal_met(g, f);
}

static bool choice_truth(const Ask *a, const Facts *f, bool ended, char *to, size_t size) {
  for (int i = 0; i < a->noptions; i++)
    if (is_shown(a->options[i].when, f, ended)) return snprintf(to, size, "%s", a->options[i].id), true;
  return false;
}

static bool many_truth(const Ask *a, const Facts *f, bool ended, char *to, size_t size) {
  size_t n = 0;
  if (!ended) return false;
  snprintf(to, size, "-");
  for (int i = 0; i < a->noptions; i++)
    if (goal_met(a->options[i].when, f) && n < size)
      n += (size_t)snprintf(to + n, size - n, "%s%s", n ? " " : "", a->options[i].id);
  return true;
}

static bool number_truth(const Ask *a, const Facts *f, bool ended, char *to, size_t size) {
  const LabExplore *e = f->explore;
  uint64_t n = 0;
  if (!a->count) return snprintf(to, size, "%.15g", compare_value(&a->sum, f->program, f->small)), true;
  if (!ended || !e || !e->complete) return false;
  if (!strcmp(a->count, "orders")) n = e->orders;
  if (!strcmp(a->count, "ends")) n = (uint64_t)e->nends;
  for (int i = 0; !strcmp(a->count, "breaking") && i < e->noutcomes; i++)
    n += e->outcomes[i].breaks ? e->outcomes[i].orders : 0;
  if (e->by_states && strcmp(a->count, "ends") != 0) return false;
  return snprintf(to, size, "%llu", (unsigned long long)n), true;
}

static int who_it_is(const Ask *a, const LabSnapshot *s) {
  for (int i = 0; s && i < s->nobjects; i++) {
    const LabObject *o = &s->objects[i];
    if (strcmp(o->name, a->object)) continue;
    if (!strcmp(a->who, "holds")) return o->holder;
    if (!strcmp(a->who, "waits")) return o->nwaiting ? o->waiting[0].slot : -1;
    return !strcmp(a->who, "overwrote") ? o->last_lost_by : o->last_lost_over;
  }
  return -1;
}

static bool who_truth(const Ask *a, const Facts *f, char *to, size_t size) {
  int slot = f->run_counts ? who_it_is(a, f->snap) : -1;
  return slot >= 0 && snprintf(to, size, "%d", slot) > 0;
}

bool ask_truth(const Ask *a, const Facts *f, bool ended, char *to, size_t size) {
  switch (a->kind) {
  case ASK_CHOICE: return choice_truth(a, f, ended, to, size);
  case ASK_MANY: return many_truth(a, f, ended, to, size);
  case ASK_NUMBER: return number_truth(a, f, ended, to, size);
  case ASK_LINE: return snprintf(to, size, "%u", a->lines[0]->lines[0]), true;
  case ASK_ORDER: return snprintf(to, size, "%s", a->orders[0]), true;
  default: return who_truth(a, f, to, size);
  }
}
