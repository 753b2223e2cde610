public import Text

/// A text's tokens as JSON Lines: the id of the document, kind, place, text and the index of the sentence.
public func tokenLines(id: String, _ text: String, _ tokenised: TokenisedText) -> String {
  var lines = ""
  let utf8 = text.utf8
  for (index, sentence) in tokenised.sentences.enumerated() {
    for token in tokenised.tokens[sentence.tokens] {
      var json = JSONWriter()
      json.object {
        $0.field("id", id)
        $0.field("kind", token.kind.rawValue)
        $0.field("start", token.span.start)
        $0.field("end", token.span.end)
        $0.field("text", slice(utf8, token.span))
        $0.field("sentence", index)
      }
      lines += json.text + "\n"
    }
  }
  return lines
}

/// What stands above a document's tokens in a table of several.
public func tokenHeading(id: String) -> String { "# \(Escapes.oneLine(id))\n" }

/// The same as a table for a person: a line a token, an empty line between sentences.
public func tokenTable(_ text: String, _ tokenised: TokenisedText) -> String {
  let utf8 = text.utf8
  return tokenised.sentences.enumerated().map { index, sentence in
    tokenised.tokens[sentence.tokens].map { token in
      let place = DisplayWidth.fit("\(token.span.start)..<\(token.span.end)", 16, alignment: .right)
      let kind = DisplayWidth.fit(token.kind.rawValue, 7)
      return "\(DisplayWidth.fit(String(index), 5, alignment: .right)) \(place)  \(kind)  "
        + Escapes.oneLine(slice(utf8, token.span)) + "\n"
    }.joined()
  }.joined(separator: "\n")
}

/// The text of a span. O(1) for native strings.
func slice(_ utf8: String.UTF8View, _ span: ByteSpan) -> String {
  let start = utf8.index(utf8.startIndex, offsetBy: span.start)
  return String(utf8[start..<utf8.index(start, offsetBy: span.count)]) ?? ""
}
