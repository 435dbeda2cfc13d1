/*
 * change addresses|pairs COUNT: so many IPv4 addresses of the loopback device, or veth pairs, made and then deleted, one
 * request each; nanoseconds for one of them, both ways.
 */
#include "rtnetlink.h"

static int count;
static void (*make)(int), (*drop)(int);

static void add_address(int i)
{
	change_address(RTM_NEWADDR, i);
}

static void delete_address(int i)
{
	change_address(RTM_DELADDR, i);
}

static double sample(void)
{
	double start = now();
	for (int i = 0; i < count; i++)
		make(i);
	for (int i = 0; i < count; i++)
		drop(i);
	return (now() - start) / count;
}

int main(int argc, char **argv)
{
	if (argc != 3)
		fail("usage: change addresses|pairs COUNT");
	count = atoi(argv[2]);
	open_rtnetlink();
	raise_loopback();
	if (strcmp(argv[1], "addresses") == 0) {
		make = add_address;
		drop = delete_address;
	} else if (strcmp(argv[1], "pairs") == 0) {
		make = make_pair;
		drop = delete_pair;
	} else {
		fail("unknown object");
	}
	/* That each can be made once and deleted once is checked by its acks. */
	make(0);
	drop(0);
	serve(sample);
	return 0;
}
