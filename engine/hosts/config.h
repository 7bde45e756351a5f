// The configuration of a run: the bench writes it into the arena, the main process reads it there.
#ifndef HOSTS_CONFIG_H
#define HOSTS_CONFIG_H

#include "lang/syntax/ast.h"
#include "world/world.h"

enum {
  CONFIG_PASS_OUTPUT = 1,  // output goes to the real descriptors too
  CONFIG_TERMINAL = 2,     // stdout counts as a terminal (only when it is not passed on)
  CONFIG_OWN_GROUP = 4,    // out of the terminal's foreground group: its Ctrl-C is not meant for the
                           // program
};
enum {                 // WorldHeader.host[]:
  HOST_WORD_REFUSED,   // births refused by the limit
  HOST_WORD_TIMELESS,  // 1: orders are compared, so time.time and time.monotonic begin at a moment
                       // that is the same in every run
};
enum { PROCESS_WORD_ALARM };  // WorldProcess.host[]: 1 while an alarm is set that has not gone off

typedef struct RunConfig {
  const char *path;  // as the user gave it
  const char *text;
  size_t size;  // what the bench read and checked
  const KnobSetting *settings;
  int nsettings;
  const char *const *argv;
  int argc;        // argv[0] is the path
  uint32_t flags;  // CONFIG_…
  int births;      // an eventfd, inherited: written to when a process was born
} RunConfig;

bool config_write(World *w, const RunConfig *c);  // false: it does not fit
// The pointers lead into the arena and into one malloc'd block that lives as long as the process. false: it is damaged.
bool config_read(World *w, RunConfig *c);

#endif
