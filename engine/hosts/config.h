// The configuration of a run: the bench writes it into the arena, the main process reads it there.
#ifndef HOSTS_CONFIG_H
#define HOSTS_CONFIG_H

#include "finer.h"
#include "lang/syntax/ast.h"
#include "world/world.h"

enum {
  CONFIG_PASS_OUTPUT = 1,  // output goes to the real descriptors too
  CONFIG_TERMINAL = 2,     // stdout counts as a terminal (only when it is not passed on)
  CONFIG_PASS_INPUT = 4,   // the program reads the bench's own standard input, itself
  CONFIG_ASK_INPUT = 8,    // the program reads what the bench sends it (RunConfig.input); with neither: nothing
  CONFIG_TYPED = 16,       // its standard input counts as a terminal
};
enum {                 // WorldHeader.host[]:
  HOST_WORD_REFUSED,   // births refused by the limit
  HOST_WORD_TIMELESS,  // 1: orders are compared, so time.time and time.monotonic begin at a moment
                       // that is the same in every run
  // Timeless runs: how often the clock that a program reads has ticked, and who read it last, where (bind/time.c).
  HOST_WORD_TICKS,
  HOST_WORD_TICKER,
  // Explore, an order taken again (explore/variants.h): which other clock, which other PIDs, … 0: those of the search
  HOST_WORD_CLOCK,
  HOST_WORD_PIDS,
  HOST_WORD_HASH,  // Machine.varied of all its machines
  HOST_WORD_ADDRESS,
  HOST_WORD_RANDOM,   // mixed into the seed of what the program draws by lot
  HOST_WORD_WATCHED,  // each instruction is watched (explore/threads.h)
  // OTHER_CLOCK_EVEN: who read the time of day last (its slot + 1), what it was told, before which of its steps, how
  // much it has done since, and whether it was told what had been told before
  HOST_WORD_READ_BY,
  HOST_WORD_READ_TIME,
  HOST_WORD_READ_BEFORE,
  HOST_WORD_READ_SINCE,
  HOST_WORD_READ_EQUAL,
  // From which reading of the program's on much time has gone by, 1 the first; 0: none. Readings so far, and its line
  HOST_WORD_JUMP,
  HOST_WORD_READINGS,
  HOST_WORD_JUMP_LINE,
  HOST_WORD_ASKS,  // 1: somebody waits for standard input (CONFIG_ASK_INPUT)
};
// HOST_WORD_REFUSED: with more than so many a run is a fork bomb; the bench ends it
enum { REFUSED_BIRTHS = 200 };
// HOST_WORD_CLOCK; from SHAKEN on: so many clocks, each with other digits
enum { OTHER_CLOCK_NONE, OTHER_CLOCK_SLOW, OTHER_CLOCK_FAST, OTHER_CLOCK_LATE, OTHER_CLOCK_EVEN, OTHER_CLOCK_SHAKEN };
// WorldProcess.host[]
enum {
  PROCESS_WORD_ALARM,    // 1 while an alarm is set that has not gone off
  PROCESS_WORD_REFUSED,  // 1 + the system call that the wall has refused it; 0 none
  // A guest's: signals that a handler of its own waits for, bit n-1; what it has of the outside (outside_thing)
  PROCESS_WORD_HANDLES,
  PROCESS_WORD_OUTSIDE,
  PROCESS_WORD_WAITED,  // ns of the world's time that its main strand has waited in live, in waits that are over
};
// What a guest may have that is not of the world: memory that is no object, a program that it has started, a socket.
enum { OUTSIDE_MEMORY, OUTSIDE_PROGRAM, OUTSIDE_SOCKET, OUTSIDE_THINGS, OUTSIDE_BITS = 20 };
// … as PROCESS_WORD_OUTSIDE has it: for each thing 1 + the line on which it came by it, 0: it has none
static inline uint64_t outside_word(int thing, int line) {
  uint64_t most = ((uint64_t)1 << OUTSIDE_BITS) - 1, n = (uint64_t)line + 1;
  return (n < most ? n : most) << (thing * OUTSIDE_BITS);
}
static inline uint32_t outside_thing(uint64_t word, int thing) {
  return word >> (thing * OUTSIDE_BITS) & (((uint64_t)1 << OUTSIDE_BITS) - 1);
}

typedef struct RunConfig {
  const char *path;    // as the user gave it
  const char *python;  // the command whose process runs it (guest/guest.h); "": our own machine
  const char *text;
  size_t size;  // what the bench read and checked
  const KnobSetting *settings;
  int nsettings;
  const char *const *argv;
  int argc;        // argv[0] is the path
  uint32_t flags;  // CONFIG_…
  Finer finer;
  int births;  // an eventfd, inherited: written to when a process was born
  int input;   // CONFIG_ASK_INPUT: a socket, inherited; each message is what one read gives, an empty one an end
} RunConfig;

bool config_write(World *w, const RunConfig *c);  // false: it does not fit
// The pointers lead into the arena and into one malloc'd block that lives as long as the process. false: it is damaged.
bool config_read(World *w, RunConfig *c);

#endif
