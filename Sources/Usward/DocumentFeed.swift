import Extraction
package import Scoring
import Text

/// An item of a feed: a document to be read, or one that cannot be.
package enum Fed: Hashable, Sendable {
  case document(Document)
  case failed(DocumentFailure)
}

/// The documents of all sources in order, produced as they are needed: neither a tree of folders nor a stream of
/// records is ever held in memory.
package struct DocumentFeed: Sequence, IteratorProtocol {
  enum Opened {
    case folder(FolderWalk)
    case lines(LineReader, path: String)
    case rows(CSVReader, path: String)
    case mails(MailboxReader, path: String)
    case one(Fed)
  }

  private let sources: [Source]
  let options: FeedOptions
  private var nextSource = 0
  private var opened: Opened?
  /// The walk through the folder in which a file of records was found, to be resumed after the records.
  private var suspended: FolderWalk?
  /// What was passed over so far.
  var counts = FeedCounts()

  /// Makes a feed of sources.
  package init(_ sources: [Source], _ options: FeedOptions) {
    self.sources = sources
    self.options = options
  }

  /// Whether the next document can be had without waiting for a pipe.
  package var isReady: Bool {
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
  package var isOver: Bool { opened == nil && suspended == nil && nextSource == sources.count }

  /// The next document; `nil` at the end.
  package mutating func next() -> Fed? {
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

  /// The next document of the open source, which is put back where it may have more.
  private mutating func take(_ current: consuming Opened) -> Fed? {
    switch consume current {
    case .one(let fed): return fed
    case .folder(var walk):
      let found = walk.next()
      guard let found else {
        counts.add(walk.counts)
        return nil
      }
      switch found {
      case .file(let path) where mayHoldRecords(path) || isMailbox(path):
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

  /// Whether a file in a folder may hold more than one document: by the format asked for, else by its name.
  func mayHoldRecords(_ path: String) -> Bool {
    switch options.format {
    case .jsonl, .csv, .mbox: true
    case .auto: [.jsonLines, .csv, .json, .mailbox].contains(FileKind(name: path))
    case .text, .html, .markdown, .docx, .odt, .pptx, .odp, .rtf, .pdf: false
    }
  }

  /// Whether a file in a folder is to be opened as mails although its name does not say so: the files of mail programs
  /// have no ending ("Inbox"), and the first bytes rule most other files out.
  private func isMailbox(_ path: String) -> Bool {
    options.format == .auto && FileKind.hasNoEnding(path) && MailboxReader.mayBegin(path)
  }

  private mutating func line(_ lines: LineReader, _ path: String) -> Fed? {
    do throws(ReadingFault) {
      while let (given, replaced) = try lines.next(options.decoder) {
        let line = given.withoutByteOrderMark
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        let own = line.count > LineReader.longLine || options.decoder != nil ? line : Array(line)[...]
        let document = Document(
          id: placeName(path, line: lines.lineNumber), path: path,
          content: .json(own, line: lines.lineNumber, options.names),
          line: lines.lineNumber, encoding: options.decoder?.report(replacedBytes: replaced))
        opened = .lines(lines, path: path)
        return .document(document)
      }
      noteEnd(of: lines, path)
      return lines.faultAtEndOfArray.map {
        .failed(DocumentFailure(id: path, path: path, kind: .badJSON, message: $0))
      }
    } catch {
      return .failed(Self.failure(error, path, endingAt: lines.lineNumber))
    }
  }

  private mutating func row(_ given: CSVReader, _ path: String) -> Fed? {
    var rows = given
    let row: CSVReader.Row
    do throws(ReadingFault) {
      guard let next = try rows.next() else {
        noteEnd(of: rows.lines, path)
        return nil
      }
      row = next
    } catch {
      // The reader is past the faulty row, and the next may be sound.
      guard case .content = error else {
        return .failed(Self.failure(error, path, endingAt: rows.lines.lineNumber))
      }
      opened = .rows(rows, path: path)
      return .failed(Self.failure(error, path))
    }
    opened = .rows(rows, path: path)
    do throws(DocumentFailure) {
      return .document(try Record.document(row: row, header: rows.header, path: path))
    } catch {
      return .failed(error)
    }
  }

  private mutating func mail(_ given: MailboxReader, _ path: String) -> Fed? {
    var mails = given
    do throws(ReadingFault) {
      guard let mail = try mails.next() else {
        noteEnd(of: mails.lines, path)
        return nil
      }
      opened = .mails(mails, path: path)
      return .document(
        Document(id: placeName(path, line: mail.line), path: path, content: .bytes(mail.bytes), line: mail.line))
    } catch {
      return .failed(Self.failure(error, path, endingAt: mails.lines.lineNumber))
    }
  }

  /// Notes bytes that were passed over at the end of a file whose documents were all taken.
  private mutating func noteEnd(of lines: LineReader, _ path: String) {
    if lines.unpacking?.passesOverBytes == true { counts.passedOverBehindGzip.append(path) }
  }

  /// The failure of a file that is not read on after a fault, naming the last line read: what follows is lost, and
  /// nothing else would say so.
  private static func failure(_ fault: ReadingFault, _ path: String, endingAt line: Int) -> DocumentFailure {
    var failure = failure(fault, path)
    failure.message += failure.line == nil ? "; nothing below line \(line) was read" : "; nothing below it was read"
    return failure
  }

  static func failure(_ fault: ReadingFault, _ path: String) -> DocumentFailure {
    let kind: DocumentFailure.Kind
    var remedy: DocumentFailure.Remedy?
    switch fault {
    case .file(let cause): return DocumentFailure(path: path, cause: cause)
    case .content(_, _, let choice): (kind, remedy) = (.badCSV, choice)
    case .undecodable: kind = .badEncoding
    case .tooLong: kind = .tooLarge
    case .json: kind = .badJSON
    }
    let place = fault.fault(of: path)
    return DocumentFailure(
      id: placeName(path, line: place.line), path: path, kind: kind, message: place.message, line: place.line,
      remedy: remedy)
  }
}
