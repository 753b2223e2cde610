#ifndef USWARD_CTALLY_H
#define USWARD_CTALLY_H

#include <stddef.h>
#include <stdint.h>

#include "CEntryCount.h"
#include "CPartLayout.h"

// Counts the parts of sentences by their forms, and what is done with the tallies of a text at its end.

/// Counts parts by the signatures of their types and notes the words that formulas weigh: a bit each, 64 words of no account before
/// them. The parts of whose types something is to be listed go to the front of `listed`, which has room for all and one more,
/// `INT32_MAX` after the last; returns how many these are.
size_t usward_count_forms(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, uint64_t *counts, uint64_t *met,
  int32_t *listed);

/// Asks for what some parts match by themselves, which is soon to be read: one after another they would wait for one another's
/// memory.
void usward_ask_for_matches(
  const struct usward_part *parts, const int32_t *listed, size_t count, const struct usward_part_type *types,
  const int32_t *pool);

/// Puts in the place of each number what a table has at it.
void usward_name_types(const int32_t *types, int32_t *numbers, size_t count);

/// Adds what was counted by signature to the sums by match, and takes it away. `ends` says where the list of each signature's
/// matches ends.
void usward_move_counts(uint64_t *counts, size_t count, const int32_t *ends, const int32_t *matches, uint64_t *sums);

/// How often entries of a category's own were met, and how often of that within a negation.
struct usward_own_count {
  ptrdiff_t category, count, negated;
};

/// Adds the sums by match to the counts of categories, and to `negated` what of it stands within a negation, what only serves the
/// reading of others left out; takes them away, and writes those of categories' own entries to `own`, which has room for half of
/// all and one more. Returns how many these are.
size_t usward_take_counts(
  uint64_t *sums, size_t count, ptrdiff_t *counts, ptrdiff_t *negated, struct usward_own_count *own);

/// Adds the rows of the bits that are set in `words` words to the sums. A row has `height` times four numbers; each bit has one.
void usward_add_rows(const int16_t *rows, size_t height, const uint64_t *bits, size_t words, int32_t *sums);

#endif
