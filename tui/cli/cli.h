// The command line: what was asked for, and the commands without a screen.
#ifndef TUI_CLI_CLI_H
#define TUI_CLI_CLI_H

#include <stdbool.h>

#include "lab/lab.h"
#include "tui/course/lesson.h"
#include "tui/course/task.h"

enum { EXIT_BAD = 2 };  // a wrong command line, a program outside the subset, an unreadable file

// One line on stderr: "mplab: …". Returns EXIT_BAD.
int cli_bad(const char *form, ...) __attribute__((format(printf, 1, 2)));
int cli_refused(const LabRefusal *why);  // the same of a program that cannot be run: with its line
// … and with the command that lets python3 run what is only outside the subset
int cli_refused_to(const LabRefusal *why, const char *verb, const char *target);

// Finds a program by a lesson's name or number, or by its path. The course is read when it is needed. False: cli_bad
// has spoken.
typedef struct Target {
  Course *course;
  const Lesson *lesson;
  const char *path;
} Target;
bool cli_target(const char *name, Target *t);
Course *cli_course(void);  // NULL: cli_bad has spoken
Tasks *cli_tasks(void);    // the same

// Options that several commands share (options.c). False: cli_bad has spoken.
// --python or --python=COMMAND: the command that runs the program. false: it is another option
bool cli_python(const char *option, const char **command);
// The value of an option at argv[*i], "--set X" or "--set=X": NULL if it is another option, or (and *missing) if it has
// no value.
char *cli_value(const char *option, int argc, char **argv, int *i, bool *missing);
bool cli_number(const char *option, const char *text, uint64_t most, uint64_t *n);
bool cli_utf8(void);  // may the output hold more than ASCII
// Writes what was made: to the file that -o named, whole or not at all; NULL: to standard output. The exit code.
int cli_write(const char *path, const char *text, size_t size);
// NAME=VALUE of a switch or knob. explore: it sets the value that stepping and exploring start with.
bool cli_set(Lab *lab, char *text, bool explore);

int cli_list(int argc, char **argv);  // the arguments after the command's name
int cli_run(int argc, char **argv);
int cli_explore(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_replay(int argc, char **argv);
int cli_trace(int argc, char **argv);
int cli_shot(int argc, char **argv);
int cli_page(int argc, char **argv);
int cli_dis(int argc, char **argv);
int cli_task(int argc, char **argv);
int cli_grade(int argc, char **argv);
int cli_grade_one(int argc, char **argv);
int cli_class(int argc, char **argv);
int cli_handout(int argc, char **argv);
int cli_slides(int argc, char **argv);
int cli_bench(int argc, char **argv);
int cli_plain(Lab *lab, const Target *t);  // plain.c: the workbench as a conversation

#endif
