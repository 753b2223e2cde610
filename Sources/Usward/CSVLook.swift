/// Whether the opening of a text looks like records of CSV, whose format no content gives away for sure: it is only remarked
/// on, and `--from csv` decides.
enum CSVLook {
  /// The bytes that are looked at: headers are short, and nothing is read for it that would not be read anyway.
  static let looked = 64 * 1_024

  /// Whether the first line names a column `text` or `html` among others and a row follows that is parted as it is.
  static func isRecords(_ opening: ArraySlice<UInt8>) -> Bool {
    let lines = opening.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    guard lines.count > 1, let header = String(validating: lines[0], as: UTF8.self) else { return false }
    return [",", ";", "\t"].contains { (mark: Character) in
      let names = header.split(separator: mark, omittingEmptySubsequences: false).map {
        $0.lowercased().trimmed.trimming("\u{FEFF}").trimming("\"")
      }
      // Prose with commas has longer parts, and seldom one that is only this word.
      return names.count > 1 && names.contains { $0 == "text" || $0 == "html" }
        && lines[1].contains(mark.asciiValue ?? 0)
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
