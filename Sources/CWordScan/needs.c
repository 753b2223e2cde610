#include "CNeedScan.h"

#include <string.h>

/// Eight words; the compiler takes whatever vectors there are.
typedef uint64_t words8 __attribute__((vector_size(64), aligned(8)));

static inline const int32_t *part(const struct usward_need_window *window, size_t number) {
  return (const int32_t *)((const char *)window->parts + number * window->stride);
}

void usward_meet_needs(struct usward_need_window *window) {
  for (size_t word = 0; word < window->words; word += 8) {
    words8 united = *(const words8 *)(window->met + word);
    for (size_t i = 0; i < window->count; i++) {
      united |= *(const words8 *)(window->rows + 8 * (size_t)*part(window, i) + word);
    }
    memcpy(window->met + word, &united, sizeof united);
  }
  memset(window->known, 0, window->words * sizeof *window->known);
}

static inline uint64_t is_met(const struct usward_need_window *window, int32_t need) {
  return window->met[need / 64] >> (need % 64) & 1;
}

/// Which parts pass a need.
static uint64_t passing(struct usward_need_window *window, int32_t need) {
  const size_t word = (size_t)need / 64;
  const uint64_t bit = (uint64_t)need % 64;
  if (window->known[word] >> bit & 1) return window->passing[need];
  uint64_t parts = 0;
  for (size_t i = 0; i < window->count; i++) {
    parts |= (window->rows[8 * (size_t)*part(window, i) + word] >> bit & 1) << i;
  }
  window->known[word] |= (uint64_t)1 << bit;
  window->passing[need] = parts;
  return parts;
}

/// The parts that a pattern may begin with where some parts pass its need: each of them, and as many before it as the need
/// may be after the first.
static inline uint64_t starts(uint64_t passing, int32_t least, int32_t most) {
  uint64_t starts = passing >> least;
  for (int32_t covered = 0, step; covered < most - least; covered += step) {
    step = covered + 1 < most - least - covered ? covered + 1 : most - least - covered;
    starts |= starts >> step;
  }
  return starts;
}

bool usward_find_place(
  struct usward_need_window *window, const struct usward_needy_pattern *pattern, struct usward_pattern_place *place
) {
  if (!(is_met(window, pattern->needs[0]) & is_met(window, pattern->needs[1]) & is_met(window, pattern->needs[2]))) {
    return false;
  }
  uint64_t left = window->starts;
  for (size_t i = 0; i < USWARD_NEEDS && left != 0; i++) {
    if (pattern->most[i] < 0) continue;
    left &= starts(passing(window, pattern->needs[i]), pattern->least[i], pattern->most[i]);
  }
  *place = (struct usward_pattern_place){left, pattern->number};
  return left != 0;
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
        count += usward_find_place(window, patterns->rows + row, places + count);
      }
    }
  }
  return count;
}
