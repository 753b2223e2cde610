internal import CWordScan

/// What the kernel must know of patterns and of the sentence at hand. Beside `Table.swift` this file is the only one of the
/// module in which pointers stand: they are made here and nothing keeps one.
struct NeedScan: Sendable {
  /// So many parts of a sentence are looked at together: a bit each.
  private static let seenAtOnce = Int(USWARD_PARTS)

  /// A bit for each need that the parts looked at pass, and the first of these parts; `nil` at the beginning of a sentence.
  private var met: [UInt64]
  private var metFrom: Int?
  /// By need, which of these parts pass it, a bit a part; and for which needs that is known by now.
  private var passing: [UInt64]
  private var known: [UInt64]
  /// Where the rows of these parts begin, and eight more.
  private var rowPlaces = Array(repeating: Int32(0), count: seenAtOnce + 8)
  private var places: [usward_pattern_place]
  /// The instructions that this processor has.
  private let path = usward_best_path()

  init(_ lexicon: Lexicon) {
    met = Array(repeating: 0, count: NeedRows.words(lexicon.needCount))
    known = met
    passing = Array(repeating: 0, count: lexicon.needCount)
    places = Array(repeating: usward_pattern_place(), count: lexicon.code.patterns.count)
  }

  /// Begins a sentence.
  mutating func begin() { metFrom = nil }

  /// Appends the places where patterns may begin to `found`: the part, then the pattern.
  mutating func find(
    _ patterns: PatternsByNeed, in sentence: SentenceReading, _ needs: NeedRows, to found: inout [UInt64]
  ) {
    let path = path
    forEachWindow(of: sentence, needs, to: &found) { window, places in
      patterns.rows.withPointer { rows in
        patterns.first.withPointer { first in
          patterns.starts.withPointer { starts in
            patterns.others.withPointer { others in
              var patterns = usward_patterns_by_need(rows: rows, others: others, first: first, starts: starts)
              return usward_find_places(&window, &patterns, path, places)
            }
          }
        }
      }
    }
  }

  /// The same for some of all patterns.
  mutating func find(
    _ numbers: some Sequence<Int32>, of all: Table<usward_needy_pattern>, in sentence: SentenceReading,
    _ needs: NeedRows,
    to found: inout [UInt64]
  ) {
    let path = path
    forEachWindow(of: sentence, needs, to: &found) { window, places in
      all.withPointer { all in
        guard let all else { return 0 }
        var count = 0
        for number in numbers where usward_find_place(&window, all + Int(number), path, places + count) {
          count += 1
        }
        return count
      }
    }
  }

  /// Goes through the parts that are looked at together, and appends the places that `body` finds.
  @inline(__always)
  private mutating func forEachWindow(
    of sentence: SentenceReading, _ needs: NeedRows, to found: inout [UInt64],
    _ body: (inout usward_need_window, UnsafeMutablePointer<usward_pattern_place>) -> Int
  ) {
    var first = 0
    while first < sentence.parts.count {
      let left = sentence.parts.count - first
      let starts = left > Self.seenAtOnce ? Self.seenAtOnce - PatternCode.longestReach : left
      let isNew = metFrom != first
      metFrom = first
      let count = look(at: first, min(left, Self.seenAtOnce), starts, of: sentence, needs, isNew, body)
      for place in places[..<count] {
        append(place.starts, from: first, place.pattern, to: &found)
      }
      first += starts
    }
  }

  private func append(_ starts: UInt64, from first: Int, _ pattern: Int64, to found: inout [UInt64]) {
    var starts = starts
    while starts != 0 {
      found.append(UInt64(first + starts.trailingZeroBitCount) << 32 | UInt64(pattern))
      starts &= starts &- 1
    }
  }

  /// Calls `body` with a window of so many parts, with the first of which patterns may begin.
  @inline(__always)
  private mutating func look(
    at first: Int, _ count: Int, _ starts: Int, of sentence: SentenceReading, _ needs: NeedRows, _ isNew: Bool,
    _ body: (inout usward_need_window, UnsafeMutablePointer<usward_pattern_place>) -> Int
  ) -> Int {
    precondition(first + count <= sentence.parts.count, "a window lies in the sentence")
    var window = usward_need_window()
    window.words = met.count
    window.stride = MemoryLayout<Part>.stride
    window.count = count
    window.starts = starts
    return sentence.parts.withUnsafeBytes { parts in
      needs.rows.withUnsafeBytes { rows in
        needs.ofSentences.withUnsafeBytes { whole in
          met.withUnsafeMutableBufferPointer { met in
            known.withUnsafeMutableBufferPointer { known in
              passing.withUnsafeMutableBufferPointer { passing in
                rowPlaces.withUnsafeMutableBufferPointer { rowPlaces in
                  places.withUnsafeMutableBufferPointer { places in
                    guard let part = parts.baseAddress, let place = places.baseAddress else { return 0 }
                    let row = first * MemoryLayout<Part>.stride + MemoryLayout<Part>.offset(of: \.needs)!
                    window.parts = (part + row).assumingMemoryBound(to: Int32.self)
                    window.rows = rows.baseAddress!.assumingMemoryBound(to: UInt64.self)
                    window.whole = whole.baseAddress!.assumingMemoryBound(to: UInt64.self) + needs.start(of: sentence)
                    window.places = rowPlaces.baseAddress
                    window.met = met.baseAddress
                    window.known = known.baseAddress
                    window.passing = passing.baseAddress
                    if isNew { usward_meet_needs(&window, path) }
                    return body(&window, place)
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
