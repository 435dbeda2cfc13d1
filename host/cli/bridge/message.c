/*
 * The data of calls that send and receive: vectors and struct msghdr, read from the program as Linux reads them
 * (import_iovec, copy_msghdr), with its errors. Each function gives 0, or a negative errno when the call is over.
 */
#include "bridge.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Linux moves no more in one call (MAX_RW_COUNT). */
#define MOST_MOVED 0x7ffff000u

static bool take_room(struct call *call, uint32_t count) {
  free(call->vector);
  call->vector = malloc((count + 1) * sizeof *call->vector);
  call->vector_length = count;
  return call->vector;
}

/* One range of memory. */
int use_flat(struct call *call, uint64_t at, uint64_t length) {
  if (!take_room(call, 1)) return -ENOMEM;
  if (length > MOST_MOVED) length = MOST_MOVED;
  call->vector[0] = (struct iovec){ (void *)(uintptr_t)at, length };
  return 0;
}

/* Several; more than Linux takes are the error `too_many`. */
int use_vector(struct call *call, uint64_t at, uint64_t count, int too_many) {
  if (count > MOST_VECTORS) return -too_many;
  if (!take_room(call, count)) return -ENOMEM;
  if (!read_memory(call->notification.pid, at, call->vector, count * sizeof *call->vector)) return -EFAULT;
  uint64_t total = 0;
  for (uint32_t i = 0; i < count; i++) {
    size_t *length = &call->vector[i].iov_len;
    if (*length > SSIZE_MAX) return -EINVAL;
    if (*length > MOST_MOVED - total) *length = MOST_MOVED - total;
    total += *length;
  }
  return 0;
}

/* How many bytes the call's vector has. */
uint64_t data_room(const struct call *call) {
  uint64_t sum = 0;
  for (uint32_t i = 0; i < call->vector_length; i++) sum += call->vector[i].iov_len;
  return sum;
}

/* Passes a datagram on, which lies in the call's vector. */
int send_data(struct call *call, uint64_t name, uint32_t name_length, uint64_t control, uint32_t control_length) {
  pid_t tid = call->notification.pid;
  uint64_t length = data_room(call);
  if (length > MOST_DATA) return -EMSGSIZE;
  uint8_t name_bytes[MOST_NAME];
  uint8_t *data = malloc(length + control_length + 1);
  if (!data) return -ENOMEM;
  uint8_t *control_bytes = data + length;
  struct call_frame frame = {
    .operation = OP_SEND, .a = call->flags,
    .name_length = name_length, .control_length = control_length, .data_length = length,
  };
  bool readable = read_memory(tid, name, name_bytes, name_length) &&
    read_memory(tid, control, control_bytes, control_length) &&
    gather(tid, call->vector, call->vector_length, data, length);
  if (readable) forward(call, &frame, name_bytes, control_bytes, data);
  free(data);
  return readable ? 0 : -EFAULT;
}

/* Asks for a datagram for the call's vector. */
int receive_data(struct call *call) {
  struct call_frame frame = {
    .operation = OP_RECEIVE, .a = call->flags, .b = data_room(call), .c = call->control_room, .d = call->name != 0,
  };
  forward(call, &frame, NULL, NULL, NULL);
  return 0;
}

static int read_header(struct call *call, uint64_t at, struct message_header *header) {
  call->message = at;
  if (!read_memory(call->notification.pid, at, header, sizeof *header)) return -EFAULT;
  if (header->name == 0) header->name_length = 0;
  if ((int32_t)header->name_length < 0) return -EINVAL;
  if (header->name_length > MOST_NAME) header->name_length = MOST_NAME;
  return use_vector(call, header->vector, header->vector_length, EMSGSIZE);
}

/* sendmsg: a datagram as the struct msghdr at `at` says. */
int send_message(struct call *call, uint64_t at) {
  struct message_header header;
  int error = read_header(call, at, &header);
  if (error < 0) return error;
  if (header.control_length > MOST_CONTROL) return -ENOBUFS;
  return send_data(call, header.name, header.name_length, header.control, header.control_length);
}

/* recvmsg likewise. */
int receive_message(struct call *call, uint64_t at) {
  struct message_header header;
  int error = read_header(call, at, &header);
  if (error < 0) return error;
  call->name = header.name;
  call->name_room = header.name_length;
  call->control = header.control;
  call->control_room = header.control_length > MOST_CONTROL ? MOST_CONTROL : header.control_length;
  if (header.control == 0) call->control_room = 0;
  return receive_data(call);
}
