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
  /// The category or family of rules whose guards take its matches away too: those that name it or what it lies under. A mark
  /// of a model that shows what an act does is nothing where that act is none. `nil` where only guards that name it do.
  public var guardedAs: String?
  /// How many entries it has, its children's not counted.
  public var entryCount: Int
  /// What it says to people, and the categories that it names.
  var texts: Deferred<Texts>

  /// What it measures, in a line.
  public var description: String { texts.value.description }
  /// Where the choice of entries comes from.
  public var source: String { texts.value.source }
  /// Why it is there and how entries were chosen.
  public var reason: String { texts.value.reason }
  /// Sentences in which it must match.
  public var matches: [String] { texts.value.matches }
  /// Sentences in which it must not match.
  public var rejects: [String] { texts.value.rejects }
  /// The lexicon file that defines it; empty where none does.
  public var file: String { texts.value.file }
  /// Other categories whose entries it takes in.
  public var includes: [String] { texts.value.includes }
  /// Whether a file defines it; else it was made since others lie under it.
  public var isDefined: Bool { !file.isEmpty }
  /// Indices of the categories directly or indirectly below it.
  public var descendants: [Int] { texts.value.descendants }

  /// What of a category scoring does not read.
  struct Texts: Deferrable {
    var description = ""
    var source = ""
    var reason = ""
    var matches: [String] = []
    var rejects: [String] = []
    var file = ""
    var includes: [String] = []
    var descendants: [Int] = []
  }
}

/// What scoring needs of a category at every match, without its texts: six bytes, so that those of all categories stay at
/// hand.
package struct CategoryRole: Hashable, Sendable {
  /// The act its matches are evidence of.
  package let act: Act?
  /// Who must act.
  package let actor: ActorRule
  /// The weight of its evidence.
  package var weight: Int { Int(shortWeight) }
  private let shortWeight: UInt8
  /// The stakeholders its matches attend to.
  package let attention: StakeholderGroup?
  /// Whether its matches state or evidence a vision.
  package let vision: VisionMark?
  /// Whether it only serves the reading of others.
  package let isSupport: Bool

  init(_ category: Category) {
    act = category.act
    actor = category.actor
    // From 0 to 5, as files are read.
    shortWeight = UInt8(category.weight)
    attention = category.attention
    vision = category.vision
    isSupport = category.isSupport
  }
}
