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
  /// Whether its text is not shown; `nil` where it says nothing.
  var isHidden: Bool?
  var isStruck: Bool?
  var isRaised: Bool?
  /// Whether its letters are bold, or italic.
  var isBold: Bool?
  var isItalic: Bool?

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
    var isHidden = false
    var isStruck = false
    var isRaised = false
    var isBold = false
    var isItalic = false
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
    var result = Resolved()
    var (level, isListItem): (Int?, Bool?)
    var (isHidden, isStruck, isRaised): (Bool?, Bool?, Bool?)
    var (isBold, isItalic): (Bool?, Bool?)
    var (isTitle, isCaption) = (false, false)
    var next: String? = key
    var depth = 0
    while let key = next, let style = styles[key], depth < Self.deepest {
      level = level ?? style.level
      isListItem = isListItem ?? style.isListItem
      isHidden = isHidden ?? style.isHidden
      isStruck = isStruck ?? style.isStruck
      isRaised = isRaised ?? style.isRaised
      isBold = isBold ?? style.isBold
      isItalic = isItalic ?? style.isItalic
      switch style.role {
      case .title: isTitle = true
      case .heading: level = level ?? style.number ?? 1
      case .quotation: result.isQuote = true
      case .contents: result.isContents = true
      case .caption: isCaption = true
      case .placeholder: result.isPlaceholder = true
      case nil: break
      }
      next = style.parent
      depth += 1
    }
    if isTitle {
      result.kind = .heading(level: 0)
    } else if let level, level > 0 {
      result.kind = .heading(level: level)
    } else if isCaption {
      result.kind = .caption
    } else if isListItem == true {
      result.kind = .listItem
    }
    (result.isHidden, result.isStruck) = (isHidden ?? false, isStruck ?? false)
    (result.isRaised, result.isBold, result.isItalic) = (isRaised ?? false, isBold ?? false, isItalic ?? false)
    return result
  }
}
