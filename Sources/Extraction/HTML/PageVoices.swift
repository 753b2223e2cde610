import Text

/// The stretches of a page that its markup marks as another voice than the author's.
struct PageVoices {
  private struct Found {
    var node: Int
    var voice: Voice
    var why: String
  }

  private var found: [Found] = []

  init(_ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>) {
    for (number, node) in page.nodes.enumerated() {
      let tag = filtered.tags[Int(node.tag)]
      if let (voice, why) = Self.voice(of: tag, filtered, source) {
        found.append(Found(node: number, voice: voice, why: why))
      }
    }
  }

  /// The voices' spans in the kept text.
  func spans(in text: borrowing PageText, of page: borrowing PageBuilder) -> [VoiceSpan] {
    var spans: [VoiceSpan] = []
    for each in found {
      guard let span = text.span(of: page.nodes[each.node], in: page) else { continue }
      spans.append(VoiceSpan(span, each.voice, why: each.why))
    }
    return spans
  }

  private static func voice(
    of tag: Tag, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>
  ) -> (Voice, String)? {
    func has(_ name: AttributeName, _ word: StaticString) -> Bool {
      guard let value = filtered.value(name, of: tag) else { return false }
      return MarkupFilter.contains(source, value, word)
    }
    if has(.class, "gmail_quote") || has(.class, "yahoo_quoted") || has(.class, "moz-cite-prefix") {
      return (.reply, "marked as quoted mail by the mail program")
    }
    switch tag.element {
    case .blockquote:
      if has(.type, "cite") { return (.reply, "blockquote type=cite") }
      return (.blockQuote, "blockquote")
    case .q: return (.quote, "q")
    default: break
    }
    if has(.class, "pullquote") || has(.class, "pull-quote") || has(.role, "doc-pullquote") {
      return (.blockQuote, "pull quote")
    }
    if has(.class, "gmail_signature") || has(.class, "moz-signature") || has(.id, "signature") {
      return (.document, "marked as a signature")
    }
    return nil
  }
}
