import Lexicons
import Scoring

/// A document, or an author if authors are the unit, that dominates a group's figures: what is said of the group mostly describes
/// it.
public struct Carrier: Hashable, Sendable {
  /// What it has most of.
  public enum Figure: Hashable, Sendable {
    /// The group's words, with its share in percent.
    case words(share: Int)
    /// The occurrences of a measure: its share of them and of the words, in percent, and the group's rate per 1,000 words with and
    /// without it.
    case occurrences(Measure, share: Int, ofWords: Int, rate: Double, without: Double)
  }

  /// The name of the group.
  public let group: String
  /// The document's id, or the author's name.
  public let unit: String
  /// Whether it is a document or an author.
  public let kind: ComparisonUnit
  /// What it has most of, and how much.
  public let figure: Figure
}

extension Carrier {
  /// The fewest units of a group that can have a carrier: of fewer, one has most of something as a matter of course, and reports
  /// give their number anyway.
  private static let fewestUnits = 3
  /// The share from which a unit is a carrier: without it, at most half is left.
  private static let most = 0.5
  /// The fewest occurrences of which a share says anything.
  private static let fewestOccurrences = 20

  /// The unit that dominates a group most; `nil` if none has half of its words, or half of the occurrences of a compared measure in
  /// at most half as large a share of the words.
  init?(_ group: GroupFigures, called name: String, unit: ComparisonUnit) {
    let (units, words) = (group.units, group.units.sizes.words)
    let total = units.sizes.total
    guard units.ids.count >= Self.fewestUnits, let longest = words.indices.max(by: { words[$0] < words[$1] }) else {
      return nil
    }
    func share(_ part: Int, _ whole: Int) -> Double { Double(part) / Double(whole) }
    func percent(_ part: Int, _ whole: Int) -> Int { Int((100 * share(part, whole)).rounded()) }
    var found: (place: Int, share: Double, figure: Figure)?
    if share(words[longest], total) >= Self.most {
      let part = share(words[longest], total)
      found = (longest, part, .words(share: percent(words[longest], total)))
    } else {
      for (index, measure) in group.measures.enumerated() where measure.isCarried {
        let counts = units.counts[index]
        let all = counts.reduce(0, +)
        guard all >= Self.fewestOccurrences, let place = counts.indices.max(by: { counts[$0] < counts[$1] }) else {
          continue
        }
        let (part, ofWords) = (share(counts[place], all), share(words[place], total))
        guard part >= Self.most, ofWords <= part / 2, part > found?.share ?? 0,
          let rate = Rate(occurrences: all, words: total).perThousand,
          let without = Rate(occurrences: all - counts[place], words: total - words[place]).perThousand
        else { continue }
        let figure = Figure.occurrences(
          measure, share: percent(counts[place], all), ofWords: percent(words[place], total), rate: rate,
          without: without)
        found = (place, part, figure)
      }
    }
    guard let found, let row = group.row(ofUnit: found.place) else { return nil }
    self.group = name
    self.unit = unit == .author ? GroupKey.author.group(of: row) ?? row.id : row.id
    kind = unit
    figure = found.figure
  }

  /// The warning in plain words.
  var text: String {
    switch figure {
    case .words(let share):
      "One \(kind.rawValue) makes up most of a group: \(unit) has \(share)% of the words of \(group). "
        + "What is said of the group mostly describes this \(kind.rawValue)."
    case .occurrences(let measure, let share, let ofWords, let rate, let without):
      "One \(kind.rawValue) carries a figure: \(unit) has \(share)% of \(Self.label(measure)) of \(group), and \(ofWords)% of the words. "
        + "Without this \(kind.rawValue), the rate would be \(Self.shown(without)) per 1,000 words, not \(Self.shown(rate))."
    }
  }

  private static func label(_ measure: Measure) -> String {
    switch measure {
    case .category(ReferenceCategory.own): "I, me, my"
    case .category(ReferenceCategory.shared): "we, us, our"
    case .side(.own): "the self-interest evidence"
    case .side(.shared): "the collective evidence"
    default: measure.name
    }
  }

  /// A rate with one decimal, or two below 1.
  private static func shown(_ rate: Double) -> String {
    if rate == 0 { return "0" }
    let scale = rate < 1 ? 100.0 : 10
    let whole = Int((rate * scale).rounded())
    let (units, rest) = whole.quotientAndRemainder(dividingBy: Int(scale))
    return "\(units).\(rest < 10 && scale == 100 ? "0" : "")\(rest)"
  }
}

extension Measure {
  /// Whether a unit that has most of it is named: for words and sides, not for each act and each group of people.
  fileprivate var isCarried: Bool { kind == .category || kind == .side }
}
