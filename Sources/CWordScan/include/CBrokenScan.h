#ifndef USWARD_CBROKENSCAN_H
#define USWARD_CBROKENSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Searches a text for some words, 64 bytes at a time.

/// A walk through the words of a stretch of text: runs of ASCII letters and non-ASCII bytes, joined by single hyphens.
struct usward_word_walk {
  /// Where it continues.
  size_t index;
  /// Whether a word continues there; and if so, whether the last byte before is a letter and whether the word has had a
  /// hyphen.
  bool goes_on, follows_letter, is_compound;
  /// Whether words with non-ASCII letters are searched for.
  bool wants_past;
  /// The length in bytes of the shortest word searched for.
  size_t shortest;
  /// The number of words so far, and of those with a hyphen.
  size_t words;
  size_t compounds;
};

/// A word that may be one of those searched for: where it begins and ends.
struct usward_met_word {
  size_t start, end;
};

/// The number of bytes walked at a time, and the most words that may be met in them.
#define USWARD_WALK 2048
#define USWARD_MET_WORDS 1024

/// The size of a filter of words, in 64-bit words: 131,072 bits by the upper 17 bits of `usward_word_digest`, so that
/// hardly any other word passes, then 65,536 by the lower half.
#define USWARD_UPPER_WORDS 2048
#define USWARD_LOWER_WORDS 1024

/// The number of 32-bit words in `openings`.
#define USWARD_HEAD_BITS 2048

/// The number of adjacent pairs of bytes, from the start of a word, that `heads` checks.
#define USWARD_HEAD_PAIRS 4
/// For each of these, by `usward_head_place`, which of eight groups of words may have it there.
#define USWARD_HEAD_ROW 128
/// The length in bytes from which words are longer ones: they have all these pairs, and are less than half of most
/// texts. The others have groups of their own.
#define USWARD_LONGER_WORD 5
#define USWARD_SHORT_GROUPS 0xC0

/// The place of a pair of bytes in a row: the same regardless of case, and different from that of most other pairs.
static inline uint8_t usward_head_place(uint8_t first, uint8_t second) {
  return ((first & 31) * 47 + (second | 0x20)) & (USWARD_HEAD_ROW - 1);
}

/// Continues through the words before `end`, 2 KB of them, and writes those that may be in the filter, for whose first
/// bytes `openings` has a bit and `heads` a group; returns their number. A word with a non-ASCII letter among its first
/// bytes always may, if such words are searched for; the Kelvin sign always counts as such a letter. There are `count`
/// bytes. `met` has room for `USWARD_MET_WORDS`. `path` is a `usward_path`.
size_t usward_meet_words(
  struct usward_word_walk *walk, const uint8_t *bytes, size_t count, size_t end, const uint64_t *filter,
  const uint32_t *openings, const uint8_t *heads, int path, struct usward_met_word *met);

/// 2^64 divided by the golden ratio, as in Fibonacci hashing.
#define USWARD_DIGEST_FACTOR 0x9E3779B97F4A7C15u

/// The number of bytes at the start of a word that `usward_head_bit` uses.
#define USWARD_HEAD_BIT_BYTES 4

/// The bit for the first four bytes of a word, including what follows a shorter one: the index of a 32-bit word, and
/// the bit in it.
struct usward_head_bit {
  uint32_t place, bit;
};

/// Only the low five bits of each byte are used, which do not depend on case; `bytes` has the first as its lowest,
/// which directly selects the bit.
static inline struct usward_head_bit usward_head_bit(uint32_t bytes) {
  bytes &= 0x1F1F1F1Fu;
  return (struct usward_head_bit){(bytes * (uint32_t)(USWARD_DIGEST_FACTOR >> 32)) >> 21, bytes & 31};
}

/// A number for a word, from its length modulo 64 and its first eight bytes in lower case, with the first lowest. Words
/// of 56 bytes and more are written without using it.
static inline uint32_t usward_head_digest(uint64_t head, size_t length) {
  head |= 0x2020202020202020u;
  return (uint32_t)(((head ^ 1ull << (length & 63)) * USWARD_DIGEST_FACTOR) >> 32);
}

/// The same for a word in memory.
static inline uint32_t usward_word_digest(const uint8_t *word, size_t length) {
  uint64_t head = 0;
  for (size_t place = 0; place < length && place < 8; place++) head |= (uint64_t)word[place] << (8 * place);
  return usward_head_digest(head, length);
}

#endif
