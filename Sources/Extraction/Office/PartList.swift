import Text

/// The parts that a part of an Office file refers to, by their names there (`rId2`) and by their type.
/// - SeeAlso: ISO/IEC 29500-2, clause 9.
struct PartList: XMLEvents {
  private var folder: [Substring]
  private var parts: [String: String] = [:]
  private var ofKinds: [String: [String]] = [:]

  private static let relationship = WordHash.hash(of: "r:Relationship".utf8)

  /// Reads the references of a part; the empty name is the file itself. Addresses are relative to the part's folder.
  init(of part: String, in archive: ZipArchive) throws(ExtractionError) {
    folder = part.split(separator: "/").dropLast()
    let name = part.split(separator: "/").last ?? ""
    var list = self
    try XMLStream.read(Self.joined(folder + ["_rels", "\(name).rels"]), of: archive, into: &list)
    self = list
  }

  /// The name of the first part of a type, given by the end of the type's address.
  subscript(_ kind: String) -> String? { all(kind).first }

  /// The names of the parts of a type, in order.
  func all(_ kind: String) -> [String] { ofKinds[kind] ?? [] }

  /// The name of the part that the part calls by this id.
  func part(_ id: String) -> String? { parts[id] }

  mutating func start(_ element: XMLElement) {
    guard element.name == Self.relationship, element.value("TargetMode") != "External",
      let kind = element.value("Type")?.split(separator: "/").last, let target = element.value("Target")
    else { return }
    let name = name(at: target)
    ofKinds[String(kind), default: []].append(name)
    if let id = element.value("Id"), parts[id] == nil { parts[id] = name }
  }

  mutating func end() {}
  mutating func text(_ bytes: Span<UInt8>) {}

  /// The name of the part at a relative address: `../notesSlides/notesSlide1.xml`.
  private func name(at address: String) -> String {
    var path = address.hasPrefix("/") ? [] : folder
    for step in address.split(separator: "/") where step != "." {
      if step != ".." { path.append(step) } else if !path.isEmpty { path.removeLast() }
    }
    return Self.joined(path)
  }

  private static func joined(_ path: [Substring]) -> String { path.joined(separator: "/") }
}
