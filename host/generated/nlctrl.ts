/** Made from specs/nlctrl.yaml by `npm run generate`. Do not edit. */

/** The controller's own family. */
export const GENL_ID_CTRL = 16;

export const GENL_MIN_ID = 16;

export const GENL_MAX_ID = 1023;

/** The id and the group of the family of disk quotas. */
export const GENL_ID_VFS_DQUOT = 17;

/** Likewise, of a driver. */
export const GENL_ID_PMCRAID = 18;

/** The first id of other families. */
export const GENL_START_ALLOC = 19;

/** Room for a family's name, with its NUL. */
export const GENL_NAMSIZ = 16;

export const enum Genlmsghdr {
  CMD = 0,
  VERSION = 1,
  RESERVED = 2,
}
export const GENLMSGHDR_SIZE = 4;

// What an operation can do, and wants.
/** Wants CAP_NET_ADMIN */
export const GENL_ADMIN_PERM = 0x1;
export const GENL_CMD_CAP_DO = 0x2;
export const GENL_CMD_CAP_DUMP = 0x4;
/** Has a policy */
export const GENL_CMD_CAP_HASPOL = 0x8;
/** Wants CAP_NET_ADMIN in the namespace's user namespace */
export const GENL_UNS_ADMIN_PERM = 0x10;

// As in netlink.
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

export const CTRL_ATTR_FAMILY_ID = 1;
export const CTRL_ATTR_FAMILY_NAME = 2;
export const CTRL_ATTR_VERSION = 3;
/** Bytes of the family's own header */
export const CTRL_ATTR_HDRSIZE = 4;
export const CTRL_ATTR_MAXATTR = 5;
export const CTRL_ATTR_OPS = 6;
export const CTRL_ATTR_MCAST_GROUPS = 7;
export const CTRL_ATTR_POLICY = 8;
export const CTRL_ATTR_OP_POLICY = 9;
/** In a request for policies: of this operation only */
export const CTRL_ATTR_OP = 10;

export const CTRL_ATTR_MCAST_GRP_NAME = 1;
export const CTRL_ATTR_MCAST_GRP_ID = 2;

export const CTRL_ATTR_OP_ID = 1;
export const CTRL_ATTR_OP_FLAGS = 2;

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
export const NL_POLICY_TYPE_ATTR_MASK = 12;
export const NL_POLICY_TYPE_ATTR_PAD = 11;

export const CTRL_ATTR_POLICY_DO = 1;
export const CTRL_ATTR_POLICY_DUMP = 2;

/** A family by name or id, or all of them */
export const CTRL_CMD_GETFAMILY = 3;
/** A family has come */
export const CTRL_CMD_NEWFAMILY_NTF = 1;
/** A family is gone */
export const CTRL_CMD_DELFAMILY_NTF = 2;
/** A family has one more group */
export const CTRL_CMD_NEWMCAST_GRP_NTF = 7;
/** A family has one group less */
export const CTRL_CMD_DELMCAST_GRP_NTF = 8;
/** What a family, or one of its operations, wants of attributes */
export const CTRL_CMD_GETPOLICY = 10;
