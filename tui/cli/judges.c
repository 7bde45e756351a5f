// Judging files, each in a process of its own, on all cores (see judges.h).
#include <cjson/cJSON.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/grow.h"
#include "cli.h"
#include "judges.h"
#include "tui/course/json.h"
#include "tui/course/lesson.h"

enum { GUARD = 600, JOBS_MOST = 64, ANSWER_MOST = 1 << 20 };  // GUARD: seconds that a file may take in all

typedef struct Job {  // a file while it is judged, and after
  int pid, from;      // 0, -1: not begun, or over
  int64_t until;      // CLOCK_MONOTONIC ns
  char *heard;
  size_t n, room;
  cJSON *verdict;  // NULL: not yet
} Job;

// ---- one file, in a process of its own ----

static char *read_answer(const char *path, size_t *size) {
  struct stat s;
  if (stat(path, &s) != 0) return NULL;
  if (!S_ISREG(s.st_mode)) return errno = S_ISDIR(s.st_mode) ? EISDIR : EINVAL, NULL;
  return file_text(path, ANSWER_MOST, size);
}

static cJSON *judge(const Tasks *all, const Task *t, const char *file, const JudgeOptions *o) {
  size_t size;
  char *text = read_answer(file, &size), why[500];
  if (!text) {
    snprintf(why, sizeof why, "%s: %s", file, strerror(errno));
    return grading_unjudged(t, file, why);
  }
  Lab *lab = lab_new();
  Verdict v;
  if (!lab) return free(text), grading_unjudged(t, file, "no memory");
  task_judge(lab, t, text, size, o, &v);
  cJSON *json = grading_json(all, t, file, text, size, &v);
  verdict_free(&v);
  lab_free(lab);
  free(text);
  return json;
}

// mplab grade-one TASK FILE hidden|shown|bench steps: what grade starts for each file, and the bench (bench: it shows
// the orders). The verdict is one line.
int cli_grade_one(int argc, char **argv) {
  Tasks *all = argc == 4 ? cli_tasks() : NULL;
  const Task *t = all ? tasks_find(all, argv[0]) : NULL;
  if (!t) return tasks_free(all), EXIT_BAD;
  JudgeOptions o = {.hidden = !strcmp(argv[2], "hidden"), .steps = strtoull(argv[3], NULL, 10), .file = argv[1]};
  o.shows = !strcmp(argv[2], "bench");
  cJSON *json = judge(all, t, argv[1], &o);
  char *line = cJSON_PrintUnformatted(json);
  if (line) puts(line);
  free(line);
  cJSON_Delete(json);
  tasks_free(all);
  return 0;
}

// ---- starting and hearing them ----

static bool start(Job *job, const JudgeFile *a) {
  int fd[2];
  char steps[24];
  snprintf(steps, sizeof steps, "%llu", (unsigned long long)a->steps);
  if (pipe(fd) != 0) return false;
  job->pid = fork();
  if (job->pid == 0) {
    dup2(fd[1], STDOUT_FILENO);
    close(fd[0]);
    close(fd[1]);
    if (!freopen("/dev/null", "r", stdin) || !freopen("/dev/null", "w", stderr)) _exit(EXIT_BAD);
    char path[PATH_MAX];
    const char *self = "/proc/self/exe";  // the one that runs, also when make has put another in its place
    if (access(self, X_OK) != 0) self = own_binary(path, sizeof path) ? path : "";
    execl(self, "mplab", "grade-one", a->task->name, a->file, a->hidden ? "hidden" : "shown", steps, (char *)NULL);
    _exit(EXIT_BAD);
  }
  close(fd[1]);
  job->from = fd[0];
  job->until = clock_monotonic() + (int64_t)GUARD * 1000000000;
  if (job->pid > 0) return true;
  close(fd[0]);
  job->pid = 0;
  return false;
}

static void over(Job *job, const JudgeFile *a, bool late) {
  const char *file = a->file;
  int status = 0;
  char why[200];
  if (late) kill(job->pid, SIGKILL);
  while (waitpid(job->pid, &status, 0) < 0 && errno == EINTR) continue;
  close(job->from);
  job->pid = 0;
  job->from = -1;
  job->verdict = late || !job->n ? NULL : cJSON_ParseWithLength(job->heard, job->n);
  free(job->heard);
  job->heard = NULL;
  if (cJSON_IsObject(job->verdict)) return;
  if (late) snprintf(why, sizeof why, "%s: not judged here: it took more than %d seconds", file, GUARD);
  else if (WIFSIGNALED(status))
    snprintf(why, sizeof why, "%s: not judged here: its judge was killed by signal %d", file, WTERMSIG(status));
  else snprintf(why, sizeof why, "%s: not judged here: its judge ended with code %d", file, WEXITSTATUS(status));
  job->verdict = grading_unjudged(a->task, file, why);
}

// false: there is no more
static bool hear(Job *job) {
  if (!GROW(job->heard, job->room, job->n + (1 << 16), 1 << 16)) return false;
  ssize_t n = read(job->from, job->heard + job->n, 1 << 16);
  if (n < 0) return errno == EINTR;
  job->n += (size_t)n;
  return n > 0;
}

static void wait_for_any(Job *jobs, const JudgeFile *a, int nfiles) {
  struct pollfd p[JOBS_MOST];
  int which[JOBS_MOST], n = 0;
  for (int i = 0; i < nfiles && n < JOBS_MOST; i++)
    if (jobs[i].pid > 0) which[n] = i, p[n++] = (struct pollfd){.fd = jobs[i].from, .events = POLLIN};
  poll(p, (nfds_t)n, 1000);
  for (int k = 0; k < n; k++) {
    Job *job = &jobs[which[k]];
    bool late = clock_monotonic() > job->until;
    if (late || (p[k].revents && !hear(job))) over(job, &a[which[k]], late);
  }
}

// ---- all of them ----

static int count_running(const Job *jobs, int from, int to) {
  int n = 0;
  for (int i = from; i < to; i++) n += jobs[i].pid > 0;
  return n;
}

bool judges_run(const JudgeFile *a, int n, void (*told)(void *data, int i, const cJSON *verdict), void *data) {
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  int most = cores < 1 ? 1 : cores > JOBS_MOST ? JOBS_MOST : (int)cores, begun = 0;
  Job *jobs = calloc((size_t)n + 1, sizeof *jobs);
  if (!jobs) return false;
  for (int at = 0; at < n;) {
    if (jobs[at].verdict) {
      told(data, at, jobs[at].verdict);
      cJSON_Delete(jobs[at++].verdict);
    } else if (begun < n && count_running(jobs, at, begun) < most) {
      Job *job = &jobs[begun];
      job->from = -1;
      if (!start(job, &a[begun])) job->verdict = grading_unjudged(a[begun].task, a[begun].file, strerror(errno));
      begun++;
    } else {
      wait_for_any(jobs, a, n);
    }
  }
  free(jobs);
  return true;
}
