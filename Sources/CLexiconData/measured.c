#include "CLexiconData.h"

static const uint8_t measured[] = {
#embed "../../lexicons/measured.tsv"
};

size_t usward_measured_size(void) { return sizeof measured; }

uint8_t usward_measured_byte(size_t index) { return measured[index]; }
