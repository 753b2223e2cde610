@testable import Text

/// The sentences of a text that is one block, by the rules as `docs/tokens.md` words them: slow, on strings, the oracle
/// of the fuzz tests. The tokens are given.
struct ReferenceSentences {
  let text: String
  let tokens: [Token]
  let abbreviations: Abbreviations

  /// The token ranges of the sentences.
  var tokenRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var first = 0
    var start = 0
    for end in ReferenceBreaks(text, .tailored).sentenceBoundaries.dropFirst() {
      let isInToken = tokens.contains { $0.span.start < end && end < $0.span.end }
      let next = tokens.firstIndex { $0.span.start >= end }
      if isInToken { continue }
      if let next, continues(slice(ByteSpan(start, end)), isFirst: start == 0, next) { continue }
      let last = next ?? tokens.count
      if first < last { ranges.append(first..<last) }
      first = last
      start = end
    }
    return ranges
  }

  /// Whether the sentence continues after what has been read of it, before the token `next`.
  private func continues(_ sentence: String, isFirst: Bool, _ next: Int) -> Bool {
    var scalars = Array(sentence.unicodeScalars)
    let bytes = Array(sentence.utf8)
    let classes = CharacterClasses.shared
    let property = { (scalar: Unicode.Scalar) in
      let utf8 = Array(String(scalar).utf8)
      return classes.sentence(.tailored)[classes.decode(utf8.span, 0, utf8.count).classNumber]
    }
    while let last = scalars.last, [.space, .close, .extend, .format].contains(property(last)) { scalars.removeLast() }
    guard scalars.last == ".", !bytes.isEmpty else { return false }
    scalars.removeLast()
    if scalars.isEmpty { return false }
    if isFirst, isLabel(scalars) { return true }

    let isASCIILetter = { (scalar: Unicode.Scalar) in ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    let isLetterOrDigit = { (scalar: Unicode.Scalar) in
      scalar.value != 0x2BC && (scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber)
    }
    let word = Array(scalars.reversed().prefix { isASCIILetter($0) || $0 == "." }.reversed())
    let before = scalars.dropLast(word.count)
    guard let opening = word.first, let closing = word.last, isASCIILetter(opening), isASCIILetter(closing),
      word.count <= 12
    else { return false }
    if let previous = before.last {
      if isLetterOrDigit(previous) { return false }
      if "'’‘ʼ＇".unicodeScalars.contains(previous), let earlier = before.dropLast().last,
        earlier.value != 0x2BC && earlier.properties.isAlphabetic
      {
        return false
      }
    }
    let string = String(String.UnicodeScalarView(word))
    switch word.count == 1 ? nil : abbreviations.kind(of: string) {
    case .title: return true
    case .number: return isNumber(next)
    case .end: return !isStarter(next)
    case nil:
      let parts = string.split(separator: ".", omittingEmptySubsequences: false)
      let isInitials = string != "I" && parts.allSatisfy { $0.count == 1 && $0.uppercased() == $0 }
      return isInitials && !isStarter(next)
    }
  }

  private func isLabel(_ scalars: [Unicode.Scalar]) -> Bool {
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || [0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF].contains(scalar.value)
    }
    var label = Array(scalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    if label.count > 10 { return false }
    if label.first == "(" { label.removeFirst() }
    if label.last == ")" { label.removeLast() }
    let string = String(String.UnicodeScalarView(label))
    if string.wholeMatch(of: /[0-9][0-9.]*|[A-Za-z]|[ivx]+|[IVX]+/.matchingSemantics(.unicodeScalar)) != nil {
      return true
    }
    return false
  }

  private func isStarter(_ index: Int) -> Bool {
    let token = tokens[index]
    let form = slice(token.span)
    if token.kind != .word || form.utf8.count > 32 { return false }
    let rest = slice(ByteSpan(token.span.end, text.utf8.count)).unicodeScalars
    if form.utf8.count == 1 && rest.first == "." { return false }
    return abbreviations.isStarter(
      String(Folding.key(of: form).split(separator: "'", omittingEmptySubsequences: false)[0]))
  }

  private func isNumber(_ index: Int) -> Bool {
    let form = slice(tokens[index].span)
    switch tokens[index].kind {
    case .number: return true
    case .word:
      let isRoman =
        form != "I" && form.utf8.count <= 8 && form.unicodeScalars.allSatisfy { "IVXLCDM".unicodeScalars.contains($0) }
      return isRoman || ("0"..."9").contains(form.unicodeScalars.first ?? " ")
    default: return false
    }
  }

  private func slice(_ span: ByteSpan) -> String { String(decoding: Array(text.utf8)[span.range], as: UTF8.self) }
}
