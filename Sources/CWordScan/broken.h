// The kernel that looks for words which are broken elsewhere in a text, for one path. Included after words.h.

/// Whether a byte is of an ASCII letter or past ASCII.
static int PATH(is_of_word)(uint8_t byte) { return byte >= 0x80 || (uint8_t)((byte | 0x20) - 0x61) < 26; }

static uint64_t PATH(holds)(const uint64_t *filter, uint32_t key) { return (filter[key >> 6] >> (key & 63)) & 1; }

/// Where a word ends that goes on at a place.
static size_t PATH(word_end)(const uint8_t *bytes, size_t index, size_t end) {
  for (; index < end; index++) {
    if (PATH(is_of_word)(bytes[index])) continue;
    if (bytes[index] != '-' || index + 1 >= end || !PATH(is_of_word)(bytes[index + 1])) break;
  }
  return index;
}

/// Goes on to the next of the words noted in the window looked at last.
static int PATH(take_noted)(struct usward_word_walk *walk, const uint8_t *bytes, size_t end) {
  if (!walk->noted) return 0;
  const unsigned first = (unsigned)__builtin_ctzll(walk->noted);
  walk->noted &= walk->noted - 1;
  walk->start = walk->window + first;
  const uint64_t others = ~walk->in_words >> first;
  walk->end =
    others ? walk->start + (size_t)__builtin_ctzll(others) : PATH(word_end)(bytes, walk->window + 64, end);
  return 1;
}

/// The last of some words, runs of bits, where it reaches the last bit.
static inline __attribute__((always_inline)) uint64_t PATH(last_word)(uint64_t words) {
  const uint64_t others = ~words;
  if (!others) return ~0ull;
  const int after = __builtin_clzll(others);
  return after ? ~0ull << (64 - after) : 0;
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

/// Which of 64 bytes begin a character that in small letters may stand in a word that is looked for, other than as it is
/// written: a letter past ASCII, and where no such letter is looked for the Kelvin sign, whose small letter is of ASCII.
/// Punctuation, U+2000 to U+203F, is what it is. What the last byte begins is not told.
static inline __attribute__((always_inline)) uint64_t PATH(cased)(const uint8_t *window, bool wants_past) {
  const bytes64 bytes = LOAD64(window);
  const uint64_t three = MASK64(IS(bytes, 0xE2));
  if (!wants_past) return three & (MASK64(IS(bytes, 0x84)) >> 1 | 1ull << 63);
  return MASK64(IS_BETWEEN(bytes, 0xC0, 0xFF)) & ~(three & MASK64(IS(bytes, 0x80)) >> 1);
}

/// At which of 64 bytes a word may begin that has such a character among its first eight bytes.
static uint64_t PATH(cased_near)(const uint8_t *window, bool wants_past) {
  uint64_t cased = PATH(cased)(window, wants_past);
  cased |= cased >> 1;
  cased |= cased >> 2;
  cased |= cased >> 4;
  return PATH(cased)(window + 64, wants_past) & 0x7F ? cased | ~0ull << 57 : cased;
}

/// At which of 64 bytes a word may begin that is looked for, by its first bytes; where what it is in small letters is not
/// told, they do not say.
static inline __attribute__((always_inline)) uint64_t PATH(known_heads)(const uint8_t *window, const uint8_t *heads) {
#if defined(LOOK_UP32)
  bytes64 groups = LOOK_UP32(heads, LOAD64(window));
#pragma clang loop unroll(full)
  for (int place = 1; place < USWARD_HEAD_BYTES; place++) {
    groups &= LOOK_UP32(heads + place * USWARD_HEAD_ROW, LOAD64(window + place));
  }
  return ~MASK64(IS(groups, 0));
#else
  (void)window, (void)heads;
  return ~0ull;
#endif
}

/// Counts the words that begin at some of 64 bytes, and those with the hyphens `joins` in them. `before` is 1 where the first
/// word began earlier.
static inline __attribute__((always_inline)) void PATH(count_words)(
  struct usward_word_walk *walk, uint64_t words, uint64_t starts, uint64_t joins, uint64_t before
) {
  walk->words += (size_t)__builtin_popcountll(starts);
  if (__builtin_expect(joins == 0 && !walk->is_compound, 1)) return;
  const bool was_compound = before && walk->is_compound;
  const uint64_t counted = was_compound ? words & ~(words + 1) : 0;
  walk->compounds += PATH(count_compounds)(words, joins & ~counted);
  walk->is_compound = (joins & PATH(last_word)(words)) || (was_compound && words == ~0ull);
}

/// Which of the words that begin at `starts`, among 64 bytes, may be in the filter. All bits of these words are in `words`, and
/// those of the 64 bytes behind in `behind`; the bytes of both are at `window`.
static inline __attribute__((always_inline)) uint64_t PATH(wanted_of)(
  uint64_t words, uint64_t behind, uint64_t starts, const uint8_t *window, const uint64_t *filter, const uint32_t *openings
) {
  uint64_t noted = 0;
#if defined(EIGHT_WANTED)
  (void)openings;
  while (starts) {
    const uint64_t eight = _pdep_u64(0xFF, starts);
    noted |= _pdep_u64(EIGHT_WANTED(words, behind, eight, window, filter), starts);
    starts &= ~eight;
  }
#else
  // Most others begin otherwise, which is told without a branch.
  uint64_t likely = 0;
  for (; starts; starts &= starts - 1) {
    const unsigned first = (unsigned)__builtin_ctzll(starts);
    uint32_t bytes;
    __builtin_memcpy(&bytes, window + first, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap32(bytes);
#endif
    const struct usward_head_bit opening = usward_head_bit(bytes);
    likely |= (uint64_t)(openings[opening.place] >> opening.bit & 1) << first;
  }
  for (; likely; likely &= likely - 1) {
    const unsigned first = (unsigned)__builtin_ctzll(likely);
    // Where the word goes on behind the 64 bytes is not told by a branch: one in a few does.
    const uint64_t others = ~(words >> first | behind << 1 << (63 - first));
    const size_t length = others ? (size_t)__builtin_ctzll(others) : 64;
    uint64_t head;
    __builtin_memcpy(&head, window + first, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    head = __builtin_bswap64(head);
#endif
    head &= ~0ull >> (length < 8 ? 64 - 8 * length : 0);
    const uint32_t key = usward_head_digest(head, length);
    if (length >= 64
        || (PATH(holds)(filter, key >> 15) && PATH(holds)(filter + USWARD_UPPER_WORDS, key & 0xFFFF))) {
      noted |= 1ull << first;
    }
  }
#endif
  return noted;
}

/// What 64 bytes are.
struct PATH(letters) {
  /// Those of ASCII letters or past ASCII.
  uint64_t letters;
  uint64_t hyphens;
  uint64_t past;
};

/// What the 64 bytes at `index` are, which are at `window`; those from `end` on are nothing.
static inline __attribute__((always_inline)) struct PATH(letters) PATH(read_letters)(
  const uint8_t *window, size_t index, size_t end
) {
  const bytes64 bytes = LOAD64(window);
  const uint64_t past = MASK64(IS_BETWEEN(bytes, 0x80, 0xFF));
  uint64_t letters = MASK64(IS_BETWEEN(bytes | (bytes64)(uint8_t)0x20, 'a', 'z')) | past;
  if (__builtin_expect(index + 64 > end, 0)) letters &= index < end ? (1ull << (end - index)) - 1 : 0;
  return (struct PATH(letters)){letters, MASK64(IS(bytes, '-')), past};
}

int PATH(usward_next_word)(
  struct usward_word_walk *walk, const uint8_t *bytes, size_t count, size_t end, const uint64_t *filter,
  const uint32_t *openings, const uint8_t *heads
) {
  if (PATH(take_noted)(walk, bytes, end)) return 1;
  struct usward_word_walk next = *walk;
  size_t index = walk->index;
  uint64_t before = walk->goes_on, letter_before = walk->goes_on && walk->follows_letter;
  struct PATH(letters) here, behind;
  for (bool is_first = true; index < end && !next.noted; is_first = false) {
    uint8_t copy[64 + 64];
    const uint8_t *window = bytes + index;
    if (__builtin_expect(count - index < sizeof copy, 0)) {
      __builtin_memset(copy, 0, sizeof copy);
      __builtin_memcpy(copy, window, count - index);
      window = copy;
    }
    here = is_first ? PATH(read_letters)(window, index, end) : behind;
    behind = PATH(read_letters)(window + 64, index + 64, end);
    // A hyphen joins the letters before and behind it.
    const uint64_t joins = here.hyphens & (here.letters << 1 | letter_before) & (here.letters >> 1 | behind.letters << 63);
    const uint64_t words = here.letters | joins;
    uint64_t starts = words & ~(words << 1 | before);
    PATH(count_words)(&next, words, starts, joins, before);
    // Where a letter may be another in small letters, a length and the first bytes tell nothing.
    const uint64_t cased = here.past | behind.past ? starts & PATH(cased_near)(window, walk->wants_past) : 0;
    starts &= PATH(known_heads)(window, heads);
    // What joins the last of the bytes behind to others makes no word of less than 64 bytes longer.
    const uint64_t joins_behind = behind.hyphens & (behind.letters << 1 | here.letters >> 63) & behind.letters >> 1;
    next.noted = cased | PATH(wanted_of)(words, behind.letters | joins_behind, starts, window, filter, openings);
    next.in_words = words;
    before = words >> 63;
    letter_before = here.letters >> 63;
    index += 64;
  }
  next.window = index - 64;
  next.index = index;
  next.goes_on = before;
  next.follows_letter = letter_before;
  *walk = next;
  return PATH(take_noted)(walk, bytes, end);
}
