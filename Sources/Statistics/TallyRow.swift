import Extraction
import Lexicons
public import Scoring
import Text

/// A name and its value in a document's metadata.
public struct Field: Hashable, Sendable {
  /// The field's name.
  public var name: String
  /// Its value as written.
  public var value: String

  /// Makes a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A document's figures as integers: a row of a tally. Every comparison is made of these alone.
public struct TallyRow: Hashable, Sendable {
  /// What distinguishes the document from others.
  public let name: DocumentName
  /// The authors in the order given.
  public var authors: [String]
  /// The date in ISO 8601, to the precision known; `nil` when it is unknown.
  public var date: String?
  /// The title; `nil` when it is unknown.
  public var title: String?
  /// The genre; `nil` where the metadata gives none.
  public var genre: String?
  /// All other fields, including language and site, sorted by name.
  public var fields: [Field]
  /// A digest of the text, equal for equal texts.
  public var fingerprint: UInt64
  /// The author's words.
  public var words: Int
  /// Sentences that contain a word of the author's.
  public var sentences: Int
  /// Words in other voices.
  public var otherVoiceWords: Int
  /// Matches per category, in the order of the tally's `categories`.
  public var counts: [Int]
  /// Counted evidence per act, in the order of `Act.allCases`.
  public var acts: [Int]
  /// Readings of we, us and our.
  public var we: WeReadings
  /// Mentions per stakeholder group, in the order of `StakeholderGroup.allCases`.
  public var attention: [Int]
  /// Occurrences that name a vision.
  public var visionStated: Int
  /// Deeds that show a vision.
  public var visionEvidenced: Int
  /// The sum of the weights of counted evidence on the self side.
  public var ownWeight: Int
  /// The sum of the weights of counted evidence on the collective side.
  public var sharedWeight: Int
  /// Whose interest is at the centre; `nil` where the lexicon has no stance formula.
  public var stance: Stance?
  /// The model of leadership; `nil` where the lexicon has no model formula.
  public var model: LeadershipModel?
  /// Remarks, in the order of `Flag.allCases`, without `duplicate`: which of two equal texts is the first is known only
  /// when all are at hand, so a comparison decides it.
  public var flags: [Flag]
  /// Its strongest evidence: at most `samplesPerSide` sentences a side, the heaviest first.
  public var samples: [Sample]
  /// Its words by type; `nil` when they were not counted.
  public var wordCounts: WordCounts?

  /// How many sentences a row keeps for each side. A report quotes three for a group, and one document may have to
  /// supply them all.
  public static let samplesPerSide = 3

  /// How far the document's length lets its figures be trusted.
  public var reliability: Reliability { Reliability(words: words) }
  /// The authors as one string, "A, B"; `nil` when there is none.
  public var author: String? { authors.isEmpty ? nil : authors.joined(separator: ", ") }

  /// The sum of all its numbers, an upper bound of any sum over rows; `Int.max` where it would overflow.
  public var total: Int {
    numbers.joined().reduce(0) { sum, number in
      let (more, isTooMuch) = sum.addingReportingOverflow(number)
      return isTooMuch ? .max : more
    }
  }

  /// All its numbers: the single ones, then the lists, each in order.
  private var numbers: [[Int]] {
    let single = [words, sentences, otherVoiceWords, visionStated, visionEvidenced, ownWeight, sharedWeight]
    return [single, counts, acts, we.counts, attention]
  }

  /// Makes the row of a document, with the counts of the `kept` categories.
  package init(_ document: ScoredDocument, kept: [Int]) {
    let score = document.score
    name = DocumentName(path: document.path, id: document.id)
    authors = document.metadata.authors
    date = document.metadata.date
    title = document.metadata.title
    genre = document.metadata.genre
    var fields = document.metadata.fields
    fields["language"] = fields["language"] ?? document.metadata.language
    fields["site"] = fields["site"] ?? document.metadata.site
    self.fields = fields.sorted { $0.key < $1.key }.map { Field($0.key, $0.value) }
    fingerprint = document.fingerprint
    words = score.words
    sentences = score.sentences
    otherVoiceWords = score.otherVoiceWords
    counts = kept.map { $0 < score.counts.count ? score.counts[$0] : 0 }
    acts = Act.allCases.map { score.acts[$0] ?? 0 }
    we = score.we
    attention = StakeholderGroup.allCases.map { score.attention[$0] ?? 0 }
    visionStated = score.visionStated
    visionEvidenced = score.visionEvidenced
    ownWeight = score.ownWeight
    sharedWeight = score.sharedWeight
    stance = score.stance
    model = score.model
    flags = score.flags.filter { $0 != .duplicate }
    samples = Sample.strongest(of: document.evidence)
    wordCounts = document.wordCounts
  }

  /// Makes a row in which nothing was found, to be filled with what a tally file says.
  package init(id: String, path: String) {
    name = DocumentName(path: path, id: id)
    (authors, fields, flags, samples) = ([], [], [], [])
    (fingerprint, words, sentences, otherVoiceWords) = (0, 0, 0, 0)
    counts = []
    acts = Act.allCases.map { _ in 0 }
    we = WeReadings()
    attention = StakeholderGroup.allCases.map { _ in 0 }
    (visionStated, visionEvidenced, ownWeight, sharedWeight) = (0, 0, 0, 0)
    (stance, model) = (.neither, .unclear)
  }
}

extension TallyRow {
  /// The id given with the document, else its path.
  public var id: String { name.id }
  /// The path as given.
  public var path: String { name.path }

  /// The fingerprint as it is written: 16 hexadecimal digits.
  package var writtenFingerprint: String {
    let digits = String(fingerprint, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension TallyRow: Comparable {
  /// Orders rows by the bytes of path, then id. Rows equal in both, which only come from different runs, are ordered by
  /// everything else they hold.
  public static func < (a: TallyRow, b: TallyRow) -> Bool {
    if a.name != b.name { return a.name < b.name }
    return a != b && a.canonical.lexicographicallyPrecedes(b.canonical)
  }

  /// All that a row holds as strings in a fixed order, so that unequal rows have unequal lists.
  private var canonical: [String] {
    let shown = samples.flatMap {
      [$0.act.rawValue, "\($0.weight):\($0.line):\($0.column):\($0.marked)", $0.sentence]
    }
    return [String(fingerprint), date ?? "", title ?? "", genre ?? "", stance?.rawValue ?? "", model?.rawValue ?? ""]
      + ["\(authors)"] + fields.flatMap { [$0.name, $0.value] } + flags.map(\.rawValue)
      + numbers.map { "\($0)" } + shown
      + [wordCounts?.text ?? ""]
  }
}
