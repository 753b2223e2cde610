internal import Text

/// The surface forms met so far and the types of their parts.
struct FormParts: Sendable {
  private var forms = SurfaceForms()
  private var resolver: FormResolver
  /// The part types of each form.
  private(set) var partsOfForm: [Range<Int32>] = []
  private(set) var types: PartTypes
  /// The parts of the form that has most.
  private(set) var mostParts = 1
  /// The form of each token of the text at hand.
  private(set) var numbers: [Int32] = []

  /// Forms are forgotten between texts past this number, which bounds the memory of a reader at some 10 MB, so that four
  /// fit into 64 with all else. What a form means does not depend on what was met before, so forgetting never shows; learning
  /// so many anew takes less than a tenth of reading the text in which they come.
  private static let limit = 60_000

  init(_ lexicon: Lexicon) {
    resolver = FormResolver(lexicon)
    types = PartTypes(lexicon)
  }

  /// Numbers the forms of a text's tokens and resolves those that are new.
  mutating func begin(_ text: String, _ tokens: [Token]) {
    if forms.count > Self.limit {
      forms = SurfaceForms()
      partsOfForm.removeAll(keepingCapacity: true)
      types.removeAll()
    }
    let bytes = text.utf8Span.span
    for index in forms.number(tokens, in: text, into: &numbers) { learn(tokens[Int(index)], bytes) }
  }

  private mutating func learn(_ token: Token, _ bytes: Span<UInt8>) {
    let parts = resolver.parts(of: token, in: bytes)
    if parts.count == 1, let alike = types.numberOfUnknown(parts[0]) {
      partsOfForm.append(alike..<alike + 1)
      return
    }
    let start = Int32(types.count)
    for part in parts { types.append(part) }
    partsOfForm.append(start..<Int32(types.count))
    mostParts = max(mostParts, types.count - Int(start))
  }
}
