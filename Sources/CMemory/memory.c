#include "CMemory.h"

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/resource.h>

/* A thread's arena reserves 64 MB of addresses, and twice as many for a moment, whatever it holds. Where addresses are limited
 * (ulimit -v, or a grid's memory limit, which is one), arenas took all there were, none were left for the stacks of other
 * threads, and the run crashed or waited for them for ever. */
static void leave_addresses_for_stacks(void) {
  const rlim_t addresses_an_arena = 256 * 1024 * 1024;
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
  rlim_t arenas = limit.rlim_cur / addresses_an_arena;
  /* More than there are processors are not made anyway. */
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
