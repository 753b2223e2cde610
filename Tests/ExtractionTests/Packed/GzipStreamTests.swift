import TestSupport
import Testing

@testable import Extraction

@Suite struct GzipStreamTests {
  private static let text = (0..<3_000).map { "Line \($0): we did it together.\n" }.joined()

  /// What a file unpacks to when its bytes arrive in pieces of a given size, and the fault that ends it.
  private static func unpacked(
    _ packed: [UInt8], by size: Int = 64 * 1_024
  ) -> (bytes: [UInt8], fault: GzipFault?, passesOverBytes: Bool) {
    let stream = GzipStream()
    var bytes: [UInt8] = []
    var rest = packed[...]
    do throws(GzipFault) {
      while !stream.isOver {
        if stream.isHungry {
          var next = Array(rest.prefix(size))
          rest = rest.dropFirst(size)
          stream.take(&next)
        }
        _ = try stream.give(to: &bytes, isLast: rest.isEmpty)
      }
      return (bytes, nil, stream.passesOverBytes)
    } catch {
      return (bytes, error, stream.passesOverBytes)
    }
  }

  @Test(arguments: [1, 2, 7, 1_000, 1_000_000])
  func membersOneBehindAnotherAreOneText(size: Int) {
    let members = ["", Self.text, "", "", "a", Self.text, ""]
    let unpacked = Self.unpacked(members.flatMap { GzipFile.bytes($0) }, by: size)
    #expect(unpacked.bytes == Array(members.joined().utf8))
    #expect(unpacked.fault == nil && !unpacked.passesOverBytes)
  }

  /// Everything that the bytes so far unpack to is given without waiting for more.
  @Test(arguments: [1_600_000, 3 * GzipStream.pieceSize, 1])
  func aPieceHasItsBoundHoweverMuchSomeBytesUnpackTo(size: Int) throws {
    var packed = Array(GzipFile.bytes([UInt8](repeating: UInt8(ascii: "\n"), count: size)).dropLast(8))
    let stream = GzipStream()
    stream.take(&packed)
    var sizes: [Int] = []
    while !stream.isHungry {
      var piece: [UInt8] = []
      _ = try stream.give(to: &piece, isLast: false)
      sizes.append(piece.count)
    }
    #expect(sizes.reduce(0, +) == size)
    #expect(sizes.allSatisfy { $0 <= GzipStream.pieceSize })
  }

  /// Wherever a file is cut off, the data up to there are given, and then the fault.
  @Test(arguments: [1, 1_000])
  func aFileThatIsCutOffIsTold(size: Int) {
    let whole = GzipFile.bytes(Self.text)
    for end in [2, 3, 9, 10, 11, whole.count / 2, whole.count - 9, whole.count - 8, whole.count - 1] {
      for before in [[], whole] {
        let unpacked = Self.unpacked(before + whole[..<end], by: size)
        #expect(unpacked.fault == .cutOff, "\(end)")
        #expect((Array(Self.text.utf8) + Array(Self.text.utf8)).starts(with: unpacked.bytes))
        #expect(unpacked.bytes.count >= (before.isEmpty ? 0 : Self.text.utf8.count))
      }
    }
  }

  @Test func aCheckThatFailsIsTold() {
    let whole = GzipFile.bytes(Self.text)
    for place in [whole.count - 8, whole.count - 1] {
      var altered = whole
      altered[place] ^= 1
      let unpacked = Self.unpacked(altered)
      #expect(unpacked.fault == .altered)
      #expect(unpacked.bytes == Array(Self.text.utf8))
    }
    // A compression method that does not exist, and a block type that does not exist.
    for place in [2, 10] {
      var broken = whole
      broken[place] = 0xFF
      #expect(Self.unpacked(broken).fault == .broken)
    }
  }

  /// As gzip does: zeros after the end are padding; anything else there is reported as ignored.
  @Test(arguments: [1, 3, 1_000])
  func whatFollowsTheLastMemberIsPassedOver(size: Int) {
    let member = GzipFile.bytes("We won.\n")
    for (rest, isSaid) in [
      ([0], false), ([UInt8](repeating: 0, count: 600), false), (Array("more".utf8), true), ([0x1F], true),
      ([0x1F, 0x8C, 8], true), ([0, 0, 0] + member, true), ([0, 0, 0, 1], true),
    ] as [([UInt8], Bool)] {
      let unpacked = Self.unpacked(member + rest, by: size)
      #expect(unpacked.bytes == Array("We won.\n".utf8) && unpacked.fault == nil)
      #expect(unpacked.passesOverBytes == isSaid, "\(rest)")
    }
  }

  /// A line is held in memory as a whole, so its length is limited; that of many lines together is not.
  @Test func aLineWithoutEndIsTold() {
    let line = [UInt8](repeating: 0, count: GzipStream.longestLine + 2 * GzipStream.pieceSize)
    let unpacked = Self.unpacked(GzipFile.bytes(line))
    #expect(unpacked.fault == .endless && unpacked.bytes.count < line.count)
    for end in [LineEnd.feed, LineEnd.return] {
      var lines = line
      lines[lines.count / 2] = end
      #expect(Self.unpacked(GzipFile.bytes(lines)).bytes == lines)
    }
  }

  @Test(
    arguments: [
      ("a.txt.gz", "a.txt"), ("A.TXT.GZ", "A.TXT"), ("x/a.gz", "x/a"), ("a.gz.gz", "a.gz"), ("é.gz", "é"),
      (".gz", nil), ("x/.gz", nil), ("agz", nil), ("a.gzip", nil), ("a.tgz", nil), ("", nil),
    ] as [(String, String?)])
  func aNameTellsThatOfWhatItPacks(name: String, unpacked: String?) {
    #expect(GzipName.unpacked(name) == unpacked)
  }
}
