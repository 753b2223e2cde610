/// The needs of a lexicon's patterns, each there once: hundreds of patterns need one of (i|we), so that there are far fewer
/// needs than patterns have, and what a form passes is told by a few words of bits.
struct NeedNumbers {
  /// What parts that pass a need are.
  struct Need: Hashable {
    var subjects: Set<PatternProgram.Test.Subject>
    /// Whether of a category's phrases the first parts pass, not the rarest.
    var isOfBeginnings: Bool
  }

  /// The need of patterns that have no other, which every sentence passes.
  static let always: Int32 = 0

  /// All needs, by their numbers. The rarest of patterns come first: by these patterns are found.
  private(set) var all = [Need(subjects: [], isOfBeginnings: false)]
  /// How many of them, the first, a sentence is asked about: the others are only what patterns begin with, of which it matters
  /// where they stand, not whether.
  private(set) var countOfSentences = 1
  private var numbers: [Need: Int32] = [:]

  init(_ patterns: [LexiconBuilder.CompiledPattern]) {
    for place in 0..<PatternCode.needsLookedAt {
      for pattern in patterns where place < pattern.needs.count { add(Need(pattern.needs[place])) }
    }
    countOfSentences = all.count
    for pattern in patterns { if let beginning = pattern.beginning { add(beginning) } }
  }

  /// The number of a need that a pattern has.
  func number(of need: PatternNeed) -> Int32 { numbers[Need(need)] ?? Self.always }

  /// The same for what a pattern begins with.
  func number(of beginning: Need) -> Int32 { numbers[beginning] ?? Self.always }

  private mutating func add(_ need: Need) {
    if numbers[need] != nil { return }
    numbers[need] = Int32(all.count)
    all.append(need)
  }
}

extension NeedNumbers.Need {
  fileprivate init(_ need: PatternNeed) {
    self.init(subjects: Set(need.places.map(\.subject)), isOfBeginnings: false)
  }
}
