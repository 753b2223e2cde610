import CWordScan

/// Finds the lines of a text, all at once or as more of it arrives. A line ends with LF, CR LF, CR, a form feed, NEL,
/// U+2028 or U+2029.
///
/// After the top of a text, where headers are recognised by their lines, nobody looks across more than four empty
/// lines: further ones are left out.
struct SourceLines {
  private var scan = usward_line_scan()
  private let path: Int32
  /// Whether the next line is left out, because what is available may be only its end.
  private var leavesNextOut: Bool

  /// Finds lines after `count` lines of the text. `path` is the kernel's.
  init(after count: Int = 0, leavingFirstOut: Bool = false, path: Int32 = SourceLines.best) {
    scan.count = count
    leavesNextOut = leavingFirstOut
    self.path = path
  }

  /// The fastest path that this processor supports.
  static let best = usward_best_path()

  /// The most lines of a top, more than headers have.
  static let longestTop = Int(USWARD_TOP_LINES)

  /// Whether there were non-ASCII bytes.
  var hasPastASCII: Bool { scan.has_past_ascii }
  /// Whether there were control characters other than line ends and tabs.
  var hasControls: Bool { scan.has_controls }

  /// The lines of a text. O(bytes).
  static func all(of bytes: Bytes) -> [SourceLine] {
    var lines: [SourceLine] = []
    lines.reserveCapacity(bytes.count / 80 + 8)
    var finder = SourceLines()
    _ = finder.append(from: bytes, at: 0, isLast: true, to: &lines)
    return lines
  }

  /// Appends the lines that begin at `start` or later and end within the bytes; returns where the next one begins.
  /// `isLast` says that nothing follows the bytes, so that the last line ends with them.
  mutating func append(from bytes: Bytes, at start: Int, isLast: Bool, to lines: inout [SourceLine]) -> Int {
    guard let base = bytes.baseAddress else { return start }
    scan.start = start
    withUnsafeTemporaryAllocation(of: usward_line.self, capacity: Self.room) { found in
      repeat {
        let room = leavesNextOut ? 1 : found.count
        let count = usward_scan_lines(base, bytes.count, isLast, &scan, path, found.baseAddress, room)
        if count == 0 { continue }
        if leavesNextOut {
          // The end of a line may look blank although the line is not.
          leavesNextOut = false
          scan.blanks = 0
          continue
        }
        lines.append(addingCapacity: count) { lines in
          for index in 0..<count { lines.append(SourceLine(found[index])) }
        }
        if scan.is_unmeasured { measureLast(of: &lines, in: bytes) }
      } while !scan.is_done
    }
    return scan.start
  }

  /// How many lines are found at a time: few enough to stay in the first-level cache.
  private static let room = 128

  private mutating func measureLast(of lines: inout [SourceLine], in bytes: Bytes) {
    let line = SourceLine(bytes, lines[lines.count - 1].start, lines[lines.count - 1].end)
    lines[lines.count - 1] = line
    scan.blanks = line.isBlank ? scan.blanks + 1 : 0
  }
}
