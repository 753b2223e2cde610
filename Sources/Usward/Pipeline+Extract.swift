import Extraction
import Scoring
import Text

/// How the content of a document becomes text.
extension Pipeline {
  /// The text of a document that is not a record, or of a record whose fields were read.
  func extract(_ document: Document) throws(DocumentFailure) -> ExtractedText {
    // A speaker who is named only by the metadata file or the path is the author all the same.
    let names = names(of: document)
    func text(
      of held: Held, named name: String, _ open: () throws(FileCause) -> Descriptor
    ) throws(DocumentFailure) -> ExtractedText {
      switch held {
      case .packed: return try extract(unpacked(document, open))
      case .pdf: return try extractPDF(document, names, document.reading(open))
      case .whole(let bytes):
        return try document.extracting { () throws(ExtractionError) in
          try extractor.extract(bytes, name: name, names)
        }
      }
    }
    var extracted: ExtractedText
    switch document.content {
    case .file(let path):
      extracted = try text(of: held(path, of: document), named: path) { () throws(FileCause) in
        try Descriptor(reading: path)
      }
    case .bytes(let bytes):
      extracted = try text(of: held(bytes, document.path, of: document), named: document.path) {
        () throws(FileCause) in try Descriptor(holding: bytes)
      }
    case .stored(let file):
      extracted = try text(of: held(file, document.path, of: document), named: document.path) {
        () throws(FileCause) in try file.opened()
      }
    case .text(let decoded, let format):
      extracted = try document.extracting { () throws(ExtractionError) in
        try extractor.extract(decoded, format: format, names)
      }
    case .extracted(let text): extracted = text
    case .json: preconditionFailure("a record is read before its text is extracted")
    }
    if let encoding = document.encoding { extracted.takeIn(encoding, of: document) }
    extracted.notes += document.unpackingNotes
    if !keepsEmpty, extracted.hasNoText { throw document.hasNoText(saying: extracted.metadata) }
    return extracted
  }

  /// What a file contains, as its first bytes tell.
  private enum Held {
    /// A gzip file, which is unpacked without reading it first.
    case packed
    /// A PDF, which another program opens.
    case pdf
    /// Anything else: all its bytes.
    case whole([UInt8])
  }

  private func held(_ bytes: [UInt8], _ name: String, of document: Document) -> Held {
    shown(by: bytes, name, of: document) ?? .whole(bytes)
  }

  /// What the file at a path contains. A file that may be too large for its format is opened again to look at its first
  /// bytes.
  private func held(_ path: String, of document: Document) throws(DocumentFailure) -> Held {
    let file = try document.reading { () throws(FileCause) in try OpenFile(path) }
    guard let size = file.size, size > DocumentFormat.html.largest, let stored = StoredFile(path) else {
      return held(try document.reading { () throws(FileCause) in try file.rest() }, path, of: document)
    }
    return try held(stored, path, of: document)
  }

  private func held(_ file: StoredFile, _ name: String, of document: Document) throws(DocumentFailure) -> Held {
    // No other format has a lower limit.
    if file.count > DocumentFormat.html.largest {
      let opening = try document.reading { () throws(FileCause) in try file.bytes(0..<OpenFile.chunkSize) }
      if let shown = shown(by: opening, name, of: document) {
        if case .pdf = shown, file.count > PDFProgram.largest {
          throw document.failure(.tooLarge, "PDF of more than \(sized(PDFProgram.largest))")
        }
        return shown
      }
      try document.extracting { () throws(ExtractionError) in
        try extractor.check(size: file.count, opening: opening, name: name)
      }
    }
    return held(try document.reading { () throws(FileCause) in try file.bytes() }, name, of: document)
  }

  /// Whether its first bytes show that a file's text has to be extracted by other means; `nil` otherwise.
  private func shown(by opening: [UInt8], _ name: String, of document: Document) -> Held? {
    if document.unpacking == nil, GzipStream.begins(opening) { return .packed }
    return isPDF(opening, name: name) ? .pdf : nil
  }
}

extension ExtractedText {
  /// Takes in how the record of a document was decoded. One that was extracted earlier keeps the encoding of its own
  /// file.
  fileprivate mutating func takeIn(_ record: EncodingReport, of document: Document) {
    if let note = record.noteOfReplaced { notes.append(note) }
    encoding.replacedBytes += record.replacedBytes
    if case .extracted = document.content { return }
    (encoding.name, encoding.basis) = (record.name, record.basis)
  }
}
