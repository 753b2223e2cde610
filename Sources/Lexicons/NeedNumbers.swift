/// The needs of a lexicon's patterns, each there once: hundreds of patterns need one of (i|we), so that there are far fewer
/// needs than patterns have, and what a form passes is told by a few words of bits.
struct NeedNumbers {
  /// The need of patterns that have no other, which every sentence passes.
  static let always: Int32 = 0

  /// What parts that pass each need are, by its number.
  private(set) var subjects: [Set<PatternProgram.Test.Subject>] = [[]]
  /// The needs of each pattern that are looked at, the rarest first, `PatternCode.needsLookedAt` a pattern.
  private(set) var ofPatterns: [Int32] = []

  init(_ patterns: [LexiconBuilder.CompiledPattern]) {
    var numbers: [Set<PatternProgram.Test.Subject>: Int32] = [:]
    for pattern in patterns {
      for place in 0..<PatternCode.needsLookedAt {
        guard place < pattern.needs.count else {
          ofPatterns.append(Self.always)
          continue
        }
        let subject = Set(pattern.needs[place].places.map(\.subject))
        let number = numbers[subject] ?? Int32(subjects.count)
        if numbers.updateValue(number, forKey: subject) == nil { subjects.append(subject) }
        ofPatterns.append(number)
      }
    }
  }
}
