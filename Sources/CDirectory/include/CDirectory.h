/// The name of a directory entry, which is an array within a structure that Swift would import as a tuple.
#ifndef USWARD_DIRECTORY_H
#define USWARD_DIRECTORY_H

#include <dirent.h>

static inline const char *usward_entry_name(const struct dirent *entry) { return entry->d_name; }

#endif
