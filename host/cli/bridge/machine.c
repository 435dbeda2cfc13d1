/*
 * What Node can't ask the machine for itself; the bridge does it instead of running a program:
 *
 *      --tick         prints the nanoseconds of a tick, by which the machine's kernel counts (a second has HZ of them)
 *      --lock FILE    holds a lock (flock(2)) on FILE, which is made if need be, from the line it prints until its input ends. A holder
 *                     replaces the file by another of the same name; who waited for the old one then locks the new one.
 */
#include "bridge.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int print_tick(void) {
  struct timespec tick;
  if (clock_getres(CLOCK_MONOTONIC_COARSE, &tick) < 0) return 1;
  printf("%ld\n", tick.tv_sec * 1000000000 + tick.tv_nsec);
  return 0;
}

/* Whether a name still stands for the open file. */
static bool is_current(int fd, const char *path) {
  struct stat held, named;
  return fstat(fd, &held) == 0 && stat(path, &named) == 0 && held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

int hold_lock(const char *path) {
  char byte;
  for (;;) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0 || flock(fd, LOCK_EX) < 0) {
      dprintf(STDOUT_FILENO, "%s\n", strerror(errno));
      return 1;
    }
    if (is_current(fd, path)) break;
    close(fd);
  }
  dprintf(STDOUT_FILENO, "locked\n");
  while (read(STDIN_FILENO, &byte, 1) > 0) {}
  return 0;
}
