/*
 * The seccomp filter: which system calls of the program come to the bridge. That is socket(2) of AF_NETLINK and AF_PACKET, socket calls on
 * descriptors from `base` up, where the bridge places its sockets, calls that would copy such a descriptor to a lower
 * number, the interface ioctls on any descriptor, and calls that name a file, some of which tell of the network. All else costs the program
 * a few instructions a call.
 *
 * A call through another architecture's numbers (i386, x32, 32-bit ARM) is not served; there socket(AF_NETLINK) is
 * refused, so that no such program gets at the machine's own netlink.
 */
#include "bridge.h"
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sockios.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#define COMPAT_SOCKET 359
#define COMPAT_SOCKETCALL 102
#define X32_SOCKET (0x40000000 + __NR_socket)
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#define COMPAT_SOCKET 281
#define COMPAT_SOCKETCALL 102
#define X32_SOCKET 0xffffffff
#else
#error "netlink-wasm run knows the system calls of x86-64 and arm64 only"
#endif

#define SYS_SOCKET_CALL 1

/* Trapped when the first argument is a descriptor from `base` up. */
static const unsigned calls[] = {
  __NR_bind,     __NR_connect,  __NR_getsockname, __NR_getpeername, __NR_setsockopt, __NR_getsockopt, __NR_sendto,
  __NR_sendmsg,  __NR_sendmmsg, __NR_recvfrom,    __NR_recvmsg,     __NR_recvmmsg,   __NR_read,       __NR_readv,
  __NR_write,    __NR_writev,   __NR_shutdown,    __NR_listen,      __NR_accept,     __NR_accept4,    __NR_dup,
  __NR_dup3,
#ifdef __NR_dup2
  __NR_dup2,
#endif
};
#define CALLS (sizeof calls / sizeof *calls)

/*
 * Requests about interfaces, routes and neighbours, first and last. Left alone are a socket's own (SIOCGSTAMP …).
 */
static const struct { unsigned first, last; } requests[] = {
  { SIOCADDRT, SIOCRTMSG }, { SIOCGIFNAME, SIOCWANDEV }, { SIOCDARP, SIOCSRARP },
  { SIOCGIFMAP, SIOCSIFMAP }, { SIOCGIFVLAN, SIOCGIFVLAN + 1 }, { SIOCBONDENSLAVE, SIOCBRDELIF },
  { SIOCSHWTSTAMP, SIOCGHWTSTAMP }, { SIOCDEVPRIVATE, SIOCDEVPRIVATE + 15 },
};
#define REQUESTS (sizeof requests / sizeof *requests)

bool is_interface_request(uint32_t request) {
  for (size_t i = 0; i < REQUESTS; i++)
    if (request >= requests[i].first && request <= requests[i].last) return true;
  return false;
}

static struct sock_filter code[256];
static unsigned length;

static void emit(uint16_t op, uint32_t k, uint8_t yes, uint8_t no) {
  code[length++] = (struct sock_filter){ op, yes, no, k };
}

static void load(size_t offset) { emit(BPF_LD | BPF_W | BPF_ABS, offset, 0, 0); }
static void load_argument(int n) { load(offsetof(struct seccomp_data, args) + 8 * n); }
static void give(uint32_t action) { emit(BPF_RET | BPF_K, action, 0, 0); }
static void equal(uint32_t k, uint8_t yes, uint8_t no) { emit(BPF_JMP | BPF_JEQ | BPF_K, k, yes, no); }
static void above(uint32_t k, uint8_t yes, uint8_t no) { emit(BPF_JMP | BPF_JGT | BPF_K, k, yes, no); }
static void at_least(uint32_t k, uint8_t yes, uint8_t no) { emit(BPF_JMP | BPF_JGE | BPF_K, k, yes, no); }

/* Ends the path: traps when argument 0 is a descriptor from `base` up. */
static void trap_from(unsigned base) {
  load_argument(0);
  at_least(base, 0, 2);
  above(INT32_MAX, 1, 0);
  give(SECCOMP_RET_USER_NOTIF);
  give(SECCOMP_RET_ALLOW);
}

/* Traps a call that names a file, unless it is about a descriptor, and there is no name: so fstat(3) of C libraries. */
static void trap_path(const struct path_call *call) {
  bool has_flags = call->flags != NO_ARGUMENT;
  equal(call->nr, 0, has_flags ? 4 : 1);
  if (has_flags) {
    load_argument(call->flags);
    emit(BPF_JMP | BPF_JSET | BPF_K, AT_EMPTY_PATH, 1, 0);
  }
  give(SECCOMP_RET_USER_NOTIF);
  if (has_flags) give(SECCOMP_RET_ALLOW);
}

static void build(unsigned base) {
  const uint32_t refuse = SECCOMP_RET_ERRNO | EAFNOSUPPORT;
  load(offsetof(struct seccomp_data, arch));
  equal(ARCH, 11, 0);
  /* Another architecture. Its socketcall has the family in memory, so the bridge looks. */
  equal(COMPAT_ARCH, 0, 8);
  load(offsetof(struct seccomp_data, nr));
  equal(COMPAT_SOCKET, 0, 3);
  load_argument(0);
  equal(AF_NETLINK, 0, 4);
  give(refuse);
  equal(COMPAT_SOCKETCALL, 0, 2);
  load_argument(0);
  equal(SYS_SOCKET_CALL, 1, 0);
  give(SECCOMP_RET_ALLOW);
  give(SECCOMP_RET_USER_NOTIF);
  code[1].jt = length - 2;

  load(offsetof(struct seccomp_data, nr));
  equal(X32_SOCKET, 0, 3);
  load_argument(0);
  equal(AF_NETLINK, 0, 6);
  give(refuse);
  equal(__NR_socket, 0, 5);
  load_argument(0);
  equal(AF_NETLINK, 1, 0);
  equal(AF_PACKET, 0, 1);
  give(SECCOMP_RET_USER_NOTIF);
  give(SECCOMP_RET_ALLOW);

  equal(__NR_fcntl, 0, 8);
  load_argument(1);
  equal(F_DUPFD, 1, 0);
  equal(F_DUPFD_CLOEXEC, 0, 3);
  load_argument(0);
  at_least(base, 0, 1);
  give(SECCOMP_RET_USER_NOTIF);
  give(SECCOMP_RET_ALLOW);
  give(SECCOMP_RET_ALLOW);

  equal(__NR_ioctl, 0, 2 + 3 * REQUESTS + 5);
  unsigned start = length;
  load_argument(1);
  for (size_t i = 0; i < REQUESTS; i++) {
    at_least(requests[i].first, 0, 2);
    above(requests[i].last, 1, 0);
    give(SECCOMP_RET_USER_NOTIF);
  }
  trap_from(base);
  code[start - 1].jf = length - start;

  for (const struct path_call *call = path_calls; call->nr != NO_ARGUMENT; call++) trap_path(call);

  for (size_t i = 0; i < CALLS; i++) equal(calls[i], CALLS - i, 0);
  give(SECCOMP_RET_ALLOW);
  trap_from(base);
}

/* Gives this process the filter, and all that it starts. The descriptor of its listener, or -1. */
int install_filter(unsigned base) {
  build(base);
  struct sock_fprog program = { .len = length, .filter = code };
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -1;
  unsigned long flags = SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
  return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}
