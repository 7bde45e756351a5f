// The two tables of colours: on its ground each colour has a contrast of 4.4 : 1 or more.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tui/glass/looks.h"

// What xterm draws for a colour of 256.
static void rgb_of(int colour, int *rgb) {
  static const int levels[] = {0, 95, 135, 175, 215, 255};
  for (int i = 0; i < 3; i++) rgb[i] = colour >= 232 ? 8 + 10 * (colour - 232) : 0;
  if (colour >= 232) return;
  for (int i = 2, rest = colour - 16; i >= 0; i--, rest /= 6) rgb[i] = levels[rest % 6];
}

static double luminance(int colour) {  // WCAG 2
  static const double weight[] = {0.2126, 0.7152, 0.0722};
  int rgb[3];
  double sum = 0;
  rgb_of(colour, rgb);
  for (int i = 0; i < 3; i++) {
    double c = rgb[i] / 255.0;
    sum += weight[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

static double contrast(int a, int b) {
  double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}

static void each_colour_can_be_read_on_its_ground(void **state) {
  enum { BLACK = 16, WHITE = 231, FIRST = 16 };
  (void)state;
  for (int i = 0; i < STYLE_NAMES; i++) {
    if (i == STYLE_FRAME || looks[i].dark < 0) continue;
    assert_true(looks[i].dark >= FIRST && looks[i].light >= FIRST);  // the first 16 are the user's own
    if (contrast(looks[i].dark, BLACK) < 4.4) fail_msg("style %d on dark: %.2f", i, contrast(looks[i].dark, BLACK));
    if (contrast(looks[i].light, WHITE) < 4.4) fail_msg("style %d on light: %.2f", i, contrast(looks[i].light, WHITE));
    assert_true(contrast(looks[i].light, LOOK_CHOSEN_LIGHT) > 3.7 && contrast(looks[i].dark, LOOK_CHOSEN) > 2);
  }
}

// Both tables have the same names: what is the terminal's own on one ground is so on the other.
static void both_tables_are_whole(void **state) {
  (void)state;
  for (int i = 0; i < STYLE_NAMES; i++) {
    assert_int_equal(looks[i].dark < 0, looks[i].light < 0);
    if (looks[i].dark < 0) continue;
    assert_true(looks[i].dark != 0 && looks[i].light != 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_colour_can_be_read_on_its_ground),
      cmocka_unit_test(both_tables_are_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
