import Text

/// What a style of an office document says of its text.
struct OfficeStyle {
  /// The style that it is based on.
  var parent: String?
  /// Its name in English and lower case: programs display it in the reader's language but store it in English.
  var name = ""
  /// Its heading level, from 1; 0 where it says that it is not a heading, `nil` where it says nothing.
  var level: Int?
  /// Whether its paragraphs are list items; `nil` where it says nothing.
  var isListItem: Bool?
  /// How its text looks.
  var traits = RunTraits()

  /// What the name of a style can say.
  enum Role {
    case title, heading, quotation, contents, caption, placeholder
  }

  /// What the name says; `nil` for most.
  var role: Role? {
    if name.isEmpty { return nil }
    // "heading 2", "toc 1"
    let stem = name.last?.isNumber == true ? name[..<(name.lastIndex(of: " ") ?? name.endIndex)] : name[...]
    return Self.roles[String(stem)]
  }

  /// The number at the end of the name.
  var number: Int? { name.split(separator: " ").last.flatMap { Int($0) } }

  private static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    for (list, role) in [
      (TokenList.titleStyles, Role.title), (.headingStyles, .heading), (.quotationStyles, .quotation),
      (.contentsStyles, .contents), (.captionStyles, .caption), (.placeholderStyles, .placeholder),
    ] {
      for name in list.lineStrings { roles[name] = role }
    }
    return roles
  }()
}

/// The styles of an office document, by the keys it uses for them.
struct OfficeStyles {
  /// A style with everything inherited.
  struct Resolved {
    var kind = OfficeParagraph.Kind.paragraph
    var isQuote = false
    /// Whether it is one of a table of contents or the like, made by a program.
    var isContents = false
    var isPlaceholder = false
    var traits = RunTraits()
  }

  private var styles: [String: OfficeStyle] = [:]
  private var resolved: [String: Resolved] = [:]
  /// The longest chain of inheritance; longer ones are circular.
  private static let deepest = 32

  mutating func add(_ style: OfficeStyle, as key: String) { styles[key] = style }

  /// The style with a key. A missing one is plain.
  mutating func style(_ key: String?) -> Resolved {
    guard let key else { return Resolved() }
    if let known = resolved[key] { return known }
    let found = resolve(key)
    resolved[key] = found
    return found
  }

  private func resolve(_ key: String) -> Resolved {
    var whole = OfficeStyle()
    var roles: Set<OfficeStyle.Role> = []
    var next: String? = key
    var depth = 0
    while let key = next, let style = styles[key], depth < Self.deepest {
      whole.goOn(from: style)
      if let role = style.role { roles.insert(role) }
      next = style.parent
      depth += 1
    }
    var kind = OfficeParagraph.Kind.paragraph
    if roles.contains(.title) {
      kind = .heading(level: 0)
    } else if let level = whole.level, level > 0 {
      kind = .heading(level: level)
    } else if roles.contains(.caption) {
      kind = .caption
    } else if whole.isListItem == true {
      kind = .listItem
    }
    return Resolved(
      kind: kind, isQuote: roles.contains(.quotation), isContents: roles.contains(.contents),
      isPlaceholder: roles.contains(.placeholder), traits: whole.traits)
  }
}

extension OfficeStyle {
  /// Inherits what it does not say from the style it is based on. A style called a heading is one, with the level in
  /// its name, unless it says otherwise.
  fileprivate mutating func goOn(from other: OfficeStyle) {
    level = level ?? other.level ?? (other.role == .heading ? other.number ?? 1 : nil)
    isListItem = isListItem ?? other.isListItem
    traits.goOn(from: other.traits)
  }
}
