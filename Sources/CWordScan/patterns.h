// Runs programs of patterns, for one path.

#include "CEntryCount.h"
#include "tokens.h"

/// The state of a run.
struct PATH(run) {
  /// The next instruction, and the next part.
  int32_t step, position;
  /// Where the evidence, the parts between the brackets, starts and ends; -1 until the run gets there.
  int32_t evidence_start, evidence_end;
  /// The strongest gap that may be before the part, a `usward_gap`.
  uint8_t gap;
  /// Whether the phrases for the current test have been tried, so that only the part's own word is left to try.
  bool is_word;
  /// How many parts of a skip can still be given back.
  uint16_t skipped;
};

/// An attempt to match a pattern at one place.
struct PATH(attempt) {
  const struct usward_sentence *sentence;
  const struct usward_step *code;
  int32_t start;
  int steps_left;
};

/// Whether a row has a bit, numbered from the first one after the `USWARD_NEAR_TESTS` that rows begin with.
static __attribute__((noinline)) bool PATH(has_far_bit)(
  const struct usward_sentence *sentence, const uint64_t *row, uint32_t bit
) {
  row += USWARD_NEAR_TESTS / 64;
  const uint64_t head = row[bit >> 11];
  const uint32_t place = bit >> 6 & 31;
  // Branchless, since whether the row has the word is unpredictable: if it does not, the word before it is read, or the
  // last head, and then ignored.
  const uint64_t has_word = head >> place & 1;
  const size_t word = (size_t)(head >> 32) + (size_t)__builtin_popcount((uint32_t)head & ((2u << place) - 1));
  return row[sentence->heads - 1 + word] >> (bit & 63) & has_word;
}

/// The row of tests that a part passes.
static inline const uint64_t *PATH(tests_of)(const struct usward_sentence *sentence, const struct usward_part *part) {
  return (part->row < 0 ? sentence->other_rows : sentence->rows) + (part->row & INT32_MAX);
}

/// Whether a part passes the test of a bit.
static inline bool PATH(has_bit)(const struct usward_sentence *sentence, const struct usward_part *part, int32_t bit) {
  const uint64_t *const row = PATH(tests_of)(sentence, part);
  if (__builtin_expect(bit < USWARD_NEAR_TESTS, 1)) return row[bit >> 6] >> (bit & 63) & 1;
  return PATH(has_far_bit)(sentence, row, (uint32_t)(bit - USWARD_NEAR_TESTS));
}

static inline uint8_t PATH(traits)(const struct usward_sentence *sentence, size_t part) {
  return sentence->traits[(size_t)sentence->parts[part].type * sentence->traits_stride];
}

/// The byte directly before a part's token, and, in the next function, the one directly after it; 0 if there is none.
static inline uint8_t PATH(byte_before)(const struct usward_sentence *sentence, size_t part) {
  const size_t start = START(sentence->tokens[sentence->parts[part].token]);
  return start > 0 ? sentence->bytes[start - 1] : 0;
}

static inline uint8_t PATH(byte_after)(const struct usward_sentence *sentence, size_t part) {
  const uint64_t token = sentence->tokens[sentence->parts[part].token];
  const size_t end = START(token) + LENGTH(token);
  return end < sentence->byte_count ? sentence->bytes[end] : 0;
}

/// Whether a byte joins words without a space.
static inline bool PATH(joins)(uint8_t byte) { return byte == '-' || byte == '/' || byte == '.' || byte == '&'; }

/// Whether a part's token is the first of its text or of its line.
static bool PATH(opens_block)(const struct usward_sentence *sentence, size_t part) {
  const int32_t token = sentence->parts[part].token;
  if (token == 0) return true;
  const uint64_t previous = sentence->tokens[token - 1];
  const size_t end = START(sentence->tokens[token]);
  for (size_t i = START(previous) + LENGTH(previous); i < end; i++) {
    if (sentence->bytes[i] == '\n') return true;
  }
  return false;
}

/// Whether a part is a list label: `(i)`; or, where a sentence opens its text or line, `i)` or `i.`.
static bool PATH(is_label)(const struct usward_sentence *sentence, size_t part) {
  const uint8_t after = PATH(byte_after)(sentence, part);
  if (after == ')' && PATH(byte_before)(sentence, part) == '(') return true;
  return (after == ')' || after == '.') && part == 0 && PATH(opens_block)(sentence, part);
}

/// Whether a part belongs to a class.
static bool PATH(is_of_class)(const struct usward_sentence *sentence, size_t part, uint8_t class) {
  switch (class) {
    case USWARD_CAPITAL: return PATH(traits)(sentence, part) & USWARD_TRAIT_CAPITAL;
    case USWARD_UPPER: return PATH(traits)(sentence, part) & USWARD_TRAIT_UPPER;
    case USWARD_NAME: return part > 0 && PATH(traits)(sentence, part) & USWARD_TRAIT_CAPITAL;
    case USWARD_NUMBER: return PATH(traits)(sentence, part) & USWARD_TRAIT_NUMBER;
    case USWARD_LABEL: return PATH(is_label)(sentence, part);
    case USWARD_JOINED_BEFORE: {
      const uint8_t before = PATH(byte_before)(sentence, part);
      return before != '-' && PATH(joins)(before);
    }
    case USWARD_JOINED_AFTER: {
      const uint8_t after = PATH(byte_after)(sentence, part);
      return PATH(joins)(after) && part + 1 < sentence->count && PATH(byte_before)(sentence, part + 1) == after
        && sentence->parts[part + 1].gap != USWARD_STRONG;
    }
    case USWARD_DOTTED: return part + 1 < sentence->count && PATH(byte_after)(sentence, part) == '.';
    case USWARD_FIRST: return part == 0;
    case USWARD_SHOUTED: return sentence->is_shouted;
    case USWARD_ASKED: return sentence->is_asked;
    default: return true;
  }
}

/// Whether a clause begins at a part: at the start of the sentence, after a comma or a stronger mark, or after a
/// conjunction.
static inline bool PATH(begins_clause)(const struct usward_sentence *sentence, size_t part) {
  if (part == 0) return true;
  if (part >= sentence->count) return false;
  return sentence->parts[part].gap != USWARD_NO_GAP
    || PATH(traits)(sentence, part - 1) & USWARD_TRAIT_OPENS_CLAUSE;
}

static inline bool PATH(is_at_edge)(const struct usward_sentence *sentence, size_t part, uint8_t edge) {
  switch (edge) {
    case USWARD_CLAUSE_START: return PATH(begins_clause)(sentence, part);
    case USWARD_CLAUSE_END: return part == sentence->count || PATH(begins_clause)(sentence, part);
    case USWARD_SENTENCE_START: return part == 0;
    default: return part == sentence->count;
  }
}

/// Whether matches of a category also count for another.
static inline bool PATH(counts_for)(const struct usward_sentence *sentence, int32_t category, int32_t other) {
  const struct usward_pattern_tables *const tables = sentence->tables;
  for (int32_t i = tables->above_starts[category]; i < tables->above_starts[category + 1]; i++) {
    if (tables->above[i] == other) return true;
  }
  return false;
}

/// The part after the longest phrase of a category that begins at a part; 0 if there is none.
static __attribute__((noinline)) int32_t PATH(phrase_end)(
  const struct usward_sentence *sentence, int32_t part, int32_t category
) {
  size_t low = 0, high = sentence->phrase_count;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (sentence->phrases[middle].start < part) low = middle + 1; else high = middle;
  }
  int32_t longest = 0;
  for (; low < sentence->phrase_count && sentence->phrases[low].start == part; low++) {
    const struct usward_phrase *phrase = sentence->phrases + low;
    const int32_t *entry = sentence->tables->entries + 4 * (size_t)phrase->entry;
    if (phrase->end > longest && entry[2] == 0 && PATH(counts_for)(sentence, entry[0], category)) {
      longest = phrase->end;
    }
  }
  return longest;
}

/// Whether there is a part that a run may take next, if the gap before it may be at most `gap`. Before the first part
/// of the attempt there may be any.
static inline bool PATH(is_reached)(const struct PATH(attempt) *attempt, int32_t position, uint8_t gap) {
  return (size_t)position < attempt->sentence->count
    && (position == attempt->start || attempt->sentence->parts[position].gap <= gap);
}

/// Whether a run fails at an instruction, if that can be seen without trying phrases: at `part`, or, if that is null,
/// where there is no part that the run may take.
static inline bool PATH(falls)(
  const struct usward_sentence *sentence, const struct usward_part *part, const struct usward_step *step
) {
  if (step->kind != USWARD_TAKE && step->kind != USWARD_CHECK) return false;
  if (!part) return true;
  return !(part->opens_phrase && step->category >= 0)
    && PATH(has_bit)(sentence, part, step->number) == step->is_negated;
}

/// Moves on to a part after a test that was passed.
static inline void PATH(pass)(struct PATH(run) *run, int32_t next) {
  run->position = next;
  run->step++;
  run->gap = USWARD_NO_GAP;
  run->is_word = false;
}

/// Whether the test that follows a skip may pass where the run is, as far as that can be seen without trying phrases.
static inline bool PATH(may_follow)(
  const struct PATH(attempt) *attempt, const struct PATH(run) *run, const struct usward_step *next
) {
  if (next->kind != USWARD_TAKE && next->kind != USWARD_CHECK) return true;
  const struct usward_part *part = attempt->sentence->parts + run->position;
  return !PATH(falls)(attempt->sentence, PATH(is_reached)(attempt, run->position, run->gap) ? part : NULL, next);
}

/// Gives back parts of a skip until the next test may pass; returns false if it cannot pass after any number of them.
/// Pushes onto `top` the state from which the run can later give back more. `run` is after `skipped` parts; `gap` is
/// what may be before the first of these.
static inline bool PATH(settle_skip)(
  const struct PATH(attempt) *attempt, struct PATH(run) *run, uint8_t gap, struct PATH(run) **top
) {
  const struct usward_step *next = attempt->code + run->step;
  for (;;) {
    run->gap = run->skipped > 0 ? USWARD_NO_GAP : gap;
    if (PATH(may_follow)(attempt, run, next)) break;
    if (run->skipped == 0) return false;
    run->skipped--;
    run->position--;
  }
  if (run->skipped > 0) {
    **top = *run;
    (*top)->gap = gap;
    (*top)++;
    run->skipped = 0;
  }
  return true;
}

/// Continues at a choice with the first branch that does not fail at its first test, and pushes onto `top` the state
/// from which the run can later try the others. Most branches fail at that test, so that nothing need be pushed for
/// them. Returns how many steps this took, not counting the first.
static inline int PATH(choose)(
  const struct PATH(attempt) *attempt, struct PATH(run) *run, struct PATH(run) **top
) {
  const struct usward_sentence *sentence = attempt->sentence;
  const struct usward_part *part = sentence->parts + run->position;
  const struct usward_step *step = attempt->code + run->step;
  int steps = 0;
  for (;;) {
    const struct usward_step *test = step + 1;
    uint8_t gap = run->gap;
    int crossed = 0;
    if (test->kind == USWARD_MAY_CROSS) {
      gap = test->detail;
      test++;
      crossed = 1;
    }
    if (test->kind != USWARD_TAKE && test->kind != USWARD_CHECK) break;
    if (PATH(is_reached)(attempt, run->position, gap)) {
      if (part->opens_phrase && test->category >= 0) break;
      if (PATH(has_bit)(sentence, part, test->number) != test->is_negated) {
        if (test->kind == USWARD_CHECK) break;
        **top = *run;
        (*top)++->step = step->number;
        run->step = (int32_t)(test - attempt->code);
        PATH(pass)(run, run->position + 1);
        return steps + 1 + crossed;
      }
    }
    steps += 2;
    step = attempt->code + step->number;
    if (step->kind != USWARD_SPLIT) {
      run->step = (int32_t)(step - attempt->code);
      return steps;
    }
    steps += crossed;
  }
  **top = *run;
  (*top)++->step = step->number;
  run->step = (int32_t)(step - attempt->code) + 1;
  return steps;
}

/// Runs to the end of a match; returns whether there is one. The states to go back to are kept from `floor` on.
static bool PATH(run_on)(struct PATH(attempt) *attempt, struct PATH(run) *state, struct PATH(run) *floor) {
  const struct usward_sentence *sentence = attempt->sentence;
  struct PATH(run) run = *state, *top = floor;
  int steps_left = attempt->steps_left;
  for (;;) {
    if (--steps_left <= 0) {
      attempt->steps_left = 0;
      return false;
    }
    const struct usward_step *step = attempt->code + run.step;
    switch (step->kind) {
      case USWARD_ACCEPT:
        attempt->steps_left = steps_left;
        *state = run;
        return true;
      case USWARD_JUMP:
        run.step = step->number;
        continue;
      case USWARD_SPLIT:
        steps_left -= PATH(choose)(attempt, &run, &top);
        continue;
      case USWARD_TAKE: {
        if (!PATH(is_reached)(attempt, run.position, run.gap)) break;
        const struct usward_part *part = sentence->parts + run.position;
        if (part->opens_phrase && step->category >= 0) {
          const int32_t end = PATH(phrase_end)(sentence, run.position, step->category);
          if (end > 0) {
            run.is_word = true;
            *top++ = run;
            PATH(pass)(&run, end);
            continue;
          }
        }
        if (PATH(has_bit)(sentence, part, step->number) == step->is_negated) break;
        PATH(pass)(&run, run.position + 1);
        continue;
      }
      case USWARD_CHECK:
        if (!PATH(is_reached)(attempt, run.position, run.gap)) break;
        if (PATH(has_bit)(sentence, sentence->parts + run.position, step->number) == step->is_negated) break;
        run.step++;
        continue;
      case USWARD_TAKE_CLASS:
        if (!PATH(is_reached)(attempt, run.position, run.gap)) break;
        if (PATH(is_of_class)(sentence, (size_t)run.position, step->detail) == step->is_negated) break;
        PATH(pass)(&run, run.position + 1);
        continue;
      case USWARD_CHECK_CLASS:
        if (!PATH(is_reached)(attempt, run.position, run.gap)) break;
        if (PATH(is_of_class)(sentence, (size_t)run.position, step->detail) == step->is_negated) break;
        run.step++;
        continue;
      case USWARD_SKIP: {
        const uint8_t gap = run.gap;
        if (step->detail != USWARD_AS_IT_IS) run.gap = step->detail;
        const uint8_t between = step->detail != USWARD_AS_IT_IS ? step->detail : USWARD_NO_GAP;
        run.skipped = 0;
        while (run.skipped < step->number && PATH(is_reached)(attempt, run.position, run.gap)
          && (step->category < 0 || !PATH(has_bit)(sentence, sentence->parts + run.position, step->category))) {
          run.skipped++;
          run.position++;
          run.gap = between;
        }
        steps_left -= run.skipped;
        run.step++;
        if (!PATH(settle_skip)(attempt, &run, gap, &top)) break;
        continue;
      }
      case USWARD_MAY_CROSS:
        run.gap = step->detail;
        run.step++;
        continue;
      case USWARD_EDGE:
        if (!PATH(is_at_edge)(sentence, (size_t)run.position, step->detail)) break;
        run.step++;
        continue;
      case USWARD_ABSENT: {
        struct PATH(run) inner = run;
        inner.step++;
        attempt->steps_left = steps_left;
        const bool is_there = PATH(run_on)(attempt, &inner, top);
        steps_left = attempt->steps_left;
        if (is_there) break;
        run.step = step->number;
        continue;
      }
      case USWARD_CAPTURE_START:
        run.evidence_start = run.position;
        run.step++;
        continue;
      case USWARD_CAPTURE_END:
        run.evidence_end = run.position;
        run.step++;
        continue;
      default: __builtin_unreachable();
    }
    // The run has failed: it goes back to the most recent state from which it can continue.
    for (bool goes_on = false; !goes_on;) {
      if (top == floor) {
        attempt->steps_left = steps_left;
        return false;
      }
      run = *--top;
      if (run.skipped > 0) {
        run.skipped--;
        run.position--;
        goes_on = PATH(settle_skip)(attempt, &run, run.gap, &top);
      } else if (run.is_word) {
        // The category's phrase was tried first; now its word is.
        const struct usward_step *test = attempt->code + run.step;
        goes_on = PATH(has_bit)(sentence, sentence->parts + run.position, test->number) != test->is_negated;
        PATH(pass)(&run, run.position + 1);
      } else {
        goes_on = true;
      }
    }
  }
}

/// Whether a pattern fails at its first part because this is not in a class that the next instruction asks for, in
/// addition to a word that was looked up. Worth checking before a run is set up: hardly any I is a label or joined to
/// something.
static inline bool PATH(falls_at_class)(
  const struct usward_sentence *sentence, const struct usward_step *step, size_t part
) {
  if (step->kind != USWARD_TAKE_CLASS && step->kind != USWARD_CHECK_CLASS) return false;
  return PATH(is_of_class)(sentence, part, step->detail) == step->is_negated;
}

/// Writes the matches of patterns at the places where they may begin, counted from the part `first`, and advances
/// `places` past those that were tried. One place produces at most `USWARD_PARTS` matches; if there is less room than
/// that, it is not tried. Returns the number of matches.
static __attribute__((noinline)) size_t PATH(match)(
  const struct usward_sentence *sentence, size_t first, const struct usward_pattern_place **places,
  const struct usward_pattern_place *end, struct usward_pattern_match *matches, size_t room
) {
  const struct usward_step *const code = sentence->tables->steps;
  const struct usward_entrance *const entrances = sentence->tables->entrances;
  // Each step pushes at most one state.
  struct PATH(run) states[USWARD_MOST_STEPS];
  const struct usward_pattern_place *place = *places;
  size_t count = 0;
  // The programs are far apart in memory; requested together, they take hardly longer to arrive than one. Few windows
  // have more than a few places.
  for (const struct usward_pattern_place *next = place; next < end && next < place + 64; next++) {
    __builtin_prefetch(code + entrances[next->pattern].start);
  }
  for (; place < end && room - count >= USWARD_PARTS; place++) {
    const struct usward_entrance entrance = entrances[place->pattern];
    const bool is_told = place->is_looked_for;
    const int32_t told = is_told ? entrance.steps_told : 0, taken = is_told ? entrance.parts_told : 0;
    const bool is_captured = is_told & entrance.is_captured_told;
    for (uint64_t starts = place->starts; starts != 0; starts &= starts - 1) {
      const int32_t start = (int32_t)(first + (size_t)__builtin_ctzll(starts));
      if (taken == 0 && PATH(falls_at_class)(sentence, code + entrance.start + told, (size_t)start)) continue;
      struct PATH(attempt) attempt = {sentence, code, start, USWARD_MOST_STEPS - told};
      struct PATH(run) run = {
        entrance.start + told, start + taken, is_captured ? start : -1, -1, USWARD_NO_GAP, false, 0};
      if (!PATH(run_on)(&attempt, &run, states)) continue;
      const bool has_evidence = run.evidence_start >= 0 && run.evidence_start < run.evidence_end;
      matches[count++] = (struct usward_pattern_match){
        start, run.position, has_evidence ? run.evidence_start : start, has_evidence ? run.evidence_end : run.position,
        (int32_t)place->pattern};
    }
  }
  *places = place;
  return count;
}

/// The search of one sentence: what is computed for it.
struct PATH(look) {
  struct usward_pattern_search *search;
  struct usward_need_window window;
  struct usward_pattern_place *places;
  /// The matches of rules' patterns, and their number.
  struct usward_pattern_match *found;
  size_t found_count;
};

/// Moves to the window that begins at a part: a sentence is examined one window of parts at a time.
static inline void PATH(go_to)(struct PATH(look) *look, size_t first) {
  struct usward_need_window *const window = &look->window;
  const size_t left = look->search->sentence.count - first;
  window->count = left < USWARD_PARTS ? left : USWARD_PARTS;
  window->starts = left > USWARD_PARTS ? USWARD_PARTS - USWARD_REACH : left;
  if (look->search->course.met_from == (ptrdiff_t)first) return;
  look->search->course.met_from = (ptrdiff_t)first;
  window->parts = &look->search->sentence.parts[first].needs;
  PATH(meet_needs)(window);
}

/// Sorts matches by place, and at the same place by pattern. There are few of them.
static inline void PATH(sort)(struct usward_pattern_match *matches, size_t count) {
  for (size_t i = 1; i < count; i++) {
    const struct usward_pattern_match match = matches[i];
    size_t place = i;
    for (; place > 0; place--) {
      const struct usward_pattern_match *const before = matches + place - 1;
      if (before->start < match.start || (before->start == match.start && before->pattern < match.pattern)) break;
      matches[place] = *before;
    }
    matches[place] = match;
  }
}

/// Prefetches the tests that some parts pass, which are scattered in memory: the first cache line of each row, and the
/// next one, which most rows have.
static inline void PATH(prefetch_tests)(const struct usward_sentence *sentence, size_t first, size_t count) {
  for (size_t i = first; i < first + count; i++) {
    const uint64_t *const row = PATH(tests_of)(sentence, sentence->parts + i);
    __builtin_prefetch(row);
    __builtin_prefetch(row + USWARD_NEAR_TESTS / 64);
  }
}

/// Finds the matches of `patterns` and, unless null, of `others`, in order of place. Returns whether there was room.
static bool PATH(find_matches)(
  struct PATH(look) *look, const struct usward_patterns_by_need *patterns,
  const struct usward_patterns_by_need *others
) {
  struct usward_need_window *const window = &look->window;
  look->found_count = 0;
  for (size_t first = 0; first < look->search->sentence.count; first += window->starts) {
    PATH(go_to)(look, first);
    const size_t known = look->found_count;
    for (const struct usward_patterns_by_need *wanted = patterns; wanted; wanted = wanted == others ? NULL : others) {
      const struct usward_pattern_place *place = look->places;
      const struct usward_pattern_place *const end = place + PATH(find_places)(window, wanted, look->places);
      if (place == end) continue;
      look->search->course.has_places = true;
      PATH(prefetch_tests)(&look->search->sentence, first, window->count);
      look->found_count += PATH(match)(
        &look->search->sentence, first, &place, end, look->found + look->found_count,
        look->search->found_room - look->found_count);
      if (place < end) return false;
    }
    PATH(sort)(look->found + known, look->found_count - known);
  }
  return true;
}

/// Whether any of some `unless` or `with` patterns matches anywhere in a sentence.
static bool PATH(is_met)(struct PATH(look) *look, const int32_t *patterns, int32_t start, int32_t end) {
  struct usward_need_window *const window = &look->window;
  if (start == end) return false;
  for (size_t first = 0; first < look->search->sentence.count; first += window->starts) {
    PATH(go_to)(look, first);
    const struct usward_pattern_place *place = look->places;
    const struct usward_pattern_place *const last = place + PATH(find_places_of)(
      window, look->search->sentence.tables->needs, patterns + start, (size_t)(end - start), look->places);
    while (place < last) {
      struct usward_pattern_match matches[USWARD_PARTS];
      if (PATH(match)(&look->search->sentence, first, &place, last, matches, USWARD_PARTS) > 0) return true;
    }
  }
  return false;
}

/// Whether a rule's matches are cancelled: one of its `unless` patterns matches anywhere in the sentence, or it has
/// `with` patterns and none of them does. Most rules have neither.
static inline bool PATH(is_taken_away)(struct PATH(look) *look, int32_t rule) {
  const struct usward_pattern_tables *const tables = look->search->sentence.tables;
  const int32_t *const unless = tables->unless_starts + rule, *const with = tables->with_starts + rule;
  if (unless[0] == unless[1] && with[0] == with[1]) return false;
  ptrdiff_t *const answer = (ptrdiff_t *)(look->search->memory + tables->rooms.answers) + rule;
  const ptrdiff_t known = *answer;
  if (known >> 1 == look->search->course.base) return known & 1;
  const bool is_taken_away = PATH(is_met)(look, tables->unless, unless[0], unless[1])
    || (with[0] < with[1] && !PATH(is_met)(look, tables->with, with[0], with[1]));
  *answer = look->search->course.base << 1 | is_taken_away;
  return is_taken_away;
}

/// Whether a guard is against anything that was found in a sentence.
static inline bool PATH(guards_some)(const struct usward_pattern_search *search, int32_t rule) {
  const struct usward_pattern_tables *const tables = search->sentence.tables;
  const uint64_t *const bits = tables->guard_bits + tables->guard_rows[rule];
  for (size_t i = 0; i < search->match_count; i++) {
    const size_t bit = (size_t)search->matches[i].own;
    if (bits[bit / 64] >> (bit % 64) & 1) return true;
  }
  for (size_t i = 0; i < search->rule_count; i++) {
    const size_t bit = tables->category_count + (size_t)search->rules[i].rule;
    if (bits[bit / 64] >> (bit % 64) & 1) return true;
  }
  return false;
}

/// Whether a rule is a guard against anything that was found in a sentence; computed only once for each rule in a
/// sentence.
static inline bool PATH(guards_any)(const struct usward_pattern_search *search, int32_t rule) {
  const struct usward_pattern_tables *const tables = search->sentence.tables;
  if (tables->guard_rows[rule] < 0) return false;
  ptrdiff_t *const answer = (ptrdiff_t *)(search->memory + tables->rooms.guarding) + rule;
  if (*answer >> 1 != search->course.base) {
    *answer = search->course.base << 1 | PATH(guards_some)(search, rule);
  }
  return *answer & 1;
}

/// Drops all matches found except those of guards against something that was found before.
static inline void PATH(keep_guards)(struct PATH(look) *look) {
  size_t kept = 0;
  for (size_t i = 0; i < look->found_count; i++) {
    look->found[kept] = look->found[i];
    kept += PATH(guards_any)(look->search, look->search->sentence.tables->entrances[look->found[i].pattern].rule);
  }
  look->found_count = kept;
}

/// Whether two matches are of the same rule, over the same parts and with the same evidence.
static inline bool PATH(are_same)(const struct usward_rule_match *one, const struct usward_rule_match *other) {
  return one->rule == other->rule && one->evidence_start == other->evidence_start
    && one->evidence_end == other->evidence_end && one->start == other->start && one->end == other->end;
}

/// Adds the rules whose patterns matched to the rules found. A rule that is not a guard does not match again before the
/// end of its last match.
static inline void PATH(take_found)(struct PATH(look) *look) {
  const struct usward_pattern_tables *const tables = look->search->sentence.tables;
  struct usward_pattern_search *const search = look->search;
  const ptrdiff_t base = search->course.base;
  ptrdiff_t *const last_ends = (ptrdiff_t *)(search->memory + tables->rooms.last_ends);
  for (size_t i = 0; i < look->found_count; i++) {
    const struct usward_pattern_match match = look->found[i];
    const int32_t rule = tables->entrances[match.pattern].rule;
    const bool is_guard = tables->guard_rows[rule] >= 0;
    if (match.end <= match.start || (!is_guard && last_ends[rule] > base + match.start)) continue;
    if (PATH(is_taken_away)(look, rule)) continue;
    const struct usward_rule_match result = {rule, match.evidence_start, match.evidence_end, match.start, match.end};
    if (search->rule_count > 0 && PATH(are_same)(search->rules + search->rule_count - 1, &result)) continue;
    last_ends[rule] = base + match.end;
    search->course.has_guard |= is_guard;
    search->rules[search->rule_count++] = result;
  }
}

bool PATH(usward_find_rules)(struct usward_pattern_search *search, enum usward_wanted_rules wanted) {
  const struct usward_pattern_tables *const tables = search->sentence.tables;
  const struct usward_pattern_rooms *const rooms = &tables->rooms;
  char *const memory = search->memory;
  struct PATH(look) look = {
    .search = search,
    .window = {
      .pieces = search->pieces, .rows = search->rows, .whole = search->whole,
      .words = (rooms->rows - rooms->met) / sizeof(uint64_t), .stride = sizeof(struct usward_part),
      .met = (uint64_t *)(memory + rooms->met), .places = (int32_t *)(memory + rooms->rows),
      .columns = (uint64_t *)(memory + rooms->columns), .column_count = search->course.column_count,
      .words_of_columns = (int32_t *)(memory + rooms->words_of_columns),
      .columns_of_words = (int32_t *)(memory + rooms->columns_of_words), .listed = (int32_t *)(memory + rooms->listed),
    },
    .places = (struct usward_pattern_place *)(memory + rooms->places),
    .found = (struct usward_pattern_match *)(memory + rooms->found),
  };
  const struct usward_patterns_by_need *const patterns = wanted == USWARD_LATE_GUARDS ? &tables->late : &tables->telling;
  const bool has_room = PATH(find_matches)(&look, patterns, wanted == USWARD_ALL_RULES ? &tables->late : NULL);
  if (has_room && look.found_count > 0) {
    if (wanted == USWARD_LATE_GUARDS) PATH(keep_guards)(&look);
    PATH(take_found)(&look);
  }
  search->course.column_count = look.window.column_count;
  return has_room;
}

bool PATH(usward_has_match)(struct usward_pattern_search *search, int32_t pattern) {
  for (size_t first = 0; first < search->sentence.count; first++) {
    const struct usward_pattern_place only = {1, pattern, 0};
    const struct usward_pattern_place *place = &only;
    struct usward_pattern_match matches[USWARD_PARTS];
    const size_t count = PATH(match)(&search->sentence, first, &place, &only + 1, matches, USWARD_PARTS);
    if (count > 0 && matches[0].end > matches[0].start) return true;
  }
  return false;
}
