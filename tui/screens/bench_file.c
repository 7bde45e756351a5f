// The opened file, saved again while it is open: it is read anew. If it cannot be run, it is shown with what is wrong.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "base/grow.h"
#include "tui/words/refused.h"
#include "tui/course/json.h"

static const int64_t look_every = 400000000;  // ns between two looks at the file
enum { MOST_BYTES = 1 << 20 };                // of a file that is only shown

void bench_forget_broken(Bench *b) {
  free(b->broken_text);
  free(b->broken_lines);
  b->broken_text = NULL;
  b->broken_lines = NULL;
  b->refusal = (LabRefusal){0};
  b->view.broken = NULL;
}

// Takes the file's text apart in place. False: it is what is shown already, or cannot be read.
static bool show_broken(Bench *b) {
  size_t size = 0;
  char *text = file_text(b->path, MOST_BYTES, &size);
  if (!text || (b->broken_text && size == b->broken_size && !memcmp(text, b->broken_kept, size))) {
    free(text);
    return false;
  }
  uint32_t n = 0, room = 2;
  for (size_t i = 0; i < size; i++) room += text[i] == '\n';
  char *both = text;  // the text, and a copy of it to compare the next one with
  size_t bytes = size + 1;
  const char **lines = calloc(room, sizeof *lines);
  if (!lines || !GROW_EXACTLY(both, bytes, 2 * size + 2)) {
    free(both);
    free(lines);
    return false;
  }
  memcpy(both + size + 1, both, size);
  for (char *at = both, *end = both + size; at < end; n++) {
    lines[n] = at;
    at += strcspn(at, "\n");
    if (at > lines[n] && at[-1] == '\r') at[-1] = 0;
    *at++ = 0;
  }
  free(b->broken_text);
  free(b->broken_lines);
  b->broken_text = both;
  b->broken_kept = both + size + 1;
  b->broken_size = size;
  b->broken_lines = lines;
  b->broken = (LabProgram){.path = b->path, .lines = lines, .nlines = n};
  return true;
}

static bool take_broken(Bench *b, const LabRefusal *why) {
  View *v = &b->view;
  bool first = !v->broken, new = show_broken(b) || strcmp(why->message, b->refusal.message);
  b->refusal = *why;
  if (!b->broken_text) return new;
  v->broken = &b->broken;
  v->broken_line = why->line;
  // first, and each time it is wrong somewhere else
  if (new && why->line && why->line <= b->broken.nlines) v->line = why->line;
  if (first) bench_tell(b, "%s", view_say(v, WORD_SAVED_BROKEN));
  return new;
}

bool bench_look_at_file(Bench *b, int64_t now) {
  if (now - b->looked_at < look_every) return false;
  b->looked_at = now;
  if (!lab_changed(b->lab)) return false;
  LabRefusal why = {0};
  if (!lab_open(b->lab, b->path, &why)) return take_broken(b, &why);
  bench_forget_broken(b);
  bench_forget_runs(b);
  bench_no_run(b);
  b->turned = b->carried = 0;
  bench_take_program(b);
  if (b->view.lesson && !lesson_fits(b->view.lesson, b->path, b->view.program, why.headline, sizeof why.headline))
    b->refusal = why;
  bench_tell(b, "%s", view_say(&b->view, WORD_READ_AGAIN));
  return true;
}

bool bench_may_run(Bench *b) {
  if (!b->view.broken) return true;
  b->view.focus = PANEL_PROGRAM;
  if (b->refusal.line) b->view.line = b->refusal.line;
  char headline[700];
  bench_tell(b, view_say(&b->view, WORD_CANNOT_RUN),
             refused_headline(b->view.language, &b->refusal, headline, sizeof headline));
  return false;
}
