import Reports
public import Scoring
public import Statistics

/// Reads norms files.
public enum NormsFile {
  /// The norms in the file at `path`. Everything that figures are compared with is validated.
  public static func read(_ path: String) throws(FileFault) -> Norms {
    do throws(ReadingFault) {
      let bytes = try ReadingFault.ofFile { () throws(FileCause) in try FileContent.bytes(path) }
      return try norms(StrictObject(bytes[...], "the file"))
    } catch {
      if case .json(let fault) = error {
        throw FileFault(path: path, message: "is not a norms file: \(fault.message), at byte \(fault.offset + 1)")
      }
      throw error.fault(of: path)
    }
  }

  private static func norms(_ object: StrictObject) throws(ReadingFault) -> Norms {
    guard object.has("norms") else { throw .content("is not a norms file") }
    let layout = try object.integer("norms")
    guard layout == NormsFormat.version else {
      throw .content(
        "is a norms file of layout \(layout); this program reads layout \(NormsFormat.version)")
    }
    let norms = Norms(
      version: try object.string("version"), lexiconDigest: try object.string("lexicon_digest"),
      options: try object.strings("options"), unit: try object.choice("unit"), units: try object.integer("units"),
      documents: try object.integer("documents"), words: try object.integer("words"),
      minimumWords: try object.integer("minimum_words"), genres: try genres(object.object("genres")),
      dates: try dates(object), distributions: try distributions(object.object("distributions")))
    guard norms.units > 0 else { throw .content("\"units\" is 0: there are none to compare figures with") }
    try check(norms.genres, within: norms.words)
    return norms
  }

  private static func genres(_ object: StrictObject) throws(ReadingFault) -> [Norms.Genre] {
    try object.fields.map { field throws(ReadingFault) in
      Norms.Genre(name: field.name, words: try object.integer(field.name))
    }
  }

  /// Throws where genres have more words than the total: shares would not be shares, and sums might overflow.
  private static func check(_ genres: [Norms.Genre], within words: Int) throws(ReadingFault) {
    var rest = words
    for genre in genres {
      rest -= genre.words
      if rest < 0 { throw .content("\"genres\" have more words together than \"words\" says, \(words)") }
    }
  }

  private static func dates(_ object: StrictObject) throws(ReadingFault) -> ClosedRange<String>? {
    switch (try object.optionalDate("first_date"), try object.optionalDate("last_date")) {
    case (nil, nil): return nil
    case (let first?, let last?) where first <= last: return first...last
    default: throw .content("\"first_date\" and \"last_date\" are not a stretch of time")
    }
  }

  private static func distributions(_ object: StrictObject) throws(ReadingFault) -> [NormDistribution] {
    try object.fields.map { field throws(ReadingFault) in
      NormDistribution(name: field.name, values: try object.ascending(field.name))
    }
  }
}

extension Norms {
  /// Throws unless the norms in the file at `path` were counted like the figures they are to judge: with the same
  /// lexicon, all of whose categories they have, and the same options.
  public func check(_ categories: [String], _ provenance: Provenance, path: String) throws(FileFault) {
    guard lexiconDigest == provenance.lexiconDigest else {
      throw FileFault(
        path: path,
        message: "was made with another lexicon (digest \(lexiconDigest.prefix(12)), here "
          + "\(provenance.lexiconDigest.prefix(12))): its figures do not mean the same; build it again")
    }
    if let fault = fault(categories) { throw FileFault(path: path, message: fault) }
    guard options == provenance.options else {
      let shown = { (options: [String]) in options.isEmpty ? "none" : options.joined(separator: " ") }
      throw FileFault(
        path: path,
        message: "was made with other options (\(shown(options)), here \(shown(provenance.options))): build it again")
    }
  }
}
