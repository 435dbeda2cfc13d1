/*
 * The calls that pass a value of many kinds: setsockopt, getsockopt and the interface ioctls (netdevice(7)). Each function gives
 * 0, or a negative errno when the call is over.
 */
#include "bridge.h"
#include <linux/sockios.h>
#include <stdlib.h>
#include <sys/socket.h>

#define MOST_OPTION 65536
#define IFREQ_SIZE 40
#define IN6_IFREQ_SIZE 24

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

/*
 * An interface ioctl: struct ifreq, for addresses of an IPv6 socket struct in6_ifreq, or for SIOCGIFCONF
 * struct ifconf { int length; struct ifreq *list }.
 */
int interface_request(struct call *call, uint32_t request) {
  pid_t tid = call->notification.pid;
  uint64_t at = call->notification.data.args[2];
  uint8_t argument[IFREQ_SIZE];
  struct { int32_t length, pad; uint64_t list; } list;
  struct call_frame frame = { .operation = OP_IOCTL, .a = request };
  if (call->socket == 0) frame.c = socket_domain(call->identity.pid, call->notification.data.args[0]);
  bool in6 = frame.c == AF_INET6 && (request == SIOCSIFADDR || request == SIOCDIFADDR || request == SIOCSIFDSTADDR);
  call->value = at;
  call->value_room = in6 ? IN6_IFREQ_SIZE : IFREQ_SIZE;
  if (request == SIOCGIFCONF) {
    if (!read_memory(tid, at, &list, sizeof list)) return -EFAULT;
    call->value = list.list;
    call->value_room = list.length < 0 ? 0 : list.length;
    call->name_length_at = at;
    frame.b = list.list == 0 ? -1 : list.length;
  } else {
    bool has_ifreq = request >= SIOCGIFNAME && request <= SIOCSIFMAP && !(request >= SIOCDARP && request <= SIOCSRARP);
    if (!has_ifreq) return -EOPNOTSUPP;
    if (!read_memory(tid, at, argument, call->value_room)) return -EFAULT;
    frame.data_length = call->value_room;
  }
  forward(call, &frame, NULL, NULL, argument);
  return 0;
}
