/** Made from specs/nlctrl.yaml by `npm run generate`. Do not edit. */

export const NLCTRL_VERSION: u32 = 2;

/** The controller's own family. */
export const GENL_ID_CTRL: u32 = 16;

export const GENL_MIN_ID: u32 = 16;

export const GENL_MAX_ID: u32 = 1023;

/** The id and the group of the family of disk quotas. */
export const GENL_ID_VFS_DQUOT: u32 = 17;

/** Likewise, of a driver. */
export const GENL_ID_PMCRAID: u32 = 18;

/** The first id of other families. */
export const GENL_START_ALLOC: u32 = 19;

/**
 * Ids of the families that Linux itself has, as it numbers them with thermal, NetLabel and ACPI among them, which are
 * of the first namespace only.
 */
export const enum BuiltinId {
  NETDEV = 20,
  ETHTOOL = 21,
  TCP_METRICS = 27,
  MPTCP_PM = 28,
  SEG6 = 29,
  IOAM6 = 30,
  TASKSTATS = 31,
}

/** Room for a family's name, with its NUL. */
export const GENL_NAMSIZ: u32 = 16;

export const enum Genlmsghdr {
  CMD = 0,
  VERSION = 1,
  RESERVED = 2,
}
export const GENLMSGHDR_SIZE: u32 = 4;

/** What an operation can do, and wants. */
export const enum OpFlags {
  /** Wants CAP_NET_ADMIN */
  ADMIN_PERM = 0x1,
  CMD_CAP_DO = 0x2,
  CMD_CAP_DUMP = 0x4,
  /** Has a policy */
  CMD_CAP_HASPOL = 0x8,
  /** Wants CAP_NET_ADMIN in the namespace's user namespace */
  UNS_ADMIN_PERM = 0x10,
}

/** As in netlink. */
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

export const enum CtrlAttribute {
  FAMILY_ID = 1,
  FAMILY_NAME = 2,
  VERSION = 3,
  /** Bytes of the family's own header */
  HDRSIZE = 4,
  MAXATTR = 5,
  OPS = 6,
  MCAST_GROUPS = 7,
  POLICY = 8,
  OP_POLICY = 9,
  /** In a request for policies: of this operation only */
  OP = 10,
}
export const CTRL_ATTRIBUTE_MAX: u32 = 10;

export const enum McastGroupAttribute {
  NAME = 1,
  ID = 2,
}
export const MCAST_GROUP_ATTRIBUTE_MAX: u32 = 2;

export const enum OpAttribute {
  ID = 1,
  FLAGS = 2,
}
export const OP_ATTRIBUTE_MAX: u32 = 2;

export const enum PolicyAttribute {
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
  MASK = 12,
  PAD = 11,
}
export const POLICY_ATTRIBUTE_MAX: u32 = 12;

export const enum OpPolicyAttribute {
  DO = 1,
  DUMP = 2,
}
export const OP_POLICY_ATTRIBUTE_MAX: u32 = 2;

export const enum NlctrlCommand {
  /** A family by name or id, or all of them */
  GETFAMILY = 3,
  /** A family has come */
  NEWFAMILY = 1,
  /** A family is gone */
  DELFAMILY = 2,
  /** A family has one more group */
  NEWMCAST_GRP = 7,
  /** A family has one group less */
  DELMCAST_GRP = 8,
  /** What a family, or one of its operations, wants of attributes */
  GETPOLICY = 10,
}

export const enum NlctrlAnswer {
  GETFAMILY = 1,
  NEWFAMILY_NTF = 1,
  DELFAMILY_NTF = 2,
  NEWMCAST_GRP_NTF = 7,
  DELMCAST_GRP_NTF = 8,
  GETPOLICY = 10,
}

export const enum NlctrlGroup {
  NOTIFY = 16,
}
