// What the parts of a sentence pass and where patterns may begin, for one path.

#include "CNeedScan.h"

#include <string.h>

#ifndef EIGHT_WITH_BIT
/// Of eight parts those that pass a need, a bit each; the first is the lowest.
#define EIGHT_WITH_BIT(rows, places, need)                                                                     \
  ({                                                                                                           \
    uint32_t with_ = 0;                                                                                        \
    for (size_t i_ = 8; i_-- > 0;) {                                                                           \
      with_ = 2 * with_ + (uint32_t)((rows)[8 * (size_t)(places)[i_] + (need) / 64] >> ((need) % 64) & 1);     \
    }                                                                                                          \
    with_;                                                                                                     \
  })
#endif

#ifndef EIGHT_IN_COMMON
/// Of eight words and eight others those that have a bit in common, a bit each; the first is the lowest.
#define EIGHT_IN_COMMON(words, others)                                                                         \
  ({                                                                                                           \
    uint32_t common_ = 0;                                                                                      \
    for (size_t i_ = 8; i_-- > 0;) common_ = 2 * common_ + (((words)[i_] & (others)[i_]) != 0);                \
    common_;                                                                                                   \
  })
#endif

#ifndef EIGHT_MET
/// Of eight rows those whose needs of two kinds are both met, a bit each; the first is the lowest.
#define EIGHT_MET(met, needs, others, rows)                                                                    \
  ({                                                                                                           \
    uint32_t both_ = 0;                                                                                        \
    for (size_t i_ = 8; i_-- > 0;) {                                                                           \
      const uint32_t one_ = (uint32_t)(needs)[(rows)[i_]], other_ = (uint32_t)(others)[(rows)[i_]];            \
      both_ = 2 * both_ + (uint32_t)((met)[one_ / 64] >> (one_ % 64) & (met)[other_ / 64] >> (other_ % 64) & 1); \
    }                                                                                                          \
    both_;                                                                                                     \
  })
#endif

// 8 rows, 8 and 32 words; the compiler takes whatever vectors the path has.
typedef int32_t PATH(rows8) __attribute__((vector_size(32), aligned(4)));
typedef uint64_t PATH(words8) __attribute__((vector_size(64), aligned(8)));
typedef uint64_t PATH(words32) __attribute__((vector_size(256), aligned(8)));

/// Writes the union of a stretch of the rows of all parts and of what the sentence as a whole passes.
#define UNITE(type, word)                                                                                          \
  do {                                                                                                             \
    type united_ = *(const type *)(window->whole + (word));                                                        \
    for (size_t i_ = 0; i_ < window->count; i_++) {                                                                \
      united_ |= *(const type *)(window->rows + 8 * (size_t)window->places[i_] + (word));                          \
    }                                                                                                              \
    memcpy(window->met + (word), &united_, sizeof united_);                                                        \
  } while (0)

void PATH(usward_meet_needs)(struct usward_need_window *window) {
  const char *part = (const char *)window->parts;
  for (size_t i = 0; i < window->count; i++, part += window->stride) window->places[i] = *(const int32_t *)part;
  // Eight are looked at together; the row at 0 passes nothing.
  for (size_t i = window->count; i < window->count + 8; i++) window->places[i] = 0;
  size_t word = 0;
  for (; word + 32 <= window->words; word += 32) UNITE(PATH(words32), word);
  for (; word < window->words; word += 8) UNITE(PATH(words8), word);
  memset(window->known, 0, window->words * sizeof *window->known);
}

#undef UNITE

/// Whether some needs are met.
static inline bool PATH(all_met)(const uint64_t *met, const int32_t *needs, size_t count) {
  uint64_t all = 1;
  for (size_t i = 0; i < count; i++) all &= met[(uint32_t)needs[i] / 64] >> ((uint32_t)needs[i] % 64);
  return all & 1;
}

/// Which of the parts from `first` to `end` pass a need; the first is the lowest.
static inline uint64_t PATH(with_need)(
  const struct usward_need_window *window, size_t first, size_t end, uint32_t need
) {
  uint64_t parts = 0;
  for (size_t i = first; i < end; i += 8) {
    parts |= (uint64_t)EIGHT_WITH_BIT(window->rows, window->places + i, need) << (i - first);
  }
  return parts & ~(uint64_t)0 >> (64 - (end - first));
}

/// Which parts pass a need.
static inline uint64_t PATH(passing)(struct usward_need_window *window, uint32_t need) {
  if (!(window->known[need / 64] >> (need % 64) & 1)) {
    window->known[need / 64] |= (uint64_t)1 << (need % 64);
    window->passing[need] = PATH(with_need)(window, 0, window->count, need);
  }
  return window->passing[need];
}

/// Which parts pass a need, as far as they stand within its reach of parts that a pattern may begin with, of which there is
/// one at least.
static inline uint64_t PATH(passing_near)(
  const struct usward_need_window *window, uint32_t need, uint64_t starts, size_t least, size_t most
) {
  const size_t first = (size_t)__builtin_ctzll(starts) + least;
  size_t end = 64 - (size_t)__builtin_clzll(starts) + most;
  end = end < window->count ? end : window->count;
  return first < end ? PATH(with_need)(window, first, end, need) << first : 0;
}

/// The parts that a pattern may begin with where some parts pass its need: each of them, and as many before it as the need
/// may be after the first.
static inline uint64_t PATH(starts)(uint64_t passing, int least, int most) {
  uint64_t starts = passing >> least;
  for (int covered = 0, step; covered < most - least; covered += step) {
    step = covered + 1 < most - least - covered ? covered + 1 : most - least - covered;
    starts |= starts >> step;
  }
  return starts;
}

/// Writes the place of a pattern whose needs are all met; whether there is one.
static inline bool PATH(find)(
  struct usward_need_window *window, const struct usward_needy_pattern *pattern, struct usward_pattern_place *place
) {
  uint64_t left = ~(uint64_t)0 >> (USWARD_PARTS - window->starts);
  // The rarest need leaves few places, near which alone the others are looked for; many patterns share it.
  if (pattern->most[0] >= 0) {
    const uint64_t passing = PATH(passing)(window, (uint32_t)pattern->needs[0]);
    left &= PATH(starts)(passing, pattern->least[0], pattern->most[0]);
    if (left == 0) return false;
  }
  if (pattern->beginning != 0) left &= PATH(passing_near)(window, (uint32_t)pattern->beginning, left, 0, 0);
  for (size_t i = 1; i < USWARD_NEEDS && left != 0; i++) {
    const int least = pattern->least[i], most = pattern->most[i];
    if (most < 0) continue;
    const uint64_t passing =
      PATH(passing_near)(window, (uint32_t)pattern->needs[i], left, (size_t)least, (size_t)most);
    left &= PATH(starts)(passing, least, most);
  }
  if (left == 0) return false;
  *place = (struct usward_pattern_place){left, pattern->number};
  return true;
}

size_t PATH(usward_find_places_of)(
  struct usward_need_window *window, const struct usward_needy_pattern *patterns, const int32_t *numbers, size_t count,
  struct usward_pattern_place *places
) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    const struct usward_needy_pattern *pattern = patterns + numbers[i];
    if (!PATH(all_met)(window->met, pattern->needs, USWARD_NEEDS)) continue;
    found += PATH(find)(window, pattern, places + found);
  }
  return found;
}

/// Lists the rows whose rarest needs are met; returns how many.
static inline size_t PATH(list_rows)(
  struct usward_need_window *window, const struct usward_patterns_by_need *patterns
) {
  // By themselves, since they do not change while rows are written.
  const uint64_t *met = window->met, *first = patterns->first;
  const int32_t *starts = patterns->starts;
  int32_t *end = window->listed;
  for (size_t block = 0; block < patterns->words; block += 8) {
    for (uint32_t common = EIGHT_IN_COMMON(met + block, first + block); common != 0; common &= common - 1) {
      const size_t word = block + (size_t)__builtin_ctz(common);
      for (uint64_t bits = met[word] & first[word]; bits != 0; bits &= bits - 1) {
        const int32_t *row = starts + word * 64 + (size_t)__builtin_ctzll(bits);
        const int32_t count = row[1] - row[0];
        // Most needs have a few rows.
        PATH(rows8) rows = row[0] + (PATH(rows8)){0, 1, 2, 3, 4, 5, 6, 7};
        *(PATH(rows8) *)end = rows;
        for (int32_t written = 8; written < count; written += 8) *(PATH(rows8) *)(end + written) = rows += 8;
        end += count;
      }
    }
  }
  // Eight are looked at together.
  *(PATH(rows8) *)end = (PATH(rows8)){0};
  return (size_t)(end - window->listed);
}

/// Writes the places of the patterns that have needs of their own.
static inline size_t PATH(find_common)(
  struct usward_need_window *window, const struct usward_needy_pattern *patterns, struct usward_pattern_place *places
) {
  const uint64_t *first = window->met, *second = first + USWARD_COMMON / 64, *third = second + USWARD_COMMON / 64;
  size_t count = 0;
  for (size_t word = 0; word < USWARD_COMMON / 64; word++) {
    for (uint64_t left = first[word] & second[word] & third[word]; left != 0; left &= left - 1) {
      count += PATH(find)(window, patterns + 64 * word + (size_t)__builtin_ctzll(left), places + count);
    }
  }
  return count;
}

size_t PATH(usward_find_places)(
  struct usward_need_window *window, const struct usward_patterns_by_need *patterns,
  struct usward_pattern_place *places
) {
  // The first column, which every sentence passes, is of no pattern.
  size_t count = 0;
  if (patterns->has_common) count = PATH(find_common)(window, patterns->common, places);
  const size_t listed = PATH(list_rows)(window, patterns);
  const uint64_t *met = window->met;
  const int32_t *second = patterns->second, *third = patterns->third, *rows = window->listed;
  for (size_t i = 0; i < listed; i += 8) {
    const uint32_t there = listed - i < 8 ? (1u << (listed - i)) - 1 : 0xFF;
    for (uint32_t left = EIGHT_MET(met, second, third, rows + i) & there; left != 0; left &= left - 1) {
      count += PATH(find)(window, patterns->rows + rows[i + (size_t)__builtin_ctz(left)], places + count);
    }
  }
  return count;
}
