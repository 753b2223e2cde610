#ifndef USWARD_CWORDSCAN_H
#define USWARD_CWORDSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CBrokenScan.h"
#include "CEntryCount.h"
#include "CLineScan.h"
#include "CNeedScan.h"
#include "CPartLayout.h"
#include "CPatternRun.h"
#include "CTally.h"

// Finds words and the ends of sentences 64 bytes at a time. What the kernels cannot decide they leave to the rules in
// Sources/Text, stretch by stretch; all paths give the same tokens.

/// The instruction sets that a kernel may be built for. The baseline is what every processor of the architecture has
/// (SSE2 on x86-64, NEON on arm64).
enum usward_path { USWARD_BASELINE = 0, USWARD_AVX2 = 1, USWARD_AVX512 = 2 };

/// The fastest path that this processor supports; -1 where the compiler knows no vector instructions for it.
int usward_best_path(void);

/// The class of a character in the word kernel; non-ASCII characters are looked up.
enum usward_word_class {
  /// Not part of a word, and without effect on adjacent words.
  USWARD_NONE = 0,
  USWARD_LETTER = 1,
  USWARD_DIGIT = 2,
  /// A letter that is a word by itself, such as an ideograph.
  USWARD_SINGLE = 3,
  USWARD_KATAKANA = 4,
  USWARD_HEBREW = 5,
  /// An apostrophe of three bytes.
  USWARD_APOSTROPHE = 6,
  /// Left to the rules, with the stretch around it.
  USWARD_HARD = 7,
  /// Belongs to the letter before it.
  USWARD_EXTEND = 8,
  /// Joins only digits.
  USWARD_MIDDLE_OF_NUMBER = 9,
  /// Joins letters or digits.
  USWARD_MIDDLE = 10,
};

/// The classes of the non-ASCII characters, by code point: `blocks[index[code / 128] * 128 + code % 128]`. The low four
/// bits are a `usward_word_class`; the others say whether it may end a sentence.
struct usward_classes {
  const uint8_t *blocks;
  const uint16_t *index;
};

/// It may end a sentence.
#define USWARD_TERMINATOR 0x40
/// It ends a paragraph by the standard's rules.
#define USWARD_PARAGRAPH 0x80

/// A word scan in progress: what is known of the bytes before `position`. Initialise `start`, `position` and `end`,
/// everything else to zero.
struct usward_word_scan {
  /// Where the scan began, a word boundary that nothing before it can move.
  size_t start;
  /// The next byte to read.
  size_t position;
  /// The end of the text. If it is not a character boundary, the scan must not be used.
  size_t end;
  /// The start of a word that has not ended yet.
  uint32_t open;
  bool is_open;
  /// The masks of the 64 bytes before `position`.
  uint64_t letters, digits, slashes, words, singles, katakana, hebrew;
  /// What the addition that finds numbers, and an apostrophe, carry into the bytes at `position`.
  uint64_t number_carry, apostrophe_tail;
  /// The class of the character that extends into the bytes at `position`, and how many of them belong to it.
  uint8_t spill_class, spill_count;
  /// The stretch that the rules must read, if `has_hard`: the words before `hard_start` are found, and words from there
  /// on that were already written do not count. Both of its ends are boundaries that nothing beyond them can move.
  size_t hard_start, hard_end;
  bool has_hard;
};

/// How many free places `usward_scan_words` needs, unless the text is short and half its bytes plus 64 are fewer.
#define USWARD_WORDS_ROOM 2112

/// Writes the words from `scan->position` on to `tokens` and returns their number. Stops at the end of the text, at a
/// stretch that it leaves to the rules, or when too few places are free. A token has the start in the low 31 bits, the
/// length in the next 30, and 1 in the next 3 for a number, 0 for a word.
size_t usward_scan_words(
  const uint8_t *bytes, struct usward_word_scan *scan, const struct usward_classes *classes, int path, uint64_t *tokens,
  size_t room);

/// The number of words from `scan->start`, for a scan that has not begun, to the end or to a stretch that it leaves to
/// the rules.
size_t usward_count_words(
  const uint8_t *bytes, struct usward_word_scan *scan, const struct usward_classes *classes, int path);

/// Writes the offsets, from `start` on, of the characters that may end a sentence or, with `lines`, end a paragraph.
/// Returns their number; `*position` becomes where to continue. `room` is at least 64.
size_t usward_scan_terminators(
  const uint8_t *bytes, size_t *position, size_t end, bool lines, const struct usward_classes *classes, int path,
  uint32_t *offsets, size_t room);

/// How many of the tokens, which are in order, start before `place`.
size_t usward_tokens_before(const uint64_t *tokens, size_t count, uint32_t place, int path);

/// The key of a form.
struct usward_form {
  uint64_t low, high;
};

/// A table of forms, in memory of the caller. Forms are stored in the order in which they were met, so that those of
/// most tokens are close together; form 0 is empty and all zero. `places`, a power of two, has the forms by hash, 0
/// where it is free.
struct usward_form_table {
  uint32_t *places;
  size_t capacity;
  /// The forms, with room for a quarter of the number of places and one more.
  struct usward_form *forms;
  /// For each form longer than 16 bytes, where its bytes are.
  uint64_t *offsets;
  size_t count;
  uint8_t *bytes;
  size_t byte_count, byte_room;
};

/// Writes the numbers of the tokens' forms, and for each new form the index of its token, counted from `first_index`.
/// Stops, and returns how many tokens it did, where the table must grow first: when it is a quarter full, or `bytes`
/// has no room for the next token. `fresh` has room for as many as there are tokens.
size_t usward_number_forms(
  const uint8_t *text, size_t size, const uint64_t *tokens, size_t count, struct usward_form_table *table,
  int32_t *numbers, int32_t first_index, int32_t *fresh, size_t *fresh_count);

/// Enters the forms from 1 to `count` into free places, in the order in which they were met.
void usward_place_forms(const struct usward_form *forms, size_t count, uint32_t *places, size_t capacity);

#endif
