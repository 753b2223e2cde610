#ifndef USWARD_CSENTENCEPARTS_H
#define USWARD_CSENTENCEPARTS_H

#include <stddef.h>
#include <stdint.h>

#include "CPatternRun.h"

// Lays out the parts of a sentence's words, whose forms are known.

/// What is known of a form.
struct usward_part_type {
  uint64_t opens, follows;
  int32_t opener, follower;
  int32_t signature, weighed;
  int32_t row, needs;
  uint16_t capitals, smalls;
  uint8_t traits, marks;
};

/// The types of a form's parts, one after another: `end` is that after the last.
struct usward_form_parts {
  int32_t start, end;
};

/// What the parts of a sentence are together.
struct usward_sentence_parts {
  size_t count;
  /// How many capital and how many small letters their tokens have.
  size_t capitals, smalls;
  /// Where the last token ends.
  size_t end;
};

/// Writes the parts of so many tokens, the first of which is numbered `first`, in a sentence that begins at the byte `start`.
/// `forms` are the tokens' forms, numbers among `parts_of_forms`.
struct usward_sentence_parts usward_lay_out_parts(
  const uint8_t *bytes, size_t start, const uint64_t *tokens, const int32_t *forms, size_t count, size_t first,
  const struct usward_form_parts *parts_of_forms, const struct usward_part_type *types, struct usward_part *parts);

#endif
