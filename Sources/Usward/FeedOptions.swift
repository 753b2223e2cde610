public import Extraction

/// How sources are read.
public struct FeedOptions: Hashable, Sendable {
  /// The format of every source; `auto` decides by content, then by name.
  public var format: InputFormat
  /// Which files of a folder are read.
  public var selection: FileSelection
  /// How records are decoded; `nil` for UTF-8. Anything that is not a record is decoded by the extractor.
  public var decoder: LineDecoder?
  /// The names that records use for fields.
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
  /// Read only files that one of these matches; empty for all files except data files.
  public var include: [NameGlob]
  /// Leave out files and folders that one of these matches.
  public var exclude: [NameGlob]

  /// Whether PDF files are read where possible: they are, unless another format is asked for.
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
