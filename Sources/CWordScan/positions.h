// The positions of the bits of a mask, for one path.

#include <stddef.h>
#include <stdint.h>

/// Writes the positions of a mask's bits and returns where the next goes. It writes up to 16 places more than that.
static inline __attribute__((always_inline)) uint32_t *PATH(put)(uint32_t *to, uint32_t base, uint64_t mask) {
  uint32_t *next = to + __builtin_popcountll(mask);
#if defined(USWARD_COMPRESS)
  const __m512i places = _mm512_maskz_compress_epi8(mask, _mm512_load_si512(iota));
  const __m512i bases = _mm512_set1_epi32((int)base);
  _mm512_storeu_si512(to, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places))));
  if (__builtin_expect(next > to + 16, 0)) {
    _mm512_storeu_si512(to + 16, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, 1))));
    _mm512_storeu_si512(to + 32, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, 2))));
  }
  return next;
#else
  // Most masks have at most 12 bits, and writing 12 costs less than finding out how many there are.
  for (;;) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 12; i++) {
      to[i] = base + (uint32_t)__builtin_ctzll(mask | 1ull << 63);
      mask &= mask - 1;
    }
    to += 12;
    if (__builtin_expect(to >= next, 1)) return next;
  }
#endif
}
