import Extraction
import Glibc
import Scoring
import Text

/// Why a file cannot be read or written: the system refuses it, or it cannot be unpacked.
package struct FileCause: Error, Hashable, Sendable {
  /// The system's error number; `EBADMSG` where a file cannot be unpacked.
  package let number: Int32
  /// Why it cannot be unpacked; `nil` where the system refuses it.
  private let gzip: GzipFault?

  /// Makes a cause from an error number of the system.
  package init(_ number: Int32) {
    self.number = number
    gzip = nil
  }

  /// Makes the cause of a file that cannot be unpacked.
  init(_ fault: GzipFault) {
    number = EBADMSG
    gzip = fault
  }

  /// Makes a cause from an error number for the file at `path`: a link may exist but lead nowhere.
  init(_ number: Int32, naming path: String) {
    var information = stat()
    let isLink =
      number == ENOENT && SystemPath.with(path, { lstat($0, &information) }) == 0
      && information.st_mode & S_IFMT == S_IFLNK
    self.init(isLink ? ENOLINK : number)
  }

  /// The cause in plain words, for a file that is to be written.
  package var messageOfWriting: String {
    switch number {
    case ENOENT: "there is no such folder"
    case EACCES, EPERM: "permission is denied"
    case EFBIG: "the file would be too large"
    case ENOSPC: systemMessage
    default: message
    }
  }

  /// The cause in plain words, for a file that is to be read.
  package var message: String {
    if let gzip { return gzip.description }
    return switch number {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission to read it is denied"
    case EISDIR: "is a folder"
    case ENOLINK: "is a symbolic link to a file that does not exist"
    case ELOOP: "is a symbolic link that leads back to itself"
    case ENOTDIR: "a part of its path is not a folder"
    case ENAMETOOLONG: "its name is too long"
    case ESTALE: "was changed or replaced while it was read"
    case EFBIG: "has more than \(sized(DocumentFormat.text.largest)), too much to read as a whole"
    case ENOSPC: "TMPDIR has no room to unpack it"
    default: systemMessage
    }
  }

  private var systemMessage: String { String(cString: strerror(number)).lowercased() }
}

extension FileCause: CustomStringConvertible {
  /// `message`.
  package var description: String { message }
}

extension FileCause {
  /// The kind of failure that this cause makes of a document.
  var kind: DocumentFailure.Kind {
    if let gzip { return gzip == .endless ? .tooLarge : .damaged }
    return switch number {
    case ENOENT, ENOLINK: .notFound
    case ELOOP: .symlinkLoop
    case EFBIG: .tooLarge
    default: .unreadable
    }
  }
}
