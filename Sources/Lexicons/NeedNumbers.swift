/// The needs of a lexicon's patterns, each there once: hundreds of patterns need one of (i|we), so that there are far fewer
/// needs than patterns have, and what a form passes is told by a few words of bits.
///
/// The patterns whose rarest need is not rare are most of those that are looked at in a sentence, and hardly ever is all there
/// that one of them needs. They have columns of their own before all others, one for the first need of each, then one for the
/// second, then one for the third, so that three words tell of 64 of them at once.
struct NeedNumbers {
  /// What parts that pass a need are.
  struct Need: Hashable {
    var subjects: Set<PatternProgram.Test.Subject>
    /// Whether of a category's phrases the first parts pass, not the rarest.
    var isOfBeginnings: Bool
  }

  /// The need of patterns that have no other, which every sentence passes.
  static let always: Int32 = 0

  /// How many patterns have columns of their own, with the first column, which no pattern has.
  static let commonPatterns = 512

  /// All needs, by their numbers: first those of common patterns, some of which are there several times. Of the others the rarest
  /// of patterns come first: by these patterns are found.
  private(set) var all = Array(
    repeating: Need(subjects: [], isOfBeginnings: false), count: PatternCode.needsLookedAt * commonPatterns)
  /// The patterns that have columns of their own, from the second column on.
  private(set) var common: [Int] = []
  /// How many of them, the first, a sentence is asked about: the others are only what patterns begin with, of which it matters
  /// where they stand, not whether.
  private(set) var countOfSentences = 1
  private var numbers: [Need: Int32] = [:]

  /// Numbers the needs of patterns. `mayBeCommon` tells which are looked for in every sentence.
  init(_ patterns: [LexiconBuilder.CompiledPattern], mayBeCommon: (Int) -> Bool) {
    common = patterns.indices.filter { mayBeCommon($0) && !patterns[$0].needs.isEmpty }
      .sorted { (-patterns[$0].needs[0].cost, $0) < (-patterns[$1].needs[0].cost, $1) }
    common = Array(common.prefix(Self.commonPatterns - 1))
    for place in 0..<PatternCode.needsLookedAt {
      for (index, pattern) in common.enumerated() {
        // Where a pattern has no such need, the one before it is asked for again.
        let needs = patterns[pattern].needs
        let need = Need(needs[min(place, needs.count - 1)])
        let number = place * Self.commonPatterns + index + 1
        all[number] = need
        if numbers[need] == nil { numbers[need] = Int32(number) }
      }
    }
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
