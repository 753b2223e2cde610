#ifndef USWARD_CLIBXML2_SHIM_H
#define USWARD_CLIBXML2_SHIM_H

// libxml2's headers include those of ICU, whose types the toolchain's Foundation defines as well: a module that sees
// both does not compile. Only fields of the encoding handler depend on ICU, and no encoding handler is used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#endif
