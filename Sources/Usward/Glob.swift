/// A pattern for names and paths: `*` and `?` within a name, `**` across folders, `[a-z]` and `[!a-z]` for one
/// character.
struct Glob: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    case anyScalar
    case anyInName
    case anyPath
    /// `**/`: nothing, or folders with their slashes.
    case anyFolders
    case oneOf([ClosedRange<UInt32>], negated: Bool)

    /// Whether it stands for a single character, and that may be this one.
    func stands(for scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .scalar(let wanted): scalar == wanted
      case .anyScalar: scalar != "/"
      case .oneOf(let ranges, let negated):
        scalar != "/" && ranges.contains { $0.contains(scalar.value) } != negated
      case .anyInName, .anyPath, .anyFolders: false
      }
    }
  }

  private let parts: [Part]
  /// Whether a bracket is opened and never closed.
  let hasOpenBracket: Bool

  /// Reads a pattern. Every text is a pattern: a bracket that is never closed stands for itself.
  init(_ pattern: String) {
    let scalars = Array(pattern.unicodeScalars)
    var parts: [Part] = []
    var hasOpenBracket = false
    var place = 0
    while place < scalars.count {
      switch scalars[place] {
      case "*" where place + 1 < scalars.count && scalars[place + 1] == "*":
        place += 2
        if place < scalars.count, scalars[place] == "/" {
          place += 1
          parts.append(.anyFolders)
        } else {
          parts.append(.anyPath)
        }
        continue
      case "*": parts.append(.anyInName)
      case "?": parts.append(.anyScalar)
      case "[":
        if let (part, end) = Self.bracket(scalars, from: place + 1) {
          parts.append(part)
          place = end
        } else {
          parts.append(.scalar("["))
          hasOpenBracket = true
        }
      case "\\" where place + 1 < scalars.count:
        place += 1
        parts.append(.scalar(scalars[place]))
      default: parts.append(.scalar(scalars[place]))
      }
      place += 1
    }
    self.parts = parts
    self.hasOpenBracket = hasOpenBracket
  }

  /// Whether the pattern matches the whole `path`. O(path · pattern) for any pattern.
  func matches(_ path: String) -> Bool {
    let scalars = Array(path.unicodeScalars)
    var reachable = [Bool](repeating: false, count: scalars.count + 1)
    reachable[0] = true
    for part in parts {
      reachable = Self.step(part, scalars, reachable)
      if !reachable.contains(true) { return false }
    }
    return reachable[scalars.count]
  }

  /// The places reachable after a part, given those reachable before it, in one sweep.
  private static func step(_ part: Part, _ scalars: [Unicode.Scalar], _ reachable: [Bool]) -> [Bool] {
    var next = [Bool](repeating: false, count: reachable.count)
    // Whether a part that can continue has been reached from an earlier place.
    var goesOn = false
    for (place, isReachable) in reachable.enumerated() {
      let current = place < scalars.count ? scalars[place] : nil
      switch part {
      case .anyInName, .anyPath:
        goesOn = goesOn || isReachable
        next[place] = goesOn
        if part == .anyInName, current == "/" { goesOn = false }
      case .anyFolders:
        next[place] = isReachable || goesOn && scalars[place - 1] == "/"
        goesOn = goesOn || isReachable
      case .scalar, .anyScalar, .oneOf:
        if isReachable, let current, part.stands(for: current) { next[place + 1] = true }
      }
    }
    return next
  }

  private static func bracket(_ scalars: [Unicode.Scalar], from start: Int) -> (Part, end: Int)? {
    var place = start
    let negated = place < scalars.count && (scalars[place] == "!" || scalars[place] == "^")
    if negated { place += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    while place < scalars.count, scalars[place] != "]" || ranges.isEmpty {
      let low = scalars[place].value
      if place + 2 < scalars.count, scalars[place + 1] == "-", scalars[place + 2] != "]" {
        let high = scalars[place + 2].value
        ranges.append(min(low, high)...max(low, high))
        place += 3
      } else {
        ranges.append(low...low)
        place += 1
      }
    }
    return place < scalars.count ? (.oneOf(ranges, negated: negated), place) : nil
  }
}

/// A glob of `--include` or `--exclude`: without a slash it is matched against the name alone, with one against the
/// path below the folder that was named.
public struct NameGlob: Hashable, Sendable {
  /// The pattern as typed.
  public let pattern: String
  private let glob: Glob
  private let wholePath: Bool

  /// Reads a pattern. A bracket that is never closed is refused, although a shell takes it literally: the pattern would
  /// silently match next to nothing.
  public init(_ typed: String) throws(ChoiceFault) {
    pattern = typed
    // By scalars: a name that begins with a combining mark forms one character with the slash before it.
    var rest = typed.unicodeScalars[...]
    if rest.starts(with: "./".unicodeScalars) { rest = rest.dropFirst(2) }
    wholePath = rest.contains("/")
    glob = Glob(String(rest.first == "/" ? rest.dropFirst() : rest))
    if typed.isEmpty { throw ChoiceFault(message: "the pattern is empty") }
    if glob.hasOpenBracket {
      throw ChoiceFault(
        message: "in \"\(typed)\" a bracket is opened and never closed; \\[ stands for the bracket itself")
    }
  }

  /// Whether it matches a file or folder with this name, at this path below the folder that was named.
  package func matches(name: String, relativePath: String) -> Bool {
    glob.matches(wholePath ? relativePath : name)
  }
}
