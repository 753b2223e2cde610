// The union of what the parts of a sentence pass, for one path.

#include "CNeedScan.h"

#include <string.h>

void PATH(usward_meet_needs)(struct usward_need_window *window) {
  // Eight words; the compiler takes whatever vectors the path has.
  typedef uint64_t words8 __attribute__((vector_size(64), aligned(8)));
  for (size_t word = 0; word < window->words; word += 8) {
    words8 united = *(const words8 *)(window->met + word);
    for (size_t i = 0; i < window->count; i++) {
      const int32_t row = *(const int32_t *)((const char *)window->parts + i * window->stride);
      united |= *(const words8 *)(window->rows + 8 * (size_t)row + word);
    }
    memcpy(window->met + word, &united, sizeof united);
  }
  memset(window->known, 0, window->words * sizeof *window->known);
}
