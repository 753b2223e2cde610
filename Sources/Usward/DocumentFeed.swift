internal import Extraction
public import Scoring

/// What a feed gives: a document to be read, or one that cannot be.
public enum Fed: Hashable, Sendable {
  case document(Document)
  case failed(DocumentFailure)
}

/// The documents of all sources, in order, as they are needed: neither a tree of folders nor a stream of records is ever
/// held in memory.
public struct DocumentFeed: Sequence, IteratorProtocol {
  private enum Opened {
    case folder(FolderWalk)
    case lines(LineReader, path: String)
    case rows(CSVReader, path: String)
    case mails(MailboxReader, path: String)
    case one(Fed)
  }

  private let sources: [Source]
  private let options: FeedOptions
  private var nextSource = 0
  private var opened: Opened?
  /// The folder in which a file of records was found: it goes on after them.
  private var suspended: FolderWalk?
  /// What was passed over so far.
  private(set) var counts = FeedCounts()

  /// Makes a feed of sources.
  public init(_ sources: [Source], _ options: FeedOptions) {
    self.sources = sources
    self.options = options
  }

  /// Whether the next document is there without waiting for a pipe.
  public var isReady: Bool {
    switch opened {
    case .lines(let lines, _)?: lines.hasLineReady
    case .rows(let rows, _)?: rows.hasRowReady
    case .mails(let mails, _)?: mails.hasMailReady
    default: true
    }
  }

  /// Whether a source is a pipe, whose documents may have to be waited for.
  var mayWait: Bool {
    sources.contains { source in
      switch source {
      case .standardInput: true
      case .path(let path): OpenFile.mayWait(path)
      }
    }
  }

  /// Whether every source was read to its end.
  public var isOver: Bool { opened == nil && suspended == nil && nextSource == sources.count }

  /// The next document; `nil` at the end.
  public mutating func next() -> Fed? {
    while true {
      if let current = opened.take(), let fed = take(current) { return fed }
      if let walk = suspended {
        suspended = nil
        opened = .folder(walk)
        continue
      }
      guard nextSource < sources.count else { return nil }
      let source = sources[nextSource]
      nextSource += 1
      opened = open(source)
    }
  }

  /// The next document of what was opened, which is opened again where it may have more.
  private mutating func take(_ current: consuming Opened) -> Fed? {
    switch consume current {
    case .one(let fed): return fed
    case .folder(var walk):
      let found = walk.next()
      guard let found else {
        counts.skipped += walk.skipped
        counts.skippedEndings.merge(walk.skippedEndings, uniquingKeysWith: +)
        counts.firstSkipped += walk.firstSkipped.prefix(PassedOver.mostKept - counts.firstSkipped.count)
        counts.linkedFolders += walk.linkedFolders
        return nil
      }
      switch found {
      case .file(let path) where mayHoldRecords(path):
        suspended = walk
        return take(open(.path(path)))
      case .file(let path):
        opened = .folder(walk)
        return .document(Document(id: path, path: path, content: .file(path: path)))
      case .failed(let failure):
        opened = .folder(walk)
        return .failed(failure)
      }
    case .lines(let lines, let path): return line(lines, path)
    case .rows(let rows, let path): return row(rows, path)
    case .mails(let mails, let path): return mail(mails, path)
    }
  }

  /// Whether a file of a folder may hold more documents than one: by the format asked for, else by its name.
  private func mayHoldRecords(_ path: String) -> Bool {
    switch options.format {
    case .jsonl, .csv: true
    case .auto: [.jsonLines, .csv, .json, .mailbox].contains(FileKind(name: path))
    case .text, .html, .markdown: false
    }
  }

  private mutating func line(_ lines: LineReader, _ path: String) -> Fed? {
    do throws(ReadingFault) {
      while let (line, replaced) = try lines.next(options.decoder) {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        let own = line.count > LineReader.longLine || options.decoder != nil ? line : Array(line)[...]
        let document = Document(
          id: "\(path):\(lines.lineNumber)", path: path, content: .json(own, line: lines.lineNumber),
          line: lines.lineNumber, encoding: options.decoder?.report(replacedBytes: replaced))
        opened = .lines(lines, path: path)
        return .document(document)
      }
      return nil
    } catch {
      return .failed(Self.failure(error, path))
    }
  }

  private mutating func row(_ given: CSVReader, _ path: String) -> Fed? {
    var rows = given
    let row: CSVReader.Row
    do throws(ReadingFault) {
      guard let next = try rows.next() else { return nil }
      row = next
    } catch {
      // The reader stands after the row that is wrong: the next may be sound.
      if case .content = error { opened = .rows(rows, path: path) }
      return .failed(Self.failure(error, path))
    }
    opened = .rows(rows, path: path)
    do throws(DocumentFailure) {
      return .document(try Record.document(row: row, header: rows.header, path: path))
    } catch {
      return .failed(error)
    }
  }

  private mutating func mail(_ mails: MailboxReader, _ path: String) -> Fed? {
    do throws(ReadingFault) {
      guard let mail = try mails.next() else { return nil }
      opened = .mails(mails, path: path)
      return .document(
        Document(id: "\(path):\(mail.line)", path: path, content: .bytes(mail.bytes), line: mail.line))
    } catch {
      return .failed(Self.failure(error, path))
    }
  }

  private mutating func open(_ source: Source) -> Opened {
    switch source {
    case .standardInput(let name):
      return read(OpenFile(), name: name, kind: FileKind(name: name), isFile: false)
    case .path(let path):
      if FolderWalk.isFolder(path) { return .folder(FolderWalk(path, options.selection)) }
      do throws(FileCause) {
        return read(try OpenFile(path), name: path, kind: FileKind(name: path), isFile: true)
      } catch {
        var failure = DocumentFailure(path: path, cause: error)
        if failure.kind == .notFound, let hint = Self.hint(pattern: path) { failure.message += hint }
        return .one(.failed(failure))
      }
    }
  }

  /// How files are named by a pattern, where what was named as a path looks like one: in quotation marks no shell fills
  /// it in.
  private static func hint(pattern path: String) -> String? {
    guard path.contains(where: { "*?".contains($0) }) else { return nil }
    let parts = path.pathParts
    let folder = parts.prefix { !$0.contains("*") && !$0.contains("?") }
    let glob = parts.dropFirst(folder.count).joined(separator: "/")
    let root = folder.isEmpty ? "." : folder == [""] ? "/" : folder.joined(separator: "/")
    return "; * and ? are filled in by the shell, outside quotation marks; or name the folder: "
      + "\(root) --include '\(glob)'"
  }

  /// Opens what was named as records or as one document.
  private mutating func read(_ file: OpenFile, name: String, kind: FileKind, isFile: Bool) -> Opened {
    let lines = LineReader(file)
    do throws(ReadingFault) {
      let mayBeNamed = mayHoldRecords(name)
      if options.format == .auto || mayBeNamed, let decoder = try wideDecoder(lines),
        try startsWithRecord(lines, decoder, orIsNamed: mayBeNamed)
      {
        let said = options.decoder == nil ? "" : ", which --encoding names"
        let message =
          "the lines of records cannot be told apart in \(decoder.name)\(said); "
          + "convert it first: iconv -f \(decoder.name) -t utf-8"
        return .one(.failed(DocumentFailure(id: name, path: name, kind: .badEncoding, message: message)))
      }
      switch (options.format, kind) {
      case (.jsonl, _), (.auto, .jsonLines): return .lines(lines, path: name)
      case (.csv, _), (.auto, .csv): return try csv(lines, name)
      case (.auto, .mailbox):
        if let mails = try MailboxReader(lines) { return .mails(mails, path: name) }
      case (.auto, _):
        if try startsWithRecord(lines) { return .lines(lines, path: name) }
        if kind == .json {
          let isArray = try lines.peek()?.withoutByteOrderMark.first { $0 > 0x20 } == UInt8(ascii: "[")
          let message =
            isArray
            ? Record.isArray : "is no JSON Lines: its first line is not an object with \"text\" or \"html\""
          return .one(.failed(DocumentFailure(id: name, path: name, kind: .unsupported, message: message)))
        }
      default: break
      }
      if !isFile, options.format == .auto,
        let form = LikeRecords.Form(try lines.opening(LikeRecords.looked), isWhole: lines.isOver(LikeRecords.looked))
      {
        counts.likeRecords.append(LikeRecords(name: name, form: form))
      }
      let content: Document.Content = isFile && file.canBeReadAgain ? .file(path: name) : try lines.stored()
      return .one(.document(Document(id: name, path: name, content: content)))
    } catch {
      return .one(.failed(Self.failure(error, name)))
    }
  }

  /// The decoder of a source in which a line end is not one byte: the caller's, or what the source shows itself, whose every
  /// other byte is zero or which begins with a byte order mark.
  private func wideDecoder(_ lines: LineReader) throws(ReadingFault) -> LineDecoder? {
    if let decoder = options.decoder { return decoder.endsLinesWithOneByte ? nil : decoder }
    guard try lines.opening(Self.markAndBrace).contains(where: { $0 == 0 || $0 >= 0xFE }) else { return nil }
    return try LineDecoder(wide: Array(lines.opening(LikeRecords.looked)))
  }

  private func csv(_ lines: LineReader, _ name: String) throws(ReadingFault) -> Opened {
    let rows = try CSVReader(
      lines, options.decoder, remedy: "save the file as CSV UTF-8, or name its encoding with --encoding")
    guard rows.header.contains(where: { ["text", "html"].contains($0.lowercased()) }) else {
      throw .content("no column is named text or html; it has \(rows.header.joined(separator: ", "))", line: 1)
    }
    return .rows(rows, path: name)
  }

  /// The bytes of the byte order mark that some programs put before UTF-8, and of an opening brace.
  private static let markAndBrace = 4

  /// Whether the first line is a JSON object with a text: then every line is a record, whatever the name.
  private func startsWithRecord(_ lines: LineReader) throws(ReadingFault) -> Bool {
    let opening = try lines.opening(Self.markAndBrace).withoutByteOrderMark
    guard opening.first == UInt8(ascii: "{"), let line = try lines.peek()?.withoutByteOrderMark else { return false }
    guard let decoder = options.decoder else { return Self.isRecord(line) }
    return try Self.isRecord(decoder.decode(line: line, number: 1).bytes[...])
  }

  /// The same of a source whose lines are not known before it is decoded, by its opening; so is one that is named as records.
  private func startsWithRecord(
    _ lines: LineReader, _ decoder: LineDecoder, orIsNamed: Bool
  ) throws(ReadingFault) -> Bool {
    if orIsNamed { return true }
    guard options.format == .auto else { return false }
    let opening = try decoder.decode(line: lines.opening(LikeRecords.looked), number: 1).bytes
    return Self.isRecord(opening.prefix { $0 != UInt8(ascii: "\n") })
  }

  private static func isRecord(_ line: ArraySlice<UInt8>) -> Bool {
    guard case .object(let fields, _)? = try? JSONReader.read(line) else { return false }
    return fields.contains { ["text", "html"].contains($0.name.lowercased()) }
  }

  private static func failure(_ fault: ReadingFault, _ path: String) -> DocumentFailure {
    let kind: DocumentFailure.Kind
    switch fault {
    case .file(let cause): return DocumentFailure(path: path, cause: cause)
    case .content: kind = .badCSV
    case .undecodable: kind = .badEncoding
    case .json: kind = .badJSON
    }
    let place = fault.fault(of: path)
    return DocumentFailure(
      id: place.line.map { "\(path):\($0)" } ?? path, path: path, kind: kind, message: place.message, line: place.line)
  }
}
