import CDirectory
import Glibc
import Scoring

/// The files of a folder and of the folders in it, in the byte order of their paths.
///
/// Hidden and ignored files, data files and files without text are passed over and counted. Symbolic links to files are
/// read. Links to folders are not followed, so that no file is read twice; a link to a folder that contains it is
/// reported. Memory grows with the largest folder and not with the tree.
struct FolderWalk: Sequence, IteratorProtocol {
  /// An item that the walk finds.
  enum Found: Hashable, Sendable {
    case file(path: String)
    case failed(DocumentFailure)
  }

  private struct Level {
    var path: String
    var relativePath: String
    var identity: FileIdentity
    var rules: [(prefix: String, rules: IgnoreRules)]
    var entries: [FolderEntry]
    private var next = 0

    init(path: String, relativePath: String, identity: FileIdentity, rules: [(prefix: String, rules: IgnoreRules)]) {
      self.path = path
      self.relativePath = relativePath
      self.identity = identity
      self.rules = rules
      entries = []
    }

    /// The next entry; `nil` at the end.
    mutating func takeEntry() -> FolderEntry? {
      guard next < entries.count else { return nil }
      next += 1
      return entries[next - 1]
    }

    /// The path of the entry with this name.
    func path(of name: String) -> String { (path == "/" ? path : path + "/") + name }

    /// Its path below the folder that was named.
    func relativePath(of name: String) -> String { relativePath.isEmpty ? name : "\(relativePath)/\(name)" }
  }

  private let selection: FileSelection
  private var levels: [Level] = []
  private var failedRoot: DocumentFailure?
  /// What was passed over so far.
  private(set) var counts = FeedCounts()
  /// Where the files of the folder now entered begin in `counts.firstSkipped`.
  private var firstOfFolder = 0

  /// Walks through the folder at `path`.
  init(_ path: String, _ selection: FileSelection) {
    self.selection = selection
    var root = path
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    var information = stat()
    guard SystemPath.with(root, { stat($0, &information) }) == 0 else {
      failedRoot = DocumentFailure(path: root, cause: FileCause(errno))
      return
    }
    failedRoot = open(root, relativePath: "", identity: FileIdentity(information), rules: [])
  }

  /// Whether there is a folder at `path`.
  static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return SystemPath.with(path) { stat($0, &information) } == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  mutating func next() -> Found? {
    if let failure = failedRoot {
      failedRoot = nil
      return .failed(failure)
    }
    while let last = levels.indices.last {
      guard let entry = levels[last].takeEntry() else {
        levels.removeLast()
        continue
      }
      let path = levels[last].path(of: entry.name)
      switch entry.kind {
      case .file: return .file(path: path)
      case .failed(let failure): return .failed(failure)
      case .folder(let identity):
        let level = levels[last]
        let failure = open(
          path, relativePath: level.relativePath(of: entry.name), identity: identity, rules: level.rules)
        if let failure { return .failed(failure) }
      }
    }
    return nil
  }

  /// Enters a folder. Returns a failure when it, or its ignore file, cannot be read.
  private mutating func open(
    _ path: String, relativePath: String, identity: FileIdentity, rules: [(prefix: String, rules: IgnoreRules)]
  ) -> DocumentFailure? {
    var level = Level(path: path, relativePath: relativePath, identity: identity, rules: rules)
    let names: [(name: String, type: Int32)]
    do throws(FileCause) { names = try Self.names(in: path) } catch { return DocumentFailure(path: path, cause: error) }
    for name in [".gitignore", ".uswardignore"] where names.contains(where: { $0.name == name }) {
      do throws(FileCause) {
        let text = String(decoding: try OpenFile(level.path(of: name)).rest(), as: UTF8.self)
        level.rules.append((relativePath.isEmpty ? "" : "\(relativePath)/", IgnoreRules(text)))
      } catch {
        // A folder with the name of an ignore file has no effect, nor does one in git; nor does a file that is gone by
        // now.
        if [EISDIR, ENOENT].contains(error.number) { continue }
        return DocumentFailure(
          id: path, path: path, kind: .unreadable,
          message: "is not read, because its \(name), which says what to skip, cannot be read (\(error.message))")
      }
    }
    level.entries.reserveCapacity(names.count)
    firstOfFolder = counts.firstSkipped.count
    for (name, type) in names where !Self.isHidden(name) {
      if let entry = entry(name, type, in: level) { level.entries.append(entry) }
    }
    level.entries.sortByName()
    levels.append(level)
    return nil
  }

  /// Whether a name is that of a hidden file, or of a lock file that Word keeps beside an open document
  /// (`~$memo.docx`): it contains only who opened it, and other systems hide it.
  private static func isHidden(_ name: String) -> Bool {
    switch name.utf8.first {
    case UInt8(ascii: "."): true
    case UInt8(ascii: "~"): name.hasPrefix("~$")
    default: false
    }
  }

  /// The names in a folder, with the type that the folder gives for each (`DT_REG` …).
  private static func names(in path: String) throws(FileCause) -> [(name: String, type: Int32)] {
    guard let folder = SystemPath.with(path, { opendir($0) }) else { throw FileCause(errno) }
    defer { closedir(folder) }
    var names: [(name: String, type: Int32)] = []
    while true {
      // `readdir` does not set it at the end, so that the error of an earlier call would be taken for a failure.
      errno = 0
      guard let entry = readdir(folder) else {
        // Saved before closing the folder, which sets it again.
        let number = errno
        if number != 0 { throw FileCause(number) }
        return names
      }
      names.append((SystemPath.written(usward_entry_name(entry)), Int32(entry.pointee.d_type)))
    }
  }

  /// The entry with this name; `nil` when it is not read.
  private mutating func entry(_ name: String, _ type: Int32, in level: Level) -> FolderEntry? {
    if type == DT_REG, level.rules.isEmpty, selection.isDefault, name.utf8.first != UInt8(ascii: "_") {
      // A plain file whose name alone decides needs no further query.
      let kind = FileKind(name: name)
      if kind == .pdf, passOver(pdf: name, in: level) { return nil }
      if !kind.isPassedOver { return FolderEntry(name: name, kind: .file) }
      passOver(name, in: level, kind.words)
      return nil
    }
    let (path, relativePath) = (level.path(of: name), level.relativePath(of: name))
    var information = stat()
    var cause: FileCause?
    if SystemPath.with(path, { lstat($0, &information) }) != 0 { cause = FileCause(errno) }
    let isLink = cause == nil && information.st_mode & S_IFMT == S_IFLNK
    if isLink, SystemPath.with(path, { stat($0, &information) }) != 0 { cause = FileCause(errno, naming: path) }
    let type = cause == nil ? information.st_mode & S_IFMT : S_IFREG
    let isFolder = type == S_IFDIR
    if selection.exclude.contains(where: { $0.matches(name: name, relativePath: relativePath) }) { return nil }
    if isIgnored(name, relativePath, isFolder, level.rules) { return nil }
    if isFolder, isLink { return linkedFolder(name, path, FileIdentity(information), in: level) }
    if isFolder { return FolderEntry(name: name, kind: .folder(FileIdentity(information))) }
    let isWanted =
      selection.include.isEmpty
      ? !FileKind(name: name).isPassedOver
      : selection.include.contains { $0.matches(name: name, relativePath: relativePath) }
    // The empty "_SUCCESS", by which a program marks that it is done, holds nothing else.
    if type == S_IFREG, name.utf8.first == UInt8(ascii: "_"), information.st_size == 0 { return nil }
    guard isWanted, type == S_IFREG else {
      let reason = selection.include.isEmpty ? FileKind(name: name).words : "name does not match"
      passOver(name, in: level, isWanted ? "neither file nor folder" : reason)
      return nil
    }
    if FileKind(name: name) == .pdf, passOver(pdf: name, in: level) { return nil }
    guard let cause else { return FolderEntry(name: name, kind: .file) }
    return FolderEntry(name: name, kind: .failed(DocumentFailure(path: path, cause: cause)))
  }

  /// Counts a PDF where it is not read, and returns whether it is not. A missing program is reported once and not as
  /// the failure of each file.
  private mutating func passOver(pdf name: String, in level: Level) -> Bool {
    if !selection.readsPDF {
      passOver(name, in: level, "format does not match")
      return true
    }
    if PDFProgram.installed.path != nil { return false }
    passOver(name, in: level, PDFProgram.advice, isNamedByEnding: false)
    counts.unreadPDFs += 1
    return true
  }

  /// Counts a file that is not read. Folders list their names in no particular order.
  private mutating func passOver(
    _ name: String, in level: Level, _ reason: String, isNamedByEnding: Bool = true
  ) {
    counts.skipped += 1
    if selection.include.isEmpty, isNamedByEnding { counts.skippedEndings[FileKind.ending(of: name), default: 0] += 1 }
    guard firstOfFolder < PassedOver.mostKept else { return }
    let path = level.path(of: name)
    let place = counts.firstSkipped[firstOfFolder...].firstIndex { path < $0.path } ?? counts.firstSkipped.count
    guard place < PassedOver.mostKept else { return }
    counts.firstSkipped.insert(PassedOver(path: path, reason: reason), at: place)
    if counts.firstSkipped.count > PassedOver.mostKept { counts.firstSkipped.removeLast() }
  }

  /// Handles a link to a folder: one that leads back to a folder containing it is a failure, others are only counted.
  private mutating func linkedFolder(_ name: String, _ path: String, _ identity: FileIdentity, in level: Level)
    -> FolderEntry?
  {
    guard let ancestor = (levels + [level]).first(where: { $0.identity == identity }) else {
      counts.linkedFolders += 1
      return nil
    }
    let message = "is a symbolic link that leads back to \(ancestor.path), which contains it; not followed"
    return FolderEntry(
      name: name,
      kind: .failed(DocumentFailure(id: path, path: path, kind: .symlinkLoop, message: message)))
  }

  private func isIgnored(
    _ name: String, _ relativePath: String, _ isFolder: Bool, _ rules: [(prefix: String, rules: IgnoreRules)]
  ) -> Bool {
    for (prefix, rules) in rules.reversed() {
      // By bytes: a name that begins with a combining mark forms one character with the slash before it.
      let below = String(decoding: relativePath.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
      if let ignores = rules.ignores(name: name, relativePath: below, isFolder: isFolder) { return ignores }
    }
    return false
  }
}
