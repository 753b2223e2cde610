import CWordScan

/// The needs of a lexicon's patterns, each there once: hundreds of patterns need one of (i|we), so that there are far fewer
/// needs than patterns have, and what a form passes is told by a few words of bits.
///
/// The patterns whose rarest need is not rare are most of those that are looked at in a sentence, and hardly ever is all there
/// that one of them needs. They have bits of their own before all others: of 16 of them one word of 64 bits has the first needs,
/// then the second, then the third, then what they begin with, so that it tells of the 16 at once, and where its bits stand of
/// one of them all that there is to know.
struct NeedNumbers {
  /// What parts that pass a need are.
  struct Need: Hashable {
    var subjects: Set<PatternProgram.Test.Subject>
    /// Whether of a category's phrases the first parts pass, not the rarest.
    var isOfBeginnings: Bool
  }

  /// The need of patterns that have no other, which every sentence passes.
  static let always: Int32 = 0

  /// How many patterns have bits of their own, with the first of them, which is none.
  private static let commonPatterns = Int(USWARD_COMMON)
  /// Of how many of them one word tells.
  private static let patternsOfWord = 64 / bitsOfCommon
  /// How many bits each has: one a need, and one for what it begins with.
  private static let bitsOfCommon = PatternCode.needsLookedAt + 1

  /// Rare needs that are the rarest of no pattern share a number as long as so many parts of a million pass one of them: the
  /// fewer needs there are, the less is put together for a sentence.
  private static let sharedCost = 6000

  /// All needs, by their numbers: first those of common patterns, some of which are there several times; then those by which
  /// patterns are looked for, near each other; then all others. Of each of these what few forms pass stands together, and what
  /// many do, so that of most forms' rows a large part is empty.
  private(set) var all = Array(
    repeating: Need(subjects: [], isOfBeginnings: false), count: bitsOfCommon * commonPatterns)
  /// The patterns that have bits of their own, from the second on.
  private(set) var common: [Int] = []
  /// How many of them, the first, a sentence is asked about: the others are only what patterns begin with, of which it matters
  /// where they stand, not whether.
  private(set) var countOfSentences = 1
  private var numbers: [Need: Int32] = [:]
  /// Up to here all numbers are given.
  private var next = bitsOfCommon * commonPatterns
  /// Those that stand for several needs.
  private var shared: Set<Int32> = []

  /// Numbers the needs of patterns. Those of rules are looked for by their rarest need; `mayBeCommon` tells which of them are
  /// looked for in every sentence.
  init(_ patterns: [LexiconBuilder.CompiledPattern], ofRules: Range<Int>, mayBeCommon: (Int) -> Bool) {
    common = ofRules.filter { mayBeCommon($0) && !patterns[$0].needs.isEmpty }
      .sorted { (-patterns[$0].needs[0].cost, $0) < (-patterns[$1].needs[0].cost, $1) }
    // Those of a rule need much the same, so that they stand together.
    common = common.prefix(Self.commonPatterns - 1).sorted()
    for (index, pattern) in common.enumerated() {
      // Where a pattern has no such need, the one before it is asked for again.
      let needs = patterns[pattern].needs
      let own = (0..<PatternCode.needsLookedAt).map { Need(needs[min($0, needs.count - 1)]) }
      for (place, need) in (own + [patterns[pattern].beginning ?? own[0]]).enumerated() {
        let (word, bit) = (index + 1).quotientAndRemainder(dividingBy: Self.patternsOfWord)
        let number = 64 * word + Self.patternsOfWord * place + bit
        all[number] = need
        if numbers[need] == nil { numbers[need] = Int32(number) }
      }
    }
    let isCommon = Set(common)
    let firsts = ofRules.filter { !isCommon.contains($0) }.compactMap { patterns[$0].needs.first }
    addApart(Self.byCost(firsts))
    addSharing(Self.byCost(patterns.flatMap { $0.needs.prefix(PatternCode.needsLookedAt) }))
    countOfSentences = all.count
    for pattern in patterns { if let beginning = pattern.beginning { add(beginning) } }
  }

  /// The number of a need that a pattern has.
  func number(of need: PatternNeed) -> Int32 { numbers[Need(need)] ?? Self.always }

  /// The same for what a pattern begins with.
  func number(of beginning: Need) -> Int32 { numbers[beginning] ?? Self.always }

  /// Whether what parts pass that pass a number is that need and no other.
  func isAlone(_ need: Need) -> Bool { numbers[need].map { !shared.contains($0) } ?? false }

  /// Some needs, the rarest first.
  private static func byCost(_ needs: [PatternNeed]) -> [PatternNeed] {
    needs.enumerated().sorted { ($0.1.cost, $0.0) < ($1.1.cost, $1.0) }.map(\.1)
  }

  /// Numbers needs, given the rarest first, of which some may have the same number.
  private mutating func addSharing(_ needs: [PatternNeed]) {
    var cost = 0
    var last: Int?
    for pattern in needs {
      let need = Need(pattern)
      if numbers[need] != nil { continue }
      cost += pattern.cost
      if let last, cost <= Self.sharedCost, all[last].isOfBeginnings == need.isOfBeginnings {
        all[last].subjects.formUnion(need.subjects)
        numbers[need] = Int32(last)
        shared.insert(Int32(last))
      } else {
        last = add(need)
        cost = pattern.cost
      }
    }
  }

  /// Numbers needs that are looked for, given the rarest first: those of a piece of 512 bits word by word in turn, so that one
  /// word rarely has two that are met.
  private mutating func addApart(_ needs: [PatternNeed]) {
    let start = all.count
    var countOfLooked = 0
    for need in needs.map(Need.init) where numbers[need] == nil {
      let (piece, place) = countOfLooked.quotientAndRemainder(dividingBy: 512)
      let number = start + 512 * piece + 64 * (place % 8) + place / 8
      countOfLooked += 1
      while all.count <= number { all.append(Need(subjects: [], isOfBeginnings: false)) }
      all[number] = need
      numbers[need] = Int32(number)
    }
  }

  /// Gives a need the next number that no other has; `nil` where it has one.
  @discardableResult
  private mutating func add(_ need: Need) -> Int? {
    if numbers[need] != nil { return nil }
    while next < all.count, !all[next].subjects.isEmpty { next += 1 }
    if next == all.count { all.append(need) } else { all[next] = need }
    numbers[need] = Int32(next)
    return next
  }
}

extension NeedNumbers.Need {
  fileprivate init(_ need: PatternNeed) {
    self.init(subjects: Set(need.places.map(\.subject)), isOfBeginnings: need.isOfBeginnings)
  }
}
