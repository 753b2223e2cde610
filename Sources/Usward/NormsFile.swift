import Reports
public import Scoring
public import Statistics

/// Reads norms files.
public enum NormsFile {
  /// The norms in the file at `path`.
  public static func read(_ path: String) throws(FileFault) -> Norms {
    let fields: NormsFields
    do {
      fields = try NormsFields(JSONReader.read(FileContent.bytes(path)[...]))
    } catch let fault as JSONFault {
      throw FileFault(path: path, message: "\(fault.message), at byte \(fault.offset + 1)")
    } catch let cause as FileCause {
      throw FileFault(path: path, message: cause.message)
    } catch {
      throw FileFault(path: path, message: "\(error)")
    }
    return try norms(fields, path)
  }

  private static func norms(_ fields: NormsFields, _ path: String) throws(FileFault) -> Norms {
    guard let written = fields.text("norms") else { throw FileFault(path: path, message: "is not a norms file") }
    guard written == String(NormsFormat.version) else {
      throw FileFault(
        path: path, message: "is a norms file of layout \(written); this program reads layout \(NormsFormat.version)")
    }
    guard let unit = fields.text("unit").flatMap({ NormUnit(rawValue: $0) }) else {
      throw FileFault(path: path, message: "its unit is neither author nor document")
    }
    guard let version = fields.text("version"), let digest = fields.text("lexicon_digest"),
      let units = fields.number("units"), units > 0, let documents = fields.number("documents"),
      let words = fields.number("words"), let minimum = fields.number("minimum_words")
    else {
      throw FileFault(
        path: path, message: "lacks one of version, lexicon_digest, units, documents, words, minimum_words")
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
      distributions: try distributions(fields.object("distributions"), path))
  }

  private static func distributions(_ fields: [JSONValue.Field], _ path: String) throws(FileFault) -> [NormDistribution]
  {
    var distributions: [NormDistribution] = []
    for field in fields {
      guard case .array(let items, _) = field.value else {
        throw FileFault(path: path, message: "the distribution \"\(field.name)\" is not a list")
      }
      let values = items.compactMap(number)
      guard values.count == items.count, values == values.sorted() else {
        throw FileFault(
          path: path, message: "the distribution \"\(field.name)\" is not a list of whole numbers in ascending order")
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
  /// Ends unless the norms, of the file at `path`, were counted as the figures that they are to judge: with the same lexicon
  /// and options.
  public func check(_ provenance: Provenance, path: String) throws(FileFault) {
    guard lexiconDigest == provenance.lexiconDigest else {
      throw FileFault(
        path: path,
        message: "was made with another lexicon (digest \(lexiconDigest.prefix(12)), here "
          + "\(provenance.lexiconDigest.prefix(12))): its figures do not mean the same; build it anew")
    }
    guard options == provenance.options else {
      let shown = { (options: [String]) in options.isEmpty ? "none" : options.joined(separator: " ") }
      throw FileFault(
        path: path,
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
