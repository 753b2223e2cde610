internal import CWordScan

extension BitRows {
  /// Calls `body` with a window to which the rows are lent.
  @inline(__always)
  func lend(to window: inout usward_need_window, _ body: (inout usward_need_window) -> Int) -> Int {
    pieces.withPointer { pieces in
      window.pieces = pieces
      return rows.withUnsafeBufferPointer { rows in
        window.rows = rows.baseAddress
        return body(&window)
      }
    }
  }
}

/// Words of the rows of some parts side by side, a column a word.
struct NeedColumns: Sendable {
  private var columns: WordLines
  /// How many there are, and whose they are.
  private var count = 0
  private var words: [Int32]
  private var columnsOfWords: [Int32]

  /// Room for all words that a row may have.
  init(_ lexicon: Lexicon) {
    let most = NeedRows.words(lexicon.needCount)
    columns = WordLines(empty: Int(USWARD_PARTS) / 8 * most)
    words = Array(repeating: 0, count: most + 1)
    columnsOfWords = Array(repeating: 0, count: most)
  }

  /// Calls `body` with a window to which the columns are lent.
  @inline(__always)
  mutating func lend(to window: inout usward_need_window, _ body: (inout usward_need_window) -> Int) -> Int {
    window.column_count = count
    defer { count = window.column_count }
    return columns.withMutablePointer { columns in
      words.withUnsafeMutableBufferPointer { words in
        columnsOfWords.withUnsafeMutableBufferPointer { columnsOfWords in
          window.columns = columns
          window.words_of_columns = words.baseAddress
          window.columns_of_words = columnsOfWords.baseAddress
          return body(&window)
        }
      }
    }
  }
}

extension PatternsByNeed {
  /// Calls `body` with the patterns as the kernel sees them.
  @inline(__always)
  func lend(_ body: (inout usward_patterns_by_need) -> Int) -> Int {
    var kernels = usward_patterns_by_need()
    kernels.words = first.count
    kernels.has_common = !common.isEmpty
    return rows.withPointer { rows in
      kernels.rows = rows
      return common.withPointer { common in
        kernels.common = common
        return first.withPointer { first in
          kernels.first = first
          return starts.withPointer { starts in
            kernels.starts = starts
            return others.withPointer { others in
              kernels.others = others
              return body(&kernels)
            }
          }
        }
      }
    }
  }
}
