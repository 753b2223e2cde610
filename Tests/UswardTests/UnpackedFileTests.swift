import Extraction
import Glibc
import TestSupport
import Testing

@testable import Usward

@Suite struct UnpackedFileTests {
  private static let line = Array("We did it together, all of us who were there on that day.\n".utf8)

  /// The file that such lines unpack to, as it is kept.
  private func stored(_ lines: Int, atMost most: Int = .max) throws -> (content: Document.Content, all: [UInt8]) {
    let all = Array([[UInt8]](repeating: Self.line, count: lines).joined())
    let folder = try TemporaryFolder()
    let file = UnpackedFile(try OpenFile(try folder.write("a", GzipFile.bytes(all))))
    let opening = try file.opening()
    #expect(all.starts(with: opening) && opening.count <= 2 * OpenFile.chunkSize)
    return (try file.stored(behind: opening, atMost: most), all)
  }

  @Test func littleIsHeldInMemoryAndMuchIsInAFile() throws {
    let little = try stored(1_000)
    #expect(little.content == .bytes(little.all))
    let much = try stored(100_000)
    guard case .stored(let file) = much.content else {
      Issue.record("it is held in memory")
      return
    }
    #expect(try file.bytes() == much.all)
  }

  /// Only as much is unpacked as shows that it is too much.
  @Test func noMoreIsUnpackedThanShowsThatItIsTooMuch() throws {
    let most = 5_000_000
    guard case .stored(let file) = try stored(200_000, atMost: most).content else {
      Issue.record("it is held in memory")
      return
    }
    #expect(file.count > most && file.count <= most + OpenFile.chunkSize)
  }

  /// A pipe may give a byte at a time, and a file may have no more.
  @Test(arguments: [[], [0x1F], [0x1F, 0x20], Array("a".utf8), Array("ab".utf8)] as [[UInt8]])
  func theFirstBytesOfAFileThatIsNotPackedAreNotLost(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let file = UnpackedFile(try OpenFile(try folder.write("a", bytes)))
    var read: [UInt8] = [7]
    while try file.append(to: &read) {}
    #expect(read == [7] + bytes && file.unpacking == nil)
  }

  @Test func aPipeThatGivesAByteAtATimeIsUnpacked() async throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    let packed = GzipFile.bytes("We won.\n")
    async let isWritten: Bool = {
      defer { close(writing) }
      for byte in packed {
        // The next byte is written when the last one has been read.
        var left: Int32 = 1
        while left > 0 {
          sched_yield()
          guard ioctl(reading, UInt(FIONREAD), &left) == 0 else { return false }
        }
        if write(writing, [byte], 1) != 1 { return false }
      }
      return true
    }()
    let file = UnpackedFile(OpenFile(Descriptor(owning: reading)))
    var read: [UInt8] = []
    while try file.append(to: &read) {}
    #expect(await isWritten)
    #expect(read == Array("We won.\n".utf8) && file.unpacking == Unpacking())
  }

  /// If there is no room on the disk, what is unpacked is held in memory, like a pipe.
  @Test func aTextThatThereIsNoRoomForIsHeldInMemory() throws {
    let folder = try TemporaryFolder()
    let all = Array([[UInt8]](repeating: Self.line, count: 100_000).joined())
    let path = try folder.write("a.txt.gz", GzipFile.bytes(all))
    let run = try CommandRun(
      ["score", path, "--format", "csv", "--fields", "words"], environment: ["TMPDIR": "\(folder.path)/none"])
    #expect(run.status == 0 && run.output.contains(",1300000,"), "\(run.errors)")
  }
}
