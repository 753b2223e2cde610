#ifndef USWARD_CPARTLAYOUT_H
#define USWARD_CPARTLAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CPatternRun.h"

// Lays out the parts of a sentence.

/// What is known of a part's form: a cache line, whose first half is read for every part.
struct usward_part_type {
  /// Filters: a bit for each second symbol of the phrases that begin with it, and for each symbol of its own.
  uint32_t opens, follows;
  /// Its only symbol that is first in phrases, and its only one that is second; negative where there is none, or
  /// several.
  int32_t opener, follower;
  int32_t row;
  int32_t needs;
  uint16_t capitals, smalls;
  uint8_t traits;
  uint8_t marks;
  /// Where its lists begin, and the lengths of the lists in order; the first has what it matches by itself.
  uint16_t matches;
  int32_t lists;
  uint16_t symbols, openers, followers, word_entries;
  /// Its kind: everything except how it is written.
  int32_t kind;
  /// How it counts: the number of a list of matches; and its number among the words that formulas weigh, negative for
  /// none.
  int32_t signature, weighed;
  /// The bits of the categories of these matches.
  uint64_t counted_bits;
};

/// Values of `opener` and `follower`: no symbol, and several.
#define USWARD_NO_SYMBOL (-1)
#define USWARD_SEVERAL_SYMBOLS (-2)

/// The bit of `traits` for a form some of whose matches must be listed one by one.
#define USWARD_LISTED 8

/// The types of a form's parts, from `start` up to `end`.
struct usward_parts_of_form {
  int32_t start, end;
};

/// A part with which, together with the next one, a phrase may begin, and the row of the pair of their symbols;
/// `USWARD_SEVERAL` where one of the two has several symbols.
struct usward_opening {
  int32_t part, pair;
};

#define USWARD_SEVERAL (-1)

/// A pair of symbols that phrases begin with: where the numbers of these phrases begin, which end where those of the
/// next row begin, and a bit for each symbol that is third in them, the highest bit for none.
struct usward_pair {
  int32_t first, second;
  int32_t start;
  uint32_t thirds;
};

/// The bit for phrases of two parts.
#define USWARD_NO_THIRD 31

/// A phrase that begins with a pair, and its third part: in the lowest five bits the bit of its symbol, or only
/// `USWARD_NO_THIRD`; then 1 where more parts follow, and then the symbol.
struct usward_phrase_of_pair {
  int32_t number, third;
};

/// The places of these.
#define USWARD_THIRD_IS_NOT_LAST 5
#define USWARD_THIRD_SYMBOL 6

/// All such pairs.
struct usward_pairs {
  /// A bit for each used place out of a power of two, 64 a word: a pair's place is that of its hash, or the next free
  /// one.
  const uint64_t *filter;
  size_t filter_bits;
  /// The number of used places before those of each word.
  const int32_t *ranks;
  /// In the order of their places, followed by a sentinel.
  const struct usward_pair *rows;
  const struct usward_phrase_of_pair *phrases;
};

/// What is known of a sentence that was laid out.
struct usward_laid {
  /// Where its last token ends; before it is laid out, where it begins.
  size_t end;
  /// The number of parts with which, together with the next one, a phrase may begin.
  size_t openings;
  /// The numbers of upper-case and of lower-case ASCII letters.
  size_t capitals, smalls;
  /// The marks of all its parts combined.
  uint8_t marks;
  /// Whether all tokens are words that begin with an ASCII character.
  bool is_plain;
};

/// A sentence to be laid out.
struct usward_layout {
  const uint8_t *bytes;
  size_t size;
  /// Its tokens, and the index of the first in the text.
  const uint64_t *tokens;
  size_t count;
  size_t first;
  /// The types of its tokens and of some after them, `known` in total; the bitwise complement of a place in `several`
  /// for a token with several parts or none.
  const int32_t *numbers;
  size_t known;
  const struct usward_parts_of_form *several;
  const struct usward_part_type *types;
  /// The rows of needs that types refer to, which are not read here but prefetched.
  const int32_t *needs;
  struct usward_pairs pairs;
  struct usward_laid laid;
};

/// The bit of two symbols out of this many, a power of two up to 2^32: Fibonacci hashing by the upper half of a product
/// with 2^64 divided by the golden ratio.
static inline size_t usward_pair_bit(int32_t first, int32_t second, size_t bits) {
  const uint64_t key = (uint64_t)(uint32_t)first << 32 | (uint32_t)second;
  return (size_t)(key * 0x9E3779B97F4A7C15u >> 32) & (bits - 1);
}

/// How many parts after the last one must have a valid type.
#define USWARD_PARTS_BEYOND 7

/// Writes the parts of a sentence, and those with which, together with the next one, a phrase may begin. There is room
/// for all parts in both arrays, and in `parts` for `USWARD_PARTS_BEYOND` more. Returns the number of parts.
size_t usward_lay_out(
  struct usward_layout *layout, int path, struct usward_part *parts, struct usward_opening *openings);

/// The row of the pair at a place.
static inline int32_t usward_rank_of_pair(const uint64_t *filter, const int32_t *ranks, size_t bit) {
  const uint64_t below = filter[bit / 64] & (((uint64_t)1 << (bit % 64)) - 1);
  return ranks[bit / 64] + (int32_t)__builtin_popcountll(below);
}

/// What phrases are found by.
struct usward_phrase_search {
  const struct usward_part_type *types;
  /// The contents of their lists.
  const int32_t *pool;
  struct usward_pairs pairs;
  /// Four numbers for each entry, the last of which is where its symbols begin; and the symbols of all.
  const int32_t *entries;
  size_t entry_count;
  const int32_t *symbols;
  size_t symbol_count;
};

/// Finds the phrases of a sentence that begin at openings, and marks the parts that they begin with. Returns their
/// number, or `USWARD_NO_ROOM` where there is no room for all that there may be.
size_t usward_find_phrases(
  const struct usward_phrase_search *search, int path, struct usward_part *parts, size_t count,
  const struct usward_opening *openings, size_t opening_count, struct usward_phrase *found, size_t room);

#define USWARD_NO_ROOM ((size_t)-1)

/// Prefetches memory that will be read soon.
static inline void usward_prefetch(const void *memory) { __builtin_prefetch(memory); }

#endif
