// The lab: opening a program, its switches and knobs (see lab.h).
#include "lab.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bind/ops.h"
#include "guest/guest.h"
#include "base/memory_text.h"
#include "base/visible.h"
#include "hosts/program.h"
#include "lang/syntax/refusal.h"
#include "hosts/whole_file.h"
#include "gate.h"
#include "inner.h"
#include "forms.h"
#include "lang/syntax/markers.h"
#include "base/out_of_memory.h"

#ifndef MPLAB_VERSION
#define MPLAB_VERSION "0"
#endif
const char lab_version[] = MPLAB_VERSION;

// Global, one for all Labs of a process: arena and nursery are made first (the nursery is forked from a small process),
// and atexit, which passes no pointer, ends them.
static Supervisor the_supervisor;
static bool supervisor_ready;
static pid_t started_by;

void lab_say(Lab *lab, const char *said) {
  saying_copy(said, lab->message_said, sizeof lab->message_said);
  lab_english(said, lab->message, sizeof lab->message);
}

// The nursery is reaped here: in a container init may not reap.
void lab_end(void) {
  if (supervisor_ready && getpid() == started_by) supervisor_end(&the_supervisor);
  supervisor_ready = false;
}

void lab_start(void) {
  supervisor_ready = supervisor_start(&the_supervisor, (ProcessBirth){.binding = &bind_ops, .guest = guest_become});
  started_by = getpid();
  if (supervisor_ready) atexit(lab_end);
  if (!supervisor_ready) {
    complain("cannot set up its shared memory: %s", strerror(errno));
    exit(2);
  }
}

Lab *lab_new(void) {
  Lab *lab = calloc(1, sizeof *lab);
  if (!supervisor_ready) abort();
  if (lab == NULL) out_of_memory();
  lab->supervisor = &the_supervisor;
  lab->world = the_supervisor.world;
  lab->ended = -1;
  return lab;
}

static void close_program(Lab *lab) {
  lab_explore_clear(lab);
  free(lab->path);
  free(lab->text);
  for (uint32_t i = 0; i < lab->program.nlines; i++) free(lab->lines[i]);
  free(lab->lines);
  free(lab->program.switches);
  free(lab->program.knobs);
  lab->program = (LabProgram){0};
  lab->opened = false;
}

void lab_free(Lab *lab) {
  if (lab == NULL) return;
  lab_stop(lab);
  close_program(lab);
  gate_free(lab);
  free(lab->kept);
  free(lab->kept_by);
  typed_forget(&lab->typed);
  free(lab->history);
  free(lab->python);
  guarding_free(lab);
  for (int i = 0; i < LAB_READERS; i++) free(lab->reader[i]);
  free(lab);
}

// ---- opening ----

static void explain(const Refusal *r, LabRefusal *why) {
  memset(why, 0, sizeof *why);
  why->line = r->line;
  why->col = r->col;
  snprintf(why->what, sizeof why->what, "%s", r->what);
  snprintf(why->instead, sizeof why->instead, "%s", r->instead);
  if (r->line > 0) refusal_print(r, why->message, sizeof why->message);
  else
    snprintf(why->message, sizeof why->message, r->instead[0] ? "%s: %s: %s" : "%s: %s%s", r->path, r->what,
             r->instead);
  size_t n = strcspn(why->message, "\n");
  if (n >= sizeof why->headline) n = sizeof why->headline - 1;
  memcpy(why->headline, why->message, n);
}

static uint32_t count_lines(const char *text, size_t size) {
  uint32_t n = 0;
  for (size_t i = 0; i < size; i++) n += text[i] == '\n';
  return n + (size > 0 && text[size - 1] != '\n');
}

// t NULL: our parser does not read it, and the whole line is shown.
static const char *line_shown(const Lab *lab, const Tree *t, uint32_t number, size_t *n) {
  if (t) return marker_line_shown(t, number, n);
  const char *line = lab->text;
  for (uint32_t i = 1; i < number; i++) line += strcspn(line, "\n") + 1;
  *n = strcspn(line, "\n");
  return line;
}

// "#: mark NAME" at a line's end names the line for the texts that speak of it; it is not shown.
static size_t without_mark(const char *line, size_t n) {
  static const char mark[] = "#: mark ", letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  const char *found = memmem(line, n, mark, sizeof mark - 1);
  if (!found) return n;
  const char *name = found + sizeof mark - 1;
  size_t left = (size_t)(line + n - name), letters_n = 0;
  while (letters_n < left && strchr(letters, name[letters_n])) letters_n++;
  if (!letters_n || letters_n < left) return n;
  for (n = (size_t)(found - line); n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t'); n--) continue;
  return n;
}

static void split_lines(Lab *lab, const Tree *t) {
  LabProgram *p = &lab->program;
  p->nlines = count_lines(lab->text, strlen(lab->text));
  lab->lines = calloc(p->nlines + 1, sizeof *lab->lines);
  for (uint32_t i = 0; i < p->nlines; i++) {
    size_t n = 0;
    const char *line = line_shown(lab, t, i + 1, &n);
    while (n > 0 && (line[n - 1] == '\r' || line[n - 1] == '\n')) n--;
    lab->lines[i] = not_null(strndup(line, without_mark(line, n)));
  }
  p->lines = (const char *const *)lab->lines;
}

// The part of a line that is not shown: its marker, "#: switch NAME -> other wording".
static const char *marker_of(const char *line, size_t n, const Tree *t, uint32_t number, const char *name,
                             size_t *left) {
  size_t shown = 0, length = strlen(name);
  marker_line_shown(t, number, &shown);
  const char *found = shown < n ? memmem(line + shown, n - shown, "switch ", 7) : NULL;
  if (found == NULL) return NULL;
  for (found += 7; *found == ' '; found++)
    ;
  *left = (size_t)(line + n - found);
  bool same = *left >= length && memcmp(found, name, length) == 0 && (*left == length || found[length] == ' ');
  *left -= same ? length : 0;
  return same ? found + length : NULL;
}

// One switch may turn several lines, each with its own other wording.
static void take_places(const Lab *lab, LabSwitch *s, const Tree *t) {
  const char *line = lab->text, *end = lab->text + strlen(lab->text);
  for (uint32_t number = 1; line < end && s->nplaces < LAB_PLACES; number++) {
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    size_t n = (size_t)((newline ? newline : end) - line), left = 0;
    if (n > 0 && line[n - 1] == '\r') n--;
    const char *rest = marker_of(line, n, t, number, s->name, &left);
    if (rest) {
      LabPlace *p = &s->places[s->nplaces++];
      const char *arrow = memmem(rest, left, "->", 2);
      p->line = number;
      if (arrow) {
        for (arrow += 2; *arrow == ' '; arrow++)
          ;
        snprintf(p->instead, sizeof p->instead, "%.*s", (int)(rest + left - arrow), arrow);
      }
    }
    line = newline ? newline + 1 : end;
  }
}

static void take_switches(Lab *lab, const Tree *t) {
  LabProgram *p = &lab->program;
  p->nswitches = t->nswitches;
  p->switches = calloc((size_t)t->nswitches + 1, sizeof *p->switches);
  for (int i = 0; i < t->nswitches; i++) {
    LabSwitch *s = &p->switches[i];
    snprintf(s->name, sizeof s->name, "%s", t->switches[i].name);
    s->line = t->switches[i].line;
    s->on = true;
    s->acts_next_run = t->switches[i].paired;
    take_places(lab, s, t);
  }
}

static void take_knobs(LabProgram *p, const Tree *t) {
  p->nknobs = t->nknobs;
  p->knobs = calloc((size_t)t->nknobs + 1, sizeof *p->knobs);
  for (int i = 0; i < t->nknobs; i++) {
    const Knob *from = &t->knobs[i];
    LabKnob *k = &p->knobs[i];
    snprintf(k->name, sizeof k->name, "%s", from->name);
    k->line = from->line;
    k->is_choice = from->kind == KNOB_CHOICE;
    k->min = from->min;
    k->max = from->max;
    k->value = from->value;
    k->explore = from->has_explore ? from->explore : from->value;
    memcpy(k->choices, from->choices, sizeof k->choices);
    k->nchoices = from->nchoices;
    k->choice = from->choice;
  }
}

// A program that is read again keeps the learner's settings, where they still exist and fit.
static void keep_settings(LabProgram *now, const LabProgram *before) {
  for (int i = 0; i < now->nswitches; i++)
    for (int j = 0; j < before->nswitches; j++)
      if (strcmp(now->switches[i].name, before->switches[j].name) == 0) now->switches[i].on = before->switches[j].on;
}

static bool too_many(const char *path, const Tree *t, Refusal *r) {
  if (t->nswitches <= WORLD_SWITCHES) return false;
  refusal_set_bare(r, path, 0, "", "", "has %d switches; %d is the most", t->nswitches, WORLD_SWITCHES);
  return true;
}

// Takes text and tree over. tree NULL: a guest's that our parser does not read.
static void opened(Lab *lab, const char *path, char *text, size_t size, struct stat file, Tree *tree) {
  lab_stop(lab);
  LabProgram before = lab->program;
  bool again = lab->opened && strcmp(lab->path, path) == 0;
  lab->program.switches = NULL;
  lab->program.knobs = NULL;
  close_program(lab);
  lab->path = not_null(strdup(path));
  lab->text = text;
  lab->size = size;
  lab->file = file;
  lab->opened = true;
  lab->program.path = lab->path;
  lab->program.hash = program_hash(text, size);
  split_lines(lab, tree);
  if (tree) take_switches(lab, tree);
  if (tree) take_knobs(&lab->program, tree);
  if (again) keep_settings(&lab->program, &before);
  else lab->state = LAB_NONE;
  free(before.switches);
  free(before.knobs);
  tree_free(tree);
}

static bool open_whole(Lab *lab, const char *path, char *text, size_t size, struct stat file, Refusal r,
                       LabRefusal *why) {
  Tree *tree = NULL;
  if (text == NULL || program_compile(path, text, size, NULL, 0, &tree, &r) == NULL || too_many(path, tree, &r)) {
    explain(&r, why);
    tree_free(tree);
    free(text);
    return false;
  }
  opened(lab, path, text, size, file, tree);
  return true;
}

static bool open_guest(Lab *lab, const char *path, struct stat file, LabRefusal *why) {
  Refusal r = {0};
  size_t size = 0;
  char *text = program_text(path, &size, &r);
  Tree *tree = text ? program_tree(path, text) : NULL;
  if (text && !(tree && too_many(path, tree, &r))) return opened(lab, path, text, size, file, tree), true;
  explain(&r, why);
  tree_free(tree);
  free(text);
  return false;
}

bool lab_open(Lab *lab, const char *path, LabRefusal *why) {
  Refusal r = {0};
  size_t size = 0;
  struct stat file = {0};
  stat(path, &file);  // before reading, so that a save in between counts as a change
  if (lab->python) return open_guest(lab, path, file, why);
  char *text = program_read(path, &size, &r);
  return open_whole(lab, path, text, size, file, r, why);
}

bool lab_use_python(Lab *lab, const char *command, char *why, size_t size) {
  char whole[PATH_MAX + 200];
  if (command && !guest_find(command, whole, sizeof whole, why, size)) return false;
  free(lab->python);
  lab->python = command ? not_null(strdup(whole)) : NULL;
  return true;
}

const char *lab_python(const Lab *lab) { return lab->python; }

bool lab_open_text(Lab *lab, const char *path, const char *text, const LabModule *modules, int nmodules,
                   LabRefusal *why) {
  Refusal r = {0};
  char *copy = NULL;
  size_t size = 0;
  FILE *f = open_memstream(&copy, &size);
  if (f) fputs(text, f);
  for (int i = 0; f && i < nmodules; i++) fprintf(f, "%c%s%c%s", 0, modules[i].name, 0, modules[i].text);
  bool good = f && memory_text(f, &copy) && size <= PROGRAM_MAX;
  snprintf(r.path, sizeof r.path, "%s", path);
  snprintf(r.what, sizeof r.what, "%s", good ? "" : "is larger than 1 MiB");
  if (!good) free(copy), copy = NULL;
  return open_whole(lab, path, copy, size, (struct stat){0}, r, why);
}

bool lab_replace_file(const char *path, const char *text, size_t size) {
  return whole_file_write(path, text, size, 0600);
}

bool lab_changed(Lab *lab) {
  struct stat now;
  if (!lab->opened || stat(lab->path, &now) != 0) return false;
  return now.st_mtim.tv_sec != lab->file.st_mtim.tv_sec || now.st_mtim.tv_nsec != lab->file.st_mtim.tv_nsec ||
         now.st_size != lab->file.st_size || now.st_ino != lab->file.st_ino;
}

const LabProgram *lab_program(const Lab *lab) { return lab->opened ? &lab->program : NULL; }

// ---- switches and knobs ----

int lab_switch_index(const Lab *lab, const char *name) {
  for (int i = 0; i < lab->program.nswitches; i++)
    if (strcmp(lab->program.switches[i].name, name) == 0) return i;
  return -1;
}

int lab_knob_index(const Lab *lab, const char *name) {
  for (int i = 0; i < lab->program.nknobs; i++)
    if (strcmp(lab->program.knobs[i].name, name) == 0) return i;
  return -1;
}

void lab_set_switch(Lab *lab, int i, bool on) {
  LabSwitch *s = &lab->program.switches[i];
  if (gate_on(lab) && !s->acts_next_run && s->on != on) gate_toggled(lab, i, on);
  else if (!s->acts_next_run && s->on != on)
    gate_tape_learner(lab, &(Choice){.kind = CHOICE_TOGGLE, .slot = (uint16_t)i, .arg = on});
  s->on = on;
  if (lab->supervisor->going && !s->acts_next_run) atomic_store(&lab->world->head->switches[i], on);
}

static bool set_choice(LabKnob *k, const char *value, char *why, size_t size) {
  char all[8 * 34] = "";
  for (int i = 0; i < k->nchoices; i++) {
    if (strcmp(k->choices[i], value) == 0) {
      k->choice = i;
      return true;
    }
    if (i > 0) strcat(all, ", ");
    strcat(all, k->choices[i]);
  }
  snprintf(why, size, "%s cannot be %s: it is one of %s", k->name, value, all);
  return false;
}

bool lab_set_knob(Lab *lab, int i, const char *value, char *why, size_t size) {
  LabKnob *k = &lab->program.knobs[i];
  if (k->is_choice) return set_choice(k, value, why, size);
  char *end;
  errno = 0;
  long long n = strtoll(value, &end, 10);
  if (end == value || *end != '\0') {
    snprintf(why, size, "%s cannot be %s: it is a number from %lld to %lld", k->name, value, (long long)k->min,
             (long long)k->max);
    return false;
  }
  if (errno != 0 || n < k->min || n > k->max) {
    snprintf(why, size, "%s cannot be %s: its range is %lld to %lld", k->name, value, (long long)k->min,
             (long long)k->max);
    return false;
  }
  k->value = n;
  return true;
}
