#include "CWordScan.h"

#include <string.h>

size_t usward_count_forms(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, uint64_t *counts, uint64_t *met,
  int32_t *listed
) {
  // Branchless: which words are listed or weighed is unpredictable.
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    const struct usward_part_type *const type = types + parts[i].type;
    const ptrdiff_t weighed = type->weighed;
    counts[type->signature]++;
    met[(weighed >> 6) + 1] |= (uint64_t)1 << (weighed & 63);
    listed[found] = (int32_t)i;
    found += (type->traits & USWARD_LISTED) != 0;
  }
  listed[found] = INT32_MAX;
  return found;
}

void usward_prefetch_matches(
  const struct usward_part *parts, const int32_t *listed, size_t count, const struct usward_part_type *types,
  const int32_t *pool
) {
  for (size_t i = 0; i < count; i++) __builtin_prefetch(pool + types[parts[listed[i]].type].lists);
}

void usward_name_types(const int32_t *types, int32_t *numbers, size_t count) {
  for (size_t i = 0; i < count; i++) numbers[i] = types[numbers[i]];
}

/// How many numbers are examined at a time.
enum { AT_ONCE = 16 };

/// Writes the places of the nonzero ones among the numbers examined from `start` on, and returns how many there are.
/// Moves `start` past what was examined; returns 0 only at the end.
static inline size_t find_counted(const uint64_t *counts, size_t count, size_t *start, size_t places[AT_ONCE]) {
  size_t first = *start, found = 0;
  // Most numbers are zero, usually many in a row.
  while (first + AT_ONCE <= count) {
    uint64_t any = 0;
    for (size_t i = 0; i < AT_ONCE; i++) any |= counts[first + i];
    if (any != 0) break;
    first += AT_ONCE;
  }
  const size_t end = count - first < AT_ONCE ? count : first + AT_ONCE;
  // Branchless: which ones are zero is unpredictable.
  for (size_t i = first; i < end; i++) {
    places[found] = i;
    found += counts[i] != 0;
  }
  *start = end;
  return found;
}

void usward_move_counts(uint64_t *counts, size_t count, const int32_t *ends, const int32_t *matches, uint64_t *sums) {
  size_t places[AT_ONCE];
  for (size_t start = 0; start < count;) {
    const size_t found = find_counted(counts, count, &start, places);
    for (size_t i = 0; i < found; i++) {
      const size_t signature = places[i];
      const uint64_t times = counts[signature];
      counts[signature] = 0;
      for (int32_t j = signature == 0 ? 0 : ends[signature - 1]; j < ends[signature]; j++) sums[matches[j]] += times;
    }
  }
}

size_t usward_take_counts(
  uint64_t *sums, size_t count, ptrdiff_t *counts, ptrdiff_t *negated, struct usward_own_count *own
) {
  size_t places[AT_ONCE], owned = 0;
  for (size_t start = 0; start < count;) {
    const size_t found = find_counted(sums, count, &start, places);
    for (size_t i = 0; i < found; i++) {
      const size_t match = places[i], category = match / USWARD_MATCHES;
      const ptrdiff_t times = (ptrdiff_t)((sums[match] & 0xFFFFFFFF) + (sums[match] >> 32));
      const ptrdiff_t denied = (match & USWARD_SUPPORT_MATCH) != 0 ? 0 : (ptrdiff_t)(sums[match] >> 32);
      sums[match] = 0;
      counts[category] += times;
      negated[category] += denied;
      own[owned] = (struct usward_own_count){(ptrdiff_t)category, times, denied};
      owned += (match & USWARD_OWN_MATCH) != 0;
    }
  }
  return owned;
}

/// The same as `usward_add_rows` for a height known to the compiler: the sums stay in registers.
static inline __attribute__((always_inline)) void add_rows(
  const int16_t *rows, size_t height, const uint64_t *bits, size_t words, int32_t *sums
) {
  const size_t width = 4 * height;
  int32_t total[width];
  memset(total, 0, sizeof total);
  for (size_t word = 0; word < words; word++) {
    for (uint64_t left = bits[word]; left != 0; left &= left - 1) {
      const int16_t *row = rows + (64 * word + (size_t)__builtin_ctzll(left)) * width;
      for (size_t i = 0; i < width; i++) total[i] += row[i];
    }
  }
  for (size_t i = 0; i < width; i++) sums[i] += total[i];
}

void usward_add_rows(const int16_t *rows, size_t height, const uint64_t *bits, size_t words, int32_t *sums) {
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
