#ifndef USWARD_CENTRYCOUNT_H
#define USWARD_CENTRYCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CPartLayout.h"

// Counts the entries of a sentence whose parts were counted by their forms alone: corrects what differs near phrases,
// after negations and under guards, and lists what must be listed one by one.

/// What a part does in its clause: bits of `marks`, and above these the number of the actor it names as subject, 0 for
/// none.
#define USWARD_NEGATES 1
#define USWARD_ENDS_NEGATION 2
#define USWARD_OPENS_CLAUSE 4
#define USWARD_IS_CAPITAL 8
#define USWARD_SUBJECT_SHIFT 4
#define USWARD_SUBJECT (7 << USWARD_SUBJECT_SHIFT)
#define USWARD_IS_RELATIVE 128

/// Bits of `traits`: the form is an entry by itself, it is an exception of some category, a guard may remove some of
/// its matches that are only counted.
#define USWARD_MATCHES_ITSELF 16
#define USWARD_EXCEPTS 64
#define USWARD_GUARDED 128

/// How many kinds of matches a category has that are counted separately: the number of a match is this times the
/// category, plus a bit each for entries of the category itself and for support categories.
#define USWARD_MATCHES 4
#define USWARD_OWN_MATCH 1
#define USWARD_SUPPORT_MATCH 2

/// When matches are listed one by one, depending on the category of their entry: always, or where a guard may remove
/// them. In the match of a form the lowest two bits say this, with its number above them.
#define USWARD_ALWAYS_LISTED 1
#define USWARD_LISTED_WHERE_GUARDED 2

/// The bit of a category, for filters.
static inline uint64_t usward_category_bit(int32_t category) { return (uint64_t)1 << (category & 63); }

/// What the matches of a category do.
struct usward_category {
  /// The bits of the categories that they count for.
  uint64_t bits;
  /// The place of the list of these.
  int32_t above_start, above_end;
  /// What they do in a clause, and whether matches of any category that they count for do something there.
  uint8_t marks, has_marks;
  /// When they are listed, and whether the category is a support category.
  uint8_t listing, is_support;
};

/// An entry that may be the match of its category at a place: where it ends, and the category it belongs to.
struct usward_candidate {
  int32_t category, entry, end, own;
};

/// The length of an entry's text in bytes.
static inline int32_t usward_text_length(const int32_t *text_ends, int32_t entry) {
  return text_ends[entry] - (entry == 0 ? 0 : text_ends[entry - 1]);
}

/// Whether a candidate is better than another of its category at the same place: the longer one, then the one of the
/// better kind, then, of two prefixes, the one with the longer text. An entry has four numbers, the second of which is
/// its kind.
static inline bool usward_is_better(
  const int32_t *entries, const int32_t *text_ends, const struct usward_candidate *one, const struct usward_candidate *other
) {
  if (one->end != other->end) return one->end > other->end;
  const int32_t kind = entries[4 * (size_t)one->entry + 1], rival = entries[4 * (size_t)other->entry + 1];
  if (kind != rival) return kind < rival;
  return usward_text_length(text_ends, one->entry) > usward_text_length(text_ends, other->entry);
}

/// A match of an entry, which covers the parts from `start` up to `end`.
struct usward_match {
  ptrdiff_t category, entry, own;
  ptrdiff_t start, end;
};

/// The progress in a sentence; all zero at its beginning.
struct usward_entry_course {
  /// The next part to look at, and the place in `listed` of the next one there.
  size_t part, listed;
  /// The first phrase that was not reached.
  size_t phrase;
  /// The end of the parts that phrases and exceptions cover, and of those whose marks come from phrases and their
  /// surroundings.
  size_t end, unmarked;
  /// The end of the parts for which negation has been decided.
  size_t entered;
  /// The bits of the categories whose phrases and exceptions may still cover parts.
  uint64_t taken_bits;
  /// How many parts a negation still reaches, including the current one; and what the previous part does in its clause.
  int left;
  uint8_t marks;
};

/// A sentence whose entries are counted.
struct usward_entry_count {
  struct usward_part *parts;
  size_t count;
  /// In order of place, with a last one that begins after all parts.
  const struct usward_phrase *phrases;
  /// Whether a negation ends with one of its parts, according to the forms.
  bool has_negation;
  /// The parts of which matches are also listed that a guard may remove; all parts where nothing is counted.
  size_t guarded_start, guarded_end;
  /// What is known of forms, and the contents of their lists.
  const struct usward_part_type *types;
  const int32_t *pool;
  /// The lists of matches that are only counted, by signature: where each ends, and all of them.
  const int32_t *counted_ends, *counted;
  /// Four numbers for each entry (category, kind, whether it is an exception, one unused here), and where the text of
  /// each ends.
  const int32_t *entries, *text_ends;
  /// For each category, the list of categories that its matches count for.
  const int32_t *above;
  const struct usward_category *categories;
  size_t category_count;
  /// Counts by signature, where parts were counted by their forms, and by match; null where everything is listed.
  uint64_t *by_signature, *by_match;
  /// For each category, the part after its last phrase or exception. Parts are numbered from `base`, the sentence's
  /// first.
  ptrdiff_t *taken;
  ptrdiff_t base;
  /// Room for one for each category.
  struct usward_candidate *candidates;
  /// The parts that have something to be listed, followed by one past the end; not read where nothing is counted.
  const int32_t *listed;
  /// Room for matches, and the number of matches.
  struct usward_match *matches;
  size_t room, match_count;
  struct usward_entry_course course;
};

/// Counts or lists the entries of a sentence and marks its parts. Returns false where there is no room for twice as
/// many matches as there are categories, the most that a part may have; continues there once there is.
bool usward_count_entries(struct usward_entry_count *sentence);

#endif
