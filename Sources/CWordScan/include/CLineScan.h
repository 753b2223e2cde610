#ifndef USWARD_CLINESCAN_H
#define USWARD_CLINESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Finds the lines of a text 64 bytes at a time, and measures those in which the bytes alone tell what shows.

/// A line. Offsets but `start` count from its first byte.
struct usward_line {
  size_t start;
  /// Where it ends, without the line end.
  uint32_t end;
  /// Where what shows begins and ends.
  uint32_t text, text_end;
  /// Characters from `text` to `end`.
  uint32_t width;
  /// Columns of white space before `text`.
  uint32_t indent;
};

/// A longer line is given as several, which end at ends of characters.
#define USWARD_LONGEST_LINE (UINT32_MAX - 64)

/// So many lines from a text's first on, no empty one is left out; past them those after so many without anything to show.
#define USWARD_TOP_LINES 300
#define USWARD_PADDING 4

/// A scan for lines under way.
struct usward_line_scan {
  /// Where the next line begins.
  size_t start;
  /// How many lines were found, and of these the last ones in which nothing shows.
  size_t count, blanks;
  /// Whether the last line written is to be measured otherwise, and counted in `blanks`: only its start and its end are told.
  bool is_unmeasured;
  /// Whether all lines are found whose ends are at hand.
  bool is_done;
  /// Whether there were bytes past ASCII, and controls beside those that end lines and the tab.
  bool has_past_ascii, has_controls;
};

/// Writes lines of a text of `count` bytes, at most `room`, and returns how many. `is_last` says that nothing comes after the
/// bytes, so that the last line ends with them. It stops after a line that it does not measure. `path` is a `usward_path`.
size_t usward_scan_lines(
  const uint8_t *text, size_t count, bool is_last, struct usward_line_scan *scan, int path, struct usward_line *lines,
  size_t room);

#endif
