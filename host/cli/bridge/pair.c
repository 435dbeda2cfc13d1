/*
 * Where the two ends of a carrier come from. They are those of a TCP connection: it alone has all that a carrier needs, in the hands of
 * anybody. The bridge's end is told when the other one's last copy is closed; the program's end is in error for poll(2) exactly
 * while its error queue holds something. There a time stamp comes to lie for each byte that is sent from it (SO_TIMESTAMPING), and
 * whoever has the end takes it out again (MSG_ERRQUEUE). A unix(7) socket can have an error taken from it (a datagram socket, when
 * its peer turns to another) or tell that it is closed (the other types), and not both.
 *
 * The connections are made over the loopback device of a network namespace that has nothing else, by a process that lives in it (maker.c):
 * that of the program may have its own down. Where none can be made, the ends are a socketpair's, which show errors as something to read.
 */
#include "bridge.h"
#include <linux/net_tstamp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

/* The maker's part. */
static int listening = -1;
static struct sockaddr_in address;

static bool listen_here(void) {
  socklen_t length = sizeof address;
  listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  address = (struct sockaddr_in){ .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
  return listening >= 0 && bind(listening, (struct sockaddr *)&address, sizeof address) == 0 && listen(listening, 1) == 0 &&
    getsockname(listening, (struct sockaddr *)&address, &length) == 0;
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

/* Makes the bridge's end and the program's: 2, or 0 when none can be made. */
int connect_pair(int *ends) {
  ends[1] = -1;
  if (listening < 0 && !listen_here()) return 0;
  ends[0] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (ends[0] >= 0 && connect(ends[0], (const struct sockaddr *)&address, sizeof address) == 0)
    ends[1] = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
  if (ends[1] >= 0 && set_up(ends)) return 2;
  close(ends[0]);
  close(ends[1]);
  return 0;
}

/* Makes the bridge's end and the program's. `shows_errors` tells whether the latter can. */
bool make_pair(int *ends, bool *shows_errors) {
  struct wish wish = { .wanted = WANTS_PAIR };
  *shows_errors = tell_maker(&wish, -1) && hear_maker(ends) == 2;
  return *shows_errors || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
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
