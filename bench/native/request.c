/*
 * request noop|setlink|getlink REPEAT: a request to the route protocol and its answer; nanoseconds for both. `noop` is
 * nothing but an ack, `setlink` raises a link that is up, with an ack, and `getlink` asks for a link by its index.
 */
#include "sample.h"
#include <linux/rtnetlink.h>
#include <net/if.h>

#define LOOPBACK 1
#define SEQUENCE 7

static int fd, repeat;
static struct {
	struct nlmsghdr header;
	struct ifinfomsg link;
} request = {.header = {.nlmsg_seq = SEQUENCE}};
static unsigned char answer[16384] __attribute__((aligned(4)));

static ssize_t ask(void)
{
	struct iovec sent = {.iov_base = &request, .iov_len = request.header.nlmsg_len};
	struct msghdr out = {.msg_iov = &sent, .msg_iovlen = 1};
	struct sockaddr_nl from;
	struct iovec received = {.iov_base = answer, .iov_len = sizeof(answer)};
	struct msghdr in = {.msg_name = &from, .msg_namelen = sizeof(from), .msg_iov = &received, .msg_iovlen = 1};
	if (sendmsg(fd, &out, 0) != (ssize_t)sent.iov_len)
		die("sendmsg");
	return recvmsg(fd, &in, MSG_DONTWAIT);
}

static void prepare(const char *kind)
{
	int type = 0, flags = NLM_F_REQUEST | NLM_F_ACK;
	request.header.nlmsg_len = sizeof(request);
	request.link.ifi_index = LOOPBACK;
	if (strcmp(kind, "noop") == 0) {
		type = NLMSG_NOOP;
		request.header.nlmsg_len = sizeof(request.header);
	} else if (strcmp(kind, "setlink") == 0) {
		type = RTM_SETLINK;
		request.link.ifi_flags = request.link.ifi_change = IFF_UP;
	} else if (strcmp(kind, "getlink") == 0) {
		type = RTM_GETLINK;
		flags = NLM_F_REQUEST;
	} else {
		fail("unknown request");
	}
	request.header.nlmsg_type = type;
	request.header.nlmsg_flags = flags;
}

/* The length of the answer, which is an ack without an error, or the link. */
static ssize_t check(void)
{
	struct nlmsghdr *header = (struct nlmsghdr *)answer;
	ssize_t length = ask();
	if (length < (ssize_t)sizeof(*header))
		die("recvmsg");
	if (header->nlmsg_seq != SEQUENCE)
		fail("another answer");
	if (request.header.nlmsg_type == RTM_GETLINK) {
		struct ifinfomsg *link = NLMSG_DATA(header);
		if (header->nlmsg_type != RTM_NEWLINK || link->ifi_index != LOOPBACK)
			fail("not the link");
	} else {
		struct nlmsgerr *error = NLMSG_DATA(header);
		if (header->nlmsg_type != NLMSG_ERROR || error->error != 0)
			fail("not an ack");
	}
	return length;
}

static ssize_t expected;

static double sample(void)
{
	ssize_t total = 0;
	double start = now();
	for (int i = 0; i < repeat; i++)
		total += ask();
	double elapsed = now() - start;
	if (total != repeat * expected)
		fail("answers are missing");
	return elapsed / repeat;
}

int main(int argc, char **argv)
{
	if (argc != 3)
		fail("usage: request noop|setlink|getlink REPEAT");
	prepare(argv[1]);
	repeat = atoi(argv[2]);
	enter_namespace();
	fd = netlink_socket(NETLINK_ROUTE, 0, 0);
	/* The first may change something, the second is what is timed. */
	check();
	expected = check();
	serve(sample);
	return 0;
}
