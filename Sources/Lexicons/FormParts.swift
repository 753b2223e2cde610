import Text

/// The forms met so far, and the types of their parts.
struct FormParts: Sendable {
  private var forms = SurfaceForms()
  private var resolver: FormResolver
  /// The type of each form; for one with several parts or none, the bitwise complement of its place in `several`.
  private var typeOfForm: [Int32] = []
  /// The types of the parts of forms that have several or none, for as long as types are kept.
  private(set) var several: [PartsOfForm] = []
  private(set) var types: PartTypes
  /// The number of parts of the form that has most.
  private(set) var mostParts = 1
  /// The elements of `typeOfForm` for some tokens of the current text, including those of the sentence last reached;
  /// and the index of the first of these tokens.
  private(set) var numbers: [Int32] = []
  private(set) var first = 0
  /// The spellings of tokens that are learned together.
  private var spellings: [FormResolver.Spelling?] = []

  /// The number of forms above which some are forgotten. It limits the memory of a reader to a few MB, so that four
  /// readers fit into 64 MB with everything else. Since the meaning of a form does not depend on what was met before,
  /// forgetting never affects a result. Five in six are kept: those met last and, of the others, those met first, which
  /// are the words of every text. Learning a form again takes longer than reading it twice.
  private static let limit = 30_000
  private static let kept = 25_000
  /// The number of types above which all types and forms are forgotten when a text begins, before they outgrow the room
  /// for as many types as forms.
  private static let typeLimit = 18_000
  /// How many tokens are numbered at a time, unless a sentence has more: many for the kernel, but few compared with the
  /// limit, so that an endless text exceeds it by no more than this.
  private static let groupSize = 1 << 15

  init(_ lexicon: Lexicon) {
    resolver = FormResolver(lexicon)
    types = PartTypes(lexicon)
  }

  /// Begins a text, whose tokens are numbered as they are reached.
  mutating func begin() {
    if typeOfForm.isEmpty, typeOfForm.capacity < Self.limit {
      typeOfForm.reserveCapacity(Self.limit)
      types.reserve(Self.limit)
    }
    if max(types.count, several.count) > Self.typeLimit {
      forms = SurfaceForms()
      typeOfForm.removeAll(keepingCapacity: true)
      several.removeAll()
      types.removeAll()
    }
    numbers.removeAll(keepingCapacity: true)
    first = 0
  }

  /// Learns the forms of a sentence's tokens, and of some after it, up to `readEnd`. Types are kept, since what was
  /// found in the text so far is tallied by them.
  mutating func reach(_ sentence: Range<Int>, andUpTo readEnd: Int, of tokens: [Token], in text: String) {
    guard sentence.lowerBound < first || sentence.upperBound > first + numbers.count else { return }
    let end = max(sentence.upperBound, min(sentence.lowerBound + Self.groupSize, readEnd))
    first = sentence.lowerBound
    numbers.removeAll(keepingCapacity: true)
    let bytes = text.utf8Span.span
    let fresh = forms.number(tokens, first..<end, in: text, into: &numbers)
    var start = 0
    while start < fresh.count {
      let group = fresh[start..<min(start + FormResolver.group, fresh.count)]
      resolver.spell(tokens, group, in: bytes, &spellings)
      types.prefetch(spellings)
      for (index, spelling) in zip(group, spellings) { learn(tokens[Int(index)], spelling, bytes) }
      start += group.count
    }
    let kept = forms.count > Self.limit ? formsToKeep() : nil
    numbers.name(by: typeOfForm)
    if let kept { keep(kept) }
  }

  /// The forms that are kept when there are too many: those of the current tokens, then those that were met first.
  private func formsToKeep() -> [Int32] {
    var isAtHand = Array(repeating: false, count: forms.count)
    var left = Self.kept
    for form in numbers where left > 0 && !isAtHand[Int(form)] && forms.isShort(form) {
      isAtHand[Int(form)] = true
      left -= 1
    }
    var kept: [Int32] = []
    kept.reserveCapacity(Self.kept)
    for form in 0..<Int32(forms.count) {
      if isAtHand[Int(form)] {
        kept.append(form)
      } else if left > 0, forms.isShort(form) {
        kept.append(form)
        left -= 1
      }
    }
    return kept
  }

  /// Forgets all forms except these.
  private mutating func keep(_ kept: [Int32]) {
    forms.keep(kept)
    for (place, form) in kept.enumerated() { typeOfForm[place] = typeOfForm[Int(form)] }
    typeOfForm.removeLast(typeOfForm.count - kept.count)
  }

  private mutating func learn(_ token: Token, _ spelling: FormResolver.Spelling?, _ bytes: Span<UInt8>) {
    let parts = resolver.resolve(token, spelling, in: bytes, to: &types)
    if parts.count == 1 {
      typeOfForm.appendSparingly(parts.lowerBound)
    } else {
      typeOfForm.appendSparingly(~Int32(several.count))
      several.append(PartsOfForm(start: parts.lowerBound, end: parts.upperBound))
    }
    mostParts = max(mostParts, parts.count)
  }
}

/// The place of the types of a form's parts, in the kernel's layout. Arrays of the standard library's ranges would make
/// the runtime go through all conformances of the program at every start.
struct PartsOfForm {
  var start: Int32
  var end: Int32
}
