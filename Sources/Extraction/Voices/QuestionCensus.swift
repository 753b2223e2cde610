/// Counts questions that are headings, with or without labelled answers, some blocks at a time.
///
/// Where blocks that say only "Answer" or "Response" recur, everything from the heading above to that label is the
/// question. A section headed "… questions" without such a label consists of questions; so it does where there is at
/// most one such block but a heading says that they are unanswered. Otherwise headings that end with a question mark
/// are questions if there are at least three and they are half of all headings; failing that, such list items and
/// emphasised blocks with text below.
struct QuestionCensus: Sendable {
  private var marked = 0
  private var labels = 0
  private var questions = (all: 0, marked: 0)
  private var headings = (all: 0, marked: 0)
  /// The numbers of headings that name questions, and of those that say that they are unanswered.
  private var sections = (all: 0, unanswered: 0)
  private var asked = AskedBlocks()

  /// Adds a block. The first bytes of most show that they are neither headings nor labels of answers.
  @inline(__always)
  mutating func add(_ bytes: Bytes, _ block: Block) {
    if QuestionHeading.mayCount(bytes, block) { addLikely(bytes, block) } else { pass() }
  }

  /// Adds a block that certainly does not count.
  @inline(__always)
  mutating func pass() { asked.add(.plain) }

  private mutating func addLikely(_ bytes: Bytes, _ block: Block) {
    asked.add(AskedBlocks.look(bytes, block))
    let isMarked = QuestionHeading.isMarked(block, bytes)
    if isMarked { marked += 1 }
    switch QuestionHeading.kind(of: block, bytes) {
    case .answerLabel: labels += 1
    case .question:
      questions.all += 1
      if isMarked { questions.marked += 1 }
    case .heading:
      headings.all += 1
      if isMarked { headings.marked += 1 }
      if let section = QuestionHeading.section(block, bytes) {
        sections.all += 1
        if section == .unanswered { sections.unanswered += 1 }
      }
    case .text: break
    }
  }

  /// Adds what was counted in other blocks.
  mutating func add(_ other: QuestionCensus) {
    marked += other.marked
    labels += other.labels
    questions.all += other.questions.all
    questions.marked += other.questions.marked
    headings.all += other.headings.all
    headings.marked += other.headings.marked
    sections.all += other.sections.all
    sections.unanswered += other.sections.unanswered
    asked.add(other.asked)
  }

  /// Whether headings are marked with `#`; then a short line alone is not a heading.
  var areMarked: Bool { marked >= 3 }
  /// Whether answers are labelled.
  var isAnswered: Bool {
    labels >= 2 || !areQuestions && (labels == 1 ? sections.all > 0 : sections.unanswered > 0)
  }
  /// Whether list items or emphasised blocks are questions.
  var areAsked: Bool { asked.areQuestions }
  /// Whether headings are questions.
  var areQuestions: Bool {
    let questions = areMarked ? questions.marked : questions.all
    let headings = areMarked ? headings.marked : headings.all
    return questions >= 3 && questions >= headings
  }

  /// Whether everything below a heading is questions if no label of an answer follows: its last word says so and, where
  /// nobody labels answers, another word says that they have none.
  func namesQuestions(_ block: Block, _ bytes: Bytes) -> Bool {
    guard let section = QuestionHeading.section(block, bytes) else { return false }
    return labels > 0 || section == .unanswered
  }
}
