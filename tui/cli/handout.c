// mplab handout: a lesson on paper.
#include "handout.h"

#include <string.h>

static const char css[] =
    "body{font:12pt/1.45 serif;max-width:46em;margin:2em auto;padding:0 1em;color:#000;background:#fff}"
    "h1,h2,h3{font-family:sans-serif;line-height:1.2;break-after:avoid}h2{margin:1.6em 0 .4em}"
    "pre{font:9.5pt/1.35 monospace;border:1px solid #999;padding:.5em .8em;white-space:pre-wrap;break-inside:avoid}"
    "pre i{color:#777;font-style:normal}mark{background:#fe9}code{font-size:90%;background:#eee;padding:0 .2em}"
    "section{break-inside:avoid}ul{list-style:none;padding-left:.5em}li{margin:.3em 0}"
    ".room{border-bottom:1px solid #555;height:2em}.todo{border-left:3px solid "
    "#555;padding-left:.7em}.right{font-weight:bold}"
    ".teacher{break-before:page;border-top:3px double #000;margin-top:3em}@page{margin:18mm}";

// ---- for the learner ----

static void put_options(const Paper *p, const LessonPage *page) {
  fputs("<ul>\n", p->f);
  for (int i = 0; i < page->ask->noptions; i++) {
    fputs("<li>☐ ", p->f);
    paper_put_option(p, page, i);
    fputs("</li>\n", p->f);
  }
  fputs("</ul>\n", p->f);
  if (page->ask->kind == ASK_ORDER)
    paper_put(p, "<p><small>Number them in their order.</small></p>\n", "<p><small>按先后编号。</small></p>\n");
}

static void put_room(const Paper *p, int rows) {
  for (int i = 0; i < rows; i++) fputs("<div class=\"room\"></div>\n", p->f);
}

static void put_question(const Paper *p, const LessonPage *page) {
  const PageWords *w = &page->words[p->language];
  fputs("<div class=\"right\">", p->f);
  paper_marked(p, w->question, true);
  fputs("</div>", p->f);
  if (ask_has_titles(page->ask)) put_options(p, page);
  paper_put(p, "<p>Because:</p>", "<p>因为：</p>");
  put_room(p, 2);
}

static void put_settings(const Paper *p, const LessonPage *page) {
  if (page->nsets) fputs("<p><small>", p->f);
  for (int i = 0; i < page->nsets; i++) {
    fputs(i ? " · " : "", p->f);
    html_text(p->f, page->sets[i].name);
    fputs(" = ", p->f);
    html_text(p->f, page->sets[i].value);
  }
  if (page->nsets) fputs("</small></p>\n", p->f);
}

static void put_page(const Paper *p, const LessonPage *page, const char *before) {
  const PageWords *w = &page->words[p->language];
  fputs("<section><h2>", p->f);
  paper_marked(p, w->title, false);
  fputs("</h2>\n", p->f);
  if (strcmp(before, page->program)) html_program(p->f, lab_program(p->lab), page);
  put_settings(p, page);
  paper_marked(p, w->text, true);
  if (page->ask) put_question(p, page);
  if (w->goal) {
    fputs("<div class=\"todo\">☐ ", p->f);
    paper_marked(p, w->goal, false);
    fputs("</div>\n", p->f);
    if (!page->ask) put_room(p, 1);
  }
  fputs("</section>\n", p->f);
}

static bool is_of(const Paper *p, const Task *t) { return !strcmp(t->lesson, p->lesson->folder); }

static void put_tasks(const Paper *p) {
  for (int i = 0; i < p->tasks->n; i++) {
    const Task *t = &p->tasks->list[i];
    if (!is_of(p, t)) continue;
    paper_put(p, "<h2>Task: ", "<h2>任务：");
    html_text(p->f, t->words[p->language].title);
    fputs("</h2>\n", p->f);
    paper_marked(p, t->words[p->language].story, true);
    fprintf(p->f, "<p><code>mplab task %s</code></p>\n", t->name);
  }
}

// ---- for the teacher ----

static void put_reasons(const Paper *p, const LessonPage *page) {
  const PageWords *w = &page->words[p->language];
  fputs("<ul>\n", p->f);
  for (int i = 0; i < page->ask->noptions && ask_has_reasons(page->ask); i++) {
    bool right = paper_is_right(page, i);
    fprintf(p->f, "<li>%s ", right ? "✓" : "–");
    paper_put_option(p, page, i);
    fputs("<br><em>", p->f);
    paper_marked(p, w->why[i], false);
    fputs("</em></li>\n", p->f);
  }
  fputs("</ul>\n", p->f);
  for (int i = ASK_OPTIONS; i < ASK_WHYS; i++) paper_marked(p, w->why[i], true);
}

static void put_solution(const Paper *p, const LessonPage *page) {
  const PageWords *w = &page->words[p->language];
  fputs("<section><h3>", p->f);
  paper_marked(p, w->title, false);
  fputs("</h3>\n", p->f);
  if (page->ask) {
    fputs("<p class=\"right\">", p->f);
    paper_put_answer(p, page);
    fputs("</p>\n", p->f);
    put_reasons(p, page);
  }
  if (page->goal) {
    paper_put(p, "<p>Keys: ", "<p>按键：");
    paper_put_play(p, page);
    fputs("</p>\n", p->f);
    paper_marked(p, w->reached, true);
  }
  fputs("</section>\n", p->f);
}

static void put_hints(const Paper *p) {
  for (int i = 0; i < p->tasks->n; i++) {
    const Task *t = &p->tasks->list[i];
    if (!is_of(p, t)) continue;
    fputs("<h3>", p->f);
    html_text(p->f, t->words[p->language].title);
    fputs("</h3>\n<ul>\n", p->f);
    for (int h = 0; h < TASK_HINTS; h++) {
      fputs("<li>", p->f);
      paper_marked(p, t->words[p->language].hints[h], false);
      fputs("</li>\n", p->f);
    }
    fputs("</ul>\n", p->f);
    paper_marked(p, t->words[p->language].solved, true);
  }
}

bool handout_put(Paper *p) {
  const Lesson *l = p->lesson;
  const LessonWords *w = &l->words[p->language];
  char title[300];
  snprintf(title, sizeof title, "%s · %s", l->label, w->title);
  html_begin(p->f, p->language, "", title, css);
  if (!l->npages || !paper_program(p, &l->pages[0])) return false;
  fputs("<h1>", p->f);
  html_text(p->f, title);
  fputs("</h1>\n", p->f);
  paper_marked(p, w->about, true);
  html_program(p->f, lab_program(p->lab), NULL);
  for (int i = 0; i < l->npages; i++) {
    if (!paper_program(p, &l->pages[i])) return false;
    put_page(p, &l->pages[i], i ? l->pages[i - 1].program : l->pages[0].program);
  }
  put_tasks(p);
  fputs("<div class=\"teacher\"><h2>", p->f);
  paper_put(p, "For the teacher", "教师用");
  fputs("</h2>\n", p->f);
  for (int i = 0; i < l->npages; i++) {
    if (!paper_program(p, &l->pages[i])) return false;
    put_solution(p, &l->pages[i]);
  }
  put_hints(p);
  fputs("</div>\n", p->f);
  html_end(p->f);
  return true;
}
