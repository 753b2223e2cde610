// Lays out the parts of sentences and finds the phrases in them. Included once for each path.

#include <string.h>

#include "CWordScan.h"

/// The start and the length of a token.
#define START(token) ((token) & 0x7FFFFFFF)
#define LENGTH(token) ((token) >> 31 & 0x3FFFFFFF)
/// What is not 0 in a token that is no word.
#define KIND(token) ((token) >> 61)

/// What stands in a stretch between two tokens. A single full stop within a sentence belongs to an abbreviation.
/// What calls it keeps what it has at hand in registers: most tokens are a space apart.
static __attribute__((noinline, preserve_most)) uint8_t PATH(read_gap)(const uint8_t *bytes, size_t start, size_t end) {
  uint8_t gap = USWARD_NO_GAP;
  size_t stops = 0, hyphens = 0;
  for (size_t i = start; i < end; i++) {
    switch (bytes[i]) {
    case ',': case '/':
      if (gap == USWARD_NO_GAP) gap = USWARD_COMMA;
      break;
    case ';': case ':': case '(': case ')': case '[': case ']': case '!': case '?':
      gap = USWARD_STRONG;
      break;
    case '.':
      stops++;
      break;
    case '-':
      hyphens++;
      break;
    case 0xE2:
      // U+2013 and U+2014 are dashes, U+2026 an ellipsis; U+2018 to U+201D are quotation marks.
      if (i + 2 < end && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x93 || bytes[i + 2] == 0x94 || bytes[i + 2] == 0xA6)) {
        gap = USWARD_STRONG;
      }
      break;
    default:
      break;
    }
  }
  return stops > 1 || hyphens > 1 ? USWARD_STRONG : gap;
}

/// What is known of the types of so many tokens further on is asked for, which is about a sentence: memory is slow, and types
/// lie in no order.
enum { AHEAD = 32 };

/// Asks for what is known of a type. What is no type asks for nothing that matters.
static inline void PATH(ask_for_type)(uintptr_t types, uintptr_t countings, int32_t number) {
  __builtin_prefetch((const void *)(types + sizeof(struct usward_part_type) * (uintptr_t)number));
  __builtin_prefetch((const void *)(countings + sizeof(struct usward_counting) * (uintptr_t)number));
}

/// Writes what a token says of a part; the rest hangs on its type.
static inline void PATH(begin_part)(struct usward_part *part, int32_t type, int32_t token, uint8_t gap) {
  part->type = type;
  part->token = token;
  // The gap, and zeros for marks, `is_negated` and `opens_phrase`: all four bytes at once.
  const uint8_t own[4] = {gap};
  memcpy(&part->gap, own, sizeof own);
}

/// Reads the tokens: how many parts they have, their types, tokens and gaps, and what is known of the tokens themselves.
static size_t PATH(read_tokens)(struct usward_layout *layout, struct usward_part *parts) {
  const uint8_t *const bytes = layout->bytes;
  const uint64_t *const tokens = layout->tokens;
  const int32_t *const numbers = layout->numbers;
  const size_t count = layout->count, after = layout->known - count;
  const int32_t *const ahead = numbers + (after < AHEAD ? after : AHEAD);
  const uintptr_t types = (uintptr_t)layout->types, countings = (uintptr_t)layout->countings;
  const int32_t first = (int32_t)layout->first;
  struct usward_part *part = parts;
  size_t end = layout->laid.end;
  uint64_t kinds = 0;
  uint8_t firsts = 0;
  for (size_t i = 0; i < count; i++) {
    const uint64_t token = tokens[i];
    const size_t start = START(token);
    const bool is_space = start - end == 1 && bytes[end] == ' ';
    const uint8_t gap = __builtin_expect(is_space, 1) ? USWARD_NO_GAP : PATH(read_gap)(bytes, end, start);
    end = start + LENGTH(token);
    kinds |= token;
    firsts |= bytes[start];
    PATH(ask_for_type)(types, countings, ahead[i]);
    const int32_t number = numbers[i];
    if (__builtin_expect(number >= 0, 1)) {
      PATH(begin_part)(part++, number, first + (int32_t)i, gap);
      continue;
    }
    const struct usward_parts_of_form form = layout->several[~number];
    for (int32_t type = form.start; type < form.end; type++) {
      PATH(begin_part)(part++, type, first + (int32_t)i, type == form.start ? gap : USWARD_NO_GAP);
    }
  }
  layout->laid.end = end;
  layout->laid.is_plain = KIND(kinds) == 0 && firsts < 0x80;
  return (size_t)(part - parts);
}

/// Completes parts by what is known of their types, and finds those with which and the next a phrase may begin.
static size_t PATH(read_types)(
  struct usward_layout *layout, struct usward_part *parts, size_t count, struct usward_opening *openings
) {
  const struct usward_part_type *const types = layout->types;
  const uint64_t *const filter = layout->pairs.filter;
  const size_t bits = layout->pairs.filter_bits;
  struct usward_opening *next = openings;
  uint64_t all = 0, letters = 0, capitals = 0;
  uint32_t opens = 0;
  int32_t opener = USWARD_NO_SYMBOL;
  for (size_t i = 0; i < count; i++) {
    struct usward_part *const part = parts + i;
    const struct usward_part_type *const type = types + part->type;
    uint64_t writing;
    memcpy(&writing, &type->capitals, sizeof writing);
    all |= writing;
    letters += (uint32_t)writing;
    capitals += (uint16_t)writing;
    part->row = type->row;
    part->needs = type->needs;
    part->marks = (uint8_t)(writing >> 40);
    // Worked out without a branch, since nobody foresees what words stand first and second in phrases. A bit for each pair
    // tells where none of the two has several symbols, or none.
    const int32_t follower = type->follower;
    const size_t bit = usward_pair_bit(opener, follower, bits);
    const uint64_t is_known = filter[bit / 64] >> (bit % 64) & 1;
    const uint64_t is_open = ((opens & type->follows) != 0) & (follower != USWARD_NO_SYMBOL);
    next->part = (int32_t)i - 1;
    next += ((opener | follower) < 0 ? is_open : is_known) & (part->gap == USWARD_NO_GAP);
    opens = type->opens;
    opener = type->opener;
  }
  layout->laid.capitals = capitals;
  layout->laid.smalls = (letters - capitals) >> 16;
  layout->laid.marks = (uint8_t)(all >> 40);
  return (size_t)(next - openings);
}

/// A pair in no row.
#define NO_PAIR (-2)

/// Looks a pair up from a place on, whose row is known if it has one.
static inline int32_t PATH(find_pair)(const struct usward_pairs *pairs, size_t bit, int32_t number, int32_t first, int32_t second) {
  while (pairs->filter[bit / 64] >> (bit % 64) & 1) {
    const struct usward_pair *const row = pairs->rows + number;
    // In one test: nobody foresees either.
    if (((row->first ^ first) | (row->second ^ second)) == 0) return number;
    number = bit + 1 == pairs->filter_bits ? 0 : number + 1;
    bit = (bit + 1) & (pairs->filter_bits - 1);
  }
  return NO_PAIR;
}

/// What may stand third behind an opening: the symbols of that part, or nothing.
static inline uint32_t PATH(third_of)(
  const struct usward_part *parts, size_t count, const struct usward_part_type *types, size_t opening
) {
  const uint32_t none = (uint32_t)1 << USWARD_NO_THIRD;
  const struct usward_part *const third = parts + opening + 2;
  return opening + 2 < count && third->gap == USWARD_NO_GAP ? none | types[third->type].follows : none;
}

/// Finds the rows of openings and keeps those whose phrases may go on with the third part; most do not. Returns how many are left.
/// The memory of all is asked for before any is read.
static size_t PATH(find_pairs)(
  const struct usward_layout *layout, const struct usward_part *parts, size_t count, struct usward_opening *openings,
  size_t opening_count
) {
  enum { TOGETHER = 32 };
  const struct usward_part_type *const types = layout->types;
  const struct usward_pairs *const pairs = &layout->pairs;
  size_t bits[TOGETHER], kept = 0;
  int32_t rows[TOGETHER];
  for (size_t done = 0; done < opening_count; done += TOGETHER) {
    const size_t batch = opening_count - done < TOGETHER ? opening_count - done : TOGETHER;
    const struct usward_opening *const at_hand = openings + done;
    for (size_t i = 0; i < batch; i++) {
      const struct usward_part *const part = parts + at_hand[i].part;
      bits[i] = usward_pair_bit(types[part[0].type].opener, types[part[1].type].follower, pairs->filter_bits);
      rows[i] = usward_rank_of_pair(pairs->filter, pairs->ranks, bits[i]);
      __builtin_prefetch(pairs->rows + rows[i]);
    }
    for (size_t i = 0; i < batch; i++) {
      const int32_t start = at_hand[i].part;
      const int32_t first = types[parts[start].type].opener, second = types[parts[start + 1].type].follower;
      int32_t pair = USWARD_SEVERAL;
      bool is_kept = true;
      if (__builtin_expect((first | second) >= 0, 1)) {
        pair = PATH(find_pair)(pairs, bits[i], rows[i], first, second);
        is_kept = pair >= 0 && (pairs->rows[pair].thirds & PATH(third_of)(parts, count, types, (size_t)start)) != 0;
        if (is_kept) __builtin_prefetch(pairs->phrases + pairs->rows[pair].start);
      }
      openings[kept] = (struct usward_opening){start, pair};
      kept += is_kept;
    }
  }
  return kept;
}

size_t PATH(usward_lay_out)(struct usward_layout *layout, struct usward_part *parts, struct usward_opening *openings) {
  const size_t count = PATH(read_tokens)(layout, parts);
  const size_t opening_count = PATH(read_types)(layout, parts, count, openings);
  layout->laid.openings = PATH(find_pairs)(layout, parts, count, openings, opening_count);
  return count;
}

/// What the end of a phrase of more than two parts is before it is known to stand there.
#define UNKNOWN_END (-1)

/// The phrases that were listed so far.
struct listing {
  struct usward_phrase *found;
  size_t count, room;
};

/// Appends the phrases of a pair whose third symbol may stand where they want it. Returns whether there was room for all.
static inline bool PATH(list_pair)(
  const struct usward_phrase_search *search, const struct usward_pair *pair, uint32_t third, int32_t start,
  struct listing *listing
) {
  const struct usward_phrase_of_pair *const phrases = search->pairs.phrases;
  const int32_t end = pair[1].start;
  const size_t many = (size_t)(end - pair->start);
  if (__builtin_expect(listing->room - listing->count < many, 0)) return false;
  size_t count = listing->count;
  // Without a branch: what is not kept is written over.
  for (int32_t i = pair->start; i < end; i++) {
    const struct usward_phrase_of_pair phrase = phrases[i];
    listing->found[count] = (struct usward_phrase){
      start, phrase.third == USWARD_NO_THIRD ? start + 2 : UNKNOWN_END, phrase.number,
    };
    count += third >> phrase.third & 1;
  }
  for (size_t i = listing->count; i < count; i++) __builtin_prefetch(search->entries + 4 * (size_t)listing->found[i].entry);
  listing->count = count;
  return true;
}

/// The same for all pairs of two parts of which one has several symbols.
static bool PATH(list_several)(
  const struct usward_phrase_search *search, const struct usward_part *part, uint32_t third, int32_t start,
  struct listing *listing
) {
  const struct usward_pairs *const pairs = &search->pairs;
  const struct usward_lists a = search->lists[search->kinds[part[0].type]], b = search->lists[search->kinds[part[1].type]];
  const int32_t *const openers = search->pool + a.start + a.matches + a.symbols;
  const int32_t *const followers = search->pool + b.start + b.matches + b.symbols + b.openers;
  for (size_t i = 0; i < a.openers; i++) {
    for (size_t j = 0; j < b.followers; j++) {
      const size_t bit = usward_pair_bit(openers[i], followers[j], pairs->filter_bits);
      if (!(pairs->filter[bit / 64] >> (bit % 64) & 1)) continue;
      const int32_t first = usward_rank_of_pair(pairs->filter, pairs->ranks, bit);
      const int32_t number = PATH(find_pair)(pairs, bit, first, openers[i], followers[j]);
      if (number < 0 || !(pairs->rows[number].thirds & third)) continue;
      if (!PATH(list_pair)(search, pairs->rows + number, third, start, listing)) return false;
    }
  }
  return true;
}

/// Where the symbols of an entry end.
static inline size_t PATH(end_of_symbols)(const struct usward_phrase_search *search, int32_t entry) {
  return (size_t)entry + 1 < search->entry_count ? (size_t)search->entries[4 * (size_t)entry + 7] : search->symbol_count;
}

/// Whether a part's form has a symbol.
static inline bool PATH(has_symbol)(const struct usward_phrase_search *search, int32_t type, int32_t symbol) {
  const struct usward_lists *const lists = search->lists + search->kinds[type];
  const int32_t *const symbols = search->pool + lists->start + lists->matches;
  for (size_t i = 0; i < lists->symbols; i++) {
    if (symbols[i] == symbol) return true;
  }
  return false;
}

/// Whether a phrase of more than two parts stands where its first two are; then its end is set.
static inline bool PATH(stands)(
  const struct usward_phrase_search *search, const struct usward_part *parts, size_t count, struct usward_phrase *phrase
) {
  const size_t first = (size_t)search->entries[4 * (size_t)phrase->entry + 3];
  const size_t length = PATH(end_of_symbols)(search, phrase->entry) - first;
  if ((size_t)phrase->start + length > count) return false;
  const struct usward_part *const own = parts + phrase->start;
  for (size_t i = 2; i < length; i++) {
    if (own[i].gap != USWARD_NO_GAP || !PATH(has_symbol)(search, own[i].type, search->symbols[first + i])) return false;
  }
  phrase->end = phrase->start + (int32_t)length;
  return true;
}

size_t PATH(usward_find_phrases)(
  const struct usward_phrase_search *search, struct usward_part *parts, size_t count, const struct usward_opening *openings,
  size_t opening_count, struct usward_phrase *found, size_t room
) {
  // All that is read lies in no order, and is asked for before any of it is waited for.
  for (size_t i = 0; i < opening_count; i++) {
    if (openings[i].pair >= 0) continue;
    const struct usward_part *const part = parts + openings[i].part;
    __builtin_prefetch(search->lists + search->kinds[part[0].type]);
    __builtin_prefetch(search->lists + search->kinds[part[1].type]);
  }
  struct listing listing = {found, 0, room};
  for (size_t i = 0; i < opening_count; i++) {
    const int32_t start = openings[i].part, pair = openings[i].pair;
    const uint32_t third = PATH(third_of)(parts, count, search->types, (size_t)start);
    const bool has_room = pair < 0
      ? PATH(list_several)(search, parts + start, third, start, &listing)
      : PATH(list_pair)(search, search->pairs.rows + pair, third, start, &listing);
    if (!has_room) return USWARD_NO_ROOM;
  }
  for (size_t i = 0; i < listing.count; i++) {
    if (found[i].end != UNKNOWN_END) continue;
    __builtin_prefetch(search->symbols + search->entries[4 * (size_t)found[i].entry + 3]);
    __builtin_prefetch(search->lists + search->kinds[parts[found[i].start + 2].type]);
  }
  size_t kept = 0;
  for (size_t i = 0; i < listing.count; i++) {
    struct usward_phrase phrase = found[i];
    if (phrase.end == UNKNOWN_END && !PATH(stands)(search, parts, count, &phrase)) continue;
    parts[phrase.start].opens_phrase = 1;
    found[kept++] = phrase;
  }
  return kept;
}
