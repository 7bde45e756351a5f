// str, bytes, bytearray and the format languages: what the rest of lang needs of them in C.
#ifndef LANG_OBJECT_TEXT_H
#define LANG_OBJECT_TEXT_H

#include "lang/machine/machine.h"

// A growing buffer on the machine's heap, for natives that make text.
typedef struct Buffer {
  Machine *m;
  char *data;
  size_t size, room;
  bool failed;
} Buffer;
void buffer_init(Buffer *b, Machine *m);
void buffer_add(Buffer *b, const void *data, size_t size);  // after a failed allocation it does nothing more
// so many bytes will be added: fails now if there is no room for them
void buffer_expect(Buffer *b, size_t more);
void buffer_puts(Buffer *b, const char *s);
void buffer_putc(Buffer *b, char c);
void buffer_printf(Buffer *b, const char *format, ...);
void buffer_free(Buffer *b);
Value buffer_str(Buffer *b);  // new Str, frees the buffer; MemoryError if it failed
Value buffer_bytes(Buffer *b);

// repr and str of values that need no Python. V_TAIL where a user's __repr__ or __str__ must run (a prelude function
// then does the whole).
Value value_repr(Machine *m, Value v);
Value value_str(Machine *m, Value v);
// A repr that never needs Python and never fails: users' instances as <Name object at 0x…>. For messages and for the
// bench.
void value_repr_plain(Machine *m, Value v, Buffer *out);
Value value_format(Machine *m, Value v, Value spec);      // format(v, spec)
Value str_percent(Machine *m, Value format, Value args);  // format % args
Value bytes_percent(Machine *m, Value format, Value args);

// a code point; size 1 and U+FFFD for what is not UTF-8
uint32_t utf8_decode(const char *s, const char *end, int *size);
int utf8_encode(uint32_t c, char out[4]);
bool utf8_valid(const char *s, size_t n);
Value str_slice(Machine *m, Value s, int64_t start, int64_t stop, int64_t step, int64_t count);  // by code points
Value str_at(Machine *m, Value s, int64_t i);        // one code point, index already checked
uint64_t bytes_hash(const void *data, size_t size);  // never 0
bool str_equal(Value a, Value b);
int str_compare(Value a, Value b);
Value str_concat(Machine *m, Value a, Value b);
// b at the end of a itself, which nobody else may have; false: it has no room, nothing was done
bool str_append(Machine *m, Value a, Value b);
void text_boot(Machine *m);  // types and natives of str, bytes, bytearray

#endif
