/// An element of an XML file, where it begins: elements in the order of their start tags are the tree.
package struct XMLNode: Hashable, Sendable {
  /// Its name without the prefix of a namespace.
  package var name: String
  /// Its attributes by name, likewise, their references resolved.
  package var attributes: [String: String]
  /// How many elements it lies in.
  package var depth: Int
  /// The line of its start tag, from 1.
  package var line: Int
}

/// What files hold that keep data in elements and attributes.
package enum XMLTree {
  /// The elements of a file that was decoded: valid UTF-8, whatever encoding it declares.
  package static func nodes(of bytes: [UInt8]) throws(ExtractionError) -> [XMLNode] {
    var collector = Collector()
    try XMLStream.read(bytes, into: &collector)
    return collector.nodes
  }

  private struct Collector: XMLEvents {
    var nodes: [XMLNode] = []
    private var depth = 0

    mutating func start(_ element: XMLElement) {
      nodes.append(
        XMLNode(name: element.localName, attributes: element.attributes, depth: depth, line: element.line))
      depth += 1
    }

    mutating func end() { depth -= 1 }
    mutating func text(_ bytes: Span<UInt8>) {}
  }
}
