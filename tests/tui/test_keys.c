// The table of keys: one key, one meaning; every key does something somewhere, and what it does has words in both
// languages; texts name commands, and the keys are put in.
#include "screen_help.h"

#include "tui/glass/utf8.h"
#include "tui/screens/commands.h"
#include "tui/words/signs.h"

static void one_key_one_meaning(void **state) {
  (void)state;
  for (int i = 0; i < KEYS; i++)
    for (int j = 0; j < KEYS; j++) {
      uint32_t mine[] = {key_rows[i].key, key_rows[i].other}, its[] = {key_rows[j].key, key_rows[j].other};
      for (int a = 0; a < 2; a++)
        for (int b = 0; b < 2; b++)
          if ((i != j || a != b) && mine[a]) assert_int_not_equal(mine[a], its[b]);
      if (i != j) assert_string_not_equal(key_rows[i].means[ENGLISH], key_rows[j].means[ENGLISH]);
    }
}

// A capital letter is a process and a digit picks: no row may take one of them.
static void letters_and_digits_are_taken(void **state) {
  (void)state;
  for (int i = 0; i < KEYS; i++) {
    uint32_t keys[] = {key_rows[i].key, key_rows[i].other};
    for (int k = 0; k < 2; k++) assert_false((keys[k] >= 'A' && keys[k] <= 'Z') || (keys[k] >= '0' && keys[k] <= '9'));
  }
}

// In one mode a key has one deed.
static void deeds_do_not_overlap(void **state) {
  (void)state;
  for (int i = 0; i < ndeeds; i++)
    for (int j = 0; j < i; j++)
      if (deeds[i].id == deeds[j].id) assert_int_equal(deeds[i].modes & deeds[j].modes, 0);
}

static void every_key_has_deeds_and_words(void **state) {
  (void)state;
  for (int i = 0; i < KEYS; i++) {
    bool found = false;
    for (int k = 0; k < ndeeds; k++) found |= (int)deeds[k].id == i;
    assert_true(found);
    for (int l = 0; l < LANGUAGES; l++) {
      assert_true(*key_rows[i].means[l] && *key_rows[i].name[0][l]);
      assert_int_equal(*key_rows[i].name[1][l] != 0, key_rows[i].other != 0);
    }
    assert_true(!key_rows[i].key || *key_rows[i].shown);
  }
}

// The help and the palette show a row's words whole.
static void words_fit_their_rows(void **state) {
  enum { HELP = 61, PALETTE = 65 };  // columns: of the meaning; of name, meaning and key
  (void)state;
  for (int i = 0; i < KEYS; i++)
    for (int l = 0; l < LANGUAGES; l++) {
      const KeyRow *r = &key_rows[i];
      int means = utf8_width(r->means[l]), name = utf8_width(r->name[0][l]), second = utf8_width(r->name[1][l]);
      if (second > name) name = second;
      if (means > HELP || name + 2 + means + utf8_width(r->shown) > PALETTE) fail_msg("%s is too long", r->means[l]);
    }
}

static void names_are_one_row_s(void **state) {
  (void)state;
  for (int i = 0; i < KEYS; i++)
    for (int j = 0; j < i; j++)
      for (int a = 0; a < 2; a++)
        for (int b = 0; b < 2; b++)
          if (*key_rows[i].name[a][ENGLISH])
            assert_string_not_equal(key_rows[i].name[a][ENGLISH], key_rows[j].name[b][ENGLISH]);
}

// As keys are typed: aliases, and the twins that a Chinese keyboard gives.
static void typed_keys_are_found(void **state) {
  static const struct {
    uint32_t typed;
    KeyId row;
    int by;
  } cases[] = {{'r', KEY_RUN, 1},         {'k', KEY_ROWS, -1},    {'j', KEY_ROWS, 1},    {K_DOWN, KEY_ROWS, 1},
               {'u', KEY_TIME, -1},       {K_RIGHT, KEY_TIME, 1}, {'m', KEY_PROCESS, 1}, {'Z', KEY_PROCESS, 1},
               {'7', KEY_PICK, 1},        {0x300B, KEY_PAGE, -1}, {0xFF1F, KEY_HELP, 1}, {0xFF1A, KEY_ALL, 1},
               {K_CONTROL_P, KEY_ALL, 1}, {'+', KEY_PACE, 1},     {'-', KEY_PACE, -1},   {0xFF21, KEY_PROCESS, 1}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint32_t key = cases[i].typed;
    int by = 0;
    assert_int_equal(key_row_of(&key, &by), cases[i].row);
    assert_int_equal(by, cases[i].by);
  }
  uint32_t none = 'b';
  int by;
  assert_int_equal(key_row_of(&none, &by), -1);
}

static void texts_name_commands(void **state) {
  (void)state;
  char to[200];
  Scene s;
  help_scene(&s);
  const LabProgram *p = s.view.program;
  assert_string_equal(keys_text("Press {key:run}, then {key:switch lock}.", p, to, sizeof to), "Press `r`, then `t`.");
  assert_string_equal(keys_text("{key:process A} {key:back} {key:on}", p, to, sizeof to), "`A` `←` `→`");
  assert_string_equal(keys_text("`{key:next page}`", p, to, sizeof to), "`>`");
  assert_string_equal(keys_text("{key:values METHOD}", p, to, sizeof to), "`v2`");  // of several its digit
  assert_string_equal(keys_text("{key:switch}", NULL, to, sizeof to), "`t`");
  assert_string_equal(keys_text("{key:nothing}", p, to, sizeof to), "{key:nothing}");
  assert_string_equal(keys_text("no name", p, to, sizeof to), "no name");
  assert_false(key_named("runs", p, to, sizeof to));
  assert_string_equal(keys_text("{key:signal KILL B} {key:signal}", p, to, sizeof to), "`!B1` `!`");
  assert_true(key_named("signal CONT A", NULL, to, sizeof to));
  assert_string_equal(to, "!A4");
  assert_int_equal(key_id("signal CONT A"), KEY_SIGNAL);
  assert_false(key_named("signal CON A", p, to, sizeof to));
  assert_false(key_named("signal CONT AB", p, to, sizeof to));
  help_free(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_key_one_meaning),  cmocka_unit_test(letters_and_digits_are_taken),
      cmocka_unit_test(deeds_do_not_overlap), cmocka_unit_test(every_key_has_deeds_and_words),
      cmocka_unit_test(names_are_one_row_s),  cmocka_unit_test(typed_keys_are_found),
      cmocka_unit_test(texts_name_commands),  cmocka_unit_test(words_fit_their_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
