#include "CHTMLData.h"

static const uint8_t tokens[] = {
#embed "../../lexicons/html-tokens.txt"
};

size_t usward_html_tokens_size(void) { return sizeof tokens; }

uint8_t usward_html_tokens_byte(size_t index) { return index < sizeof tokens ? tokens[index] : 0; }
