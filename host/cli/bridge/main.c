/*
 * bridge [--uid N] [--caps HEX] [--patience SECONDS] -- PROGRAM [ARGUMENT…], with Node at descriptor 3; or see machine.c.
 *
 * Starts the program, serves its calls until it ends, and ends as it did: with its status, or 128 and the signal's number.
 */
#include "bridge.h"
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Our descriptors begin here where the limit lets them: above what most programs open, below what select takes. */
#define BASE 512

int listener = -1;
bool module_gone, leftovers;
unsigned patience = 10;
static pid_t program;
static pid_t parent;
static unsigned base = BASE;
/* Milliseconds between looks after those who wait, and how many of these are a second. */
#define TICK 20
#define TICK_NANOSECONDS (TICK * 1000000L)
#define TICKS 50

/* Ticks since Node was last heard of. */
static unsigned silence;

enum source { LISTENER, CHANNEL, SIGNALS, HANGUPS, STORE };
static int epoll;

void complain(const char *format, ...) {
  char text[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  dprintf(STDERR_FILENO, "netlink-wasm: %s\n", text);
}

/* From here on calls fail with EIO, the pending ones too. */
void lose_module(const char *why) {
  if (module_gone) return;
  module_gone = true;
  complain("the process that holds the kernel module %s; netlink calls of the program fail from now on", why);
  fail_calls(EIO);
  fail_settings(EIO);
}

bool is_carried(uint64_t fd) { return (uint32_t)fd >= base && (uint32_t)fd <= INT32_MAX; }

static void parse(int count, char **arguments) {
  static const struct option options[] = {
    { "uid", required_argument, NULL, 'u' },
    { "caps", required_argument, NULL, 'c' },
    { "patience", required_argument, NULL, 'p' },
    { "tick", no_argument, NULL, 't' },
    { "lock", required_argument, NULL, 'l' },
    { 0 },
  };
  for (int option; (option = getopt_long(count, arguments, "+", options, NULL)) != -1;) {
    if (option == 'u') forced_uid = strtoul(optarg, NULL, 10);
    else if (option == 'c') forces_capabilities = true, forced_capabilities = strtoull(optarg, NULL, 16);
    else if (option == 'p') patience = strtoul(optarg, NULL, 10);
    else if (option == 't') exit(print_tick());
    else if (option == 'l') exit(hold_lock(optarg));
    else exit(2);
  }
}

/* The program keeps its limit; the bridge, which has a descriptor for each of its sockets, takes what it may. */
static void raise_limit(struct rlimit *before) {
  getrlimit(RLIMIT_NOFILE, before);
  struct rlimit limit = { before->rlim_max, before->rlim_max };
  setrlimit(RLIMIT_NOFILE, &limit);
  if (before->rlim_cur < 2 * BASE) base = before->rlim_cur / 2;
}

static void watch(int fd, enum source source) {
  struct epoll_event event = { .events = EPOLLIN, .data.u32 = source };
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

void watch_store(int fd) { watch(fd, STORE); }

static void serve_call(void) {
  static struct seccomp_notif_sizes sizes;
  static struct seccomp_notif *notification;
  if (!notification) {
    syscall(__NR_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, &sizes);
    if (sizes.seccomp_notif < sizeof *notification) sizes.seccomp_notif = sizeof *notification;
    notification = malloc(sizes.seccomp_notif);
  }
  memset(notification, 0, sizes.seccomp_notif);
  /* A signal may have taken back what was announced. */
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, notification) < 0) return;
  /* What was closed before this call was made is closed before it is done. */
  reap_carriers();
  tell_settings();
  take_call(notification);
}

static void hear_node(void) {
  silence = 0;
  if (receive_frames()) return;
  epoll_ctl(epoll, EPOLL_CTL_DEL, channel, NULL);
  lose_module("is gone");
  if (getppid() == parent) return;
  /* `netlink-wasm run` itself has died, and nobody waits for the program. */
  kill(program, SIGKILL);
  exit(1);
}

/* Whether Node owes an answer. */
static bool waits(void) { return calls_pending() || settings_pending(); }

/* Called every TICK while calls are pending. Counting ticks leaves out the time in which all of us are stopped (SIGTSTP). */
static void tick(void) {
  check_waiting();
  if (++silence > patience * TICKS) lose_module("does not answer");
  else if (silence % TICKS == 0) send_event(OP_PING, 0, 0, 0);
}

/* By a clock that never goes back. */
int64_t nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * BILLION + now.tv_nsec;
}

/*
 * What the program left behind lives on under the filter, whose calls somebody must answer: files are opened as ever, and netlink is
 * gone. A process of its own does that, and ends with the last of them.
 */
static void attend_leftovers(void) {
  struct pollfd filter = { .fd = listener };
  /* Nobody is under the filter any more. */
  if (poll(&filter, 1, 0) != 0 && filter.revents & POLLHUP) return;
  if (fork() != 0) return;
  int nothing = open("/dev/null", O_RDWR);
  for (int fd = 0; fd <= STDERR_FILENO; fd++) dup2(nothing, fd);
  close(channel);
  close_store();
  leftovers = true;
  filter.events = POLLIN;
  while (poll(&filter, 1, -1) > 0 && !(filter.revents & POLLHUP))
    if (filter.revents & POLLIN) serve_call();
  exit(0);
}

/* Ends the bridge when the program has ended. Others that it left behind are reaped too: the bridge is their init. */
static void reap_children(void) {
  int status;
  pid_t pid;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    if (pid != program) continue;
    /* Nobody else can end a `run` that hangs. */
    if (module_gone && getppid() == parent) kill(parent, SIGKILL);
    tell_settings();
    attend_leftovers();
    exit(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
  }
}

static void hear_signal(int signals) {
  struct signalfd_siginfo info;
  while (read(signals, &info, sizeof info) == sizeof info) {
    if (info.ssi_signo == SIGCHLD) reap_children();
    /* What a terminal sends, it has sent to the program too. */
    else if (info.ssi_code <= 0) kill(program, info.ssi_signo);
  }
}

int main(int count, char **arguments) {
  sigset_t mask, before;
  struct rlimit limit;
  parse(count, arguments);
  if (optind >= count) return 2;
  parent = getppid();
  fcntl(channel, F_SETFD, FD_CLOEXEC);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  sigemptyset(&mask);
  for (const int *signal = (const int[]){ SIGCHLD, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, 0 }; *signal; signal++)
    sigaddset(&mask, *signal);
  sigprocmask(SIG_BLOCK, &mask, &before);
  raise_limit(&limit);

  program = start_program(arguments + optind, base, &before, &limit);
  if (program < 0) complain("cannot start a process: %s", strerror(errno));
  if (listener < 0) return 1;

  int hangups = epoll_create1(EPOLL_CLOEXEC);
  epoll = epoll_create1(EPOLL_CLOEXEC);
  int signals = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
  open_carriers(hangups, base);
  watch(listener, LISTENER);
  watch(channel, CHANNEL);
  watch(signals, SIGNALS);
  watch(hangups, HANGUPS);
  struct call_frame hello = { .length = sizeof hello, .operation = OP_HELLO, .a = namespace_inode(getpid(), "pid") };
  send_frame(&(struct iovec){ &hello, sizeof hello }, 1);
  for (int64_t last = 0;;) {
    struct epoll_event events[4];
    int ready = epoll_wait(epoll, events, 4, waits() || packet_sockets_open() ? TICK : -1);
    if (ready == 0 && packet_sockets_open()) reap_carriers();
    if (waits() && nanoseconds() - last >= TICK_NANOSECONDS) {
      tick();
      last = nanoseconds();
    }
    for (int i = 0; i < ready; i++) {
      if (events[i].data.u32 == LISTENER && events[i].events & EPOLLIN) serve_call();
      else if (events[i].data.u32 == CHANNEL) hear_node();
      else if (events[i].data.u32 == SIGNALS) hear_signal(signals);
      else if (events[i].data.u32 == HANGUPS) reap_carriers();
      else if (events[i].data.u32 == STORE) serve_store();
      /* Nobody is left under the filter; the program's end is on its way. */
      else epoll_ctl(epoll, EPOLL_CTL_DEL, listener, NULL);
    }
  }
}
