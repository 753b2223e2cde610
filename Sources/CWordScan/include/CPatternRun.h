#ifndef USWARD_CPATTERNRUN_H
#define USWARD_CPATTERNRUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CNeedScan.h"

// Runs the programs of a lexicon's patterns where they may begin in a sentence, on a small backtracking machine.

/// What an instruction does.
enum usward_step_kind {
  USWARD_ACCEPT = 0,
  /// Continue at `number`.
  USWARD_JUMP = 1,
  /// Try the next instruction, then the one at `number`.
  USWARD_SPLIT = 2,
  /// Consume one part for which the bit `number` is set; or a phrase of `category`.
  USWARD_TAKE = 3,
  /// The same without consuming: more is tested of the part.
  USWARD_CHECK = 4,
  /// The same two for parts of the class `detail`.
  USWARD_TAKE_CLASS = 5,
  USWARD_CHECK_CLASS = 6,
  /// Consume as many parts as possible, at most `number`, whatever they are, then fewer; before each of them there may
  /// be the gap `detail`, a `usward_gap` or `USWARD_AS_IT_IS`.
  USWARD_SKIP = 7,
  /// The gap `detail` may be before the next part.
  USWARD_MAY_CROSS = 8,
  /// Fail except at the place `detail`, a `usward_edge`.
  USWARD_EDGE = 9,
  /// Fail where the instructions up to the one before `number`, which accepts, match; consume nothing.
  USWARD_ABSENT = 10,
  USWARD_CAPTURE_START = 11,
  USWARD_CAPTURE_END = 12,
};

enum usward_gap { USWARD_NO_GAP = 0, USWARD_COMMA = 1, USWARD_STRONG = 2, USWARD_AS_IT_IS = 255 };

enum usward_edge { USWARD_CLAUSE_START, USWARD_CLAUSE_END, USWARD_SENTENCE_START, USWARD_SENTENCE_END };

enum usward_part_class {
  USWARD_CAPITAL,
  USWARD_UPPER,
  USWARD_NAME,
  USWARD_NUMBER,
  USWARD_LABEL,
  USWARD_JOINED_BEFORE,
  USWARD_JOINED_AFTER,
  USWARD_DOTTED,
  USWARD_FIRST,
  USWARD_SHOUTED,
  USWARD_ASKED,
  /// Every part is in this class.
  USWARD_ANYTHING,
};

/// An instruction. It has no padding, so that its bytes are the same however it was made.
struct usward_step {
  uint8_t kind;
  uint8_t detail;
  /// 1 where the test must fail.
  uint8_t is_negated;
  uint8_t rest;
  int32_t number;
  /// The category of which there may be a phrase instead, -1 for none. For a skip, the test that no part of it may
  /// pass, -1 for none.
  int32_t category;
};

/// The most steps of a pattern at one place; after these it does not match there. The longest reasonable rule of the
/// shipped lexicon needs less than a tenth.
#define USWARD_MOST_STEPS 4000

/// How many tests, counted from the first, are the most frequent: one cache line has their bits.
#define USWARD_NEAR_TESTS 512

/// A part of a sentence.
struct usward_part {
  int32_t type;
  /// Where the row of tests that it passes begins, in 64-bit words: in `rows` or, if negative, in `other_rows`.
  int32_t row;
  int32_t needs;
  int32_t token;
  /// A `usward_gap`.
  uint8_t gap;
  uint8_t marks;
  uint8_t is_negated;
  uint8_t opens_phrase;
};

/// Bits of `traits`.
#define USWARD_TRAIT_CAPITAL 1
#define USWARD_TRAIT_UPPER 2
#define USWARD_TRAIT_NUMBER 4
#define USWARD_TRAIT_OPENS_CLAUSE 32

/// A phrase in a sentence, by its parts.
struct usward_phrase {
  int32_t start, end;
  int32_t entry;
};

/// A sentence in the form that patterns need.
struct usward_sentence {
  const struct usward_part *parts;
  size_t count;
  /// The traits of each type of part, at this distance in bytes.
  const uint8_t *traits;
  size_t traits_stride;
  /// The rows of tests; each begins with the bits of the first `USWARD_NEAR_TESTS`, followed by this many heads, each
  /// with a bit for each of 32 words that it has and, in the upper half, the number of words before these; and then by
  /// these words.
  const uint64_t *rows;
  /// The rows that were not computed in advance.
  const uint64_t *other_rows;
  size_t heads;
  /// In order of place.
  const struct usward_phrase *phrases;
  size_t phrase_count;
  /// What is the same for all sentences.
  const struct usward_pattern_tables *tables;
  /// The start in the low 31 bits, the length in the next 30.
  const uint64_t *tokens;
  const uint8_t *bytes;
  size_t byte_count;
  bool is_shouted, is_asked;
};

/// A match: the parts that it covers, and the part of these that is the evidence.
struct usward_pattern_match {
  int32_t start, end;
  int32_t evidence_start, evidence_end;
  int32_t pattern;
};

/// A pattern of a rule, or an `unless` or `with` pattern of one, and where its program begins.
struct usward_entrance {
  int32_t rule;
  int32_t start;
  /// How many of its first instructions need not be run where it was looked up by what the pattern begins with; whether
  /// the evidence begins in these; and how many parts they consume.
  uint8_t steps_told;
  bool is_captured_told;
  uint8_t parts_told;
  /// Always 0: rows are stored in a file, and padding would have arbitrary bytes.
  uint8_t rest;
};

/// The offsets in bytes of the arrays for one sentence, in the memory that contains all of them:
struct usward_pattern_rooms {
  /// Those of a window (`usward_need_window`), then one for the places of patterns.
  size_t met, rows, columns, words_of_columns, columns_of_words, listed, places;
  /// For each rule, the part after its last match; whether an `unless`, or a missing `with`, cancels its matches, in
  /// the lowest bit, with the number of the sentence's first part for which this is known above it; and likewise
  /// whether it guards something that was found.
  size_t last_ends, answers, guarding;
  /// For the matches of rules' patterns, up to the end.
  size_t found;
};

/// The patterns and what matching needs, for all sentences.
struct usward_pattern_tables {
  const struct usward_step *steps;
  const struct usward_entrance *entrances;
  /// What each pattern needs.
  const struct usward_needy_pattern *needs;
  /// The patterns of rules that mean something by themselves, and those of all other guards.
  struct usward_patterns_by_need telling, late;
  /// For each rule, where its `unless` patterns begin and where the last end, as numbers of patterns; and likewise for
  /// `with`.
  const int32_t *unless_starts, *unless, *with_starts, *with;
  /// For each rule, where its bits begin, first `category_count` bits for categories and then those for rules; negative
  /// for rules that are not guards.
  const int32_t *guard_rows;
  const uint64_t *guard_bits;
  size_t category_count;
  /// Four numbers for each entry: its category, one unused here, whether it is an exception, another unused.
  const int32_t *entries;
  /// For each category, where the list of categories that its matches count for begins, and where the last ends; and
  /// the lists.
  const int32_t *above_starts, *above;
  struct usward_pattern_rooms rooms;
};

/// What is kept from one search to the next, and from sentence to sentence.
struct usward_pattern_course {
  /// The number of the sentence's first part: numbers continue from sentence to sentence.
  ptrdiff_t base;
  /// The first of the parts last examined, and how many of their words have columns; -1 where none were examined.
  ptrdiff_t met_from;
  size_t column_count;
  /// Whether a pattern could have begun in the sentence, and whether a guard was found.
  bool has_places, has_guard;
};

/// A rule that was found: the parts of the evidence, and those of the whole match.
struct usward_rule_match {
  ptrdiff_t rule;
  ptrdiff_t evidence_start, evidence_end;
  ptrdiff_t start, end;
};

struct usward_match;

/// A sentence in which rules are looked for.
struct usward_pattern_search {
  struct usward_sentence sentence;
  struct usward_pattern_course course;
  /// The rows of needs and what sentences pass, as in `usward_need_window`.
  const uint64_t *pieces, *whole;
  const int32_t *rows;
  /// The memory for arrays, and for how many matches there is room.
  char *memory;
  size_t found_room;
  /// The rules found, followed by as much room as for matches.
  struct usward_rule_match *rules;
  size_t rule_count;
  /// The entries found.
  const struct usward_match *matches;
  size_t match_count;
};

/// The greatest distance, in parts, of a need from the first part of its pattern that is checked.
#define USWARD_REACH 31

/// Which rules are looked for.
enum usward_wanted_rules {
  USWARD_ALL_RULES,
  /// Those whose matches mean something by themselves.
  USWARD_TELLING_RULES,
  /// The other guards, which remove only what was found.
  USWARD_LATE_GUARDS,
};

/// Finds rules in a sentence, in order of place; a rule does not match the same stretch twice. Returns false where
/// there is no room for all possible matches, in which case nothing is found. `path` is a `usward_path`.
bool usward_find_rules(struct usward_pattern_search *search, enum usward_wanted_rules wanted, int path);

/// Whether a pattern matches in some parts of a sentence, regardless of what it needs.
bool usward_has_match(struct usward_pattern_search *search, int32_t pattern, int path);

#endif
