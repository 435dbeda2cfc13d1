/* Descriptors that one of the bridge's processes passes to another, over a socket of theirs (SCM_RIGHTS). */
#include "bridge.h"
#include <string.h>
#include <sys/socket.h>

#define MOST_PASSED 2

union control {
  struct cmsghdr header;
  char space[CMSG_SPACE(MOST_PASSED * sizeof(int))];
};

/* Sends up to MOST_PASSED descriptors with one byte of data. */
bool pass(int channel, const int *fds, int count) {
  char byte = 0;
  union control control = { 0 };
  struct iovec vector = { &byte, 1 };
  struct msghdr message = {
    .msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = CMSG_SPACE(count * sizeof *fds)
  };
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(count * sizeof *fds);
  memcpy(CMSG_DATA(header), fds, count * sizeof *fds);
  return sendmsg(channel, &message, MSG_NOSIGNAL) == 1;
}

/* What `pass` sent: false when the other end is gone, or did not pass as many. */
bool accept_passed(int channel, int *fds, int count) {
  char byte;
  union control control;
  struct iovec vector = { &byte, 1 };
  struct msghdr message = {
    .msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
  };
  if (recvmsg(channel, &message, MSG_CMSG_CLOEXEC) != 1) return false;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (!header || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(count * sizeof *fds)) return false;
  memcpy(fds, CMSG_DATA(header), count * sizeof *fds);
  return true;
}
