#include "CLexiconData.h"

/// Aligned, so that it may be read a word at a time.
_Alignas(8) const uint8_t usward_compiled_bytes[] = {
#embed "../../lexicons/compiled.bin"
};

size_t usward_compiled_word_count(void) { return sizeof usward_compiled_bytes / 4; }
