// A token as one number, in the layout of `Token` in Sources/Text.
#ifndef USWARD_TOKENS_H
#define USWARD_TOKENS_H

#include <stdint.h>

/// The start and the length of a token, in bytes.
#define START(token) ((token) & 0x7FFFFFFF)
#define LENGTH(token) ((token) >> 31 & 0x3FFFFFFF)
/// The kind of a token: 0 for a word, 1 for a number, others for what the kernel leaves to the rules.
#define KIND(token) ((token) >> 61)

/// A word with this start and length, and the bit that makes it a number.
#define WORD_TOKEN(start, length) ((start) | (uint64_t)((length) & 0x3FFFFFFF) << 31)
#define NUMBER_BIT (1ull << 61)

#endif
