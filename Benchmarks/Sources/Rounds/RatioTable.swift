import Foundation

/// The table that `make bench` prints: for each piece of work what is asked for, what is hoped for and what was reached.
public struct RatioTable {
  /// What a figure is of.
  public enum Unit: Sendable {
    /// How many times as fast as the other side.
    case times
    case milliseconds
    /// Of 1,048,576 bytes.
    case megabytes
    /// How many times the cost of the other side.
    case cost

    func text(_ value: Double) -> String {
      switch self {
      case .times: value.formatted(2) + " x"
      case .milliseconds: value.formatted(1) + " ms"
      case .megabytes: value.formatted(0) + " MB"
      case .cost: value.formatted(2) + " x cost"
      }
    }
  }

  /// A line of the table.
  public struct Row {
    /// What is compared: "extraction, one thread / libxml2's own pass".
    public var work: String
    /// The median; `nil` when the other side is not there, and `note` says why.
    public var reached: Double?
    /// What the figures of the line are of.
    public var unit: Unit
    /// What is asked for: at least so many times as fast, at most so much of all else; `nil` where nothing is.
    public var asked: Double?
    /// What is hoped for.
    public var aim: Double?
    /// The range over the rounds, and whatever else a reader must know.
    public var note: String

    /// Makes a line.
    public init(_ work: String, _ reached: Double?, _ unit: Unit, asked: Double?, aim: Double? = nil, note: String = "")
    {
      self.work = work
      self.reached = reached
      self.unit = unit
      self.asked = asked
      self.aim = aim
      self.note = note
    }

    /// Makes a line of two sides of the same rounds: how many times as fast one is as the other.
    public init(_ work: String, _ rounds: Rounds, _ name: String, to other: String, least: Double?, aim: Double?) {
      let ratio = rounds.ratio(of: name, to: other)
      self.init(
        work, ratio.median, .times, asked: least, aim: aim,
        note: "\(ratio.least.formatted(2)) to \(ratio.most.formatted(2)) in \(rounds.seconds[name]?.count ?? 0) rounds")
    }

    /// Whether what is asked for is reached; `nil` where nothing is, or nothing was measured.
    public var isMet: Bool? {
      guard let asked, let reached else { return nil }
      return unit == .times ? reached >= asked : reached <= asked
    }
  }

  /// The lines.
  public var rows: [Row] = []
  /// Answers that were wrong. A benchmark with a wrong answer has no speed.
  public var failures: [String] = []

  /// An empty table.
  public init() {}

  /// The line above all others.
  public static var head: String { line(["work", "met", "reached", "asked", "aim"], "range") }

  /// The lines from one on as text.
  public func text(from first: Int) -> String {
    rows[first...].map { row in
      let figures = [row.reached, row.asked, row.aim].map { $0.map(row.unit.text) ?? "-" }
      return Self.line([row.work, row.isMet.map { $0 ? "yes" : "NO" } ?? "-"] + figures, row.note)
    }.joined(separator: "\n")
  }

  /// How many lines reach what is asked for.
  public var summary: String {
    let asked = rows.compactMap(\.isMet)
    return "\(asked.count { $0 }) of \(asked.count) lines reach what is asked for; a cost is to stay below it."
  }

  /// Lines are printed as they come, so that their width is that of the longest there is.
  private static let width = 84

  private static func line(_ cells: [String], _ note: String) -> String {
    zip(cells, [width, 4, 13, 13, 13]).map { pad($0, $1) }.joined(separator: "  ") + "  " + note
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension Double {
  /// The number with so many decimals.
  public func formatted(_ decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}
