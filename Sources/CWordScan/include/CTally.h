#ifndef USWARD_CTALLY_H
#define USWARD_CTALLY_H

#include <stddef.h>
#include <stdint.h>

// What is done with the tallies of a text at its end.

/// The first place from `start` on that is not zero; `count` where there is none.
size_t usward_next_counted(const uint64_t *counts, size_t start, size_t count);

/// Adds the rows of the bits that are set in `words` words to the sums. A row has `height` times four numbers; each bit has one.
void usward_add_rows(const int32_t *rows, size_t height, const uint64_t *bits, size_t words, int32_t *sums);

#endif
