import Scoring

/// A field of a record, by its name in JSON; in CSV a field with several values has a column for each.
public enum RecordField: String, Hashable, Sendable, CaseIterable {
  // In the order of a record.
  case id, path, author, authors, date, title, genre, metadata, language
  case languageWarning = "language_warning"
  case encoding
  case encodingBasis = "encoding_basis"
  case replacedBytes = "replaced_bytes"
  case notes, words, sentences
  case otherVoiceWords = "other_voice_words"
  case counts, negated, mentioned, rates, acts, weights, we, attention, vision, orientation, stance, model
  case stanceScores = "stance_scores"
  case modelScores = "model_scores"
  case stanceWords = "stance_words"
  case modelWords = "model_words"
  case weWords = "we_words"
  case reliability, flags, evidence

  /// Whether it tells what is known of a document, be it read or not.
  var isOfMetadata: Bool { [.author, .authors, .date, .title, .genre, .metadata, .language].contains(self) }

  /// The metadata field that a name such as `metadata.party` stands for; `nil` where it stands for none.
  public static func metadataField(_ name: String) -> String? {
    let front = metadata.rawValue + "."
    return name.hasPrefix(front) && name.count > front.count ? String(name.dropFirst(front.count)) : nil
  }

  /// The fields with a figure for each category.
  static let ofCategories: Set<RecordField> = [.counts, .negated, .mentioned, .rates]

  /// The field and the category that a name such as `rates.self.reference` stands for; `nil` where it stands for none.
  public static func categoryField(_ name: String) -> (field: RecordField, category: String)? {
    guard let dot = name.firstIndex(of: "."), let field = RecordField(rawValue: String(name[..<dot])),
      ofCategories.contains(field)
    else { return nil }
    let category = String(name[name.index(after: dot)...])
    return category.isEmpty ? nil : (field, category)
  }

  /// The sides of a balance, by the names of stances.
  static let sides = [Stance.own.rawValue, Stance.collective.rawValue]
  /// The models that a formula weighs against each other.
  static let models = LeadershipModel.allCases.filter { $0 != .unclear }.map(\.rawValue)

  /// How the names of its columns in CSV begin, if it has several; `nil` for a field with one column.
  var columnFront: String? {
    switch self {
    case .orientation: "orientation_"
    case .weights: "weight_"
    case .stanceScores: "stance_score_"
    case .modelScores: "model_score_"
    case .vision: "vision_"
    case .we: "we_"
    case .acts: "act_"
    case .attention: "attention_"
    case .counts: "count_"
    case .rates: "rate_"
    default: nil
    }
  }

  /// The field that a column of CSV belongs to, by the name of the column.
  public init?(column: String) {
    let field = Self.allCases.first { field in field.columnFront.map { column.hasPrefix($0) } ?? false }
    guard let field else { return nil }
    self = field
  }

  /// What names the category of a column alone, `rates.self.reference` for `rate_self.reference`; `nil` for fields without
  /// categories.
  public func member(ofColumn column: String) -> String? {
    guard Self.ofCategories.contains(self), let line = column.firstIndex(of: "_") else { return nil }
    return rawValue + "." + column[column.index(after: line)...]
  }

  /// The fields that a format has, in order; `nil` for a format that does not show documents by fields.
  public static func all(in format: OutputFormat) -> [RecordField]? {
    switch format {
    case .json, .jsonl: allCases
    case .csv: ofRow + [.metadata]
    case .table, .markdown, .html: nil
    }
  }

  /// The fields of a row of CSV except the last, in the order of their columns.
  static let ofRow: [RecordField] = [
    .id, .path, .author, .date, .title, .genre, .language, .languageWarning, .encoding, .words, .sentences,
    .otherVoiceWords, .orientation, .weights, .stance, .stanceScores, .model, .modelScores, .reliability, .flags,
    .vision, .we, .acts, .attention, .counts,
    .rates,
  ]
}
