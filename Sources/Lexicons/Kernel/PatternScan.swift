internal import CWordScan
internal import Text

/// What the kernel must know of patterns and of the sentence at hand. Beside `Table.swift` this file and those in its folder are
/// the only ones of the module in which pointers stand: they are made here and nothing keeps one.
struct PatternScan: Sendable {
  /// So many parts of a sentence are looked at together: a bit each.
  private static let seenAtOnce = Int(USWARD_PARTS)

  /// A bit for each need that the parts looked at pass, and the first of these parts; `nil` at the beginning of a sentence.
  private var met: WordLines
  private var metFrom: Int?
  /// Where the rows of these parts begin.
  private var rowPlaces = Array(repeating: Int32(0), count: seenAtOnce)
  private var columns: NeedColumns
  private var places: [usward_pattern_place]
  /// Whether a pattern might have begun where it was looked last.
  private(set) var hasPlaces = false
  /// Room for the numbers of all rows of patterns, and one more.
  private var listed: [Int32]
  /// Room for the matches of a few patterns in a window.
  private var matches = Array(repeating: usward_pattern_match(), count: 4 * seenAtOnce)
  private let tables: PatternTables
  /// The instructions that this processor has.
  private let path = usward_best_path()

  init(_ lexicon: Lexicon, _ tables: PatternTables) {
    precondition(
      MemoryLayout<Part>.stride == MemoryLayout<usward_part>.stride
        && MemoryLayout<Part>.offset(of: \.row) == MemoryLayout<usward_part>.offset(of: \.row)
        && MemoryLayout<Part>.offset(of: \.token) == MemoryLayout<usward_part>.offset(of: \.token)
        && MemoryLayout<Part>.offset(of: \.gap) == MemoryLayout<usward_part>.offset(of: \.gap)
        && MemoryLayout<Part>.offset(of: \.opensPhrase) == MemoryLayout<usward_part>.offset(of: \.opens_phrase)
        && MemoryLayout<FoundPhrase>.stride == MemoryLayout<usward_phrase>.stride,
      "parts and phrases are laid out as the kernel reads them")
    self.tables = tables
    met = WordLines(empty: NeedRows.words(lexicon.needCountOfSentences) / 8)
    columns = NeedColumns(lexicon)
    places = Array(repeating: usward_pattern_place(), count: lexicon.code.patterns.count)
    listed = Array(repeating: 0, count: places.count + 1)
  }

  /// Begins a sentence.
  mutating func begin() {
    metFrom = nil
    hasPlaces = false
  }

  /// Appends the matches in a sentence of the patterns that say something by themselves to `found`, in no certain order.
  mutating func findTelling(
    in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>,
    to found: inout [usward_pattern_match]
  ) {
    let (path, tables) = (path, tables)
    forEachWindow(of: sentence, types, tokens, bytes, to: &found) { window, places in
      tables.wanted.telling.lend { usward_find_places(&window, &$0, path, places) }
    }
  }

  /// The same for the patterns of all other guards.
  mutating func findLate(
    in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>,
    to found: inout [usward_pattern_match]
  ) {
    let (path, tables) = (path, tables)
    forEachWindow(of: sentence, types, tokens, bytes, to: &found) { window, places in
      tables.wanted.late.lend { usward_find_places(&window, &$0, path, places) }
    }
  }

  /// The same for some of all patterns.
  mutating func find(
    _ numbers: Table<Int32>, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>, to found: inout [usward_pattern_match]
  ) {
    let (path, tables) = (path, tables)
    forEachWindow(of: sentence, types, tokens, bytes, to: &found) { window, places in
      tables.code.needs.withPointer { all in
        numbers.withPointer { usward_find_places_of(&window, all, $0, numbers.count, path, places) }
      }
    }
  }

  /// Appends the match of a pattern that begins with a part of a sentence, whatever it needs, to `found`.
  mutating func match(
    _ pattern: Int, at start: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>, to found: inout [usward_pattern_match]
  ) {
    places[0] = usward_pattern_place(starts: 1, pattern: Int32(pattern), is_looked_for: 0)
    match(1, from: start, of: sentence, types, tokens, bytes, to: &found)
  }

  /// Goes through the parts that are looked at together, and appends the matches at the places that `body` finds.
  @inline(__always)
  private mutating func forEachWindow(
    of sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>,
    to found: inout [usward_pattern_match],
    _ body: (inout usward_need_window, UnsafeMutablePointer<usward_pattern_place>) -> Int
  ) {
    var first = 0
    while first < sentence.parts.count {
      let left = sentence.parts.count - first
      let starts = left > Self.seenAtOnce ? Self.seenAtOnce - PatternCode.longestReach : left
      let isNew = metFrom != first
      metFrom = first
      let count = look(at: first, min(left, Self.seenAtOnce), starts, of: sentence, types.needs, isNew, body)
      if count > 0 {
        hasPlaces = true
        match(count, from: first, of: sentence, types, tokens, bytes, to: &found)
      }
      first += starts
    }
  }

  /// Appends the matches at the first so many of `places`, counted from a part on.
  private mutating func match(
    _ count: Int, from first: Int, of sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>, to found: inout [usward_pattern_match]
  ) {
    let (path, tables) = (path, tables)
    precondition(count <= places.count, "places are in their room")
    places.withUnsafeBufferPointer { places in
      matches.withUnsafeMutableBufferPointer { matches in
        Self.lend(sentence, tables, types, tokens, bytes) { sentence in
          tables.code.steps.withPointer { steps in
            tables.code.patterns.withPointer { entrances in
              var place = places.baseAddress
              let end = places.baseAddress! + count
              while place! < end {
                let count = usward_match_patterns(
                  &sentence, steps, entrances, first, &place, end, path, matches.baseAddress, matches.count)
                for match in matches[..<count] { found.append(match) }
              }
            }
          }
        }
      }
    }
  }

  /// Calls `body` with a sentence as the kernel sees it.
  @inline(__always)
  private static func lend(
    _ sentence: SentenceReading, _ tables: PatternTables, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>,
    _ body: (inout usward_sentence) -> Void
  ) {
    var kernels = usward_sentence()
    (kernels.count, kernels.phrase_count, kernels.byte_count) =
      (sentence.parts.count, sentence.phrases.count, bytes.count)
    (kernels.is_shouted, kernels.is_asked) = (sentence.isShouted, sentence.isAsked)
    (kernels.heads, kernels.traits_stride) = (types.tests.headCount, MemoryLayout<PartType>.stride)
    sentence.parts.withUnsafeBytes { parts in
      kernels.parts = parts.baseAddress?.assumingMemoryBound(to: usward_part.self)
      sentence.phrases.withUnsafeBytes { phrases in
        kernels.phrases = phrases.baseAddress?.assumingMemoryBound(to: usward_phrase.self)
        types.types.withUnsafeBytes { ofTypes in
          kernels.traits = ofTypes.baseAddress.map {
            ($0 + MemoryLayout<usward_part_type>.offset(of: \.traits)!).assumingMemoryBound(to: UInt8.self)
          }
          tokens.withUnsafeBytes { tokens in
            kernels.tokens = tokens.baseAddress?.assumingMemoryBound(to: UInt64.self)
            bytes.withUnsafeBufferPointer { bytes in
              kernels.bytes = bytes.baseAddress
              types.tests.pool.withUnsafeBufferPointer { rows in
                kernels.rows = rows.baseAddress
                tables.lend(to: &kernels, body)
              }
            }
          }
        }
      }
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
    window.words = 8 * met.count
    window.stride = MemoryLayout<Part>.stride
    window.count = count
    window.starts = starts
    return sentence.parts.withUnsafeBytes { parts in
      needs.table.lend(to: &window) { window in
        needs.ofSentences.withPointer { whole in
          met.withMutablePointer { met in
            rowPlaces.withUnsafeMutableBufferPointer { rowPlaces in
              places.withUnsafeMutableBufferPointer { places in
                listed.withUnsafeMutableBufferPointer { listed in
                  guard let part = parts.baseAddress, let place = places.baseAddress else { return 0 }
                  let row = first * MemoryLayout<Part>.stride + MemoryLayout<Part>.offset(of: \.needs)!
                  window.parts = (part + row).assumingMemoryBound(to: Int32.self)
                  window.whole = whole + needs.start(of: sentence)
                  window.places = rowPlaces.baseAddress
                  window.met = met
                  window.listed = listed.baseAddress
                  return columns.lend(to: &window) { window in
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

extension PatternTables {
  /// Calls `body` with a sentence to which what the kernel reads of the lexicon is lent.
  @inline(__always)
  fileprivate func lend(to kernels: inout usward_sentence, _ body: (inout usward_sentence) -> Void) {
    entries.rows.withPointer { entries in
      kernels.entries = entries
      above.starts.withPointer { starts in
        kernels.above_starts = starts
        above.pool.withPointer { above in
          kernels.above = above
          body(&kernels)
        }
      }
    }
  }
}
