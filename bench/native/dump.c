/* dump links|addresses COUNT: a dump of so many veth devices or IPv4 addresses, and `lo`; nanoseconds for one of them. */
#include "rtnetlink.h"

static int count, type;
/* What `lo` is or has of its own. */
static int own = 1;

/* Reads a dump to its end; how many objects it had. */
static int take(void)
{
	int found = 0;
	begin(type, NLM_F_DUMP, type == RTM_GETLINK ? sizeof(struct ifinfomsg) : sizeof(struct ifaddrmsg));
	send_request();
	for (;;) {
		int left = recv(rtnetlink, reply, sizeof(reply), 0);
		if (left <= 0)
			die("recv");
		for (struct nlmsghdr *at = (struct nlmsghdr *)reply; NLMSG_OK(at, left); at = NLMSG_NEXT(at, left)) {
			if (at->nlmsg_type == NLMSG_DONE)
				return found;
			found++;
		}
	}
}

static double sample(void)
{
	double start = now();
	int found = take();
	double elapsed = now() - start;
	if (found != count + own)
		fail("another number of objects");
	return elapsed / count;
}

int main(int argc, char **argv)
{
	if (argc != 3)
		fail("usage: dump links|addresses COUNT");
	count = atoi(argv[2]);
	open_rtnetlink();
	if (strcmp(argv[1], "links") == 0) {
		type = RTM_GETLINK;
		for (int i = 0; i < count / 2; i++)
			make_pair(i);
	} else if (strcmp(argv[1], "addresses") == 0) {
		type = RTM_GETADDR;
		raise_loopback();
		/* 127.0.0.1 and ::1. */
		own = 2;
		for (int i = 0; i < count; i++)
			change_address(RTM_NEWADDR, i);
	} else {
		fail("unknown object");
	}
	if (take() != count + own)
		fail("another number of objects");
	serve(sample);
	return 0;
}
