// What happens between the start of a process and that of its program cannot be written in Swift, whose runtime must
// not be used there; and `posix_spawn` can neither limit memory nor end the process with its parent.
#define _GNU_SOURCE
#include "CChildProgram.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { most_arguments = 16 };

// Only calls that are safe after a fork of a program with threads.
static void become(const char *path, char **arguments, int input, int output, int errors, uint64_t memory, pid_t parent,
                   int failure) {
  // The parent may have exited before this was set.
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent) {
    struct rlimit limit = {memory, memory};
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_AS, &limit);
    setrlimit(RLIMIT_CORE, &none);
    // What the parent ignores or blocks must not affect the program.
    struct sigaction usual = {.sa_handler = SIG_DFL};
    int const signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
    for (size_t index = 0; index < sizeof signals / sizeof signals[0]; index++) sigaction(signals[index], &usual, NULL);
    sigset_t empty;
    sigemptyset(&empty);
    sigprocmask(SIG_SETMASK, &empty, NULL);
    if (dup2(input, 0) == 0 && dup2(output, 1) == 1 && dup2(errors, 2) == 2) execve(path, arguments, environ);
  }
  int const number = errno;
  ssize_t const written = write(failure, &number, sizeof number);
  _exit(written == sizeof number ? 127 : 126);
}

static void close_both(int ends[2]) {
  if (ends[0] >= 0) close(ends[0]);
  if (ends[1] >= 0) close(ends[1]);
}

// A pipe whose ends are not numbered like the standard streams; where those were closed, a new file would get their
// numbers.
static int open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  for (int index = 0; index < 2; index++) {
    if (ends[index] > 2) continue;
    int const moved = fcntl(ends[index], F_DUPFD_CLOEXEC, 3);
    if (moved < 0) return -1;
    close(ends[index]);
    ends[index] = moved;
  }
  return 0;
}

// Whoever started this program may have made it ignore the exits of its children, which is inherited: then nobody would
// be told of them.
static void hear_of_ends(void) {
  struct sigaction present;
  struct sigaction const usual = {.sa_handler = SIG_DFL};
  if (sigaction(SIGCHLD, NULL, &present) == 0 && present.sa_handler == SIG_IGN) sigaction(SIGCHLD, &usual, NULL);
}

int usward_start_program(const char *path, const char *arguments, size_t count, int input, uint64_t memory,
                         usward_child *child) {
  char *list[most_arguments + 1] = {0};
  size_t next = 0;
  for (size_t start = 0; start < count && next < most_arguments; start += strlen(arguments + start) + 1)
    list[next++] = (char *)arguments + start;
  int output[2] = {-1, -1}, errors[2] = {-1, -1}, failure[2] = {-1, -1};
  int number = 0;
  int moved = -1;
  if (open_pipe(output) != 0 || open_pipe(errors) != 0 || open_pipe(failure) != 0) number = errno;
  if (number == 0 && input <= 2 && (moved = fcntl(input, F_DUPFD_CLOEXEC, 3)) < 0) number = errno;
  if (number == 0) {
    hear_of_ends();
    pid_t const parent = getpid();
    pid_t const id = fork();
    if (id < 0) number = errno;
    if (id == 0)
      become(path, list, moved >= 0 ? moved : input, output[1], errors[1], memory, parent, failure[1]);
    if (id > 0) {
      close(failure[1]);
      failure[1] = -1;
      ssize_t got;
      // The pipe is closed when the program begins.
      do got = read(failure[0], &number, sizeof number);
      while (got < 0 && errno == EINTR);
      if (got == sizeof number) {
        if (number == 0) number = ECHILD;
        while (waitpid(id, NULL, 0) < 0 && errno == EINTR) {}
      } else {
        number = 0;
        *child = (usward_child){id, output[0], errors[0]};
        output[0] = errors[0] = -1;
      }
    }
  }
  if (moved >= 0) close(moved);
  close_both(output);
  close_both(errors);
  close_both(failure);
  return number;
}

int usward_open_bytes(const uint8_t *bytes, size_t count) {
  int const file = memfd_create("usward", MFD_CLOEXEC);
  size_t written = 0;
  while (file >= 0 && written < count) {
    ssize_t const some = write(file, bytes + written, count - written);
    if (some < 0 && errno == EINTR) continue;
    if (some <= 0) {
      close(file);
      return -1;
    }
    written += (size_t)some;
  }
  if (file >= 0) lseek(file, 0, SEEK_SET);
  return file;
}

int usward_exit_code(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}
