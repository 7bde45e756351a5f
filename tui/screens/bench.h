// The bench: one opened program, its run, and the lesson's pages with their predictions and goals, if there is a
// lesson. Its functions are what the keys do; what is seen is in its View.
#ifndef TUI_SCREENS_BENCH_H
#define TUI_SCREENS_BENCH_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/course/review.h"
#include "tui/panels/view.h"

enum { BENCH_EVENTS = 65536 };  // read at most so many at a time: what the rings of all processes hold

typedef struct GateSeen {  // what the last tick saw of a held run
  int on, settled, differs, fresh, grain, at, nhistory, nchoices;
} GateSeen;

typedef struct ExploreSeen {
  uint64_t orders, replayed;
  int64_t noutcomes, running;
} ExploreSeen;

// A row of the ledger: a run that was, or a search.
typedef enum RunHow { RUN_LIVE, RUN_PACED, RUN_DECIDE, RUN_EVERY } RunHow;
typedef struct KeptRun {
  int number;
  RunHow how;
  double pace;
  Settings settings;
  Record *record;      // its moments; of a run that was stepped through the last one; NULL: no longer kept
  Timeline *timeline;  // NULL: likewise
  LabOrder *order;     // of a run that was stepped through: real processes can stand there again
  char verdict[200];   // of a search: what it came to
} KeptRun;

typedef struct Seek {  // what n and p go to
  enum { SEEK_NOTE, SEEK_OBJECT, SEEK_SLOT, SEEK_LINE, SEEK_WORDS } kind;
  int id;  // the object's, the slot, the line
  char words[120];
} Seek;

typedef struct Bench {
  View view;
  Lab *lab;
  Lab *judge;      // tries every order for the page's question; NULL: not needed up to now
  bool searching;  // … and has not ended,
  bool searched;   // … or has
  Progress *progress;
  bool open;
  char path[PATH_MAX];
  LabSnapshot *snap, *none;  // the run's; an empty one for before the first run
  Timeline *timeline;
  Record *record;
  KeptRun *runs;  // the oldest first; the present run is none of them
  int nruns, runs_room, run_number;
  int before_search;        // the number of the run that a search took from the bench; 0 none
  const KeptRun *standing;  // the kept run that is looked at; NULL: the present one
  bool held_meanwhile;      // … and the present one goes on when it is looked at again
  Seek seek;
  LabEvent *events;
  uint64_t cursor;
  uint64_t steps_seen;  // what the last tick saw, to know whether anything changed
  bool wants_line;      // the program waits for a line of standard input
  LabRunState state_seen;
  size_t output_seen;
  GateSeen gate_seen;
  ExploreSeen explore_seen;
  bool exploring;  // an exploration was begun, its end has not been seen
  char typed[32];  // stepping: letters typed ahead of processes that have not come to their next step
  int ntyped;
  uint32_t leading_to;  // the line at which the page lets stepping begin, until somebody stands there; 0: none
  bool to_start;        // a replayed order is at its end, and goes to its start
  int led;              // steps that were taken for it
  int walking_to;       // … and where the run is being led, -1 nowhere: keys may come faster than steps
  int saves_outcome;    // which order is saved: this outcome's, -1 the learner's own
  int64_t moment_at;    // ns: the last moment was kept then
  int64_t drawn_at;     // ns; a waiting time is drawn anew now and then
  bool ran;             // there is a run, living or ended
  int round;            // of a review (tui/course/review.h); 0: the lesson is none
  bool asked_once;      // r was pressed while a prediction was open
  bool asking;          // … and the question is open: digits answer it
  uint32_t confirms;    // a second press of this key confirms; 0 none
  int watching;         // steps of the breaking order that is being watched, until its end is reached; 0 none, -1 not
                        // known yet
  bool told_sleep;      // in this run the learner was told that sleeps do not order a paced run
  bool search_longer;
  double search_seconds;  // of the last search
  bool armed;             // the present run began after the prediction was made
  Facts facts;
  int64_t goal_at;     // ns: since when the goal's test holds and its evidence is drawn; 0: it does not hold
  int64_t toggled_at;  // ns: when a switch was last turned in mid-run
  uint64_t turned;     // knobs that the learner has turned since the page set them: bit i the i'th
  uint64_t carried;    // … and that stepping has taken over; explore_were: what it would have begun with
  int64_t explore_were[64];
  int64_t looked_at;   // ns: when the file was last looked at
  LabRefusal refusal;  // the file as it is saved now cannot be run; headline "" if it can
  LabProgram broken;   // … and is shown as it is: its lines point into broken_text
  char *broken_text, *broken_kept;
  const char **broken_lines;
  size_t broken_size;
  bool left;      // its screen was left while it ran: it is held
  bool slept;     // bench_sleep has paused a run that was not
  int *sleepers;  // slots that bench_sleep has stopped
  int nsleepers;
  char tell[600];  // a word for the learner, in the footer's place until the next key
  int64_t tell_until;
} Bench;

bool bench_start(Bench *b, Lab *lab, Progress *progress);  // false: no memory
void bench_finish(Bench *b);
void bench_tell(Bench *b, const char *form, ...) __attribute__((format(printf, 2, 3)));

// lesson NULL: a file of the learner's own.
bool bench_open(Bench *b, const char *path, const Lesson *lesson, LabRefusal *why);
bool bench_open_page(Bench *b, const Lesson *lesson, int page, LabRefusal *why);  // with the program that it has
// A review is opened at the first page of its round that is not answered; a finished one begins a new round.
bool bench_open_review(Bench *b, const Lesson *review, LabRefusal *why);
bool bench_round_is_over(const Bench *b);  // the review that is open is gone through; how, and when again:
const char *bench_round_says(const Bench *b, char *to, size_t size);  // "": it is not over
void bench_run(Bench *b);                                             // run, or run again
void bench_stop(Bench *b);
void bench_pause(Bench *b);  // and on again
void bench_pace(Bench *b, int faster);
void bench_sleep(Bench *b);                        // to the shell: time stands, and whoever comes to no step is stopped
void bench_wake(Bench *b);                         // … and goes on as before
void bench_toggle(Bench *b, int sw);               // -1: there is none; says so
void bench_set_switch(Bench *b, int sw, bool on);  // … and says nothing: a page does it
// A value for the next run (while the learner decides: for the next steps). Nothing is restarted.
void bench_set_value(Bench *b, int knob, const char *value);
// The value after `from`, above or below, as text.
void bench_next_value(const LabKnob *k, const char *from, int by, char *to, size_t size);
bool bench_asks_to_kill(Bench *b);      // asks once before the main process is killed. true: it has asked
void bench_send(Bench *b, int signal);  // to the chosen process
bool bench_leave(Bench *b);             // its screen is left: a run that goes is held. true: there is a run
void bench_return(Bench *b);            // … and goes on
void bench_turn_page(Bench *b, int by);
void bench_hint(Bench *b);
bool bench_find(Bench *b, const char *text, int by);  // the next line after the chosen one, or before it
void bench_to_line(Bench *b, int line);               // of the program, which has the focus then
bool bench_has_steps(const Bench *b);                 // there are steps to go to
void bench_to_step(Bench *b, int step);
bool bench_number_is_step(const Bench *b);  // what a number means where the focus is: a step, else a line
void bench_go_to(Bench *b, int number);     // … goes there

// Lets the lab work and takes a snapshot. True: something that is shown has changed.
bool bench_tick(Bench *b, int64_t now);
int64_t bench_frame(const Bench *b);             // ns between two pictures of a run that goes
int bench_timeout(const Bench *b, int64_t now);  // ms until bench_tick is due, -1 never

// bench_time.c: the record, and the moment of it that is shown.
void bench_take_moment(Bench *b, bool by_step);
bool bench_by_step(const Bench *b);    // it goes so slowly that each step is a moment
void bench_moment(void *bench);        // lab_on_moment's
void bench_show(Bench *b);             // sets what every panel shows: the moment under the cursor
void bench_look(Bench *b, int by);     // a moment back, or on
void bench_look_to(Bench *b, int at);  // to that moment; past the last one: to now
bool bench_look_now(Bench *b);         // false: it was there already
void bench_read_events(Bench *b);
Record *bench_record(const Bench *b);  // of the run that is looked at
// bench_runs.c: the ledger.
void bench_keep_run(Bench *b);      // the present run is about to give way to another one
void bench_keep_search(Bench *b);   // a search is over
void bench_after_search(Bench *b);  // explore's screen is left
void bench_forget_runs(Bench *b);
RunHow bench_how(const Bench *b);   // how the present run goes
bool bench_stand(Bench *b, int i);  // looks at a kept run; at nruns: at the present one. false: says why not
void bench_stand_now(Bench *b);     // at the present run
const LabSnapshot *bench_end_of(const Bench *b, int i);  // the last picture of run i (nruns: the present one); NULL
// bench_seek.c: through the moments that are of note, or that the seeking names, in whatever run there is.
void bench_seek(Bench *b, int by);
void bench_seek_touches(Bench *b);                  // of what is chosen in the panel with the focus
void bench_seek_words(Bench *b, const char *text);  // in the sentences of the steps
bool bench_seek_end(Bench *b);                      // false: nothing was sought

// bench_file.c: the file is saved while it is open.
bool bench_look_at_file(Bench *b, int64_t now);  // true: what is shown has changed
bool bench_may_run(Bench *b);                    // false: the file as it is saved cannot be run; says why
void bench_forget_broken(Bench *b);
void bench_no_run(Bench *b);        // the run is gone, with all that was known of it
void bench_take_program(Bench *b);  // the lab has read the program anew

void bench_forget_run(Bench *b);  // a new run is about to begin
void bench_began(Bench *b);       // … and has begun

// bench_step.c: the learner decides who takes the next step.
void bench_step_begin(Bench *b);
void bench_forget_turned(Bench *b);  // what the learner has turned by hand counts for stepping no more
void bench_held(Bench *b);           // a run that is held has begun
void bench_let_go(Bench *b, int choice);
void bench_let_key(Bench *b, char key);
void bench_again(Bench *b);         // the chosen strand; the one that was let go last is the chosen one
void bench_walk(Bench *b, int by);  // through the history
void bench_walk_to(Bench *b, int at);
void bench_way(Bench *b, int by);      // the next of the ways that were left, or the one before
bool bench_takes(const Bench *b);      // a run at a pace, that can be taken over at the moment that is shown
void bench_take(Bench *b);             // … and the learner decides from there on
bool bench_can_stand(const Bench *b);  // real processes can stand at the moment that is shown of it; it may be over
void bench_grain(Bench *b);
void bench_run_on(Bench *b);
// The name of an order's file if the learner gives none.
void bench_order_name(const Bench *b, char *to, size_t size);
void bench_save_order(Bench *b, const char *path);
void bench_signal(Bench *b, const char *name);  // to the chosen process: "TERM", "SIGTERM" or a number
// Opens the program and leads it to the start of the order in that file. false: says why.
bool bench_walk_order(Bench *b, const char *program, const char *order);
bool bench_look_at_gate(Bench *b);  // true: what is shown has changed

// bench_explore.c: every order.
bool bench_explore(Bench *b);       // false: it could not be begun; says why
bool bench_explore_from(Bench *b);  // only orders that begin with the steps taken in stepping, or as in the last search
void bench_explore_stop(Bench *b);
bool bench_watch(Bench *b);  // the chosen outcome's order, on real processes
bool bench_set_explore(Bench *b, int knob, const char *value, char *why, size_t size);
bool bench_look_at_explore(Bench *b);

// explore_seek.c: through the steps of the explored order that is shown.
void explore_seek(Bench *b, int by);
void explore_seek_touches(Bench *b);
void explore_seek_words(Bench *b, const char *text);
void explore_go_to(Bench *b, int step);

// bench_ask.c: a page's question.
// Asks once for an open prediction (of a run, of an exploration) before it begins. true: it has asked.
bool bench_asks(Bench *b, bool explore);
bool bench_frozen(const Bench *b);                // the page's settings stand still until its question is answered
void bench_predict(Bench *b, int option);         // the option that is shown as the so-manieth, from 0
bool bench_answers(Bench *b);                     // Enter. false: it is not for the question
void bench_answer(Bench *b, const char *answer);  // as a text (tui/course/ask.h)
void bench_recall(Bench *b);                      // what was answered before
void bench_search(Bench *b);                      // begins to try every order, if the question is judged so
bool bench_look_at_search(Bench *b);              // true: what is shown has changed
void bench_settle(Bench *b, bool ended);          // judges an open answer, if that can be done now

// bench_page.c: what a page asks for.
const char *bench_page_key(const Bench *b, char to[REVIEW_KEY]);  // of the page in the progress file
void bench_enter_page(Bench *b, bool apply);                      // apply: do what the page sets
void bench_judge(Bench *b);
void bench_look_at_goal(Bench *b);  // a goal that is reached: does what was said of the run then still hold?
// A picture has been shown. A goal whose test holds is reached when what it stands for was in it (in a live run: for
// half a second); what is missing is brought to sight. True: draw again.
bool bench_drawn(Bench *b, int64_t now);
extern const unsigned bench_evidence[PANELS];  // bench.c: EVIDENCE_ bits, by panel

#endif
