import Extraction
import Scoring
import Synchronization

/// Scores the batches of a run, in whichever job takes them, and makes a record of each outcome in the same place.
struct BatchScorer<Record: Sendable>: Sendable {
  /// An outcome and its record.
  typealias Recorded = (outcome: Outcome, record: Record)

  /// What became of one document of a batch.
  enum Worked: Sendable {
    case done(Recorded)
    /// The dates of the run exclude it.
    case leftOut(LeftOutDocument)
  }

  private let dates: DayStretch?
  private let record: @Sendable (Outcome) -> Record
  private let seen = SeenTexts()
  private let spare: SpareThreads

  init(jobs: Int?, dates: DayStretch?, record: @escaping @Sendable (Outcome) -> Record) {
    self.dates = dates
    self.record = record
    spare = SpareThreads(jobs)
  }

  /// Scores a batch.
  func score(_ batch: [Fed], _ pipeline: inout Pipeline) async -> [Worked] {
    spare.begin()
    defer { spare.end() }
    var worked: [Worked] = []
    worked.reserveCapacity(batch.count)
    while worked.count < batch.count {
      var begun = await begin(batch[worked.count...], &pipeline)
      for index in begun.indices { await pipeline.sum(&begun[index], spare) }
      for index in begun.indices {
        if let leftOut = begun[index].leftOut {
          worked.append(.leftOut(leftOut))
          continue
        }
        let outcome: Outcome
        do throws(DocumentFailure) {
          var scored = try pipeline.finish(&begun[index])
          if seen.contains(scored.fingerprint) { scored.flagAsDuplicate() }
          outcome = .scored(consume scored)
        } catch {
          outcome = .failed(pipeline.knowledge.telling(error))
        }
        worked.append(.done((outcome, record(outcome))))
      }
    }
    return worked
  }

  /// What is handed on of a batch, in the order of the documents. Notes each of them in `use`.
  func handingOn(_ batch: [Worked], _ use: inout KnowledgeUse) -> [Recorded] {
    var records: [Recorded] = []
    records.reserveCapacity(batch.count)
    for one in batch {
      switch one {
      case .leftOut(let document): use.note(leftOut: document)
      case .done((let outcome, let made)):
        use.note(path: outcome.path, id: outcome.id, outcome.metadata, notes: outcome.notes)
        // A text seldom repeats so soon that the first one was not handed on yet; only then is a record made again.
        let flagged = Self.duplicate(outcome, seen)
        records.append(flagged.map { ($0, record($0)) } ?? (outcome, made))
      }
    }
    return records
  }

  /// The size in bytes of the texts that are read before they are scored together: a dozen documents or more, which
  /// gains most of what there is to gain and costs little memory.
  private static var mostRead: Int { 128 * 1_024 }

  /// Begins documents from the front of `rest`, at least one.
  private func begin(_ rest: ArraySlice<Fed>, _ pipeline: inout Pipeline) async -> [BegunDocument] {
    var begun: [BegunDocument] = []
    begun.reserveCapacity(rest.count)
    var size = 0
    for fed in rest {
      if size >= Self.mostRead { break }
      switch fed {
      case .failed(let failure): begun.append(BegunDocument(.failed(failure)))
      case .document(let document):
        do throws(DocumentFailure) {
          var next = try await pipeline.begin(document, spare)
          if let dates { next.leaveOut(outside: dates) }
          size += next.size
          begun.append(next)
        } catch {
          begun.append(BegunDocument(.failed(error)))
        }
      }
    }
    return begun
  }

  /// The outcome flagged as a duplicate; `nil` when its text is new or it is flagged already.
  private static func duplicate(_ outcome: Outcome, _ seen: SeenTexts) -> Outcome? {
    guard let fingerprint = outcome.fingerprint, !seen.insert(fingerprint), !outcome.isFlaggedAsDuplicate,
      case .scored(var document) = outcome
    else { return nil }
    document.flagAsDuplicate()
    return .scored(document)
  }
}

/// The digests of the texts handed on so far, which tell whoever scores one of them again that it is a repetition.
private final class SeenTexts: Sendable {
  private let digests = Mutex<Set<UInt64>>([])

  func contains(_ digest: UInt64) -> Bool { digests.withLock { $0.contains(digest) } }

  /// Adds a digest and returns whether it is new.
  func insert(_ digest: UInt64) -> Bool { digests.withLock { $0.insert(digest).inserted } }
}

extension ScoredDocument {
  /// Flags it as a repeated text.
  fileprivate mutating func flagAsDuplicate() { score.flags = score.flags.with(.duplicate) }
}

// Each property by itself: reading several of a document in one place would copy all of it.
extension Outcome {
  fileprivate var fingerprint: UInt64? {
    switch self {
    case .scored(let document): document.fingerprint
    case .failed: nil
    }
  }
  fileprivate var isFlaggedAsDuplicate: Bool {
    switch self {
    case .scored(let document): document.score.flags.contains(.duplicate)
    case .failed: false
    }
  }
  fileprivate var path: String {
    switch self {
    case .scored(let document): document.path
    case .failed(let failure): failure.path
    }
  }
  fileprivate var id: String {
    switch self {
    case .scored(let document): document.id
    case .failed(let failure): failure.id
    }
  }
  fileprivate var notes: [ExtractionNote] {
    switch self {
    case .scored(let document): document.notes
    case .failed: []
    }
  }
  fileprivate var metadata: Metadata? {
    switch self {
    case .scored(let document): document.metadata
    case .failed: nil
    }
  }
}
