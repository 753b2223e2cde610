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
  /// The bytes of the longest abbreviation: no word before a full stop that is longer needs to be looked up.
  let longest: Int
  /// By `Self.sketch`: whether an abbreviation may have it.
  private let sketches: [Bool]

  private init(entries: [String: Kind], starters: Set<String>) {
    self.entries = entries
    self.starters = starters
    longest = entries.keys.map(\.utf8.count).max() ?? 0
    var sketches = [Bool](repeating: false, count: 1 << 14)
    for entry in entries.keys {
      let bytes = Array(entry.utf8)
      if let first = bytes.first, let last = bytes.last { sketches[Self.sketch(bytes.count, first, last)] = true }
    }
    self.sketches = sketches
  }

  /// A small number that a word, in any case, shares with few others: most words before a full stop need no second look.
  private static func sketch(_ count: Int, _ first: UInt8, _ last: UInt8) -> Int {
    (count & 15) << 10 | Int(first & 31) << 5 | Int(last & 31)
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

  /// The kind of an abbreviation, given as the letters and full stops at `span`, without the last; `nil` if it is none.
  func kind(of bytes: Span<UInt8>, _ span: ByteSpan) -> Kind? {
    guard sketches[Self.sketch(span.count, bytes[span.start], bytes[span.end - 1])] else { return nil }
    return kind(of: Folding.caseKeeping(bytes, span))
  }

  /// The kind of an abbreviation, given without its last full stop; `nil` if it is none.
  func kind(of word: String) -> Kind? {
    if let kind = entries[word] { return kind }
    let lower = word.lowercased()
    return lower == word ? nil : entries[lower]
  }

  /// Whether a word, folded to lower case, is a usual first word of a sentence.
  func isStarter(_ word: String) -> Bool { starters.contains(word) }
}
