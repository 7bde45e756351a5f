// Groups of processes that are alike.
#include "crowd.h"

#include <string.h>

#include "tui/glass/utf8.h"

// Bytes of a name without the number at its end.
static int stem(const char *name) {
  size_t n = strlen(name);
  while (n && name[n - 1] >= '0' && name[n - 1] <= '9') n--;
  return (int)n;
}

// Of those whom one process waits for together, when they are many, nobody stands out.
static bool is_waited_for(const View *v, int slot) {
  enum { FEW = 3 };
  for (int i = 0; i < v->snap->nprocesses; i++) {
    const LabProcess *p = &v->snap->processes[i];
    for (int k = 0; p->doing == LAB_WAITS && p->nwaits_for <= FEW && k < p->nwaits_for; k++)
      if (p->waits_for[k] == slot) return true;
  }
  return false;
}

static bool stands_out(const View *v, const LabProcess *p) {
  return !p->slot || p->slot == v->slot || p->in_ring || p->nholds || (!p->ended && is_waited_for(v, p->slot));
}

bool crowd_one_stem(const char *a, const char *b) {
  int n = stem(a);
  return n == stem(b) && !strncmp(a, b, (size_t)n);
}

bool crowd_alike(const LabProcess *a, const LabProcess *b) {
  return a->doing == b->doing && a->line == b->line && a->object == b->object && a->ended == b->ended &&
         a->exitcode == b->exitcode && crowd_one_stem(a->name, b->name) &&
         (a->doing == LAB_GONE || a->doing == LAB_ZOMBIE || !strcmp(a->verb, b->verb));
}

int crowd_rows(const View *v, int rows, CrowdRow *to) {
  static bool taken[LAB_PROCESSES];
  const LabSnapshot *s = v->snap;
  bool alone = s->nprocesses <= rows || s->nprocesses < CROWD_LEAST;
  int n = 0;
  memset(taken, 0, sizeof taken);
  for (int i = 0; i < s->nprocesses && i < LAB_PROCESSES && n < CROWD_MOST; i++) {
    const LabProcess *p = &s->processes[i];
    if (taken[i]) continue;
    CrowdRow *r = &to[n++];
    *r = (CrowdRow){.first = i, .n = 1};
    if (alone || stands_out(v, p)) continue;
    for (int k = i + 1; k < s->nprocesses && k < LAB_PROCESSES; k++)
      if (!taken[k] && crowd_alike(p, &s->processes[k]) && !stands_out(v, &s->processes[k])) taken[k] = true, r->n++;
  }
  return n;
}

int crowd_row_of(const View *v, const CrowdRow *rows, int n, int slot) {
  const LabProcess *p = view_process(v, slot);
  for (int i = 0; p && i < n; i++)
    if (v->snap->processes[rows[i].first].slot == slot) return i;
  for (int i = 0; p && i < n; i++)
    if (rows[i].n > 1 && crowd_alike(p, &v->snap->processes[rows[i].first])) return i;
  return -1;
}

int crowd_put(View *v, Area a, int row, int col, const CrowdRow *r) {
  enum { SHOWN = 2 };
  const LabProcess *first = &v->snap->processes[r->first];
  int shown = 0;
  for (int i = r->first; i < v->snap->nprocesses && shown < SHOWN; i++) {
    const LabProcess *p = &v->snap->processes[i];
    if (i != r->first && (!crowd_alike(first, p) || stands_out(v, p))) continue;
    col = view_put_letter(a, row, shown ? col + 1 : col, p->slot);
    shown++;
  }
  if (r->n > shown) col = area_print(a, row, col, STYLE_PLAIN | STYLE_BOLD, " +%d", r->n - shown);
  if (a.cols < 46) return col + 1;
  return area_print(a, row, col + 2, STYLE_FAINT, "%.*s…", stem(first->name), first->name) + 2;
}
