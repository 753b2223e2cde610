import Glibc
import Reports
import Usward

/// `usward explain NEW --before OLD`: compares two drafts of one text and shows what the edit did.
extension Explain {
  func runRevision(before old: String) async throws {
    for (option, isGiven) in [("--evidence-only", evidenceOnly), ("--side", side != nil)] where isGiven {
      throw Complaint.usage("\(option) is for a single text; --before shows only what differs")
    }
    guard input.paths.count < 2 else {
      throw Complaint.usage(
        "--before compares one text with one earlier draft; \(input.paths.count) texts are named: \(input.paths.joined(separator: ", "))"
      )
    }
    var choice = input.choice
    // With a pipe and no path, the text is standard input, as everywhere.
    if choice.paths.isEmpty {
      if isatty(STDIN_FILENO) == 1 {
        throw Complaint.usage("--before needs the later draft as well: usward explain NEW --before \(old)")
      }
      choice.paths = ["-"]
    }
    choice.paths.insert(old, at: 0)
    let named = try NamedDrafts(before: choice.paths[0], after: choice.paths[1], stdinName: choice.stdinName)
    choice.paths = named.paths
    var session = try Session(
      choice, voices: voice.voices, lexicons.choice, work.choice, writing: destination.output, command: Self.self)
    let format = try destination.format(format, or: .text)
    let output = try ResultOutput(destination.output)
    var style = destination.choice.style(output)
    style.isFull = full
    var found: [FoundDraft] = []
    await session.read(progress: !output.isTerminal) { pipeline, read in
      FoundDraft(read, &pipeline, of: named)
    } deliver: { drafts throws(Complaint) in
      found += drafts
    }
    let drafts: (before: Explanation, after: Explanation)
    do throws(Complaint) {
      drafts = try named.drafts(among: found)
    } catch {
      // What could not be read has been reported; nothing more need be said about it.
      try session.finish()
      throw error
    }
    let revision = Revision(before: drafts.before, after: drafts.after)
    try output.write(revisionReport(revision, format: format, style: style, session.provenance))
    try output.finish()
    // Other records of the file may be faulty.
    try session.finish()
  }
}
