import Glibc

/// The processor time that `work` took on this thread, in seconds. Unlike wall-clock time or a test's time limit, it
/// does not depend on how many other tests are running, so that a ceiling many times what linear work takes never fails
/// by chance.
public func processorSeconds<Result>(of work: () throws -> Result) rethrows -> Double {
  var (start, end) = (timespec(), timespec())
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
  _ = try work()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
  return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
}
