import CLexiconData

/// How well a category or rule of the program's own lexicon does on the labelled texts that come with it:
/// lexicons/measured.tsv, written by scripts/measure-lexicon.py.
package struct Measured: Hashable, Sendable {
  /// The unit of reading: "passages" or "documents".
  package var unit: String
  /// The number of them that were read.
  package var texts: Int
  /// The label that shows a match to be right.
  package var label: String
  /// The number of texts with the label.
  package var labelled: Int
  /// The number of texts in which it was found.
  package var found: Int
  /// The number of these that have the label.
  package var right: Int

  /// The share of the texts in which it was found that have the label; `nil` when it was found in none.
  package var precision: Double? { found == 0 ? nil : Double(right) / Double(found) }
  /// The share of the texts with the label in which it was found; `nil` when no text has the label.
  package var recall: Double? { labelled == 0 ? nil : Double(right) / Double(labelled) }

  /// The measurements, by the name of the category or rule.
  package static let embedded: [String: Measured] = {
    let bytes = (0..<usward_measured_size()).map { usward_measured_byte($0) }
    var table: [String: Measured] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 7, let texts = Int(fields[2]), let labelled = Int(fields[4]), let found = Int(fields[5]),
        let right = Int(fields[6])
      else { continue }
      table[fields[0]] = Measured(
        unit: fields[1], texts: texts, label: fields[3], labelled: labelled, found: found, right: right)
    }
    return table
  }()
}
