#include "CWordScan.h"

#define DECLARE(path)                                                                                                 \
  size_t usward_scan_words_##path(                                                                                    \
    const uint8_t *, struct usward_word_scan *, const struct usward_classes *, uint64_t *, size_t);                   \
  size_t usward_count_words_##path(                                                                                   \
    const uint8_t *, struct usward_word_scan *, const struct usward_classes *);                                       \
  size_t usward_scan_terminators_##path(                                                                              \
    const uint8_t *, size_t *, size_t, bool, const struct usward_classes *, uint32_t *, size_t);                      \
  size_t usward_tokens_before_##path(const uint64_t *, size_t, uint32_t);                                             \
  bool usward_find_rules_##path(struct usward_pattern_search *, enum usward_wanted_rules);                            \
  bool usward_has_match_##path(struct usward_pattern_search *, int32_t);                                              \
  size_t usward_lay_out_##path(struct usward_layout *, struct usward_part *, struct usward_opening *);                \
  size_t usward_find_phrases_##path(                                                                                  \
    const struct usward_phrase_search *, struct usward_part *, size_t, const struct usward_opening *, size_t,         \
    struct usward_phrase *, size_t);                                                                                  \
  size_t usward_scan_lines_##path(                                                                                    \
    const uint8_t *, size_t, bool, struct usward_line_scan *, struct usward_line *, size_t);                          \
  size_t usward_meet_words_##path(                                                                                    \
    struct usward_word_walk *, const uint8_t *, size_t, size_t, const uint64_t *, const uint32_t *, const uint8_t *,  \
    struct usward_met_word *);

DECLARE(baseline)
#if defined(__x86_64__)
DECLARE(avx2)
DECLARE(avx512)
#endif

int usward_best_path(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
    && __builtin_cpu_supports("lzcnt")) {
    const bool has_avx512 = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vbmi")
      && __builtin_cpu_supports("avx512vbmi2");
    return has_avx512 ? USWARD_AVX512 : USWARD_AVX2;
  }
#endif
#if defined(__SSE2__) || defined(__ARM_NEON)
  return USWARD_BASELINE;
#else
  return -1;
#endif
}

/// Calls a function of the kernel by its version for a path.
#if defined(__x86_64__)
#define ON_PATH(path, name, ...)                                                                                      \
  ((path) == USWARD_AVX512 ? name##_avx512(__VA_ARGS__)                                                               \
    : (path) == USWARD_AVX2 ? name##_avx2(__VA_ARGS__) : name##_baseline(__VA_ARGS__))
#else
#define ON_PATH(path, name, ...) ((void)(path), name##_baseline(__VA_ARGS__))
#endif

size_t usward_scan_words(
  const uint8_t *bytes, struct usward_word_scan *scan, const struct usward_classes *classes, int path, uint64_t *tokens,
  size_t room
) {
  return ON_PATH(path, usward_scan_words, bytes, scan, classes, tokens, room);
}

size_t usward_count_words(
  const uint8_t *bytes, struct usward_word_scan *scan, const struct usward_classes *classes, int path
) {
  return ON_PATH(path, usward_count_words, bytes, scan, classes);
}

size_t usward_scan_terminators(
  const uint8_t *bytes, size_t *position, size_t end, bool lines, const struct usward_classes *classes, int path,
  uint32_t *offsets, size_t room
) {
  return ON_PATH(path, usward_scan_terminators, bytes, position, end, lines, classes, offsets, room);
}

size_t usward_tokens_before(const uint64_t *tokens, size_t count, uint32_t place, int path) {
  return ON_PATH(path, usward_tokens_before, tokens, count, place);
}

bool usward_find_rules(struct usward_pattern_search *search, enum usward_wanted_rules wanted, int path) {
  return ON_PATH(path, usward_find_rules, search, wanted);
}

bool usward_has_match(struct usward_pattern_search *search, int32_t pattern, int path) {
  return ON_PATH(path, usward_has_match, search, pattern);
}

size_t usward_lay_out(
  struct usward_layout *layout, int path, struct usward_part *parts, struct usward_opening *openings
) {
  return ON_PATH(path, usward_lay_out, layout, parts, openings);
}

size_t usward_find_phrases(
  const struct usward_phrase_search *search, int path, struct usward_part *parts, size_t count,
  const struct usward_opening *openings, size_t opening_count, struct usward_phrase *found, size_t room
) {
  return ON_PATH(path, usward_find_phrases, search, parts, count, openings, opening_count, found, room);
}

size_t usward_scan_lines(
  const uint8_t *text, size_t count, bool is_last, struct usward_line_scan *scan, int path, struct usward_line *lines,
  size_t room
) {
  return ON_PATH(path, usward_scan_lines, text, count, is_last, scan, lines, room);
}

size_t usward_meet_words(
  struct usward_word_walk *walk, const uint8_t *bytes, size_t count, size_t end, const uint64_t *filter,
  const uint32_t *openings, const uint8_t *heads, int path, struct usward_met_word *met
) {
  return ON_PATH(path, usward_meet_words, walk, bytes, count, end, filter, openings, heads, met);
}
