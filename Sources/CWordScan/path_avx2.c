// For the processors that `usward_best_path` names; the rest of the package is built for all processors.

#if defined(__x86_64__)
#include "CWordScan.h"
#include "vectors.h"
#include <immintrin.h>

typedef uint8_t bytes32 __attribute__((ext_vector_type(32)));

// The compiler's own way to a mask splits vectors that are also used whole.
#undef MASK64
#define MASK64(truth)                                                                             \
  ({                                                                                              \
    const truth64 truth_ = (truth);                                                               \
    uint64_t mask_ = (uint64_t)(uint32_t)_mm256_movemask_epi8((__m256i)truth_.lo)                 \
      | (uint64_t)(uint32_t)_mm256_movemask_epi8((__m256i)truth_.hi) << 32;                       \
    __asm__("" : "+r"(mask_));                                                                    \
    mask_;                                                                                        \
  })

/// For each of 32 places, the byte of the 64 at `row` selected by the place's low six bits.
__attribute__((target("avx2"), always_inline)) static inline __m256i look_up32(const uint8_t *row, __m256i places) {
  // A shuffle selects among 16 bytes by the low four bits; the two bits above choose among four shuffles.
  const __m256i low = _mm256_and_si256(places, _mm256_set1_epi8(15));
#define QUARTER(number) \
  _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(row + 16 * (number)))), low)
  const __m256i bit4 = _mm256_slli_epi16(places, 3), bit5 = _mm256_slli_epi16(places, 2);
  const __m256i first = _mm256_blendv_epi8(QUARTER(0), QUARTER(1), bit4);
  const __m256i second = _mm256_blendv_epi8(QUARTER(2), QUARTER(3), bit4);
#undef QUARTER
  return _mm256_blendv_epi8(first, second, bit5);
}

/// For each byte of `places`, the byte of the 64 at `row` selected by its low six bits.
#define LOOK_UP64(row, places)                                       \
  ({                                                                 \
    bytes64 found_;                                                  \
    found_.lo = (bytes32)look_up32((row), (__m256i)(places).lo);     \
    found_.hi = (bytes32)look_up32((row), (__m256i)(places).hi);     \
    found_;                                                          \
  })

/// For each byte of `places`, the byte of the 16 at `row` selected by its low four bits if it is ASCII; otherwise 0.
#define LOOK_UP_NIBBLES(row, places)                                                                         \
  ({                                                                                                         \
    const bytes64 places_ = (places);                                                                        \
    const __m256i row_ = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(row)));               \
    bytes64 found_;                                                                                          \
    found_.lo = (bytes32)_mm256_shuffle_epi8(row_, (__m256i)places_.lo);                                     \
    found_.hi = (bytes32)_mm256_shuffle_epi8(row_, (__m256i)places_.hi);                                     \
    found_;                                                                                                  \
  })

/// For each of four words whether `bit` is set in it, a bit each; the first word's is the lowest.
__attribute__((target("avx2"), always_inline)) static inline uint32_t four_with_bit(
  const uint64_t *words, uint32_t bit
) {
  const __m256i highest =
    _mm256_sll_epi64(_mm256_loadu_si256((const __m256i *)words), _mm_cvtsi32_si128((int)(63 - bit)));
  return (uint32_t)_mm256_movemask_pd((__m256d)highest);
}
/// The same for eight words.
#define EIGHT_WITH_BIT(words, bit) (four_with_bit((words), (bit)) | four_with_bit((words) + 4, (bit)) << 4)

/// For each of eight words whether `bit` is set in it, then whether the bit 16 above is, and so on: eight bits each, of
/// which the first word's is the lowest.
__attribute__((target("avx2"), always_inline)) static inline uint32_t eight_with_four(
  const uint64_t *words, uint32_t bit
) {
#define TWO_AND_TWO(number)                                                                                     \
  _mm256_inserti128_si256(                                                                                      \
    _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)(words + (number)))),                               \
    _mm_loadu_si128((const __m128i *)(words + 4 + (number))), 1)
  // The four bits become the highest of a word's four quarters, and these bytes, four a word.
  const __m128i up = _mm_cvtsi32_si128((int)(15 - bit));
  const __m256i highest =
    _mm256_packs_epi16(_mm256_sll_epi16(TWO_AND_TWO(0), up), _mm256_sll_epi16(TWO_AND_TWO(2), up));
#undef TWO_AND_TWO
  // The first of all words, then the second, and so on: first within each half, then across both halves.
  const __m256i sorted = _mm256_shuffle_epi8(
    highest, _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15)));
  return (uint32_t)_mm256_movemask_epi8(
    _mm256_permutevar8x32_epi32(sorted, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7)));
}
#define EIGHT_WITH_FOUR(words, bit) eight_with_four((words), (bit))

/// A bit for each of four words that has no bit in common with its counterpart among four others; the first word's is
/// the lowest.
__attribute__((target("avx2"), always_inline)) static inline uint32_t four_apart(
  const uint64_t *words, const uint64_t *others
) {
  const __m256i common = _mm256_and_si256(
    _mm256_loadu_si256((const __m256i *)words), _mm256_loadu_si256((const __m256i *)others));
  return (uint32_t)_mm256_movemask_pd((__m256d)_mm256_cmpeq_epi64(common, _mm256_setzero_si256()));
}
#define EIGHT_IN_COMMON(words, others) \
  (0xFF & ~(four_apart((words), (others)) | four_apart((words) + 4, (others) + 4) << 4))

#define PATH(name) name##_avx2
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)
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
