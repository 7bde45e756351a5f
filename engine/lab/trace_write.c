// Events of the Chrome trace event format, one line each, and what steps and objects are called in it (see trace.c).
#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "trace.h"

static void put_text(FILE *out, const char *text) {
  cJSON *item = json_clean_string(text, strlen(text));
  char *quoted = item ? cJSON_PrintUnformatted(item) : NULL;
  fputs(quoted ? quoted : "\"\"", out);
  cJSON_free(quoted);
  cJSON_Delete(item);
}

static int pid_of(const Trace *t, int slot) { return world_process(t->lab->world, slot)->pid; }

// {"ph": …, "pid": …, "tid": …, "name": …   and no end yet
static void open_event(Trace *t, const char *ph, int slot, int lane, const char *name) {
  fprintf(t->out, "%s\n{\"ph\":\"%s\",\"pid\":%d,\"tid\":%d,\"name\":", t->any ? "," : "", ph, pid_of(t, slot), lane);
  put_text(t->out, name);
  t->any = true;
}

void trace_put_name(Trace *t, const char *what, int slot, int lane, const char *name) {
  open_event(t, "M", slot, lane, what);
  fputs(",\"args\":{\"name\":", t->out);
  put_text(t->out, name);
  fputs("}}", t->out);
}

void trace_put_slice(Trace *t, int slot, int lane, const char *name, const char *category, double from, double to,
                     uint32_t line) {
  open_event(t, "X", slot, lane, name);
  fprintf(t->out, ",\"cat\":\"%s\",\"ts\":%.3f,\"dur\":%.3f,\"args\":{\"line\":%u}}", category, from / 1000,
          to > from ? (to - from) / 1000 : 0, line);
}

void trace_put_instant(Trace *t, const Taken *e, const char *name) {
  open_event(t, "i", e->slot, e->e.strand, name);
  fprintf(t->out, ",\"s\":\"t\",\"ts\":%.3f}", e->ns / 1000);
}

void trace_put_flow(Trace *t, const Taken *from, const Taken *to, const char *name) {
  if (from->ns >= to->ns) return;  // two processors' stamps may lie a little apart
  uint64_t id = ++t->flows;
  open_event(t, "s", from->slot, from->e.strand, name);
  fprintf(t->out, ",\"cat\":\"flow\",\"id\":%llu,\"ts\":%.3f}", (unsigned long long)id, from->ns / 1000);
  open_event(t, "f", to->slot, to->e.strand, name);
  fprintf(t->out, ",\"cat\":\"flow\",\"id\":%llu,\"bp\":\"e\",\"ts\":%.3f}", (unsigned long long)id, to->ns / 1000);
}

// ---- what a step is called ----

void trace_object_label(const Trace *t, uint32_t id, char *out, size_t size) {
  WorldObjectView v, owner;
  out[0] = '\0';
  if (id >= WORLD_OBJECTS || !world_object_read(t->lab->world, id, &v)) return;
  if (v.name[0]) snprintf(out, size, "%s", v.name);
  else if (v.owner >= 0 && world_object_read(t->lab->world, (uint32_t)v.owner, &owner) && owner.name[0])
    snprintf(out, size, "%s's %s", owner.name, v.label);
  else snprintf(out, size, "%s of line %u", v.label, v.line);
}

void trace_step_label(const Trace *t, const WorldEvent *e, char *out, size_t size) {
  char object[LAB_NAME + 24] = "", value[40];
  if (trace_about_object(e->verb)) trace_object_label(t, e->object, object, sizeof object);
  else if ((e->verb == VERB_JOIN || e->verb == VERB_KILL || e->verb == VERB_IS_ALIVE) && e->object < WORLD_SLOTS)
    snprintf(object, sizeof object, "%s", world_process(t->lab->world, (int)e->object)->name);
  int n = snprintf(out, size, "%s%s%s", verb_name(e->verb), object[0] ? " " : "", object);
  if (n >= (int)size || (e->verb != VERB_LOAD && e->verb != VERB_STORE)) return;
  const WorldObject *o = world_object(t->lab->world, e->object);
  value_text(&(WorldObjectView){.typecode = o->typecode, .real = world_cells_real(o)}, e->value, value, sizeof value);
  snprintf(out + n, size - (size_t)n, e->verb == VERB_LOAD ? " → %s" : " ← %s", value);
}
