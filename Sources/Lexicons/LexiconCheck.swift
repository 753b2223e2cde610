public import Text

/// An example that does not hold, or an entry without effect.
public struct LexiconFinding: Hashable, Sendable {
  /// The lexicon file.
  public var file: String
  /// The line that it is about, from 1; `nil` where it is unknown.
  public var line: Int?
  /// The category or rule.
  public var name: String
  /// The example or entry.
  public var subject: String
  /// What is wrong, in plain words.
  public var message: String
}

extension LexiconFinding: CustomStringConvertible {
  /// `file:line: name: what: subject`.
  public var description: String { "\(placeName(file, line: line)): \(name): \(message): \(subject)" }
}

extension LexiconFile {
  /// The line, from 1, of an example of a category or rule; that of the name where the example is written with escapes;
  /// `nil` where neither is found.
  fileprivate func line(of example: String, of name: String) -> Int? {
    LineFinder(String(decoding: bytes, as: UTF8.self)).line(of: example, inTableNamed: name)
  }
}

extension Lexicon {
  /// Checks every example of every category and rule: those of `matches` must match, those of `rejects` must not.
  /// `files` are the files of the lexicon, in which lines are looked up.
  public func check(
    of files: [LexiconFile] = LexiconFile.embedded, with tokeniser: Tokeniser = Tokeniser()
  ) -> [LexiconFinding] {
    func finding(_ file: String, _ name: String, _ failing: (example: String, message: String)) -> LexiconFinding {
      let line = files.last { $0.name == file }?.line(of: failing.example, of: name)
      return LexiconFinding(file: file, line: line, name: name, subject: failing.example, message: failing.message)
    }
    var reader = LexiconReader(self)
    var findings: [LexiconFinding] = []
    func read(_ example: String) -> Reading {
      reader.read(example, tokeniser.tokenise(example))
    }
    for (number, category) in categories.enumerated() {
      func holds(_ example: String) -> Bool {
        let reading = read(example)
        return zip(reading.matches, reading.guards).contains { $0.category == number && $1 == nil }
      }
      findings += Self.failing(category.matches, category.rejects, holds).map {
        finding(category.file, category.name, $0)
      }
    }
    for (number, rule) in rules.enumerated() {
      findings += Self.failing(rule.matches, rule.rejects) { read($0).countedRules.contains { $0.rule == number } }.map
      {
        finding(rule.file, rule.name, $0)
      }
    }
    return findings
  }

  private static func failing(
    _ matches: [String], _ rejects: [String], _ holds: (String) -> Bool
  ) -> [(example: String, message: String)] {
    matches.filter { !holds($0) }.map { ($0, "must match and does not") }
      + rejects.filter(holds).map { ($0, "must not match and does") }
  }

  /// Categories and rules of some files that have fewer examples than required: without them nobody knows what they do.
  package func lackingExamples(in files: Set<String>) -> [LexiconFinding] {
    let all =
      categories.filter(\.isDefined).map { ($0.file, $0.name, $0.matches.count, $0.rejects.count) }
      + rules.map { ($0.file, $0.name, $0.matches.count, $0.rejects.count) }
    return all.filter { files.contains($0.0) && ($0.2 < 2 || $0.3 < 1) }.map { file, name, matches, rejects in
      LexiconFinding(
        file: file, name: name, subject: "\(matches) and \(rejects)",
        message: "has fewer than two examples in 'matches' or none in 'rejects'")
    }
  }

  /// The number of categories, entries and rules that these files define, or all files if empty.
  package func sizes(of files: Set<String>) -> (categories: Int, entries: Int, rules: Int) {
    func isMeant(_ file: String) -> Bool { files.isEmpty || files.contains(file) }
    let defined = categories.filter { $0.isDefined && isMeant($0.file) }
    return (defined.count, defined.map(\.entryCount).reduce(0, +), rules.count { isMeant($0.file) })
  }

  /// The categories, rules and verdicts of files that replace what another lexicon, or an earlier file, defines;
  /// nothing is kept of a replaced verdict. A category that only sums up those under it, in either lexicon, is not a
  /// replacement.
  package static func replacements(
    by files: [LexiconFile], of other: Lexicon?
  ) throws(LexiconError) -> [LexiconFinding] {
    let defined = (other?.categories.filter(\.isDefined) ?? []).map { ($0.name, $0.file) }
    let rules = (other?.rules ?? []).map { ($0.name, $0.file) }
    var fileOfName = Dictionary(defined + rules, uniquingKeysWith: { a, _ in a })
    var fileOfVerdict: [String: String] = [:]
    var findings: [LexiconFinding] = []
    for file in files {
      let syntax = try LexiconSyntax(file)
      let names = syntax.categories.map(\.category.name) + syntax.rules.map(\.name)
      findings += names.compactMap { name in
        fileOfName[name].map {
          LexiconFinding(file: file.name, name: name, subject: $0, message: "replaces the one in")
        }
      }
      for name in names { fileOfName[name] = file.name }
      for (verdict, formulas) in syntax.formulasOfVerdicts(in: file) {
        let programs = other?.verdicts[verdict] == nil ? nil : "the program's whole formula"
        if let formula = fileOfVerdict[verdict].map({ "the whole formula in \($0)" }) ?? programs {
          findings.append(
            LexiconFinding(
              file: file.name, name: "verdict \(verdict)",
              subject: Set(formulas.flatMap(\.labels)).sorted().joined(separator: ", "),
              message: "replaces \(formula), every label and word of it, with the labels"))
        }
        fileOfVerdict[verdict] = file.name
      }
    }
    return findings
  }

  /// A verdict's formula: the file that defines it, the fewest words of the texts that it reads, and its labels.
  package typealias Formula = (file: String, verdict: String, fromWords: Int, labels: [String])

  /// The formulas that files define and that are in effect: for each verdict, those of the last file.
  package static func formulas(in files: [LexiconFile]) throws(LexiconError) -> [Formula] {
    var last: [String: [Formula]] = [:]
    for file in files { last.merge(try LexiconSyntax(file).formulasOfVerdicts(in: file)) { _, later in later } }
    return last.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// What some formulas cannot decide. Readings of we are compared with one another, so that a formula with one label
  /// decides nothing; and where all formulas of a verdict begin at some length, nothing decides shorter texts.
  package static func idle(among formulas: [Formula]) -> [LexiconFinding] {
    let ofOneLabel = formulas.filter { $0.verdict == VerdictName.we && $0.labels.count < 2 }.map { formula in
      LexiconFinding(
        file: formula.file, name: "verdict \(formula.verdict)", subject: formula.labels.joined(separator: ", "),
        message: "decides nothing: readings of we need two labels, one ahead of the other")
    }
    let ofLongTexts = Dictionary(grouping: formulas, by: \.verdict).sorted { $0.key < $1.key }.compactMap {
      verdict, formulas -> LexiconFinding? in
      guard let first = formulas.min(by: { $0.fromWords < $1.fromWords }), first.fromWords > 1 else { return nil }
      return LexiconFinding(
        file: first.file, name: "verdict \(verdict)", subject: "from_words = \(first.fromWords)",
        message: "no formula reads texts of fewer words, which are all \(VerdictName.undecided(verdict))")
    }
    return ofOneLabel + ofLongTexts
  }

  /// The families of categories in some files whose name is that of a family in another lexicon, with the first
  /// category of each. Categories of acts, which are found by the act they name, and categories that replace one are
  /// left out.
  package func sharedFamilies(in files: Set<String>, with other: Lexicon) -> [LexiconFinding] {
    let defined = other.categories.filter(\.isDefined)
    let names = Set(defined.map(\.name))
    let results = Set(defined.filter { !$0.isSupport }.map(\.name.family))
    let families = results.union(defined.map(\.name.family))
    var told: Set<[String]> = []
    return categories.compactMap { category in
      let family = category.name.family
      guard files.contains(category.file), category.act == nil, !names.contains(category.name),
        families.contains(family), told.insert([category.file, family]).inserted
      else { return nil }
      let message =
        results.contains(family)
        ? "the program has a family of the same name, and both add to the same sum"
        : "the program has a family of the same name, whose word classes are not part of this one"
      return LexiconFinding(file: category.file, name: category.name, subject: family, message: message)
    }
  }
}

extension LexiconSyntax {
  /// The formulas in the file by the name of their verdict, those for short texts first.
  fileprivate func formulasOfVerdicts(in file: LexiconFile) -> [(verdict: String, formulas: [Lexicon.Formula])] {
    let labels = Dictionary(grouping: verdicts, by: \.formula).sorted { $0.key < $1.key }
    return Dictionary(grouping: labels, by: \.key.verdict).sorted { $0.key < $1.key }.map { verdict, formulas in
      (verdict, formulas.map { (file.name, verdict, $0.key.fromWords, $0.value.map(\.label)) })
    }
  }
}
