// The natives of the modules that bind.c makes, and functions that add the rest to them.
#ifndef BIND_MODULES_H
#define BIND_MODULES_H

#include "bind.h"

extern const NativeDef bind_os_natives[], bind_time_natives[], bind_signal_natives[], bind_sys_natives[],
    bind_pool_natives[], bind_input_natives[];
void bind_os_module(Machine *m, Module *mod);
void bind_os_prepare(void);  // before the first machine
void bind_sys_module(Machine *m, Module *mod);
void bind_pool_module(Machine *m, Module *mod);
Value pool_show(Machine *m, const Value *args, int nargs);  // shown.c
Value pool_number(Machine *m, const Value *args, int nargs);
Value pool_served(Machine *m, const Value *args, int nargs);
Value pool_hand_over(Machine *m, const Value *args, int nargs);  // pool_loops.c
Value pool_collect(Machine *m, const Value *args, int nargs);
Value pool_drain(Machine *m, const Value *args, int nargs);
void bind_board_module(Machine *m, Module *mod);  // board.c: more of _pool

#endif
