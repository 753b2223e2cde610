/// Why evidence does not count, in words: all that no rule of the lexicon gives.
enum Reason {
  static let otherVoice = "in another voice"
  static let negated = "within a negation"
  static let ofAddressee = "the people addressed do it"
  static let ofOthers = "others do it"

  /// The clause has counted for the act already, by the entry or rule named.
  static func counted(as name: String) -> String { "counted already as '\(name)'" }
}
