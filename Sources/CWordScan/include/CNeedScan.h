#ifndef USWARD_CNEEDSCAN_H
#define USWARD_CNEEDSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Finds the patterns of a lexicon that may match in a sentence, because everything they need is there. A need is a bit;
// a form has a row of the needs that it passes.

/// How many needs of a pattern are checked.
#define USWARD_NEEDS 3

/// What a pattern needs: `USWARD_NEEDS` needs, the rarest first, and what its first part passes.
struct usward_needy_pattern {
  int32_t number;
  int32_t needs[USWARD_NEEDS];
  /// What its first part passes; 0 where that cannot be looked up.
  int32_t beginning;
  /// For each of these, how many parts after the pattern's first the part that passes is at least, and how many more at
  /// most; the latter is negative where the sentence as a whole passes and where there is nothing to check.
  int8_t least[USWARD_NEEDS + 1];
  int8_t further[USWARD_NEEDS + 1];
  /// Two of its needs, by their places, such that parts which pass one precede those that pass the other; both 0 for
  /// none.
  int8_t earlier, later;
  /// Always 0: rows are stored in a file, and padding would have arbitrary bytes.
  int16_t rest;
};

/// How many parts are examined together, with a bit each: nearly all sentences as a whole.
#define USWARD_PARTS 64

/// How many patterns, the first of which is empty, have bits of their own before all needs: for 16 of them, one word
/// has the first needs, the next the second, then the third, then what they begin with.
#define USWARD_COMMON 384

/// Where the rows of a need begin, with the second need of the first row, and above 16 bits its third.
struct usward_rows_of_need {
  int32_t start;
  uint32_t others;
};

/// Patterns by their rarest need.
struct usward_patterns_by_need {
  /// Those that have bits of their own, if there are any. They are not among the rows.
  const struct usward_needy_pattern *common;
  bool has_common;
  const struct usward_needy_pattern *rows;
  /// The second need of each row, and above 16 bits the third, since most rows are skipped for lack of these; the first
  /// of all needs stands for one that does not fit. Those of the first row of a need are checked where its place is
  /// stored.
  const uint32_t *others;
  /// A bit for each need that is the rarest of a pattern, in this many 64-bit words, a multiple of 8.
  const uint64_t *first;
  size_t words;
  /// Where the rows of each need begin, and where the last end.
  const struct usward_rows_of_need *starts;
};

/// Parts of a sentence that are examined together, at most `USWARD_PARTS`.
struct usward_need_window {
  /// Pieces of 8 words, of which the rows of all forms consist; and for each row, where its pieces begin, counted in
  /// words. The first row is empty.
  const uint64_t *pieces;
  const int32_t *rows;
  /// How many words of each row, counted from the first, hold what sentences are asked about; a multiple of 8.
  size_t words;
  /// Where the row of the first part begins, and the distance in bytes to that of the next.
  const int32_t *parts;
  size_t stride, count;
  /// The same for all parts, side by side, padded with 0 to a multiple of 8.
  int32_t *places;
  /// Columns of `USWARD_PARTS` words, each of which has the same word of the rows of all parts, for words that show
  /// which parts pass the need of some pattern; and their number, as many as were requested.
  uint64_t *columns;
  size_t column_count;
  /// The word that each column has, and the column of each word, if it has one. There is room for all words, and one
  /// more.
  int32_t *words_of_columns, *columns_of_words;
  /// How many parts, counted from the first, patterns may begin with.
  size_t starts;
  /// What the sentence as a whole passes, together with what some part passes; `words` long.
  const uint64_t *whole;
  uint64_t *met;
  /// Room for the numbers of all rows of patterns, and one more.
  int32_t *listed;
};

/// A pattern and the parts that it may begin with.
struct usward_pattern_place {
  uint64_t starts;
  int32_t pattern;
  /// 1 where it was looked up by what the pattern begins with.
  int32_t is_looked_for;
};

#endif
