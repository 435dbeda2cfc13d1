/** Numbers and layouts of linux/netlink.h. Byte order is little-endian, as on the hosts the module mirrors. */

export const enum Protocol {
  ROUTE = 0,
  USERSOCK = 2,
  AUDIT = 9,
  CONNECTOR = 11,
  KOBJECT_UEVENT = 15,
  GENERIC = 16,
}

/** struct sockaddr_nl: nl_family u16, nl_pad u16, nl_pid u32, nl_groups u32. */
export const SOCKADDR_NL_SIZE: u32 = 12;

/** struct nlmsghdr: nlmsg_len u32, nlmsg_type u16, nlmsg_flags u16, nlmsg_seq u32, nlmsg_pid u32. */
export const NLMSG_HDRLEN: u32 = 16;
/** struct nlattr: nla_len u16, nla_type u16. */
export const NLA_HDRLEN: u32 = 4;

/** Types below this are control messages. */
export const NLMSG_MIN_TYPE: u32 = 0x10;

export const enum ControlType {
  NOOP = 1,
  ERROR = 2,
  DONE = 3,
  OVERRUN = 4,
}

export const enum HeaderFlag {
  REQUEST = 0x1,
  MULTI = 0x2,
  ACK = 0x4,
  ECHO = 0x8,
  DUMP_INTR = 0x10,
  DUMP_FILTERED = 0x20,
  /* of a GET */
  ROOT = 0x100,
  MATCH = 0x200,
  DUMP = 0x300,
  /* of a NEW */
  REPLACE = 0x100,
  EXCL = 0x200,
  CREATE = 0x400,
  APPEND = 0x800,
  /* of a DEL */
  NONREC = 0x100,
  BULK = 0x200,
  /* of an ack */
  CAPPED = 0x100,
  ACK_TLVS = 0x200,
}

export const enum ExtendedAckAttribute {
  MSG = 1,
  OFFS = 2,
  COOKIE = 3,
  POLICY = 4,
  MISS_TYPE = 5,
  MISS_NEST = 6,
}

export const enum Option {
  ADD_MEMBERSHIP = 1,
  DROP_MEMBERSHIP = 2,
  PKTINFO = 3,
  BROADCAST_ERROR = 4,
  NO_ENOBUFS = 5,
  LIST_MEMBERSHIPS = 9,
  CAP_ACK = 10,
  EXT_ACK = 11,
  GET_STRICT_CHK = 12,
}

/** A flag in nla_type: the attribute holds attributes. */
export const NLA_F_NESTED: u32 = 0x8000;
export const NLA_TYPE_MASK: u32 = 0x3fff;

/** How a policy is told: in extended acks and by nlctrl. */
export const enum PolicyAttribute {
  TYPE = 1,
  MIN_VALUE_S = 2,
  MAX_VALUE_S = 3,
  MIN_VALUE_U = 4,
  MAX_VALUE_U = 5,
  MIN_LENGTH = 6,
  MAX_LENGTH = 7,
}

export const enum PolicyType {
  FLAG = 1,
  U8 = 2,
  U16 = 3,
  U32 = 4,
  U64 = 5,
  BINARY = 10,
  STRING = 11,
  NUL_STRING = 12,
  NESTED = 13,
}

export const NLATTR_SIZE: u32 = 4;
export const enum AttributeFlag {
  NESTED = 0x8000,
}
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
