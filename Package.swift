// swift-tools-version:6.1
import PackageDescription

/// The modules in the order in which text becomes a report. A module may import those before it, never those after it;
/// `Tests/UswardTests/ImportTests.swift` holds every file to the lists below.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  // What awaits stays on its thread: a run over one document starts no other.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "usward",
  products: [
    .library(name: "Usward", targets: ["Usward"]),
    .executable(name: "usward", targets: ["UswardCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CMark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CMiniZip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),
    .target(name: "CLexiconData"),
    .target(name: "CHTMLData"),
    .target(name: "CByteScan"),
    .target(name: "CChildProgram"),
    .target(name: "CDirectory"),
    .target(name: "CMemory"),
    .target(name: "CWordScan"),
    .target(name: "Text", dependencies: ["CLexiconData", "CWordScan"], swiftSettings: settings),
    .target(
      name: "Extraction",
      dependencies: ["CByteScan", "CHTMLData", "CLibXML2", "CMark", "CMiniZip", "CWordScan", "Text"],
      swiftSettings: settings),
    .target(
      name: "Lexicons",
      dependencies: ["CLexiconData", "CWordScan", "Text", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: settings),
    .target(name: "Dictionaries", dependencies: ["Text", "Extraction", "Lexicons"], swiftSettings: settings),
    .target(name: "Scoring", dependencies: ["Text", "Extraction", "Lexicons"], swiftSettings: settings),
    .target(
      name: "Statistics", dependencies: ["Text", "Extraction", "Lexicons", "Scoring"], swiftSettings: settings),
    .target(
      name: "Reports", dependencies: ["Text", "Extraction", "Lexicons", "Scoring", "Statistics"],
      swiftSettings: settings),
    .target(
      name: "Usward",
      dependencies: [
        "CChildProgram", "CDirectory", "Text", "Extraction", "Lexicons", "Scoring", "Statistics", "Reports",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "UswardCommand",
      dependencies: [
        "CMemory", "Text", "Extraction", "Lexicons", "Dictionaries", "Scoring", "Statistics", "Reports", "Usward",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["CMiniZip", "Text", "Extraction"], path: "Tests/TestSupport",
      swiftSettings: settings),
  ]
    + ["Text", "Extraction", "Lexicons", "Dictionaries", "Scoring", "Statistics", "Reports", "Usward"].map { module in
      .testTarget(
        name: "\(module)Tests",
        dependencies: [
          "Text", "Extraction", "Lexicons", "Dictionaries", "Scoring", "Statistics", "Reports", "Usward", "TestSupport",
        ],
        swiftSettings: settings)
    } + [
      // What another package writes that depends on this one: it has no other module and sees what is public alone.
      .testTarget(
        name: "LibraryTests", dependencies: ["Usward"],
        swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")]),
      .testTarget(
        name: "CommandTests",
        dependencies: [
          "UswardCommand", "Dictionaries", "TestSupport",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: settings),
    ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
