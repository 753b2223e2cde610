import Extraction
import Scoring

/// Why a file of lines, records or objects is not read on: the file itself, or what stands in it.
enum ReadingFault: Error, Hashable {
  /// The system refuses the file.
  case file(FileCause)
  /// What is wrong with what stands there, in plain words, the line, from 1, `nil` where the line is not known or there is but
  /// one, and what the caller may choose instead.
  case content(String, line: Int? = nil, remedy: DocumentFailure.Remedy? = nil)
  /// A line, from 1, that cannot be read in an encoding.
  case undecodable(encoding: String, line: Int)
  /// A line, from 1, that has more than so many bytes, or on which a field of CSV begins that has.
  case tooLong(Int, line: Int)
  /// What is no JSON.
  case json(JSONFault)

  /// The fault of the file at `path`, at a line where the fault itself names none.
  func fault(of path: String, at line: Int? = nil) -> FileFault {
    switch self {
    case .file(let cause): FileFault(path: path, message: cause.message)
    case .content(let message, let own, _): FileFault(path: path, line: own ?? line, message: message)
    case .undecodable(let encoding, let line):
      FileFault(path: path, line: line, message: "cannot be read as \(encoding)")
    case .tooLong(let most, let line):
      FileFault(
        path: path, line: line, message: "is a line, or a field in quotation marks, of more than \(sized(most))")
    case .json(let fault): FileFault(path: path, line: line, message: "\(fault.message), at byte \(fault.offset + 1)")
    }
  }

  /// Does something with a file that the system may refuse.
  static func ofFile<Result>(_ work: () throws(FileCause) -> Result) throws(ReadingFault) -> Result {
    do throws(FileCause) { return try work() } catch { throw .file(error) }
  }

  /// Reads a row, which may be wrong.
  static func ofRow<Result>(_ work: () throws(CSVRows.Fault) -> Result) throws(ReadingFault) -> Result {
    do throws(CSVRows.Fault) { return try work() } catch {
      throw .content(error.message, line: error.line, remedy: error.asksForEncoding ? .encoding : nil)
    }
  }
}
