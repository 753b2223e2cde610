// The word kernel. Included once for each path, which defines PATH(name) to distinguish its functions from the others'.
//
// A mask has a bit for each of 64 bytes. Given the masks of letters, digits and joiners, one addition and a few shifts
// yield the starts and ends of all words at once; no branch depends on where they are.

#include "CWordScan.h"
#include "tokens.h"
#include "vectors.h"

/// How many bytes are read before their masks are packed.
enum { STRETCH = 4096 };

struct PATH(masks) {
  uint64_t letters, digits, dots, quotes, commas, slashes, hard;
  /// All zero if the bytes are ASCII.
  uint64_t singles, single_leads, katakana, hebrew, curly;
};

/// The class and the length of the character of two to four bytes at `at`.
static inline uint8_t PATH(class_at)(
  const uint8_t *at, const struct usward_classes *classes, unsigned *length
) {
  unsigned first = at[0];
  unsigned code;
  if (first < 0xE0) {
    code = (first & 0x1F) << 6 | (at[1] & 0x3F);
    *length = 2;
  } else if (first < 0xF0) {
    code = (first & 0xF) << 12 | (unsigned)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    *length = 3;
  } else {
    code = (first & 7) << 18 | (unsigned)(at[1] & 0x3F) << 12 | (unsigned)(at[2] & 0x3F) << 6 | (at[3] & 0x3F);
    *length = 4;
  }
  return classes->blocks[classes->index[code >> 7] * 128u + (code & 127)];
}

/// Finds the classes of the characters that start where `leads` has a bit, and stores each at the place of its first
/// byte; the contents of other places do not matter. `at` has 64 bytes and three more.
static inline __attribute__((always_inline)) void PATH(look_up)(
  const uint8_t *at, uint64_t leads, const struct usward_classes *classes, bytes64 *of_leads
) {
#if defined(LOOK_UP64)
  // Characters that differ only in their last byte are looked up together: 64 bytes rarely contain more than a few such
  // groups.
  const bytes64 firsts = LOAD64(at);
  const bytes64 seconds = LOAD64(at + 1);
  const bytes64 thirds = LOAD64(at + 2);
  bytes64 found = (bytes64)0;
  while (leads != 0) {
    const uint8_t *lead = at + __builtin_ctzll(leads);
    // Zero where all bytes except the last equal those of this character.
    bytes64 apart = firsts ^ (bytes64)lead[0];
    bytes64 last = seconds;
    unsigned code = (lead[0] & 0x1Fu) << 6;
    if (lead[0] >= 0xE0) {
      apart |= seconds ^ (bytes64)lead[1];
      last = thirds;
      code = (lead[0] & 0xFu) << 12 | (lead[1] & 0x3Fu) << 6;
    }
    if (__builtin_expect(lead[0] >= 0xF0, 0)) {
      apart |= thirds ^ (bytes64)lead[2];
      last = LOAD64(at + 3);
      code = (lead[0] & 7u) << 18 | (lead[1] & 0x3Fu) << 12 | (lead[2] & 0x3Fu) << 6;
    }
    const truth64 same = IS(apart, 0);
    const bytes64 looked_up = LOOK_UP64(classes->blocks + classes->index[code >> 7] * 128u + (code & 64), last);
    found = same ? looked_up : found;
    leads &= ~MASK64(same);
  }
  *of_leads = found & (bytes64)15;
#else
  uint8_t found[64];
  for (; leads != 0; leads &= leads - 1) {
    const unsigned i = (unsigned)__builtin_ctzll(leads);
    unsigned length;
    found[i] = PATH(class_at)(at + i, classes, &length) & 15;
  }
  *of_leads = LOAD64(found);
#endif
}

/// The runs of ones in `mask` that start at one of `starts`, which is a subset of it.
static inline uint64_t PATH(stretches)(uint64_t mask, uint64_t starts) { return mask & ~(mask + starts); }

/// Adds the characters beyond ASCII to the masks. `at` has 64 bytes and the rest of a character that starts in them.
static void PATH(classify_beyond_ascii)(
  const uint8_t *at, const struct usward_classes *classes, const struct PATH(masks) *before, struct PATH(masks) *masks,
  uint8_t *spill_class, uint8_t *spill_count
) {
  uint64_t of[16] = {0};
  of[*spill_class] = (1ull << *spill_count) - 1;
  *spill_count = 0;
  bytes64 bytes = LOAD64(at);
  uint64_t leads = MASK64(IS_BETWEEN(bytes, 0xC0, 0xFF));
  // The letters from U+00C0 to U+027F, except the signs × and ÷, and from U+0400 to U+047F are recognised by their
  // first byte.
  uint64_t signs = MASK64(IS(bytes, 0x97) | IS(bytes, 0xB7)) >> 1;
  if (at[63] == 0xC3 && (at[64] == 0x97 || at[64] == 0xB7)) signs |= 1ull << 63;
  uint64_t pairs = MASK64(IS_BETWEEN(bytes, 0xC4, 0xC9) | IS_BETWEEN(bytes, 0xD0, 0xD1))
    | (MASK64(IS(bytes, 0xC3)) & ~signs);
  of[USWARD_LETTER] |= pairs | pairs << 1;
  if (pairs >> 63) {
    *spill_class = USWARD_LETTER;
    *spill_count = 1;
  }
  // So are the ideographs from U+4E00 to U+9FFF and the Korean syllables from U+AC00 to U+CFFF, except that after 0xE4
  // and 0xEA the second byte decides.
  const uint64_t ideographs = MASK64(IS_BETWEEN(bytes, 0xE5, 0xE9))
    | (MASK64(IS(bytes, 0xE4)) & MASK64(IS_BETWEEN(bytes, 0xB8, 0xBF)) >> 1);
  const uint64_t syllables = MASK64(IS_BETWEEN(bytes, 0xEB, 0xEC))
    | (MASK64(IS(bytes, 0xEA)) & MASK64(IS_BETWEEN(bytes, 0xB0, 0xBF)) >> 1);
  of[USWARD_SINGLE] |= ideographs | ideographs << 1 | ideographs << 2;
  of[USWARD_LETTER] |= syllables | syllables << 1 | syllables << 2;
  const uint64_t triples = ideographs | syllables;
  if (triples >> 62) {
    *spill_class = ideographs >> 62 ? USWARD_SINGLE : USWARD_LETTER;
    *spill_count = triples >> 63 ? 2 : 1;
  }
  uint64_t single_leads = ideographs;
  const uint64_t others = leads & ~pairs & ~triples;
  if (others != 0) {
    bytes64 found;
    PATH(look_up)(at, others, classes, &found);
    const uint64_t longer = others & MASK64(IS_BETWEEN(bytes, 0xE0, 0xFF));
    const uint64_t longest = others & MASK64(IS_BETWEEN(bytes, 0xF0, 0xFF));
#define BYTES_OF(leads) ((leads) | (leads) << 1 | ((leads) & longer) << 2 | ((leads) & longest) << 3)
#pragma clang loop unroll(full)
    for (unsigned class = USWARD_LETTER; class <= USWARD_HARD; class++) {
      const uint64_t of_class = others & MASK64(IS(found, class));
      if (class == USWARD_SINGLE) single_leads |= of_class;
      of[class] |= BYTES_OF(of_class);
    }
    const uint64_t marks = others & MASK64(IS(found, USWARD_EXTEND));
    if (marks != 0) {
      // A mark belongs to the class of the character before it, even if that is a mark itself.
      const uint64_t bytes_of_marks = BYTES_OF(marks);
      const uint64_t firsts = bytes_of_marks & ~(bytes_of_marks << 1);
      uint64_t rest = bytes_of_marks;
#define TAKE(class, characters, last)                                                                            \
  {                                                                                                              \
    const uint64_t taken = PATH(stretches)(bytes_of_marks, firsts & rest & ((characters) << 1 | (last) >> 63)); \
    of[class] |= taken;                                                                                          \
    rest &= ~taken;                                                                                              \
  }
      TAKE(USWARD_HEBREW, of[USWARD_HEBREW], before->hebrew)
      TAKE(USWARD_LETTER, masks->letters | of[USWARD_LETTER], before->letters)
      TAKE(USWARD_SINGLE, of[USWARD_SINGLE], before->singles)
      TAKE(USWARD_KATAKANA, of[USWARD_KATAKANA], before->katakana)
#undef TAKE
      of[USWARD_HARD] |= rest;
    }
    const uint64_t middles = others & MASK64(IS(found, USWARD_MIDDLE));
    const uint64_t numeric_middles = others & MASK64(IS(found, USWARD_MIDDLE_OF_NUMBER));
    if ((middles | numeric_middles) != 0) {
      const uint64_t letters = masks->letters | of[USWARD_LETTER] | of[USWARD_HEBREW];
      const uint64_t after_digit = (masks->digits | of[USWARD_DIGIT]) << 1 | before->digits >> 63;
      // Before an ASCII character that is neither letter nor digit it does not join anything.
      const uint64_t plain = ~(MASK64((truth64)((bytes & (bytes64)0x80) != (bytes64)0)) | masks->letters | masks->digits);
      const uint64_t joining = ~(plain >> 2 & ~longer) & ~(plain >> 3 & longer);
      of[USWARD_HARD] |= middles & joining & (letters << 1 | before->letters >> 63 | after_digit);
      of[USWARD_HARD] |= numeric_middles & joining & after_digit;
    }
#undef BYTES_OF
    // Carried into the next 64 bytes; a character that the rules must read ends the scan before that.
    const unsigned last = 63 - (unsigned)__builtin_clzll(others);
    const unsigned length = 2 + (unsigned)(longer >> last & 1) + (unsigned)(longest >> last & 1);
    if (last + length > 64) {
      *spill_count = (uint8_t)(last + length - 64);
      *spill_class = USWARD_NONE;
#pragma clang loop unroll(full)
      for (unsigned class = USWARD_LETTER; class <= USWARD_HARD; class++) {
        if (of[class] >> 63) *spill_class = (uint8_t)class;
      }
    }
  }
  masks->hebrew = of[USWARD_HEBREW];
  masks->letters |= of[USWARD_LETTER] | of[USWARD_HEBREW];
  masks->digits |= of[USWARD_DIGIT];
  masks->singles = of[USWARD_SINGLE];
  masks->single_leads = single_leads;
  masks->katakana = of[USWARD_KATAKANA];
  masks->curly = of[USWARD_APOSTROPHE] & leads;
  masks->hard |= of[USWARD_HARD];
}

/// The masks of the 64 bytes at `position`; everything past `end` reads as spaces.
static inline __attribute__((always_inline)) void PATH(classify)(
  const uint8_t *text, size_t position, size_t end, const struct usward_classes *classes,
  const struct PATH(masks) *before, struct PATH(masks) *masks, uint8_t *spill_class, uint8_t *spill_count
) {
  uint8_t padded[68];
  const uint8_t *at = text + position;
  if (__builtin_expect(position + 68 > end, 0)) {
    __builtin_memset(padded, ' ', sizeof padded);
    if (position < end) __builtin_memcpy(padded, at, end - position > 68 ? 68 : end - position);
    at = padded;
  }
  bytes64 bytes = LOAD64(at);
  masks->letters = MASK64(IS_BETWEEN(bytes | (bytes64)0x20, 'a', 'z'));
  masks->digits = MASK64(IS_BETWEEN(bytes, '0', '9'));
  masks->dots = MASK64(IS(bytes, '.'));
  masks->quotes = MASK64(IS(bytes, '\''));
  masks->commas = MASK64(IS(bytes, ',') | IS(bytes, ';'));
  masks->slashes = MASK64(IS(bytes, '/'));
  masks->hard = MASK64(IS(bytes, '@') | IS(bytes, '#') | IS(bytes, '_'));
  masks->singles = masks->single_leads = masks->katakana = masks->hebrew = masks->curly = 0;
  uint64_t beyond = MASK64((truth64)((bytes & (bytes64)0x80) != (bytes64)0));
  if (beyond != 0) {
    PATH(classify_beyond_ascii)(at, classes, before, masks, spill_class, spill_count);
  }
}

/// Which of the places where a web address may begin or be recognised are worth examining with the rules.
static uint64_t PATH(addresses)(
  const uint8_t *text, size_t start, size_t position, uint64_t doubled, uint64_t dots, uint64_t slashes
) {
  uint64_t found = 0;
  for (; doubled != 0; doubled &= doubled - 1) {  // ://
    size_t at = position + (size_t)__builtin_ctzll(doubled);
    if (at >= start + 2 && text[at - 2] == ':') found |= doubled & -doubled;
  }
  for (; dots != 0; dots &= dots - 1) {  // www.
    size_t at = position + (size_t)__builtin_ctzll(dots);
    if (at >= start + 3 && (text[at - 1] | 0x20) == 'w' && (text[at - 2] | 0x20) == 'w' && (text[at - 3] | 0x20) == 'w') {
      found |= dots & -dots;
    }
  }
  for (; slashes != 0; slashes &= slashes - 1) {  // .org/
    size_t at = position + (size_t)__builtin_ctzll(slashes);
    size_t i = at;
    while (i > start && (uint8_t)(text[i - 1] - 'a') < 26) i--;
    if (at - i >= 2 && i > start && text[i - 1] == '.') found |= slashes & -slashes;
  }
  return found;
}

static inline bool PATH(is_white)(uint8_t byte) { return byte == ' ' || (uint8_t)(byte - 9) < 5; }

/// Whether there is a boundary before `at` that nothing on either side can move: white space before, and neither white
/// space nor a mark after.
static bool PATH(is_safe)(const uint8_t *text, size_t at, const struct usward_classes *classes) {
  if (!PATH(is_white)(text[at - 1])) return false;
  if (text[at] < 0x80) return !PATH(is_white)(text[at]);
  unsigned length;
  const unsigned class = PATH(class_at)(text + at, classes, &length) & 15;
  return class >= USWARD_LETTER && class <= USWARD_HEBREW;
}

static inline bool PATH(is_digit)(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

/// A count in progress where only letters, digits and simple marks have been met, with what matters about the previous
/// byte.
struct PATH(plain_run) {
  /// Whether it is a letter or digit, and whether it belongs to a word.
  uint64_t follows_letter, follows_word;
};

#if defined(LOOK_UP_NIBBLES)
/// For each value of the lower and of the upper four bits of a byte, the classes that it may belong to; it belongs to
/// the one that both name. The first two are letters, the third is digits; the next is the apostrophe; the one after
/// that holds full stop, comma, semicolon and some that do not join anything; the others hold signs that may form more
/// than words: `#`, `/`, `@`, `_`.
static const uint8_t PATH(lower_classes)[16] = {
  0x46, 0x07, 0x07, 0x27, 0x07, 0x07, 0x07, 0x0F, 0x07, 0x07, 0x03, 0x11, 0x11, 0x01, 0x11, 0xA1,
};
static const uint8_t PATH(upper_classes)[16] = {0, 0, 0x38, 0x14, 0x41, 0x82, 0x01, 0x02, 0, 0, 0, 0, 0, 0, 0, 0};

/// Counts the words that end in stretches of 64 bytes from `position` on, up to one that contains more than the plain
/// words of most text. Few masks are needed.
static inline __attribute__((always_inline)) size_t PATH(count_plain)(
  const uint8_t *text, size_t *position, size_t end, struct PATH(plain_run) *run
) {
  size_t count = 0;
  uint64_t follows_letter = run->follows_letter, follows_word = run->follows_word;
  size_t at = *position;
  for (; at + 68 <= end; at += 64) {
    const bytes64 bytes = LOAD64(text + at);
    const bytes64 classes = LOOK_UP_NIBBLES(PATH(lower_classes), bytes)
      & LOOK_UP_NIBBLES(PATH(upper_classes), bytes >> (bytes64)4);
    // The classes of signs, raised to 128 or more, and everything beyond ASCII.
    const uint64_t signs = MASK64(IS_BETWEEN((classes + (bytes64)0x60) | bytes, 0x80, 0xFF));
    // Zero where there are no signs, since a byte belongs to one class only.
    const uint64_t marks = MASK64(IS_BETWEEN(classes + (bytes64)0x78, 0x80, 0xFF));
    const uint64_t letters = MASK64((truth64)((truth64)classes > (truth64)0)) & ~marks;
    uint64_t inner = marks & (letters << 1 | follows_letter) & letters >> 1;
    if (__builtin_expect((signs | inner | marks >> 63) != 0, 0)) {
      uint64_t apostrophes = 0;
      if (signs != 0) {
        // All are dashes or quotation marks, U+2013, U+2014, U+2019, U+201C and U+201D: of these only the apostrophe
        // joins letters.
        const uint64_t quotes = MASK64(IS(bytes, 0xE2)) & MASK64(IS(bytes, 0x80)) >> 1
          & MASK64(IS_BETWEEN(bytes, 0x93, 0x94) | IS(bytes, 0x99) | IS_BETWEEN(bytes, 0x9C, 0x9D)) >> 2;
        if (signs != (quotes | quotes << 1 | quotes << 2)) break;
        apostrophes = quotes & MASK64(IS(bytes, 0x99)) >> 2;
        // The byte that follows it is not loaded.
        if (apostrophes >> 61) break;
      }
      const uint8_t next = text[at + 64];
      if (marks >> 63 & next >> 7) break;
      // Full stops and apostrophes join letters; these and commas join digits; nothing joins a digit and a letter.
      const uint64_t next_digit = PATH(is_digit)(next), next_letter = (uint8_t)((next | 0x20) - 'a') < 26;
      const uint64_t follows_digit = follows_letter && PATH(is_digit)(text[at - 1]);
      const uint64_t digits = MASK64(IS(classes, 0x04)), others = letters & ~digits;
      const uint64_t after_letter = others << 1 | (follows_letter ^ follows_digit);
      const uint64_t after_digit = digits << 1 | follows_digit;
      const uint64_t in_letters = after_letter & (others >> 1 | next_letter << 63);
      const uint64_t in_digits = after_digit & (digits >> 1 | next_digit << 63);
      const uint64_t quotes = MASK64(IS(bytes, '\'')), stops = MASK64(IS(bytes, '.'));
      // An address may begin here.
      if (stops & in_letters) break;
      inner = (quotes & in_letters) | ((quotes | stops | MASK64(IS(bytes, ',') | IS(bytes, ';'))) & in_digits);
      apostrophes &= (after_letter & others >> 3) | (after_digit & digits >> 3);
      inner |= apostrophes | apostrophes << 1 | apostrophes << 2;
    }
    const uint64_t words = letters | inner;
    count += (size_t)__builtin_popcountll((words << 1 | follows_word) & ~words);
    follows_letter = letters >> 63;
    follows_word = words >> 63;
  }
  run->follows_letter = follows_letter;
  run->follows_word = follows_word;
  *position = at;
  return count;
}
#else
static inline __attribute__((always_inline)) size_t PATH(count_plain)(
  const uint8_t *text, size_t *position, size_t end, struct PATH(plain_run) *run
) {
  (void)text, (void)position, (void)end, (void)run;
  return 0;
}
#endif

/// Finds the words from `scan->position` on, as described at `usward_scan_words` and `usward_count_words`. `counts` is
/// a constant at each call, so that each version is compiled with only what it needs. When only counting, words after
/// the start of a stretch that the rules must read are counted too.
static inline __attribute__((always_inline)) size_t PATH(scan_words)(
  const uint8_t *text, struct usward_word_scan *scan, const struct usward_classes *classes, uint64_t *tokens, size_t room,
  const bool counts
) {
  const size_t start = scan->start;
  const size_t end = scan->end;
  size_t position = scan->position;
  size_t written = 0;
  uint8_t spill_class = scan->spill_class;
  uint8_t spill_count = scan->spill_count;
  struct PATH(masks) before = {0};
  before.letters = scan->letters;
  before.digits = scan->digits;
  before.slashes = scan->slashes;
  before.singles = scan->singles;
  before.katakana = scan->katakana;
  before.hebrew = scan->hebrew;
  uint64_t words_before = scan->words;
  unsigned long long number_carry = scan->number_carry;
  uint64_t apostrophe_tail = scan->apostrophe_tail;
  bool is_open = scan->is_open;
  uint32_t open = scan->open;
  bool has_hard = false;
  uint64_t hard = 0;
  uint64_t last_ends = 0;

  /// What is carried into the bytes at `position`; the other pair is carried into the 64 bytes after these.
  uint8_t saved_class = spill_class;
  uint8_t saved_count = spill_count;
  struct PATH(masks) here;
  PATH(classify)(text, position, end, classes, &before, &here, &spill_class, &spill_count);
  while (position <= end && !has_hard) {
    const size_t left = end + 64 - position;
    if (!counts && room - written < (left < STRETCH ? left : STRETCH) / 2 + 2) break;
    uint32_t starts_found[STRETCH / 2 + 96];
    uint32_t ends_found[STRETCH / 2 + 96];
    uint32_t numbers[STRETCH / 2 + 96];
    uint32_t *start_place = starts_found;
    uint32_t *end_place = ends_found;
    size_t number_count = 0;
    if (is_open) *start_place++ = open;
    size_t limit = position + STRETCH;
    while (position <= end && position < limit) {
      // Whether a character beyond ASCII before it is a digit is not known.
      if (counts && saved_count == 0 && apostrophe_tail == 0 && (position == start || text[position - 1] < 0x80)
        && (before.slashes | before.singles | before.katakana | before.hebrew) >> 63 == 0) {
        const size_t from = position;
        struct PATH(plain_run) run = {(before.letters | before.digits) >> 63, words_before >> 63};
        written += PATH(count_plain)(text, &position, end, &run);
        if (position != from) {
          const bool is_digit = PATH(is_digit)(text[position - 1]);
          before = (struct PATH(masks)){0};
          before.digits = (run.follows_letter & is_digit) << 63;
          before.letters = run.follows_letter << 63 & ~before.digits;
          words_before = run.follows_word << 63;
          spill_class = spill_count = 0;
          PATH(classify)(text, position, end, classes, &before, &here, &spill_class, &spill_count);
        }
      }
      struct PATH(masks) next;
      saved_class = spill_class;
      saved_count = spill_count;
      PATH(classify)(text, position + 64, end, classes, &here, &next, &spill_class, &spill_count);
      const uint64_t after_letter = here.letters << 1 | before.letters >> 63;
      const uint64_t before_letter = here.letters >> 1 | next.letters << 63;
      const uint64_t after_digit = here.digits << 1 | before.digits >> 63;
      const uint64_t before_digit = here.digits >> 1 | next.digits << 63;
      const uint64_t in_letters = after_letter & before_letter;
      const uint64_t in_digits = after_digit & before_digit;
      uint64_t joiners = ((here.dots | here.quotes) & (in_letters | in_digits)) | (here.commas & in_digits);
      joiners |= apostrophe_tail;
      apostrophe_tail = 0;
      if (here.curly != 0) {
        const uint64_t joined = here.curly
          & ((after_letter & (here.letters >> 3 | next.letters << 61))
            | (after_digit & (here.digits >> 3 | next.digits << 61)));
        joiners |= joined | joined << 1 | joined << 2;
        apostrophe_tail = (joined >> 63) * 3 | (joined >> 62 & 1);
      }
      const uint64_t words = here.letters | here.digits | here.singles | here.katakana | joiners;
      const uint64_t after_word = words << 1 | words_before >> 63;
      const uint64_t after_single = here.singles << 1 | before.singles >> 63;
      const uint64_t after_katakana = here.katakana << 1 | before.katakana >> 63;
      const uint64_t breaks = here.single_leads | (after_single & ~here.singles) | (after_katakana ^ here.katakana);
      const uint64_t joined = words & after_word & ~breaks;
      const uint64_t starts = words & ~joined;
      const uint64_t ends = after_word & ~joined;

      hard = here.hard;
      const uint64_t doubled = here.slashes & (here.slashes << 1 | before.slashes >> 63);
      const uint64_t dotted = here.dots & in_letters;
      const uint64_t slashed = here.slashes & after_letter & (before_letter | before_digit);
      if ((doubled | dotted | slashed) != 0) {
        hard |= PATH(addresses)(text, start, position, doubled, dotted, slashed);
      }
      if ((here.hebrew | before.hebrew >> 63) != 0) {
        uint64_t after_hebrew = here.hebrew << 1 | before.hebrew >> 63;
        hard |= after_hebrew & (here.quotes | here.curly);
        for (after_hebrew &= ~here.hebrew; after_hebrew != 0; after_hebrew &= after_hebrew - 1) {
          size_t at = position + (size_t)__builtin_ctzll(after_hebrew);
          if (at < end && text[at] == '"') hard |= after_hebrew & -after_hebrew;
        }
      }

      if (counts) {
        written += (size_t)__builtin_popcountll(ends);
        last_ends = ends;
      } else {
        // A word that starts with a digit is a number if the run of digits and joiners from there ends the word: the
        // sum carries a bit through the run to the place after it.
        const uint64_t run = (here.digits | joiners) & ~here.letters;
        const uint64_t sum = __builtin_addcll(run, starts & here.digits, number_carry, &number_carry);
        uint64_t number_ends = sum & ~run & ends;

        const uint32_t base = (uint32_t)position;
        for (; number_ends != 0; number_ends &= number_ends - 1) {
          const uint64_t below = (number_ends & -number_ends) - 1;
          numbers[number_count++] = (uint32_t)(end_place - ends_found + __builtin_popcountll(ends & below));
        }
        start_place = PATH(put)(start_place, base, starts);
        end_place = PATH(put)(end_place, base, ends);
      }
      words_before = words;
      if (__builtin_expect(hard != 0, 0)) {
        has_hard = true;
        break;
      }
      before = here;
      here = next;
      position += 64;
    }
    if (counts) continue;
    const size_t count = (size_t)(end_place - ends_found);
    is_open = start_place - starts_found > end_place - ends_found;
    if (is_open) open = start_place[-1];
    uint64_t *to = tokens + written;
    for (size_t i = 0; i < count; i++) {
      to[i] = WORD_TOKEN(starts_found[i], ends_found[i] - starts_found[i]);
    }
    for (size_t i = 0; i < number_count; i++) to[numbers[i]] |= NUMBER_BIT;
    written += count;
  }

  scan->has_hard = has_hard;
  if (has_hard) {
    const size_t first = position + (size_t)__builtin_ctzll(hard);
    size_t from = first;
    while (from > start && !PATH(is_safe)(text, from, classes)) from--;
    size_t to = first + 1;
    while (to < end && !PATH(is_safe)(text, to, classes)) to++;
    if (counts) {
      if (from >= position) written -= (size_t)__builtin_popcountll(last_ends >> (from - position));
    } else {
      while (written > 0 && START(tokens[written - 1]) >= from) written--;
    }
    scan->position = position;
    scan->hard_start = from;
    scan->hard_end = to;
    return written;
  }
  scan->position = position;
  scan->spill_class = saved_class;
  scan->spill_count = saved_count;
  scan->letters = before.letters;
  scan->digits = before.digits;
  scan->slashes = before.slashes;
  scan->singles = before.singles;
  scan->katakana = before.katakana;
  scan->hebrew = before.hebrew;
  scan->words = words_before;
  scan->number_carry = number_carry;
  scan->apostrophe_tail = apostrophe_tail;
  scan->is_open = is_open;
  scan->open = open;
  return written;
}

size_t PATH(usward_scan_words)(
  const uint8_t *text, struct usward_word_scan *scan, const struct usward_classes *classes, uint64_t *tokens, size_t room
) {
  return PATH(scan_words)(text, scan, classes, tokens, room, false);
}

size_t PATH(usward_count_words)(
  const uint8_t *text, struct usward_word_scan *scan, const struct usward_classes *classes
) {
  const size_t count = PATH(scan_words)(text, scan, classes, 0, 0, true);
  if (!scan->has_hard || scan->hard_start >= scan->position) return count;
  // A boundary that nothing after it can move: the words before it are those of a text that ends there.
  struct usward_word_scan before = {.start = scan->start, .position = scan->start, .end = scan->hard_start};
  return PATH(scan_words)(text, &before, classes, 0, 0, true);
}
