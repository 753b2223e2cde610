import Extraction
import Scoring

/// Why a file of lines, records or objects cannot be read on: an error of the file, or of its contents.
enum ReadingFault: Error, Hashable {
  /// The system refused the file.
  case file(FileCause)
  /// What is wrong with the contents in plain words; the line, from 1, or `nil` where it is unknown or the only one;
  /// and what the caller may choose instead.
  case content(String, line: Int? = nil, remedy: DocumentFailure.Remedy? = nil)
  /// A line, from 1, that cannot be decoded in this encoding.
  case undecodable(encoding: String, line: Int)
  /// A line, from 1, that has more than so many bytes, or on which a field of CSV begins that has.
  case tooLong(Int, line: Int)
  /// Invalid JSON.
  case json(JSONFault)

  /// The fault of the file at `path`. `line` is used where the fault itself has none.
  func fault(of path: String, at line: Int? = nil) -> FileFault {
    switch self {
    case .file(let cause): FileFault(path: path, message: cause.message)
    case .content(let message, let own, _): FileFault(path: path, line: own ?? line, message: message)
    case .undecodable(let encoding, let line):
      FileFault(path: path, line: line, message: "cannot be read as \(encoding)")
    case .tooLong(let most, let line):
      FileFault(
        path: path, line: line, message: "a line, or a field in quotation marks, has more than \(sized(most))")
    case .json(let fault): FileFault(path: path, line: line, message: "\(fault.message), at byte \(fault.offset + 1)")
    }
  }

  /// Runs `work` on a file that the system may refuse.
  static func ofFile<Result>(_ work: () throws(FileCause) -> Result) throws(ReadingFault) -> Result {
    do throws(FileCause) { return try work() } catch { throw .file(error) }
  }

  /// Reads a row, which may be malformed.
  static func ofRow<Result>(_ work: () throws(CSVRows.Fault) -> Result) throws(ReadingFault) -> Result {
    do throws(CSVRows.Fault) { return try work() } catch {
      throw .content(error.message, line: error.line, remedy: error.asksForEncoding ? .encoding : nil)
    }
  }
}
