// libFuzzer's way in: any bytes as one of a course's files end in a course or in one line that says what is wrong
// with it. The first byte says which file they are; the others are good ones.
#include "tui/course/lesson.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct File {
  const char *path, *text;
} File;

static const char words[] = "# T\n## about\nA {W}\n## see\nS\n## do\nD\n## p: T\nx {line:lock} {key:run}\n"
                            "### question\nq\n### a: 1\nr\n### b: 2\nw\n### goal\ng {claim:c}\n### reached\nr\n"
                            "### hints\n- h\n";
static const File files[] = {
    {"course.json", "{\"parts\": [{\"title\": {\"en\": \"P\", \"zh\": \"P\"}, \"lessons\": [\"one\"]}]}"},
    {"01-one/lesson.json",
     "{\"pages\": [{\"id\": \"p\", \"idea\": \"I\", \"lines\": [\"W..lock\"], \"set\": {\"lock\": \"off\"},"
     " \"ask\": {\"options\": [{\"id\": \"a\", \"when\": {\"lost\": \"> W * 2 + 1\"}}, {\"id\": \"b\", "
     "\"when\": false}]}, \"goal\": {\"state\": [\"ended\"], \"lost\": \"> 0\"}, \"play\": [\"run\"]}],"
     " \"claims\": [{\"id\": \"c\", \"explore\": {\"orders\": 1}}]}"},
    {"01-one/en.md", words},
    {"01-one/zh.md", words},
    {"01-one/program.py", "W = 2 #: knob 1..3\nx = 1 #: switch lock\n"},
};
enum { FILES = sizeof files / sizeof *files, FUZZED = FILES };

static char folder[] = "/dev/shm/fuzz_lesson_XXXXXX";

static void put(const File *f, const void *data, size_t size) {
  char path[128];
  snprintf(path, sizeof path, "%s/%s", folder, f->path);
  FILE *to = fopen(path, "wb");
  if (!to || fwrite(data, 1, size, to) != size || fclose(to) != 0) abort();
}

static void take_away(void) {
  char path[128];
  for (int i = 0; i < FILES; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, files[i].path);
    unlink(path);
  }
  snprintf(path, sizeof path, "%s/01-one", folder);
  rmdir(path);
  rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  char path[128], why[300];
  if (!mkdtemp(folder)) abort();
  snprintf(path, sizeof path, "%s/01-one", folder);
  if (mkdir(path, 0700) != 0) abort();
  atexit(take_away);
  for (int i = 0; i < FILES; i++) put(&files[i], files[i].text, strlen(files[i].text));
  Course *c = course_load(folder, why, sizeof why);
  if (!c) {
    fprintf(stderr, "the good course is not: %s\n", why);
    abort();
  }
  course_free(c);
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!size) return 0;
  char why[300] = "";
  const File *f = &files[data[0] % FUZZED];
  put(f, data + 1, size - 1);
  Course *c = course_load(folder, why, sizeof why);
  if (!c && !*why) abort();
  course_free(c);
  put(f, f->text, strlen(f->text));
  return 0;
}
