#ifndef USWARD_CLIBXML2_SHIM_H
#define USWARD_CLIBXML2_SHIM_H

// libxml2's headers pull in ICU's, whose types the toolchain's own Foundation defines too: a module that sees both does
// not compile. Only fields of the encoding handler depend on ICU, and no encoding handler is touched here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#endif
