import Reports
import Usward

/// Command lines that consist only of documents and everyday options are read without the general parser.
///
/// That parser builds every command with all its options before it reads a word, which takes a third of the time needed
/// to score a memo. Anything else, including mistakes, is left to it, with its help and messages.
extension ScoreChoice {
  /// The choices of these arguments; `nil` when the parser must read them.
  init?(plain arguments: some Sequence<String>) {
    self.init()
    var words = arguments.makeIterator()
    while let word = words.next() {
      switch word {
      case "--evidence": evidence = true
      case "--quiet", "-q": work.quiet = true
      case "--format":
        guard let value = words.next().flatMap(OutputFormat.init(rawValue:)) else { return nil }
        format = value
      case "--from":
        guard let value = words.next().flatMap(InputFormat.init(rawValue:)) else { return nil }
        input.from = value
      case "--jobs":
        guard let value = words.next().flatMap({ Int($0) }), value > 0 else { return nil }
        work.jobs = value
      case "-": input.paths.append(word)
      default:
        guard let first = word.utf8.first, first != UInt8(ascii: "-") else { return nil }
        input.paths.append(word)
      }
    }
  }
}
