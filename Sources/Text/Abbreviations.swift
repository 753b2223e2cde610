import CLexiconData

/// Why a list of abbreviations cannot be read.
public enum AbbreviationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line is not a class, white space and an entry.
  case malformedLine(String, line: Int)
  /// The first word of the line names no class.
  case unknownClass(String, line: Int)
  /// An abbreviation does not end in a full stop.
  case missingFullStop(String, line: Int)
  /// The entry is on an earlier line already.
  case duplicateEntry(String, line: Int, firstLine: Int)

  private static var classes: String {
    (Abbreviations.Kind.allCases.map(\.rawValue) + [AbbreviationLines.starterClass]).inSentence
  }

  /// The place, what is wrong, and the offending text.
  public var description: String {
    switch self {
    case .malformedLine(let text, let line): "\(line):1: expected a class and an entry, found \"\(text)\""
    case .unknownClass(let name, let line):
      "\(line):1: unknown class \"\(name)\"; the classes are \(Self.classes)"
    case .missingFullStop(let entry, let line): "\(line):1: the abbreviation \"\(entry)\" does not end in a full stop"
    case .duplicateEntry(let entry, let line, let firstLine):
      "\(line):1: \"\(entry)\" is already on line \(firstLine)"
    }
  }
}

/// The abbreviations whose full stop need not end a sentence, and the words that show that it does.
///
/// A list holds one entry a line: `title Dr.`, `number No.`, `end U.S.` or `starter the`; `#` begins a comment. An
/// entry with a capital letter matches that spelling and the one all in capitals; any other entry matches regardless of
/// case.
public struct Abbreviations: Hashable, Sendable {
  /// When a full stop after the abbreviation ends a sentence.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Never: a name or a clause follows (`Dr.`, `e.g.`).
    case title
    /// Unless a number follows (`No. 5`, `Jan. 5`).
    case number
    /// Only before a usual sentence starter (`U.S.`, `p.m.`).
    case end
  }

  /// A list without abbreviations or starters.
  public static let none = Abbreviations(room: 0)

  /// The list embedded in the package, `lexicons/abbreviations.txt`.
  public static let embedded: Abbreviations = {
    let bytes = (0..<usward_abbreviations_size()).map { usward_abbreviations_byte($0) }
    do { return try Abbreviations(parsing: String(decoding: bytes, as: UTF8.self)) } catch {
      preconditionFailure("lexicons/abbreviations.txt:\(error)")
    }
  }()

  /// The abbreviations without their last full stop, each with the number of its kind, from 1 on; and the starters in
  /// lower case, with the bit `starter`.
  private var words: WordBits
  private static let starter: UInt8 = 4
  /// The length in bytes of the longest abbreviation: no longer word before a full stop needs to be looked up.
  private(set) var longest = 0
  /// For the first two of the three characters before a full stop, which third characters an abbreviation or initials
  /// may end in, a bit each. The table is small enough to stay in the cache from one sentence to the next.
  private var tails = [UInt32](repeating: 0, count: 1 << 10)

  /// Makes an empty list with room for this many words.
  private init(room: Int) {
    words = WordBits(room: room)
    let stop = UInt8(ascii: ".")
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      for other in UInt8(ascii: "a")...UInt8(ascii: "z") { noteTail(other, stop, letter) }
      for other in 0..<32 { tails[other << 5] |= 1 << UInt32(Self.code(letter)) }
    }
  }

  /// Enters an abbreviation, given without its last full stop, and returns whether it is new.
  private mutating func enter(_ entry: ListedWord, _ kind: Kind) -> Bool {
    if Self.kind(of: words.bits(of: entry)) != nil { return false }
    words.insert(entry, Self.number(of: kind))
    longest = max(longest, entry.count)
    // No letter comes before the word.
    let tail = entry.tail
    noteTail(tail.0, tail.1, tail.2)
    return true
  }

  private mutating func noteTail(_ a: UInt8, _ b: UInt8, _ c: UInt8) {
    tails[Self.code(a) << 5 | Self.code(b)] |= 1 << UInt32(Self.code(c))
  }

  /// The number of a character: letters regardless of case, the full stop, and one number for all others.
  @inline(__always)
  private static func code(_ byte: UInt8) -> Int {
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 26 ? Int(letter) + 1 : byte == UInt8(ascii: ".") ? 27 : 0
  }

  /// Reads a list whose lines end with LF or CR LF. It works on bytes, since the embedded list is read at every start.
  public init(parsing text: String) throws(AbbreviationError) {
    let bytes = text.utf8Span.span
    self.init(room: bytes.indices.count { bytes[$0] == UInt8(ascii: "\n") } + 1)
    var inCapitals: [(entry: ListedWord, kind: Kind)] = []
    var lines = AbbreviationLines()
    while let line = try lines.next(in: bytes) {
      let word = line.word(in: bytes)
      guard let kind = line.kind else {
        if words.bits(of: word) & Self.starter != 0 { throw try lines.duplicate(of: line, in: bytes) }
        words.insert(word, Self.starter)
        continue
      }
      if !enter(word, kind) { throw try lines.duplicate(of: line, in: bytes) }
      if let capitals = word.inCapitals { inCapitals.append((capitals, kind)) }
    }
    // The spelling all in capitals of an entry with a capital letter, unless that is an entry itself.
    for (entry, kind) in inCapitals { _ = enter(entry, kind) }
  }

  /// Whether an abbreviation or initials may end at the full stop at `stop`; `false` for most words. The sentence is
  /// known from `floor` on.
  @inline(__always)
  func mayStand(before stop: Int, in bytes: Span<UInt8>, floor: Int) -> Bool {
    let last = stop > floor ? bytes[stop - 1] : 0
    let second = stop - 1 > floor ? bytes[stop - 2] : 0
    let first = stop - 2 > floor ? bytes[stop - 3] : 0
    return tails[Self.code(first) << 5 | Self.code(second)] >> UInt32(Self.code(last)) & 1 != 0
  }

  /// The kind of the abbreviation made of the letters and full stops at `span`, without the last full stop; `nil` if it
  /// is none.
  func kind(of bytes: Span<UInt8>, _ span: ByteSpan) -> Kind? {
    guard span.count <= ShortWord.longest else { return kind(of: Folding.caseKeeping(bytes, span)) }
    var word = ShortWord()
    for i in span.range { word.append(bytes[i]) }
    return Self.kind(of: words.bits(of: word)) ?? Self.kind(of: words.bits(of: word.lowercased))
  }

  /// The kind of an abbreviation, given without its last full stop; `nil` if it is none.
  func kind(of word: String) -> Kind? {
    Self.kind(of: words.bits(of: word)) ?? Self.kind(of: words.bits(of: word.lowercased()))
  }

  /// Whether a word, without its full stop, is a title or the like, which a name or a clause follows.
  package func isTitle(_ word: String) -> Bool { kind(of: word) == .title }

  private static func number(of kind: Kind) -> UInt8 {
    switch kind {
    case .title: 1
    case .number: 2
    case .end: 3
    }
  }

  private static func kind(of bits: UInt8) -> Kind? {
    switch bits & ~starter {
    case 1: .title
    case 2: .number
    case 3: .end
    default: nil
    }
  }

  /// Whether the word at `span`, up to any apostrophe in it (`We’ll`), usually begins a sentence.
  func isStarter(_ bytes: Span<UInt8>, _ span: ByteSpan) -> Bool {
    var word = ShortWord()
    for i in span.range {
      let byte = bytes[i]
      if byte >= 0x80 || !words.areShort || word.count == ShortWord.longest {
        // A curly apostrophe ends the word like a straight one.
        let isCurly = byte == 0xE2 && bytes[i + 1] == 0x80 && bytes[i + 2] & 0xFE == 0x98
        if isCurly, words.areShort { break }
        return isStarter(String(Folding.key(of: bytes, span).prefix { $0 != "'" }))
      }
      if byte == UInt8(ascii: "'") { break }
      word.append(byte.asciiLowercased)
    }
    return words.bits(of: word) & Self.starter != 0
  }

  /// Whether a word, folded to lower case, usually begins a sentence.
  func isStarter(_ word: String) -> Bool { words.bits(of: word) & Self.starter != 0 }
}
