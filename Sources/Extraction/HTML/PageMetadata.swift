/// What a page says of itself in its head.
enum PageMetadata {
  static func read(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>
  ) -> Metadata {
    var metadata = Metadata()
    for tag in filtered.headTags where tag.element == .meta {
      guard let content = filtered.value(.content, of: tag),
        let name = filtered.value(.property, of: tag) ?? filtered.value(.name, of: tag)
      else { continue }
      let key = SourceText.decoded(source, name, inAttribute: true).lowercased()
      let value = SourceText.decoded(source, content, inAttribute: true)
      guard !value.isEmpty else { continue }
      switch key {
      case "og:title" where metadata.title == nil:
        metadata.title = value
        metadata.sources["title"] = "meta og:title"
      case "author", "article:author", "dc.creator", "citation_author":
        guard metadata.authors.isEmpty, !value.contains("/"), !value.hasPrefix("@") else { continue }
        metadata.authors = [value]
        metadata.sources["author"] = "meta \(key)"
      case "article:published_time", "date", "dc.date", "citation_publication_date":
        guard metadata.date == nil, let day = PageDate.day(value) else { continue }
        metadata.date = day
        metadata.sources["date"] = "meta \(key)"
      case "og:site_name" where metadata.site == nil:
        metadata.site = value
        metadata.sources["site"] = "meta og:site_name"
      default: break
      }
    }
    if metadata.title == nil, let title = filtered.title {
      let value = SourceText.decoded(source, title, inAttribute: false)
      if !value.isEmpty {
        metadata.title = value
        metadata.sources["title"] = "title"
      }
    }
    if let language = filtered.language {
      metadata.language = SourceText.decoded(source, language, inAttribute: true).lowercased()
      metadata.sources["language"] = "html lang"
    }
    return metadata
  }
}

/// Days in the forms that metadata gives them.
enum PageDate {
  /// The ISO day at the start of a text such as `2024-05-31T10:00Z`; `nil` for anything else.
  static func day(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(10))
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    for (index, byte) in bytes.enumerated() where index != 4 && index != 7 && !byte.isASCIIDigit { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
