#ifndef USWARD_CHTMLDATA_H
#define USWARD_CHTMLDATA_H

#include <stddef.h>
#include <stdint.h>

// lexicons/html-tokens.txt, embedded when the package is built. Bytes are handed out one at a time, so that no pointer
// crosses into Swift.

/// The size of the file in bytes.
size_t usward_html_tokens_size(void);

/// A byte of the file; 0 past its end.
uint8_t usward_html_tokens_byte(size_t index);

#endif
