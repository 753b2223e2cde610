import ArgumentParser
import Extraction
import Reports
import Scoring
import Statistics
import Text
import Usward

/// What is compared with what.
struct LikenessOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A group to compare with the one that --and names.", valueName: "group"))
  var between: String?

  @Option(help: ArgumentHelp("The group to compare the one of --between with.", valueName: "group"))
  var and: String?

  @Option(
    help: ArgumentHelp(
      "Compare within each value of this field too: genre, year, author or a field of the metadata.",
      valueName: "field"))
  var within: String?

  @Option(
    help: ArgumentHelp(
      "What counts as independent: document or author (default: author where groups are not authors and two or more "
        + "authors are known, one of them with more than one document; else document).", valueName: "unit"))
  var unit: ComparisonUnit?

  @Option(
    help: ArgumentHelp(
      "Place every group among the norms in this file, made by 'usward norms build'.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var against: String?

  /// The options that were given, as provenance lists them, except for the norms.
  var told: [String] {
    [
      between.map { "--between \($0)" }, and.map { "--and \($0)" }, within.map { "--within \($0)" },
      unit.map { "--unit \($0.rawValue)" },
    ].compactMap(\.self)
  }

  /// Adds the choices to the options of a comparison whose figures have this provenance and lexicon categories.
  func apply(to options: inout ComparisonOptions, _ categories: [String], _ provenance: Provenance) throws(Complaint) {
    options.within = try within.map { field throws(Complaint) in try GroupKey(typed: field, "--within") }
    options.unit = unit
    switch (between, and) {
    case (let first?, let second?) where GroupKey.folded(first) == GroupKey.folded(second):
      throw .usage("--between and --and name the same group, \"\(first)\"")
    case (let first?, let second?): options.pair = PairComparison.Names(first, second)
    case (nil, nil): break
    default: throw .usage("--between A and --and B must be given together")
    }
    guard let against else { return }
    do throws(FileFault) {
      let norms = try NormsFile.read(against)
      try norms.check(categories, provenance, path: against)
      options.norms = norms
    } catch {
      throw .unsound(error.description)
    }
  }

  /// Throws when a group that was named is not among those compared.
  func check(_ comparison: Comparison) throws(Complaint) {
    guard let pair = comparison.options.pair, comparison.pair == nil else { return }
    let names = comparison.groups.compactMap(\.name)
    let missing = [pair.first, pair.second].map(GroupKey.folded).filter { !names.contains($0) }.map { "\"\($0)\"" }
    let shown = names.map { "\"\($0)\"" }.listed(most: 20)
    throw .usage(
      "no group by \(comparison.key.name) is called \(missing.joined(separator: " or ")); there are \(shown)")
  }
}

extension GroupKey {
  /// Reads a key typed for an option; an empty name cannot be grouped by.
  init(typed name: String, _ option: String) throws(Complaint) {
    self.init(name)
    if self.name.isEmpty { throw .usage("\(option) takes the name of a field, such as author, year or file") }
  }
}
