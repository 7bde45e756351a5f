// mplab slides: a lesson's questions on a wall, for a class that votes. Space and Page Down go on; it prints as well.
#include <string.h>

#include "handout.h"

static const char css[] =
    "html{scroll-snap-type:y mandatory}body{margin:0;font:2.9vh/1.4 sans-serif;color:#111;background:#fff}"
    "section{height:100vh;box-sizing:border-box;padding:5vh 4vw;scroll-snap-align:start;break-after:page;display:flex;"
    "gap:3vw;overflow:hidden}section>div{flex:1;min-width:0}section>div.program{flex:1.15}"
    "h1{font-size:7vh;margin:20vh 0 2vh}h2{font-size:4vh;margin:0 0 2vh}small{color:#555;font-size:2vh}"
    "pre{font:min(2.4vh,calc(86vh/var(--lines)/1.3))/1.3 monospace;margin:0;white-space:pre-wrap}pre "
    "i{color:#888;font-style:normal}mark{background:#fe9}"
    "ol{list-style:upper-alpha;padding-left:1.6em}li{margin:1.2vh 0}code{background:#eee;padding:0 .2em}"
    ".right{background:#dfd}.why{font-size:2.2vh;color:#333}"
    "@media print{@page{size:16in "
    "9in;margin:0}body{font-size:.26in}pre{font-size:min(.21in,calc(7.8in/var(--lines)/"
    "1.3))}small,.why{font-size:.2in}h2{font-size:.36in}"
    "h1{font-size:.63in;margin:1.8in 0 .2in}section{height:9in;padding:.45in .64in}}";

static void begin(const Paper *p, const LessonPage *page, const char *en, const char *zh) {
  fputs("<section><div class=\"program\">", p->f);
  html_program(p->f, lab_program(p->lab), page);
  fputs("</div><div><small>", p->f);
  paper_put(p, en, zh);
  fputs("</small><h2>", p->f);
  paper_marked(p, page->words[p->language].title, false);
  fputs("</h2>\n", p->f);
}

static void end(const Paper *p) { fputs("</div></section>\n", p->f); }

static void put_vote(const Paper *p, const LessonPage *page) {
  const PageWords *w = &page->words[p->language];
  begin(p, page, "think alone, then vote", "先自己想，再表决");
  paper_marked(p, w->text, true);
  fputs("<strong>", p->f);
  paper_marked(p, w->question, true);
  fputs("</strong><ol>\n", p->f);
  for (int i = 0; i < page->ask->noptions && ask_has_titles(page->ask); i++) {
    fputs("<li>", p->f);
    paper_put_option(p, page, i);
    fputs("</li>\n", p->f);
  }
  fputs("</ol>\n", p->f);
  end(p);
}

static void put_run(const Paper *p, const LessonPage *page) {
  const PageWords *w = &page->words[p->language];
  begin(p, page, "run it", "运行");
  if (!page->ask) paper_marked(p, w->text, true);
  paper_marked(p, w->goal, true);
  fputs("<p>", p->f);
  paper_put_play(p, page);
  fprintf(p->f, "</p><p><small>mplab %s</small></p>\n", p->lesson->name);
  end(p);
}

static void put_discussed(const Paper *p, const LessonPage *page, int option) {
  const PageWords *w = &page->words[p->language];
  fprintf(p->f, "<li%s>", paper_is_right(page, option) ? " class=\"right\"" : "");
  paper_put_option(p, page, option);
  if (w->why[option]) {
    fputs("<div class=\"why\">", p->f);
    paper_marked(p, w->why[option], false);
    fputs("</div>", p->f);
  }
  fputs("</li>\n", p->f);
}

static void put_discuss(const Paper *p, const LessonPage *page) {
  const PageWords *w = &page->words[p->language];
  begin(p, page, "discuss", "讨论");
  if (page->ask->kind != ASK_CHOICE) {
    fputs("<p><span class=\"right\">", p->f);
    paper_put_answer(p, page);
    fputs("</span></p>\n", p->f);
  }
  fputs("<ol>\n", p->f);
  for (int i = 0; i < page->ask->noptions; i++) put_discussed(p, page, i);
  fputs("</ol>\n", p->f);
  paper_marked(p, w->why[ASK_OPTIONS], true);
  paper_marked(p, w->reached, true);
  end(p);
}

bool slides_put(Paper *p) {
  const Lesson *l = p->lesson;
  const LessonWords *w = &l->words[p->language];
  html_begin(p->f, p->language, "", w->title, css);
  fputs("<section><div><h1>", p->f);
  html_text(p->f, w->title);
  fputs("</h1>\n", p->f);
  for (int i = 0; i < l->npages; i++) {
    const LessonPage *page = &l->pages[i];
    if (!paper_program(p, page)) return false;
    if (!i) {
      paper_marked(p, w->about, true);
      end(p);
    }
    if (page->ask) put_vote(p, page);
    if (page->goal) put_run(p, page);
    if (page->ask) put_discuss(p, page);
  }
  html_end(p->f);
  return true;
}
