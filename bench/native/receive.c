/* receive BYTES BURST: recvmsg(2) of datagrams that are there; nanoseconds for one. The sender's time is left out. */
#include "sample.h"

#define RECEIVER 20

static int sender, receiver, burst;
static size_t length;
static unsigned char *message, *received;

static void fill(void)
{
	struct sockaddr_nl to = {.nl_family = AF_NETLINK, .nl_pid = RECEIVER};
	for (int i = 0; i < burst; i++)
		if (sendto(sender, message, length, MSG_DONTWAIT, (struct sockaddr *)&to, sizeof(to)) != (ssize_t)length)
			die("sendto");
}

static ssize_t take(void)
{
	struct sockaddr_nl from;
	struct iovec data = {.iov_base = received, .iov_len = length};
	struct msghdr header = {.msg_name = &from, .msg_namelen = sizeof(from), .msg_iov = &data, .msg_iovlen = 1};
	return recvmsg(receiver, &header, MSG_DONTWAIT);
}

static void check(void)
{
	fill();
	for (int i = 0; i < burst; i++) {
		memset(received, 0, length);
		if (take() != (ssize_t)length)
			die("recvmsg");
		if (memcmp(received, message, length) != 0)
			fail("another message");
	}
	if (take() >= 0)
		fail("more than was sent");
}

static double sample(void)
{
	size_t total = 0;
	fill();
	double start = now();
	for (int i = 0; i < burst; i++)
		total += take();
	double elapsed = now() - start;
	if (total != burst * length)
		fail("messages are missing");
	return elapsed / burst;
}

int main(int argc, char **argv)
{
	if (argc != 3)
		fail("usage: receive BYTES BURST");
	length = atoi(argv[1]);
	burst = atoi(argv[2]);
	message = malloc(length);
	received = malloc(length);
	if (!message || !received)
		die("malloc");
	fill_pattern(message, length);
	enter_namespace();
	sender = netlink_socket(NETLINK_USERSOCK, 10, 0);
	receiver = netlink_socket(NETLINK_USERSOCK, RECEIVER, 0);
	check();
	serve(sample);
	return 0;
}
