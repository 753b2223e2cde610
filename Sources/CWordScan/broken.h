// The kernel that looks for words which are broken elsewhere in a text, for one path. Included after words.h.

/// Whether a byte is of an ASCII letter or past ASCII.
static int PATH(is_of_word)(uint8_t byte) { return byte >= 0x80 || (uint8_t)((byte | 0x20) - 0x61) < 26; }

static uint64_t PATH(holds)(const uint64_t *filter, uint32_t key) { return (filter[key >> 6] >> (key & 63)) & 1; }

/// Passes a word byte by byte, where 64 bytes are too few for it.
static size_t PATH(word_end)(const uint8_t *bytes, size_t index, size_t end, int *is_compound) {
  for (; index < end; index++) {
    if (PATH(is_of_word)(bytes[index])) continue;
    if (bytes[index] != 0x2D || index + 1 >= end || !PATH(is_of_word)(bytes[index + 1])) break;
    *is_compound = 1;
  }
  return index;
}

/// Goes on to the next of the words noted in the window looked at last.
static int PATH(take_noted)(struct usward_word_walk *walk) {
  if (!walk->noted) return 0;
  unsigned first = (unsigned)__builtin_ctzll(walk->noted);
  walk->noted &= walk->noted - 1;
  walk->start = walk->window + first;
  walk->end = walk->start + (unsigned)__builtin_ctzll(~walk->letters >> first);
  return 1;
}

/// How many of some words, runs of bits, hold a hyphen.
static size_t PATH(count_compounds)(uint64_t words, uint64_t hyphens) {
  size_t count = 0;
  while (hyphens) {
    count += 1;
    // The lowest bit added to a run of ones carries through it: what it leaves lies in other words.
    hyphens &= words + (hyphens & -hyphens);
  }
  return count;
}

/// Those places from which on a run of bits has `length` more of them, or more.
static uint64_t PATH(runs_of)(uint64_t words, size_t length) {
  if (length > 64) return 0;
  for (size_t done = 1; done < length;) {
    size_t step = done < length - done ? done : length - done;
    words &= words >> step;
    done += step;
  }
  return words;
}

/// At which of 64 bytes a word may begin that is looked for, by its first bytes.
static inline __attribute__((always_inline)) uint64_t PATH(known_heads)(
  const uint8_t *window, uint64_t past, const uint8_t *heads
) {
#if defined(LOOK_UP_NIBBLES)
  // Past ASCII nothing is found.
  const bytes64 firsts = LOAD64(window);
  bytes64 groups = LOOK_UP_NIBBLES(heads, firsts);
  for (int place = 1; place < USWARD_HEAD_BYTES; place++) {
    groups &= LOOK_UP_NIBBLES(heads + place * USWARD_HEAD_ROW, LOAD64(window + place));
  }
  if (past) {
    // What a letter past ASCII is in small letters is not told here.
    past |= past >> 1;
    past |= past >> 2;
    past |= past >> 4;
  }
  return ~MASK64(IS(groups, 0)) | past;
#else
  (void)window, (void)past, (void)heads;
  return ~0ull;
#endif
}

/// Which of some words, runs of bits that end within the window, may be in the filter. `starts` are those to be looked at.
static uint64_t PATH(wanted_of)(uint64_t words, uint64_t starts, const uint8_t *window, const uint64_t *filter) {
  uint64_t noted = 0;
  for (; starts; starts &= starts - 1) {
    unsigned first = (unsigned)__builtin_ctzll(starts);
    unsigned length = (unsigned)__builtin_ctzll(~(words >> first));
    uint64_t head;
    __builtin_memcpy(&head, window + first, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    head = __builtin_bswap64(head);
#endif
    head &= ~0ull >> (length < 8 ? 64 - 8 * length : 0);
    uint32_t key = usward_head_digest(head, length);
    if (head & 0x8080808080808080u
        || (PATH(holds)(filter, key >> 16) && PATH(holds)(filter + USWARD_FILTER_WORDS / 2, key & 0xFFFF))) {
      noted |= 1ull << first;
    }
  }
  return noted;
}

int PATH(usward_next_word)(
  struct usward_word_walk *walk, const uint8_t *bytes, size_t count, size_t end, const uint64_t *filter,
  const uint8_t *heads
) {
  if (PATH(take_noted)(walk)) return 1;
  size_t index = walk->index;
  while (index < end) {
    uint8_t copy[64 + 8];
    const uint8_t *window = bytes + index;
    if (count - index < sizeof copy) {
      __builtin_memset(copy, 0, sizeof copy);
      __builtin_memcpy(copy, window, count - index);
      window = copy;
    }
    const size_t size = end - index < 64 ? end - index : 64;
    const bytes64 firsts = LOAD64(window);
    const uint64_t within = size == 64 ? ~0ull : (1ull << size) - 1;
    const uint64_t past = MASK64(IS_BETWEEN(firsts, 0x80, 0xFF));
    const uint64_t letters = (MASK64(IS_BETWEEN(firsts | (bytes64)(uint8_t)0x20, 'a', 'z')) | past) & within;
    const uint64_t joins = MASK64(IS(firsts, '-')) & (letters << 1) & (letters >> 1);
    uint64_t words = letters | joins;
    size_t passed = size;
    if (size == 64 && words >> 62) {
      // What touches the last byte but one of a full window may go on: it is looked at again from its start.
      uint64_t others = words >> 63 ? ~words : ~(words << 1);
      passed = (words >> 63 ? 64 : 63) - (others ? (size_t)__builtin_clzll(others) : 64);
      if (passed == 0) {
        int is_compound = 0;
        walk->start = index;
        walk->end = PATH(word_end)(bytes, index, end, &is_compound);
        walk->index = walk->end;
        walk->words += 1;
        walk->compounds += (size_t)is_compound;
        return 1;
      }
      words &= (1ull << passed) - 1;
    }
    uint64_t starts = words & ~(words << 1);
    walk->words += (size_t)__builtin_popcountll(starts);
    walk->compounds += PATH(count_compounds)(words, joins & words);
    starts &= PATH(known_heads)(window, past, heads);
    if (starts) walk->noted = PATH(wanted_of)(words, starts & PATH(runs_of)(words, walk->least), window, filter);
    if (walk->noted) {
      walk->window = index;
      walk->letters = words;
      walk->index = index + passed;
      return PATH(take_noted)(walk);
    }
    index += passed;
  }
  walk->index = index;
  return 0;
}
