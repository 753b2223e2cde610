import Text

/// Parses the pattern language.
struct PatternParser {
  /// What is wrong with a pattern, and the piece at fault.
  struct Problem: Error {
    var message: String
    var term: String
  }

  /// The deepest nesting allowed, which is more than any rule has: each level is a recursive call.
  static let deepest = 100

  private let pieces: [String]
  private var next = 0
  private var depth = 0
  private let contractions: Contractions

  /// Reads a pattern.
  static func parse(_ text: String, contractions: Contractions) throws(Problem) -> Pattern {
    var parser = PatternParser(pieces: split(text), contractions: contractions)
    let pattern = try parser.choice()
    if let left = parser.peek { throw Problem(message: "does not fit here:", term: left) }
    return pattern
  }

  private init(pieces: [String], contractions: Contractions) {
    self.pieces = pieces
    self.contractions = contractions
  }

  /// The pieces of a pattern: words, and each mark by itself.
  private static func split(_ text: String) -> [String] {
    var pieces: [String] = []
    let scalars = text.unicodeScalars
    // Where the current piece begins.
    var start = scalars.startIndex
    var inName = false
    func take(upTo end: String.Index) {
      if start < end { pieces.append(String(scalars[start..<end])) }
      start = end
    }
    for index in scalars.indices {
      let (scalar, end) = (scalars[index], scalars.index(after: index))
      if inName || scalar == "<" {
        if scalar == "<" { take(upTo: index) }
        inName = scalar != ">"
        if !inName { take(upTo: end) }
      } else if scalar.value <= 0x20 || !scalar.isASCII, scalar.properties.isWhitespace {
        take(upTo: index)
        pieces.append(" ")
        start = end
      } else if isMark(scalar) {
        take(upTo: index)
        take(upTo: end)
      } else if start < index, isEdge(scalar) || isEdge(scalars[start]) {
        // A doubled mark is one piece.
        let isDouble = scalar == scalars[start] && scalars.index(after: start) == index
        if !isDouble { take(upTo: index) }
      }
    }
    take(upTo: scalars.endIndex)
    return pieces
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", "|", "?", "{", "}", "!", "&", ",", ";", "_": true
    default: false
    }
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool { scalar == "^" || scalar == "$" }

  private var peek: String? { next < pieces.count ? pieces[next] : nil }

  private mutating func take() -> String? {
    guard let piece = peek else { return nil }
    next += 1
    return piece
  }

  private mutating func skipSpace() {
    while peek == " " { next += 1 }
  }

  private mutating func choice() throws(Problem) -> Pattern {
    var options = [try sequence()]
    while peek == "|" {
      next += 1
      options.append(try sequence())
    }
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func sequence() throws(Problem) -> Pattern {
    var items: [Pattern] = []
    skipSpace()
    while let piece = peek, piece != "|", piece != ")", piece != "]" {
      items.append(try quantified(try item()))
      if let word = peek, word.first?.isLetter == true, let above = pieces[next - 1].last, ")]>}?_".contains(above) {
        throw Problem(message: "is a separate word, not an ending; put a space before it:", term: word)
      }
      skipSpace()
    }
    guard !items.isEmpty else { throw Problem(message: "a pattern or an alternative is empty", term: peek ?? "") }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func item() throws(Problem) -> Pattern {
    guard let piece = peek else { throw Problem(message: "a pattern ends too soon", term: "") }
    switch piece {
    case "(", "[":
      depth += 1
      if depth > Self.deepest { throw Problem(message: "is nested more than \(Self.deepest) deep:", term: piece) }
      defer { depth -= 1 }
      next += 1
      let inner = try choice()
      let close = piece == "(" ? ")" : "]"
      guard take() == close else { throw Problem(message: "is not closed:", term: piece) }
      return piece == "(" ? inner : .captured(inner)
    case "!":
      let start = next
      next += 1
      if peek == "(" { return .absent(try item()) }
      next = start
      return try conjunction()
    case "^": return edge(.clauseStart)
    case "^^": return edge(.sentenceStart)
    case "$": return edge(.clauseEnd)
    case "$$": return edge(.sentenceEnd)
    case ",", ";":
      next += 1
      return .mayCross(piece == "," ? .comma : .strong)
    case "?", "{", "}", "|", ")", "]", "&":
      throw Problem(message: "does not fit here:", term: piece)
    default:
      return try conjunction()
    }
  }

  private mutating func edge(_ edge: PatternEdge) -> Pattern {
    next += 1
    return .edge(edge)
  }

  private mutating func quantified(_ pattern: Pattern) throws(Problem) -> Pattern {
    switch peek {
    case "?":
      next += 1
      return .repeated(pattern, 0...1)
    case "{":
      next += 1
      var numbers: [Int] = [0]
      while let piece = take(), piece != "}" {
        if piece == "," {
          numbers.append(0)
        } else if let number = Int(piece), (0...12).contains(number) {
          numbers[numbers.count - 1] = number
        } else {
          throw Problem(message: "a count must be from 0 to 12, not", term: piece)
        }
      }
      guard let low = numbers.first, let high = numbers.last, numbers.count <= 2, low <= high, high > 0 else {
        throw Problem(message: "a count is written {2} or {0,3}", term: "{")
      }
      return .repeated(pattern, low...high)
    default: return pattern
    }
  }

  /// Parses `a&b&!c`, or a word that is a contraction of several parts.
  private mutating func conjunction() throws(Problem) -> Pattern {
    var tests: [PatternTest] = []
    var words: [Pattern] = []
    while true {
      var isNegated = false
      if peek == "!" {
        next += 1
        isNegated = true
      }
      guard let piece = take() else { throw Problem(message: "a pattern ends too soon", term: "") }
      let subjects = try subjects(piece)
      if subjects.count > 1 {
        guard tests.isEmpty, !isNegated, peek != "&" else {
          throw Problem(message: "a contraction must stand alone:", term: piece)
        }
        words = subjects.map { .test([PatternTest(subject: $0, isNegated: false)]) }
        break
      }
      tests.append(PatternTest(subject: subjects[0], isNegated: isNegated))
      guard peek == "&" else { break }
      next += 1
    }
    return words.isEmpty ? .test(tests) : .sequence(words)
  }

  private func subjects(_ piece: String) throws(Problem) -> [PatternTest.Subject] {
    if piece == "_" { return [.anything] }
    if piece.hasPrefix("<") {
      guard piece.hasSuffix(">") else { throw Problem(message: "is not closed:", term: piece) }
      return [.category(String(piece.dropFirst().dropLast()))]
    }
    if piece.hasPrefix("%") {
      guard let partClass = PartClass(rawValue: String(piece.dropFirst())) else {
        let known = PartClass.allCases.map { "%" + $0.rawValue }.joined(separator: ", ")
        throw Problem(message: "a class must be one of \(known), not", term: piece)
      }
      return [.partClass(partClass)]
    }
    if piece.hasPrefix("=") { return [.cased(String(piece.dropFirst()))] }
    let key = Folding.key(of: piece)
    guard !key.isEmpty, key.firstIndex(of: "*").map({ key.index(after: $0) == key.endIndex && key.count > 2 }) ?? true
    else { throw Problem(message: "a wildcard must be at the end of a word of two letters or more:", term: piece) }
    return key.hasSuffix("*")
      ? [.word(key)] : contractions.parts(of: key).map { .word($0) }
  }
}
