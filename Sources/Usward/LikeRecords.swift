import Extraction
import Text

/// A source that was read as one text although it looks like records. Content is never certain proof of that, so it is
/// only remarked on, and `--from` decides.
public struct LikeRecords: Hashable, Sendable {
  /// What it looks like.
  public enum Form: Hashable, Sendable {
    /// Rows under column names, one of which holds a text.
    case csv
    /// A JSON list of objects or strings.
    case array
    /// JSON objects that have no text under a known name.
    case objects
  }

  /// The name of the source.
  public var name: String
  /// What it looks like.
  public var form: Form

  /// How many bytes are looked at: headers are short, and nothing more is read than would be read anyway.
  static let looked = 64 * 1_024
}

extension LikeRecords.Form {
  /// What the opening of a text, or all of it, looks like; `nil` where it does not look like records.
  init?(_ opening: ArraySlice<UInt8>, isWhole: Bool) {
    if let json = Self.json(opening.withoutByteOrderMark, isWhole: isWhole) {
      self = json
    } else if Self.isCSV(opening) {
      self = .csv
    } else {
      return nil
    }
  }

  /// The form of JSON that a text has, judged by all of it, or by its readable beginning where the rest is not at hand
  /// or more lines follow.
  private static func json(_ opening: ArraySlice<UInt8>, isWhole: Bool) -> Self? {
    guard let first = opening.first(where: { $0 > 0x20 }), first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    else {
      return nil
    }
    let lines = opening.split(maxSplits: 1, whereSeparator: isLineEnd)
    for part in [opening, lines.first ?? opening] {
      do throws(JSONFault) {
        switch try JSONReader.read(part) {
        case .object(let fields, _) where !fields.isEmpty: return .objects
        case .array(let values, _) where values.contains(where: \.mayHoldText): return .array
        default: return nil
        }
      } catch {
        // Valid as far as it was read.
        if !isWhole, part.count == opening.count, error.offset >= part.count { return form(first) }
      }
    }
    return beginsWithField(opening) ? form(first) : nil
  }

  private static func form(_ first: UInt8) -> Self { first == UInt8(ascii: "[") ? .array : .objects }

  /// Whether a text begins with an object whose first field has a name and a colon: however the JSON is broken further
  /// down, nobody begins a text like that.
  private static func beginsWithField(_ opening: ArraySlice<UInt8>) -> Bool {
    var rest = opening.prefix(longestField)
    func take(_ sign: UInt8) -> Bool {
      rest = rest.drop { $0 <= 0x20 }
      guard rest.first == sign else { return false }
      rest.removeFirst()
      return true
    }
    _ = take(UInt8(ascii: "["))
    guard take(UInt8(ascii: "{")), take(UInt8(ascii: "\"")) else { return false }
    rest = rest.drop { $0 != UInt8(ascii: "\"") && $0 >= 0x20 }
    return take(UInt8(ascii: "\"")) && take(UInt8(ascii: ":"))
  }

  /// The bytes within which the first field must have its name.
  private static var longestField: Int { 256 }

  /// Whether a byte ends a line, alone or with another: spreadsheets on the Mac write CR.
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Whether the first line names a column `text` or `html` among others and is followed by a row with as many fields;
  /// or names at least three columns and is followed by three such rows.
  private static func isCSV(_ opening: ArraySlice<UInt8>) -> Bool {
    let lines = opening.split(maxSplits: rowsLookedAt + 1, whereSeparator: isLineEnd)
    guard lines.count > 1 else { return false }
    let rows = lines.dropFirst().prefix(rowsLookedAt)
    return separators.contains { separator in
      guard lines[0].contains(separator), lines[1].contains(separator) else { return false }
      let header = lines[0].split(separator: separator, omittingEmptySubsequences: false)
      // Prose with commas has longer parts, and seldom one that is only this word.
      if header.contains(where: { name(of: $0).map(Record.contentNames.contains) ?? false }) { return true }
      guard header.count > 2, rows.count == rowsLookedAt,
        rows.allSatisfy({ fields(of: $0, partedBy: separator) == header.count })
      else { return false }
      let names = header.compactMap(name)
      return Set(names).count == header.count && names.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") }
    }
  }

  /// The name of a column as it is compared; `nil` where part of a line is too long to be one, as parts of sentences
  /// mostly are, or is not UTF-8. Every named file is looked at, so long parts are rejected cheaply.
  private static func name(of part: ArraySlice<UInt8>) -> String? {
    guard part.count <= longestPart, let written = String(validating: part, as: UTF8.self) else { return nil }
    let name = written.lowercased().trimmed.trimming("\u{FEFF}").trimming("\"")
    return name.count <= longestName ? name : nil
  }

  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  private static var rowsLookedAt: Int { 3 }
  /// The most characters of a column name: names are short, parts of sentences mostly are not.
  private static var longestName: Int { 24 }
  /// The same in bytes, in any script, with room for combining marks and surrounding white space.
  private static var longestPart: Int { 4 * longestName + 16 }

  /// The number of fields in a row; separators within quotation marks do not count.
  private static func fields(of row: ArraySlice<UInt8>, partedBy separator: UInt8) -> Int {
    var (fields, isQuoted) = (1, false)
    for byte in row {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == separator, !isQuoted { fields += 1 }
    }
    return fields
  }
}

extension JSONValue {
  /// Whether it is an object or a string: a list of numbers is a mark in a text, as in "[1]".
  fileprivate var mayHoldText: Bool {
    switch self {
    case .object, .string: true
    case .null, .literal, .array: false
    }
  }
}

extension String {
  /// The text without this character at its start and end.
  fileprivate func trimming(_ sign: Character) -> String {
    var text = self[...]
    if text.first == sign { text.removeFirst() }
    if text.last == sign { text.removeLast() }
    return String(text)
  }
}
