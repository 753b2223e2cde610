#include "CWordScan.h"

/// The start and the length of a token.
#define START(token) ((token) & 0x7FFFFFFF)
#define LENGTH(token) ((token) >> 31 & 0x3FFFFFFF)
/// What is not 0 in a token that is no word.
#define KIND(token) ((token) >> 61)

/// What stands in a stretch between two tokens. A single full stop within a sentence belongs to an abbreviation.
static __attribute__((noinline)) uint8_t read_gap(const uint8_t *bytes, size_t start, size_t end) {
  uint8_t gap = USWARD_NO_GAP;
  size_t stops = 0, hyphens = 0;
  for (size_t i = start; i < end; i++) {
    switch (bytes[i]) {
    case ',': case '/':
      if (gap == USWARD_NO_GAP) gap = USWARD_COMMA;
      break;
    case ';': case ':': case '(': case ')': case '[': case ']': case '!': case '?':
      gap = USWARD_STRONG;
      break;
    case '.':
      stops++;
      break;
    case '-':
      hyphens++;
      break;
    case 0xE2:
      // U+2013 and U+2014 are dashes, U+2026 an ellipsis; U+2018 to U+201D are quotation marks.
      if (i + 2 < end && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x93 || bytes[i + 2] == 0x94 || bytes[i + 2] == 0xA6)) {
        gap = USWARD_STRONG;
      }
      break;
    default:
      break;
    }
  }
  return stops > 1 || hyphens > 1 ? USWARD_STRONG : gap;
}

/// What is known of the types of so many tokens further on is asked for, which is about a sentence: memory is slow, and types
/// lie in no order.
enum { AHEAD = 32 };

/// Asks for the memory of a type.
static inline void ask_for_type(const struct usward_part_type *types, int32_t number) {
  const struct usward_part_type *const type = types + (number < 0 ? 0 : number);
  __builtin_prefetch(type);
  __builtin_prefetch(&type->marks);
}

/// Writes what a token says of a part; the rest hangs on its type.
static inline void begin_part(struct usward_part *part, int32_t type, int32_t token, uint8_t gap) {
  part->type = type;
  part->token = token;
  part->gap = gap;
  part->is_negated = 0;
  part->opens_phrase = 0;
}

/// Reads the tokens: how many parts they have, their types, tokens and gaps, and what is known of the tokens themselves.
static size_t read_tokens(struct usward_layout *layout, struct usward_part *parts) {
  const uint8_t *const bytes = layout->bytes;
  const uint64_t *const tokens = layout->tokens;
  const int32_t *const numbers = layout->numbers;
  const struct usward_part_type *const types = layout->types;
  const size_t count = layout->count, known = layout->known;
  const int32_t first = (int32_t)layout->first;
  size_t end = layout->end, part = 0;
  uint64_t kinds = 0;
  uint8_t firsts = 0;
  for (size_t i = 0; i < count; i++) {
    const uint64_t token = tokens[i];
    const size_t start = START(token);
    const bool is_space = start - end == 1 && bytes[end] == ' ';
    const uint8_t gap = __builtin_expect(is_space, 1) ? USWARD_NO_GAP : read_gap(bytes, end, start);
    end = start + LENGTH(token);
    kinds |= token;
    firsts |= bytes[start];
    ask_for_type(types, numbers[i + AHEAD < known ? i + AHEAD : i]);
    const int32_t number = numbers[i];
    if (__builtin_expect(number >= 0, 1)) {
      begin_part(parts + part++, number, first + (int32_t)i, gap);
      continue;
    }
    const struct usward_parts_of_form form = layout->several[~number];
    for (int32_t type = form.start; type < form.end; type++) {
      begin_part(parts + part++, type, first + (int32_t)i, type == form.start ? gap : USWARD_NO_GAP);
    }
  }
  layout->end = end;
  layout->is_plain = KIND(kinds) == 0 && firsts < 0x80;
  return part;
}

/// Completes parts by what is known of their types, and finds those with which and the next a phrase may begin.
static size_t read_types(
  struct usward_layout *layout, struct usward_part *parts, size_t count, struct usward_opening *openings
) {
  const struct usward_part_type *const types = layout->types;
  const uint64_t *const filter = layout->pairs.filter;
  const size_t bits = layout->pairs.filter_bits;
  uint64_t letters = 0, opens = 0;
  int32_t opener = -1;
  size_t opening = 0;
  uint8_t marks = 0;
  for (size_t i = 0; i < count; i++) {
    struct usward_part *const part = parts + i;
    const struct usward_part_type *const type = types + part->type;
    part->row = type->row;
    part->needs = type->needs;
    part->marks = type->marks;
    marks |= type->marks;
    letters += (uint64_t)type->capitals << 32 | type->smalls;
    // Worked out without a branch, since nobody foresees what words stand first and second in phrases. A bit for each second
    // symbol tells where one of the two has several symbols, or none.
    const size_t bit = usward_pair_bit(opener, type->follower, bits);
    const bool is_known = filter[bit / 64] >> (bit % 64) & 1;
    const bool is_open = (opens & type->follows) != 0;
    openings[opening].part = (int32_t)i - 1;
    opening += ((opener | type->follower) < 0 ? is_open : is_known) & (part->gap == USWARD_NO_GAP);
    opens = type->opens;
    opener = type->opener;
  }
  layout->capitals = letters >> 32;
  layout->smalls = (uint32_t)letters;
  layout->marks = marks;
  return opening;
}

/// A pair in no row.
#define NO_PAIR (-2)

/// Looks a pair up from a slot on.
static inline int32_t find_pair(const struct usward_pairs *pairs, size_t slot, int32_t first, int32_t second) {
  for (;; slot = (slot + 1) & (pairs->slot_count - 1)) {
    const int32_t number = pairs->slots[slot];
    if (number < 0) return NO_PAIR;
    const struct usward_pair *const row = pairs->rows + number;
    // In one test: nobody foresees either.
    if (((row->first ^ first) | (row->second ^ second)) == 0) return number;
  }
}

/// What may stand third behind an opening: the symbols of that part, or nothing.
static inline uint64_t third_of(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, size_t opening
) {
  const uint64_t none = (uint64_t)1 << 63;
  const struct usward_part *const third = parts + opening + 2;
  return opening + 2 < count && third->gap == USWARD_NO_GAP ? none | types[third->type].follows : none;
}

/// Finds the rows of openings and keeps those whose phrases may go on with the third part; most do not. Returns how many are left.
/// The memory of all is asked for before any is read.
static size_t find_pairs(
  const struct usward_layout *layout, const struct usward_part *parts, size_t count, struct usward_opening *openings,
  size_t opening_count
) {
  enum { TOGETHER = 32 };
  const struct usward_part_type *const types = layout->types;
  const struct usward_pairs *const pairs = &layout->pairs;
  size_t slots[TOGETHER], kept = 0;
  for (size_t done = 0; done < opening_count; done += TOGETHER) {
    const size_t batch = opening_count - done < TOGETHER ? opening_count - done : TOGETHER;
    const struct usward_opening *const at_hand = openings + done;
    for (size_t i = 0; i < batch; i++) {
      const struct usward_part *const part = parts + at_hand[i].part;
      slots[i] = usward_pair_bit(types[part[0].type].opener, types[part[1].type].follower, pairs->slot_count);
      __builtin_prefetch(pairs->slots + slots[i]);
    }
    for (size_t i = 0; i < batch; i++) {
      const int32_t number = pairs->slots[slots[i]];
      __builtin_prefetch(pairs->rows + (number < 0 ? 0 : number));
    }
    for (size_t i = 0; i < batch; i++) {
      const int32_t start = at_hand[i].part;
      const int32_t first = types[parts[start].type].opener, second = types[parts[start + 1].type].follower;
      int32_t pair = USWARD_SEVERAL;
      bool is_kept = true;
      if (__builtin_expect((first | second) >= 0, 1)) {
        pair = find_pair(pairs, slots[i], first, second);
        is_kept = pair >= 0 && (pairs->rows[pair].thirds & third_of(parts, count, types, (size_t)start)) != 0;
        if (is_kept) __builtin_prefetch(pairs->phrases + pairs->rows[pair].start);
      }
      openings[kept] = (struct usward_opening){start, pair};
      kept += is_kept;
    }
  }
  return kept;
}

size_t usward_lay_out(struct usward_layout *layout, struct usward_part *parts, struct usward_opening *openings) {
  const size_t count = read_tokens(layout, parts);
  const size_t opening_count = read_types(layout, parts, count, openings);
  layout->openings = find_pairs(layout, parts, count, openings, opening_count);
  return count;
}
