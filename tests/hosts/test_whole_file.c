// A file is replaced as a whole: the old text stays until the new one is complete, a killed writer leaves at most one
// other file, and two writers do not mix.
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "hosts/whole_file.h"

static char folder[] = "whole-XXXXXX", path[64], beside[80];

static int make_folder(void **state) {
  if (!mkdtemp(folder)) return -1;
  snprintf(path, sizeof path, "%s/file", folder);
  snprintf(beside, sizeof beside, "%s.new", path);
  return 0;
}

static int drop_folder(void **state) {
  unlink(path);
  unlink(beside);
  return rmdir(folder);
}

static const char *text_of(const char *name) {
  static char text[1 << 17];
  FILE *f = fopen(name, "r");
  if (!f) return NULL;
  text[fread(text, 1, sizeof text - 1, f)] = '\0';
  fclose(f);
  return text;
}

static bool write_text(const char *name, const char *text) { return whole_file_write(name, text, strlen(text), 0666); }

static mode_t mode_of(const char *name) {
  struct stat s;
  assert_int_equal(stat(name, &s), 0);
  return s.st_mode & 07777;
}

static void test_new_and_again(void **state) {
  mode_t mask = umask(022);
  assert_true(write_text(path, "first, and longer"));
  assert_int_equal(mode_of(path), 0644);
  assert_int_equal(chmod(path, 0640), 0);
  assert_true(write_text(path, "second"));
  assert_string_equal(text_of(path), "second");
  assert_int_equal(mode_of(path), 0640);  // as it was
  assert_null(text_of(beside));
  umask(mask);
}

static void test_what_a_killed_writer_left_is_taken_over(void **state) {
  FILE *f = fopen(beside, "w");
  assert_non_null(f);
  fputs("half of something that was never done, and a good deal longer than what is to come", f);
  fclose(f);
  assert_true(write_text(path, "third"));
  assert_string_equal(text_of(path), "third");
  assert_null(text_of(beside));
}

// A pipe of this folder's own is tried before any device of the machine is: root could replace that, too.
static bool keeps_what_is_no_file(void) {
  char fifo[80];
  snprintf(fifo, sizeof fifo, "%s/pipe", folder);
  assert_int_equal(mkfifo(fifo, 0600), 0);
  int fd = open(fifo, O_RDWR);
  struct stat s;
  char got[5] = "";
  bool kept = fd >= 0 && write_text(fifo, "gone") && lstat(fifo, &s) == 0 && S_ISFIFO(s.st_mode) &&
              read(fd, got, 4) == 4 && !strcmp(got, "gone");
  close(fd);
  unlink(fifo);
  return kept;
}

static void test_links_and_what_is_no_file(void **state) {
  assert_true(keeps_what_is_no_file());
  char link[80];
  snprintf(link, sizeof link, "%s/link", folder);
  assert_int_equal(symlink("file", link), 0);
  assert_true(write_text(link, "through the link"));
  assert_string_equal(text_of(path), "through the link");
  struct stat s;
  assert_int_equal(lstat(link, &s), 0);
  assert_true(S_ISLNK(s.st_mode));
  assert_int_equal(unlink(link), 0);
  assert_int_equal(symlink(path, beside), 0);  // a trap: what it leads to must not be written
  assert_false(write_text(path, "trapped"));
  assert_int_equal(unlink(beside), 0);
  assert_string_equal(text_of(path), "through the link");
  assert_false(write_text("/dev/full", "no room"));
  assert_int_equal(errno, ENOSPC);
  assert_false(write_text(folder, "a folder"));
  assert_int_equal(errno, EISDIR);
}

static atomic_int *alarms;  // that the writer has had; its reader sees them, too
static void on_alarm(int sig) { atomic_fetch_add(alarms, 1); }

// Into a pipe that is opened late and read slowly, while signals come: to open it may have to be tried again, and a
// write may take a part of the text alone.
static void test_what_is_written_in_parts(void **state) {
  enum { SIZE = 3000000 };
  static char text[SIZE + 1];
  char fifo[80];
  snprintf(fifo, sizeof fifo, "%s/fifo", folder);
  assert_int_equal(mkfifo(fifo, 0600), 0);
  for (int i = 0; i < SIZE; i++) text[i] = (char)('a' + (i / 1000 + i) % 26);
  alarms = mmap(NULL, sizeof *alarms, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  assert_true(alarms != MAP_FAILED);
  pid_t reader = fork();
  if (reader == 0) {
    alarm(20);  // the other side may not come
    while (atomic_load(alarms) < 5) sched_yield();
    int fd = open(fifo, O_RDONLY);
    long at = 0;
    bool good = fd >= 0;
    char part[5000];
    for (ssize_t n; good && (n = read(fd, part, sizeof part)) > 0; at += n)
      good = at + n <= SIZE && !memcmp(part, text + at, (size_t)n);
    _exit(good && at == SIZE ? 0 : 1);
  }
  struct sigaction act = {.sa_handler = on_alarm}, before;  // without SA_RESTART
  struct itimerval often = {{0, 200}, {0, 200}}, never = {{0, 0}, {0, 0}};
  sigaction(SIGALRM, &act, &before);
  setitimer(ITIMER_REAL, &often, NULL);
  bool good = write_text(fifo, text);
  setitimer(ITIMER_REAL, &never, NULL);
  sigaction(SIGALRM, &before, NULL);
  int status;
  assert_int_equal(waitpid(reader, &status, 0), reader);
  assert_true(good);
  assert_int_equal(status, 0);
  assert_int_equal(unlink(fifo), 0);
  munmap(alarms, sizeof *alarms);
}

// Writers that are killed whenever it comes, while others go on: the file is always one of the two texts, and nothing
// piles up.
static void test_killed_writers(void **state) {
  enum { SIZE = 100000, WRITERS = 3 };
  static char text[WRITERS][SIZE + 1];
  for (int i = 0; i < WRITERS; i++) memset(text[i], 'a' + i, SIZE);
  assert_true(write_text(path, text[0]));
  for (int turn = 0; turn < 20; turn++) {
    pid_t pid[WRITERS];
    for (int i = 0; i < WRITERS; i++)
      if ((pid[i] = fork()) == 0)
        for (;;)
          if (!write_text(path, text[i])) _exit(1);
    for (int i = 0; i < 20; i++) {
      const char *now = text_of(path);
      assert_non_null(now);
      assert_int_equal(strlen(now), SIZE);
      assert_int_equal(now[0], now[SIZE - 1]);
    }
    for (int i = 0; i < WRITERS; i++) {
      int status;
      kill(pid[i], SIGKILL);
      assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
      assert_true(WIFSIGNALED(status));  // it never failed
    }
  }
  assert_true(write_text(path, "last"));
  assert_null(text_of(beside));
  assert_string_equal(text_of(path), "last");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_new_and_again), cmocka_unit_test(test_what_a_killed_writer_left_is_taken_over),
      cmocka_unit_test(test_links_and_what_is_no_file), cmocka_unit_test(test_what_is_written_in_parts),
      cmocka_unit_test(test_killed_writers)};
  return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
