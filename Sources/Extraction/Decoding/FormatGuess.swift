/// Recognises a document's format by its content, then by its name.
enum FormatGuess {
  /// The format of a decoded text. HTML shows itself by how it begins, by clipboard marks, or by tags throughout;
  /// Markdown looks like plain text and is recognised by its name, also that of a packed file. A mail has the format
  /// that its header gives for its body.
  static func format(of text: [UInt8], name: String) -> DocumentFormat {
    // After a byte order mark; without one it is recognised before decoding.
    if RichTextScanner.mayBegin(text) { return .rtf }
    let name = GzipName.unpacked(name) ?? name
    let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
    let ending = dot.map { name[name.utf8.index(after: $0)...].lowercased() } ?? ""
    switch ending {
    case "html", "htm", "xhtml", "xht": return .html
    case "md", "markdown", "mdown", "mkd", "mkdn", "mdx", "rmd", "qmd":
      // Markdown may have tags throughout and even begin with one; a whole page begins with its frame.
      return looksLikeHTML(text, isMarkdown: true) ? .html : .markdown
    case "fodt": return .odt
    case "fodp": return .odp
    case "eml", "mbox": return MailPage(text)?.isHTML ?? false ? .html : .text
    default:
      guard looksLikeHTML(text, isMarkdown: false) else { return flatOpenDocument(text) ?? .text }
      return MailPage(text)?.isHTML ?? true ? .html : .text
    }
  }

  /// The format of a text that begins like an OpenDocument file in a single XML file; `nil` for others. A sheet or
  /// drawing counts as a text, whose reader refuses it by its name.
  private static func flatOpenDocument(_ text: [UInt8]) -> DocumentFormat? {
    guard text.starts(with: "<?xml".utf8) || text.starts(with: "<office:document".utf8) else { return nil }
    let head = String(decoding: text.prefix(8_192), as: UTF8.self)
    guard head.contains("<office:document "), head.contains(OfficePackage.openDocumentKind) else { return nil }
    return head.contains(OfficePackage.openDocumentKind + "presentation") ? .odp : .odt
  }

  private static func looksLikeHTML(_ text: [UInt8], isMarkdown: Bool) -> Bool {
    // Without a tag, only the "Version:" that a clipboard writes before a page can show one.
    let isTagged = text.place(of: UInt8(ascii: "<"), before: 8_192) != nil
    guard isTagged || text.prefix(8_192).first(where: { $0 > 0x20 && $0 < 0x80 }).map({ $0 | 0x20 }) == 0x76 else {
      return false
    }
    let head = Array(text.prefix(8_192))
    guard let first = head.firstIndex(where: { $0 > 0x20 && $0 < 0x80 }) else { return false }
    // Only a beginning with a tag or with "Version:" tells anything.
    let mayShow = head[first] == UInt8(ascii: "<") || head[first] | 0x20 == UInt8(ascii: "v")
    let beginning = mayShow ? beginsAsHTML(head[first...], isMarkdown: isMarkdown) : nil
    return beginning ?? (!isMarkdown && closingTags(head) >= 4)
  }

  /// Whether a text that begins with a tag or with "Version:" is a page; `nil` where that does not tell.
  private static func beginsAsHTML(_ text: ArraySlice<UInt8>, isMarkdown: Bool) -> Bool? {
    let start = String(decoding: text.prefix(400), as: UTF8.self).lowercased()
    if start.hasPrefix("version:"), start.contains("starthtml:") { return true }
    let frame = ["<!doctype html", "<html", "<head", "<body"]
    let openings = isMarkdown ? frame : frame + ["<meta ", "<title", "<div", "<p>", "<p ", "<table"]
    if openings.contains(where: start.hasPrefix) { return true }
    guard start.hasPrefix("<?xml") || start.hasPrefix("<!--") else { return nil }
    let all = String(decoding: text, as: UTF8.self).lowercased()
    return ["<html", "<body", "<!doctype html"].contains(where: all.contains)
  }

  /// The tags that are frequent in pages.
  private static let names: Set<String> = [
    "p", "div", "td", "li", "h1", "h2", "h3", "body", "html", "head", "title", "section", "article",
  ]

  /// The number of `</p>`, `</div>` and the like: Markdown and mail have one or two, pages many.
  private static func closingTags(_ head: [UInt8]) -> Int {
    var count = 0
    var index = 0
    while let place = head.place(of: UInt8(ascii: "<"), from: index), place + 2 < head.count {
      if head[place + 1] == UInt8(ascii: "/") {
        let letters = head[(place + 2)...].prefix { $0 != UInt8(ascii: ">") && $0 > 0x20 }.prefix(8)
        if names.contains(String(decoding: letters, as: UTF8.self).lowercased()) { count += 1 }
      }
      index = place + 1
    }
    return count
  }
}
