import TOMLKit
import Text

/// A category as written in its file, before entries are compiled.
struct CategorySyntax {
  var category: Category
  var entries: [String]
  var cased: [String]
  var except: [String]
  var wildcards: Entry.WildcardRule

  /// Removes everything that is looked for and what follows from it.
  mutating func empty() {
    (entries, cased, except) = ([], [], [])
    var texts = category.texts.value
    (texts.includes, texts.matches, texts.rejects) = ([], [], [])
    category = Category(
      name: category.name, weight: 0, actor: category.actor, isSupport: category.isSupport, entryCount: 0,
      texts: .made(texts))
  }
}

/// A lexicon file, read and checked for form: keys, types, names. The meaning of entries is checked when they are
/// compiled.
struct LexiconSyntax {
  var name: String
  var version: String
  var categories: [CategorySyntax] = []
  var rules: [Rule] = []
  var verdicts: [VerdictSyntax] = []
  /// Whole contractions and their parts: `won't` is `will not`.
  var wholeContractions: [String: String] = [:]
  /// Endings and the words they stand for: `n't` is `not`.
  var contractionEndings: [String: String] = [:]

  init(_ file: LexiconFile) throws(LexiconError) {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      let line = file.bytes.prefix(Self.firstInvalidByte(file.bytes)).count { $0 == UInt8(ascii: "\n") } + 1
      throw LexiconError(file: file.name, line: line, message: "is not valid UTF-8")
    }
    let document: TOMLTable
    do {
      document = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw LexiconError(file: file.name, line: Int(error.source.begin.line), message: error.description)
    } catch {
      throw LexiconError(file: file.name, message: "cannot be read as TOML: \(error)")
    }
    let root = TableReader(document, file: file.name, lines: LineFinder(text), scope: nil)
    try root.allow(["lexicon", "category", "rule", "contractions", "verdict"])
    guard let header = try root.table("lexicon") else {
      throw LexiconError(file: file.name, line: 1, message: "has no [lexicon] table with a name and a version")
    }
    try header.allow([], required: ["name", "version"])
    name = try header.required("name")
    version = try header.required("version")
    if let contractions = try root.table("contractions") {
      try contractions.allow(["whole", "endings"])
      wholeContractions = try contractions.strings(in: "whole")
      contractionEndings = try contractions.strings(in: "endings")
    }
    var errors = LexiconErrors()
    categories = try root.tables("category").compactMap { table in
      errors.gather { () throws(LexiconError) in try CategorySyntax(table) }
    }
    rules = try root.tables("rule").compactMap { table in
      errors.gather { () throws(LexiconError) in try Rule(table) }
    }
    verdicts = try root.tables("verdict").compactMap { table in
      errors.gather { () throws(LexiconError) in try VerdictSyntax(table) }
    }
    try errors.check()
    try checkVerdicts()
  }

  /// Checks that each label occurs once in a formula, and that the labels of a formula have the same measure.
  private func checkVerdicts() throws(LexiconError) {
    var errors = LexiconErrors()
    var firsts: [VerdictSyntax.Formula: VerdictSyntax] = [:]
    var seen: [VerdictSyntax.Formula: Set<String>] = [:]
    for verdict in verdicts {
      if !seen[verdict.formula, default: []].insert(verdict.label).inserted {
        errors.add(verdict.error("the verdict \(verdict.verdict) has the label twice:", term: verdict.label))
      }
      let first = firsts[verdict.formula] ?? verdict
      firsts[verdict.formula] = first
      if verdict.half != first.half {
        errors.add(
          verdict.error(
            "labels of one formula must have the same value, and \(first.label) has \(first.half):", term: "half"))
      }
    }
    try errors.check()
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return bytes.count
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}

extension CategorySyntax {
  fileprivate init(_ unnamed: TableReader) throws(LexiconError) {
    let name = try unnamed.required("name")
    let table = unnamed.scoped(name)
    guard Category.isName(name) else {
      throw table.error("a category's name must be lower-case words separated by dots and hyphens, not", term: name)
    }
    try table.allow(
      [
        "entries", "cased", "except", "includes", "matches", "rejects", "act", "actor", "weight", "attention", "arena",
        "vision", "support", "guarded_as", "wildcards",
      ], required: ["name", "description", "source", "reason"])
    let act: Act? = try table.choice("act")
    let actor: ActorRule? = try table.choice("actor")
    if actor != nil, act == nil { throw table.error("does nothing in a category without an act:", term: "actor") }
    let texts = Category.Texts(
      description: try table.required("description"), source: try table.required("source"),
      reason: try table.required("reason"), matches: try table.list("matches"), rejects: try table.list("rejects"),
      file: table.file, includes: try table.list("includes"))
    let weight = try table.weight()
    if weight > 0, act == nil { throw table.error("does nothing in a category without an act:", term: "weight") }
    category = Category(
      name: name, weight: weight, act: act, actor: actor ?? .subject,
      attention: try table.choice("attention"), arena: try table.choice("arena"), vision: try table.choice("vision"),
      isSupport: try table.flag("support"), guardedAs: try table.string("guarded_as"), entryCount: 0,
      texts: .made(texts))
    if category.isSupport, category.guardedAs != nil {
      throw table.error("does nothing in a category that only helps to read others:", term: "guarded_as")
    }
    entries = try table.list("entries")
    cased = try table.list("cased")
    except = try table.list("except")
    wildcards = try table.choice("wildcards") ?? .strict
  }
}

extension Category {
  /// Whether a string can be the name of a category or rule: `act.credit-taking.claims`.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.first != "-"
          && part.utf8.allSatisfy { $0.isASCIISmall || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
      }
  }
}

extension Rule {
  fileprivate init(_ unnamed: TableReader) throws(LexiconError) {
    let name = try unnamed.required("name")
    let table = unnamed.scoped(name)
    guard Category.isName(name) else {
      throw table.error("a rule's name must be lower-case words separated by dots and hyphens, not", term: name)
    }
    try table.allow(
      [
        "source", "patterns", "unless", "with", "act", "we", "guards", "vision", "marks", "actor", "weight", "negated",
        "reason", "doubtful", "matches", "rejects",
      ], required: ["name", "description"])
    var effects: [Effect] = []
    if let act: Act = try table.choice("act") { effects.append(.act(act)) }
    if let reading: WeReading = try table.choice("we") { effects.append(.we(reading)) }
    if let mark: VisionMark = try table.choice("vision") { effects.append(.vision(mark)) }
    let guarded = try table.oneOrMore("guards")
    if !guarded.isEmpty { effects.append(.guarding(guarded)) }
    if let marked = try table.string("marks") { effects.append(.marking(marked)) }
    guard effects.count == 1 else {
      throw table.error("a rule must have exactly one of act, we, vision, marks and guards", term: nil)
    }
    try Self.refuseWhatDoesNothing(table, with: effects[0])
    let reason = try table.string("reason")
    if case .guarding = effects[0], reason == nil { throw table.error("a guard must give its reason", term: nil) }
    let patterns = try table.list("patterns")
    if patterns.isEmpty { throw table.error("a rule must have at least one pattern", term: nil) }
    let texts = Texts(
      description: try table.required("description"), source: try table.string("source") ?? "own choice",
      patterns: patterns, unless: try table.list("unless"), with: try table.list("with"),
      matches: try table.list("matches"), rejects: try table.list("rejects"), file: table.file)
    self.init(
      name: name, effect: effects[0], actor: try table.choice("actor"), weight: try table.weight(),
      standsNegated: try table.choice("negated", among: ["stands": true, "falls": false]) ?? false, reason: reason,
      isDoubtful: try table.flag("doubtful"), texts: .made(texts))
  }

  /// Refuses keys that only rules of other effects read, so that nobody expects them to do something.
  private static func refuseWhatDoesNothing(_ table: TableReader, with effect: Effect) throws(LexiconError) {
    let idle: [(key: String, need: String)] =
      switch effect {
      case .act: [("doubtful", "guards")]
      case .vision, .marking: [("actor", "an act"), ("weight", "an act"), ("doubtful", "guards")]
      case .we:
        [("actor", "an act"), ("weight", "an act"), ("negated", "an act, a vision or marks"), ("doubtful", "guards")]
      case .guarding: [("actor", "an act"), ("weight", "an act"), ("negated", "an act, a vision or marks")]
      }
    for (key, need) in idle where table.has(key) {
      throw table.error("does nothing in a rule without \(need):", term: key)
    }
  }
}

/// The parameters of a label as written in its file, with categories by name.
struct VerdictSyntax {
  var formula: Formula
  var label: String
  var half: Int
  var bias: Int
  var weights: [String: Int]
  var words: [String: Int]
  var file: String
  private let table: TableReader

  /// The formula that a label belongs to: a verdict may have one for all texts and others for longer ones.
  struct Formula: Hashable, Comparable {
    var verdict: String
    /// The fewest words of a text that it reads.
    var fromWords: Int

    static func < (a: Formula, b: Formula) -> Bool { (a.verdict, a.fromWords) < (b.verdict, b.fromWords) }
  }

  /// The name of its verdict.
  var verdict: String { formula.verdict }

  /// An error about a term of it.
  func error(_ message: String, term: String) -> LexiconError { table.error(message, term: term) }
}

extension VerdictSyntax {
  /// The verdicts with their labels; parameters of any other would never be read.
  private static let labels = [
    VerdictName.stance: ["self", "collective"], VerdictName.model: ["power", "servant", "fusion", "neutral"],
    VerdictName.we: WeReading.allCases.map(\.rawValue),
  ]

  fileprivate init(_ table: TableReader) throws(LexiconError) {
    try table.allow(["from_words", "half", "bias", "weights", "words"], required: ["of", "label"])
    formula = try Formula(
      verdict: table.required("of"), fromWords: table.has("from_words") ? table.integer("from_words") : 0)
    let known = try table.choice("of", among: Self.labels) ?? []
    label = try table.required("label")
    _ = try table.choice("label", among: Dictionary(uniqueKeysWithValues: known.map { ($0, $0) }))
    half = try table.integer("half")
    bias = try table.integer("bias")
    weights = try table.integers(in: "weights")
    words = try table.table("words") == nil ? [:] : table.integers(in: "words")
    // Keeps sums over all words of a text within 32 bits.
    if let (word, tenths) = words.first(where: { !(-10_000...10_000).contains($1) }) {
      throw table.error("a word adds at most 1,000, which is 10000 tenths, not \(tenths):", term: word)
    }
    file = table.file
    self.table = table
    guard half > 0 else { throw table.error("must be above 0:", term: "half") }
    guard formula.fromWords >= 0 else { throw table.error("must be 0 or more:", term: "from_words") }
  }
}
