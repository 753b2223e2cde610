// The kernel that searches a text for words that are broken over two lines elsewhere in it, for one path. Included
// after `words.h`.

/// Whether a byte is an ASCII letter or not ASCII.
static int PATH(is_of_word)(uint8_t byte) { return byte >= 0x80 || (uint8_t)((byte | 0x20) - 0x61) < 26; }

static inline uint64_t PATH(holds)(const uint64_t *filter, uint32_t key) { return (filter[key >> 6] >> (key & 63)) & 1; }

/// Where the word that continues at a place ends.
static size_t PATH(word_end)(const uint8_t *bytes, size_t index, size_t end) {
  for (; index < end; index++) {
    if (PATH(is_of_word)(bytes[index])) continue;
    if (bytes[index] != '-' || index + 1 >= end || !PATH(is_of_word)(bytes[index + 1])) break;
  }
  return index;
}

/// Writes the words that begin where a bit is set, among the bytes from `index` on; returns how many have then been
/// written in total.
static inline size_t PATH(note)(
  uint64_t noted, size_t index, const uint8_t *bytes, size_t end, struct usward_met_word *met, size_t count
) {
  for (; noted; noted &= noted - 1) {
    const size_t start = index + (size_t)__builtin_ctzll(noted);
    met[count++] = (struct usward_met_word){start, PATH(word_end)(bytes, start, end)};
  }
  return count;
}

/// At which of 64 bytes a word could begin that has one of some characters among its first eight bytes, given where
/// these characters are among the 64 bytes and among those after them.
static uint64_t PATH(near)(uint64_t characters, uint64_t behind) {
  characters |= characters >> 1;
  characters |= characters >> 2;
  characters |= characters >> 4;
  return behind & 0x7F ? characters | ~0ull << 57 : characters;
}

#if defined(LOOK_UP128)
/// What the first byte of a pair contributes to the pair's place in a row, by its low five bits, as in
/// `usward_head_place`.
static const uint8_t PATH(first_of_pair)[32] = {
  0, 47, 94, 13, 60, 107, 26, 73, 120, 39, 86, 5, 52, 99, 18, 65,
  112, 31, 78, 125, 44, 91, 10, 57, 104, 23, 70, 117, 36, 83, 2, 49,
};
#endif

/// At which of 64 bytes a word that is searched for may begin, given which of them belong to words. With vector
/// look-ups this is judged by the pairs of its first bytes and by whether it is one of the longer words, otherwise only
/// by its length. Words for whose first bytes the lower case is not known must be treated separately.
static inline __attribute__((always_inline)) uint64_t PATH(known_heads)(
  const uint8_t *window, uint64_t words, size_t shortest, const uint8_t *heads
) {
#if defined(LOOK_UP128)
  bytes64 groups = (bytes64)(uint8_t)0xFF;
#pragma clang loop unroll(full)
  for (int pair = 0; pair < USWARD_HEAD_PAIRS; pair++) {
    const bytes64 places =
      LOOK_UP32(PATH(first_of_pair), LOAD64(window + pair)) + (LOAD64(window + pair + 1) | (bytes64)(uint8_t)0x20);
    groups &= LOOK_UP128(heads + pair * USWARD_HEAD_ROW, places);
  }
  const uint64_t of_short = ~MASK64(IS(groups & (bytes64)(uint8_t)USWARD_SHORT_GROUPS, 0));
  const uint64_t of_longer = ~MASK64(IS(groups & (bytes64)(uint8_t)~USWARD_SHORT_GROUPS, 0));
  (void)shortest;
  _Static_assert(USWARD_LONGER_WORD == 5, "a longer word has four bytes after its first");
  // Where one of the four bytes after a word's first is not part of it, so that the word is a short one. For the last
  // four of the 64 bytes this is not known: both lengths are possible.
  uint64_t ends = ~words >> 1 | ~words >> 2;
  ends |= ends >> 2;
  return (of_short & (ends | 0xFull << 60)) | (of_longer & ~ends);
#else
  (void)window, (void)heads;
  // One word in five has only one or two letters.
  return shortest > 2 ? ~(~words >> 1 | ~words >> 2) : ~0ull;
#endif
}

/// Counts the words that begin at some of 64 bytes, and those that contain hyphens, `joins`. `before` is 1 if the first
/// word began earlier. Branchless, since where hyphens stand is unpredictable.
static inline __attribute__((always_inline)) void PATH(count_words)(
  struct usward_word_walk *walk, uint64_t words, uint64_t starts, uint64_t joins, uint64_t before
) {
  const uint64_t letters = words & ~joins, was_compound = before & walk->is_compound;
  // A bit added after a hyphen carries through the letters to the word's next hyphen, which is then not counted, or out
  // of the 64 bytes.
  unsigned long long goes_on;
  const uint64_t carried = __builtin_addcll(letters, (joins << 1 | was_compound) & letters, 0, &goes_on);
  walk->words += (size_t)__builtin_popcountll(starts);
  walk->compounds += (size_t)__builtin_popcountll(joins & ~carried & ~was_compound);
  walk->is_compound = goes_on | joins >> 63;
}

/// What each of 64 bytes is.
struct PATH(letters) {
  /// Those that are ASCII letters or not ASCII.
  uint64_t letters;
  uint64_t hyphens;
  /// Those that begin a character whose lower case may be in a word that is searched for and differs from it: any
  /// non-ASCII letter; or, if no words with such letters are searched for, the Kelvin sign, whose lower case is ASCII,
  /// together with other signs that begin with the same byte. Punctuation, U+2000 to U+203F, is left out: it has no
  /// case.
  uint64_t cased;
};

/// What the 64 bytes at `index` are. `window` points to them, and one more byte can be read after them; those from
/// `end` on are not letters.
static inline __attribute__((always_inline)) struct PATH(letters) PATH(read_letters)(
  const uint8_t *window, size_t index, size_t end, bool wants_past
) {
  const bytes64 bytes = LOAD64(window);
  uint64_t letters = MASK64(IS_BETWEEN(bytes | (bytes64)(uint8_t)0x20, 'a', 'z') | IS_BETWEEN(bytes, 0x80, 0xFF));
  if (__builtin_expect(index + 64 > end, 0)) letters &= index < end ? (1ull << (end - index)) - 1 : 0;
  const bytes64 first = (bytes64)(uint8_t)(wants_past ? 0xC0 : 0xE2), others = (bytes64)(uint8_t)(wants_past ? 0x3F : 0);
  const truth64 cased = (truth64)(bytes - first <= others) & ~(IS(bytes, 0xE2) & IS(LOAD64(window + 1), 0x80));
  return (struct PATH(letters)){letters, MASK64(IS(bytes, '-')), MASK64(cased)};
}

/// The words of a walk.
struct PATH(words) {
  /// The bytes.
  const uint8_t *bytes;
  /// Which of these belong to words, a bit each, and the same for the 64 after them.
  uint64_t bits[USWARD_WALK / 64 + 1];
  /// Where the words to look up begin.
  uint32_t starts[USWARD_MET_WORDS + 16];
};

/// Converts a number between the byte order in which the first byte in memory is the lowest and the machine's own.
static inline uint64_t PATH(from_little)(uint64_t number) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return __builtin_bswap64(number);
#else
  return number;
#endif
}

/// The digest of the word that begins at a place, as `usward_word_digest` computes it, and whether the word has 56
/// bytes or more, in which case the digest means nothing.
static inline __attribute__((always_inline)) uint32_t PATH(digest)(
  const struct PATH(words) *words, uint32_t place, bool *is_long
) {
  uint64_t head, bits;
  __builtin_memcpy(&head, words->bytes + place, 8);
  __builtin_memcpy(&bits, (const uint8_t *)words->bits + place / 8, 8);
  head = PATH(from_little)(head), bits = PATH(from_little)(bits);
  // There are 57 to 64 valid bits; the word counts as ended after 56.
  const unsigned length = (unsigned)__builtin_ctzll(~(bits >> (place % 8)) | 1ull << 56);
  *is_long = length == 56;
  return usward_head_digest(head & ~0ull >> (length < 8 ? 64 - 8 * length : 0), length);
}

/// Keeps, of the words before `end`, those that begin like one that is searched for, unless `known_heads` has already
/// checked that; returns the end of those kept.
static inline __attribute__((always_inline)) uint32_t *PATH(keep_openings)(
  struct PATH(words) *words, uint32_t *end, const uint32_t *openings
) {
#if defined(LOOK_UP128)
  (void)words, (void)openings;
  return end;
#else
  uint32_t *kept = words->starts;
  for (const uint32_t *start = words->starts; start < end; start++) {
    uint32_t bytes;
    __builtin_memcpy(&bytes, words->bytes + *start, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap32(bytes);
#endif
    const struct usward_head_bit opening = usward_head_bit(bytes);
    *kept = *start;
    kept += openings[opening.place] >> opening.bit & 1;
  }
  return kept;
#endif
}

/// Writes those of the words before `end` that may be in the filter; returns how many. Which of them pass its first
/// half is unpredictable; hardly any word that is not in it passes both.
static inline __attribute__((always_inline)) size_t PATH(look_up_words)(
  const struct PATH(words) *words, const uint32_t *end, const uint64_t *filter, uint32_t *likely
) {
  size_t count = 0, found = 0;
  bool is_long;
  for (const uint32_t *start = words->starts; start < end; start++) {
    const uint32_t key = PATH(digest)(words, *start, &is_long);
    likely[count] = *start;
    count += PATH(holds)(filter, key >> 15) | is_long;
  }
  for (size_t i = 0; i < count; i++) {
    const uint32_t key = PATH(digest)(words, likely[i], &is_long);
    likely[found] = likely[i];
    found += PATH(holds)(filter + USWARD_UPPER_WORDS, key & 0xFFFF) | is_long;
  }
  return found;
}

size_t PATH(usward_meet_words)(
  struct usward_word_walk *walk, const uint8_t *bytes, size_t count, size_t end, const uint64_t *filter,
  const uint32_t *openings, const uint8_t *heads, struct usward_met_word *met
) {
  const size_t base = walk->index, wanted = end - base < USWARD_WALK ? end - base : USWARD_WALK;
  // At the end of the text, a copy of the bytes that are read, followed by zeros: up to the end of the last 64, the 64
  // after these, and one more.
  uint8_t copy[USWARD_WALK + 64 + 64];
  struct PATH(words) words;
  words.bytes = bytes + base;
  if (__builtin_expect(count - base < sizeof copy, 0)) {
    __builtin_memset(copy, 0, sizeof copy);
    __builtin_memcpy(copy, words.bytes, count - base);
    words.bytes = copy;
  }
  const bool wants_past = walk->wants_past;
  struct usward_word_walk next = *walk;
  uint64_t before = walk->goes_on, letter_before = walk->goes_on && walk->follows_letter;
  uint32_t *start = words.starts;
  size_t noted = 0, place = 0;
  struct PATH(letters) here, behind = PATH(read_letters)(words.bytes, base, end, wants_past);
  for (; place < wanted; place += 64) {
    const uint8_t *window = words.bytes + place;
    here = behind;
    behind = PATH(read_letters)(window + 64, base + place + 64, end, wants_past);
    // A hyphen with a letter on each side belongs to the word.
    const uint64_t joins = here.hyphens & (here.letters << 1 | letter_before) & (here.letters >> 1 | behind.letters << 63);
    const uint64_t here_words = here.letters | joins;
    uint64_t starts = here_words & ~(here_words << 1 | before);
    PATH(count_words)(&next, here_words, starts, joins, before);
    words.bits[place / 64] = PATH(from_little)(here_words);
    // Where a character may have another lower case, neither the length nor the first bytes tell anything.
    if (__builtin_expect(here.cased | (behind.cased & 0x7F), 0)) {
      const uint64_t cased = starts & PATH(near)(here.cased, behind.cased);
      noted = PATH(note)(cased, base + place, bytes, end, met, noted);
      starts &= ~cased;
    }
    start = PATH(put)(start, (uint32_t)place, starts & PATH(known_heads)(window, here_words, walk->shortest, heads));
    before = here_words >> 63;
    letter_before = here.letters >> 63;
  }
  // Whether a hyphen at the last of these bytes belongs to a word is not known, which shortens no word of less than 64
  // bytes.
  const uint64_t joins_behind = behind.hyphens & (behind.letters << 1 | letter_before) & behind.letters >> 1;
  words.bits[place / 64] = PATH(from_little)(behind.letters | joins_behind);
  uint32_t likely[USWARD_MET_WORDS + 1];
  const size_t found = PATH(look_up_words)(&words, PATH(keep_openings)(&words, start, openings), filter, likely);
  for (size_t i = 0; i < found; i++) noted = PATH(note)(1, base + likely[i], bytes, end, met, noted);
  next.index = base + place;
  next.goes_on = before;
  next.follows_letter = letter_before;
  *walk = next;
  return noted;
}
