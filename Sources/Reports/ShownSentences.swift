public import Lexicons
import Scoring

/// The sentences of a text that an explanation shows.
public enum ShownSentences: Hashable, Sendable {
  /// All of them.
  case all
  /// Those in which something was found.
  case telling
  /// Those in which something that counts speaks for a side: evidence of its acts, or a mark of a model that puts it
  /// first.
  case speaking(for: Side)

  /// Whether a sentence is shown.
  func shows(_ line: Explanation.Line) -> Bool {
    switch self {
    case .all: true
    case .telling: line.isTelling
    case .speaking(let side): line.speaks(for: side)
    }
  }
}

extension Explanation.Line {
  fileprivate func speaks(for side: Side) -> Bool {
    evidence.contains { $0.finding.counted && $0.finding.act?.side == side }
      || marks.contains { mark in
        !mark.finding.negated
          && side.models.contains { mark.finding.category.isOrLiesUnder(ModelCategory.marks(of: $0.rawValue)) }
      }
  }
}

extension Side {
  /// The models that put it first; fusion counts for the group, since it joins both and its marks name the group's
  /// share.
  fileprivate var models: [LeadershipModel] {
    switch self {
    case .own: [.power]
    case .shared: [.servant, .fusion]
    }
  }
}
