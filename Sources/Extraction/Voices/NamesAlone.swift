import Text

/// Names of speakers that are blocks of their own, with what they say in the blocks below: "Jane Roe", "Jane Roe --
/// Chair".
///
/// A block that begins with capitals is mostly a heading. Names therefore count only if at least two full names recur,
/// each above what is said, and hardly any other headings are among them.
struct NamesAlone {
  /// The labels by their blocks.
  private(set) var labels: [Int: TurnLabel] = [:]

  /// One in this many names may occur only once, and there must be this many names for each other heading.
  private static let mostRecur = 4
  private static let namesToHeading = 5
  /// How many times as long as the names the speech must be.
  private static let speechToNames = 2

  /// Searches blocks for names; `nil` where no names take turns.
  init?(_ text: SpokenBlocks) {
    let blocks = text.blocks
    var found = blocks.indices.dropLast().compactMap { index -> (index: Int, label: TurnLabel)? in
      guard blocks[index].kind != .tableCell, blocks[index].kind != .caption, !text.taken.contains(blocks[index].span),
        let label = TurnLabel(alone: text.bytes, blocks[index].span.range)
      else { return nil }
      return (index, label)
    }
    let counts = found.reduce(into: [String: Int]()) { $0[$1.label.name, default: 0] += 1 }
    let recurring = counts.filter { $0.value >= 2 && Self.isSpeaker($0.key) }
    guard recurring.count >= 2 else { return nil }
    found.removeAll { !Self.isSpeaker($0.label.name) && !($0.label.isDoubtful && counts[$0.label.name] ?? 0 >= 3) }
    guard recurring.values.reduce(0, +) * Self.mostRecur >= found.count * (Self.mostRecur - 1),
      let (first, last) = found.first.flatMap({ first in found.last.map { (first.index, $0.index) } })
    else { return nil }
    // A block right above another heading heads several.
    guard zip(found, found.dropFirst()).allSatisfy({ $0.index + 1 < $1.index }) else { return nil }
    labels = Dictionary(uniqueKeysWithValues: found)
    let headings = (first..<last).count { blocks[$0].kind == .heading && labels[$0] == nil }
    let names = found.reduce(0) { $0 + $1.label.name.utf8.count }
    let all = blocks[blocks.count - 1].span.end - blocks[first].span.start
    guard headings * Self.namesToHeading <= found.count, names * (Self.speechToNames + 1) <= all else { return nil }
  }

  /// Whether a label in capitals is a full name of a person, without words of headings.
  private static func isSpeaker(_ name: String) -> Bool {
    let written = name.lowercased()
    let words = written.split(separator: " ").map(String.init)
    return words.count >= 2 && PersonName.name(name) != nil && !words.contains(where: headingWords.contains)
  }

  private static let headingWords = TokenList.headingWords.wordSet
}
