/// An element of an XML file, where it begins: elements in the order of their start tags are the tree.
package struct XMLElement: Hashable, Sendable {
  /// Its name as written, with the prefix of a namespace if it has one.
  package var name: String
  /// Its attributes by name, their references resolved.
  package var attributes: [String: String]
  /// How many elements it lies in.
  package var depth: Int
  /// The line of its start tag, from 1.
  package var line: Int
}

/// Where an XML file ends to be one.
package struct XMLFault: Error, Hashable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// What is wrong, in the parser's words.
  package var message: String
}
