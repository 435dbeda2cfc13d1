/*
 * Calls on a descriptor of /dev/net/tun (Documentation/networking/tuntap.rst), by which tun and tap devices are made. Its requests go to Node; no
 * packets pass.
 */
#include "bridge.h"
#include <linux/if_tun.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>

bool is_device_path(const char *path) { return strcmp(path, "/dev/net/tun") == 0; }

/* What a request points at, in bytes; 0 when its argument is a number. */
static uint32_t argument_size(uint32_t request) {
  switch (request) {
    case TUNSETIFF:
    case TUNGETIFF:
    case TUNSETQUEUE:
    case SIOCGIFHWADDR:
    case SIOCSIFHWADDR:
      return sizeof(struct ifreq);
    case TUNGETFEATURES:
    case TUNSETIFINDEX:
    case TUNSETCARRIER:
    case TUNGETSNDBUF:
    case TUNSETSNDBUF:
    case TUNGETVNETHDRSZ:
    case TUNSETVNETHDRSZ:
    case TUNGETVNETLE:
    case TUNSETVNETLE:
      return sizeof(int);
    default:
      return 0;
  }
}

static int device_request(struct call *call) {
  const uint64_t *args = (const uint64_t *)call->notification.data.args;
  uint8_t argument[sizeof(struct ifreq)];
  uint32_t size = argument_size(args[1]);
  call->value = args[2];
  call->value_room = size;
  if (!read_memory(call->notification.pid, args[2], argument, size)) return -EFAULT;
  struct call_frame frame = { .operation = OP_IOCTL, .a = args[1], .b = args[2], .data_length = size };
  forward(call, &frame, NULL, NULL, argument);
  return 0;
}

int device_call(struct call *call) {
  switch (call->notification.data.nr) {
    case __NR_ioctl:
      return device_request(call);
    case __NR_read:
    case __NR_readv:
    case __NR_write:
    case __NR_writev:
      forward(call, &(struct call_frame){ .operation = OP_RECEIVE }, NULL, NULL, NULL);
      return 0;
    default:
      return -ENOTSOCK;
  }
}
