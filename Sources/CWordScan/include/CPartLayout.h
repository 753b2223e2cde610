#ifndef USWARD_CPARTLAYOUT_H
#define USWARD_CPARTLAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CPatternRun.h"

// Lays out the parts of a sentence one after another.

/// What is known of a part's form: a line of the processor's cache, the first half of which is read for every part.
struct usward_part_type {
  /// A bit for each second symbol of the phrases that begin with it, and for each symbol of its own: filters.
  uint32_t opens, follows;
  /// The one symbol of it that stands first in phrases, and the one that stands second; negative where there is none, or several.
  int32_t opener, follower;
  int32_t row;
  int32_t needs;
  uint16_t capitals, smalls;
  uint8_t traits;
  uint8_t marks;
  /// Where its lists begin, and how long they are, one after the other: the first is of what it matches by itself.
  uint16_t matches;
  int32_t lists;
  uint16_t symbols, openers, followers, word_entries;
  /// What it is but for how it is written.
  int32_t kind;
  /// How it counts: the number of a list of matches; and which word it is to formulas, negative where none weighs it.
  int32_t signature, weighed;
  /// The bits of the categories of these matches.
  uint64_t counted_bits;
};

/// No symbol, in `opener` and `follower`; and several.
#define USWARD_NO_SYMBOL (-1)
#define USWARD_SEVERAL_SYMBOLS (-2)

/// What is set in `traits` where some matches of a form are to be listed one by one.
#define USWARD_LISTED 8

/// The types of a form's parts, from one up to before another.
struct usward_parts_of_form {
  int32_t start, end;
};

/// A part with which and the next a phrase may begin, and the row of the pair of their symbols, `USWARD_SEVERAL` where one of the
/// two has several symbols.
struct usward_opening {
  int32_t part, pair;
};

#define USWARD_SEVERAL (-1)

/// A pair of symbols that phrases begin with: where the numbers of these phrases begin, which end where those of the next row
/// begin, and a bit for each symbol that stands third in them, the highest for none.
struct usward_pair {
  int32_t first, second;
  int32_t start;
  uint32_t thirds;
};

/// The bit of what stands third in a phrase of two parts.
#define USWARD_NO_THIRD 31

/// A phrase that begins with a pair, and what stands third in it: in the lowest five bits which bit is that of its symbol, or
/// `USWARD_NO_THIRD` and nothing else; then 1 where more stand after it, and then the symbol.
struct usward_phrase_of_pair {
  int32_t number, third;
};

/// Where these begin.
#define USWARD_THIRD_IS_NOT_LAST 5
#define USWARD_THIRD_SYMBOL 6

/// All such pairs.
struct usward_pairs {
  /// A bit for each place that has a pair, a power of two of them, 64 a word: that of its hash, or the next that was free.
  const uint64_t *filter;
  size_t filter_bits;
  /// How many places before those of each word have a pair.
  const int32_t *ranks;
  /// In the order of their places, and after the last one more.
  const struct usward_pair *rows;
  const struct usward_phrase_of_pair *phrases;
};

/// What is said of a sentence that is laid out.
struct usward_laid {
  /// Where its last token ends; before it is laid out, where it begins.
  size_t end;
  /// How many parts there are with which and the next, side by side, a phrase may begin.
  size_t openings;
  /// How many capital and how many small letters of ASCII there are.
  size_t capitals, smalls;
  /// What is marked of any part.
  uint8_t marks;
  /// Whether all tokens are words whose first character is of ASCII.
  bool is_plain;
};

/// A sentence to be laid out.
struct usward_layout {
  const uint8_t *bytes;
  size_t size;
  /// Its tokens, the first with its index in the text.
  const uint64_t *tokens;
  size_t count;
  size_t first;
  /// The types of its tokens and of some after them, `known` in all; the complement of a place in `several` where a token has
  /// several parts or none.
  const int32_t *numbers;
  size_t known;
  const struct usward_parts_of_form *several;
  const struct usward_part_type *types;
  /// The rows of needs that types name, which are not read here but asked for.
  const int32_t *needs;
  struct usward_pairs pairs;
  struct usward_laid laid;
};

/// The bit of two symbols among so many, a power of two up to 2^32: Fibonacci hashing by the upper half of a product with 2^64
/// over the golden ratio.
static inline size_t usward_pair_bit(int32_t first, int32_t second, size_t bits) {
  const uint64_t key = (uint64_t)(uint32_t)first << 32 | (uint32_t)second;
  return (size_t)(key * 0x9E3779B97F4A7C15u >> 32) & (bits - 1);
}

/// What stands past the last part is of a type that there is: for so many parts.
#define USWARD_PARTS_BEYOND 7

/// Writes the parts of a sentence, and those with which and the next, side by side, a phrase may begin. There is room for all
/// parts in both, and in `parts` for `USWARD_PARTS_BEYOND` more. Returns how many parts there are.
size_t usward_lay_out(
  struct usward_layout *layout, int path, struct usward_part *parts, struct usward_opening *openings);

/// The row of the pair that a place has.
static inline int32_t usward_rank_of_pair(const uint64_t *filter, const int32_t *ranks, size_t bit) {
  const uint64_t below = filter[bit / 64] & (((uint64_t)1 << (bit % 64)) - 1);
  return ranks[bit / 64] + (int32_t)__builtin_popcountll(below);
}

/// What phrases are found by.
struct usward_phrase_search {
  const struct usward_part_type *types;
  /// What their lists hold.
  const int32_t *pool;
  struct usward_pairs pairs;
  /// Four numbers an entry, the last of them where its symbols begin; and the symbols of all.
  const int32_t *entries;
  size_t entry_count;
  const int32_t *symbols;
  size_t symbol_count;
};

/// Finds the phrases of a sentence of some parts that begin at openings, and marks the parts that they begin with. Returns how many
/// there are, or `USWARD_NO_ROOM` where there is no room for all that may be one.
size_t usward_find_phrases(
  const struct usward_phrase_search *search, int path, struct usward_part *parts, size_t count,
  const struct usward_opening *openings, size_t opening_count, struct usward_phrase *found, size_t room);

#define USWARD_NO_ROOM ((size_t)-1)

/// Asks for memory that is soon to be read.
static inline void usward_ask_for(const void *memory) { __builtin_prefetch(memory); }

#endif
