import FoundationEssentials
public import Testing

/// Expects `text` to be the golden file `Tests/Golden/name`. With `USWARD_RECORD=1` the file is written, and the test
/// still fails, so that a recording run is never taken for a passing one.
public func expectGolden(
  _ text: String, _ name: String, file: StaticString = #filePath, location: SourceLocation = #_sourceLocation
) {
  let folder = "\(file)".split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
  let path = folder + "/Golden/" + name
  if ProcessInfo.processInfo.environment["USWARD_RECORD"] == "1" {
    let written = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
    Issue.record(
      written ? "recorded \(name): run again without USWARD_RECORD" : "\(path) cannot be written",
      sourceLocation: location)
    return
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    Issue.record("there is no golden file \(name): record it with USWARD_RECORD=1", sourceLocation: location)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  if text == expected { return }
  let lines = zip(
    text.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false))
  let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    \(name) differs from its golden file, first at line \((first?.offset ?? -1) + 1):
    got      \(first.map { String($0.element.0.prefix(300)) } ?? "\(text.utf8.count) bytes")
    expected \(first.map { String($0.element.1.prefix(300)) } ?? "\(expected.utf8.count) bytes")
    """, sourceLocation: location)
}
