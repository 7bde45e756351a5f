// Programs of three processes, for the tests of spins: main is process 0, f runs in 1 and g in 2. x is what is
// explored.
#ifndef SPIN_HELP_H
#define SPIN_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "bind/ops.h"
#include "explore/inner.h"

static Explore *x;

#define IMPORTS                                                                                                       \
  "import multiprocessing as mp, os, queue, random, signal, threading, time\nfrom multiprocessing.connection import " \
  "wait\n"

static inline Explore *opened(const char *text) {
  static const char *const argv[] = {"program.py"};
  static RunConfig config;
  char why[300];
  config = (RunConfig){.path = "program.py", .text = text, .size = strlen(text), .argv = argv, .argc = 1, .births = -1};
  Explore *made = explore_new(&bind_ops, &config, &(ExploreSetup){.seed = 1}, why, sizeof why);
  if (!made) fail_msg("%s: %s", why, text);
  return made;
}

// their bodies; shared: what main makes first, with the names that f and g know it by
typedef struct Program {
  const char *shared, *names, *f, *g, *main;
} Program;

#define CELLS "u, v = mp.Value('i', 0, lock=False), mp.Value('i', 0, lock=False)"
#define FOREVER "  while True:\n    "
#define JOINS "  for p in ps: p.join()"

static inline const char *text_of(const Program *p) {
  static char text[2000];
  snprintf(text, sizeof text,
           IMPORTS "def f(%s):\n%s\ndef g(%s):\n%s\nif __name__ == '__main__':\n  %s\n  ps = [mp.Process(target=t, "
                   "args=(%s,)) for t in (f, g)]\n  for p in ps: p.start()\n%s\n",
           p->names, p->f, p->names, p->g, p->shared, p->names, p->main);
  return text;
}

#endif
