import Testing
import Text

struct PartitionPointTests {
  @Test(arguments: 0...9)
  func itIsTheFirstPlaceThatHolds(_ first: Int) {
    #expect((0..<9).partitionPoint { $0 >= first } == min(first, 9))
    #expect((3..<7).partitionPoint { $0 >= first } == min(max(first, 3), 7))
    #expect((5..<5).partitionPoint { $0 >= first } == 5)
  }
}
