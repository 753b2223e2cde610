import Extraction
import Text

/// The lines of a file, or of what it unpacks to, or the elements of an array of JSON, one at a time, so that a stream of any
/// length is read in the memory of its longest line.
///
/// A class because it owns an open file and the position in it.
final class LineReader {
  private let file: UnpackedFile
  /// The most bytes of a line, and of a field of CSV that goes over several.
  let longest: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var scanned = 0
  private var ended = false
  /// What finds the ends of elements; `nil` where lines are read.
  private var array: ArrayScan?
  /// Whether something other than an array stands behind one.
  private var isFollowed = false
  /// The number of the line or element given last, from 1; 0 before the first.
  private(set) var lineNumber = 0
  /// The byte that ends a line: LF, whose preceding CR is dropped, or CR alone.
  private(set) var lineEnd = LineEnd.feed

  /// Reads the lines of `file`. One of more bytes than `longest` is refused.
  init(_ file: OpenFile, longest: Int = LineReader.longest) {
    self.file = UnpackedFile(file)
    self.longest = longest
  }

  /// The most bytes of a line: as many as an HTML page may have. Both are held in memory as a whole, with five times as much
  /// for what is read from them; a text in a file of its own may be longer, since it is read in parts.
  static let longest = DocumentFormat.html.largest

  /// What is known of the file as a packed one; `nil` where it is not packed or nothing of it was read yet.
  var unpacking: Unpacking? { file.unpacking }

  /// Whether the next line can be had without waiting for the file: records from a pipe are handed on as they come.
  var hasLineReady: Bool { ended || findLineEnd() }

  /// The length in bytes from which a line is returned together with the memory it was read into, so that it exists
  /// only once. A shorter line is a slice of what was read at a time.
  static let longLine = 1_024 * 1_024

  /// The next line without its LF or CR LF; `nil` at the end.
  func next() throws(ReadingFault) -> ArraySlice<UInt8>? {
    guard let line = try peek() else { return nil }
    lineNumber += 1
    start = min(scanned + 1, buffer.count)
    scanned = start
    if line.count > Self.longLine {
      buffer = Array(buffer[start...])
      (start, scanned) = (0, 0)
    }
    return line
  }

  /// The next line of a file of records without a byte order mark, decoded by `decoder` if there is one, and the number
  /// of bytes that were replaced; `nil` at the end.
  func next(_ decoder: LineDecoder?) throws(ReadingFault) -> (bytes: ArraySlice<UInt8>, replacedBytes: Int)? {
    guard var line = try next() else { return nil }
    if lineNumber == 1 { line = line.withoutByteOrderMark }
    guard let decoder else { return (line, 0) }
    let decoded = try decoder.decode(line: line, number: lineNumber)
    return (decoded.bytes[...], decoded.replaced)
  }

  /// Up to `most` bytes that come next; they stay unread.
  func opening(_ most: Int) throws(ReadingFault) -> ArraySlice<UInt8> {
    while !ended, buffer.count - start < most { try refill() }
    return buffer[start..<min(buffer.count, start + most)]
  }

  /// Whether the rest has at most `most` bytes.
  func isOver(_ most: Int) -> Bool { ended && buffer.count - start <= most }

  /// The next line, which stays unread.
  func peek() throws(ReadingFault) -> ArraySlice<UInt8>? {
    while true {
      if findLineEnd() {
        let end = scanned
        // By its place: a slice of a slice costs more, and this runs for every line.
        let hasReturn = end > start && lineEnd == LineEnd.feed && buffer[end - 1] == LineEnd.return
        return hasReturn ? buffer[start..<end - 1] : buffer[start..<end]
      }
      if ended { return start < buffer.count ? buffer[start...] : nil }
      try refill()
    }
  }

  /// Moves `scanned` to the end of the next line; returns whether there is one in what was read.
  private func findLineEnd() -> Bool {
    if array != nil { return findElementEnd() }
    let end = buffer[...].place(of: lineEnd, from: scanned)
    scanned = end ?? buffer.count
    return end != nil
  }

  /// Reads the elements of an array of objects as lines from here on; returns whether one begins here.
  func openArray() throws(ReadingFault) -> Bool {
    guard let first = try startOfArray() else { return false }
    start = first
    scanned = first
    array = ArrayScan()
    return true
  }

  /// Where the first element of an array of objects begins. No more is waited for than shows that there is none.
  private func startOfArray() throws(ReadingFault) -> Int? {
    var most = 4
    while true {
      let opening = try opening(most)
      if let first = ArrayScan.start(opening) { return first }
      let mayBegin = opening.withoutByteOrderMark.first { $0 > 0x20 }.map { $0 == UInt8(ascii: "[") } ?? true
      if !mayBegin || opening.count < most || most >= Self.longestBeforeArray { return nil }
      most *= 2
    }
  }

  /// The most white space before an array's first element, in bytes.
  private static let longestBeforeArray = 4_096

  /// The first element of the array that begins here, as far as so many bytes hold it; `nil` where there is no such array.
  func firstElement(_ most: Int) throws(ReadingFault) -> ArraySlice<UInt8>? {
    guard try startOfArray() != nil else { return nil }
    let opening = try opening(most)
    guard let first = ArrayScan.start(opening) else { return nil }
    var scan = ArrayScan()
    return scan.end(in: buffer, from: first).map { buffer[first..<$0] } ?? opening[first...]
  }

  /// Moves `scanned` to the end of the next element. Behind an array there may be another, since files can be concatenated.
  private func findElementEnd() -> Bool {
    if array?.isOver == true {
      if scanned < buffer.count, buffer[scanned] == UInt8(ascii: "]") { return true }
      guard openNextArray() else { return false }
    }
    let end = array?.end(in: buffer, from: scanned)
    scanned = end ?? buffer.count
    return end != nil
  }

  /// Opens the array behind the one that is over, if what was read shows one. Anything else there is not read.
  private func openNextArray() -> Bool {
    if let first = isFollowed ? nil : ArrayScan.start(buffer[start...]) {
      start = first
      scanned = first
      array = ArrayScan()
      return true
    }
    let next = buffer[start...].first { !ArrayScan.isWhite($0) }
    // A bracket may begin an array whose first element is not read yet.
    let mayBegin = next == UInt8(ascii: "[") && !ended && buffer.count - start < Self.longestBeforeArray
    isFollowed = isFollowed || next != nil && !mayBegin
    if !mayBegin { start = buffer.count }
    scanned = buffer.count
    return false
  }

  /// What is wrong with the end of an array that was read to the last element, in plain words; `nil` for nothing.
  var faultAtEndOfArray: String? {
    guard let array else { return nil }
    if isFollowed { return "the JSON array is followed by something else, which was not read" }
    // An element that is cut off is a fault itself.
    let isWhole = array.isOver || array.isInElement
    return isWhole ? nil : "the JSON array ends without its closing bracket; it may be cut off"
  }

  /// Skips the byte order mark before the first line.
  func skipByteOrderMark() throws(ReadingFault) {
    start += try opening(3).count - opening(3).withoutByteOrderMark.count
    scanned = max(scanned, start)
  }

  /// Finds out what ends the lines of CSV. Called before the first line is read.
  func findLineEndOfCSV() throws(ReadingFault) {
    lineEnd = try LineEnd.ofCSV { (place) throws(ReadingFault) in try byte(place) }
  }

  /// The same for a mailbox, by the end of its first line.
  func findLineEndOfMailbox() throws(ReadingFault) {
    guard let place = try placeOfReturn() else { return }
    lineEnd = try LineEnd.ofReturn(at: place) { (place) throws(ReadingFault) in try byte(place) }
  }

  /// The same for JSON Lines, by what follows the first object. A CR within the object is white space and ends no line.
  func findLineEndOfJSON() throws(ReadingFault) {
    guard try placeOfReturn() != nil else { return }
    var (isQuoted, depth, isOver) = (false, 0, false)
    var read = 0
    while let byte = try byte(read) {
      switch byte {
      case UInt8(ascii: "\n"): return
      case UInt8(ascii: "\\") where isQuoted: read += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted:
        depth -= 1
        isOver = depth == 0
      case UInt8(ascii: "\r") where isOver:
        lineEnd = try LineEnd.ofReturn(at: read) { (place) throws(ReadingFault) in try self.byte(place) }
        return
      case UInt8(ascii: "\r") where depth > 0: return
      default: break
      }
      read += 1
    }
  }

  /// The place of the first CR among the unread bytes, other than those before an LF; `nil` where an LF comes first or
  /// there is neither.
  private func placeOfReturn() throws(ReadingFault) -> Int? {
    var looked = start
    while true {
      let feed = buffer[...].place(of: LineEnd.feed, from: looked)
      if let found = buffer[..<(feed ?? buffer.count)].place(of: LineEnd.return, from: looked) {
        let isEnd = feed.map { buffer[found..<$0].allSatisfy { $0 == LineEnd.return } } ?? false
        return isEnd ? nil : found - start
      }
      if feed != nil || ended { return nil }
      looked = buffer.count - start
      try refill()
      looked += start
    }
  }

  /// The unread byte at a place; `nil` past the last.
  func byte(_ place: Int) throws(ReadingFault) -> UInt8? {
    while start + place >= buffer.count {
      if ended { return nil }
      try refill()
    }
    return buffer[start + place]
  }

  /// Everything not yet returned as lines: in memory, or in a file if it is large.
  func stored() throws(ReadingFault) -> Document.Content {
    let given = buffer[start...]
    let isRead = ended
    (buffer, start, scanned, ended) = ([], 0, 0, true)
    return isRead
      ? .bytes(Array(given))
      : try ReadingFault.ofFile { () throws(FileCause) in
        try file.stored(behind: Array(given))
      }
  }

  /// Reads the next bytes; `false` at the end.
  private func append() throws(ReadingFault) -> Bool {
    try ReadingFault.ofFile { () throws(FileCause) in try file.append(to: &buffer) }
  }

  private func refill() throws(ReadingFault) {
    if start > 0 {
      buffer.removeFirst(start)
      scanned -= start
      start = 0
    }
    // All of it belongs to the next line, which has no end yet.
    if buffer.count > longest { throw .tooLong(longest, line: lineNumber + 1) }
    ended = try !append()
  }
}

extension LineDecoder {
  /// A line as UTF-8, and the number of its bytes that were replaced; `number` is for the fault.
  func decode(line: ArraySlice<UInt8>, number: Int) throws(ReadingFault) -> (bytes: [UInt8], replaced: Int) {
    do throws(ExtractionError) {
      return try decode(line)
    } catch {
      throw .undecodable(encoding: name, line: number)
    }
  }
}
