public import Scoring
public import Statistics

/// Why norms cannot be used.
public struct NormsFault: Error, Hashable, Sendable {
  /// The cause in plain words.
  public var message: String
}

/// Reads norms files.
public enum NormsFile {
  /// The layout that is read.
  private static let layout = "1"

  /// The norms in the file at `path`.
  public static func read(_ path: String) throws(NormsFault) -> Norms {
    do {
      return try norms(FileContent.bytes(path))
    } catch let fault as NormsFault {
      throw fault
    } catch let cause as FileCause {
      throw NormsFault(message: cause.message)
    } catch {
      throw NormsFault(message: "\(error)")
    }
  }

  /// The norms in the bytes of a file.
  public static func norms(_ bytes: [UInt8]) throws(NormsFault) -> Norms {
    let fields: NormsFields
    do throws(JSONFault) {
      fields = try NormsFields(JSONReader.read(bytes[...]))
    } catch {
      throw NormsFault(message: "\(error.message), at byte \(error.offset + 1)")
    }
    guard let written = fields.text("norms") else { throw NormsFault(message: "is not a norms file") }
    guard written == layout else {
      throw NormsFault(message: "is a norms file of layout \(written); this program reads layout \(layout)")
    }
    guard let unit = fields.text("unit").flatMap({ NormUnit(rawValue: $0) }) else {
      throw NormsFault(message: "its unit is neither author nor document")
    }
    guard let version = fields.text("version"), let digest = fields.text("lexicon_digest"),
      let units = fields.number("units"), units > 0, let documents = fields.number("documents"),
      let words = fields.number("words"), let minimum = fields.number("minimum_words")
    else {
      throw NormsFault(message: "lacks one of version, lexicon_digest, units, documents, words, minimum_words")
    }
    let genres = fields.object("genres").compactMap { field in
      Self.number(field.value).map { Norms.Genre(name: field.name, words: $0) }
    }
    let first = fields.text("first_date")
    let last = fields.text("last_date")
    let dates = first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } }
    return Norms(
      version: version, lexiconDigest: digest, options: fields.list("options").compactMap(\.text), unit: unit,
      units: units, documents: documents, words: words, minimumWords: minimum, genres: genres, dates: dates,
      distributions: try distributions(fields.object("distributions")))
  }

  private static func distributions(_ fields: [JSONValue.Field]) throws(NormsFault) -> [NormDistribution] {
    var distributions: [NormDistribution] = []
    for field in fields {
      guard case .array(let items, _) = field.value else {
        throw NormsFault(message: "the distribution \"\(field.name)\" is not a list")
      }
      let values = items.compactMap(number)
      guard values.count == items.count, values == values.sorted() else {
        throw NormsFault(
          message: "the distribution \"\(field.name)\" is not a list of whole numbers in ascending order")
      }
      distributions.append(NormDistribution(name: field.name, values: values))
    }
    return distributions
  }

  fileprivate static func number(_ value: JSONValue) -> Int? {
    if case .literal(let text) = value { Int(text) } else { nil }
  }
}

extension Norms {
  /// Ends unless the norms were counted as the figures that they are to judge: with the same lexicon and options.
  public func check(_ provenance: Provenance) throws(NormsFault) {
    guard lexiconDigest == provenance.lexiconDigest else {
      throw NormsFault(
        message: "was made with another lexicon (digest \(lexiconDigest.prefix(12)), here "
          + "\(provenance.lexiconDigest.prefix(12))): its figures do not mean the same; build it anew")
    }
    guard options == provenance.options else {
      let shown = { (options: [String]) in options.isEmpty ? "none" : options.joined(separator: " ") }
      throw NormsFault(
        message: "was made with other options (\(shown(options)), here \(shown(provenance.options))): build it anew")
    }
  }
}

/// The fields of the object that a norms file is.
private struct NormsFields {
  private let fields: [JSONValue.Field]

  init(_ value: JSONValue) {
    if case .object(let fields, _) = value { self.fields = fields } else { fields = [] }
  }

  func text(_ name: String) -> String? { value(name)?.text }
  func number(_ name: String) -> Int? { value(name).flatMap(NormsFile.number) }
  func list(_ name: String) -> [JSONValue] {
    if case .array(let items, _)? = value(name) { items } else { [] }
  }
  func object(_ name: String) -> [JSONValue.Field] {
    if case .object(let fields, _)? = value(name) { fields } else { [] }
  }
  private func value(_ name: String) -> JSONValue? { fields.first { $0.name == name }?.value }
}
