// A schedule: the list of choices, and its file (see schedule.h).
//
// The file is JSON that a person can read: one choice a line, each with the step's verb and line beside who took it.
// What is read is checked word by word: a file may come from anywhere.
#include "schedule.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "whole_file.h"
#include "base/memory_text.h"
#include "base/grow.h"
#include "world/verbs.h"

enum { FILE_MAX = 64 << 20 };  // bytes: far more than an order that anybody can look at
// A file without "gets" is from when each get was two steps. One without finer lines is of the version before them.
enum { VERSION = 3, GETS_SINCE = 2, FINER_SINCE = 3 };

bool schedule_add(Schedule *s, Choice c) {
  if (!GROW(s->choice, s->room, s->n + 1, 64)) return false;
  s->choice[s->n++] = c;
  return true;
}

void schedule_cut(Schedule *s, int n) {
  if (n >= 0 && n < s->n) s->n = n;
}

void schedule_free(Schedule *s) {
  free(s->choice);
  *s = (Schedule){0};
}

// A sleep has but one way to end, whichever way it was written down.
static uint8_t kind_of(const Choice *c) {
  return c->kind == CHOICE_TIMEOUT && c->verb == VERB_SLEEP_UNTIL ? (uint8_t)CHOICE_STEP : c->kind;
}

bool choice_same(const Choice *a, const Choice *b) {
  if (kind_of(a) != kind_of(b) || a->slot != b->slot) return false;
  if (a->kind == CHOICE_SIGNAL || a->kind == CHOICE_TOGGLE) return a->arg == b->arg;
  return a->strand == b->strand && a->arg == b->arg && a->verb == b->verb && a->line == b->line;
}

void schedule_file_free(ScheduleFile *f) {
  for (int i = 0; f->argv && i < f->argc; i++) free(f->argv[i]);
  free(f->argv);
  f->argv = NULL;
  f->argc = 0;
  schedule_free(&f->schedule);
}

// ---- writing ----

static const char *const kind_names[] = {"step", "timeout", "signal", "toggle"};

static void put_text(FILE *out, const char *text) {
  cJSON *item = cJSON_CreateString(text);
  char *quoted = item ? cJSON_PrintUnformatted(item) : NULL;
  fputs(quoted ? quoted : "\"\"", out);
  cJSON_free(quoted);
  cJSON_Delete(item);
}

static void put_field(FILE *out, const char *name, const char *text) {
  fprintf(out, "  \"%s\": ", name);
  put_text(out, text);
  fputs(",\n", out);
}

static void put_settings(FILE *out, const ScheduleFile *f) {
  fputs("  \"switches\": {", out);
  for (int i = 0; i < f->nswitches; i++) {
    if (i > 0) fputs(", ", out);
    put_text(out, f->switches[i].name);
    fprintf(out, ": %s", f->switches[i].on ? "true" : "false");
  }
  fputs("},\n  \"knobs\": {", out);
  for (int i = 0; i < f->nknobs; i++) {
    if (i > 0) fputs(", ", out);
    put_text(out, f->knobs[i].name);
    fputs(": ", out);
    put_text(out, f->knobs[i].value);
  }
  fputs("},\n  \"arguments\": [", out);
  for (int i = 0; i < f->argc; i++) {
    if (i > 0) fputs(", ", out);
    put_text(out, f->argv[i]);
  }
  fputs("],\n", out);
}

static void put_step(FILE *out, const Choice *c) {
  fprintf(out, "\"process\": %u, \"strand\": %u, \"verb\": \"%s\", \"line\": %" PRIu32 ", \"object\": %" PRIu32,
          c->slot, c->strand, verb_name(c->verb), c->line, c->object);
  if (c->arg && c->verb == VERB_CLOCK) fputs(", \"late\": true", out);
  else if (c->arg)
    fprintf(out, ", \"inside\": %d, \"done\": %s", way_strand(c->arg),
            way_inside(c->arg) == WORLD_INSIDE_DONE ? "true" : "false");
  fputs("}", out);
}

static void put_choice(FILE *out, const Choice *c) {
  fprintf(out, "    {\"do\": \"%s\", ", kind_names[c->kind]);
  if (c->kind == CHOICE_TOGGLE) fprintf(out, "\"switch\": %u, \"on\": %s}", c->slot, c->arg ? "true" : "false");
  else if (c->kind == CHOICE_SIGNAL) fprintf(out, "\"process\": %u, \"signal\": %" PRId32 "}", c->slot, c->arg);
  else put_step(out, c);
}

static void put_finer(FILE *out, const Finer *fine) {
  fprintf(out, "  \"stops\": %" PRIu32 ",\n  \"finer\": [", fine->stops);
  for (uint32_t i = 0; i < fine->n; i++) fprintf(out, "%s%" PRIu32, i > 0 ? ", " : "", fine->line[i]);
  fputs("],\n", out);
}

static void put_file(FILE *out, const ScheduleFile *f) {
  int version = f->schedule.kinds.finer.n ? VERSION : FINER_SINCE - 1;
  fprintf(out, "{\n  \"mplab\": \"schedule\",\n  \"version\": %d,\n", version);
  put_field(out, "program", f->program);
  // as text: a JSON number is a double to most who read it
  fprintf(out, "  \"hash\": \"%016" PRIx64 "\",\n  \"seed\": \"%" PRIu64 "\",\n", f->hash, f->seed);
  put_field(out, "made_by", f->made_by);
  put_field(out, "outcome", f->outcome);
  fprintf(out, "  \"gets\": %d,\n", f->schedule.kinds.whole_gets ? 1 : 2);
  if (version >= FINER_SINCE) put_finer(out, &f->schedule.kinds.finer);
  if (f->guest) fputs("  \"python3\": true,\n", out);
  if (f->schedule.kinds.late) fputs("  \"late_pickles\": true,\n", out);
  if (f->schedule.kinds.insides) fputs("  \"insides\": true,\n", out);
  put_settings(out, f);
  fputs("  \"order\": [", out);
  for (int i = 0; i < f->schedule.n; i++) {
    fputs(i > 0 ? ",\n" : "\n", out);
    put_choice(out, &f->schedule.choice[i]);
  }
  fputs(f->schedule.n > 0 ? "\n  ]\n}\n" : "]\n}\n", out);
}

bool schedule_write(const ScheduleFile *f, const char *path, char *why, size_t size) {
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  if (out != NULL) put_file(out, f);
  bool good = out != NULL && memory_text(out, &text) && whole_file_write(path, text, length, 0666);
  if (!good) snprintf(why, size, "%s: %s", path, strerror(errno));
  free(text);
  return good;
}

// ---- reading ----

typedef struct Doubt {
  char *why;
  size_t size;
  bool any;
} Doubt;  // the first thing that is wrong

// One line, whatever the file has in its texts.
static bool wrong(Doubt *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool wrong(Doubt *d, const char *format, ...) {
  va_list ap;
  if (d->any) return false;
  d->any = true;
  va_start(ap, format);
  vsnprintf(d->why, d->size, format, ap);
  va_end(ap);
  for (char *c = d->why; *c; c++)
    if ((unsigned char)*c < ' ' || *c == 0x7f) *c = '?';
  return false;
}

static bool take_text(Doubt *d, const cJSON *in, const char *name, char *out, size_t size) {
  const cJSON *item = cJSON_GetObjectItemCaseSensitive(in, name);
  if (!cJSON_IsString(item)) return wrong(d, "\"%s\" is missing or no text", name);
  if (strlen(item->valuestring) >= size) return wrong(d, "\"%s\" is too long", name);
  memcpy(out, item->valuestring, strlen(item->valuestring) + 1);
  return true;
}

static bool take_number(Doubt *d, const cJSON *in, const char *name, int64_t min, int64_t max, int64_t *out) {
  const cJSON *item = cJSON_GetObjectItemCaseSensitive(in, name);
  if (!cJSON_IsNumber(item) || floor(item->valuedouble) != item->valuedouble || item->valuedouble < (double)min ||
      item->valuedouble > (double)max)
    return wrong(d, "\"%s\" is no number from %" PRId64 " to %" PRId64, name, min, max);
  *out = (int64_t)item->valuedouble;
  return true;
}

static bool take_word(Doubt *d, const cJSON *in, const char *name, int base, uint64_t *out) {
  char text[32] = "", *end;
  if (!take_text(d, in, name, text, sizeof text)) return false;
  errno = 0;
  *out = strtoull(text, &end, base);
  bool digit = (text[0] >= '0' && text[0] <= '9') || (base == 16 && text[0] >= 'a' && text[0] <= 'f');
  return (digit && *end == '\0' && errno == 0) || wrong(d, "\"%s\" is no number", name);
}

static const cJSON *take_list(Doubt *d, const cJSON *in, const char *name, bool object, int max) {
  const cJSON *item = cJSON_GetObjectItemCaseSensitive(in, name);
  if (object ? !cJSON_IsObject(item) : !cJSON_IsArray(item)) return wrong(d, "\"%s\" is missing", name), NULL;
  if (cJSON_GetArraySize(item) > max) return wrong(d, "\"%s\" has more than %d", name, max), NULL;
  return item;
}

static bool named(Doubt *d, const cJSON *item, char *name, size_t size) {
  if (item->string == NULL || strlen(item->string) >= size) return wrong(d, "the name of a switch or knob is too long");
  memcpy(name, item->string, strlen(item->string) + 1);
  return true;
}

static bool take_settings(Doubt *d, const cJSON *in, ScheduleFile *f) {
  const cJSON *item, *switches = take_list(d, in, "switches", true, 64), *knobs = take_list(d, in, "knobs", true, 64);
  cJSON_ArrayForEach(item, switches) {
    if (!cJSON_IsBool(item)) return wrong(d, "a switch is true or false");
    if (!named(d, item, f->switches[f->nswitches].name, sizeof f->switches[0].name)) return false;
    f->switches[f->nswitches++].on = cJSON_IsTrue(item);
  }
  cJSON_ArrayForEach(item, knobs) {
    if (!cJSON_IsString(item) || strlen(item->valuestring) >= sizeof f->knobs[0].value)
      return wrong(d, "a knob's value is no short text");
    if (!named(d, item, f->knobs[f->nknobs].name, sizeof f->knobs[0].name)) return false;
    memcpy(f->knobs[f->nknobs++].value, item->valuestring, strlen(item->valuestring) + 1);
  }
  return !d->any;
}

static bool take_arguments(Doubt *d, const cJSON *in, ScheduleFile *f) {
  const cJSON *item, *list = take_list(d, in, "arguments", false, 256);
  if (list == NULL) return false;
  f->argv = calloc((size_t)cJSON_GetArraySize(list) + 1, sizeof *f->argv);
  cJSON_ArrayForEach(item, list) {
    if (!cJSON_IsString(item)) return wrong(d, "an argument is no text");
    if (f->argv == NULL || (f->argv[f->argc] = strdup(item->valuestring)) == NULL)
      return wrong(d, "there is no memory for it");
    f->argc++;
  }
  return true;
}

static bool take_verb(Doubt *d, const cJSON *in, uint16_t *verb) {
  char name[32] = "";
  if (!take_text(d, in, "verb", name, sizeof name)) return false;
  for (int v = VERB_NONE + 1; v < VERB_COUNT; v++)
    if (strcmp(verb_name(v), name) == 0) return *verb = (uint16_t)v, true;
  return wrong(d, "there is no verb \"%s\"", name);
}

// Of a reading of the clock, when much time has gone by.
static bool take_late(Doubt *d, const cJSON *in, Choice *c) {
  if (!cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(in, "late"))) return true;
  if (c->verb != VERB_CLOCK || c->kind != CHOICE_STEP) return wrong(d, "only a reading of the clock is late");
  c->arg = 1;
  return true;
}

// A kill inside a call names the target's strand, and says whether its step is done.
static bool take_inside(Doubt *d, const cJSON *in, Choice *c) {
  const cJSON *done = cJSON_GetObjectItemCaseSensitive(in, "done");
  int64_t n = 0;
  if (!cJSON_GetObjectItemCaseSensitive(in, "inside")) return true;
  if (c->verb != VERB_KILL || c->kind != CHOICE_STEP) return wrong(d, "only a kill is inside a step");
  if (!take_number(d, in, "inside", 0, WORLD_STRANDS - 1, &n)) return false;
  if (!cJSON_IsBool(done)) return wrong(d, "\"done\" is missing");
  c->arg = way_of((int)n, cJSON_IsTrue(done) ? WORLD_INSIDE_DONE : WORLD_INSIDE);
  return true;
}

static bool take_choice(Doubt *d, const cJSON *in, Choice *c) {
  char kind[16] = "";
  int64_t n = 0;
  if (!cJSON_IsObject(in)) return wrong(d, "it is no object");
  if (!take_text(d, in, "do", kind, sizeof kind)) return false;
  *c = (Choice){.kind = CHOICE_STEP};
  while (strcmp(kind_names[c->kind], kind) != 0)
    if (++c->kind > CHOICE_TOGGLE) return wrong(d, "there is nothing to do called \"%s\"", kind);
  if (!take_number(d, in, c->kind == CHOICE_TOGGLE ? "switch" : "process", 0,
                   c->kind == CHOICE_TOGGLE ? WORLD_SWITCHES - 1 : WORLD_SLOTS - 1, &n))
    return false;
  c->slot = (uint16_t)n;
  if (c->kind == CHOICE_TOGGLE) {
    const cJSON *on = cJSON_GetObjectItemCaseSensitive(in, "on");
    c->arg = cJSON_IsTrue(on);
    return cJSON_IsBool(on) || wrong(d, "\"on\" is missing");
  }
  if (c->kind == CHOICE_SIGNAL) {
    if (!take_number(d, in, "signal", 1, 64, &n)) return false;
    c->arg = (int32_t)n;
    return true;
  }
  if (!take_number(d, in, "strand", 0, WORLD_STRANDS - 1, &n) || !take_verb(d, in, &c->verb)) return false;
  c->strand = (uint8_t)n;
  if (!take_number(d, in, "line", 0, UINT32_MAX, &n)) return false;
  c->line = (uint32_t)n;
  if (!take_number(d, in, "object", 0, UINT32_MAX, &n)) return false;
  c->object = (uint32_t)n;
  return take_late(d, in, c) && take_inside(d, in, c);
}

static bool take_order(Doubt *d, const cJSON *in, ScheduleFile *f) {
  const cJSON *item, *list = take_list(d, in, "order", false, 1 << 22);
  cJSON_ArrayForEach(item, list) {
    char what[200];
    Choice c;
    Doubt inner = {what, sizeof what, false};
    if (!take_choice(&inner, item, &c)) return wrong(d, "step %d of its order: %s", f->schedule.n + 1, what);
    if (!schedule_add(&f->schedule, c)) return wrong(d, "there is no memory for it");
  }
  return !d->any;
}

static bool take_finer(Doubt *d, const cJSON *in, Finer *fine) {
  const cJSON *item, *list = take_list(d, in, "finer", false, FINER_LINES);
  int64_t stops = 0;
  if (!take_number(d, in, "stops", 0, UINT32_MAX, &stops)) return false;
  fine->stops = (uint32_t)stops;
  cJSON_ArrayForEach(item, list) {
    if (!cJSON_IsNumber(item) || floor(item->valuedouble) != item->valuedouble || item->valuedouble < 0 ||
        item->valuedouble > UINT32_MAX)
      return wrong(d, "a finer line is a number");
    fine->line[fine->n++] = (uint32_t)item->valuedouble;
  }
  return !d->any;
}

static bool take_all(Doubt *d, const cJSON *in, ScheduleFile *f) {
  char what[16] = "";
  int64_t version = 0;
  if (!cJSON_IsObject(in) || !cJSON_IsString(cJSON_GetObjectItemCaseSensitive(in, "mplab")) ||
      !take_text(d, in, "mplab", what, sizeof what) || strcmp(what, "schedule") != 0)
    return d->any = false, wrong(d, "this is no schedule of mplab");
  if (!take_number(d, in, "version", 0, INT32_MAX, &version)) return false;
  if (version < 1 || version > VERSION)
    return wrong(d, "it is of version %d; this mplab reads versions 1 to %d", (int)version, VERSION);
  int64_t gets = 2;
  if (version >= GETS_SINCE && !take_number(d, in, "gets", 1, 2, &gets)) return false;
  f->schedule.kinds.whole_gets = gets == 1;
  if (version >= FINER_SINCE && !take_finer(d, in, &f->schedule.kinds.finer)) return false;
  f->guest = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(in, "python3"));
  f->schedule.kinds.late = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(in, "late_pickles"));
  f->schedule.kinds.insides = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(in, "insides"));
  return take_text(d, in, "program", f->program, sizeof f->program) && take_word(d, in, "hash", 16, &f->hash) &&
         take_word(d, in, "seed", 10, &f->seed) && take_text(d, in, "made_by", f->made_by, sizeof f->made_by) &&
         take_text(d, in, "outcome", f->outcome, sizeof f->outcome) && take_settings(d, in, f) &&
         take_arguments(d, in, f) && take_order(d, in, f);
}

static int line_of(const char *text, const char *at) {
  int line = 1;
  for (; text < at; text++) line += *text == '\n';
  return line;
}

bool schedule_parse(ScheduleFile *f, const char *text, size_t n, char *why, size_t size) {
  Doubt d = {why, size, false};
  const char *end = text;
  memset(f, 0, sizeof *f);
  cJSON *in = cJSON_ParseWithLengthOpts(text, n, &end, false);
  if (in == NULL)
    return wrong(&d, "line %d: this is no JSON", line_of(text, end < text || end > text + n ? text : end));
  bool good = take_all(&d, in, f);
  cJSON_Delete(in);
  if (!good) schedule_file_free(f);
  return good;
}

static char *whole_file(Doubt *d, const char *path, size_t *n) {
  FILE *in = fopen(path, "rb");
  char *text = NULL;
  *n = 0;
  for (size_t room = 0; in && *n < FILE_MAX && GROW(text, room, *n + 1, 1 << 16);) {
    *n += fread(text + *n, 1, room - *n, in);
    if (*n < room) break;
  }
  if (in == NULL || ferror(in)) {
    wrong(d, "%s", strerror(errno));
    free(text);
    text = NULL;
  } else if (*n >= FILE_MAX) {
    wrong(d, "it is larger than any schedule");
    free(text);
    text = NULL;
  }
  if (in) fclose(in);
  return text;
}

bool schedule_read(ScheduleFile *f, const char *path, char *why, size_t size) {
  char what[400];
  Doubt d = {what, sizeof what, false};
  size_t n;
  memset(f, 0, sizeof *f);
  char *text = whole_file(&d, path, &n);
  bool good = text && schedule_parse(f, text, n, what, sizeof what);
  if (!good) snprintf(why, size, "%s: %s", path, what);
  free(text);
  return good;
}
