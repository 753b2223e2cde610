import Rounds

/// What the command line asks for: `Ratios [--rounds N] [--pages FOLDER] [--texts FOLDER] [--icu FILE] [--usward FILE]
/// [--python FILE] [--peers FOLDER] [SECTION ...]`.
struct Options: Sendable {
  /// Rounds that are counted: five at least, so that a median says something.
  var rounds = 5
  /// Where `peers/pages.py` laid out the pages, a folder a set.
  var pages = ".build/pages"
  /// Where `peers/texts.py` made the texts.
  var texts = ".build/texts"
  /// The program that finds boundaries with ICU.
  var icu = ".build/icu_breaks"
  /// The command whose answers those of the timed paths must be.
  var usward = "../.build/release/usward"
  /// The Python in which the peers are installed.
  var python = ".build/peers/bin/python"
  /// Where the peers' scripts are.
  var peers = "peers"
  /// The sections that are run; all when empty.
  var sections: Set<String> = []

  init(_ arguments: some Sequence<String>) throws {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        sections.insert(argument)
        continue
      }
      guard let value = rest.popFirst() else { throw OptionError.missingValue(argument) }
      switch argument {
      case "--rounds":
        guard let rounds = Int(value), rounds >= 5 else { throw OptionError.fewRounds }
        self.rounds = rounds
      case "--pages": pages = value
      case "--texts": texts = value
      case "--icu": icu = value
      case "--usward": usward = value
      case "--python": python = value
      case "--peers": peers = value
      default: throw OptionError.unknown(argument)
      }
    }
  }

  /// What starts the programs; `nil` where the peers' Python is missing.
  var launcher: Launcher? { Launcher(python: python, peers: peers) }

  func wants(_ section: Section) -> Bool {
    sections.isEmpty ? !section.isAskedFor : sections.contains(section.name)
  }
}

/// Why the command line is not understood.
enum OptionError: Error {
  case missingValue(String)
  case unknown(String)
  case fewRounds
}
