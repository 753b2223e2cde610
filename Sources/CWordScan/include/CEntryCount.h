#ifndef USWARD_CENTRYCOUNT_H
#define USWARD_CENTRYCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CPartLayout.h"

// Counts the entries of a sentence whose parts were counted by their forms alone: what is otherwise near phrases, after negations
// and under guards is put right, and what is to be listed one by one is listed.

/// What a part does in its clause: bits of `marks`, and above so many of them who it is as a subject, 0 for nobody.
#define USWARD_NEGATES 1
#define USWARD_ENDS_NEGATION 2
#define USWARD_OPENS_CLAUSE 4
#define USWARD_IS_CAPITAL 8
#define USWARD_SUBJECT_SHIFT 4
#define USWARD_SUBJECT (7 << USWARD_SUBJECT_SHIFT)
#define USWARD_IS_RELATIVE 128

/// What is set in `traits` of a form that is an entry by itself, of one that is an exception of some category, and of one of
/// which a guard may take away what only counts.
#define USWARD_MATCHES_ITSELF 16
#define USWARD_EXCEPTS 64
#define USWARD_GUARDED 128

/// How many matches a category has that are counted each by itself: the number of one is so many times the category, and more where
/// the entry stands in the category itself and where it only serves the reading of others.
#define USWARD_MATCHES 4
#define USWARD_OWN_MATCH 1
#define USWARD_SUPPORT_MATCH 2

/// When matches are listed one by one, by the category that their entry stands in: always; where a guard may take them away. What a
/// form matches by itself has the same in the lowest two bits, and its number above them.
#define USWARD_ALWAYS_LISTED 1
#define USWARD_LISTED_WHERE_GUARDED 2

/// The bit of a category, for filters.
static inline uint64_t usward_category_bit(int32_t category) { return (uint64_t)1 << (category & 63); }

/// What a category's matches do.
struct usward_category {
  /// The bits of the categories that they count for.
  uint64_t bits;
  /// Where the list of these is.
  int32_t above_start, above_end;
  /// What they do in a clause, and whether those of any category that they count for do something there.
  uint8_t marks, has_marks;
  /// When they are listed, and whether they only serve the reading of others.
  uint8_t listing, is_support;
};

/// An entry that may be what its category matches at a place: where it ends, and the category that it stands in.
struct usward_candidate {
  int32_t category, entry, end, own;
};

/// The length of an entry's text in bytes.
static inline int32_t usward_text_length(const int32_t *text_ends, int32_t entry) {
  return text_ends[entry] - (entry == 0 ? 0 : text_ends[entry - 1]);
}

/// Whether a candidate is better than another of its category at the same place: the longer one is, then by its kind, and of two
/// prefixes that of the longer text. An entry has four numbers, the second its kind.
static inline bool usward_is_better(
  const int32_t *entries, const int32_t *text_ends, const struct usward_candidate *one, const struct usward_candidate *other
) {
  if (one->end != other->end) return one->end > other->end;
  const int32_t kind = entries[4 * (size_t)one->entry + 1], rival = entries[4 * (size_t)other->entry + 1];
  if (kind != rival) return kind < rival;
  return usward_text_length(text_ends, one->entry) > usward_text_length(text_ends, other->entry);
}

/// An entry found, which covers the parts from one up to before another.
struct usward_match {
  ptrdiff_t category, entry, own;
  ptrdiff_t start, end;
};

/// How far one has come in a sentence; at its beginning all zeroes.
struct usward_entry_course {
  /// The part to look at next, and the place in `listed` of the next that stands there.
  size_t part, listed;
  /// The first phrase that was not reached.
  size_t phrase;
  /// The part up to which phrases and exceptions reach, and the one up to which marks are those of phrases and what stands near.
  size_t end, unmarked;
  /// The part up to which it is known which are negated.
  size_t entered;
  /// The bits of the categories that phrases and exceptions took which may reach on.
  uint64_t taken_bits;
  /// How many parts a negation reaches yet, the one entered included; and what the part before does in its clause.
  int left;
  uint8_t marks;
};

/// A sentence whose entries are counted.
struct usward_entry_count {
  struct usward_part *parts;
  size_t count;
  /// In order of place, and after the last one that begins past all parts.
  const struct usward_phrase *phrases;
  /// Whether a negation ends with one of its parts by what its form says.
  bool has_negation;
  /// The parts of which also what a guard may take away is listed; all, where nothing is counted.
  size_t guarded_start, guarded_end;
  /// What is known of forms, and what their lists hold.
  const struct usward_part_type *types;
  const int32_t *pool;
  /// The lists of matches that only count, by signature: where each ends, and all of them.
  const int32_t *counted_ends, *counted;
  /// Four numbers an entry: its category, its kind, whether it is an exception, something else; and where the text of each ends.
  const int32_t *entries, *text_ends;
  /// The lists of the categories that matches of each category count for.
  const int32_t *above;
  const struct usward_category *categories;
  size_t category_count;
  /// By signature, where parts were counted by their forms, and by match; not there where all is listed.
  uint64_t *by_signature, *by_match;
  /// Per category, the part after its last phrase or exception. Parts are numbered on from `base`, the sentence's first.
  ptrdiff_t *taken;
  ptrdiff_t base;
  /// Room for one a category.
  struct usward_candidate *candidates;
  /// The parts of which something is to be listed, and after the last one past all; not read where nothing is counted.
  const int32_t *listed;
  /// Room for matches, and how many there are.
  struct usward_match *matches;
  size_t room, match_count;
  struct usward_entry_course course;
};

/// Counts or lists the entries of a sentence and marks its parts. Returns false where there is no room for twice as many matches as
/// there are categories, which a part may have: it goes on there once there is.
bool usward_count_entries(struct usward_entry_count *sentence);

#endif
