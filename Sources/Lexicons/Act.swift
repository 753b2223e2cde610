/// What a clause does for its author or for others: the ten acts of the codebook.
public enum Act: String, Codable, Hashable, Sendable, CaseIterable {
  /// An achievement is claimed as the author's own.
  case creditTaking = "credit_taking"
  /// Others, or the group with the author in it, are thanked, praised or credited.
  case creditGiving = "credit_giving"
  /// A failure is blamed on others or on circumstances.
  case blameShifting = "blame_shifting"
  /// The author takes responsibility, admits an error, apologises.
  case owningFault = "owning_fault"
  /// The author's own status, pay, power or comfort is presented as a good to have or keep.
  case selfInterest = "self_interest"
  /// The author commands, threatens, belittles, asks for loyalty or obedience.
  case dominance
  /// Others' needs are put first: the author helps, listens, gives something up, clears the way.
  case service
  /// A shared cause, mission or meaning beyond the author is named.
  case purpose
  /// A promise or deed for others or the cause, with something at stake: a date, a cost, a name.
  case commitment
  /// Others are invited in, treated as equals, asked for their voice.
  case inclusion

  /// The number of acts.
  package static let count = allCases.count

  /// The name of its rules in the lexicon: `act.credit-giving` for `credit_giving`.
  package var nameOfRules: String { "act." + rawValue.replacing("_", with: "-") }

  /// Its place in `allCases`.
  @usableFromInline package var place: Int {
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

  /// Hashes the place, since hashing the raw value would hash a string.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }

  /// Whose interest the act puts at the centre.
  public var side: Side {
    switch self {
    case .creditTaking, .blameShifting, .selfInterest, .dominance: .own
    case .creditGiving, .owningFault, .service, .purpose, .commitment, .inclusion: .shared
    }
  }

  /// Whether the act, done by the author, diminishes others and so crosses the line that the construct draws.
  public var crossesTheLine: Bool { self == .blameShifting || self == .dominance }

  /// Whether the act is a deed that shows a vision, as spending money, setting a date or moving resources does.
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
  /// Those who do the work.
  case frontline
  /// Those whom the work is for.
  case customers
  /// The people around, and the public.
  case community
  /// Those who manage, and the board.
  case executives
  /// Those who own shares or lend.
  case investors
  /// The leader, in texts whose model is power or fusion.
  case leader

  /// The number of groups.
  public static let count = allCases.count

  /// Its place in `allCases`.
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

  /// Hashes the place, since hashing the raw value would hash a string.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// A field of decisions that shows whose interest comes first.
public enum Arena: String, Codable, Hashable, Sendable, CaseIterable {
  case meetings, calendar, resources, credit
}

/// Whether a vision is named or shown in deeds.
public enum VisionMark: String, Codable, Hashable, Sendable, CaseIterable {
  /// A vision, purpose or mission is named.
  case stated
  /// A vision is shown by a deed, or by a promise with a cost or a date.
  case evidenced
}
