import Extraction

/// Yoshikoder's `.ykd`, and Lexicoder's older `.lcd`: a tree in XML, in which `cnode` is a category and `pnode` a
/// pattern. The outermost category is the dictionary.
///
/// Some dictionaries have a category around each pattern, with the pattern's name. It adds nothing to the pattern, and
/// is read as the pattern alone.
enum YoshikoderReader {
  static func isOne(_ source: DictionarySource) -> Bool {
    guard source.firstFilledLine?.first == "<" else { return false }
    return source.lines.prefix(50).contains { $0.contains("<dictionary") || $0.contains("<cnode") }
  }

  static func read(_ source: DictionarySource, _ dictionary: inout DictionaryBuilder) throws(DictionaryError) {
    let elements: [XMLNode]
    do throws(ExtractionError) {
      elements = try XMLTree.nodes(of: source.bytes)
    } catch {
      throw DictionaryError(error)
    }
    let roots = elements.filter { $0.name == "cnode" }.map(\.depth).min()
    guard let root = roots else {
      throw DictionaryError(line: nil, message: "has no <cnode>, which a Yoshikoder dictionary is made of")
    }
    if let engine = elements.first?.attributes["patternengine"], engine != "substring" {
      dictionary.note("its patterns are for the engine \(engine); they were read as words and wildcards")
    }
    var above: [XMLNode] = []
    for (index, element) in elements.enumerated() {
      while let last = above.last, last.depth >= element.depth { above.removeLast() }
      let name = element.attributes["name"] ?? ""
      switch element.name {
      case "cnode":
        if element.depth > root, !isPattern(index, elements) {
          above.append(element)
          _ = dictionary.category(path(above))
        }
      case "pnode":
        dictionary.add(name, to: dictionary.category(path(above)), line: element.line)
      default: break
      }
    }
  }

  private static func path(_ above: [XMLNode]) -> [String] { above.compactMap { $0.attributes["name"] } }

  /// Whether a category contains only a pattern with its own name.
  private static func isPattern(_ index: Int, _ elements: [XMLNode]) -> Bool {
    let category = elements[index]
    let next = index + 1
    guard next < elements.count, elements[next].name == "pnode", elements[next].depth == category.depth + 1 else {
      return false
    }
    let isAlone = next + 1 == elements.count || elements[next + 1].depth <= category.depth
    return isAlone && elements[next].attributes["name"] == category.attributes["name"]
  }
}
