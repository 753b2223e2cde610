import CMiniZip
import Glibc
import Text

/// A ZIP archive in memory, read by minizip, which is used only here. Nothing is written to disk, and a part is passed
/// on in pieces while it is unpacked.
///
/// A class because it owns the library's handle.
final class ZipArchive {
  /// The most bytes that a part may unpack to: those of the largest page.
  static let largestPart = DocumentFormat.html.largest
  /// The largest ratio of unpacked to packed size for parts of more than `grace` bytes. Natural text packs to a
  /// twentieth, tables of identical lines to a hundredth; the format itself is limited to a thousandth.
  /// - SeeAlso: Apache POI, ZipSecureFile, which refuses ratios above 100 from 100 KB on, and is often configured to
  /// allow more.
  static let largestRatio = 200
  static let grace = 16 * 1_024 * 1_024
  /// The most bytes that all parts may unpack to together: several entries of the list may share the same bytes.
  static let largestWhole = 2 * largestPart
  /// The bytes of a piece.
  private static let pieceSize = 64 * 1_024

  /// The bytes that the library reads, and its position. A class because the library keeps a pointer to it.
  private final class Memory {
    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }
  }

  private let memory: Memory
  private let handle: unzFile
  /// The places of the parts in the archive's list, by the hash of their names in lower case: the library would search
  /// the list from its beginning. Of several parts with one name the first counts.
  private lazy var places = listed()
  /// The number of bytes unpacked so far.
  private var unpacked = 0

  /// Whether bytes begin like an archive that is not empty.
  static func mayBegin(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// Opens an archive; `nil` where its list of parts is missing, as in a file that was cut off.
  init?(_ bytes: [UInt8]) {
    memory = Memory(bytes)
    var functions = zlib_filefunc64_def()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { opaque, _, buffer, size in
      guard let memory = ZipArchive.memory(opaque), let buffer else { return 0 }
      let count = min(Int(clamping: size), memory.bytes.count - memory.place)
      guard count > 0 else { return 0 }
      memory.bytes.withUnsafeBytes { bytes in
        if let start = bytes.baseAddress { buffer.copyMemory(from: start + memory.place, byteCount: count) }
      }
      memory.place += count
      return UInt(count)
    }
    functions.ztell64_file = { opaque, _ in ZPOS64_T(ZipArchive.memory(opaque)?.place ?? 0) }
    functions.zseek64_file = { opaque, _, offset, origin in
      guard let memory = ZipArchive.memory(opaque) else { return -1 }
      let start =
        switch origin {
        case ZLIB_FILEFUNC_SEEK_CUR: memory.place
        case ZLIB_FILEFUNC_SEEK_END: memory.bytes.count
        default: 0
        }
      // Offsets in an archive cannot be trusted.
      guard let offset = Int(exactly: offset), offset <= memory.bytes.count - start else { return -1 }
      memory.place = start + offset
      return 0
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, _ in 0 }
    functions.opaque = Unmanaged.passUnretained(memory).toOpaque()
    guard let handle = unzOpen2_64(nil, &functions) else { return nil }
    self.handle = handle
  }

  deinit { unzClose(handle) }

  private static func memory(_ opaque: UnsafeMutableRawPointer?) -> Memory? {
    opaque.map { Unmanaged<Memory>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Whether there is a part with a name, in any case.
  func holds(_ name: String) -> Bool { places[Self.key(name.utf8)] != nil }

  private static func key(_ name: some Sequence<UInt8>) -> UInt64 {
    WordHash.hash(of: name.lazy.map(\.asciiLowercased))
  }

  private func listed() -> [UInt64: unz64_file_pos] {
    var places: [UInt64: unz64_file_pos] = [:]
    var name = [CChar](repeating: 0, count: 1_024)
    var state = unzGoToFirstFile(handle)
    while state == UNZ_OK {
      var entry = unz_file_info64()
      var place = unz64_file_pos()
      guard unzGetCurrentFileInfo64(handle, &entry, &name, UInt(name.count), nil, 0, nil, 0) == UNZ_OK,
        unzGetFilePos64(handle, &place) == UNZ_OK
      else { break }
      // No part that is looked for has a longer name.
      if entry.size_filename < name.count {
        let key = Self.key(name.prefix(Int(entry.size_filename)).lazy.map { UInt8(bitPattern: $0) })
        if places[key] == nil { places[key] = place }
      }
      state = unzGoToNextFile(handle)
    }
    return places
  }

  /// Passes on a part piece by piece; returns whether the part exists.
  func unpack(
    _ name: String, _ take: (Span<UInt8>) throws(ExtractionError) -> Void
  ) throws(ExtractionError) -> Bool {
    guard var place = places[Self.key(name.utf8)] else { return false }
    var entry = unz_file_info64()
    guard unzGoToFilePos64(handle, &place) == UNZ_OK,
      unzGetCurrentFileInfo64(handle, &entry, nil, 0, nil, 0, nil, 0) == UNZ_OK
    else { throw .damaged(reason: "its list of parts is broken") }
    if entry.flag & 1 != 0 { throw .locked }
    guard unzOpenCurrentFile(handle) == UNZ_OK else { throw .damaged(reason: "\(name) cannot be unpacked") }
    defer { unzCloseCurrentFile(handle) }
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    var size = 0
    while true {
      let count = Int(unzReadCurrentFile(handle, &piece, UInt32(piece.count)))
      guard count >= 0 else { throw .damaged(reason: "\(name) cannot be unpacked") }
      if count == 0 { break }
      size += count
      if size > Self.largestPart { throw .tooLarge(reason: "\(name) unpacks to more than \(sized(Self.largestPart))") }
      if size > Self.grace, size / Self.largestRatio > entry.compressed_size {
        throw .tooLarge(reason: "\(name) unpacks to more than \(Self.largestRatio) times its size")
      }
      unpacked += count
      if unpacked > Self.largestWhole {
        throw .tooLarge(reason: "its parts unpack to more than \(sized(Self.largestWhole))")
      }
      try take(piece.span.extracting(0..<count))
    }
    // A second call closes nothing.
    if unzCloseCurrentFile(handle) == UNZ_CRCERROR { throw .damaged(reason: "\(name) does not match what was packed") }
    return true
  }

  /// A short part as a whole, or the first bytes of a longer one; `nil` where there is none.
  func opening(of name: String, atMost most: Int) throws(ExtractionError) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isThere = try unpack(name) { piece throws(ExtractionError) in
      for index in piece.indices where bytes.count < most { bytes.append(piece[index]) }
    }
    return isThere ? bytes : nil
  }
}
