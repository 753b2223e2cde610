#ifndef USWARD_CNEEDSCAN_H
#define USWARD_CNEEDSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Finds the patterns of a lexicon that may match in a sentence, because nothing that they need is missing. A need is a bit;
// a form has a row of the needs that it passes.

/// How many needs of a pattern are looked at.
#define USWARD_NEEDS 3

/// What a pattern needs: `USWARD_NEEDS` needs, the rarest first, and what its first part passes.
struct usward_needy_pattern {
  int32_t number;
  int32_t needs[USWARD_NEEDS];
  /// What its first part passes; 0 where that is nothing to be looked up.
  int32_t beginning;
  /// For each of these how many parts after the pattern's first the part stands that passes it, at least, and how many more that
  /// may be; this is under 0 where the sentence as a whole passes it and where nothing is left to be looked at.
  int8_t least[USWARD_NEEDS + 1];
  int8_t further[USWARD_NEEDS + 1];
  /// Two of its needs, by their places, of which parts pass the one before others pass the other; both 0 where there are none.
  int8_t earlier, later;
  /// 0: without it the end of a row would be whatever was there before, and rows are kept in a file.
  int16_t rest;
};

/// So many parts are looked at together, a bit each: nearly all sentences as a whole.
#define USWARD_PARTS 64

/// So many patterns, the first of which is none, have bits of their own before all needs: of 16 of them each word has the first
/// needs, then the second, then the third, then what they begin with.
#define USWARD_COMMON 384

/// Where the rows of a need begin, and of the first of them the second need, and above 16 bits the third.
struct usward_rows_of_need {
  int32_t start;
  uint32_t others;
};

/// Patterns by their rarest need.
struct usward_patterns_by_need {
  /// Those that have bits of their own, where there are such. They are not among the rows.
  const struct usward_needy_pattern *common;
  bool has_common;
  const struct usward_needy_pattern *rows;
  /// The second need of each row, and above 16 bits the third, since most rows are passed over for lack of these; the first of
  /// all needs stands for one that has no room there. Of the first row of a need they are asked for beside where it begins.
  const uint32_t *others;
  /// A bit for each need that is the rarest of a pattern, in so many words of 64; a multiple of 8.
  const uint64_t *first;
  size_t words;
  /// Where the rows of each need begin, and where the last end.
  const struct usward_rows_of_need *starts;
};

/// Parts of a sentence that are looked at together, at most `USWARD_PARTS`.
struct usward_need_window {
  /// Pieces of 8 words, of which the rows of all forms are made; and for each row where its pieces begin, counted in words. The
  /// first row passes nothing.
  const uint64_t *pieces;
  const int32_t *rows;
  /// So many words of each row, the first, hold what a sentence is asked about; a multiple of 8.
  size_t words;
  /// Where the row of the first part begins, and how many bytes after it that of the next stands.
  const int32_t *parts;
  size_t stride, count;
  /// The same for all parts, side by side, and 0 for those that are missing to a multiple of 8.
  int32_t *places;
  /// Columns of `USWARD_PARTS` words: one word of all parts' rows side by side, for the words that tell where the parts stand
  /// that pass what some pattern needs; so many of them, as many as were asked for.
  uint64_t *columns;
  size_t column_count;
  /// The word that each column has, and the column that each word has, where it has one. There is room for all words, and one
  /// more.
  int32_t *words_of_columns, *columns_of_words;
  /// Patterns may begin with so many of them, the first.
  size_t starts;
  /// What the sentence as a whole passes, and beside that what some part passes; `words` long.
  const uint64_t *whole;
  uint64_t *met;
  /// Room for the numbers of all rows of patterns, and one more.
  int32_t *listed;
};

/// A pattern with the parts that it may begin with.
struct usward_pattern_place {
  uint64_t starts;
  int32_t pattern;
  /// 1 where it was looked for what the pattern begins with.
  int32_t is_looked_for;
};

#endif
