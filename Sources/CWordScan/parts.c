#include "CSentenceParts.h"

#include <stdbool.h>

/// What stands in a stretch between two tokens. A single full stop within a sentence belongs to an abbreviation.
static __attribute__((noinline)) uint8_t gap_of(const uint8_t *bytes, size_t start, size_t end) {
  uint8_t gap = USWARD_NO_GAP;
  int stops = 0, hyphens = 0;
  for (size_t i = start; i < end; i++) {
    switch (bytes[i]) {
      case ',':
      case '/':
        if (gap == USWARD_NO_GAP) gap = USWARD_COMMA;
        break;
      case ';':
      case ':':
      case '(':
      case ')':
      case '[':
      case ']':
      case '!':
      case '?':
        gap = USWARD_STRONG;
        break;
      case '.': stops++; break;
      case '-': hyphens++; break;
      case 0xE2: {
        if (i + 2 >= end || bytes[i + 1] != 0x80) break;
        // U+2013 and U+2014 are dashes, U+2026 an ellipsis; U+2018 to U+201D are quotation marks.
        const uint8_t last = bytes[i + 2];
        if (last == 0x93 || last == 0x94 || last == 0xA6) gap = USWARD_STRONG;
        break;
      }
      default: break;
    }
  }
  return stops > 1 || hyphens > 1 ? USWARD_STRONG : gap;
}

struct usward_sentence_parts usward_lay_out_parts(
  const uint8_t *bytes, size_t start, const uint64_t *tokens, const int32_t *forms, size_t count, size_t first,
  const struct usward_form_parts *parts_of_forms, const struct usward_part_type *types, struct usward_part *parts
) {
  struct usward_part *next = parts;
  // What stands before a sentence is of no account, and may be long.
  size_t capitals = 0, smalls = 0, end = start;
  for (size_t i = 0; i < count; i++) {
    const uint64_t token = tokens[i];
    const size_t begin = token & 0x7FFFFFFF;
    const bool is_space = begin == end + 1 && bytes[end] == ' ';
    uint8_t gap = is_space ? USWARD_NO_GAP : gap_of(bytes, end, begin);
    const struct usward_form_parts own = parts_of_forms[forms[i]];
    for (int32_t number = own.start; number < own.end; number++) {
      const struct usward_part_type *type = types + number;
      capitals += type->capitals;
      smalls += type->smalls;
      *next++ = (struct usward_part){number, type->row, type->needs, (int32_t)(first + i), gap, type->marks, 0, 0};
      gap = USWARD_NO_GAP;
    }
    end = begin + (token >> 31 & 0x3FFFFFFF);
  }
  return (struct usward_sentence_parts){(size_t)(next - parts), capitals, smalls, end};
}
