#include "CSAXPass.h"

#include <limits.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

static void start_element(void *user, const xmlChar *name, const xmlChar **attributes) {
  (void)name;
  (void)attributes;
  ++*(long *)user;
}

static void end_element(void *user, const xmlChar *name) {
  (void)user;
  (void)name;
}

static void characters(void *user, const xmlChar *text, int count) {
  (void)user;
  (void)text;
  (void)count;
}

static void comment(void *user, const xmlChar *text) {
  (void)user;
  (void)text;
}

static void instruction(void *user, const xmlChar *target, const xmlChar *data) {
  (void)user;
  (void)target;
  (void)data;
}

static void message(void *user, xmlErrorPtr error) {
  (void)user;
  (void)error;
}

long usward_sax_pass(const char *bytes, size_t count) {
  if (count == 0 || count > INT_MAX) return -1;
  htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(bytes, (int)count);
  if (context == NULL) return -1;
  htmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.cdataBlock = characters;
  handler.comment = comment;
  handler.processingInstruction = instruction;
  handler.serror = message;
  *context->sax = handler;
  long tags = 0;
  context->userData = &tags;
  htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  context->charset = XML_CHAR_ENCODING_UTF8;
  htmlParseDocument(context);
  if (context->myDoc != NULL) xmlFreeDoc(context->myDoc);
  htmlFreeParserCtxt(context);
  return tags;
}
