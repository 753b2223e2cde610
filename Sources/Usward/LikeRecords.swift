import Extraction
import Text

/// A source that was read as one text though it looks like records. No content gives them away for sure: it is only remarked
/// on, and `--from` decides.
public struct LikeRecords: Hashable, Sendable {
  /// What it looks like.
  public enum Form: Hashable, Sendable {
    /// Rows under names of columns, one of which holds a text.
    case csv
    /// A list of objects or strings in JSON.
    case array
    /// Objects of JSON, which have no text by the names that are known.
    case objects
  }

  /// What the source is called.
  public var name: String
  /// What it looks like.
  public var form: Form

  /// The bytes that are looked at: headers are short, and nothing is read for it that would not be read anyway.
  static let looked = 64 * 1_024
}

extension LikeRecords.Form {
  /// What the opening of a text looks like, which may be all of it; `nil` where it looks like no records.
  init?(_ opening: ArraySlice<UInt8>, isWhole: Bool) {
    if let json = Self.json(opening.withoutByteOrderMark, isWhole: isWhole) {
      self = json
    } else if Self.isCSV(opening) {
      self = .csv
    } else {
      return nil
    }
  }

  /// The form of JSON that a text is, by the whole of it or, where that is not at hand or is lines, by what can be read.
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
        // Sound as far as it was read.
        if !isWhole, part.count == opening.count, error.offset >= part.count {
          return first == UInt8(ascii: "[") ? .array : .objects
        }
      }
    }
    return nil
  }

  /// Whether a byte ends a line, alone or with another: as spreadsheets of the Mac write, CR does.
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Whether the first line names a column `text` or `html` among others and a row follows that is parted as it is; or it names
  /// three columns or more, whatever they are called, and so do three rows.
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

  /// The name of a column as it is compared; `nil` where a part of a line is too long for one, as those of sentences mostly are,
  /// or no UTF-8. Each file that is named is looked at, so that nothing is made of longer ones.
  private static func name(of part: ArraySlice<UInt8>) -> String? {
    guard part.count <= longestPart, let written = String(validating: part, as: UTF8.self) else { return nil }
    let name = written.lowercased().trimmed.trimming("\u{FEFF}").trimming("\"")
    return name.count <= longestName ? name : nil
  }

  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  private static var rowsLookedAt: Int { 3 }
  /// Names of columns are short, in characters; parts of sentences mostly are not.
  private static var longestName: Int { 24 }
  /// The same in bytes of any script, with room for marks and white space around it.
  private static var longestPart: Int { 4 * longestName + 16 }

  /// How many fields a row has; separators in quotation marks part none.
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
  /// Whether it is an object or a string: a list of numbers is a mark in a text, "[1]".
  fileprivate var mayHoldText: Bool {
    switch self {
    case .object, .string: true
    case .null, .literal, .array: false
    }
  }
}

extension String {
  /// The text without this sign at its start and end.
  fileprivate func trimming(_ sign: Character) -> String {
    var text = self[...]
    if text.first == sign { text.removeFirst() }
    if text.last == sign { text.removeLast() }
    return String(text)
  }
}
