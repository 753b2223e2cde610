public import Extraction

/// How sources are read.
public struct FeedOptions: Hashable, Sendable {
  /// The format of every source; `auto` goes by content, then by name.
  public var format: InputFormat
  /// Which files of a folder are read.
  public var selection: FileSelection
  /// How records are decoded; `nil` for UTF-8. What is no record is decoded by the extractor.
  public var decoder: LineDecoder?
  /// What records call their fields.
  public var names: FieldNames

  /// Makes options.
  public init(
    format: InputFormat = .auto, selection: FileSelection = FileSelection(), decoder: LineDecoder? = nil,
    names: FieldNames = FieldNames()
  ) {
    self.format = format
    self.selection = selection
    self.decoder = decoder
    self.names = names
  }
}

/// The format that documents come in.
public enum InputFormat: String, Hashable, Sendable, CaseIterable {
  case auto, text, html, markdown, docx, odt, pptx, odp, rtf, pdf, jsonl, csv, mbox
}

/// Which files of a folder are read.
public struct FileSelection: Hashable, Sendable {
  /// Only files that one of these stands for; empty for all that are not data files.
  public var include: [NameGlob]
  /// No file or folder that one of these stands for.
  public var exclude: [NameGlob]

  /// Whether PDF files are read, where that can be done: they are, unless another format is asked for.
  public var readsPDF: Bool

  /// Whether no name is asked for or left out.
  var isDefault: Bool { include.isEmpty && exclude.isEmpty }

  /// Makes a selection.
  public init(include: [NameGlob] = [], exclude: [NameGlob] = [], readsPDF: Bool = true) {
    self.include = include
    self.exclude = exclude
    self.readsPDF = readsPDF
  }
}
