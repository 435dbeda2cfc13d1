/*
 * What the program holds as its netlink socket: one end of a connection, whose other end the bridge keeps. So the real
 * kernel does what it does with any descriptor: it copies and counts (dup, fork), closes (close, exec, exit), blocks in poll,
 * select and epoll. Three things pass between the ends:
 *
 *   - the last copy of the program's end is gone: the bridge's end hangs up, and the module's socket is closed;
 *   - one byte lies in the program's end exactly while the module's socket is readable. The bridge sends it, and takes it
 *     back with a copy of the program's end that it borrows for that (pidfd_getfd);
 *   - the program's end is in error exactly while the module's socket has an error to report (pair.c).
 *
 * Which socket a descriptor is, the inode says.
 */
#include "bridge.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* select(2) takes no descriptors from here on. */
#define SELECTABLE 1024
#define BUCKETS 1024

static struct carrier *by_inode[BUCKETS];
static struct carrier **by_id;
static uint32_t id_room;
/* Watches all of the bridge's ends. */
static int hangups;
/* The program's descriptors for carriers begin here. */
static unsigned lowest;

void open_carriers(int epoll, unsigned base) {
  lowest = base;
  hangups = epoll;
}

/* How many of them are packet sockets. */
static unsigned packet_sockets;

bool packet_sockets_open(void) { return packet_sockets > 0; }

static struct carrier **bucket(uint64_t inode) { return &by_inode[inode % BUCKETS]; }

static struct carrier *carrier_of(uint32_t id) { return id < id_room ? by_id[id] : NULL; }

struct carrier *find_carrier(pid_t tid, int fd) {
  uint64_t inode = socket_inode(tid, fd);
  if (inode == 0) return NULL;
  for (struct carrier *found = *bucket(inode); found; found = found->next)
    if (found->inode == inode) return found;
  return NULL;
}

/*
 * A number that is free in the thread's table, from `least` up, or -1. Numbers below SELECTABLE are looked through in order;
 * a program with more sockets than that gets numbers in turn.
 */
static int free_number(pid_t tid, unsigned least) {
  static unsigned turn = SELECTABLE;
  unsigned end = descriptor_limit(tid);
  unsigned from = least > lowest ? least : lowest;
  for (unsigned fd = from; fd < SELECTABLE && fd < end; fd++)
    if (!descriptor_exists(tid, fd)) return fd;
  unsigned begin = from > SELECTABLE ? from : SELECTABLE;
  if (begin >= end) return -1;
  for (unsigned tried = begin; tried < end; tried++, turn++) {
    if (turn < begin || turn >= end) turn = begin;
    if (!descriptor_exists(tid, turn)) return turn++;
  }
  return -1;
}

/* Puts `fd` into the caller's table and ends its call with the number: that, or a negative errno when the call goes on. */
static int place(uint64_t id, pid_t tid, int fd, unsigned least, bool close_on_exec) {
  int number = free_number(tid, least);
  if (number < 0) return -EMFILE;
  struct seccomp_notif_addfd request = {
    .id = id,
    .flags = SECCOMP_ADDFD_FLAG_SETFD,
    .srcfd = fd,
    .newfd = number,
    .newfd_flags = close_on_exec ? O_CLOEXEC : 0,
  };
  request.flags |= SECCOMP_ADDFD_FLAG_SEND;
  int placed = ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &request);
  if (placed >= 0) return placed;
  return errno == EBADF ? -EMFILE : -errno;
}

static bool remember(struct carrier *carrier) {
  if (carrier->id >= id_room) {
    uint32_t room = carrier->id * 2 + 64;
    struct carrier **wider = realloc(by_id, room * sizeof *wider);
    if (!wider) return false;
    for (uint32_t i = id_room; i < room; i++) wider[i] = NULL;
    by_id = wider;
    id_room = room;
  }
  by_id[carrier->id] = carrier;
  carrier->next = *bucket(carrier->inode);
  *bucket(carrier->inode) = carrier;
  return true;
}

/* Forgets a carrier, and tells Node that its socket is closed. */
static void close_carrier(struct carrier *carrier) {
  struct carrier **link = bucket(carrier->inode);
  while (*link != carrier) link = &(*link)->next;
  *link = carrier->next;
  by_id[carrier->id] = NULL;
  if (carrier->is_packet) packet_sockets--;
  else close(carrier->fd);
  send_event(OP_CLOSED, 0, 0, carrier->id);
  free(carrier);
}

/*
 * Makes a carrier for the module's socket, or for a device, and gives it to the caller of socket(2) or open(2), whose call ends. `flags`:
 * O_NONBLOCK, O_CLOEXEC. The descriptor, or a negative errno: then the call goes on, and Node has been told that it is closed.
 */
int new_carrier(uint64_t id, pid_t tid, uint32_t number, int flags, bool is_device) {
  int ends[2] = { -1, -1 };
  struct stat status;
  struct carrier *carrier = calloc(1, sizeof *carrier);
  struct epoll_event event = { .events = EPOLLRDHUP, .data.u64 = number };
  int error = ENFILE;
  if (!carrier || !make_pair(ends, &carrier->shows_errors)) goto refused;
  carrier->id = number;
  carrier->is_device = is_device;
  carrier->fd = ends[0];
  if (fstat(ends[1], &status) < 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) < 0) goto refused;
  if (flags & O_NONBLOCK && fcntl(ends[1], F_SETFL, O_NONBLOCK) < 0) goto refused;
  carrier->inode = status.st_ino;
  if (epoll_ctl(hangups, EPOLL_CTL_ADD, ends[0], &event) < 0 || !remember(carrier)) goto refused;
  int placed = place(id, tid, ends[1], lowest, flags & O_CLOEXEC);
  /* With this the bridge's end hangs up, unless the program has the other one. */
  close(ends[1]);
  return placed;

refused:
  if (ends[0] >= 0) close(ends[0]);
  if (ends[1] >= 0) close(ends[1]);
  free(carrier);
  send_event(OP_CLOSED, 0, 0, number);
  return -error;
}

/* Likewise gives the caller of socket(2) a packet socket, which is its carrier itself. */
int carry_packet_socket(uint64_t id, pid_t tid, uint32_t number, int socket, int flags) {
  struct stat status;
  struct carrier *carrier = calloc(1, sizeof *carrier);
  bool ready = carrier && fstat(socket, &status) == 0;
  if (ready && flags & O_NONBLOCK) ready = fcntl(socket, F_SETFL, O_NONBLOCK) == 0;
  if (ready) *carrier = (struct carrier){ .id = number, .fd = -1, .inode = status.st_ino, .is_packet = true };
  if (!ready || !remember(carrier)) {
    free(carrier);
    close(socket);
    send_event(OP_CLOSED, 0, 0, number);
    return -ENFILE;
  }
  packet_sockets++;
  int placed = place(id, tid, socket, lowest, flags & O_CLOEXEC);
  close(socket);
  return placed;
}

/* dup(2) and F_DUPFD, which would choose a number below `lowest`: as new_carrier, for a second descriptor. */
int copy_carrier(uint64_t id, pid_t tid, pid_t pid, int fd, unsigned least, bool close_on_exec) {
  int end = take_descriptor(pid, fd);
  if (end < 0) return -EBADF;
  int placed = place(id, tid, end, least, close_on_exec);
  close(end);
  return placed;
}

/* What the program's end is to show. */
static unsigned wanted(const struct carrier *carrier) {
  if (carrier->shows_errors || !(carrier->level & IN_ERROR)) return carrier->level;
  return READABLE;
}

/* Shows what only somebody can who has the program's end. */
static void show_with(struct carrier *carrier, int end, unsigned level) {
  const int ends[] = { carrier->fd, end };
  char byte;
  if (carrier->shown & ~level & READABLE) {
    while (recv(end, &byte, 1, MSG_DONTWAIT) > 0) {}
  }
  if (carrier->shown & ~level & IN_ERROR) clear_error(ends);
  if (level & ~carrier->shown & IN_ERROR) raise_error(ends);
  carrier->shown = level;
}

/* Makes the program's end as readable as the level wants, and as faulty. */
static void show(struct carrier *carrier) {
  unsigned level = wanted(carrier);
  char byte = 0;
  if (level & ~carrier->shown & READABLE && send(carrier->fd, &byte, 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1)
    carrier->shown |= READABLE;
  if (carrier->shown == level) return;
  int end = take_descriptor(carrier->holder, carrier->holder_fd);
  if (end < 0) return;
  struct stat status;
  /* The process may be another one by now, or the number another file. */
  if (fstat(end, &status) == 0 && S_ISSOCK(status.st_mode) && status.st_ino == carrier->inode)
    show_with(carrier, end, level);
  close(end);
}

/* Notes who has the carrier open. */
void use_carrier(struct carrier *carrier, pid_t pid, int fd) {
  if (carrier->is_packet) return;
  carrier->holder = pid;
  carrier->holder_fd = fd;
  show(carrier);
}

void set_level(uint32_t socket, unsigned level) {
  struct carrier *carrier = carrier_of(socket);
  if (!carrier) return;
  carrier->level = level;
  show(carrier);
}

/* Closes packet sockets that are in no list any more. */
static void reap_packet_sockets(void) {
  static uint64_t open_[4096];
  size_t count = list_packet_sockets(open_, sizeof open_ / sizeof *open_);
  for (uint32_t id = 0; id < id_room && count < sizeof open_ / sizeof *open_; id++) {
    struct carrier *carrier = by_id[id];
    if (!carrier || !carrier->is_packet) continue;
    size_t at = 0;
    while (at < count && open_[at] != carrier->inode) at++;
    if (at == count) close_carrier(carrier);
  }
}

/* Closes those whose last copy is gone. */
void reap_carriers(void) {
  struct epoll_event events[64];
  int count;
  if (packet_sockets > 0) reap_packet_sockets();
  while ((count = epoll_wait(hangups, events, 64, 0)) > 0) {
    for (int i = 0; i < count; i++) {
      struct carrier *carrier = carrier_of(events[i].data.u64);
      if (carrier) close_carrier(carrier);
    }
  }
}
