#include "CByteScan.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

/// A prime below 2^60, chosen at random.
static const uint64_t prime = 0x0F5AF762DEE3CAB9u;
/// The number whose product with the prime is one less than a multiple of 2^64.
static const uint64_t inverse = 0xB49AD8D59810E477u;
/// The powers of 2^64 modulo the prime.
static const uint64_t powers[10] = {
    0x0000000000000001u, 0x0A5089D211C35470u, 0x090C9BEDE40FD9B2u, 0x0C1976EB397E6044u, 0x04DC60102649B8CCu,
    0x01C6D6E65E470E68u, 0x0602787F3843F075u, 0x0C3198030D841825u, 0x02128A243856D5EEu, 0x05ED20203EAE65C5u};

/// The byte for the white space between two words, which never occurs in UTF-8.
static const uint8_t gap = 0xFF;

/// A number divided by 2^64 modulo the prime (Montgomery's reduction). Below 2^64 for all numbers below 2^128 minus a
/// sixteenth.
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

/// Eight bytes as the digits of a number, with the first one highest.
static inline uint64_t eight_digits(const uint8_t *bytes) {
  uint64_t digits;
  memcpy(&digits, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  digits = __builtin_bswap64(digits);
#endif
  return digits;
}

/// Copies 64 bytes with white space replaced by gaps. Returns a bit for each byte that is one.
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

/// How many of 64 bytes are words with one gap after each, up to the first superfluous gap; `passed` becomes the place
/// after that. `follows_gap` says whether a gap at the beginning would be superfluous, and then the same for what
/// follows.
static inline size_t kept_of(uint64_t gaps, uint64_t *follows_gap, size_t *passed) {
  const uint64_t needless = gaps & (gaps << 1 | *follows_gap);
  *follows_gap = needless ? 1 : gaps >> 63;
  if (!needless) return 64;
  const size_t kept = (size_t)__builtin_ctzll(needless);
  const uint64_t words = ~gaps >> kept;
  if (words) *passed = kept + (size_t)__builtin_ctzll(words);
  return kept;
}

#define PATH(name) name##_baseline
#define COPY_WORDS(from, to, follows_gap, passed) kept_of(copy_with_gaps((from), (to)), (follows_gap), (passed))
#include "digest.h"
#undef PATH
#undef COPY_WORDS

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2"))), apply_to = function)
/// Copies 32 bytes with white space replaced by gaps. Returns a bit for each byte that is one.
static inline uint32_t copy_32_with_gaps(const uint8_t *bytes, uint8_t *to) {
  const __m256i x = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i controls = _mm256_sub_epi8(x, _mm256_set1_epi8(0x09));
  const __m256i white = _mm256_or_si256(
      _mm256_cmpeq_epi8(x, _mm256_set1_epi8(0x20)),
      _mm256_cmpeq_epi8(_mm256_min_epu8(controls, _mm256_set1_epi8(4)), controls));
  _mm256_storeu_si256((__m256i *)to, _mm256_or_si256(x, white));
  return (uint32_t)_mm256_movemask_epi8(white);
}

#define PATH(name) name##_avx2
#define COPY_WORDS(from, to, follows_gap, passed)                                                              \
  kept_of(                                                                                                     \
      copy_32_with_gaps((from), (to)) | (uint64_t)copy_32_with_gaps((from) + 32, (to) + 32) << 32, (follows_gap), \
      (passed))
#include "digest.h"
#undef PATH
#undef COPY_WORDS
#pragma clang attribute pop

#pragma clang attribute push(                                                                                 \
    __attribute__((target("avx2,bmi,bmi2,popcnt,avx512f,avx512bw,avx512vbmi2"), min_vector_width(512))),       \
    apply_to = function)
/// Copies the words of 64 bytes with one gap after each, leaving out all superfluous gaps at once; returns the number
/// of bytes written.
static inline size_t copy_words_avx512(const uint8_t *bytes, uint8_t *to, uint64_t *follows_gap) {
  const __m512i x = _mm512_loadu_si512(bytes);
  const uint64_t gaps = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8(0x20))
      | _mm512_cmplt_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8(0x09)), _mm512_set1_epi8(5));
  const uint64_t kept = ~(gaps & (gaps << 1 | *follows_gap));
  *follows_gap = gaps >> 63;
  const __m512i digits = _mm512_mask_blend_epi8(gaps, x, _mm512_set1_epi8((char)gap));
  _mm512_storeu_si512(to, _mm512_maskz_compress_epi8(kept, digits));
  return (size_t)__builtin_popcountll(kept);
}

#define PATH(name) name##_avx512
#define COPY_WORDS(from, to, follows_gap, passed) ((void)(passed), copy_words_avx512((from), (to), (follows_gap)))
#include "digest.h"
#undef PATH
#undef COPY_WORDS
#pragma clang attribute pop
#endif

void usward_add_words(struct usward_digits *sum, const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    const int has_avx512 = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
    return has_avx512 ? add_words_avx512(sum, bytes, count) : add_words_avx2(sum, bytes, count);
  }
#endif
  add_words_baseline(sum, bytes, count);
}
