/// The name of a directory's entry, which stands in an array within a structure that Swift sees as a tuple.
#ifndef USWARD_DIRECTORY_H
#define USWARD_DIRECTORY_H

#include <dirent.h>

static inline const char *usward_entry_name(const struct dirent *entry) { return entry->d_name; }

#endif
