// All that the rooms above see of the binding: what it gives the hosts (hosts/binding.h). Whoever starts a run hands it
// to supervisor_start or explore_new.
#ifndef BIND_OPS_H
#define BIND_OPS_H

#include "hosts/binding.h"

extern const BindingOps bind_ops;

#endif
