// libFuzzer's way in: whatever comes from the terminal, keys, the mouse, a paste, bytes that are none of them, and
// sizes that change while it comes, the workbench draws on. It stands on a pty of its own; what it opens is really run,
// stepped and explored.
//
// The first byte says what is opened. A byte 0 is a moment: the lab works, and a picture is drawn. A byte 0x1c and two
// more are a new size. All others are typed.
#include "fuzz_folder.h"
#include "base/clock.h"
#include "lab/lab.h"
#include "tui/glass/glass.h"
#include "tui/screens/app.h"

#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LONGEST = 3000, MOMENTS = 60, TYPED = 512, SIGNALS = 65 };

static const char race[] = "from multiprocessing import Lock, Pool, Process, Queue, Value\n"
                           "WORKERS = 2  #: knob 1..3\nMETHOD = 'fork'  #: knob fork spawn\n"
                           "def add(v, lock, q):\n    for i in range(3):\n        with lock:  #: switch lock\n"
                           "            v.value += 1\n        q.put(i)\n"
                           "if __name__ == '__main__':\n    v, lock, q = Value('i', 0), Lock(), Queue()\n"
                           "    ps = [Process(target=add, args=(v, lock, q)) for _ in range(WORKERS)]\n"
                           "    [p.start() for p in ps]\n    [q.get() for _ in range(3 * WORKERS)]\n"
                           "    [p.join() for p in ps]\n    print('v =', v.value)\n";

static int master;
static Course *course;
static Tasks *tasks;
static App app;

int raise(int sig) { return sig == SIGSTOP ? 0 : kill(getpid(), sig); }  // Control-Z stops no fuzzer

static void *drain(void *arg) {
  static char bytes[65536];
  while (read(master, bytes, sizeof bytes) > 0) continue;
  return arg;
}

static void resize(int rows, int cols) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
  ioctl(master, TIOCSWINSZ, &size);
  kill(getpid(), SIGWINCH);
}

// The glass catches every signal; those of the fuzzer and of the sanitizer stay theirs.
static void start_glass(void) {
  struct sigaction were[SIGNALS];
  char why[400];
  for (int i = 1; i < SIGNALS; i++) sigaction(i, NULL, &were[i]);
  if (!glass_start(why, sizeof why)) {
    fprintf(stderr, "%s\n", why);
    abort();
  }
  for (int i = 1; i < SIGNALS; i++)
    if (i != SIGWINCH && i != SIGCHLD) sigaction(i, &were[i], NULL);
}

static void set_environment(void) {
  setenv("TERM", "xterm-256color", 1);
  setenv("COLORFGBG", "15;0", 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  setenv("XDG_STATE_HOME", fuzz_folder, 1);
  setenv("VISUAL", "true", 1);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  int slave;
  char why[900] = "";
  pthread_t thread;
  struct winsize size = {.ws_row = 40, .ws_col = 120};
  lab_start();
  fuzz_folder_make();
  fuzz_put("race.py", race, strlen(race));
  fuzz_put("bad.py", "import asyncio\n", 15);
  set_environment();
  course = course_load("lessons", why, sizeof why);
  tasks = course ? tasks_load("lessons", why, sizeof why) : NULL;
  if (!tasks) fprintf(stderr, "%s\n", why), abort();
  if (!fuzz_fence()) fputs("no landlock: what an input names is written\n", stderr);
  if (openpty(&master, &slave, NULL, NULL, &size) || dup2(slave, 0) < 0 || dup2(slave, 1) < 0) abort();
  if (pthread_create(&thread, NULL, drain, NULL)) abort();
  start_glass();
  return 0;
}

// ---- the workbench, as app_main has it ----

static void begin(void) {
  app = (App){.lab = lab_new(), .course = course, .screen = &screen_course, .before = &screen_course};
  app.progress = progress_load("", NULL, 0);
  if (!app.lab || !app.progress || !bench_start(&app.bench, app.lab, app.progress)) abort();
  app.tasks = tasks;
  app.bench.view.language = app.language;
}

static void open_what(int kind) {
  char path[200];
  snprintf(path, sizeof path, "%s/%s", fuzz_folder, kind == 1 ? "bad.py" : "race.py");
  if (kind > 2) app_open_lesson(&app, &course->lessons[kind % course->nlessons]);
  else if (kind) app_open_file(&app, path);
}

static void finish(void) {
  lab_stop(app.lab);
  bench_finish(&app.bench);
  progress_free(app.progress);
  palette_free(&app);
  detail_free(&app.detail);
  task_page_free(&app.task);
  grid_free(&app.grid);
  lab_free(app.lab);
}

static void keys(void) {
  for (Input in; !app.quit && (in = glass_read()).key;) app_key(&app, in);
}

static void moment(void) {
  int rows, cols;
  struct pollfd fd = {.fd = lab_fd(app.lab), .events = POLLIN};
  poll(&fd, 1, 2);
  lab_tick(app.lab);
  bench_tick(&app.bench, clock_monotonic());
  if (app.screen->tick) app.screen->tick(&app, clock_monotonic());
  glass_size(&rows, &cols);
  grid_size(&app.grid, rows, cols);
  app_draw(&app);
  glass_show(&app.grid);
  bench_drawn(&app.bench, clock_monotonic());
}

// ---- an input ----

static size_t type(const uint8_t *data, size_t size) {
  size_t n = 0;
  while (n < size && n < TYPED && data[n] && data[n] != 0x1c) n++;
  if (n && write(master, data, n) != (ssize_t)n) abort();
  keys();
  return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  int moments = 0;
  if (!size || size > LONGEST) return 0;
  begin();
  resize(40, 120);
  open_what(data[0]);
  for (size_t i = 1; i < size && !app.quit;) {
    if (!data[i]) i++, moments += moments < MOMENTS ? moment(), 1 : 0;
    else if (data[i] == 0x1c && i + 2 < size) resize(data[i + 1] % 120, data[i + 2]), i += 3, keys();
    else if (data[i] == 0x1c) i++;
    else i += type(data + i, size - i);
  }
  moment();
  if (write(master, "\033[201~", 6) != 6) abort();
  while (glass_read().key) continue;
  finish();
  return 0;
}
