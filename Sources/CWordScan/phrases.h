// Finds the phrases that begin with parts laid out by `parts.h`. Included after it, once for each path.

#include "CWordScan.h"

/// The end of a phrase of more than two parts before the rest is checked: negative, with the expected third symbol in
/// the other bits.
#define UNKNOWN_END(third) (INT32_MIN | (third) >> USWARD_THIRD_IS_NOT_LAST)
/// The third symbol encoded in such an end, and whether it is not the last.
#define THIRD_SYMBOL(end) (((end) & INT32_MAX) >> (USWARD_THIRD_SYMBOL - USWARD_THIRD_IS_NOT_LAST))
#define THIRD_IS_NOT_LAST(end) ((end) & 1)

/// The phrases listed so far.
struct listing {
  struct usward_phrase *found;
  size_t count, room;
};

/// Appends the phrases of a pair whose third symbol may be where they require it. Returns whether there was room for
/// all.
static inline bool PATH(list_pair)(
  const struct usward_phrase_search *search, const struct usward_pair *pair, uint32_t third, int32_t start,
  struct listing *listing
) {
  const struct usward_phrase_of_pair *const phrases = search->pairs.phrases;
  const int32_t end = pair[1].start;
  const size_t many = (size_t)(end - pair->start);
  if (__builtin_expect(listing->room - listing->count < many, 0)) return false;
  size_t count = listing->count;
  // Branchless: an entry that is not kept is overwritten by the next.
  for (int32_t i = pair->start; i < end; i++) {
    const struct usward_phrase_of_pair phrase = phrases[i];
    listing->found[count] = (struct usward_phrase){
      start, phrase.third == USWARD_NO_THIRD ? start + 2 : UNKNOWN_END(phrase.third), phrase.number,
    };
    count += third >> (phrase.third & 31) & 1;
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
  const struct usward_part_type *const a = search->types + part[0].type, *const b = search->types + part[1].type;
  const int32_t *const openers = search->pool + a->lists + a->matches + a->symbols;
  const int32_t *const followers = search->pool + b->lists + b->matches + b->symbols + b->openers;
  for (size_t i = 0; i < a->openers; i++) {
    for (size_t j = 0; j < b->followers; j++) {
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
  const struct usward_part_type *const form = search->types + type;
  const int32_t *const symbols = search->pool + form->lists + form->matches;
  for (size_t i = 0; i < form->symbols; i++) {
    if (symbols[i] == symbol) return true;
  }
  return false;
}

/// Whether a phrase of more than two parts, whose third symbol is present, matches in full where its first two parts
/// are; if so, sets its end.
static inline bool PATH(stands)(
  const struct usward_phrase_search *search, const struct usward_part *parts, size_t count, struct usward_phrase *phrase
) {
  const struct usward_part *const own = parts + phrase->start;
  if (!PATH(has_symbol)(search, own[2].type, THIRD_SYMBOL(phrase->end))) return false;
  size_t length = 3;
  if (THIRD_IS_NOT_LAST(phrase->end)) {
    const size_t first = (size_t)search->entries[4 * (size_t)phrase->entry + 3];
    length = PATH(end_of_symbols)(search, phrase->entry) - first;
    if ((size_t)phrase->start + length > count) return false;
    for (size_t i = 3; i < length; i++) {
      if (own[i].gap != USWARD_NO_GAP || !PATH(has_symbol)(search, own[i].type, search->symbols[first + i])) return false;
    }
  }
  phrase->end = phrase->start + (int32_t)length;
  return true;
}

size_t PATH(usward_find_phrases)(
  const struct usward_phrase_search *search, struct usward_part *parts, size_t count, const struct usward_opening *openings,
  size_t opening_count, struct usward_phrase *found, size_t room
) {
  struct listing listing = {found, 0, room};
  for (size_t i = 0; i < opening_count; i++) {
    const int32_t start = openings[i].part, pair = openings[i].pair;
    const uint32_t third = PATH(third_of)(parts, count, search->types, (size_t)start);
    const bool has_room = pair < 0
      ? PATH(list_several)(search, parts + start, third, start, &listing)
      : PATH(list_pair)(search, search->pairs.rows + pair, third, start, &listing);
    if (!has_room) return USWARD_NO_ROOM;
  }
  // The symbols of third parts are scattered in memory, so all are requested before any is waited for.
  for (size_t i = 0; i < listing.count; i++) {
    if (found[i].end >= 0) continue;
    const struct usward_part_type *const third = search->types + parts[found[i].start + 2].type;
    __builtin_prefetch(search->pool + third->lists + third->matches);
  }
  size_t kept = 0;
  for (size_t i = 0; i < listing.count; i++) {
    struct usward_phrase phrase = found[i];
    if (phrase.end < 0 && !PATH(stands)(search, parts, count, &phrase)) continue;
    parts[phrase.start].opens_phrase = 1;
    found[kept++] = phrase;
  }
  return kept;
}
