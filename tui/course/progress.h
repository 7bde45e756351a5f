// What the learner has done, kept between starts in $XDG_STATE_HOME/mplab/progress.json (else ~/.local/state/mplab/):
// pages seen, predictions and whether they were right, goals reached, tasks passed, the language. A crash while saving
// leaves the old file or the new one; a file that cannot be read is set aside under another name, never lost. Two
// workbenches may be open at once: a save takes over what the other has saved; what was seen, judged or reached stays
// so.
#ifndef TUI_COURSE_PROGRESS_H
#define TUI_COURSE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Progress Progress;

// OPEN: answered, not yet judged
typedef enum Predicted { PREDICTED_NOT, PREDICTED_OPEN, PREDICTED_WRONG, PREDICTED_RIGHT } Predicted;

// path NULL: the usual place (or nowhere, when there is no home). `set_aside` gets the damaged file's new name, else
// "".
Progress *progress_load(const char *path, char *set_aside, size_t size);
void progress_free(Progress *p);
// writes only what has changed; true when there was nothing to do
bool progress_save(Progress *p, char *why, size_t size);
// Takes over what stands in `json`, the tree of another's file: what was seen, judged, reached or passed. false: it is
// no such tree, and nothing was taken.
struct cJSON;
bool progress_take(Progress *p, const struct cJSON *json);

// The path of another file beside it, whose folders are made. false: there is none, or they cannot be made.
bool progress_file(const Progress *p, const char *name, char *to, size_t size);

int progress_language(const Progress *p);  // -1: never chosen
void progress_set_language(Progress *p, int language);

bool progress_seen(const Progress *p, const char *lesson, const char *page);
void progress_see(Progress *p, const char *lesson, const char *page);
bool progress_reached(const Progress *p, const char *lesson, const char *page);
void progress_reach(Progress *p, const char *lesson, const char *page);
// answer: the option's id
Predicted progress_predicted(const Progress *p, const char *lesson, const char *page, const char **answer);
void progress_predict(Progress *p, const char *lesson, const char *page, const char *answer, Predicted how);

// Rounds of a review that are finished, and on which day (day.h) the so-manieth was, from 1; 0: it is not finished. A
// round that was finished twice, by two workbenches, has the earlier day.
int progress_rounds(const Progress *p, const char *review);
int progress_round_day(const Progress *p, const char *review, int round);
void progress_finish_round(Progress *p, const char *review, int round, int day);

bool progress_passed(const Progress *p, const char *task);
void progress_pass(Progress *p, const char *task);

#endif
