// The kernel for the lines of a text, for one path. Included after words.h.

/// What is known of a line before its end is.
struct PATH(open_line) {
  size_t start;
  /// Bytes that go on a character.
  size_t inner;
  /// Whether it holds spaces past ASCII.
  bool has_wide_gaps;
  /// Whether it holds controls, or marks without width.
  bool is_odd;
};

/// What begins with a byte that may begin a line end, a space or a mark past ASCII.
enum PATH(wide) { PATH(NONE), PATH(GAP), PATH(HIDDEN), PATH(NEXT_LINE), PATH(SEPARATOR) };

static enum PATH(wide) PATH(wide_at)(const uint8_t *text, size_t place, size_t count) {
  const uint8_t first = text[place], second = place + 1 < count ? text[place + 1] : 0;
  if (first == 0xC2) {
    return second == 0x85 ? PATH(NEXT_LINE) : second == 0xA0 ? PATH(GAP) : second == 0xAD ? PATH(HIDDEN) : PATH(NONE);
  }
  const uint8_t third = place + 2 < count ? text[place + 2] : 0;
  if (first == 0xE2 && second == 0x80) {
    // Most are dashes and quotation marks.
    if (third >= 0x90 && third <= 0xA7) return PATH(NONE);
    if (third == 0xA8 || third == 0xA9) return PATH(SEPARATOR);
    if ((third >= 0x80 && third <= 0x8A) || third == 0xAF) return PATH(GAP);
    return (third >= 0x8B && third <= 0x8F) || (third >= 0xAA && third <= 0xAE) ? PATH(HIDDEN) : PATH(NONE);
  }
  if (first == 0xE2 && second == 0x81) {
    return third == 0x9F ? PATH(GAP) : third >= 0xA0 && third <= 0xAF ? PATH(HIDDEN) : PATH(NONE);
  }
  if (first == 0xE3 && second == 0x80 && third == 0x80) return PATH(GAP);
  return first == 0xEF && second == 0xBB && third == 0xBF ? PATH(HIDDEN) : PATH(NONE);
}

/// Writes a line; whether it is measured.
static inline __attribute__((always_inline)) bool PATH(measure)(
  const uint8_t *text, const struct PATH(open_line) *open, size_t end, struct usward_line *line
) {
  const size_t start = open->start;
  size_t first = start, last = end;
  uint32_t indent = 0;
  while (first < end && (text[first] == ' ' || text[first] == '\t')) {
    indent = text[first] == ' ' ? indent + 1 : (indent / 8 + 1) * 8;
    first++;
  }
  while (last > first && (text[last - 1] == ' ' || text[last - 1] == '\t')) last--;
  line->start = start;
  line->end = (uint32_t)(end - start);
  line->text = (uint32_t)(first - start);
  line->text_end = (uint32_t)(last - start);
  line->width = (uint32_t)(end - first - open->inner);
  line->indent = indent;
  if (__builtin_expect(open->is_odd, 0)) return false;
  // Within what shows a space is as wide as any character.
  return !(open->has_wide_gaps && first < last && (text[first] >= 0x80 || text[last - 1] >= 0x80));
}

/// A line that is too long, as far as it goes; where it ends.
static size_t PATH(cut)(const uint8_t *text, size_t start, struct usward_line *line) {
  size_t end = start + USWARD_LONGEST_LINE;
  while (end > start && (text[end] & 0xC0) == 0x80) end--;
  line->start = start;
  line->end = (uint32_t)(end - start);
  return end;
}

/// Writes the line that ends at `end`, unless it is an empty one that says nothing; the next one begins at `next`. Whether
/// more lines may be written.
static inline __attribute__((always_inline)) bool PATH(end_line)(
  const uint8_t *text, struct usward_line_scan *scan, struct PATH(open_line) *open, size_t end, size_t next,
  struct usward_line **line
) {
  const bool is_padding = end == open->start && scan->count > USWARD_TOP_LINES && scan->blanks >= USWARD_PADDING;
  if (__builtin_expect(!is_padding, 1)) {
    if (__builtin_expect(end - open->start > USWARD_LONGEST_LINE, 0)) {
      next = PATH(cut)(text, open->start, *line);
      scan->is_unmeasured = true;
    } else if (__builtin_expect(!PATH(measure)(text, open, end, *line), 0)) {
      scan->is_unmeasured = true;
    } else {
      scan->blanks = (*line)->text < (*line)->text_end ? 0 : scan->blanks + 1;
    }
    scan->count += 1;
    *line += 1;
  }
  *open = (struct PATH(open_line)){.start = next};
  scan->start = next;
  return !scan->is_unmeasured;
}

/// The bits from `place` on.
static inline __attribute__((always_inline)) uint64_t PATH(bits_from)(size_t place) {
  return place < 64 ? ~0ull << place : 0;
}

/// Reads 64 bytes, at `at`, that hold more than plain ASCII and line feeds. Whether more lines may be written.
static bool PATH(read_odd)(
  const uint8_t *text, size_t count, size_t position, const uint8_t *at, struct usward_line_scan *scan,
  struct PATH(open_line) *open, struct usward_line **line, const struct usward_line *end
) {
  const bytes64 bytes = LOAD64(at);
  const uint64_t past = MASK64(IS_BETWEEN(bytes, 0x80, 0xFF));
  const uint64_t inner = MASK64(IS_BETWEEN(bytes, 0x80, 0xBF));
  const uint64_t controls = MASK64((IS_BETWEEN(bytes, 0x00, 0x1F) & ~IS(bytes, '\t')) | IS(bytes, 0x7F));
  const uint64_t wide = MASK64(IS(bytes, 0xC2) | IS(bytes, 0xE2) | IS(bytes, 0xE3) | IS(bytes, 0xEF));
  uint64_t from = PATH(bits_from)(open->start > position ? open->start - position : 0);
  scan->has_past_ascii |= past != 0;
  for (uint64_t rest = controls | wide; rest != 0; rest &= rest - 1) {
    const size_t place = position + (size_t)__builtin_ctzll(rest);
    size_t length = 1;
    switch (text[place]) {
    case '\n':
    case '\f': break;
    case '\r':
      // The line feed ends the line.
      if (place + 1 < count && text[place + 1] == '\n') continue;
      break;
    case 0xC2:
    case 0xE2:
    case 0xE3:
    case 0xEF: {
      const enum PATH(wide) kind = PATH(wide_at)(text, place, count);
      open->has_wide_gaps |= kind == PATH(GAP);
      open->is_odd |= kind == PATH(HIDDEN);
      if (kind != PATH(NEXT_LINE) && kind != PATH(SEPARATOR)) continue;
      length = kind == PATH(SEPARATOR) ? 3 : 2;
      break;
    }
    default:
      open->is_odd = true;
      scan->has_controls = true;
      continue;
    }
    if (*line == end) return false;
    open->inner += (size_t)__builtin_popcountll(inner & from & ~(~0ull << (place - position)));
    const bool has_return = text[place] == '\n' && place > open->start && text[place - 1] == '\r';
    if (!PATH(end_line)(text, scan, open, place - has_return, place + length, line)) return false;
    from = PATH(bits_from)(place + length - position);
  }
  open->inner += (size_t)__builtin_popcountll(inner & from);
  return true;
}

size_t PATH(usward_scan_lines)(
  const uint8_t *text, size_t count, bool is_last, struct usward_line_scan *scan, struct usward_line *lines, size_t room
) {
  // A line end has up to three bytes: a part of one tells nothing yet.
  const size_t limit = is_last ? count : count < 3 ? 0 : count - 3;
  struct PATH(open_line) open = {.start = scan->start};
  struct usward_line *line = lines;
  const struct usward_line *const end = lines + room;
  scan->is_unmeasured = false;
  scan->is_done = false;
  for (size_t position = scan->start; position < limit; position += 64) {
    uint8_t padded[64];
    const uint8_t *at = text + position;
    if (__builtin_expect(position + 64 > limit, 0)) {
      __builtin_memset(padded, ' ', sizeof padded);
      __builtin_memcpy(padded, at, limit - position);
      at = padded;
    }
    const bytes64 bytes = LOAD64(at);
    uint64_t ends = MASK64(IS(bytes, '\n'));
    const uint64_t others = MASK64(
      (IS_BETWEEN(bytes, 0x00, 0x1F) & ~IS(bytes, '\t') & ~IS(bytes, '\n')) | IS_BETWEEN(bytes, 0x7F, 0xFF));
    if (__builtin_expect(others != 0, 0)) {
      if (!PATH(read_odd)(text, count, position, at, scan, &open, &line, end)) return (size_t)(line - lines);
      continue;
    }
    for (; ends != 0; ends &= ends - 1) {
      if (line == end) return room;
      const size_t place = position + (size_t)__builtin_ctzll(ends);
      const bool has_return = place == position && place > open.start && text[place - 1] == '\r';
      if (!PATH(end_line)(text, scan, &open, place - has_return, place + 1, &line)) return (size_t)(line - lines);
    }
  }
  if (line == end) return room;
  if (is_last ? open.start < count : limit > open.start && limit - open.start > USWARD_LONGEST_LINE) {
    if (!PATH(end_line)(text, scan, &open, is_last ? count : limit, is_last ? count : limit, &line)) {
      return (size_t)(line - lines);
    }
  }
  scan->is_done = true;
  return (size_t)(line - lines);
}
