#include "CWordScan.h"

// Which match wins, per category: the one that begins first; of those the longest; of those cased over exact over the longest
// prefix. A match that begins within an earlier one of its category does not count, nor one that an exception of its category
// touches.

/// One match that stands in no negation, and what one more is that stands in one.
static const uint64_t one = 1, one_negated = (uint64_t)1 << 32;

/// A negation reaches so many words ahead, as in construct.md: "scope of 3 to 5 tokens".
enum { NEGATION_REACH = 5 };

/// Goes on to a part, which is marked where a negation reaches it; whether one does.
static inline bool enter(struct usward_entry_course *course, struct usward_part *part) {
  if (part->gap != USWARD_NO_GAP || (course->marks & USWARD_ENDS_NEGATION) != 0) {
    course->left = 0;
  } else if ((course->marks & USWARD_NEGATES) != 0) {
    course->left = NEGATION_REACH;
  } else if (course->left > 0) {
    course->left--;
  }
  if (course->left > 0) part->is_negated = 1;
  return course->left > 0;
}

/// Whether a negation may reach the next part.
static inline bool reaches_on(const struct usward_entry_course *course) {
  return course->left > 0 || (course->marks & USWARD_NEGATES) != 0;
}

/// Counts parts up to one, which were counted as not negated, as negated where they are. Nothing that is not reached is looked at
/// but for whether a negation ends with it.
static void negate(const struct usward_entry_count *sentence, struct usward_entry_course *course, size_t end) {
  struct usward_part *const parts = sentence->parts;
  for (size_t part = course->part; part < end; part++) {
    if (reaches_on(course)) {
      const bool is_negated = enter(course, parts + part);
      if (is_negated && sentence->by_signature != NULL) {
        sentence->by_signature[sentence->countings[parts[part].type].signature] += one_negated - one;
      }
    } else {
      while (part < end && (parts[part].marks & USWARD_NEGATES) == 0) part++;
      if (part == end) return;
    }
    course->marks = parts[part].marks;
  }
}

/// Marks the parts of a match by what its category does in a clause.
static inline void mark(struct usward_part *parts, size_t start, size_t end, uint8_t marks) {
  if (marks == 0) return;
  parts[start].marks |= marks & (USWARD_ENDS_NEGATION | USWARD_IS_RELATIVE | USWARD_OPENS_CLAUSE);
  parts[end - 1].marks |= marks & USWARD_NEGATES;
  const uint8_t subject = marks & USWARD_SUBJECT;
  if (subject == 0) return;
  for (size_t part = start; part < end; part++) {
    parts[part].marks = (uint8_t)((parts[part].marks & ~USWARD_SUBJECT) | subject);
  }
}

/// Takes away what parts from `start` on do by their forms alone: that does not hold where phrases are near.
static inline void unmark(struct usward_part *parts, struct usward_entry_course *course, size_t start) {
  size_t end = start + 1;
  if (end < course->end) end = course->end;
  if (end < course->unmarked) end = course->unmarked;
  for (size_t part = start < course->unmarked ? course->unmarked : start; part < end; part++) {
    parts[part].marks &= USWARD_IS_CAPITAL;
  }
  course->unmarked = end;
}

/// The lists of a part's form.
static inline const struct usward_lists *lists_of(const struct usward_entry_count *sentence, size_t part) {
  return sentence->lists + sentence->kinds[sentence->parts[part].type];
}

static inline bool is_exception(const struct usward_entry_count *sentence, int32_t entry) {
  return sentence->entries[4 * (size_t)entry + 2] != 0;
}

/// Enters an entry that stands at a place among the first so many candidates, those of its categories. An exception takes its
/// stretch at once. Returns how many candidates there are then.
static size_t consider(
  const struct usward_entry_count *sentence, struct usward_entry_course *course, int32_t entry, size_t start, size_t end,
  size_t count
) {
  const int32_t own = sentence->entries[4 * (size_t)entry];
  const int32_t *const above = sentence->above + sentence->above_starts[own];
  const int32_t *const last = sentence->above + sentence->above_starts[own + 1];
  const ptrdiff_t there = sentence->base + (ptrdiff_t)end;
  if (is_exception(sentence, entry)) {
    for (const int32_t *category = above; category < last; category++) {
      if (sentence->taken[*category] < there) sentence->taken[*category] = there;
    }
    if (end > start + 1 && end > course->end) course->end = end;
    return count;
  }
  // Those of one entry differ.
  const size_t before = count;
  for (const int32_t *category = above; category < last; category++) {
    const struct usward_candidate candidate = {*category, entry, (int32_t)end, own};
    size_t known = 0;
    while (known < before && sentence->candidates[known].category != *category) known++;
    if (known == before) {
      sentence->candidates[count++] = candidate;
    } else if (usward_is_better(sentence->entries, sentence->text_ends, &candidate, sentence->candidates + known)) {
      sentence->candidates[known] = candidate;
    }
  }
  return count;
}

/// The same as `settle` where one phrase begins and nothing else is to be weighed against it.
static inline size_t settle_one(
  const struct usward_entry_count *sentence, struct usward_entry_course *course, const struct usward_phrase *phrase
) {
  const size_t start = (size_t)phrase->start, end = (size_t)phrase->end;
  const int32_t own = sentence->entries[4 * (size_t)phrase->entry];
  const ptrdiff_t here = sentence->base + phrase->start, there = sentence->base + phrase->end;
  const bool is_own_free = sentence->taken[own] <= here;
  size_t kept = 0;
  // Without a branch on what is taken: what is not kept is written over.
  for (int32_t i = sentence->above_starts[own]; i < sentence->above_starts[own + 1]; i++) {
    const int32_t category = sentence->above[i];
    const ptrdiff_t until = sentence->taken[category];
    sentence->candidates[kept] = (struct usward_candidate){category, phrase->entry, phrase->end, own};
    sentence->taken[category] = until <= here ? there : until;
    kept += until <= here;
  }
  if (kept > 0 && end > course->end) course->end = end;
  unmark(sentence->parts, course, start);
  if (is_own_free) mark(sentence->parts, start, end, sentence->categories[own].marks);
  return kept;
}

/// Gathers the phrases that begin at a part, the best of each category, and keeps those that count: those whose category is not
/// taken, which they take. Parts do in a clause what these say; what the part's form says is not looked at, but for exceptions,
/// which take their stretch at once. Returns how many candidates were kept.
static size_t settle(const struct usward_entry_count *sentence, struct usward_entry_course *course, bool is_excepted) {
  const size_t start = course->part, first = course->phrase;
  const struct usward_phrase *const phrases = sentence->phrases;
  while (course->phrase < sentence->phrase_count && (size_t)phrases[course->phrase].start == start) course->phrase++;
  if (course->phrase == first + 1 && !is_excepted && !is_exception(sentence, phrases[first].entry)) {
    return settle_one(sentence, course, phrases + first);
  }
  size_t count = 0;
  for (size_t i = first; i < course->phrase; i++) {
    count = consider(sentence, course, phrases[i].entry, start, (size_t)phrases[i].end, count);
  }
  if (is_excepted) {
    const struct usward_lists lists = *lists_of(sentence, start);
    const int32_t *const entries =
      sentence->pool + lists.start + lists.matches + lists.symbols + lists.openers + lists.followers;
    for (size_t i = 0; i < lists.word_entries; i++) {
      if (is_exception(sentence, entries[i])) count = consider(sentence, course, entries[i], start, start + 1, count);
    }
  }
  struct usward_candidate *const candidates = sentence->candidates;
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (sentence->taken[candidates[i].category] > sentence->base + (ptrdiff_t)start) continue;
    candidates[kept] = candidates[i];
    if ((size_t)candidates[kept].end > course->end) course->end = (size_t)candidates[kept].end;
    kept++;
  }
  unmark(sentence->parts, course, start);
  for (size_t i = 0; i < kept; i++) {
    const int32_t category = candidates[i].category;
    sentence->taken[category] = sentence->base + candidates[i].end;
    if (candidates[i].own != category) continue;
    mark(sentence->parts, start, (size_t)candidates[i].end, sentence->categories[category].marks);
  }
  return kept;
}

/// What a form matches by itself, as it stands in its list: the number of the match, and whether it is to be listed.
#define NUMBER(match) ((match) >> 1)
#define IS_LISTED(match) (((match) & 1) != 0)
#define IS_OWN(match) ((NUMBER(match) & USWARD_OWN_MATCH) != 0)
#define CATEGORY(match) (NUMBER(match) / USWARD_MATCHES)

/// The number of a match that counts for a category and stands in another, which may be the same.
static inline size_t number_of(const struct usward_entry_count *sentence, int32_t category, int32_t own) {
  const size_t support = sentence->categories[own].is_support ? USWARD_SUPPORT_MATCH : 0;
  return (size_t)category * USWARD_MATCHES + support + (category == own ? USWARD_OWN_MATCH : 0);
}

/// Whether there is room for all that may be listed of a part: phrases and its form, a match of each category.
static inline bool has_room(const struct usward_entry_count *sentence) {
  return __builtin_expect(sentence->room - sentence->match_count >= 2 * sentence->category_count, 1);
}

/// Lists what a part's form matches by itself. What an entry's own category is says the first match of an entry, mostly: the entry
/// lies somewhere else in memory.
static inline void append(struct usward_entry_count *sentence, size_t part, int32_t match, int32_t entry) {
  struct usward_match *const next = sentence->matches + sentence->match_count;
  const ptrdiff_t own = IS_OWN(match)
    ? CATEGORY(match)
    : sentence->match_count > 0 && next[-1].entry == entry ? next[-1].own : sentence->entries[4 * (size_t)entry];
  *next = (struct usward_match){CATEGORY(match), entry, own, (ptrdiff_t)part, (ptrdiff_t)part + 1};
  sentence->match_count++;
}

/// Lists what the form of a part matches by itself where no phrase is near: all of it, or what is always listed.
static inline void list(struct usward_entry_count *sentence, size_t part, bool is_guarded) {
  const struct usward_lists *const lists = lists_of(sentence, part);
  const int32_t *const matches = sentence->pool + lists->start;
  for (size_t i = 0; i < lists->matches; i += 2) {
    if (is_guarded || IS_LISTED(matches[i])) append(sentence, part, matches[i], matches[i + 1]);
  }
}

/// Counts or lists what the form of a part with a phrase near matches by itself, where nothing longer took its category.
static inline void count_own(
  struct usward_entry_count *sentence, size_t part, const struct usward_part_type *type, int32_t signature, uint64_t unit,
  bool is_guarded
) {
  if ((type->traits & USWARD_MATCHES_ITSELF) == 0) return;
  const ptrdiff_t here = sentence->base + (ptrdiff_t)part + 1;
  if (!is_guarded) {
    const int32_t start = signature == 0 ? 0 : sentence->counted_ends[signature - 1];
    // Without a branch: nobody foresees what longer things took.
    for (int32_t i = start; i < sentence->counted_ends[signature]; i++) {
      const uint32_t match = (uint32_t)sentence->counted[i];
      sentence->by_match[match] += sentence->taken[match / USWARD_MATCHES] < here ? unit : 0;
    }
    // Of most words that is all.
    if ((type->marks & ~USWARD_IS_CAPITAL) == 0 && (type->traits & USWARD_LISTED) == 0) return;
  }
  const struct usward_lists *const lists = lists_of(sentence, part);
  const int32_t *const matches = sentence->pool + lists->start;
  for (size_t i = 0; i < lists->matches; i += 2) {
    const int32_t match = matches[i];
    const bool is_free = sentence->taken[CATEGORY(match)] < here;
    // In one test each: few do something in a clause or are listed.
    const uint8_t marks = sentence->categories[CATEGORY(match)].marks;
    if ((marks != 0) & IS_OWN(match) & is_free) mark(sentence->parts, part, part + 1, marks);
    if ((IS_LISTED(match) | is_guarded) & is_free) append(sentence, part, match, matches[i + 1]);
  }
}

/// Counts or lists the phrases that were kept at a part.
static inline void count_phrases(struct usward_entry_count *sentence, size_t part, size_t kept, uint64_t unit) {
  for (size_t i = 0; i < kept; i++) {
    const struct usward_candidate phrase = sentence->candidates[i];
    const bool is_touched = part < sentence->guarded_end && (size_t)phrase.end > sentence->guarded_start;
    if (is_touched || sentence->categories[phrase.own].is_listed) {
      sentence->matches[sentence->match_count++] =
        (struct usward_match){phrase.category, phrase.entry, phrase.own, (ptrdiff_t)part, phrase.end};
    } else {
      sentence->by_match[number_of(sentence, phrase.category, phrase.own)] += unit;
    }
  }
}

/// Counts or lists the entries of the next part, which a phrase is near or a guard touches.
static inline bool count_part(struct usward_entry_count *sentence, struct usward_entry_course *course, bool is_near) {
  const size_t part = course->part;
  struct usward_part *const own = sentence->parts + part;
  const bool is_guarded = part >= sentence->guarded_start && part < sentence->guarded_end;
  const struct usward_part_type *const type = sentence->types + own->type;
  const int32_t signature = sentence->countings[own->type].signature;
  if (!has_room(sentence)) return false;
  const uint64_t unit = enter(course, own) ? one_negated : one;
  if (sentence->by_signature != NULL) sentence->by_signature[signature] -= one;
  course->listed += (type->traits & USWARD_LISTED) != 0;
  if (is_near) {
    // Within a phrase nothing is to be settled where no other begins.
    const bool is_excepted = (type->traits & USWARD_EXCEPTS) != 0;
    const bool begins = course->phrase < sentence->phrase_count && (size_t)sentence->phrases[course->phrase].start == part;
    const size_t kept = begins || is_excepted ? settle(sentence, course, is_excepted) : 0;
    count_phrases(sentence, part, kept, unit);
    count_own(sentence, part, type, signature, unit, is_guarded);
  } else {
    list(sentence, part, is_guarded);
  }
  course->marks = own->marks;
  return true;
}

/// Asks for the lists of parts that guards touch or phrases take up, which are soon to be read: one after another they would wait
/// for one another's memory.
static inline void ask_for_lists(const struct usward_entry_count *sentence) {
  for (size_t part = sentence->guarded_start; part < sentence->guarded_end; part++) {
    __builtin_prefetch(lists_of(sentence, part));
  }
  for (size_t i = 0; i < sentence->phrase_count; i++) {
    const struct usward_phrase phrase = sentence->phrases[i];
    for (int32_t part = phrase.start; part < phrase.end; part++) __builtin_prefetch(lists_of(sentence, (size_t)part));
  }
  for (size_t part = sentence->guarded_start; part < sentence->guarded_end; part++) {
    __builtin_prefetch(sentence->pool + lists_of(sentence, part)->start);
  }
}

bool usward_count_entries(struct usward_entry_count *sentence) {
  struct usward_entry_course *const course = &sentence->course;
  if (course->part == 0) ask_for_lists(sentence);
  while (course->part < sentence->count) {
    const size_t part = course->part;
    size_t next = sentence->count;
    if (course->phrase < sentence->phrase_count) next = (size_t)sentence->phrases[course->phrase].start;
    const bool is_near = part < course->end || part == next;
    if (is_near || (part >= sentence->guarded_start && part < sentence->guarded_end)) {
      if (!count_part(sentence, course, is_near)) return false;
      course->part++;
      continue;
    }
    const size_t end = part < sentence->guarded_start && sentence->guarded_start < next ? sentence->guarded_start : next;
    while (course->listed < sentence->listed_count && (size_t)sentence->listed[course->listed] < end) {
      if (!has_room(sentence)) return false;
      list(sentence, (size_t)sentence->listed[course->listed], false);
      course->listed++;
    }
    if (sentence->has_negation || reaches_on(course)) negate(sentence, course, end);
    course->part = end;
  }
  return true;
}
