import CWordScan

/// The offsets, in order, of the characters that may end a sentence or, if lines count, a paragraph.
struct TerminatorScan {
  private var offsets: [UInt32] = []
  private var next = 0
  private var position: Int
  private let end: Int
  private let lines: Bool
  private let path: ScanPath

  /// Makes a scan of `span`, which begins and ends on character boundaries.
  init(_ span: ByteSpan, lines: Bool, path: ScanPath) {
    position = span.start
    end = span.end
    self.lines = lines
    self.path = path
  }

  /// The first such offset from `start` on, or the end. `start` never decreases from call to call.
  @inline(__always)
  mutating func offset(from start: Int, in bytes: Span<UInt8>) -> Int {
    while true {
      while next < offsets.count {
        let offset = Int(offsets[next])
        if offset >= start { return offset }
        next += 1
      }
      if position >= end { return end }
      fill(bytes)
    }
  }

  private mutating func fill(_ bytes: Span<UInt8>) {
    let room = min(512, end - position + 64)
    offsets.removeAll(keepingCapacity: true)
    next = 0
    var place = position
    offsets.append(addingCapacity: room) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        bytes.withUnsafeBufferPointer { text in
          KernelClasses.shared.withPointer {
            count += usward_scan_terminators(
              text.baseAddress, &place, end, lines, $0, path.rawValue, buffer.baseAddress, room)
          }
        }
      }
    }
    position = place
  }
}
