/**
 * Numbers that callers of the socket interface pass and get: socket.h, poll.h, linux/netlink.h, linux/sockios.h, and the
 * errors they meet. All are Linux's own, as on x86-64 and arm64. What the families define (rtnetlink's message types and
 * attributes) is not here.
 */
import { errnoNumber } from './errno.js';

// socket(2)
export const AF_UNSPEC = 0;
export const AF_NETLINK = 16;
export const SOCK_DGRAM = 2;
export const SOCK_RAW = 3;
/** Or-ed to the type: the open file is non-blocking. */
export const SOCK_NONBLOCK = 0x800;
/** Or-ed to the type: `Process.exec` closes the descriptor. */
export const SOCK_CLOEXEC = 0x80000;

// Netlink protocols, those that the module serves
/** Links, addresses: rtnetlink(7). */
export const NETLINK_ROUTE = 0;
/** Between processes; the kernel has no part in it. */
export const NETLINK_USERSOCK = 2;
/** Sockets of other families. Of this and the next six there are sockets, groups and ports, but no kernel side. */
export const NETLINK_SOCK_DIAG = 4;
export const NETLINK_XFRM = 6;
export const NETLINK_SELINUX = 7;
export const NETLINK_AUDIT = 9;
export const NETLINK_FIB_LOOKUP = 10;
export const NETLINK_CONNECTOR = 11;
export const NETLINK_NETFILTER = 12;
/** Kobject uevents, what udev listens to. */
export const NETLINK_KOBJECT_UEVENT = 15;
/** Families that are found by name. */
export const NETLINK_GENERIC = 16;

// send(2) and recv(2)
export const MSG_OOB = 0x1;
export const MSG_PEEK = 0x2;
/** Returned: control data did not fit. */
export const MSG_CTRUNC = 0x8;
/** Returned: the datagram did not fit. Given: return its true length. */
export const MSG_TRUNC = 0x20;
export const MSG_DONTWAIT = 0x40;

// getsockopt(2) and setsockopt(2)
export const SOL_SOCKET = 1;
export const SO_TYPE = 3;
export const SO_ERROR = 4;
export const SO_SNDBUF = 7;
export const SO_RCVBUF = 8;
export const SO_PASSCRED = 16;
export const SO_ATTACH_FILTER = 26;
export const SO_DETACH_FILTER = 27;
export const SO_ACCEPTCONN = 30;
export const SO_SNDBUFFORCE = 32;
export const SO_RCVBUFFORCE = 33;
export const SO_PROTOCOL = 38;
export const SO_DOMAIN = 39;
export const SO_LOCK_FILTER = 44;
export const SO_BPF_EXTENSIONS = 48;
export const SO_ATTACH_BPF = 50;
export const SO_MEMINFO = 55;
export const SO_DEBUG = 1;
export const SO_REUSEADDR = 2;
export const SO_DONTROUTE = 5;
export const SO_BROADCAST = 6;
export const SO_KEEPALIVE = 9;
export const SO_OOBINLINE = 10;
export const SO_NO_CHECK = 11;
export const SO_PRIORITY = 12;
export const SO_LINGER = 13;
export const SO_BSDCOMPAT = 14;
export const SO_REUSEPORT = 15;
export const SO_PEERCRED = 17;
export const SO_RCVLOWAT = 18;
export const SO_SNDLOWAT = 19;
export const SO_RCVTIMEO_OLD = 20;
export const SO_SNDTIMEO_OLD = 21;
export const SO_BINDTODEVICE = 25;
export const SO_PEERNAME = 28;
export const SO_TIMESTAMP_OLD = 29;
export const SO_PEERSEC = 31;
export const SO_PASSSEC = 34;
export const SO_TIMESTAMPNS_OLD = 35;
export const SO_MARK = 36;
export const SO_TIMESTAMPING_OLD = 37;
export const SO_RXQ_OVFL = 40;
export const SO_WIFI_STATUS = 41;
export const SO_PEEK_OFF = 42;
export const SO_NOFCS = 43;
export const SO_SELECT_ERR_QUEUE = 45;
export const SO_BUSY_POLL = 46;
export const SO_MAX_PACING_RATE = 47;
export const SO_INCOMING_CPU = 49;
export const SO_ATTACH_REUSEPORT_CBPF = 51;
export const SO_ATTACH_REUSEPORT_EBPF = 52;
export const SO_CNX_ADVICE = 53;
export const SO_INCOMING_NAPI_ID = 56;
export const SO_COOKIE = 57;
export const SO_PEERGROUPS = 59;
export const SO_ZEROCOPY = 60;
export const SO_TXTIME = 61;
export const SO_BINDTOIFINDEX = 62;
export const SO_TIMESTAMP_NEW = 63;
export const SO_TIMESTAMPNS_NEW = 64;
export const SO_TIMESTAMPING_NEW = 65;
export const SO_RCVTIMEO_NEW = 66;
export const SO_SNDTIMEO_NEW = 67;
export const SO_DETACH_REUSEPORT_BPF = 68;
export const SO_PREFER_BUSY_POLL = 69;
export const SO_BUSY_POLL_BUDGET = 70;
export const SO_NETNS_COOKIE = 71;
export const SO_BUF_LOCK = 72;
export const SO_RESERVE_MEM = 73;
export const SO_TXREHASH = 74;
export const SO_RCVMARK = 75;
export const SO_PASSPIDFD = 76;
export const SO_PEERPIDFD = 77;
export const SO_DEVMEM_LINEAR = 78;
export const SO_DEVMEM_DMABUF = 79;
export const SO_DEVMEM_DONTNEED = 80;
export const SO_RCVPRIORITY = 82;
export const SO_PASSRIGHTS = 83;
export const SO_INQ = 84;
/** What a C program of a 64-bit machine means; wasm32's libraries use the new ones. */
export const SO_RCVTIMEO = SO_RCVTIMEO_OLD;
export const SO_SNDTIMEO = SO_SNDTIMEO_OLD;
export const SO_TIMESTAMP = SO_TIMESTAMP_OLD;
export const SO_TIMESTAMPNS = SO_TIMESTAMPNS_OLD;
/** Reads what SO_ATTACH_FILTER set. */
export const SO_GET_FILTER = SO_ATTACH_FILTER;
export const SOL_NETLINK = 270;
export const NETLINK_ADD_MEMBERSHIP = 1;
export const NETLINK_DROP_MEMBERSHIP = 2;
export const NETLINK_PKTINFO = 3;
export const NETLINK_BROADCAST_ERROR = 4;
export const NETLINK_NO_ENOBUFS = 5;
export const NETLINK_LISTEN_ALL_NSID = 8;
export const NETLINK_LIST_MEMBERSHIPS = 9;
export const NETLINK_CAP_ACK = 10;
export const NETLINK_EXT_ACK = 11;
export const NETLINK_GET_STRICT_CHK = 12;
/** Control message of SOL_SOCKET: `struct ucred`, pid, uid and gid, 32 bits each. */
export const SCM_CREDENTIALS = 2;

// poll(2)
export const POLLIN = 0x1;
export const POLLOUT = 0x4;
export const POLLERR = 0x8;
export const POLLHUP = 0x10;
export const POLLNVAL = 0x20;
export const POLLRDNORM = 0x40;
export const POLLWRNORM = 0x100;
export const POLLWRBAND = 0x200;

// fcntl(2)
export const F_DUPFD = 0;
export const F_GETFD = 1;
export const F_SETFD = 2;
export const F_GETFL = 3;
export const F_SETFL = 4;
export const F_DUPFD_CLOEXEC = 1030;
export const FD_CLOEXEC = 1;
export const O_RDWR = 0x2;
export const O_NONBLOCK = 0x800;

// netdevice(7)
export const SIOCGIFNAME = 0x8910;
export const SIOCGIFCONF = 0x8912;
export const SIOCGIFFLAGS = 0x8913;
export const SIOCGIFADDR = 0x8915;
export const SIOCGIFDSTADDR = 0x8917;
export const SIOCGIFBRDADDR = 0x8919;
export const SIOCGIFNETMASK = 0x891b;
export const SIOCGIFMETRIC = 0x891d;
export const SIOCGIFMTU = 0x8921;
export const SIOCGIFHWADDR = 0x8927;
export const SIOCGIFINDEX = 0x8933;
export const SIOCGIFTXQLEN = 0x8942;

// Message types below NLMSG_MIN_TYPE belong to netlink itself
export const NLMSG_NOOP = 1;
export const NLMSG_ERROR = 2;
export const NLMSG_DONE = 3;
export const NLMSG_OVERRUN = 4;
export const NLMSG_MIN_TYPE = 0x10;

// Message flags
export const NLM_F_REQUEST = 0x1;
export const NLM_F_MULTI = 0x2;
export const NLM_F_ACK = 0x4;
export const NLM_F_ECHO = 0x8;
/** The table changed while it was dumped. */
export const NLM_F_DUMP_INTR = 0x10;
export const NLM_F_DUMP_FILTERED = 0x20;
// … of a GET
export const NLM_F_ROOT = 0x100;
export const NLM_F_MATCH = 0x200;
export const NLM_F_DUMP = 0x300;
// … of a NEW
export const NLM_F_REPLACE = 0x100;
export const NLM_F_EXCL = 0x200;
export const NLM_F_CREATE = 0x400;
export const NLM_F_APPEND = 0x800;
// … of a DEL
export const NLM_F_NONREC = 0x100;
export const NLM_F_BULK = 0x200;
// … of an NLMSG_ERROR
export const NLM_F_CAPPED = 0x100;
export const NLM_F_ACK_TLVS = 0x200;

// Attributes of an NLMSG_ERROR
export const NLMSGERR_ATTR_MSG = 1;
export const NLMSGERR_ATTR_OFFS = 2;

// Attribute types: their two flags, and the mask of the type itself
export const NLA_F_NESTED = 0x8000;
export const NLA_F_NET_BYTEORDER = 0x4000;
export const NLA_TYPE_MASK = 0x3fff;

// Errors, positive
export const EPERM = errnoNumber('EPERM');
export const EINTR = errnoNumber('EINTR');
export const E2BIG = errnoNumber('E2BIG');
export const EBADF = errnoNumber('EBADF');
export const EAGAIN = errnoNumber('EAGAIN');
export const ENOMEM = errnoNumber('ENOMEM');
export const EEXIST = errnoNumber('EEXIST');
export const ENODEV = errnoNumber('ENODEV');
export const EINVAL = errnoNumber('EINVAL');
export const EMFILE = errnoNumber('EMFILE');
export const ENOTTY = errnoNumber('ENOTTY');
export const EMSGSIZE = errnoNumber('EMSGSIZE');
export const ENOPROTOOPT = errnoNumber('ENOPROTOOPT');
export const EOPNOTSUPP = errnoNumber('EOPNOTSUPP');
export const EAFNOSUPPORT = errnoNumber('EAFNOSUPPORT');
export const ENOBUFS = errnoNumber('ENOBUFS');
export const ECONNREFUSED = errnoNumber('ECONNREFUSED');
