#include "CByteScan.h"

#include <string.h>

/// The base of the polynomial: any number below the modulus that was drawn by chance.
static const uint64_t base = 0x0C3F84D5B52F9A67u;
/// Numbers drawn by chance, which mix the bytes of a word.
static const uint64_t first_key = 0xA0761D6478BD642Fu;
static const uint64_t second_key = 0xE7037ED1A0B428DBu;

/// Both halves of a product as one: each bit of either factor has a part in nearly all of the result.
static inline uint64_t mixed(uint64_t a, uint64_t b) {
  unsigned __int128 product = (unsigned __int128)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t eight_bytes(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/// The digest of a word of up to sixteen bytes, which are followed by zeros. Below the modulus, and never 0, so that each
/// word counts.
static inline uint64_t digest_of(uint64_t low, uint64_t high, size_t length) {
  return (mixed(low ^ first_key, high ^ second_key ^ length) >> 4) + 1;
}

/// The digest of a longer word.
static uint64_t long_digest(const uint8_t *word, size_t length) {
  uint64_t digest = 0;
  size_t place = 0;
  for (; place + 8 <= length; place += 8) digest = mixed(digest ^ eight_bytes(word + place) ^ first_key, second_key);
  uint64_t rest = 0;
  for (size_t next = place; next < length; next++) rest |= (uint64_t)word[next] << (8 * (next - place));
  return digest_of(digest, rest, length);
}

/// From its middle minus a length on, a mask of so many bytes.
static const uint8_t kept[32] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

static inline int is_space(uint8_t byte) { return byte == 0x20 || (uint8_t)(byte - 0x09) < 5; }

/// A bit for each of 64 bytes that is no white space.
static uint64_t word_bytes(const uint8_t *bytes) {
  uint64_t mask = 0;
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    usward_block x = usward_load(bytes + 16 * part);
    usward_block spaces = usward_or(
        usward_equal(x, usward_all(0x20)), usward_upto(_mm_sub_epi8(x, usward_all(0x09)), usward_all(4)));
    mask |= (usward_bits(spaces) ^ 0xFFFF) << (16 * part);
  }
#else
  for (int place = 0; place < 64; place++) mask |= (uint64_t)!is_space(bytes[place]) << place;
#endif
  return mask;
}

/// The powers of the base.
struct powers {
  uint64_t square;
  uint64_t cube;
  uint64_t fourth;
};

/// The value of the polynomial with the digests of some words that follow: four a step, so that a step waits a quarter as
/// often for the one before it.
static uint64_t with_digests(uint64_t value, const uint64_t *digests, size_t count, const struct powers *powers) {
  const uint64_t prime = (1ull << 61) - 1;
  size_t place = 0;
  for (; place + 4 <= count; place += 4) {
    // Each product is below 2^122.
    unsigned __int128 sum = (unsigned __int128)digests[place] * powers->cube +
        (unsigned __int128)digests[place + 1] * powers->square + (unsigned __int128)digests[place + 2] * base +
        digests[place + 3];
    sum += (unsigned __int128)value * powers->fourth;
    uint64_t once = ((uint64_t)sum & prime) + (uint64_t)(sum >> 61);
    uint64_t twice = (once & prime) + (once >> 61);
    value = twice >= prime ? twice - prime : twice;
  }
  for (; place < count; place++) value = usward_product(value, base, digests[place]);
  return value;
}

void usward_add_words(struct usward_word_polynomial *sum, const uint8_t *bytes, size_t count) {
  struct powers powers;
  powers.square = usward_product(base, base, 0);
  powers.cube = usward_product(powers.square, base, 0);
  powers.fourth = usward_product(powers.square, powers.square, 0);
  uint64_t value = sum->value;
  // A window has at most 32 words.
  uint64_t digests[256];
  size_t number = 0;
  size_t found = 0;
  size_t index = 0;
  while (index < count) {
    uint8_t copy[64 + 16];
    const uint8_t *window = bytes + index;
    if (count - index < sizeof copy) {
      // What is past the end reads as white space.
      memset(copy, 0x20, sizeof copy);
      memcpy(copy, window, count - index);
      window = copy;
    }
    uint64_t words = word_bytes(window);
    size_t passed = 64;
    if (words >> 63) {
      // The last word may go on: it is looked at again from its start, byte by byte where it is longer than a window.
      passed = ~words ? 64 - (size_t)__builtin_clzll(~words) : 0;
      words &= (1ull << passed) - 1;
      if (passed == 0) {
        passed = 64;
        while (index + passed < count && !is_space(bytes[index + passed])) passed += 1;
        digests[number++] = long_digest(bytes + index, passed);
      }
    }
    uint64_t starts = words & ~(words << 1);
    uint64_t ends = ~words & (words << 1);
    for (; starts; starts &= starts - 1, ends &= ends - 1) {
      size_t start = (size_t)__builtin_ctzll(starts);
      size_t length = (size_t)__builtin_ctzll(ends) - start;
      if (length > 16) {
        digests[number++] = long_digest(window + start, length);
      } else {
        uint64_t low = eight_bytes(window + start) & eight_bytes(kept + 16 - length);
        uint64_t high = eight_bytes(window + start + 8) & eight_bytes(kept + 24 - length);
        digests[number++] = digest_of(low, high, length);
      }
    }
    index += passed;
    if (number + 32 > sizeof digests / sizeof *digests || index >= count) {
      value = with_digests(value, digests, number, &powers);
      found += number;
      number = 0;
    }
  }
  sum->value = value;
  for (uint64_t factor = base; found > 0; found >>= 1, factor = usward_product(factor, factor, 0)) {
    if (found & 1) sum->power = usward_product(sum->power, factor, 0);
  }
}
