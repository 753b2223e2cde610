#ifndef USWARD_CPATTERNRUN_H
#define USWARD_CPATTERNRUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CNeedScan.h"

// Runs the programs of a lexicon's patterns where they may begin in a sentence: a small backtracking machine.

/// What an instruction does.
enum usward_step_kind {
  USWARD_ACCEPT = 0,
  /// Go on at `number`.
  USWARD_JUMP = 1,
  /// Try the next instruction, then the one at `number`.
  USWARD_SPLIT = 2,
  /// Take one part of which the bit `number` is set; a phrase of `category` may stand there instead.
  USWARD_TAKE = 3,
  /// The same, but take nothing: more is asked of the part.
  USWARD_CHECK = 4,
  /// The same two for parts of the class `detail`.
  USWARD_TAKE_CLASS = 5,
  USWARD_CHECK_CLASS = 6,
  /// Take as many parts as there are, at most `number`, whatever they are, then fewer; before each `detail` may stand, a
  /// `usward_gap` or `USWARD_AS_IT_IS`.
  USWARD_SKIP = 7,
  /// The gap `detail` may stand before the next part.
  USWARD_MAY_CROSS = 8,
  /// Fails but at the place `detail`, a `usward_edge`.
  USWARD_EDGE = 9,
  /// Fails where the instructions up to the one before `number`, which accepts, match; takes nothing.
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
  /// Every part is.
  USWARD_ANYTHING,
};

/// An instruction. It has no gaps, so that its bytes are the same however it was made.
struct usward_step {
  uint8_t kind;
  uint8_t detail;
  /// 1 where a test is to fail.
  uint8_t is_negated;
  uint8_t rest;
  int32_t number;
  /// The category of which a phrase may stand there, -1 where none may. Of a skip the test that no part of it passes, -1 for none.
  int32_t category;
};

/// A pattern tries at most so many steps at one place; past that it does not match there. The longest honest rule of the
/// shipped lexicon needs under a tenth of it.
#define USWARD_MOST_STEPS 4000

/// So many tests, the first, are those that are asked most: a line of the processor's cache has their bits.
#define USWARD_NEAR_TESTS 512

/// A part of a sentence.
struct usward_part {
  int32_t type;
  /// Where the row of tests begins that it passes, in words of 64 bits: among `rows`, or, with the sign bit, among `other_rows`.
  int32_t row;
  int32_t needs;
  int32_t token;
  /// A `usward_gap`.
  uint8_t gap;
  uint8_t marks;
  uint8_t is_negated;
  uint8_t opens_phrase;
};

/// What stands in `traits`.
#define USWARD_TRAIT_CAPITAL 1
#define USWARD_TRAIT_UPPER 2
#define USWARD_TRAIT_NUMBER 4
#define USWARD_TRAIT_OPENS_CLAUSE 32

/// A phrase that stands in a sentence, by its parts.
struct usward_phrase {
  int32_t start, end;
  int32_t entry;
};

/// A sentence as patterns see it.
struct usward_sentence {
  const struct usward_part *parts;
  size_t count;
  /// The traits of each type of part, so many bytes apart.
  const uint8_t *traits;
  size_t traits_stride;
  /// The rows of tests; each begins with the bits of the first `USWARD_NEAR_TESTS`. Then there are so many heads, a bit for each of
  /// the words that it has of 32, and above these 32 bits how many it has before; and then these words.
  const uint64_t *rows;
  /// The rows that were not worked out beforehand.
  const uint64_t *other_rows;
  size_t heads;
  /// In order of place.
  const struct usward_phrase *phrases;
  size_t phrase_count;
  /// What is said of all sentences.
  const struct usward_pattern_tables *tables;
  /// The start in the low 31 bits, the length in the 30 above.
  const uint64_t *tokens;
  const uint8_t *bytes;
  size_t byte_count;
  bool is_shouted, is_asked;
};

/// A match: the parts that it takes from `start` on, and of these the evidence.
struct usward_pattern_match {
  int32_t start, end;
  int32_t evidence_start, evidence_end;
  int32_t pattern;
};

/// A pattern of a rule, or one of what takes its matches away, and where its program begins.
struct usward_entrance {
  int32_t rule;
  int32_t start;
  /// So many of its instructions, the first, are passed wherever it was looked for what the pattern begins with; whether the
  /// evidence begins in these; and so many parts are taken by them.
  uint8_t steps_told;
  bool is_captured_told;
  uint8_t parts_told;
  /// 0: without it the end of a row would be whatever was there before, and rows are kept in a file.
  uint8_t rest;
};

/// Where the rooms for what is worked out of a sentence begin in one that holds all of them, in bytes:
struct usward_pattern_rooms {
  /// Those of a window, by `usward_need_window`, then one for the places of patterns.
  size_t met, rows, columns, words_of_columns, columns_of_words, listed, places;
  /// For each rule the part after its last match; whether an `unless`, or a `with` that is missing, takes its matches away, in
  /// the lowest bit, above it the number of the sentence's first part for which that is known; and the same of whether it guards
  /// what was found.
  size_t last_ends, answers, guarding;
  /// For what patterns of rules match, up to the end.
  size_t found;
};

/// What patterns are, and what is found in a sentence by them, for all sentences.
struct usward_pattern_tables {
  const struct usward_step *steps;
  const struct usward_entrance *entrances;
  /// What each pattern needs.
  const struct usward_needy_pattern *needs;
  /// The patterns of rules that say something by themselves, and those of all other guards.
  struct usward_patterns_by_need telling, late;
  /// For each rule where its `unless` begin and where the last end, as numbers of patterns; and the same for its `with`.
  const int32_t *unless_starts, *unless, *with_starts, *with;
  /// For each rule where its bits begin, those of categories, `category_count` of them, then those of rules; negative for rules
  /// that are no guards.
  const int32_t *guard_rows;
  const uint64_t *guard_bits;
  size_t category_count;
  /// Four numbers an entry: its category, something else, whether it is an exception, something else.
  const int32_t *entries;
  /// For each category where the list of those begins that its matches count for, and where the last ends; and the lists.
  const int32_t *above_starts, *above;
  struct usward_pattern_rooms rooms;
};

/// What is kept from one look at a sentence to the next, and from sentence to sentence.
struct usward_pattern_course {
  /// The number of the sentence's first part: they are numbered on from sentence to sentence.
  ptrdiff_t base;
  /// The first of the parts that were looked at last, and how many words of theirs have columns; -1 where none were looked at.
  ptrdiff_t met_from;
  size_t column_count;
  /// Whether a pattern might have begun in the sentence, and whether a guard was found.
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
  /// The rooms, and for how many matches there is some.
  char *memory;
  size_t found_room;
  /// The rules found, behind which there is as much room as for matches.
  struct usward_rule_match *rules;
  size_t rule_count;
  /// The entries found.
  const struct usward_match *matches;
  size_t match_count;
};

/// What a pattern needs further from its first part than so many parts is not looked for.
#define USWARD_REACH 31

/// Which rules are looked for.
enum usward_wanted_rules {
  USWARD_ALL_RULES,
  /// Those whose matches say something by themselves.
  USWARD_TELLING_RULES,
  /// The other guards, those that take away something that was found.
  USWARD_LATE_GUARDS,
};

/// Finds rules in a sentence, in order of place; a rule does not match twice over the same stretch. Returns false where there is no
/// room for all matches that there may be: nothing is found then. `path` is a `usward_path`.
bool usward_find_rules(struct usward_pattern_search *search, enum usward_wanted_rules wanted, int path);

/// Whether a pattern matches some parts of a sentence, whatever it needs.
bool usward_has_match(struct usward_pattern_search *search, int32_t pattern, int path);

#endif
