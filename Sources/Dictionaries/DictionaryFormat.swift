/// The format of a dictionary's file.
public enum DictionaryFormat: String, Hashable, Sendable, CaseIterable {
  case liwc, dicx, wordstat, yoshikoder, lexicoder, yaml, csv, words
}

extension DictionaryFormat {
  /// Its name in sentences.
  public var name: String {
    switch self {
    case .liwc: "a LIWC dictionary (.dic)"
    case .dicx: "a LIWC-22 dictionary (.dicx)"
    case .wordstat: "a WordStat dictionary (.cat)"
    case .yoshikoder: "a Yoshikoder dictionary (.ykd)"
    case .lexicoder: "a Lexicoder dictionary (.lc3)"
    case .yaml: "a dictionary in YAML (.yml)"
    case .csv: "a dictionary in CSV"
    case .words: "a list of words"
    }
  }

  /// What it is recognised by.
  var mark: String {
    switch self {
    case .liwc: "a first line of % (LIWC)"
    case .dicx: "a column DicTerm (LIWC-22)"
    case .wordstat: "lines that end in (1) (WordStat)"
    case .yoshikoder: "<dictionary> with <cnode> (Yoshikoder)"
    case .lexicoder: "a first line +CATEGORY (Lexicoder)"
    case .yaml: "'category:' with words (YAML)"
    case .csv: "columns such as word and category (CSV)"
    case .words: "one word per line (list)"
    }
  }

  /// The endings of names of its files.
  public var endings: [String] {
    switch self {
    case .liwc: ["dic"]
    case .dicx: ["dicx"]
    case .wordstat: ["cat"]
    case .yoshikoder: ["ykd", "lcd"]
    case .lexicoder: ["lc3"]
    case .yaml: ["yml", "yaml"]
    case .csv: ["csv", "tsv"]
    // A file called .txt may be anything.
    case .words: []
    }
  }

  /// The format of a file, judged by its content, then by its name; `nil` where neither tells.
  init?(of source: DictionarySource) {
    let named = Self.allCases.first { $0.endings.contains(source.ending) }
    guard let format = Self.allCases.first(where: { $0.isShown(by: source, isNamed: $0 == named) }) ?? named else {
      return nil
    }
    self = format
  }

  /// Whether the content is in this format.
  private func isShown(by source: DictionarySource, isNamed: Bool) -> Bool {
    switch self {
    case .liwc: LIWCReader.isOne(source)
    case .dicx: ColumnsReader.isDICX(source)
    case .wordstat: WordStatReader.isOne(source)
    case .yoshikoder: YoshikoderReader.isOne(source)
    case .lexicoder: LexicoderReader.isOne(source)
    case .yaml: !isNamed && YAMLReader.isOne(source)
    case .csv: ColumnsReader.isOne(source)
    case .words: WordListReader.isOne(source)
    }
  }

  /// Whether `?` is a wildcard for one character in it.
  var hasOneCharacterWildcard: Bool { self == .yaml || self == .wordstat }

  /// Reads a file of the format.
  func read(_ source: DictionarySource, _ dictionary: inout DictionaryBuilder) throws(DictionaryError) {
    switch self {
    case .liwc: try LIWCReader.read(source, &dictionary)
    case .dicx, .csv: try ColumnsReader.read(source, &dictionary, isDICX: self == .dicx)
    case .wordstat: WordStatReader.read(source, &dictionary)
    case .yoshikoder: try YoshikoderReader.read(source, &dictionary)
    case .lexicoder: LexicoderReader.read(source, &dictionary)
    case .yaml: try YAMLReader.read(source, &dictionary)
    case .words: WordListReader.read(source, &dictionary)
    }
  }
}
