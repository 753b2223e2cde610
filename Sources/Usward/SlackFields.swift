import Extraction
import Text

/// What the fields of a record say if it is a message of Slack's export.
struct SlackFields {
  /// The message, in Slack's mark-up.
  let text: String
  /// What kind of message it is; `nil` for one that somebody just wrote.
  let kind: String?
  /// The name of its writer; `nil` where the export does not have it.
  let author: String?
  /// When it was sent, in seconds since 1970.
  let time: String

  /// Reads the fields of a record; `nil` where it is no such message. One has the type "message", and the time by which
  /// Slack identifies it has six decimals and is a string.
  init?(_ fields: [JSONValue.Field]) {
    guard case .string(let time)? = Self.value("ts", fields), Self.isTime(time),
      case .string("message")? = Self.value("type", fields), case .string(let text)? = Self.value("text", fields)
    else { return nil }
    (self.text, self.time) = (text, time)
    kind = Self.value("subtype", fields)?.text
    var author: String?
    if case .object(let profile, _)? = Self.value("user_profile", fields) {
      let names = ["real_name", "display_name"].compactMap { Self.value($0, profile)?.text }
      author = names.first { !$0.trimmed.isEmpty }
    }
    self.author = author
  }

  private static func value(_ name: String, _ fields: [JSONValue.Field]) -> JSONValue? {
    fields.last { $0.name == name }?.value
  }

  /// Whether a text is ten digits, a full stop and six more.
  private static func isTime(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.map(\.count) == [10, 6] && parts.joined().allSatisfy(\.isASCIIDigit)
  }
}

extension Document {
  /// Takes in a message of Slack's export: its text without the mark-up, and its writer and day where the record does not
  /// say these itself.
  mutating func take(_ message: SlackFields) throws(Record.Fault) {
    do throws(ExtractionError) {
      content = .extracted(try Extractor().extract(slackMessage: message.text, kind: message.kind))
    } catch {
      throw Record.Fault(message: error.description)
    }
    if metadata.authors.isEmpty, let author = message.author { metadata.set("author", to: author, from: "record") }
    if !metadata.says("date") { metadata.set("date", to: message.time, from: "record") }
  }
}
