import Extraction
import Glibc
import Scoring
import Text

/// Why the system refuses a file.
package struct FileCause: Error, Hashable, Sendable {
  /// The system's number for the cause.
  package var number: Int32

  /// Makes a cause of the system's number.
  package init(_ number: Int32) {
    self.number = number
  }

  /// Makes a cause of the system's number for a file at `path`: a link that is there itself may lead to nothing.
  init(_ number: Int32, naming path: String) {
    var information = stat()
    let isLink =
      number == ENOENT && SystemPath.with(path, { lstat($0, &information) }) == 0
      && information.st_mode & S_IFMT == S_IFLNK
    self.number = isLink ? ENOLINK : number
  }

  /// The cause in plain words, of a file that is to be written.
  package var messageOfWriting: String {
    switch number {
    case ENOENT: "there is no such folder"
    case EACCES, EPERM: "permission is denied"
    case EFBIG: "the file would be too large"
    default: message
    }
  }

  /// The cause in plain words, of a file that is to be read.
  package var message: String {
    switch number {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission to read it is denied"
    case EISDIR: "is a folder"
    case ENOLINK: "is a symbolic link to a file that is not there"
    case ELOOP: "is a symbolic link that leads back to itself"
    case ENOTDIR: "a part of its path is not a folder"
    case ENAMETOOLONG: "its name is too long"
    case EFBIG: "has more than \(sized(DocumentFormat.text.largest)), too much to be read as a whole"
    default: String(cString: strerror(number)).lowercased()
    }
  }
}

extension FileCause: CustomStringConvertible {
  /// `message`.
  package var description: String { message }
}

extension FileCause {
  /// The kind of failure that the cause makes of a document.
  var kind: DocumentFailure.Kind {
    switch number {
    case ENOENT, ENOLINK: .notFound
    case ELOOP: .symlinkLoop
    case EFBIG: .tooLarge
    default: .unreadable
    }
  }
}
