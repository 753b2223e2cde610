#ifndef USWARD_CTALLY_H
#define USWARD_CTALLY_H

#include <stddef.h>
#include <stdint.h>

#include "CEntryCount.h"
#include "CPartLayout.h"

// Counts the parts of sentences by their forms, and evaluates the tallies at the end of a text.

/// Counts parts by the signatures of their types and notes the words that formulas weigh, with a bit each after 64
/// unused words. Writes the parts that have something to be listed to the front of `listed`, which has room for all and
/// one more, followed by `INT32_MAX`; returns their number.
size_t usward_count_forms(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, uint64_t *counts, uint64_t *met,
  int32_t *listed);

/// Prefetches what some parts match by themselves, which will be read soon: read one after another, each would wait for
/// its memory.
void usward_prefetch_matches(
  const struct usward_part *parts, const int32_t *listed, size_t count, const struct usward_part_type *types,
  const int32_t *pool);

/// Replaces each number by the element of a table at that index.
void usward_name_types(const int32_t *types, int32_t *numbers, size_t count);

/// Moves counts by signature to sums by match. `ends` says where the list of each signature's matches ends.
void usward_move_counts(uint64_t *counts, size_t count, const int32_t *ends, const int32_t *matches, uint64_t *sums);

/// How often a category's own entries were met, and how often of that within a negation.
struct usward_own_count {
  ptrdiff_t category, count, negated;
};

/// Adds the sums by match to the counts of categories, except support categories, and to `negated` those within a
/// negation; resets them, and writes those of categories' own entries to `own`, which has room for half of all and one
/// more. Returns the number of these.
size_t usward_take_counts(
  uint64_t *sums, size_t count, ptrdiff_t *counts, ptrdiff_t *negated, struct usward_own_count *own);

/// Adds the rows of the bits that are set in `words` words to the sums. A row has four times `height` numbers; each bit
/// has one row.
void usward_add_rows(const int16_t *rows, size_t height, const uint64_t *bits, size_t words, int32_t *sums);

#endif
