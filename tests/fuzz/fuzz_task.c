// libFuzzer's way in: any bytes as one of a task's files end in a task or in one line that says what is wrong with it;
// any bytes as an answer are put into the task's frame, or refused with one line. The first byte says what they are;
// the other files are good ones.
#include "fuzz_folder.h"
#include "tui/course/frame.h"
#include "tui/course/names.h"
#include "tui/course/task.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct File {
  const char *path, *text;
} File;

#define AT "01-one/tasks/ring/"
static const char words[] = "# T\n\n## story\n\nS `f`.\n\n## hints\n\n- a\n- b\n- c\n\n## fail-right\n\nr\n\n"
                            "## fail-all\n\na\n\n## solved\n\n**S**.\n";
static const File files[] = {
    {AT "task.json",
     "{\"pattern\": \"circular wait\", \"minutes\": 8, \"needs\": [\"one\"], \"budget\": {\"steps\": 99},"
     " \"beside\": [\"vault.py\"], \"others\": {\"names\": [\"most\"], \"set\": {\"COINS\": 7}}, \"checks\": ["
     "{\"id\": \"right\", \"points\": 3, \"hidden\": true, \"set\": {\"COINS\": 2, \"lock\": \"off\"}, \"finishes\": "
     "true, \"never\": [\"stale\"], \"agree\": true, \"outcomes\": {\"most[*]\": \"sum == COINS * 2\"}},"
     "{\"id\": \"all\", \"killed\": \"Process-1\", \"inside\": true, \"caveats\": [\"kill\"], \"only\": {\"a\": [1, "
     "2]},"
     " \"always\": {\"a\": \"<= 2\"}, \"possible\": {\"a\": \">= 2\"}, \"parallel\": \">= 1.8\", \"prints\": "
     "[\"sold {COINS * 2}\"], \"uses\": [\"Lock\"], \"lacks\": [\"sleep\"], \"edits\": 4}]}"},
    {AT "starter.py", "COINS = 2  #: knob 1..3\nmost = 1  #: switch lock\n#: edit\nx = most\n#: end\nprint(x)\n"},
    {AT "en.md", words},
    {AT "zh.md", words},
    {AT "vault.py", "def move(most): pass\n"},
};
enum { FILES = sizeof files / sizeof *files, ANSWER = FILES };

static Tasks *good;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  char why[900];
  fuzz_folder_make();
  for (int i = 0; i < FILES; i++) fuzz_put(files[i].path, files[i].text, strlen(files[i].text));
  good = tasks_load(fuzz_folder, why, sizeof why);
  if (good && good->n == 1) return 0;
  fprintf(stderr, "the good task is not: %s\n", good ? "it is not there" : why);
  abort();
}

static void must(bool said, const char *why) {
  if (said && *why && !strchr(why, '\n')) return;
  fprintf(stderr, "it was refused without a clear line: %s\n", why);
  abort();
}

// The text of an answer in the frame; its lines are found again.
static void answer(const uint8_t *data, size_t size) {
  char why[300] = "", *text = calloc(size + 1, 1);
  const Task *t = &good->list[0];
  Keep *keep = keep_new();
  Framed f;
  if (!text || !keep) abort();
  memcpy(text, data, size);
  for (int again = 0; again < 2; again++) {
    bool put = frame_put(keep, t->starter, text, t->names, t->others, again ? t->nnames : 0, &f, why, sizeof why);
    if (!put) must(true, why);
    for (uint32_t line = 1; put && line < 30; line++) frame_line(&f, line);
    if (put) names_has(f.own, "sleep"), lines_changed(f.given, f.own);
  }
  keep_free(keep);
  free(text);
}

static void fits(const Task *t) {
  LabSwitch lock = {.name = "lock", .line = 2, .on = true};
  LabKnob coins = {.name = "COINS", .line = 1, .min = 1, .max = 3, .value = 2};
  LabProgram p = {.path = "starter.py", .switches = &lock, .nswitches = 1, .knobs = &coins, .nknobs = 1};
  char why[900] = "";
  if (!task_fits(t, &p, why, sizeof why)) must(true, why);
}

static void file(const File *f, const uint8_t *data, size_t size) {
  char why[900] = "";
  fuzz_put(f->path, data, size);
  Tasks *all = tasks_load(fuzz_folder, why, sizeof why);
  if (!all) must(true, why);
  for (int i = 0; all && i < all->n; i++) fits(&all->list[i]);
  tasks_free(all);
  fuzz_put(f->path, f->text, strlen(f->text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  int kind = size ? data[0] % (FILES + 1) : 0;
  if (!size) return 0;
  if (kind == ANSWER) answer(data + 1, size - 1);
  else file(&files[kind], data + 1, size - 1);
  return 0;
}
