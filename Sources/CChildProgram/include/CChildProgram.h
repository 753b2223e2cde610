#ifndef USWARD_CHILD_PROGRAM_H
#define USWARD_CHILD_PROGRAM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A program that was started: its number, and where what it writes can be read.
typedef struct {
  pid_t id;
  int output;
  int errors;
} usward_child;

/// Starts the program at `path` without a shell. `arguments` are its arguments, the first its name, each ended by a zero, `count`
/// bytes together. It reads `input` as its standard input. It may have so many bytes of memory, and is ended by the system when the
/// thread that starts it ends, however that comes about: nothing is left behind by a run that is killed.
/// 0, or the system's number for what went wrong.
int usward_start_program(const char *path, const char *arguments, size_t count, int input, uint64_t memory,
                         usward_child *child);

/// Opens a file without a name that holds these bytes and is in memory alone, read from its start; below 0 where there is no room.
int usward_open_bytes(const uint8_t *bytes, size_t count);

/// What a program ended with, from its status: its own number, or 128 and more for a signal.
int usward_exit_code(int status);

#endif
