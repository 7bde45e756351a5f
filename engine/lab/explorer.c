// The explorer's life: a process of its own that makes a world, searches, looks at each order, reports (explorer.h).
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/clock.h"
#include "bind/ops.h"
#include "explore/finer_steps.h"
#include "explore/kills.h"
#include "explore/late_changes.h"
#include "explore/makespan.h"
#include "explore/memory.h"
#include "explorer.h"
#include "forms.h"
#include "gate.h"
#include "guest/guest.h"

static const double SAY_EVERY = 0.15;  // seconds between reports: the screen looks alive, the cost is small
static const double GRACE_REPORT = 1,
                    GRACE_GUEST = 4;  // seconds, after the bound: then the bench ends this process (explore.c)

// One a process, as their signal handlers are. stop: the bench asked for it. hurry: the time is up, or nearly.
static volatile sig_atomic_t stop, hurry;

enum { GUEST_STEPS = 1500 };    // of one order of a guest: each takes a tenth of a millisecond, and is led again
enum { HURRY_EVERY = 200000 };  // µs: private work that takes longer is left when the time is up

static void hurry_from(double seconds) {
  long whole = (long)seconds;
  struct itimerval t = {.it_interval.tv_usec = HURRY_EVERY,
                        .it_value = {.tv_sec = whole, .tv_usec = (long)((seconds - (double)whole) * 1e6)}};
  if (t.it_value.tv_sec == 0 && t.it_value.tv_usec == 0) t.it_value.tv_usec = 1;
  setitimer(ITIMER_REAL, &t, NULL);
}

static void time_is_up(int signal) {
  hurry = signal;
  explore_hurry();
}

static void asked_to_stop(int signal) {
  stop = signal;
  hurry_from(0);
}

static _Noreturn void fail_saying(int to, const char *said) {
  ExploreReport r = {.pub = {.on = true}};
  lab_english(said, r.pub.error, sizeof r.pub.error);
  saying_copy(said, r.pub.error_said, sizeof r.pub.error_said);
  explorer_send(to, &r);
  _exit(0);
}

static _Noreturn void fail(int to, const char *why) {
  char said[LAB_TEXT];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, why, NULL);
  fail_saying(to, said);
}

static _Noreturn void fail_at_step(int to, int step) {
  char said[LAB_TEXT];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, FORM_BEGINS_OTHERWISE, "n", say_int(step).text, NULL);
  fail_saying(to, said);
}

// ---- while it searches ----

// Takes the order that has just come to its end again, under other clocks, PIDs, addresses and hashes.
static bool take_again(Explorer *e, const ExploreEvent *event, int n) {
  ExploreMark *here = explore_mark(e->x);
  if (here == NULL) return false;
  bool learned = retake_order(e->retake, event, n, &e->caveats, &e->printed);
  explore_back(e->x, here);
  explore_drop(e->x, here);
  return learned;
}

static bool on_new(Search *s, const ExploreEvent *event, int n) {
  Explorer *e = s->data;
  if (!e->retake) return false;
  e->retaken = retake_wants(e->retake);
  return e->retaken && take_again(e, event, n);
}

static void look_again(Explorer *e, const ExploreEvent *event, int n) {
  if (!e->retaken && e->retake && retake_wants(e->retake) && retake_is_due(e->retake)) take_again(e, event, n);
  e->retaken = false;
}

static bool on_progress(Search *s) {
  Explorer *e = s->data;
  if (stop) return false;
  if (s->spent < e->next) return true;
  e->next = s->spent + SAY_EVERY;
  explorer_say_so_far(e);
  return true;
}

// The next step may be one that never ends, so news do not wait: the first order that breaks, and new outcomes, while
// they are few (each report has all of them).
static bool is_news(Explorer *e, const Outcome *o, int ntold) {
  bool breaks = outcome_breaks(o) && !e->broken, few = e->ntold != ntold && (e->ntold & (e->ntold - 1)) == 0;
  e->broken |= breaks;
  return breaks || few;
}

static void on_break(Search *s, const SearchFinding *f) {
  Explorer *e = s->data;
  explorer_keep_first(e, f);
  explorer_say_so_far(e);
}

static void look_at_changes(Explorer *e, const ExploreEvent *event, int n) {
  World *w = explorer_world(e);
  int nchanges;
  const ExploreChange *change = explore_changes(e->x, &nchanges);
  if (late_changes_matter(w, event, n, change, nchanges) && explore_pickle_late(e->x)) return;
  late_changes_order(&e->caveats, w, event, n, change, nchanges);
}

// At what our own machine knows beside the steps.
static void look_inside(Explorer *e, const ExploreEvent *event, int n) {
  int nkills;
  const ExploreKill *kill = explore_kills(e->x, &nkills);
  races_refine(e->races, e->x);
  kills_order(&e->caveats, explorer_world(e), event, n, kill, nkills);
  look_at_changes(e, event, n);
}

// At races and caveats, also of an order that was only taken up to a known state.
static void look_at(Explorer *e, const ExploreEvent *event, int n) {
  World *w = explorer_world(e);
  races_order(e->races, w, event, n);
  if (e->x) look_inside(e, event, n);
  finer_steps_order(&e->caveats, w, event, n);
}

static bool on_order(Search *s, const ExploreEvent *event, int n, const Outcome *o) {
  Explorer *e = s->data;
  World *w = explorer_world(e);
  int ntold = e->ntold;
  explorer_tell(e, o);
  look_at(e, event, n);
  if (s->orders < LOOKED_AT || !s->exact) {
    guards_order(&e->guards, w, event, n);
    explorer_note_left(e, w, event, n);
  }
  if (e->ntold > ntold || s->orders < LOOKED_AT) patterns_order(e->patterns, w, event, n, &e->caveats);
  if (is_news(e, o, ntold)) explorer_say_so_far(e);
  look_again(e, event, n);
  return !stop;
}

// What hangs on two steps of which one comes later is found by those orders that come through the known state.
static bool on_known(Search *s, const ExploreEvent *event, int n, int fresh) {
  Explorer *e = s->data;
  look_at(e, event, n);
  guards_steps(&e->guards, explorer_world(e), event, fresh, n);
  return !stop;
}

// ---- its life ----

// This process drops all that it has from the bench: terminal, descriptors, signals.
static void settle_down(int to, int death) {
  prctl(PR_SET_NAME, "mplab-explore");
  for (int sig = 1; sig < NSIG; sig++) signal(sig, SIG_DFL);
  signal(SIGINT, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  signal(SIGTSTP, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  struct sigaction a = {.sa_handler = asked_to_stop, .sa_flags = SA_RESTART};
  sigaction(SIGTERM, &a, NULL);
  // it may leave what it interrupts by a jump
  a = (struct sigaction){.sa_handler = time_is_up, .sa_flags = SA_RESTART | SA_NODEFER};
  sigaction(SIGALRM, &a, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd < 3; fd++) dup2(nothing, fd);
  int low = to < death ? to : death, high = to < death ? death : to;
  if (low > 3) close_range(3, (unsigned)low - 1, 0);
  if (high > low + 1) close_range((unsigned)low + 1, (unsigned)high - 1, 0);
  close_range((unsigned)high + 1, ~0u, 0);
  // a search that fills the memory must not take the bench with it
  int first_to_die = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (first_to_die < 0) return;
  if (write(first_to_die, "1000", 4) < 0) errno = 0;
  close(first_to_die);
}

// A bound was reached before the first step.
static _Noreturn void bound_at_once(int to, const Exploring *how) {
  ExploreReport r = {.pub = {.on = true, .seconds = clock_seconds(clock_monotonic() - how->began)}};
  Saying said = saying_in(r.pub.incomplete_said, sizeof r.pub.incomplete_said);
  if (memory_reached())
    say_form(&said, FORM_STOPPED_MEMORY, "n", say_int((int64_t)(memory_limit_is() >> 20)).text, NULL);
  else if (stop) say_form(&said, FORM_STOPPED_EARLY, NULL);
  else exploring_say_late(&how->options, &said);
  lab_english(r.pub.incomplete_said, r.pub.incomplete, sizeof r.pub.incomplete);
  explorer_send(to, &r);
  _exit(0);
}

// What the run is made from: it lives as long as this process.
typedef struct Settings {
  KnobSetting *knob;
  char (*value)[32];
  const char **argv;
  uint32_t *switches;
} Settings;

static void settle(Settings *s, const Lab *lab, const LabExploreOptions *o, int to) {
  const LabProgram *p = &lab->program;
  s->knob = calloc((size_t)p->nknobs + 1, sizeof *s->knob);
  s->value = calloc((size_t)p->nknobs + 1, sizeof *s->value);
  s->argv = calloc((size_t)o->argc + 2, sizeof *s->argv);
  s->switches = calloc((size_t)p->nswitches + 1, sizeof *s->switches);
  if (!s->knob || !s->value || !s->argv || !s->switches) fail(to, FORM_NO_MEMORY);
  for (int i = 0; i < p->nknobs; i++) {
    run_knob_text(&p->knobs[i], o->explore_values, s->value[i]);
    s->knob[i] = (KnobSetting){p->knobs[i].name, s->value[i]};
  }
  for (int i = 0; i < p->nswitches; i++) s->switches[i] = p->switches[i].on;
  s->argv[0] = lab->path;
  for (int i = 0; i < o->argc; i++) s->argv[i + 1] = o->argv[i];
}

static void begin_own(Explorer *e, const RunConfig *c, const ExploreSetup *setup, char *why, size_t size) {
  e->x = explore_new(&bind_ops, c, setup, why, size);
  if (e->x == NULL) return;
  e->ground = explore_ground(e->x);
  e->start = explore_start(e->x);
  e->retake = e->start ? retake_new(e->x, e->start) : NULL;
  explore_mask_printed(e->x, &e->printed);
  explore_keep_guards(e->x, &e->guards);
  if (e->retake == NULL) fail(e->to, FORM_NO_MEMORY);
}

static RerunSetup guest_setup(const Lab *lab, const Exploring *how, const ExploreSetup *own, const RunConfig *c) {
  const LabExploreOptions *o = &how->options;
  return (RerunSetup){.config = c,
                      .binding = &bind_ops,
                      .guests = guest_nurse,
                      .seed = own->seed,
                      .whole_gets = how->begin.n > 0 ? how->begin.kinds.whole_gets : gate_whole_gets(lab),
                      .switches = own->switches,
                      .nswitches = own->nswitches,
                      .rule = own->rule,
                      .hurry = &hurry,
                      .end = o->seconds > 0 ? how->began + (int64_t)(o->seconds * 1e9) : INT64_MAX};
}

static void begin(Explorer *e, Lab *lab, const Exploring *how) {
  static Settings s;  // this process is one search: lives until its _exit
  const LabExploreOptions *o = &how->options;
  settle(&s, lab, o, e->to);
  RunConfig c = {.path = lab->path,
                 .text = lab->text,
                 .size = lab->size,
                 .settings = s.knob,
                 .nsettings = lab->program.nknobs,
                 .argv = s.argv,
                 .argc = o->argc + 1,
                 .python = lab->python ? lab->python : "",
                 .births = -1,
                 .flags = CONFIG_TERMINAL};
  ExploreSetup setup = {.seed = o->has_seed ? o->seed : LAB_FIXED_SEED,
                        .kinds = how->begin.n > 0 ? &how->begin.kinds : NULL,
                        .memory = o->memory ? o->memory : memory_default(),
                        .rule = explorer_rule(how->options.rule),
                        .kills_between = o->kills_between,
                        .switches = s.switches,
                        .nswitches = lab->program.nswitches};
  char why[LAB_TEXT * 2] = "";
  RerunSetup guest = guest_setup(lab, how, &setup, &c);
  if (lab->python) explorer_begin_guest(e, &guest, why, sizeof why);
  else begin_own(e, &c, &setup, why, sizeof why);
  bool begun = e->x || e->rerun;
  if (!begun && (memory_reached() || hurry)) bound_at_once(e->to, how);
  if (!begun && why[0]) fail_saying(e->to, why);
  if (!begun) fail(e->to, FORM_NOT_EXPLORABLE);
  e->races = races_new();
  e->patterns = patterns_new();
  if (e->start == NULL || e->races == NULL || e->patterns == NULL) fail(e->to, FORM_NO_MEMORY);
}

// Instead of a search.
static _Noreturn void measure(Explorer *e, const LabExploreOptions *o) {
  ExploreReport r = {.pub = {.on = true}};
  Makespan m;
  bool good = makespan_measure(e->x, o->max_steps, &m);
  r.pub.complete = good && m.over;
  r.pub.work = m.work;
  r.pub.path = m.path;
  explorer_send(e->to, &r);
  _exit(0);
}

// Who asked for a stop waits: what is not made ready soon is told without its steps, before the bench's patience ends
// (explore.c).
static void hasten(Explorer *e, bool guest) {
  int64_t soon = clock_monotonic() + (int64_t)((guest ? GRACE_GUEST : GRACE_REPORT) * 1e9);
  if (soon < e->late_at) e->late_at = soon;
}

void explorer_main(Lab *lab, const Exploring *how, int to) {
  static Explorer e;  // large; this process is one search, and does not return
  const LabExploreOptions *o = &how->options;
  death_arm(how->death.read);
  settle_down(to, how->death.read);
  e.to = to;
  e.began = how->began;
  double used = clock_seconds(clock_monotonic() - how->began);
  e.late_at = o->seconds > 0 ? how->began + (int64_t)((o->seconds + (lab->python ? GRACE_GUEST : GRACE_REPORT)) * 1e9)
                             : INT64_MAX;
  if (o->seconds > 0) hurry_from(o->seconds > used ? o->seconds - used : 0);
  begin(&e, lab, how);
  int unlike = explorer_take_begin(&e, &how->begin);
  if (unlike) fail_at_step(to, unlike);
  if (o->measures && e.x) measure(&e, o);
  e.search = (Search){.method = o->random ? SEARCH_RANDOM
                                : o->all  ? SEARCH_ALL
                                          : SEARCH_DPOR,
                      .store = (SearchStore)o->store,
                      .max_orders = o->max_orders,
                      .most_steps = o->max_steps,
                      .max_steps = e.rerun ? GUEST_STEPS : 0,
                      .seconds = o->seconds,
                      .used = clock_seconds(clock_monotonic() - how->began),
                      .hurry = &hurry,
                      .seed = o->has_seed ? o->seed : LAB_FIXED_SEED,
                      .on_new = on_new,
                      .on_order = on_order,
                      .on_known = on_known,
                      .on_progress = on_progress,
                      .on_break = on_break,
                      .breaks_first = true,
                      .from = e.begin.choice,
                      .nfrom = e.begin.n,
                      .data = &e};
  if (o->random && (o->max_orders == 0 || o->random < o->max_orders)) e.search.max_orders = o->random;
  if (!explorer_search(&e, &e.search) && !memory_reached()) fail(to, FORM_NO_SEARCH_MEMORY);
  if (stop) hasten(&e, lab->python);
  explorer_report(&e, stop);
  _exit(0);
}
