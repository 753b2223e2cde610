import Usward

/// Why the command ends without doing everything it was asked to.
enum Complaint: Error {
  /// The command line asks for something impossible.
  case usage(String)
  /// A lexicon or metadata file is invalid; the text names file, line and cause. `others` are further faults.
  case unsound(String, others: [String] = [])
  /// The output could not be written.
  case unwritable(String, cause: FileCause)
  /// Some documents failed, each of which has been reported.
  case documentsFailed
  /// The reader of the output has closed it.
  case closedPipe

  /// The exit status, as documented for the command (BSD `sysexits.h` from 64 on).
  var status: Int32 {
    switch self {
    case .usage: 64
    case .unsound: 65
    case .unwritable: 74
    case .documentsFailed: 2
    case .closedPipe: 0
    }
  }

  /// Refuses a number below the least one that its option accepts: silently replacing it would give a result that
  /// nobody asked for.
  static func check(_ value: Int?, from least: Int, _ option: String) throws(Complaint) {
    if let value, value < least { throw .usage("\(option) must be a number from \(least) up") }
  }

  /// Prints what is wrong to standard error and exits, whatever other threads are doing.
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
