/*
 * Settings, where the user may have a file system of his own (FUSE, Documentation/filesystems/fuse): each is a file in it for as long as somebody has
 * it open. So reading it gives what it holds then, and a write fails as Linux has it fail, by whatever descriptor: a shell's `echo 7 > …`
 * writes to its standard output.
 */
#include "bridge.h"
#include <fcntl.h>
#include <linux/fuse.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef FOPEN_NOFLUSH
#define FOPEN_NOFLUSH (1 << 5)
#endif

/* More is written in parts. */
#define MOST_VALUE 4096
/* The node of setting n is n + 2: the root has 1. */
#define FIRST_NODE 2

/* By which it is served: 0 before it is wanted, -1 when there can be none. */
static int store;

/* A request that Node has not answered yet. */
struct pending {
  struct pending *next;
  /* Its name in frames, and FUSE's for it. */
  uint64_t id, unique;
  bool writes;
};
static struct pending *pending;

static void respond(uint64_t unique, int error, const void *data, size_t length) {
  struct fuse_out_header header = { .len = sizeof header + length, .error = error, .unique = unique };
  struct iovec parts[] = { { &header, sizeof header }, { (void *)data, length } };
  /* Whoever asked may be gone. */
  if (writev(store, parts, 2) < 0) errno = 0;
}

static void begin(uint64_t unique, const struct fuse_init_in *theirs) {
  struct fuse_init_out ours = {
    .major = FUSE_KERNEL_VERSION, .minor = theirs->minor < FUSE_KERNEL_MINOR_VERSION ? theirs->minor : FUSE_KERNEL_MINOR_VERSION,
    .flags = FUSE_BIG_WRITES, .max_background = 16, .congestion_threshold = 12, .max_write = MOST_VALUE,
  };
  respond(unique, 0, &ours, sizeof ours);
}

static struct fuse_attr attributes(uint64_t node) {
  uint32_t mode = node == FUSE_ROOT_ID ? S_IFDIR | 0755 : S_IFREG | 0644;
  return (struct fuse_attr){ .ino = node, .mode = mode, .nlink = 1, .uid = geteuid(), .gid = getegid(), .blksize = 4096 };
}

/* Has Node answer: false when it can't. */
static bool ask(const struct fuse_in_header *request, struct call_frame *frame, const void *data) {
  struct pending *entry = module_gone ? NULL : malloc(sizeof *entry);
  if (!entry) return false;
  *entry = (struct pending){ pending, new_id(), request->unique, frame->operation == OP_STORE };
  pending = entry;
  frame->id = entry->id;
  frame->socket = request->nodeid - FIRST_NODE;
  frame->length = sizeof *frame + frame->data_length;
  struct iovec parts[] = { { frame, sizeof *frame }, { (void *)data, frame->data_length } };
  return send_frame(parts, 2);
}

bool settings_pending(void) { return pending != NULL; }

/* Node's answer; false when it is to something else. */
bool answer_setting(const struct reply_frame *frame, const uint8_t *data) {
  struct pending **link = &pending, *entry;
  while ((entry = *link) && entry->id != frame->id) link = &entry->next;
  if (!entry) return false;
  struct fuse_write_out written = { .size = frame->result };
  if (frame->result < 0) respond(entry->unique, frame->result, NULL, 0);
  else if (entry->writes) respond(entry->unique, 0, &written, sizeof written);
  else respond(entry->unique, 0, data, frame->data_length);
  *link = entry->next;
  free(entry);
  return true;
}

/* What waits for Node fails. */
void fail_settings(int error) {
  for (struct pending *entry; (entry = pending);) {
    respond(entry->unique, -error, NULL, 0);
    pending = entry->next;
    free(entry);
  }
}

static void release(uint64_t node) {
  struct call_frame frame = { .length = sizeof frame, .operation = OP_WRITTEN, .socket = node - FIRST_NODE, .a = 1 };
  send_frame(&(struct iovec){ &frame, sizeof frame }, 1);
}

/* Answers one request. */
static void serve(const struct fuse_in_header *request, const void *argument) {
  uint64_t unique = request->unique, node = request->nodeid;
  const struct fuse_read_in *reading = argument;
  const struct fuse_write_in *writing = argument;
  switch (request->opcode) {
    case FUSE_INIT:
      return begin(unique, argument);
    case FUSE_LOOKUP: {
      struct fuse_entry_out entry = { .nodeid = strtoul(argument, NULL, 10) + FIRST_NODE };
      entry.attr = attributes(entry.nodeid);
      return respond(unique, 0, &entry, sizeof entry);
    }
    case FUSE_GETATTR:
    case FUSE_SETATTR: {
      struct fuse_attr_out told = { .attr = attributes(node) };
      return respond(unique, 0, &told, sizeof told);
    }
    case FUSE_OPEN: {
      /* Nothing is kept back, and nobody asked when it is closed: the bridge closes them itself. */
      struct fuse_open_out opened = { .open_flags = FOPEN_DIRECT_IO | FOPEN_NOFLUSH };
      return respond(unique, 0, &opened, sizeof opened);
    }
    case FUSE_READ: {
      struct call_frame frame = { .operation = OP_LOAD, .a = reading->offset, .b = reading->size };
      if (!ask(request, &frame, NULL)) respond(unique, -EIO, NULL, 0);
      return;
    }
    case FUSE_WRITE: {
      struct call_frame frame = { .operation = OP_STORE, .a = writing->offset, .data_length = writing->size };
      if (!ask(request, &frame, writing + 1)) respond(unique, -EIO, NULL, 0);
      return;
    }
    case FUSE_RELEASE:
      release(node);
      return respond(unique, 0, NULL, 0);
    case FUSE_FORGET:
    case FUSE_BATCH_FORGET:
    case FUSE_INTERRUPT:
      return;
    default:
      return respond(unique, -ENOSYS, NULL, 0);
  }
}

void close_store(void) {
  if (store > 0) close(store);
  store = -1;
}

void serve_store(void) {
  static uint64_t request[(FUSE_MIN_READ_BUFFER + MOST_VALUE) / sizeof(uint64_t)];
  const struct fuse_in_header *header = (const struct fuse_in_header *)request;
  ssize_t length = read(store, request, sizeof request);
  if (length >= (ssize_t)sizeof *header) serve(header, header + 1);
  /* The file system is no more. */
  else if (length < 0 && errno == ENODEV) close_store();
}

static bool open_store(void) {
  struct wish wish = { .wanted = WANTS_STORE };
  if (store != 0) return store > 0;
  store = -1;
  if (!tell_maker(&wish, -1) || hear_maker(&store) != 1) return false;
  fcntl(store, F_SETFL, O_NONBLOCK);
  watch_store(store);
  return true;
}

/* Opens a setting's file. The maker does it, and waits for answers from here. A descriptor, or -1 when there can be none. */
int open_stored_setting(uint32_t number, int flags) {
  struct wish wish = { .wanted = WANTS_STORED, .number = number, .flags = flags & (O_ACCMODE | O_APPEND | O_NONBLOCK) };
  int file = -1;
  if (!open_store() || !tell_maker(&wish, -1)) return -1;
  struct pollfd either[] = { { .fd = maker_end(), .events = POLLIN }, { .fd = store, .events = POLLIN } };
  while (poll(either, 2, -1) > 0 && !either[0].revents)
    if (either[1].revents) serve_store();
  return hear_maker(&file) == 1 ? file : -1;
}
