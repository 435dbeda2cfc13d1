/** Made from specs/mptcp_pm.yaml by `npm run generate`. Do not edit. */

export const MPTCP_PM_VERSION: u32 = 1;

/** So many endpoints at the most, and so much is the highest limit. */
export const MPTCP_PM_ADDR_MAX: u32 = 8;

export const MPTCP_PM_MAX_ADDR_ID: u32 = 255;

export const enum MptcpPmAddrFlag {
  SIGNAL = 0x1,
  SUBFLOW = 0x2,
  BACKUP = 0x4,
  FULLMESH = 0x8,
  IMPLICIT = 0x10,
}

export const enum EventType {
  UNSPEC = 0,
  CREATED = 1,
  ESTABLISHED = 2,
  CLOSED = 3,
  ANNOUNCED = 6,
  REMOVED = 7,
  SUB_ESTABLISHED = 10,
  SUB_CLOSED = 11,
  SUB_PRIORITY = 13,
  LISTENER_CREATED = 15,
  LISTENER_CLOSED = 16,
}

export const enum AddressAttribute {
  UNSPEC = 0,
  FAMILY = 1,
  ID = 2,
  ADDR4 = 3,
  ADDR6 = 4,
  PORT = 5,
  FLAGS = 6,
  IF_IDX = 7,
}
export const ADDRESS_ATTRIBUTE_MAX: u32 = 7;

export const enum EndpointAttribute {
  ADDR = 1,
}
export const ENDPOINT_ATTRIBUTE_MAX: u32 = 1;

export const enum AttrAttribute {
  UNSPEC = 0,
  ADDR = 1,
  RCV_ADD_ADDRS = 2,
  SUBFLOWS = 3,
  TOKEN = 4,
  LOC_ID = 5,
  ADDR_REMOTE = 6,
}
export const ATTR_ATTRIBUTE_MAX: u32 = 6;

export const enum EventAttrAttribute {
  UNSPEC = 0,
  TOKEN = 1,
  FAMILY = 2,
  LOC_ID = 3,
  REM_ID = 4,
  SADDR4 = 5,
  SADDR6 = 6,
  DADDR4 = 7,
  DADDR6 = 8,
  SPORT = 9,
  DPORT = 10,
  BACKUP = 11,
  ERROR = 12,
  FLAGS = 13,
  TIMEOUT = 14,
  IF_IDX = 15,
  RESET_REASON = 16,
  RESET_FLAGS = 17,
  SERVER_SIDE = 18,
}
export const EVENT_ATTR_ATTRIBUTE_MAX: u32 = 18;

export const enum MptcpPmCommand {
  /** One more endpoint */
  ADD_ADDR = 1,
  DEL_ADDR = 2,
  /** An endpoint by its id, or all */
  GET_ADDR = 3,
  FLUSH_ADDRS = 4,
  SET_LIMITS = 5,
  GET_LIMITS = 6,
  /** Backup and fullmesh of an endpoint */
  SET_FLAGS = 7,
  /** Tells the peer of a connection of an address */
  ANNOUNCE = 8,
  /** Takes such an address back */
  REMOVE = 9,
  SUBFLOW_CREATE = 10,
  SUBFLOW_DESTROY = 11,
}

export const enum MptcpPmGroup {
  MPTCP_PM_CMDS = 8,
  MPTCP_PM_EVENTS = 9,
}
