import Text

/// Why a gzip file is not unpacked to its end.
package enum GzipFault: Error, Hashable, Sendable {
  /// It ends before what it holds does.
  case cutOff
  /// It is none that can be unpacked, or not from a place on.
  case broken
  /// Its check says that what was unpacked is not what was packed.
  case altered
  /// It unpacks to a line without end.
  case endless
}

extension GzipFault: CustomStringConvertible {
  /// The cause in plain words, to stand behind the name of the file.
  package var description: String {
    switch self {
    case .cutOff: "is damaged: the gzip file is cut off"
    case .broken: "is damaged: the gzip file cannot be unpacked"
    case .altered: "is damaged: what the gzip file holds is not as it was packed"
    case .endless:
      "is a gzip file that unpacks to more than \(GzipStream.largestRatio) times its size, with a line of more than "
        + "\(sized(GzipStream.longestLine))"
    }
  }
}
