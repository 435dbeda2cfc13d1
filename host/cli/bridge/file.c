/*
 * Files that tell of the network: when the program opens one below /proc/net, /proc/sys/net or /sys/class/net, it gets a file in memory
 * with what Node says is in it. Other files are the real kernel's, which then opens them itself.
 */
#include "bridge.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DIRECTORY "/sys/class/net"
static const char directory[] = DIRECTORY;

/* Reads a text from the program's memory, up to its NUL; false when it is longer. A page that follows may not be there. */
static bool read_text(pid_t tid, uint64_t at, char *into, size_t size) {
  const size_t page = 4096;
  for (size_t length = 0; length < size;) {
    size_t part = page - (at + length) % page;
    if (part > size - length) part = size - length;
    if (!read_memory(tid, at + length, into + length, part)) return false;
    if (memchr(into + length, 0, part)) return true;
    length += part;
  }
  return false;
}

/* A path below /proc/net, which is /proc/self/net, which is that of a process; below /sys/class/net or /proc/sys/net; or a device: as Node knows it. */
static bool is_network_file(const char *path, char *name, size_t size) {
  static const char *const prefixes[] = { "/proc/self/net/", "/proc/thread-self/net/", "/proc/net/" };
  unsigned pid;
  int length = 0;
  if (strcmp(path, DIRECTORY) == 0 || strcmp(path, DIRECTORY "/") == 0) path = directory;
  bool is_link_file = strncmp(path, DIRECTORY "/", strlen(DIRECTORY "/")) == 0;
  bool as_it_is = path == directory || is_link_file || is_setting_path(path) || is_device_path(path);
  if (as_it_is) return snprintf(name, size, "%s", path) < (int)size;
  for (size_t i = 0; length == 0 && i < sizeof prefixes / sizeof *prefixes; i++)
    if (strncmp(path, prefixes[i], strlen(prefixes[i])) == 0) length = strlen(prefixes[i]);
  if (length == 0 && sscanf(path, "/proc/%u/net/%n", &pid, &length) != 1) return false;
  return length > 0 && snprintf(name, size, "/proc/net/%s", path + length) < (int)size;
}

static bool has_directory(int nr) {
#ifdef __NR_open
  if (nr == __NR_open) return false;
#endif
  return nr == __NR_openat;
}

bool is_open(int nr) {
#ifdef __NR_open
  if (nr == __NR_open) return true;
#endif
  return nr == __NR_openat;
}

/* Whether a call opens one of these files, and its name. */
bool opens_network_file(const struct seccomp_notif *notification, char *name, size_t size) {
  const uint64_t *args = (const uint64_t *)notification->data.args;
  char path[MOST_NAME];
  if (!read_text(notification->pid, args[has_directory(notification->data.nr)], path, sizeof path)) return false;
  return is_network_file(path, name, size);
}

int open_file(struct call *call, const char *name) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  int flags = args[1 + has_directory(call->notification.data.nr)];
  /* Nothing of the machine's is to be changed through them. */
  if ((flags & O_ACCMODE) != O_RDONLY && !is_device_path(name) && !is_setting_path(name)) return -EACCES;
  if (flags & O_DIRECTORY && strcmp(name, directory) != 0) return -ENOTDIR;
  call->flags = flags;
  struct call_frame frame = { .operation = OP_OPEN, .a = flags & O_ACCMODE, .name_length = strlen(name) };
  forward(call, &frame, name, NULL, NULL);
  return 0;
}

/* Gives the program a descriptor for a file of ours as what it opened; a negative errno when the call goes on. */
int give_descriptor(const struct call *call, int file) {
  struct seccomp_notif_addfd request = {
    .id = call->notification.id,
    .flags = SECCOMP_ADDFD_FLAG_SEND,
    .srcfd = file,
    .newfd_flags = call->flags & O_CLOEXEC,
  };
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &request) >= 0) return 0;
  return errno == EBADF ? -EMFILE : -errno;
}

/* Gives the program a file with these bytes; a negative errno when the call goes on. */
int give_file(const struct call *call, const void *data, size_t length) {
  int file = memfd_create("network", MFD_CLOEXEC);
  if (file < 0) return -ENFILE;
  bool filled = write(file, data, length) == (ssize_t)length && lseek(file, 0, SEEK_SET) == 0;
  int error = filled ? give_descriptor(call, file) : -ENFILE;
  close(file);
  return error;
}

/* Likewise a directory with these names; the machine's own, where none can be made. */
int give_directory(const struct call *call, const void *names, size_t length) {
  int made = make_directory(names, length);
  if (made < 0) {
    let_through(&call->notification);
    return 0;
  }
  int error = give_descriptor(call, made);
  close(made);
  return error;
}
