// Reviews: when a round is due, in what order its pages come, how it is kept, and what the list of lessons says. The
// days are given; nobody waits for one.
#include <sys/stat.h>
#include <unistd.h>

#include "screen_help.h"
#include "tui/course/day.h"
#include "tui/course/done.h"
#include "tui/screens/hand.h"

static void days_are_read_and_written(void **state) {
  static const char *const no[] = {"",           "2026-02-30", "2026-13-01",  "2026-1-01",
                                   "1969-12-31", "20261-1-01", "2026-11-301", "x026-11-30"};
  (void)state;
  char text[DAY_TEXT];
  int day = 0, next = 0;
  assert_true(day_read("2026-11-30", &day) && day_read("2026-12-01", &next));
  assert_int_equal(next - day, 1);
  assert_string_equal(day_write(day, text), "2026-11-30");
  assert_true(day_read("2028-02-29", &day));
  for (size_t i = 0; i < sizeof no / sizeof *no; i++)
    if (day_read(no[i], &day)) fail_msg("%s is taken for a day", no[i]);
  setenv("MPLAB_TODAY", "2030-01-02", 1);
  assert_string_equal(day_write(day_today(), text), "2030-01-02");
  setenv("MPLAB_TODAY", "tomorrow", 1);
  assert_true(day_today() > 20000);
  unsetenv("MPLAB_TODAY");
}

// Rounds on these days, counted from the first; on day `today` it is due, or will be on another.
static void a_round_is_due_after_1_7_and_21_days(void **state) {
  static const struct {
    int rounds[6], today;
    bool done;
    ReviewState is;
    int day;
  } rows[] = {
      {{-1}, 100, false, REVIEW_EARLY, 0},
      {{-1}, 100, true, REVIEW_DUE, 100},
      {{100, -1}, 100, true, REVIEW_LATER, 101},
      {{100, -1}, 100, false, REVIEW_LATER, 101},  // it was gone through before the part was done
      {{100, -1}, 99, true, REVIEW_LATER, 101},    // the clock was set back
      {{100, -1}, 101, true, REVIEW_DUE, 101},
      {{100, -1}, 150, true, REVIEW_DUE, 101},
      {{100, 100, -1}, 100, true, REVIEW_LATER, 101},  // once more on the same day
      {{100, 101, -1}, 101, true, REVIEW_LATER, 107},
      {{100, 103, -1}, 103, true, REVIEW_LATER, 107},  // two days late
      {{100, 109, -1}, 109, true, REVIEW_LATER, 121},  // so late that the next one has passed as well
      {{100, 101, 104, -1}, 107, true, REVIEW_DUE, 107},
      {{100, 101, 107, -1}, 121, true, REVIEW_DUE, 121},
      {{100, 101, 107, 121, -1}, 121, true, REVIEW_OVER, 0},
      {{100, 130, -1}, 130, true, REVIEW_OVER, 0},
  };
  (void)state;
  Lesson l = {.name = "review-1", .review = true};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Progress *p = progress_load("", NULL, 0);
    int n = 0;
    for (; rows[i].rounds[n] >= 0; n++) progress_finish_round(p, l.name, n + 1, rows[i].rounds[n]);
    ReviewPlan plan = review_plan(&l, p, rows[i].done, rows[i].today);
    if (plan.state != rows[i].is || plan.rounds != n || (rows[i].day && plan.day != rows[i].day))
      fail_msg("row %zu: state %d on day %d after %d rounds", i, plan.state, plan.day, plan.rounds);
    assert_int_equal(review_next_round(&l, p), n + 1);
    progress_free(p);
  }
}

// What was wrong in the round before comes first, then what goes back to a lesson with a wrong prediction.
static void what_was_wrong_comes_first(void **state) {
  (void)state;
  LessonPage other[1] = {{.id = "p"}};
  LessonPage pages[4] = {{.id = "a", .of = "first", .place = 1, .program = "a.py"},
                         {.id = "b", .of = "race", .place = 2, .program = "b.py"},
                         {.id = "c", .of = "first", .place = 3, .program = "c.py"},
                         {.id = "d", .of = "later", .place = 4, .program = "d.py"}};
  Lesson lessons[3] = {{.name = "first", .folder = "01-first", .label = "01"},
                       {.name = "race", .folder = "02-race", .label = "02", .pages = other, .npages = 1},
                       {.name = "review-1", .folder = "review-1", .label = "R1", .review = true, .pages = pages}};
  lessons[2].npages = 4;
  Course c = {.lessons = lessons, .nlessons = 3};
  Lesson *l = &lessons[2];
  Progress *p = progress_load("", NULL, 0);
  const char *const orders[] = {"abcd", "bacd", "cbad"};
  for (int i = 0; i < 3; i++) {
    char now[5] = "";
    if (i == 1) progress_predict(p, "race", "p", "x", PREDICTED_WRONG);
    if (i == 2) {
      progress_predict(p, l->name, "c", "x", PREDICTED_WRONG);
      progress_predict(p, l->name, "a", "x", PREDICTED_RIGHT);
      progress_finish_round(p, l->name, 1, 100);
    }
    review_arrange(l, &c, p);
    for (int k = 0; k < 4; k++) now[k] = *pages[k].id;
    assert_string_equal(now, orders[i]);
    assert_ptr_equal(l->program, pages[0].program);
  }
  progress_predict(p, l->name, "d#2", "x", PREDICTED_WRONG);  // in the round that goes on: the order stays
  review_arrange(l, &c, p);
  assert_string_equal(pages[0].id, "c");
  progress_free(p);
}

// Two workbenches answer a round between them: neither has seen all answers, and the round is finished all the same.
static void two_answer_one_round(void **state) {
  (void)state;
  LessonPage pages[2] = {{.id = "a"}, {.id = "b"}};
  Lesson l = {.name = "review-1", .review = true, .pages = pages, .npages = 2};
  Progress *p = progress_load("", NULL, 0);
  progress_predict(p, l.name, "a", "x", PREDICTED_RIGHT);
  progress_predict(p, l.name, "b", "x", PREDICTED_OPEN);
  assert_false(review_close_round(&l, p, 100));
  assert_int_equal(progress_rounds(p, l.name), 0);
  progress_predict(p, l.name, "b", "x", PREDICTED_WRONG);
  assert_true(review_close_round(&l, p, 100));
  assert_int_equal(progress_round_day(p, l.name, 1), 100);
  assert_false(review_close_round(&l, p, 100));  // nothing of the second is answered
  assert_int_equal(progress_rounds(p, l.name), 1);
  progress_free(p);
}

// ---- the bench and the list, with the course's own first review ----

typedef struct Desk {
  Hand hand;
  Lab *lab;
  Course *course;
  const Lesson *review;
} Desk;

static char folder[] = "review-XXXXXX", path[100];

static void sit_down(Desk *d) {
  char why[400], aside[200];
  memset(d, 0, sizeof *d);
  d->lab = lab_new();
  d->course = course_load("lessons", why, sizeof why);
  if (!d->course) fail_msg("%s", why);
  d->review = course_lesson(d->course, "R1");
  assert_non_null(d->review);
  assert_true(hand_begin(&d->hand, d->lab, d->course, progress_load(path, aside, sizeof aside), 24, 80));
}

// Saved at each page, as the workbench does: a crash may come at any instant.
static void stand_up(Desk *d) {
  char why[400];
  assert_true(progress_save(d->hand.app.progress, why, sizeof why));
  hand_end(&d->hand);
  lab_free(d->lab);
  course_free(d->course);
}

// Answers so many pages, from the one that is open on: the last of each page's options, or what its play says.
static void answer(Desk *d, int pages, bool rightly) {
  View *v = &d->hand.app.bench.view;
  for (int i = 0; i < pages; i++) {
    const LessonPage *page = &v->lesson->pages[v->page];
    char wrong[80];
    snprintf(wrong, sizeof wrong, "answer %s", page->ask->options[0].id);
    assert_true(hand_give(&d->hand, rightly ? page->play[0] : wrong));
    hand_wait(&d->hand, HAND_LONGEST, false);
    assert_int_equal(v->predicted, rightly ? PREDICTED_RIGHT : PREDICTED_WRONG);
    if (i + 1 < pages) assert_true(hand_give(&d->hand, "next page"));
  }
}

static const char *shown(Desk *d) {
  static char text[20000];
  d->hand.app.screen = &screen_course;
  app_draw(&d->hand.app);
  char *all = grid_text(&d->hand.app.grid);
  snprintf(text, sizeof text, "%s", all);
  free(all);
  return text;
}

static void does_part(Desk *d) {
  for (int i = 0; i < d->course->nlessons; i++) {
    const Lesson *l = &d->course->lessons[i];
    if (l->part != 0 || l->review) continue;
    for (int k = 0; k < l->npages; k++) {
      progress_see(d->hand.app.progress, l->name, l->pages[k].id);
      progress_reach(d->hand.app.progress, l->name, l->pages[k].id);
    }
  }
}

static void shows(Desk *d, const char *what) {
  const char *text = shown(d);
  if (!strstr(text, what)) fail_msg("\"%s\" is not shown:\n%s", what, text);
}

static void rounds_are_gone_through(void **state) {
  (void)state;
  static Desk d;
  setenv("MPLAB_TODAY", "2026-11-30", 1);
  sit_down(&d);
  App *a = &d.hand.app;
  a->chosen = (int)(d.review - d.course->lessons);
  shows(&d, "due when part 1 is done");
  assert_null(strstr(shown(&d), "1 review due"));
  does_part(&d);
  shows(&d, "1 review due");
  shows(&d, "due today");
  assert_int_equal(course_first_undone(a), a->chosen);
  app_open_lesson(a, d.review);
  answer(&d, 2, true);
  stand_up(&d);
  // another start in the midst of the round: it goes on where it was left
  sit_down(&d);
  a->chosen = (int)(d.review - d.course->lessons);
  app_open_lesson(a, d.review);
  assert_int_equal(a->bench.view.page, 2);
  answer(&d, 3, false);
  assert_non_null(strstr(a->bench.tell, "Round done: 2 of 5 right. Next on 2026-12-01."));
  app_back(a);
  shows(&d, "again on 2026-12-01");
  shows(&d, "last: 2 of 5 right");
  stand_up(&d);
  setenv("MPLAB_TODAY", "2026-12-01", 1);
  sit_down(&d);
  a->chosen = (int)(d.review - d.course->lessons);
  shows(&d, "due today");
  app_open_lesson(a, d.review);
  assert_int_equal(a->bench.view.page, 0);
  assert_int_equal(a->bench.view.predicted, PREDICTED_NOT);
  assert_string_equal(a->bench.view.lesson->pages[0].id, "dog");  // the first that was wrong
  answer(&d, 5, true);
  assert_non_null(strstr(a->bench.tell, "Round done: 5 of 5 right. Next on 2026-12-07."));
  // what was answered stays to be read, until it is opened once more
  assert_true(hand_give(&d.hand, "page before"));
  assert_int_equal(a->bench.view.predicted, PREDICTED_RIGHT);
  app_back(a);
  LessonRecord r = lesson_record(d.review, a->progress, true);
  assert_int_equal(r.rounds, 2);
  assert_int_equal(r.right, 5);
  assert_true(r.done);
  app_open_lesson(a, d.review);
  assert_int_equal(a->bench.view.predicted, PREDICTED_NOT);
  stand_up(&d);
  unsetenv("MPLAB_TODAY");
}

// Each review has five pages, goes back to its own part or an earlier one, and stands behind its part's last lesson.
static void every_part_has_its_review(void **state) {
  (void)state;
  char why[400];
  Course *c = course_load("lessons", why, sizeof why);
  if (!c) fail_msg("%s", why);
  int reviews = 0;
  for (int i = 0; i < c->nlessons; i++) {
    const Lesson *l = &c->lessons[i];
    if (!l->review) continue;
    assert_int_equal(l->part, reviews++);
    assert_int_equal(l->npages, REVIEW_PAGES);
    assert_true(i + 1 == c->nlessons || c->lessons[i + 1].part == l->part + 1);
    int own = 0;
    for (int k = 0; k < l->npages; k++) own += course_lesson(c, l->pages[k].of)->part == l->part;
    assert_true(own > 0 && (l->part == 0 || own < REVIEW_PAGES));
  }
  assert_int_equal(reviews, c->nparts);
  course_free(c);
}

// ---- what is wrong is named ----

static void write_file(const char *name, const char *text) {
  char file[200];
  snprintf(file, sizeof file, "%s/%s", folder, name);
  FILE *f = fopen(file, "w");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
}

// A review of so many pages; `odd` takes the place of the second page's key that it begins with.
static const char *review_of(int pages, const char *key, const char *odd) {
  static char text[4000];
  size_t n = (size_t)snprintf(text, sizeof text, "{\"pages\":[");
  for (int i = 0; i < pages; i++) {
    const char *const keys[][2] = {
        {"of", "\"of\":\"first\","},
        {"program", ""},
        {"ask", "\"ask\":{\"options\":[{\"id\":\"x\",\"when\":{\"ends\":2}},{\"id\":\"y\",\"when\":{\"ends\":1}}]},"},
        {"goal", ""},
    };
    n += (size_t)snprintf(text + n, sizeof text - n, "%s{\"id\":\"p%d\",\"idea\":\"Thing %d.\",", i ? "," : "", i, i);
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
      bool is_odd = i == 1 && key && !strcmp(keys[k][0], key);
      if (is_odd) n += (size_t)snprintf(text + n, sizeof text - n, "%s", odd);
      else if (k == 1) n += (size_t)snprintf(text + n, sizeof text - n, "\"program\":\"p%d.py\",", i);
      else n += (size_t)snprintf(text + n, sizeof text - n, "%s", keys[k][1]);
    }
    bool plays = i == 1 && key && !strcmp(key, "ask") && !strstr(odd, "options");
    n += (size_t)snprintf(text + n, sizeof text - n, "\"play\":[\"%s\"]}", plays ? "run" : "answer x");
  }
  snprintf(text + n, sizeof text - n, "]}");
  return text;
}

static const char course[] = "{\"parts\":[{\"title\":{\"en\":\"P\",\"zh\":\"P\"},\"lessons\":[\"first\"],\"review\":"
                             "\"review-1\"},{\"title\":{\"en\":\"Q\",\"zh\":\"Q\"},\"lessons\":[\"late\"]}]}";

static void write_words(const char *name, int pages) {
  char text[3000];
  size_t n = (size_t)snprintf(text, sizeof text, "# T\n## about\na\n## see\ns\n## do\nd\n");
  for (int i = 0; i < pages; i++)
    n += (size_t)snprintf(text + n, sizeof text - n, "## p%d: P\nt\n### question\nq\n### x: X\nr\n### y: Y\nw\n", i);
  write_file(name, text);
}

static void refused(const char *json, const char *whole, const char *expected) {
  char why[600] = "";
  write_file("course.json", whole);
  write_file("review-1/lesson.json", json);
  Course *c = course_load(folder, why, sizeof why);
  if (c) fail_msg("it is taken, and should be: %s", expected);
  if (!strstr(why, expected)) fail_msg("it says: %s; expected: %s", why, expected);
}

static void what_is_no_review_is_named(void **state) {
  (void)state;
  char name[40], why[600];
  snprintf(name, sizeof name, "%s/review-1", folder);
  assert_int_equal(mkdir(name, 0700), 0);
  for (int i = 0; i < REVIEW_PAGES; i++) snprintf(name, sizeof name, "review-1/p%d.py", i), write_file(name, "n = 1\n");
  write_words("review-1/en.md", REVIEW_PAGES);
  write_words("review-1/zh.md", REVIEW_PAGES);
  write_file("course.json", course);
  write_file("review-1/lesson.json", review_of(REVIEW_PAGES, NULL, NULL));
  Course *c = course_load(folder, why, sizeof why);
  if (!c) fail_msg("%s", why);
  assert_int_equal(c->nlessons, 1);
  assert_ptr_equal(course_lesson(c, "R1"), course_lesson(c, "review-1"));
  assert_null(course_lesson(c, "0"));
  course_free(c);
  const int n = REVIEW_PAGES;
  refused(review_of(n - 1, NULL, NULL), course, "\"pages\" must be 5: this is a review");
  refused(review_of(n, "of", ""), course, "page \"p1\": \"of\" is missing: which lesson does it come back to");
  refused(review_of(n, "of", "\"of\":3,"), course, "page \"p1\": \"of\" must be the name of a lesson");
  refused(review_of(n, "of", "\"of\":\"late\","), course,
          "page \"p1\": \"of\" names \"late\", no lesson of this part or an earlier one");
  refused(review_of(n, "program", "\"program\":\"p0.py\","), course,
          "page \"p1\": \"program\" is page \"p0\"'s: each page of a review has its own");
  refused(review_of(n, "ask", "\"lines\":[],"), course, "page \"p1\": \"ask\" is missing: each page of a review asks");
  refused(review_of(n, "ask",
                    "\"ask\":{\"judge\":\"run\",\"options\":[{\"id\":\"x\",\"when\":{\"exit\":0}},{\"id\":\"y\","
                    "\"when\":{\"exit\":1}}]},"),
          course, "page \"p1\": \"ask\" must be judged by every order: a review");
  refused(review_of(n, "goal", "\"goal\":{\"exit\":0},"), course,
          "page \"p1\": \"goal\" is a spare key: a review only asks");
  char other[sizeof course + 20];
  snprintf(other, sizeof other, "%s", course);
  memcpy(strstr(other, "review-1"), "Review-1", 8);
  refused(review_of(n, NULL, NULL), other, "\"review\" must be a name that begins with review-");
}

static int make_folder(void **state) {
  (void)state;
  if (!mkdtemp(folder)) return -1;
  snprintf(path, sizeof path, "%s/progress.json", folder);
  return 0;
}

static int drop_folder(void **state) {
  char lock[120];
  (void)state;
  snprintf(lock, sizeof lock, "%s.lock", path);
  static const char *const names[] = {
      "review-1/lesson.json", "review-1/en.md", "review-1/zh.md", "review-1/p0.py", "review-1/p1.py",
      "review-1/p2.py",       "review-1/p3.py", "review-1/p4.py", "review-1",       "course.json"};
  remove(path), remove(lock);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    snprintf(lock, sizeof lock, "%s/%s", folder, names[i]);
    remove(lock);
  }
  return rmdir(folder);
}

int main(void) {
  lab_start();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_are_read_and_written),  cmocka_unit_test(a_round_is_due_after_1_7_and_21_days),
      cmocka_unit_test(what_was_wrong_comes_first), cmocka_unit_test(two_answer_one_round),
      cmocka_unit_test(rounds_are_gone_through),    cmocka_unit_test(every_part_has_its_review),
      cmocka_unit_test(what_is_no_review_is_named),
  };
  return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
