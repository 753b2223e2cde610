public import Lexicons

/// How many first-person-plural words there are, by whom they include.
public struct WeReadings: Hashable, Sendable {
  /// Those that include the people addressed.
  public var inclusive = 0
  /// Those that mean the author's own group without the people addressed.
  public var exclusive = 0
  /// Those that mean people in general.
  public var generic = 0
  /// Those of a single person of rank who says we.
  public var royalSuspect = 0
  /// Those that nothing decides.
  public var unresolved = 0

  /// The names of the readings, in the order of `counts`.
  package static let names = WeReading.allCases.map(\.rawValue) + ["unresolved"]

  /// Makes readings of no words.
  public init() {}

  /// Makes readings from a count for each of `names`.
  package init(counts: [Int]) {
    for (reading, count) in zip(WeReading.allCases, counts) { self[reading] = count }
    unresolved = counts[WeReading.allCases.count]
  }

  /// The number of words in each reading, in the order of `names`.
  public var counts: [Int] { [inclusive, exclusive, generic, royalSuspect, unresolved] }

  /// The number of words in this reading.
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

  /// Gives those that no cue decides, and those whose cue is outvoted, the reading the document decides on, if it does.
  mutating func resolve(as decision: WeDecision?) {
    guard let decision else { return }
    if let outvoted = decision.outvoted {
      unresolved += self[outvoted]
      self[outvoted] = 0
    }
    self[decision.reading] += unresolved
    unresolved = 0
  }

  /// The number of all of them.
  public var total: Int { inclusive + exclusive + generic + royalSuspect + unresolved }

  /// The share that stays unresolved, from 0 to 1; `nil` when there are no such words.
  public var unresolvedShare: Double? { total == 0 ? nil : Double(unresolved) / Double(total) }
}
