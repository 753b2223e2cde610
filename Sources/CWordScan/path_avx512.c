// For the processors that `usward_best_path` names; the rest of the package is built for all processors.

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

/// For each byte of `places`, the byte of the 64 at `row` selected by its low six bits.
#define LOOK_UP64(row, places) ((bytes64)_mm512_permutexvar_epi8((__m512i)(places), _mm512_loadu_si512(row)))

/// For each byte of `places`, the byte of the 16 at `row` selected by its low four bits if it is ASCII; otherwise 0.
#define LOOK_UP_NIBBLES(row, places) \
  ((bytes64)_mm512_shuffle_epi8(     \
    _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(row))), (__m512i)(places)))

/// For each byte of `places`, the byte of the 32 at `row` selected by its low five bits.
#define LOOK_UP32(row, places)       \
  ((bytes64)_mm512_permutexvar_epi8( \
    (__m512i)(places), _mm512_broadcast_i64x4(_mm256_loadu_si256((const __m256i *)(row)))))

/// For each byte of `places`, the byte of the 128 at `row` selected by its low seven bits.
#define LOOK_UP128(row, places)             \
  ((bytes64)_mm512_permutex2var_epi8(       \
    _mm512_loadu_si512(row), (__m512i)(places), _mm512_loadu_si512((row) + 64)))

/// For each of eight words whether `bit` is set in it, a bit each; the first word's is the lowest.
#define EIGHT_WITH_BIT(words, bit) \
  ((uint32_t)_mm512_test_epi64_mask(_mm512_loadu_si512(words), _mm512_set1_epi64((long long)(1ull << (bit)))))

static const _Alignas(64) uint16_t by_quarters[32] = {
  0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31,
};
/// For each of eight words whether `bit` is set in it, then whether the bit 16 above is, and so on: eight bits each, of
/// which the first word's is the lowest.
#define EIGHT_WITH_FOUR(words, bit)                                                              \
  ((uint32_t)_mm512_test_epi16_mask(                                                             \
    _mm512_permutexvar_epi16(_mm512_load_si512(by_quarters), _mm512_loadu_si512(words)),         \
    _mm512_set1_epi16((short)(1u << (bit)))))

/// A bit for each of eight words that has a bit in common with its counterpart among eight others; the first word's is
/// the lowest.
#define EIGHT_IN_COMMON(words, others) \
  ((uint32_t)_mm512_test_epi64_mask(_mm512_loadu_si512(words), _mm512_loadu_si512(others)))

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
