// Buffer: text that grows on the machine's heap while a native makes it. After a failed allocation every call is a
// no-op, so a native checks once, at the end: buffer_str and buffer_bytes then raise MemoryError.
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buffer_init(Buffer *b, Machine *m) { *b = (Buffer){.m = m}; }

static bool reserve(Buffer *b, size_t more) {
  if (b->failed) return false;
  if (b->size + more <= b->room) return true;
  size_t room = b->room * 2 + 64;
  if (room < b->size + more) room = b->size + more;
  char *data = heap_resize(b->m->heap, b->data, b->room, room);
  if (!data) {
    b->failed = true;
    return false;
  }
  b->data = data;
  b->room = room;
  return true;
}

void buffer_add(Buffer *b, const void *data, size_t size) {
  if (!size || !reserve(b, size)) return;
  memcpy(b->data + b->size, data, size);
  b->size += size;
}

void buffer_expect(Buffer *b, size_t more) { reserve(b, more); }

void buffer_puts(Buffer *b, const char *s) { buffer_add(b, s, strlen(s)); }

void buffer_putc(Buffer *b, char c) {
  if (!reserve(b, 1)) return;
  b->data[b->size++] = c;
}

void buffer_printf(Buffer *b, const char *format, ...) {
  va_list ap;
  va_start(ap, format);
  char small[128];
  int n = vsnprintf(small, sizeof small, format, ap);
  va_end(ap);
  if (n < 0) return;
  if ((size_t)n < sizeof small) {
    buffer_add(b, small, (size_t)n);
    return;
  }
  if (!reserve(b, (size_t)n + 1)) return;
  va_start(ap, format);
  vsnprintf(b->data + b->size, (size_t)n + 1, format, ap);
  va_end(ap);
  b->size += (size_t)n;
}

void buffer_free(Buffer *b) {
  heap_free(b->m->heap, b->data, b->room);
  *b = (Buffer){.m = b->m};
}

Value buffer_str(Buffer *b) {
  Value v = b->failed ? raise_memory(b->m) : str_new(b->m, b->data ? b->data : "", b->size);
  buffer_free(b);
  return v;
}

Value buffer_bytes(Buffer *b) {
  Value v = b->failed ? raise_memory(b->m) : bytes_new(b->m, b->data ? b->data : "", b->size);
  buffer_free(b);
  return v;
}
