public import Extraction

/// A place that documents come from.
public enum Source: Hashable, Sendable {
  /// A file or a folder.
  case path(String)
  /// Standard input, by the name it goes by in results.
  case standardInput(name: String)

  /// What it is called: its path, or the name of standard input.
  public var name: String {
    switch self {
    case .path(let path): path
    case .standardInput(let name): name
    }
  }

  /// Whether it is known for no folder.
  public var isFile: Bool {
    switch self {
    case .path(let path): !FolderWalk.isFolder(path)
    case .standardInput: true
    }
  }
}

/// The format that documents come in.
public enum InputFormat: String, Hashable, Sendable, CaseIterable {
  case auto, text, html, markdown, jsonl, csv
}

/// How sources are read.
public struct FeedOptions: Hashable, Sendable {
  /// The format of every source; `auto` goes by content, then by name.
  public var format: InputFormat
  /// Which files of a folder are read.
  public var selection: FileSelection
  /// How records are decoded; `nil` for UTF-8. What is no record is decoded by the extractor.
  public var decoder: LineDecoder?

  /// Makes options.
  public init(
    format: InputFormat = .auto, selection: FileSelection = FileSelection(), decoder: LineDecoder? = nil
  ) {
    self.format = format
    self.selection = selection
    self.decoder = decoder
  }
}
