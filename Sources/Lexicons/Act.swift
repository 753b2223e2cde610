/// What a clause does for its author or for others: the ten acts of the codebook.
public enum Act: String, Codable, Hashable, Sendable, CaseIterable {
  case creditTaking = "credit_taking"
  case creditGiving = "credit_giving"
  case blameShifting = "blame_shifting"
  case owningFault = "owning_fault"
  case selfInterest = "self_interest"
  case dominance
  case service
  case purpose
  case commitment
  case inclusion

  /// How many there are.
  public static let count = allCases.count

  /// The name of its rules in the lexicon: `act.credit-giving` for `credit_giving`.
  public var nameOfRules: String { "act." + rawValue.replacing("_", with: "-") }

  /// Its place among all, from 0.
  public var place: Int {
    switch self {
    case .creditTaking: 0
    case .creditGiving: 1
    case .blameShifting: 2
    case .owningFault: 3
    case .selfInterest: 4
    case .dominance: 5
    case .service: 6
    case .purpose: 7
    case .commitment: 8
    case .inclusion: 9
    }
  }

  /// Feeds the place: the raw value, which would be fed otherwise, is a text.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }

  /// Whose interest the act puts at the centre.
  public var side: Side {
    switch self {
    case .creditTaking, .blameShifting, .selfInterest, .dominance: .own
    case .creditGiving, .owningFault, .service, .purpose, .commitment, .inclusion: .shared
    }
  }

  /// Whether the act, done by the author, diminishes others: the line of the construct.
  public var crossesTheLine: Bool { self == .blameShifting || self == .dominance }

  /// Whether the act is a deed that shows a vision, as a cost, a date or a resource moved does.
  public var showsVision: Bool { self == .commitment || self == .service }
}

/// Whose interest is served.
public enum Side: String, Codable, Hashable, Sendable, CaseIterable {
  /// The author's own.
  case own = "self"
  /// The group's.
  case shared = "collective"
}

/// A group of people a text attends to.
public enum StakeholderGroup: String, Codable, Hashable, Sendable, CaseIterable {
  case frontline, customers, community, executives, investors, leader

  /// How many there are.
  public static let count = allCases.count

  /// Its place among all, from 0.
  public var place: Int {
    switch self {
    case .frontline: 0
    case .customers: 1
    case .community: 2
    case .executives: 3
    case .investors: 4
    case .leader: 5
    }
  }

  /// Feeds the place: the raw value, which would be fed otherwise, is a text.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// A field of decisions that shows whose interest comes first.
public enum Arena: String, Codable, Hashable, Sendable, CaseIterable {
  case meetings, calendar, resources, credit
}

/// Whether a vision is named or shown in deeds.
public enum VisionMark: String, Codable, Hashable, Sendable, CaseIterable {
  case stated, evidenced
}
