import Lexicons
import Scoring
import Statistics

extension Wording {
  /// The plural of a group key.
  static func groups(_ key: GroupKey) -> String {
    switch key {
    case .author: "authors"
    case .model: "models"
    case .year: "years"
    case .genre: "genres"
    case .field: "groups"
    }
  }

  /// What a measure counts, after a number.
  static func subject(_ measure: Measure) -> String {
    switch measure {
    case .category(ReferenceCategory.own), .category(ReferenceCategory.shared): label(measure)
    case .side: "pieces of \(label(measure))"
    case .category(let name): "matches of \(name)"
    case .act(let act): "marks of “\(label(act))”"
    case .attention(.leader): "mentions of leader (in texts of the power and fusion models)"
    case .attention(let group): "mentions of \(group.rawValue)"
    case .vision(.stated): "marks of a vision stated"
    case .vision(.evidenced): "marks of a vision evidenced"
    }
  }
}
