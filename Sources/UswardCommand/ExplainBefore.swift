import Glibc
import Reports
import Usward

/// `usward explain NEW --before OLD`: two drafts of one text, and what the edit did.
extension Explain {
  func runRevision(before old: String) async throws {
    if evidenceOnly { throw Complaint.usage("--evidence-only is of one text; --before shows what differs alone") }
    guard input.paths.count < 2 else {
      throw Complaint.usage(
        "--before sets one text against one earlier draft; \(input.paths.count) are named: \(input.paths.joined(separator: ", "))"
      )
    }
    var choice = input.choice
    // Nothing named with a pipe is standard input, as everywhere.
    if choice.paths.isEmpty {
      if isatty(STDIN_FILENO) == 1 {
        throw Complaint.usage("--before needs the later draft as well: usward explain NEW --before \(old)")
      }
      choice.paths = ["-"]
    }
    choice.paths.insert(old, at: 0)
    for path in choice.paths { try Self.checkIsWholeText(path) }
    var session = try Session(
      choice, voices: voice.voices, lexicons.choice, work.choice, writing: destination.output, command: Self.self)
    let format = try destination.format(format, or: .text)
    let output = try ResultOutput(destination.output)
    var style = destination.choice.style(output)
    style.isFull = full
    var drafts: [Explanation] = []
    await session.read(progress: !output.isTerminal) { pipeline, read in
      Explanation(read, &pipeline)
    } deliver: { explanations throws(Complaint) in
      for explanation in explanations {
        if explanation.record != nil {
          throw .usage("\(explanation.path): --before takes two texts, and this is a file of records")
        }
        drafts.append(explanation)
      }
    }
    // What could not be read is named by then.
    try session.finish()
    guard drafts.count == 2 else {
      throw Complaint.usage(
        "--before takes two texts; there \(drafts.count == 1 ? "is 1" : "are \(drafts.count)") in what is named")
    }
    let revision = Revision(before: drafts[0], after: drafts[1])
    try output.write(revisionReport(revision, format: format, style: style, session.provenance))
    try output.finish()
  }

  /// Refuses folders and places in a file: two drafts are two whole texts.
  private static func checkIsWholeText(_ path: String) throws(Complaint) {
    if path != "-", !Source.path(path).isFile {
      throw .usage("\(path): --before takes two texts, and this is a folder")
    }
    if let place = FilePlace(path) {
      throw .usage("\(place.typed): --before takes two whole texts, no lines or records of a file: name \(place.path)")
    }
  }
}
