import Extraction
import Scoring

/// Documents that are gzip files.
extension Pipeline {
  /// A document whose file is a gzip file, with its unpacked content; `nil` for any other. Used for files whose names
  /// say so and for large ones; others show it by their bytes once they are read.
  func unpacked(
    _ document: Document, _ file: StoredFile, at path: String
  ) throws(DocumentFailure) -> Document? {
    guard file.count >= largeSize || GzipName.unpacked(path) != nil,
      try document.reading({ () throws(FileCause) in try isPacked(file) })
    else { return nil }
    return try unpacked(document) { () throws(FileCause) in try Descriptor(reading: path) }
  }

  private func isPacked(_ file: StoredFile) throws(FileCause) -> Bool {
    GzipStream.begins(try file.bytes(0..<min(file.count, GzipStream.markSize)))
  }

  /// A document that is a gzip file, which `open` opens, with its unpacked content: in memory, or in a file without a
  /// name like what comes through a pipe. The size that gzip states is not relied on: of a document that is read as a
  /// whole, no more is unpacked than shows that it is too large.
  func unpacked(_ document: Document, _ open: () throws(FileCause) -> Descriptor) throws(DocumentFailure) -> Document {
    var result = document
    result.unpacking = Unpacking()
    let file = UnpackedFile(OpenFile(try document.reading(open)))
    let opening = try document.reading { () throws(FileCause) in try file.opening() }
    let most: Int
    if isPDF(opening, name: document.path) {
      most = PDFProgram.largest
    } else {
      most = try result.extracting { () throws(ExtractionError) in
        try extractor.largest(opening: opening, name: document.path)
      }
    }
    result.content = try document.reading { () throws(FileCause) in try file.stored(behind: opening, atMost: most) }
    result.unpacking = file.unpacking
    return result
  }
}
