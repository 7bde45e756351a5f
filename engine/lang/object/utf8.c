// UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF.
#include "text.h"

#include <string.h>

static bool continues(const char *s, const char *end, int n) {
  if (end - s <= n) return false;
  for (int i = 1; i <= n; i++)
    if (((unsigned char)s[i] & 0xC0) != 0x80) return false;
  return true;
}

static uint32_t low6(char c) { return (unsigned char)c & 0x3F; }

uint32_t utf8_decode(const char *s, const char *end, int *size) {
  uint32_t c = (unsigned char)*s;
  *size = 1;
  if (c < 0x80) return c;
  if (c >= 0xC2 && c < 0xE0 && continues(s, end, 1)) {
    *size = 2;
    return (c & 0x1F) << 6 | low6(s[1]);
  }
  if (c >= 0xE0 && c < 0xF0 && continues(s, end, 2)) {
    uint32_t p = (c & 0x0F) << 12 | low6(s[1]) << 6 | low6(s[2]);
    if (p >= 0x800 && (p < 0xD800 || p > 0xDFFF)) {
      *size = 3;
      return p;
    }
  }
  if (c >= 0xF0 && c < 0xF5 && continues(s, end, 3)) {
    uint32_t p = (c & 0x07) << 18 | low6(s[1]) << 12 | low6(s[2]) << 6 | low6(s[3]);
    if (p >= 0x10000 && p <= 0x10FFFF) {
      *size = 4;
      return p;
    }
  }
  return 0xFFFD;
}

int utf8_encode(uint32_t c, char out[4]) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3F));
  out[2] = (char)(0x80 | (c >> 6 & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

bool utf8_valid(const char *s, size_t n) {
  const char *end = s + n;
  while (s < end) {
    uint64_t word;
    if (end - s >= 8 && (memcpy(&word, s, 8), !(word & 0x8080808080808080u))) {
      s += 8;
      continue;
    }
    int size;
    if (utf8_decode(s, end, &size) == 0xFFFD && size == 1) return false;
    s += size;
  }
  return true;
}
