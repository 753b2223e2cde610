import CWordScan

/// The patterns of a lexicon, by when they are looked for.
struct WantedPatterns: Sendable {
  /// Those of rules that mean something by themselves: of all except guards that remove only what is listed.
  private(set) var telling = PatternsByNeed()
  /// Those of all other guards.
  private(set) var late = PatternsByNeed()

  /// Makes an empty collection.
  init() {}

  init(_ code: PatternCode, _ guards: Guards, _ needs: NeedNumbers) {
    func found(_ patterns: [Int], common: [Int] = []) -> PatternsByNeed {
      PatternsByNeed(patterns.map { code.needs[$0] }, common: common.map { code.needs[$0] })
    }
    let common = Set(needs.common)
    telling = found(
      code.ofRules.filter { !guards.takesOnlyListed(code.rule(of: $0)) && !common.contains($0) }, common: needs.common)
    late = found(code.ofRules.filter { guards.takesOnlyListed(code.rule(of: $0)) })
  }
}

extension WantedPatterns: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    telling.code(&coder)
    late.code(&coder)
  }
}
