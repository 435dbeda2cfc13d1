/*
 * The maker: a process in namespaces of its own, which makes for the bridge what the program's may not hold or the bridge can't have where it is:
 * connections (pair.c), packet sockets (packet.c), file systems of one directory, and the file system whose files are settings (store.c). It ends with the bridge.
 *
 * What it makes has no place in anybody's tree: a file system is mounted for as long as it takes to open it, and ends when it is
 * closed. In /proc/PID/fd it shows its path in itself, and so the directories there have the paths that they stand for.
 */
#include "bridge.h"
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Leads to the maker: 0 before it is wanted, -1 when there can be none. */
static int maker;
/* Where file systems are mounted. */
#define PLACE "/tmp"

static void write_text(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  /* What is missing then, whoever needs it finds out. */
  if (write(file, text, strlen(text)) < 0) errno = 0;
  close(file);
}

/* In its user namespace the process is who it was: else no file there could be anybody's. */
static void keep_identity(uid_t uid, gid_t gid) {
  char text[64];
  snprintf(text, sizeof text, "%u %u 1\n", uid, uid);
  write_text("/proc/self/uid_map", text);
  write_text("/proc/self/setgroups", "deny");
  snprintf(text, sizeof text, "%u %u 1\n", gid, gid);
  write_text("/proc/self/gid_map", text);
}

/* Enters namespaces that are this process's alone; with a user namespace around them, where that is what it takes. */
static bool retire(bool *is_root) {
  const int own = CLONE_NEWNET | CLONE_NEWNS;
  uid_t uid = geteuid();
  gid_t gid = getegid();
  *is_root = unshare(own) == 0;
  if (!*is_root) {
    if (unshare(CLONE_NEWUSER | own) < 0) return false;
    keep_identity(uid, gid);
  }
  mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
  int socket_ = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  struct ifreq lo = { .ifr_name = "lo", .ifr_flags = IFF_UP };
  bool up = socket_ >= 0 && ioctl(socket_, SIOCSIFFLAGS, &lo) == 0;
  close(socket_);
  return up;
}

/* Makes the directories above a path, below PLACE; the whole path's length, or -1. */
static int make_way(char *full, size_t size, const char *path) {
  int length = snprintf(full, size, PLACE "%s", path);
  if (length >= (int)size) return -1;
  for (char *slash = full + sizeof PLACE; (slash = strchr(slash, '/')); slash++) {
    *slash = 0;
    mkdir(full, 0755);
    *slash = '/';
  }
  return length;
}

static void make_entry(int directory, const char *name, char type, const char *target) {
  if (type == 'd') mkdirat(directory, name, 0755);
  else if (type == 'l') {
    if (symlinkat(target, directory, name) < 0) return;
  } else close(openat(directory, name, O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
}

static const char *next_text(const char *text) { return text + strlen(text) + 1; }

/* Opens what is described (make_node) in an empty file system. */
static int open_described(const char *text, size_t length) {
  const char *end = text + length, *path = text, *entry;
  char type = *path++, full[MOST_PATH + sizeof PLACE];
  /* Where links in it lead, for those who go there part by part. */
  make_way(full, sizeof full, "/sys/devices/virtual/");
  if (make_way(full, sizeof full, path) < 0) return -1;
  entry = next_text(path);
  make_entry(AT_FDCWD, full, type, NULL);
  if (type != 'd') return open(full, O_RDONLY | O_CLOEXEC);
  int directory = open(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (directory >= 0 && entry < end) {
    const char *name = entry + 1, *target = next_text(name);
    make_entry(directory, name, *entry, target);
    entry = *entry == 'l' ? next_text(target) : target;
  }
  return directory;
}

static int mount_node(int description, int *made) {
  struct stat status;
  if (fstat(description, &status) < 0 || status.st_size == 0) return 0;
  char *text = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, description, 0);
  if (text == MAP_FAILED) return 0;
  *made = -1;
  if (mount("none", PLACE, "tmpfs", 0, "mode=755") == 0) {
    *made = open_described(text, status.st_size);
    umount2(PLACE, MNT_DETACH);
  }
  munmap(text, status.st_size);
  return *made >= 0;
}

/* The descriptor by which the file system of settings is served; its root stays here. Others may use its files, if they are in this user namespace. */
static int mount_store(bool is_root, int *root, int *served) {
  char options[128];
  *served = open("/dev/fuse", O_RDWR | O_CLOEXEC);
  if (*served < 0) return 0;
  snprintf(options, sizeof options, "fd=%d,rootmode=40000,user_id=%u,group_id=%u%s", *served, geteuid(), getegid(),
           is_root ? ",allow_other" : "");
  bool mounted = mount("settings", PLACE, "fuse", MS_NOSUID | MS_NODEV, options) == 0;
  if (mounted) {
    *root = open(PLACE, O_PATH | O_DIRECTORY | O_CLOEXEC);
    umount2(PLACE, MNT_DETACH);
  } else close(*served);
  return mounted;
}

static int open_stored(int root, const struct wish *wish, int *file) {
  char name[16];
  snprintf(name, sizeof name, "%u", wish->number);
  *file = openat(root, name, wish->flags | O_CLOEXEC);
  return *file >= 0;
}

/* Makes what is wished for, until the bridge is gone; what can't be made does not come with the answer. */
static void serve_wishes(int channel_) {
  struct wish wish;
  bool is_root;
  int given, root = -1, fds[MOST_PASSED];
  if (!retire(&is_root)) return;
  while ((given = accept_passed(channel_, &wish, sizeof wish, fds)) >= 0) {
    int description = given > 0 ? fds[0] : -1, made = 0;
    if (wish.wanted == WANTS_PAIR) made = connect_pair(fds);
    else if (wish.wanted == WANTS_NODE) made = mount_node(description, fds);
    else if (wish.wanted == WANTS_STORE) made = mount_store(is_root, &root, fds);
    else if (wish.wanted == WANTS_STORED) made = open_stored(root, &wish, fds);
    else if (wish.wanted == WANTS_PACKET) made = connect_packets(&wish, fds);
    if (description >= 0) close(description);
    if (!pass(channel_, "", 1, fds, made)) return;
    while (made > 0) close(fds[--made]);
  }
}

/* It has nothing open that it does not need: what the program writes to may be waited for until all have closed it. */
static void become_maker(int channel_) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (dup2(channel_, 0) == 0 && syscall(__NR_close_range, 1, ~0u, 0) == 0) serve_wishes(0);
  _exit(0);
}

static void start_maker(void) {
  int ends[2];
  maker = -1;
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0) return;
  pid_t pid = fork();
  if (pid == 0) become_maker(ends[1]);
  close(ends[1]);
  if (pid > 0) maker = ends[0];
  else close(ends[0]);
}

/* The maker is no more, or never was. */
static void lose_maker(void) {
  if (maker > 0) close(maker);
  maker = -1;
}

/* Asks for something, with a description where there is one; false when there is no maker. */
bool tell_maker(const struct wish *wish, int description) {
  if (maker == 0) start_maker();
  if (maker < 0) return false;
  if (!pass(maker, wish, sizeof *wish, &description, description >= 0)) lose_maker();
  return maker > 0;
}

/* Its answer: how many descriptors. */
int hear_maker(int *fds) {
  char nothing;
  int made = accept_passed(maker, &nothing, 1, fds);
  if (made < 0) lose_maker();
  return made < 0 ? 0 : made;
}

/* Where its answer comes, for poll(2). */
int maker_end(void) { return maker; }

/*
 * Makes a file that can be opened as such, in a file system that has it at its path. `description`, each text with a NUL: `d` for a directory or `f` for
 * another file, and the path; then what is in a directory: each time `d`, `f`, or `l` for a symbolic link, and the name, of a link followed by
 * where it leads. A descriptor, or -1.
 */
int make_node(const void *description, size_t length) {
  struct wish wish = { .wanted = WANTS_NODE };
  int made = -1, file = memfd_create("node", MFD_CLOEXEC);
  bool asked = file >= 0 && write(file, description, length) == (ssize_t)length && tell_maker(&wish, file);
  close(file);
  return asked && hear_maker(&made) == 1 ? made : -1;
}
