internal import CWordScan
internal import Text

/// Finds the rules of a lexicon in a sentence.
struct PatternMatcher: Sendable {
  private let tables: PatternTables
  /// Per rule, the part after its last match. Parts are numbered on from sentence to sentence, so that nothing is to be
  /// reset.
  private var lastEnd: [Int]
  /// The number of the sentence's first part.
  private var base = 0
  private var scan: PatternScan
  /// What patterns of rules matched in the sentence at hand, and the `unless` and `with` of one rule.
  private var found: [usward_pattern_match] = []
  private var conditions: [usward_pattern_match] = []
  /// The rules that were asked about in the sentence at hand, and whether an `unless`, or a `with` that is missing, takes their
  /// matches away.
  private var asked = Refilled<(rule: Int, isTakenAway: Bool)>()

  init(_ lexicon: Lexicon) {
    tables = PatternTables(lexicon)
    lastEnd = Array(repeating: 0, count: lexicon.rules.count)
    scan = PatternScan(lexicon, tables)
  }

  /// Which rules are looked for.
  enum Wanted {
    case all
    /// Those whose matches say something by themselves: all but the guards that take away nothing but what is listed, which
    /// are looked for by what was found (`findGuards`).
    case telling
  }

  /// Whether no pattern might have begun in the sentence at hand.
  var isQuiet: Bool { !scan.hasPlaces }

  /// Makes ready for a sentence in which no pattern begins.
  mutating func begin() {
    base += 1
    scan.begin()
    asked.removeAll()
    if !found.isEmpty { found.removeAll(keepingCapacity: true) }
  }

  /// Finds the rules that are wanted in a sentence, in order of place; a rule does not match twice over the same stretch.
  mutating func find(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>, _ wanted: Wanted
  ) {
    begin()
    switch wanted {
    case .all:
      scan.findTelling(in: sentence, types, tokens, bytes, to: &found)
      scan.findLate(in: sentence, types, tokens, bytes, to: &found)
    case .telling: scan.findTelling(in: sentence, types, tokens, bytes, to: &found)
    }
    takeFound(in: &sentence, types, tokens, bytes)
    base += sentence.parts.count
  }

  /// Adds the guards of what was found in a sentence to its rules, those left out that were looked for before. All are looked
  /// for, since hardly any pattern of theirs may begin anywhere.
  mutating func findGuards(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) {
    if sentence.matches.isEmpty, sentence.rules.isEmpty { return }
    if !found.isEmpty { found.removeAll(keepingCapacity: true) }
    scan.findLate(in: sentence, types, tokens, bytes, to: &found)
    if found.isEmpty { return }
    found.removeAll { !tables.guards.isGuard(tables.rule(of: $0.pattern), ofAnyIn: sentence) }
    takeFound(in: &sentence, types, tokens, bytes)
  }

  /// Adds the rules whose patterns matched.
  private mutating func takeFound(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) {
    if found.isEmpty { return }
    if found.count > 1 { found.sort { ($0.start, $0.pattern) < ($1.start, $1.pattern) } }
    for place in found.indices {
      let match = found[place]
      let rule = tables.rule(of: match.pattern)
      guard match.end > match.start, tables.guards.isGuard(rule) || lastEnd[rule] <= base + Int(match.start),
        !isTakenAway(rule, in: sentence, types, tokens, bytes)
      else { continue }
      let result = RuleMatch(
        rule: rule, parts: Int(match.evidence_start)..<Int(match.evidence_end),
        whole: Int(match.start)..<Int(match.end))
      if sentence.rules.last == result { continue }
      lastEnd[rule] = base + Int(match.end)
      sentence.rules.append(result)
    }
  }

  /// Whether one of the rule's `unless` patterns is found anywhere in the sentence, or none of its `with`.
  private mutating func isTakenAway(
    _ rule: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) -> Bool {
    guard tables.hasConditions(rule) else { return false }
    if let known = asked.first(where: { $0.rule == rule }) { return known.isTakenAway }
    let (unless, with) = (tables.code.unless[rule], tables.code.with[rule])
    let isTakenAway =
      isMet(unless, in: sentence, types, tokens, bytes)
      || !with.isEmpty && !isMet(with, in: sentence, types, tokens, bytes)
    asked.append((rule, isTakenAway))
    return isTakenAway
  }

  /// Whether one of some `unless` or `with` is found anywhere in the sentence.
  private mutating func isMet(
    _ patterns: Table<Int32>, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>
  ) -> Bool {
    if patterns.isEmpty { return false }
    if !conditions.isEmpty { conditions.removeAll(keepingCapacity: true) }
    scan.find(patterns, in: sentence, types, tokens, bytes, to: &conditions)
    return !conditions.isEmpty
  }

  /// Whether a pattern matches anywhere in a sentence.
  mutating func finds(
    _ pattern: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) -> Bool {
    var matches: [usward_pattern_match] = []
    for start in sentence.parts.indices {
      scan.match(pattern, at: start, in: sentence, types, tokens, bytes, to: &matches)
    }
    return matches.contains { $0.end > $0.start }
  }
}
