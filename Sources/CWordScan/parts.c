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
  const struct usward_parts_of_form *const forms = layout->forms;
  const size_t count = layout->count;
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
    const struct usward_parts_of_form form = forms[numbers[i]];
    // Most have one; a lexicon may have contractions of none.
    if (__builtin_expect(form.start == form.end, 0)) continue;
    begin_part(parts + part++, form.start, first + (int32_t)i, gap);
    for (int32_t type = form.start + 1; __builtin_expect(type < form.end, 0); type++) {
      begin_part(parts + part++, type, first + (int32_t)i, USWARD_NO_GAP);
    }
  }
  layout->end = end;
  layout->is_plain = KIND(kinds) == 0 && firsts < 0x80;
  return part;
}

/// Completes parts by what is known of their types, and finds those with which and the next a phrase may begin.
static size_t read_types(struct usward_layout *layout, struct usward_part *parts, size_t count, int32_t *openings) {
  const struct usward_part_type *const types = layout->types;
  const uint64_t *const pairs = layout->pairs;
  const size_t pair_bits = layout->pair_bits;
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
    const size_t bit = usward_pair_bit(opener, type->follower, pair_bits);
    const bool is_known = pairs[bit / 64] >> (bit % 64) & 1;
    const bool is_open = (opens & type->follows) != 0;
    openings[opening] = (int32_t)i - 1;
    opening += ((opener | type->follower) < 0 ? is_open : is_known) & (part->gap == USWARD_NO_GAP);
    opens = type->opens;
    opener = type->opener;
  }
  layout->capitals = letters >> 32;
  layout->smalls = (uint32_t)letters;
  layout->marks = marks;
  return opening;
}

size_t usward_lay_out(struct usward_layout *layout, struct usward_part *parts, int32_t *openings) {
  const size_t count = read_tokens(layout, parts);
  layout->openings = read_types(layout, parts, count, openings);
  return count;
}
