#ifndef USWARD_CNEEDSCAN_H
#define USWARD_CNEEDSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Finds the patterns of a lexicon that may match in a sentence, because nothing that they need is missing. A form has a row
// with a bit for each need that it passes, and a list of those that are the rarest of a pattern: a sentence has few of these,
// and a pattern's other needs are looked for near them.

/// How many needs of a pattern are looked at.
#define USWARD_NEEDS 3

/// What a pattern needs: `USWARD_NEEDS` needs, the rarest first, and how many parts after the pattern's first the part stands
/// that passes each; `most` is under 0 where the sentence as a whole may pass it.
struct usward_needy_pattern {
  int32_t number;
  int32_t needs[USWARD_NEEDS];
  int8_t least[USWARD_NEEDS];
  int8_t most[USWARD_NEEDS];
};

/// A bit a part, of as many as are looked at together.
struct usward_parts {
  uint64_t low, high;
};

/// So many parts are looked at together: nearly all sentences as a whole.
#define USWARD_PARTS 128

/// Patterns by their rarest need.
struct usward_patterns_by_need {
  const struct usward_needy_pattern *rows;
  /// A bit for each need that is the rarest of a pattern.
  const uint64_t *first;
  /// Where the rows of each need begin, and where the last end.
  const int32_t *starts;
};

/// Parts of a sentence that are looked at together, at most `USWARD_PARTS`.
struct usward_need_window {
  /// The rows of all forms, each `words` long, a multiple of 8.
  const uint64_t *rows;
  size_t words;
  /// The lists of all forms: the number of the form's row, how many of the needs in it are the rarest of patterns, and these.
  const int32_t *lists;
  /// Where the list of the first part begins, and how many bytes after it that of the next stands.
  const int32_t *parts;
  size_t stride, count;
  /// Patterns may begin with so many of them, the first.
  size_t starts;
  /// What the sentence as a whole passes, and what that or some part does; `words` long.
  const uint64_t *whole;
  uint64_t *met;
  /// The rows of the parts.
  int32_t *row_of;
  /// By need, which parts pass it, where that is known; it is where the need's bit is in `known`, `words` long.
  struct usward_parts *passing;
  uint64_t *known;
  /// The needs in the lists of the parts, each once.
  int32_t *listed;
  size_t listed_count;
};

/// A pattern with the parts that it may begin with.
struct usward_pattern_place {
  struct usward_parts starts;
  int64_t pattern;
};

/// Goes through the parts of a window that is new: sets what it says of them.
void usward_meet_needs(struct usward_need_window *window);

/// Writes the places of patterns, of which there are at most as many as rows; returns how many.
size_t usward_find_places(
  struct usward_need_window *window, const struct usward_patterns_by_need *patterns,
  struct usward_pattern_place *places);

/// Writes the place of one pattern; whether there is one.
bool usward_find_place(
  struct usward_need_window *window, const struct usward_needy_pattern *pattern, struct usward_pattern_place *place);

#endif
