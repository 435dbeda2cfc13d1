/** Made from specs/rt-bridge.yaml by `npm run generate`. Do not edit. */

/** Begins messages about groups. */
export const enum BrPortMsg {
  FAMILY = 0,
  IFINDEX = 4,
}
export const BR_PORT_MSG_SIZE: u32 = 8;

/** Who is in a group; of the link layer the address has 6 bytes, of IPv4 4. */
export const enum BrMdbEntry {
  IFINDEX = 0,
  STATE = 4,
  FLAGS = 5,
  VID = 6,
  ADDR = 8,
  PROTO = 24,
}
export const BR_MDB_ENTRY_SIZE: u32 = 28;

export const enum MdbState {
  TEMPORARY = 0,
  PERMANENT = 1,
}

export const enum MdbFlags {
  OFFLOAD = 0x1,
  FAST_LEAVE = 0x2,
  STAR_EXCL = 0x4,
  BLOCKED = 0x8,
  OFFLOAD_FAILED = 0x10,
}

export const enum Ethertype {
  IP = 2048,
  ARP = 2054,
  IPV6 = 34525,
  SLOW = 34825,
  LOOPBACK = 36864,
}

/** Begins messages about ids of tunnels. */
export const enum TunnelMsg {
  FAMILY = 0,
  FLAGS = 1,
  IFINDEX = 4,
}
export const TUNNEL_MSG_SIZE: u32 = 8;

/** Begins messages about VLANs of bridges. */
export const enum BrVlanMsg {
  FAMILY = 0,
  IFINDEX = 4,
}
export const BR_VLAN_MSG_SIZE: u32 = 8;

/** What a dump of VLANs is to tell. */
export const enum BridgeVlandbDumpf {
  STATS = 0x1,
  GLOBAL = 0x2,
}

export const enum BridgeVlanInfoFlags {
  MASTER = 0x1,
  PVID = 0x2,
  UNTAGGED = 0x4,
  RANGE_BEGIN = 0x8,
  RANGE_END = 0x10,
  BRENTRY = 0x20,
  ONLY_OPTS = 0x40,
}

export const enum BridgeVlanInfo {
  FLAGS = 0,
  VID = 2,
}
export const BRIDGE_VLAN_INFO_SIZE: u32 = 4;

export const enum MdbaSetEntryAttribute {
  ENTRY = 1,
  ENTRY_ATTRS = 2,
}
export const MDBA_SET_ENTRY_ATTRIBUTE_MAX: u32 = 2;

export const enum MdbaGetEntryAttribute {
  ENTRY = 1,
  ENTRY_ATTRS = 2,
}
export const MDBA_GET_ENTRY_ATTRIBUTE_MAX: u32 = 2;

/** Of newmdb and delmdb as the kernel sends them. */
export const enum MdbAttribute {
  MDB = 1,
  ROUTER = 2,
}
export const MDB_ATTRIBUTE_MAX: u32 = 2;

export const enum MdbGroupAttribute {
  ENTRY = 1,
}
export const MDB_GROUP_ATTRIBUTE_MAX: u32 = 1;

export const enum MdbMemberAttribute {
  /** A br-mdb-entry, and mdb-info-attrs behind it */
  INFO = 1,
}
export const MDB_MEMBER_ATTRIBUTE_MAX: u32 = 1;

export const enum MdbInfoAttribute {
  /** Until it ends, in hundredths of a second */
  TIMER = 1,
  SRC_LIST = 2,
  GROUP_MODE = 3,
  SOURCE = 4,
  RTPROT = 5,
  /** Of a vxlan: another end; what follows as well */
  DST = 6,
  DST_PORT = 7,
  VNI = 8,
  IFINDEX = 9,
  SRC_VNI = 10,
}
export const MDB_INFO_ATTRIBUTE_MAX: u32 = 10;

export const enum MdbSrcListAttribute {
  ENTRY = 1,
}
export const MDB_SRC_LIST_ATTRIBUTE_MAX: u32 = 1;

export const enum MdbSrcAttribute {
  ADDRESS = 1,
  TIMER = 2,
}
export const MDB_SRC_ATTRIBUTE_MAX: u32 = 2;

export const enum RouterAttribute {
  /** Its index, and router-port-attrs behind it */
  PORT = 1,
}
export const ROUTER_ATTRIBUTE_MAX: u32 = 1;

export const enum RouterPortAttribute {
  TIMER = 1,
  TYPE = 2,
  INET_TIMER = 3,
  INET6_TIMER = 4,
  VID = 5,
}
export const ROUTER_PORT_ATTRIBUTE_MAX: u32 = 5;

/** What is said of an entry, in entry-attrs. */
export const enum MdbeAttribute {
  SOURCE = 1,
  SRC_LIST = 2,
  /** 0: all but the sources; 1: those alone */
  GROUP_MODE = 3,
  RTPROT = 4,
  DST = 5,
  DST_PORT = 6,
  VNI = 7,
  IFINDEX = 8,
  SRC_VNI = 9,
  STATE_MASK = 10,
}
export const MDBE_ATTRIBUTE_MAX: u32 = 10;

export const enum MdbeSrcListAttribute {
  ENTRY = 1,
}
export const MDBE_SRC_LIST_ATTRIBUTE_MAX: u32 = 1;

export const enum MdbeSrcAttribute {
  ADDRESS = 1,
}
export const MDBE_SRC_ATTRIBUTE_MAX: u32 = 1;

export const enum BridgeVlandbAttribute {
  ENTRY = 1,
  GLOBAL_OPTIONS = 2,
}
export const BRIDGE_VLANDB_ATTRIBUTE_MAX: u32 = 2;

export const enum BridgeVlandbDumpAttribute {
  FLAGS = 1,
}
export const BRIDGE_VLANDB_DUMP_ATTRIBUTE_MAX: u32 = 1;

/** VLANs of a bridge or of a port, from the one in info to range. */
export const enum BridgeVlandbEntryAttribute {
  INFO = 1,
  RANGE = 2,
  STATE = 3,
  TUNNEL_INFO = 4,
  STATS = 5,
  MCAST_ROUTER = 6,
  MCAST_N_GROUPS = 7,
  MCAST_MAX_GROUPS = 8,
  NEIGH_SUPPRESS = 9,
}
export const BRIDGE_VLANDB_ENTRY_ATTRIBUTE_MAX: u32 = 9;

export const enum BridgeVlandbTinfoAttribute {
  ID = 1,
  /** Of rt-link, setlink or dellink. */
  CMD = 2,
}
export const BRIDGE_VLANDB_TINFO_ATTRIBUTE_MAX: u32 = 2;

export const enum BridgeVlandbStatsAttribute {
  RX_BYTES = 1,
  RX_PACKETS = 2,
  TX_BYTES = 3,
  TX_PACKETS = 4,
  PAD = 5,
}
export const BRIDGE_VLANDB_STATS_ATTRIBUTE_MAX: u32 = 5;

/** What a bridge does with the frames of VLANs, from id to range. */
export const enum BridgeVlandbGoptsAttribute {
  ID = 1,
  RANGE = 2,
  MCAST_SNOOPING = 3,
  MCAST_IGMP_VERSION = 4,
  MCAST_MLD_VERSION = 5,
  MCAST_LAST_MEMBER_CNT = 6,
  MCAST_STARTUP_QUERY_CNT = 7,
  MCAST_LAST_MEMBER_INTVL = 8,
  PAD = 9,
  MCAST_MEMBERSHIP_INTVL = 10,
  MCAST_QUERIER_INTVL = 11,
  MCAST_QUERY_INTVL = 12,
  MCAST_QUERY_RESPONSE_INTVL = 13,
  MCAST_STARTUP_QUERY_INTVL = 14,
  MCAST_QUERIER = 15,
  /** As in mdba-router. */
  MCAST_ROUTER_PORTS = 16,
  MCAST_QUERIER_STATE = 17,
  MSTI = 18,
}
export const BRIDGE_VLANDB_GOPTS_ATTRIBUTE_MAX: u32 = 18;

export const enum VxlanVnifilterAttribute {
  ENTRY = 1,
}
export const VXLAN_VNIFILTER_ATTRIBUTE_MAX: u32 = 1;

export const enum VxlanVnifilterEntryAttribute {
  START = 1,
  END = 2,
  GROUP = 3,
  GROUP6 = 4,
  STATS = 5,
}
export const VXLAN_VNIFILTER_ENTRY_ATTRIBUTE_MAX: u32 = 5;

export const enum VnifilterEntryStatsAttribute {
  RX_BYTES = 1,
  RX_PKTS = 2,
  RX_DROPS = 3,
  RX_ERRORS = 4,
  TX_BYTES = 5,
  TX_PKTS = 6,
  TX_DROPS = 7,
  TX_ERRORS = 8,
  PAD = 9,
}
export const VNIFILTER_ENTRY_STATS_ATTRIBUTE_MAX: u32 = 9;

export const enum BridgeMessage {
  /** Puts a port in a group. */
  NEWMDB = 84,
  /** Takes a port out of a group. */
  DELMDB = 85,
  /** Groups. */
  GETMDB = 86,
  /** Adds or changes VLANs. */
  NEWVLAN = 112,
  /** Takes VLANs away. */
  DELVLAN = 113,
  /** VLANs. */
  GETVLAN = 114,
  /** Gives a tunnel an id. */
  NEWTUNNEL = 120,
  /** Takes an id away. */
  DELTUNNEL = 121,
  /** Ids of tunnels. */
  GETTUNNEL = 122,
}

export const enum BridgeGroup {
  MDB = 26,
  BRVLAN = 33,
}
