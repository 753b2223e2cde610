internal import CWordScan

/// How words and the ends of sentences are found. All ways give the same tokens.
enum ScanPath: Int32, Sendable, CaseIterable {
  /// By the rules alone, character by character.
  case rules = -2
  /// 64 bytes at a time without the kernel.
  case portable = -1
  /// 64 bytes at a time with what every processor of the kind has.
  case baseline = 0
  case avx2 = 1
  case avx512 = 2

  /// The fastest that this processor has.
  static let best = ScanPath(rawValue: usward_best_path()) ?? .portable
  /// Those that this processor has.
  static var available: [ScanPath] { allCases.filter { $0.rawValue <= best.rawValue } }

  /// Whether it is the kernel's.
  var isKernel: Bool { rawValue >= ScanPath.baseline.rawValue }
}

/// A scan for words that leaves to the rules what it cannot decide.
protocol WordScan {
  /// Appends the words, if it keeps them, up to the end or to a stretch that the rules must read, which it returns. Tokens
  /// from the start of that stretch on are removed again; none before `first` is.
  mutating func appendWords(in bytes: Span<UInt8>, to tokens: inout [Token], from first: Int) -> ByteSpan?
  /// Goes on at `position`, a boundary that nothing before it can move.
  mutating func resume(at position: Int)
}

/// The tables of characters beyond ASCII, as the kernel reads them. This file is the only one of the module in which
/// pointers stand: they are made here and nothing keeps one.
private struct KernelClasses: Sendable {
  let blocks: [UInt8]
  let index: [UInt16]

  static let shared = KernelClasses()

  private init() {
    let classes = CharacterClasses.shared
    let own = (0..<256).map { classes.kernelClass($0) }
    blocks = classes.blocks.map { own[Int($0)] }
    let missing = 0x11_0000 / UnicodeTables.blockSize - classes.index.count
    index = classes.index + Array(repeating: classes.index[classes.index.count - 1], count: missing)
  }

  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<usward_classes>) -> Result) -> Result {
    blocks.withUnsafeBufferPointer { blocks in
      index.withUnsafeBufferPointer { index in
        var classes = usward_classes(blocks: blocks.baseAddress, index: index.baseAddress)
        return body(&classes)
      }
    }
  }
}

/// The kernel's scan for words.
struct KernelWordScan: WordScan {
  private var state: usward_word_scan
  private let path: ScanPath

  /// Makes a scan of `span`, whose ends are ends of characters.
  init(_ span: ByteSpan, path: ScanPath) {
    state = usward_word_scan(of: span)
    self.path = path
  }

  mutating func appendWords(in bytes: Span<UInt8>, to tokens: inout [Token], from first: Int) -> ByteSpan? {
    while state.position <= state.end {
      let room = min(Int(USWARD_WORDS_ROOM) * 4, (state.end - state.position) / 2 + 64)
      tokens.append(addingCapacity: room) { output in
        output.withUnsafeMutableBufferPointer { buffer, count in
          guard let base = buffer.baseAddress else { return }
          let places = UnsafeMutableRawPointer(base + count).assumingMemoryBound(to: UInt64.self)
          count += bytes.withUnsafeBufferPointer { text in
            KernelClasses.shared.withPointer {
              usward_scan_words(text.baseAddress, &state, $0, path.rawValue, places, room)
            }
          }
        }
      }
      if state.has_hard {
        while tokens.count > first, let last = tokens.last, last.start >= state.hard_start { tokens.removeLast() }
        return ByteSpan(state.hard_start, state.hard_end)
      }
    }
    return nil
  }

  mutating func resume(at position: Int) { state = usward_word_scan(of: ByteSpan(position, state.end)) }
}

extension usward_word_scan {
  /// A scan at the start of a span.
  fileprivate init(of span: ByteSpan) {
    self.init()
    start = span.start
    position = span.start
    end = span.end
  }
}

/// The kernel's count of words, of which none is kept.
struct KernelWordCount: WordScan {
  /// How many were found.
  private(set) var words = 0
  private var state: usward_word_scan
  private let path: ScanPath

  /// Makes a count of `span`, whose ends are ends of characters.
  init(_ span: ByteSpan, path: ScanPath) {
    state = usward_word_scan(of: span)
    self.path = path
  }

  mutating func appendWords(in bytes: Span<UInt8>, to tokens: inout [Token], from first: Int) -> ByteSpan? {
    words += bytes.withUnsafeBufferPointer { text in
      KernelClasses.shared.withPointer { usward_count_words(text.baseAddress, &state, $0, path.rawValue) }
    }
    return state.has_hard ? ByteSpan(state.hard_start, state.hard_end) : nil
  }

  mutating func resume(at position: Int) { state = usward_word_scan(of: ByteSpan(position, state.end)) }
}

/// The offsets, in order, of the characters that may end a sentence or, if lines count, a paragraph.
struct TerminatorScan {
  private var offsets: [UInt32] = []
  private var next = 0
  private var position: Int
  private let end: Int
  private let lines: Bool
  private let path: ScanPath

  /// Makes a scan of `span`, whose ends are ends of characters.
  init(_ span: ByteSpan, lines: Bool, path: ScanPath) {
    position = span.start
    end = span.end
    self.lines = lines
    self.path = path
  }

  /// The first such offset from `start` on, or the end. `start` never decreases from call to call.
  @inline(__always)
  mutating func offset(from start: Int, in bytes: Span<UInt8>) -> Int {
    while true {
      while next < offsets.count {
        let offset = Int(offsets[next])
        if offset >= start { return offset }
        next += 1
      }
      if position >= end { return end }
      fill(bytes)
    }
  }

  private mutating func fill(_ bytes: Span<UInt8>) {
    let room = min(512, end - position + 64)
    offsets.removeAll(keepingCapacity: true)
    next = 0
    var place = position
    offsets.append(addingCapacity: room) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        bytes.withUnsafeBufferPointer { text in
          KernelClasses.shared.withPointer {
            count += usward_scan_terminators(
              text.baseAddress, &place, end, lines, $0, path.rawValue, buffer.baseAddress, room)
          }
        }
      }
    }
    position = place
  }
}

extension CharacterClasses {
  /// What the kernel must know of a class of characters beyond ASCII.
  fileprivate func kernelClass(_ number: Int) -> UInt8 {
    var value = UInt8(wordClass(number).rawValue)
    let properties = [sentence(.standard)[number], sentence(.tailored)[number]]
    if properties.contains(where: { $0 == .fullStop || $0 == .terminator }) { value |= UInt8(USWARD_TERMINATOR) }
    if properties[0].isLineEnd { value |= UInt8(USWARD_PARAGRAPH) }
    return value
  }

  private func wordClass(_ number: Int) -> usward_word_class {
    let content = flags[number].intersection([.letter, .digit])
    let isPicture = !flags[number].isDisjoint(with: [.pictographic, .emojiPresentation])
    if isPicture || special[number] == .keycap { return USWARD_HARD }
    switch word(.tailored)[number] {
    case .letter: return content == .letter ? USWARD_LETTER : USWARD_HARD
    case .numeric: return content == .digit ? USWARD_DIGIT : USWARD_HARD
    case .katakana: return content == .letter ? USWARD_KATAKANA : USWARD_HARD
    case .hebrewLetter: return content == .letter ? USWARD_HEBREW : USWARD_HARD
    case .extend, .format, .zeroWidthJoiner: return content.contains(.digit) ? USWARD_HARD : USWARD_EXTEND
    case .other: return content == .letter ? USWARD_SINGLE : content.isEmpty ? USWARD_NONE : USWARD_HARD
    case .wordSpace, .newline, .carriageReturn, .lineFeed: return content.isEmpty ? USWARD_NONE : USWARD_HARD
    // The curly apostrophes have three bytes; U+02BC, which the standard takes for a letter, has two.
    case .singleQuote: return word(.standard)[number] == .letter ? USWARD_HARD : USWARD_APOSTROPHE
    case .midNum: return USWARD_MIDDLE_OF_NUMBER
    case .midLetter, .midNumLet: return USWARD_MIDDLE
    case .doubleQuote, .extendNumLet, .regionalIndicator: return USWARD_HARD
    }
  }
}

extension [Token] {
  /// The first token from `first` on that ends after `place`; the tokens are in order.
  func index(endingAfter place: Int, from first: Int, path: ScanPath) -> Int {
    guard first < count else { return count }
    var index = first
    guard path.isKernel else {
      while index < count, self[index].end <= place { index += 1 }
      return index
    }
    withUnsafeBytes { tokens in
      guard let base = tokens.baseAddress else { return }
      let words = base.assumingMemoryBound(to: UInt64.self) + first
      index += usward_tokens_before(words, count - first, UInt32(place), path.rawValue)
    }
    return index > first && self[index - 1].end > place ? index - 1 : index
  }
}

extension TokenisedText {
  /// Asks for the memory of a sentence that is soon to be read, if there are so many: between one and the next so much else is
  /// read that it would be waited for.
  public func ask(forSentence number: Int) {
    guard sentences.indices.contains(number) else { return }
    sentences.withUnsafeBufferPointer { if let first = $0.baseAddress { usward_ask_for(first + number) } }
  }
}

/// The memory of a table of forms.
struct FormTableMemory: Sendable {
  private var places = Array(repeating: UInt32(0), count: 1 << 12)
  private var forms = Array(repeating: usward_form(), count: 1 << 10 + 1)
  private var offsets = Array(repeating: UInt64(0), count: 1 << 10 + 1)
  private var bytes: [UInt8] = []
  private var byteCount = 0
  private(set) var count = 0

  mutating func number(
    _ tokens: [Token], _ range: Range<Int>, in text: Span<UInt8>, into numbers: inout [Int32]
  ) -> [Int32] {
    precondition(tokens.indices.contains(range), "there are no such tokens")
    var fresh: [Int32] = []
    numbers.removeAll(keepingCapacity: true)
    while numbers.count < range.count {
      // New forms are many in a short text only; in a long one the table fills in steps.
      let first = range.lowerBound + numbers.count
      let batch = min(range.upperBound - first, 1 << 14)
      let done = number(tokens, first..<first + batch, in: text, into: &numbers, &fresh)
      if done < batch { grow(by: tokens[first + done].count) }
    }
    return fresh
  }

  private mutating func number(
    _ tokens: [Token], _ range: Range<Int>, in text: Span<UInt8>, into numbers: inout [Int32], _ fresh: inout [Int32]
  ) -> Int {
    var done = 0
    var table = usward_form_table()
    table.capacity = places.count
    table.count = count
    table.byte_count = byteCount
    table.byte_room = bytes.count
    places.withUnsafeMutableBufferPointer { places in
      forms.withUnsafeMutableBufferPointer { forms in
        offsets.withUnsafeMutableBufferPointer { offsets in
          bytes.withUnsafeMutableBufferPointer { bytes in
            table.places = places.baseAddress
            table.forms = forms.baseAddress
            table.offsets = offsets.baseAddress
            table.bytes = bytes.baseAddress
            numbers.append(addingCapacity: range.count) { numbers in
              fresh.append(addingCapacity: range.count) { fresh in
                done = Self.number(tokens, range, in: text, &table, &numbers, &fresh)
              }
            }
          }
        }
      }
    }
    count = table.count
    byteCount = table.byte_count
    return done
  }

  private static func number(
    _ tokens: [Token], _ range: Range<Int>, in text: Span<UInt8>, _ table: inout usward_form_table,
    _ numbers: inout OutputSpan<Int32>, _ fresh: inout OutputSpan<Int32>
  ) -> Int {
    tokens.withUnsafeBytes { tokens in
      text.withUnsafeBufferPointer { text in
        numbers.withUnsafeMutableBufferPointer { numbers, numberCount in
          fresh.withUnsafeMutableBufferPointer { fresh, freshCount in
            guard let words = tokens.baseAddress, let toNumbers = numbers.baseAddress, let toFresh = fresh.baseAddress
            else { return 0 }
            let done = usward_number_forms(
              text.baseAddress, text.count, words.assumingMemoryBound(to: UInt64.self) + range.lowerBound, range.count,
              &table, toNumbers + numberCount, Int32(range.lowerBound), toFresh, &freshCount)
            numberCount += done
            return done
          }
        }
      }
    }
  }

  /// Whether a form has at most 16 bytes: the key of a longer one has a byte that is in no UTF-8.
  func isShort(_ form: Int) -> Bool {
    precondition(form < count, "there is no such form")
    return forms[form + 1].high >> 56 != 0xFF
  }

  /// Forgets all forms but some short ones, in rising order, which are numbered anew from 0.
  mutating func keep(_ kept: [Int32]) {
    for (place, form) in kept.enumerated() {
      precondition(form >= place && isShort(Int(form)), "what is kept is not written over, and has no other bytes")
      forms[place + 1] = forms[Int(form) + 1]
    }
    var size = places.count
    while size > 1 << 12, kept.count * 8 < size { size /= 2 }
    if size < places.count {
      // What a text of many forms took is given back.
      places = []
      forms = Array(forms[...(size / 4)])
      offsets = Array(repeating: 0, count: forms.count)
    }
    (bytes, byteCount, count) = ([], 0, kept.count)
    place(in: size)
  }

  /// Makes room for twice the forms, or for a long one of `length` bytes.
  private mutating func grow(by length: Int) {
    if bytes.count - byteCount < length {
      bytes += Array(repeating: 0, count: max(bytes.count, length, 1 << 12))
    }
    guard count * 4 >= places.count else { return }
    // No more than that: an array that grows by itself takes twice what it has.
    forms.reserveCapacity(forms.count + places.count / 4)
    forms += repeatElement(usward_form(), count: places.count / 4)
    offsets.reserveCapacity(offsets.count + places.count / 4)
    offsets += repeatElement(0, count: places.count / 4)
    place(in: places.count * 2)
  }

  /// Enters all forms into so many places.
  private mutating func place(in size: Int) {
    if places.count == size {
      for place in places.indices { places[place] = 0 }
    } else {
      places = Array(repeating: 0, count: size)
    }
    places.withUnsafeMutableBufferPointer { places in
      forms.withUnsafeBufferPointer { usward_place_forms($0.baseAddress, count, places.baseAddress, places.count) }
    }
  }
}

extension Span<UInt8> {
  /// The eight bytes from `place` on, the first the lowest.
  @inline(__always)
  func eight(at place: Int) -> UInt64 {
    // Checked against the end; unsafe only for types that not every bit pattern is a value of.
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
