/// Who must act for an entry of a category to be evidence of the category's act.
public enum ActorRule: String, Hashable, Sendable, CaseIterable {
  /// The entry names the author's part itself ("I built", "thank you").
  case stated
  /// Whoever is the subject of the entry's clause.
  case subject
}

/// A named set of entries that measure one thing.
public struct Category: Hashable, Sendable {
  /// The name, nested by dots: `collective.team` lies within `collective`.
  public var name: String
  /// What it measures, in a line.
  public var description: String
  /// Where the choice of entries comes from.
  public var source: String
  /// Why it is there and how entries were chosen.
  public var reason: String
  /// The weight of its evidence on its act's side, from 0 (counted only) to 5.
  public var weight: Int
  /// The act its matches are evidence of.
  public var act: Act?
  /// Who must act.
  public var actor: ActorRule
  /// The stakeholders its matches attend to.
  public var attention: StakeholderGroup?
  /// The arena of decisions it belongs to.
  public var arena: Arena?
  /// Whether its matches state or evidence a vision.
  public var vision: VisionMark?
  /// Whether it only serves the reading of others (negators, function words) and is left out of results.
  public var isSupport: Bool
  /// Sentences in which it must match.
  public var matches: [String]
  /// Sentences in which it must not match.
  public var rejects: [String]
  /// The lexicon file that defines it.
  public var file: String
  /// Other categories whose entries it takes in.
  public var includes: [String]
  /// How many entries it has, its children's not counted.
  public var entryCount: Int
  /// Indices of the categories directly or indirectly below it.
  public var descendants: [Int]
}

/// What scoring needs of a category at every match, without its texts.
public struct CategoryRole: Hashable, Sendable {
  /// The act its matches are evidence of.
  public let act: Act?
  /// Who must act.
  public let actor: ActorRule
  /// The weight of its evidence.
  public let weight: Int
  /// The stakeholders its matches attend to.
  public let attention: StakeholderGroup?
  /// Whether its matches state or evidence a vision.
  public let vision: VisionMark?
  /// Whether it only serves the reading of others.
  public let isSupport: Bool

  init(_ category: Category) {
    act = category.act
    actor = category.actor
    weight = category.weight
    attention = category.attention
    vision = category.vision
    isSupport = category.isSupport
  }
}
