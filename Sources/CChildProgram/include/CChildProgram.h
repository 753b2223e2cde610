#ifndef USWARD_CHILD_PROGRAM_H
#define USWARD_CHILD_PROGRAM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A program that was started: its process number, and the descriptors from which its output can be read.
typedef struct {
  pid_t id;
  int output;
  int errors;
} usward_child;

/// Starts the program at `path` without a shell. `arguments` are its arguments, at most 16, the first being its name,
/// each ended by a zero byte, `count` bytes in total. It reads `input` as its standard input. It may use `memory` bytes,
/// and the system ends it when the thread that starts it ends, for any reason, so that a run that is killed leaves
/// nothing behind. Returns 0, or the system's error number.
int usward_start_program(const char *path, const char *arguments, size_t count, int input, uint64_t memory,
                         usward_child *child);

/// Opens a file without a name that contains these bytes and exists only in memory, positioned at its start; negative
/// where there is no room.
int usward_open_bytes(const uint8_t *bytes, size_t count);

/// The exit code of a program, from its status: its own, or 128 plus the number of a signal.
int usward_exit_code(int status);

#endif
