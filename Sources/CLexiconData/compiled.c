#include "CLexiconData.h"

/// Aligned, so that a whole cache line can be read at once.
_Alignas(64) const uint8_t usward_compiled_bytes[] = {
#embed "../../lexicons/compiled.bin"
};

size_t usward_compiled_word_count(void) { return sizeof usward_compiled_bytes / 4; }
