// Written by scripts/embed-lexicons.py; run it after adding a file to lexicons/.

#include "CLexiconData.h"

#include <string.h>

static const uint8_t file0[] = {
#embed "../../lexicons/00-english.toml"
};

static const uint8_t file1[] = {
#embed "../../lexicons/10-reference.toml"
};

static const uint8_t file2[] = {
#embed "../../lexicons/15-guards.toml"
};

static const uint8_t file3[] = {
#embed "../../lexicons/16-readings-of-we.toml"
};

static const struct {
  const char *name;
  const uint8_t *bytes;
  size_t size;
} files[] = {
    {"00-english.toml", file0, sizeof file0},
    {"10-reference.toml", file1, sizeof file1},
    {"15-guards.toml", file2, sizeof file2},
    {"16-readings-of-we.toml", file3, sizeof file3},
};

size_t usward_lexicon_file_count(void) { return sizeof files / sizeof files[0]; }

size_t usward_lexicon_file_size(size_t file) {
  return file < usward_lexicon_file_count() ? files[file].size : 0;
}

uint8_t usward_lexicon_file_byte(size_t file, size_t index) { return files[file].bytes[index]; }

uint8_t usward_lexicon_name_byte(size_t file, size_t index) {
  return index < strlen(files[file].name) ? (uint8_t)files[file].name[index] : 0;
}
