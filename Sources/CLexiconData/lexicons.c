#include "CLexiconData.h"

#include <string.h>

// A new file in lexicons/ is added here; a test compares this list with the folder.

static const uint8_t english[] = {
#embed "../../lexicons/00-english.toml"
};

static const uint8_t reference[] = {
#embed "../../lexicons/10-reference.toml"
};

static const struct {
  const char *name;
  const uint8_t *bytes;
  size_t size;
} files[] = {
    {"00-english.toml", english, sizeof english},
    {"10-reference.toml", reference, sizeof reference},
};

size_t usward_lexicon_file_count(void) { return sizeof files / sizeof files[0]; }

size_t usward_lexicon_file_size(size_t file) {
  return file < usward_lexicon_file_count() ? files[file].size : 0;
}

uint8_t usward_lexicon_file_byte(size_t file, size_t index) { return files[file].bytes[index]; }

uint8_t usward_lexicon_name_byte(size_t file, size_t index) {
  return index < strlen(files[file].name) ? (uint8_t)files[file].name[index] : 0;
}
