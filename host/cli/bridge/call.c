/*
 * A trapped call: which it is, whether it is about one of our sockets, and what of the program's memory goes to Node with it.
 * Calls stay in a list until they are answered: one that waits for data may be there for long.
 */
#include "bridge.h"
#include <fcntl.h>
#include <linux/audit.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>

static struct call *calls;
static uint64_t last_id;

/* A name for a frame. */
uint64_t new_id(void) { return ++last_id; }

struct call *find_call(uint64_t id) {
  struct call *call = calls;
  while (call && call->id != id) call = call->next;
  return call;
}

void forget_call(struct call *call) {
  struct call **link = &calls;
  while (*link != call) link = &(*link)->next;
  *link = call->next;
  free(call->vector);
  free(call);
}

bool calls_pending(void) { return calls != NULL; }

/* The thread is gone: killed, or its process ended. */
static bool is_orphan(const struct call *call) {
  uint64_t id = call->notification.id;
  return ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &id) < 0;
}

/*
 * Looks after those who wait. A trapped call can't be interrupted while it is served (WAIT_KILLABLE_RECV, which is why nothing
 * is done twice or lost when signals come), so a wait must be ended when its thread has a signal to handle.
 */
void check_waiting(void) {
  for (struct call *call = calls, *next; call; call = next) {
    next = call->next;
    if (is_orphan(call)) {
      send_event(OP_CANCELLED, call->id, call->notification.pid, call->socket);
      forget_call(call);
    } else if (!call->interrupted && (call->operation == OP_RECEIVE || call->operation == OP_SEND)) {
      call->interrupted = has_signal(call->notification.pid, &call->signal_seen, &call->certain);
      if (call->interrupted) send_event(OP_INTERRUPT, call->id, call->notification.pid, call->socket);
    }
  }
}

void fail_calls(int error) {
  while (calls) {
    answer(&calls->notification, -error);
    forget_call(calls);
  }
}

/* Calls of a process that is to be in the namespace that its thread is in. */
static bool minds_namespace(enum operation operation) {
  return operation == OP_SOCKET || operation == OP_IOCTL || operation == OP_OPEN || operation == OP_LOOK;
}

/* Sends a call to Node, with what goes with it; the frame's lengths say how much that is. */
void forward(struct call *call, struct call_frame *frame, const void *name, const void *control, const void *data) {
  frame->length = sizeof *frame + frame->name_length + frame->control_length + frame->data_length;
  frame->id = call->id;
  frame->tid = call->notification.pid;
  frame->pid = call->identity.pid;
  frame->uid = call->identity.uid;
  frame->gid = call->identity.gid;
  frame->capabilities = call->identity.capabilities;
  frame->socket = call->socket;
  frame->netns = minds_namespace(frame->operation) ? namespace_inode(call->notification.pid, "net") : 0;
  frame->nonblocking = call->nonblocking;
  call->operation = frame->operation;
  struct iovec parts[] = {
    { frame, sizeof *frame },
    { (void *)name, frame->name_length },
    { (void *)control, frame->control_length },
    { (void *)data, frame->data_length },
  };
  send_frame(parts, 4);
}

static int bind_or_connect(struct call *call, enum operation operation) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  int32_t length = args[2];
  uint8_t name[MOST_NAME];
  if (length < 0 || length > MOST_NAME) return -EINVAL;
  if (!read_memory(call->notification.pid, args[1], name, length)) return -EFAULT;
  struct call_frame frame = { .operation = operation, .name_length = length };
  forward(call, &frame, name, NULL, NULL);
  return 0;
}

/* getsockname and getpeername: where the name goes, and how much of it. */
static int ask_name(struct call *call, enum operation operation) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  int32_t room;
  if (!read_memory(call->notification.pid, args[2], &room, sizeof room)) return -EFAULT;
  if (room < 0) return -EINVAL;
  call->name = args[1];
  call->name_room = room;
  call->name_length_at = args[2];
  struct call_frame frame = { .operation = operation };
  forward(call, &frame, NULL, NULL, NULL);
  return 0;
}

/* Calls of those two kinds, on a socket of whatever family. */
int name_call(struct call *call) {
  bool binds = call->notification.data.nr == __NR_bind;
  return binds ? bind_or_connect(call, OP_BIND) : ask_name(call, OP_GETSOCKNAME);
}

/* recvfrom, recvmsg, … wait unless the open file or the call says otherwise. */
static void learn_blocking(struct call *call) {
  call->nonblocking = is_nonblocking(call->notification.pid, call->notification.data.args[0]);
}

/* recvmmsg's time limit, if it has one. */
static int learn_limit(struct call *call, uint64_t at) {
  struct timespec limit;
  if (at == 0) return 0;
  if (!read_memory(call->notification.pid, at, &limit, sizeof limit)) return -EFAULT;
  if (limit.tv_sec < 0 || limit.tv_nsec < 0 || limit.tv_nsec >= BILLION) return -EINVAL;
  call->time_limit = at;
  /* None is as good as one that never ends. */
  if (limit.tv_sec < INT32_MAX) call->deadline = nanoseconds() + limit.tv_sec * BILLION + limit.tv_nsec;
  else call->deadline = INT64_MAX;
  return 0;
}

static int many(struct call *call, int (*each)(struct call *, uint64_t)) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  call->many = true;
  call->count = (uint32_t)args[2] > MOST_VECTORS ? MOST_VECTORS : args[2];
  call->flags = args[3];
  call->message = args[1];
  if (call->count > 0) return each(call, args[1]);
  answer(&call->notification, 0);
  forget_call(call);
  return 0;
}

/* read(2) of nothing takes nothing. */
static int read_data(struct call *call) {
  if (data_room(call) > 0) return receive_data(call);
  answer(&call->notification, 0);
  forget_call(call);
  return 0;
}

/* A socket call on one of our sockets: 0 when it is on its way, or what to answer at once. */
static int socket_call(struct call *call) {
  const struct seccomp_data *data = &call->notification.data;
  const uint64_t *args = (const uint64_t *)data->args;
  int error;
  switch (data->nr) {
    case __NR_bind:
      return bind_or_connect(call, OP_BIND);
    case __NR_connect:
      return bind_or_connect(call, OP_CONNECT);
    case __NR_getsockname:
      return ask_name(call, OP_GETSOCKNAME);
    case __NR_getpeername:
      return ask_name(call, OP_GETPEERNAME);
    case __NR_setsockopt:
      return set_option(call);
    case __NR_getsockopt:
      return get_option(call);
    case __NR_shutdown:
    case __NR_listen:
    case __NR_accept:
    case __NR_accept4:
      return -EOPNOTSUPP;
    case __NR_ioctl:
      return is_interface_request(args[1]) ? interface_request(call, args[1]) : -ENOTTY;
  }
  learn_blocking(call);
  switch (data->nr) {
    case __NR_sendto:
      call->flags = args[3];
      if (args[4] != 0 && (uint32_t)args[5] > MOST_NAME) return -EINVAL;
      error = use_flat(call, args[1], args[2]);
      return error < 0 ? error : send_data(call, args[4], args[4] == 0 ? 0 : args[5], 0, 0);
    case __NR_sendmsg:
      call->flags = args[2];
      return send_message(call, args[1]);
    case __NR_sendmmsg:
      return many(call, send_message);
    case __NR_write:
      error = use_flat(call, args[1], args[2]);
      return error < 0 ? error : send_data(call, 0, 0, 0, 0);
    case __NR_writev:
      error = use_vector(call, args[1], args[2], EINVAL);
      return error < 0 ? error : send_data(call, 0, 0, 0, 0);
    case __NR_recvfrom:
      call->flags = args[3];
      call->name = args[4];
      call->name_length_at = args[5];
      error = use_flat(call, args[1], args[2]);
      return error < 0 ? error : receive_data(call);
    case __NR_recvmsg:
      call->flags = args[2];
      return receive_message(call, args[1]);
    case __NR_recvmmsg:
      error = learn_limit(call, args[4]);
      return error < 0 ? error : many(call, receive_message);
    case __NR_read:
      error = use_flat(call, args[1], args[2]);
      return error < 0 ? error : read_data(call);
    case __NR_readv:
      error = use_vector(call, args[1], args[2], EINVAL);
      return error < 0 ? error : read_data(call);
    default:
      return -ENOSYS;
  }
}

static bool is_copy(int nr) {
#ifdef __NR_dup2
  if (nr == __NR_dup2) return true;
#endif
  return nr == __NR_dup || nr == __NR_dup3 || nr == __NR_fcntl;
}

/* dup and F_DUPFD would take the lowest number, from which on nothing is trapped: the copy gets one of ours. */
static void copy(const struct seccomp_notif *notification, const struct identity *identity) {
  const uint64_t *args = (const uint64_t *)notification->data.args;
  int fd = args[0], placed;
  if (notification->data.nr == __NR_dup) {
    placed = copy_carrier(notification->id, notification->pid, identity->pid, fd, 0, false);
  } else if (notification->data.nr == __NR_fcntl) {
    bool close_on_exec = args[1] == F_DUPFD_CLOEXEC;
    placed = (int)args[2] < 0 ? -EINVAL
      : copy_carrier(notification->id, notification->pid, identity->pid, fd, args[2], close_on_exec);
  } else if (is_carried(args[1])) {
    let_through(notification);
    return;
  } else {
    /* dup2 to a number below ours: calls on it would not be seen. */
    placed = -EBADF;
  }
  if (placed < 0) answer(notification, placed);
}

/* Requests that are for the open file, whatever it is. */
static bool is_file_request(uint32_t request) {
  return request == FIONBIO || request == FIOASYNC || request == FIOCLEX || request == FIONCLEX;
}

/* socketcall(2) of a 32-bit program: its arguments are in memory. */
static void compat_socket(const struct seccomp_notif *notification) {
  uint32_t family;
  bool ours = read_memory(notification->pid, (uint32_t)notification->data.args[1], &family, sizeof family) &&
    family == AF_NETLINK;
  if (ours) answer(notification, -EAFNOSUPPORT);
  else let_through(notification);
}

/* A call that the filter trapped. */
void take_call(const struct seccomp_notif *notification) {
  const struct seccomp_data *data = &notification->data;
  int fd = data->args[0];
  if (data->arch == COMPAT_ARCH) return compat_socket(notification);
  bool makes = data->nr == __NR_socket;
  const struct path_call *path = find_path_call(data->nr);
  char name[MOST_PATH];
  if (path && (leftovers || !names_network_file(notification, path, name, sizeof name))) return let_through(notification);
  if (path && path->does == ASKS_SYSTEM && path->path == NO_ARGUMENT) {
    answer(notification, tell_system(notification, false));
    return;
  }
  if (leftovers) {
    answer(notification, -ENOSYS);
    return;
  }
  struct carrier *carrier = makes || path ? NULL : find_carrier(notification->pid, fd);
  if (!makes && !path && !carrier) {
    bool asks = data->nr == __NR_ioctl && is_interface_request(data->args[1]) && socket_inode(notification->pid, fd);
    if (!asks) return let_through(notification);
  }
  if (carrier && data->nr == __NR_ioctl && is_file_request(data->args[1])) return let_through(notification);
  if (carrier && carrier->is_packet && !is_copy(data->nr) && !is_packet_call(data)) return let_through(notification);
  if (module_gone) {
    answer(notification, -EIO);
    return;
  }
  struct call *call = calloc(1, sizeof *call);
  if (!call || !identify(notification->pid, &call->identity)) {
    free(call);
    answer(notification, -ENOMEM);
    return;
  }
  call->id = new_id();
  call->notification = *notification;
  if (carrier) {
    call->socket = carrier->id;
    use_carrier(carrier, call->identity.pid, fd);
    if (is_copy(data->nr)) {
      copy(notification, &call->identity);
      free(call);
      return;
    }
  }
  call->next = calls;
  calls = call;
  int error = 0;
  if (makes) {
    struct call_frame frame = {
      .operation = OP_SOCKET, .a = data->args[1], .b = data->args[2], .c = data->args[0]
    };
    forward(call, &frame, NULL, NULL, NULL);
  } else if (path) {
    error = path->does == OPENS ? open_file(call, name) : look_at_file(call, name);
  } else {
    if (carrier && carrier->is_packet) error = packet_call(call);
    else if (carrier) error = carrier->is_device ? device_call(call) : socket_call(call);
    else error = interface_request(call, data->args[1]);
  }
  if (error < 0) {
    answer(notification, error);
    forget_call(call);
  }
}
