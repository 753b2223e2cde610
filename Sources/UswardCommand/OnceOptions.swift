/// Options that take one value and may be given once. The parser would silently keep the last value: results would
/// follow only part of what was asked for.
enum OnceOptions {
  private static let names: Set<String> = [
    "--against", "--and", "--author-from", "--before", "--between", "--by", "--color", "--content", "--encoding",
    "--fields", "--format", "--from", "--jobs", "--key-words", "--minimum-documents", "--minimum-words", "--output",
    "--side", "--since", "--sort", "--stdin-name", "--unit", "--until", "--voices", "--window", "--within",
  ]
  /// A comparison takes several categories; coverage shows one.
  private static let ofCoverage: Set<String> = ["--category"]

  /// Refuses an option that is given twice.
  static func check(_ arguments: some Collection<String>) throws(Complaint) {
    var seen: Set<String> = []
    let isOfCoverage = arguments.starts(with: ["lexicon", "coverage"])
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.utf8.first == UInt8(ascii: "-") {
      let typed = String(argument.prefix { $0 != "=" })
      let name = typed == "-o" ? "--output" : typed
      guard names.contains(name) || isOfCoverage && ofCoverage.contains(name) else { continue }
      if !seen.insert(name).inserted { throw .usage("\(name) is given twice but takes only one value") }
    }
  }
}
