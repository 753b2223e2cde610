/// A remark on a document that its reader must know.
public enum Flag: String, Codable, Hashable, Sendable, CaseIterable {
  /// The model is neither neutral nor unclear, yet the text has no mark of it: only its vocabulary decided.
  case modelByWords = "model_by_words"
  /// Grand words of vision in a text whose model is power.
  case hollow
  /// The model is power, and there is blame, dominance or a mark of power: a sign that self-interest diminishes others.
  case lineCrossed = "line_crossed"
  /// Too few words for a verdict.
  case shortText = "short_text"
  /// The text does not read as English.
  case notEnglish = "not_english"
  /// The same text came before in this run.
  case duplicate
  /// Words in a line of capitals may mean something other than what they are read as: US may be us.
  case ambiguousCapitals = "ambiguous_capitals"
  /// Some bytes were not valid in the encoding.
  case replacedBytes = "replaced_bytes"

  /// Whether it follows from the verdict on the model, and so means nothing where no verdict is given.
  public var isOfVerdict: Bool { [.modelByWords, .hollow, .lineCrossed].contains(self) }
}

extension [Flag] {
  /// These flags with `flag` added, in the order of `Flag.allCases`.
  package func with(_ flag: Flag) -> [Flag] { Flag.allCases.filter { $0 == flag || contains($0) } }
}
