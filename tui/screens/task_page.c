// A task's page: opened, judged, and what its keys do (see task_page.h). task_draw.c draws it.
#include "task_page.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app.h"
#include "base/grow.h"
#include "tui/course/json.h"
#include "tui/glass/glass.h"

// A solution is shown after so many different texts, or so many seconds after the beginning.
enum { SOLUTION_TEXTS = 3, SOLUTION_SECONDS = 600, HEARD_MOST = 4 << 20 };

static void tell(App *a, Word w) { bench_tell(&a->bench, "%s", app_say(a, w)); }

const char *task_text(const cJSON *json, const char *key) {
  const cJSON *one = cJSON_GetObjectItemCaseSensitive(json, key);
  return cJSON_IsString(one) ? one->valuestring : "";
}

const cJSON *task_first_open(const TaskPage *p) {
  const cJSON *one, *open = NULL;
  cJSON_ArrayForEach(one, cJSON_GetObjectItemCaseSensitive(p->verdict, "checks")) {
    if (!strcmp(task_text(one, "state"), "failed")) return one;
    if (!open && strcmp(task_text(one, "state"), "passed") != 0) open = one;
  }
  return open;
}

// ---- the lesson's tasks ----

const Task *task_of_lesson(const App *a, const char *folder, int n) {
  for (int i = 0; a->tasks && i < a->tasks->n; i++)
    if (!strcmp(a->tasks->list[i].lesson, folder) && !n--) return &a->tasks->list[i];
  return NULL;
}

int task_place(const App *a, const Task *t, int *of) {
  int place = 0;
  for (*of = 0; task_of_lesson(a, t->lesson, *of); ++*of)
    if (task_of_lesson(a, t->lesson, *of) == t) place = *of;
  return place;
}

bool task_lesson_passed(const App *a, const char *folder) {
  const Task *t = task_of_lesson(a, folder, 0);
  if (!t) return true;
  for (int i = 0; (t = task_of_lesson(a, folder, i)); i++)
    if (progress_passed(a->progress, t->name)) return true;
  return false;
}

// ---- the judge ----

static void stop_judge(TaskPage *p) {
  if (!p->judge) return;
  kill(p->judge, SIGKILL);
  while (waitpid(p->judge, NULL, 0) < 0 && errno == EINTR) continue;
  close(p->from);
  p->judge = 0;
}

static void forget_verdict(TaskPage *p) {
  cJSON_Delete(p->verdict);
  p->verdict = NULL;
  p->why[0] = 0;
  p->steps_top = 0;
}

// Only what this process sets up between fork and exec: the other file descriptors are closed on exec.
static void be_judge(const TaskPage *p, int out) {
  int nothing = open("/dev/null", O_RDWR);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  dup2(nothing, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(nothing, STDERR_FILENO);
  execl("/proc/self/exe", "mplab", "grade-one", p->task->name, p->answer.path, "bench", "0", (char *)NULL);
  _exit(2);
}

static bool start_judge(TaskPage *p) {
  int fd[2];
  if (pipe2(fd, O_CLOEXEC) != 0) return false;
  p->judge = fork();
  if (p->judge == 0) be_judge(p, fd[1]);
  close(fd[1]);
  if (p->judge < 0) return p->judge = 0, close(fd[0]), false;
  p->from = fd[0];
  fcntl(p->from, F_SETFL, O_NONBLOCK);
  p->nheard = 0;
  return true;
}

static void passed(App *a) {
  progress_pass(a->progress, a->task.task->name);
  tell(a, WORD_TASK_PASSED);
}

// The orders are shown from a little above where they part.
static int first_step(const TaskPage *p) {
  const cJSON *first = task_first_open(p), *parts = first ? cJSON_GetObjectItemCaseSensitive(first, "parts") : NULL;
  return parts && cJSON_IsNumber(parts) && parts->valueint > 3 ? parts->valueint - 3 : 0;
}

static void judged(App *a) {
  TaskPage *p = &a->task;
  int status = 0;
  close(p->from);
  while (waitpid(p->judge, &status, 0) < 0 && errno == EINTR) continue;
  p->judge = 0;
  forget_verdict(p);
  p->verdict = p->nheard ? cJSON_ParseWithLength(p->heard, p->nheard) : NULL;
  if (!p->verdict) snprintf(p->why, sizeof p->why, "%s", app_say(a, WORD_TASK_NOT_JUDGED));
  else snprintf(p->why, sizeof p->why, "%s", task_text(p->verdict, "why"));
  p->steps_top = first_step(p);
  if (!strcmp(task_text(p->verdict, "state"), "passed")) passed(a);
}

static bool listen_to_judge(App *a) {
  TaskPage *p = &a->task;
  ssize_t n = -1;
  while (p->nheard < HEARD_MOST && GROW(p->heard, p->room, p->nheard + 4096, 1 << 14) &&
         (n = read(p->from, p->heard + p->nheard, 4096)) > 0)
    p->nheard += (size_t)n;
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  judged(a);
  return true;
}

// ---- the answer ----

static bool read_answer(App *a) {
  TaskPage *p = &a->task;
  char why[4400];
  struct stat s;
  answer_free(&p->answer);
  if (!answer_read(p->task->name, &p->answer, why, sizeof why)) return bench_tell(&a->bench, "%s", why), false;
  if (p->answer.text && !stat(p->answer.path, &s)) p->saved = s.st_mtim;
  return true;
}

static bool begin_answer(App *a) {
  TaskPage *p = &a->task;
  char why[4400];
  bool good = answer_begin(&p->answer, p->task->starter, why, sizeof why) &&
              task_write_modules(p->task, p->answer.path, false, why, sizeof why);
  if (!good) bench_tell(&a->bench, "%s", why);
  return good && read_answer(a);
}

// The first line that the learner may change.
static int first_own_line(const char *text) {
  int line = 1;
  const char *mark = strstr(text, "#: edit");
  for (const char *s = text; mark && s < mark; s++) line += *s == '\n';
  return mark ? line + 1 : 1;
}

bool task_page_open(App *a, const Task *t) {
  TaskPage *p = &a->task;
  if (p->task != t) {
    stop_judge(p);
    forget_verdict(p);
    p->task = t;
    p->hints = p->top = 0;
  }
  if (!read_answer(a) || (!p->answer.text && !begin_answer(a))) return false;
  if (!p->top) p->top = first_own_line(p->answer.text) > 2 ? first_own_line(p->answer.text) - 2 : 0;
  app_show(a, &screen_task);
  return true;
}

void task_page_free(TaskPage *p) {
  stop_judge(p);
  forget_verdict(p);
  answer_free(&p->answer);
  free(p->heard);
  *p = (TaskPage){.task = NULL};
}

// The file was saved, here or in another window.
static bool look_at_file(App *a) {
  TaskPage *p = &a->task;
  struct stat s;
  if (stat(p->answer.path, &s) != 0) return false;
  if (s.st_mtim.tv_sec == p->saved.tv_sec && s.st_mtim.tv_nsec == p->saved.tv_nsec) return false;
  p->saved = s.st_mtim;
  p->late = true;
  return read_answer(a);
}

bool task_tick(App *a, int64_t now) {
  (void)now;
  if (!a->task.task) return false;
  bool changed = a->task.judge && listen_to_judge(a);
  return look_at_file(a) || changed;
}

// ---- editing ----

static bool in_path(const char *program) {
  const char *path = getenv("PATH");
  for (const char *s = path ? path : ""; *s; s += strcspn(s, ":"), s += *s == ':') {
    char whole[PATH_MAX];
    snprintf(whole, sizeof whole, "%.*s/%s", (int)strcspn(s, ":"), s, program);
    if (!access(whole, X_OK)) return true;
  }
  return false;
}

// The learner's editor; NULL: none is known.
static const char *editor(void) {
  static const char *const usual[] = {"nano", "vim", "vi", "emacs"};
  const char *named = getenv("VISUAL");
  if (!named || !*named) named = getenv("EDITOR");
  if (named && *named) return named;
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
    if (in_path(usual[i])) return usual[i];
  return NULL;
}

static void be_editor(const char *command, const char *path, int line) {
  char shell[PATH_MAX * 2], at[24];
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  snprintf(shell, sizeof shell, "exec %s \"$1\" \"$2\"", command);  // it may have arguments of its own
  snprintf(at, sizeof at, "+%d", line);
  execl("/bin/sh", "sh", "-c", shell, "mplab", at, path, (char *)NULL);
  _exit(127);
}

void task_edit(App *a) {
  TaskPage *p = &a->task;
  const char *command = editor();
  if (!command) {
    bench_tell(&a->bench, app_say(a, WORD_NO_EDITOR), p->answer.path);
    return;
  }
  int status = 0;
  bench_sleep(&a->bench);
  glass_lend();
  pid_t pid = fork();
  if (pid == 0) be_editor(command, p->answer.path, first_own_line(p->answer.text));
  while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  glass_take_back();
  bench_wake(&a->bench);
  if (pid < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 127))
    bench_tell(&a->bench, app_say(a, WORD_NO_EDITOR), p->answer.path);
  look_at_file(a);
}

void task_check(App *a) {
  TaskPage *p = &a->task;
  char why[4400];
  if (!read_answer(a)) return;
  if (!p->answer.text) {
    tell(a, WORD_TASK_NO_TEXT);
    return;
  }
  stop_judge(p);
  if (!answer_keep(&p->answer, why, sizeof why)) bench_tell(&a->bench, "%s", why);
  p->late = false;
  if (!start_judge(p)) tell(a, WORD_TASK_NOT_JUDGED);
}

// ---- help ----

void task_hint(App *a) {
  TaskPage *p = &a->task;
  if (p->hints == TASK_HINTS) tell(a, WORD_NO_MORE_HINTS);
  else p->hints++;
}

void task_solution(App *a) {
  TaskPage *p = &a->task;
  char from[PATH_MAX], to[PATH_MAX + 16];
  size_t size;
  if (p->answer.versions < SOLUTION_TEXTS && time(NULL) - p->answer.begun < SOLUTION_SECONDS) {
    tell(a, WORD_NO_SOLUTION_YET);
    return;
  }
  snprintf(from, sizeof from, "%s/good.py", p->task->folder);
  snprintf(to, sizeof to, "%s.solution.py", p->answer.path);
  char *text = file_text(from, ANSWER_BYTES, &size);
  if (text && lab_replace_file(to, text, size)) bench_tell(&a->bench, app_say(a, WORD_SOLUTION_IS), to);
  else bench_tell(&a->bench, "%s: %s", from, strerror(errno));
  free(text);
}

void task_anew(App *a) {
  TaskPage *p = &a->task;
  stop_judge(p);
  if (!begin_answer(a)) return;
  forget_verdict(p);
  tell(a, WORD_TASK_ANEW);
}

void task_scroll(App *a, int rows) {
  TaskPage *p = &a->task;
  bool steps = task_first_open(p) &&
               cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(task_first_open(p), "schedule"));
  int *top = steps ? &p->steps_top : &p->top, most = steps ? p->steps_most : p->most;
  *top += rows;
  *top = *top > most ? most : *top;
  *top = *top < 0 ? 0 : *top;
}

// ---- on real processes ----

enum { ORDER_PATH = PATH_MAX + 120 };

static void order_file(const App *a, char *to, size_t size) {
  const cJSON *first = task_first_open(&a->task);
  snprintf(to, size, "%s.%.80s.order.json", a->task.answer.path, first ? task_text(first, "id") : "");
}

bool task_has_order_file(const App *a) {
  char path[ORDER_PATH];
  if (!a->task.task || !task_first_open(&a->task)) return false;
  order_file(a, path, sizeof path);
  return !access(path, F_OK);
}

void task_walk(App *a) {
  char path[ORDER_PATH];
  order_file(a, path, sizeof path);
  if (a->task.late) tell(a, WORD_TASK_LATE);
  else if (!bench_walk_order(&a->bench, a->task.answer.path, path)) return;
  else app_show(a, &screen_bench);
}
