// swift-tools-version:6.1
import PackageDescription

/// Benchmarks are a package of their own, so that what they depend on stays out of the product.
///
/// `Ratios` prints the table of `make bench`: every round times all sides one after the other, so that a busy machine
/// slows them alike. The targets that bear a module's name are for ordo-one/benchmark: absolute figures, kept as
/// baselines and compared between commits.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let usward = Target.Dependency.product(name: "Usward", package: "usward")

let package = Package(
  name: "usward-benchmarks",
  dependencies: [
    .package(name: "usward", path: ".."),
    // Without its traits: they count allocations through packages that not every mirror has.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CParserLibrary", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CSAXPass", dependencies: ["CParserLibrary"]),
    .target(name: "Rounds", dependencies: [usward], swiftSettings: settings),
    .executableTarget(name: "Ratios", dependencies: [usward, "CSAXPass", "Rounds"], swiftSettings: settings),
    .executableTarget(
      name: "Extraction-Benchmarks",
      dependencies: [usward, "CSAXPass", "Rounds", .product(name: "Benchmark", package: "benchmark")],
      path: "Extraction", swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
