/*
 * What the programs of this folder share. Each does one row's work on the real kernel: it sets itself up in a network
 * namespace of its own, checks once that the work is done right, writes "ready", and then answers every line on its standard
 * input with one sample: the nanoseconds of one unit of the work. What is wrong is told on standard error, and ends it.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#define _GNU_SOURCE
#include <errno.h>
#include <linux/netlink.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Ends the program because of a failed system call. */
static inline void die(const char *call)
{
	perror(call);
	exit(1);
}

/* Ends the program because of something else. */
static inline void fail(const char *reason)
{
	fprintf(stderr, "%s\n", reason);
	exit(1);
}

/* Nanoseconds on a clock that does not go back. */
static inline double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

/* A fresh network namespace, by privilege or else within a fresh user namespace. */
static inline void enter_namespace(void)
{
	if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
		die("unshare");
}

/* A socket bound to a port and, by mask, to groups. */
static inline int netlink_socket(int protocol, unsigned port, unsigned groups)
{
	struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_pid = port, .nl_groups = groups};
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
	if (fd < 0)
		die("socket");
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0)
		die("bind");
	return fd;
}

/* Bytes to be known again. */
static inline void fill_pattern(unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		bytes[i] = i * 7 + (i >> 8);
}

/* Answers requests for samples until there are no more. */
static inline void serve(double (*sample)(void))
{
	char line[16];
	setvbuf(stdout, NULL, _IOLBF, 0);
	puts("ready");
	while (fgets(line, sizeof(line), stdin))
		printf("%.3f\n", sample());
}

#endif
