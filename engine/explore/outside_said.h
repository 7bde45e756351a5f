// What a process waits for outside of the world, in words (hosts/outside.h).
#ifndef EXPLORE_OUTSIDE_SAID_H
#define EXPLORE_OUTSIDE_SAID_H

#include "world/saying.h"

// "waits for the outside: read of descriptor 5 (socket)". false: it does not, nothing was said.
bool outside_said(int pid, Saying *s);

#endif
