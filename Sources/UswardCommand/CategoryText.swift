import Lexicons

/// A category of the lexicon drawn for a person.
enum CategoryText {
  /// What the category measures, why, and its entries.
  static func text(_ lexicon: Lexicon, _ index: Int) -> String {
    let category = lexicon.categories[index]
    var lines = [category.name, "  measures  \(category.description)", "  reason    \(category.reason)"]
    lines.append("  source    \(category.source)")
    lines.append("  file      \(category.file)")
    lines.append("  weight    \(category.weight)")
    if let act = category.act { lines.append("  act       \(act.rawValue), of the \(act.side.rawValue) side") }
    if let attention = category.attention { lines.append("  attention \(attention.rawValue)") }
    if let arena = category.arena { lines.append("  arena     \(arena.rawValue)") }
    if let vision = category.vision { lines.append("  vision    \(vision.rawValue)") }
    let children = category.descendants.map { lexicon.categories[$0].name }
    if !children.isEmpty { lines.append("  holds     \(children.joined(separator: ", "))") }
    for example in category.matches { lines.append("  must match      \(example)") }
    for example in category.rejects { lines.append("  must not match  \(example)") }
    lines.append("  entries (\(category.entryCount))")
    let own = lexicon.entries.filter { $0.category == index }
    lines += own.map { "    \($0.text)\($0.isException ? "  (exception)" : "")" }
    return lines.joined(separator: "\n") + "\n"
  }
}
