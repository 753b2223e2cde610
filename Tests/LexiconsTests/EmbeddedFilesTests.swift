import Foundation
import Lexicons
import TestSupport
import Testing

/// The files embedded in the binary are those in the folder.
@Suite struct EmbeddedFilesTests {
  private let folder = URL(filePath: PackageFolder.path).appending(path: "lexicons")

  @Test func everyLexiconFileIsEmbeddedAsItIs() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".toml") }.sorted()
    #expect(!names.isEmpty)
    #expect(LexiconFile.embedded.map(\.name) == names, "run scripts/embed-lexicons.py")
    for file in LexiconFile.embedded {
      let bytes = try [UInt8](Data(contentsOf: folder.appending(path: file.name)))
      #expect(file.bytes == bytes, "\(file.name) differs from what is embedded")
    }
  }

  @Test func theLanguageFileStandsAlone() throws {
    let lexicon = try Lexicon(LexiconFile.language)
    #expect(!lexicon.categories.contains { !$0.isSupport })
  }
}
