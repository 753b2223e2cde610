import Text

/// What an element does to the text around it and to the open elements. The sets are those of the HTML standard
/// (13.2.4.2 "special" elements, 13.2.6.4.7 "in body"), reduced to what affects visible text.
struct ElementTraits: OptionSet {
  let rawValue: UInt16
  /// It starts and ends a block of text.
  static let block = ElementTraits(rawValue: 1)
  /// It has no content and no end tag.
  static let void = ElementTraits(rawValue: 2)
  /// It ends an open paragraph where it starts.
  static let closesParagraph = ElementTraits(rawValue: 4)
  /// The search for the start of an inline end tag stops here.
  static let special = ElementTraits(rawValue: 8)
  /// It changes only how text looks; its tags are dropped.
  static let formatting = ElementTraits(rawValue: 16)
  /// Its content is never part of the text that a reader sees.
  static let hidden = ElementTraits(rawValue: 32)
  /// Its content is text up to its end tag, not markup, and is not shown.
  static let rawHidden = ElementTraits(rawValue: 64)
  /// Its content is text up to its end tag, not markup, and is shown.
  static let rawShown = ElementTraits(rawValue: 128)
  /// An element of table structure.
  static let table = ElementTraits(rawValue: 256)
  /// It ends the SVG or MathML that it is in.
  static let breaksOut = ElementTraits(rawValue: 512)
}

/// An HTML element by name.
enum Element: UInt8, CaseIterable {
  case unknown
  case a, address, area, article, aside, audio, b, base, basefont, bdi, bdo, bgsound, big, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup, datalist, dd, del, desc, details, dfn, dialog, dir, div, dl
  case dt, em, embed, fieldset, figcaption, figure, font, footer, foreignobject, form, frame, frameset, h1, h2, h3, h4
  case h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, isindex, kbd, keygen, label, legend,
    li
  case link, listing, main, map, mark, marquee, math, menu, meta, nav, nobr, noembed, noframes, noscript, object, ol
  case optgroup, option, p, param, picture, plaintext, pre, progress, q, rp, rt, ruby, s, samp, script, search, section
  case select, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea
  case tfoot, th, thead, time, title, tr, track, tt, u, ul, video, wbr, xml, xmp

  /// A heading's rank, 1 to 6; 0 for others.
  var headingRank: Int {
    rawValue >= Element.h1.rawValue && rawValue <= Element.h6.rawValue ? Int(rawValue - Element.h1.rawValue) + 1 : 0
  }

  /// What the element does.
  var traits: ElementTraits { ElementCatalogue.traits[Int(rawValue)] }
}

/// The elements by name. Built once.
enum ElementCatalogue {
  static let traits: [ElementTraits] = {
    var traits = [ElementTraits](repeating: [], count: Element.allCases.count)
    func give(_ trait: ElementTraits, _ elements: [Element]) {
      for element in elements { traits[Int(element.rawValue)].insert(trait) }
    }
    let headings: [Element] = [.h1, .h2, .h3, .h4, .h5, .h6]
    let paragraphs: [Element] = [
      .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption,
      .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul, .pre, .listing,
      .form, .table, .hr, .xmp, .plaintext, .li, .dd, .dt,
    ]
    let tables: [Element] = [.caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr]
    give(.closesParagraph, paragraphs + headings)
    give(
      .block,
      paragraphs + headings + tables + [.legend, .marquee, .optgroup, .option, .frameset, .body, .br, .textarea])
    give(.table, tables)
    give(
      .special,
      paragraphs + headings + tables + [.button, .object, .marquee, .select, .template, .body, .html, .head])
    give(
      .void,
      [
        .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .isindex, .keygen,
        .link, .meta, .param, .source, .track, .wbr,
      ])
    give(
      .formatting,
      [
        .b, .bdi, .big, .code, .dfn, .em, .font, .i, .ins, .kbd, .mark, .nobr, .picture, .samp, .small,
        .strong, .tt, .u, .map, .ruby,
      ])
    give(
      .hidden,
      [
        .select, .button, .datalist, .template, .svg, .xml, .audio, .video, .canvas, .progress, .rp,
      ])
    give(.rawHidden, [.script, .style, .iframe, .noembed, .noframes, .noscript, .title])
    give(.rawShown, [.xmp, .textarea])
    give(
      .breaksOut,
      headings + [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .head, .hr, .i, .img, .li,
        .listing, .menu, .meta, .nobr, .ol, .p, .pre, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u,
        .ul,
      ])
    return traits
  }()

  /// The names of all elements except the first, in order. Getting them from the cases at run time takes as long as
  /// half a page.
  static let names = """
    a address area article aside audio b base basefont bdi bdo bgsound big blockquote body br button canvas caption \
    center cite code col colgroup datalist dd del desc details dfn dialog dir div dl dt em embed fieldset figcaption \
    figure font footer foreignobject form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image \
    img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu meta nav nobr \
    noembed noframes noscript object ol optgroup option p param picture plaintext pre progress q rp rt ruby s samp \
    script search section select small source span strike strong style sub summary sup svg table tbody td template \
    textarea tfoot th thead time title tr track tt u ul video wbr xml xmp
    """

  /// The elements by the hashes of their names; a test looks up every name. It has three times as many slots as names.
  static let table: NameTable<Element> = {
    var table = NameTable(slots: 512, none: Element.unknown)
    for (element, name) in zip(Element.allCases.dropFirst(), names.utf8.split(separator: UInt8(ascii: " "))) {
      table.add(element, of: WordHash.hash(of: name))
    }
    return table
  }()
}

/// The attributes that are read; all others are skipped.
enum AttributeName: UInt8, CaseIterable {
  case `class`, id, role, style, hidden, href, rel, itemprop, itemtype, datetime, content, name, property, type, lang
  case ariaHidden, ariaExpanded, httpEquiv, title, xmlLang, shadowRootMode

  /// The attributes by the hashes of their names.
  static let table: NameTable<AttributeName?> = {
    var table = NameTable<AttributeName?>(slots: 64, none: nil)
    for name in allCases { table.add(name, of: WordHash.hash(of: name.spelling.utf8)) }
    return table
  }()

  /// Spelt out, since getting the name of a case at run time takes longer than reading a page.
  private var spelling: String {
    switch self {
    case .class: "class"
    case .id: "id"
    case .role: "role"
    case .style: "style"
    case .hidden: "hidden"
    case .href: "href"
    case .rel: "rel"
    case .itemprop: "itemprop"
    case .itemtype: "itemtype"
    case .datetime: "datetime"
    case .content: "content"
    case .name: "name"
    case .property: "property"
    case .type: "type"
    case .lang: "lang"
    case .ariaHidden: "aria-hidden"
    case .ariaExpanded: "aria-expanded"
    case .httpEquiv: "http-equiv"
    case .title: "title"
    case .xmlLang: "xml:lang"
    case .shadowRootMode: "shadowrootmode"
    }
  }
}
