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
#include <unistd.h>

#include "explore.h"

enum { EXIT_WRONG = 2 };

static volatile sig_atomic_t interrupted;  // by Ctrl-C: one a process, as its signal handler is
static void interrupt(int signal) { interrupted = signal; }

static bool plain_terminal(void) {
  setlocale(LC_CTYPE, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

static void put_estimate(double n) {
  if (n < 1e15) fprintf(stderr, ", of perhaps %.0f", n);
  else fprintf(stderr, ", of perhaps 10^%d", (int)log10(n));
}

// The line of progress, written over again and again; only on a terminal.
static void show_progress(const LabExplore *e, bool over, bool *shown) {
  if (!isatty(STDERR_FILENO)) return;
  if (over && *shown) fputs("\r\033[K", stderr);
  if (over) return;
  *shown = true;
  fprintf(stderr, "\r\033[K%llu orders, %.1f s", (unsigned long long)e->orders, e->seconds);
  if (e->seconds > 0) fprintf(stderr, ", %.0f a second", (double)e->orders / e->seconds);
  if (e->estimate > (double)e->orders) put_estimate(e->estimate);
  fputs(" (Ctrl-C stops)", stderr);
}

// Ctrl-C ends the search, not mplab: what was found is still reported.
static void search_to_the_end(Lab *lab) {
  struct sigaction before, a = {.sa_handler = interrupt};
  bool shown = false;
  sigaction(SIGINT, &a, &before);
  while (lab_explore_report(lab)->running || exploring_due(lab) == 0) {
    int ms = lab_timeout(lab);
    struct pollfd p = {.fd = lab_fd(lab), .events = POLLIN};
    poll(&p, 1, ms < 0 || ms > 200 ? 200 : ms);
    if (interrupted) lab_explore_stop(lab);
    lab_tick(lab);
    if (lab_explore_report(lab)->running) show_progress(lab_explore_report(lab), false, &shown);
  }
  show_progress(lab_explore_report(lab), true, &shown);
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
      fprintf(stderr, "mplab: the time was up before an order that breaks was made ready: nothing was saved\n");
    else fprintf(stderr, "mplab: no order breaks: nothing was saved\n");
    return true;
  }
  if (lab_explore_save(lab, bad, path, why, sizeof why)) return true;
  fprintf(stderr, "mplab: %s\n", why);
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
    fprintf(stderr, "mplab: %s\n", why);
    return EXIT_WRONG;
  }
  search_to_the_end(lab);
  const LabExplore *e = lab_explore_report(lab);
  bool told = !e->error[0];
  if (!told && !json) fprintf(stderr, "mplab: it cannot be explored: %s\n", e->error);
  if (told || json) print_report(lab, options, json);
  if (told && save && !save_bad(lab, save)) return EXIT_WRONG;
  return (int)lab_verdict(e);
}
