/** Numbers and layouts of linux/genetlink.h and of the family nlctrl. */

/** struct genlmsghdr: cmd u8, version u8, reserved u16. */
export const GENL_HDRLEN: u32 = 4;
export const GENL_ID_CTRL: u32 = 0x10;

export const enum ControlCommand {
  NEWFAMILY = 1,
  GETFAMILY = 3,
  GETPOLICY = 10,
}

export const enum ControlAttribute {
  FAMILY_ID = 1,
  FAMILY_NAME = 2,
  VERSION = 3,
  HDRSIZE = 4,
  MAXATTR = 5,
  OPS = 6,
  MCAST_GROUPS = 7,
  POLICY = 8,
  OP_POLICY = 9,
  OP = 10,
}

export const enum PolicyMode {
  DO = 1,
  DUMP = 2,
}

export const enum OperationAttribute {
  ID = 1,
  FLAGS = 2,
}

export const enum GroupAttribute {
  NAME = 1,
  ID = 2,
}

export const enum OperationFlag {
  ADMIN_PERM = 0x1,
  CMD_CAP_DO = 0x2,
  CMD_CAP_DUMP = 0x4,
  CMD_CAP_HASPOL = 0x8,
  UNS_ADMIN_PERM = 0x10,
}
