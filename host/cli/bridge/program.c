/*
 * Starting the program: a child takes the filter upon itself, passes the listener's descriptor to the bridge, and becomes
 * the program (execvp). It is killed when the bridge dies: without it every trapped call would fail with ENOSYS.
 */
#include "bridge.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static void become(char **arguments, unsigned base, int channel, const sigset_t *signals,
                   const struct rlimit *limit) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  int fd = install_filter(base);
  if (fd < 0) {
    complain("this system does not let programs be supervised (seccomp user notification, Linux 5.19): %s", strerror(errno));
    _exit(1);
  }
  if (!pass(channel, "", 1, &fd, 1)) _exit(1);
  close(fd);
  close(channel);
  setrlimit(RLIMIT_NOFILE, limit);
  sigprocmask(SIG_SETMASK, signals, NULL);
  execvp(arguments[0], arguments);
  int error = errno;
  complain("cannot run '%s': %s", arguments[0], strerror(error));
  /* As shells do. */
  _exit(error == ENOENT ? 127 : 126);
}

/*
 * Starts the program; its pid, and `listener` is set, or -1 with `listener` -1 when it could not be supervised (which was
 * said). `signals` and `limit` are the mask and RLIMIT_NOFILE to give it.
 */
pid_t start_program(char **arguments, unsigned base, const sigset_t *signals, const struct rlimit *limit) {
  int channel[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel) < 0) return -1;
  pid_t pid = fork();
  if (pid == 0) {
    close(channel[0]);
    become(arguments, base, channel[1], signals, limit);
  }
  close(channel[1]);
  char nothing;
  if (pid > 0 && accept_passed(channel[0], &nothing, 1, &listener) != 1) listener = -1;
  close(channel[0]);
  return pid;
}
