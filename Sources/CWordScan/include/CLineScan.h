#ifndef USWARD_CLINESCAN_H
#define USWARD_CLINESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Finds the lines of a text 64 bytes at a time, and measures those in which the bytes alone show what is visible.

/// A line. Offsets other than `start` count from its first byte.
struct usward_line {
  size_t start;
  /// The end, without the line end.
  uint32_t end;
  /// The beginning and end of the visible text.
  uint32_t text, text_end;
  /// The number of characters from `text` to `end`.
  uint32_t width;
  /// The number of columns of white space before `text`.
  uint32_t indent;
};

/// The longest line in bytes; a longer one is returned as several, which end on character boundaries.
#define USWARD_LONGEST_LINE (UINT32_MAX - 64)

/// The number of lines, from a text's first, among which no empty one is left out; and the number of consecutive blank
/// lines after which, further down, empty ones are left out.
#define USWARD_TOP_LINES 300
#define USWARD_PADDING 4

/// A scan for lines in progress.
struct usward_line_scan {
  /// Where the next line begins.
  size_t start;
  /// The number of lines found, and of consecutive blank ones at their end.
  size_t count, blanks;
  /// Whether the last line written must be measured by other means, and counted in `blanks`: only its start and end are
  /// known.
  bool is_unmeasured;
  /// Whether all lines are found whose ends are available.
  bool is_done;
  /// Whether there were non-ASCII bytes, and control characters other than line ends and tabs.
  bool has_past_ascii, has_controls;
};

/// Writes lines of a text of `count` bytes, at most `room`, and returns how many. `is_last` says that nothing follows
/// the bytes, so that the last line ends with them. Stops after a line that it does not measure. `path` is a
/// `usward_path`.
size_t usward_scan_lines(
  const uint8_t *text, size_t count, bool is_last, struct usward_line_scan *scan, int path, struct usward_line *lines,
  size_t room);

#endif
