// The table of the command line, as it is asked, and printed as help.
#include "manual.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "tui/glass/glass.h"

const Verb manual_verbs[] = {
#define VERB(...) {__VA_ARGS__},
    MANUAL_VERBS(VERB)
#undef VERB
};
const Option manual_options[] = {
#define OPTION(...) {__VA_ARGS__},
    MANUAL_OPTIONS(OPTION)
#undef OPTION
};
const int manual_nverbs = sizeof manual_verbs / sizeof *manual_verbs;
const int manual_noptions = sizeof manual_options / sizeof *manual_options;

const Verb *manual_verb(const char *name) {
  for (int i = 0; i < manual_nverbs; i++)
    if (!strcmp(manual_verbs[i].name, name)) return &manual_verbs[i];
  return NULL;
}

bool manual_belongs(const Option *o, const Verb *v) {
  const char *name = *v->name ? v->name : "bench";
  const char *at = strstr(o->verbs, name);
  return at && at[-1] == ' ' && at[strlen(name)] == ' ';
}

bool manual_is_needed(const Option *o, const Verb *v) {
  size_t n = strlen(o->name);
  return !strncmp(v->arguments, o->name, n) && v->arguments[n] == ' ';
}

bool manual_has_value(const Option *o) { return *o->value && *o->value != '['; }

void manual_wrap(FILE *to, const char *text, int first, int indent, int columns) {
  for (int at = first; *text; at = indent) {
    size_t room = (size_t)(columns - at), n = strlen(text);
    if (n > room)
      for (n = room; n > 1 && text[n] != ' ';) n--;
    fprintf(to, "%*s%.*s\n", at, "", (int)n, text);
    for (text += n; *text == ' ';) text++;
  }
}

static void print_usage(const Verb *v) {
  char line[600], *end = line;
  end += sprintf(end, "mplab%s%s", *v->name ? " " : "", v->name);
  for (int i = 0; i < manual_noptions; i++) {
    const Option *o = &manual_options[i];
    if (!manual_belongs(o, v) || manual_is_needed(o, v)) continue;
    end += sprintf(end, " [%s%s%s]", o->name, manual_has_value(o) ? " " : "", o->value);
  }
  if (*v->arguments) sprintf(end, " %s", v->arguments);
  manual_wrap(stdout, line, 2, 10, 100);
}

int cli_help(int argc, char **argv) {
  puts("mplab: a workbench for learning Python's multiprocessing\n");
  for (int i = 0; i < manual_nverbs; i++) {
    print_usage(&manual_verbs[i]);
    manual_wrap(stdout, manual_verbs[i].means, 8, 8, 100);
  }
  puts("\nLESSON is a lesson's name or number, or a review's (review-2, R2); ORDER is a file that explore --save or "
       "the workbench wrote.");
  for (int i = 0; i < manual_noptions; i++) {
    const Option *o = &manual_options[i];
    printf("  %s%s%s\n", o->name, manual_has_value(o) ? " " : "", o->value);
    manual_wrap(stdout, o->means, 8, 8, 100);
  }
  puts("\nExit codes besides: 2 for a wrong command line, a program outside the subset or a file that cannot be read.\n"
       "Keys on the workbench: ? shows them. Lessons are read from $MPLAB_LESSONS when it is set.\n"
       "man mplab has all of this, and every key.");
  return 0;
}

int cli_version(int argc, char **argv) {
  char engine[200];
  lab_built_with(engine, sizeof engine);
  printf("mplab %s\n", lab_version);
  printf("built with %s, %s, cJSON %d.%d.%d\n", engine, glass_built_with(), CJSON_VERSION_MAJOR, CJSON_VERSION_MINOR,
         CJSON_VERSION_PATCH);
  return 0;
}

int cli_doctor(int argc, char **argv) { return lab_doctor_headless(); }
