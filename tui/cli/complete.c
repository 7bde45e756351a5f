// mplab --complete WORD…: what a shell may put in the place of the last word. The scripts in shell/ pass on the words
// behind "mplab" and show what is printed here, so that what can be completed is said once, by the table of the command
// line, the course and the program itself.
//
// A line is a word, a tab, what it means. A word that ends with "=" goes on. A line that begins with ":" asks the shell
// for its own: ":py" Python files, ":files", ":folders".
#include <stdlib.h>
#include <string.h>

#include "manual.h"

typedef struct Asked {
  const Verb *verb;
  const char *target;  // the first word that is no option and no value of one; NULL: none yet
  char **words;
  int nwords;
  const char *word;   // that is completed …
  const char *ahead;  // … and what of it stands before the part that is: "--set="
} Asked;

static void offer(const Asked *a, const char *word, const char *means) {
  if (!strncmp(word, a->word, strlen(a->word))) printf("%s%s\t%s\n", a->ahead, word, means);
}

static const Option *option_named(const Verb *v, const char *name, size_t n) {
  for (int i = 0; i < manual_noptions; i++) {
    const Option *o = &manual_options[i];
    if (manual_belongs(o, v) && strlen(o->name) == n && !strncmp(o->name, name, n)) return o;
  }
  return NULL;
}

static bool has_value(const Option *o) { return o && manual_has_value(o); }

// ---- what lies in the lessons and in a program ----

static void offer_lessons(const Asked *a) {
  char why[600], *folder = course_find_folder();
  Course *c = course_load(folder, why, sizeof why);
  for (int i = 0; c && i < c->nlessons; i++) offer(a, c->lessons[i].name, c->lessons[i].words[words_language()].title);
  course_free(c);
  free(folder);
}

static void offer_tasks(const Asked *a) {
  char why[800], *folder = course_find_folder();
  Tasks *all = tasks_load(folder, why, sizeof why);
  for (int i = 0; all && i < all->n; i++) offer(a, all->list[i].name, all->list[i].words[words_language()].title);
  tasks_free(all);
  free(folder);
}

// The path of a lesson's program, or of a file; owned by the caller.
static char *program_path(const char *target) {
  char why[600], *folder = course_find_folder();
  Course *c = strchr(target, '/') || strstr(target, ".py") ? NULL : course_load(folder, why, sizeof why);
  const Lesson *l = c ? course_lesson(c, target) : NULL;
  char *path = strdup(l ? l->program : target);
  course_free(c);
  free(folder);
  return path;
}

static void offer_value(const Asked *a, const char *name, const char *value, const char *means) {
  char word[160];
  snprintf(word, sizeof word, "%s=%s", name, value);
  offer(a, word, means);
}

// Of a range: its name, and behind the sign its ends and what it stands at.
static void offer_range(const Asked *a, const LabKnob *k) {
  char means[100], value[24];
  size_t n = strlen(k->name);
  snprintf(means, sizeof means, "%lld to %lld", (long long)k->min, (long long)k->max);
  if (strncmp(a->word, k->name, n) != 0 || a->word[n] != '=') {
    offer_value(a, k->name, "", means);
    return;
  }
  const int64_t values[] = {k->min, k->explore, k->value, k->max};
  const char *const what[] = {"the least", "in exploring", "in the text", "the most"};
  for (int i = 0; i < 4; i++) {
    bool twice = false;
    for (int b = 0; b < i; b++) twice |= values[b] == values[i];
    if (twice) continue;
    snprintf(value, sizeof value, "%lld", (long long)values[i]);
    offer_value(a, k->name, value, what[i]);
  }
}

static void offer_settings(const Asked *a) {
  LabRefusal why = {0};
  Lab *lab = a->target ? lab_new() : NULL;
  char *path = lab ? program_path(a->target) : NULL;
  const LabProgram *p = path && lab_open(lab, path, &why) ? lab_program(lab) : NULL;
  for (int i = 0; p && i < p->nswitches; i++) {
    offer_value(a, p->switches[i].name, "on", "");
    offer_value(a, p->switches[i].name, "off", "");
  }
  for (int i = 0; p && i < p->nknobs; i++) {
    const LabKnob *k = &p->knobs[i];
    for (int c = 0; k->is_choice && c < k->nchoices; c++)
      offer_value(a, k->name, k->choices[c], c == k->choice ? "in the text" : "");
    if (!k->is_choice) offer_range(a, k);
  }
  free(path);
  if (lab) lab_free(lab);
}

// ---- the command line ----

static void offer_what(const Asked *a, Takes takes) {
  switch (takes) {
  case TAKES_PROGRAM: offer_lessons(a), puts(":py"); break;
  case TAKES_LESSON: offer_lessons(a); break;
  case TAKES_TASK: offer_tasks(a); break;
  case TAKES_BOTH: offer_lessons(a), offer_tasks(a); break;
  case TAKES_GRADING: a->target ? (void)puts(":files") : offer_tasks(a); break;
  case TAKES_FILE: puts(":files"); break;
  case TAKES_FOLDER: puts(":folders"); break;
  case TAKES_SETTING: offer_settings(a); break;
  case TAKES_LIMIT:
    offer(a, "processes=", "how many live at once"), offer(a, "output=", "bytes that are printed");
    offer(a, "seconds=", "of the clock");
    // fall through
  case TAKES_MEMORY: offer(a, "memory=", "bytes; K, M, G may follow"); break;
  case TAKES_FORMAT: offer(a, "gradescope", ""), offer(a, "csv", ""); break;
  case TAKES_TABLE: offer(a, "csv", ""); break;
  case TAKES_NOTHING:
  case TAKES_WORD: break;
  }
}

static void offer_options(const Asked *a) {
  for (int i = 0; i < manual_noptions; i++)
    if (manual_belongs(&manual_options[i], a->verb)) offer(a, manual_options[i].name, manual_options[i].means);
}

static void offer_verbs(const Asked *a) {
  for (int i = 0; i < manual_nverbs; i++)
    if (*manual_verbs[i].name && (*manual_verbs[i].name != '-') == (*a->word != '-'))
      offer(a, manual_verbs[i].name, manual_verbs[i].means);
}

// Which word is the target. false: the words behind -- are the program's own.
static bool read_words(Asked *a) {
  for (int i = 0; i < a->nwords - 1; i++) {
    const char *word = a->words[i];
    if (!strcmp(word, "--")) return false;
    if (*word == '-' && has_value(option_named(a->verb, word, strlen(word)))) i++;
    else if (*word != '-' && !a->target) a->target = word;
  }
  return true;
}

static void offer_all(Asked *a) {
  const char *last = a->nwords > 1 ? a->words[a->nwords - 2] : "";
  const char *equals = *a->word == '-' ? strchr(a->word, '=') : NULL;
  const Option *inside = equals ? option_named(a->verb, a->word, (size_t)(equals - a->word)) : NULL;
  const Option *before = option_named(a->verb, last, strlen(last));
  char ahead[100];
  if (inside) {
    snprintf(ahead, sizeof ahead, "%.*s", (int)(equals - a->word) + 1, a->word);
    a->ahead = ahead, a->word = equals + 1;
    offer_what(a, inside->takes);
    a->ahead = "";
  } else if (has_value(before)) offer_what(a, before->takes);
  else if (*a->word == '-') offer_options(a);
  else if (!a->target || a->verb->takes == TAKES_GRADING || a->verb->takes == TAKES_BOTH) offer_what(a, a->verb->takes);
}

int cli_complete(int argc, char **argv) {
  char *nothing = "";
  const Verb *verb = argc > 1 && *argv[0] ? manual_verb(argv[0]) : NULL;
  Asked a = {.verb = verb ? verb : &manual_verbs[0], .words = argc ? argv : &nothing, .nwords = argc ? argc : 1};
  a.ahead = "";
  a.word = a.words[a.nwords - 1];
  if (verb) a.words++, a.nwords--;
  if (argc <= 1) offer_verbs(&a);
  if (read_words(&a)) offer_all(&a);
  return 0;
}
