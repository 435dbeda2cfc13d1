/*
 * Where the two ends of a carrier come from. They are those of a TCP connection: it alone has all that a carrier needs, in the hands of
 * anybody. The bridge's end is told when the other one's last copy is closed; the program's end is in error for poll(2) exactly
 * while its error queue holds something. There a time stamp comes to lie for each byte that is sent from it (SO_TIMESTAMPING), and
 * whoever has the end takes it out again (MSG_ERRQUEUE). A unix(7) socket can have an error taken from it (a datagram socket, when
 * its peer turns to another) or tell that it is closed (the other types), and not both.
 *
 * The connections are made over the loopback device of a network namespace that has nothing else, by a process that lives in it: that
 * of the program may have its own down. Where none can be made, the ends are a socketpair's, which show errors as something to read.
 *
 * The same process makes directories that list the links, each a file system of its own that ends when it is closed.
 */
#include "bridge.h"
#include <fcntl.h>
#include <linux/net_tstamp.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Leads to the maker: 0 before it is wanted, -1 when there can be none. */
static int maker;
/* What it is asked for, in the first byte; for a directory the names in it follow, each with its NUL. */
enum wanted { PAIR, DIRECTORY };
/* A request is not longer. */
#define MOST_NAMES (128 * 1024)
/* Where a file system is mounted for as long as it takes to open it. */
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
static bool retire(void) {
  const int own = CLONE_NEWNET | CLONE_NEWNS;
  uid_t uid = geteuid();
  gid_t gid = getegid();
  if (unshare(own) < 0) {
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

static int listen_here(struct sockaddr_in *address) {
  socklen_t length = sizeof *address;
  int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  *address = (struct sockaddr_in){ .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
  bool listens = made >= 0 && bind(made, (struct sockaddr *)address, sizeof *address) == 0 && listen(made, 1) == 0 &&
    getsockname(made, (struct sockaddr *)address, &length) == 0;
  return listens ? made : -1;
}

/* The ends leave nothing behind when they are closed (SO_LINGER), and what is sent is sent at once. */
static bool set_up(const int *ends) {
  const int one = 1, stamps = SOF_TIMESTAMPING_TX_SCHED | SOF_TIMESTAMPING_OPT_TSONLY;
  const struct linger linger = { 1, 0 };
  return setsockopt(ends[0], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0 &&
    setsockopt(ends[1], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0 &&
    setsockopt(ends[0], SOL_SOCKET, SO_LINGER, &linger, sizeof linger) == 0 &&
    setsockopt(ends[1], SOL_SOCKET, SO_TIMESTAMPING, &stamps, sizeof stamps) == 0;
}

static bool make(int listening, const struct sockaddr_in *address, int *ends) {
  ends[0] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (ends[0] < 0 || connect(ends[0], (const struct sockaddr *)address, sizeof *address) < 0) return false;
  ends[1] = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
  return ends[1] >= 0 && set_up(ends);
}

static bool pass_pair(int channel, int listening, const struct sockaddr_in *address) {
  int ends[2] = { -1, -1 };
  if (!make(listening, address, ends) || !pass(channel, ends, 2)) return false;
  close(ends[0]);
  close(ends[1]);
  return true;
}

/* As sysfs has them: links to where the devices are. */
static void fill(int directory, const char *names, size_t length) {
  char target[64];
  for (const char *name = names; name < names + length; name += strlen(name) + 1) {
    snprintf(target, sizeof target, "../../devices/virtual/net/%.*s", IFNAMSIZ - 1, name);
    if (symlinkat(target, directory, name) < 0) return;
  }
}

/* Without a place to put it, nothing comes with the answer. */
static bool pass_directory(int channel, const char *names, size_t length) {
  char nothing = 0;
  int directory = -1;
  if (mount("none", PLACE, "tmpfs", 0, "mode=755") == 0) {
    directory = open(PLACE, O_RDONLY | O_DIRECTORY);
    if (directory >= 0) fill(directory, names, length);
    umount2(PLACE, MNT_DETACH);
  }
  if (directory < 0) return send(channel, &nothing, 1, MSG_NOSIGNAL) == 1;
  bool given = pass(channel, &directory, 1);
  close(directory);
  return given;
}

/* Gives what it is asked for, until the bridge is gone. */
static void serve_maker(int channel) {
  static char request[MOST_NAMES + 1];
  struct sockaddr_in address;
  ssize_t length;
  if (!retire()) return;
  int listening = listen_here(&address);
  bool good = listening >= 0;
  while (good && (length = recv(channel, request, MOST_NAMES, 0)) > 0) {
    request[length] = 0;
    if (request[0] == DIRECTORY) good = pass_directory(channel, request + 1, length - 1);
    else good = pass_pair(channel, listening, &address);
  }
}

/* It has nothing open that it does not need: what the program writes to may be waited for until all have closed it. */
static void become_maker(int channel) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (dup2(channel, 0) == 0 && syscall(__NR_close_range, 1, ~0u, 0) == 0) serve_maker(0);
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

/* Asks the maker; false when there is none, or none any more. */
static bool ask_maker(enum wanted wanted, const char *names, size_t length) {
  char kind = wanted;
  struct iovec parts[] = { { &kind, 1 }, { (void *)names, length } };
  struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
  if (maker == 0) start_maker();
  return maker > 0 && length < MOST_NAMES && sendmsg(maker, &message, MSG_NOSIGNAL) == (ssize_t)length + 1;
}

/* Makes the bridge's end and the program's. `shows_errors` tells whether the latter can. */
bool make_pair(int *ends, bool *shows_errors) {
  *shows_errors = ask_maker(PAIR, NULL, 0) && accept_passed(maker, ends, 2);
  if (*shows_errors) return true;
  if (maker > 0) close(maker);
  maker = -1;
  return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
}

/* Makes a directory that holds these names, each with its NUL; a descriptor, or -1. */
int make_directory(const char *names, size_t length) {
  int directory;
  return ask_maker(DIRECTORY, names, length) && accept_passed(maker, &directory, 1) ? directory : -1;
}

/* Puts the program's end into error. */
void raise_error(const int *ends) {
  char byte = 0;
  if (send(ends[1], &byte, 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1) recv(ends[0], &byte, 1, MSG_DONTWAIT);
}

void clear_error(const int *ends) {
  char space[256];
  struct msghdr message;
  do {
    message = (struct msghdr){ .msg_control = space, .msg_controllen = sizeof space };
  } while (recvmsg(ends[1], &message, MSG_ERRQUEUE | MSG_DONTWAIT) >= 0);
}
