/*
 * Calls that name a file: which file, as an absolute path, and whether it is one that tells of the network. Those are Node's; of all
 * others the real kernel makes what it will.
 */
#include "bridge.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef __NR_openat2
#define __NR_openat2 437
#endif
#ifndef __NR_faccessat2
#define __NR_faccessat2 439
#endif

/* Paths are looked at up to here; none of ours is longer. */
#define MOST_TEXT 1024
#define LINKS "/sys/class/net"
#define DEVICES "/sys/devices/virtual/net"

const struct path_call path_calls[] = {
  { __NR_openat, 0, 1, NO_ARGUMENT, OPENS },
  { __NR_openat2, 0, 1, NO_ARGUMENT, OPENS },
  { __NR_newfstatat, 0, 1, 3, STATS },
  { __NR_statx, 0, 1, 2, STATS_MORE },
  { __NR_faccessat, 0, 1, NO_ARGUMENT, TRIES },
  { __NR_faccessat2, 0, 1, 3, TRIES },
  { __NR_readlinkat, 0, 1, NO_ARGUMENT, READS_LINK },
  { __NR_getxattr, NO_ARGUMENT, 0, NO_ARGUMENT, ASKS_MORE },
  { __NR_lgetxattr, NO_ARGUMENT, 0, NO_ARGUMENT, ASKS_MORE },
  { __NR_listxattr, NO_ARGUMENT, 0, NO_ARGUMENT, ASKS_MORE },
  { __NR_llistxattr, NO_ARGUMENT, 0, NO_ARGUMENT, ASKS_MORE },
  { __NR_statfs, NO_ARGUMENT, 0, NO_ARGUMENT, ASKS_SYSTEM },
  { __NR_fstatfs, 0, NO_ARGUMENT, NO_ARGUMENT, ASKS_SYSTEM },
#ifdef __NR_open
  { __NR_open, NO_ARGUMENT, 0, NO_ARGUMENT, OPENS },
  { __NR_stat, NO_ARGUMENT, 0, NO_ARGUMENT, STATS },
  { __NR_lstat, NO_ARGUMENT, 0, NO_ARGUMENT, STATS },
  { __NR_access, NO_ARGUMENT, 0, NO_ARGUMENT, TRIES },
  { __NR_readlink, NO_ARGUMENT, 0, NO_ARGUMENT, READS_LINK },
#endif
  { .nr = NO_ARGUMENT },
};

const struct path_call *find_path_call(int nr) {
  for (const struct path_call *call = path_calls; call->nr != NO_ARGUMENT; call++)
    if (call->nr == nr) return call;
  return NULL;
}

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

static bool begins(const char *text, const char *with) { return strncmp(text, with, strlen(with)) == 0; }

/* Where a thread's relative paths begin: its directory, or one that it has open. */
static bool read_start(pid_t tid, int directory, char *into, size_t size) {
  char link[64];
  if (directory == AT_FDCWD) snprintf(link, sizeof link, "/proc/%d/cwd", tid);
  else snprintf(link, sizeof link, "/proc/%d/fd/%d", tid, directory);
  ssize_t length = readlink(link, into, size);
  if (length < 0 || (size_t)length >= size) return false;
  into[length] = 0;
  return true;
}

/* Takes the last part away. In LINKS are symbolic links, whose parent is where they lead. */
static char *leave(char *path, char *end, size_t size) {
  if (begins(path, LINKS "/")) {
    char moved[MOST_TEXT];
    snprintf(moved, sizeof moved, "%s", path + strlen(LINKS));
    end = path + snprintf(path, size, DEVICES "%s", moved);
  }
  while (end > path && *--end != '/') {}
  *end = 0;
  return end;
}

/*
 * Puts a path without "." and "..", and each '/' once, behind what `path` holds already, which ends at `end`. A '/' at its end stays: by it a
 * symbolic link is followed.
 */
static bool append(char *path, char *end, size_t size, const char *rest) {
  bool ended = false;
  while (*rest) {
    size_t length = strcspn(rest, "/");
    bool here = length == 1 && *rest == '.', up = length == 2 && memcmp(rest, "..", 2) == 0;
    ended = rest[length] == '/' || here || up;
    if (up) {
      end = leave(path, end, size);
    } else if (length > 0 && !here) {
      if (end + length + 1 >= path + size) return false;
      *end++ = '/';
      end = mempcpy(end, rest, length);
      *end = 0;
    }
    rest += length;
    rest += strspn(rest, "/");
  }
  if (ended && end > path && end + 1 < path + size) memcpy(end, "/", 2);
  return true;
}

/* What a call names, as an absolute path; false when that can't be said, or can't be ours. */
static bool read_path(const struct seccomp_notif *notification, const struct path_call *call, char *path, size_t size) {
  const uint64_t *args = (const uint64_t *)notification->data.args;
  char text[MOST_TEXT], start[MOST_TEXT] = "";
  *path = 0;
  if (call->path == NO_ARGUMENT) return read_start(notification->pid, args[call->directory], path, size);
  if (!read_text(notification->pid, args[call->path], text, sizeof text)) return false;
  if (*text == '/') return append(path, path, size, text);
  int directory = call->directory == NO_ARGUMENT ? AT_FDCWD : (int)args[call->directory];
  if (*text == 0 || !read_start(notification->pid, directory, start, sizeof start)) return false;
  /* Most programs are elsewhere. */
  if (!begins(start, "/sys") && !begins(start, "/proc") && !strstr(text, "..") && strcmp(start, "/") != 0) return false;
  return append(path, path, size, start) && append(path, path + strlen(path), size, text);
}

static bool is_below(const char *path, const char *directory) {
  size_t length = strlen(directory);
  return strncmp(path, directory, length) == 0 && (path[length] == 0 || path[length] == '/');
}

/* Below /proc/net, which is /proc/self/net, which is that of a process: where the rest begins, or 0. */
static int behind_proc_net(const char *path) {
  static const char *const places[] = { "/proc/self/net", "/proc/thread-self/net", "/proc/net" };
  unsigned pid;
  int length = 0;
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (is_below(path, places[i])) return strlen(places[i]);
  if (begins(path, "/proc/") && sscanf(path, "/proc/%u/net%n", &pid, &length) == 1 && length > 0)
    return path[length] == 0 || path[length] == '/' ? length : 0;
  return 0;
}

/* Settings: Node knows which it has when they are opened. Of those outside of these directories the machine has the same, and so they look the same. */
static bool is_setting(const char *path, enum path_action does) {
  static const char *const places[] = {
    "/proc/sys/net/ipv4/conf", "/proc/sys/net/ipv6/conf", "/proc/sys/net/ipv4/neigh", "/proc/sys/net/ipv6/neigh", "/proc/sys/net/vrf"
  };
  if (does == OPENS) return is_below(path, "/proc/sys/net");
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (is_below(path, places[i])) return true;
  return false;
}

/* Whether a call names one of our files; its name, as Node knows it. */
bool names_network_file(const struct seccomp_notif *notification, const struct path_call *call, char *name, size_t size) {
  char path[MOST_TEXT];
  if (!read_path(notification, call, path, sizeof path)) return false;
  /* Whatever is open below /sys shall be of that file system, and so are the directories that lead to ours. */
  if (call->path == NO_ARGUMENT) return is_below(path, "/sys");
  bool as_it_is = is_below(path, LINKS) || is_below(path, DEVICES) || is_setting(path, call->does) ||
    (call->does == OPENS && is_device_path(path));
  if (as_it_is) return snprintf(name, size, "%s", path) < (int)size;
  int length = behind_proc_net(path);
  return length > 0 && snprintf(name, size, "/proc/net%s", path + length) < (int)size;
}
