import Extraction

/// The kind of a file by the ending of its name.
enum FileKind: Hashable, Sendable {
  case jsonLines, csv
  /// JSON, which may be JSON Lines.
  case json
  /// Several mails in one file.
  case mailbox
  /// Other data, which contains no documents.
  case data
  /// Pictures, archives, programs: not text.
  case binary
  /// A file that another program has to unpack first.
  case compressed(Compression)
  /// A file whose text another program extracts.
  case pdf
  /// Formats that hold text but are not read yet.
  case unsupported
  /// Anything else: the content decides.
  case text

  /// The kind of file with this name or path; for a gzip file, the kind of its content.
  init(name: String) {
    if Self.isPlainText(name.utf8Span.span) {
      self = .text
      return
    }
    if let unpacked = GzipName.unpacked(name) {
      self.init(name: unpacked)
      return
    }
    let bytes = name.utf8
    var place = bytes.endIndex
    // An ending longer than any known one need not be looked up.
    for _ in 0...Self.longestEnding {
      guard place > bytes.startIndex else { break }
      place = bytes.index(before: place)
      if bytes[place] == UInt8(ascii: "/") { break }
      guard bytes[place] == UInt8(ascii: ".") else { continue }
      let isHidden = place == bytes.startIndex || bytes[bytes.index(before: place)] == UInt8(ascii: "/")
      let ending = name[bytes.index(after: place)...].lowercased()
      self = isHidden ? .text : Self.kinds[ending] ?? .text
      return
    }
    self = .text
  }

  /// Whether a name ends like most texts in folders do, so that it need not be looked up.
  private static func isPlainText(_ name: Span<UInt8>) -> Bool {
    let start = name.count - 4
    return start > 0 && name[start] == UInt8(ascii: ".") && name[start + 1] == UInt8(ascii: "t")
      && name[start + 2] == UInt8(ascii: "x") && name[start + 3] == UInt8(ascii: "t")
  }

  /// Whether the name at the end of a path has no full stop, as is usual for the folders of mail programs.
  static func hasNoEnding(_ path: String) -> Bool {
    if let unpacked = GzipName.unpacked(path) { return hasNoEnding(unpacked) }
    let bytes = path.utf8Span.span
    var place = bytes.count
    while place > 0, bytes[place - 1] != UInt8(ascii: "/") {
      place -= 1
      if bytes[place] == UInt8(ascii: ".") { return false }
    }
    return true
  }

  /// The length in bytes of the longest known ending.
  private static let longestEnding = 8

  /// Kinds by the ending in lower case.
  private static let kinds: [String: FileKind] = {
    var kinds: [String: FileKind] = [:]
    for (kind, endings) in [
      (FileKind.jsonLines, "jsonl ndjson"), (.csv, "csv tsv"), (.json, "json"), (.mailbox, "mbox mbx"), (.pdf, "pdf"),
      (
        .data,
        "xml yml yaml toml db sqlite parquet arrow rda rds log css js py r sh swift c h ini cfg lock svg msf"
      ),
      (
        .unsupported,
        "doc dot epub ppt xlsx xls ods fods odg fodg msg pst pages key numbers"
      ),
      (
        .binary,
        "png jpg jpeg gif bmp tif tiff webp ico heic mp3 mp4 m4a m4v mov avi mkv wav ogg flac webm zip "
          + "7z rar tar tgz jar exe dll so a o dylib class pyc wasm bin iso dmg deb rpm woff woff2 ttf otf eot"
      ),
      (.compressed(.bzip2), "bz2"), (.compressed(.xz), "xz"), (.compressed(.zstd), "zst"),
    ] {
      for ending in endings.split(separator: " ") { kinds[String(ending)] = kind }
    }
    return kinds
  }()

  /// The ending by which files with such a name are counted together: ".pdf" or ".csv.gz".
  static func ending(of name: String) -> String {
    if let unpacked = GzipName.unpacked(name) {
      let ending = ending(of: unpacked)
      return ending.hasPrefix(".") ? "\(ending).gz" : ending
    }
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
    return ending.flatMap { kinds[$0] == nil ? nil : ".\($0)" } ?? "neither file nor folder"
  }

  /// Whether a walk through a folder passes such files over unless `--include` names them.
  var isPassedOver: Bool { self != .text && self != .mailbox && self != .pdf }

  /// The kind in plain words.
  var words: String {
    switch self {
    case .jsonLines, .csv, .json, .data: "data"
    case .binary: "not text"
    case .compressed(let compression): compression.words
    case .unsupported: "a format that is not read yet"
    case .pdf: PDFProgram.advice
    case .text, .mailbox: "text"
    }
  }
}

/// A file in a folder that is not read, and why.
public struct PassedOver: Hashable, Sendable {
  /// How many of them are kept in a run so that they can be named.
  static let mostKept = 5

  /// The path.
  public var path: String
  /// Why, in plain words.
  public var reason: String
}
