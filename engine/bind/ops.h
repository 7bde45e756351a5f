// The binding's only interface for the rooms above: its callbacks (hosts/binding.h), for supervisor_start or
// explore_new.
#ifndef BIND_OPS_H
#define BIND_OPS_H

#include "hosts/binding.h"

extern const BindingOps bind_ops;

#endif
