/*
 * Calls that ask about a file by its path, and do not open it: stat(2) and its kin, access(2), readlink(2), getxattr(2). Node says what the
 * file is; here that becomes what each of them tells. And statfs(2), which is about where it lies.
 */
#include "bridge.h"
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

/* In the call's flags. */
#define IN_PROC 1

static bool follows(const struct seccomp_data *data, const struct path_call *of) {
  if (of->does == READS_LINK || data->nr == __NR_lgetxattr || data->nr == __NR_llistxattr) return false;
#ifdef __NR_lstat
  if (data->nr == __NR_lstat) return false;
#endif
  return of->flags == NO_ARGUMENT || !(data->args[of->flags] & AT_SYMLINK_NOFOLLOW);
}

int look_at_file(struct call *call, const char *name) {
  const struct seccomp_data *data = &call->notification.data;
  const struct path_call *of = find_path_call(data->nr);
  struct call_frame frame = {
    .operation = OP_LOOK, .a = follows(data, of), .b = -1, .name_length = strlen(name)
  };
  call->flags = strncmp(name, "/proc/", 6) == 0 ? IN_PROC : 0;
  if (of->does == TRIES) frame.b = data->args[of->path + 1];
  forward(call, &frame, name, NULL, NULL);
  return 0;
}

/* statfs(2): of the machine's file system of that kind. Who looks for devices wants to find that they are in sysfs. */
int tell_system(const struct seccomp_notif *notification, bool is_process) {
  struct statfs system;
  if (statfs(is_process ? "/proc" : "/sys", &system) < 0) return -errno;
  return write_memory(notification->pid, notification->data.args[1], &system, sizeof system) ? 0 : -EFAULT;
}

/* Files in /sys have the device of that, and were made at some time. */
static void fill(struct stat *status, const struct looked *looked) {
  static dev_t device;
  struct stat of_system;
  if (device == 0 && stat("/sys", &of_system) == 0) device = of_system.st_dev;
  *status = (struct stat){
    .st_dev = device, .st_ino = looked->inode, .st_mode = looked->mode, .st_nlink = looked->links,
    .st_size = looked->size, .st_blksize = 4096,
  };
  status->st_atim.tv_sec = status->st_mtim.tv_sec = status->st_ctim.tv_sec = time(NULL);
}

static int put_statx(const struct call *call, const struct stat *status) {
  struct statx_timestamp now = { .tv_sec = status->st_mtim.tv_sec };
  struct statx more = {
    .stx_mask = STATX_BASIC_STATS, .stx_blksize = status->st_blksize, .stx_nlink = status->st_nlink,
    .stx_mode = status->st_mode, .stx_ino = status->st_ino, .stx_size = status->st_size, .stx_atime = now,
    .stx_ctime = now, .stx_mtime = now, .stx_dev_major = major(status->st_dev), .stx_dev_minor = minor(status->st_dev),
  };
  return write_memory(call->notification.pid, call->notification.data.args[4], &more, sizeof more) ? 0 : -EFAULT;
}

static int put_link(const struct call *call, int path, const char *target, size_t length) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  int32_t room = args[path + 2];
  if (room <= 0) return -EINVAL;
  if (length > (size_t)room) length = room;
  return write_memory(call->notification.pid, args[path + 1], target, length) ? (int)length : -EFAULT;
}

/* What the call answers: 0 or more, or a negative errno. `target` is where a symbolic link leads. */
int tell_file(const struct call *call, const struct looked *looked, const char *target, size_t length) {
  const struct seccomp_data *data = &call->notification.data;
  const struct path_call *of = find_path_call(data->nr);
  struct stat status;
  fill(&status, looked);
  switch (of->does) {
    case STATS:
      return write_memory(call->notification.pid, data->args[of->path + 1], &status, sizeof status) ? 0 : -EFAULT;
    case STATS_MORE:
      return put_statx(call, &status);
    case READS_LINK:
      return S_ISLNK(looked->mode) ? put_link(call, of->path, target, length) : -EINVAL;
    case ASKS_MORE:
      return -EOPNOTSUPP;
    case ASKS_SYSTEM:
      return tell_system(&call->notification, call->flags == IN_PROC);
    default:
      return 0;
  }
}
