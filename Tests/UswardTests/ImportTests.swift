import FoundationEssentials
import TestSupport
import Testing

/// The direction of imports: a module imports modules before it in the list, never one after it.
@Suite struct ImportTests {
  /// What a file of each module may import.
  static let allowed: [String: Set<String>] = [
    "Text": ["CLexiconData", "CWordScan"],
    "Extraction": [
      "Text", "CByteScan", "CHTMLData", "CLibXML2", "CMark", "CMiniZip", "CWordScan", "Glibc", "Synchronization",
    ],
    "Lexicons": ["Text", "CLexiconData", "CWordScan", "TOMLKit"],
    "Dictionaries": ["Text", "Extraction", "Lexicons"],
    "Scoring": ["Text", "Extraction", "Lexicons", "Glibc"],
    "Statistics": ["Text", "Extraction", "Lexicons", "Scoring", "Glibc"],
    "Reports": ["Text", "Extraction", "Lexicons", "Scoring", "Statistics"],
    "Usward": [
      "Text", "Extraction", "Lexicons", "Scoring", "Statistics", "Reports", "CChildProgram", "CDirectory", "Glibc",
      "FoundationEssentials", "Synchronization",
    ],
    "UswardCommand": [
      "Text", "Extraction", "Lexicons", "Dictionaries", "Scoring", "Statistics", "Reports", "Usward", "CMemory",
      "ArgumentParser",
      "Glibc", "Dispatch", "FoundationEssentials", "Synchronization",
    ],
  ]

  static func files(_ module: String) throws -> [(path: String, lines: [String])] {
    let folder = "\(PackageFolder.path)/Sources/\(module)"
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }.map {
      let data = try Data(contentsOf: URL(filePath: "\(folder)/\($0)"))
      return (
        "\(module)/\($0)", String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
      )
    }
  }

  static func imported(_ line: String) -> String? {
    let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
    guard let place = words.firstIndex(of: "import"), words.count > place + 1,
      words[..<place].allSatisfy({ ["public", "internal", "package", "private", "fileprivate"].contains($0) })
    else { return nil }
    return words[place + 1].split(separator: ".").first.map(String.init)
  }

  @Test(arguments: allowed.keys.sorted())
  func importsOnlyWhatStandsBefore(_ module: String) throws {
    let files = try Self.files(module)
    #expect(!files.isEmpty)
    for file in files {
      for name in file.lines.compactMap(Self.imported) {
        #expect(Self.allowed[module, default: []].contains(name), "\(file.path) imports \(name)")
      }
    }
  }

  /// Errors are described to callers of the library, who have no options; `FailureNames` adds the options of the
  /// command. Options appear in a run's provenance as they were typed.
  @Test(arguments: ["Text", "Extraction", "Lexicons", "Dictionaries", "Scoring", "Statistics", "Usward"])
  func speaksOfNoOption(_ module: String) throws {
    let option = /"[^"]*--[a-z]/
    for file in try Self.files(module) {
      for line in file.lines where !line.drop(while: { $0 == " " }).hasPrefix("//") && line.contains(option) {
        #expect(line.contains("\"--voices \\(") || line.contains("\"--without \""), "\(file.path): \(line)")
      }
    }
  }

  @Test func everyModuleIsInTheTable() throws {
    let modules = try FileManager.default.contentsOfDirectory(atPath: "\(PackageFolder.path)/Sources")
    let swift = try modules.filter { try !Self.files($0).isEmpty }
    #expect(Set(swift) == Set(Self.allowed.keys))
  }

  @Test func pointersStayInExtractionAndAtTheKernelsDoors() throws {
    // The compiled lexicon is read in place in the binary, of which no span can be kept; a file is read into memory that
    // was not filled with zeros before; and a path is the system's bytes until it is known to be UTF-8.
    let doors = [
      "Text/Kernel/", "Lexicons/Kernel/", "Lexicons/Table.swift", "Usward/StoredFile.swift", "Usward/SystemPath.swift",
    ]
    for module in Self.allowed.keys where module != "Extraction" {
      for file in try Self.files(module) where !doors.contains(where: file.path.hasPrefix) {
        let pointers = file.lines.filter { $0.contains("Unsafe") || $0.contains("unsafe") }
        #expect(pointers.isEmpty, "\(file.path): \(pointers)")
      }
    }
  }

  @Test func onlyTheCommandPrintsAndExits() throws {
    for module in Self.allowed.keys where module != "UswardCommand" {
      for file in try Self.files(module) {
        let calls = file.lines.filter { line in
          ["print(", "exit("].contains { line.drop(while: { $0 == " " }).hasPrefix($0) }
        }
        #expect(calls.isEmpty, "\(file.path): \(calls)")
      }
    }
  }

  @Test func readsImportLines() {
    #expect(Self.imported("public import Text") == "Text")
    #expect(Self.imported("@preconcurrency import Dispatch") == "Dispatch")
    #expect(Self.imported("import struct Foundation.Data") != "Text")
    #expect(Self.imported("// import Foundation") == nil)
  }
}
