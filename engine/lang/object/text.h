// Text as bytes: buffers that grow, UTF-8, str, bytes and bytearray as spans. Their repr, their methods and the format
// languages are types/.
#ifndef LANG_OBJECT_TEXT_H
#define LANG_OBJECT_TEXT_H

#include "native.h"

// A growing buffer on the machine's heap, for natives that make text.
typedef struct Buffer {
  Machine *m;
  char *data;
  size_t size, room;
  bool failed;
} Buffer;
void buffer_init(Buffer *b, Machine *m);
void buffer_add(Buffer *b, const void *data, size_t size);  // after a failed allocation it does nothing more
// Reserves so many bytes: fails now if there is no room for them.
void buffer_expect(Buffer *b, size_t more);
void buffer_puts(Buffer *b, const char *s);
void buffer_putc(Buffer *b, char c);
void buffer_printf(Buffer *b, const char *format, ...);
void buffer_free(Buffer *b);
Value buffer_str(Buffer *b);  // new Str, frees the buffer; MemoryError if it failed
Value buffer_bytes(Buffer *b);

// Decodes a code point. Not UTF-8: U+FFFD and size 1.
uint32_t utf8_decode(const char *s, const char *end, int *size);
int utf8_encode(uint32_t c, char out[4]);
bool utf8_valid(const char *s, size_t n);
Value str_slice(Machine *m, Value s, int64_t start, int64_t stop, int64_t step, int64_t count);  // by code points
Value str_at(Machine *m, Value s, int64_t i);        // one code point, index already checked
uint64_t bytes_hash(const void *data, size_t size);  // never 0
bool str_equal(Value a, Value b);
int str_compare(Value a, Value b);
Value str_concat(Machine *m, Value a, Value b);
// Appends b to a in place; a must have no other reference. false: no room, nothing was done.
bool str_append(Machine *m, Value a, Value b);

typedef struct Span {
  const char *data;
  size_t size;
} Span;

// ---- values as spans ----
bool text_span(Value v, Span *s);                                       // str, bytes or bytearray; false: none of them
bool text_is_bytes(Value v);                                            // bytes or bytearray
Value text_make(Machine *m, Kind kind, const char *data, size_t size);  // a new str, bytes or bytearray
Value text_finish(Buffer *b, Kind kind);                                // the same of a buffer, which it frees
// For a method that returns its self: v, or its plain value if v's class is the program's; new.
Value text_itself(Machine *m, Value v);
int64_t text_units(Value v);                   // len(v)
size_t str_offset(Value s, int64_t index);     // byte offset of a code point; index in [0, length]
int64_t utf8_length(const char *s, size_t n);  // code points of valid UTF-8
Value bytearray_new(Machine *m, const char *data, size_t size);
// false: MemoryError, or a BufferError while a memoryview looks into it
bool bytearray_resize(Machine *m, ByteArray *b, size_t size);
bool bytearray_may_resize(Machine *m, const ByteArray *b);  // false: that BufferError

bool text_raw_str(Value v, Span *s);  // a str: its text

// ---- searching ----
int64_t span_find(Span hay, Span needle);  // -1: not there
int64_t span_rfind(Span hay, Span needle);
int64_t span_count(Span hay, Span needle);  // of a needle that is not empty

#endif
