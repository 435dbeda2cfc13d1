/*
 * Opening files that tell of the network. The program gets a file in memory with what Node says is in it, one of the kind that can be
 * written to (setting.c), or a directory that lists what Node says; or, where they are the real kernel's, that opens them itself.
 */
#include "bridge.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The flags of an open; openat2 has them in memory. False when they can't be read. */
static bool read_flags(const struct call *call, int *flags) {
  const struct seccomp_data *data = &call->notification.data;
  int path = find_path_call(data->nr)->path;
  uint64_t first = data->args[path + 1];
#ifdef __NR_openat2
  if (data->nr == __NR_openat2 && !read_memory(call->notification.pid, first, &first, sizeof first)) return false;
#endif
  *flags = first;
  return true;
}

int open_file(struct call *call, const char *name) {
  if (!read_flags(call, &call->flags)) return -EFAULT;
  int flags = call->flags, how = 0;
  if (flags & O_DIRECTORY) how |= ONLY_DIRECTORY;
  if (flags & O_PATH) how |= ONLY_PATH;
  if (flags & O_NOFOLLOW) how |= NO_FOLLOW;
  if (flags & O_CREAT) how |= flags & O_EXCL ? CREATE | EXCLUSIVE : CREATE;
  struct call_frame frame = {
    .operation = OP_OPEN, .a = flags & O_PATH ? O_RDONLY : flags & O_ACCMODE, .b = how, .name_length = strlen(name)
  };
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

/* Likewise a directory, or what else lies in a file system (make_node); the machine's own, where none can be made. */
int give_node(const struct call *call, const void *description, size_t length) {
  int made = make_node(description, length);
  if (made < 0) {
    let_through(&call->notification);
    return 0;
  }
  int error = give_descriptor(call, made);
  close(made);
  return error;
}
