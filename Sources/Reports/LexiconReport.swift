public import Lexicons
import Text

/// A lexicon drawn for a person: all its categories and rules, or one of them with its entries.
public struct LexiconReport: Sendable {
  private let lexicon: Lexicon
  /// The names of the files that come with the program, whose categories have been measured.
  private let measuredFiles: Set<String>

  /// Makes a report on a lexicon. Categories from `measuredFiles` are shown with how well they do.
  public init(_ lexicon: Lexicon, measuredFiles: Set<String> = []) {
    self.lexicon = lexicon
    self.measuredFiles = measuredFiles
  }

  /// The categories and rules, a line each, with their sizes.
  public var list: String {
    var shown = lexicon.categories.filter { !$0.isSupport }.map { ($0.name, $0.entryCount, $0.description) }
    shown += lexicon.rules.map { ($0.name, $0.patterns.count, $0.description + " (rule)") }
    shown.sort { $0.0 < $1.0 }
    let width = shown.map(\.0.count).max() ?? 0
    let names = Escapes.oneLine(lexicon.names.joined(separator: ", "), keepsSpaces: true)
    let lines = shown.map { name, size, description in
      let space = String(repeating: " ", count: width - name.count)
      let count = String(size)
      let pad = String(repeating: " ", count: max(0, 5 - count.count))
      return Escapes.oneLine("\(name)\(space) \(pad)\(count)  \(description)", keepsSpaces: true) + "\n"
    }
    return "\(names), digest \(lexicon.digest)\n" + lines.joined()
  }

  /// What the name stands for: the category, and the rules of this name or under it; `nil` when there is neither.
  public func text(_ name: String) -> String? {
    let rules = lexicon.rules.filter { $0.name.isOrLiesUnder(name) }
    var lines: [String] = []
    if let index = lexicon.category(named: name) {
      lines = category(index)
    } else if rules.isEmpty {
      return nil
    } else if rules.first?.name != name {
      lines = [name] + measured(name, isOfAct: rules.contains(where: \.isOfAct), files: rules.map(\.file))
    }
    for rule in rules { lines += self.rule(rule, isNamed: rule.name != name) }
    return lines.map { Escapes.oneLine($0, keepsSpaces: true) + "\n" }.joined()
  }

  /// What a category measures, why, how well, and its entries.
  private func category(_ index: Int) -> [String] {
    let category = lexicon.categories[index]
    var lines = [category.name, "  measures  \(category.description)", "  reason    \(category.reason)"]
    lines.append("  source    \(category.source)")
    let files = files(of: index)
    lines.append(
      "  file      "
        + (category.isDefined
          ? category.file : "none: the sum of the categories below it in \(files.joined(separator: ", "))"))
    let size = counted(category.entryCount, "entry", "entries")
    lines.append("  size      \(size)\(category.isSupport ? ", used only inside rules and guards" : "")")
    lines.append("  weight    \(category.weight)")
    if let act = category.act { lines.append("  act       \(act.rawValue), of the \(act.side.rawValue) side") }
    if let attention = category.attention { lines.append("  attention \(attention.rawValue)") }
    if let arena = category.arena { lines.append("  arena     \(arena.rawValue)") }
    if let vision = category.vision { lines.append("  vision    \(vision.rawValue)") }
    if let name = category.guardedAs { lines.append("  guarded   as \(name)") }
    lines += measured(category.name, isOfAct: category.act != nil, files: files)
    let children = category.descendants.map { lexicon.categories[$0].name }
    if !children.isEmpty { lines.append("  holds     \(children.joined(separator: ", "))") }
    for example in category.matches { lines.append("  must match      \(example)") }
    for example in category.rejects { lines.append("  must not match  \(example)") }
    lines.append("  entries (\(category.entryCount))")
    let own = lexicon.entries.filter { $0.category == index }
    return lines + own.map { "    \($0.text)\($0.isException ? "  (exception)" : "")" }
  }

  /// The file that defines a category; for one that no file defines, the files of the categories below it, each once.
  private func files(of index: Int) -> [String] {
    let category = lexicon.categories[index]
    if category.isDefined { return [category.file] }
    return Set(category.descendants.map { lexicon.categories[$0] }.filter(\.isDefined).map(\.file)).sorted()
  }

  /// A rule with its patterns.
  private func rule(_ rule: Rule, isNamed: Bool) -> [String] {
    var lines = ["rule \(rule.name)", "  measures  \(rule.description)", "  source    \(rule.source)"]
    lines.append("  file      \(rule.file)")
    switch rule.effect {
    case .act(let act):
      lines.append("  act       \(act.rawValue), weight \(rule.weight), actor \(rule.actor?.rawValue ?? "the subject")")
    case .we(let reading): lines.append("  reads we  \(reading.rawValue)")
    case .vision(let mark): lines.append("  vision    \(mark.rawValue)")
    case .marking(let category): lines.append("  marks     \(category)")
    case .guarding(let names):
      lines.append("  guards    \(names.joined(separator: ", ")): \(rule.reason ?? "")")
    }
    if isNamed || lexicon.category(named: rule.name) == nil {
      lines += measured(rule.name, isOfAct: rule.isOfAct, files: [rule.file])
    }
    for example in rule.matches { lines.append("  must match      \(example)") }
    for example in rule.rejects { lines.append("  must not match  \(example)") }
    lines.append("  patterns (\(rule.patterns.count))")
    lines += rule.patterns.map { "    \($0)" }
    if !rule.unless.isEmpty { lines += ["  unless"] + rule.unless.map { "    \($0)" } }
    if !rule.with.isEmpty { lines += ["  with"] + rule.with.map { "    \($0)" } }
    return lines
  }

  /// Precision and recall on the labelled texts that come with the program, with the numbers they rest on.
  private func measured(_ name: String, isOfAct: Bool, files: [String]) -> [String] {
    guard measuredFiles.isSuperset(of: files) else {
      return ["  measured  no: not part of the lexicon that was measured"]
    }
    guard let measured = Measured.embedded[name] else {
      // Acts are measured on passages, all of which were read for every act.
      let passages = Measured.embedded.values.filter { $0.unit == "passages" }.map(\.texts).max()
      return [
        passages.flatMap { isOfAct ? "  measured  found in none of \($0) labelled passages" : nil }
          ?? "  measured  no: the labelled texts say nothing about it"
      ]
    }
    func share(_ value: Double?) -> String { value.flatMap { Decimals.text($0, places: 2) } ?? "unknown" }
    return [
      "  measured  on \(measured.texts) \(measured.unit) labelled by one reader, label \(measured.label)",
      "            precision \(share(measured.precision)): right in \(measured.right) of the \(measured.found) where it was found",
      "            recall \(share(measured.recall)): found in \(measured.right) of the \(measured.labelled) with the label",
    ]
  }
}

extension Rule {
  /// Whether it shows an act.
  fileprivate var isOfAct: Bool {
    if case .act = effect { true } else { false }
  }
}
