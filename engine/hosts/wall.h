// The wall around a program's processes, by the system.
//
// The first process of a run puts it up after the nursery's fork, before it reads a word of the program; every process
// of the run inherits it, and none can take it down. Behind it a process can compute, sleep, print, fork, and signal
// its own: a machine that is broken stays a broken process. What each part is, which kernel has it, and what holds
// without it is a row of WALL_PARTS. A part that the system does not have is left out: `mplab --doctor` says so.
#ifndef HOSTS_WALL_H
#define HOSTS_WALL_H

#include <stdbool.h>
#include <stddef.h>

// id, name, since which kernel, what it does, what is without it
// clang-format off
#define WALL_PARTS(P) \
  P(NO_NEW_PRIVS, "no_new_privs", "3.5",  "nothing that is run could have more rights", "no seccomp and no landlock either") \
  P(SECCOMP,      "seccomp",      "3.17", "only the system calls of a list: no open, socket, exec, ptrace", \
    "a broken machine can do all that you can") \
  P(LANDLOCK,     "landlock",     "5.13", "no file, whatever system call asks for it", "seccomp alone keeps files closed") \
  P(NET,          "landlock 4",   "6.7",  "no connection", "seccomp alone keeps sockets closed") \
  P(SCOPE,        "landlock 6",   "6.12", "no signal to a process outside the run", \
    "a broken machine can signal processes of yours")
// clang-format on

typedef enum WallPart {
#define P(id, ...) WALL_##id,
  WALL_PARTS(P)
#undef P
      WALL_PARTS_COUNT
} WallPart;

// Closes every descriptor from 3 on but these. keep is sorted in place; numbers below 3 do not count.
void wall_close_all_but(int *keep, int n);
// Of the user's variables the program keeps those that say how to print and where it is (wall.c has the list). Also
// reads the time zone, whose file cannot be opened behind the wall: where TZ was not set it is WALL_TIMEZONE.
void wall_environment(void);
#define WALL_TIMEZONE ":/etc/localtime"
// Puts up what there is of it, for this process and all that come of it. Returns a bit for each part that stands.
unsigned wall_raise(void);
// A system call that is refused ends its process by SIGSYS; this has it say which one it was before. Again after signal
// handlers were reset.
void wall_name_refused(void);
// Called with its number as well, in a signal's handler. NULL: nobody is.
void wall_tell_refused(void (*told)(int number));

// What this system has, tried in a child that ends: a bit for each part.
unsigned wall_try(void);
bool wall_is_wider(void);                 // this build has the sanitizers' calls in its list, too
const char *wall_call_name(long number);  // of the lists here; "" unknown
// Row i of the list: false: there is none.
bool wall_call(int i, const char **name, const char **reason);

#endif
