public import Lexicons

/// First-person-plural words by whom they take in.
public struct WeReadings: Hashable, Sendable {
  /// Those that take in the people addressed.
  public var inclusive = 0
  /// The author's own group without the people addressed.
  public var exclusive = 0
  /// People in general.
  public var generic = 0
  /// A single person of rank who says we.
  public var royalSuspect = 0
  /// Those that no cue decides.
  public var unresolved = 0

  /// What each is called, in the order of `counts`.
  package static let names = WeReading.allCases.map(\.rawValue) + ["unresolved"]

  /// Makes readings of nothing.
  public init() {}

  /// Makes readings of a count for each of `names`.
  package init(counts: [Int]) {
    for (reading, count) in zip(WeReading.allCases, counts) { self[reading] = count }
    unresolved = counts[WeReading.allCases.count]
  }

  /// How many are read in each way.
  public var counts: [Int] { [inclusive, exclusive, generic, royalSuspect, unresolved] }

  /// How many are read so.
  public subscript(reading: WeReading) -> Int {
    get {
      switch reading {
      case .inclusive: inclusive
      case .exclusive: exclusive
      case .generic: generic
      case .royalSuspect: royalSuspect
      }
    }
    set {
      switch reading {
      case .inclusive: inclusive = newValue
      case .exclusive: exclusive = newValue
      case .generic: generic = newValue
      case .royalSuspect: royalSuspect = newValue
      }
    }
  }

  /// Adds the readings of another text.
  package mutating func add(_ other: WeReadings) {
    inclusive += other.inclusive
    exclusive += other.exclusive
    generic += other.generic
    royalSuspect += other.royalSuspect
    unresolved += other.unresolved
  }

  /// Reads those that no cue decides, and those whose cue is outvoted, as the document does, if it does.
  mutating func resolve(as decision: WeDecision?) {
    guard let decision else { return }
    if let outvoted = decision.outvoted {
      unresolved += self[outvoted]
      self[outvoted] = 0
    }
    self[decision.reading] += unresolved
    unresolved = 0
  }

  /// All of them.
  public var total: Int { inclusive + exclusive + generic + royalSuspect + unresolved }

  /// The share whose reading stays unresolved, from 0 to 1; `nil` when there is none of them.
  public var unresolvedShare: Double? { total == 0 ? nil : Double(unresolved) / Double(total) }
}
