/** Made from specs/mptcp_pm.yaml by `npm run generate`. Do not edit. */

/** So many endpoints at the most, and so much is the highest limit. */
export const MPTCP_PM_ADDR_MAX = 8;

export const MPTCP_PM_MAX_ADDR_ID = 255;

export const MPTCP_PM_ADDR_FLAG_SIGNAL = 0x1;
export const MPTCP_PM_ADDR_FLAG_SUBFLOW = 0x2;
export const MPTCP_PM_ADDR_FLAG_BACKUP = 0x4;
export const MPTCP_PM_ADDR_FLAG_FULLMESH = 0x8;
export const MPTCP_PM_ADDR_FLAG_IMPLICIT = 0x10;

export const MPTCP_EVENT_UNSPEC = 0;
export const MPTCP_EVENT_CREATED = 1;
export const MPTCP_EVENT_ESTABLISHED = 2;
export const MPTCP_EVENT_CLOSED = 3;
export const MPTCP_EVENT_ANNOUNCED = 6;
export const MPTCP_EVENT_REMOVED = 7;
export const MPTCP_EVENT_SUB_ESTABLISHED = 10;
export const MPTCP_EVENT_SUB_CLOSED = 11;
export const MPTCP_EVENT_SUB_PRIORITY = 13;
export const MPTCP_EVENT_LISTENER_CREATED = 15;
export const MPTCP_EVENT_LISTENER_CLOSED = 16;

export const MPTCP_PM_ADDR_ATTR_UNSPEC = 0;
export const MPTCP_PM_ADDR_ATTR_FAMILY = 1;
export const MPTCP_PM_ADDR_ATTR_ID = 2;
export const MPTCP_PM_ADDR_ATTR_ADDR4 = 3;
export const MPTCP_PM_ADDR_ATTR_ADDR6 = 4;
export const MPTCP_PM_ADDR_ATTR_PORT = 5;
export const MPTCP_PM_ADDR_ATTR_FLAGS = 6;
export const MPTCP_PM_ADDR_ATTR_IF_IDX = 7;

export const MPTCP_PM_ENDPOINT_ADDR = 1;

export const MPTCP_PM_ATTR_UNSPEC = 0;
export const MPTCP_PM_ATTR_ADDR = 1;
export const MPTCP_PM_ATTR_RCV_ADD_ADDRS = 2;
export const MPTCP_PM_ATTR_SUBFLOWS = 3;
export const MPTCP_PM_ATTR_TOKEN = 4;
export const MPTCP_PM_ATTR_LOC_ID = 5;
export const MPTCP_PM_ATTR_ADDR_REMOTE = 6;

export const MPTCP_ATTR_UNSPEC = 0;
export const MPTCP_ATTR_TOKEN = 1;
export const MPTCP_ATTR_FAMILY = 2;
export const MPTCP_ATTR_LOC_ID = 3;
export const MPTCP_ATTR_REM_ID = 4;
export const MPTCP_ATTR_SADDR4 = 5;
export const MPTCP_ATTR_SADDR6 = 6;
export const MPTCP_ATTR_DADDR4 = 7;
export const MPTCP_ATTR_DADDR6 = 8;
export const MPTCP_ATTR_SPORT = 9;
export const MPTCP_ATTR_DPORT = 10;
export const MPTCP_ATTR_BACKUP = 11;
export const MPTCP_ATTR_ERROR = 12;
export const MPTCP_ATTR_FLAGS = 13;
export const MPTCP_ATTR_TIMEOUT = 14;
export const MPTCP_ATTR_IF_IDX = 15;
export const MPTCP_ATTR_RESET_REASON = 16;
export const MPTCP_ATTR_RESET_FLAGS = 17;
export const MPTCP_ATTR_SERVER_SIDE = 18;

/** One more endpoint */
export const MPTCP_PM_CMD_ADD_ADDR = 1;
export const MPTCP_PM_CMD_DEL_ADDR = 2;
/** An endpoint by its id, or all */
export const MPTCP_PM_CMD_GET_ADDR = 3;
export const MPTCP_PM_CMD_FLUSH_ADDRS = 4;
export const MPTCP_PM_CMD_SET_LIMITS = 5;
export const MPTCP_PM_CMD_GET_LIMITS = 6;
/** Backup and fullmesh of an endpoint */
export const MPTCP_PM_CMD_SET_FLAGS = 7;
/** Tells the peer of a connection of an address */
export const MPTCP_PM_CMD_ANNOUNCE = 8;
/** Takes such an address back */
export const MPTCP_PM_CMD_REMOVE = 9;
export const MPTCP_PM_CMD_SUBFLOW_CREATE = 10;
export const MPTCP_PM_CMD_SUBFLOW_DESTROY = 11;
