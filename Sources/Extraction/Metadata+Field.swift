extension Metadata {
  /// The fields that have a property of their own, by their names in records and in `sources`.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    case author, date, title, genre, language, site

    /// The field that a record or a metadata file calls by this name, in lower case; `nil` for any other name.
    package init?(written name: String) {
      switch name {
      case "authors": self = .author
      case "lang": self = .language
      default: self.init(rawValue: name)
      }
    }
  }
}
