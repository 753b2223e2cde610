#include "CNeedScan.h"

#include <string.h>

typedef unsigned __int128 parts128;

/// Eight words; the compiler takes whatever vectors there are.
typedef uint64_t words8 __attribute__((vector_size(64), aligned(8)));

static inline bool has_bit(const uint64_t *words, uint32_t bit) { return words[bit / 64] >> (bit % 64) & 1; }

void usward_meet_needs(struct usward_need_window *window) {
  memset(window->known, 0, window->words * sizeof *window->known);
  size_t count = 0;
  for (size_t i = 0; i < window->count; i++) {
    const int32_t *list = window->lists + *(const int32_t *)((const char *)window->parts + i * window->stride);
    window->row_of[i] = list[0];
    for (int32_t place = 0; place < list[1]; place++) {
      const uint32_t need = (uint32_t)list[2 + place];
      if (!has_bit(window->known, need)) {
        window->known[need / 64] |= (uint64_t)1 << (need % 64);
        window->passing[need] = (struct usward_parts){0, 0};
        window->listed[count++] = (int32_t)need;
      }
      if (i < 64) {
        window->passing[need].low |= (uint64_t)1 << i;
      } else {
        window->passing[need].high |= (uint64_t)1 << (i - 64);
      }
    }
  }
  window->listed_count = count;
  for (size_t word = 0; word < window->words; word += 8) {
    words8 united = *(const words8 *)(window->whole + word);
    for (size_t i = 0; i < window->count; i++) {
      united |= *(const words8 *)(window->rows + (size_t)window->row_of[i] * window->words + word);
    }
    *(words8 *)(window->met + word) = united;
  }
}

/// Which of the parts from `first` to `end`, at most 64, pass a need; the first is the lowest.
static inline uint64_t passing_among(const struct usward_need_window *window, size_t first, size_t end, uint32_t need) {
  const uint64_t *word = window->rows + need / 64;
  uint64_t parts = 0;
  for (size_t i = first; i < end; i++) {
    parts |= (word[(size_t)window->row_of[i] * window->words] >> (need % 64) & 1) << (i - first);
  }
  return parts;
}

/// Which parts pass a need.
static inline parts128 passing(struct usward_need_window *window, uint32_t need) {
  struct usward_parts *parts = window->passing + need;
  if (!has_bit(window->known, need)) {
    window->known[need / 64] |= (uint64_t)1 << (need % 64);
    const size_t middle = window->count < 64 ? window->count : 64;
    parts->low = passing_among(window, 0, middle, need);
    parts->high = passing_among(window, middle, window->count, need);
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
  if (end - first > 64 || has_bit(window->known, need)) return passing(window, need);
  return (parts128)passing_among(window, first, end, need) << first;
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

static inline bool find(
  struct usward_need_window *window, const struct usward_needy_pattern *pattern, struct usward_pattern_place *place
) {
  bool all_met = true;
  for (size_t i = 0; i < USWARD_NEEDS; i++) all_met &= has_bit(window->met, (uint32_t)pattern->needs[i]);
  if (!all_met) return false;
  parts128 left = ~(parts128)0 >> (USWARD_PARTS - window->starts);
  for (size_t i = 0; i < USWARD_NEEDS; i++) {
    const uint32_t need = (uint32_t)pattern->needs[i];
    const int least = pattern->least[i], most = pattern->most[i];
    if (most < 0) continue;
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
  return find(window, pattern, place);
}

/// Writes the places of the patterns whose rarest need is `need`.
static inline size_t find_by(
  struct usward_need_window *window, const struct usward_patterns_by_need *patterns, size_t need,
  struct usward_pattern_place *places
) {
  size_t count = 0;
  for (int32_t row = patterns->starts[need]; row < patterns->starts[need + 1]; row++) {
    count += find(window, patterns->rows + row, places + count);
  }
  return count;
}

size_t usward_find_places(
  struct usward_need_window *window, const struct usward_patterns_by_need *patterns,
  struct usward_pattern_place *places
) {
  size_t count = 0;
  for (size_t i = 0; i < window->listed_count; i++) {
    count += find_by(window, patterns, (size_t)window->listed[i], places + count);
  }
  for (size_t word = 0; word < window->words; word++) {
    for (uint64_t bits = window->whole[word] & patterns->first[word]; bits != 0; bits &= bits - 1) {
      const size_t need = word * 64 + (size_t)__builtin_ctzll(bits);
      bool is_done = false;
      for (size_t i = 0; i < window->listed_count; i++) is_done |= (size_t)window->listed[i] == need;
      if (!is_done) count += find_by(window, patterns, need, places + count);
    }
  }
  return count;
}
