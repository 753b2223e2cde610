/// The fixed phrases that mail programs print around quoted mail: words of a format, like its header names.
enum MailMarkers {
  /// Between dashes, or before a colon, above a quoted or forwarded message.
  static let separators: Set<String> = [
    "original message", "forwarded message", "begin forwarded message", "original appointment", "forwarded by",
    "start of forwarded message", "ursprüngliche nachricht", "originalnachricht", "weitergeleitete nachricht",
    "message d'origine", "message original", "message transféré", "message transmis", "mensaje original",
    "mensaje reenviado", "mensagem original", "mensagem encaminhada", "messaggio originale", "messaggio inoltrato",
    "oprindelig meddelelse", "original meddelelse", "videresendt meddelelse", "opprinnelig melding",
    "originalmeddelande", "ursprungligt meddelande", "vidarebefordrat meddelande", "oorspronkelijk bericht",
    "doorgestuurd bericht", "wiadomość oryginalna", "oryginalna wiadomość", "исходное сообщение",
    "пересылаемое сообщение", "alkuperäinen viesti", "původní zpráva", "原始邮件", "原始郵件", "转发的邮件",
  ]

  /// The verb at the end of "On Monday, A. Writer wrote:".
  static let wrote: Set<String> = [
    "wrote", "writes", "schrieb", "écrit", "ecrit", "escribió", "escribio", "escreveu", "scritto", "skrev", "schreef",
    "napisał", "napisała", "napisał(a", "napisał/a", "kirjoitti", "yazdı", "написал", "написала", "пишет", "geschreven",
    "följande", "følgende", "folgendes", "写道", "寫道", "napsal", "napsal(a", "said",
  ]

  /// How a line begins that a telephone or a program adds under a mail.
  static let addedLines = [
    "sent from my ", "sent from mail for", "sent from outlook", "sent via ", "get outlook for", "envoyé de mon ",
    "von meinem ", "enviado desde mi ", "enviado do meu ", "inviato da ", "sendt fra min ",
    "skickat från min ", "verstuurd vanaf mijn ", "lähetetty ",
  ]
}
