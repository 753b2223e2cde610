import Text

/// What a style of an office document tells of the text that bears it.
struct OfficeStyle {
  /// The style that it goes on from.
  var parent: String?
  /// Its name in English, in small letters: programs show it in the reader's language and keep it so.
  var name = ""
  /// The level of its headings from 1; 0 where it says that they are none, `nil` where it says nothing.
  var level: Int?
  /// Whether its paragraphs are items of a list; `nil` where it says nothing.
  var isListItem: Bool?
  /// How its text looks.
  var traits = RunTraits()

  /// What the name of a style says.
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

/// The styles of an office document by what it calls them.
struct OfficeStyles {
  /// A style with what it has from those that it goes on from.
  struct Resolved {
    var kind = OfficeParagraph.Kind.paragraph
    var isQuote = false
    /// A table of contents or the like, which a program wrote.
    var isContents = false
    var isPlaceholder = false
    var traits = RunTraits()
  }

  private var styles: [String: OfficeStyle] = [:]
  private var resolved: [String: Resolved] = [:]
  /// Styles that go on from each other further than this do so in a ring.
  private static let deepest = 32

  mutating func add(_ style: OfficeStyle, as key: String) { styles[key] = style }

  /// A style by what the document calls it. One that is not there is a plain one.
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
  /// Takes what it says nothing of from the style that it goes on from. One that is called a heading is one, of the level in its
  /// name, unless it says otherwise.
  fileprivate mutating func goOn(from other: OfficeStyle) {
    level = level ?? other.level ?? (other.role == .heading ? other.number ?? 1 : nil)
    isListItem = isListItem ?? other.isListItem
    traits.goOn(from: other.traits)
  }
}
