/// Why a line is not the author's, as a byte a line.
enum LineReason: UInt8, Hashable, Sendable {
  case none, quotingMark, attribution, separator, mailHead, memoHead, quotedMail, signature, addedLine, captionTime,
    captionNote, captionAgain, speakerTag, tag, mailNotice, mailBanner, chatNotice

  /// The same in plain words; empty for the author's.
  var text: String {
    switch self {
    case .none: ""
    case .quotingMark: "mail quoting with >"
    case .attribution: "names the writer of quoted mail"
    case .separator: "separates quoted mail"
    case .mailHead: "mail header"
    case .memoHead: "memo header"
    case .quotedMail: "quoted mail"
    case .signature: "mail signature"
    case .addedLine: "line added by a mail program"
    case .captionTime: "number or time of a subtitle"
    case .captionNote: "note or style of subtitles"
    case .captionAgain: "subtitle that is shown again"
    case .speakerTag: "names the speaker"
    case .tag: "tags alone"
    case .chatNotice: "line added by a chat program"
    case .mailNotice: "legal notice under a mail"
    case .mailBanner: "notice above a mail"
    }
  }
}
