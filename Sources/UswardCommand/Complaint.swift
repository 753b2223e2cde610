import Usward

/// Why the command ends without doing all that was asked.
enum Complaint: Error {
  /// The command line asks for what cannot be.
  case usage(String)
  /// A lexicon or metadata file is unsound; the text names file, line and cause. Others are what else is wrong.
  case unsound(String, others: [String] = [])
  /// The output could not be written.
  case unwritable(String, cause: FileCause)
  /// Some documents failed. Each has been named.
  case documentsFailed
  /// Whoever read the output has closed it.
  case closedPipe

  /// The exit status, as the command's contract has it (BSD `sysexits.h` from 64 on).
  var status: Int32 {
    switch self {
    case .usage: 64
    case .unsound: 65
    case .unwritable: 74
    case .documentsFailed: 2
    case .closedPipe: 0
    }
  }

  /// Refuses a number below the least that its option takes: one that is taken for another would be a result that nobody
  /// asked for.
  static func check(_ value: Int?, from least: Int, _ option: String) throws(Complaint) {
    if let value, value < least { throw .usage("\(option) is a number from \(least)") }
  }

  /// Says what is wrong on standard error and ends the program, whatever other threads do.
  func report() -> Never {
    switch self {
    case .usage(let text): Messages.say("usward: \(text)")
    case .unsound(let text, let others): for line in [text] + others { Messages.say(line) }
    case .unwritable(let path, let cause): Messages.say("\(path): cannot be written: \(cause.messageOfWriting)")
    case .documentsFailed, .closedPipe: break
    }
    Interruption.end(status)
  }
}
