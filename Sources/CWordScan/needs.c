#include "CNeedScan.h"

static inline const int32_t *part(const struct usward_need_window *window, size_t number) {
  return (const int32_t *)((const char *)window->parts + number * window->stride);
}

/// Whether some needs are met.
static inline bool all_met(const struct usward_need_window *window, const int32_t *needs, size_t count) {
  uint64_t met = 1;
  for (size_t i = 0; i < count; i++) met &= window->met[(uint32_t)needs[i] / 64] >> ((uint32_t)needs[i] % 64);
  return met & 1;
}

typedef unsigned __int128 parts128;

/// Which of the parts from `first` to `end`, at most 64, have a bit in a word of their rows; the first is the lowest.
static inline uint64_t with_bit(
  const struct usward_need_window *window, size_t first, size_t end, size_t word, uint32_t bit
) {
  const uint64_t mask = (uint64_t)1 << bit;
  uint64_t parts = 0;
  for (size_t i = end; i-- > first;) {
    parts = 2 * parts + ((window->rows[8 * (size_t)*part(window, i) + word] & mask) != 0);
  }
  return parts;
}

/// Which parts pass a need.
static inline parts128 passing(struct usward_need_window *window, uint32_t need) {
  const uint32_t word = need / 64, bit = need % 64;
  struct usward_parts *parts = window->passing + need;
  if (!(window->known[word] >> bit & 1)) {
    window->known[word] |= (uint64_t)1 << bit;
    const size_t middle = window->count < 64 ? window->count : 64;
    parts->low = with_bit(window, 0, middle, word, bit);
    parts->high = with_bit(window, middle, window->count, word, bit);
  }
  return (parts128)parts->high << 64 | parts->low;
}

/// The lowest and the highest of some parts, of which there is one at least.
static inline size_t lowest(parts128 parts) {
  return (uint64_t)parts ? (size_t)__builtin_ctzll((uint64_t)parts) : 64 + (size_t)__builtin_ctzll((uint64_t)(parts >> 64));
}

static inline size_t highest(parts128 parts) {
  const uint64_t high = (uint64_t)(parts >> 64);
  return high ? 127 - (size_t)__builtin_clzll(high) : 63 - (size_t)__builtin_clzll((uint64_t)parts);
}

/// Which parts pass a need, as far as they stand within its reach of parts that a pattern may begin with.
static inline parts128 passing_near(
  struct usward_need_window *window, uint32_t need, parts128 starts, size_t least, size_t most
) {
  const size_t first = lowest(starts) + least;
  size_t end = highest(starts) + most + 1;
  end = end < window->count ? end : window->count;
  if (first >= end) return 0;
  if (end - first > 64) return passing(window, need);
  return (parts128)with_bit(window, first, end, need / 64, need % 64) << first;
}

/// The parts that a pattern may begin with where some parts pass its need: each of them, and as many before it as the need
/// may be after the first.
static inline parts128 starts(parts128 passing, int least, int most) {
  parts128 starts = passing >> least;
  for (int covered = 0, step; covered < most - least; covered += step) {
    step = covered + 1 < most - least - covered ? covered + 1 : most - least - covered;
    starts |= starts >> step;
  }
  return starts;
}

/// Writes the place of a pattern whose needs are all met; whether there is one.
static bool find(
  struct usward_need_window *window, const struct usward_needy_pattern *pattern, struct usward_pattern_place *place
) {
  parts128 left = ~(parts128)0 >> (USWARD_PARTS - window->starts);
  for (size_t i = 0; i < USWARD_NEEDS; i++) {
    const int least = pattern->least[i], most = pattern->most[i];
    if (most < 0) continue;
    // The rarest need leaves few places, near which alone the others are looked for; many patterns share it.
    const uint32_t need = (uint32_t)pattern->needs[i];
    left &= starts(
      i == 0 ? passing(window, need) : passing_near(window, need, left, (size_t)least, (size_t)most), least, most);
    if (left == 0) return false;
  }
  *place = (struct usward_pattern_place){{(uint64_t)left, (uint64_t)(left >> 64)}, pattern->number};
  return true;
}

bool usward_find_place(
  struct usward_need_window *window, const struct usward_needy_pattern *pattern, struct usward_pattern_place *place
) {
  return all_met(window, pattern->needs, USWARD_NEEDS) && find(window, pattern, place);
}

size_t usward_find_places(
  struct usward_need_window *window, const struct usward_patterns_by_need *patterns,
  struct usward_pattern_place *places
) {
  size_t count = 0;
  for (size_t word = 0; word < window->words; word++) {
    for (uint64_t bits = window->met[word] & patterns->first[word]; bits != 0; bits &= bits - 1) {
      const size_t need = word * 64 + (size_t)__builtin_ctzll(bits);
      for (int32_t row = patterns->starts[need]; row < patterns->starts[need + 1]; row++) {
        if (!all_met(window, patterns->others + row * (USWARD_NEEDS - 1), USWARD_NEEDS - 1)) continue;
        count += find(window, patterns->rows + row, places + count);
      }
    }
  }
  return count;
}
