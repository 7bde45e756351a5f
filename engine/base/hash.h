// Hashes of our own tables, not Python's hash(): of bytes (FNV-1a, good enough for texts and messages) and of words.
//
//   uint64_t h = fnv_add(FNV_EMPTY, bytes, n);   and again, with what comes behind
//   h = mix(h, word);
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

static inline uint64_t mix(uint64_t h, uint64_t word) {
  h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
  return h ^ h >> 29;
}

#endif
