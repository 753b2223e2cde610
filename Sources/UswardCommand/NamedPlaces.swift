import Usward

/// The places in files that are to be shown, by the paths of their files.
struct NamedPlaces: Sendable {
  private var places: [String: [FilePlace]] = [:]

  /// How places are typed, for the help of commands.
  static let help = """
    FILE:LINE and FILE:FROM-TO show only what is on those lines of the file. In a file of records, JSON Lines or CSV, \
    FILE:ID shows the record with that id, and FILE:LINE the one that begins on that line. For standard input, write \
    stdin:ID or stdin:LINE (or the name that --stdin-name gives, instead of stdin).
    """

  /// Removes the places from the paths that have some. A path named with several places is read once, and one named
  /// without a place as well is meant as a whole.
  init(takenOff paths: inout [String], stdinName: String) {
    var kept: [String] = []
    let whole = Set(paths.filter { FilePlace($0, stdinName: stdinName) == nil })
    for argument in paths {
      guard let place = FilePlace(argument, stdinName: stdinName) else {
        kept.append(argument)
        continue
      }
      if whole.contains(place.source) { continue }
      if places[place.path] == nil { kept.append(place.source) }
      if !self[place.path].contains(place) { places[place.path, default: []].append(place) }
    }
    paths = kept
  }

  /// The places in a file; empty where all of it is meant.
  subscript(path: String) -> [FilePlace] { places[path] ?? [] }

  /// All places, in the order of their text.
  var all: [FilePlace] { places.values.joined().sorted { $0.typed < $1.typed } }

  /// What `show` makes of a document, given the lines that it is narrowed to: of all of a text or of the lines that were
  /// named, and of records those that were named; `nil` for other records.
  func shown<Shown>(of read: ReadDocument, _ show: ([ClosedRange<Int>]) -> Shown) -> ShownDocument<Shown>? {
    let asked = self[read.path]
    if let line = read.line, !asked.isEmpty, !asked.contains(where: { $0.isOf(id: read.id) || $0.name == "\(line)" }) {
      return nil
    }
    let isNarrowed = read.line == nil && !asked.isEmpty
    return ShownDocument(
      path: read.path, id: read.id, record: read.line, sourceLines: isNarrowed ? read.sourceLines : nil,
      shown: show(isNarrowed ? asked.compactMap { try? $0.lines } : []))
  }
}

/// What is shown of a document, and where it comes from.
struct ShownDocument<Shown: Sendable>: Sendable {
  let path: String
  let id: String
  /// The line of its record; `nil` for a file of its own.
  let record: Int?
  /// The number of lines of a text of which some are named; otherwise `nil`.
  let sourceLines: Int?
  let shown: Shown
}

/// Keeps track of which named places were found, and of what must wait until everything is read.
struct MetPlaces<Shown: Sendable> {
  private let named: NamedPlaces
  private var met: Set<FilePlace> = []
  /// Records on a line that was named: they are meant if no record has the number as its id. Empty if the record was
  /// also named by its id, and so was shown.
  private var onLines: [FilePlace: [Shown]] = [:]

  init(of named: NamedPlaces) { self.named = named }

  /// Takes documents in, `nil` for those that are not meant, and returns what to show of them now. Throws where a place is
  /// not a line of its text.
  mutating func take(_ documents: [ShownDocument<Shown>?]) throws(Complaint) -> [Shown] {
    var now: [Shown] = []
    for document in documents.compactMap(\.self) where try isShownNow(document) { now.append(document.shown) }
    return now
  }

  /// What remains to be shown once everything is read: the records on lines whose number was not found as an id.
  var rest: [Shown] { unmet.flatMap { onLines[$0] ?? [] } }

  /// Throws where a place was not found in what `session` has read.
  func check(_ session: Session) throws(Complaint) {
    // A file that could not be read has been reported.
    guard session.provenance.failed == 0, let place = unmet.first(where: { onLines[$0] == nil }) else { return }
    let what = session.run.dates == nil ? "record of the file" : "document between the dates"
    throw .usage(
      "\(place.typed): no \(what) has this id or begins on this line; 'usward score' lists the ids")
  }

  private mutating func isShownNow(_ document: ShownDocument<Shown>) throws(Complaint) -> Bool {
    let asked = named[document.path]
    guard let record = document.record, !asked.isEmpty else {
      if let lines = document.sourceLines { for place in asked { try place.check(lines: lines) } }
      met.formUnion(asked)
      return true
    }
    let byID = asked.filter { $0.isOf(id: document.id) }
    met.formUnion(byID)
    for place in asked where place.name == "\(record)" {
      onLines[place, default: []] += byID.isEmpty ? [document.shown] : []
    }
    return !byID.isEmpty
  }

  private var unmet: [FilePlace] { named.all.filter { !met.contains($0) } }
}
