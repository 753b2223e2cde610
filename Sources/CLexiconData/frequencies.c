#include "CLexiconData.h"

static const uint8_t frequencies[] = {
#embed "../../lexicons/word-frequencies.tsv"
};

size_t usward_frequencies_size(void) { return sizeof frequencies; }

uint8_t usward_frequencies_byte(size_t index) { return frequencies[index]; }
