import Text

/// Why a gzip file cannot be unpacked completely.
package enum GzipFault: Error, Hashable, Sendable {
  /// It is cut off.
  case cutOff
  /// It is not valid, or not from some place on.
  case broken
  /// Its checksum does not match.
  case altered
  /// It unpacks to an endless line.
  case endless
}

extension GzipFault: CustomStringConvertible {
  /// The cause in plain words, to follow the name of the file.
  package var description: String {
    switch self {
    case .cutOff: "is damaged: the gzip file is cut off"
    case .broken: "is damaged: the gzip file cannot be unpacked"
    case .altered: "is damaged: what the gzip file holds does not match what was packed"
    case .endless:
      "is a gzip file that unpacks to more than \(GzipStream.largestRatio) times its size, with a line of more than "
        + "\(sized(GzipStream.longestLine))"
    }
  }
}
