/// The reasons why evidence does not count, in words, except those that the lexicon's rules state.
enum Reason {
  static let otherVoice = "in another voice"
  static let negated = "within a negation"
  static let ofAddressee = "the people addressed do it"
  static let ofOthers = "others do it"

  /// The entry or rule named has already counted for this act in the clause.
  static func counted(as name: String) -> String { "counted already as '\(name)'" }
}
