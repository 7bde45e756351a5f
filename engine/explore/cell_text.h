// Cells as Python shows them: "41203", "[1, 2, 3]", "b'abc'".
#ifndef EXPLORE_CELL_TEXT_H
#define EXPLORE_CELL_TEXT_H

#include "world/view.h"

void value_text(const WorldObjectView *v, int64_t word, char *out, size_t size);  // one cell
// a Value, or an Array cut to size with …
void value_texts(World *w, const WorldObjectView *v, char *out, size_t size);
#define VALUE_PID "the PID of "  // before a process's name

// The same, whole, whatever its length; a PID of the world's is "the PID of NAME". size: bytes that are enough, without
// the NUL
size_t value_whole_size(const WorldObjectView *v);
void value_whole(World *w, const WorldObjectView *v, char *out, size_t size);
// The name of the process whose PID a cell holds. NULL: it holds none, or is too small for one
const char *value_pid_name(World *w, const WorldObjectView *v, int64_t word);

#endif
