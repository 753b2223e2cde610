import Extraction
import Reports
import Scoring

/// Finds out what a source is: a folder, records, mails, or one document.
extension DocumentFeed {
  mutating func open(_ source: Source) -> Opened {
    switch source {
    case .standardInput(let name):
      return read(OpenFile(), name: name, kind: FileKind(name: name), isFile: false)
    case .path(let path):
      if FolderWalk.isFolder(path) { return .folder(FolderWalk(path, options.selection)) }
      do throws(FileCause) {
        return read(try OpenFile(path), name: path, kind: FileKind(name: path), isFile: true)
      } catch {
        return .one(.failed(DocumentFailure(path: path, cause: error)))
      }
    }
  }

  /// Opens a named source, as records or as one document.
  private mutating func read(_ file: OpenFile, name: String, kind: FileKind, isFile: Bool) -> Opened {
    let lines = LineReader(file)
    let isReadAgain = isFile && file.canBeReadAgain
    do throws(ReadingFault) {
      if let failure = try failureOfWideRecords(lines, name) { return .one(.failed(failure)) }
      switch (options.format, kind) {
      case (.jsonl, _), (.auto, .jsonLines):
        if try !lines.openArray() { try lines.findLineEndOfJSON() }
        return .lines(lines, path: name)
      case (.csv, _), (.auto, .csv): return try csv(lines, name)
      case (.mbox, _):
        guard let mails = try MailboxReader(lines, isKnown: true) else { return .one(.failed(Self.isNoMailbox(name))) }
        return .mails(mails, path: name)
      case (.auto, _):
        if let opened = try byContent(lines, name, kind, isReadAgain: isReadAgain) { return opened }
        if let form = LikeRecords.Form(try lines.opening(LikeRecords.looked), isWhole: lines.isOver(LikeRecords.looked))
        {
          counts.likeRecords.append(LikeRecords(name: name, form: form))
        }
      default: break
      }
      let content: Document.Content = isReadAgain ? .file(path: name) : try lines.stored()
      var document = Document(id: name, path: name, content: content)
      // A file that is read again is also unpacked again.
      if !isReadAgain { document.unpacking = lines.unpacking }
      return .one(.document(document))
    } catch {
      return .one(.failed(Self.failure(error, name)))
    }
  }

  /// The bytes that a tally begins with.
  private static let markOfTally = Array("{\"\(TallyLines.key)\":".utf8)

  /// Opens what by its content is records or mails, or JSON that is neither; `nil` for one document.
  private func byContent(
    _ lines: LineReader, _ name: String, _ kind: FileKind, isReadAgain: Bool
  ) throws(ReadingFault) -> Opened? {
    if try startsWithRecord(lines) { return .lines(lines, path: name) }
    if try opensRecords(lines) { return .lines(lines, path: name) }
    if try lines.opening(Self.markOfTally.count).elementsEqual(Self.markOfTally) {
      return .one(
        .failed(
          DocumentFailure(
            id: name, path: name, kind: .unsupported, message: "is a tally, not a text; compare it",
            remedy: .comparison)))
    }
    if var mails = try MailboxReader(lines, isKnown: kind == .mailbox) {
      // A mail that was saved alone is a document like any other.
      let isMail = isReadAgain && kind != .mailbox ? try mails.holdsOneMail() : false
      if !isMail { return .mails(mails, path: name) }
    }
    guard kind == .json else { return nil }
    // Data written in parts may have parts that are empty.
    if try lines.opening(1).isEmpty { return .lines(lines, path: name) }
    let line = try lines.peek() ?? []
    let first = Array(line.withoutByteOrderMark.lazy.filter { $0 > 0x20 }.prefix(2))
    // An empty array is the answer to a query that found nothing.
    if first.elementsEqual("[]".utf8), try lines.openArray() { return .lines(lines, path: name) }
    let message =
      first.first == UInt8(ascii: "[")
      ? "is a JSON array whose first element is not an object with \"text\" or \"html\"; name the field that holds the text"
      : first == [UInt8(ascii: "{")]
        ? "is JSON with objects on several lines; write one object per line (jq -c .)"
        : "is not JSON Lines: its first line is not an object with \"text\" or \"html\"; "
          + "name the field that holds the text, and the format"
    let isOther = first != [UInt8(ascii: "{")]
    return .one(
      .failed(
        DocumentFailure(
          id: name, path: name, kind: .unsupported, message: message, remedy: isOther ? .textFieldOfLines : nil)))
  }

  /// The failure of records in an encoding whose line ends are wider than one byte; `nil` for anything else.
  private func failureOfWideRecords(_ lines: LineReader, _ name: String) throws(ReadingFault) -> DocumentFailure? {
    let mayBeNamed = mayHoldRecords(name)
    guard options.format == .auto || mayBeNamed, let decoder = try wideDecoder(lines),
      mayBeNamed ? true : try startsWithRecord(lines, decoder)
    else { return nil }
    let said = options.decoder == nil ? "" : ", which was named"
    return DocumentFailure(
      id: name, path: name, kind: .badEncoding,
      message: "the lines of records cannot be told apart in \(decoder.name)\(said); "
        + "convert it first: iconv -f \(decoder.name) -t utf-8")
  }

  /// The failure of a file that was to be read as a mailbox and is none.
  private static func isNoMailbox(_ name: String) -> DocumentFailure {
    DocumentFailure(
      id: name, path: name, kind: .unsupported,
      message: "is not a mailbox: its first line that is not empty is not \"From \", a sender and a date")
  }

  /// The decoder of a source whose line ends are wider than one byte: the caller's, or the one that the source itself
  /// calls for, by zeros in every other byte or a byte order mark.
  private func wideDecoder(_ lines: LineReader) throws(ReadingFault) -> LineDecoder? {
    if let decoder = options.decoder { return decoder.endsLinesWithOneByte ? nil : decoder }
    guard try lines.opening(Self.markAndBrace).contains(where: { $0 == 0 || $0 >= 0xFE }) else { return nil }
    return try LineDecoder(wide: Array(lines.opening(LikeRecords.looked)))
  }

  private func csv(_ lines: LineReader, _ name: String) throws(ReadingFault) -> Opened {
    var rows = try CSVReader(lines, options.decoder, encodingCanBeNamed: true)
    do throws(ChoiceFault) { try rows.rename(options.names) } catch { throw .content(error.message, line: 1) }
    guard rows.header.contains(where: { Record.contentNames.contains($0.lowercased()) }) else {
      let undivided = rows.header.count == 1 ? " (a comma, semicolon or tab would separate columns)" : ""
      throw .content(
        "no column is named text or html; there are \(FieldNames.list(rows.header))\(undivided); name the one that holds "
          + "the text",
        line: 1, remedy: .textField)
    }
    return .rows(rows, path: name)
  }

  /// The number of bytes of an opening brace after the byte order mark that some programs put before UTF-8.
  private static let markAndBrace = 4

  /// Whether the first line is a JSON object with a text: then every line is a record, whatever the name. Where the first
  /// record is broken, or stands below empty lines, the lines below it decide.
  private func startsWithRecord(_ lines: LineReader) throws(ReadingFault) -> Bool {
    let opening = try lines.opening(Self.markAndBrace).withoutByteOrderMark
    guard let first = opening.first, first <= 0x20 || first == UInt8(ascii: "{") else { return false }
    try lines.findLineEndOfJSON()
    if first > 0x20, let line = try lines.peek()?.withoutByteOrderMark, try isRecord(line, options.decoder) {
      return true
    }
    return try soonHasRecords(lines)
  }

  /// Whether at least half of the lines down to one of the first are records, where the text begins with an object: a broken
  /// first record does not turn a file of thousands into one text. An object written over several lines is no file of
  /// records, even if one of its lines looks like a record.
  private func soonHasRecords(_ lines: LineReader) throws(ReadingFault) -> Bool {
    let opening = try lines.opening(LikeRecords.looked).withoutByteOrderMark
    guard opening.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
    var shown = opening.split(separator: lines.lineEnd, omittingEmptySubsequences: false)
    // The last line may go on beyond what was looked at.
    if !lines.isOver(LikeRecords.looked) { shown.removeLast() }
    var balance = 0
    for line in shown where line.contains(where: { $0 > 0x20 }) {
      balance += try isRecord(line, options.decoder) ? 1 : -1
      if balance >= 0 { return true }
    }
    return false
  }

  /// Whether it is a JSON array whose first element is an object with a text: then every element is a record, and elements are
  /// read as lines are.
  private func opensRecords(_ lines: LineReader) throws(ReadingFault) -> Bool {
    guard options.decoder == nil, let first = try lines.firstElement(Self.longestFirst), isRecord(first) else {
      return false
    }
    return try lines.openArray()
  }

  /// The most bytes of an array's first element that are looked at.
  private static let longestFirst = 1_024 * 1_024

  /// The same for a source whose lines are not known before it is decoded, judged by its opening.
  private func startsWithRecord(_ lines: LineReader, _ decoder: LineDecoder) throws(ReadingFault) -> Bool {
    let opening = try decoder.decode(line: lines.opening(LikeRecords.looked), number: 1).bytes
    return isRecord(opening.prefix { $0 != UInt8(ascii: "\n") })
  }

  private func isRecord(_ line: ArraySlice<UInt8>, _ decoder: LineDecoder?) throws(ReadingFault) -> Bool {
    guard let decoder else { return isRecord(line) }
    return try isRecord(decoder.decode(line: line, number: 1).bytes[...])
  }

  private func isRecord(_ line: ArraySlice<UInt8>) -> Bool {
    guard case .object(let fields, _)? = try? JSONReader.read(line) else { return false }
    return options.names.renamed(fields).contains { Record.contentNames.contains($0.name.lowercased()) }
  }
}
