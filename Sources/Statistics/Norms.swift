/// What the values of norms describe.
public enum NormUnit: String, Hashable, Sendable, CaseIterable {
  case author, document
}

/// How a measure is distributed over the units of a reference collection.
public struct NormDistribution: Hashable, Sendable {
  /// `orientation`, or a measure's kind and name: `category self.reference`.
  public var name: String
  /// The values in ascending order as whole numbers: rates per 1,000,000 words, balances in 10,000ths. At most
  /// `Norms.mostValues`; for more units than that, evenly spaced quantiles.
  public var values: [Int]

  /// Makes a distribution.
  public init(name: String, values: [Int]) {
    self.name = name
    self.values = values
  }
}

/// Reference figures: how every measure is distributed over the authors, or documents, of a collection. Whole numbers
/// only, so that a file of them is the same on every machine.
public struct Norms: Hashable, Sendable {
  /// The version of the program that counted.
  public var version: String
  /// The digest of the lexicon: figures of another lexicon are not comparable.
  public var lexiconDigest: String
  /// The options that change counts.
  public var options: [String]
  /// What the values are of.
  public var unit: NormUnit
  /// How many units there are.
  public var units: Int
  /// The number of documents counted.
  public var documents: Int
  /// The number of their words.
  public var words: Int
  /// The number of words that a unit needed to be counted.
  public var minimumWords: Int
  /// The words of each genre, sorted by name.
  public var genres: [Genre]
  /// The first and the last date; `nil` when none is known.
  public var dates: ClosedRange<String>?
  /// The measures.
  public var distributions: [NormDistribution]

  /// A genre's words in the collection.
  public struct Genre: Hashable, Sendable {
    /// The genre's name.
    public var name: String
    /// The number of authors' words in it.
    public var words: Int

    /// Makes a genre.
    public init(name: String, words: Int) {
      self.name = name
      self.words = words
    }
  }

  /// The most values kept of a distribution: enough for tenths of a percentile.
  package static let mostValues = 1_000

  /// Makes norms from what a file says.
  package init(
    version: String, lexiconDigest: String, options: [String], unit: NormUnit, units: Int, documents: Int, words: Int,
    minimumWords: Int, genres: [Genre], dates: ClosedRange<String>?, distributions: [NormDistribution]
  ) {
    self.version = version
    self.lexiconDigest = lexiconDigest
    self.options = options
    self.unit = unit
    self.units = units
    self.documents = documents
    self.words = words
    self.minimumWords = minimumWords
    self.genres = genres
    self.dates = dates
    self.distributions = distributions
  }

  /// The distribution of a measure, or of the balance for `nil`; `nil` when the norms do not have it.
  public func distribution(of measure: Measure?) -> NormDistribution? {
    let name = Self.name(measure)
    return distributions.first { $0.name == name }
  }

  /// The name of a measure's distribution, or of the balance's for `nil`.
  static func name(_ measure: Measure?) -> String { measure.map { "\($0.kind.rawValue) \($0.name)" } ?? "orientation" }
}
