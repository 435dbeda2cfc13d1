/*
 * A process that called: its memory (process_vm_readv(2)), who it is (/proc/TID/status), and its descriptors
 * (/proc/TID/fd, pidfd_getfd(2)). All of it can be gone at any moment, so everything may fail.
 */
#include "bridge.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef __NR_pidfd_open
#define __NR_pidfd_open 434
#endif
#ifndef __NR_pidfd_getfd
#define __NR_pidfd_getfd 438
#endif

/* Options `--uid` and `--caps`: what processes are taken for, instead of what they are. */
int64_t forced_uid = -1;
bool forces_capabilities;
uint64_t forced_capabilities;

static void *address(uint64_t at) {
#ifdef __aarch64__
  at &= (1ull << 56) - 1; /* the top byte may be a tag */
#endif
  return (void *)(uintptr_t)at;
}

/* Exactly `length` bytes of its memory; false when one of them can't be read. */
bool read_memory(pid_t tid, uint64_t at, void *into, size_t length) {
  if (length == 0) return true;
  struct iovec local = { into, length }, remote = { address(at), length };
  return process_vm_readv(tid, &local, 1, &remote, 1, 0) == (ssize_t)length;
}

bool write_memory(pid_t tid, uint64_t at, const void *from, size_t length) {
  if (length == 0) return true;
  struct iovec local = { (void *)from, length }, remote = { address(at), length };
  return process_vm_writev(tid, &local, 1, &remote, 1, 0) == (ssize_t)length;
}

/* Spreads `length` bytes over a vector of its memory. */
bool scatter(pid_t tid, const struct iovec *vector, uint32_t count, const void *from, size_t length) {
  const char *rest = from;
  for (uint32_t i = 0; i < count && length > 0; i++) {
    size_t part = vector[i].iov_len < length ? vector[i].iov_len : length;
    if (!write_memory(tid, (uintptr_t)vector[i].iov_base, rest, part)) return false;
    rest += part;
    length -= part;
  }
  return true;
}

/* Collects the `length` bytes that a vector of its memory holds. */
bool gather(pid_t tid, const struct iovec *vector, uint32_t count, void *into, size_t length) {
  char *rest = into;
  for (uint32_t i = 0; i < count && length > 0; i++) {
    size_t part = vector[i].iov_len < length ? vector[i].iov_len : length;
    if (!read_memory(tid, (uintptr_t)vector[i].iov_base, rest, part)) return false;
    rest += part;
    length -= part;
  }
  return true;
}

/* Opens a file about it, reads what fits, and ends it with a NUL. */
static bool read_about(pid_t tid, const char *name, char *into, size_t size) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/%s", tid, name);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  ssize_t length = read(fd, into, size - 1);
  close(fd);
  into[length < 0 ? 0 : length] = 0;
  return length > 0;
}

static const char *field(const char *text, const char *name) {
  const char *found = strstr(text, name);
  return found ? found + strlen(name) : NULL;
}

/* Process id, effective user and group, effective capabilities. */
bool identify(pid_t tid, struct identity *identity) {
  char status[4096];
  if (!read_about(tid, "status", status, sizeof status)) return false;
  const char *pid = field(status, "\nTgid:"), *uid = field(status, "\nUid:"), *gid = field(status, "\nGid:");
  const char *capabilities = field(status, "\nCapEff:");
  if (!pid || !uid || !gid || !capabilities) return false;
  identity->pid = strtoul(pid, NULL, 10);
  if (sscanf(uid, "%*u %u", &identity->uid) != 1 || sscanf(gid, "%*u %u", &identity->gid) != 1) return false;
  identity->capabilities = strtoull(capabilities, NULL, 16);
  if (forced_uid >= 0) {
    identity->uid = forced_uid;
    identity->capabilities = forced_uid == 0 ? ~0ull : 0;
  }
  if (forces_capabilities) identity->capabilities = forced_capabilities;
  return true;
}

/* The inode of a namespace that it is in, `net` or `pid`, by which namespaces are told apart; or 0. */
uint32_t namespace_inode(pid_t tid, const char *kind) {
  char path[64];
  struct stat status;
  snprintf(path, sizeof path, "/proc/%d/ns/%s", tid, kind);
  return stat(path, &status) == 0 ? status.st_ino : 0;
}

/* The inode of a socket that it has open, or 0. */
uint64_t socket_inode(pid_t tid, int fd) {
  char path[64];
  struct stat status;
  snprintf(path, sizeof path, "/proc/%d/fd/%d", tid, fd);
  return stat(path, &status) == 0 && S_ISSOCK(status.st_mode) ? status.st_ino : 0;
}

bool descriptor_exists(pid_t tid, int fd) {
  char path[64], target[1];
  snprintf(path, sizeof path, "/proc/%d/fd/%d", tid, fd);
  return readlink(path, target, sizeof target) >= 0;
}

/* How many descriptors it may have (RLIMIT_NOFILE); prlimit(2) would not say it of another user's. 0 when it is gone. */
unsigned descriptor_limit(pid_t tid) {
  char text[4096];
  if (!read_about(tid, "limits", text, sizeof text)) return 0;
  const char *files = field(text, "\nMax open files");
  if (!files) return 0;
  char *end;
  unsigned long limit = strtoul(files, &end, 10);
  /* No number: no limit. */
  return end == files || limit > INT32_MAX ? INT32_MAX : limit;
}

/* O_NONBLOCK, which is the open file's: all who have it open share it. */
bool is_nonblocking(pid_t tid, int fd) {
  char name[32], text[512];
  snprintf(name, sizeof name, "fdinfo/%d", fd);
  if (!read_about(tid, name, text, sizeof text)) return false;
  const char *flags = field(text, "flags:");
  return flags && (strtoul(flags, NULL, 8) & O_NONBLOCK);
}

/* A descriptor of the bridge's own for what process `pid` has open, or -1. */
int take_descriptor(pid_t pid, int fd) {
  int process = syscall(__NR_pidfd_open, pid, 0);
  if (process < 0) return -1;
  int taken = syscall(__NR_pidfd_getfd, process, fd, 0);
  close(process);
  return taken;
}

/* Of a socket that process `pid` has open, AF_UNIX and so on; 0 when it can't be told. */
int socket_domain(pid_t pid, int fd) {
  int domain = 0, taken = take_descriptor(pid, fd);
  socklen_t length = sizeof domain;
  if (taken < 0) return 0;
  getsockopt(taken, SOL_SOCKET, SO_DOMAIN, &domain, &length);
  close(taken);
  return domain;
}

/*
 * Whether a thread that waits has a signal to handle. One for the whole process counts when it has been there for a while:
 * before, another thread may be about to handle it. `seen` keeps what was there the last time. `certain` says that the
 * signal is this thread's: its own, or one for the process, whose first thread Linux prefers, and this is it, or the only one.
 */
bool has_signal(pid_t tid, uint64_t *seen, bool *certain) {
  char status[4096];
  if (!read_about(tid, "status", status, sizeof status)) return false;
  const char *own = field(status, "\nSigPnd:"), *shared = field(status, "\nShdPnd:");
  const char *blocked = field(status, "\nSigBlk:"), *pid = field(status, "\nTgid:"), *threads = field(status, "\nThreads:");
  if (!own || !shared || !blocked || !pid || !threads) return false;
  uint64_t open = ~strtoull(blocked, NULL, 16);
  if (strtoull(own, NULL, 16) & open) return *certain = true;
  uint64_t now = strtoull(shared, NULL, 16) & open, before = *seen;
  *seen = now;
  *certain = strtol(pid, NULL, 10) == tid || strtol(threads, NULL, 10) == 1;
  return now & before || (now && *certain);
}
