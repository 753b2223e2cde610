import CWordScan

/// The distinct needs of a lexicon's patterns: hundreds of patterns need one of (i|we), so that there are far fewer
/// needs than patterns have in total, and a few words of bits say which of them a form passes.
///
/// Patterns whose rarest need is not rare are most of those considered in a sentence, and hardly ever does it have
/// everything that one of them needs. These common patterns have bits of their own before all others: for 16 patterns,
/// one 64-bit word has their first needs, then their second, then their third, then what they begin with. One word thus
/// covers 16 patterns at once, and bits at the same position say all there is to know of one pattern.
struct NeedNumbers {
  /// A condition that a part may pass.
  struct Need: Hashable {
    var subjects: Set<PatternProgram.Test.Subject>
    /// Whether for phrases of a category the first parts pass instead of the rarest.
    var isOfBeginnings: Bool
  }

  /// The need of patterns that have no other, which every sentence passes.
  static let always: Int32 = 0

  /// How many patterns have bits of their own, counting an empty one at the beginning.
  private static let commonPatterns = Int(USWARD_COMMON)
  /// How many of these patterns one word covers.
  private static let patternsOfWord = 64 / bitsOfCommon
  /// How many bits each has: one for each need, and one for what it begins with.
  private static let bitsOfCommon = PatternCode.needsLookedAt + 1

  /// The cost, in parts of a million that pass, up to which rare needs share a number if none of them is the rarest of
  /// a pattern: the fewer needs there are, the less work is done for a sentence.
  private static let sharedCost = 6000

  /// All needs by number: first those of common patterns, some of which are repeated; then those that other patterns
  /// are looked up by, close together; then the rest. Within each of these groups, needs that few forms pass are
  /// together and so are needs that many pass, so that large parts of most forms' rows are empty.
  private(set) var all = Array(
    repeating: Need(subjects: [], isOfBeginnings: false), count: bitsOfCommon * commonPatterns)
  /// The patterns that have bits of their own; these begin at the second place.
  private(set) var common: [Int] = []
  /// How many needs, counted from the first, a sentence is asked about: the others only say what patterns begin with,
  /// for which the place matters and not the presence.
  private(set) var countOfSentences = 1
  private var numbers: [Need: Int32] = [:]
  /// The next free number.
  private var next = bitsOfCommon * commonPatterns
  /// The numbers that stand for several needs.
  private var shared: Set<Int32> = []

  /// Numbers the needs of patterns. Rules are looked up by the rarest need of their patterns; `mayBeCommon` tells which
  /// patterns are looked for in every sentence.
  init(_ patterns: [LexiconBuilder.CompiledPattern], ofRules: Range<Int>, mayBeCommon: (Int) -> Bool) {
    common = ofRules.filter { mayBeCommon($0) && !patterns[$0].needs.isEmpty }
      .sorted { (-patterns[$0].needs[0].cost, $0) < (-patterns[$1].needs[0].cost, $1) }
    // The patterns of a rule have similar needs, so they are kept together.
    common = common.prefix(Self.commonPatterns - 1).sorted()
    for (index, pattern) in common.enumerated() {
      // A pattern with fewer needs repeats its last one.
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

  /// The number of a pattern's need.
  func number(of need: PatternNeed) -> Int32 { numbers[Need(need)] ?? Self.always }

  /// The same for what a pattern begins with.
  func number(of beginning: Need) -> Int32 { numbers[beginning] ?? Self.always }

  /// Whether the number of a need stands for that need alone.
  func isAlone(_ need: Need) -> Bool { numbers[need].map { !shared.contains($0) } ?? false }

  /// The needs sorted by cost, the rarest first.
  private static func byCost(_ needs: [PatternNeed]) -> [PatternNeed] {
    needs.enumerated().sorted { ($0.1.cost, $0.0) < ($1.1.cost, $1.0) }.map(\.1)
  }

  /// Numbers needs, given the rarest first, some of which may share a number.
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

  /// Numbers needs that patterns are looked up by, given the rarest first. Within a piece of 512 bits they are
  /// distributed over the words in turn, so that one word rarely has two that are met.
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

  /// Gives a need the next number for itself; `nil` where it has one already.
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
