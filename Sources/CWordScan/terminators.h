// The kernel for the characters that may end a sentence. Included once for each path, after words.h.

#include "tokens.h"

/// The first bytes of the characters beyond ASCII that need a look at the tables; they belong to few scripts.
static uint64_t PATH(suspects)(const uint8_t *at, bool lines) {
  const bytes64 bytes = LOAD64(at);
  const uint64_t seconds = MASK64(IS(bytes, 0x80)) >> 1;
  // U+2010 to U+201F: the dashes and quotation marks of most texts. The bytes after these 64 are not loaded.
  const uint64_t thirds = MASK64(IS_BETWEEN(bytes, 0x90, 0x9F)) >> 2;
  uint64_t found = MASK64(
    IS(bytes, 0xD6) | IS(bytes, 0xD8) | IS(bytes, 0xDB) | IS(bytes, 0xDC) | IS(bytes, 0xDF) | IS(bytes, 0xE1)
    | IS(bytes, 0xEF) | IS_BETWEEN(bytes, 0xF0, 0xFF));
  const uint64_t last = 1ull << 63;
  found |= MASK64(IS(bytes, 0xE2)) & ~(seconds & thirds);
  found |= MASK64(IS(bytes, 0xE3)) & (seconds | last);
  found |= MASK64(IS(bytes, 0xE0)) & (MASK64(IS(bytes, 0xA0) | IS(bytes, 0xA5)) >> 1 | last);
  found |= MASK64(IS(bytes, 0xEA)) & (MASK64(IS_BETWEEN(bytes, 0x80, 0xAF)) >> 1 | last);
  if (lines) found |= MASK64(IS(bytes, 0xC2));
  return found;
}

size_t PATH(usward_scan_terminators)(
  const uint8_t *text, size_t *place, size_t end, bool lines, const struct usward_classes *classes, uint32_t *offsets,
  size_t room
) {
  size_t position = *place;
  size_t written = 0;
  const uint8_t wanted = lines ? USWARD_TERMINATOR | USWARD_PARAGRAPH : USWARD_TERMINATOR;
  while (position < end && room - written >= 64) {
    uint8_t padded[68];
    const uint8_t *at = text + position;
    if (__builtin_expect(position + 68 > end, 0)) {
      __builtin_memset(padded, ' ', sizeof padded);
      __builtin_memcpy(padded, at, end - position > 68 ? 68 : end - position);
      at = padded;
    }
    const bytes64 bytes = LOAD64(at);
    uint64_t found = MASK64(IS(bytes, '.') | IS(bytes, '?') | IS(bytes, '!'));
    if (lines) found |= MASK64(IS(bytes, '\n') | IS(bytes, '\r'));
    if (MASK64((truth64)((bytes & (bytes64)0x80) != (bytes64)0)) != 0) {
      for (uint64_t rest = PATH(suspects)(at, lines); rest != 0; rest &= rest - 1) {
        unsigned length;
        if (PATH(class_at)(at + __builtin_ctzll(rest), classes, &length) & wanted) found |= rest & -rest;
      }
    }
    const unsigned count = (unsigned)__builtin_popcountll(found);
    uint32_t *to = offsets + written;
#pragma clang loop unroll(full)
    for (int i = 0; i < 4; i++) {
      to[i] = (uint32_t)position + (uint32_t)__builtin_ctzll(found | 1ull << 63);
      found &= found - 1;
    }
    for (unsigned i = 4; i < count; i++) {
      to[i] = (uint32_t)position + (uint32_t)__builtin_ctzll(found);
      found &= found - 1;
    }
    written += count;
    position += 64;
  }
  *place = position < end ? position : end;
  return written;
}

/// How many of eight tokens start before `place`.
static inline __attribute__((always_inline)) size_t PATH(of_eight_before)(const uint64_t *tokens, uint32_t place) {
  typedef uint64_t tokens8 __attribute__((ext_vector_type(8)));
  tokens8 eight;
  __builtin_memcpy(&eight, tokens, sizeof eight);
  const uint8_t before = MASK8(START(eight) < (tokens8)(uint64_t)place);
  return (size_t)__builtin_popcount(before);
}

/// How many of the tokens, which are in order, start before `place`.
size_t PATH(usward_tokens_before)(const uint64_t *tokens, size_t count, uint32_t place) {
  size_t found = 0;
  // Most sentences have fewer words. Where they end is unpredictable, so the question is asked once for many words.
  while (found + 32 <= count) {
    size_t before = 0;
#pragma clang loop unroll(full)
    for (size_t i = 0; i < 32; i += 8) before += PATH(of_eight_before)(tokens + found + i, place);
    found += before;
    if (before < 32) return found;
  }
  while (found < count && START(tokens[found]) < place) found++;
  return found;
}
