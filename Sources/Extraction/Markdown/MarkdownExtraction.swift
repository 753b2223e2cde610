/// Markdown.
enum MarkdownExtraction {
  static func extract(_ source: String, encoding: EncodingReport) -> ExtractedText {
    PlainExtraction.extract(source, encoding: encoding)
  }
}
