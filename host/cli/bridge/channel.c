/* Frames to and from the Node process that holds the kernel module, over a stream socket, descriptor 3. */
#include "bridge.h"
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

int channel = 3;

/* Sends a frame, whatever it takes; false when Node is gone or reads nothing any more. */
bool send_frame(const struct iovec *parts, int count) {
  struct iovec rest[4];
  memcpy(rest, parts, count * sizeof *parts);
  struct msghdr message = { .msg_iov = rest, .msg_iovlen = count };
  while (message.msg_iovlen > 0) {
    if (module_gone) return false;
    ssize_t sent = sendmsg(channel, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) {
      struct pollfd full = { .fd = channel, .events = POLLOUT };
      if (errno == EAGAIN && poll(&full, 1, patience * 1000) > 0) continue;
      if (errno == EINTR) continue;
      lose_module(errno == EAGAIN ? "does not answer" : "is gone");
      return false;
    }
    while (message.msg_iovlen > 0 && (size_t)sent >= message.msg_iov->iov_len) {
      sent -= message.msg_iov->iov_len;
      message.msg_iov++;
      message.msg_iovlen--;
    }
    if (message.msg_iovlen > 0) {
      message.msg_iov->iov_base = (char *)message.msg_iov->iov_base + sent;
      message.msg_iov->iov_len -= sent;
    }
  }
  return true;
}

void send_event(enum operation operation, uint64_t id, uint32_t tid, uint32_t socket) {
  struct call_frame frame = {
    .length = sizeof frame, .operation = operation, .id = id, .tid = tid, .socket = socket
  };
  send_frame(&(struct iovec){ &frame, sizeof frame }, 1);
}

static void take_frame(const struct reply_frame *frame, const uint8_t *rest) {
  if (frame->operation == OP_REPLY) take_reply(frame, rest);
  else if (frame->operation == OP_LEVEL) set_level(frame->id, frame->result);
}

/* Reads what has come and acts on the frames that are whole; false when Node is gone. */
bool receive_frames(void) {
  static uint8_t *buffer;
  static size_t used, room;
  for (;;) {
    if (room - used < 65536) {
      uint8_t *wider = realloc(buffer, room * 2 + 131072);
      if (!wider) return false;
      buffer = wider;
      room = room * 2 + 131072;
    }
    ssize_t got = recv(channel, buffer + used, room - used, MSG_DONTWAIT);
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    if (got == 0) return false;
    used += got;
    size_t at = 0;
    struct reply_frame frame;
    while (used - at >= sizeof frame) {
      memcpy(&frame, buffer + at, sizeof frame);
      if (frame.length < sizeof frame) return false;
      if (used - at < frame.length) break;
      take_frame(&frame, buffer + at + sizeof frame);
      at += frame.length;
    }
    memmove(buffer, buffer + at, used -= at);
  }
}
