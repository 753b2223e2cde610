#include "CWordScan.h"

#include <string.h>

size_t usward_count_forms(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, const struct usward_counting *countings,
  uint64_t *counts, uint64_t *met, int32_t *listed
) {
  // Without a branch: nobody foresees which words are listed or weighed.
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    const ptrdiff_t type = parts[i].type;
    const ptrdiff_t weighed = countings[type].weighed;
    const uint8_t traits = types[type].traits;
    counts[countings[type].signature]++;
    met[(weighed >> 6) + 1] |= (uint64_t)1 << (weighed & 63);
    listed[found] = (int32_t)i;
    found += (traits & USWARD_LISTED) != 0;
  }
  return found;
}

void usward_ask_for_matches(
  const struct usward_part *parts, const int32_t *listed, size_t count, const int32_t *kinds, const struct usward_lists *lists,
  const int32_t *pool
) {
  for (size_t i = 0; i < count; i++) __builtin_prefetch(lists + kinds[parts[listed[i]].type]);
  for (size_t i = 0; i < count; i++) __builtin_prefetch(pool + lists[kinds[parts[listed[i]].type]].start);
}

void usward_name_types(const int32_t *types, int32_t *numbers, size_t count) {
  for (size_t i = 0; i < count; i++) numbers[i] = types[numbers[i]];
}

size_t usward_next_counted(const uint64_t *counts, size_t start, size_t count) {
  // Most places are zero, and so are most that lie together.
  while (start + 16 <= count) {
    uint64_t any = 0;
    for (size_t i = 0; i < 16; i++) any |= counts[start + i];
    if (any != 0) break;
    start += 16;
  }
  while (start < count && counts[start] == 0) start++;
  return start;
}

/// The same as `usward_add_rows` for a height that the compiler knows: the sums stay in registers.
static inline __attribute__((always_inline)) void add_rows(
  const int32_t *rows, size_t height, const uint64_t *bits, size_t words, int32_t *sums
) {
  const size_t width = 4 * height;
  int32_t total[width];
  memset(total, 0, sizeof total);
  for (size_t word = 0; word < words; word++) {
    for (uint64_t left = bits[word]; left != 0; left &= left - 1) {
      const int32_t *row = rows + (64 * word + (size_t)__builtin_ctzll(left)) * width;
      for (size_t i = 0; i < width; i++) total[i] += row[i];
    }
  }
  for (size_t i = 0; i < width; i++) sums[i] += total[i];
}

void usward_add_rows(const int32_t *rows, size_t height, const uint64_t *bits, size_t words, int32_t *sums) {
  switch (height) {
  case 1: return add_rows(rows, 1, bits, words, sums);
  case 2: return add_rows(rows, 2, bits, words, sums);
  case 3: return add_rows(rows, 3, bits, words, sums);
  case 4: return add_rows(rows, 4, bits, words, sums);
  case 5: return add_rows(rows, 5, bits, words, sums);
  case 6: return add_rows(rows, 6, bits, words, sums);
  default: return add_rows(rows, height, bits, words, sums);
  }
}
