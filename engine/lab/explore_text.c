// A report for people: what `mplab explore` prints. Its first lines stand in explore_head.c.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore.h"
#include "base/memory_text.h"

enum {
  BAR = 20,
  TEXT_MOST = 64,
  STEP_MOST = 46,
  NAME_MOST = 32,
  HEAD = 20,
  BEFORE = 6,
  AFTER = 24,
  DETAILS = 6,
  FIRST_ROWS = 60,
  LAST_ROWS = 40
};

// ---- widths: one column a character ----

static int width(const char *s) {
  int n = 0;
  for (; *s; s++) n += ((unsigned char)*s & 0xc0) != 0x80;
  return n;
}

// Padded to `cols`, or cut there with a mark.
static void put_padded(FILE *f, const char *s, int cols) {
  int n = 0, most = width(s) > cols ? cols - 1 : cols;
  for (; *s; s++) {
    bool begins = ((unsigned char)*s & 0xc0) != 0x80;
    if (begins && n == most) break;
    n += begins;
    fputc(*s, f);
  }
  if (*s) fputs("…", f), n++;
  for (; n < cols; n++) fputc(' ', f);
}

// ---- rows that are too wide: two rows must differ in what is left of them ----

static const char *after_columns(const char *s, int n) {
  while (*s && n > 0) {
    s++;
    while (((unsigned char)*s & 0xc0) == 0x80) s++;
    n--;
  }
  return s;
}

// The first byte in which this row differs from the row that is most like it.
static size_t differs_from(const LabExplore *e, int i) {
  const char *mine = e->outcomes[i].text;
  size_t most = 0;
  for (int k = 0; k < e->noutcomes; k++) {
    const char *other = e->outcomes[k].text;
    size_t n = 0;
    while (mine[n] && mine[n] == other[n]) n++;
    if (k != i && n > most) most = n;
  }
  return most;
}

// If it differs from another row only past the width, its middle is cut out: its beginning, a mark, and the rest from
// the word that differs.
static void cut_outcome_text(FILE *f, const LabExplore *e, int i, int cols) {
  const char *text = e->outcomes[i].text, *head = after_columns(text, HEAD), *from = text + differs_from(e, i);
  if (width(text) <= cols || from < after_columns(text, cols - 2)) {
    put_padded(f, text, cols);
    return;
  }
  while (from > head && from[-1] != ' ') from--;
  int rest = cols - HEAD - 1;
  const char *tail = after_columns(text, width(text) - rest);
  fprintf(f, "%.*s…", (int)(head - text), text);
  put_padded(f, from < tail ? from : tail, rest);
}

typedef struct RowText {
  char text[4 * LAB_TEXT];
} RowText;
static RowText row_text(const LabExplore *e, int i, int cols) {
  RowText row = {""};
  FILE *f = fmemopen(row.text, sizeof row.text, "w");
  if (f == NULL) return row;
  cut_outcome_text(f, e, i, cols);
  fclose(f);
  return row;
}

// Two rows that would still look the same are printed whole.
static void put_outcome_text(FILE *f, const LabExplore *e, int i, int cols) {
  RowText mine = row_text(e, i, cols);
  for (int k = 0; k < e->noutcomes; k++) {
    if (k == i || strcmp(row_text(e, k, cols).text, mine.text) != 0) continue;
    fputs(e->outcomes[i].text, f);
    return;
  }
  fputs(mine.text, f);
}

// How many orders come to it, as a bar and as a number.
static void put_share(FILE *f, const LabExplore *e, const LabOutcome *o) {
  int filled = e->orders ? (int)((o->orders * BAR + e->orders - 1) / e->orders) : 0;
  fputs("   ", f);
  for (int k = 0; k < BAR; k++) fputs(k < filled ? "█" : " ", f);
  fputs("   ", f);
  if (o->orders == 0) {
    fputs("before its turn", f);
    return;
  }
  report_number(f, o->orders);
  fputs(" of ", f);
  report_number(f, e->orders);
}

static void put_outcomes(FILE *f, const LabExplore *e) {
  int cols = 0;
  for (int i = 0; i < e->noutcomes; i++) {
    int n = width(e->outcomes[i].text);
    if (n > cols) cols = n;
  }
  if (cols > TEXT_MOST) cols = TEXT_MOST;
  for (int i = 0; i < e->noutcomes; i++) {
    const LabOutcome *o = &e->outcomes[i];
    put_outcome_text(f, e, i, cols);
    if (!e->by_states) put_share(f, e, o);
    if (o->breaks) fprintf(f, "   ✗ %s", o->pattern ? lab_pattern_name(o->pattern) : lab_ending_name(o->kind));
    fputc('\n', f);
  }
}

// ---- an order that breaks, beside the nearest that does not ----

static const char *name_in(char (*names)[LAB_NAME], int n, int slot) {
  return slot >= 0 && slot < n ? names[slot] : "?";
}

// Who takes a step: a process's first strand has the process's name. A manager's server works for its client.
typedef struct StepBy {
  char text[LAB_NAME + 24];
} StepBy;
static StepBy step_by(const LabStep *s, char (*names)[LAB_NAME], int n) {
  StepBy by;
  const char *name = name_in(names, n, s->served ? s->for_slot : s->slot);
  if (s->who[0]) snprintf(by.text, sizeof by.text, "%s", s->who);
  else if (s->feeder) snprintf(by.text, sizeof by.text, "%s's feeder", name);
  else snprintf(by.text, sizeof by.text, "%s", name);
  return by;
}

static int name_width(const LabOutcome *o) {
  int cols = 0;
  for (int i = 0; i < o->nsteps + o->ngood; i++) {
    bool good = i >= o->nsteps;
    if (good ? o->good[i - o->nsteps].inside : o->steps[i].inside) continue;
    StepBy by = good ? step_by(&o->good[i - o->nsteps], o->good_names, o->ngood_names)
                     : step_by(&o->steps[i], o->names, o->nnames);
    if (width(by.text) > cols) cols = width(by.text);
  }
  return cols > NAME_MOST ? NAME_MOST : cols;
}

static void put_step(FILE *f, const LabStep *s, const char *name, int names, int cols) {
  char text[LAB_TEXT + 32];
  snprintf(text, sizeof text, "%s%s", s->sentence, s->by == LAB_BY_CLOCK ? " (timed out)" : "");
  put_padded(f, name, names);
  fputs("  ", f);
  put_padded(f, text, cols);
}

static int sentence_width(const LabStep *s, int n) {
  int cols = 0;
  for (int i = 0; i < n; i++) {
    if (s[i].inside) continue;
    int w = width(s[i].sentence) + (s[i].by == LAB_BY_CLOCK ? 12 : 0);
    if (w > cols) cols = w;
  }
  return cols > STEP_MOST ? STEP_MOST : cols;
}

// What is shown of an order and its neighbour: steps, by row.
typedef struct Rows {
  const LabOutcome *o;
  int *step, n, *good, ngood;
  int parts;  // the row in which the two differ; -1: there is no neighbour
} Rows;

static bool rows_of(Rows *r, const LabOutcome *o) {
  *r = (Rows){.o = o,
              .step = calloc((size_t)o->nsteps + 1, sizeof *r->step),
              .good = calloc((size_t)o->ngood + 1, sizeof *r->good),
              .parts = -1};
  if (r->step == NULL || r->good == NULL) return false;
  r->n = lab_order_rows(o->steps, o->nsteps, r->step);
  r->ngood = lab_order_rows(o->good, o->ngood, r->good);
  if (o->ngood) r->parts = lab_order_parts(o, r->step, r->n, r->good, r->ngood);
  return true;
}

static const LabStep *row_step(const Rows *r, int row) { return row < r->n ? &r->o->steps[r->step[row]] : NULL; }
static const LabStep *row_good(const Rows *r, int row) { return row < r->ngood ? &r->o->good[r->good[row]] : NULL; }

// The number of the step, as --from takes it.
static int row_number(const Rows *r, int row) { return 1 + (row < r->n ? r->step[row] : r->good[row]); }

static void put_row(FILE *f, const Rows *r, int row, int times, int names, int cols) {
  const LabOutcome *o = r->o;
  const LabStep *step = row_step(r, row), *good = row_good(r, row);
  bool here = row == r->parts;
  char number[16];
  snprintf(number, sizeof number, "%4d  ", row_number(r, row));
  fputs(number, f);
  if (step) put_step(f, step, step_by(step, o->names, o->nnames).text, names, cols);
  else put_padded(f, "", names + 2 + cols);
  if (o->ngood) fprintf(f, " %s │ ", step && step->stale ? "✗" : here ? "◂" : " ");
  if (good)
    put_step(f, good, step_by(good, o->good_names, o->ngood_names).text, names, sentence_width(o->good, o->ngood));
  if (times > 1) {
    fputs("   × ", f);
    report_number(f, (uint64_t)times);
  }
  fprintf(f, "%s\n", here ? " ◂" : "");
}

static bool same_step(const LabStep *a, const LabStep *b) {
  if (a == NULL || b == NULL) return a == b;
  return a->slot == b->slot && a->strand == b->strand && a->by == b->by && a->line == b->line &&
         strcmp(a->sentence, b->sentence) == 0;
}

// The number of rows from this one on that are equal on both sides. The row where the orders part stands alone.
static int row_times(const Rows *r, int row, int last) {
  int k = row + 1;
  if (row == r->parts) return 1;
  while (k < last && k != r->parts && same_step(row_step(r, row), row_step(r, k)) &&
         same_step(row_good(r, row), row_good(r, k)))
    k++;
  return k - row;
}

static void put_rows(FILE *f, const Rows *r, int first, int last, int names, int cols) {
  int rows = 0, row = 0;
  for (int i = first; i < last; i += row_times(r, i, last)) rows++;
  for (int i = first, times; i < last; i += times, row++) {
    times = row_times(r, i, last);
    bool left_out = rows > FIRST_ROWS + LAST_ROWS && row >= FIRST_ROWS && row < rows - LAST_ROWS;
    if (!left_out) put_row(f, r, i, times, names, cols);
    else if (row == FIRST_ROWS)
      fprintf(f, "      … from step %d on %d rows are left out; --json has them\n", row_number(r, i),
              rows - FIRST_ROWS - LAST_ROWS);
  }
}

static void put_folded(FILE *f, const Rows *r) {
  int inside = r->o->nsteps - r->n;
  if (inside == 0) return;
  fprintf(f, "      %d steps inside of calls, between which nobody else could go, are not shown\n", inside);
}

static void put_orders(FILE *f, const LabOutcome *o) {
  Rows r;
  int names = name_width(o), cols = sentence_width(o->steps, o->nsteps);
  if (cols < 24) cols = 24;
  if (rows_of(&r, o)) {
    int rows = r.n > r.ngood ? r.n : r.ngood, first = 0, last = rows;
    if (r.parts > BEFORE + 2) first = r.parts - BEFORE;
    if (rows - first > BEFORE + AFTER + 2 && o->ngood) last = first + BEFORE + AFTER;
    fputs("      ", f);
    put_padded(f, "the shortest order that breaks", names + 2 + cols);
    fputs(o->ngood ? "   │ the nearest order that does not\n" : "\n", f);
    if (first > 0) fprintf(f, "      … %d steps that are the same in both\n", first);
    put_rows(f, &r, first, last, names, cols);
    if (last < rows) fprintf(f, "      … %d more\n", rows - last);
    put_folded(f, &r);
  }
  free(r.step);
  free(r.good);
}

static bool is_pipe_verb(const char *verb) {
  for (int v = 1; v < VERB_COUNT; v++)
    if (strcmp(verb_name(v), verb) == 0) return verb_family(v) == FAMILY_PIPE;
  return false;
}

static bool is_acquire(const LabBlocked *b) { return b->verb && strcmp(b->verb, verb_name(VERB_ACQUIRE)) == 0; }

static void put_blocked(FILE *f, const LabOutcome *o) {
  for (int i = 0; i < o->nblocked; i++) {
    const LabBlocked *b = &o->blocked[i];
    bool thread = is_acquire(b) && b->who[0], by = is_acquire(b) && b->by[0];
    fprintf(f, "      %s", thread ? b->who : name_in(o->names, o->nnames, b->slot));
    if (b->line) fprintf(f, ", line %u,", b->line);
    fprintf(f, " waits: %s", b->sentence);
    if (b->holder >= 0 && b->object[0] && !is_pipe_verb(b->verb))
      fprintf(f, ", held by %s", by ? b->by : name_in(o->names, o->nnames, b->holder));
    fputc('\n', f);
  }
}

static void put_replayed(FILE *f, const LabOutcome *o) {
  if (o->replayed > 0) fputs("      replayed on real processes: it came out the same\n", f);
  if (o->replayed < 0)
    fprintf(f,
            "      REPLAYED ON REAL PROCESSES IT CAME OUT DIFFERENTLY: %s\n      That is an error of mplab's own, "
            "unless the program's course depends on its PIDs.\n",
            o->message);
}

static void put_breaking(FILE *f, const LabOutcome *o) {
  fprintf(f, "\n✗ %s%s%s\n", o->text, o->pattern ? ": " : "", lab_pattern_name(o->pattern));
  if (o->explanation[0]) fprintf(f, "  %s\n", o->explanation);
  if (o->no_return)
    fprintf(f, "  After step %d every order %s.\n", o->no_return, o->no_return_all ? "ends so" : "breaks");
  put_blocked(f, o);
  put_orders(f, o);
  put_replayed(f, o);
}

// One of each kind and pattern in full: the shortest.
static bool shown_already(const LabExplore *e, int i) {
  const LabOutcome *o = &e->outcomes[i];
  for (int k = 0; k < e->noutcomes; k++) {
    const LabOutcome *other = &e->outcomes[k];
    if (k == i || o->kind != other->kind || o->pattern != other->pattern) continue;
    if (other->nsteps < o->nsteps || (other->nsteps == o->nsteps && k < i)) return true;
  }
  return false;
}

static void put_replays_of_others(FILE *f, const LabOutcome *o) {
  if (o->replayed < 0) {
    fprintf(f, "\n✗ %s\n", o->text);
    put_replayed(f, o);
  }
}

// Shortest first: the one that is saved.
static void put_details(FILE *f, const LabExplore *e) {
  int details = 0;
  for (int after = 0, next; after >= 0; after = next) {
    next = -1;
    for (int i = 0; i < e->noutcomes; i++) {
      const LabOutcome *o = &e->outcomes[i];
      if (!o->breaks || !o->nsteps) continue;
      if (o->nsteps > after && (next < 0 || o->nsteps < next)) next = o->nsteps;
      if (o->nsteps != after) continue;
      if (shown_already(e, i) || details == DETAILS) put_replays_of_others(f, o);
      else put_breaking(f, o), details++;
    }
  }
}

static const char *guard_mark(const LabExplore *e, const LabGuard *g) {
  return g->broken ? "✗" : g->split ? "!" : e->guards_sure ? "✓" : "·";
}

// What the marks before the lines on guards mean: only those that stand there.
static void put_legend(FILE *f, const LabExplore *e) {
  bool broken = false, split = false, kept = false;
  const char *between = "";
  for (int i = 0; i < e->nguards; i++) {
    const LabGuard *g = &e->guards[i];
    g->broken ? (broken = true) : g->split ? (split = true) : (kept = true);
  }
  fputs("  (", f);
  if (kept && e->guards_sure) fputs("✓ each access holds the lock, in every order", f), between = "; ";
  if (kept && e->guards_sure && !broken && !split && lab_verdict(e) != LAB_PROVED)
    fputs("; that does not make two accesses one step", f);
  if (kept && !e->guards_sure) fputs("· each access that was seen holds the lock", f), between = "; ";
  if (split) fprintf(f, "%s! each access holds the lock, but it is let go in between", between);
  if (split) between = "; ";
  if (broken) fprintf(f, "%s✗ some %s without%s", between, kept ? "goes" : "access goes", kept ? "" : " the lock");
  fputs(")\n", f);
}

char *report_text(const LabExplore *e) {
  char *text = NULL;
  size_t size = 0;
  FILE *f = open_memstream(&text, &size);
  if (f == NULL) return NULL;
  report_head(f, e);
  put_outcomes(f, e);
  put_details(f, e);
  if (e->nraces) fputc('\n', f);
  for (int i = 0; i < e->nraces; i++) fprintf(f, "race: %s\n", e->races[i].text);
  if (e->nguards) fputc('\n', f);
  for (int i = 0; i < e->nguards; i++) fprintf(f, "%s %s\n", guard_mark(e, &e->guards[i]), e->guards[i].text);
  if (e->nguards) put_legend(f, e);
  bool said = lab_verdict(e) == LAB_OPEN;  // with the verdict
  if (e->ncaveats && !said) {
    fputc('\n', f);
    report_caveats(f, e);
  }
  if (e->left_behind[0])
    fprintf(f, "\nleft behind in some order (alive when main was over, and nobody joined it): %s\n", e->left_behind);
  return memory_text(f, &text);
}

// ---- plain ASCII: a character for a character, so that columns stay ----

char *report_ascii(const char *text) {
  static const struct {
    const char *from, *to;
  } rows[] = {{"→", ">"}, {"←", "<"}, {"·", "-"}, {"…", "~"}, {"█", "#"},
              {"✗", "x"}, {"✓", "+"}, {"│", "|"}, {"×", "x"}};
  char *out = NULL;
  size_t size = 0;
  FILE *f = open_memstream(&out, &size);
  if (f == NULL) return NULL;
  while (*text) {
    size_t n = 1;
    while (((unsigned char)text[n] & 0xc0) == 0x80) n++;
    const char *to = (unsigned char)*text < 128 ? NULL : "?";
    for (size_t i = 0; to && i < sizeof rows / sizeof *rows; i++)
      if (strlen(rows[i].from) == n && memcmp(text, rows[i].from, n) == 0) to = rows[i].to;
    if (to) fputs(to, f);
    else fputc(*text, f);
    text += n;
  }
  return memory_text(f, &out);
}
