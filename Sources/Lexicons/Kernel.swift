internal import CWordScan
internal import Text

/// What the kernel must know of patterns and of the sentence at hand. Beside `Table.swift` this file is the only one of the
/// module in which pointers stand: they are made here and nothing keeps one.
struct PatternScan: Sendable {
  /// So many parts of a sentence are looked at together: a bit each.
  private static let seenAtOnce = Int(USWARD_PARTS)

  /// A bit for each need that the parts looked at pass, and the first of these parts; `nil` at the beginning of a sentence.
  private var met: [UInt64]
  private var metFrom: Int?
  /// Where the rows of these parts begin.
  private var rowPlaces = Array(repeating: Int32(0), count: seenAtOnce)
  private var columns: NeedColumns
  private var places: [usward_pattern_place]
  /// Whether a pattern might have begun where it was looked last.
  private(set) var hasPlaces = false
  /// Room for the numbers of all rows of patterns, and eight more.
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
    met = Array(repeating: 0, count: NeedRows.words(lexicon.needCountOfSentences))
    columns = NeedColumns(lexicon)
    places = Array(repeating: usward_pattern_place(), count: lexicon.code.patterns.count)
    listed = Array(repeating: 0, count: places.count + 8)
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
    places[0] = usward_pattern_place(starts: 1, pattern: Int64(pattern))
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
            ($0 + MemoryLayout<PartType>.offset(of: \.traits)!).assumingMemoryBound(to: UInt8.self)
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
    window.words = met.count
    window.stride = MemoryLayout<Part>.stride
    window.count = count
    window.starts = starts
    return sentence.parts.withUnsafeBytes { parts in
      needs.table.lend(to: &window) { window in
        needs.ofSentences.withUnsafeBytes { whole in
          met.withUnsafeMutableBufferPointer { met in
            rowPlaces.withUnsafeMutableBufferPointer { rowPlaces in
              places.withUnsafeMutableBufferPointer { places in
                listed.withUnsafeMutableBufferPointer { listed in
                  guard let part = parts.baseAddress, let place = places.baseAddress else { return 0 }
                  let row = first * MemoryLayout<Part>.stride + MemoryLayout<Part>.offset(of: \.needs)!
                  window.parts = (part + row).assumingMemoryBound(to: Int32.self)
                  window.whole = whole.baseAddress!.assumingMemoryBound(to: UInt64.self) + needs.start(of: sentence)
                  window.places = rowPlaces.baseAddress
                  window.met = met.baseAddress
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

extension BitRows {
  /// Calls `body` with a window to which the rows are lent.
  @inline(__always)
  fileprivate func lend(to window: inout usward_need_window, _ body: (inout usward_need_window) -> Int) -> Int {
    pieces.withUnsafeBytes { pieces in
      window.pieces = pieces.baseAddress!.assumingMemoryBound(to: UInt64.self)
      return rows.withUnsafeBufferPointer { rows in
        window.rows = rows.baseAddress
        return body(&window)
      }
    }
  }
}

/// Words of the rows of some parts side by side, a column a word.
private struct NeedColumns: Sendable {
  private var columns: [UInt64]
  /// How many there are, and whose they are.
  private var count = 0
  private var words: [Int32]
  private var columnsOfWords: [Int32]

  /// Room for all words that a row may have.
  init(_ lexicon: Lexicon) {
    let most = NeedRows.words(lexicon.needCount)
    columns = Array(repeating: 0, count: Int(USWARD_PARTS) * most)
    words = Array(repeating: 0, count: most + 1)
    columnsOfWords = Array(repeating: 0, count: most)
  }

  /// Calls `body` with a window to which the columns are lent.
  @inline(__always)
  mutating func lend(to window: inout usward_need_window, _ body: (inout usward_need_window) -> Int) -> Int {
    window.column_count = count
    defer { count = window.column_count }
    return columns.withUnsafeMutableBufferPointer { columns in
      words.withUnsafeMutableBufferPointer { words in
        columnsOfWords.withUnsafeMutableBufferPointer { columnsOfWords in
          window.columns = columns.baseAddress
          window.words_of_columns = words.baseAddress
          window.columns_of_words = columnsOfWords.baseAddress
          return body(&window)
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

extension PatternsByNeed {
  /// Calls `body` with the patterns as the kernel sees them.
  @inline(__always)
  fileprivate func lend(_ body: (inout usward_patterns_by_need) -> Int) -> Int {
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
            return second.withPointer { second in
              kernels.second = second
              return third.withPointer { third in
                kernels.third = third
                return body(&kernels)
              }
            }
          }
        }
      }
    }
  }
}

extension CategoryTally {
  /// Counts parts by their forms alone, as if no phrase were near and none negated. Those of which something is to be listed go to
  /// the front of `listed`; returns how many these are.
  @inline(__always)
  static func add(
    _ parts: Span<Part>, _ types: Span<PartType>, _ counts: inout MutableSpan<Count>, _ met: inout MutableSpan<UInt64>,
    _ listed: inout MutableSpan<Int32>
  ) -> Int {
    precondition(parts.count <= listed.count, "there is room for all parts")
    return parts.withUnsafeBufferPointer { parts in
      types.withUnsafeBufferPointer { types in
        counts.withUnsafeMutableBufferPointer { counts in
          met.withUnsafeMutableBufferPointer { met in
            listed.withUnsafeMutableBufferPointer { listed in
              usward_count_forms(
                UnsafeRawPointer(parts.baseAddress)?.assumingMemoryBound(to: usward_part.self), parts.count,
                UnsafeRawPointer(types.baseAddress)?.assumingMemoryBound(to: usward_part_type.self),
                counts.baseAddress, met.baseAddress, listed.baseAddress)
            }
          }
        }
      }
    }
  }
}

extension Span<UInt64> {
  /// The first place from `start` on that is not zero; their number where there is none.
  @inline(__always)
  func firstCounted(from start: Int) -> Int {
    withUnsafeBufferPointer { start < $0.count ? usward_next_counted($0.baseAddress!, start, $0.count) : $0.count }
  }
}

extension Table<Int32> {
  /// The sums of the rows of the numbers in a set; a row has so many times four numbers.
  func sums(ofRows height: Int, in set: NumberSet) -> [Int32] {
    var sums = Array(repeating: Int32(0), count: 4 * height)
    precondition(set.bound * sums.count <= count, "each number has a row")
    withPointer { rows in
      guard let rows else { return }
      set.bits.withUnsafeBufferPointer { bits in
        guard let first = bits.baseAddress else { return }
        usward_add_rows(rows, height, first, bits.count, &sums)
      }
    }
    return sums
  }
}

extension Span<UInt8> {
  /// A stretch of at most 16 bytes as two numbers, the first byte the lowest, zeros after them.
  @inline(__always)
  func halves(_ range: Range<Int>) -> (UInt64, UInt64) {
    let start = range.lowerBound
    guard start + 16 <= count else {
      var (low, high): (UInt64, UInt64) = (0, 0)
      for (place, index) in range.enumerated() {
        let byte = UInt64(self[index]) << UInt64(8 * (place & 7))
        if place < 8 { low |= byte } else { high |= byte }
      }
      return (low, high)
    }
    // Checked against the end; unsafe only for types that not every bit pattern is a value of.
    let low = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    let high = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
    let left = 8 * range.count
    return (low & ~(UInt64.max << UInt64(left)), left <= 64 ? 0 : high & ~(UInt64.max << UInt64(left - 64)))
  }
}

extension Table {
  /// Asks for the memory of a row that is soon to be read, while there is something else to do.
  @inline(__always)
  func ask(for place: Int) {
    precondition(place >= 0 && place < count)
    withPointer { if let rows = $0 { usward_ask_for(rows + place) } }
  }
}

extension Array {
  /// Asks for the memory of an element that is soon to be read, while there is something else to do.
  @inline(__always)
  func ask(for place: Int) {
    precondition(place >= 0 && place <= count)
    withUnsafeBufferPointer { if let first = $0.baseAddress { usward_ask_for(first + place) } }
  }
}

extension PairIndex {
  /// Calls `body` with the pairs as the kernel sees them.
  @inline(__always)
  fileprivate func lend(_ body: (usward_pairs) -> Void) {
    var kernels = usward_pairs()
    (kernels.filter_bits, kernels.slot_count) = (64 * filter.count, slots.count)
    filter.withPointer { filter in
      kernels.filter = filter
      slots.withPointer { slots in
        kernels.slots = slots
        rows.withPointer { rows in
          kernels.rows = UnsafeRawPointer(rows)?.assumingMemoryBound(to: usward_pair.self)
          pool.withPointer { pool in
            kernels.phrases = UnsafeRawPointer(pool)?.assumingMemoryBound(to: usward_phrase_of_pair.self)
            body(kernels)
          }
        }
      }
    }
  }
}

/// The kernel's way of laying out the parts of a sentence.
struct PartLayout: Sendable {
  /// Which pairs of symbols begin phrases.
  private let pairs: PairIndex

  init(_ lexicon: Lexicon) {
    precondition(
      MemoryLayout<PartType>.stride == MemoryLayout<usward_part_type>.stride
        && MemoryLayout<PartType>.offset(of: \.opens) == MemoryLayout<usward_part_type>.offset(of: \.opens)
        && MemoryLayout<PartType>.offset(of: \.opener) == MemoryLayout<usward_part_type>.offset(of: \.opener)
        && MemoryLayout<PartType>.offset(of: \.signature) == MemoryLayout<usward_part_type>.offset(of: \.signature)
        && MemoryLayout<PartType>.offset(of: \.weighed) == MemoryLayout<usward_part_type>.offset(of: \.weighed)
        && MemoryLayout<PartType>.offset(of: \.traits) == MemoryLayout<usward_part_type>.offset(of: \.traits)
        && Int32(PartTraits.listed.rawValue) == USWARD_LISTED
        && MemoryLayout<PartType>.offset(of: \.row) == MemoryLayout<usward_part_type>.offset(of: \.row)
        && MemoryLayout<PartType>.offset(of: \.needs) == MemoryLayout<usward_part_type>.offset(of: \.needs)
        && MemoryLayout<PartType>.offset(of: \.smalls) == MemoryLayout<usward_part_type>.offset(of: \.smalls)
        && MemoryLayout<PartType>.offset(of: \.marks) == MemoryLayout<usward_part_type>.offset(of: \.marks)
        && MemoryLayout<Range<Int32>>.size == MemoryLayout<usward_parts_of_form>.size
        && MemoryLayout<Part>.offset(of: \.marks) == MemoryLayout<usward_part>.offset(of: \.marks)
        && MemoryLayout<PhraseOpening>.stride == MemoryLayout<usward_opening>.stride
        && MemoryLayout<PairIndex.Row>.stride == MemoryLayout<usward_pair>.stride
        && MemoryLayout<PairIndex.Member>.stride == MemoryLayout<usward_phrase_of_pair>.stride
        && MemoryLayout<PairIndex.Row>.offset(of: \.thirds) == MemoryLayout<usward_pair>.offset(of: \.thirds),
      "types are laid out as the kernel reads them")
    pairs = lexicon.phrases.pairs
  }

  /// Appends the parts of a sentence, and writes those with which phrases may begin to the front of `openings`. `first` is the
  /// index of the first of its tokens, `numbers` are the types of these and of some after them, `several` those of forms of
  /// several parts or none, `start` is where it begins, and `room` is as many parts as it may have.
  func lay(
    _ tokens: Span<Token>, from first: Int, at start: Int, _ bytes: Span<UInt8>, _ numbers: Span<Int32>,
    _ several: Span<Range<Int32>>, _ types: Span<PartType>, room: Int, _ parts: inout [Part],
    _ openings: inout [PhraseOpening]
  ) -> usward_layout {
    var layout = usward_layout()
    precondition(tokens.count <= numbers.count, "each token has a form")
    (layout.count, layout.first, layout.end) = (tokens.count, first, start)
    layout.known = numbers.count
    if openings.count < room { openings = Array(repeating: PhraseOpening(part: 0, pair: 0), count: 2 * room) }
    parts.append(addingCapacity: room) { parts in
      parts.withUnsafeMutableBufferPointer { parts, count in
        openings.withUnsafeMutableBufferPointer { openings in
          precondition(parts.count >= room && openings.count >= room, "there is room for all parts")
          Self.lend(tokens, bytes, numbers, several, types, to: &layout) { layout in
            pairs.lend { pairs in
              layout.pairs = pairs
              let toParts = UnsafeMutableRawPointer(parts.baseAddress!).assumingMemoryBound(to: usward_part.self)
              let toOpenings = UnsafeMutableRawPointer(openings.baseAddress!)
              count = usward_lay_out(&layout, toParts, toOpenings.assumingMemoryBound(to: usward_opening.self))
            }
          }
        }
      }
    }
    return layout
  }

  /// Calls `body` with a layout to which tokens and what is known of their forms are lent.
  @inline(__always)
  private static func lend(
    _ tokens: Span<Token>, _ bytes: Span<UInt8>, _ numbers: Span<Int32>, _ several: Span<Range<Int32>>,
    _ types: Span<PartType>, to layout: inout usward_layout, _ body: (inout usward_layout) -> Void
  ) {
    tokens.withUnsafeBufferPointer { tokens in
      layout.tokens = UnsafeRawPointer(tokens.baseAddress)?.assumingMemoryBound(to: UInt64.self)
      bytes.withUnsafeBufferPointer { bytes in
        layout.bytes = bytes.baseAddress
        numbers.withUnsafeBufferPointer { numbers in
          layout.numbers = numbers.baseAddress
          several.withUnsafeBufferPointer { several in
            layout.several = UnsafeRawPointer(several.baseAddress)?.assumingMemoryBound(to: usward_parts_of_form.self)
            types.withUnsafeBufferPointer { types in
              layout.types = UnsafeRawPointer(types.baseAddress)?.assumingMemoryBound(to: usward_part_type.self)
              body(&layout)
            }
          }
        }
      }
    }
  }
}
