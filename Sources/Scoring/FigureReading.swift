public import Lexicons

/// A figure other than the verdicts (a group's share of attention, or a vision) and the parts it is the sum of.
public struct FigureReading: Hashable, Sendable {
  /// A part of the sum.
  public struct Part: Hashable, Sendable {
    /// The category's or act's name; "rules" for rules without a category.
    public var name: String
    /// How often it counts.
    public var count: Int
  }

  /// The name of the figure: the group, or `stated` or `evidenced`.
  public var name: String
  /// The figure.
  public var count: Int
  /// The parts of the sum, in the order of the lexicon.
  public var parts: [Part]
  /// The model under which the parts do not count, so that the figure is 0; `nil` where they do count.
  public var model: LeadershipModel?
}

extension Lexicon {
  /// Whom a text attends to and by which words: a figure for each group that has any. What the categories do not
  /// account for are the author (I) and the addressee (you).
  public func attention(in score: DocumentScore) -> [FigureReading] {
    let own = ownCounts { score.counts[$0] }
    return StakeholderGroup.allCases.compactMap { group in
      let persons = group == .leader ? ReferenceCategory.own : group == .frontline ? ReferenceCategory.addressee : nil
      return figure(
        group.rawValue, score.attention[group] ?? 0, parts(own) { $0.attention == group }, else: persons, score)
    }
  }

  /// The visions that a text states and those that its deeds show, each with its parts.
  public func visions(in score: DocumentScore) -> [FigureReading] {
    let affirmed = ownCounts { score.counts[$0] - score.negated[$0] }
    let acts = Act.allCases.filter(\.showsVision).map {
      FigureReading.Part(name: $0.rawValue, count: score.acts[$0] ?? 0)
    }
    return [
      figure(
        VisionMark.stated.rawValue, score.visionStated, parts(affirmed) { $0.vision == .stated }, else: "rules", score),
      figure(
        VisionMark.evidenced.rawValue, score.visionEvidenced,
        parts(affirmed) { $0.vision == .evidenced } + acts.filter { $0.count > 0 }, else: "rules", score),
    ].compactMap(\.self)
  }

  private func figure(
    _ name: String, _ count: Int, _ parts: [FigureReading.Part], else rest: String?, _ score: DocumentScore
  ) -> FigureReading? {
    let beyond = count - parts.reduce(0) { $0 + $1.count }
    if count == 0, parts.isEmpty { return nil }
    let others = rest.map { [FigureReading.Part(name: $0, count: beyond)] } ?? []
    return FigureReading(
      name: name, count: count, parts: parts + others.filter { $0.count > 0 }, model: count == 0 ? score.model : nil)
  }

  private func parts(_ own: [Int], _ holds: (CategoryRole) -> Bool) -> [FigureReading.Part] {
    categories.indices.filter { own[$0] > 0 && holds(roles[$0]) }.map {
      FigureReading.Part(name: categories[$0].name, count: own[$0])
    }
  }

  /// How often each category itself occurs, without the categories below it that its count includes.
  private func ownCounts(_ count: (Int) -> Int) -> [Int] {
    var own = Array(repeating: 0, count: categories.count)
    // Those with the fewest below them first, so that what is subtracted is known.
    let order = categories.indices.sorted { categories[$0].descendants.count < categories[$1].descendants.count }
    for index in order {
      own[index] = count(index) - categories[index].descendants.reduce(0) { $0 + own[$1] }
    }
    return own
  }
}
