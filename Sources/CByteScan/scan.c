#include "CByteScan.h"

#include <string.h>

/// Bits of 64 bytes: letters (ASCII letters and all past ASCII) and hyphens.
struct masks {
  uint64_t letters;
  uint64_t hyphens;
};

static struct masks masks_of(const uint8_t *bytes) {
  struct masks masks = {0, 0};
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    usward_block x = usward_load(bytes + 16 * part);
    usward_block small = usward_or(x, usward_all(0x20));
    // As signed numbers with "z" moved to the highest, the letters are the 26 highest.
    usward_block letters = _mm_cmpgt_epi8(_mm_add_epi8(small, usward_all(0x7F - 0x7A)), usward_all(0x7F - 26));
    // The highest bit of a byte past ASCII is set as it is.
    masks.letters |= usward_bits(usward_or(letters, x)) << (16 * part);
    masks.hyphens |= usward_bits(usward_equal(x, usward_all(0x2D))) << (16 * part);
  }
#else
  for (int place = 0; place < 64; place++) {
    uint8_t byte = bytes[place];
    uint64_t letter = byte >= 0x80 || (uint8_t)((byte | 0x20) - 0x61) < 26;
    masks.letters |= letter << place;
    masks.hyphens |= (uint64_t)(byte == 0x2D) << place;
  }
#endif
  return masks;
}

static uint32_t digest(uint64_t head, size_t length) {
  head |= 0x2020202020202020u;
  return (uint32_t)(((head ^ length) * 0x9E3779B97F4A7C15u) >> 32);
}

static uint64_t holds(const uint64_t *filter, uint32_t key) { return (filter[key >> 6] >> (key & 63)) & 1; }

static uint64_t head_of(const uint8_t *word, size_t length) {
  uint64_t head = 0;
  for (size_t place = 0; place < length && place < 8; place++) head |= (uint64_t)word[place] << (8 * place);
  return head;
}

uint32_t usward_word_digest(const uint8_t *word, size_t length) { return digest(head_of(word, length), length); }

static int is_letter(uint8_t byte) { return byte >= 0x80 || (uint8_t)((byte | 0x20) - 0x61) < 26; }

/// Passes a word byte by byte, where 64 bytes are too few for it.
static size_t word_end(const uint8_t *bytes, size_t index, size_t line_end, int *is_compound) {
  for (; index < line_end; index++) {
    if (is_letter(bytes[index])) continue;
    if (bytes[index] != 0x2D || index + 1 >= line_end || !is_letter(bytes[index + 1])) break;
    *is_compound = 1;
  }
  return index;
}

/// Goes on to the next of the words noted in the window looked at last.
static int take_noted(struct usward_word_walk *walk) {
  if (!walk->noted) return 0;
  unsigned first = (unsigned)__builtin_ctzll(walk->noted);
  walk->noted &= walk->noted - 1;
  walk->start = walk->window + first;
  walk->end = walk->start + (unsigned)__builtin_ctzll(~walk->letters >> first);
  return 1;
}

/// How many of some words, runs of bits, hold a hyphen.
static size_t count_compounds(uint64_t words, uint64_t hyphens) {
  size_t count = 0;
  while (hyphens) {
    count += 1;
    // The lowest bit added to a run of ones carries through it: what it leaves lies in other words.
    hyphens &= words + (hyphens & -hyphens);
  }
  return count;
}

/// Those places from which on a run of bits has `length` more of them, or more.
static uint64_t runs_of(uint64_t words, size_t length) {
  if (length > 64) return 0;
  for (size_t done = 1; done < length;) {
    size_t step = done < length - done ? done : length - done;
    words &= words >> step;
    done += step;
  }
  return words;
}

/// Which of some words, runs of bits that end within the window, may be in the filter. `starts` are those to be looked at.
static uint64_t wanted_of(uint64_t words, uint64_t starts, const uint8_t *window, const uint64_t *filter) {
  uint64_t noted = 0;
  for (; starts; starts &= starts - 1) {
    unsigned first = (unsigned)__builtin_ctzll(starts);
    unsigned length = (unsigned)__builtin_ctzll(~(words >> first));
    uint64_t head;
    memcpy(&head, window + first, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    head = __builtin_bswap64(head);
#endif
    head &= ~0ull >> (length < 8 ? 64 - 8 * length : 0);
    uint32_t key = digest(head, length);
    if (head & 0x8080808080808080u
        || (holds(filter, key >> 16) && holds(filter + USWARD_FILTER_WORDS / 2, key & 0xFFFF))) {
      noted |= 1ull << first;
    }
  }
  return noted;
}

int usward_next_word(
    struct usward_word_walk *walk, const uint8_t *bytes, size_t count, size_t end, const uint64_t *filter) {
  if (take_noted(walk)) return 1;
  size_t index = walk->index;
  while (index < end) {
    uint8_t copy[64 + 8];
    const uint8_t *window = bytes + index;
    if (count - index < sizeof copy) {
      memset(copy, 0, sizeof copy);
      memcpy(copy, window, count - index);
      window = copy;
    }
    size_t size = end - index < 64 ? end - index : 64;
    struct masks masks = masks_of(window);
    uint64_t within = size == 64 ? ~0ull : (1ull << size) - 1;
    uint64_t letters = masks.letters & within;
    uint64_t joins = masks.hyphens & (letters << 1) & (letters >> 1);
    uint64_t words = letters | joins;
    size_t passed = size;
    if (size == 64 && words >> 62) {
      // What touches the last byte but one of a full window may go on: it is looked at again from its start.
      uint64_t others = words >> 63 ? ~words : ~(words << 1);
      passed = (words >> 63 ? 64 : 63) - (others ? (size_t)__builtin_clzll(others) : 64);
      if (passed == 0) {
        int is_compound = 0;
        walk->start = index;
        walk->end = word_end(bytes, index, end, &is_compound);
        walk->index = walk->end;
        walk->words += 1;
        walk->compounds += (size_t)is_compound;
        return 1;
      }
      words &= (1ull << passed) - 1;
    }
    uint64_t starts = words & ~(words << 1);
    walk->words += (size_t)__builtin_popcountll(starts);
    walk->compounds += count_compounds(words, joins & words);
    walk->noted = wanted_of(words, starts & runs_of(words, walk->least), window, filter);
    if (walk->noted) {
      walk->window = index;
      walk->letters = words;
      walk->index = index + passed;
      return take_noted(walk);
    }
    index += passed;
  }
  walk->index = index;
  return 0;
}
