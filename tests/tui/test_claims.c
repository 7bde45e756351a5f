// Claims: all that one may state, what is refused, and whether it fits a program.
#include "screen_help.h"
#include "tui/course/claims.h"

#include <cjson/cJSON.h>

static char why[600];
static Reading r;
static cJSON *json;
static Claim *claims;
static int nclaims;

static bool read_claims(const char *text) {
  json = text ? cJSON_Parse(text) : NULL;
  if (text && !json) fail_msg("no JSON: %s", text);
  r = (Reading){.keep = keep_new(), .folder = "f", .file = "l.json", .why = why, .size = sizeof why};
  *why = 0, nclaims = 0;
  return claims_read(&r, json, &claims, &nclaims);
}

static void done(void) {
  keep_free(r.keep);
  cJSON_Delete(json);
}

// ---- read ----

static void none_are_stated(void **state) {
  assert_true(read_claims(NULL));
  assert_int_equal(nclaims, 0);
  done();
  assert_true(read_claims("[]"));
  assert_int_equal(nclaims, 0);
  done();
}

static void texts(const char **list, int n, const char *const *expected) {
  for (int i = 0; i < n; i++) assert_string_equal(list[i], expected[i]);
  assert_null(expected[n]);
}
#define TEXTS(list, n, ...) texts(list, n, (const char *const[]){__VA_ARGS__, NULL})

static void all_that_may_be_said_of_every_order(void **state) {
  assert_true(read_claims("[{\"set\":{\"lock\":\"off\",\"N\":2,\"x\":1.5,\"y\":true},\"explore\":{\"complete\":false,"
                          "\"orders\":4,\"races\":0,\"outcomes\":{\"n\":[1,2],\"m\":\"a\",\"k\":[true,false,\"b\"]},"
                          "\"breaks\":[\"stale\",\"deadlock\"]}},{\"explore\":{}}]"));
  assert_string_equal(why, "");
  assert_int_equal(nclaims, 2);
  const Claim *c = claims;
  assert_int_equal(c->half, CLAIM_EXPLORE);
  assert_int_equal(c->nsets, 4);
  static const ClaimSet sets[] = {{"lock", "off"}, {"N", "2"}, {"x", "1.5"}, {"y", "True"}};
  for (int i = 0; i < 4; i++) {
    assert_string_equal(c->sets[i].name, sets[i].name);
    assert_string_equal(c->sets[i].value, sets[i].value);
  }
  assert_true(c->incomplete);
  assert_int_equal(c->orders, 4);
  assert_int_equal(c->races, 0);
  assert_int_equal(c->nvalues, 3);
  assert_string_equal(c->values[0].name, "n");
  assert_string_equal(c->values[1].name, "m");
  assert_string_equal(c->values[2].name, "k");
  TEXTS(c->values[0].texts, c->values[0].ntexts, "1", "2");
  TEXTS(c->values[1].texts, c->values[1].ntexts, "a");
  TEXTS(c->values[2].texts, c->values[2].ntexts, "True", "False", "b");
  assert_true(c->says_breaks && c->breaks);
  TEXTS(c->reasons, c->nreasons, "stale", "deadlock");
  c++;
  assert_int_equal(c->half, CLAIM_EXPLORE);
  assert_int_equal(c->nsets, 0);
  assert_int_equal(c->nvalues, 0);
  assert_int_equal(c->orders, -1);
  assert_int_equal(c->races, -1);
  assert_false(c->incomplete || c->says_breaks || c->says_exit || c->deadlock);
  done();
}

static void all_that_may_be_said_of_a_run(void **state) {
  assert_true(read_claims("[{\"run\":{\"exit\":-9,\"deadlock\":true,\"values\":{\"n\":3},\"prints\":[\"a\",\"b\"]}},"
                          "{\"set\":{},\"run\":{\"exit\":0,\"deadlock\":false,\"prints\":\"a\"}}]"));
  assert_int_equal(nclaims, 2);
  assert_int_equal(claims[0].half, CLAIM_RUN);
  assert_true(claims[0].says_exit);
  assert_int_equal(claims[0].exit, -9);
  assert_true(claims[0].deadlock);
  assert_int_equal(claims[0].nvalues, 1);
  TEXTS(claims[0].values[0].texts, claims[0].values[0].ntexts, "3");
  TEXTS(claims[0].prints, claims[0].nprints, "a", "b");
  assert_int_equal(claims[1].half, CLAIM_RUN);
  assert_int_equal(claims[1].exit, 0);
  assert_false(claims[1].deadlock);
  TEXTS(claims[1].prints, claims[1].nprints, "a");
  done();
}

static void whether_it_breaks(void **state) {
  static const struct {
    const char *text;
    bool says, breaks;
    int reasons;
  } rows[] = {{"{}", false, false, 0},
              {"{\"breaks\":true}", true, true, 0},
              {"{\"breaks\":false}", true, false, 0},
              {"{\"breaks\":\"stale\"}", true, true, 1},
              {"{\"breaks\":[\"stale\",\"livelock\"]}", true, true, 2}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char text[200];
    snprintf(text, sizeof text, "[{\"explore\":%s}]", rows[i].text);
    assert_true(read_claims(text));
    assert_int_equal(claims[0].says_breaks, rows[i].says);
    assert_int_equal(claims[0].breaks, rows[i].breaks);
    assert_int_equal(claims[0].nreasons, rows[i].reasons);
    done();
  }
  assert_true(read_claims("[{\"explore\":{\"complete\":true,\"orders\":1000000000,\"races\":1}}]"));
  assert_false(claims[0].incomplete);
  assert_int_equal(claims[0].orders, 1000000000);
  assert_int_equal(claims[0].races, 1);
  done();
}

// ---- refused ----

static void what_is_wrong_is_named(void **state) {
  static const char words_of_explore[] = "there may be: complete orders races outcomes breaks";
  static const struct {
    const char *text, *said;
  } rows[] = {
      {"[{}]", "claim 1: either \"explore\" or \"run\" is expected"},
      {"[{\"run\":{}},{\"set\":{}}]", "claim 2: either \"explore\" or \"run\" is expected"},
      {"[{\"run\":{},\"explore\":{}}]", "claim 1: either \"explore\" or \"run\" is expected"},
      {"[{\"run\":{},\"sets\":{}}]", "claim 1: \"sets\" is a spare key; there may be: id program set explore run"},
      {"[{\"run\":{\"races\":1}}]", "claim 1: \"races\" is a spare key; there may be: deadlock exit values prints"},
      {"[{\"explore\":{\"exit\":1}}]", "claim 1: \"exit\" is a spare key; "},
      {"[{\"run\":3}]", "claim 1: an object is expected"},
      {"[{\"set\":[],\"run\":{}}]", "claim 1: \"set\" must be an object"},
      {"[{\"set\":{\"a\":null},\"run\":{}}]", "claim 1: \"set\" must give \"a\" a text or a number"},
      {"[{\"set\":{\"a\":1,\"b\":[]},\"run\":{}}]", "claim 1: \"set\" must give \"b\" a text or a number"},
      {"[{\"explore\":{\"complete\":1}}]", "claim 1: \"complete\" must be true or false"},
      {"[{\"explore\":{\"orders\":\"1\"}}]", "claim 1: \"orders\" must be a number, 0 or more"},
      {"[{\"explore\":{\"orders\":-1}}]", "claim 1: \"orders\" must be a number, 0 or more"},
      {"[{\"explore\":{\"races\":1000000001}}]", "claim 1: \"races\" must be a number, 0 or more"},
      {"[{\"explore\":{\"outcomes\":3}}]", "claim 1: \"outcomes\" must be an object"},
      {"[{\"explore\":{\"outcomes\":{\"n\":[]}}}]", "claim 1: \"outcomes\" is empty"},
      {"[{\"explore\":{\"outcomes\":{\"n\":[1],\"m\":null}}}]",
       "claim 1: \"outcomes\" must be a text or a number, or an array of them"},
      {"[{\"explore\":{\"outcomes\":{\"n\":[null,1]}}}]",
       "claim 1: \"outcomes\" must be a text or a number, or an array of them"},
      {"[{\"explore\":{\"breaks\":null}}]", "claim 1: \"breaks\" must be a text or a number, or an array of them"},
      {"[{\"explore\":{\"breaks\":[]}}]", "claim 1: \"breaks\" is empty"},
      {"[{\"run\":{\"deadlock\":0}}]", "claim 1: \"deadlock\" must be true or false"},
      {"[{\"run\":{\"exit\":\"0\"}}]", "claim 1: \"exit\" must be a number"},
      {"[{\"run\":{\"values\":[]}}]", "claim 1: \"values\" must be an object"},
      {"[{\"run\":{\"values\":{\"n\":{}}}}]", "claim 1: \"values\" must be a text or a number, or an array of them"},
      {"[{\"run\":{\"prints\":[]}}]", "claim 1: \"prints\" is empty"},
      {"[{\"run\":{\"prints\":[\"a\",{}]}}]", "claim 1: \"prints\" must be a text or a number, or an array of them"},
      {"[{\"explore\":{\"raecs\":1}}]", words_of_explore},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (read_claims(rows[i].text)) fail_msg("was read: %s", rows[i].text);
    if (!strstr(why, rows[i].said) || strncmp(why, "l.json: ", 8)) fail_msg("%s: %s", rows[i].text, why);
    done();
  }
}

// ---- of a program ----

static void it_must_fit_the_program(void **state) {
  static const struct {
    const char *sets, *said;
  } rows[] = {
      {"{}", ""},
      {"{\"lock\":\"on\",\"WORKERS\":3,\"METHOD\":\"fork\"}", ""},
      {"{\"lock\":\"off\"}", ""},
      {"{\"lock\":1,\"WORKERS\":3}", "set \"lock\" to \"1\" cannot be done"},
      {"{\"WORKERS\":3,\"lock\":\"maybe\"}", "set \"lock\" to \"maybe\" cannot be done"},
      {"{\"lcok\":\"on\",\"WORKERS\":3}", "set \"lcok\" to \"on\" cannot be done"},
      {"{\"WORKERS\":3,\"ROUNDS\":3,\"lock\":\"on\"}", "set \"ROUNDS\" to \"3\" cannot be done"},
  };
  Scene s;
  help_scene(&s);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char text[200], said[200] = "";
    snprintf(text, sizeof text, "[{\"run\":{},\"set\":%s}]", rows[i].sets);
    assert_true(read_claims(text));
    assert_int_equal(claim_fits(claims, &s.program, said, sizeof said), !*rows[i].said);
    assert_string_equal(said, rows[i].said);
    done();
  }
  help_free(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(none_are_stated),
      cmocka_unit_test(all_that_may_be_said_of_every_order),
      cmocka_unit_test(all_that_may_be_said_of_a_run),
      cmocka_unit_test(whether_it_breaks),
      cmocka_unit_test(what_is_wrong_is_named),
      cmocka_unit_test(it_must_fit_the_program),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
