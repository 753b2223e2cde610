import TestSupport
import Testing

@testable import Text

/// How many texts each test draws.
private let count = 20_000

@Suite struct FuzzTests {
  @Test(arguments: BreakRules.allCases)
  func boundariesAreThoseOfThePlainRules(rules: BreakRules) {
    var random = SeededRandom(seed: 29)
    let words = WordBreaks(rules)
    let sentences = SentenceBreaks(rules)
    for _ in 0..<count {
      let text = AdversarialText.make(&random)
      let reference = ReferenceBreaks(text, rules)
      let found = (words.boundaries(of: text), sentences.boundaries(of: text))
      if found != (reference.wordBoundaries, reference.sentenceBoundaries) {
        Issue.record(
          "\(text.debugDescription): \(found), not \(reference.wordBoundaries), \(reference.sentenceBoundaries)")
        return
      }
    }
  }

  @Test func sentencesAreThoseOfThePlainRules() {
    var random = SeededRandom(seed: 4)
    let tokeniser = Tokeniser()
    for _ in 0..<count {
      let text = AdversarialText.make(&random)
      let found = tokeniser.tokenise(text)
      let reference = ReferenceSentences(text: text, tokens: found.tokens, abbreviations: .embedded).tokenRanges
      if found.sentences.map(\.tokens) != reference {
        Issue.record("\(text.debugDescription): \(found.sentences.map(\.tokens)), not \(reference)")
        return
      }
    }
  }

  @Test func tokensStandInOrderInOneSentence() {
    var random = SeededRandom(seed: 1)
    let tokeniser = Tokeniser()
    for _ in 0..<count {
      let text = AdversarialText.make(&random)
      if let fault = fault(in: tokeniser.tokenise(text), of: text) {
        Issue.record("\(text.debugDescription): \(fault)")
        return
      }
    }
  }

  @Test func doublingATextAsBlocksDoublesItsTokens() {
    var random = SeededRandom(seed: 2)
    let tokeniser = Tokeniser()
    for _ in 0..<count {
      let text = AdversarialText.make(&random)
      let size = text.utf8.count
      let once = tokeniser.tokenise(text)
      let twice = tokeniser.tokenise(text + text, blocks: [ByteSpan(0, size), ByteSpan(size, 2 * size)])
      let tokens = once.tokens + once.tokens.map { Token($0.kind, moved($0.span, by: size)) }
      let sentences =
        once.sentences
        + once.sentences.map {
          let start = $0.tokens.lowerBound + once.tokens.count
          return Sentence(span: moved($0.span, by: size), tokens: start..<start + $0.tokens.count)
        }
      if twice != TokenisedText(tokens: tokens, sentences: sentences) {
        Issue.record("\(text.debugDescription)")
        return
      }
    }
  }

  @Test func apostrophesAgree() {
    var random = SeededRandom(seed: 3)
    let tokeniser = Tokeniser()
    for _ in 0..<count {
      let straight = replacing(["’", "ʼ", "＇", "´"], in: AdversarialText.make(&random), with: "'")
      for apostrophe in ["’", "´"] as [Unicode.Scalar] {
        let other = replacing(["'"], in: straight, with: apostrophe)
        if forms(straight, tokeniser) != forms(other, tokeniser) {
          Issue.record("\(straight.debugDescription): \(forms(straight, tokeniser)), \(forms(other, tokeniser))")
          return
        }
      }
    }
  }

  private func replacing(_ old: Set<Unicode.Scalar>, in text: String, with new: Unicode.Scalar) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { old.contains($0) ? new : $0 }))
  }

  /// The folded tokens of a text.
  private func forms(_ text: String, _ tokeniser: Tokeniser) -> [String] {
    let bytes = text.utf8Span.span
    return tokeniser.tokenise(text).tokens.map { "\($0.kind) \(Folding.key(of: bytes, $0.span))" }
  }

  private func moved(_ span: ByteSpan, by distance: Int) -> ByteSpan {
    ByteSpan(span.start + distance, span.end + distance)
  }

  /// What is wrong with a result: tokens out of order or cut within a character, gaps that contain a letter or digit,
  /// sentences that do not contain their tokens.
  private func fault(in found: TokenisedText, of text: String) -> String? {
    let bytes = Array(text.utf8)
    let isCharacter = { (i: Int) in i == bytes.count || bytes[i] & 0xC0 != 0x80 }
    var end = 0
    var rebuilt = ""
    for token in found.tokens {
      guard token.span.start >= end, !token.span.isEmpty, token.span.end <= bytes.count else {
        return "order: \(token)"
      }
      guard isCharacter(token.span.start), isCharacter(token.span.end) else { return "cut: \(token)" }
      let gap = String(decoding: bytes[end..<token.span.start], as: UTF8.self)
      // Letters may be outside tokens (an enclosed letter is a symbol); digits never are.
      if gap.unicodeScalars.contains(where: { $0.properties.generalCategory == .decimalNumber }) {
        return "lost: \(gap)"
      }
      rebuilt += gap + String(decoding: bytes[token.span.range], as: UTF8.self)
      end = token.span.end
    }
    rebuilt += String(decoding: bytes[end...], as: UTF8.self)
    if Array(rebuilt.utf8) != bytes { return "not rebuilt" }
    var next = 0
    var last = 0
    for sentence in found.sentences {
      guard sentence.tokens.lowerBound == next, !sentence.tokens.isEmpty, sentence.span.start >= last else {
        return "sentences: \(sentence)"
      }
      guard found.tokens[sentence.tokens].allSatisfy({ sentence.span.contains($0.span) }) else { return "\(sentence)" }
      next = sentence.tokens.upperBound
      last = sentence.span.end
    }
    return next == found.tokens.count ? nil : "tokens without a sentence"
  }
}
