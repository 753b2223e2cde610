/// Why a line is not the author's, in one byte.
enum LineReason: UInt8, Hashable, Sendable {
  case none, quotingMark, attribution, separator, mailHead, memoHead, quotedMail, signature, addedLine, captionTime,
    captionPause, captionNote, captionAgain, speakerTag, tag, mailNotice, mailBanner, chatNotice, releaseEnd,
    listFooter, meeting

  /// Whether the line is left out of the text, like tags: nobody says it.
  var isLeftOut: Bool {
    switch self {
    case .captionTime, .captionPause, .captionNote, .captionAgain: true
    default: false
    }
  }

  /// Whether the line is the time or number of a subtitle.
  var isTime: Bool { self == .captionTime || self == .captionPause }

  /// The reason in plain words; empty for the author's lines and for lines that are left out.
  var text: String {
    switch self {
    case .none, .captionTime, .captionPause, .captionNote, .captionAgain: ""
    case .quotingMark: "mail quoting with >"
    case .attribution: "names the writer of quoted mail"
    case .separator: "separates quoted mail"
    case .mailHead: "mail header"
    case .memoHead: "memo header"
    case .quotedMail: "quoted mail"
    case .signature: "mail signature"
    case .addedLine: "line added by a mail program"
    case .speakerTag: "names the speaker"
    case .tag: "tags alone"
    case .chatNotice: "line added by a chat program"
    case .mailNotice: "legal notice under a mail"
    case .mailBanner: "notice above a mail"
    case .releaseEnd: "end of a press release"
    case .listFooter: "footer of a mailing list"
    case .meeting: "how to join a meeting"
    }
  }
}
