#include "CMemory.h"

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/resource.h>

/// Limits the number of arenas where addresses are limited, as by `ulimit -v` and by the memory limits of some clusters.
/// Each thread's arena reserves 64 MB of addresses, and for a moment twice as many, however little it contains. Without
/// a limit, arenas take all addresses, none are left for the stacks of other threads, and the run crashes or hangs.
static void leave_addresses_for_stacks(void) {
  const rlim_t addresses_per_arena = 256 * 1024 * 1024;
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
  rlim_t arenas = limit.rlim_cur / addresses_per_arena;
  // The library makes only a few for each processor anyway.
  if (arenas < 1024) mallopt(M_ARENA_MAX, arenas > 0 ? (int)arenas : 1);
}
#endif

void usward_give_back_freed(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 512 * 1024);
  mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
  mallopt(M_TOP_PAD, 256 * 1024);
  leave_addresses_for_stacks();
#endif
}
