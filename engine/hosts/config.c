// The configuration of a run in the arena (see config.h): a head of counts, then strings, each with its NUL, one after
// the other.
#include "config.h"

#include <stdlib.h>
#include <string.h>

typedef struct ConfigHead {
  uint32_t size;  // bytes of the strings
  uint32_t text_size;
  int32_t nsettings, argc, births, input;
  uint32_t flags;
  Finer finer;
} ConfigHead;

typedef struct Writer {
  char *at, *end;
  bool full;
} Writer;

static void put(Writer *wr, const char *s, size_t n) {
  if (wr->full || n + 1 > (size_t)(wr->end - wr->at)) {
    wr->full = true;
    return;
  }
  memcpy(wr->at, s, n);
  wr->at[n] = '\0';
  wr->at += n + 1;
}

bool config_write(World *w, const RunConfig *c) {
  ConfigHead head = {.text_size = (uint32_t)c->size,
                     .nsettings = c->nsettings,
                     .argc = c->argc,
                     .births = c->births,
                     .input = c->input,
                     .flags = c->flags,
                     .finer = c->finer};
  char *start = w->config + sizeof head;
  Writer wr = {start, w->config + WORLD_CONFIG, false};
  put(&wr, c->path, strlen(c->path));
  put(&wr, c->python, strlen(c->python));
  put(&wr, c->text, c->size);
  for (int i = 0; i < c->nsettings; i++) {
    put(&wr, c->settings[i].name, strlen(c->settings[i].name));
    put(&wr, c->settings[i].value, strlen(c->settings[i].value));
  }
  for (int i = 0; i < c->argc; i++) put(&wr, c->argv[i], strlen(c->argv[i]));
  head.size = (uint32_t)(wr.at - start);
  memcpy(w->config, &head, sizeof head);
  return !wr.full;
}

typedef struct Reader {
  const char *at, *end;
  bool short_;
} Reader;

static const char *take(Reader *r, size_t n) {
  if (r->short_ || n + 1 > (size_t)(r->end - r->at)) {
    r->short_ = true;
    return "";
  }
  const char *s = r->at;
  r->at += n + 1;
  return s;
}

static const char *take_string(Reader *r) { return take(r, strnlen(r->at, (size_t)(r->end - r->at))); }

bool config_read(World *w, RunConfig *c) {
  ConfigHead head;
  memcpy(&head, w->config, sizeof head);
  if (head.size > WORLD_CONFIG - sizeof head || head.nsettings < 0 || head.argc < 0 || head.finer.n > FINER_LINES)
    return false;
  Reader r = {w->config + sizeof head, w->config + sizeof head + head.size, false};
  KnobSetting *settings = calloc((size_t)head.nsettings + 1, sizeof *settings);
  const char **argv = calloc((size_t)head.argc + 1, sizeof *argv);
  if (settings == NULL || argv == NULL) {
    free(settings);
    free(argv);
    return false;
  }
  c->path = take_string(&r);
  c->python = take_string(&r);
  c->text = take(&r, head.text_size);
  c->size = head.text_size;
  for (int i = 0; i < head.nsettings; i++) {
    settings[i].name = take_string(&r);
    settings[i].value = take_string(&r);
  }
  for (int i = 0; i < head.argc; i++) argv[i] = take_string(&r);
  c->settings = settings;
  c->nsettings = head.nsettings;
  c->argv = argv;
  c->argc = head.argc;
  c->flags = head.flags;
  c->births = head.births;
  c->input = head.input;
  c->finer = head.finer;
  return !r.short_;
}
