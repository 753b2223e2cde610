import CMark
import Synchronization

/// GitHub's Markdown, parsed by libcmark-gfm. The only place that uses its pointers.
enum CMarkParser {
  /// The events of a document in order. Tables, strikethrough, task lists, bare links and footnotes are supported.
  static func events(_ source: ArraySlice<UInt8>) -> [MarkdownEvent] {
    _ = isReady
    guard let document = lock.withLock({ _ in document(source) }) else { return [] }
    defer { cmark_node_free(document) }
    guard let steps = cmark_iter_new(document) else { return [] }
    defer { cmark_iter_free(steps) }
    var events: [MarkdownEvent] = []
    while true {
      let step = cmark_iter_next(steps)
      if step == CMARK_EVENT_DONE { return events }
      guard let node = cmark_iter_get_node(steps) else { continue }
      let kind = kind(of: node)
      if kind == .other { continue }
      var event = MarkdownEvent(kind: kind, isEntered: step == CMARK_EVENT_ENTER)
      event.line = Int(cmark_node_get_start_line(node))
      event.column = Int(cmark_node_get_start_column(node))
      if kind == .heading { event.level = Int(cmark_node_get_heading_level(node)) }
      if event.isEntered, let literal = cmark_node_get_literal(node) {
        var end = literal
        while end.pointee != 0 { end += 1 }
        event.literal = UnsafeBufferPointer(start: literal, count: end - literal).map { UInt8(bitPattern: $0) }
      }
      events.append(event)
    }
  }

  /// Held while the library parses: it keeps the characters that extensions make special in globals, so that concurrent
  /// parsers would remove each other's.
  private static let lock = Mutex<Void>(())

  private static func document(_ source: ArraySlice<UInt8>) -> sending OpaquePointer? {
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "tasklist"] {
      if let known = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, known) }
    }
    source.withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return cmark_parser_finish(parser)
  }

  /// Fills the library's list of extensions once; its own check for that is not thread-safe.
  private static let isReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  private static func kind(of node: OpaquePointer) -> MarkdownEvent.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
    case CMARK_NODE_CODE_BLOCK: return .codeBlock
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnote
    case CMARK_NODE_TEXT: return .text
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .hardBreak
    case CMARK_NODE_HTML_INLINE: return .html
    case CMARK_NODE_IMAGE: return .image
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG: return .emphasis
    default: break
    }
    guard let name = cmark_node_get_type_string(node) else { return .other }
    switch String(cString: name) {
    case "table_cell": return .tableCell
    case "tasklist": return .item
    case "strikethrough": return .strikethrough
    default: return .other
    }
  }
}
