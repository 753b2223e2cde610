import Extraction
import Lexicons
import Reports
import Scoring
public import Statistics
import Text

/// Reads tally files, which `usward tally` and `usward merge` write. `docs/tally.md` describes the format.
public enum TallyFile {
  /// Reads a tally from a file or from standard input. Everything a comparison relies on is checked: a file that was
  /// cut off, edited or reordered is refused. The digest in its last line detects even a figure that was changed to
  /// another possible one.
  public static func tally(_ source: Source) throws(FileFault) -> Tally {
    let path = source.name
    var number = 0
    do throws(ReadingFault) {
      let lines = LineReader(try ReadingFault.ofFile { () throws(FileCause) in try OpenFile(source) })
      guard let first = try lines.next() else { throw .content("is empty; a tally begins with a header") }
      number = 1
      let header = try TallyHeader(first)
      var digest = SHA256()
      digest.add(first + [UInt8(ascii: "\n")])
      var isSealed = false
      var rows = RowsInOrder(bound: Tally.bound - header.skipped)
      var failures: [DocumentFailure] = []
      while let line = try lines.next() {
        number = lines.lineNumber
        if isSealed { throw .content("more lines than \(header.announced)") }
        if rows.rows.count < header.documents {
          try rows.append(header.row(StrictObject(line)))
        } else if failures.count < header.failures {
          failures.append(try header.failure(StrictObject(line)))
        } else {
          try Self.check(StrictObject(line), digest, header)
          isSealed = true
          continue
        }
        digest.add(line + [UInt8(ascii: "\n")])
      }
      guard isSealed else {
        throw .content(
          "the file ends early: after the header there are \(rows.rows.count + failures.count) of \(header.announced)")
      }
      return header.tally(rows.rows, failures)
    } catch {
      if number <= 1, case .json(let fault) = error {
        throw FileFault(path: path, line: 1, message: "is not a tally: \(fault.message)")
      }
      throw error.fault(of: path, at: max(1, number))
    }
  }

  /// Compares the last line with the lines before it.
  private static func check(_ last: StrictObject, _ digest: SHA256, _ header: TallyHeader) throws(ReadingFault) {
    guard last.has("sha256") else { throw .content("more lines than \(header.announced)") }
    if try last.string("sha256") != digest.hexadecimal {
      throw .content(
        "the digest does not match the lines before it: the file was edited or damaged after it was written")
    }
  }
}

/// The rows of a tally as they are read, each checked against those before it.
private struct RowsInOrder {
  private(set) var rows: [TallyRow] = []
  /// The exclusive upper bound of the sum of the numbers still to come.
  private var bound: Int

  init(bound: Int) { self.bound = bound }

  mutating func append(_ row: TallyRow) throws(ReadingFault) {
    if let last = rows.last, !(last < row) {
      throw .content("\"\(row.id)\" comes after \"\(last.id)\"; rows must be sorted, and none may appear twice")
    }
    guard row.total < bound else {
      throw .content("the numbers up to here add up to \(Tally.bound) or more, which no texts have")
    }
    bound -= row.total
    rows.append(row)
  }
}

/// The first line of a tally: what its rows rest on.
private struct TallyHeader {
  let provenance: Provenance
  let scope: LexiconScope
  let skipped: Int
  let key: GroupKey
  let hasWords: Bool
  let dates: TallyDates
  let categories: [String]
  let documents: Int
  let failures: Int

  init(_ line: ArraySlice<UInt8>) throws(ReadingFault) {
    let object = try StrictObject(line)
    guard object.has(TallyLines.key) else { throw .content("is not a tally: there is no \(TallyLines.key)") }
    let format = try object.integer(TallyLines.key)
    guard format == TallyLines.format else {
      let advice = format < TallyLines.format ? "; make it again from its documents" : ""
      throw .content(
        "is a tally of format \(format); this program reads format \(TallyLines.format)\(advice)")
    }
    provenance = Provenance(
      version: try object.string("version"), lexicons: try object.strings("lexicons"),
      lexiconDigest: try object.string("lexicon_digest"), written: try object.strings("options"))
    let looksFor = try object.object("looks_for")
    let verdicts = try looksFor.strings("verdicts")
    if let unknown = verdicts.first(where: { !LexiconScope.verdictNames.contains($0) }) {
      throw .content("\"verdicts\" is \"\(unknown)\", which is not one of its values")
    }
    scope = LexiconScope(
      acts: try looksFor.choices("acts"), attention: try looksFor.choices("attention"),
      visions: try looksFor.choices("vision"), verdicts: verdicts,
      readsWe: try looksFor.flag("we"))
    key = GroupKey(try object.string("by"))
    hasWords = try object.flag("word_types")
    dates = try Self.dates(object)
    categories = try object.strings("categories")
    var named: Set<String> = []
    if let repeated = categories.first(where: { !named.insert($0).inserted }) {
      throw .content("\"categories\" has \"\(repeated)\" twice")
    }
    skipped = try object.integer("skipped")
    documents = try object.integer("documents")
    failures = try object.integer("failures")
    try object.expect("acts", Act.allCases.map(\.rawValue))
    try object.expect("we", WeReadings.names)
    try object.expect("attention", StakeholderGroup.allCases.map(\.rawValue))
  }

  /// What should follow the header, in words.
  var announced: String {
    "\(counted(documents, "document", "documents")), \(counted(failures, "failure", "failures")) and the digest"
  }

  /// The dates by which parts were narrowed, which tallies of former builds do not tell.
  private static func dates(_ object: StrictObject) throws(ReadingFault) -> TallyDates {
    guard object.has("dates") else { return .all }
    let stretches = try object.objects("dates").map { stretch throws(ReadingFault) in
      DayStretch(since: try stretch.optionalDate("since"), until: try stretch.optionalDate("until"))
    }
    if stretches.isEmpty {
      throw .content("\"dates\" is empty: it must have at least one stretch, without limits for all dates")
    }
    return TallyDates(stretches)
  }

  func tally(_ rows: [TallyRow], _ failures: [DocumentFailure]) -> Tally {
    var tally = Tally(
      categories: categories, scope: scope, provenance: provenance, key: key, hasWords: hasWords, dates: dates,
      rows: rows, failures: failures)
    tally.skip(skipped)
    return tally
  }

  func row(_ object: StrictObject) throws(ReadingFault) -> TallyRow {
    var row = TallyRow(id: try object.string("id"), path: try object.string("path"))
    row.authors = try object.strings("authors")
    row.date = try object.optionalDate("date")
    row.title = try object.optionalString("title")
    row.genre = try object.optionalString("genre")
    row.fields = try object.object("fields").fields.map { field throws(ReadingFault) in
      Field(field.name, try StrictObject.string(field.value, field.name))
    }
    guard row.fields.map(\.name) == Set(row.fields.map(\.name)).sorted() else {
      throw .content("\"fields\" are not sorted, or one appears twice")
    }
    row.fingerprint = try object.fingerprint("fingerprint")
    row.words = try object.integer("words")
    row.sentences = try object.integer("sentences")
    row.otherVoiceWords = try object.integer("other_voice_words")
    row.counts = try object.integers("counts", categories.count)
    row.acts = try object.integers("acts", row.acts.count)
    row.we = WeReadings(counts: try object.integers("we", WeReadings.names.count))
    row.attention = try object.integers("attention", row.attention.count)
    let vision = try object.integers("vision", 2)
    (row.visionStated, row.visionEvidenced) = (vision[0], vision[1])
    let weights = try object.integers("weights", 2)
    (row.ownWeight, row.sharedWeight) = (weights[0], weights[1])
    row.stance = try object.optionalChoice("stance")
    row.model = try object.optionalChoice("model")
    try check("stance", isGiven: row.stance != nil, isDecided: scope.decidesStance)
    try check("model", isGiven: row.model != nil, isDecided: scope.decidesModel)
    row.flags = try object.strings("flags").map { flag throws(ReadingFault) in try StrictObject.choice(flag, "flags") }
    row.samples = try object.objects("samples").map { sample throws(ReadingFault) in try Self.sample(sample) }
    if hasWords { row.wordCounts = try Self.wordCounts(object, upTo: row.words) }
    return row
  }

  private static func sample(_ object: StrictObject) throws(ReadingFault) -> Sample {
    let sentence = try object.string("sentence")
    let marked = try object.integers("marked", 2)
    guard marked[0] <= marked[1], Range(ByteSpan(marked[0], marked[1]), in: sentence) != nil else {
      throw .content("\"marked\" is not a stretch of its \"sentence\"")
    }
    return Sample(
      act: try object.choice("act"), weight: try object.integer("weight"), line: try object.integer("line"),
      column: try object.integer("column"), sentence: sentence, marked: ByteSpan(marked[0], marked[1]))
  }

  /// The words by type of a document that has this many.
  private static func wordCounts(_ object: StrictObject, upTo words: Int) throws(ReadingFault) -> WordCounts {
    guard let counts = WordCounts(text: try object.string("word_types")) else {
      throw .content("\"word_types\" is not a sorted list of types, each with its count")
    }
    guard counts.total <= words else {
      throw .content("\"word_types\" counts \(counts.total) words, more than the document's \(words)")
    }
    return counts
  }

  /// Checks that a row has a verdict exactly where the header says that the lexicon decides it.
  private func check(_ name: String, isGiven: Bool, isDecided: Bool) throws(ReadingFault) {
    guard isGiven != isDecided else { return }
    throw .content(
      isDecided
        ? "\"\(name)\" is null, though the header's \"verdicts\" have it"
        : "\"\(name)\" is given, though the header's \"verdicts\" do not have it")
  }

  func failure(_ object: StrictObject) throws(ReadingFault) -> DocumentFailure {
    let error = try object.object("error")
    return DocumentFailure(
      id: try object.string("id"), path: try object.string("path"), kind: try error.choice("kind"),
      message: try error.string("message"), line: try error.has("line") ? error.integer("line") : nil)
  }
}
