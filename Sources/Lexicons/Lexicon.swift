internal import Text

/// Categories of entries and rules, compiled for looking up.
public struct Lexicon: Sendable {
  /// The categories sorted by name; parents that no file defines are made.
  public let categories: [Category]
  /// What scoring needs of each category.
  public let roles: [CategoryRole]
  /// Every entry and exception, in the order of the files.
  public let entries: [Entry]
  /// The rules sorted by name.
  public let rules: [Rule]
  /// The formulas of verdicts by what they decide: "stance", "model".
  public let verdicts: [String: VerdictFormula]
  /// The names of the lexicons read, with their versions: `["usward 1"]`.
  public let names: [String]
  /// The SHA-256 of everything that was read, in hexadecimal.
  public let digest: String

  /// The entries as matching sees them.
  let shapes: EntryShapes
  let contractions: Contractions
  /// The patterns of all rules, in the order of the rules.
  let patterns: [CompiledPattern]
  /// For each rule the programs of its `unless`.
  let unlessPrograms: [[PatternProgram]]
  /// For each rule what it guards; `nil` for rules that are no guards.
  let guards: [Guarded?]
  /// For each rule the category it marks, then those above; none for rules that mark none.
  public let marks: [[Int]]
  private let vocabulary: Vocabulary
  private let index: StartIndex
  private let numberOfName: [String: Int]
  private let clauseOpeners: Int32?

  /// What a guard takes away within its match.
  struct Guarded: Sendable {
    /// Whether it guards the category of each index.
    var categories: [Bool]
    /// Whether it guards the rule of each index: those of acts whose name lies under a guarded one.
    var rules: [Bool]

    init(_ names: [String], _ built: LexiconBuilder.Built) {
      categories = Array(repeating: false, count: built.categories.count)
      for category in names.compactMap({ built.numberOfName[$0] }) {
        for number in [category] + built.categories[category].descendants { categories[number] = true }
      }
      rules = built.rules.map { rule in
        guard case .act = rule.effect else { return false }
        return names.contains { rule.name == $0 || rule.name.hasPrefix($0 + ".") }
      }
    }
  }

  /// A rule's pattern, compiled.
  struct CompiledPattern: Sendable {
    var rule: Int
    var program: PatternProgram
    var isGuard: Bool
  }

  /// Compiles lexicon files in order; a category or rule of a later file replaces one of the same name.
  public init(_ files: [LexiconFile]) throws(LexiconError) {
    var builder = LexiconBuilder()
    for file in files { try builder.add(file) }
    let built = try builder.build()
    categories = built.categories
    roles = built.categories.map(CategoryRole.init)
    entries = built.entries
    rules = built.rules
    names = built.names
    verdicts = built.verdicts
    digest = SHA256.hexDigest(files.flatMap { Array($0.name.utf8) + [0] + $0.bytes + [0] })
    shapes = EntryShapes(built.entries, categoriesOfEntry: built.categoriesOfEntry)
    contractions = built.contractions
    patterns = built.patterns
    unlessPrograms = built.unlessPrograms
    vocabulary = built.vocabulary
    numberOfName = built.numberOfName
    guards = built.rules.map { rule in
      guard case .guarding(let names) = rule.effect else { return nil }
      return Guarded(names, built)
    }
    marks = built.rules.map { rule in
      guard case .marking(let name) = rule.effect, let category = built.numberOfName[name] else { return [] }
      return [category] + built.categories.indices.filter { built.categories[$0].descendants.contains(category) }
    }
    clauseOpeners = built.numberOfName["clause.opener"].map(Int32.init)
    index = StartIndex(built)
  }

  /// The index in `categories` of a name; `nil` when there is none.
  public func category(named name: String) -> Int? { numberOfName[name] }

  /// What a form is to this lexicon. O(entries that begin with it).
  func resolve(key: String, form: String, isNumber: Bool) -> ResolvedForm {
    var resolved = ResolvedForm(key: key, isNumber: isNumber)
    let letters = form.unicodeScalars.filter { $0.properties.isAlphabetic }
    resolved.isCapital = letters.first.map { $0.properties.isUppercase } ?? false
    resolved.isUpper = letters.count > 1 && letters.allSatisfy { $0.properties.isUppercase }
    resolved.symbols = vocabulary.symbols(key: key, form: form)
    index.complete(&resolved, shapes: shapes)
    return resolved
  }

  /// Whether a clause begins at a part: at the sentence's start, after a comma or stronger, after a conjunction
  /// (the support category `clause.opener`).
  func beginsClause(_ position: Int, _ parts: Parts, _ types: PartTypes, _ sentence: Range<Int>) -> Bool {
    guard position > sentence.lowerBound else { return true }
    guard position < sentence.upperBound else { return false }
    if parts.gaps[position] != .none { return true }
    guard let clauseOpeners else { return false }
    return types.isIn(clauseOpeners, types[parts.types[position - 1]])
  }
}
