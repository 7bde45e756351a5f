// FNV-1a, a hash of bytes: quick to write, and good enough for texts and messages. Not Python's hash().
//
//   uint64_t h = fnv_add(FNV_EMPTY, bytes, n);   and again, with what comes behind
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define FNV_EMPTY UINT64_C(0xcbf29ce484222325)

static inline uint64_t fnv_add(uint64_t h, const void *bytes, size_t n) {
  const unsigned char *p = bytes;
  for (size_t i = 0; i < n; i++) h = (h ^ p[i]) * UINT64_C(0x100000001b3);
  return h;
}

#endif
