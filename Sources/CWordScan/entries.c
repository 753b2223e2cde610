#include "CWordScan.h"

// Which match wins in each category: the one that begins first, then the longest, then cased over exact over the
// longest prefix. A match that begins within an earlier one of its category does not count, nor does one that an
// exception of its category touches.

/// The count of one match outside negations, and what is added for one within.
static const uint64_t one = 1, one_negated = (uint64_t)1 << 32;

/// How many words ahead a negation reaches, as in construct.md: "scope of 3 to 5 tokens".
enum { NEGATION_REACH = 5 };

/// Moves on to a part, and marks it where a negation reaches it; returns whether one does.
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

/// Hides a number's origin from the compiler, which would otherwise turn it into a branch.
#define NUMBER_ONLY(number) __asm__("" : "+r"(number))

/// The part where the next phrase begins, after all parts where there is none.
static inline size_t next_phrase(const struct usward_entry_count *sentence, const struct usward_entry_course *course) {
  return (size_t)sentence->phrases[course->phrase].start;
}

/// Whether a negation may reach the next part.
static inline bool reaches_on(const struct usward_entry_course *course) {
  return course->left > 0 || (course->marks & USWARD_NEGATES) != 0;
}

/// What is known of a part's form.
static inline const struct usward_part_type *type_of(const struct usward_entry_count *sentence, size_t part) {
  return sentence->types + sentence->parts[part].type;
}

/// Recounts a part, which was counted as not negated, as negated.
static inline void deny(const struct usward_entry_count *sentence, size_t part) {
  if (sentence->by_signature == NULL) return;
  sentence->by_signature[type_of(sentence, part)->signature] += one_negated - one;
}

/// Recounts parts up to `end`, which were counted as not negated, as negated where they are. Parts that are not reached
/// are only checked for whether a negation ends with them.
static void negate(const struct usward_entry_count *sentence, struct usward_entry_course *course, size_t end) {
  struct usward_part *const parts = sentence->parts;
  for (size_t part = course->entered; part < end; part++) {
    if (reaches_on(course)) {
      if (enter(course, parts + part)) deny(sentence, part);
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

/// Removes the marks that parts from `start` on have by their forms alone, which may be wrong where phrases are near
/// that have marks too.
static inline void unmark(struct usward_part *parts, struct usward_entry_course *course, size_t start) {
  size_t end = start + 1;
  if (end < course->end) end = course->end;
  if (end < course->unmarked) end = course->unmarked;
  for (size_t part = start < course->unmarked ? course->unmarked : start; part < end; part++) {
    parts[part].marks &= USWARD_IS_CAPITAL;
  }
  course->unmarked = end;
}

/// The match of a form by itself, as stored in its list: the number of the match, and when it is listed.
#define NUMBER(match) ((match) >> 2)
#define LISTING(match) ((match) & (USWARD_ALWAYS_LISTED | USWARD_LISTED_WHERE_GUARDED))
#define IS_OWN(match) ((NUMBER(match) & USWARD_OWN_MATCH) != 0)
#define CATEGORY(match) (NUMBER(match) / USWARD_MATCHES)

/// All matches, where nothing is counted; other values are bits that say when a match is listed.
enum { ALL = 4 };

/// Which of the matches that cover some parts are listed.
static inline int wanted(const struct usward_entry_count *sentence, size_t start, size_t end) {
  const bool is_guarded = (start < sentence->guarded_end) & (end > sentence->guarded_start);
  const int some = is_guarded ? USWARD_ALWAYS_LISTED | USWARD_LISTED_WHERE_GUARDED : USWARD_ALWAYS_LISTED;
  return sentence->by_match == NULL ? ALL : some;
}

static inline bool is_wanted(int listing, int wanted) { return ((listing | ALL) & wanted) != 0; }

/// The traits of forms of which something may be listed.
static inline uint8_t traits_of(int wanted) {
  if (wanted == ALL) return USWARD_MATCHES_ITSELF;
  return wanted == USWARD_ALWAYS_LISTED ? USWARD_LISTED : USWARD_LISTED | USWARD_GUARDED;
}

/// The number of a match that counts for a category and belongs to another, or to the same.
static inline size_t number_of(const struct usward_entry_count *sentence, int32_t category, int32_t own) {
  const size_t support = sentence->categories[own].is_support ? USWARD_SUPPORT_MATCH : 0;
  return (size_t)category * USWARD_MATCHES + support + (category == own ? USWARD_OWN_MATCH : 0);
}

/// Whether there is room for everything that may be listed of a part: phrases and its form, a match for each category
/// each.
static inline bool has_room(const struct usward_entry_count *sentence) {
  return __builtin_expect(sentence->room - sentence->match_count >= 2 * sentence->category_count, 1);
}

/// Lists what a part's form matches by itself. The first match of an entry mostly shows the entry's own category, which
/// spares reading the entry from elsewhere in memory.
static inline void append(struct usward_entry_count *sentence, size_t part, int32_t match, int32_t entry) {
  struct usward_match *const next = sentence->matches + sentence->match_count;
  const ptrdiff_t own = IS_OWN(match)
    ? CATEGORY(match)
    : sentence->match_count > 0 && next[-1].entry == entry ? next[-1].own : sentence->entries[4 * (size_t)entry];
  *next = (struct usward_match){CATEGORY(match), entry, own, (ptrdiff_t)part, (ptrdiff_t)part + 1};
  sentence->match_count++;
}

/// Lists what the form of a part matches by itself where no phrase is near, and no longer counts what was counted of
/// that.
static inline void list(struct usward_entry_count *sentence, size_t part, int wanted) {
  const struct usward_part_type *const type = type_of(sentence, part);
  const int32_t *const matches = sentence->pool + type->lists;
  for (size_t i = 0; i < type->matches; i += 2) {
    if (!is_wanted(LISTING(matches[i]), wanted)) continue;
    append(sentence, part, matches[i], matches[i + 1]);
    if (sentence->by_match == NULL || (matches[i] & USWARD_ALWAYS_LISTED) != 0) continue;
    sentence->by_match[NUMBER(matches[i])] -= sentence->parts[part].is_negated ? one_negated : one;
  }
}

/// Lists what is always listed of parts up to `end`; false where there is no room.
static inline bool list_always(struct usward_entry_count *sentence, struct usward_entry_course *course, size_t end) {
  for (; (size_t)sentence->listed[course->listed] < end; course->listed++) {
    if (!has_room(sentence)) return false;
    list(sentence, (size_t)sentence->listed[course->listed], USWARD_ALWAYS_LISTED);
  }
  return true;
}

/// Lists what must be listed of parts up to `end`, some of which a guard touches; false where there is no room.
static __attribute__((noinline)) bool list_guarded(
  struct usward_entry_count *sentence, struct usward_entry_course *course, size_t end
) {
  if (course->part < sentence->guarded_start) {
    if (!list_always(sentence, course, sentence->guarded_start)) return false;
    course->part = sentence->guarded_start;
  }
  for (; course->part < end && course->part < sentence->guarded_end; course->part++) {
    const int some = wanted(sentence, course->part, course->part + 1);
    const uint8_t traits = type_of(sentence, course->part)->traits;
    if ((traits & traits_of(some)) == 0) continue;
    if (!has_room(sentence)) return false;
    list(sentence, course->part, some);
    course->listed += (traits & USWARD_LISTED) != 0;
  }
  return true;
}

/// Moves on to a part before which no phrase is near; false where there is no room.
static inline bool pass(struct usward_entry_count *sentence, struct usward_entry_course *course, size_t end) {
  if (sentence->has_negation || reaches_on(course)) negate(sentence, course, end);
  course->entered = end;
  const bool is_guarded = (sentence->guarded_start < end) & (course->part < sentence->guarded_end);
  if (is_guarded && !list_guarded(sentence, course, end)) return false;
  // Where nothing is counted, everything has been listed.
  if (sentence->by_match != NULL && !list_always(sentence, course, end)) return false;
  course->part = end;
  return true;
}

/// Moves on to a part with a phrase near; returns what one match there counts as.
static inline uint64_t enter_near(const struct usward_entry_count *sentence, struct usward_entry_course *course, size_t part) {
  if (!reaches_on(course) || !enter(course, sentence->parts + part)) return one;
  deny(sentence, part);
  return one_negated;
}

static inline bool is_exception(const struct usward_entry_count *sentence, int32_t entry) {
  return sentence->entries[4 * (size_t)entry + 2] != 0;
}

/// Enters the candidates of an entry at a place, for its categories, after the first `count` ones. An exception takes
/// its stretch at once. Returns the new number of candidates.
static size_t consider(
  const struct usward_entry_count *sentence, struct usward_entry_course *course, int32_t entry, size_t start, size_t end,
  size_t count
) {
  const int32_t own = sentence->entries[4 * (size_t)entry];
  const int32_t *const above = sentence->above + sentence->categories[own].above_start;
  const int32_t *const last = sentence->above + sentence->categories[own].above_end;
  const ptrdiff_t there = sentence->base + (ptrdiff_t)end;
  course->taken_bits |= sentence->categories[own].bits;
  if (is_exception(sentence, entry)) {
    for (const int32_t *category = above; category < last; category++) {
      if (sentence->taken[*category] < there) sentence->taken[*category] = there;
    }
    if (end > start + 1 && end > course->end) course->end = end;
    return count;
  }
  // The categories of one entry differ.
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

/// Counts or lists the match of a phrase.
static inline void take_match(
  struct usward_entry_count *sentence, size_t start, const struct usward_candidate *phrase, uint64_t unit
) {
  const int some = wanted(sentence, start, (size_t)phrase->end);
  if (is_wanted(sentence->categories[phrase->own].listing, some)) {
    sentence->matches[sentence->match_count++] =
      (struct usward_match){phrase->category, phrase->entry, phrase->own, (ptrdiff_t)start, phrase->end};
  } else {
    sentence->by_match[number_of(sentence, phrase->category, phrase->own)] += unit;
  }
}

/// Collects what begins at a part (phrases from `first` on, and the exceptions that its form is), the best for each
/// category, and counts or lists those that count: those whose category is not taken, which they take.
static __attribute__((noinline)) void settle_together(
  struct usward_entry_count *sentence, struct usward_entry_course *course, size_t start, size_t first, bool is_excepted,
  uint64_t unit
) {
  size_t count = 0;
  for (size_t i = first; i < course->phrase; i++) {
    const struct usward_phrase phrase = sentence->phrases[i];
    count = consider(sentence, course, phrase.entry, start, (size_t)phrase.end, count);
  }
  if (is_excepted) {
    const struct usward_part_type *const type = type_of(sentence, start);
    const int32_t *const entries =
      sentence->pool + type->lists + type->matches + type->symbols + type->openers + type->followers;
    for (size_t i = 0; i < type->word_entries; i++) {
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
    if (candidates[i].own == category) {
      mark(sentence->parts, start, (size_t)candidates[i].end, sentence->categories[category].marks);
    }
    take_match(sentence, start, candidates + i, unit);
  }
}

/// The same for a phrase that shares no category with another phrase beginning there.
static inline void settle_one(
  struct usward_entry_count *sentence, struct usward_entry_course *course, const struct usward_phrase *phrase, uint64_t unit
) {
  const size_t start = (size_t)phrase->start, end = (size_t)phrase->end;
  const int32_t own = sentence->entries[4 * (size_t)phrase->entry];
  const struct usward_category *const category = sentence->categories + own;
  const ptrdiff_t here = sentence->base + phrase->start, there = sentence->base + phrase->end;
  const bool is_own_free = sentence->taken[own] <= here;
  bool is_any_free = false;
  if (__builtin_expect(is_wanted(category->listing, wanted(sentence, start, end)), 0)) {
    for (int32_t i = category->above_start; i < category->above_end; i++) {
      const struct usward_candidate match = {sentence->above[i], phrase->entry, phrase->end, own};
      if (sentence->taken[match.category] > here) continue;
      sentence->taken[match.category] = there;
      is_any_free = true;
      take_match(sentence, start, &match, unit);
    }
  } else {
    // Without a branch on what is taken, which cannot be predicted.
    const size_t support = category->is_support ? USWARD_SUPPORT_MATCH : 0;
    for (int32_t i = category->above_start; i < category->above_end; i++) {
      const int32_t above = sentence->above[i];
      const ptrdiff_t until = sentence->taken[above];
      const bool is_free = until <= here;
      sentence->taken[above] = is_free ? there : until;
      sentence->by_match[(size_t)above * USWARD_MATCHES + support + (above == own ? USWARD_OWN_MATCH : 0)] += is_free ? unit : 0;
      is_any_free |= is_free;
    }
  }
  if (is_any_free && end > course->end) course->end = end;
  if (category->has_marks) {
    unmark(sentence->parts, course, start);
    if (is_own_free) mark(sentence->parts, start, end, category->marks);
  }
}

/// Counts or lists the phrases that begin at a part; exceptions take their stretch at once.
static inline void settle(
  struct usward_entry_count *sentence, struct usward_entry_course *course, size_t part, bool is_excepted, uint64_t unit
) {
  const size_t first = course->phrase;
  uint64_t bits = 0;
  bool are_together = is_excepted;
  for (; next_phrase(sentence, course) == part; course->phrase++) {
    const int32_t entry = sentence->phrases[course->phrase].entry;
    const uint64_t own = sentence->categories[sentence->entries[4 * (size_t)entry]].bits;
    are_together |= ((bits & own) != 0) | is_exception(sentence, entry);
    bits |= own;
  }
  // What ended before no longer covers anything.
  if (part >= course->end) course->taken_bits = 0;
  course->taken_bits |= bits;
  if (__builtin_expect(are_together, 0)) return settle_together(sentence, course, part, first, is_excepted, unit);
  for (size_t i = first; i < course->phrase; i++) settle_one(sentence, course, sentence->phrases + i, unit);
}

/// Corrects what the form of a part was counted for by itself where a phrase is near, marks the part where phrases do
/// something in its clause, and lists what must be listed.
static __attribute__((noinline)) void put_right(
  struct usward_entry_count *sentence, struct usward_entry_course *course, size_t part, bool is_settled, uint64_t unit
) {
  const struct usward_part_type *const type = type_of(sentence, part);
  const int32_t signature = type->signature;
  const ptrdiff_t here = sentence->base + (ptrdiff_t)part + 1;
  if ((type->traits & USWARD_EXCEPTS) != 0 && !is_settled) {
    settle_together(sentence, course, part, course->phrase, true, unit);
  }
  if (sentence->by_match != NULL && (course->taken_bits & type->counted_bits) != 0) {
    // Without a branch on what longer matches took, which cannot be predicted.
    for (int32_t i = signature == 0 ? 0 : sentence->counted_ends[signature - 1]; i < sentence->counted_ends[signature]; i++) {
      const uint32_t match = (uint32_t)sentence->counted[i];
      int64_t left = here - 1 - sentence->taken[match / USWARD_MATCHES];
      NUMBER_ONLY(left);
      sentence->by_match[match] -= unit & (uint64_t)(left >> 63);
    }
  }
  const bool is_unmarked = part < course->unmarked && (type->marks & ~USWARD_IS_CAPITAL) != 0;
  const int some = wanted(sentence, part, part + 1);
  if (!is_unmarked && (type->traits & traits_of(some)) == 0) return;
  const int32_t *const matches = sentence->pool + type->lists;
  for (size_t i = 0; i < type->matches; i += 2) {
    const int32_t match = matches[i];
    const bool is_free = sentence->taken[CATEGORY(match)] < here;
    // In one test: few do something in a clause or are listed.
    const uint8_t marks = sentence->categories[CATEGORY(match)].marks;
    if (is_unmarked & (marks != 0) & IS_OWN(match) & is_free) mark(sentence->parts, part, part + 1, marks);
    if (!(is_wanted(LISTING(match), some) & is_free)) continue;
    append(sentence, part, match, matches[i + 1]);
    if (sentence->by_match != NULL && (match & USWARD_ALWAYS_LISTED) == 0) sentence->by_match[NUMBER(match)] -= unit;
  }
}

/// Processes parts with phrases near, up to one with none; false where there is no room.
static inline bool count_near(struct usward_entry_count *sentence, struct usward_entry_course *course) {
  size_t part = course->part, next = next_phrase(sentence, course);
  do {
    if (!has_room(sentence)) return false;
    uint64_t unit = enter_near(sentence, course, part);
    bool is_settled = part == next;
    if (is_settled) {
      const bool is_excepted = (type_of(sentence, part)->traits & USWARD_EXCEPTS) != 0;
      settle(sentence, course, part, is_excepted, unit);
      next = next_phrase(sentence, course);
    }
    const size_t end = course->end < next ? course->end : next;
    for (;;) {
      const struct usward_part *const own = sentence->parts + part;
      const struct usward_part_type *const type = sentence->types + own->type;
      const uint8_t traits = type->traits;
      // For most forms nothing must be corrected. In one test, since which ones cannot be predicted.
      const uint64_t touched = course->taken_bits & type->counted_bits;
      const uint8_t listed = traits & (traits_of(wanted(sentence, part, part + 1)) | USWARD_EXCEPTS);
      if ((touched | listed | (part < course->unmarked)) != 0) put_right(sentence, course, part, is_settled, unit);
      course->listed += (traits & USWARD_LISTED) != 0;
      course->marks = own->marks;
      part++;
      course->part = part;
      course->entered = part;
      if (part >= end) break;
      if (!has_room(sentence)) return false;
      unit = enter_near(sentence, course, part);
      is_settled = false;
    }
  } while (part == next);
  return true;
}

bool usward_count_entries(struct usward_entry_count *sentence) {
  struct usward_entry_course *const course = &sentence->course;
  while (course->part < sentence->count) {
    if (course->part >= course->end) {
      const size_t next = next_phrase(sentence, course);
      if (!pass(sentence, course, next < sentence->count ? next : sentence->count)) return false;
      if (course->part == sentence->count) return true;
    }
    if (!count_near(sentence, course)) return false;
  }
  return true;
}
