/// The start of an element in an XML file: elements in the order of their start tags are the tree.
package struct XMLNode: Hashable, Sendable {
  /// Its name without the prefix of a namespace.
  package var name: String
  /// Its attributes by name, likewise without prefixes, with references resolved.
  package var attributes: [String: String]
  /// How many elements contain it.
  package var depth: Int
  /// The line of its start tag, from 1.
  package var line: Int
}

/// Reads files that store data in elements and attributes.
package enum XMLTree {
  /// The elements of a decoded file: valid UTF-8, whatever encoding it declares.
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
