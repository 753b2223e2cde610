public import Statistics

/// Norms as a file: one JSON object on one line, whole numbers only. `usward compare --against` reads it.
public func normsReport(_ norms: Norms) -> String {
  var json = JSONWriter()
  json.object { json in
    json.field("norms", NormsFormat.version)
    json.field("version", norms.version)
    json.field("lexicon_digest", norms.lexiconDigest)
    json.field("options", norms.options)
    json.field("unit", norms.unit.rawValue)
    json.field("units", norms.units)
    json.field("documents", norms.documents)
    json.field("words", norms.words)
    json.field("minimum_words", norms.minimumWords)
    json.field("first_date", norms.dates?.lowerBound)
    json.field("last_date", norms.dates?.upperBound)
    json.object("genres") { for genre in norms.genres { $0.field(genre.name, genre.words) } }
    json.object("distributions") { list in
      for distribution in norms.distributions {
        list.field(distribution.name, distribution.values)
      }
    }
  }
  return json.text + "\n"
}

/// The layout of a norms file.
public enum NormsFormat {
  /// Increased when readers of older files would misread newer ones.
  public static let version = 1
}
