/*
 * Requests to the route protocol: written into one buffer, sent, and their acks checked. What the programs that configure
 * links and addresses share.
 */
#ifndef RTNETLINK_H
#define RTNETLINK_H

#include "sample.h"
#include <arpa/inet.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>

#define LOOPBACK 1

static int rtnetlink = -1;
static unsigned char request[1024] __attribute__((aligned(4)));
static unsigned char reply[32768] __attribute__((aligned(4)));

static struct nlmsghdr *const request_header = (struct nlmsghdr *)request;

/* Begins a request with a family header of `size` bytes, which is returned, cleared. */
static void *begin(int type, int flags, size_t size)
{
	memset(request, 0, NLMSG_SPACE(size));
	request_header->nlmsg_len = NLMSG_LENGTH(size);
	request_header->nlmsg_type = type;
	request_header->nlmsg_flags = NLM_F_REQUEST | flags;
	return NLMSG_DATA(request_header);
}

/* Appends room for `size` bytes. */
static void *append(size_t size)
{
	unsigned char *at = request + request_header->nlmsg_len;
	request_header->nlmsg_len += NLMSG_ALIGN(size);
	return at;
}

/* Appends an attribute; without data, one that `end_nest` ends. */
static struct rtattr *attribute(int type, const void *data, size_t size)
{
	struct rtattr *attribute = append(RTA_LENGTH(size));
	attribute->rta_type = type;
	attribute->rta_len = RTA_LENGTH(size);
	memcpy(RTA_DATA(attribute), data, size);
	return attribute;
}

static inline void end_nest(struct rtattr *nest)
{
	nest->rta_len = request + request_header->nlmsg_len - (unsigned char *)nest;
}

static void send_request(void)
{
	if (send(rtnetlink, request, request_header->nlmsg_len, 0) != (ssize_t)request_header->nlmsg_len)
		die("send");
}

/* Sends a request for an ack and waits for it; it has to be a success. */
static void request_acked(void)
{
	request_header->nlmsg_flags |= NLM_F_ACK;
	send_request();
	if (recv(rtnetlink, reply, sizeof(reply), 0) < (ssize_t)NLMSG_LENGTH(sizeof(struct nlmsgerr)))
		die("recv");
	struct nlmsgerr *error = NLMSG_DATA((struct nlmsghdr *)reply);
	if (((struct nlmsghdr *)reply)->nlmsg_type != NLMSG_ERROR)
		fail("not an ack");
	if (error->error != 0) {
		errno = -error->error;
		die("a request");
	}
}

/* Enters a namespace and opens the socket. */
static void open_rtnetlink(void)
{
	enter_namespace();
	rtnetlink = netlink_socket(NETLINK_ROUTE, 0, 0);
}

static inline void raise_loopback(void)
{
	struct ifinfomsg *link = begin(RTM_NEWLINK, 0, sizeof(*link));
	link->ifi_index = LOOPBACK;
	link->ifi_flags = link->ifi_change = IFF_UP;
	request_acked();
}

static inline void name_attribute(const char *prefix, int i)
{
	char name[IFNAMSIZ];
	attribute(IFLA_IFNAME, name, snprintf(name, sizeof(name), "%s%d", prefix, i) + 1);
}

/* Makes the veth pair vI and wI, of one queue each, or deletes it. */
static inline void make_pair(int i)
{
	int one = 1;
	begin(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, sizeof(struct ifinfomsg));
	name_attribute("v", i);
	attribute(IFLA_NUM_TX_QUEUES, &one, sizeof(one));
	attribute(IFLA_NUM_RX_QUEUES, &one, sizeof(one));
	struct rtattr *info = attribute(IFLA_LINKINFO, NULL, 0);
	attribute(IFLA_INFO_KIND, "veth", 5);
	struct rtattr *data = attribute(IFLA_INFO_DATA, NULL, 0);
	struct rtattr *peer = attribute(VETH_INFO_PEER, NULL, 0);
	memset(append(sizeof(struct ifinfomsg)), 0, sizeof(struct ifinfomsg));
	name_attribute("w", i);
	attribute(IFLA_NUM_TX_QUEUES, &one, sizeof(one));
	attribute(IFLA_NUM_RX_QUEUES, &one, sizeof(one));
	end_nest(peer);
	end_nest(data);
	end_nest(info);
	request_acked();
}

static inline void delete_pair(int i)
{
	begin(RTM_DELLINK, 0, sizeof(struct ifinfomsg));
	name_attribute("v", i);
	request_acked();
}

/* Adds the address 10.x.y.z/32 of the loopback device, by its number, or deletes it. */
static inline void change_address(int type, int i)
{
	unsigned address = htonl(10u << 24 | (i + 1));
	struct ifaddrmsg *message = begin(type, type == RTM_NEWADDR ? NLM_F_CREATE | NLM_F_EXCL : 0, sizeof(*message));
	message->ifa_family = AF_INET;
	message->ifa_prefixlen = 32;
	message->ifa_index = LOOPBACK;
	attribute(IFA_LOCAL, &address, sizeof(address));
	request_acked();
}

#endif
