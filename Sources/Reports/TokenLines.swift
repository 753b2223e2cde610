public import Text

/// A text's tokens as JSON Lines: the id of the document, kind, place, text and the index of the sentence.
public func tokenLines(id: String, _ text: String, _ tokenised: TokenisedText) -> String {
  var lines = ""
  for (index, sentence) in tokenised.sentences.enumerated() {
    for token in tokenised.tokens[sentence.tokens] {
      var json = JSONWriter()
      json.object {
        $0.field("id", id)
        $0.field("kind", token.kind.rawValue)
        $0.field("start", token.span.start)
        $0.field("end", token.span.end)
        $0.field("text", String(text[token.span]))
        $0.field("sentence", index)
      }
      lines += json.text + "\n"
    }
  }
  return lines
}

/// The heading of a document's tokens in a table of several documents.
package func tokenHeading(id: String) -> String { "# \(Escapes.oneLine(id))\n" }

/// The same as a table for people: a line for each token, an empty line between sentences.
public func tokenTable(_ text: String, _ tokenised: TokenisedText) -> String {
  return tokenised.sentences.enumerated().map { index, sentence in
    tokenised.tokens[sentence.tokens].map { token in
      let place = DisplayWidth.fit("\(token.span.start)..<\(token.span.end)", 16, alignment: .right)
      let kind = DisplayWidth.fit(token.kind.rawValue, 7)
      return "\(DisplayWidth.fit(String(index), 5, alignment: .right)) \(place)  \(kind)  "
        + Escapes.oneLine(String(text[token.span])) + "\n"
    }.joined()
  }.joined(separator: "\n")
}
