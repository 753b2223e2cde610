#include "CWordScan.h"
#include "tokens.h"

#include <string.h>

// A form of up to 16 bytes is its own key, padded with zeroes: no word contains a zero byte. The key of a longer one is
// a hash and its length below the byte 0xFF, which never occurs in UTF-8; then its bytes are compared too.

static const uint8_t ones_and_zeroes[32] = {
  0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
};

static inline uint64_t fold(uint64_t a, uint64_t b) {
  unsigned __int128 product = (unsigned __int128)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t mix(uint64_t low, uint64_t high) {
  return fold(low ^ 0x9E3779B97F4A7C15u, high ^ 0xE7037ED1A0B428DBu);
}

/// Where the next 16 bytes of a form of more than 16 start; the last 16 end with the form and may overlap those before.
static inline size_t next_part(size_t i, size_t count) { return i + 32 <= count || i + 16 == count ? i + 16 : count - 16; }

static inline uint64_t hash_of_long(const uint8_t *bytes, size_t count) {
  uint64_t hash = count;
  for (size_t i = 0; i < count; i = next_part(i, count)) {
    uint64_t part[2];
    memcpy(part, bytes + i, 16);
    hash = fold(part[0] ^ hash ^ 0x9E3779B97F4A7C15u, part[1] ^ 0xE7037ED1A0B428DBu);
  }
  return hash;
}

/// Whether two forms of more than 16 bytes are equal.
static inline bool is_same_long(const uint8_t *a, const uint8_t *b, size_t count) {
  for (size_t i = 0; i < count; i = next_part(i, count)) {
    uint64_t of_a[2], of_b[2];
    memcpy(of_a, a + i, 16);
    memcpy(of_b, b + i, 16);
    if (((of_a[0] ^ of_b[0]) | (of_a[1] ^ of_b[1])) != 0) return false;
  }
  return true;
}

/// The key of a form of more than 16 bytes.
static inline struct usward_form long_key(const uint8_t *bytes, size_t length) {
  return (struct usward_form){hash_of_long(bytes, length), 0xFFull << 56 | length};
}

/// The key of a form of up to 16 bytes, meaningless for a longer one. `has_room` says that 16 bytes can be read.
static inline struct usward_form short_key(const uint8_t *form, size_t length, bool has_room) {
  uint64_t key[2] = {0, 0};
  length = length > 16 ? 16 : length;
  if (has_room) {
    uint64_t keep[2];
    memcpy(keep, ones_and_zeroes + 16 - length, 16);
    memcpy(key, form, 16);
    key[0] &= keep[0];
    key[1] &= keep[1];
  } else {
    memcpy(key, form, length);
  }
  return (struct usward_form){key[0], key[1]};
}

/// Tokens whose forms are looked up together: enough that the memory requested for each has arrived when it is read.
enum { BATCH = 256 };
struct batch {
  struct usward_form keys[BATCH];
  size_t places[BATCH];
  uint32_t guesses[BATCH];
  /// The tokens of more than 16 bytes.
  uint32_t long_ones[BATCH];
  size_t long_count;
};

/// Makes the keys of short forms and requests the memory of their places. `has_room` as in `short_key`, for all tokens.
static inline __attribute__((always_inline)) void read_keys(
  const uint8_t *text, const uint64_t *tokens, size_t count, const struct usward_form_table *table, struct batch *batch,
  bool has_room
) {
  const uint32_t *places = table->places;
  const size_t mask = table->capacity - 1;
  size_t long_count = 0;
  for (size_t i = 0; i < count; i++) {
    const size_t length = LENGTH(tokens[i]);
    batch->long_ones[long_count] = (uint32_t)i;
    long_count += length > 16;
    const struct usward_form key = short_key(text + START(tokens[i]), length, has_room);
    batch->keys[i] = key;
    batch->places[i] = mix(key.low, key.high) & mask;
    __builtin_prefetch(places + batch->places[i]);
  }
  batch->long_count = long_count;
}

/// Looks a form up from `place` on and enters it if it is new. Returns its number from 1, or 0 if the table must grow
/// first.
static uint32_t find(
  struct usward_form_table *table, struct usward_form key, size_t place, const uint8_t *bytes, size_t length
) {
  for (;; place = (place + 1) & (table->capacity - 1)) {
    const uint32_t number = table->places[place];
    if (number == 0) break;
    const struct usward_form *form = table->forms + number;
    if (form->low != key.low || form->high != key.high) continue;
    if (length <= 16 || is_same_long(table->bytes + table->offsets[number], bytes, length)) return number;
  }
  if (table->count * 4 >= table->capacity) return 0;
  if (length > 16) {
    if (table->byte_room - table->byte_count < length) return 0;
    memcpy(table->bytes + table->byte_count, bytes, length);
    table->offsets[table->count + 1] = table->byte_count;
    table->byte_count += length;
  }
  table->count += 1;
  table->places[place] = (uint32_t)table->count;
  table->forms[table->count] = key;
  return (uint32_t)table->count;
}

size_t usward_number_forms(
  const uint8_t *text, size_t size, const uint64_t *tokens, size_t count, struct usward_form_table *table,
  int32_t *numbers, int32_t first_index, int32_t *fresh, size_t *fresh_count
) {
  // The memory for a token is requested some tokens ahead, in steps: the table is larger than the nearest cache, and
  // waiting for it would be most of the work. Long forms are handled separately, since where they occur is
  // unpredictable.
  struct batch at_hand;
  struct usward_form *const keys = at_hand.keys;
  size_t *const places = at_hand.places;
  uint32_t *const guesses = at_hand.guesses;
  const size_t mask = table->capacity - 1;
  for (size_t first = 0; first < count; first += BATCH) {
    const size_t batch = count - first < BATCH ? count - first : BATCH;
    // Tokens are in order: if the last has room, all have.
    if (__builtin_expect(START(tokens[first + batch - 1]) + 16 <= size, 1)) {
      read_keys(text, tokens + first, batch, table, &at_hand, true);
    } else {
      read_keys(text, tokens + first, batch, table, &at_hand, false);
    }
    const size_t long_count = at_hand.long_count;
    for (size_t k = 0; k < long_count; k++) {
      const size_t i = at_hand.long_ones[k];
      keys[i] = long_key(text + START(tokens[first + i]), LENGTH(tokens[first + i]));
      places[i] = mix(keys[i].low, keys[i].high) & mask;
      __builtin_prefetch(table->places + places[i]);
    }
    for (size_t i = 0; i < batch; i++) {
      guesses[i] = table->places[places[i]];
      __builtin_prefetch(table->forms + guesses[i]);
    }
    for (size_t k = 0; k < long_count; k++) __builtin_prefetch(table->offsets + guesses[at_hand.long_ones[k]]);
    for (size_t k = 0; k < long_count; k++) {
      // A key identifies a short form, but not quite a long one.
      const size_t i = at_hand.long_ones[k];
      const size_t start = START(tokens[first + i]), length = LENGTH(tokens[first + i]);
      const struct usward_form *form = table->forms + guesses[i];
      const bool is_same = form->low == keys[i].low && form->high == keys[i].high
        && is_same_long(table->bytes + table->offsets[guesses[i]], text + start, length);
      if (!is_same) guesses[i] = 0;
    }
    const struct usward_form *const forms = table->forms;
    for (size_t i = 0; i < batch; i++) {
      uint32_t number = guesses[i];
      const struct usward_form form = forms[number];
      // Form 0 means none, and its key equals that of no token. One combined test, since the outcomes alternate
      // unpredictably.
      if (__builtin_expect(((form.low ^ keys[i].low) | (form.high ^ keys[i].high)) != 0, 0)) {
        const uint64_t token = tokens[first + i];
        const size_t before = table->count;
        number = find(table, keys[i], places[i], text + START(token), LENGTH(token));
        if (number == 0) return first + i;
        if (table->count > before) fresh[(*fresh_count)++] = first_index + (int32_t)(first + i);
      }
      numbers[first + i] = (int32_t)number - 1;
    }
  }
  return count;
}

void usward_place_forms(const struct usward_form *forms, size_t count, uint32_t *places, size_t capacity) {
  for (size_t number = 1; number <= count; number++) {
    size_t place = mix(forms[number].low, forms[number].high) & (capacity - 1);
    while (places[place] != 0) place = (place + 1) & (capacity - 1);
    places[place] = (uint32_t)number;
  }
}
