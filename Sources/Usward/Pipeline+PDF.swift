import Extraction
import Scoring

/// Which documents are read as PDF.
public enum PDFChoice: Hashable, Sendable {
  /// Those that show that they are PDF, as nearly all do.
  case shown
  /// All of them.
  case all
  /// None, because another format is asked for.
  case none
}

/// PDF documents, whose pages another program lays out.
extension Pipeline {
  /// Whether a document that begins with these bytes is read as PDF.
  func isPDF(_ opening: some Collection<UInt8>, name: String) -> Bool {
    switch readsPDF {
    case .none: false
    case .all: true
    case .shown:
      // Readers of PDF accept some bytes before the mark; a text that merely mentions it is not a PDF.
      opening.starts(with: Self.mark) || isLate(opening, name)
    }
  }

  private func isLate(_ opening: some Collection<UInt8>, _ name: String) -> Bool {
    // Few other files have names with such an ending; all of those that do are looked at.
    guard let last = name.utf8.last, [UInt8(ascii: "f"), UInt8(ascii: "z")].contains(last | 0x20),
      FileKind(name: name) == .pdf
    else { return false }
    return opening.prefix(1_024).contains(subsequence: Self.mark)
  }

  private static let mark = Array("%PDF-".utf8)

  /// The text of a PDF.
  func extractPDF(
    _ document: Document, _ names: OwnNames, _ file: borrowing Descriptor
  ) throws(DocumentFailure) -> ExtractedText {
    let layout: [UInt8]
    do throws(PDFProgram.Fault) {
      layout = try (pdfProgram ?? .installed).layout(of: file)
    } catch {
      throw document.failure(error)
    }
    return try document.extracting { () throws(ExtractionError) in
      try extractor.extract(pageLayout: layout, names)
    }
  }
}

extension Document {
  /// The failure of a PDF that gave no pages.
  fileprivate func failure(_ fault: PDFProgram.Fault) -> DocumentFailure {
    switch fault {
    case .missing: failure(.missingProgram, PDFProgram.advice)
    case .encrypted: failure(.encrypted, "is a PDF that opens only with a password, or does not let its text be read")
    case .damaged: failure(.damaged, "is not a valid PDF: pdftotext finds no pages in it")
    case .tooSlow(let limit):
      failure(.timedOut, "is a PDF that pdftotext did not finish in \(limit.components.seconds) seconds")
    case .tooMuch: failure(.tooLarge, "is a PDF with more text than can be read as a whole, some four million words")
    case .failed(let reason): failure(.unreadable, "is a PDF, and pdftotext \(reason)")
    }
  }
}

extension Collection<UInt8> {
  fileprivate func contains(subsequence wanted: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: wanted) }
  }
}
