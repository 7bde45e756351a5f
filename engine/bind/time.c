// The C part of the module time, on the world's clock: it stands still while the world is held.
//
// Where orders are compared (timeless) the world's clock moves when a sleeper goes, or a reading is late (VERB_CLOCK),
// and at no other time. But a program that divides by the time gone by would find nothing gone by, which CPython hardly
// ever shows. So what the program reads ticks: each reading is a microsecond later than the one before, of all
// processes. (A double still tells apart two times of day that are so close.) A reading that was also the last one, of
// the same process at the same place, is the same: a loop that only asks for the time comes back to where it was.
// Deadlines have no ticks.
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "modules.h"
#include "base/clock.h"
#include "hosts/config.h"

// Where orders are compared the clocks start at the same time in every run: 1000 s after boot, a day in 2023.
static const int64_t FIRST_MONOTONIC = 1000000000000, FIRST_WALL = 1700000000000000000;
static bool timeless(Machine *m) { return atomic_load(&host_world(m)->head->host[HOST_WORD_TIMELESS]); }

static const int64_t TICK = 1000;  // ns
// Other clocks, for an order that is taken again: where they begin (another parity, hour and day: the late one's is a
// Sunday) and how far they go on. The slow one by what a slow machine might need, less and less: the later of two times
// that were measured is the shorter. The fast one by an hour a reading. The late one by a second a step: a process
// looks at the clock right before its next step, and not, as in the search, right after its step before.
static const struct {
  int64_t begins, tick;
} other_clock[] = {[OTHER_CLOCK_SLOW] = {(9 * 86400 + 7 * 3600 + 61) * 1000000000ll + 500001, 1300000},
                   [OTHER_CLOCK_FAST] = {(400 * 86400ll + 3 * 3600 + 1801) * 1000000000ll + 1, 3600250000000},
                   [OTHER_CLOCK_LATE] = {(4 * 86400ll + 15 * 3600 + 1201) * 1000000000ll + 1, 1000000000}};

// Shaken clock number k shows another digit at each place than number k - 1: seconds, minutes, hours, weekdays, months
// and each decimal place behind the point go through all their values, ten, twelve, 24 or 60 of them. Some go on
// slowly, some over a full second, a minute or a midnight between two readings.
static const int64_t SHAKEN_FROM = ((37 * 24 + 1) * 60 + 1) * 61000000000 + 7;
static const int64_t SHAKEN_BY = (((37 * 24 + 1) * 60ll + 1) * 60 + 1) * 1000000000 + 111111111;
static const int64_t shaken_tick[] = {TICK, 997003, 1000300021, 61000000007, 7 * 3600000000001};

static int64_t shaken(uint64_t k, int64_t ticks) {
  return SHAKEN_FROM + (int64_t)k * SHAKEN_BY + ticks * shaken_tick[k % (sizeof shaken_tick / sizeof *shaken_tick)];
}

// An order is taken again with a jump of the clock at one of its readings: so it is found which of them matter.
static int64_t jumped(Machine *m) {
  Word *host = host_world(m)->head->host;
  uint64_t at = atomic_load(&host[HOST_WORD_JUMP]);
  if (!at) return 0;
  uint64_t reading = atomic_fetch_add(&host[HOST_WORD_READINGS], 1) + 1;
  if (reading == at) atomic_store(&host[HOST_WORD_JUMP_LINE], (uint64_t)machine_line(m->strand, NULL));
  return reading >= at ? WORLD_LATE : 0;
}

// How far the program's clock is before the world's, at this reading.
static int64_t ticked(Machine *m) {
  Word *host = host_world(m)->head->host;
  uint64_t other = atomic_load(&host[HOST_WORD_CLOCK]), place = bind_place(m, host_slot(m) + 1);
  bool moves = other || atomic_load(&host[HOST_WORD_TICKER]) != place;
  if (moves) atomic_store(&host[HOST_WORD_TICKER], place);
  int64_t ticks = (int64_t)(moves ? atomic_fetch_add(&host[HOST_WORD_TICKS], 1) + 1
                                  : atomic_load(&host[HOST_WORD_TICKS]));
  if (other == OTHER_CLOCK_NONE) return ticks * TICK + jumped(m);
  if (other >= OTHER_CLOCK_SHAKEN) return shaken(other - OTHER_CLOCK_SHAKEN, ticks);
  if (other == OTHER_CLOCK_EVEN) return ticks * TICK;
  int64_t begins = other_clock[other].begins, tick = other_clock[other].tick;
  switch (other) {
  case OTHER_CLOCK_SLOW: return begins + (int64_t)(sqrt((double)ticks) * (double)tick);
  case OTHER_CLOCK_LATE: return begins + host_before_step(m) * tick + ticks * TICK;
  default: return begins + ticks * tick;
  }
}

// ---- the same time twice ----

// A double tells apart two times of day that are a quarter of a microsecond apart: two readings that are nearer are
// equal. So they are, in the even clock, each second time, if a process did next to nothing in between, or if another
// process read it, and neither had to wait for the other.
enum { NEAR = 16 };  // instructions

static bool is_near(Machine *m, const Word *host) {
  uint64_t me = (uint64_t)host_slot(m) + 1, last = atomic_load(&host[HOST_WORD_READ_BY]);
  int64_t before = (int64_t)atomic_load(&host[HOST_WORD_READ_BEFORE]);
  if (last == me) return atomic_load(&host[HOST_WORD_READ_SINCE]) <= NEAR;
  return last != 0 && host_after_step(m) < before;
}

static int64_t even(Machine *m) {
  Word *host = host_world(m)->head->host;
  bool equal = !atomic_load(&host[HOST_WORD_READ_EQUAL]) && is_near(m, host);
  int64_t ticks = (int64_t)atomic_fetch_add(&host[HOST_WORD_TICKS], 1) + 1;
  int64_t time = equal ? (int64_t)atomic_load(&host[HOST_WORD_READ_TIME]) : host_time(m) + ticks * TICK;
  atomic_store(&host[HOST_WORD_READ_BY], (uint64_t)host_slot(m) + 1);
  atomic_store(&host[HOST_WORD_READ_BEFORE], (uint64_t)host_before_step(m));
  atomic_store(&host[HOST_WORD_READ_SINCE], 0);
  atomic_store(&host[HOST_WORD_READ_EQUAL], equal);
  atomic_store(&host[HOST_WORD_READ_TIME], (uint64_t)time);
  return time;
}

// ---- as the program sees it ----

static bool is_even(Machine *m) { return atomic_load(&host_world(m)->head->host[HOST_WORD_CLOCK]) == OTHER_CLOCK_EVEN; }

// The world's time as the program sees it.
static int64_t shown_time(Machine *m) { return timeless(m) ? host_time(m) + ticked(m) : host_time(m); }
static int64_t first_monotonic(Machine *m) {
  return timeless(m) ? FIRST_MONOTONIC : host_world(m)->head->monotonic_base;
}
static int64_t monotonic_ns(Machine *m) { return first_monotonic(m) + shown_time(m); }
static int64_t wall_ns(Machine *m) {
  return timeless(m) ? FIRST_WALL + shown_time(m) : clock_of(CLOCK_REALTIME) - clock_monotonic() + monotonic_ns(m);
}
static int64_t processor_ns(Machine *m) { return timeless(m) ? shown_time(m) : clock_of(CLOCK_PROCESS_CPUTIME_ID); }

static Value slept(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }

static Value time_sleep(Machine *m, const Value *args, int nargs) {
  double seconds;
  if (!is_float(args[0]) && !is_integer(args[0])) return raise_no_index(m, args[0]);
  if (!bind_real(m, args[0], &seconds)) return V_UNBOUND;
  if (isnan(seconds)) return raisef(m, m->e_ValueError, "Invalid value NaN (not a number)");
  if (fabs(seconds) > 9.2e9) return raisef(m, m->e_OverflowError, "timestamp too large to convert to C _PyTime_t");
  if (seconds < 0) return raisef(m, m->e_ValueError, "sleep length must be non-negative");
  machine_step_begin(m, VERB_SLEEP_UNTIL, 0)->deadline = bind_deadline(m, seconds);
  return machine_step(m, slept);
}

static Value seconds_of(Machine *m, int64_t ns) { return float_new(m, (double)ns / 1e9); }

// ---- the clocks ----

static Value wall_seconds(Machine *m) { return seconds_of(m, is_even(m) ? FIRST_WALL + even(m) : wall_ns(m)); }
static Value wall_whole(Machine *m) { return int_new(m, wall_ns(m)); }
// Of all clocks the prelude asks this one how much of a timeout is left: the program learns nothing from it that its
// step does not tell.
static Value monotonic_seconds(Machine *m) {
  return seconds_of(m, bind_in_prelude(m) ? first_monotonic(m) + host_now(m) : monotonic_ns(m));
}
static Value counter_seconds(Machine *m) { return seconds_of(m, monotonic_ns(m)); }
static Value monotonic_whole(Machine *m) { return int_new(m, monotonic_ns(m)); }

static bool clock_is_held(Machine *m) { return (int64_t)atomic_load(&host_world(m)->head->clock_held) >= 0; }

// The clock's answer; or first a step, when a loop of the program waits on it, or its answer matters. By the prelude
// for the program: asks.
static Value ask(Machine *m, bool by_program, Value (*answer)(Machine *m), StepDone then) {
  int64_t until;
  if (!by_program || !clock_is_held(m)) return answer(m);
  bool waits = bind_waits_on_clock(m, host_now(m), &until);
  if (!waits && !host_clock_is_step(m)) return answer(m);
  Step *step = machine_step_begin(m, waits ? VERB_SLEEP_UNTIL : VERB_CLOCK, 0);
  step->arg = waits;
  if (waits) step->deadline = until;
  return machine_step(m, then);
}

#define CLOCK(name, answer)                                                                                      \
  static Value name##_then(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : answer(m); } \
  static Value name(Machine *m, const Value *args, int nargs) {                                                  \
    return ask(m, !bind_in_prelude(m), answer, name##_then);                                                     \
  }
CLOCK(time_time, wall_seconds)
CLOCK(time_time_ns, wall_whole)
CLOCK(time_monotonic, monotonic_seconds)
CLOCK(time_perf_counter, counter_seconds)
CLOCK(time_monotonic_ns, monotonic_whole)
// for the prelude, where the answer goes to the program: datetime.now()
static Value time_asked(Machine *m, const Value *args, int nargs) { return ask(m, true, wall_seconds, time_time_then); }
static Value time_process_time(Machine *m, const Value *args, int nargs) { return seconds_of(m, processor_ns(m)); }
static Value time_process_time_ns(Machine *m, const Value *args, int nargs) { return int_new(m, processor_ns(m)); }

// ---- calendars: broken(seconds or None, local) is a tuple of struct_time's nine fields ----

// Whole seconds, rounded down; of the clock if v is None. false: an exception.
static bool whole_seconds(Machine *m, Value v, time_t *t) {
  double seconds;
  if (v == V_NONE) {
    *t = (time_t)(wall_ns(m) / 1000000000);
    return true;
  }
  if (!bind_real(m, v, &seconds)) return false;
  *t = (time_t)floor(seconds);
  return true;
}

static Value time_broken(Machine *m, const Value *args, int nargs) {
  time_t t;
  struct tm tm;
  if (!whole_seconds(m, args[0], &t)) return V_UNBOUND;
  if (!(args[1] == V_TRUE ? localtime_r(&t, &tm) : gmtime_r(&t, &tm)))
    return raisef(m, m->e_OverflowError, "timestamp out of range for platform time_t");
  return tuple_of(m, 9, from_int(tm.tm_year + 1900), from_int(tm.tm_mon + 1), from_int(tm.tm_mday),
                  from_int(tm.tm_hour), from_int(tm.tm_min), from_int(tm.tm_sec), from_int((tm.tm_wday + 6) % 7),
                  from_int(tm.tm_yday + 1), from_int(tm.tm_isdst));
}

static bool to_tm(Machine *m, Value fields, struct tm *tm) {
  int64_t f[9];
  if (!is_kind(fields, K_TUPLE) || ((Tuple *)as_obj(fields))->count != 9) {
    raisef(m, m->e_TypeError, "Tuple or struct_time argument required");
    return false;
  }
  for (int i = 0; i < 9; i++)
    if (!bind_int(m, ((Tuple *)as_obj(fields))->items[i], &f[i])) return false;
  *tm = (struct tm){.tm_year = (int)f[0] - 1900,
                    .tm_mon = (int)f[1] - 1,
                    .tm_mday = (int)f[2],
                    .tm_hour = (int)f[3],
                    .tm_min = (int)f[4],
                    .tm_sec = (int)f[5],
                    .tm_wday = (int)(f[6] + 1) % 7,
                    .tm_yday = (int)f[7] - 1,
                    .tm_isdst = (int)f[8]};
  return true;
}

// format(text, fields)
static Value time_format(Machine *m, const Value *args, int nargs) {
  struct tm tm;
  char text[1024];
  if (!is_kind(args[0], K_STR)) return raisef(m, m->e_TypeError, "strftime() argument 1 must be str, not %T", args[0]);
  if (!to_tm(m, args[1], &tm)) return V_UNBOUND;
  size_t n = str_size(args[0]) ? strftime(text, sizeof text, str_data(args[0]), &tm) : 0;
  return str_new(m, text, n);
}

static Value time_seconds(Machine *m, const Value *args, int nargs) {
  struct tm tm;
  return to_tm(m, args[0], &tm) ? float_new(m, (double)mktime(&tm)) : V_UNBOUND;
}

const NativeDef bind_time_natives[] = {
    {"sleep", time_sleep, 1, 1, NULL},
    {"time", time_time, 0, 0, NULL},
    {"time_ns", time_time_ns, 0, 0, NULL},
    {"monotonic", time_monotonic, 0, 0, NULL},
    {"monotonic_ns", time_monotonic_ns, 0, 0, NULL},
    {"perf_counter", time_perf_counter, 0, 0, NULL},
    {"perf_counter_ns", time_monotonic_ns, 0, 0, NULL},
    {"_asked", time_asked, 0, 0, NULL},
    {"process_time", time_process_time, 0, 0, NULL},
    {"process_time_ns", time_process_time_ns, 0, 0, NULL},
    {"_broken", time_broken, 2, 2, NULL},
    {"_format", time_format, 2, 2, NULL},
    {"_seconds", time_seconds, 1, 1, NULL},
    {0},
};
