/// Who must act for a match of an entry to be evidence of its category's act.
public enum ActorRule: String, Hashable, Sendable, CaseIterable {
  /// The author: the entry itself names the author's part ("I built", "thank you").
  case stated
  /// The subject of the entry's clause, whoever that is.
  case subject
}

/// A named set of entries that measure one thing.
public struct Category: Hashable, Sendable {
  /// The name, with dots for nesting: `collective.team` lies under `collective`.
  public var name: String
  /// The weight of its evidence for the side of its act, from 0 (only counted) to 5.
  public var weight: Int
  /// The act that its matches are evidence of; `nil` for none.
  public var act: Act?
  /// Who must act.
  public var actor: ActorRule
  /// The stakeholders that its matches show attention to; `nil` for none.
  public var attention: StakeholderGroup?
  /// The arena of decisions that it belongs to; `nil` for none.
  public var arena: Arena?
  /// Whether its matches state or evidence a vision; `nil` for neither.
  public var vision: VisionMark?
  /// Whether it only helps to read others (negators, function words) and is left out of results.
  public var isSupport: Bool
  /// The category or family of rules whose guards remove its matches too: those that name it or something above it. A
  /// mark of a model that consists in an act is void where that act is guarded away. `nil` where only guards that name
  /// this category apply.
  public var guardedAs: String?
  /// The number of its own entries, without those of categories under it.
  public var entryCount: Int
  /// Its texts for people, and the categories that it names.
  var texts: Deferred<Texts>

  /// What it measures, in one line.
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
  /// Whether a file defines it; otherwise it exists because categories lie under it.
  public var isDefined: Bool { !file.isEmpty }
  /// The indices of all categories under it, directly or indirectly.
  public var descendants: [Int] { texts.value.descendants }

  /// The parts of a category that scoring does not read.
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

/// What scoring needs of a category at every match, without its texts: six bytes, so that those of all categories stay
/// in the cache.
package struct CategoryRole: Hashable, Sendable {
  /// The act that its matches are evidence of; `nil` for none.
  package let act: Act?
  /// Who must act.
  package let actor: ActorRule
  /// The weight of its evidence.
  package var weight: Int { Int(shortWeight) }
  private let shortWeight: UInt8
  /// The stakeholders that its matches show attention to; `nil` for none.
  package let attention: StakeholderGroup?
  /// Whether its matches state or evidence a vision; `nil` for neither.
  package let vision: VisionMark?
  /// Whether it only helps to read others.
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
