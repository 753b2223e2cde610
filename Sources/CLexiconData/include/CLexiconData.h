#ifndef USWARD_CLEXICONDATA_H
#define USWARD_CLEXICONDATA_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The files of lexicons/, embedded when the package is built. Files are numbered from 0 in the order of their names.
// Bytes are returned one at a time, so that no pointer crosses into Swift except that of the compiled tables.

/// The number of embedded lexicon files.
size_t usward_lexicon_file_count(void);

/// The size of a file in bytes; 0 for a number past the last file.
size_t usward_lexicon_file_size(size_t file);

/// A byte of a file's text. `index` is less than the file's size.
uint8_t usward_lexicon_file_byte(size_t file, size_t index);

/// A byte of a file's name, such as "10-reference.toml"; 0 past its end.
uint8_t usward_lexicon_name_byte(size_t file, size_t index);

/// A number derived from the names and bytes of all lexicon files.
uint64_t usward_lexicon_stamp(void);

/// The number of 32-bit words in the compiled lexicon, lexicons/compiled.bin.
size_t usward_compiled_word_count(void);

/// The bytes of the compiled lexicon, declared without a size, so that Swift does not import them.
extern const uint8_t usward_compiled_bytes[];

/// A word of the compiled lexicon, little-endian in the file. `index` is below their count.
static inline uint32_t usward_compiled_word(size_t index) {
  const uint8_t *word = usward_compiled_bytes + 4 * index;
  return (uint32_t)word[0] | (uint32_t)word[1] << 8 | (uint32_t)word[2] << 16 | (uint32_t)word[3] << 24;
}

/// The beginning of the compiled lexicon, for tables that are read in place. Requires a little-endian machine, like all
/// that Swift supports.
static inline const void *usward_compiled_start(void) { return usward_compiled_bytes; }

/// The size in bytes of the list of abbreviations, lexicons/abbreviations.txt.
size_t usward_abbreviations_size(void);

/// A byte of the list of abbreviations. `index` is less than its size.
uint8_t usward_abbreviations_byte(size_t index);

/// The size in bytes of the table of measurements, lexicons/measured.tsv.
size_t usward_measured_size(void);

/// A byte of that table. `index` is less than its size.
uint8_t usward_measured_byte(size_t index);

/// The size in bytes of the table of word frequencies, lexicons/word-frequencies.tsv.
size_t usward_frequencies_size(void);

/// A byte of that table. `index` is less than its size.
uint8_t usward_frequencies_byte(size_t index);

#endif
