/*
 * The calls that pass a value of many kinds: setsockopt, getsockopt and the interface ioctls (netdevice(7)). Each function gives
 * 0, or a negative errno when the call is over.
 */
#include "bridge.h"
#include <linux/if_bridge.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <net/route.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define MOST_OPTION 65536
#define IN6_IFREQ_SIZE 24
/* struct in6_rtmsg of linux/ipv6_route.h, which net/route.h excludes. */
#define IN6_RTMSG_SIZE 80
/* struct vlan_ioctl_args, and ifbond and ifslave of linux/if_bonding.h, likewise. */
#define VLAN_ARGS_SIZE 56
#define IFBOND_SIZE 12
#define IFSLAVE_SIZE 28

/* The beginning of what a request to a driver points at; nothing asks about more. */
#define ETHTOOL_ARGUMENT 128
#define MOST_ARGUMENT (sizeof(struct ifreq) + ETHTOOL_ARGUMENT)
_Static_assert(MOST_ARGUMENT >= sizeof(struct rtentry) + IFNAMSIZ, "room for a route and a name");

/* struct sock_fprog points at the instructions of a filter: these are the value then. */
static int read_filter(pid_t tid, uint64_t at, uint32_t length, uint8_t **value, uint32_t *size) {
  struct { uint16_t count, pad[3]; uint64_t instructions; } program;
  if (length != sizeof program) return -EINVAL;
  if (!read_memory(tid, at, &program, sizeof program)) return -EFAULT;
  if (program.count == 0 || program.count > 4096) return -EINVAL;
  *size = program.count * 8;
  *value = malloc(*size);
  if (!*value) return -ENOMEM;
  return read_memory(tid, program.instructions, *value, *size) ? 0 : -EFAULT;
}

/* The value of an option; where not all of it can be read, the int that most options are. Less than that Linux never reads. */
static int read_value(pid_t tid, uint64_t at, uint32_t length, uint8_t **value, uint32_t *size) {
  *size = length < MOST_OPTION ? length : MOST_OPTION;
  *value = calloc(*size + 1, 1);
  if (!*value) return -ENOMEM;
  if (*size < sizeof(int) || read_memory(tid, at, *value, *size)) return 0;
  *size = sizeof(int);
  return read_memory(tid, at, *value, *size) ? 0 : -EFAULT;
}

int set_option(struct call *call) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  int32_t level = args[1], option = args[2], length = args[4];
  uint8_t *value = NULL;
  uint32_t size;
  if (length < 0) return -EINVAL;
  bool filter = level == SOL_SOCKET && (option == SO_ATTACH_FILTER || option == SO_ATTACH_REUSEPORT_CBPF);
  int error = (filter ? read_filter : read_value)(call->notification.pid, args[3], length, &value, &size);
  if (error == 0) {
    struct call_frame frame = { .operation = OP_SETSOCKOPT, .a = level, .b = option, .data_length = size };
    forward(call, &frame, NULL, NULL, value);
  }
  free(value);
  return error;
}

int get_option(struct call *call) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  int32_t room;
  if (!read_memory(call->notification.pid, args[4], &room, sizeof room)) return -EFAULT;
  if (room < 0) return -EINVAL;
  call->value = args[3];
  call->value_room = room;
  /* SO_GET_FILTER counts instructions. */
  if ((int32_t)args[1] == SOL_SOCKET && (int32_t)args[2] == SO_GET_FILTER) call->value_room = (room & 0xffff) * 8;
  call->name_length_at = args[4];
  struct call_frame frame = {
    .operation = OP_GETSOCKOPT, .a = args[1], .b = args[2], .c = room < MOST_OPTION ? room : MOST_OPTION
  };
  forward(call, &frame, NULL, NULL, NULL);
  return 0;
}

/* What a request points at, in bytes: struct ifreq; a name; or, by the socket's domain, what is about addresses and routes. 0: refused. */
static uint32_t argument_size(uint32_t request, int domain) {
  switch (request) {
    case SIOCADDRT:
    case SIOCDELRT:
      return domain == AF_INET6 ? IN6_RTMSG_SIZE : sizeof(struct rtentry);
    case SIOCSARP:
    case SIOCGARP:
    case SIOCDARP:
      return sizeof(struct arpreq);
    case SIOCBRADDBR:
    case SIOCBRDELBR:
      return IFNAMSIZ;
    case SIOCGIFVLAN:
    case SIOCSIFVLAN:
      return VLAN_ARGS_SIZE;
    case SIOCSIFADDR:
    case SIOCDIFADDR:
    case SIOCSIFDSTADDR:
      return domain == AF_INET6 ? IN6_IFREQ_SIZE : sizeof(struct ifreq);
  }
  bool has_ifreq = request >= SIOCGIFNAME && request < SIOCDARP;
  has_ifreq |= request >= SIOCBONDENSLAVE && request <= SIOCBONDCHANGEACTIVE;
  has_ifreq |= request > SIOCDEVPRIVATE && request < SIOCDEVPRIVATE + 16;
  has_ifreq |= request == SIOCGIFMAP || request == SIOCSIFMAP || request == SIOCBRADDIF || request == SIOCBRDELIF;
  has_ifreq |= request == SIOCSHWTSTAMP || request == SIOCGHWTSTAMP;
  return has_ifreq ? sizeof(struct ifreq) : 0;
}

/* struct rtentry points at the name of a link: that is put behind it. */
static bool read_device(pid_t tid, uint8_t *route, uint32_t *length) {
  uint64_t name;
  memcpy(&name, route + offsetof(struct rtentry, rt_dev), sizeof name);
  if (name == 0) return true;
  *length += IFNAMSIZ;
  return read_memory(tid, name, route + sizeof(struct rtentry), IFNAMSIZ);
}

/* The file of a bridge's directory that sets what an older request does. */
static const char *bridge_file(uint64_t what) {
  switch (what) {
    case BRCTL_SET_BRIDGE_FORWARD_DELAY:
      return "forward_delay";
    case BRCTL_SET_BRIDGE_HELLO_TIME:
      return "hello_time";
    case BRCTL_SET_BRIDGE_MAX_AGE:
      return "max_age";
    case BRCTL_SET_AGEING_TIME:
      return "ageing_time";
    case BRCTL_SET_BRIDGE_STP_STATE:
      return "stp_state";
    case BRCTL_SET_BRIDGE_PRIORITY:
      return "priority";
    default:
      return "";
  }
}

/*
 * The older requests of brctl(8): an array of longs, what to do and with what; it is the argument, or a struct ifreq points at it. They become
 * the newer requests; those that set something of a bridge go to Node with the file that does it and the value. What
 * is for another driver may point at nothing.
 */
static int read_bridge(struct call *call, struct call_frame *frame, uint32_t request, uint8_t *argument, const char **name) {
  pid_t tid = call->notification.pid;
  uint64_t words[2] = { UINT64_MAX }, at = call->value;
  bool is_port = request == SIOCDEVPRIVATE;
  if (is_port) {
    if (!read_memory(tid, call->value, argument, sizeof(struct ifreq))) return -EFAULT;
    memcpy(&at, argument + offsetof(struct ifreq, ifr_data), sizeof at);
  }
  if (!read_memory(tid, at, words, sizeof words) && !is_port) return -EFAULT;
  uint64_t add = is_port ? BRCTL_ADD_IF : BRCTL_ADD_BRIDGE, remove = is_port ? BRCTL_DEL_IF : BRCTL_DEL_BRIDGE;
  if (!is_port && words[0] == BRCTL_GET_VERSION) {
    frame->a = SIOCGIFBR;
    frame->data_length = sizeof(struct ifreq);
    memcpy(argument, words, sizeof words);
    return 0;
  }
  if (words[0] != add && words[0] != remove) {
    if (!is_port) return -EOPNOTSUPP;
    *name = bridge_file(words[0]);
    frame->name_length = strlen(*name);
    frame->b = words[1];
    frame->data_length = sizeof(struct ifreq);
    return 0;
  }
  if (is_port) frame->a = words[0] == add ? SIOCBRADDIF : SIOCBRDELIF;
  else frame->a = words[0] == add ? SIOCBRADDBR : SIOCBRDELBR;
  frame->data_length = is_port ? sizeof(struct ifreq) : IFNAMSIZ;
  if (!is_port) return read_memory(tid, words[1], argument, IFNAMSIZ) ? 0 : -EFAULT;
  int32_t index = words[1];
  memcpy(argument + offsetof(struct ifreq, ifr_ifindex), &index, sizeof index);
  return 0;
}

/* SIOCETHTOOL: a struct ifreq, which points at a request that begins with its number. What is behind that may end at once. */
static int read_ethtool(struct call *call, struct call_frame *frame, uint8_t *argument) {
  pid_t tid = call->notification.pid;
  uint8_t *request = argument + sizeof(struct ifreq);
  if (!read_memory(tid, call->value, argument, sizeof(struct ifreq))) return -EFAULT;
  memcpy(&call->value, argument + offsetof(struct ifreq, ifr_data), sizeof call->value);
  memset(request, 0, ETHTOOL_ARGUMENT);
  frame->data_length = sizeof(struct ifreq) + ETHTOOL_ARGUMENT;
  call->value_room = UINT32_MAX;
  for (size_t length = ETHTOOL_ARGUMENT; length >= sizeof(uint32_t); length /= 2)
    if (read_memory(tid, call->value, request, length)) return 0;
  return -EFAULT;
}

/* What is asked of a bond: a struct ifreq, which points at what is to be filled in, and of one that is none may point at nothing. */
static int read_bond(struct call *call, struct call_frame *frame, uint32_t request, uint8_t *argument) {
  pid_t tid = call->notification.pid;
  size_t size = request == SIOCBONDINFOQUERY ? IFBOND_SIZE : IFSLAVE_SIZE;
  if (!read_memory(tid, call->value, argument, sizeof(struct ifreq))) return -EFAULT;
  memcpy(&call->value, argument + offsetof(struct ifreq, ifr_data), sizeof call->value);
  call->value_room = size;
  frame->data_length = sizeof(struct ifreq) + size;
  if (!read_memory(tid, call->value, argument + sizeof(struct ifreq), size))
    memset(argument + sizeof(struct ifreq), 0, size);
  return 0;
}

/* An interface ioctl; SIOCGIFCONF points at struct ifconf { int length; struct ifreq *list }. */
int interface_request(struct call *call, uint32_t request) {
  pid_t tid = call->notification.pid;
  uint64_t at = call->notification.data.args[2];
  uint8_t argument[MOST_ARGUMENT];
  struct { int32_t length, pad; uint64_t list; } list;
  struct call_frame frame = { .operation = OP_IOCTL, .a = request };
  const char *name = NULL;
  if (call->socket == 0) frame.c = socket_domain(call->identity.pid, call->notification.data.args[0]);
  call->value = at;
  call->value_room = argument_size(request, frame.c);
  if (request == SIOCGIFCONF) {
    if (!read_memory(tid, at, &list, sizeof list)) return -EFAULT;
    call->value = list.list;
    call->value_room = list.length < 0 ? 0 : list.length;
    call->name_length_at = at;
    frame.b = list.list == 0 ? -1 : list.length;
  } else if (request == SIOCETHTOOL) {
    int error = read_ethtool(call, &frame, argument);
    if (error < 0) return error;
  } else if (request == SIOCBONDSLAVEINFOQUERY || request == SIOCBONDINFOQUERY) {
    int error = read_bond(call, &frame, request, argument);
    if (error < 0) return error;
  } else if (request == SIOCSIFBR || request == SIOCDEVPRIVATE) {
    int error = read_bridge(call, &frame, request, argument, &name);
    /* Nothing comes back. */
    call->value_room = 0;
    if (error < 0) return error;
  } else {
    if (call->value_room == 0) return -EOPNOTSUPP;
    if (!read_memory(tid, at, argument, call->value_room)) return -EFAULT;
    frame.data_length = call->value_room;
    bool is_route = (request == SIOCADDRT || request == SIOCDELRT) && frame.c != AF_INET6;
    if (is_route && !read_device(tid, argument, &frame.data_length)) return -EFAULT;
  }
  forward(call, &frame, name, NULL, argument);
  return 0;
}
