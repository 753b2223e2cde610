// The digest's loop over a text. Included once for each path, which defines PATH(name) to distinguish its functions
// from the others', and COPY_WORDS, which copies words from 64 bytes with one gap after each.

/// The number whose digits are those of `value` followed by 64 more, modulo the prime, below 2^64. Nine products below
/// 2^124 are reduced at once.
static inline uint64_t PATH(with_digits)(uint64_t value, const uint8_t *bytes) {
  unsigned __int128 sum = (unsigned __int128)value * powers[9];
  for (int part = 0; part < 8; part++) sum += (unsigned __int128)eight_digits(bytes + 8 * part) * powers[8 - part];
  return reduced(sum);
}

static void PATH(add_words)(struct usward_digits *sum, const uint8_t *bytes, size_t count) {
  uint64_t value = sum->value;
  uint8_t digits[1024 + 64];
  size_t held = 0;
  size_t total = 0;
  // The beginning is not a word, so a gap there would be superfluous.
  uint64_t follows_gap = 1;
  for (size_t index = 0; index < count;) {
    uint8_t copy[64];
    const uint8_t *window = bytes + index;
    if (count - index < sizeof copy) {
      // Everything past the end reads as white space.
      memset(copy, 0x20, sizeof copy);
      memcpy(copy, window, count - index);
      window = copy;
    }
    size_t passed = 64;
    size_t kept = COPY_WORDS(window, digits + held, &follows_gap, &passed);
    held += kept;
    total += kept;
    index += passed;
    if (held >= 1024) {
      for (size_t place = 0; place < 1024; place += 64) value = PATH(with_digits)(value, digits + place);
      held -= 1024;
      memcpy(digits, digits + 1024, 64);
    }
  }
  if (!follows_gap) {
    digits[held++] = gap;
    total += 1;
  }
  size_t place = 0;
  for (; place + 64 <= held; place += 64) value = PATH(with_digits)(value, digits + place);
  // Zeros before the first digit do not change the number.
  uint8_t rest[64] = {0};
  size_t left = held - place;
  memcpy(rest + 64 - left, digits + place, left);
  sum->value = usward_product(value, power_of_bytes(left), PATH(with_digits)(0, rest) % prime);
  sum->power = usward_product(sum->power, power_of_bytes(total), 0);
}
