#ifndef USWARD_CBROKENSCAN_H
#define USWARD_CBROKENSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Looks for some words where they stand in a text, 64 bytes at a time.

/// A walk through the words of a stretch of text: runs of ASCII letters and bytes past ASCII, joined by single hyphens.
struct usward_word_walk {
  /// Where it goes on.
  size_t index;
  /// Whether a word goes on there, and then whether the last byte before is of a letter and whether a hyphen was met in it.
  bool goes_on, follows_letter, is_compound;
  /// Whether words with letters past ASCII are looked for.
  bool wants_past;
  /// The bytes of the shortest word that is looked for.
  size_t shortest;
  /// Words met so far, and how many of them hold a hyphen.
  size_t words;
  size_t compounds;
};

/// A word that may be one of those looked for: where it begins and ends.
struct usward_met_word {
  size_t start, end;
};

/// How many bytes are walked through at a time, and how many words may be met in them.
#define USWARD_WALK 2048
#define USWARD_MET_WORDS 1024

/// The size of a filter of words, in numbers of 64 bits: 131,072 bits by the upper 17 of `usward_word_digest`, so that hardly
/// any other word passes, then 65,536 by the lower half.
#define USWARD_UPPER_WORDS 2048
#define USWARD_LOWER_WORDS 1024

/// How many numbers of 32 bits `openings` are.
#define USWARD_HEAD_BITS 2048

/// How many pairs of bytes side by side, from the start of a word on, are looked at by `heads`.
#define USWARD_HEAD_PAIRS 4
/// For each of these, by `usward_head_place`, which of eight groups of words may have it there.
#define USWARD_HEAD_ROW 128
/// Words of so many bytes or more are longer ones: they have all these pairs, and are fewer than half of most texts. The others
/// are in groups of their own.
#define USWARD_LONGER_WORD 5
#define USWARD_SHORT_GROUPS 0xC0

/// Where a pair of bytes stands in a row: the same for small letters and capitals, and most others stand elsewhere.
static inline uint8_t usward_head_place(uint8_t first, uint8_t second) {
  return ((first & 31) * 47 + (second | 0x20)) & (USWARD_HEAD_ROW - 1);
}

/// Goes on through the words before `end`, 2 KB of them, and writes those that may be one of those in the filter, of which
/// `openings` has a bit for the first bytes and `heads` a group; how many these are. One with a letter past ASCII among its first
/// bytes always may, where such words are looked for; the Kelvin sign always is such a letter. The bytes are `count` long. `met`
/// has room for `USWARD_MET_WORDS`. `path` is a `usward_path`.
size_t usward_meet_words(
  struct usward_word_walk *walk, const uint8_t *bytes, size_t count, size_t end, const uint64_t *filter,
  const uint32_t *openings, const uint8_t *heads, int path, struct usward_met_word *met);

/// 2^64 over the golden ratio, as in Fibonacci hashing.
#define USWARD_DIGEST_FACTOR 0x9E3779B97F4A7C15u

/// How many bytes at the start of a word `usward_head_bit` is made of.
#define USWARD_HEAD_BIT_BYTES 4

/// Where the bit stands for the first four bytes of a word and what comes behind a shorter one: a number of 32 bits, and which
/// of its bits.
struct usward_head_bit {
  uint32_t place, bit;
};

/// The bytes are told by their low five bits, the same in small letters and capitals; `bytes` has the first as its lowest, which
/// is the bit too, so that little is reckoned.
static inline struct usward_head_bit usward_head_bit(uint32_t bytes) {
  bytes &= 0x1F1F1F1Fu;
  return (struct usward_head_bit){(bytes * (uint32_t)(USWARD_DIGEST_FACTOR >> 32)) >> 21, bytes & 31};
}

/// A number for a word, from its length modulo 64 and its first eight bytes, the first the lowest, in lower case. Words of 64
/// bytes and more are noted without being asked for.
static inline uint32_t usward_head_digest(uint64_t head, size_t length) {
  head |= 0x2020202020202020u;
  return (uint32_t)(((head ^ 1ull << (length & 63)) * USWARD_DIGEST_FACTOR) >> 32);
}

/// The same of a word at hand.
static inline uint32_t usward_word_digest(const uint8_t *word, size_t length) {
  uint64_t head = 0;
  for (size_t place = 0; place < length && place < 8; place++) head |= (uint64_t)word[place] << (8 * place);
  return usward_head_digest(head, length);
}

#endif
