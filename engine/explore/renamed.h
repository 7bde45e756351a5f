// What a step takes with it, in an order and in the same order under a variant: is it the same but for its names?
//
// A PID, an address or a hash that is only stored or sent is the other run's PID, address or hash of the same thing:
// the program has made nothing of it. What is computed from it (getpid() % 2) differs. In texts, numbers do not count
// (printed.h): what is sent as text is there to be printed. A PID may stand there in any base. If it is not the clock
// that is another one, only numbers as long as PIDs, addresses and hashes do not count: "shard 3" is made of a PID. A
// message's times do not count, if it is the clock that is another one: floats, dates, and ints as large as a time of
// day; they count when they are stored in a cell, which is part of how a run ends.
#ifndef EXPLORE_RENAMED_H
#define EXPLORE_RENAMED_H

#include "variants.h"

// The bytes of a message or of a text, a in the search's order, b under the variant.
bool renamed_message(Variant v, const void *a, size_t na, const void *b, size_t nb);
bool renamed_text(Variant v, const char *a, size_t na, const char *b, size_t nb);
// Words of 8 bytes: a slice of cells.
bool renamed_words(Variant v, const void *a, size_t na, const void *b, size_t nb);

#endif
