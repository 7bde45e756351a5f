// mplab check, of pages: each is played on the real bench. Its commands answer its question and reach its goal; one who
// does not read must not come there.
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/visible.h"
#include "check.h"
#include "tui/screens/play.h"

typedef struct Pages {
  const Course *course;
  Lab *lab;
  bool quick;
  const char *yes, *no;
} Pages;

static bool page_wrong(const Pages *p, const Lesson *l, const LessonPage *page, const char *why) {
  visible_line(stdout, "  %s %s %-20s page \"%s\"", p->no, l->label, l->name, page->id);
  visible_line(stdout, "      but %s", why);
  return false;
}

static const char *played_wrong(const LessonPage *page, const Played *own, const Played *blind) {
  if (*own->why) return own->why;
  if (!own->answered) return "its play does not answer the question";
  if (!own->reached) return "its play does not reach the goal, or what shows it is not in sight at 80×24";
  if (page->goal && blind->reached && !page->open)
    return "the goal is reached without reading: run, the switch, run, every order, the switch, every order";
  if (page->ask && !page->goal && blind->answered) return "the first option is right: who does not read takes that";
  return NULL;
}

// quick: only the page's own commands are played.
static bool check_page(const Pages *p, const Lesson *l, int i) {
  const LessonPage *page = &l->pages[i];
  Played own, blind = {.reached = false};
  if (!page->nplay) return true;
  double before = clock_seconds(clock_monotonic());
  play_page(p->lab, (Course *)(uintptr_t)p->course, l, i, false, &own);
  if (!p->quick && !page->open) play_page(p->lab, (Course *)(uintptr_t)p->course, l, i, true, &blind);
  const char *why = played_wrong(page, &own, &blind);
  if (why) return page_wrong(p, l, page, why);
  visible_line(stdout, "  %s %s %-20s page     %s%s%s (%.2f s)", p->yes, l->label, l->name, page->id,
               page->goal ? ": reached" : ": answered", own.runs > 1 ? own.runs > 2 ? ", in run 3" : ", in run 2" : "",
               clock_seconds(clock_monotonic()) - before);
  fflush(stdout);
  return true;
}

static bool check_ideas(const Pages *p, const Lesson *l) {
  const Course *c = p->course;
  bool good = true;
  int open = 0;
  for (int i = 0; i < l->npages; i++) {
    open += l->pages[i].open;
    for (int k = 0; k < c->nlessons; k++)
      for (int j = 0; j < c->lessons[k].npages; j++) {
        const LessonPage *other = &c->lessons[k].pages[j];
        if (other < &l->pages[i] && !strcmp(other->idea, l->pages[i].idea))
          good = page_wrong(p, l, &l->pages[i], "another page of the course has the same idea");
      }
  }
  if (open > 2) good = page_wrong(p, l, &l->pages[0], "more than two pages of the lesson are \"open\"");
  return good;
}

bool check_pages(const Course *course, const Lesson *l, bool quick) {
  Pages p = {course, lab_new(), quick, cli_utf8() ? "✓" : "+", cli_utf8() ? "✗" : "x"};
  bool good = p.lab && check_ideas(&p, l);
  for (int i = 0; p.lab && i < l->npages; i++) good &= check_page(&p, l, i);
  lab_free(p.lab);
  return good;
}
