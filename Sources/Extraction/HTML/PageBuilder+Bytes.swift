extension PageBuilder {
  /// The text of a block.
  func bytes(of block: PageBlock) -> ArraySlice<UInt8> { text[Int(block.start)..<Int(block.end)] }

  /// The text of the block of a number.
  func bytes(ofBlock index: Int) -> ArraySlice<UInt8> { bytes(of: blocks[index]) }
}
