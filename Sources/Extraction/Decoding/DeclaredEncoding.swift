import Text

/// Finds the encoding that an HTML or XML document names at its start.
enum DeclaredEncoding {
  /// How many bytes are searched for the label; browsers search 1,024, but saved pages often have it later.
  private static let window = 4_096

  /// The label as written; `nil` when there is none or the bytes are not markup.
  static func label(in bytes: [UInt8]) -> String? {
    guard bytes.place(of: UInt8(ascii: "<"), before: window) != nil else { return nil }
    var head = Array(bytes.prefix(window))
    head.withUnsafeMutableBufferPointer { for index in $0.indices { $0[index] = $0[index].asciiLowercased } }
    guard let first = head.firstIndex(of: UInt8(ascii: "<")), looksLikeMarkup(head, first) else { return nil }
    blankComments(&head)
    if let declaration = find("<?xml", in: head, from: 0),
      let end = find("?>", in: head, from: declaration),
      let found = value(after: "encoding", in: head, from: declaration, to: end)
    {
      return found
    }
    var index = 0
    while let meta = find("<meta", in: head, from: index) {
      let end = head[meta...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
      if let found = value(after: "charset", in: head, from: meta, to: end) { return found }
      index = end
    }
    return nil
  }

  private static func looksLikeMarkup(_ head: [UInt8], _ first: Int) -> Bool {
    let openings = ["<!doctype", "<?xml", "<html", "<head", "<meta", "<body", "<title", "<!--"]
    var place = first
    while let tag = head.place(of: UInt8(ascii: "<"), from: place) {
      if openings.contains(where: { head[tag...].starts(with: $0.utf8) }) { return true }
      place = tag + 1
    }
    return false
  }

  private static func blankComments(_ head: inout [UInt8]) {
    var index = 0
    while let open = find("<!--", in: head, from: index) {
      let close = find("-->", in: head, from: open + 4) ?? head.count
      for place in open..<close { head[place] = 0x20 }
      index = close
    }
  }

  /// The value in `name = "value"`, quoted or not, within the bounds.
  private static func value(after name: String, in head: [UInt8], from: Int, to end: Int) -> String? {
    guard var index = find(name, in: head, from: from, before: end) else { return nil }
    index += name.utf8.count
    func skip(_ these: String) { while index < end, these.utf8.contains(head[index]) { index += 1 } }
    skip(" \t\r\n")
    guard index < end, head[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    skip(" \t\r\n\"'")
    let start = index
    while index < end, !" \t\r\n\"';/>?".utf8.contains(head[index]) { index += 1 }
    return index > start ? String(decoding: head[start..<index], as: UTF8.self) : nil
  }

  /// The first place where a word begins in a range.
  private static func find(_ word: String, in head: [UInt8], from: Int, before end: Int = .max) -> Int? {
    let (first, length) = (word.utf8.first!, word.utf8.count)
    var from = from
    while let place = head.place(of: first, from: from, before: end), place + length <= head.count {
      if head[place..<place + length].elementsEqual(word.utf8) { return place }
      from = place + 1
    }
    return nil
  }
}
