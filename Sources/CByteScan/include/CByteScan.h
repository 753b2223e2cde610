/// Scans for the few bytes that matter to a reader of plain text, 16 bytes at a time.
///
/// Each function takes `count` bytes at `bytes` and returns the index of the first byte of its class, or `count` if
/// there is none. The classes are small, so that prose is skipped at the speed of memory. Without SSE2 or NEON the same
/// results come from a table, byte by byte.
#ifndef USWARD_BYTE_SCAN_H
#define USWARD_BYTE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
typedef __m128i usward_block;
#define USWARD_HAS_BLOCKS 1
static inline usward_block usward_load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }
static inline usward_block usward_all(uint8_t byte) { return _mm_set1_epi8((char)byte); }
static inline usward_block usward_equal(usward_block a, usward_block b) { return _mm_cmpeq_epi8(a, b); }
static inline usward_block usward_or(usward_block a, usward_block b) { return _mm_or_si128(a, b); }
static inline usward_block usward_but(usward_block a, usward_block b) { return _mm_andnot_si128(b, a); }
/// All ones where a byte is at most `limit`.
static inline usward_block usward_upto(usward_block a, usward_block limit) {
  return _mm_cmpeq_epi8(_mm_min_epu8(a, limit), a);
}
/// One bit for each byte.
static inline uint64_t usward_bits(usward_block a) { return (uint64_t)(uint32_t)_mm_movemask_epi8(a); }
#define USWARD_BITS_PER_BYTE 1
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
typedef uint8x16_t usward_block;
#define USWARD_HAS_BLOCKS 1
static inline usward_block usward_load(const uint8_t *bytes) { return vld1q_u8(bytes); }
static inline usward_block usward_all(uint8_t byte) { return vdupq_n_u8(byte); }
static inline usward_block usward_equal(usward_block a, usward_block b) { return vceqq_u8(a, b); }
static inline usward_block usward_or(usward_block a, usward_block b) { return vorrq_u8(a, b); }
static inline usward_block usward_but(usward_block a, usward_block b) { return vbicq_u8(a, b); }
static inline usward_block usward_upto(usward_block a, usward_block limit) { return vcleq_u8(a, limit); }
/// Four bits for each byte.
static inline uint64_t usward_bits(usward_block a) {
  return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(a), 4)), 0);
}
#define USWARD_BITS_PER_BYTE 4
#endif

#if defined(USWARD_HAS_BLOCKS)
/// Defines `name`, which searches for the bytes of a class: BLOCK marks them in `x`, BYTE tests a single one, `b`.
#define USWARD_SCAN(name, BLOCK, BYTE)                                                       \
  static inline size_t name(const uint8_t *bytes, size_t count) {                           \
    size_t index = 0;                                                                        \
    for (; index + 16 <= count; index += 16) {                                               \
      usward_block x = usward_load(bytes + index);                                           \
      uint64_t bits = usward_bits(BLOCK);                                                    \
      if (bits) return index + (size_t)__builtin_ctzll(bits) / USWARD_BITS_PER_BYTE;         \
    }                                                                                        \
    if (index < count && count >= 16) {                                                      \
      /* The last block once more, without its bytes that were looked at. */                \
      usward_block x = usward_load(bytes + count - 16);                                      \
      uint64_t bits = usward_bits(BLOCK) >> ((index - (count - 16)) * USWARD_BITS_PER_BYTE); \
      return bits ? index + (size_t)__builtin_ctzll(bits) / USWARD_BITS_PER_BYTE : count;    \
    }                                                                                        \
    for (; index < count; index++) {                                                         \
      uint8_t b = bytes[index];                                                              \
      if (BYTE) return index;                                                                \
    }                                                                                        \
    return count;                                                                            \
  }
#else
#define USWARD_SCAN(name, BLOCK, BYTE)                                                       \
  static inline size_t name(const uint8_t *bytes, size_t count) {                           \
    for (size_t index = 0; index < count; index++) {                                         \
      uint8_t b = bytes[index];                                                              \
      if (BYTE) return index;                                                                \
    }                                                                                        \
    return count;                                                                            \
  }
#endif

/// Bytes that may begin a quotation mark: `"`, `'`, `` ` ``, C2, E2.
USWARD_SCAN(
    usward_find_quote,
    usward_or(usward_or(usward_or(usward_equal(x, usward_all(0x22)), usward_equal(x, usward_all(0x27))),
                        usward_equal(x, usward_all(0x60))),
              usward_or(usward_equal(x, usward_all(0xC2)), usward_equal(x, usward_all(0xE2)))),
    b == 0x22 || b == 0x27 || b == 0x60 || b == 0xC2 || b == 0xE2)

/// The number of bytes before the 64 that contain the first non-ASCII byte; 0 where skipping such blocks does not pay.
static inline size_t usward_pass_ascii(const uint8_t *bytes, size_t count) {
  size_t index = 0;
#if defined(__SSE2__)
  for (; index + 64 <= count; index += 64) {
    const usward_block first = usward_or(usward_load(bytes + index), usward_load(bytes + index + 16));
    const usward_block last = usward_or(usward_load(bytes + index + 32), usward_load(bytes + index + 48));
    // Only the highest bit of each byte matters.
    if (usward_bits(usward_or(first, last))) break;
  }
#else
  (void)bytes, (void)count;
#endif
  return index;
}

USWARD_SCAN(
    usward_find_wide_gap_nearby,
    usward_or(usward_or(usward_equal(x, usward_all(0xC2)), usward_equal(x, usward_all(0xE2))),
              usward_or(usward_equal(x, usward_all(0xE3)), usward_equal(x, usward_all(0xEF)))),
    b == 0xC2 || b == 0xE2 || b == 0xE3 || b == 0xEF)

/// Bytes that may begin a non-ASCII space or a zero-width mark: C2, E2, E3, EF.
static inline size_t usward_find_wide_gap(const uint8_t *bytes, size_t count) {
  size_t index = 0;
  while (true) {
    index += usward_pass_ascii(bytes + index, count - index);
    if (count - index <= 64) return index + usward_find_wide_gap_nearby(bytes + index, count - index);
    const size_t found = usward_find_wide_gap_nearby(bytes + index, 64);
    index += found;
    if (found < 64) return index;
  }
}

USWARD_SCAN(
    usward_find_past_ascii_nearby, usward_equal(usward_upto(usward_all(0x80), x), usward_all(0xFF)), b >= 0x80)

/// Control characters that text does not have: all below the space except BEL to CR, SUB and ESC. Includes NUL.
USWARD_SCAN(
    usward_find_odd_control,
    usward_but(usward_upto(x, usward_all(0x1F)),
               usward_or(usward_but(usward_upto(x, usward_all(0x0D)), usward_upto(x, usward_all(0x06))),
                         usward_or(usward_equal(x, usward_all(0x1A)), usward_equal(x, usward_all(0x1B))))),
    b < 0x20 && !(b >= 0x07 && b <= 0x0D) && b != 0x1A && b != 0x1B)

/// Bytes that text in HTML is not copied across: control characters, `<`, `&`, DEL, C2 (which may begin a no-break
/// space), and a space before another byte up to the space.
static inline size_t usward_find_text_mark(const uint8_t *bytes, size_t count) {
  size_t index = 0;
#if defined(USWARD_HAS_BLOCKS)
  for (; index + 17 <= count; index += 16) {
    usward_block x = usward_load(bytes + index);
    usward_block gaps =
        usward_but(usward_upto(x, usward_all(0x20)),
                   usward_but(usward_equal(x, usward_all(0x20)),
                              usward_upto(usward_load(bytes + index + 1), usward_all(0x20))));
    usward_block marks = usward_or(usward_equal(x, usward_all(0x3C)), usward_equal(x, usward_all(0x26)));
    usward_block rest = usward_or(usward_equal(x, usward_all(0x7F)), usward_equal(x, usward_all(0xC2)));
    uint64_t bits = usward_bits(usward_or(gaps, usward_or(marks, rest)));
    if (bits) return index + (size_t)__builtin_ctzll(bits) / USWARD_BITS_PER_BYTE;
  }
#endif
  for (; index < count; index++) {
    uint8_t b = bytes[index];
    if (b < 0x20 || b == 0x3C || b == 0x26 || b == 0x7F || b == 0xC2) return index;
    if (b == 0x20 && index + 1 < count && bytes[index + 1] <= 0x20) return index;
  }
  return count;
}

/// Bytes that tags begin with, and all non-ASCII bytes.
USWARD_SCAN(
    usward_find_tag_or_past_ascii,
    usward_or(usward_equal(x, usward_all(0x3C)), usward_equal(usward_upto(usward_all(0x80), x), usward_all(0xFF))),
    b == 0x3C || b >= 0x80)

/// Lower-case ASCII letters.
USWARD_SCAN(
    usward_find_small,
    usward_but(usward_upto(x, usward_all(0x7A)), usward_upto(x, usward_all(0x60))),
    (uint8_t)(b - 0x61) < 26)

/// The result of `usward_capitals` that is not a number: there is a lower-case letter, or it cannot tell.
#define USWARD_SMALL (-1)
#define USWARD_UNKNOWN (-2)

/// The number of upper-case ASCII letters, counted up to three, if the bytes are ASCII without lower-case letters. Can
/// tell only where 16 bytes may be read, of the `room` available.
static inline int usward_capitals(const uint8_t *bytes, size_t count, size_t room) {
#if defined(__SSE2__)
  int found = 0;
  if (room < count + 16) return USWARD_UNKNOWN;
  for (size_t index = 0; index < count; index += 16) {
    const usward_block x = usward_load(bytes + index);
    const uint64_t wanted = count - index < 16 ? (1ull << (count - index)) - 1 : 0xFFFF;
    if (usward_bits(x) & wanted) return USWARD_UNKNOWN;
    const usward_block small = usward_but(usward_upto(x, usward_all(0x7A)), usward_upto(x, usward_all(0x60)));
    if (usward_bits(small) & wanted) return USWARD_SMALL;
    uint64_t capitals =
        usward_bits(usward_but(usward_upto(x, usward_all(0x5A)), usward_upto(x, usward_all(0x40)))) & wanted;
    for (; capitals && found < 3; capitals &= capitals - 1) found++;
  }
  return found;
#else
  (void)bytes, (void)count, (void)room;
  return USWARD_UNKNOWN;
#endif
}

/// Digits of ASCII.
USWARD_SCAN(
    usward_find_digit,
    usward_but(usward_upto(x, usward_all(0x39)), usward_upto(x, usward_all(0x2F))),
    (uint8_t)(b - 0x30) < 10)

/// A bit for each of the first 64 bytes, of `count`, that is `wanted`, with the first byte's bit lowest.
static inline uint64_t usward_places_of(uint8_t wanted, const uint8_t *bytes, size_t count) {
  uint64_t places = 0;
#if defined(__SSE2__)
  if (count >= 64) {
    for (int part = 0; part < 4; part++) {
      places |= usward_bits(usward_equal(usward_load(bytes + 16 * part), usward_all(wanted))) << (16 * part);
    }
    return places;
  }
#endif
  for (size_t index = 0; index < 64 && index < count; index++) places |= (uint64_t)(bytes[index] == wanted) << index;
  return places;
}

/// Whether a byte may be among the next 64: true where fewer are available.
__attribute__((always_inline)) static inline bool usward_may_hold(uint8_t wanted, const uint8_t *bytes, size_t count) {
  if (count < 64) return true;
#if defined(__SSE2__)
  const usward_block byte = usward_all(wanted);
  const usward_block first = usward_or(
      usward_equal(usward_load(bytes), byte), usward_equal(usward_load(bytes + 16), byte));
  const usward_block last = usward_or(
      usward_equal(usward_load(bytes + 32), byte), usward_equal(usward_load(bytes + 48), byte));
  return usward_bits(usward_or(first, last)) != 0;
#else
  return usward_places_of(wanted, bytes, count) != 0;
#endif
}

/// Whether words at `bytes` may be a speaker's name before a full stop: a capital followed by capitals, hyphens or
/// apostrophes and a stop, or by lower-case letters, possibly a gap, and another capital that no lower-case letter
/// follows, unless a stop precedes the gap. Without a branch, since a line's first word cannot be predicted; true where
/// fewer than 16 bytes are available or a word continues after them.
__attribute__((always_inline)) static inline bool usward_may_name_before_stop(const uint8_t *bytes, size_t count) {
#if defined(__SSE2__)
  if (count < 16) return true;
  const usward_block x = usward_load(bytes);
  const uint32_t capitals =
      (uint32_t)usward_bits(usward_but(usward_upto(x, usward_all(0x5A)), usward_upto(x, usward_all(0x40))));
  const uint32_t small =
      (uint32_t)usward_bits(usward_but(usward_upto(x, usward_all(0x7A)), usward_upto(x, usward_all(0x60))));
  const uint32_t stops = (uint32_t)usward_bits(usward_equal(x, usward_all(0x2E)));
  const uint32_t gaps = (uint32_t)usward_bits(usward_upto(x, usward_all(0x20)));
  // Bits above the sixteenth are outside this set, so that a search ends there.
  const uint32_t joiners =
      (uint32_t)usward_bits(usward_or(usward_equal(x, usward_all(0x27)), usward_equal(x, usward_all(0x2D))));
  const int behind_capitals = __builtin_ctz(~(capitals | joiners | 1));
  const int behind_small = __builtin_ctz(~(small | 1));
  const int next = __builtin_ctz(~(stops | gaps) & ~0u << behind_small);
  const uint32_t is_capital = (uint32_t)(next > 1) & capitals >> next;
  const uint32_t goes_on = is_capital & (stops >> behind_small | ~(small >> (next + 1)));
  const uint32_t is_far = (uint32_t)(behind_capitals > 15) | (uint32_t)(next > 14);
  return (capitals & (stops >> behind_capitals | goes_on | is_far) & 1) != 0;
#else
  (void)bytes, (void)count;
  return true;
#endif
}

/// A bit for each of the first 64 bytes, of `count`, that is not ASCII.
static inline uint64_t usward_places_past_ascii(const uint8_t *bytes, size_t count) {
  uint64_t places = 0;
#if defined(__SSE2__)
  if (count >= 64) {
    for (int part = 0; part < 4; part++) places |= usward_bits(usward_load(bytes + 16 * part)) << (16 * part);
    return places;
  }
#endif
  for (size_t index = 0; index < 64 && index < count; index++) places |= (uint64_t)(bytes[index] >> 7) << index;
  return places;
}

/// Non-ASCII bytes. Stretches without any are skipped 64 bytes at a time. In which 16 of the next 64 bytes one is
/// cannot be predicted.
static inline size_t usward_find_past_ascii(const uint8_t *bytes, size_t count) {
  const size_t index = usward_pass_ascii(bytes, count);
#if defined(__SSE2__)
  if (count - index >= 64) return index + (size_t)__builtin_ctzll(usward_places_past_ascii(bytes + index, 64));
#endif
  return index + usward_find_past_ascii_nearby(bytes + index, count - index);
}

/// A given byte.
static inline size_t usward_find_byte(uint8_t wanted, const uint8_t *bytes, size_t count) {
  const uint8_t *found = (const uint8_t *)__builtin_memchr(bytes, wanted, count);
  return found ? (size_t)(found - bytes) : count;
}

/// The first place of a phrase of at least one byte; `count` where there is none. The phrase's first and last byte rule
/// out most places.
static inline size_t usward_find_phrase(const uint8_t *bytes, size_t count, const uint8_t *phrase, size_t length) {
  if (length > count) return count;
  const size_t end = count - length + 1;
  size_t index = 0;
#if defined(__SSE2__)
  const usward_block first = usward_all(phrase[0]), last = usward_all(phrase[length - 1]);
  for (; index + 16 <= end; index += 16) {
    const usward_block others = usward_but(usward_all(0xFF), usward_equal(usward_load(bytes + index), first));
    uint64_t places = usward_bits(usward_but(usward_equal(usward_load(bytes + index + length - 1), last), others));
    for (; places; places &= places - 1) {
      const size_t place = index + (size_t)__builtin_ctzll(places);
      if (__builtin_memcmp(bytes + place, phrase, length) == 0) return place;
    }
  }
#endif
  for (; index < end; index++) {
    if (bytes[index] == phrase[0] && __builtin_memcmp(bytes + index, phrase, length) == 0) return index;
  }
  return count;
}

/// The words of a text as a number modulo a prime: its bytes are the digits, to base 256, with one more digit after
/// each word.
struct usward_digits {
  uint64_t value;
  /// The base to the power of the number of digits.
  uint64_t power;
};

/// Adds the words of a stretch of text, as separated by ASCII white space.
void usward_add_words(struct usward_digits *sum, const uint8_t *bytes, size_t count);

/// a * b + c modulo the prime, for numbers below it; `a` may be any number.
uint64_t usward_product(uint64_t a, uint64_t b, uint64_t c);

#endif
