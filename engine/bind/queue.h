// Between queue.c and feeder.c.
#ifndef BIND_QUEUE_H
#define BIND_QUEUE_H

#include "bind.h"

Value bind_item_fed(Machine *m, const Value *args, int nargs);  // natives of _mp, see feeder.c
Value bind_item_failed(Machine *m, const Value *args, int nargs);

#endif
