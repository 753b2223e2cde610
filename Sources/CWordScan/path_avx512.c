// For the processors that `usward_best_path` names; the rest of the package is built for all.

#if defined(__x86_64__)
#include "CBrokenScan.h"
#include "CWordScan.h"
#include "vectors.h"
#include <immintrin.h>

#define USWARD_COMPRESS
static const _Alignas(64) uint8_t iota[64] = {
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
};

/// For each byte of `places` the byte of the 64 at `row` that its low six bits name.
#define LOOK_UP64(row, places) ((bytes64)_mm512_permutexvar_epi8((__m512i)(places), _mm512_loadu_si512(row)))

/// For each byte of `places`, where it is of ASCII, the byte of the 16 at `row` that its low four bits name; else 0.
#define LOOK_UP_NIBBLES(row, places) \
  ((bytes64)_mm512_shuffle_epi8(     \
    _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(row))), (__m512i)(places)))

/// For each byte of `places` the byte of the 32 at `row` that its low five bits name.
#define LOOK_UP32(row, places)       \
  ((bytes64)_mm512_permutexvar_epi8( \
    (__m512i)(places), _mm512_broadcast_i64x4(_mm256_loadu_si256((const __m256i *)(row)))))

/// Of eight words those that have a bit, a bit each; the first is the lowest.
#define EIGHT_WITH_BIT(words, bit) \
  ((uint32_t)_mm512_test_epi64_mask(_mm512_loadu_si512(words), _mm512_set1_epi64((long long)(1ull << (bit)))))

static const _Alignas(64) uint16_t by_quarters[32] = {
  0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31,
};
/// Of eight words those that have a bit, then those that have the one 16 above, and so on: eight bits each, of which the first
/// word's is the lowest.
#define EIGHT_WITH_FOUR(words, bit)                                                              \
  ((uint32_t)_mm512_test_epi16_mask(                                                             \
    _mm512_permutexvar_epi16(_mm512_load_si512(by_quarters), _mm512_loadu_si512(words)),         \
    _mm512_set1_epi16((short)(1u << (bit)))))

/// Of eight words and eight others those that have a bit in common, a bit each; the first is the lowest.
#define EIGHT_IN_COMMON(words, others) \
  ((uint32_t)_mm512_test_epi64_mask(_mm512_loadu_si512(words), _mm512_loadu_si512(others)))

/// Which of the up to eight words that begin at `starts`, among 64 bytes, may be in a filter, a bit each; the first is the
/// lowest. The rest is as for `wanted_of`.
__attribute__((target("bmi,bmi2,popcnt,avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi,avx512vbmi2"), always_inline))
static inline uint64_t eight_wanted(
  uint64_t words, uint64_t behind, uint64_t starts, const uint8_t *window, const uint64_t *filter
) {
  const __m512i ones = _mm512_set1_epi64(1), every = _mm512_set1_epi64(-1);
  const __m128i firsts = _mm512_castsi512_si128(_mm512_maskz_compress_epi8(starts, _mm512_load_si512(iota)));
  const __m512i places = _mm512_cvtepu8_epi64(firsts);
  // For each word a bit for each byte that is not of it nor before it, and then of these the lowest: it tells the length.
  const __m512i others = _mm512_xor_si512(
    _mm512_shrdv_epi64(_mm512_set1_epi64((long long)words), _mm512_set1_epi64((long long)behind), places), every);
  const __m512i length = _mm512_andnot_si512(_mm512_add_epi64(others, every), others);
  // Those of its first eight bytes that are of it, a bit each.
  const __m128i own = _mm512_cvtepi64_epi8(_mm512_add_epi64(length, every));
  const __m512i eight_places = _mm512_add_epi8(
    _mm512_shuffle_epi8(places, _mm512_set4_epi32(0x08080808, 0x08080808, 0, 0)),
    _mm512_set1_epi64(0x0706050403020100));
  const __m512i heads = _mm512_maskz_permutex2var_epi8(
    (__mmask64)_mm_cvtsi128_si64(own), _mm512_loadu_si512(window), eight_places, _mm512_loadu_si512(window + 64));
  const __m512i keys = _mm512_mullo_epi64(
    _mm512_xor_si512(_mm512_or_si512(heads, _mm512_set1_epi8(0x20)), length),
    _mm512_set1_epi64((long long)USWARD_DIGEST_FACTOR));
  const __m512i upper = _mm512_i64gather_epi64(_mm512_srli_epi64(keys, 53), filter, 8);
  // A shift takes the low six bits of its number only, where it is by way of a rotation.
  uint64_t wanted = _mm512_test_epi64_mask(_mm512_rorv_epi64(upper, _mm512_srli_epi64(keys, 47)), ones);
  const uint64_t met = (1ull << __builtin_popcountll(starts)) - 1;
  if (__builtin_expect(wanted & met, 0)) {
    const __m512i lower = _mm512_i64gather_epi64(
      _mm512_and_si512(_mm512_srli_epi64(keys, 38), _mm512_set1_epi64(0x3FF)), filter + USWARD_UPPER_WORDS, 8);
    wanted &= _mm512_test_epi64_mask(_mm512_rorv_epi64(lower, _mm512_srli_epi64(keys, 32)), ones);
  }
  // Of a word of 64 bytes or more the length is not told.
  return (wanted | _mm512_testn_epi64_mask(length, length)) & met;
}
#define EIGHT_WANTED eight_wanted

#define PIECES_TOGETHER 8

#define PATH(name) name##_avx512
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt,avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi,avx512vbmi2"), min_vector_width(512))), apply_to = function)
#include "positions.h"
#include "needs.h"
#include "gaps.h"
#include "parts.h"
#include "phrases.h"
#include "patterns.h"
#include "words.h"
#include "terminators.h"
#include "lines.h"
#include "broken.h"
#pragma clang attribute pop
#endif
