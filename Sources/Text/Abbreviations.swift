internal import CLexiconData

/// Why a list of abbreviations cannot be read.
public enum AbbreviationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line is not a class, white space and an entry.
  case malformedLine(String, line: Int)
  /// The first word of the line names no class.
  case unknownClass(String, line: Int)
  /// An abbreviation does not end in a full stop.
  case missingFullStop(String, line: Int)
  /// The entry was there before.
  case duplicateEntry(String, line: Int, firstLine: Int)

  /// The place, what was wrong and the offender.
  public var description: String {
    switch self {
    case .malformedLine(let text, let line): "\(line):1: expected a class and an entry, found \"\(text)\""
    case .unknownClass(let name, let line):
      "\(line):1: unknown class \"\(name)\"; the classes are title, number, end and starter"
    case .missingFullStop(let entry, let line): "\(line):1: the abbreviation \"\(entry)\" does not end in a full stop"
    case .duplicateEntry(let entry, let line, let firstLine):
      "\(line):1: \"\(entry)\" is already on line \(firstLine)"
    }
  }
}

/// The abbreviations whose full stop need not end a sentence, and the words that show that one does.
///
/// A list holds one entry a line: `title Dr.`, `number No.`, `end U.S.` or `starter the`; `#` opens a comment. An entry
/// with a capital letter matches that spelling and the one in capitals; one without matches any.
public struct Abbreviations: Hashable, Sendable {
  /// When a full stop after the abbreviation ends a sentence.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Never: a name or a clause follows (`Dr.`, `e.g.`).
    case title
    /// Unless a number follows (`No. 5`, `Jan. 5`).
    case number
    /// Only before a usual sentence starter (`U.S.`, `p.m.`).
    case end
  }

  /// No abbreviation and no starter.
  public static let none = Abbreviations(entries: [:], starters: [])

  /// The list that the package carries, `lexicons/abbreviations.txt`.
  public static let embedded: Abbreviations = {
    let bytes = (0..<usward_abbreviations_size()).map { usward_abbreviations_byte($0) }
    do { return try Abbreviations(parsing: String(decoding: bytes, as: UTF8.self)) } catch {
      preconditionFailure("lexicons/abbreviations.txt:\(error)")
    }
  }()

  private let entries: [String: Kind]
  private let starters: Set<String>
  /// The same by their bytes: the kinds from 1 on, and 1 for a starter. No entry with other characters than letters and full
  /// stops is ever looked up.
  private let shortEntries: ShortWords
  private let shortStarters: ShortWords
  /// Whether all starters are in `shortStarters`.
  private let startersAreShort: Bool
  /// The bytes of the longest abbreviation: no word before a full stop that is longer needs to be looked up.
  let longest: Int
  /// By the three characters before a full stop: whether an abbreviation or initials may end there.
  private let tails: [Bool]

  private init(entries: [String: Kind], starters: Set<String>) {
    self.entries = entries
    self.starters = starters
    longest = entries.keys.map(\.utf8.count).max() ?? 0
    let kinds = entries.sorted { $0.key < $1.key }.compactMap { entry, kind in
      ShortWord(entry.utf8).map { (word: $0, number: Self.number(of: kind)) }
    }
    shortEntries = ShortWords(kinds)
    let words = starters.sorted().compactMap { ShortWord($0.utf8) }
    shortStarters = ShortWords(words.map { ($0, 1) })
    startersAreShort = words.count == starters.count
    tails = Self.tails(of: entries.keys)
  }

  private static func number(of kind: Kind) -> UInt8 {
    switch kind {
    case .title: 1
    case .number: 2
    case .end: 3
    }
  }

  private static func tails(of entries: some Sequence<String>) -> [Bool] {
    var tails = [Bool](repeating: false, count: 1 << 15)
    let stop = UInt8(ascii: ".")
    for entry in entries {
      let bytes = Array(entry.utf8)
      // No letter stands before the word.
      let before = bytes.count < 3 ? [UInt8](repeating: 0, count: 3 - bytes.count) : []
      let last = before + bytes.suffix(3)
      tails[tail(last[0], last[1], last[2])] = true
    }
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      for other in UInt8(ascii: "a")...UInt8(ascii: "z") { tails[tail(other, stop, letter)] = true }
      for other: UInt8 in 0..<32 { tails[Int(other) << 10 | tail(0, 0, letter)] = true }
    }
    return tails
  }

  /// The number of three characters, letters without their case; all but letters and full stops are alike.
  @inline(__always)
  private static func tail(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int { code(a) << 10 | code(b) << 5 | code(c) }

  @inline(__always)
  private static func code(_ byte: UInt8) -> Int {
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 26 ? Int(letter) + 1 : byte == UInt8(ascii: ".") ? 27 : 0
  }

  /// Reads a list, whose lines end with LF or CR LF. It goes by bytes: the package's own list is read at every start.
  public init(parsing text: String) throws(AbbreviationError) {
    var entries: [String: Kind] = [:]
    var starters: Set<String> = []
    var firstLines: [String: Int] = [:]
    var number = 0
    for raw in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = raw.prefix { $0 != UInt8(ascii: "#") }
      let fields = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
      guard let name = fields.first.map(Substring.init) else { continue }
      guard fields.count == 2 else { throw .malformedLine(String(Substring(line)), line: number) }
      let entry = Folding.caseKeeping(Substring(fields[1]))
      if let firstLine = firstLines[entry] { throw .duplicateEntry(entry, line: number, firstLine: firstLine) }
      firstLines[entry] = number
      if name == "starter" {
        starters.insert(Folding.key(of: entry))
        continue
      }
      guard let kind = Kind(rawValue: String(name)) else { throw .unknownClass(String(name), line: number) }
      guard entry.hasSuffix("."), entry != "." else { throw .missingFullStop(entry, line: number) }
      entries[String(entry.dropLast())] = kind
    }
    // The spelling in capitals of an entry with a capital letter, unless it is an entry itself.
    for (entry, kind) in entries where entry != entry.lowercased() && entries[entry.uppercased()] == nil {
      entries[entry.uppercased()] = kind
    }
    self.init(entries: entries, starters: starters)
  }

  /// Whether an abbreviation or initials may stand before the full stop at `stop`; `false` for most words. The sentence is
  /// known from `floor` on.
  @inline(__always)
  func mayStand(before stop: Int, in bytes: Span<UInt8>, floor: Int) -> Bool {
    let last = stop > floor ? bytes[stop - 1] : 0
    let second = stop - 1 > floor ? bytes[stop - 2] : 0
    return tails[Self.tail(stop - 2 > floor ? bytes[stop - 3] : 0, second, last)]
  }

  /// The kind of an abbreviation, given as the letters and full stops at `span`, without the last; `nil` if it is none.
  func kind(of bytes: Span<UInt8>, _ span: ByteSpan) -> Kind? {
    guard span.count <= ShortWord.longest else { return kind(of: Folding.caseKeeping(bytes, span)) }
    var word = ShortWord()
    for i in span.range { word.append(bytes[i]) }
    var number = shortEntries.number(of: word)
    if number == 0 { number = shortEntries.number(of: word.lowercased) }
    switch number {
    case 1: return .title
    case 2: return .number
    case 3: return .end
    default: return nil
    }
  }

  /// The kind of an abbreviation, given without its last full stop; `nil` if it is none.
  func kind(of word: String) -> Kind? {
    if let kind = entries[word] { return kind }
    let lower = word.lowercased()
    return lower == word ? nil : entries[lower]
  }

  /// Whether the word at `span`, up to an apostrophe in it (`We’ll`), is a usual first word of a sentence.
  func isStarter(_ bytes: Span<UInt8>, _ span: ByteSpan) -> Bool {
    var word = ShortWord()
    for i in span.range {
      let byte = bytes[i]
      if byte >= 0x80 || !startersAreShort || word.count == ShortWord.longest {
        // A curly apostrophe ends the word as the straight one does.
        let isCurly = byte == 0xE2 && bytes[i + 1] == 0x80 && bytes[i + 2] & 0xFE == 0x98
        if isCurly, startersAreShort { break }
        return isStarter(String(Folding.key(of: bytes, span).prefix { $0 != "'" }))
      }
      if byte == UInt8(ascii: "'") { break }
      word.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
    }
    return shortStarters.number(of: word) != 0
  }

  /// Whether a word, folded to lower case, is a usual first word of a sentence.
  func isStarter(_ word: String) -> Bool { starters.contains(word) }
}
