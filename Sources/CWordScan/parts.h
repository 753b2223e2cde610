// Lays out the parts of sentences, and finds which of them may begin phrases. Included once for each path.

#include <string.h>

#include "CWordScan.h"
#include "vectors.h"

/// The type of the token this many places ahead, about a sentence, is prefetched: memory is slow, and types are
/// scattered in it.
enum { AHEAD = 32 };

/// Writes what a part takes from its token; everything else depends on its type.
static inline void PATH(begin_part)(struct usward_part *part, int32_t type, int32_t token, uint8_t gap) {
  part->type = type;
  part->token = token;
  // The gap, and zeros for marks, `is_negated` and `opens_phrase`: all four bytes at once.
  const uint8_t own[4] = {gap};
  memcpy(&part->gap, own, sizeof own);
}

/// The same for a token with several parts or none; returns where the next part goes.
static __attribute__((noinline, preserve_most)) struct usward_part *PATH(begin_parts)(
  struct usward_part *part, const struct usward_parts_of_form *form, int32_t token, uint8_t gap
) {
#pragma clang loop unroll(disable) vectorize(disable)
  for (int32_t type = form->start; type < form->end; type++) {
    PATH(begin_part)(part++, type, token, gap);
    gap = USWARD_NO_GAP;
  }
  return part;
}

/// Prefetches the tokens, the bytes and the type numbers of the next sentence, because much else is read before it is
/// its turn.
static inline void PATH(prefetch_next)(uintptr_t tokens, uintptr_t bytes, uintptr_t numbers) {
  for (uintptr_t i = 0; i < 256; i += 64) __builtin_prefetch((const void *)(tokens + i));
  for (uintptr_t i = 0; i < 192; i += 64) __builtin_prefetch((const void *)(bytes + i));
  for (uintptr_t i = 0; i < 128; i += 64) __builtin_prefetch((const void *)(numbers + i));
}

/// Reads the tokens: writes the types, tokens and gaps of their parts, and what is known of the tokens themselves;
/// returns the number of parts. Not inlined, so that its loop has all the registers.
static __attribute__((noinline)) size_t PATH(read_tokens)(struct usward_layout *layout, struct usward_part *parts) {
  const uint8_t *const bytes = layout->bytes;
  const uint64_t *const tokens = layout->tokens;
  const int32_t *const numbers = layout->numbers;
  const size_t count = layout->count, after = layout->known - count;
  if (count == 0) {
    layout->laid.is_plain = true;
    return 0;
  }
  const int32_t *const ahead = numbers + (after < AHEAD ? after : AHEAD);
  const uintptr_t types = (uintptr_t)layout->types;
  const size_t sentence_start = layout->laid.end;
  struct PATH(gap_marks) marks = {bytes, layout->size, START(tokens[count - 1]), sentence_start, 0};
  PATH(find_marks)(&marks);
  size_t mark = PATH(next_mark)(&marks, sentence_start);
  struct usward_part *part = parts;
  int32_t token_number = (int32_t)layout->first;
  uint64_t kinds = 0;
  uint8_t firsts = 0;
  for (size_t i = 0; i < count; i++, token_number++) {
    const uint64_t token = tokens[i];
    const size_t start = START(token);
    uint8_t gap = USWARD_NO_GAP;
    if (__builtin_expect(start > mark, 0)) {
      const struct PATH(passed) passed = PATH(pass_marks)(&marks, tokens, i, sentence_start);
      mark = passed.mark;
      gap = (uint8_t)passed.gap;
    }
    kinds |= token;
    firsts |= bytes[start];
    // A negative number is not a type; prefetching what it points at does no harm.
    __builtin_prefetch((const void *)(types + sizeof(struct usward_part_type) * (uintptr_t)ahead[i]));
    const int32_t number = numbers[i];
    if (__builtin_expect(number >= 0, 1)) {
      PATH(begin_part)(part++, number, token_number, gap);
    } else {
      part = PATH(begin_parts)(part, layout->several + ~number, token_number, gap);
    }
  }
  const size_t end = marks.limit + LENGTH(tokens[count - 1]);
  PATH(prefetch_next)((uintptr_t)(tokens + count), (uintptr_t)bytes + end, (uintptr_t)(ahead + count));
  layout->laid.end = end;
  layout->laid.is_plain = KIND(kinds) == 0 && firsts < 0x80;
  return (size_t)(part - parts);
}

typedef uint32_t words4 __attribute__((ext_vector_type(4)));
typedef uint32_t words8 __attribute__((ext_vector_type(8)));
typedef int32_t truth8 __attribute__((ext_vector_type(8)));
typedef uint16_t halves8 __attribute__((ext_vector_type(8)));

/// How many parts are read in parallel; `USWARD_PARTS_BEYOND` is one less.
enum { SIDE_BY_SIDE = 8 };
/// How many parts have one bit each in a 64-bit number.
enum { BATCH = 64 };

/// For eight parts, the fields of their types that tell which pairs of adjacent parts may begin a phrase.
struct PATH(phrase_filters) {
  words8 opens, follows, follower;
};

/// Reads these fields of the types of eight parts in parallel.
static inline __attribute__((always_inline)) void PATH(read_filters)(
  const struct usward_part *parts, const struct usward_part_type *types, struct PATH(phrase_filters) *filters
) {
  words4 rows[SIDE_BY_SIDE];
  for (size_t i = 0; i < SIDE_BY_SIDE; i++) memcpy(&rows[i], &types[parts[i].type].opens, sizeof rows[i]);
#define TOGETHER8(number) __builtin_shufflevector(rows[number], rows[(number) + 4], 0, 1, 2, 3, 4, 5, 6, 7)
  const words8 a = TOGETHER8(0), b = TOGETHER8(1), c = TOGETHER8(2), d = TOGETHER8(3);
#undef TOGETHER8
  const words8 low_ab = __builtin_shufflevector(a, b, 0, 8, 1, 9, 4, 12, 5, 13);
  const words8 low_cd = __builtin_shufflevector(c, d, 0, 8, 1, 9, 4, 12, 5, 13);
  const words8 high_ab = __builtin_shufflevector(a, b, 2, 10, 3, 11, 6, 14, 7, 15);
  const words8 high_cd = __builtin_shufflevector(c, d, 2, 10, 3, 11, 6, 14, 7, 15);
  filters->opens = __builtin_shufflevector(low_ab, low_cd, 0, 1, 8, 9, 4, 5, 12, 13);
  filters->follows = __builtin_shufflevector(low_ab, low_cd, 2, 3, 10, 11, 6, 7, 14, 15);
  filters->follower = __builtin_shufflevector(high_ab, high_cd, 2, 3, 10, 11, 6, 7, 14, 15);
}

/// For up to 64 parts, a bit each for those that may be second in a phrase, after the part before them, as far as the
/// filters tell. `before` holds the `opens` of the eight parts before them, and on return those of the last eight.
static inline uint64_t PATH(find_followers)(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, words8 *before
) {
  uint64_t found = 0;
  words8 opened = *before;
  for (size_t i = 0; i < count; i += SIDE_BY_SIDE) {
    struct PATH(phrase_filters) filters;
    PATH(read_filters)(parts + i, types, &filters);
    const words8 opens = __builtin_shufflevector(opened, filters.opens, 7, 8, 9, 10, 11, 12, 13, 14);
    opened = filters.opens;
    const truth8 follows = ((opens & filters.follows) != (words8)0) & (filters.follower != (words8)(uint32_t)USWARD_NO_SYMBOL);
    found |= (uint64_t)MASK8(follows) << i;
  }
  *before = opened;
  return count < BATCH ? found & (((uint64_t)1 << count) - 1) : found;
}

/// Totals over the types of a sentence's parts.
struct PATH(type_sums) {
  /// The numbers of upper-case and of lower-case letters.
  words4 letters;
  /// All bits that are set in any of them.
  words4 all;
};

/// Completes parts with what is known of their types, and prefetches the needs that they pass.
static inline void PATH(complete)(
  const struct usward_layout *layout, struct usward_part *parts, size_t count, struct PATH(type_sums) *sums
) {
  const struct usward_part_type *const types = layout->types;
  const int32_t *const needs = layout->needs;
  words4 letters = sums->letters, all = sums->all;
  for (size_t i = 0; i < count; i++) {
    struct usward_part *const part = parts + i;
    const struct usward_part_type *const type = types + part->type;
    halves8 known;
    memcpy(&known, &type->row, sizeof known);
    // The row and the needs.
    memcpy(&part->row, &known, 8);
    part->marks = type->marks;
    letters += (words4)__builtin_shufflevector(known, (halves8)0, 4, 12, 5, 13, 6, 14, 7, 15);
    all |= (words4)known;
    __builtin_prefetch(needs + type->needs);
  }
  sums->letters = letters;
  sums->all = all;
}

/// The result for a pair that has no row.
#define NO_PAIR (-2)

/// Looks up a pair, starting at a used place and its row.
static inline int32_t PATH(find_pair)(const struct usward_pairs *pairs, size_t bit, int32_t number, int32_t first, int32_t second) {
  do {
    const struct usward_pair *const row = pairs->rows + number;
    // Both in one test, since neither result is predictable.
    if (((row->first ^ first) | (row->second ^ second)) == 0) return number;
    number = bit + 1 == pairs->filter_bits ? 0 : number + 1;
    bit = (bit + 1) & (pairs->filter_bits - 1);
  } while (pairs->filter[bit / 64] >> (bit % 64) & 1);
  return NO_PAIR;
}

/// The bits of what may be third in a phrase that starts at an opening: no symbol, and the symbols of the third part if
/// it follows without a gap.
static inline uint32_t PATH(third_of)(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, size_t opening
) {
  const uint32_t none = (uint32_t)1 << USWARD_NO_THIRD;
  // Branchless: if there is no third part, the first is read instead, and then ignored.
  const size_t is_there = opening + 2 < count;
  const struct usward_part *const third = parts + opening + 2 * is_there;
  const uint32_t follows = types[third->type].follows;
  const size_t is_beside = is_there & (third->gap == USWARD_NO_GAP);
  return none | (follows & (0 - (uint32_t)is_beside));
}

/// Pairs of adjacent parts to look up, and where their rows are.
struct PATH(pairs_at_hand) {
  size_t count;
  int32_t starts[BATCH + 1], firsts[BATCH + 1], seconds[BATCH + 1], rows[BATCH + 1];
  size_t bits[BATCH + 1];
};

/// Takes the pairs whose second parts have a bit set, and prefetches their rows. For two parts with one symbol each, a
/// bit of the filter tells whether any pair has that place; pairs in which a part has several symbols are always taken.
static inline void PATH(take_pairs)(
  const struct usward_layout *layout, const struct usward_part *parts, size_t first_part, uint64_t followers,
  struct PATH(pairs_at_hand) *at_hand
) {
  const struct usward_part_type *const types = layout->types;
  const struct usward_pairs *const pairs = &layout->pairs;
  size_t count = 0;
  for (; followers != 0; followers &= followers - 1) {
    const size_t start = first_part + (size_t)__builtin_ctzll(followers) - 1;
    const struct usward_part *const part = parts + start;
    const int32_t first = types[part[0].type].opener, second = types[part[1].type].follower;
    const size_t bit = usward_pair_bit(first, second, pairs->filter_bits);
    const uint64_t is_known = pairs->filter[bit / 64] >> (bit % 64) & 1;
    const int32_t row = usward_rank_of_pair(pairs->filter, pairs->ranks, bit);
    __builtin_prefetch(pairs->rows + row);
    at_hand->starts[count] = (int32_t)start;
    at_hand->firsts[count] = first;
    at_hand->seconds[count] = second;
    at_hand->bits[count] = bit;
    at_hand->rows[count] = row;
    // Branchless, since which words come first and second in phrases is unpredictable.
    count += (is_known | ((first | second) < 0)) & (part[1].gap == USWARD_NO_GAP);
  }
  at_hand->count = count;
}

/// Writes the openings whose pairs have phrases that the third part may continue; most do not. Returns how many there
/// are.
static inline size_t PATH(find_pairs)(
  const struct usward_layout *layout, const struct usward_part *parts, size_t count,
  const struct PATH(pairs_at_hand) *at_hand, struct usward_opening *openings
) {
  const struct usward_part_type *const types = layout->types;
  const struct usward_pairs *const pairs = &layout->pairs;
  size_t kept = 0;
  for (size_t i = 0; i < at_hand->count; i++) {
    const int32_t start = at_hand->starts[i], first = at_hand->firsts[i], second = at_hand->seconds[i];
    int32_t pair = USWARD_SEVERAL;
    bool is_kept = true;
    if (__builtin_expect((first | second) >= 0, 1)) {
      pair = PATH(find_pair)(pairs, at_hand->bits[i], at_hand->rows[i], first, second);
      if (__builtin_expect(pair < 0, 0)) continue;
      // Branchless, since what stands third is unpredictable.
      is_kept = (pairs->rows[pair].thirds & PATH(third_of)(parts, count, types, (size_t)start)) != 0;
      __builtin_prefetch(pairs->phrases + pairs->rows[pair].start);
    }
    openings[kept] = (struct usward_opening){start, pair};
    kept += is_kept;
  }
  return kept;
}

size_t PATH(usward_lay_out)(struct usward_layout *layout, struct usward_part *parts, struct usward_opening *openings) {
  const struct usward_part_type *const types = layout->types;
  const size_t count = PATH(read_tokens)(layout, parts);
  // The parts past the end are read too, so they need a valid type.
  for (size_t i = 0; i < USWARD_PARTS_BEYOND; i++) parts[count + i].type = 0;
  struct usward_opening *opening = openings;
  struct PATH(type_sums) sums = {0};
  words8 opened = 0;
  // Between prefetching memory and reading it, there is always other work to do.
  for (size_t i = 0; i < count; i += BATCH) {
    const size_t batch = count - i < BATCH ? count - i : BATCH;
    struct PATH(pairs_at_hand) at_hand;
    PATH(take_pairs)(layout, parts, i, PATH(find_followers)(parts + i, batch, types, &opened), &at_hand);
    PATH(complete)(layout, parts + i, batch, &sums);
    opening += PATH(find_pairs)(layout, parts, count, &at_hand, opening);
  }
  layout->laid.capitals = sums.letters[0];
  layout->laid.smalls = sums.letters[1];
  layout->laid.marks = (uint8_t)(sums.all[3] >> 8);
  layout->laid.openings = (size_t)(opening - openings);
  return count;
}
