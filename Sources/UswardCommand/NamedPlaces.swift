import Reports
import Usward

/// The places of files that were named to be explained, by the paths of their files.
struct NamedPlaces: Sendable {
  private var places: [String: [FilePlace]] = [:]

  /// Takes the places off the paths that name some; a path named with several is read once, and one named without a place
  /// too is meant as a whole.
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

  /// Those in a file; none where all of it is meant.
  subscript(path: String) -> [FilePlace] { places[path] ?? [] }

  /// All, in the order of what was typed.
  var all: [FilePlace] { places.values.joined().sorted { $0.typed < $1.typed } }

  /// What is explained of a document: all of a text or its lines that were named, and of records those that were; `nil` for
  /// other records.
  func explanation(_ read: ReadDocument, _ pipeline: inout Pipeline) -> Explanation? {
    let asked = self[read.path]
    guard let line = read.line else {
      return Explanation(read, &pipeline, narrowed: asked.compactMap { try? $0.lines })
    }
    guard asked.isEmpty || asked.contains(where: { $0.isOf(id: read.id) || $0.name == "\(line)" }) else { return nil }
    return Explanation(read, &pipeline)
  }
}

/// Which of the named places were met, and what waits until all is read.
struct MetPlaces {
  private let named: NamedPlaces
  private var met: Set<FilePlace> = []
  /// Records on a line that was named: they are meant where no record has the line's number for its id. None where the record
  /// was named by its id too, and so was shown.
  private var onLines: [FilePlace: [Explanation]] = [:]

  init(of named: NamedPlaces) { self.named = named }

  /// Takes an explanation in; whether it is shown now. Throws where a place is no line of the text.
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

  /// What is left to be shown once all is read: the records on lines that no id was met for.
  var rest: [Explanation] { unmet.flatMap { onLines[$0] ?? [] } }

  /// The first place that nothing was found for; `nil` where there is none.
  var missing: FilePlace? { unmet.first { onLines[$0] == nil } }

  private var unmet: [FilePlace] { named.all.filter { !met.contains($0) } }
}
