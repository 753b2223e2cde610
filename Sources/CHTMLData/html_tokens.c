#include "CHTMLData.h"

#include <string.h>

static const uint8_t tokens[] = {
#embed "../../lexicons/html-tokens.txt"
};

usward_html_tokens_list usward_html_tokens_find(const char *heading) {
  const uint8_t *end = tokens + sizeof tokens;
  size_t length = strlen(heading);
  usward_html_tokens_list list = {0, 0};
  for (const uint8_t *next = tokens; (next = memchr(next, '[', (size_t)(end - next))); ++next) {
    if (next > tokens && next[-1] != '\n') continue;
    if (list.start) {
      list.end = (size_t)(next - tokens);
      return list;
    }
    if ((size_t)(end - next) > length + 1 && memcmp(next + 1, heading, length) == 0 && next[length + 1] == ']')
      list.start = (size_t)(next - tokens) + length + 2;
  }
  if (list.start) list.end = sizeof tokens;
  return list;
}

uint8_t usward_html_tokens_byte(size_t index) { return index < sizeof tokens ? tokens[index] : 0; }
