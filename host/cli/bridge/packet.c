/*
 * Packet sockets (packet(7)). The program holds one of the real kernel's, in a network namespace that has a loopback device alone, which is down, so that
 * it never hears anything: waiting, options, filters and rings are the real kernel's. What is about links goes to Node: which the socket is bound to and
 * has its name from, what they receive for it, and what it sends.
 *
 * A socket is known by its inode, as all carriers are, and closed when /proc/net/packet of that namespace lists it no more.
 */
#include "bridge.h"
#include <fcntl.h>
#include <linux/if_packet.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The index of a loopback device. */
#define LOOPBACK 1

/* The maker's part: a socket, and the list of all; both, or 0 when there can be none. */
int connect_packets(const struct wish *wish, int *fds) {
  static int home = -1, quiet = -1;
  if (home < 0) home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
  if (home < 0) return 0;
  if (quiet < 0 && unshare(CLONE_NEWNET) == 0) quiet = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
  else if (quiet < 0 || setns(quiet, CLONE_NEWNET) < 0) return 0;
  fds[0] = socket(AF_PACKET, wish->flags | SOCK_CLOEXEC, wish->number);
  fds[1] = open("/proc/thread-self/net/packet", O_RDONLY | O_CLOEXEC);
  int made = fds[0] >= 0 && fds[1] >= 0 ? 2 : 0;
  if (made == 0 && fds[0] >= 0) close(fds[0]);
  if (made == 0 && fds[1] >= 0) close(fds[1]);
  return setns(home, CLONE_NEWNET) == 0 ? made : 0;
}

/* Of all packet sockets that are open. */
static FILE *list;

/* Makes one; a descriptor, or -1. */
int make_packet_socket(int type, int protocol) {
  struct wish wish = { .wanted = WANTS_PACKET, .number = protocol, .flags = type };
  int fds[MOST_PASSED];
  if (!tell_maker(&wish, -1) || hear_maker(fds) != 2) return -1;
  if (!list) list = fdopen(fds[1], "re");
  else close(fds[1]);
  return fds[0];
}

/* The inodes of those that are open; how many. */
size_t list_packet_sockets(uint64_t *inodes, size_t room) {
  char line[256];
  size_t count = 0;
  if (!list) return 0;
  rewind(list);
  while (count < room && fgets(line, sizeof line, list)) {
    const char *last = strrchr(line, ' ');
    char *end;
    unsigned long long inode = last ? strtoull(last, &end, 10) : 0;
    if (inode != 0) inodes[count++] = inode;
  }
  return count;
}

static bool is_membership(const struct seccomp_data *data) {
  bool changes = data->args[2] == PACKET_ADD_MEMBERSHIP || data->args[2] == PACKET_DROP_MEMBERSHIP;
  return data->nr == __NR_setsockopt && data->args[1] == SOL_PACKET && changes;
}

/* Whether a call on a packet socket is about links. */
bool is_packet_call(const struct seccomp_data *data) {
  switch (data->nr) {
    case __NR_bind:
    case __NR_getsockname:
    case __NR_sendto:
    case __NR_sendmsg:
    case __NR_sendmmsg:
    case __NR_write:
    case __NR_writev:
      return true;
    case __NR_ioctl:
      return is_interface_request(data->args[1]);
    default:
      return is_membership(data);
  }
}

/* What is sent is not looked at, only where to. */
static int send_packet(struct call *call) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  pid_t tid = call->notification.pid;
  struct message_header header = { 0 };
  uint8_t name[MOST_NAME];
  if (call->notification.data.nr == __NR_sendto) {
    header.name = args[4];
    header.name_length = args[4] == 0 ? 0 : args[5];
  } else if (call->notification.data.nr == __NR_sendmsg || call->notification.data.nr == __NR_sendmmsg) {
    if (!read_memory(tid, args[1], &header, sizeof header)) return -EFAULT;
    if (header.name == 0) header.name_length = 0;
  }
  if (header.name_length > MOST_NAME) return -EINVAL;
  if (!read_memory(tid, header.name, name, header.name_length)) return -EFAULT;
  struct call_frame frame = { .operation = OP_SEND, .name_length = header.name_length };
  forward(call, &frame, name, NULL, NULL);
  return 0;
}

/* 0, or a negative errno */
int packet_call(struct call *call) {
  const struct seccomp_data *data = &call->notification.data;
  switch (data->nr) {
    case __NR_bind:
    case __NR_getsockname:
      return name_call(call);
    case __NR_setsockopt:
      return set_option(call);
    case __NR_ioctl:
      call->socket = 0;
      return interface_request(call, data->args[1]);
    default:
      return send_packet(call);
  }
}

/* Of a packet socket that is bound to a link that is down the real kernel is to say so, as of one that is bound to its own; otherwise it is bound to none. */
void settle_packet_socket(const struct call *call, bool is_down) {
  struct sockaddr_ll name;
  pid_t tid = call->notification.pid;
  int fd = call->notification.data.args[0];
  const struct carrier *carrier = find_carrier(tid, fd);
  int taken = carrier && carrier->is_packet ? take_descriptor(call->identity.pid, fd) : -1;
  if (taken < 0) return;
  /* What it is called by in the older way says nothing of protocols. */
  if (!read_memory(tid, call->notification.data.args[1], &name, sizeof name)) memset(&name, 0, sizeof name);
  name = (struct sockaddr_ll){ .sll_family = AF_PACKET, .sll_protocol = name.sll_protocol };
  bool unbound = bind(taken, (struct sockaddr *)&name, sizeof name) == 0;
  name.sll_ifindex = LOOPBACK;
  if (unbound && is_down && bind(taken, (struct sockaddr *)&name, sizeof name) < 0) errno = 0;
  close(taken);
}
