import Foundation
import Rounds

/// Growth is linear: ten times the text or the files cost ten times as much; and no text costs more than three times what
/// others of its size do.
@Sendable
func growthSection(_ options: Options, _ table: inout RatioTable) async throws {
  guard let launcher = options.launcher, FileManager.default.fileExists(atPath: "\(options.texts)/hostile") else {
    table.rows.append(.init("growth", nil, .cost, asked: 1.5, note: "make bench-inputs"))
    return
  }
  let growth = Growth(options, launcher)
  let english = "\(options.texts)/english.txt"
  let sizes = try [1, 4, 16, 64].map { megabytes in
    let path = "\(options.texts)/first-\(megabytes).txt"
    try growth.copyStart(of: english, to: path, bytes: megabytes * 1_000_000)
    return Growth.Step("\(megabytes) MB", paths: [path], size: Double(megabytes))
  }
  try growth.compare(sizes, "a file of 64 MB / of 1 MB, cost a byte (processor)", &table)
  let memos = try FileManager.default.contentsOfDirectory(atPath: "\(options.texts)/memos").sorted()
  let folders = try [200, 2_000, 20_000].map { count in
    let folder = "\(options.texts)/first-\(count)-memos"
    try growth.link(memos.prefix(count).map { "\(options.texts)/memos/\($0)" }, into: folder)
    return Growth.Step("\(count) files", paths: [folder], size: Double(count))
  }
  try growth.compare(folders, "a folder of 20,000 files / of 200, cost a file (processor)", &table)
}

/// Texts made to be hard, per byte against ordinary English. All voices count: most of the English is others' turns, whose
/// words are not looked up where they do not count, while what is hostile is read as its author's own.
@Sendable
func hostileSection(_ options: Options, _ table: inout RatioTable) async throws {
  let folder = "\(options.texts)/hostile"
  guard let launcher = options.launcher, let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
    table.rows.append(.init("hostile texts", nil, .cost, asked: 3, note: "make bench-inputs"))
    return
  }
  let growth = Growth(options, launcher)
  let others = files.filter { $0 != "ordinary.txt" }.sorted()
  let rounds = try growth.rounds(
    (["ordinary.txt"] + others).map {
      Growth.Step($0, paths: ["\(folder)/\($0)"], size: 16, arguments: ["--voices", "all"])
    })
  for name in others {
    let ratio = rounds.ratio(of: "ordinary.txt", to: name)
    table.rows.append(
      .init(
        "hostile: \(name.dropLast(4)), 16 MB / ordinary English (processor)", ratio.median, .cost, asked: 3,
        note: "\(ratio.least.formatted(2)) to \(ratio.most.formatted(2)) in \(options.rounds) rounds"))
  }
}

/// What takes long: a file of 1 GB and 100,000 files. `make bench-long` makes them.
@Sendable
func longSection(_ options: Options, _ table: inout RatioTable) async throws {
  let (file, folder) = ("\(options.texts)/1gb.txt", "\(options.texts)/many")
  guard let launcher = options.launcher, FileManager.default.fileExists(atPath: file) else {
    table.rows.append(.init("peak memory, a file of 1 GB", nil, .megabytes, asked: 96, note: "make bench-long"))
    return
  }
  let growth = Growth(options, launcher)
  let small = "\(options.texts)/first-1.txt"
  try growth.copyStart(of: file, to: small, bytes: 1_000_000)
  let files = [Growth.Step("1 MB", paths: [small], size: 1), Growth.Step("1 GB", paths: [file], size: 1_024)]
  try growth.compare(files, "a file of 1 GB / of 1 MB, cost a byte (processor)", &table)
  for jobs in [1, 4] {
    let result = "\(options.texts)/1gb-\(jobs).jsonl"
    let cost = try launcher.run(
      [options.usward, "score", file, "--jobs", "\(jobs)", "--format", "jsonl"], output: result)
    table.rows.append(
      .init(
        "peak memory, a file of 1 GB, \(jobs) thread\(jobs > 1 ? "s" : "")", cost.peak / 1_048_576, .megabytes,
        asked: 96, note: "\(cost.wall.formatted(1)) s on the wall"))
  }
  var reference = ReferenceCount()
  try reference.read("\(options.texts)/english.txt")
  if try wordsScored("\(options.texts)/1gb-1.jsonl").words != 16 * reference.words {
    table.failures.append("long: the words of the file of 1 GB are not 16 times those of the text it repeats")
  }
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  let few = "\(options.texts)/first-1000-many"
  try growth.link(names.prefix(1_000).map { "\(folder)/\($0)" }, into: few)
  let folders = [Growth.Step("1,000", paths: [few], size: 1), Growth.Step("100,000", paths: [folder], size: 100)]
  try growth.compare(folders, "a folder of 100,000 files / of 1,000, cost a file (processor)", &table)
  let cost = try launcher.run([options.usward, "score", folder, "--jobs", "4"])
  table.rows.append(
    .init(
      "peak memory, score FOLDER, 100,000 files, 4 threads", cost.peak / 1_048_576, .megabytes, asked: 64,
      note: "results come on top"))
}

/// The cost of steps of growing size, each per unit of its size, starting taken off.
struct Growth {
  /// A step.
  struct Step {
    var name: String
    var paths: [String]
    var size: Double
    var arguments: [String]

    init(_ name: String, paths: [String], size: Double, arguments: [String] = []) {
      self.name = name
      self.paths = paths
      self.size = size
      self.arguments = arguments
    }
  }

  private let options: Options
  private let launcher: Launcher

  init(_ options: Options, _ launcher: Launcher) {
    self.options = options
    self.launcher = launcher
  }

  /// Times the steps, one after the other in each round, in one thread.
  func rounds(_ steps: [Step]) throws -> Rounds {
    let usward = options.usward
    func score(_ arguments: [String]) throws -> Double {
      try launcher.run([usward, "score"] + arguments + ["--jobs", "1", "--quiet"]).processor
    }
    return try Rounds(
      options.rounds,
      steps.map { step in
        Contender(step.name) {
          // Small steps are repeated, for one of them is over before the clock has counted much.
          let count = max(1, Int(16 / step.size))
          let empty = try score(["\(options.texts)/memo.txt"])
          let total = try (0..<count).reduce(0.0) { sum, _ in try sum + score(step.paths + step.arguments) - empty }
          return total / Double(count) / step.size
        }
      })
  }

  /// Adds a line: what the last step costs, by its size, against the first.
  func compare(_ steps: [Step], _ work: String, _ table: inout RatioTable) throws {
    let rounds = try rounds(steps)
    let ratio = rounds.ratio(of: steps[0].name, to: steps[steps.count - 1].name)
    let costs = steps.map { "\($0.name): \((1_000 * rounds.median($0.name)).formatted(2)) ms" }
    table.rows.append(.init(work, ratio.median, .cost, asked: 1.5, note: costs.joined(separator: ", ")))
  }

  /// Writes the first bytes of a file to another, up to the end of a line.
  func copyStart(of path: String, to target: String, bytes count: Int) throws {
    guard !FileManager.default.fileExists(atPath: target) else { return }
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    let start = try handle.read(upToCount: count) ?? Data()
    let end = start.lastIndex(of: UInt8(ascii: "\n")) ?? start.endIndex
    try start[..<end].write(to: URL(fileURLWithPath: target))
  }

  /// Lays files side by side in a folder of their own.
  func link(_ files: [String], into folder: String) throws {
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in files {
      let url = URL(fileURLWithPath: file)
      try FileManager.default.linkItem(at: url, to: URL(fileURLWithPath: folder).appending(path: url.lastPathComponent))
    }
  }
}
