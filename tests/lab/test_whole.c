// A value of any length, whole, in pieces of any size.
#include "lab_help.h"

static const char program[] = "from multiprocessing import Array, Pipe, Process, Queue, Value\n"
                              "import time\n"
                              "if __name__ == '__main__':\n"
                              "    numbers = Array('i', range(1000))\n"
                              "    letters = Array('c', b'ab\\x00c')\n"
                              "    one = Value('d', 2.5)\n"
                              "    q = Queue()\n"
                              "    near, far = Pipe()\n"
                              "    q.put('first')\n"
                              "    q.put('z' * 5000)\n"
                              "    q.put(list(range(600)))\n"
                              "    near.send('é' * 40)\n"
                              "    near.send((1, 2))\n"
                              "    time.sleep(600)\n";

static int object_named(Lab *lab, LabSnapshot *s, const char *name) {
  lab_snapshot(lab, s);
  for (int i = 0; i < s->nobjects; i++)
    if (!strcmp(s->objects[i].name, name)) return s->objects[i].id;
  return -1;
}

// In pieces of `piece` bytes, put together.
static char *whole(Lab *lab, int object, LabPart part, int item, size_t piece) {
  size_t n = lab_value(lab, object, part, item, 0, NULL, 0), at = 0;
  char *text = calloc(n + 8, 1), *some = malloc(piece + 1);
  while (at < n) {
    assert_int_equal(lab_value(lab, object, part, item, at, some, piece + 1), n);
    size_t got = strlen(some);
    assert_true(got > 0 && got <= piece);
    memcpy(text + at, some, got);
    at += got;
  }
  free(some);
  return text;
}

static void is_whole(Lab *lab, int object, LabPart part, int item, const char *expected) {
  static const size_t pieces[] = {2, 7, 100, 100000};
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    char *text = whole(lab, object, part, item, pieces[i]);
    assert_string_equal(text, expected);
    free(text);
  }
}

static char *list(int n) {
  char *text = malloc((size_t)n * 8), *at = text;
  for (int i = 0; i < n; i++) at += sprintf(at, "%s%d", i ? ", " : "[", i);
  strcpy(at, "]");
  return text;
}

static bool asleep(const LabSnapshot *s) {
  for (int i = 0; i < s->nobjects; i++)
    if (!strcmp(s->objects[i].name, "q") && s->objects[i].size == 3 && !s->objects[i].unfed)
      return s->processes[0].doing == LAB_SLEEPS;
  return false;
}

static void a_value_is_read_whole(void **state) {
  (void)state;
  Lab *lab = help_open(program);
  LabSnapshot *s = lab_snapshot_new();
  help_run(lab, &(LabOptions){0});
  assert_true(help_until(lab, s, asleep, 20));
  int q = object_named(lab, s, "q");
  char *numbers = list(1000), *more = list(600), letters[5100] = "'", accents[200] = "'";
  memset(letters + 1, 'z', 5000);
  strcat(letters, "'");
  for (int i = 0; i < 40; i++) strcat(accents, "é");
  strcat(accents, "'");
  is_whole(lab, object_named(lab, s, "numbers"), LAB_PART_VALUE, 0, numbers);
  is_whole(lab, object_named(lab, s, "letters"), LAB_PART_VALUE, 0, "b'ab'");
  is_whole(lab, object_named(lab, s, "one"), LAB_PART_VALUE, 0, "2.5");
  is_whole(lab, q, LAB_PART_ITEM, 0, "'first'");
  is_whole(lab, q, LAB_PART_ITEM, 1, letters);
  is_whole(lab, q, LAB_PART_ITEM, 2, more);
  is_whole(lab, q, LAB_PART_ITEM, 3, "");
  is_whole(lab, q, LAB_PART_VALUE, 0, "");
  int pipe = -1;
  for (int i = 0; i < s->nobjects; i++)
    if (s->objects[i].kind == LAB_KIND_PIPE) pipe = i;
  bool by_1 = s->objects[pipe].end[1].messages == 2;
  is_whole(lab, pipe, by_1 ? LAB_PART_SENT_BY_1 : LAB_PART_SENT_BY_0, 0, accents);
  is_whole(lab, pipe, by_1 ? LAB_PART_SENT_BY_1 : LAB_PART_SENT_BY_0, 1, "(1, 2)");
  free(numbers);
  free(more);
  lab_snapshot_free(s);
  lab_free(lab);
}

int main(void) {
  lab_start();
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_value_is_read_whole)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
