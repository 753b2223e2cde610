/// Surface forms by number: what is known of a word's spelling is worked out once and hangs on the number. Forms are the same
/// if their bytes are; case is kept. One thread uses one table.
public struct SurfaceForms: Sendable {
  private var table = FormTableMemory()

  /// Makes an empty table.
  public init() {}

  /// How many forms there are. They are numbered from 0 in the order in which they were first met.
  public var count: Int { table.count }

  /// Writes the number of each token's form to `numbers`, whose old content goes. Returns the indices of the tokens at which
  /// forms were met for the first time, in order: the first of them has the number that `count` was before. O(bytes of the
  /// tokens), whatever the table holds.
  /// - Parameter text: the text that the tokens are from.
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

  /// Forgets all forms but some short ones, in rising order, which have their places among these as their numbers from now on.
  public mutating func keep(_ kept: [Int32]) { table.keep(kept) }
}
