/** Made from specs/netlink.yaml by `npm run generate`. Do not edit. */

// Protocols of socket(AF_NETLINK); those of Linux 6.18.
/** Links, addresses, routes, neighbours, rules: rtnetlink(7) */
export const NETLINK_ROUTE = 0;
/** Between processes */
export const NETLINK_USERSOCK = 2;
/** Unused */
export const NETLINK_FIREWALL = 3;
/** Sockets */
export const NETLINK_SOCK_DIAG = 4;
/** Unused */
export const NETLINK_NFLOG = 5;
/** IPsec */
export const NETLINK_XFRM = 6;
export const NETLINK_SELINUX = 7;
export const NETLINK_ISCSI = 8;
export const NETLINK_AUDIT = 9;
export const NETLINK_FIB_LOOKUP = 10;
export const NETLINK_CONNECTOR = 11;
export const NETLINK_NETFILTER = 12;
export const NETLINK_IP6_FW = 13;
export const NETLINK_DNRTMSG = 14;
/** Events of devices, what udev listens to */
export const NETLINK_KOBJECT_UEVENT = 15;
/** Families that are found by name */
export const NETLINK_GENERIC = 16;
export const NETLINK_SCSITRANSPORT = 18;
export const NETLINK_ECRYPTFS = 19;
export const NETLINK_RDMA = 20;
export const NETLINK_CRYPTO = 21;
/** SMC monitoring */
export const NETLINK_SMC = 22;

/** Protocols are below this. */
export const MAX_LINKS = 32;

// Options of SOL_NETLINK.
/** Joins the group of this number */
export const NETLINK_ADD_MEMBERSHIP = 1;
export const NETLINK_DROP_MEMBERSHIP = 2;
/** A control message tells each message's group */
export const NETLINK_PKTINFO = 3;
/** Senders hear of this socket's overruns */
export const NETLINK_BROADCAST_ERROR = 4;
/** This socket does not hear of its overruns */
export const NETLINK_NO_ENOBUFS = 5;
/** Gone from Linux: ENOPROTOOPT */
export const NETLINK_RX_RING = 6;
/** Gone from Linux: ENOPROTOOPT */
export const NETLINK_TX_RING = 7;
/** Hears every namespace that has an id here */
export const NETLINK_LISTEN_ALL_NSID = 8;
/** Groups as bits, to read only */
export const NETLINK_LIST_MEMBERSHIPS = 9;
/** Errors carry the header of the request only */
export const NETLINK_CAP_ACK = 10;
/** Acks have attributes */
export const NETLINK_EXT_ACK = 11;
/** Requests that get are checked in full */
export const NETLINK_GET_STRICT_CHK = 12;

export const enum SockaddrNl {
  FAMILY = 0,
  /** The port */
  PID = 4,
  /** Groups 1 to 32 as bits */
  GROUPS = 8,
}
export const SOCKADDR_NL_SIZE = 12;

/** The control message of NETLINK_PKTINFO. */
export const enum NlPktinfo {
  GROUP = 0,
}
export const NL_PKTINFO_SIZE = 4;

export const enum Nlmsghdr {
  /** Of the whole message */
  LEN = 0,
  TYPE = 4,
  FLAGS = 6,
  SEQ = 8,
  /** The sender's port */
  PID = 12,
}
export const NLMSGHDR_SIZE = 16;

/** Types below this belong to netlink itself. */
export const NLMSG_MIN_TYPE = 16;

export const NLM_F_REQUEST = 0x1;
/** More follow, until DONE */
export const NLM_F_MULTI = 0x2;
export const NLM_F_ACK = 0x4;
export const NLM_F_ECHO = 0x8;
/** The table changed while it was dumped */
export const NLM_F_DUMP_INTR = 0x10;
export const NLM_F_DUMP_FILTERED = 0x20;

// Of a request that gets.
export const NLM_F_ROOT = 0x100;
export const NLM_F_MATCH = 0x200;
export const NLM_F_ATOMIC = 0x400;

/** NLM_F_ROOT and NLM_F_MATCH. */
export const NLM_F_DUMP = 768;

// Of a request that makes.
export const NLM_F_REPLACE = 0x100;
export const NLM_F_EXCL = 0x200;
export const NLM_F_CREATE = 0x400;
export const NLM_F_APPEND = 0x800;

// Of a request that deletes.
export const NLM_F_NONREC = 0x100;
export const NLM_F_BULK = 0x200;

// Of an ERROR or a DONE.
/** The body of the request is left out */
export const NLM_F_CAPPED = 0x100;
/** Attributes follow */
export const NLM_F_ACK_TLVS = 0x200;

export const enum Nlattr {
  /** Of header and payload, without padding */
  LEN = 0,
  TYPE = 2,
}
export const NLATTR_SIZE = 4;

// In the type of an attribute.
export const NLA_F_NET_BYTEORDER = 0x4000;
/** The attribute holds attributes */
export const NLA_F_NESTED = 0x8000;

/** Some bits of an integer. */
export const enum NlaBitfield32 {
  VALUE = 0,
  /** The bits that are meant */
  SELECTOR = 4,
}
export const NLA_BITFIELD32_SIZE = 8;

/** Bytes of a text in an ack that is put together from parts. */
export const NETLINK_MAX_FMTMSG_LEN = 80;

export const NETLINK_MAX_COOKIE_LEN = 20;

/** So deep are nests checked. */
export const MAX_POLICY_RECURSION_DEPTH = 10;

/** What of an attribute's type is the type. */
export const NLA_TYPE_MASK = 16383;

/** Attributes and messages begin at multiples of this. */
export const NLA_ALIGNTO = 4;

/** Leads an ERROR. The header is that of the message it is about. */
export const enum Nlmsgerr {
  /** 0 or a negative errno */
  ERROR = 0,
  MSG = 4,
}
export const NLMSGERR_SIZE = 20;

export const enum Nlmsgdone {
  /** 0 or more, or a negative errno */
  ERROR = 0,
}
export const NLMSGDONE_SIZE = 4;

// What a policy wants of an attribute, as policies are told.
export const NL_ATTR_TYPE_INVALID = 0;
export const NL_ATTR_TYPE_FLAG = 1;
export const NL_ATTR_TYPE_U8 = 2;
export const NL_ATTR_TYPE_U16 = 3;
export const NL_ATTR_TYPE_U32 = 4;
export const NL_ATTR_TYPE_U64 = 5;
export const NL_ATTR_TYPE_S8 = 6;
export const NL_ATTR_TYPE_S16 = 7;
export const NL_ATTR_TYPE_S32 = 8;
export const NL_ATTR_TYPE_S64 = 9;
export const NL_ATTR_TYPE_BINARY = 10;
export const NL_ATTR_TYPE_STRING = 11;
export const NL_ATTR_TYPE_NUL_STRING = 12;
export const NL_ATTR_TYPE_NESTED = 13;
export const NL_ATTR_TYPE_NESTED_ARRAY = 14;
export const NL_ATTR_TYPE_BITFIELD32 = 15;
export const NL_ATTR_TYPE_SINT = 16;
export const NL_ATTR_TYPE_UINT = 17;

// What the kernel adds to an answer, NETLINK_EXT_ACK.
/** In words */
export const NLMSGERR_ATTR_MSG = 1;
/** Where in the request the offending attribute begins, in bytes */
export const NLMSGERR_ATTR_OFFS = 2;
export const NLMSGERR_ATTR_COOKIE = 3;
/** What the attribute should have been */
export const NLMSGERR_ATTR_POLICY = 4;
/** The type of an attribute that is missing */
export const NLMSGERR_ATTR_MISS_TYPE = 5;
/** Where it is missing, as offs; absent at the top */
export const NLMSGERR_ATTR_MISS_NEST = 6;

// How a rule of a policy is told.
export const NL_POLICY_TYPE_ATTR_TYPE = 1;
export const NL_POLICY_TYPE_ATTR_MIN_VALUE_S = 2;
export const NL_POLICY_TYPE_ATTR_MAX_VALUE_S = 3;
export const NL_POLICY_TYPE_ATTR_MIN_VALUE_U = 4;
export const NL_POLICY_TYPE_ATTR_MAX_VALUE_U = 5;
export const NL_POLICY_TYPE_ATTR_MIN_LENGTH = 6;
export const NL_POLICY_TYPE_ATTR_MAX_LENGTH = 7;
export const NL_POLICY_TYPE_ATTR_POLICY_IDX = 8;
export const NL_POLICY_TYPE_ATTR_POLICY_MAXTYPE = 9;
export const NL_POLICY_TYPE_ATTR_BITFIELD32_MASK = 10;
export const NL_POLICY_TYPE_ATTR_PAD = 11;
export const NL_POLICY_TYPE_ATTR_MASK = 12;

/** Nothing */
export const NLMSG_NOOP = 1;
/** An error, or with error 0 an ack */
export const NLMSG_ERROR = 2;
/** The end of a dump */
export const NLMSG_DONE = 3;
/** Never sent */
export const NLMSG_OVERRUN = 4;
