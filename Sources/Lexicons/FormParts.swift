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
  /// The forms of some tokens of the text at hand, those of the sentence last reached among them, and the first of these.
  private(set) var numbers: [Int32] = []
  private(set) var first = 0
  /// Whether there are types of forms that were forgotten.
  private var hasForgotten = false

  /// Forms are forgotten past this number, which bounds the memory of a reader at a few MB, so that four fit into 64 with
  /// all else. What a form means does not depend on what was met before, so forgetting never shows; learning so many anew
  /// takes less than a twentieth of reading the text in which they come, since their kinds are not forgotten.
  private static let limit = 16_000
  /// So many tokens are numbered at a time, or a sentence's: many for the kernel and few beside the limit, so that a text
  /// without end gets by the limit no further than by these.
  private static let groupSize = 1 << 15

  init(_ lexicon: Lexicon) {
    resolver = FormResolver(lexicon)
    types = PartTypes(lexicon)
  }

  /// Begins a text, whose tokens are numbered as they are reached.
  mutating func begin() {
    if partsOfForm.isEmpty, partsOfForm.capacity < Self.limit {
      partsOfForm.reserveCapacity(Self.limit)
      types.reserve(Self.limit)
    }
    if forms.count > Self.limit || hasForgotten {
      forget()
      types.removeAll()
      hasForgotten = false
    }
    numbers.removeAll(keepingCapacity: true)
    first = 0
  }

  /// Makes known the forms of a sentence's tokens, and of some after it up to another token. Types stay as they are, since
  /// what was found of the text so far is tallied by them.
  mutating func reach(_ sentence: Range<Int>, andUpTo readEnd: Int, of tokens: [Token], in text: String) {
    guard sentence.lowerBound < first || sentence.upperBound > first + numbers.count else { return }
    if forms.count > Self.limit { forget() }
    let end = max(sentence.upperBound, min(sentence.lowerBound + Self.groupSize, readEnd))
    first = sentence.lowerBound
    numbers.removeAll(keepingCapacity: true)
    let bytes = text.utf8Span.span
    for index in forms.number(tokens, first..<end, in: text, into: &numbers) { learn(tokens[Int(index)], bytes) }
  }

  private mutating func forget() {
    forms = SurfaceForms()
    partsOfForm.removeAll(keepingCapacity: true)
    hasForgotten = true
  }

  private mutating func learn(_ token: Token, _ bytes: Span<UInt8>) {
    let parts = resolver.resolve(token, in: bytes, to: &types)
    partsOfForm.appendSparingly(parts)
    mostParts = max(mostParts, parts.count)
  }
}
