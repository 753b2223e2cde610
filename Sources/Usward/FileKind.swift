/// What a file is by the end of its name.
enum FileKind: Hashable, Sendable {
  case jsonLines, csv
  /// JSON, which may be JSON Lines.
  case json
  /// Other data, in which there are no documents to be found.
  case data
  /// Pictures, archives, programs: no text.
  case binary
  /// Formats that hold text but are not read yet.
  case unsupported
  /// Everything else: the content decides.
  case text

  /// The kind of the file of that name or path.
  init(name: String) {
    let base = name.split(separator: "/").last ?? ""
    guard let dot = base.lastIndex(of: "."), dot != base.startIndex else {
      self = .text
      return
    }
    switch base[base.index(after: dot)...].lowercased() {
    case "jsonl", "ndjson": self = .jsonLines
    case "csv", "tsv": self = .csv
    case "json": self = .json
    case "xml", "yml", "yaml", "toml", "db", "sqlite", "parquet", "arrow", "rda", "rds", "log", "css", "js",
      "py", "r", "sh", "swift", "c", "h", "ini", "cfg", "lock", "svg":
      self = .data
    case "pdf", "docx", "doc", "odt", "rtf", "epub", "pptx", "ppt", "odp", "xlsx", "xls", "ods", "msg", "pst",
      "pages", "key", "numbers":
      self = .unsupported
    case "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "ico", "heic", "mp3", "mp4", "m4a", "m4v", "mov",
      "avi", "mkv", "wav", "ogg", "flac", "webm", "zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar", "jar",
      "exe", "dll", "so", "a", "o", "dylib", "class", "pyc", "wasm", "bin", "iso", "dmg", "deb", "rpm", "woff", "woff2",
      "ttf", "otf", "eot":
      self = .binary
    default: self = .text
    }
  }

  /// Whether a walk through a folder leaves it out unless `--include` names it.
  var isPassedOver: Bool { self != .text }
}
