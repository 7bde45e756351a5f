// libFuzzer's way in: any bytes as one of a course's JSON files end in a course or in one line that says what is wrong
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

static const File files[] = {
    {"course.json", "{\"parts\": [{\"title\": {\"en\": \"P\", \"zh\": \"P\"}, \"lessons\": [\"07-one\"]}]}"},
    {"07-one/lesson.json", "{\"pages\": [{\"id\": \"p\", \"lines\": [1, \"1-2\"], \"set\": {\"lock\": \"off\"},"
                           " \"ask\": [{\"id\": \"a\", \"when\": {\"lost\": \"> W * 2 + 1\"}}, {\"id\": \"b\", "
                           "\"when\": false}], \"goal\": {\"state\": [\"ended\"], \"lost\": \"> 0\"}}]}"},
    {"07-one/en.json",
     "{\"title\": \"T\", \"about\": \"A\", \"see\": \"S\", \"do\": \"D\", \"hints\": [\"1\", \"2\", "
     "\"3\"], \"pages\": {\"p\": {\"title\": \"T\", \"text\": \"x\","
     " \"question\": \"q\", \"options\": {\"a\": \"1\", \"b\": \"2\"}, \"why\": {\"a\": \"r\", \"b\": "
     "\"w\"}, \"goal\": \"g\", \"reached\": \"r\"}}}"},
    {"07-one/zh.json",
     "{\"title\": \"T\", \"about\": \"A\", \"see\": \"S\", \"do\": \"D\", \"hints\": [\"1\", \"2\", "
     "\"3\"], \"pages\": {\"p\": {\"title\": \"T\", \"text\": \"x\","
     " \"question\": \"q\", \"options\": {\"a\": \"1\", \"b\": \"2\"}, \"why\": {\"a\": \"r\", \"b\": "
     "\"w\"}, \"goal\": \"g\", \"reached\": \"r\"}}}"},
    {"07-one/program.py", "W = 2 #: knob 1..3\nx = 1 #: switch lock\n"},
};
enum { FILES = sizeof files / sizeof *files, JSON_FILES = FILES - 1 };

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
  snprintf(path, sizeof path, "%s/07-one", folder);
  rmdir(path);
  rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  char path[128], why[300];
  if (!mkdtemp(folder)) abort();
  snprintf(path, sizeof path, "%s/07-one", folder);
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
  const File *f = &files[data[0] % JSON_FILES];
  put(f, data + 1, size - 1);
  Course *c = course_load(folder, why, sizeof why);
  if (!c && !*why) abort();
  course_free(c);
  put(f, f->text, strlen(f->text));
  return 0;
}
