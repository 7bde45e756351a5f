// What the dialogue tells: the page, what happened, how everything stands (see plain.h).
#include <stdio.h>
#include <string.h>

#include "plain.h"
#include "tui/panels/explore_view.h"
#include "tui/panels/stepping.h"
#include "tui/screens/commands.h"
#include "tui/words/said.h"

static View *view_of(Plain *p) { return &p->hand.app.bench.view; }

static const LessonPage *page_of(Plain *p) {
  const View *v = view_of(p);
  return v->lesson ? &v->lesson->pages[v->page] : NULL;
}

static bool explored(Plain *p) {
  const View *v = view_of(p);
  return p->hand.app.screen == &screen_explore && v->explore && v->explore->on && !v->explore->running;
}

// ---- the page ----

static void tell_options(Plain *p, const Ask *ask, const PageWords *w) {
  View *v = view_of(p);
  char text[1024];
  for (int i = 0; ask_has_titles(ask) && i < ask->noptions; i++) {
    int digit = view_option_digit(v, i);
    const char *title = w->options[view_option_at(v, i)];
    if (digit == i + 1) snprintf(text, sizeof text, "%d: %s", digit, title);
    else snprintf(text, sizeof text, "%s", title);
    plain_text(p, text);
  }
}

static void tell_how(Plain *p, const Ask *ask) {
  switch (ask->kind) {
  case ASK_CHOICE: plain_say(p, "%s", PLAIN(p, "Answer with its number.", "用编号回答。")); break;
  case ASK_MANY:
    plain_say(p, "%s",
              PLAIN(p, "Answer with all numbers that fit: answer 1 3. None: answer none.",
                    "用所有合适的编号回答：answer 1 3。都不合适：answer none。"));
    break;
  case ASK_NUMBER: plain_say(p, "%s", PLAIN(p, "Answer with a number: answer 99.", "用一个数回答：answer 99。")); break;
  case ASK_LINE:
    plain_say(p, "%s", PLAIN(p, "Answer with a line: answer line 10.", "用行号回答：answer line 10。"));
    break;
  case ASK_ORDER:
    plain_say(p, "%s", PLAIN(p, "Answer with their numbers in order: answer 2 1 3.", "按先后写编号：answer 2 1 3。"));
    break;
  case ASK_WHO: plain_say(p, "%s", PLAIN(p, "Answer with a process: answer A.", "用进程回答：answer A。")); break;
  default: break;
  }
}

static void tell_judgement(Plain *p) {
  View *v = view_of(p);
  const Ask *ask = view_ask(v);
  const PageWords *w = &page_of(p)->words[v->language];
  char text[400];
  if (v->predicted == PREDICTED_OPEN)
    plain_say(p, "%s",
              PLAIN(p, "Your answer is noted; it is judged when it is known.", "答案已记下；知道结果后再判。"));
  if (v->predicted != PREDICTED_RIGHT && v->predicted != PREDICTED_WRONG) return;
  bool right = v->predicted == PREDICTED_RIGHT;
  plain_say(p, "%s", right ? PLAIN(p, "Your answer is right.", "你答对了。") : PLAIN(p, "It is not so.", "不是这样。"));
  if (!right && *v->truth) {
    plain_say(p, "%s", PLAIN(p, "It is:", "是："));
    plain_text(p, view_answer(v, v->truth, text, sizeof text));
  }
  int reason = right && ask_has_right(ask) ? ASK_OPTIONS : ask_reason(ask, v->answer, v->truth);
  if (reason >= 0 && w->why[reason]) plain_text(p, w->why[reason]);
  if (*bench_round_says(&p->hand.app.bench, text, sizeof text)) plain_text(p, text);
}

static void tell_goal(Plain *p) {
  const View *v = view_of(p);
  const LessonPage *page = page_of(p);
  char text[2048];
  if (!page || !page->goal) return;
  const PageWords *w = &page->words[v->language];
  if (v->lapsed) snprintf(text, sizeof text, "%s%s", view_say(v, WORD_GOAL_DONE), w->goal);
  else if (v->reached) snprintf(text, sizeof text, "%s %s", PLAIN(p, "Reached:", "做到了："), w->reached);
  else snprintf(text, sizeof text, "%s %s", PLAIN(p, "To do:", "要做的："), w->goal);
  plain_text(p, text);
}

void plain_page(Plain *p) {
  View *v = view_of(p);
  const LessonPage *page = page_of(p);
  if (!page) {
    plain_say(
        p, PLAIN(p, "%s. Say program, run, step, explore, or ? for all.", "%s。说 program、run、step、explore，或 ?。"),
        p->hand.app.bench.path);
    return;
  }
  const PageWords *w = &page->words[v->language];
  plain_say(p, PLAIN(p, "Page %d of %d: %s", "第 %d 页，共 %d 页：%s"), v->page + 1, v->lesson->npages, w->title);
  plain_text(p, w->text);
  if (page->ask) {
    plain_text(p, w->question);
    tell_options(p, page->ask, w);
    if (v->predicted == PREDICTED_NOT) tell_how(p, page->ask);
    else tell_judgement(p);
  }
  tell_goal(p);
}

// ---- steps ----

static const char *in_letters(Plain *p, const char *said, const char *english, char *to, size_t size) {
  char whole[LAB_TEXT * 7];
  return step_lettered(view_of(p), said_in(p->hand.app.language, said, english, whole, sizeof whole), to, size);
}

static void tell_step(Plain *p, int number, const LabStep *s) {
  char text[LAB_TEXT * 4], strand[24] = "";
  const View *v = view_of(p);
  if (step_is_your_signal(s)) {
    plain_say(p, "%s %d, %s%s.", PLAIN(p, "Step", "第"), number, PLAIN(p, "", "步，"),
              step_words(v, s, text, sizeof text));
    return;
  }
  in_letters(p, s->said, s->sentence, text, sizeof text);
  if (s->slot >= 0) view_strand(s->slot, s->strand, strand, sizeof strand);
  plain_say(p, "%s %d, %s%s%s%s%s%s%s%s.", PLAIN(p, "Step", "第"), number, PLAIN(p, "", "步，"),
            s->by == LAB_BY_LEARNER ? view_say(v, WORD_BY_YOU) : strand, *strand || s->by == LAB_BY_LEARNER ? ": " : "",
            text, s->stale ? ", " : "", s->stale ? view_say(v, WORD_OVER_UNSEEN) : "",
            s->by == LAB_BY_CLOCK ? ", " : "", s->by == LAB_BY_CLOCK ? view_say(v, WORD_BY_CLOCK) : "");
}

static void tell_choices(Plain *p) {
  View *v = view_of(p);
  const LabGate *g = v->gate;
  for (int i = 0; i < g->nchoices; i++) {
    const LabChoice *c = &g->choices[i];
    char strand[24], text[LAB_TEXT * 3], note[LAB_TEXT + 80], line[40] = "";
    view_strand(c->slot, c->strand, strand, sizeof strand);
    in_letters(p, c->said, c->sentence, text, sizeof text);
    step_note(v, c, note, sizeof note);
    if (c->line) snprintf(line, sizeof line, PLAIN(p, ", line %u", "，第 %u 行"), c->line);
    plain_say(p, "%s %s: %s%s%s%s.", strand,
              c->can_go    ? PLAIN(p, "may go", "可以走")
              : c->timeout ? PLAIN(p, "waits, its time may run out", "在等，可以超时")
                           : PLAIN(p, "waits", "在等"),
              text, line, *note ? "; " : "", note);
  }
  if (!g->nchoices) plain_say(p, "%s", PLAIN(p, "Nobody can take a step.", "没有谁能再走。"));
}

static void tell_stepping(Plain *p) {
  const LabGate *g = view_of(p)->gate;
  int from = p->told.stepping && p->told.at <= g->at ? p->told.at : g->at;
  if (!p->told.stepping) plain_say(p, PLAIN(p, "Step %d. You decide who goes.", "第 %d 步。由你决定谁走。"), g->at);
  else if (p->told.at > g->at) plain_say(p, PLAIN(p, "Back at step %d.", "退到第 %d 步。"), g->at);
  for (int i = from; i < g->at; i++) tell_step(p, i + 1, &g->history[i]);
  tell_choices(p);
}

void plain_lane(Plain *p, char letter) {
  const View *v = view_of(p);
  const LabGate *g = v->gate;
  int slot = view_slot_of(letter), n = 0;
  if (view_stepping(v)) {
    for (int i = 0; i < g->at; i++)
      if (g->history[i].slot == slot) tell_step(p, i + 1, &g->history[i]), n++;
  } else if (v->record) {
    for (int i = 0; i < record_count(v->record); i++) {
      const LabEvent *e = &record_moment(v->record, i)->last;
      const LabObject *o = e->verb && e->slot == slot ? view_object(v, e->object) : NULL;
      if (!e->verb || e->slot != slot) continue;
      plain_say(p, PLAIN(p, "Moment %d: %s %s, line %u%s.", "时刻 %d：%s %s，第 %u 行%s。"), i, e->verb,
                o ? o->name : "", e->line,
                e->stale ? PLAIN(p, ", over what it had not seen", "，盖掉了没看到的写") : "");
      n++;
    }
  }
  if (!n) plain_say(p, PLAIN(p, "%c has taken no step that is kept.", "%c 没有记下的步。"), letter);
}

// ---- a run ----

static void tell_process(Plain *p, const LabProcess *one) {
  char text[LAB_TEXT * 3], exit[64], line[40] = "", pid[48] = "";
  in_letters(p, one->said, one->sentence, text, sizeof text);
  if (one->line) snprintf(line, sizeof line, PLAIN(p, ", line %u", "，第 %u 行"), one->line);
  snprintf(pid, sizeof pid, "PID %d", one->pid);
  const char *doing = one->ended                 ? say_exit(exit, sizeof exit, p->hand.app.language, one->exitcode)
                      : one->doing == LAB_WAITS  ? PLAIN(p, "waits", "在等")
                      : one->doing == LAB_SLEEPS ? PLAIN(p, "sleeps", "在睡")
                      : one->doing == LAB_HELD   ? PLAIN(p, "is held", "停住")
                                                 : PLAIN(p, "runs", "在运行");
  plain_say(p, "%s, %s, %s, %s%s%s%s.", view_letter(one->slot), one->name, pid, doing, one->ended || !*text ? "" : ": ",
            one->ended ? "" : text, one->ended ? "" : line);
}

static void tell_object(Plain *p, const LabObject *o) {
  const View *v = view_of(p);
  char name[LAB_NAME + 16], stands[LAB_TEXT], lost[60] = "", waits[80] = "";
  if (o->owned || o->kind == LAB_KIND_NONE) return;
  const char *called = view_object_name(o, name, sizeof name);
  const char *value = *o->typecode || *o->value ? o->value : said_stands(v->language, o, stands, sizeof stands);
  if (o->lost) snprintf(lost, sizeof lost, PLAIN(p, ", lost %lld", "，丢失 %lld"), (long long)o->lost);
  if (o->holder >= 0) snprintf(stands, sizeof stands, PLAIN(p, "held by %s", "由 %s 持有"), view_letter(o->holder));
  for (int i = 0; i < o->nwaiting && i < LAB_WAITERS; i++)
    snprintf(waits + strlen(waits), sizeof waits - strlen(waits), "%s%s", i ? " " : PLAIN(p, ", waiting: ", "，等待："),
             view_letter(o->waiting[i].slot));
  if (!*value) value = PLAIN(p, "free", "空闲");
  plain_say(p, "%s, %s: %s%s%s.", called, lab_kind_label(o->kind), o->holder >= 0 ? stands : value, lost, waits);
}

static void tell_state(Plain *p) {
  const View *v = view_of(p);
  const LabSnapshot *s = v->snap;
  char steps[32];
  say_number(steps, sizeof steps, (int64_t)s->steps);
  const char *state = s->state == LAB_RUNNING  ? PLAIN(p, "It runs", "在运行")
                      : s->state == LAB_PAUSED ? PLAIN(p, "It is held", "停住")
                      : s->state == LAB_ENDED  ? PLAIN(p, "It has ended", "已结束")
                      : s->state == LAB_DEADLOCK ? PLAIN(p, "A deadlock: nobody can ever go on", "死锁：谁也走不下去")
                      : s->state == LAB_STOPPED ? PLAIN(p, "It was stopped", "已停止")
                                                : PLAIN(p, "Nothing has run yet", "还没有运行过");
  if (s->state == LAB_NONE) plain_say(p, "%s.", state);
  else if (!s->updates) plain_say(p, PLAIN(p, "%s after %s steps.", "%s，共 %s 步。"), state, steps);
  else
    plain_say(
        p, PLAIN(p, "%s after %s steps. Lost: %lld of %llu updates.", "%s，共 %s 步。丢失 %lld 次更新，共 %llu 次。"),
        state, steps, (long long)s->lost, (unsigned long long)s->updates);
}

// What was printed since, the last part of it.
static void tell_output(Plain *p, uint64_t since) {
  enum { LINES = 12 };
  const LabSnapshot *s = view_of(p)->snap;
  uint64_t fresh = s->output_total > since ? s->output_total - since : 0;
  if (!fresh || !s->output_size) return;
  if (fresh > s->output_size) fresh = s->output_size;
  const char *end = s->output + s->output_size, *at = end;
  for (int n = 0; at > end - fresh && (at[-1] != '\n' || at == end || ++n < LINES);) at--;
  while (at < end) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t n = (size_t)((stop ? stop : end) - at);
    plain_say(p, PLAIN(p, "It prints: %.*s", "它打印：%.*s"), n > 4000 ? 4000 : (int)n, at);
    at += n + 1;
  }
}

static void tell_ring(Plain *p) {
  const LabSnapshot *s = view_of(p)->snap;
  char text[LAB_TEXT * 7];
  if (s->ring) plain_say(p, "%s.", in_letters(p, s->ring_said, s->ring_text, text, sizeof text));
  for (int i = 0; s->state == LAB_DEADLOCK && i < s->nstuck; i++)
    plain_say(p, PLAIN(p, "%s waits: %s%s%s.", "%s 在等：%s%s%s。"), view_letter(s->stuck[i].slot),
              s->stuck[i].sentence, s->stuck[i].holder >= 0 ? PLAIN(p, ", held by ", "，持有者 ") : "",
              s->stuck[i].holder >= 0 ? view_letter(s->stuck[i].holder) : "");
}

void plain_where(Plain *p) {
  const View *v = view_of(p);
  const LabProgram *program = v->program;
  char value[64];
  tell_state(p);
  for (int i = 0; i < program->nswitches; i++)
    plain_say(p, PLAIN(p, "Switch %s is %s, line %u.", "开关 %s：%s，第 %u 行。"), program->switches[i].name,
              program->switches[i].on ? PLAIN(p, "on", "启用") : PLAIN(p, "off", "停用"), program->switches[i].line);
  for (int i = 0; i < program->nknobs; i++)
    plain_say(p, PLAIN(p, "%s is %s.", "%s 是 %s。"), program->knobs[i].name,
              view_knob_text(v, &program->knobs[i], value, sizeof value));
  for (int i = 0; i < v->snap->nprocesses; i++) tell_process(p, &v->snap->processes[i]);
  for (int i = 0; i < v->snap->nobjects; i++) tell_object(p, &v->snap->objects[i]);
  tell_ring(p);
  if (view_stepping(v)) tell_choices(p);
  tell_output(p, 0);
  tell_goal(p);
}

void plain_program(Plain *p) {
  const View *v = view_of(p);
  for (uint32_t i = 0; i < v->program->nlines; i++) {
    char at[80] = "";
    int sw = view_switch_on_line(v->program, i + 1);
    for (int k = 0; k < v->snap->nprocesses && strlen(at) < 40; k++)
      if (!v->snap->processes[k].ended && v->snap->processes[k].line == i + 1)
        snprintf(at + strlen(at), sizeof at - strlen(at), "%s%s", *at ? " " : PLAIN(p, "   here: ", "   在此："),
                 view_letter(v->snap->processes[k].slot));
    plain_say(p, "%u: %s%s%s", i + 1, v->program->lines[i],
              sw >= 0 && !v->program->switches[sw].on ? PLAIN(p, "   (switched off)", "   （停用）") : "", at);
  }
}

// ---- every order ----

// With a full stop at its end, if it has none.
static void say_sentence(Plain *p, const char *text) {
  size_t n = strlen(text);
  bool ends = n && (text[n - 1] == '.' || (n > 2 && !strcmp(text + n - 3, "。")));
  plain_say(p, "%s%s", text, ends ? "" : ".");
}

static void tell_ends(Plain *p) {
  const View *v = view_of(p);
  const LabExplore *e = v->explore;
  char text[LAB_TEXT * 7], orders[60];
  explore_counts_text(v, text, sizeof text);
  say_sentence(p, text);
  explore_verdict_text(v, text, sizeof text);
  say_sentence(p, text);
  for (int i = 0; i < e->noutcomes; i++) {
    const LabOutcome *o = &e->outcomes[i];
    *orders = 0;
    if (o->orders == 1 && !e->by_states)
      snprintf(orders, sizeof orders, "%s", PLAIN(p, ", in one order", "，1 种顺序"));
    else if (o->orders && !e->by_states)
      snprintf(orders, sizeof orders, PLAIN(p, ", in %llu orders", "，%llu 种顺序"), (unsigned long long)o->orders);
    plain_say(p, "%s %d: %s%s%s%s.", PLAIN(p, "End", "结局"), i + 1,
              said_in(v->language, o->said, o->text, text, sizeof text), o->pattern ? ", " : "",
              o->pattern ? lab_pattern_name(o->pattern) : "", orders);
  }
  const LabOutcome *o = explore_chosen(v);
  if (o && *o->explanation)
    plain_say(p, "%s", said_in(v->language, o->explanation_said, o->explanation, text, sizeof text));
  if (o)
    plain_say(p, "%s",
              PLAIN(p, "Say order to hear its steps, real to stand there.", "说 order 听它的步，说 real 走到那里。"));
}

void plain_order(Plain *p) {
  View *v = view_of(p);
  const LabOutcome *o = v->explore && v->explore->on ? explore_chosen(v) : NULL;
  if (!o || !o->nsteps) {
    plain_say(p, "%s", PLAIN(p, "There is no order yet: say explore.", "还没有顺序：说 explore。"));
    return;
  }
  for (int i = 0; i < o->nsteps; i++)
    if (!o->steps[i].inside) tell_step(p, i + 1, &o->steps[i]);
  if (o->ngood && o->parts < o->ngood) {
    plain_say(p,
              PLAIN(p, "The nearest order that does not break is the same up to step %d. There:",
                    "最近的好顺序到第 %d 步都一样。然后："),
              o->parts);
    for (int i = o->parts; i < o->ngood; i++)
      if (!o->good[i].inside) tell_step(p, i + 1, &o->good[i]);
  }
}

// ---- what is new ----

void plain_note(Plain *p) {
  const View *v = view_of(p);
  const LabSnapshot *s = v->snap;
  const LabGate *g = view_stepping(v) ? v->gate : NULL;
  p->told = (Told){.page = v->page,
                   .at = g ? g->at : 0,
                   .nhistory = g ? g->nhistory : 0,
                   .predicted = v->predicted,
                   .reached = v->reached,
                   .explored = explored(p),
                   .stepping = g != NULL,
                   .state = s->state,
                   .steps = s->steps,
                   .output = s->output_total};
}

static void tell_run(Plain *p) {
  const View *v = view_of(p);
  const LabSnapshot *s = v->snap;
  bool anew = s->output_total < p->told.output || s->steps < p->told.steps;
  if (view_stepping(v)) {
    const LabGate *g = v->gate;
    if (!p->told.stepping || p->told.at != g->at || p->told.nhistory != g->nhistory) tell_stepping(p);
  } else if (s->state != LAB_NONE && (s->state != p->told.state || s->steps != p->told.steps)) tell_state(p);
  if (s->state == LAB_DEADLOCK && p->told.state != LAB_DEADLOCK) tell_ring(p);
  tell_output(p, anew ? 0 : p->told.output);
}

void plain_news(Plain *p) {
  Bench *b = &p->hand.app.bench;
  View *v = &b->view;
  if (*b->tell && v->predicted == p->told.predicted) plain_text(p, b->tell);
  *b->tell = 0;
  if (v->page != p->told.page) {
    plain_page(p);
    plain_note(p);
    return;
  }
  if (explored(p) && !p->told.explored) tell_ends(p);
  else if (!explored(p)) tell_run(p);
  if (v->predicted != p->told.predicted) tell_judgement(p);
  if (v->reached && !p->told.reached) {
    tell_goal(p);
    plain_say(p, "%s", PLAIN(p, "Say next for the next page.", "说 next 到下一页。"));
  }
  plain_note(p);
}

// The commands that work here, by their names.
void plain_help(Plain *p) {
  App *a = &p->hand.app;
  Language language = a->language;
  plain_say(p, "%s",
            PLAIN(p,
                  "page, program, where, lane A, order, more, next, back 2, answer 1, leave. And what works here now:",
                  "page、program、where、lane A、order、more、next、back 2、answer 1、leave。此处还可以："));
  for (int i = 0; i < KEYS; i++) {
    const Deed *d = command_deed(command_mode(a), (KeyId)i);
    const KeyRow *r = &key_rows[i];
    if (!command_works(a, d) || !*r->name[0][ENGLISH] || i == KEY_ALL || i == KEY_HELP || i == KEY_PANEL) continue;
    plain_say(p, "%s%s%s: %s", r->name[0][language], *r->name[1][language] ? ", " : "", r->name[1][language],
              r->means[language]);
  }
}
