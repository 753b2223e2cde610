#include "CLexiconData.h"

static const uint8_t abbreviations[] = {
#embed "../../lexicons/abbreviations.txt"
};

size_t usward_abbreviations_size(void) { return sizeof abbreviations; }

uint8_t usward_abbreviations_byte(size_t index) { return abbreviations[index]; }
