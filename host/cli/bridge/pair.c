/*
 * Where the two ends of a carrier come from. They are those of a TCP connection: it alone has all that a carrier needs, in the hands of
 * anybody. The bridge's end is told when the other one's last copy is closed; the program's end is in error for poll(2) exactly
 * while its error queue holds something. There a time stamp comes to lie for each byte that is sent from it (SO_TIMESTAMPING), and
 * whoever has the end takes it out again (MSG_ERRQUEUE). A unix(7) socket can have an error taken from it (a datagram socket, when
 * its peer turns to another) or tell that it is closed (the other types), and not both.
 *
 * The connections are made over the loopback device of a network namespace that has nothing else, by a process that lives in it: that
 * of the program may have its own down. Where none can be made, the ends are a socketpair's, which show errors as something to read.
 */
#include "bridge.h"
#include <linux/net_tstamp.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Leads to the maker: 0 before the first pair is wanted, -1 when there can be none. */
static int maker;

/* Enters a namespace that is this process's alone; with a user namespace around it, where that is what it takes. */
static bool retire(void) {
  if (unshare(CLONE_NEWNET) < 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) < 0) return false;
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

/* A pair for each byte, until the bridge is gone. */
static void serve_pairs(int channel) {
  struct sockaddr_in address;
  char byte;
  if (!retire()) return;
  int listening = listen_here(&address);
  while (listening >= 0 && recv(channel, &byte, 1, 0) == 1) {
    int ends[2] = { -1, -1 };
    if (!make(listening, &address, ends) || !pass(channel, ends, 2)) return;
    close(ends[0]);
    close(ends[1]);
  }
}

/* It has nothing open that it does not need: what the program writes to may be waited for until all have closed it. */
static void become_maker(int channel) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (dup2(channel, 0) == 0 && syscall(__NR_close_range, 1, ~0u, 0) == 0) serve_pairs(0);
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

/* Makes the bridge's end and the program's. `shows_errors` tells whether the latter can. */
bool make_pair(int *ends, bool *shows_errors) {
  char byte = 0;
  if (maker == 0) start_maker();
  *shows_errors = maker > 0 && send(maker, &byte, 1, MSG_NOSIGNAL) == 1 && accept_passed(maker, ends, 2);
  if (*shows_errors) return true;
  if (maker > 0) close(maker);
  maker = -1;
  return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
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
