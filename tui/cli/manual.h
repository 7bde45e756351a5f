// The one table of the command line: what is called, printed as help, written into the manual page, and completed.
//
//   VERB(name, function, what it takes, arguments as shown, meaning)
//   OPTION(verbs, option, value as shown, what its value is, meaning)
//
// The workbench is the verb without a name. Verbs are named in an option's row with a blank on each side, the workbench
// as "bench".
#ifndef TUI_CLI_MANUAL_H
#define TUI_CLI_MANUAL_H

#include <stdio.h>

#include "cli.h"

// What an argument or a value can be: so the shell completes it.
typedef enum Takes {
  TAKES_NOTHING,
  TAKES_PROGRAM,  // a lesson or a Python file
  TAKES_LESSON,
  TAKES_TASK,
  TAKES_BOTH,     // a lesson or a task
  TAKES_GRADING,  // a task, then files
  TAKES_FILE,
  TAKES_FOLDER,
  TAKES_SETTING,  // a switch or a knob of the program
  TAKES_LIMIT,
  TAKES_MEMORY,
  TAKES_FORMAT,
  TAKES_TABLE,
  TAKES_WORD,  // what nobody can guess
} Takes;

// One row each, not to be folded. In the order of the help.
// clang-format off
#define MANUAL_VERBS(VERB) \
  VERB("", cli_bench, TAKES_PROGRAM, "[LESSON|FILE.py]", \
      "the workbench, opened there") \
  VERB("list", cli_list, TAKES_NOTHING, "", \
      "the lessons") \
  VERB("run", cli_run, TAKES_PROGRAM, "LESSON|FILE.py [-- ARGS]", \
      "runs the program without the screen: prints and exits as python3 does, and with 4 when nobody in it can ever " \
      "go on") \
  VERB("explore", cli_explore, TAKES_PROGRAM, "LESSON|FILE.py [-- ARGS]", \
      "tries every order that differs; 0: proved, 1: one breaks, 3: incomplete, 5: none breaks, but there is more " \
      "than one end or a caveat") \
  VERB("replay", cli_replay, TAKES_FILE, "ORDER", \
      "leads real processes along a saved order; 0: it came out as written, 1: it did not") \
  VERB("trace", cli_trace, TAKES_PROGRAM, "-o FILE LESSON|FILE.py [-- ARGS]", \
      "writes what happens in the Chrome trace event format, which opens in Perfetto") \
  VERB("task", cli_task, TAKES_TASK, "[NAME]", \
      "the tasks; begins one, and judges the answer each time after") \
  VERB("grade", cli_grade, TAKES_GRADING, "TASK FILE...", \
      "judges many answers, the same file always the same; 2: one could not be judged, else 1: one failed, else 3: " \
      "one is not proved, else 0") \
  VERB("class", cli_class, TAKES_FOLDER, "DIR", \
      "what a class has done, of a folder of progress.json files and of verdicts (grade --json)") \
  VERB("handout", cli_handout, TAKES_LESSON, "LESSON", \
      "a lesson as one page of HTML to print, with the answers at its end") \
  VERB("slides", cli_slides, TAKES_LESSON, "LESSON", \
      "its questions as one page of HTML for a wall, to vote on") \
  VERB("page", cli_page, TAKES_PROGRAM, "-o FILE.html LESSON|FILE.py|ORDER", \
      "an order as one page of HTML that needs nothing else: the shortest that breaks (else the first) or a saved one, " \
      "step by step, with keys, for an ear too") \
  VERB("shot", cli_shot, TAKES_LESSON, "LESSON PAGE", \
      "a lesson's page as a picture, after its own commands: text, or SVG where FILE ends so") \
  VERB("check", cli_check, TAKES_BOTH, "[LESSON|TASK...]", \
      "every claim of every lesson on this machine, and every task against the answers in its folder; 0: all hold, " \
      "1: one does not") \
  VERB("dis", cli_dis, TAKES_PROGRAM, "LESSON|FILE.py", \
      "the machine's instructions that the program becomes, beside its lines") \
  VERB("help", cli_help, TAKES_NOTHING, "", \
      "this text; so does --help, behind any command, too") \
  VERB("--version", cli_version, TAKES_NOTHING, "", \
      "the version, and what it was built with") \
  VERB("--doctor", cli_doctor, TAKES_NOTHING, "", \
      "what of this system mplab stands on, and the wall around a program's processes") \
  VERB("--manual", cli_manual, TAKES_NOTHING, "", \
      "the manual page, for man")

#define MANUAL_OPTIONS(OPTION) \
  OPTION(" bench run explore replay trace ", "--python", "[=COMMAND]", TAKES_WORD, \
      "python3 itself runs the program, as a guest, not behind the wall; COMMAND is another interpreter, with options") \
  OPTION(" bench ", "--plain", "", TAKES_NOTHING, \
      "as a conversation on standard output, in words: for screen readers, braille, small windows; ? says what works") \
  OPTION(" run explore trace page ", "--set", "NAME=VALUE", TAKES_SETTING, \
      "lock=off turns a switch on or off, WORKERS=8 sets a knob; may be given more than once") \
  OPTION(" run explore trace ", "--seed", "N", TAKES_WORD, \
      "the seed of random and of every choice that mplab makes") \
  OPTION(" run ", "--limit", "NAME=N", TAKES_LIMIT, \
      "processes, memory (of each), total (memory of all), output (bytes; K, M, G may follow), seconds") \
  OPTION(" explore ", "--limit", "memory=N", TAKES_MEMORY, \
      "of all that the search holds together") \
  OPTION(" explore ", "--save", "FILE", TAKES_FILE, \
      "keeps the shortest order that breaks, for replay, trace and --from") \
  OPTION(" explore ", "--max", "N", TAKES_WORD, \
      "a bound on the orders") \
  OPTION(" explore ", "--seconds", "N", TAKES_WORD, \
      "a bound on the time: 60 unless you say so; 0: none") \
  OPTION(" explore ", "--random", "N", TAKES_WORD, \
      "N orders by lot, which prove nothing") \
  OPTION(" explore ", "--all", "", TAKES_NOTHING, \
      "the plain search, equal orders included") \
  OPTION(" explore ", "--from", "ORDER[:STEP]", TAKES_FILE, \
      "only orders that begin as a saved one, up to that step: nothing is proved") \
  OPTION(" trace ", "--replay", "ORDER", TAKES_FILE, \
      "of a saved order, in place of a program") \
  OPTION(" shot ", "--size", "COLUMNSxROWS", TAKES_WORD, \
      "of the picture; 120x36 unless you say so") \
  OPTION(" shot ", "--given", "N", TAKES_WORD, \
      "only the first N of the page's commands") \
  OPTION(" trace task handout slides page shot ", "-o", "FILE", TAKES_FILE, \
      "where the trace, the task's starter, the page or picture is written; trace and page need it") \
  OPTION(" task ", "--hint", "N", TAKES_WORD, \
      "a hint: the first, the second, the third") \
  OPTION(" task ", "--again", "", TAKES_NOTHING, \
      "the starter once more; what was written is kept") \
  OPTION(" task ", "--solution", "", TAKES_NOTHING, \
      "a good answer: after three different ones of yours, or ten minutes") \
  OPTION(" grade ", "--format", "gradescope|csv", TAKES_FORMAT, \
      "as Gradescope reads it, or as a table") \
  OPTION(" class ", "--format", "csv", TAKES_TABLE, \
      "as a table") \
  OPTION(" grade ", "--hidden", "", TAKES_NOTHING, \
      "hidden checks count, too") \
  OPTION(" grade ", "--steps", "N", TAKES_WORD, \
      "the bound of each search, in steps, in place of the task's own") \
  OPTION(" grade ", "--report", "DIR", TAKES_FOLDER, \
      "a page of HTML for each file") \
  OPTION(" check ", "--quick", "", TAKES_NOTHING, \
      "of each task two answers") \
  OPTION(" list run explore replay task grade class ", "--json", "", TAKES_NOTHING, \
      "one object on standard output, at the end (grade: a line for each file)")
// clang-format on

typedef struct Verb {
  const char *name;
  int (*obey)(int argc, char **argv);  // the arguments after the verb
  Takes takes;
  const char *arguments, *means;
} Verb;
typedef struct Option {
  const char *verbs, *name, *value;
  Takes takes;
  const char *means;
} Option;

extern const Verb manual_verbs[];
extern const Option manual_options[];
extern const int manual_nverbs, manual_noptions;

const Verb *manual_verb(const char *name);  // NULL: there is none
bool manual_belongs(const Option *o, const Verb *v);
bool manual_is_needed(const Option *o, const Verb *v);  // its arguments name it: it is no choice
bool manual_has_value(const Option *o);                 // as the next word; "[=COMMAND]" is part of the option's own

// Writes `text` in lines of at most `columns`: so many blanks before the first, and before each that follows.
void manual_wrap(FILE *to, const char *text, int first, int indent, int columns);

int cli_help(int argc, char **argv);
int cli_version(int argc, char **argv);
int cli_doctor(int argc, char **argv);
int cli_manual(int argc, char **argv);  // man_page.c
// complete.c: the words that can stand in the place of the last one, a line each, with what it means after a tab
int cli_complete(int argc, char **argv);

#endif
