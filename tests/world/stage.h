// A private world with two processes in it, for one test.
#ifndef TESTS_WORLD_STAGE_H
#define TESTS_WORLD_STAGE_H

#include "world_help.h"

typedef struct Stage {
  World *w;
  Actor a, b;
} Stage;

static inline int set_stage(void **state) {
  Stage *s = malloc(sizeof *s);
  s->w = world_create_private();
  s->a = new_process(s->w, 0, "MainProcess");
  s->b = new_process(s->w, s->a, "Process-1");
  *state = s;
  return 0;
}
static inline int clear_stage(void **state) {
  Stage *s = *state;
  world_free(s->w);
  free(s);
  return 0;
}

#endif
