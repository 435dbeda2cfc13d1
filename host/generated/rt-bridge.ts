/** Made from specs/rt-bridge.yaml by `npm run generate`. Do not edit. */

/** Begins messages about groups. */
export const enum BrPortMsg {
  FAMILY = 0,
  IFINDEX = 4,
}
export const BR_PORT_MSG_SIZE = 8;

/** Who is in a group; of the link layer the address has 6 bytes, of IPv4 4. */
export const enum BrMdbEntry {
  IFINDEX = 0,
  STATE = 4,
  FLAGS = 5,
  VID = 6,
  ADDR = 8,
  PROTO = 24,
}
export const BR_MDB_ENTRY_SIZE = 28;

export const MDB_TEMPORARY = 0;
export const MDB_PERMANENT = 1;

export const MDB_FLAGS_OFFLOAD = 0x1;
export const MDB_FLAGS_FAST_LEAVE = 0x2;
export const MDB_FLAGS_STAR_EXCL = 0x4;
export const MDB_FLAGS_BLOCKED = 0x8;
export const MDB_FLAGS_OFFLOAD_FAILED = 0x10;

export const ETH_P_IP = 2048;
export const ETH_P_ARP = 2054;
export const ETH_P_IPV6 = 34525;
export const ETH_P_SLOW = 34825;
export const ETH_P_LOOPBACK = 36864;

/** Begins messages about ids of tunnels. */
export const enum TunnelMsg {
  FAMILY = 0,
  FLAGS = 1,
  IFINDEX = 4,
}
export const TUNNEL_MSG_SIZE = 8;

/** Begins messages about VLANs of bridges. */
export const enum BrVlanMsg {
  FAMILY = 0,
  IFINDEX = 4,
}
export const BR_VLAN_MSG_SIZE = 8;

// What a dump of VLANs is to tell.
export const BRIDGE_VLANDB_DUMPF_STATS = 0x1;
export const BRIDGE_VLANDB_DUMPF_GLOBAL = 0x2;

export const BRIDGE_VLAN_INFO_MASTER = 0x1;
export const BRIDGE_VLAN_INFO_PVID = 0x2;
export const BRIDGE_VLAN_INFO_UNTAGGED = 0x4;
export const BRIDGE_VLAN_INFO_RANGE_BEGIN = 0x8;
export const BRIDGE_VLAN_INFO_RANGE_END = 0x10;
export const BRIDGE_VLAN_INFO_BRENTRY = 0x20;
export const BRIDGE_VLAN_INFO_ONLY_OPTS = 0x40;

export const enum BridgeVlanInfo {
  FLAGS = 0,
  VID = 2,
}
export const BRIDGE_VLAN_INFO_SIZE = 4;

export const MDBA_SET_ENTRY = 1;
export const MDBA_SET_ENTRY_ATTRS = 2;

export const MDBA_GET_ENTRY = 1;
export const MDBA_GET_ENTRY_ATTRS = 2;

// Of newmdb and delmdb as the kernel sends them.
export const MDBA_MDB = 1;
export const MDBA_ROUTER = 2;

export const MDBA_MDB_ENTRY = 1;

/** A br-mdb-entry, and mdb-info-attrs behind it */
export const MDBA_MDB_ENTRY_INFO = 1;

/** Until it ends, in hundredths of a second */
export const MDBA_MDB_EATTR_TIMER = 1;
export const MDBA_MDB_EATTR_SRC_LIST = 2;
export const MDBA_MDB_EATTR_GROUP_MODE = 3;
export const MDBA_MDB_EATTR_SOURCE = 4;
export const MDBA_MDB_EATTR_RTPROT = 5;
/** Of a vxlan: another end; what follows as well */
export const MDBA_MDB_EATTR_DST = 6;
export const MDBA_MDB_EATTR_DST_PORT = 7;
export const MDBA_MDB_EATTR_VNI = 8;
export const MDBA_MDB_EATTR_IFINDEX = 9;
export const MDBA_MDB_EATTR_SRC_VNI = 10;

export const MDBA_MDB_SRCLIST_ENTRY = 1;

export const MDBA_MDB_SRCATTR_ADDRESS = 1;
export const MDBA_MDB_SRCATTR_TIMER = 2;

/** Its index, and router-port-attrs behind it */
export const MDBA_ROUTER_PORT = 1;

export const MDBA_ROUTER_PATTR_TIMER = 1;
export const MDBA_ROUTER_PATTR_TYPE = 2;
export const MDBA_ROUTER_PATTR_INET_TIMER = 3;
export const MDBA_ROUTER_PATTR_INET6_TIMER = 4;
export const MDBA_ROUTER_PATTR_VID = 5;

// What is said of an entry, in entry-attrs.
export const MDBE_ATTR_SOURCE = 1;
export const MDBE_ATTR_SRC_LIST = 2;
/** 0: all but the sources; 1: those alone */
export const MDBE_ATTR_GROUP_MODE = 3;
export const MDBE_ATTR_RTPROT = 4;
export const MDBE_ATTR_DST = 5;
export const MDBE_ATTR_DST_PORT = 6;
export const MDBE_ATTR_VNI = 7;
export const MDBE_ATTR_IFINDEX = 8;
export const MDBE_ATTR_SRC_VNI = 9;
export const MDBE_ATTR_STATE_MASK = 10;

export const MDBE_SRC_LIST_ENTRY = 1;

export const MDBE_SRCATTR_ADDRESS = 1;

export const BRIDGE_VLANDB_ENTRY = 1;
export const BRIDGE_VLANDB_GLOBAL_OPTIONS = 2;

export const BRIDGE_VLANDB_DUMP_FLAGS = 1;

// VLANs of a bridge or of a port, from the one in info to range.
export const BRIDGE_VLANDB_ENTRY_INFO = 1;
export const BRIDGE_VLANDB_ENTRY_RANGE = 2;
export const BRIDGE_VLANDB_ENTRY_STATE = 3;
export const BRIDGE_VLANDB_ENTRY_TUNNEL_INFO = 4;
export const BRIDGE_VLANDB_ENTRY_STATS = 5;
export const BRIDGE_VLANDB_ENTRY_MCAST_ROUTER = 6;
export const BRIDGE_VLANDB_ENTRY_MCAST_N_GROUPS = 7;
export const BRIDGE_VLANDB_ENTRY_MCAST_MAX_GROUPS = 8;
export const BRIDGE_VLANDB_ENTRY_NEIGH_SUPPRESS = 9;

export const BRIDGE_VLANDB_TINFO_ID = 1;
/** Of rt-link, setlink or dellink. */
export const BRIDGE_VLANDB_TINFO_CMD = 2;

export const BRIDGE_VLANDB_STATS_RX_BYTES = 1;
export const BRIDGE_VLANDB_STATS_RX_PACKETS = 2;
export const BRIDGE_VLANDB_STATS_TX_BYTES = 3;
export const BRIDGE_VLANDB_STATS_TX_PACKETS = 4;
export const BRIDGE_VLANDB_STATS_PAD = 5;

// What a bridge does with the frames of VLANs, from id to range.
export const BRIDGE_VLANDB_GOPTS_ID = 1;
export const BRIDGE_VLANDB_GOPTS_RANGE = 2;
export const BRIDGE_VLANDB_GOPTS_MCAST_SNOOPING = 3;
export const BRIDGE_VLANDB_GOPTS_MCAST_IGMP_VERSION = 4;
export const BRIDGE_VLANDB_GOPTS_MCAST_MLD_VERSION = 5;
export const BRIDGE_VLANDB_GOPTS_MCAST_LAST_MEMBER_CNT = 6;
export const BRIDGE_VLANDB_GOPTS_MCAST_STARTUP_QUERY_CNT = 7;
export const BRIDGE_VLANDB_GOPTS_MCAST_LAST_MEMBER_INTVL = 8;
export const BRIDGE_VLANDB_GOPTS_PAD = 9;
export const BRIDGE_VLANDB_GOPTS_MCAST_MEMBERSHIP_INTVL = 10;
export const BRIDGE_VLANDB_GOPTS_MCAST_QUERIER_INTVL = 11;
export const BRIDGE_VLANDB_GOPTS_MCAST_QUERY_INTVL = 12;
export const BRIDGE_VLANDB_GOPTS_MCAST_QUERY_RESPONSE_INTVL = 13;
export const BRIDGE_VLANDB_GOPTS_MCAST_STARTUP_QUERY_INTVL = 14;
export const BRIDGE_VLANDB_GOPTS_MCAST_QUERIER = 15;
/** As in mdba-router. */
export const BRIDGE_VLANDB_GOPTS_MCAST_ROUTER_PORTS = 16;
export const BRIDGE_VLANDB_GOPTS_MCAST_QUERIER_STATE = 17;
export const BRIDGE_VLANDB_GOPTS_MSTI = 18;

export const VXLAN_VNIFILTER_ENTRY = 1;

export const VXLAN_VNIFILTER_ENTRY_START = 1;
export const VXLAN_VNIFILTER_ENTRY_END = 2;
export const VXLAN_VNIFILTER_ENTRY_GROUP = 3;
export const VXLAN_VNIFILTER_ENTRY_GROUP6 = 4;
export const VXLAN_VNIFILTER_ENTRY_STATS = 5;

export const VNIFILTER_ENTRY_STATS_RX_BYTES = 1;
export const VNIFILTER_ENTRY_STATS_RX_PKTS = 2;
export const VNIFILTER_ENTRY_STATS_RX_DROPS = 3;
export const VNIFILTER_ENTRY_STATS_RX_ERRORS = 4;
export const VNIFILTER_ENTRY_STATS_TX_BYTES = 5;
export const VNIFILTER_ENTRY_STATS_TX_PKTS = 6;
export const VNIFILTER_ENTRY_STATS_TX_DROPS = 7;
export const VNIFILTER_ENTRY_STATS_TX_ERRORS = 8;
export const VNIFILTER_ENTRY_STATS_PAD = 9;

/** Puts a port in a group. */
export const RTM_NEWMDB = 84;
/** Takes a port out of a group. */
export const RTM_DELMDB = 85;
/** Groups. */
export const RTM_GETMDB = 86;
/** Adds or changes VLANs. */
export const RTM_NEWVLAN = 112;
/** Takes VLANs away. */
export const RTM_DELVLAN = 113;
/** VLANs. */
export const RTM_GETVLAN = 114;
/** Gives a tunnel an id. */
export const RTM_NEWTUNNEL = 120;
/** Takes an id away. */
export const RTM_DELTUNNEL = 121;
/** Ids of tunnels. */
export const RTM_GETTUNNEL = 122;

export const RTNLGRP_MDB = 26;
export const RTNLGRP_BRVLAN = 33;
