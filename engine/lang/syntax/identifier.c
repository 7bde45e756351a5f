// Which characters may stand in a name.
#include "identifier_ranges.h"
#include "lexer.h"

static bool within(const IdentifierRange *ranges, size_t n, uint32_t c) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (c > ranges[mid].last) low = mid + 1;
    else high = mid;
  }
  return low < n && c >= ranges[low].first;
}

bool identifier_may_start(uint32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return within(identifier_start, sizeof identifier_start / sizeof *identifier_start, c);
}

bool identifier_may_continue(uint32_t c) {
  if (c < 0x80) return identifier_may_start(c) || (c >= '0' && c <= '9');
  return identifier_may_start(c) ||
         within(identifier_continue, sizeof identifier_continue / sizeof *identifier_continue, c);
}

bool identifier_is_unstable(uint32_t c) {
  return within(identifier_unstable, sizeof identifier_unstable / sizeof *identifier_unstable, c);
}
