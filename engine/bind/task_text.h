// Short texts of calls, for the bench: f(3), update({'k': 1}), f(0) … f(24). Made for every task, so it must be cheap:
// it calls no Python, allocates nothing, and shows plain values only (numbers, short strings, None, bools, and a few of
// them in a tuple, list or dict); … stands for the rest.
#ifndef BIND_TASK_TEXT_H
#define BIND_TASK_TEXT_H

#include "lang/machine/machine.h"

// not NUL-terminated; what does not fit is cut with …; most: items of a container that are shown
typedef struct TaskText {
  char data[48];
  size_t size;
  uint32_t most;
} TaskText;

void task_text_begin(TaskText *t);
void task_text_put(TaskText *t, const char *text, size_t size);
void task_text_function(TaskText *t, Value function);  // its name; also of "module:name"
// args a tuple or list; keywords a dict or V_UNBOUND
void task_text_call(TaskText *t, Value function, Value args, Value keywords);
// A call for each item of a batch (a tuple or list): of its first and its last. star: an item is the arguments.
void task_text_batch(TaskText *t, Value function, Value batch, bool star);
// what a served object holds: {'k': 1}; of a Namespace its attributes: x=1
void task_text_held(TaskText *t, Value held);
void task_text_many(TaskText *t, Value function, int64_t calls);  // f × 100; calls < 0: f × …

#endif
