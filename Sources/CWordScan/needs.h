// Which tests the parts of a sentence pass and where patterns may begin, for one path.

#include "CNeedScan.h"

#include <string.h>

#ifndef EIGHT_IN_COMMON
/// A bit for each of eight words that has a bit in common with its counterpart among eight others; the first word's is
/// the lowest.
#define EIGHT_IN_COMMON(words, others)                                                                         \
  ({                                                                                                           \
    uint32_t common_ = 0;                                                                                      \
    for (size_t i_ = 8; i_-- > 0;) common_ = 2 * common_ + (((words)[i_] & (others)[i_]) != 0);                \
    common_;                                                                                                   \
  })
#endif

#ifndef EIGHT_WITH_BIT
/// For each of eight words whether `bit` is set in it, a bit each; the first word's is the lowest.
#define EIGHT_WITH_BIT(words, bit)                                                                             \
  ({                                                                                                           \
    uint32_t with_ = 0;                                                                                        \
    for (size_t i_ = 8; i_-- > 0;) with_ = 2 * with_ + (uint32_t)((words)[i_] >> (bit) & 1);                   \
    with_;                                                                                                     \
  })
#endif

#ifndef EIGHT_WITH_FOUR
/// For each of eight words whether `bit` is set in it, then whether the bit 16 above is, and so on: eight bits each, of
/// which the first word's is the lowest.
#define EIGHT_WITH_FOUR(words, bit)                                                                            \
  (EIGHT_WITH_BIT(words, bit) | EIGHT_WITH_BIT(words, (bit) + 16) << 8                                         \
   | EIGHT_WITH_BIT(words, (bit) + 32) << 16 | EIGHT_WITH_BIT(words, (bit) + 48) << 24)
#endif

#ifndef PIECES_TOGETHER
/// How many pieces of 8 words fit into registers; at least 4.
#define PIECES_TOGETHER 4
#endif

// 4 and 8 words; the compiler chooses the vectors that the path has.
typedef uint8_t PATH(bytes4) __attribute__((vector_size(4)));
typedef int8_t PATH(signed_bytes4) __attribute__((vector_size(4)));
typedef uint64_t PATH(words4) __attribute__((vector_size(32), aligned(8)));
typedef int64_t PATH(signed4) __attribute__((vector_size(32), aligned(8)));
typedef uint64_t PATH(words8) __attribute__((vector_size(64), aligned(8)));

/// Writes the union of some pieces, from a given one on, of the rows of all parts and of the tests that the sentence as
/// a whole passes. It stays in registers if there are at most `PIECES_TOGETHER`.
static inline __attribute__((always_inline)) void PATH(unite)(
  struct usward_need_window *window, size_t first, size_t count
) {
  PATH(words8) united[PIECES_TOGETHER];
  for (size_t k = 0; k < count; k++) united[k] = *(const PATH(words8) *)(window->whole + 8 * (first + k));
  for (size_t i = 0; i < window->count; i++) {
    const int32_t *row = window->rows + window->places[i] + first;
    for (size_t k = 0; k < count; k++) united[k] |= *(const PATH(words8) *)(window->pieces + row[k]);
  }
  memcpy(window->met + 8 * first, united, 64 * count);
}

/// Writes to `met` the tests that the sentence as a whole and its parts pass, and to `places` where the parts' rows
/// begin; no word has a column yet.
static __attribute__((noinline)) void PATH(meet_needs)(struct usward_need_window *window) {
  const char *part = (const char *)window->parts;
  // Eight are processed together; the row at 0 passes no test.
  memset(window->places + (window->count - 1) / 8 * 8, 0, 8 * sizeof window->places[0]);
  for (size_t i = 0; i < window->count; i++, part += window->stride) window->places[i] = *(const int32_t *)part;
  window->column_count = 0;
  size_t piece = 0;
  for (; piece + PIECES_TOGETHER <= window->words / 8; piece += PIECES_TOGETHER) {
    PATH(unite)(window, piece, PIECES_TOGETHER);
  }
  for (; piece + 4 <= window->words / 8; piece += 4) PATH(unite)(window, piece, 4);
  for (; piece + 2 <= window->words / 8; piece += 2) PATH(unite)(window, piece, 2);
  if (piece < window->words / 8) PATH(unite)(window, piece, 1);
}

/// Whether given needs are all met.
static inline bool PATH(all_met)(const uint64_t *met, const int32_t *needs, size_t count) {
  uint64_t all = 1;
  for (size_t i = 0; i < count; i++) all &= met[(uint32_t)needs[i] / 64] >> ((uint32_t)needs[i] % 64);
  return all & 1;
}

/// The words of a row that hold what a pattern needs: those of its needs, and of what it begins with.
#define WORDS_OF(pattern)                                                                                          \
  {(uint32_t)(pattern)->needs[0] / 64, (uint32_t)(pattern)->needs[1] / 64, (uint32_t)(pattern)->needs[2] / 64,     \
   (uint32_t)(pattern)->beginning / 64}

/// Assigns columns to the words that hold what a pattern needs and that have none yet; the columns are filled later.
/// Branchless, since which words have one is unpredictable.
static inline size_t PATH(give_columns)(
  const struct usward_need_window *window, const struct usward_needy_pattern *pattern, size_t count
) {
  const uint32_t words[] = WORDS_OF(pattern);
#pragma clang loop unroll(full)
  for (size_t i = 0; i < 4; i++) {
    // A stale column number is recognised, because each column records whose it is.
    const int32_t column = window->columns_of_words[words[i]];
    const bool has_one = ((size_t)column < count) & (window->words_of_columns[column] == (int32_t)words[i]);
    window->columns_of_words[words[i]] = has_one ? column : (int32_t)count;
    window->words_of_columns[count] = (int32_t)words[i];
    count += !has_one;
  }
  return count;
}

/// Fills the columns from those that are done up to before another: the same word of the rows of all parts.
static inline void PATH(write_columns)(struct usward_need_window *window, size_t end) {
  const int32_t *const places = window->places;
  const size_t count = (window->count + 7) / 8 * 8;
  for (size_t column = window->column_count; column < end; column++) {
    const uint32_t word = (uint32_t)window->words_of_columns[column];
    const uint64_t *const words = window->pieces + word % 8;
    const int32_t *const rows = window->rows + word / 8;
    uint64_t *const to = window->columns + USWARD_PARTS * column;
    for (size_t i = 0; i < count; i++) to[i] = words[rows[places[i]]];
  }
  window->column_count = end;
}

/// For a pattern that needs one part before another, removes the parts that pass the first need but have none after
/// them that passes the second, and the other way round. Where the same parts pass both needs, most sentences have only
/// one such part, and nothing is left.
static inline __attribute__((always_inline)) void PATH(put_in_order)(
  const struct usward_needy_pattern *pattern, PATH(words4) *passing
) {
  // Nothing here is accessed by a variable index, so that the result stays in registers.
  uint64_t one = 0, other = 0;
#pragma clang loop unroll(full)
  for (int i = 0; i < USWARD_NEEDS; i++) {
    if (i == pattern->earlier) one = (*passing)[i];
    if (i == pattern->later) other = (*passing)[i];
  }
  const uint64_t before = ~(uint64_t)0 >> __builtin_clzll(other | 1) >> 1, up_to = one ^ (one - 1);
#pragma clang loop unroll(full)
  for (int i = 0; i < USWARD_NEEDS; i++) {
    if (i == pattern->earlier) (*passing)[i] = one & before;
    if (i == pattern->later) (*passing)[i] = other & ~up_to;
  }
}

/// Writes the place of a pattern, given which parts pass its needs and what it begins with; returns how many there are,
/// 0 or 1. Branchless: one pattern in three has a place, unpredictably.
static inline size_t PATH(put_place)(
  const struct usward_need_window *window, const struct usward_needy_pattern *pattern, const PATH(words4) *passed,
  struct usward_pattern_place *place
) {
  PATH(words4) passing = *passed;
  if (pattern->earlier != pattern->later) PATH(put_in_order)(pattern, &passing);
  PATH(signed_bytes4) least, more;
  memcpy(&least, pattern->least, sizeof least);
  memcpy(&more, pattern->further, sizeof more);
  const PATH(signed4) further = __builtin_convertvector(more, PATH(signed4));
  // Positions that need no test are treated as passed by all parts.
  const PATH(words4) all = (PATH(words4))(further < 0);
  PATH(words4) reach = (PATH(words4))further & ~all;
  // If a need may be up to n parts after the first, a pattern may begin up to n parts before a part that passes it.
  PATH(words4) starts = passing >> (PATH(words4))__builtin_convertvector(least, PATH(signed4));
  // Five halvings, rounded up, are enough steps for a reach of 31 parts.
#pragma clang loop unroll(full)
  for (int step = 0; step < 5; step++) {
    starts |= starts >> ((reach + 1) >> 1);
    reach >>= 1;
  }
  starts |= all;
  uint64_t left = ~(uint64_t)0 >> (USWARD_PARTS - window->starts);
  left &= starts[0] & starts[1] & starts[2] & starts[3];
  *place = (struct usward_pattern_place){left, pattern->number, 1};
  return left != 0;
}

/// Writes the place of a pattern if all its needs are met and have their columns; returns how many there are, 0 or 1.
static inline size_t PATH(find)(
  const struct usward_need_window *window, const struct usward_needy_pattern *pattern,
  struct usward_pattern_place *place
) {
  // What it begins with is a need of its first part.
  const int32_t needs[] = {pattern->needs[0], pattern->needs[1], pattern->needs[2], pattern->beginning};
  const uint32_t words[] = WORDS_OF(pattern);
  uint64_t passing[4] = {0};
  const uint64_t *columns[4];
  for (size_t j = 0; j < 4; j++) columns[j] = window->columns + USWARD_PARTS * window->columns_of_words[words[j]];
  for (size_t i = 0; i < window->count; i += 8) {
#pragma clang loop unroll(full)
    for (size_t j = 0; j < 4; j++) {
      passing[j] |= (uint64_t)EIGHT_WITH_BIT(columns[j] + i, (uint32_t)needs[j] % 64) << i;
    }
  }
  const PATH(words4) passed = {passing[0], passing[1], passing[2], passing[3]};
  return PATH(put_place)(window, pattern, &passed, place);
}

#undef WORDS_OF

/// Writes the places of some patterns whose needs are all met.
static inline size_t PATH(find_listed)(
  struct usward_need_window *window, const struct usward_needy_pattern *patterns, const int32_t *numbers, size_t listed,
  struct usward_pattern_place *places
) {
  size_t columns = window->column_count, count = 0;
  // They are scattered over the table: requested together they take hardly longer to arrive than the first.
  for (size_t i = 0; i < listed; i++) __builtin_prefetch(patterns + numbers[i]);
  for (size_t i = 0; i < listed; i++) columns = PATH(give_columns)(window, patterns + numbers[i], columns);
  PATH(write_columns)(window, columns);
  for (size_t i = 0; i < listed; i++) count += PATH(find)(window, patterns + numbers[i], places + count);
  return count;
}

/// Writes the places of some patterns, given by their numbers; returns how many.
static __attribute__((noinline)) size_t PATH(find_places_of)(
  struct usward_need_window *window, const struct usward_needy_pattern *patterns, const int32_t *numbers, size_t count,
  struct usward_pattern_place *places
) {
  int32_t *listed = window->listed;
  size_t met = 0;
  for (size_t i = 0; i < count; i++) {
    listed[met] = numbers[i];
    met += PATH(all_met)(window->met, patterns[numbers[i]].needs, USWARD_NEEDS);
  }
  return PATH(find_listed)(window, patterns, listed, met, places);
}

/// Lists the rows all of whose needs are met; returns how many.
static inline size_t PATH(list_rows)(
  struct usward_need_window *window, const struct usward_patterns_by_need *patterns
) {
  // In local variables, since they do not change while rows are written.
  const uint64_t *met = window->met, *first = patterns->first;
  const struct usward_rows_of_need *starts = patterns->starts;
  const uint32_t *others = patterns->others;
  int32_t *end = window->listed;
  for (size_t from = 0; from < patterns->words; from += 64) {
    const size_t words = patterns->words - from < 64 ? patterns->words - from : 64;
    uint64_t common = 0;
    for (size_t block = 0; block < words; block += 8) {
      common |= (uint64_t)EIGHT_IN_COMMON(met + from + block, first + from + block) << block;
    }
    for (; common != 0; common &= common - 1) {
      const size_t word = from + (size_t)__builtin_ctzll(common);
      for (uint64_t bits = met[word] & first[word]; bits != 0; bits &= bits - 1) {
        const struct usward_rows_of_need *rows = starts + word * 64 + (size_t)__builtin_ctzll(bits);
        int32_t row = rows->start;
        const int32_t last = rows[1].start;
        // Most needs have one row, and most rows are skipped because another of their needs is missing.
        for (uint32_t both = rows->others;; both = others[row]) {
          const uint32_t one = both & 0xFFFF, other = both >> 16;
          *end = row;
          end += met[one / 64] >> (one % 64) & met[other / 64] >> (other % 64) & 1;
          if (__builtin_expect(++row >= last, 1)) break;
        }
      }
    }
  }
  return (size_t)(end - window->listed);
}

/// How many patterns with bits of their own one word covers.
#define PATTERNS_OF_WORD 16

/// Writes the places of the patterns that have bits of their own.
static inline size_t PATH(find_common)(
  struct usward_need_window *window, const struct usward_needy_pattern *patterns,
  struct usward_pattern_place *places
) {
  // In a local variable, since it does not change while places are written.
  const uint64_t *const met = window->met;
  const size_t parts = (window->count + 7) / 8 * 8;
  uint64_t column[USWARD_PARTS];
  size_t count = 0;
  uint64_t all_met[USWARD_COMMON / PATTERNS_OF_WORD];
  uint64_t left = 0;
  for (size_t word = 0; word < USWARD_COMMON / PATTERNS_OF_WORD; word += 8) {
    PATH(words8) all = *(const PATH(words8) *)(met + word);
    all &= all >> 2 * PATTERNS_OF_WORD;
    all &= all >> PATTERNS_OF_WORD & ((1u << PATTERNS_OF_WORD) - 1);
    *(PATH(words8) *)(all_met + word) = all;
    left |= (uint64_t)EIGHT_IN_COMMON(all_met + word, all_met + word) << word;
  }
  for (; left != 0; left &= left - 1) {
    const size_t word = (size_t)__builtin_ctzll(left);
    const uint64_t *const words = window->pieces + word % 8;
    const int32_t *const rows = window->rows + word / 8;
    // Without vectors: gathering eight takes longer than reading them one by one.
#pragma clang loop vectorize(disable)
    for (size_t i = 0; i < parts; i++) column[i] = words[rows[window->places[i]]];
    for (uint64_t all = all_met[word]; all != 0; all &= all - 1) {
      const uint32_t bit = (uint32_t)__builtin_ctzll(all);
      PATH(words4) passing = {0};
      for (size_t i = 0; i < parts; i += 8) {
        const uint32_t four = EIGHT_WITH_FOUR(column + i, bit);
        PATH(bytes4) bytes;
        memcpy(&bytes, &four, sizeof four);
        passing |= __builtin_convertvector(bytes, PATH(words4)) << i;
      }
      count += PATH(put_place)(window, patterns + PATTERNS_OF_WORD * word + bit, &passing, places + count);
    }
  }
  return count;
}

#undef PATTERNS_OF_WORD

/// Writes the places of patterns, of which there are at most as many as rows; returns how many.
static __attribute__((noinline)) size_t PATH(find_places)(
  struct usward_need_window *window, const struct usward_patterns_by_need *patterns,
  struct usward_pattern_place *places
) {
  // The first bit, which every sentence passes, is of no pattern.
  const size_t common = patterns->has_common ? PATH(find_common)(window, patterns->common, places) : 0;
  const size_t listed = PATH(list_rows)(window, patterns);
  return common + PATH(find_listed)(window, patterns->rows, window->listed, listed, places + common);
}
