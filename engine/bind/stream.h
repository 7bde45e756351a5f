// stdout and stderr, for those who write a process's last words.
#ifndef BIND_STREAM_H
#define BIND_STREAM_H

#include "bind.h"

#endif
