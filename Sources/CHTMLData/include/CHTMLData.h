#ifndef USWARD_CHTMLDATA_H
#define USWARD_CHTMLDATA_H

#include <stddef.h>
#include <stdint.h>

// lexicons/html-tokens.txt, embedded when the package is built. Bytes are returned one at a time, so that no pointer
// crosses into Swift.

/// The place of a list in the file, after its heading, including comments; both 0 for none.
typedef struct {
  size_t start, end;
} usward_html_tokens_list;

/// The list under a heading, which ends with 0.
usward_html_tokens_list usward_html_tokens_find(const char *heading);

/// A byte of the file; 0 past its end.
uint8_t usward_html_tokens_byte(size_t index);

#endif
