// `mplab explore`: every order, without a screen (see lab.h).
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "explore.h"
#include "base/memory_text.h"
#include "base/visible.h"

enum { EXIT_WRONG = 2 };

static volatile sig_atomic_t interrupted;  // by Ctrl-C: one a process, as its signal handler is
static void interrupt(int signal) { interrupted = signal; }

static bool plain_terminal(void) {
  setlocale(LC_CTYPE, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

// ---- while it searches, on standard error ----

static void put_estimate(FILE *f, double n) {
  if (n >= 1e15) fprintf(f, ", of perhaps 10^%d", (int)log10(n));
  else fputs(", of perhaps ", f), report_number(f, (uint64_t)n);
}

static void put_count(FILE *f, uint64_t n, const char *one, const char *many) {
  report_number(f, n);
  fprintf(f, " %s", n == 1 ? one : many);
}

// "1,204 orders, 3 ends, 0.2 s, 6,020 orders a second, of perhaps 40,000 (Ctrl-C stops)"
static char *progress(const LabExplore *e) {
  char *text = NULL;
  size_t size = 0;
  FILE *f = open_memstream(&text, &size);
  if (f == NULL) return NULL;
  put_count(f, e->by_states ? e->states : e->orders, e->by_states ? "state" : "order",
            e->by_states ? "states" : "orders");
  fputs(", ", f);
  put_count(f, (uint64_t)e->noutcomes, "end", "ends");
  fprintf(f, " so far, %.1f s, ", e->seconds);
  double rate = e->seconds > 0 ? (double)(e->by_states ? e->steps : e->orders) / e->seconds : 0;
  put_count(f, (uint64_t)rate, e->by_states ? "step" : "order", e->by_states ? "steps" : "orders");
  fputs(" a second", f);
  if (!e->by_states && e->estimate > (double)e->orders) put_estimate(f, e->estimate);
  fputs(" (Ctrl-C stops)", f);
  return memory_text(f, &text);
}

static int terminal_columns(void) {
  struct winsize w;
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 1 ? w.ws_col : 80;
}

// A line that is written over again and again, and erased at the end; only on a terminal.
static void show_progress(const LabExplore *e) {
  char *text = isatty(STDERR_FILENO) ? progress(e) : NULL;
  if (text) fprintf(stderr, "\r\033[K%.*s", terminal_columns() - 1, text);
  free(text);
}

static void erase_progress(void) {
  if (isatty(STDERR_FILENO)) fputs("\r\033[K", stderr);
}

// Once, when the search goes on after the first order that breaks: by a count of steps, so that the same search says it
// everywhere.
static void tell_break(const LabExplore *e, bool *told) {
  if (*told || e->first_bad < 0) return;
  const LabOutcome *o = &e->outcomes[e->first_bad];
  *told = true;
  erase_progress();
  complain("broken: %s, found after %llu order%s; searching on for the shortest",
           o->pattern ? lab_pattern_name(o->pattern) : lab_ending_name(o->kind), (unsigned long long)e->broke_after,
           e->broke_after == 1 ? "" : "s");
}

// Ctrl-C ends the search, not mplab: what was found is still reported.
static void search_to_the_end(Lab *lab) {
  struct sigaction before, a = {.sa_handler = interrupt};
  bool told = false;
  sigaction(SIGINT, &a, &before);
  while (lab_explore_report(lab)->running || exploring_due(lab) == 0) {
    int ms = lab_timeout(lab);
    struct pollfd p = {.fd = lab_fd(lab), .events = POLLIN};
    poll(&p, 1, ms < 0 || ms > 200 ? 200 : ms);
    if (interrupted) lab_explore_stop(lab);
    lab_tick(lab);
    tell_break(lab_explore_report(lab), &told);
    if (lab_explore_report(lab)->running) show_progress(lab_explore_report(lab));
  }
  tell_break(lab_explore_report(lab), &told);
  erase_progress();
  sigaction(SIGINT, &before, NULL);
}

static int shortest_bad(const LabExplore *e) {
  int best = -1;
  for (int i = 0; i < e->noutcomes; i++) {
    const LabOutcome *o = &e->outcomes[i];
    if (o->breaks && o->nsteps && (best < 0 || o->nsteps < e->outcomes[best].nsteps)) best = i;
  }
  return best;
}

static bool save_bad(Lab *lab, const char *path) {
  char why[512];
  int bad = shortest_bad(lab_explore_report(lab));
  if (bad < 0) {
    if (lab_verdict(lab_explore_report(lab)) == LAB_BROKEN)
      complain("the time was up before an order that breaks was made ready: nothing was saved");
    else complain("no order breaks: nothing was saved");
    return true;
  }
  if (lab_explore_save(lab, bad, path, why, sizeof why)) return true;
  complain("%s", why);
  return false;
}

static void print_report(Lab *lab, const LabExploreOptions *o, bool json) {
  const LabExplore *e = lab_explore_report(lab);
  char *text = json ? report_json(lab, e, o) : report_text(e);
  if (text && !json && plain_terminal()) {
    char *plain = report_ascii(text);
    free(text);
    text = plain;
  }
  if (text) fputs(text, stdout);
  if (text && json) fputc('\n', stdout);
  fflush(stdout);
  free(text);
}

int lab_explore_headless(Lab *lab, const LabExploreOptions *options, const char *save, bool json) {
  char why[256];
  if (!lab_explore(lab, options, why, sizeof why)) {
    complain("%s", why);
    return EXIT_WRONG;
  }
  search_to_the_end(lab);
  const LabExplore *e = lab_explore_report(lab);
  bool told = !e->error[0];
  if (!told && !json) complain("it cannot be explored: %s", e->error);
  if (told || json) print_report(lab, options, json);
  if (told && save && !save_bad(lab, save)) return EXIT_WRONG;
  return (int)lab_verdict(e);
}
