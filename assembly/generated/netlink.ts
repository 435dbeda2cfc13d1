/** Made from specs/netlink.yaml by `npm run generate`. Do not edit. */

/** Protocols of socket(AF_NETLINK); those of Linux 6.18. */
export const enum Protocol {
  /** Links, addresses, routes, neighbours, rules: rtnetlink(7) */
  ROUTE = 0,
  /** Between processes */
  USERSOCK = 2,
  /** Unused */
  FIREWALL = 3,
  /** Sockets */
  SOCK_DIAG = 4,
  /** Unused */
  NFLOG = 5,
  /** IPsec */
  XFRM = 6,
  SELINUX = 7,
  ISCSI = 8,
  AUDIT = 9,
  FIB_LOOKUP = 10,
  CONNECTOR = 11,
  NETFILTER = 12,
  IP6_FW = 13,
  DNRTMSG = 14,
  /** Events of devices, what udev listens to */
  KOBJECT_UEVENT = 15,
  /** Families that are found by name */
  GENERIC = 16,
  SCSITRANSPORT = 18,
  ECRYPTFS = 19,
  RDMA = 20,
  CRYPTO = 21,
  /** SMC monitoring */
  SMC = 22,
}

/** Protocols are below this. */
export const MAX_LINKS: u32 = 32;

/** Options of SOL_NETLINK. */
export const enum NetlinkOption {
  /** Joins the group of this number */
  ADD_MEMBERSHIP = 1,
  DROP_MEMBERSHIP = 2,
  /** A control message tells each message's group */
  PKTINFO = 3,
  /** Senders hear of this socket's overruns */
  BROADCAST_ERROR = 4,
  /** This socket does not hear of its overruns */
  NO_ENOBUFS = 5,
  /** Gone from Linux: ENOPROTOOPT */
  RX_RING = 6,
  /** Gone from Linux: ENOPROTOOPT */
  TX_RING = 7,
  /** Hears every namespace that has an id here */
  LISTEN_ALL_NSID = 8,
  /** Groups as bits, to read only */
  LIST_MEMBERSHIPS = 9,
  /** Errors carry the header of the request only */
  CAP_ACK = 10,
  /** Acks have attributes */
  EXT_ACK = 11,
  /** Requests that get are checked in full */
  GET_STRICT_CHK = 12,
}

export const enum SockaddrNl {
  FAMILY = 0,
  /** The port */
  PID = 4,
  /** Groups 1 to 32 as bits */
  GROUPS = 8,
}
export const SOCKADDR_NL_SIZE: u32 = 12;

/** The control message of NETLINK_PKTINFO. */
export const enum NlPktinfo {
  GROUP = 0,
}
export const NL_PKTINFO_SIZE: u32 = 4;

export const enum Nlmsghdr {
  /** Of the whole message */
  LEN = 0,
  TYPE = 4,
  FLAGS = 6,
  SEQ = 8,
  /** The sender's port */
  PID = 12,
}
export const NLMSGHDR_SIZE: u32 = 16;

/** Types below this belong to netlink itself. */
export const NLMSG_MIN_TYPE: u32 = 16;

export const enum HeaderFlag {
  REQUEST = 0x1,
  /** More follow, until DONE */
  MULTI = 0x2,
  ACK = 0x4,
  ECHO = 0x8,
  /** The table changed while it was dumped */
  DUMP_INTR = 0x10,
  DUMP_FILTERED = 0x20,
}

/** Of a request that gets. */
export const enum GetFlag {
  ROOT = 0x100,
  MATCH = 0x200,
  ATOMIC = 0x400,
}

/** NLM_F_ROOT and NLM_F_MATCH. */
export const NLM_F_DUMP: u32 = 768;

/** Of a request that makes. */
export const enum NewFlag {
  REPLACE = 0x100,
  EXCL = 0x200,
  CREATE = 0x400,
  APPEND = 0x800,
}

/** Of a request that deletes. */
export const enum DeleteFlag {
  NONREC = 0x100,
  BULK = 0x200,
}

/** Of an ERROR or a DONE. */
export const enum AckFlag {
  /** The body of the request is left out */
  CAPPED = 0x100,
  /** Attributes follow */
  ACK_TLVS = 0x200,
}

export const enum Nlattr {
  /** Of header and payload, without padding */
  LEN = 0,
  TYPE = 2,
}
export const NLATTR_SIZE: u32 = 4;

/** In the type of an attribute. */
export const enum AttributeFlag {
  NET_BYTEORDER = 0x4000,
  /** The attribute holds attributes */
  NESTED = 0x8000,
}

/** Some bits of an integer. */
export const enum NlaBitfield32 {
  VALUE = 0,
  /** The bits that are meant */
  SELECTOR = 4,
}
export const NLA_BITFIELD32_SIZE: u32 = 8;

/** Bytes of a text in an ack that is put together from parts. */
export const NETLINK_MAX_FMTMSG_LEN: u32 = 80;

export const NETLINK_MAX_COOKIE_LEN: u32 = 20;

/** So deep are nests checked. */
export const MAX_POLICY_RECURSION_DEPTH: u32 = 10;

/** What of an attribute's type is the type. */
export const NLA_TYPE_MASK: u32 = 16383;

/** Attributes and messages begin at multiples of this. */
export const NLA_ALIGNTO: u32 = 4;

/** Leads an ERROR. The header is that of the message it is about. */
export const enum Nlmsgerr {
  /** 0 or a negative errno */
  ERROR = 0,
  MSG = 4,
}
export const NLMSGERR_SIZE: u32 = 20;

export const enum Nlmsgdone {
  /** 0 or more, or a negative errno */
  ERROR = 0,
}
export const NLMSGDONE_SIZE: u32 = 4;

/** What a policy wants of an attribute, as policies are told. */
export const enum AttrType {
  INVALID = 0,
  FLAG = 1,
  U8 = 2,
  U16 = 3,
  U32 = 4,
  U64 = 5,
  S8 = 6,
  S16 = 7,
  S32 = 8,
  S64 = 9,
  BINARY = 10,
  STRING = 11,
  NUL_STRING = 12,
  NESTED = 13,
  NESTED_ARRAY = 14,
  BITFIELD32 = 15,
  SINT = 16,
  UINT = 17,
}

/** What the kernel adds to an answer, NETLINK_EXT_ACK. */
export const enum NlmsgerrAttribute {
  /** In words */
  MSG = 1,
  /** Where in the request the offending attribute begins, in bytes */
  OFFS = 2,
  COOKIE = 3,
  /** What the attribute should have been */
  POLICY = 4,
  /** The type of an attribute that is missing */
  MISS_TYPE = 5,
  /** Where it is missing, as offs; absent at the top */
  MISS_NEST = 6,
}
export const NLMSGERR_ATTRIBUTE_MAX: u32 = 6;

/** How a rule of a policy is told. */
export const enum PolicyTypeAttribute {
  TYPE = 1,
  MIN_VALUE_S = 2,
  MAX_VALUE_S = 3,
  MIN_VALUE_U = 4,
  MAX_VALUE_U = 5,
  MIN_LENGTH = 6,
  MAX_LENGTH = 7,
  POLICY_IDX = 8,
  POLICY_MAXTYPE = 9,
  BITFIELD32_MASK = 10,
  PAD = 11,
  MASK = 12,
}
export const POLICY_TYPE_ATTRIBUTE_MAX: u32 = 12;

export const enum NetlinkMessage {
  /** Nothing */
  NOOP = 1,
  /** An error, or with error 0 an ack */
  ERROR = 2,
  /** The end of a dump */
  DONE = 3,
  /** Never sent */
  OVERRUN = 4,
}
