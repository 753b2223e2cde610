// The text between the tokens of a sentence. Included once for each path, before `parts.h`.

#include "CWordScan.h"
#include "tokens.h"
#include "vectors.h"

/// What a byte between two tokens means. A sign separates words if it has white space on both sides.
enum { A_COMMA = 1, IS_STRONG = 2, A_STOP = 4, A_HYPHEN = 8, A_SIGN = 16 };
static const uint8_t PATH(gap_bytes)[128] = {
  [','] = A_COMMA, ['/'] = A_COMMA, ['.'] = A_STOP, ['-'] = A_HYPHEN | A_SIGN, [';'] = IS_STRONG, [':'] = IS_STRONG, ['('] = IS_STRONG,
  [')'] = IS_STRONG, ['['] = IS_STRONG, [']'] = IS_STRONG, ['!'] = IS_STRONG, ['?'] = IS_STRONG,
  ['='] = IS_STRONG, ['|'] = IS_STRONG, ['{'] = IS_STRONG, ['}'] = IS_STRONG, ['<'] = A_SIGN, ['>'] = A_SIGN, ['+'] = A_SIGN,
  ['*'] = A_SIGN, ['^'] = A_SIGN, ['~'] = A_SIGN, ['\\'] = A_SIGN,
};

/// Whether there is white space at a place in a gap, including no-break spaces.
static inline bool PATH(is_space_in_gap)(const uint8_t *bytes, size_t place, size_t end) {
  return place < end && (bytes[place] <= ' ' || (bytes[place] == 0xC2 && place + 1 < end && bytes[place + 1] == 0xA0));
}

/// Whether a gap contains signs with white space on both sides: "yes - I will".
static __attribute__((noinline)) bool PATH(has_free_sign)(const uint8_t *bytes, size_t start, size_t end) {
  bool is_free = false;
  for (size_t i = start; i < end;) {
    if (bytes[i] < 0x80 && PATH(gap_bytes)[bytes[i]] & A_SIGN) {
      while (i < end && bytes[i] < 0x80 && PATH(gap_bytes)[bytes[i]] & A_SIGN) i++;
      if (is_free && PATH(is_space_in_gap)(bytes, i, end)) return true;
      is_free = false;
    } else {
      is_free = PATH(is_space_in_gap)(bytes, i, end);
      i += bytes[i] == 0xC2 ? 2 : 1;
    }
  }
  return false;
}

/// What the stretch between two tokens contains. A single full stop within a sentence belongs to an abbreviation.
static inline uint8_t PATH(read_gap)(const uint8_t *bytes, size_t start, size_t end) {
  uint8_t any = 0, twice = 0;
  for (size_t i = start; i < end; i++) {
    const uint8_t byte = bytes[i];
    if (__builtin_expect(byte < 0x80, 1)) {
      const uint8_t says = PATH(gap_bytes)[byte];
      twice |= any & says;
      any |= says;
    } else if (byte == 0xE2 && i + 2 < end) {
      // U+2013 and U+2014 are dashes, U+2022 and U+2023 bullets, U+2026 an ellipsis; U+2018 to U+201D are quotation marks.
      // U+2190 to U+21FF are arrows.
      const uint8_t middle = bytes[i + 1], last = bytes[i + 2];
      if (middle == 0x80 && (last == 0x93 || last == 0x94 || last == 0xA2 || last == 0xA3 || last == 0xA6)) any |= IS_STRONG;
      if ((middle == 0x86 && last >= 0x90) || middle == 0x87) any |= IS_STRONG;
    } else if (byte == 0xC2 && i + 1 < end && bytes[i + 1] == 0xB7) {
      // The middle dot; within a word it is part of the word.
      any |= IS_STRONG;
    }
  }
  if ((any & IS_STRONG) | (twice & (A_STOP | A_HYPHEN))) return USWARD_STRONG;
  if (any & A_SIGN && PATH(has_free_sign)(bytes, start, end)) return USWARD_STRONG;
  return any & A_COMMA ? USWARD_COMMA : USWARD_NO_GAP;
}

/// The places of the bytes that matter to gaps, found 64 at a time.
struct PATH(gap_marks) {
  const uint8_t *bytes;
  size_t size;
  /// The search ends here.
  size_t limit;
  /// Where the current 64 bytes begin, and a bit for each of them that may matter.
  size_t base;
  uint64_t found;
};

/// Finds them among the 64 bytes at `base`: everything that `read_gap` examines, and others that are rare in or beside
/// words.
static inline void PATH(find_marks)(struct PATH(gap_marks) *marks) {
  uint8_t padded[64];
  const uint8_t *at = marks->bytes + marks->base;
  if (__builtin_expect(marks->base + 64 > marks->size, 0)) {
    memset(padded, 0, sizeof padded);
    if (marks->base < marks->size) memcpy(padded, at, marks->size - marks->base);
    at = padded;
  }
  const bytes64 bytes = LOAD64(at);
  // With the bit set that distinguishes small letters from capitals, `[` to `^` become `{` to `~`, and 0xC2 becomes
  // 0xE2.
  const bytes64 folded = bytes | (bytes64)(uint8_t)0x20;
  marks->found = MASK64(
    IS(bytes, '!') | IS_BETWEEN(bytes, '(', '/') | IS_BETWEEN(bytes, ':', '?') | IS_BETWEEN(folded, '{', '~') | IS(folded, 0xE2));
}

/// The first place from `start` on where a byte may matter, or one past the limit. `start` never decreases from call to
/// call.
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

/// The next mark, and the gap before the token after the last.
struct PATH(passed) {
  size_t mark;
  uint64_t gap;
};

/// Passes the marks before the token at a place of the tokens. Not inlined, so that the caller keeps its values in
/// registers: most tokens are separated by a single space.
static __attribute__((noinline, preserve_most)) struct PATH(passed) PATH(pass_marks)(
  struct PATH(gap_marks) *marks, const uint64_t *tokens, size_t place, size_t sentence_start
) {
  const size_t start = START(tokens[place]);
  const size_t end = place == 0 ? sentence_start : START(tokens[place - 1]) + LENGTH(tokens[place - 1]);
  return (struct PATH(passed)){PATH(next_mark)(marks, start), PATH(read_gap)(marks->bytes, end, start)};
}
