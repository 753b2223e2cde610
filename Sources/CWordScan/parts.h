// Lays out the parts of sentences and finds the phrases in them. Included once for each path.

#include <string.h>

#include "CWordScan.h"
#include "vectors.h"

/// The start and the length of a token.
#define START(token) ((token) & 0x7FFFFFFF)
#define LENGTH(token) ((token) >> 31 & 0x3FFFFFFF)
/// What is not 0 in a token that is no word.
#define KIND(token) ((token) >> 61)

/// What a byte between two tokens says.
enum { A_COMMA = 1, IS_STRONG = 2, A_STOP = 4, A_HYPHEN = 8 };
static const uint8_t PATH(gap_bytes)[128] = {
  [','] = A_COMMA, ['/'] = A_COMMA, ['.'] = A_STOP, ['-'] = A_HYPHEN, [';'] = IS_STRONG, [':'] = IS_STRONG, ['('] = IS_STRONG,
  [')'] = IS_STRONG, ['['] = IS_STRONG, [']'] = IS_STRONG, ['!'] = IS_STRONG, ['?'] = IS_STRONG,
};

/// What stands in a stretch between two tokens. A single full stop within a sentence belongs to an abbreviation.
static inline uint8_t PATH(read_gap)(const uint8_t *bytes, size_t start, size_t end) {
  uint8_t any = 0, twice = 0;
  for (size_t i = start; i < end; i++) {
    const uint8_t byte = bytes[i];
    if (__builtin_expect(byte < 0x80, 1)) {
      const uint8_t says = PATH(gap_bytes)[byte];
      twice |= any & says;
      any |= says;
    } else if (byte == 0xE2 && i + 2 < end && bytes[i + 1] == 0x80) {
      // U+2013 and U+2014 are dashes, U+2026 an ellipsis; U+2018 to U+201D are quotation marks.
      const uint8_t last = bytes[i + 2];
      if (last == 0x93 || last == 0x94 || last == 0xA6) any |= IS_STRONG;
    }
  }
  if ((any & IS_STRONG) | (twice & (A_STOP | A_HYPHEN))) return USWARD_STRONG;
  return any & A_COMMA ? USWARD_COMMA : USWARD_NO_GAP;
}

/// Where bytes stand that matter to gaps, found 64 at a time.
struct PATH(gap_marks) {
  const uint8_t *bytes;
  size_t size;
  /// Past it nothing is looked for.
  size_t limit;
  /// Where the 64 bytes begin, and a bit for each of them that may matter.
  size_t base;
  uint64_t found;
};

/// Finds those among the 64 bytes at `base`: all that `read_gap` looks at and others that are rare in a word or beside it.
static inline void PATH(find_marks)(struct PATH(gap_marks) *marks) {
  uint8_t padded[64];
  const uint8_t *at = marks->bytes + marks->base;
  if (__builtin_expect(marks->base + 64 > marks->size, 0)) {
    memset(padded, 0, sizeof padded);
    if (marks->base < marks->size) memcpy(padded, at, marks->size - marks->base);
    at = padded;
  }
  const bytes64 bytes = LOAD64(at);
  marks->found = MASK64(
    IS(bytes, '!') | IS_BETWEEN(bytes, '(', '/') | IS_BETWEEN(bytes, ':', '?') | IS_BETWEEN(bytes, '[', ']') | IS(bytes, 0xE2));
}

/// The first place from `start` on where a byte may matter, which never falls, or one past the limit.
static inline size_t PATH(next_mark)(struct PATH(gap_marks) *marks, size_t start) {
  if (start - marks->base < 64) {
    marks->found &= UINT64_MAX << (start - marks->base);
  } else {
    marks->base = start;
    PATH(find_marks)(marks);
  }
  while (marks->found == 0) {
    marks->base += 64;
    if (marks->base > marks->limit) return marks->base;
    PATH(find_marks)(marks);
  }
  return marks->base + (size_t)__builtin_ctzll(marks->found);
}

/// The next mark, and what stands before the token after the last.
struct PATH(passed) {
  size_t mark;
  uint64_t gap;
};

/// Passes the marks before the token at a place of the tokens. What calls it keeps what it has at hand in registers: most tokens
/// are a space apart.
static __attribute__((noinline, preserve_most)) struct PATH(passed) PATH(pass_marks)(
  struct PATH(gap_marks) *marks, const uint64_t *tokens, size_t place, size_t sentence_start
) {
  const size_t start = START(tokens[place]);
  const size_t end = place == 0 ? sentence_start : START(tokens[place - 1]) + LENGTH(tokens[place - 1]);
  return (struct PATH(passed)){PATH(next_mark)(marks, start), PATH(read_gap)(marks->bytes, end, start)};
}

/// What is known of the types of so many tokens further on is asked for, which is about a sentence: memory is slow, and types
/// lie in no order.
enum { AHEAD = 32 };

/// Writes what a token says of a part; the rest hangs on its type.
static inline void PATH(begin_part)(struct usward_part *part, int32_t type, int32_t token, uint8_t gap) {
  part->type = type;
  part->token = token;
  // The gap, and zeros for marks, `is_negated` and `opens_phrase`: all four bytes at once.
  const uint8_t own[4] = {gap};
  memcpy(&part->gap, own, sizeof own);
}

/// The same for a token of several parts or none; returns where the next part goes.
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

/// Asks for the tokens and the bytes of the next sentence: between one and the next so much else is read.
static inline void PATH(ask_for_next)(uintptr_t tokens, uintptr_t bytes) {
  for (uintptr_t i = 0; i < 256; i += 64) __builtin_prefetch((const void *)(tokens + i));
  for (uintptr_t i = 0; i < 192; i += 64) __builtin_prefetch((const void *)(bytes + i));
}

/// Reads the tokens: how many parts they have, their types, tokens and gaps, and what is known of the tokens themselves. It is not
/// inlined, so that its loop has the registers for itself.
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
    // It may stand on two lines of the cache. What is no type asks for nothing that matters.
    const uintptr_t type = types + sizeof(struct usward_part_type) * (uintptr_t)ahead[i];
    __builtin_prefetch((const void *)type);
    __builtin_prefetch((const void *)(type + sizeof(struct usward_part_type) / 2));
    const int32_t number = numbers[i];
    if (__builtin_expect(number >= 0, 1)) {
      PATH(begin_part)(part++, number, token_number, gap);
    } else {
      part = PATH(begin_parts)(part, layout->several + ~number, token_number, gap);
    }
  }
  const size_t end = marks.limit + LENGTH(tokens[count - 1]);
  PATH(ask_for_next)((uintptr_t)(tokens + count), (uintptr_t)bytes + end);
  layout->laid.end = end;
  layout->laid.is_plain = KIND(kinds) == 0 && firsts < 0x80;
  return (size_t)(part - parts);
}

typedef uint32_t words4 __attribute__((ext_vector_type(4)));
typedef uint32_t words8 __attribute__((ext_vector_type(8)));
typedef int32_t truth8 __attribute__((ext_vector_type(8)));
typedef uint16_t halves8 __attribute__((ext_vector_type(8)));

/// How many parts are read side by side; `USWARD_PARTS_BEYOND` is one less.
enum { SIDE_BY_SIDE = 8 };
/// So many parts have a bit each in a number.
enum { BATCH = 64 };

/// What parts say of phrases that may begin with a part and the next.
struct PATH(phrase_filters) {
  words8 opens, follows, follower;
};

/// The filters of the types of eight parts, side by side.
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

/// Of up to 64 parts those with which and the one before a phrase may begin, as far as filters tell: a bit each. `before` is what
/// the eight before them open.
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

/// What is known of a sentence's types together.
struct PATH(type_sums) {
  /// How many capital and how many small letters there are.
  words4 letters;
  /// All that is set in any of them.
  words4 all;
};

/// Completes parts by what is known of their types, and asks for how they count.
static inline void PATH(complete)(
  struct usward_part *parts, size_t count, const struct usward_part_type *types, const struct usward_counting *countings,
  struct PATH(type_sums) *sums
) {
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
    __builtin_prefetch(countings + part->type);
  }
  sums->letters = letters;
  sums->all = all;
}

/// A pair in no row.
#define NO_PAIR (-2)

/// Looks a pair up from a place on that has some pair, whose row is known.
static inline int32_t PATH(find_pair)(const struct usward_pairs *pairs, size_t bit, int32_t number, int32_t first, int32_t second) {
  do {
    const struct usward_pair *const row = pairs->rows + number;
    // In one test: nobody foresees either.
    if (((row->first ^ first) | (row->second ^ second)) == 0) return number;
    number = bit + 1 == pairs->filter_bits ? 0 : number + 1;
    bit = (bit + 1) & (pairs->filter_bits - 1);
  } while (pairs->filter[bit / 64] >> (bit % 64) & 1);
  return NO_PAIR;
}

/// What may stand third behind an opening: the symbols of that part, or nothing.
static inline uint32_t PATH(third_of)(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, size_t opening
) {
  const uint32_t none = (uint32_t)1 << USWARD_NO_THIRD;
  // Without a branch: the first part stands for one that is not there.
  const size_t is_there = opening + 2 < count;
  const struct usward_part *const third = parts + opening + 2 * is_there;
  const uint32_t follows = types[third->type].follows;
  const size_t is_beside = is_there & (third->gap == USWARD_NO_GAP);
  return none | (follows & (0 - (uint32_t)is_beside));
}

/// Pairs of parts side by side that may be looked up, and where their rows are.
struct PATH(pairs_at_hand) {
  size_t count;
  int32_t starts[BATCH + 1], firsts[BATCH + 1], seconds[BATCH + 1], rows[BATCH + 1];
  size_t bits[BATCH + 1];
};

/// Takes the pairs whose second parts have a bit and asks for the memory of their rows. Of two symbols alone a bit tells whether
/// any pair has their place.
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
    // Without a branch, since nobody foresees what words stand first and second in phrases.
    count += (is_known | ((first | second) < 0)) & (part[1].gap == USWARD_NO_GAP);
  }
  at_hand->count = count;
}

/// Writes the openings of pairs whose phrases may go on with the third part; most do not. Returns how many there are.
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
      // Without a branch, since nobody foresees what stands third.
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
  // What stands past the end is of a type that there is.
  for (size_t i = 0; i < USWARD_PARTS_BEYOND; i++) parts[count + i].type = 0;
  struct usward_opening *opening = openings;
  struct PATH(type_sums) sums = {0};
  words8 opened = 0;
  // Between asking for memory and reading it there is always something else to do.
  for (size_t i = 0; i < count; i += BATCH) {
    const size_t batch = count - i < BATCH ? count - i : BATCH;
    struct PATH(pairs_at_hand) at_hand;
    PATH(take_pairs)(layout, parts, i, PATH(find_followers)(parts + i, batch, types, &opened), &at_hand);
    PATH(complete)(parts + i, batch, types, layout->countings, &sums);
    opening += PATH(find_pairs)(layout, parts, count, &at_hand, opening);
  }
  layout->laid.capitals = sums.letters[0];
  layout->laid.smalls = sums.letters[1];
  layout->laid.marks = (uint8_t)(sums.all[3] >> 8);
  layout->laid.openings = (size_t)(opening - openings);
  return count;
}

/// The end of a phrase of more than two parts before it is known to stand there: negative, and what stands third in it but for the
/// bit of its symbol.
#define UNKNOWN_END(third) (INT32_MIN | (third) >> USWARD_THIRD_IS_NOT_LAST)
/// The third symbol by such an end, and whether it is not the last.
#define THIRD_SYMBOL(end) (((end) & INT32_MAX) >> (USWARD_THIRD_SYMBOL - USWARD_THIRD_IS_NOT_LAST))
#define THIRD_IS_NOT_LAST(end) ((end) & 1)

/// The phrases that were listed so far.
struct listing {
  struct usward_phrase *found;
  size_t count, room;
};

/// Appends the phrases of a pair whose third symbol may stand where they want it. Returns whether there was room for all.
static inline bool PATH(list_pair)(
  const struct usward_phrase_search *search, const struct usward_pair *pair, uint32_t third, int32_t start,
  struct listing *listing
) {
  const struct usward_phrase_of_pair *const phrases = search->pairs.phrases;
  const int32_t end = pair[1].start;
  const size_t many = (size_t)(end - pair->start);
  if (__builtin_expect(listing->room - listing->count < many, 0)) return false;
  size_t count = listing->count;
  // Without a branch: what is not kept is written over.
  for (int32_t i = pair->start; i < end; i++) {
    const struct usward_phrase_of_pair phrase = phrases[i];
    listing->found[count] = (struct usward_phrase){
      start, phrase.third == USWARD_NO_THIRD ? start + 2 : UNKNOWN_END(phrase.third), phrase.number,
    };
    count += third >> (phrase.third & 31) & 1;
  }
  for (size_t i = listing->count; i < count; i++) __builtin_prefetch(search->entries + 4 * (size_t)listing->found[i].entry);
  listing->count = count;
  return true;
}

/// The same for all pairs of two parts of which one has several symbols.
static bool PATH(list_several)(
  const struct usward_phrase_search *search, const struct usward_part *part, uint32_t third, int32_t start,
  struct listing *listing
) {
  const struct usward_pairs *const pairs = &search->pairs;
  const struct usward_lists a = search->lists[search->kinds[part[0].type]], b = search->lists[search->kinds[part[1].type]];
  const int32_t *const openers = search->pool + a.start + a.matches + a.symbols;
  const int32_t *const followers = search->pool + b.start + b.matches + b.symbols + b.openers;
  for (size_t i = 0; i < a.openers; i++) {
    for (size_t j = 0; j < b.followers; j++) {
      const size_t bit = usward_pair_bit(openers[i], followers[j], pairs->filter_bits);
      if (!(pairs->filter[bit / 64] >> (bit % 64) & 1)) continue;
      const int32_t first = usward_rank_of_pair(pairs->filter, pairs->ranks, bit);
      const int32_t number = PATH(find_pair)(pairs, bit, first, openers[i], followers[j]);
      if (number < 0 || !(pairs->rows[number].thirds & third)) continue;
      if (!PATH(list_pair)(search, pairs->rows + number, third, start, listing)) return false;
    }
  }
  return true;
}

/// Where the symbols of an entry end.
static inline size_t PATH(end_of_symbols)(const struct usward_phrase_search *search, int32_t entry) {
  return (size_t)entry + 1 < search->entry_count ? (size_t)search->entries[4 * (size_t)entry + 7] : search->symbol_count;
}

/// Whether a part's form has a symbol.
static inline bool PATH(has_symbol)(const struct usward_phrase_search *search, int32_t type, int32_t symbol) {
  const struct usward_lists *const lists = search->lists + search->kinds[type];
  const int32_t *const symbols = search->pool + lists->start + lists->matches;
  for (size_t i = 0; i < lists->symbols; i++) {
    if (symbols[i] == symbol) return true;
  }
  return false;
}

/// Whether a phrase of more than two parts, of which the third is there, stands where its first two are; then its end is set.
static inline bool PATH(stands)(
  const struct usward_phrase_search *search, const struct usward_part *parts, size_t count, struct usward_phrase *phrase
) {
  const struct usward_part *const own = parts + phrase->start;
  if (!PATH(has_symbol)(search, own[2].type, THIRD_SYMBOL(phrase->end))) return false;
  size_t length = 3;
  if (THIRD_IS_NOT_LAST(phrase->end)) {
    const size_t first = (size_t)search->entries[4 * (size_t)phrase->entry + 3];
    length = PATH(end_of_symbols)(search, phrase->entry) - first;
    if ((size_t)phrase->start + length > count) return false;
    for (size_t i = 3; i < length; i++) {
      if (own[i].gap != USWARD_NO_GAP || !PATH(has_symbol)(search, own[i].type, search->symbols[first + i])) return false;
    }
  }
  phrase->end = phrase->start + (int32_t)length;
  return true;
}

size_t PATH(usward_find_phrases)(
  const struct usward_phrase_search *search, struct usward_part *parts, size_t count, const struct usward_opening *openings,
  size_t opening_count, struct usward_phrase *found, size_t room
) {
  // All that is read lies in no order, and is asked for before any of it is waited for.
  for (size_t i = 0; i < opening_count; i++) {
    if (openings[i].pair >= 0) continue;
    const struct usward_part *const part = parts + openings[i].part;
    __builtin_prefetch(search->lists + search->kinds[part[0].type]);
    __builtin_prefetch(search->lists + search->kinds[part[1].type]);
  }
  struct listing listing = {found, 0, room};
  for (size_t i = 0; i < opening_count; i++) {
    const int32_t start = openings[i].part, pair = openings[i].pair;
    const uint32_t third = PATH(third_of)(parts, count, search->types, (size_t)start);
    // Many phrases have a third part.
    if ((size_t)start + 2 < count) __builtin_prefetch(search->lists + search->kinds[parts[start + 2].type]);
    const bool has_room = pair < 0
      ? PATH(list_several)(search, parts + start, third, start, &listing)
      : PATH(list_pair)(search, search->pairs.rows + pair, third, start, &listing);
    if (!has_room) return USWARD_NO_ROOM;
  }
  for (size_t i = 0; i < listing.count; i++) {
    if (found[i].end >= 0) continue;
    const struct usward_lists *const lists = search->lists + search->kinds[parts[found[i].start + 2].type];
    __builtin_prefetch(search->pool + lists->start + lists->matches);
  }
  size_t kept = 0;
  for (size_t i = 0; i < listing.count; i++) {
    struct usward_phrase phrase = found[i];
    if (phrase.end < 0 && !PATH(stands)(search, parts, count, &phrase)) continue;
    parts[phrase.start].opens_phrase = 1;
    found[kept++] = phrase;
  }
  return kept;
}
