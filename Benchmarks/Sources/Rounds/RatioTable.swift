import Foundation

/// The table that `make bench` prints: for each comparison its ratio, what is asked for and what is hoped for.
public struct RatioTable {
  /// A line of the table.
  public struct Row {
    /// What is compared: "extraction, one thread / libxml2's own pass".
    public var work: String
    /// The median ratio; `nil` when the other side is not there, and `note` says why.
    public var ratio: Double?
    /// The range over the rounds, and whatever else a reader must know.
    public var note: String
    /// The least that is asked for.
    public var least: Double?
    /// What is hoped for.
    public var aim: Double?

    /// Makes a line.
    public init(_ work: String, ratio: Double?, least: Double?, aim: Double?, note: String) {
      self.work = work
      self.ratio = ratio
      self.note = note
      self.least = least
      self.aim = aim
    }

    /// Makes a line of two sides of the same rounds.
    public init(_ work: String, _ rounds: Rounds, _ name: String, to other: String, least: Double?, aim: Double?) {
      let ratio = rounds.ratio(of: name, to: other)
      self.init(
        work, ratio: ratio.median, least: least, aim: aim,
        note: "\(ratio.least.formatted(2)) to \(ratio.most.formatted(2)) in \(rounds.seconds[name]?.count ?? 0) rounds")
    }
  }

  /// The lines.
  public var rows: [Row] = []
  /// Answers that were wrong. A benchmark with a wrong answer has no speed.
  public var failures: [String] = []

  /// An empty table.
  public init() {}

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// The table as text.
  public var text: String {
    let width = max(20, rows.map(\.work.count).max() ?? 0)
    var lines = [pad("work", width) + "   ratio   least   aim     range"]
    for row in rows {
      let ratio = row.ratio.map { $0.formatted(2) } ?? "-"
      let (least, aim) = (row.least.map { $0.formatted(2) } ?? "", row.aim.map { $0.formatted(2) } ?? "")
      let isShort = (row.ratio ?? .infinity) < (row.least ?? 0)
      lines.append(
        pad(row.work, width) + "   " + pad(ratio + (isShort ? " !" : ""), 8) + pad(least, 8) + pad(aim, 8) + row.note)
    }
    if rows.contains(where: { ($0.ratio ?? .infinity) < ($0.least ?? 0) }) { lines.append("! below what is asked for") }
    return lines.joined(separator: "\n")
  }
}

extension Double {
  /// The number with so many decimals.
  public func formatted(_ decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}
