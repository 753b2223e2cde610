import Extraction
import Reports
import Scoring
import Usward

/// Command lines that name nothing but documents and the options of every day, read without the parser of all others.
///
/// That parser builds every command with all its options before it reads a word, which took a third of the time in which
/// a memo is scored. Whatever is not plain, a word that is wrong too, is left to it, with its help and its messages.
extension Score {
  /// The command that these arguments make; `nil` when the parser is to read them.
  init?(plain arguments: some Sequence<String>) {
    self.init()
    input = .usual
    voice = .usual
    lexicons = .usual
    destination = .usual
    work = .usual
    format = .table
    evidence = false
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

// What the options are on a line that names none. A test holds them to what the parser makes of such a line.

extension InputOptions {
  fileprivate static var usual: InputOptions {
    var options = InputOptions()
    options.paths = []
    options.from = .auto
    options.encoding = nil
    options.content = .auto
    options.include = []
    options.exclude = []
    options.stdinName = "stdin"
    options.authorFrom = nil
    options.metadata = nil
    return options
  }
}

extension VoiceOptions {
  fileprivate static var usual: VoiceOptions {
    var options = VoiceOptions()
    options.voices = .author
    return options
  }
}

extension LexiconOptions {
  /// Those of commands that have none of them, too.
  static var usual: LexiconOptions {
    var options = LexiconOptions()
    options.lexicon = []
    options.noDefaultLexicon = false
    return options
  }
}

extension OutputOptions {
  fileprivate static var usual: OutputOptions {
    var options = OutputOptions()
    options.output = nil
    options.color = .auto
    return options
  }
}

extension WorkOptions {
  fileprivate static var usual: WorkOptions {
    var options = WorkOptions()
    options.jobs = nil
    options.quiet = false
    return options
  }
}
