/*
 * Answers: results go into the program's memory, and its call ends with the value (SECCOMP_IOCTL_NOTIF_SEND). When the
 * thread has died meanwhile, what it would have received is given back: others may have the socket too.
 */
#include "bridge.h"
#include <limits.h>
#include <linux/sockios.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>

/* Linux's own, which no program sees. */
#define ERESTARTSYS 512

static bool respond(const struct seccomp_notif *notification, int64_t result, uint32_t flags) {
  struct seccomp_notif_resp response = {
    .id = notification->id, .val = result < 0 ? 0 : result, .error = result < 0 ? result : 0, .flags = flags
  };
  return ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response) == 0;
}

/* Ends a call with a result or a negative errno; false when it was cancelled. */
bool answer(const struct seccomp_notif *notification, int64_t result) { return respond(notification, result, 0); }

/* Has the real kernel do the call. */
void let_through(const struct seccomp_notif *notification) {
  respond(notification, 0, SECCOMP_USER_NOTIF_FLAG_CONTINUE);
}

/* What put_user and copy_to_user do. */
static bool put(struct call *call, uint64_t at, const void *from, size_t length) {
  return write_memory(call->notification.pid, at, from, length);
}

/* A name into the room that the program gave, and its whole length. */
static int put_name(struct call *call, const uint8_t *name, uint32_t length, uint64_t length_at) {
  int32_t room;
  if (!read_memory(call->notification.pid, length_at, &room, sizeof room)) return -EFAULT;
  if (room < 0) return -EINVAL;
  uint32_t fits = length < (uint32_t)room ? length : (uint32_t)room;
  if (!put(call, call->name, name, fits) || !put(call, length_at, &length, sizeof length)) return -EFAULT;
  return 0;
}

/* The value of an option, or what SIOCGIFCONF lists, and its length; or a struct ifreq. */
static int put_value(struct call *call, const struct reply_frame *frame, const uint8_t *data) {
  uint32_t length = frame->data_length < call->value_room ? frame->data_length : call->value_room;
  if (!put(call, call->value, data, length)) return -EFAULT;
  if (call->name_length_at && !put(call, call->name_length_at, &frame->reported_length, 4)) return -EFAULT;
  return 0;
}

/* A datagram, and what struct msghdr tells of it. */
static int put_datagram(struct call *call, const struct reply_frame *frame, const uint8_t *rest) {
  const uint8_t *control = rest + frame->name_length, *data = control + frame->control_length;
  if (!scatter(call->notification.pid, call->vector, call->vector_length, data, frame->data_length)) return -EFAULT;
  if (call->message == 0)
    return call->name == 0 ? 0 : put_name(call, rest, frame->name_length, call->name_length_at);
  uint64_t at = call->message;
  if (call->name != 0) {
    uint32_t length = frame->name_length, fits = length < call->name_room ? length : call->name_room;
    if (!put(call, call->name, rest, fits)) return -EFAULT;
    if (!put(call, at + offsetof(struct message_header, name_length), &length, sizeof length)) return -EFAULT;
  }
  uint32_t length = frame->control_length < call->control_room ? frame->control_length : call->control_room;
  uint64_t control_length = length;
  int32_t flags = frame->flags;
  if (!put(call, call->control, control, length)) return -EFAULT;
  if (!put(call, at + offsetof(struct message_header, flags), &flags, sizeof flags)) return -EFAULT;
  if (!put(call, at + offsetof(struct message_header, control_length), &control_length, 8)) return -EFAULT;
  return 0;
}

/* Ends a call. What nobody waits for any more is put back. */
static void finish(struct call *call, int64_t result) {
  if (!answer(&call->notification, result) && call->operation == OP_RECEIVE)
    send_event(OP_CANCELLED, call->id, call->notification.pid, call->socket);
  forget_call(call);
}

/* A wait that a signal ended: as Linux ends it, to be restarted if the signal's handler lets it. */
static int64_t interrupted(const struct call *call, int64_t result) {
  /* Only a thread that is about to handle a signal may see this one. */
  return result == -ERESTARTSYS && !call->certain ? -EINTR : result;
}

/* recvmmsg looks at its time limit behind each datagram, and tells what is left of it. */
static bool time_is_over(struct call *call) {
  int64_t left = call->deadline - nanoseconds();
  struct timespec told = { 0 };
  if (call->time_limit == 0) return false;
  if (left > 0) told = (struct timespec){ left / BILLION, left % BILLION };
  put(call, call->time_limit, &told, sizeof told);
  return left <= 0;
}

/* sendmmsg and recvmmsg go on to the next message until one fails; then the result is how many did not. */
static void finish_one(struct call *call, int64_t result) {
  uint32_t length = result;
  bool receives = call->operation == OP_RECEIVE;
  if (result >= 0 && !put(call, call->message + MMSGHDR_LENGTH, &length, sizeof length)) result = -EFAULT;
  if (receives && call->flags & MSG_WAITFORONE) call->flags |= MSG_DONTWAIT;
  if (result >= 0 && ++call->done < call->count && !time_is_over(call)) {
    uint64_t next = call->message + MMSGHDR_SIZE;
    int error = receives ? receive_message(call, next) : send_message(call, next);
    if (error == 0) return;
    result = error;
  }
  finish(call, call->done > 0 ? call->done : result);
}

static int give_packet_socket(const struct seccomp_notif *notification, int64_t number) {
  const uint64_t *args = (const uint64_t *)notification->data.args;
  int made = make_packet_socket(args[1] & ~(SOCK_NONBLOCK | SOCK_CLOEXEC), args[2]);
  if (made >= 0) return carry_packet_socket(notification->id, notification->pid, number, made, args[1]);
  send_event(OP_CLOSED, 0, 0, number);
  return -EAFNOSUPPORT;
}

static void give_socket(struct call *call, int64_t socket) {
  const struct seccomp_notif *notification = &call->notification;
  int placed = notification->data.args[0] == AF_PACKET
    ? give_packet_socket(notification, socket)
    : new_carrier(notification->id, notification->pid, socket, notification->data.args[1], false);
  if (placed < 0) answer(&call->notification, placed);
  forget_call(call);
}

/* A file with what is in it, or a device; or it is the real kernel's to open. */
static void give_opened(struct call *call, const struct reply_frame *frame, const uint8_t *data) {
  const struct seccomp_notif *notification = &call->notification;
  int error = 0;
  if (frame->flags == CONTENT) error = give_file(call, data, frame->data_length);
  else if (frame->flags == SETTING) error = give_setting(call, data, frame->data_length);
  else if (frame->flags == NODE) error = give_node(call, data, frame->data_length);
  else if (frame->flags == DEVICE) error = new_carrier(notification->id, notification->pid, frame->result, call->flags, true);
  else let_through(notification);
  if (error < 0) answer(notification, error);
  forget_call(call);
}

/* What a file is; or it is the real kernel's to say. */
static void give_looked(struct call *call, const struct reply_frame *frame, const uint8_t *rest) {
  struct looked looked;
  const uint8_t *data = rest + frame->name_length + frame->control_length;
  if (frame->flags != LOOKED || frame->data_length != sizeof looked) {
    let_through(&call->notification);
  } else {
    memcpy(&looked, data, sizeof looked);
    answer(&call->notification, tell_file(call, &looked, (const char *)rest, frame->name_length));
  }
  forget_call(call);
}

/* Node's answer to a call. */
void take_reply(const struct reply_frame *frame, const uint8_t *rest) {
  struct call *call = find_call(frame->id);
  if (!call && answer_setting(frame, rest + frame->name_length + frame->control_length)) return;
  if (!call) {
    /* Its thread has died meanwhile. */
    send_event(OP_CANCELLED, frame->id, 0, 0);
    return;
  }
  int64_t result = interrupted(call, frame->result);
  int error = 0;
  if (result < 0) {
    if (call->many) finish_one(call, result);
    else finish(call, result);
    return;
  }
  switch (call->operation) {
    case OP_SOCKET:
      give_socket(call, result);
      return;
    case OP_OPEN:
      give_opened(call, frame, rest + frame->name_length + frame->control_length);
      return;
    case OP_LOOK:
      give_looked(call, frame, rest);
      return;
    case OP_BIND:
      settle_packet_socket(call, frame->flags == IS_DOWN);
      break;
    case OP_GETSOCKNAME:
    case OP_GETPEERNAME:
      error = put_name(call, rest, frame->name_length, call->name_length_at);
      break;
    case OP_GETSOCKOPT:
    case OP_IOCTL:
      error = put_value(call, frame, rest + frame->name_length + frame->control_length);
      break;
    case OP_RECEIVE:
      error = put_datagram(call, frame, rest);
      break;
    default:
      break;
  }
  if (error < 0) result = error;
  if (call->many) finish_one(call, result);
  else finish(call, result);
}
