// The loop once more, for a host that watches each instruction (Host.watch): the other loop does not even ask.
#define MACHINE_WATCHED
#define machine_loop machine_loop_watched
// NOLINTNEXTLINE(bugprone-suspicious-include): the same loop, compiled a second time
#include "machine.c"
