// The first lines of a report for people: how far the search came, and what it comes to (explore_text.c has the rest).
#include <stdio.h>

#include "explore.h"

enum { DIFFERS_SHOWN = 4 };

void report_number(FILE *f, uint64_t n) {
  char digits[24];
  int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
  for (int i = 0; i < len; i++) fprintf(f, (len - i) % 3 || i == 0 ? "%c" : ",%c", digits[i]);
}

// ---- how far it came ----

// Is nothing left out, at least of the orders that begin with the steps that were given?
static bool nothing_left_out(const LabExplore *e) { return e->complete || e->from_complete; }

// "these 7 steps"
static void put_beginning(FILE *f, const LabExplore *e) {
  if (e->from_steps == 1) fputs("this step", f);
  else fprintf(f, "these %d steps", e->from_steps);
}

static void put_rate(FILE *f, const LabExplore *e, uint64_t n, const char *what) {
  if (e->cpu <= 0 || n < 2) return;
  fputs(" · ", f);
  report_number(f, (uint64_t)((double)n / e->cpu));
  fprintf(f, " %s/s", what);
}

// Of a search that went by states it is not known how many orders there are.
static void put_states(FILE *f, const LabExplore *e) {
  fputs(nothing_left_out(e) ? "every order covered" : "not every order covered", f);
  if (e->from_steps) fputs(" that begins with ", f), put_beginning(f, e);
  fputs(": ", f);
  report_number(f, e->states);
  fprintf(f, " states, %d end%s · %.3f s", e->nends, e->nends == 1 ? "" : "s", e->seconds);
  put_rate(f, e, e->steps, "steps");
}

static void put_orders(FILE *f, const LabExplore *e) {
  fputs(e->random ? "tried " : "explored ", f);
  report_number(f, e->orders);
  fprintf(f, " different order%s", e->orders == 1 ? "" : "s");
  if (e->from_steps) fputs(e->orders == 1 ? " that begins with " : " that begin with ", f), put_beginning(f, e);
  fprintf(f, " · %.3f s", e->seconds);
  put_rate(f, e, e->orders, "orders");
}

static void put_skipped(FILE *f, const char *what, uint64_t n) {
  if (n == 0) return;
  fputs(what, f);
  report_number(f, n);
  fputc('\n', f);
}

static void put_how_far(FILE *f, const LabExplore *e) {
  if (e->by_states) put_states(f, e);
  else put_orders(f, e);
  const char *from = e->from_complete ? " from there" : "";
  if (!nothing_left_out(e)) fprintf(f, "   incomplete: %s\n", e->incomplete);
  else if (e->draws)
    fprintf(f, "   complete%s for seed %llu of random: nothing was left out\n", from, (unsigned long long)e->seed);
  else fprintf(f, "   complete%s: nothing was left out\n", from);
  if (e->by_states) put_skipped(f, "not gone on from, being equal to a state that was met before: ", e->matched);
  else put_skipped(f, "begun and given up, being equal to one that was tried: ", e->redundant);
}

// ---- what it comes to ----

static uint64_t count_bad(const LabExplore *e, int *outcomes) {
  uint64_t bad = 0;
  *outcomes = 0;
  for (int i = 0; i < e->noutcomes; i++) {
    if (!e->outcomes[i].breaks) continue;
    ++*outcomes;
    bad += e->outcomes[i].orders;
  }
  return bad;
}

static void put_broken_from(FILE *f, const LabExplore *e, uint64_t bad) {
  if (e->from_complete && bad == e->orders) {
    fputs("every order that begins with ", f);
    put_beginning(f, e);
    fputs(" breaks\n", f);
    return;
  }
  if (e->orders == 1) {
    fputs("the one order tried that begins with ", f);
    put_beginning(f, e);
    fputs(" breaks\n", f);
    return;
  }
  report_number(f, bad);
  fputs(" of the ", f);
  report_number(f, e->orders);
  fputs(" orders that begin with ", f);
  put_beginning(f, e);
  fputs(bad == 1 ? " breaks\n" : " break\n", f);
}

static void put_broken(FILE *f, const LabExplore *e) {
  int outcomes;
  uint64_t bad = count_bad(e, &outcomes);
  fputs("✗ broken: ", f);
  if (e->by_states) {
    fprintf(f, "orders break, in %d of %d outcomes\n", outcomes, e->noutcomes);
  } else if (bad == 0) {
    fputs("an order breaks that was tried before its turn; of the ", f);
    report_number(f, e->orders);
    fputs(" in turn none\n", f);
  } else if (e->from_steps) {
    put_broken_from(f, e, bad);
  } else if (e->orders == 1) {
    fputs(e->complete ? "the only order breaks\n" : "the one order that was tried breaks\n", f);
  } else {
    report_number(f, bad);
    fputs(" of ", f);
    report_number(f, e->orders);
    fputs(bad == 1 ? " orders breaks\n" : " orders break\n", f);
  }
}

// In what the ends differ: the first places; --json has all that are kept.
static void put_differs(FILE *f, const LabExplore *e) {
  for (int i = 0; i < e->ndiffers && i < DIFFERS_SHOWN; i++) fprintf(f, "%s%s", i ? "; " : "", e->differs[i].text);
  if (e->ndiffers > DIFFERS_SHOWN)
    fprintf(f, "; and %d more place%s (--json has them)", e->ndiffers - DIFFERS_SHOWN,
            e->ndiffers - DIFFERS_SHOWN == 1 ? "" : "s");
  if (e->ndiffers == 0) fputs("they differ in what is past the end of these texts", f);
  fputc('\n', f);
}

void report_caveats(FILE *f, const LabExplore *e) {
  for (int i = 0; i < e->ncaveats; i++)
    fprintf(f, "caveat (%s): %s\n", lab_caveat_name(e->caveats[i].kind), e->caveats[i].text);
}

static void put_open(FILE *f, const LabExplore *e) {
  if (e->nends > 1) {
    fprintf(f, "no order breaks, but there is more than one end (%d): ", e->nends);
    put_differs(f, e);
  } else {
    fprintf(f, "no order breaks, and all come to one end, but with %s:\n", e->ncaveats == 1 ? "a caveat" : "caveats");
  }
  report_caveats(f, e);
}

// Of the orders that begin so all is known, of the program nothing.
static void put_from(FILE *f, const LabExplore *e) {
  fputs("of the orders that begin with ", f);
  put_beginning(f, e);
  if (e->nends == 1) {
    fputs(" none breaks, and all come to one end\n", f);
    return;
  }
  fprintf(f, " none breaks, but there is more than one end (%d): ", e->nends);
  put_differs(f, e);
}

void report_head(FILE *f, const LabExplore *e) {
  put_how_far(f, e);
  switch (lab_verdict(e)) {
  case LAB_PROVED: fputs("✓ proved: no order breaks, and all come to one end\n", f); break;
  case LAB_BROKEN: put_broken(f, e); break;
  case LAB_OPEN: put_open(f, e); break;
  case LAB_INCOMPLETE:
    if (e->from_complete) put_from(f, e);
    else fputs("not proved: not every order was tried\n", f);
    break;
  }
}
