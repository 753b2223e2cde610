// The kernel that tells whether a text may hold lines in capitals. Included once for each path, after words.h.

/// By how many the capitals outnumber the small letters in the stretch that ends with 64 bytes and in which they do so by
/// most, at least 0; `lead` is the same before them. It stops, at `wanted` or more, where they do so by as many on the way.
static unsigned PATH(lead_after)(unsigned lead, uint64_t capitals, uint64_t smalls, unsigned wanted) {
  while (capitals != 0) {
    const uint64_t before = (capitals & -capitals) - 1;
    const unsigned lost = (unsigned)__builtin_popcountll(smalls & before);
    smalls &= ~before;
    // The capitals up to the next small letter.
    const uint64_t together = capitals & ((smalls & -smalls) - 1);
    lead = (lead > lost ? lead - lost : 0) + (unsigned)__builtin_popcountll(together);
    if (lead >= wanted) return lead;
    capitals &= ~together;
  }
  const unsigned lost = (unsigned)__builtin_popcountll(smalls);
  return lead > lost ? lead - lost : 0;
}

bool PATH(usward_has_capitals)(const uint8_t *text, size_t count, unsigned wanted) {
  unsigned lead = 0;
  for (size_t position = 0; position < count; position += 64) {
    uint8_t padded[64];
    const uint8_t *at = text + position;
    if (position + 64 > count) {
      __builtin_memset(padded, ' ', sizeof padded);
      __builtin_memcpy(padded, at, count - position);
      at = padded;
    }
    const bytes64 bytes = LOAD64(at);
    const uint64_t capitals = MASK64(IS_BETWEEN(bytes, 'A', 'Z'));
    const uint64_t smalls = MASK64(IS_BETWEEN(bytes, 'a', 'z'));
    const unsigned won = (unsigned)__builtin_popcountll(capitals);
    if (lead + won >= wanted) {
      lead = PATH(lead_after)(lead, capitals, smalls, wanted);
      if (lead >= wanted) return true;
    } else {
      // Wherever the capitals stand, no stretch has a greater lead at the end.
      const unsigned lost = (unsigned)__builtin_popcountll(smalls);
      const unsigned all = lead + won > lost ? lead + won - lost : 0;
      lead = all > won ? all : won;
    }
  }
  return false;
}
