// libFuzzer's way in: any words behind mplab end in an exit code and, where it is 2, with a word about it. A byte 0xff
// parts the words; "@" before one stands for the folder of the files. What would start another program (--python) is
// left out, and nothing is written outside of that folder.
#include "fuzz_folder.h"
#include "lab/lab.h"
#include "tui/cli/manual.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { WORDS = 24, LONGEST = 600 };

static const char race[] = "from multiprocessing import Process, Value\nWORKERS = 2  #: knob 1..3\n"
                           "def add(v):\n    v.value += 1  #: switch add\n"
                           "if __name__ == '__main__':\n    v = Value('i', 0)\n"
                           "    ps = [Process(target=add, args=(v,)) for _ in range(WORKERS)]\n"
                           "    [p.start() for p in ps]; [p.join() for p in ps]\n    print(v.value)\n";
static const char order[] =
    "{\"mplab\": \"schedule\", \"version\": 1, \"program\": \"race.py\", \"hash\": \"370a4877c1f81849\", \"seed\": "
    "\"1\", \"made_by\": \"explore\", \"outcome\": \"stale\", \"switches\": {}, \"knobs\": {\"WORKERS\": \"2\"}, "
    "\"arguments\": [], \"order\": [{\"do\": \"step\", \"process\": 0, \"strand\": 0, \"verb\": \"start\", \"line\": "
    "8, "
    "\"object\": 1}]}";
static const char progress[] = "{\"version\": 1, \"lessons\": {\"one\": {\"seen\": [\"p\"]}}}";
static const char course[] = "{\"parts\": [{\"title\": {\"en\": \"P\", \"zh\": \"P\"}, \"lessons\": [\"one\"]}]}";
static const char lesson[] =
    "{\"pages\": [{\"id\": \"p\", \"idea\": \"I\", \"ask\": {\"options\": [{\"id\": \"a\", \"when\": {\"lost\": \"> "
    "9\"}},"
    " {\"id\": \"b\", \"when\": false}]}, \"goal\": {\"state\": [\"ended\"]}, \"play\": [\"run\"]}]}";
static const char words[] = "# T\n## about\nA\n## see\nS\n## do\nD\n## p: T\nx\n### question\nq\n### a: 1\nr\n"
                            "### b: 2\nw\n### goal\ng\n### reached\nr\n### hints\n- h\n";
static const char task[] = "{\"minutes\": 1, \"others\": {}, \"checks\": [{\"id\": \"right\", \"finishes\": true}]}";
static const char task_words[] = "# T\n## story\nS\n## hints\n- a\n- b\n- c\n## fail-right\nr\n## solved\nS\n";

static int errors;  // the file that standard error goes into

static void put_files(void) {
  static const struct {
    const char *name, *text;
  } files[] = {{"race.py", race},
               {"o.json", order},
               {"class/mia.json", progress},
               {"lessons/course.json", course},
               {"lessons/01-one/lesson.json", lesson},
               {"lessons/01-one/program.py", race},
               {"lessons/01-one/en.md", words},
               {"lessons/01-one/zh.md", words},
               {"lessons/01-one/tasks/mend/task.json", task},
               {"lessons/01-one/tasks/mend/starter.py", race},
               {"lessons/01-one/tasks/mend/good.py", race},
               {"lessons/01-one/tasks/mend/en.md", task_words},
               {"lessons/01-one/tasks/mend/zh.md", task_words}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    fuzz_put(files[i].name, files[i].text, strlen(files[i].text));
}

static void set_environment(void) {
  char lessons[200];
  snprintf(lessons, sizeof lessons, "%s/lessons", fuzz_folder);
  setenv("MPLAB_LESSONS", lessons, 1);
  setenv("XDG_STATE_HOME", fuzz_folder, 1);
  setenv("LC_ALL", "C.UTF-8", 1);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  if (*argc == 6 && !strcmp((*argv)[1], "grade-one")) {  // as mplab itself starts its judges
    lab_start();
    exit(cli_grade_one(*argc - 2, *argv + 2));
  }
  signal(SIGXFSZ, SIG_IGN);
  lab_start();
  fuzz_folder_make();
  put_files();
  set_environment();
  if (!fuzz_fence()) fputs("no landlock: what an input names is written\n", stderr);
  errors = memfd_create("errors", MFD_CLOEXEC);
  if (errors < 0 || !freopen("/dev/null", "r", stdin)) abort();
  return 0;
}

// The words of an input. 0: it is none for us.
static int take_words(char *text, size_t size, char **argv, char paths[WORDS][300]) {
  int n = 0;
  for (char *at = text, *end = text + size; at < end && n < WORDS; n++) {
    char *stop = memchr(at, '\xff', (size_t)(end - at));
    if (stop) *stop = 0;
    if (*at == '@') snprintf(argv[n] = paths[n], sizeof paths[n], "%s/%s", fuzz_folder, at + 1);
    else argv[n] = at;
    if (strstr(at, "python") || strstr(at, "/dev/") || strstr(at, "/proc/")) return 0;
    at = stop ? stop + 1 : end;
  }
  return n;
}

// What runs or searches has a bound, unless an input sets another.
static int obey(int argc, char **argv) {
  static char second[][12] = {"--seconds=1", "--limit", "seconds=1"};
  char *all[WORDS + 4];
  const Verb *v = manual_verb(argv[0]);
  int n = 0;
  if (!strcmp(argv[0], "--complete")) return cli_complete(argc - 1, argv + 1);
  if (!v || !*argv[0]) return cli_bench(argc, argv);
  if (!strcmp(argv[0], "explore")) all[n++] = second[0];
  if (!strcmp(argv[0], "run")) all[n++] = second[1], all[n++] = second[2];
  for (int i = 1; i < argc; i++) all[n++] = argv[i];
  all[n] = NULL;
  return v->obey(n, all);
}

// What was said on standard error, whole.
static size_t heard(char *to, size_t room) {
  ssize_t n = pread(errors, to, room - 1, 0);
  to[n > 0 ? n : 0] = 0;
  return n > 0 ? (size_t)n : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static char paths[WORDS][300];
  static unsigned done;
  char text[LONGEST + 1], *argv[WORDS + 1] = {NULL}, said[4096];
  if (!size || size > LONGEST || memchr(data, 0, size)) return 0;
  memcpy(text, data, size);
  text[size] = 0;
  int argc = take_words(text, size, argv, paths), out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO);
  if (!argc) return close(out), close(err), 0;
  int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (ftruncate(errors, 0) || lseek(errors, 0, SEEK_SET) || dup2(errors, 2) < 0 || dup2(null, 1) < 0) abort();
  int code = obey(argc, argv);
  fflush(stdout);
  dup2(out, 1), dup2(err, 2);
  close(out), close(err), close(null);
  if (code == EXIT_BAD && strcmp(argv[0], "grade") && !heard(said, sizeof said)) {
    fprintf(stderr, "exit code 2 without a word\n");
    abort();
  }
  if (++done % 64 == 0) fuzz_folder_empty(), put_files();  // what was named as an output is gone
  return 0;
}
