// Images of a window: what is put back equals what was saved, byte for byte, after any saves, restores and drops in
// between; and no memory is left.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <cmocka.h>

#include "explore/image.h"

enum { PAGES = 3000 };  // more than a node has
static const size_t SIZE = (size_t)PAGES * IMAGE_PAGE;
static char *memory;
static Window *w;

static uint64_t seed = 88172645463325252u;
static uint32_t random_below(uint32_t n) {
  seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
  return (uint32_t)(seed >> 20) % n;
}

// Opened inside the test, for cmocka takes SIGSEGV at its beginning.
typedef struct Test {
  void (*run)(void **state);
} Test;

static void with_window(void **state) {
  memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memset(memory, 7, 5 * IMAGE_PAGE);
  w = window_open(memory, SIZE, 5 * IMAGE_PAGE);
  assert_non_null(w);
  ((Test *)*state)->run(state);
}

static int stop(void **state) {
  window_close(w);
  munmap(memory, SIZE);
  return 0;
}

static void put(size_t at, char c) {
  window_ran(w);
  memory[at] = c;
}

static void contents_survive_opening(void **state) {
  assert_int_equal(memory[0], 7);
  assert_int_equal(memory[5 * IMAGE_PAGE - 1], 7);
  assert_int_equal(memory[5 * IMAGE_PAGE], 0);
  assert_int_equal(memory[SIZE - 1], 0);
}

static void what_is_put_back_is_what_was_saved(void **state) {
  Image *a = image_save(w);
  put(10, 'b');
  put(SIZE - 1, 'b');
  Image *b = image_save(w);
  put(10, 'c');
  image_load(w, a);
  assert_int_equal(memory[10], 7);
  assert_int_equal(memory[SIZE - 1], 0);
  image_load(w, b);
  assert_int_equal(memory[10], 'b');
  assert_int_equal(memory[SIZE - 1], 'b');
  put(2000 * (size_t)IMAGE_PAGE, 'x');  // in neither: zeros again
  image_load(w, b);
  assert_int_equal(memory[2000 * (size_t)IMAGE_PAGE], 0);
  image_drop(w, a);
  image_drop(w, b);
}

static void equal_contents_share_their_pages(void **state) {
  Image *a = image_save(w);
  size_t held = window_bytes(w);
  put(3, 7);  // what stood there
  Image *b = image_save(w);
  assert_int_equal(window_bytes(w), held);
  put(3, 8);
  Image *c = image_save(w);
  assert_true(window_bytes(w) > held && window_bytes(w) <= held + IMAGE_PAGE);
  image_drop(w, a), image_drop(w, b), image_drop(w, c);
}

static void an_image_can_be_read_where_it_is_not(void **state) {
  put(4 * IMAGE_PAGE - 2, 'p'), put(4 * IMAGE_PAGE + 1, 'q');
  Image *a = image_save(w);
  put(4 * IMAGE_PAGE - 2, 'z');
  char out[4];
  image_read(w, a, memory + 4 * IMAGE_PAGE - 2, out, 4);
  assert_memory_equal(out, ((char[]){'p', 7, 7, 'q'}), 4);
  image_read(w, a, memory + SIZE - 4, out, 4);
  assert_memory_equal(out, ((char[4]){0}), 4);
  image_drop(w, a);
}

typedef struct Seen {
  int n;
  void *at;
  uint64_t a, b;
} Seen;
static bool note(void *data, void *at, uint64_t a, uint64_t b) {
  Seen *s = data;
  *s = (Seen){s->n + 1, at, a, b};
  return s->n < 2;
}

static void differences_are_told_word_by_word(void **state) {
  put(16, 1);
  Image *a = image_save(w);
  put(16, 2);
  Image *b = image_save(w);
  Seen s = {0};
  assert_true(image_compare(w, a, b, note, &s));
  assert_int_equal(s.n, 1);
  assert_ptr_equal(s.at, memory + 16);
  assert_int_equal(s.a & 0xff, 1);
  assert_int_equal(s.b & 0xff, 2);
  s.n = 0;
  assert_true(image_compare(w, b, b, note, &s));
  assert_int_equal(s.n, 0);
  put(SIZE - 8, 1), put(SIZE / 2, 1);
  Image *c = image_save(w);
  assert_false(image_compare(w, a, c, note, &s));
  image_drop(w, a), image_drop(w, b), image_drop(w, c);
}

static void a_limit_is_kept(void **state) {
  Image *a = image_save(w);
  window_limit(w, window_bytes(w) + IMAGE_PAGE);
  for (size_t i = 0; i < 2 * IMAGE_PAGE; i++) put(i, 'l' + (char)(i % 7) + (char)(i / 256));
  assert_null(image_save(w));
  image_load(w, a);
  assert_int_equal(memory[0], 7);
  put(0, 'l');
  Image *b = image_save(w);  // what the failed one had begun to take is given back
  assert_non_null(b);
  image_drop(w, a), image_drop(w, b);
}

// A random walk over images, each with a copy of its own to be compared with. Runs of pages too: faults open several at
// once.
static void a_random_walk(void **state) {
  enum { KEPT = 12, MOVES = 1500, PART = 64 * IMAGE_PAGE };
  static const size_t place[] = {0, 300 * (size_t)IMAGE_PAGE, 1500 * (size_t)IMAGE_PAGE,
                                 (PAGES - 64) * (size_t)IMAGE_PAGE};
  struct {
    Image *i;
    char *copy;
  } kept[KEPT] = {0};
  for (int move = 0; move < MOVES; move++) {
    int k = (int)random_below(KEPT);
    size_t base = place[random_below(4)];
    switch (random_below(4)) {
    case 0:
      if (kept[k].i) image_drop(w, kept[k].i);
      kept[k].i = image_save(w);
      assert_non_null(kept[k].i);
      if (!kept[k].copy) kept[k].copy = malloc(4 * PART);
      for (size_t p = 0; p < 4; p++) memcpy(kept[k].copy + p * PART, memory + place[p], PART);
      break;
    case 1:
      if (!kept[k].i) break;
      image_load(w, kept[k].i);
      for (size_t p = 0; p < 4; p++) assert_memory_equal(kept[k].copy + p * PART, memory + place[p], PART);
      break;
    case 2:
      for (uint32_t n = random_below(6); n > 0; n--) put(base + random_below(PART), (char)random_below(256));
      break;
    default:
      for (uint32_t n = random_below(20), p = random_below(64 - 20); n > 0; n--, p++)
        put(base + p * IMAGE_PAGE + random_below(IMAGE_PAGE), (char)random_below(256));
    }
  }
  for (int k = 0; k < KEPT; k++) {
    if (kept[k].i) image_drop(w, kept[k].i);
    free(kept[k].copy);
  }
  image_drop(w, image_save(w));
  // the current image, and of each page what it was lately
  assert_true(window_bytes(w) <= (size_t)(4 * 64 + 5) * IMAGE_PAGE * 5);
}

#define WINDOW_TEST(name)                            \
  {                                                  \
#name, with_window, NULL, stop, &(Test) { name } \
  }

int main(void) {
  const struct CMUnitTest tests[] = {
      WINDOW_TEST(contents_survive_opening),
      WINDOW_TEST(what_is_put_back_is_what_was_saved),
      WINDOW_TEST(equal_contents_share_their_pages),
      WINDOW_TEST(an_image_can_be_read_where_it_is_not),
      WINDOW_TEST(differences_are_told_word_by_word),
      WINDOW_TEST(a_limit_is_kept),
      WINDOW_TEST(a_random_walk),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
