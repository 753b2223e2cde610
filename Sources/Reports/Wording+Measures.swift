import Lexicons
import Scoring
import Statistics

extension Wording {
  /// The word for one group. Values of a field are not called by the field's name: three texts of 100 words are not "1
  /// words".
  static func group(_ key: GroupKey) -> String {
    switch key {
    case .author, .model, .year, .genre, .field("file"), .field("quarter"), .field("month"): key.name
    case .field: "group"
    }
  }

  /// The word for several groups.
  static func groups(_ key: GroupKey) -> String { "\(group(key))s" }

  /// What a measure counts, as it reads after a number.
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
