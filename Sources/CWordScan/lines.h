// The kernel for the lines of a text, for one path. Included after words.h.

/// How many bytes of plain ASCII are read before the lines in them are written.
enum { PATH(FEED_BYTES) = 2048 };

/// A call in progress, and what is known of a line before its end is found.
struct PATH(line_walk) {
  const uint8_t *text;
  size_t count;
  struct usward_line_scan *scan;
  /// Where the next line is written, and the end of the room for lines.
  struct usward_line *line;
  const struct usward_line *end;
  /// Where the line begins.
  size_t start;
  /// How many of its bytes are continuation bytes of a character.
  size_t inner;
  /// Whether it contains spaces beyond ASCII.
  bool has_wide_gaps;
  /// Whether it contains control characters, or marks without width.
  bool is_odd;
};

/// What starts with a byte that may begin a line end, a space or a mark beyond ASCII.
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

/// The length of the space beyond ASCII that begins at a place; 0 if none does.
static size_t PATH(wide_gap)(const uint8_t *text, size_t place, size_t end) {
  return PATH(wide_at)(text, place, end) == PATH(GAP) ? (text[place] == 0xC2 ? 2 : 3) : 0;
}

/// Removes spaces beyond ASCII from the ends of the visible part of a line that was measured without them.
static void PATH(trim_wide)(const uint8_t *text, struct usward_line *line) {
  const size_t end = line->start + line->end;
  size_t first = line->start + line->text, last = line->start + line->text_end;
  while (first < end) {
    const size_t length = PATH(wide_gap)(text, first, end);
    if (length == 0 && text[first] != ' ' && text[first] != '\t') break;
    line->indent = text[first] == '\t' ? (line->indent / 8 + 1) * 8 : line->indent + 1;
    line->width -= 1;
    first += length ? length : 1;
  }
  while (last > first) {
    const uint8_t byte = text[last - 1];
    size_t length = byte == ' ' || byte == '\t';
    if (byte >= 0x80 && last >= first + 2 && PATH(wide_gap)(text, last - 2, last) == 2) length = 2;
    if (byte >= 0x80 && last >= first + 3 && PATH(wide_gap)(text, last - 3, last) == 3) length = 3;
    if (length == 0) break;
    last -= length;
  }
  line->text = (uint32_t)(first - line->start);
  line->text_end = (uint32_t)((last > first ? last : first) - line->start);
}

/// Writes a line; returns whether it is measured.
static bool PATH(measure)(const struct PATH(line_walk) *walk, size_t end) {
  const uint8_t *text = walk->text;
  struct usward_line *line = walk->line;
  size_t first = walk->start, last = end;
  uint32_t indent = 0;
  while (first < end && (text[first] == ' ' || text[first] == '\t')) {
    indent = text[first] == ' ' ? indent + 1 : (indent / 8 + 1) * 8;
    first++;
  }
  while (last > first && (text[last - 1] == ' ' || text[last - 1] == '\t')) last--;
  line->start = walk->start;
  line->end = (uint32_t)(end - walk->start);
  line->text = (uint32_t)(first - walk->start);
  line->text_end = (uint32_t)(last - walk->start);
  line->width = (uint32_t)(end - first - walk->inner);
  line->indent = indent;
  if (walk->is_odd) return false;
  // Within the visible part a space is as wide as any character.
  if (walk->has_wide_gaps) PATH(trim_wide)(text, line);
  return true;
}

/// Writes as much of a line as fits into one; returns where that ends.
static size_t PATH(cut)(const struct PATH(line_walk) *walk) {
  size_t end = walk->start + USWARD_LONGEST_LINE;
  // No character has more than three continuation bytes.
  for (int steps = 0; steps < 3 && (walk->text[end] & 0xC0) == 0x80; steps++) end--;
  walk->line->start = walk->start;
  walk->line->end = (uint32_t)(end - walk->start);
  return end;
}

/// Writes the line that ends at `end`, unless it is empty and of no significance; the next one begins at `next`.
/// Returns whether it is measured.
static bool PATH(end_line)(struct PATH(line_walk) *walk, const struct usward_line *lines, size_t end, size_t next) {
  struct usward_line_scan *scan = walk->scan;
  const size_t found = scan->count + (size_t)(walk->line - lines);
  if (end > walk->start || found <= USWARD_TOP_LINES || scan->blanks < USWARD_PADDING) {
    if (end - walk->start > USWARD_LONGEST_LINE) {
      next = PATH(cut)(walk);
      scan->is_unmeasured = true;
    } else if (!PATH(measure)(walk, end)) {
      scan->is_unmeasured = true;
    } else {
      scan->blanks = walk->line->text < walk->line->text_end ? 0 : scan->blanks + 1;
    }
    walk->line += 1;
  }
  walk->start = next;
  walk->inner = 0;
  walk->has_wide_gaps = false;
  walk->is_odd = false;
  return !scan->is_unmeasured;
}

/// The line feeds in consecutive stretches of 64 bytes of plain ASCII, as offsets from the first of these bytes. They
/// are collected before any line is written, since which 64 bytes contain one is unpredictable.
struct PATH(line_feeds) {
  size_t count;
  uint32_t places[PATH(FEED_BYTES) + 2];
};

/// Adds those of 64 bytes; two are written even if there are fewer.
static inline __attribute__((always_inline)) void PATH(add_feeds)(
  struct PATH(line_feeds) *feeds, uint32_t base, uint64_t mask
) {
  size_t count = feeds->count;
  const size_t end = count + (size_t)__builtin_popcountll(mask);
  for (;;) {
    feeds->places[count] = base + (uint32_t)__builtin_ctzll(mask | 1ull << 63);
    mask &= mask - 1;
    feeds->places[count + 1] = base + (uint32_t)__builtin_ctzll(mask | 1ull << 63);
    mask &= mask - 1;
    count += 2;
    if (__builtin_expect(count >= end, 1)) break;
  }
  feeds->count = end;
}

/// Writes the lines that end at some line feeds, from the first on, as long as they are ASCII with no white space
/// around the visible part except one space at the end, as nearly all are; returns the first line feed that is left.
static inline __attribute__((always_inline)) const uint32_t *PATH(take_plain)(
  struct PATH(line_walk) *walk, size_t from, const uint32_t *next, const uint32_t *last
) {
  if (walk->inner || walk->has_wide_gaps || walk->is_odd) return next;
  const uint8_t *text = walk->text;
  struct usward_line *line = walk->line;
  size_t start = walk->start, blanks = walk->scan->blanks;
  for (; next != last && line != walk->end; next++) {
    const size_t place = from + *next;
    const size_t length = place - start;
    size_t shown = length;
    if (length == 0) {
      if (blanks >= USWARD_PADDING) break;
      blanks += 1;
    } else {
      // A line whose first byte is above the space is not empty without the space at its end.
      if (text[start] <= ' ' || length > USWARD_LONGEST_LINE) break;
      shown -= text[place - 1] == ' ';
      if (text[start + shown - 1] <= ' ') break;
      blanks = 0;
    }
    const uint32_t size = (uint32_t)length;
    *line++ = (struct usward_line){.start = start, .end = size, .text_end = (uint32_t)shown, .width = size};
    start = place + 1;
  }
  walk->line = line;
  walk->start = start;
  walk->scan->blanks = blanks;
  return next;
}

/// Writes the lines that end at some line feeds, which are offsets from `from`. Returns whether more may be written.
static inline __attribute__((always_inline)) bool PATH(read_plain)(
  struct PATH(line_walk) *walk, const struct usward_line *lines, size_t from, const struct PATH(line_feeds) *feeds
) {
  const uint32_t *next = feeds->places, *const last = next + feeds->count;
  while ((next = PATH(take_plain)(walk, from, next, last)) != last) {
    if (walk->line == walk->end) return false;
    const size_t place = from + *next++;
    // There may be a carriage return at the end of the 64 bytes before.
    const bool has_return = place > walk->start && walk->text[place - 1] == '\r';
    if (!PATH(end_line)(walk, lines, place - has_return, place + 1)) return false;
  }
  return true;
}

/// The bits from `place` on.
static inline __attribute__((always_inline)) uint64_t PATH(bits_from)(size_t place) {
  return place < 64 ? ~0ull << place : 0;
}

/// Reads the 64 bytes at `at`, which contain more than plain ASCII and line feeds. Returns whether more lines may be
/// written.
static bool PATH(read_odd)(
  struct PATH(line_walk) *walk, const struct usward_line *lines, size_t position, const uint8_t *at
) {
  const uint8_t *text = walk->text;
  const bytes64 bytes = LOAD64(at);
  const uint64_t inner = MASK64(IS_BETWEEN(bytes, 0x80, 0xBF));
  const uint64_t controls = MASK64((IS_BETWEEN(bytes, 0x00, 0x1F) & ~IS(bytes, '\t')) | IS(bytes, 0x7F));
  const uint64_t wide = MASK64(IS(bytes, 0xC2) | IS(bytes, 0xE2) | IS(bytes, 0xE3) | IS(bytes, 0xEF));
  walk->scan->has_past_ascii |= MASK64(IS_BETWEEN(bytes, 0x80, 0xFF)) != 0;
  uint64_t from = PATH(bits_from)(walk->start > position ? walk->start - position : 0);
  for (uint64_t rest = controls | wide; rest != 0; rest &= rest - 1) {
    const size_t place = position + (size_t)__builtin_ctzll(rest);
    size_t length = 1;
    switch (text[place]) {
    case '\n':
    case '\f': break;
    case '\r':
      // The line feed ends the line.
      if (place + 1 < walk->count && text[place + 1] == '\n') continue;
      break;
    case 0xC2:
    case 0xE2:
    case 0xE3:
    case 0xEF: {
      const enum PATH(wide) kind = PATH(wide_at)(text, place, walk->count);
      walk->has_wide_gaps |= kind == PATH(GAP);
      walk->is_odd |= kind == PATH(HIDDEN);
      if (kind != PATH(NEXT_LINE) && kind != PATH(SEPARATOR)) continue;
      length = kind == PATH(SEPARATOR) ? 3 : 2;
      break;
    }
    default:
      walk->is_odd = true;
      walk->scan->has_controls = true;
      continue;
    }
    if (walk->line == walk->end) return false;
    walk->inner += (size_t)__builtin_popcountll(inner & from & ~(~0ull << (place - position)));
    const bool has_return = text[place] == '\n' && place > walk->start && text[place - 1] == '\r';
    if (!PATH(end_line)(walk, lines, place - has_return, place + length)) return false;
    from = PATH(bits_from)(place + length - position);
  }
  walk->inner += (size_t)__builtin_popcountll(inner & from);
  return true;
}

/// Reads the bytes before `limit`; returns whether it got there.
static inline __attribute__((always_inline)) bool PATH(read_lines)(
  struct PATH(line_walk) *walk, const struct usward_line *lines, size_t limit
) {
  struct PATH(line_feeds) feeds;
  for (size_t position = walk->start; position < limit;) {
    const size_t from = position;
    uint8_t padded[64];
    const uint8_t *at = NULL;
    bool is_plain = true;
    feeds.count = 0;
    for (; position < limit && position - from < PATH(FEED_BYTES); position += 64) {
      at = walk->text + position;
      if (__builtin_expect(position + 64 > limit, 0)) {
        __builtin_memset(padded, ' ', sizeof padded);
        __builtin_memcpy(padded, at, limit - position);
        at = padded;
      }
      const bytes64 bytes = LOAD64(at);
      const uint64_t ends = MASK64(IS(bytes, '\n'));
      // Plus one and as signed numbers, control characters, DEL and bytes beyond ASCII are at most the space.
      const uint64_t others = MASK64((truth64)((truth64)(bytes + (bytes64)1) <= (truth64)(int8_t)' '));
      is_plain = others == ends;
      if (__builtin_expect(!is_plain, 0)) break;
      PATH(add_feeds)(&feeds, (uint32_t)(position - from), ends);
    }
    if (!PATH(read_plain)(walk, lines, from, &feeds)) return false;
    if (is_plain) continue;
    if (!PATH(read_odd)(walk, lines, position, at)) return false;
    position += 64;
  }
  return true;
}

size_t PATH(usward_scan_lines)(
  const uint8_t *text, size_t count, bool is_last, struct usward_line_scan *scan, struct usward_line *lines, size_t room
) {
  // A line end has up to three bytes; a part of one does not decide anything yet.
  const size_t limit = is_last ? count : count < 3 ? 0 : count - 3;
  struct PATH(line_walk) walk = {
    .text = text, .count = count, .scan = scan, .line = lines, .end = lines + room, .start = scan->start,
  };
  scan->is_unmeasured = false;
  scan->is_done = false;
  if (PATH(read_lines)(&walk, lines, limit) && walk.line < walk.end) {
    const bool has_more = is_last ? walk.start < count : limit > walk.start + USWARD_LONGEST_LINE;
    scan->is_done = !has_more || PATH(end_line)(&walk, lines, limit, limit);
  }
  scan->start = walk.start;
  scan->count += (size_t)(walk.line - lines);
  return (size_t)(walk.line - lines);
}
