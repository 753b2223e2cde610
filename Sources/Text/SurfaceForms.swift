/// Numbers for words as they are written (surface forms), so that what follows from a spelling is worked out once and
/// stored by number. Two forms are the same if their bytes are; case matters. Each thread needs a table of its own.
public struct SurfaceForms: Sendable {
  private var table = FormTableMemory()

  /// Makes an empty table.
  public init() {}

  /// The number of forms. They are numbered from 0 in the order in which they were first met.
  public var count: Int { table.count }

  /// Replaces the contents of `numbers` with the number of each token's form. Returns the indices of the tokens at
  /// which a form was met for the first time, in order: the first of these forms has the number that was `count`
  /// before. O(bytes of the tokens), independent of the size of the table.
  /// - Parameter text: the text that the tokens come from.
  public mutating func number(_ tokens: [Token], in text: String, into numbers: inout [Int32]) -> [Int32] {
    number(tokens, tokens.indices, in: text, into: &numbers)
  }

  /// The same for some of the tokens: `numbers` starts with that of the first of them.
  public mutating func number(
    _ tokens: [Token], _ range: Range<Int>, in text: String, into numbers: inout [Int32]
  ) -> [Int32] {
    let bytes = text.utf8Span.span
    precondition(tokens.last.map { $0.end <= bytes.count } ?? true, "the tokens are not from this text")
    return table.number(tokens, range, in: bytes, into: &numbers)
  }

  /// Whether a form has at most 16 bytes.
  public func isShort(_ form: Int32) -> Bool { table.isShort(Int(form)) }

  /// Forgets all forms except some short ones, given in ascending order, whose places in this list become their
  /// numbers.
  public mutating func keep(_ kept: [Int32]) { table.keep(kept) }
}
