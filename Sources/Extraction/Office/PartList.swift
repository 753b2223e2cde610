import Text

/// The parts to which a part of an Office file leads, by their names there (`rId2`) and by what they are to it.
/// - SeeAlso: ISO/IEC 29500-2, clause 9.
struct PartList: XMLEvents {
  private var folder: [Substring]
  private var parts: [String: String] = [:]
  private var ofKinds: [String: [String]] = [:]

  private static let relationship = WordHash.hash(of: "r:Relationship".utf8)

  /// Reads where a part leads to; the part without a name is the file itself. Addresses are told from the folder of the part.
  init(of part: String, in archive: ZipArchive) throws(ExtractionError) {
    folder = part.split(separator: "/").dropLast()
    let name = part.split(separator: "/").last ?? ""
    var list = self
    try XMLStream.read(Self.joined(folder + ["_rels", "\(name).rels"]), of: archive, into: &list)
    self = list
  }

  /// The name of the first part of a kind, which is the end of the address of what it is.
  subscript(_ kind: String) -> String? { all(kind).first }

  /// The names of the parts of a kind, in order.
  func all(_ kind: String) -> [String] { ofKinds[kind] ?? [] }

  /// The name of the part that the part calls so.
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

  /// The name of the part at an address: `../notesSlides/notesSlide1.xml`.
  private func name(at address: String) -> String {
    var path = address.hasPrefix("/") ? [] : folder
    for step in address.split(separator: "/") where step != "." {
      if step != ".." { path.append(step) } else if !path.isEmpty { path.removeLast() }
    }
    return Self.joined(path)
  }

  private static func joined(_ path: [Substring]) -> String { path.joined(separator: "/") }
}
