/// What a page's JSON-LD says of its main entity.
struct LinkedMetadata {
  var title: String?
  var authors: [String] = []
  var date: String?
  var site: String?
  /// Whether it describes an article.
  private(set) var isArticle = false

  init(_ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>) {
    var nodes: [LinkedDataValue] = []
    for range in filtered.linkedData {
      guard let value = LinkedDataValue.read(source, range) else { continue }
      Self.collect(value, into: &nodes, depth: 0)
    }
    var named: [String: LinkedDataValue] = [:]
    for node in nodes { if let id = node["@id"]?.text, node["name"] != nil { named[id] = node } }
    let articles = nodes.filter(Self.isArticle)
    isArticle = !articles.isEmpty
    for node in articles + nodes.filter(Self.isPage) {
      if title == nil { title = (node["headline"] ?? node["name"])?.text.flatMap(Self.clean) }
      if date == nil {
        date = (node["datePublished"] ?? node["dateCreated"])?.text.flatMap { DateReading.day(in: $0)?.description }
      }
      if site == nil {
        site = node["publisher"].flatMap { ($0["name"] ?? named[$0["@id"]?.text ?? ""]?["name"])?.text }
      }
      if authors.isEmpty { readAuthors(node["author"] ?? node["creator"], named) }
    }
    // Content systems list the author as a node of its own.
    let persons = nodes.filter { Self.types($0).contains("Person") }
    if authors.isEmpty, isArticle, Set(persons.compactMap { $0["name"]?.text }).count == 1 {
      readAuthors(persons.first, named)
    }
    for node in articles where date == nil {
      date = node["dateModified"]?.text.flatMap { DateReading.day(in: $0)?.description }
    }
    if site == nil { site = nodes.first { Self.types($0).contains("WebSite") }?["name"]?.text }
  }

  private mutating func readAuthors(_ value: LinkedDataValue?, _ named: [String: LinkedDataValue]) {
    for element in value?.elements ?? [] {
      let person = element["name"] == nil ? named[element["@id"]?.text ?? ""] ?? element : element
      let types = Self.types(person)
      guard types.isEmpty || types.contains("Person") else { continue }
      // A person may publish alone; a node without a type of a person that has the publisher's name is the publisher.
      let site = types.contains("Person") ? nil : site
      var names: [String] = []
      if let text = person.text {
        names = PersonName.names(in: Self.clean(text) ?? "", site: site)
      } else if let text = person["name"]?.elements.first?.text {
        names = PersonName.names(in: Self.clean(text) ?? "", site: site)
      } else if let given = person["givenName"]?.text, let family = person["familyName"]?.text {
        names = PersonName.names(in: "\(given) \(family)", site: site)
      }
      for name in names where !authors.contains(name) { authors.append(name) }
    }
  }

  private static func collect(_ value: LinkedDataValue, into nodes: inout [LinkedDataValue], depth: Int) {
    guard depth < 8 else { return }
    switch value {
    case .array(let elements): for element in elements { collect(element, into: &nodes, depth: depth + 1) }
    case .object(let members):
      nodes.append(value)
      for key in ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"] {
        if let member = members[key] { collect(member, into: &nodes, depth: depth + 1) }
      }
    default: break
    }
  }

  private static func types(_ node: LinkedDataValue) -> [String] {
    (node["@type"]?.elements ?? []).compactMap {
      $0.text.map { $0.utf8.contains(UInt8(ascii: "/")) ? String($0.split(separator: "/").last ?? "") : $0 }
    }
  }

  /// Schema.org's types of articles have such names: NewsArticle, BlogPosting, Report, Review.
  private static func isArticle(_ node: LinkedDataValue) -> Bool {
    types(node).contains {
      $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" || $0.hasSuffix("Review")
    }
  }

  private static func isPage(_ node: LinkedDataValue) -> Bool { types(node).contains { $0.hasSuffix("WebPage") } }

  /// Linked data may hold character references although it should not.
  private static func clean(_ text: String) -> String? {
    var text = text
    let decoded = text.withUTF8 { SourceText.decoded($0.span, 0..<$0.count, inAttribute: false) }
    return decoded.isEmpty ? nil : decoded
  }
}
