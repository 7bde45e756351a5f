// The page of an order (see order_html.h). The table of steps is the page: the script reads the sentences from it, so
// what is said aloud is what stands there, letter by letter.
#include "order_html.h"

#include <stdlib.h>
#include <string.h>

#include "explore_view.h"
#include "stepping.h"
#include "tui/course/html.h"
#include "tui/words/said.h"
#include "base/memory_text.h"

static const char css[] =
    ":root{color-scheme:light dark;--f:#1c1c1c;--g:#fff;--s:#eef3f8;--l:#bbb;--b:#b00}"
    "@media(prefers-color-scheme:dark){:root{--f:#e4e4e4;--g:#16181c;--s:#2b3340;--l:#555;--b:#f77}}"
    "body{font:16px/1.5 sans-serif;color:var(--f);background:var(--g);max-width:64em;margin:1.5em auto;padding:0 1em}"
    "pre,td,th,output{font-family:monospace}td{white-space:pre-wrap}pre{line-height:1.35;overflow-x:auto}pre "
    "i{opacity:.6;font-style:normal}"
    "table{border-collapse:collapse;font-size:14px}td,th{border:1px solid var(--l);padding:.1em .5em;text-align:left}"
    "tr[aria-current],td[aria-current]{background:var(--s);outline:2px solid "
    "var(--f)}.x{color:var(--b);font-weight:bold}"
    ".p{border-top:3px solid var(--f)}.w{overflow-x:auto;margin:1em 0}#c{display:none}.js "
    "#c{display:block;position:sticky;"
    "top:0;background:var(--g);padding:.5em 0}#c input{width:100%}#l{min-height:1.5em;font-weight:bold;margin:.2em 0}"
    ".v{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    "@media print{#c,.js #c{display:none}.w{overflow:visible}body{max-width:none}tr{break-inside:avoid}"
    "tr[aria-current],td[aria-current]{background:none;outline:none}}";

// r: the rows of steps, without the one that stands for those left out; s: the slider; l: the live region. ← → Home End
// walk wherever the focus is.
static const char script[] =
    "(function(){var d=document,r=d.querySelectorAll('#t "
    "tr[data-i]'),s=d.getElementById('s'),l=d.getElementById('l'),n=0;"
    "d.body.className='js';function q(i){return d.querySelectorAll('[data-i=\"'+i+'\"]')}"
    "function "
    "go(i){i=Math.max(0,Math.min(r.length-1,i));q(n).forEach(function(e){e.removeAttribute('aria-current')});n=i;"
    "q(n).forEach(function(e){e.setAttribute('aria-current','step')});"
    "var t=r[n].querySelector('.s').textContent;s.value=n;s.setAttribute('aria-valuetext',t);l.textContent=t}"
    "s.max=r.length-1;s.oninput=function(){go(+s.value)};"
    "d.getElementById('b').onclick=function(){go(n-1)};d.getElementById('n').onclick=function(){go(n+1)};"
    "d.addEventListener('keydown',function(e){if(e.ctrlKey||e.altKey||e.metaKey)return;"
    "var k={ArrowLeft:n-1,ArrowRight:n+1,Home:0,End:r.length-1}[e.key];if(k!==undefined){go(k);e.preventDefault()}});"
    "if(r.length)go(0)})()";

typedef struct Writing {
  const OrderPage *p;
  FILE *f;
  bool lanes;
  int keeps;  // so many steps at the beginning and at the end; 0: all
} Writing;

static const char *say(const Writing *w, const char *en, const char *zh) { return w->p->language == CHINESE ? zh : en; }

// ---- a step ----

// "A: store counter ← 1, over what it had not seen"
static void step_sentence(const Writing *w, const LabStep *s, char *to, size_t size) {
  char said[LAB_TEXT * 4], strand[24] = "";
  said_in(w->p->language, s->said, s->sentence, said, sizeof said);
  if (s->slot >= 0 && s->by != LAB_BY_LEARNER) view_strand(s->slot, s->strand, strand, sizeof strand);
  snprintf(to, size, "%s%s%s%s%s",
           *strand                   ? strand
           : s->by == LAB_BY_LEARNER ? say(w, "you", "你")
                                     : "",
           *strand || s->by == LAB_BY_LEARNER ? ": " : "", said, s->stale ? ", " : "",
           s->stale ? word(w->p->language, WORD_OVER_UNSEEN) : "");
}

static void put_state(const Writing *w, const LabStep *steps, int n, int at) {
  OrderTold all[ORDER_OBJECTS];
  int told = order_told(steps, n, at, all);
  for (int i = 0, put = 0; i < told; i++) {
    if (!all[i].known) continue;
    fputs(put++ ? " · " : "", w->f);
    html_text(w->f, all[i].name);
    fputc(' ', w->f);
    html_text(w->f, all[i].text);
  }
}

static bool left_out(const Writing *w, int i, int n) { return w->keeps && i >= w->keeps && i < n - w->keeps; }

static void put_step(const Writing *w, const LabStep *steps, int n, int i, int at, bool parts) {
  const LabStep *s = &steps[i];
  char text[LAB_TEXT * 5];
  step_sentence(w, s, text, sizeof text);
  fprintf(w->f, "<tr%s", parts ? " class=\"p\"" : "");
  if (at >= 0) fprintf(w->f, " data-i=\"%d\"", at);
  fprintf(w->f, "><td>%d<td class=\"s%s\">", i + 1, s->stale ? " x" : "");
  html_text(w->f, text);
  fputs("<td>", w->f);
  if (s->line) fprintf(w->f, "%u", s->line);
  fputs("<td>", w->f);
  put_state(w, steps, n, i);
  fputs("\n", w->f);
}

// walked: the slider goes through its rows.
static void put_steps(const Writing *w, const LabStep *steps, int n, bool walked) {
  int at = 0;
  bool told = false;
  fprintf(w->f, "<div class=\"w\"><table%s><thead><tr><th>%s<th>%s<th>%s<th>%s<tbody>\n", walked ? " id=\"t\"" : "",
          say(w, "step", "步"), say(w, "who, what", "谁，做什么"), say(w, "line", "行"), say(w, "after it", "之后"));
  for (int i = 0; i < n; i++) {
    if (left_out(w, i, n)) {
      if (!told) fprintf(w->f, "<tr><td>…<td colspan=\"3\">%s\n", say(w, "steps are left out here", "此处略去若干步"));
      told = true;
      continue;
    }
    put_step(w, steps, n, i, walked ? at++ : -1, w->p->ngood && i == w->p->parts);
  }
  fputs("</table></div>\n", w->f);
}

// ---- the lanes ----

static int lanes_of(const LabStep *steps, int n) {
  int most = -1;
  for (int i = 0; i < n; i++)
    if (steps[i].slot > most) most = steps[i].slot;
  return most + 1;
}

// A row a process, a column a step; in its cell the sign, and for readers of the page the whole sentence.
static void put_lanes(const Writing *w) {
  const OrderPage *p = w->p;
  int lanes = lanes_of(p->steps, p->nsteps);
  char text[LAB_TEXT * 5], sign[LAB_TEXT + 8];
  fprintf(w->f, "<div class=\"w\"><table><caption class=\"v\">%s</caption><thead><tr><th>", say(w, "lanes", "泳道"));
  for (int i = 0; i < p->nsteps; i++) fprintf(w->f, "<th scope=\"col\">%d", i + 1);
  fputs("<tbody>\n", w->f);
  for (int lane = 0; lane < lanes; lane++) {
    fprintf(w->f, "<tr><th scope=\"row\">%s ", view_letter(lane));
    if (lane < p->nnames) html_text(w->f, p->names[lane]);
    for (int i = 0; i < p->nsteps; i++) {
      const LabStep *s = &p->steps[i];
      if (s->slot != lane) {
        fputs("<td>", w->f);
        continue;
      }
      step_short(s, sign, sizeof sign);
      step_sentence(w, s, text, sizeof text);
      fprintf(w->f, "<td data-i=\"%d\"%s><span aria-hidden=\"true\">", i, s->stale ? " class=\"x\"" : "");
      html_text(w->f, sign);
      fputs("</span><span class=\"v\">", w->f);
      html_text(w->f, text);
      fputs("</span>", w->f);
    }
    fputs("\n", w->f);
  }
  fputs("</table></div>\n", w->f);
}

// ---- the page ----

static void put_settings(const Writing *w) {
  const LabProgram *p = w->p->program;
  fputs("<p>", w->f);
  for (int i = 0; i < p->nswitches; i++) {
    html_text(w->f, p->switches[i].name);
    fprintf(w->f, " = %s · ", p->switches[i].on ? "on" : "off");
  }
  for (int i = 0; i < p->nknobs; i++) {
    const LabKnob *k = &p->knobs[i];
    html_text(w->f, k->name);
    fputs(" = ", w->f);
    if (k->is_choice) html_text(w->f, k->choices[k->choice]);
    else fprintf(w->f, "%lld", (long long)(w->p->explored ? k->explore : k->value));
    fputs(" · ", w->f);
  }
  fprintf(w->f, "mplab %s · seed %llu · %016llx</p>\n<p><code>", lab_version, (unsigned long long)w->p->seed,
          (unsigned long long)p->hash);
  html_text(w->f, w->p->command);
  fputs("</code></p>\n", w->f);
}

static void put_program(const Writing *w) {
  const LabProgram *p = w->p->program;
  fprintf(w->f, "<h2>%s</h2>\n<pre>", say(w, "The program", "程序"));
  for (uint32_t i = 0; i < p->nlines; i++) {
    const LabPlace *place = view_place_on_line(p, i + 1);
    int sw = view_switch_on_line(p, i + 1);
    bool off = sw >= 0 && !p->switches[sw].on;
    const char *text = off && place && place->instead[0] ? place->instead : p->lines[i];
    fprintf(w->f, "<i>%3u</i> %s", i + 1, off && text == p->lines[i] ? "<s>" : "");
    if (text != p->lines[i]) fprintf(w->f, "%*s", (int)strspn(p->lines[i], " "), "");
    html_text(w->f, text);
    fputs(off && text == p->lines[i] ? "</s>\n" : "\n", w->f);
  }
  fputs("</pre>\n", w->f);
}

static void put_controls(const Writing *w) {
  fprintf(w->f,
          "<div id=\"c\"><p id=\"l\" aria-live=\"polite\"></p><input id=\"s\" type=\"range\" min=\"0\" value=\"0\" "
          "aria-label=\"%s\"><button id=\"b\">← %s</button> <button id=\"n\">%s →</button></div>\n",
          say(w, "step", "步"), say(w, "back", "后退"), say(w, "on", "前进"));
}

// A script of its own, and nothing from anywhere else.
static const char meta[] =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\">";

static void put_page(const Writing *w) {
  const OrderPage *p = w->p;
  html_begin(w->f, p->language, meta, p->title, css);
  fputs("<h1>", w->f);
  html_text(w->f, p->title);
  fputs("</h1>\n", w->f);
  if (*p->came) fputs("<p><strong>", w->f), html_text(w->f, p->came), fputs("</strong></p>\n", w->f);
  if (*p->why) fputs("<p>", w->f), html_text(w->f, p->why), fputs("</p>\n", w->f);
  put_controls(w);
  if (w->lanes) put_lanes(w);
  fprintf(w->f, "<h2>%s</h2>\n", say(w, "The order", "顺序"));
  put_steps(w, p->steps, p->nsteps, true);
  if (p->ngood) {
    fprintf(w->f, "<h2>%s</h2>\n", say(w, "The nearest order that does not break", "最近的好顺序"));
    put_steps(w, p->good, p->ngood, false);
  }
  put_program(w);
  put_settings(w);
  fprintf(w->f, "<script>%s</script>", script);
  html_end(w->f);
}

static char *written(const OrderPage *p, bool lanes, int keeps, size_t *size) {
  char *text = NULL;
  FILE *f = open_memstream(&text, size);
  if (!f) return NULL;
  put_page(&(Writing){p, f, lanes, keeps});
  return memory_text(f, &text);
}

void order_of_outcome(OrderPage *p, const LabOutcome *o) {
  char text[LAB_TEXT * 4];
  snprintf(p->came, sizeof p->came, "%s%s%s", said_in(p->language, o->said, o->text, text, sizeof text),
           o->pattern ? ", " : "", o->pattern ? lab_pattern_name(o->pattern) : "");
  said_in(p->language, o->explanation_said, o->explanation, p->why, sizeof p->why);
  p->steps = o->steps, p->nsteps = o->nsteps;
  p->names = o->names, p->nnames = o->nnames;
  p->good = o->good, p->ngood = o->breaks ? o->ngood : 0, p->parts = o->parts;
  p->explored = true;
}

static bool anybody_goes(const LabGate *g) {
  for (int i = 0; i < g->nchoices; i++)
    if (g->choices[i].can_go || g->choices[i].timeout) return true;
  return false;
}

// What steps that are at their end came to, as of an order that explore found: the values that have names, and what is
// wrong. Of steps after which somebody could go on nothing is said.
static void say_end(OrderPage *p, const LabGate *g, const LabSnapshot *s) {
  size_t n = 0;
  bool stuck = false;
  if (!g->settled || anybody_goes(g)) return;
  for (int i = 0; i < s->nobjects && n < sizeof p->came; i++) {
    const LabObject *o = &s->objects[i];
    bool value = o->kind == LAB_KIND_VALUE || o->kind == LAB_KIND_ARRAY;
    if (value && !o->owned && *o->name)
      n += (size_t)snprintf(p->came + n, sizeof p->came - n, "%s%s = %s", n ? ", " : "", o->name, o->value);
  }
  for (int i = 0; i < s->nprocesses; i++) stuck |= !s->processes[i].ended;
  const char *wrong = stuck      ? lab_ending_name(LAB_ENDS_DEADLOCK)
                      : s->stale ? lab_pattern_name(PATTERN_LOST_UPDATE)
                                 : "";
  if (*wrong && n < sizeof p->came) snprintf(p->came + n, sizeof p->came - n, "%s%s", n ? ", " : "", wrong);
}

void order_of_steps(OrderPage *p, const LabGate *g, const LabSnapshot *s) {
  enum { NAMES = 64 };
  static char names[NAMES][LAB_NAME];
  p->steps = g->history, p->nsteps = g->at, p->seed = s->seed;
  p->names = names, p->nnames = 0;
  memset(names, 0, sizeof names);
  say_end(p, g, s);
  for (int i = 0; i < s->nprocesses; i++) {
    const LabProcess *one = &s->processes[i];
    if (one->slot >= NAMES) continue;
    snprintf(names[one->slot], sizeof *names, "%s", one->name);
    if (one->slot >= p->nnames) p->nnames = one->slot + 1;
  }
}

// ---- as text ----

static void put_text_steps(const Writing *w, const LabStep *steps, int n) {
  char text[LAB_TEXT * 5], line[32];
  for (int i = 0; i < n; i++) {
    step_sentence(w, &steps[i], text, sizeof text);
    *line = 0;
    if (steps[i].line) snprintf(line, sizeof line, say(w, "   line %u", "   第 %u 行"), steps[i].line);
    fprintf(w->f, "%4d  %s%s\n", i + 1, text, line);
  }
}

char *order_text(const OrderPage *p) {
  char *text = NULL;
  size_t size;
  FILE *f = open_memstream(&text, &size);
  if (!f) return NULL;
  Writing w = {.p = p, .f = f};
  fprintf(f, "%s%s%s\n", p->title, *p->came ? ": " : "", p->came);
  if (*p->why) fprintf(f, "%s\n", p->why);
  put_text_steps(&w, p->steps, p->nsteps);
  if (p->ngood) fprintf(f, "\n%s\n", say(&w, "the nearest order that does not break", "最近的好顺序"));
  if (p->ngood) put_text_steps(&w, p->good, p->ngood);
  fprintf(f, "\n%s\n", p->command);
  return memory_text(f, &text);
}

// ---- the whole page ----

char *order_html(const OrderPage *p, size_t *size) {
  char *page = written(p, true, 0, size);
  if (page && *size > ORDER_PAGE_MOST) free(page), page = written(p, false, 0, size);
  for (int keeps = 256; page && *size > ORDER_PAGE_MOST && keeps; keeps /= 2)
    free(page), page = written(p, false, keeps, size);
  return page;
}
