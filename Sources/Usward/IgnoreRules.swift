import Text

/// The lines of a `.gitignore` or `.uswardignore` file.
///
/// Read as git reads them: comments, blank lines, `!` to negate, a final slash for folders only, a slash elsewhere to
/// match against the path below the file's own folder, and the wildcards of `Glob`. Only files within the folder that
/// was named are used, not git's global file or those of parent folders.
struct IgnoreRules: Hashable, Sendable {
  private struct Rule: Hashable, Sendable {
    var glob: Glob
    var anchored: Bool
    var foldersOnly: Bool
    var keeps: Bool
  }

  private var rules: [Rule] = []

  /// Reads the text of an ignore file.
  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      // White space at the end of a line does not belong to its pattern.
      var pattern = String(line.trimmedEnd)
      if pattern.hasPrefix("#") || pattern.isEmpty { continue }
      let keeps = pattern.hasPrefix("!")
      if keeps { pattern.removeFirst() }
      let foldersOnly = pattern.hasSuffix("/")
      if foldersOnly { pattern.removeLast() }
      // By scalars: a name that begins with a combining mark forms one character with the slash before it.
      let anchored = pattern.unicodeScalars.contains("/")
      if pattern.unicodeScalars.first == "/" { pattern.unicodeScalars.removeFirst() }
      if pattern.isEmpty { continue }
      rules.append(Rule(glob: Glob(pattern), anchored: anchored, foldersOnly: foldersOnly, keeps: keeps))
    }
  }

  /// Whether the rules ignore a path below their folder; `nil` when none matches. The last one that matches decides.
  func ignores(name: String, relativePath: String, isFolder: Bool) -> Bool? {
    for rule in rules.reversed() where isFolder || !rule.foldersOnly {
      if rule.glob.matches(rule.anchored ? relativePath : name) { return !rule.keeps }
    }
    return nil
  }
}
