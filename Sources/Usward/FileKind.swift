import Extraction

/// What a file is by the end of its name.
enum FileKind: Hashable, Sendable {
  case jsonLines, csv
  /// JSON, which may be JSON Lines.
  case json
  /// Mails one below another.
  case mailbox
  /// Other data, in which there are no documents to be found.
  case data
  /// Pictures, archives, programs: no text.
  case binary
  /// What another program unpacks first.
  case compressed(Compression)
  /// Pages whose text another program gives.
  case pdf
  /// Formats that hold text but are not read yet.
  case unsupported
  /// Everything else: the content decides.
  case text

  /// The kind of the file of that name or path; of a gzip file that of what it packs.
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
    // An ending longer than any known one is none.
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

  /// Whether a name ends as those of most texts in folders do, and need not be looked up.
  private static func isPlainText(_ name: Span<UInt8>) -> Bool {
    let start = name.count - 4
    return start > 0 && name[start] == UInt8(ascii: ".") && name[start + 1] == UInt8(ascii: "t")
      && name[start + 2] == UInt8(ascii: "x") && name[start + 3] == UInt8(ascii: "t")
  }

  /// Whether the name at the end of a path has no full stop, as those of mail programs' folders have none.
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

  /// The bytes of the longest ending that is looked up: of longer ones no kind is known.
  private static let longestEnding = 8

  /// Kinds by the ending in small letters.
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
        "doc dot epub ppt xlsx xls ods msg pst pages key numbers"
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

  /// How the files of a name are called together: by its ending, ".pdf" or ".csv.gz".
  static func ending(of name: String) -> String {
    if let unpacked = GzipName.unpacked(name) {
      let ending = ending(of: unpacked)
      return ending.hasPrefix(".") ? "\(ending).gz" : ending
    }
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
    return ending.flatMap { kinds[$0] == nil ? nil : ".\($0)" } ?? "neither file nor folder"
  }

  /// Whether a walk through a folder leaves it out unless `--include` names it.
  var isPassedOver: Bool { self != .text && self != .mailbox && self != .pdf }

  /// What it is, in plain words.
  var words: String {
    switch self {
    case .jsonLines, .csv, .json, .data: "data"
    case .binary: "no text"
    case .compressed(let compression): compression.words
    case .unsupported: "a format that is not read yet"
    case .pdf: PDFProgram.advice
    case .text, .mailbox: "text"
    }
  }
}

/// A file of a folder that is not read, and why.
public struct PassedOver: Hashable, Sendable {
  /// How many of a run are kept to be named.
  static let mostKept = 5

  /// The path.
  public var path: String
  /// Why, in plain words.
  public var reason: String
}
