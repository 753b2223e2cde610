import Extraction
import Scoring
import Synchronization

/// Scores the batches of a run, whichever job has them, and makes a record of each outcome beside the scoring.
struct BatchScorer<Record: Sendable>: Sendable {
  /// An outcome and its record.
  typealias Recorded = (outcome: Outcome, record: Record)

  private let record: @Sendable (Outcome) -> Record
  private let seen = SeenTexts()
  private let spare: SpareThreads

  init(jobs: Int?, record: @escaping @Sendable (Outcome) -> Record) {
    self.record = record
    spare = SpareThreads(jobs)
  }

  /// Scores a batch.
  func score(_ batch: [Fed], _ pipeline: inout Pipeline) async -> [Recorded] {
    spare.begin()
    defer { spare.end() }
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(batch.count)
    while outcomes.count < batch.count {
      var begun = await Self.begin(batch[outcomes.count...], &pipeline, spare)
      for index in begun.indices { await pipeline.sum(&begun[index], spare) }
      for index in begun.indices {
        do throws(DocumentFailure) {
          var scored = try pipeline.finish(&begun[index])
          if seen.contains(scored.fingerprint) { scored.flagAsDuplicate() }
          outcomes.append(.scored(consume scored))
        } catch {
          outcomes.append(.failed(error))
        }
      }
    }
    return outcomes.map { ($0, record($0)) }
  }

  /// What is handed on of a batch, in the order of the documents, and noted in `use`.
  func handingOn(_ batch: [Recorded], _ use: inout KnowledgeUse) -> [Recorded] {
    var records = batch
    for index in records.indices {
      let outcome = records[index].outcome
      use.note(path: outcome.path, id: outcome.id, outcome.metadata, notes: outcome.notes)
      // Few texts come twice so soon that the first was not handed on yet: only their records are made again.
      if let flagged = Self.duplicate(outcome, seen) { records[index] = (flagged, record(flagged)) }
    }
    return records
  }

  /// Texts that are together as large as this, in bytes, are scored before others are read: a dozen documents or more, which
  /// saves most of what there is to save, and little memory.
  private static var mostRead: Int { 128 * 1_024 }

  /// Begins the first of some documents, at least one.
  private static func begin(
    _ rest: ArraySlice<Fed>, _ pipeline: inout Pipeline, _ spare: SpareThreads
  ) async -> [BegunDocument] {
    var begun: [BegunDocument] = []
    begun.reserveCapacity(rest.count)
    var size = 0
    for fed in rest {
      if size >= mostRead { break }
      switch fed {
      case .failed(let failure): begun.append(BegunDocument(.failed(failure)))
      case .document(let document):
        do throws(DocumentFailure) {
          let next = try await pipeline.begin(document, spare)
          size += next.size
          begun.append(next)
        } catch {
          begun.append(BegunDocument(.failed(error)))
        }
      }
    }
    return begun
  }

  /// The outcome flagged as a duplicate; `nil` when its text is new, or it is flagged.
  private static func duplicate(_ outcome: Outcome, _ seen: SeenTexts) -> Outcome? {
    guard let fingerprint = outcome.fingerprint, !seen.insert(fingerprint), !outcome.isFlaggedAsDuplicate,
      case .scored(var document) = outcome
    else { return nil }
    document.flagAsDuplicate()
    return .scored(document)
  }
}

/// The digests of the texts that were handed on: whoever scores one of them again knows that it came before.
private final class SeenTexts: Sendable {
  private let digests = Mutex<Set<UInt64>>([])

  func contains(_ digest: UInt64) -> Bool { digests.withLock { $0.contains(digest) } }

  /// Notes a text; whether it is new.
  func insert(_ digest: UInt64) -> Bool { digests.withLock { $0.insert(digest).inserted } }
}

extension ScoredDocument {
  /// Flags it as a text that came before.
  fileprivate mutating func flagAsDuplicate() { score.flags = score.flags.with(.duplicate) }
}

// One thing at a time: what asks for more of a document in one place has a copy of all of it.
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
