// mplab page: an order as one page of HTML (tui/panels/order_html.h). Of a program every order is tried, and the
// shortest that breaks is taken, else the first end's; a saved order is led through once more, on real processes.
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory_text.h"
#include "base/out_of_memory.h"
#include "base/visible.h"
#include "base/clock.h"
#include "cli.h"
#include "tui/panels/order_html.h"
#include "tui/words/quoted.h"

typedef struct Asked {
  const char *target, *out;
  char **sets;
  int nsets;
} Asked;

static const double SECONDS = 60;

static bool read_arguments(int argc, char **argv, Asked *a) {
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    bool missing = false;
    char *value;
    if ((value = cli_value("--set", argc, argv, &i, &missing))) a->sets[a->nsets++] = value;
    else if ((value = cli_value("-o", argc, argv, &i, &missing))) a->out = value;
    else if (missing) return cli_bad("%s needs a value", word), false;
    else if (word[0] == '-') return cli_bad("page: unknown option \"%s\"; mplab --help", word), false;
    else if (a->target) return cli_bad("\"%s\": one program or order is enough", word), false;
    else a->target = word;
  }
  if (!a->target) return cli_bad("page: which lesson, file or saved order?"), false;
  return a->out || (cli_bad("page: -o FILE says where it is written"), false);
}

// "mplab explore mine.py --set lock=off". Owned by the caller; NULL: no memory.
static char *command_of(const Asked *a, const char *verb) {
  char *text = NULL;
  size_t size;
  FILE *f = open_memstream(&text, &size);
  if (!f) return NULL;
  fprintf(f, "mplab %s ", verb);
  put_quoted(f, a->target);
  for (int i = 0; i < a->nsets; i++) fputs(" --set ", f), put_quoted(f, a->sets[i]);
  return memory_text(f, &text);
}

// verb: of the command that makes the order again
static int write_page(const Asked *a, const char *verb, OrderPage *p) {
  size_t size;
  char *command = command_of(a, verb);
  p->command = command;
  char *text = command ? order_html(p, &size) : NULL;
  free(command);
  if (!text) return cli_bad("out of memory"), 1;
  int code = cli_write(a->out, text, size);
  free(text);
  return code;
}

static void wait_for_lab(Lab *lab) {
  struct pollfd fd = {.fd = lab_fd(lab), .events = POLLIN};
  poll(&fd, 1, 20);
  lab_tick(lab);
}

static const LabOutcome *chosen(const LabExplore *e) {
  for (int i = 0; i < e->noutcomes; i++)
    if (e->outcomes[i].breaks) return &e->outcomes[i];
  return e->noutcomes ? &e->outcomes[0] : NULL;
}

static int page_of_program(const Asked *a, Lab *lab, const char *title) {
  char why[600];
  LabExploreOptions options = {.explore_values = true, .seconds = SECONDS};
  if (!lab_explore(lab, &options, why, sizeof why)) return cli_bad("%s", why);
  while (lab_explore_report(lab)->running) wait_for_lab(lab);
  const LabExplore *e = lab_explore_report(lab);
  const LabOutcome *o = chosen(e);
  if (!o || !o->nsteps) return cli_bad("%s", *e->error ? e->error : "no order was found");
  OrderPage p = {.language = words_language(), .title = title, .program = lab_program(lab)};
  p.seed = e->seed;
  order_of_outcome(&p, o);
  return write_page(a, "explore", &p);
}

static bool arrived(const LabGate *g) { return g->settled && g->at == g->nhistory; }

static int page_of_order(const Asked *a, Lab *lab, const char *title) {
  char why[700];
  if (!lab_replay_begin(lab, &(LabOptions){0}, a->target, why, sizeof why)) return cli_bad("%s", why);
  int64_t began = clock_monotonic();
  const LabGate *g = lab_gate(lab);
  while (g->on && !g->differs && !arrived(g) && clock_seconds(clock_monotonic() - began) < SECONDS) {
    wait_for_lab(lab);
    g = lab_gate(lab);
  }
  if (g->differs || !arrived(g))
    return cli_bad("%s: %s", a->target, *g->message ? g->message : "it could not be replayed");
  LabSnapshot *s = lab_snapshot_new();
  if (!s) return cli_bad("out of memory"), 1;
  lab_snapshot(lab, s);
  OrderPage p = {.language = words_language(), .title = title, .program = lab_program(lab)};
  order_of_steps(&p, g, s);
  int code = write_page(a, "replay", &p);
  lab_snapshot_free(s);
  lab_stop(lab);
  return code;
}

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static int make_page(Asked *a, Lab *lab) {
  char program[4096], why[700];
  LabRefusal refusal = {0};
  Target t = {0};
  size_t n = strlen(a->target);
  bool order = lab_schedule_program(a->target, program, sizeof program, why, sizeof why);
  if (!order && n > 5 && !strcmp(a->target + n - 5, ".json")) return cli_bad("%s", why);
  if (order && a->nsets) return cli_bad("page: switches and values are the saved order's own");
  if (!order && !cli_target(a->target, &t)) return EXIT_BAD;
  const char *path = order ? program : t.path;
  char name[300];
  visible_text(name, sizeof name, base_name(path));
  const char *title = t.lesson ? t.lesson->words[words_language()].title : name;
  int code = EXIT_BAD;
  bool good = lab_open(lab, path, &refusal);
  if (!good) cli_refused_to(&refusal, order ? "replay" : "explore", a->target);  // of a guest it makes no page
  for (int i = 0; good && i < a->nsets; i++) good = cli_set(lab, a->sets[i], true);
  if (good) code = order ? page_of_order(a, lab, title) : page_of_program(a, lab, title);
  course_free(t.course);
  return code;
}

int cli_page(int argc, char **argv) {
  Asked a = {.sets = not_null(calloc((size_t)argc + 1, sizeof *a.sets))};
  int code = EXIT_BAD;
  if (read_arguments(argc, argv, &a)) {
    Lab *lab = not_null(lab_new());
    code = make_page(&a, lab);
    lab_free(lab);
  }
  free(a.sets);
  return code;
}
