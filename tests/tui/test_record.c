// The record: each moment shows the picture that was put, whatever came before and after it; what is of note is noted;
// when it grows too large every second moment of the older half goes, and nothing of note with it.
#include "screen_help.h"

#include "tui/panels/record.h"

// A random change of what a snapshot says.
static void change(Scene *s, unsigned *random) {
  *random = *random * 1103515245u + 12345;
  LabSnapshot *snap = &s->snap;
  LabProcess *p = &s->processes[*random >> 8 & 3];
  snap->steps++;
  snap->nanoseconds += 1000;
  switch (*random >> 16 & 7) {
  case 0: p->line = *random >> 20 & 31; break;
  case 1: snprintf(p->sentence, sizeof p->sentence, "store counter ← %u", *random & 0xfff); break;
  case 2: p->doing = p->doing == LAB_WAITS ? LAB_RUNS : LAB_WAITS; break;
  case 3: snprintf(s->objects[0].value, sizeof s->objects[0].value, "%u", *random); break;
  case 4: s->objects[1].holder = (int)(*random & 3) - 1; break;
  case 5: s->objects[2].nitems = (int)(*random & 3); break;
  case 6: snap->nprocesses = 4 + (int)(*random & 1); break;
  case 7: snap->updates++; break;
  }
}

typedef struct Kept {
  LabSnapshot snap;
  LabProcess processes[16];
  LabObject objects[4];
} Kept;

static void keep(Kept *k, const Scene *s) {
  k->snap = s->snap;
  memcpy(k->processes, s->processes, sizeof k->processes);
  memcpy(k->objects, s->objects, sizeof k->objects);
}

static void is_kept(const LabSnapshot *s, const Kept *k) {
  assert_non_null(s);
  assert_int_equal(s->steps, k->snap.steps);
  assert_int_equal(s->nanoseconds, k->snap.nanoseconds);
  assert_int_equal(s->updates, k->snap.updates);
  assert_int_equal(s->nprocesses, k->snap.nprocesses);
  assert_int_equal(s->nobjects, k->snap.nobjects);
  for (int i = 0; i < s->nprocesses; i++) assert_memory_equal(&s->processes[i], &k->processes[i], sizeof(LabProcess));
  for (int i = 0; i < s->nobjects; i++) assert_memory_equal(&s->objects[i], &k->objects[i], sizeof(LabObject));
}

enum { MOMENTS = 300 };

static void every_moment_is_shown(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  Record *r = record_new();
  Kept *kept = calloc(MOMENTS, sizeof *kept);
  unsigned random = 7;
  assert_true(r && kept);
  for (int i = 0; i < MOMENTS; i++) {
    change(&s, &random);
    record_take(r, &s.snap, i, (uint64_t)i, true);
    keep(&kept[i], &s);
  }
  assert_int_equal(record_count(r), MOMENTS);
  for (int i = 0; i < MOMENTS; i++) is_kept(record_show(r, i), &kept[i]);
  for (int i = MOMENTS - 1; i >= 0; i--) is_kept(record_show(r, i), &kept[i]);
  for (int i = 0; i < 1000; i++) {
    random = random * 1103515245u + 12345;
    int at = (int)(random >> 8) % MOMENTS;
    is_kept(record_show(r, at), &kept[at]);
  }
  assert_true(record_bytes(r) < MOMENTS * sizeof(Kept) / 8);  // differences, not pictures
  assert_null(record_show(r, MOMENTS));
  assert_null(record_show(r, -1));
  assert_int_equal(record_at_step(r, kept[20].snap.steps), 20);
  assert_int_equal(record_at_time(r, 44), 44);
  record_clear(r);
  assert_int_equal(record_count(r), 0);
  record_take(r, &s.snap, 0, 0, true);
  is_kept(record_show(r, 0), &kept[MOMENTS - 1]);
  record_free(r);
  free(kept);
  help_free(&s);
}

static Record *begun(Scene *s) {
  help_scene(s);
  help_run(s);
  s->snap.stale = 0;
  Record *r = record_new();
  assert_non_null(r);
  return r;
}

static unsigned noted(Record *r, Scene *s) {
  s->snap.steps++;
  record_take(r, &s->snap, 0, 0, true);
  return record_moment(r, record_count(r) - 1)->notes;
}

static void what_is_of_note(void **state) {
  (void)state;
  Scene s;
  Record *r = begun(&s);
  assert_int_equal(noted(r, &s), NOTE_PRINT);  // the first one: what had been printed
  assert_int_equal(noted(r, &s), 0);
  s.snap.stale++;
  assert_int_equal(noted(r, &s), NOTE_STALE);
  s.processes[1].doing = LAB_WAITS;
  assert_int_equal(noted(r, &s), NOTE_WAIT);
  assert_int_equal(noted(r, &s), 0);  // it waits on
  s.processes[1].ended = true;
  assert_int_equal(noted(r, &s), NOTE_END);
  s.processes[2].ended = true, s.processes[2].exitcode = -9;
  assert_int_equal(noted(r, &s), NOTE_KILL);
  s.snap.ring = true;
  assert_int_equal(noted(r, &s), NOTE_RING);
  record_note(r, NOTE_SWITCH);
  assert_int_equal(noted(r, &s), NOTE_SWITCH);
  LabEvent e = {.number = 1, .slot = 2, .verb = "store", .object = 1, .line = 9, .mark = MARK_STORE};
  record_events(r, &e, 1);
  noted(r, &s);
  const Moment *m = record_moment(r, record_count(r) - 1);
  assert_true(record_touches_slot(m, 2) && record_touches_object(m, 1) && record_touches_line(m, 9));
  assert_false(record_touches_slot(m, 1) || record_touches_object(m, 2) || record_touches_line(m, 8));
  record_free(r);
  help_free(&s);
}

// The output of a moment is what had been printed then.
static void output_has_its_moment(void **state) {
  (void)state;
  Scene s;
  static const uint16_t by[8] = {1, 1, 1, 1, 2, 2, 2, 2};
  Record *r = begun(&s);
  s.snap.output_by = by;
  s.snap.output = "one\n", s.snap.output_size = 4;
  noted(r, &s);
  s.snap.output = "one\ntwo\n", s.snap.output_size = 8;
  noted(r, &s);
  const LabSnapshot *then = record_show(r, 0);
  assert_int_equal(then->output_size, 4);
  then = record_show(r, 1);
  assert_int_equal(then->output_size, 8);
  assert_memory_equal(then->output, "one\ntwo\n", 8);
  assert_memory_equal(then->output_by, by, sizeof by);
  record_free(r);
  help_free(&s);
}

// What is put is always much: the record stays below its bound, and knows of every note.
static void the_older_half_is_thinned(void **state) {
  (void)state;
  Scene s;
  Record *r = begun(&s);
  unsigned random = 1;
  int stale = 0, put = 60000, n = 0;
  for (int i = 0; i < put; i++) {
    for (size_t k = 0; k < sizeof s.processes[0].sentence - 1; k++) {
      random = random * 1103515245u + 12345;
      for (int p = 0; p < 4; p++)
        s.processes[p].sentence[k] = s.processes[p].said[k] = (char)('a' + (random >> (8 + p) & 15));
    }
    if (i % 1000 == 999) s.snap.stale++, stale++;
    s.snap.steps++;
    record_take(r, &s.snap, i, (uint64_t)i, false);
    assert_true(record_bytes(r) < RECORD_MOST + (8 << 20));
  }
  assert_true(record_count(r) < put);
  for (int i = 0; i < record_count(r); i++) n += (record_moment(r, i)->notes & NOTE_STALE) != 0;
  assert_int_equal(n, stale);
  assert_int_equal(record_show(r, record_count(r) - 1)->steps, s.snap.steps);
  assert_string_equal(record_show(r, record_count(r) - 1)->processes[1].sentence, s.processes[1].sentence);
  for (int i = 1; i < record_count(r); i++) assert_true(record_moment(r, i)->steps > record_moment(r, i - 1)->steps);
  record_free(r);
  help_free(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_moment_is_shown), cmocka_unit_test(what_is_of_note),
                                     cmocka_unit_test(output_has_its_moment),
                                     cmocka_unit_test(the_older_half_is_thinned)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
