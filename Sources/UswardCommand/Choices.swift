import Extraction
import Reports
import Scoring
import Usward

// The values of options as plain types: making the parser's own wrappers takes a good part of a short run.

/// What is read, and how.
struct InputChoice: Equatable {
  var paths: [String] = []
  var from = InputFormat.auto
  var encoding: String?
  var content = ContentScope.auto
  var include: [String] = []
  var exclude: [String] = []
  var map: [String] = []
  var stdinName = "stdin"
  var speaker: [String] = []
  var authorFrom: String?
  var metadata: [String] = []
}

/// The lexicon to look for.
struct LexiconChoice: Equatable {
  var lexicon: [String] = []
  var noDefaultLexicon = false
  var without: [String] = []
}

/// How the work is done.
struct WorkChoice: Equatable {
  var jobs: Int?
  var quiet = false
}

/// Where results go.
struct OutputChoice: Equatable {
  var output: String?
  var color = ColorChoice.auto
}

/// What is scored, and how it is shown.
struct ScoreChoice: Equatable {
  var input = InputChoice()
  var dates = DateChoice()
  var voices = VoiceChoice.author
  var lexicons = LexiconChoice()
  var destination = OutputChoice()
  var format = OutputFormat.table
  /// The fields of a record that are written; `nil` for all.
  var fields: FieldChoice?
  var evidence = false
  var work = WorkChoice()
}

extension InputOptions {
  var choice: InputChoice {
    InputChoice(
      paths: paths, from: from, encoding: encoding, content: content, include: include, exclude: exclude,
      map: map, stdinName: stdinName, speaker: speaker, authorFrom: authorFrom, metadata: metadata)
  }
}

extension LexiconOptions {
  var choice: LexiconChoice {
    LexiconChoice(lexicon: lexicon, noDefaultLexicon: noDefaultLexicon, without: without)
  }
}

extension WorkOptions {
  var choice: WorkChoice { WorkChoice(jobs: jobs, quiet: quiet) }
}

extension OutputOptions {
  var choice: OutputChoice { OutputChoice(output: output, color: color) }
}

extension Score {
  var choice: ScoreChoice {
    get throws(Complaint) {
      ScoreChoice(
        input: input.choice, dates: dates.choice, voices: voice.voices, lexicons: lexicons.choice,
        destination: destination.choice,
        format: try destination.format(format, or: .table), fields: fields, evidence: evidence, work: work.choice)
    }
  }
}
