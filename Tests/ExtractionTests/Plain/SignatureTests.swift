import TestSupport
import Testing
import Text

@testable import Extraction

/// Signatures without dashes: what is marked in the texts is the signature.
@Suite struct SignatureTests {
  /// The stretches of a text that are a signature, without white space at their ends.
  private func signatures(_ text: String) throws -> [String] {
    let result = try Extractor().extract(text, format: .text)
    return result.voices.filter { $0.why == "mail signature" }.map { result.slice($0.span) }
  }

  @Test(arguments: [
    "Best regards,\n⟦Jane Roe\nDirector of Operations\nAcme Mills Ltd\nT: +44 20 7946 0123⟧",
    "Kind regards\n⟦Dr. Bo Poe\n12 Mill Lane, Leeds NF1 2AB\nTel. 01632 960 001⟧",
    // Blank lines, lower case, and what stands below.
    "Sincerely,\n\n\n⟦Bo Poe\n(she/her)\nVP, People & Culture\nExample Corp.\n(555) 010-0199⟧\n\nWe own our results.",
    "Best,\n⟦Kim\n\nKim Poe | Head of sales and marketing\nkim@acme.example⟧\n\nOn Tue, 14 Oct 2025, Bo Poe wrote:\n> We go.",
    "Mit freundlichen Grüßen\n\n⟦Hans Muster\nGeschäftsführer\n10115 Berlin\nhttps://muster.example⟧\n\nThis e-mail is "
      + "for its intended recipient.",
    "Thanks, Jane\n\n⟦555-0100⟧\n\nAnd one more thing: we won.",
    // Each line a paragraph: from the first by which she is reached only more of these.
    "Regards,\n\n⟦Jane Roe\n\nChair\n\nwww.acme.example\n\nMobile: +1 555 010 0101⟧\n\nOur House",
  ])
  func findsSignatures(marked: String) throws {
    let marked = MarkedText("We will do it, all of us.\n\n" + marked + "\n")
    let bytes = Array(marked.text.utf8)
    let expected = marked.spans.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    func words(_ texts: [String]) -> [Substring] { texts.joined(separator: " ").split { $0.isWhitespace } }
    for text in [marked.text, marked.text.replacing("\n", with: "\r\n")] {
      #expect(words(try signatures(text)) == words(expected))
    }
  }

  @Test(
    "What is said below a closing line is said",
    arguments: [
      // No contact details.
      "Best regards,\nJane Roe\nChair of the Board", "Thanks\n\nIn 2019-2024 we built.\nFrom 2025-10-14 on we build",
      "Thanks\n\nWe paid 1,000,000 for it\nOur plan of 14.10.2025 stands",
      // Sentences and lists.
      "Thanks,\nJane\n\nP.S. Call me on 555-0100 if you cannot come.",
      "Best wishes,\nwe hope to see you at www.acme.example soon",
      "Many thanks,\n\nThe Acme Team\n\nWe moved to Leeds, and you can see how we did it: https://acme.example",
      "Thanks\n\n- Jane Roe: jane@acme.example\n- Bo Poe: bo@acme.example",
      // More lines than a signature has.
      "Thanks\n" + (1...12).map { "House \($0)\n" }.joined() + "jane@acme.example",
      // No closing line such as "Best regards".
      "Jane Roe\nChair\njane@acme.example", "Thank you.\nJane Roe\njane@acme.example",
    ])
  func keepsWhatIsSaid(text: String) throws {
    #expect(try signatures("We will do it, all of us.\n\n" + text + "\n").isEmpty)
  }

  /// Nobody signs in a chat, and thanking somebody does not close a mail.
  @Test func chatsAreNotSigned() throws {
    let chat = ["Ann Lee  9:02 AM\nThanks\nwww.acme.example", "Bo Poe  9:03 AM\nwe know", "Ann Lee  9:04 AM\nSo do I"]
    #expect(try signatures(chat.joined(separator: "\n\n")).isEmpty)
  }
}
