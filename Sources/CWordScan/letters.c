#include "CWordScan.h"

static uint8_t is_small(uint8_t byte) { return (uint8_t)(byte - 0x61) < 26; }

size_t usward_small_letters(const uint8_t *bytes, size_t count) {
  size_t total = 0;
  size_t place = 0;
  // Of so many a byte holds the number, which makes vectors of the loop.
  for (; place + 32 <= count; place += 32) {
    uint8_t small = 0;
    for (size_t next = place; next < place + 32; next++) small += is_small(bytes[next]);
    total += small;
  }
  for (; place < count; place++) total += is_small(bytes[place]);
  return total;
}
