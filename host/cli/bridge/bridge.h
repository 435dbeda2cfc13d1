/*
 * The bridge of `netlink-wasm run`: what its files share.
 *
 * The bridge starts a program under a seccomp filter that hands some system calls to it (seccomp_unotify(2)), passes those
 * that concern AF_NETLINK to the Node process that holds the kernel module, and gives the program the answers.
 *
 *      program.c   starts the program and takes over the filter's listener      filter.c    which calls are trapped
 *      target.c    memory, identity and descriptors of a process that called    carrier.c   what the program holds as its socket
 *      call.c      a trapped call, from its arguments to a frame                message.c   those that send and receive
 *      reply.c     from the answer to the results                               option.c    socket options and ioctls
 *      main.c      options, and the loop                                        channel.c   frames to and from Node
 *      machine.c   what Node can't ask the machine itself                       device.c    calls on a descriptor of /dev/net/tun
 *      path.c      calls that name files that tell of the network               file.c      opening them
 *      look.c      stat(2), access(2) and readlink(2) of them                   setting.c   those that the program writes
 *      pair.c      what carriers are made of                                    pass.c      descriptors between processes
 *      packet.c    packet sockets, which are the real kernel's
 *      maker.c     the process that makes these, and more                       store.c     the file system that settings are in
 *
 * It is one thread and never waits for anybody but in that loop.
 */
#ifndef BRIDGE_H
#define BRIDGE_H

#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/uio.h>

#ifndef SECCOMP_ADDFD_FLAG_SEND
#define SECCOMP_ADDFD_FLAG_SEND (1UL << 1)
#endif
#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif

/* What frames are about. host/cli/run-channel.ts has the same numbers. */
enum operation {
  /* To Node: calls, which want a REPLY. */
  OP_SOCKET = 1,      /* a type, b protocol, c AF_NETLINK or AF_PACKET */
  OP_BIND,            /* name; the reply has flags IS_DOWN when a packet socket's link is */
  OP_CONNECT,         /* name */
  OP_GETSOCKNAME,
  OP_GETPEERNAME,
  OP_SETSOCKOPT,      /* a level, b option, data */
  OP_GETSOCKOPT,      /* a level, b option, c room */
  OP_SEND,            /* a flags, name, control, data */
  OP_RECEIVE,         /* a flags, b room for data, c room for control, d 1 when the name is wanted */
  OP_IOCTL,           /* a request, b room behind SIOCGIFCONF's pointer or -1 when it is null, c the socket's domain, data */
  OP_OPEN,            /* name: the path, a: O_RDONLY, O_WRONLY or O_RDWR, b: how; the reply has flags CONTENT with what is in our file as data, DEVICE with the
                         number of a descriptor, SETTING with what is in our file, which the program may write to, NODE with what make_node takes, or 0
                         when the file is not ours */
  OP_LOOK,            /* name: the path, a: 1 to follow a symbolic link, b: what access(2) asks for or -1; the reply has flags LOOKED with a struct looked
                         as data and where a link leads as name, or 0 when the file is not ours */
  OP_LOAD,            /* `socket`: the setting, a: from where, b: room; the reply has what it holds as data */
  OP_STORE,           /* `socket`: the setting, a: at what place, data: what is written to it */
  /* To Node: events. */
  OP_CLOSED = 32,     /* the last descriptor of `socket` is gone */
  OP_INTERRUPT,       /* a signal wants the thread that waits in `id`: to be answered at once, if it still waits */
  OP_CANCELLED,       /* nobody gets the answer to `id`: it need not wait, or what it received is to be put back */
  OP_PING,            /* wants a PONG */
  OP_WRITTEN,         /* data: what was written to the setting `socket`, with nobody to hear of an error; a 1 when nobody has it open any more */
  OP_HELLO,           /* a: the inode of the PID namespace that pids are of; the first event */
  /* From Node. */
  OP_REPLY = 64,      /* the answer to `id` */
  OP_LEVEL,           /* the socket `id` is as result says: READABLE, IN_ERROR, both or neither */
  OP_PONG,
};

/* What poll(2) says of a socket, beside that it can be written to. */
#define READABLE 1u
#define IN_ERROR 2u

/* Flags of the reply to OP_OPEN and OP_LOOK. */
#define CONTENT 1u
#define DEVICE 2u
#define SETTING 3u
#define NODE 4u
#define LOOKED 5u
/* That of the reply to OP_BIND. */
#define IS_DOWN 1u

/* How OP_OPEN opens: O_DIRECTORY, O_PATH, O_NOFOLLOW, O_CREAT and O_EXCL, which are other numbers on other machines. */
#define ONLY_DIRECTORY 1
#define ONLY_PATH 2
#define NO_FOLLOW 4
#define CREATE 8
#define EXCLUSIVE 16

/* What OP_LOOK finds. */
struct looked {
  uint32_t mode, links;
  uint64_t inode, size;
};

/* A frame to Node, followed by name, control and data. */
struct call_frame {
  uint32_t length, operation;
  uint64_t id;
  uint32_t tid, pid, uid, gid;
  uint64_t capabilities;
  uint32_t socket, nonblocking;
  int32_t a, b, c, d;
  uint32_t name_length, control_length, data_length;
  /* The inode of the thread's network namespace; 0 when it can't be told, or does not matter to the operation. */
  uint32_t netns;
};

/* A frame from Node, followed by name, control and data. */
struct reply_frame {
  uint32_t length, operation;
  uint64_t id;
  int64_t result;
  uint32_t flags, reserved;
  uint32_t name_length, control_length, data_length, reported_length;
};

/* No datagram is longer; also the most that is passed through a frame. */
#define MOST_DATA (64u << 20)
#define MOST_NAME 128
/* No path of ours is longer. */
#define MOST_PATH 256
#define MOST_CONTROL 65536
#define MOST_VECTORS 1024

/* struct msghdr of a 64-bit program; in struct mmsghdr the length of its message follows. */
struct message_header {
  uint64_t name;
  uint32_t name_length, pad;
  uint64_t vector, vector_length;
  uint64_t control, control_length;
  int32_t flags, pad2;
};
#define MMSGHDR_SIZE (sizeof(struct message_header) + 8)
#define MMSGHDR_LENGTH sizeof(struct message_header)

/* Who a process is: process id, effective user, group and capabilities. */
struct identity {
  uint32_t pid, uid, gid;
  uint64_t capabilities;
};

/* A trapped call that Node has not answered yet, and where its results go. Addresses are the program's. */
struct call {
  struct call *next;
  /* Its name in frames. */
  uint64_t id;
  struct seccomp_notif notification;
  struct identity identity;
  bool nonblocking;
  /* Node was asked to end the wait, because of a signal: see has_signal. */
  bool interrupted, certain;
  uint64_t signal_seen;
  enum operation operation;
  uint32_t socket;
  /* Of calls that give a name, an option, or a datagram's sender. */
  uint64_t name, name_length_at, value;
  uint32_t name_room, value_room;
  /* Of calls with data. */
  struct iovec *vector;
  uint32_t vector_length;
  uint64_t control, control_room;
  /* The struct msghdr, where there is one. */
  uint64_t message;
  /* sendmmsg and recvmmsg: how many messages, and how many are done. */
  uint32_t count, done;
  int32_t flags;
  bool many;
  /* recvmmsg: where its time limit stands, and when that is over, by `nanoseconds`. */
  uint64_t time_limit;
  int64_t deadline;
};

/* What the bridge asks of the maker. */
enum wanted { WANTS_PAIR, WANTS_NODE, WANTS_STORE, WANTS_STORED, WANTS_PACKET };
struct wish {
  enum wanted wanted;
  /* WANTS_STORED: which setting, and flags of open(2). WANTS_PACKET: protocol and type of socket(2). */
  uint32_t number;
  int32_t flags;
};

/* main.c */
extern int listener;
/* Nothing is to be expected from Node any more: calls fail with EIO. */
extern bool module_gone;
/* The program has ended, and others that it started have not. */
extern bool leftovers;
extern unsigned patience;
void lose_module(const char *why);
bool is_carried(uint64_t fd);
void watch_store(int fd);
#define BILLION 1000000000L
int64_t nanoseconds(void);
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* machine.c */
int print_tick(void);
int hold_lock(const char *path);

/* filter.c */
#if defined(__x86_64__)
#define COMPAT_ARCH AUDIT_ARCH_I386
#elif defined(__aarch64__)
#define COMPAT_ARCH AUDIT_ARCH_ARM
#endif
int install_filter(unsigned base);
bool is_interface_request(uint32_t request);

/* program.c */
pid_t start_program(char **arguments, unsigned base, const sigset_t *signals, const struct rlimit *limit);

/* target.c */
extern int64_t forced_uid;
extern bool forces_capabilities;
extern uint64_t forced_capabilities;
bool read_memory(pid_t tid, uint64_t at, void *into, size_t length);
bool write_memory(pid_t tid, uint64_t at, const void *from, size_t length);
bool scatter(pid_t tid, const struct iovec *vector, uint32_t count, const void *from, size_t length);
bool gather(pid_t tid, const struct iovec *vector, uint32_t count, void *into, size_t length);
bool identify(pid_t tid, struct identity *identity);
uint32_t namespace_inode(pid_t tid, const char *kind);
uint64_t socket_inode(pid_t tid, int fd);
bool descriptor_exists(pid_t tid, int fd);
unsigned descriptor_limit(pid_t tid);
bool is_nonblocking(pid_t tid, int fd);
int take_descriptor(pid_t pid, int fd);
int socket_domain(pid_t pid, int fd);
bool has_signal(pid_t tid, uint64_t *seen, bool *certain);

/* carrier.c */
struct carrier {
  struct carrier *next;
  uint32_t id;
  int fd;
  uint64_t inode;
  /* Somebody who has it open: a process and its descriptor. */
  pid_t holder;
  int holder_fd;
  /* It is no socket, but a descriptor of /dev/net/tun. */
  bool is_device;
  /* It is a packet socket, of which the bridge has no end. */
  bool is_packet;
  /* Whether its errors are shown as such, and not as something to read. */
  bool shows_errors;
  /* READABLE and IN_ERROR: as the module has it, and as the program's end shows it. */
  unsigned level, shown;
};
void open_carriers(int epoll, unsigned base);
struct carrier *find_carrier(pid_t tid, int fd);
int new_carrier(uint64_t id, pid_t tid, uint32_t number, int flags, bool is_device);
int copy_carrier(uint64_t id, pid_t tid, pid_t pid, int fd, unsigned least, bool close_on_exec);
int carry_packet_socket(uint64_t id, pid_t tid, uint32_t number, int socket, int flags);
bool packet_sockets_open(void);
void use_carrier(struct carrier *carrier, pid_t pid, int fd);
void set_level(uint32_t socket, unsigned level);
void reap_carriers(void);

/* packet.c */
int make_packet_socket(int type, int protocol);
size_t list_packet_sockets(uint64_t *inodes, size_t room);
int connect_packets(const struct wish *wish, int *fds);
bool is_packet_call(const struct seccomp_data *data);
int packet_call(struct call *call);
void settle_packet_socket(const struct call *call, bool is_down);

/* pass.c */
#define MOST_PASSED 2
bool pass(int channel, const void *data, size_t length, const int *fds, int count);
int accept_passed(int channel, void *data, size_t length, int *fds);

/* maker.c */
bool tell_maker(const struct wish *wish, int description);
int hear_maker(int *fds);
int maker_end(void);
int make_node(const void *description, size_t length);

/* pair.c */
int connect_pair(int *ends);
bool make_pair(int *ends, bool *shows_errors);
void raise_error(const int *ends);
void clear_error(const int *ends);

/* store.c */
void serve_store(void);
void close_store(void);
bool settings_pending(void);
bool answer_setting(const struct reply_frame *frame, const uint8_t *data);
void fail_settings(int error);
int open_stored_setting(uint32_t number, int flags);

/* call.c */
void take_call(const struct seccomp_notif *notification);
int name_call(struct call *call);
uint64_t new_id(void);
struct call *find_call(uint64_t id);
void forget_call(struct call *call);
bool calls_pending(void);
void check_waiting(void);
void fail_calls(int error);
void forward(struct call *call, struct call_frame *frame, const void *name, const void *control, const void *data);

/* option.c: 0, or a negative errno */
int set_option(struct call *call);
int get_option(struct call *call);
int interface_request(struct call *call, uint32_t request);

/* device.c: 0, or a negative errno */
bool is_device_path(const char *path);
int device_call(struct call *call);

/* path.c: calls that name a file, by the arguments that say where, which, and how (AT_SYMLINK_NOFOLLOW) */
#define NO_ARGUMENT (-1)
enum path_action { OPENS, STATS, STATS_MORE, TRIES, READS_LINK, ASKS_MORE, ASKS_SYSTEM };
struct path_call {
  int nr, directory, path, flags;
  enum path_action does;
};
/* Up to one whose number is NO_ARGUMENT. */
extern const struct path_call path_calls[];
const struct path_call *find_path_call(int nr);
bool names_network_file(const struct seccomp_notif *notification, const struct path_call *call, char *name, size_t size);

/* file.c */
int open_file(struct call *call, const char *name);
int give_file(const struct call *call, const void *data, size_t length);
int give_node(const struct call *call, const void *description, size_t length);
int give_descriptor(const struct call *call, int file);

/* look.c */
int look_at_file(struct call *call, const char *name);
int tell_system(const struct seccomp_notif *notification, bool is_process);
int tell_file(const struct call *call, const struct looked *looked, const char *target, size_t length);

/* setting.c */
int give_setting(const struct call *call, const void *data, size_t length);
void tell_settings(void);

/* message.c: 0, or a negative errno */
uint64_t data_room(const struct call *call);
int use_flat(struct call *call, uint64_t at, uint64_t length);
int use_vector(struct call *call, uint64_t at, uint64_t count, int too_many);
int send_data(struct call *call, uint64_t name, uint32_t name_length, uint64_t control, uint32_t control_length);
int receive_data(struct call *call);
int send_message(struct call *call, uint64_t at);
int receive_message(struct call *call, uint64_t at);

/* reply.c */
void take_reply(const struct reply_frame *frame, const uint8_t *rest);
bool answer(const struct seccomp_notif *notification, int64_t result);
void let_through(const struct seccomp_notif *notification);

/* channel.c */
extern int channel;
bool send_frame(const struct iovec *parts, int count);
void send_event(enum operation operation, uint64_t id, uint32_t tid, uint32_t socket);
bool receive_frames(void);

#endif
