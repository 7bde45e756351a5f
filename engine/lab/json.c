// A finished run as one JSON object (see json.h). Integers are written whole: they do not pass through a double.
#include "json.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "lang/types/containers.h"
#include "lang/object/text.h"

void json_add_int(cJSON *to, const char *name, int64_t n) {
  char text[24];
  snprintf(text, sizeof text, "%" PRId64, n);
  cJSON_AddItemToObject(to, name, cJSON_CreateRaw(text));
}

static void add_slot(cJSON *to, const char *name, const LabSnapshot *s, int slot) {
  if (slot >= 0 && slot < s->nprocesses) cJSON_AddStringToObject(to, name, s->processes[slot].name);
  else cJSON_AddNullToObject(to, name);
}

static cJSON *real_number(double d) {
  char text[32];
  if (!isfinite(d)) return cJSON_CreateNull();  // JSON has none of them
  float_repr(d, text);
  return cJSON_CreateRaw(text);
}

// Texts of the program may hold anything: what is not UTF-8 is replaced.
cJSON *json_clean_string(const char *text, size_t size) {
  char *clean = malloc(size * 3 + 1);
  if (clean == NULL) return cJSON_CreateString("");
  size_t at = 0;
  for (const char *p = text, *end = text + size; p < end;) {
    int n = 1;
    uint32_t c = utf8_decode(p, end, &n);
    if (c != 0) at += (size_t)utf8_encode(c, clean + at);
    p += n;
  }
  clean[at] = '\0';
  cJSON *item = cJSON_CreateString(clean);
  free(clean);
  return item;
}

static cJSON *one_cell(const WorldObjectView *v, int64_t word) {
  char text[40];
  if (v->real) return real_number(value_number(v, word));
  if (v->typecode == '?') return cJSON_CreateBool(word != 0);
  if (v->typecode == 'c') {
    char c = (char)word;
    if ((unsigned char)c < 128) return json_clean_string(&c, 1);
    text[utf8_encode((unsigned char)c, text)] = '\0';
    return cJSON_CreateString(text);
  }
  if (v->typecode == 'u') {
    text[utf8_encode((uint32_t)word, text)] = '\0';
    return cJSON_CreateString(text);
  }
  value_text(v, word, text, sizeof text);
  return cJSON_CreateRaw(text);
}

static cJSON *cells(World *w, const WorldObjectView *v) {
  if (v->kind == KIND_VALUE || v->kind == KIND_RAWVALUE) {
    int64_t word = 0;
    world_cells_read(w, (uint32_t)v->id, 0, 1, &word);
    return one_cell(v, word);
  }
  int64_t *words = calloc((size_t)v->count + 1, sizeof *words);
  cJSON *list = cJSON_CreateArray();
  uint32_t n = words ? world_cells_read(w, (uint32_t)v->id, 0, v->count, words) : 0;
  for (uint32_t i = 0; i < n; i++) cJSON_AddItemToArray(list, one_cell(v, words[i]));
  free(words);
  return list;
}

static cJSON *names_of(const LabSnapshot *s, const int *slots, int n) {
  cJSON *list = cJSON_CreateArray();
  for (int i = 0; i < n && i < LAB_WAITERS; i++)
    if (slots[i] >= 0 && slots[i] < s->nprocesses)
      cJSON_AddItemToArray(list, cJSON_CreateString(s->processes[slots[i]].name));
  return list;
}

static cJSON *waiters_of(const LabSnapshot *s, const LabObject *o) {
  int slots[LAB_WAITERS];
  for (int i = 0; i < o->nwaiting && i < LAB_WAITERS; i++) slots[i] = o->waiting[i].slot;
  return names_of(s, slots, o->nwaiting);
}

static cJSON *ends_of(const LabSnapshot *s, const LabObject *o) {
  cJSON *list = cJSON_CreateArray();
  for (int i = 0; i < 2; i++) {
    cJSON *j = cJSON_CreateObject();
    cJSON_AddItemToObject(j, "open", names_of(s, o->end[i].open, o->end[i].nopen));
    json_add_int(j, "sent", o->end[i].messages);
    json_add_int(j, "bytes", o->end[i].bytes);
    cJSON_AddItemToArray(list, j);
  }
  return list;
}

static void add_facts(cJSON *j, const WorldObjectView *v) {
  for (int i = 0; i < v->nfacts; i++) {
    const WorldFact *f = &v->fact[i];
    if (f->yes_no) cJSON_AddBoolToObject(j, f->name, f->value != 0);
    else json_add_int(j, f->name, f->value);
  }
}

static void add_cells(cJSON *j, World *w, const WorldObjectView *v, const LabObject *o) {
  cJSON_AddItemToObject(j, "value", cells(w, v));
  json_add_int(j, "stale", (int64_t)o->stale);
  if (v->real) cJSON_AddItemToObject(j, "lost", real_number(o->lost_real));
  else json_add_int(j, "lost", o->lost);
}

static void add_lock(cJSON *j, const LabSnapshot *s, const LabObject *o) {
  if (o->kind == LAB_KIND_LOCK || o->kind == LAB_KIND_RLOCK) {
    add_slot(j, "holder", s, o->holder);
    return;
  }
  json_add_int(j, "free", o->count);
  cJSON_AddItemToObject(j, "taken_by", names_of(s, o->takers, o->ntakers));
  if (o->kind == LAB_KIND_BOUNDED) json_add_int(j, "places", o->bound);
}

static void add_served_losses(cJSON *j, const LabSnapshot *s, const LabObject *manager) {
  LabLosses all = lab_served_losses(s, manager);
  json_add_int(j, "stale", all.stale);
  json_add_int(j, "lost", all.lost);
}

// What its family tells of it is there by itself; here is what the lab knows besides.
static cJSON *object_json(Lab *lab, const LabSnapshot *s, const LabObject *o) {
  WorldObjectView v;
  if (o->owned || !world_object_read(lab->world, (uint32_t)o->id, &v)) return NULL;
  WorldFamily family = world_kind_family(v.kind);
  cJSON *j = cJSON_CreateObject();
  cJSON_AddStringToObject(j, "name", o->name);
  cJSON_AddStringToObject(j, "kind", lab_kind_label(o->kind));
  add_facts(j, &v);
  if (family == FAMILY_CELLS) add_cells(j, lab->world, &v, o);
  else if (family == FAMILY_LOCK) add_lock(j, s, o);
  else if (family == FAMILY_PIPE) cJSON_AddItemToObject(j, "ends", ends_of(s, o));
  else if (family == FAMILY_COND) cJSON_AddItemToObject(j, "woken", names_of(s, o->woken, o->nwoken));
  else if (v.kind == KIND_JOINABLEQUEUE) json_add_int(j, "unfinished", o->unfinished);
  if (v.kind == KIND_MANAGER) add_served_losses(j, s, o);
  if (o->board) json_add_board(j, s, o);
  if (family != FAMILY_CELLS && family != FAMILY_QUEUE) cJSON_AddItemToObject(j, "waiting", waiters_of(s, o));
  return j;
}

static cJSON *deadlock_json(const LabSnapshot *s) {
  if (s->state != LAB_DEADLOCK) return cJSON_CreateNull();
  cJSON *list = cJSON_CreateArray();
  for (int i = 0; i < s->nstuck; i++) {
    cJSON *j = cJSON_CreateObject();
    int object = s->stuck[i].object;
    add_slot(j, "process", s, s->stuck[i].slot);
    cJSON_AddStringToObject(j, "waits", s->stuck[i].verb);
    if (object >= 0 && object < s->nobjects) cJSON_AddStringToObject(j, "object", s->objects[object].name);
    else cJSON_AddNullToObject(j, "object");
    add_slot(j, "holder", s, s->stuck[i].holder_strand == STRAND_LEFT ? -1 : s->stuck[i].holder);
    cJSON_AddItemToArray(list, j);
  }
  return list;
}

static cJSON *process_json(const LabProcess *p) {
  cJSON *j = cJSON_CreateObject();
  cJSON_AddStringToObject(j, "name", p->name);
  json_add_int(j, "pid", p->pid);
  json_add_int(j, "ppid", p->ppid);
  cJSON_AddStringToObject(j, "method", p->method[0] ? p->method : "main");
  if (p->ended) json_add_int(j, "exitcode", p->exitcode);
  else cJSON_AddNullToObject(j, "exitcode");
  json_add_int(j, "steps", (int64_t)p->steps);
  return j;
}

void json_print_run(Lab *lab, const LabSnapshot *s, int code) {
  cJSON *j = cJSON_CreateObject(), *list;
  cJSON_AddItemToObject(j, "program", json_clean_string(lab->path, strlen(lab->path)));
  json_add_int(j, "seed", (int64_t)s->seed);
  json_add_int(j, "exit", code);
  cJSON_AddItemToObject(j, "seconds", real_number((double)s->nanoseconds / 1e9));
  json_add_int(j, "steps", (int64_t)s->steps);
  json_add_int(j, "memory", (int64_t)s->memory_most);
  cJSON_AddItemToObject(j, "deadlock", deadlock_json(s));
  list = cJSON_AddArrayToObject(j, "processes");
  for (int i = 0; i < s->nprocesses; i++) cJSON_AddItemToArray(list, process_json(&s->processes[i]));
  list = cJSON_AddArrayToObject(j, "objects");
  for (int i = 0; i < s->nobjects; i++) {
    cJSON *o = object_json(lab, s, &s->objects[i]);
    if (o) cJSON_AddItemToArray(list, o);
  }
  cJSON_AddItemToObject(j, "output", json_clean_string(s->output, s->output_size));
  if (s->message[0]) cJSON_AddStringToObject(j, "message", s->message);
  char *text = cJSON_Print(j);
  if (text) puts(text);
  fflush(stdout);
  cJSON_free(text);
  cJSON_Delete(j);
}
