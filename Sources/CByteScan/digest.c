#include "CByteScan.h"

#include <string.h>

/// A prime below 2^60, drawn by chance.
static const uint64_t prime = 0x0F5AF762DEE3CAB9u;
/// What the prime times it is one less than a multiple of 2^64.
static const uint64_t inverse = 0xB49AD8D59810E477u;
/// The powers of 2^64 modulo the prime.
static const uint64_t powers[10] = {
    0x0000000000000001u, 0x0A5089D211C35470u, 0x090C9BEDE40FD9B2u, 0x0C1976EB397E6044u, 0x04DC60102649B8CCu,
    0x01C6D6E65E470E68u, 0x0602787F3843F075u, 0x0C3198030D841825u, 0x02128A243856D5EEu, 0x05ED20203EAE65C5u};

/// What stands for the white space between two words: no byte of UTF-8.
static const uint8_t gap = 0xFF;

/// A number over 2^64 modulo the prime (Montgomery's reduction). Below 2^64 for all numbers below 2^128 less a sixteenth.
static inline uint64_t reduced(unsigned __int128 number) {
  uint64_t low = (uint64_t)number;
  uint64_t factor = low * inverse;
  // The low halves of the number and of this product add up to 2^64, or both are 0.
  return (uint64_t)(number >> 64) + (uint64_t)((unsigned __int128)factor * prime >> 64) + (low != 0);
}

uint64_t usward_product(uint64_t a, uint64_t b, uint64_t c) {
  return (reduced((unsigned __int128)reduced((unsigned __int128)a * b) * powers[2]) + c) % prime;
}

/// 256 to a power.
static uint64_t power_of_bytes(size_t exponent) {
  uint64_t power = 1;
  for (uint64_t factor = 256; exponent > 0; exponent >>= 1, factor = usward_product(factor, factor, 0)) {
    if (exponent & 1) power = usward_product(power, factor, 0);
  }
  return power;
}

/// Eight bytes as digits of a number, the first the highest.
static inline uint64_t eight_digits(const uint8_t *bytes) {
  uint64_t digits;
  memcpy(&digits, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  digits = __builtin_bswap64(digits);
#endif
  return digits;
}

/// The number that begins with the digits of another and goes on with 64 more, modulo the prime, below 2^64. Nine products
/// below 2^124 are reduced at once.
static inline uint64_t with_digits(uint64_t value, const uint8_t *bytes) {
  unsigned __int128 sum = (unsigned __int128)value * powers[9];
  for (int part = 0; part < 8; part++) sum += (unsigned __int128)eight_digits(bytes + 8 * part) * powers[8 - part];
  return reduced(sum);
}

/// Copies 64 bytes, white space as gaps. A bit for each byte that is one.
static inline uint64_t copy_with_gaps(const uint8_t *bytes, uint8_t *to) {
  uint64_t gaps = 0;
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    usward_block x = usward_load(bytes + 16 * part);
    usward_block white = usward_or(
        usward_equal(x, usward_all(0x20)), usward_upto(_mm_sub_epi8(x, usward_all(0x09)), usward_all(4)));
    _mm_storeu_si128((__m128i *)(to + 16 * part), usward_or(x, white));
    gaps |= usward_bits(white) << (16 * part);
  }
#else
  for (int place = 0; place < 64; place++) {
    uint8_t byte = bytes[place];
    uint64_t is_white = byte == 0x20 || (uint8_t)(byte - 0x09) < 5;
    to[place] = is_white ? gap : byte;
    gaps |= is_white << place;
  }
#endif
  return gaps;
}

void usward_add_words(struct usward_digits *sum, const uint8_t *bytes, size_t count) {
  uint64_t value = sum->value;
  uint8_t digits[1024 + 64];
  size_t held = 0;
  size_t total = 0;
  // Whether what stands before is no word, so that one more gap is none.
  uint64_t follows_gap = 1;
  for (size_t index = 0; index < count;) {
    uint8_t copy[64];
    const uint8_t *window = bytes + index;
    if (count - index < sizeof copy) {
      // What is past the end reads as white space.
      memset(copy, 0x20, sizeof copy);
      memcpy(copy, window, count - index);
      window = copy;
    }
    uint64_t gaps = copy_with_gaps(window, digits + held);
    uint64_t needless = gaps & (gaps << 1 | follows_gap);
    size_t kept = 64;
    size_t passed = 64;
    follows_gap = gaps >> 63;
    if (needless) {
      kept = (size_t)__builtin_ctzll(needless);
      uint64_t words = ~gaps >> kept;
      if (words) passed = kept + (size_t)__builtin_ctzll(words);
      follows_gap = 1;
    }
    held += kept;
    total += kept;
    index += passed;
    if (held >= 1024) {
      for (size_t place = 0; place < 1024; place += 64) value = with_digits(value, digits + place);
      held -= 1024;
      memcpy(digits, digits + 1024, 64);
    }
  }
  if (!follows_gap) {
    digits[held++] = gap;
    total += 1;
  }
  size_t place = 0;
  for (; place + 64 <= held; place += 64) value = with_digits(value, digits + place);
  // Zeros before the first digit change nothing.
  uint8_t rest[64] = {0};
  size_t left = held - place;
  memcpy(rest + 64 - left, digits + place, left);
  sum->value = usward_product(value, power_of_bytes(left), with_digits(0, rest) % prime);
  sum->power = usward_product(sum->power, power_of_bytes(total), 0);
}
