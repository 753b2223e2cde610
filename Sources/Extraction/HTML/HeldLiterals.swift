/// The `<` and `&` of a page's text, in order; the parser is given stand-ins for them.
struct HeldLiterals {
  private let literals: [UInt8]
  private var next = 0

  init(of filtered: borrowing FilteredMarkup) { literals = filtered.literals }

  /// Replaces the stand-ins from an offset on.
  mutating func restore(in text: inout [UInt8], from start: Int) {
    var at = start
    while next < literals.count, at < text.count {
      if text[at] == FilteredMarkup.standIn {
        text[at] = literals[next]
        next += 1
      }
      at += 1
    }
  }
}
