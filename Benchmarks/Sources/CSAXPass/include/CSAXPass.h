#ifndef USWARD_CSAXPASS_H
#define USWARD_CSAXPASS_H

#include <stddef.h>

// libxml2's HTML parser over a page with handlers that do nothing: what the parse alone costs. The page is read as UTF-8.
// Returns the number of start tags, so that the work shows in a result; -1 when no parser could be made.
long usward_sax_pass(const char *bytes, size_t count);

#endif
