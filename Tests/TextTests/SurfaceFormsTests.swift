import TestSupport
import Testing

@testable import Text

@Suite struct SurfaceFormsTests {
  @Test func numbersAreThoseOfADictionary() {
    var random = SeededRandom(seed: 16)
    let tokeniser = Tokeniser()
    var forms = SurfaceForms()
    var known: [String: Int32] = [:]
    var numbers: [Int32] = [7]
    for round in 0..<600 {
      var text = KernelText.make(&random)
      // Words shorter and longer than 16 and than 32 bytes, and more of them than a table has room for at first.
      for _ in 0..<30 {
        text +=
          " \(String(repeating: "ab", count: Int.random(in: 1...18, using: &random)))\(Int.random(in: 0...99, using: &random))"
      }
      text += String(repeating: " x\(round)", count: round % 3)
      let tokens = tokeniser.tokenise(text).tokens
      let before = forms.count
      let fresh = forms.number(tokens, in: text, into: &numbers)
      var expectedFresh: [Int32] = []
      let bytes = Array(text.utf8)
      let expected = tokens.enumerated().map { index, token in
        let form = String(decoding: bytes[token.span.range], as: UTF8.self)
        // Strings are equal if their characters are, forms only if their bytes are.
        let key = form.utf8.map { String($0) }.joined(separator: " ")
        if known[key] == nil {
          known[key] = Int32(known.count)
          expectedFresh.append(Int32(index))
        }
        return known[key] ?? -1
      }
      #expect(numbers == expected)
      #expect(fresh == expectedFresh)
      #expect(forms.count == known.count && before + fresh.count == known.count)
    }
    #expect(known.count > 3_000)
  }

  @Test func aCopyGoesItsOwnWay() {
    var forms = SurfaceForms()
    var numbers: [Int32] = []
    let text = "we and us and everyone else who is reading internationalisation-free words"
    let tokens = Tokeniser().tokenise(text).tokens
    #expect(forms.number(tokens, in: text, into: &numbers).count == 11)
    var copy = forms
    #expect(copy.number([Token(.word, ByteSpan(1, 2))], in: text, into: &numbers) == [0])
    #expect(numbers == [11])
    #expect(forms.count == 11)
    #expect(forms.number([], in: "", into: &numbers) == [] && numbers.isEmpty)
  }

  @Test func formsThatAreKeptAreNumberedAnew() {
    var forms = SurfaceForms()
    var numbers: [Int32] = []
    let words = (0..<9_000).map { "w\($0)" } + ["internationalisation-free", "last"]
    let text = words.joined(separator: " ")
    let tokens = Tokeniser().tokenise(text).tokens
    #expect(forms.number(tokens, in: text, into: &numbers).count == forms.count)
    let long = Int32(words.count - 2)
    #expect(forms.isShort(0) && !forms.isShort(long))
    let kept = (0..<Int32(forms.count)).filter { $0 % 3 == 1 && $0 < long }
    forms.keep(kept)
    #expect(forms.count == kept.count)
    let again = tokens.enumerated().filter { $0.offset % 3 == 1 && $0.offset < long }.map(\.element)
    #expect(forms.number(again, in: text, into: &numbers).isEmpty)
    #expect(numbers == Array(0..<Int32(kept.count)))
    #expect(forms.number([tokens[0], tokens[Int(long)]], in: text, into: &numbers) == [0, 1])
  }
}
