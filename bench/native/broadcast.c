/* broadcast SUBSCRIBERS BYTES BURST: sendmsg(2) to a group; nanoseconds a delivery. The readers' time is left out. */
#include "sample.h"

#define GROUPS 1

static int sender, subscribers, burst, *members;
static size_t length;
static unsigned char *message, *received;

static void deliver(void)
{
	struct sockaddr_nl to = {.nl_family = AF_NETLINK, .nl_groups = GROUPS};
	struct iovec data = {.iov_base = message, .iov_len = length};
	struct msghdr header = {.msg_name = &to, .msg_namelen = sizeof(to), .msg_iov = &data, .msg_iovlen = 1};
	/* Behind the group comes the port, 0, and the protocol has no kernel that reads there. */
	for (int i = 0; i < burst; i++)
		if (sendmsg(sender, &header, 0) >= 0 || errno != ECONNREFUSED)
			fail("the send was not refused");
}

static void drain(void)
{
	for (int i = 0; i < subscribers; i++)
		for (int j = 0; j < burst; j++)
			if (recv(members[i], received, 0, MSG_DONTWAIT) < 0)
				die("recv");
}

static void check(void)
{
	deliver();
	for (int i = 0; i < subscribers; i++) {
		for (int j = 0; j < burst; j++) {
			memset(received, 0, length);
			if (recv(members[i], received, length, MSG_DONTWAIT) != (ssize_t)length)
				die("recv");
			if (memcmp(received, message, length) != 0)
				fail("another message");
		}
		if (recv(members[i], received, length, MSG_DONTWAIT) >= 0)
			fail("more than was sent");
	}
}

static double sample(void)
{
	double start = now();
	deliver();
	double elapsed = now() - start;
	drain();
	return elapsed / ((double)burst * subscribers);
}

int main(int argc, char **argv)
{
	if (argc != 4)
		fail("usage: broadcast SUBSCRIBERS BYTES BURST");
	subscribers = atoi(argv[1]);
	length = atoi(argv[2]);
	burst = atoi(argv[3]);
	message = malloc(length);
	received = malloc(length);
	members = malloc(subscribers * sizeof(*members));
	if (!message || !received || !members)
		die("malloc");
	fill_pattern(message, length);

	struct rlimit files;
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &files) != 0)
		die("setrlimit");
	enter_namespace();
	sender = netlink_socket(NETLINK_USERSOCK, 1, 0);
	for (int i = 0; i < subscribers; i++)
		members[i] = netlink_socket(NETLINK_USERSOCK, 10 + i, GROUPS);
	check();
	serve(sample);
	return 0;
}
