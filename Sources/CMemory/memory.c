#include "CMemory.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void usward_give_back_freed(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 512 * 1024);
  mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
  mallopt(M_TOP_PAD, 256 * 1024);
#endif
}
