import Reports
import Usward

/// The places in files that are to be explained, by the paths of their files.
struct NamedPlaces: Sendable {
  private var places: [String: [FilePlace]] = [:]

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

  /// What to explain of a document: all of a text or the lines that were named, and of records those that were named;
  /// `nil` for other records.
  func explanation(_ read: ReadDocument, _ pipeline: inout Pipeline) -> Explanation? {
    let asked = self[read.path]
    guard let line = read.line else {
      return Explanation(read, &pipeline, narrowed: asked.compactMap { try? $0.lines })
    }
    guard asked.isEmpty || asked.contains(where: { $0.isOf(id: read.id) || $0.name == "\(line)" }) else { return nil }
    return Explanation(read, &pipeline)
  }
}

/// Keeps track of which named places were found, and of what must wait until everything is read.
struct MetPlaces {
  private let named: NamedPlaces
  private var met: Set<FilePlace> = []
  /// Records on a line that was named: they are meant if no record has the number as its id. Empty if the record was
  /// also named by its id, and so was shown.
  private var onLines: [FilePlace: [Explanation]] = [:]

  init(of named: NamedPlaces) { self.named = named }

  /// Takes an explanation in and returns whether to show it now. Throws where a place is not a line of the text.
  mutating func take(_ explanation: Explanation) throws(Complaint) -> Bool {
    let asked = named[explanation.path]
    guard let record = explanation.record, !asked.isEmpty else {
      for place in asked { try place.check(in: explanation) }
      met.formUnion(asked)
      return true
    }
    let byID = asked.filter { $0.isOf(id: explanation.id) }
    met.formUnion(byID)
    for place in asked where place.name == "\(record)" {
      onLines[place, default: []] += byID.isEmpty ? [explanation] : []
    }
    return !byID.isEmpty
  }

  /// What remains to be shown once everything is read: the records on lines whose number was not found as an id.
  var rest: [Explanation] { unmet.flatMap { onLines[$0] ?? [] } }

  /// The first place that was not found; `nil` if all were.
  var missing: FilePlace? { unmet.first { onLines[$0] == nil } }

  private var unmet: [FilePlace] { named.all.filter { !met.contains($0) } }
}
