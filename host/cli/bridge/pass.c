/* Descriptors that one of the bridge's processes passes to another, with some data, over a socket of theirs (SCM_RIGHTS). */
#include "bridge.h"
#include <string.h>
#include <sys/socket.h>

union control {
  struct cmsghdr header;
  char space[CMSG_SPACE(MOST_PASSED * sizeof(int))];
};

/* Sends up to MOST_PASSED descriptors with the data, which is at least a byte. */
bool pass(int channel, const void *data, size_t length, const int *fds, int count) {
  union control control = { 0 };
  struct iovec vector = { (void *)data, length };
  struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
  if (count > 0) {
    message.msg_control = &control;
    message.msg_controllen = CMSG_SPACE(count * sizeof *fds);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(count * sizeof *fds);
    memcpy(CMSG_DATA(header), fds, count * sizeof *fds);
  }
  return sendmsg(channel, &message, MSG_NOSIGNAL) == (ssize_t)length;
}

/* What `pass` sent: how many descriptors, or -1 when the other end is gone or sent something else. */
int accept_passed(int channel, void *data, size_t length, int *fds) {
  union control control;
  struct iovec vector = { data, length };
  struct msghdr message = {
    .msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
  };
  if (recvmsg(channel, &message, MSG_CMSG_CLOEXEC) != (ssize_t)length) return -1;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (!header || header->cmsg_type != SCM_RIGHTS) return 0;
  memcpy(fds, CMSG_DATA(header), header->cmsg_len - CMSG_LEN(0));
  return (header->cmsg_len - CMSG_LEN(0)) / sizeof *fds;
}
