import Text

extension Extractor {
  /// The text of a message of Slack's export, read without its mark-up as plain text. `kind` is its `subtype`, which says
  /// what the program wrote itself ("<@U123> has joined the channel"): those are nobody's words.
  ///
  /// A message of pictures and files has no words, but is a message all the same: a single sign stands for them.
  package func extract(slackMessage message: String, kind: String?) throws(ExtractionError) -> ExtractedText {
    let source = Array(message.utf8)
    let markup = SlackMarkup(source)
    guard markup.text.contains(where: { $0 > 0x20 }) else {
      return try extract(Self.signOfObject, format: .text)
    }
    var result = try extract(String(decoding: markup.text, as: UTF8.self), format: .text)
    result.sourceMap = result.sourceMap.going(through: markup.pieces, to: source)
    if let kind, Self.kindsOfNotices.contains(kind), let last = result.blocks.last {
      let span = ByteSpan(result.blocks[0].span.start, last.span.end)
      result.voices = [VoiceSpan(span, .document, why: LineReason.chatNotice.text)]
    }
    return result
  }

  /// U+FFFC, the object replacement character.
  private static let signOfObject = "\u{FFFC}"

  private static let kindsOfNotices = TokenList.chatNoticeKinds.wordSet
}
