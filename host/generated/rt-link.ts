/** Made from specs/rt-link.yaml by `npm run generate`. Do not edit. */

/** The most bytes of a link's name, its NUL included. */
export const IFNAMSIZ = 16;

/** Likewise of another name. */
export const ALTIFNAMSIZ = 128;

/** Likewise of an alias. */
export const IFALIASZ = 256;

/** The most bytes of a link-layer address. */
export const MAX_ADDR_LEN = 32;

// Kinds of link layer, in ifi-type.
export const ARPHRD_NETROM = 0;
export const ARPHRD_ETHER = 1;
export const ARPHRD_IEEE802 = 6;
export const ARPHRD_INFINIBAND = 32;
export const ARPHRD_PPP = 512;
export const ARPHRD_RAWIP = 519;
export const ARPHRD_TUNNEL = 768;
export const ARPHRD_TUNNEL6 = 769;
export const ARPHRD_LOOPBACK = 772;
export const ARPHRD_SIT = 776;
export const ARPHRD_IPGRE = 778;
export const ARPHRD_IEEE80211 = 801;
export const ARPHRD_NETLINK = 824;
export const ARPHRD_6LOWPAN = 825;
export const ARPHRD_VSOCKMON = 826;
export const ARPHRD_NONE = 65534;
export const ARPHRD_VOID = 65535;

// Operational states of RFC 2863.
export const IF_OPER_UNKNOWN = 0;
export const IF_OPER_NOTPRESENT = 1;
export const IF_OPER_DOWN = 2;
export const IF_OPER_LOWERLAYERDOWN = 3;
export const IF_OPER_TESTING = 4;
export const IF_OPER_DORMANT = 5;
export const IF_OPER_UP = 6;

// What a link with carrier goes to by itself.
/** up */
export const IF_LINK_MODE_DEFAULT = 0;
export const IF_LINK_MODE_DORMANT = 1;
export const IF_LINK_MODE_TESTING = 2;

// How a link makes its IPv6 link-local address.
/** From its link-layer address */
export const IN6_ADDR_GEN_MODE_EUI64 = 0;
/** Not at all */
export const IN6_ADDR_GEN_MODE_NONE = 1;
/** From the secret it was given */
export const IN6_ADDR_GEN_MODE_STABLE_PRIVACY = 2;
/** From a secret that it makes */
export const IN6_ADDR_GEN_MODE_RANDOM = 3;

/** Begins messages about links. */
export const enum Ifinfomsg {
  IFI_FAMILY = 0,
  /** The link layer, ARPHRD_* */
  IFI_TYPE = 2,
  IFI_INDEX = 4,
  IFI_FLAGS = 8,
  /** The flags that are to change, or have */
  IFI_CHANGE = 12,
}
export const IFINFOMSG_SIZE = 16;

export const enum IflaBridgeId {
  PRIO = 0,
  ADDR = 2,
}
export const IFLA_BRIDGE_ID_SIZE = 8;

export const enum IflaCacheinfo {
  MAX_REASM_LEN = 0,
  TSTAMP = 4,
  REACHABLE_TIME = 8,
  RETRANS_TIME = 12,
}
export const IFLA_CACHEINFO_SIZE = 16;

export const enum RtnlLinkStats {
  RX_PACKETS = 0,
  TX_PACKETS = 4,
  RX_BYTES = 8,
  TX_BYTES = 12,
  RX_ERRORS = 16,
  TX_ERRORS = 20,
  RX_DROPPED = 24,
  TX_DROPPED = 28,
  MULTICAST = 32,
  COLLISIONS = 36,
  RX_LENGTH_ERRORS = 40,
  RX_OVER_ERRORS = 44,
  RX_CRC_ERRORS = 48,
  RX_FRAME_ERRORS = 52,
  RX_FIFO_ERRORS = 56,
  RX_MISSED_ERRORS = 60,
  TX_ABORTED_ERRORS = 64,
  TX_CARRIER_ERRORS = 68,
  TX_FIFO_ERRORS = 72,
  TX_HEARTBEAT_ERRORS = 76,
  TX_WINDOW_ERRORS = 80,
  RX_COMPRESSED = 84,
  TX_COMPRESSED = 88,
  RX_NOHANDLER = 92,
}
export const RTNL_LINK_STATS_SIZE = 96;

export const enum RtnlLinkStats64 {
  RX_PACKETS = 0,
  TX_PACKETS = 8,
  RX_BYTES = 16,
  TX_BYTES = 24,
  RX_ERRORS = 32,
  TX_ERRORS = 40,
  RX_DROPPED = 48,
  TX_DROPPED = 56,
  MULTICAST = 64,
  COLLISIONS = 72,
  RX_LENGTH_ERRORS = 80,
  RX_OVER_ERRORS = 88,
  RX_CRC_ERRORS = 96,
  RX_FRAME_ERRORS = 104,
  RX_FIFO_ERRORS = 112,
  RX_MISSED_ERRORS = 120,
  TX_ABORTED_ERRORS = 128,
  TX_CARRIER_ERRORS = 136,
  TX_FIFO_ERRORS = 144,
  TX_HEARTBEAT_ERRORS = 152,
  TX_WINDOW_ERRORS = 160,
  RX_COMPRESSED = 168,
  TX_COMPRESSED = 176,
  RX_NOHANDLER = 184,
  RX_OTHERHOST_DROPPED = 192,
}
export const RTNL_LINK_STATS64_SIZE = 200;

export const enum RtnlLinkIfmap {
  MEM_START = 0,
  MEM_END = 8,
  BASE_ADDR = 16,
  IRQ = 24,
  DMA = 26,
  PORT = 27,
}
export const RTNL_LINK_IFMAP_SIZE = 32;

// Positions in the counters of ICMPv6, the first of which is how many there are.
export const ICMP6_MIB_NUM = 0;
export const ICMP6_MIB_INMSGS = 1;
export const ICMP6_MIB_INERRORS = 2;
export const ICMP6_MIB_OUTMSGS = 3;
export const ICMP6_MIB_OUTERRORS = 4;
export const ICMP6_MIB_CSUMERRORS = 5;
export const ICMP6_MIB_RATELIMITHOST = 6;

// Positions in the counters of IPv6, the first of which is how many there are.
export const IPSTATS_MIB_NUM = 0;
export const IPSTATS_MIB_INPKTS = 1;
export const IPSTATS_MIB_INOCTETS = 2;
export const IPSTATS_MIB_INDELIVERS = 3;
export const IPSTATS_MIB_NOECTPKTS = 4;
export const IPSTATS_MIB_ECT1_PKTS = 5;
export const IPSTATS_MIB_ECT0_PKTS = 6;
export const IPSTATS_MIB_CEPKTS = 7;
export const IPSTATS_MIB_OUTPKTS = 8;
export const IPSTATS_MIB_OUTTRANSMITS = 9;
export const IPSTATS_MIB_OUTOCTETS = 10;
export const IPSTATS_MIB_OUTFORWDATAGRAMS = 11;
export const IPSTATS_MIB_INHDRERRORS = 12;
export const IPSTATS_MIB_INTOOBIGERRORS = 13;
export const IPSTATS_MIB_INNOROUTES = 14;
export const IPSTATS_MIB_INADDRERRORS = 15;
export const IPSTATS_MIB_INUNKNOWNPROTOS = 16;
export const IPSTATS_MIB_INTRUNCATEDPKTS = 17;
export const IPSTATS_MIB_INDISCARDS = 18;
export const IPSTATS_MIB_OUTDISCARDS = 19;
export const IPSTATS_MIB_OUTNOROUTES = 20;
export const IPSTATS_MIB_REASMTIMEOUT = 21;
export const IPSTATS_MIB_REASMREQDS = 22;
export const IPSTATS_MIB_REASMOKS = 23;
export const IPSTATS_MIB_REASMFAILS = 24;
export const IPSTATS_MIB_FRAGOKS = 25;
export const IPSTATS_MIB_FRAGFAILS = 26;
export const IPSTATS_MIB_FRAGCREATES = 27;
export const IPSTATS_MIB_INMCASTPKTS = 28;
export const IPSTATS_MIB_OUTMCASTPKTS = 29;
export const IPSTATS_MIB_INBCASTPKTS = 30;
export const IPSTATS_MIB_OUTBCASTPKTS = 31;
export const IPSTATS_MIB_INMCASTOCTETS = 32;
export const IPSTATS_MIB_OUTMCASTOCTETS = 33;
export const IPSTATS_MIB_INBCASTOCTETS = 34;
export const IPSTATS_MIB_OUTBCASTOCTETS = 35;
export const IPSTATS_MIB_CSUMERRORS = 36;
export const IPSTATS_MIB_REASM_OVERLAPS = 37;

/** What a bridge counts of a VLAN. */
export const enum BridgeVlanXstats {
  RX_BYTES = 0,
  RX_PACKETS = 8,
  TX_BYTES = 16,
  TX_PACKETS = 24,
  VID = 32,
  FLAGS = 34,
}
export const BRIDGE_VLAN_XSTATS_SIZE = 40;

/** How often a port came to block and to forward, and what of the spanning tree was received and sent. */
export const enum BridgeStpXstats {
  TRANSITION_BLK = 0,
  TRANSITION_FWD = 8,
  RX_BPDU = 16,
  TX_BPDU = 24,
  RX_TCN = 32,
  TX_TCN = 40,
}
export const BRIDGE_STP_XSTATS_SIZE = 48;

// Why a link's message was sent.
export const IFLA_EVENT_NONE = 0;
export const IFLA_EVENT_REBOOT = 1;
export const IFLA_EVENT_FEATURES = 2;
export const IFLA_EVENT_BONDING_FAILOVER = 3;
export const IFLA_EVENT_NOTIFY_PEERS = 4;
export const IFLA_EVENT_IGMP_RESEND = 5;
export const IFLA_EVENT_BONDING_OPTIONS = 6;

// What a port of a bridge does with packets.
export const BR_STATE_DISABLED = 0;
export const BR_STATE_LISTENING = 1;
export const BR_STATE_LEARNING = 2;
export const BR_STATE_FORWARDING = 3;
export const BR_STATE_BLOCKING = 4;

// Whom a request about a port is for.
export const BRIDGE_FLAGS_MASTER = 0x1;
export const BRIDGE_FLAGS_SELF = 0x2;

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

// Numbers of the switches of a bridge.
export const BR_BOOLOPT_NO_LL_LEARN = 0;
export const BR_BOOLOPT_MCAST_VLAN_SNOOPING = 1;
export const BR_BOOLOPT_MST_ENABLE = 2;
export const BR_BOOLOPT_MDB_OFFLOAD_FAIL_NOTIFICATION = 3;
export const BR_BOOLOPT_FDB_LOCAL_VLAN_0 = 4;

/** Switches of a bridge. */
export const enum BrBooloptMulti {
  OPTVAL = 0,
  OPTMASK = 4,
}
export const BR_BOOLOPT_MULTI_SIZE = 8;

/** Begins messages about counters. */
export const enum IfStatsMsg {
  FAMILY = 0,
  IFINDEX = 4,
  /** Bit n - 1 asks for attribute n */
  FILTER_MASK = 8,
}
export const IF_STATS_MSG_SIZE = 12;

export const enum IflaVlanFlags {
  FLAGS = 0,
  MASK = 4,
}
export const IFLA_VLAN_FLAGS_SIZE = 8;

export const enum IflaVlanQosMapping {
  FROM = 0,
  TO = 4,
}
export const IFLA_VLAN_QOS_MAPPING_SIZE = 8;

export const enum IflaGenevePortRange {
  LOW = 0,
  HIGH = 2,
}
export const IFLA_GENEVE_PORT_RANGE_SIZE = 4;

export const enum IflaVfMac {
  VF = 0,
  MAC = 4,
}
export const IFLA_VF_MAC_SIZE = 36;

export const enum IflaVfVlan {
  VF = 0,
  VLAN = 4,
  QOS = 8,
}
export const IFLA_VF_VLAN_SIZE = 12;

export const enum IflaVfTxRate {
  VF = 0,
  RATE = 4,
}
export const IFLA_VF_TX_RATE_SIZE = 8;

export const enum IflaVfSpoofchk {
  VF = 0,
  SETTING = 4,
}
export const IFLA_VF_SPOOFCHK_SIZE = 8;

export const enum IflaVfLinkState {
  VF = 0,
  LINK_STATE = 4,
}
export const IFLA_VF_LINK_STATE_SIZE = 8;

export const enum IflaVfRate {
  VF = 0,
  MIN_TX_RATE = 4,
  MAX_TX_RATE = 8,
}
export const IFLA_VF_RATE_SIZE = 12;

export const enum IflaVfRssQueryEn {
  VF = 0,
  SETTING = 4,
}
export const IFLA_VF_RSS_QUERY_EN_SIZE = 8;

export const enum IflaVfTrust {
  VF = 0,
  SETTING = 4,
}
export const IFLA_VF_TRUST_SIZE = 8;

export const enum IflaVfGuid {
  VF = 0,
  GUID = 8,
}
export const IFLA_VF_GUID_SIZE = 16;

export const enum IflaVfVlanInfo {
  VF = 0,
  VLAN = 4,
  QOS = 8,
  VLAN_PROTO = 12,
}
export const IFLA_VF_VLAN_INFO_SIZE = 16;

// What else a link's message is to hold; skip-stats, what not.
export const RTEXT_FILTER_VF = 0x1;
export const RTEXT_FILTER_BRVLAN = 0x2;
export const RTEXT_FILTER_BRVLAN_COMPRESSED = 0x4;
export const RTEXT_FILTER_SKIP_STATS = 0x8;
export const RTEXT_FILTER_MRP = 0x10;
export const RTEXT_FILTER_CFM_CONFIG = 0x20;
export const RTEXT_FILTER_CFM_STATUS = 0x40;
export const RTEXT_FILTER_MST = 0x80;

export const OVPN_MODE_P2P = 0;
export const OVPN_MODE_MP = 1;

export const enum IflaVxlanPortRange {
  LOW = 0,
  HIGH = 2,
}
export const IFLA_VXLAN_PORT_RANGE_SIZE = 4;

export const MACVLAN_MODE_PRIVATE = 0x1;
export const MACVLAN_MODE_VEPA = 0x2;
export const MACVLAN_MODE_BRIDGE = 0x4;
export const MACVLAN_MODE_PASSTHRU = 0x8;
export const MACVLAN_MODE_SOURCE = 0x10;

export const MACVLAN_MACADDR_ADD = 0;
export const MACVLAN_MACADDR_DEL = 1;
export const MACVLAN_MACADDR_FLUSH = 2;
export const MACVLAN_MACADDR_SET = 3;

export const MACVLAN_FLAG_NOPROMISC = 0x1;
export const MACVLAN_FLAG_NODST = 0x2;

export const IPVLAN_MODE_L2 = 0;
export const IPVLAN_MODE_L3 = 1;
export const IPVLAN_MODE_L3S = 2;

// Whether what is sent may be cut into fragments.
export const VXLAN_DF_UNSET = 0;
export const VXLAN_DF_SET = 1;
export const VXLAN_DF_INHERIT = 2;

/** The bits of an ID; itself none that a link may have. */
export const VLAN_VID_MASK = 4095;

/** One more than the highest ID of a vxlan. */
export const VXLAN_N_VID = 16777216;

// How a bond spreads what it sends.
/** balance-rr */
export const BOND_MODE_ROUNDROBIN = 0;
/** active-backup */
export const BOND_MODE_ACTIVEBACKUP = 1;
/** balance-xor */
export const BOND_MODE_XOR = 2;
/** broadcast */
export const BOND_MODE_BROADCAST = 3;
/** 802.3ad */
export const BOND_MODE_8023AD = 4;
/** balance-tlb */
export const BOND_MODE_TLB = 5;
/** balance-alb */
export const BOND_MODE_ALB = 6;

// What a bond knows of a port's link.
export const BOND_LINK_UP = 0;
export const BOND_LINK_FAIL = 1;
export const BOND_LINK_DOWN = 2;
export const BOND_LINK_BACK = 3;

// What a port is to its bond.
export const BOND_STATE_ACTIVE = 0;
export const BOND_STATE_BACKUP = 1;

// What of a packet chooses the port that it goes out of.
export const BOND_XMIT_POLICY_LAYER2 = 0;
export const BOND_XMIT_POLICY_LAYER34 = 1;
export const BOND_XMIT_POLICY_LAYER23 = 2;
export const BOND_XMIT_POLICY_ENCAP23 = 3;
export const BOND_XMIT_POLICY_ENCAP34 = 4;
export const BOND_XMIT_POLICY_VLAN_SRCMAC = 5;

// Whose address a bond has while ports take over from each other.
export const BOND_FOM_NONE = 0;
export const BOND_FOM_ACTIVE = 1;
export const BOND_FOM_FOLLOW = 2;

// Whose ARP is looked into, and whether nothing else counts.
export const BOND_ARP_VALIDATE_ACTIVE = 0x1;
export const BOND_ARP_VALIDATE_BACKUP = 0x2;
export const BOND_ARP_VALIDATE_FILTER = 0x4;

// Whether one target of the ARP monitor must answer, or each.
export const BOND_ARP_TARGETS_ANY = 0;
export const BOND_ARP_TARGETS_ALL = 1;

// When the primary port becomes the active one again.
export const BOND_PRI_RESELECT_ALWAYS = 0;
export const BOND_PRI_RESELECT_BETTER = 1;
export const BOND_PRI_RESELECT_FAILURE = 2;

// Which aggregator a bond of mode 802.3ad sends by.
export const BOND_AD_STABLE = 0;
export const BOND_AD_BANDWIDTH = 1;
export const BOND_AD_COUNT = 2;
export const BOND_AD_PRIO = 3;

// What a port of mode 802.3ad says of itself, and takes its partner to be in.
export const LACP_STATE_LACP_ACTIVITY = 0x1;
export const LACP_STATE_LACP_TIMEOUT = 0x2;
export const LACP_STATE_AGGREGATION = 0x4;
export const LACP_STATE_SYNCHRONIZATION = 0x8;
export const LACP_STATE_COLLECTING = 0x10;
export const LACP_STATE_DISTRIBUTING = 0x20;
export const LACP_STATE_DEFAULTED = 0x40;
export const LACP_STATE_EXPIRED = 0x80;

// What a program at a tun device reads and writes, packets or frames.
export const IFF_TUN = 0x1;
export const IFF_TAP = 0x2;

// Where a program sits.
export const XDP_ATTACHED_NONE = 0;
export const XDP_ATTACHED_DRV = 1;
export const XDP_ATTACHED_SKB = 2;
export const XDP_ATTACHED_HW = 3;
export const XDP_ATTACHED_MULTI = 4;

export const XDP_FLAGS_UPDATE_IF_NOEXIST = 0x1;
export const XDP_FLAGS_SKB_MODE = 0x2;
export const XDP_FLAGS_DRV_MODE = 0x4;
export const XDP_FLAGS_HW_MODE = 0x8;
export const XDP_FLAGS_REPLACE = 0x10;

/** Of the link layer. */
export const IFLA_ADDRESS = 1;
export const IFLA_BROADCAST = 2;
export const IFLA_IFNAME = 3;
export const IFLA_MTU = 4;
/** The link below, or the other end. */
export const IFLA_LINK = 5;
/** What orders its sending. */
export const IFLA_QDISC = 6;
export const IFLA_STATS = 7;
export const IFLA_COST = 8;
export const IFLA_PRIORITY = 9;
/** The link that it is a port of. */
export const IFLA_MASTER = 10;
export const IFLA_WIRELESS = 11;
/** What the family of the header keeps; attributes. */
export const IFLA_PROTINFO = 12;
/** Packets that may wait to be sent. */
export const IFLA_TXQLEN = 13;
export const IFLA_MAP = 14;
export const IFLA_WEIGHT = 15;
/** IF_OPER_*. */
export const IFLA_OPERSTATE = 16;
/** IF_LINK_MODE_*. */
export const IFLA_LINKMODE = 17;
export const IFLA_LINKINFO = 18;
/** The namespace it is to be in, by a process. */
export const IFLA_NET_NS_PID = 19;
export const IFLA_IFALIAS = 20;
export const IFLA_NUM_VF = 21;
export const IFLA_VFINFO_LIST = 22;
export const IFLA_STATS64 = 23;
export const IFLA_VF_PORTS = 24;
export const IFLA_PORT_SELF = 25;
export const IFLA_AF_SPEC = 26;
export const IFLA_GROUP = 27;
/** Likewise by a descriptor. */
export const IFLA_NET_NS_FD = 28;
export const IFLA_EXT_MASK = 29;
/** How often it was asked to take everything. */
export const IFLA_PROMISCUITY = 30;
export const IFLA_NUM_TX_QUEUES = 31;
export const IFLA_NUM_RX_QUEUES = 32;
export const IFLA_CARRIER = 33;
export const IFLA_PHYS_PORT_ID = 34;
/** How often carrier came or went. */
export const IFLA_CARRIER_CHANGES = 35;
export const IFLA_PHYS_SWITCH_ID = 36;
/** The namespace of the link below or the other end. */
export const IFLA_LINK_NETNSID = 37;
export const IFLA_PHYS_PORT_NAME = 38;
export const IFLA_PROTO_DOWN = 39;
export const IFLA_GSO_MAX_SEGS = 40;
export const IFLA_GSO_MAX_SIZE = 41;
export const IFLA_PAD = 42;
export const IFLA_XDP = 43;
/** Why the message was sent. */
export const IFLA_EVENT = 44;
/** The namespace it went to. */
export const IFLA_NEW_NETNSID = 45;
/** The namespace that is meant. */
export const IFLA_TARGET_NETNSID = 46;
export const IFLA_CARRIER_UP_COUNT = 47;
export const IFLA_CARRIER_DOWN_COUNT = 48;
/** Its index there. */
export const IFLA_NEW_IFINDEX = 49;
export const IFLA_MIN_MTU = 50;
export const IFLA_MAX_MTU = 51;
export const IFLA_PROP_LIST = 52;
export const IFLA_ALT_IFNAME = 53;
export const IFLA_PERM_ADDRESS = 54;
export const IFLA_PROTO_DOWN_REASON = 55;
export const IFLA_PARENT_DEV_NAME = 56;
export const IFLA_PARENT_DEV_BUS_NAME = 57;
export const IFLA_GRO_MAX_SIZE = 58;
export const IFLA_TSO_MAX_SIZE = 59;
export const IFLA_TSO_MAX_SEGS = 60;
/** How often it was asked to take all multicast. */
export const IFLA_ALLMULTI = 61;
export const IFLA_DEVLINK_PORT = 62;
export const IFLA_GSO_IPV4_MAX_SIZE = 63;
export const IFLA_GRO_IPV4_MAX_SIZE = 64;
export const IFLA_DPLL_PIN = 65;
/** In nanoseconds. */
export const IFLA_MAX_PACING_OFFLOAD_HORIZON = 66;
/** It stays in its namespace. */
export const IFLA_NETNS_IMMUTABLE = 67;
export const IFLA_HEADROOM = 68;
export const IFLA_TAILROOM = 69;

export const IFLA_PROTO_DOWN_REASON_MASK = 1;
export const IFLA_PROTO_DOWN_REASON_VALUE = 2;

// What families of addresses keep of a link, each under its number.
export const AF_INET = 2;
export const AF_INET6 = 10;
export const AF_MCTP = 45;

export const IFLA_VF_INFO = 1;

export const IFLA_VF_MAC = 1;
export const IFLA_VF_VLAN = 2;
export const IFLA_VF_TX_RATE = 3;
export const IFLA_VF_SPOOFCHK = 4;
export const IFLA_VF_LINK_STATE = 5;
export const IFLA_VF_RATE = 6;
export const IFLA_VF_RSS_QUERY_EN = 7;
export const IFLA_VF_STATS = 8;
export const IFLA_VF_TRUST = 9;
export const IFLA_VF_IB_NODE_GUID = 10;
export const IFLA_VF_IB_PORT_GUID = 11;
export const IFLA_VF_VLAN_LIST = 12;
export const IFLA_VF_BROADCAST = 13;

export const IFLA_VF_STATS_RX_PACKETS = 0;
export const IFLA_VF_STATS_TX_PACKETS = 1;
export const IFLA_VF_STATS_RX_BYTES = 2;
export const IFLA_VF_STATS_TX_BYTES = 3;
export const IFLA_VF_STATS_BROADCAST = 4;
export const IFLA_VF_STATS_MULTICAST = 5;
export const IFLA_VF_STATS_PAD = 6;
export const IFLA_VF_STATS_RX_DROPPED = 7;
export const IFLA_VF_STATS_TX_DROPPED = 8;

export const IFLA_VF_VLAN_INFO = 1;

export const IFLA_PORT_VF = 1;
export const IFLA_PORT_PROFILE = 2;
/** No longer used. */
export const IFLA_PORT_VSI_TYPE = 3;
export const IFLA_PORT_INSTANCE_UUID = 4;
export const IFLA_PORT_HOST_UUID = 5;
export const IFLA_PORT_REQUEST = 6;
export const IFLA_PORT_RESPONSE = 7;

export const IFLA_VF_PORT = 1;

/** Such as veth, bridge, vlan. */
export const IFLA_INFO_KIND = 1;
export const IFLA_INFO_DATA = 2;
export const IFLA_INFO_XSTATS = 3;
/** The kind of the link that it is a port of. */
export const IFLA_INFO_SLAVE_KIND = 4;
export const IFLA_INFO_SLAVE_DATA = 5;

export const IFLA_BOND_MODE = 1;
export const IFLA_BOND_ACTIVE_SLAVE = 2;
export const IFLA_BOND_MIIMON = 3;
export const IFLA_BOND_UPDELAY = 4;
export const IFLA_BOND_DOWNDELAY = 5;
export const IFLA_BOND_USE_CARRIER = 6;
export const IFLA_BOND_ARP_INTERVAL = 7;
export const IFLA_BOND_ARP_IP_TARGET = 8;
export const IFLA_BOND_ARP_VALIDATE = 9;
export const IFLA_BOND_ARP_ALL_TARGETS = 10;
export const IFLA_BOND_PRIMARY = 11;
export const IFLA_BOND_PRIMARY_RESELECT = 12;
export const IFLA_BOND_FAIL_OVER_MAC = 13;
export const IFLA_BOND_XMIT_HASH_POLICY = 14;
export const IFLA_BOND_RESEND_IGMP = 15;
export const IFLA_BOND_NUM_PEER_NOTIF = 16;
export const IFLA_BOND_ALL_SLAVES_ACTIVE = 17;
export const IFLA_BOND_MIN_LINKS = 18;
export const IFLA_BOND_LP_INTERVAL = 19;
export const IFLA_BOND_PACKETS_PER_SLAVE = 20;
export const IFLA_BOND_AD_LACP_RATE = 21;
export const IFLA_BOND_AD_SELECT = 22;
export const IFLA_BOND_AD_INFO = 23;
export const IFLA_BOND_AD_ACTOR_SYS_PRIO = 24;
export const IFLA_BOND_AD_USER_PORT_KEY = 25;
export const IFLA_BOND_AD_ACTOR_SYSTEM = 26;
export const IFLA_BOND_TLB_DYNAMIC_LB = 27;
export const IFLA_BOND_PEER_NOTIF_DELAY = 28;
export const IFLA_BOND_AD_LACP_ACTIVE = 29;
export const IFLA_BOND_MISSED_MAX = 30;
export const IFLA_BOND_NS_IP6_TARGET = 31;
export const IFLA_BOND_COUPLED_CONTROL = 32;
export const IFLA_BOND_BROADCAST_NEIGH = 33;

export const IFLA_BOND_AD_INFO_AGGREGATOR = 1;
export const IFLA_BOND_AD_INFO_NUM_PORTS = 2;
export const IFLA_BOND_AD_INFO_ACTOR_KEY = 3;
export const IFLA_BOND_AD_INFO_PARTNER_KEY = 4;
export const IFLA_BOND_AD_INFO_PARTNER_MAC = 5;

export const IFLA_BOND_SLAVE_STATE = 1;
export const IFLA_BOND_SLAVE_MII_STATUS = 2;
export const IFLA_BOND_SLAVE_LINK_FAILURE_COUNT = 3;
export const IFLA_BOND_SLAVE_PERM_HWADDR = 4;
export const IFLA_BOND_SLAVE_QUEUE_ID = 5;
export const IFLA_BOND_SLAVE_AD_AGGREGATOR_ID = 6;
export const IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE = 7;
export const IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE = 8;
export const IFLA_BOND_SLAVE_PRIO = 9;
export const IFLA_BOND_SLAVE_ACTOR_PORT_PRIO = 10;

export const IFLA_BR_FORWARD_DELAY = 1;
export const IFLA_BR_HELLO_TIME = 2;
export const IFLA_BR_MAX_AGE = 3;
export const IFLA_BR_AGEING_TIME = 4;
export const IFLA_BR_STP_STATE = 5;
export const IFLA_BR_PRIORITY = 6;
export const IFLA_BR_VLAN_FILTERING = 7;
export const IFLA_BR_VLAN_PROTOCOL = 8;
export const IFLA_BR_GROUP_FWD_MASK = 9;
export const IFLA_BR_ROOT_ID = 10;
export const IFLA_BR_BRIDGE_ID = 11;
export const IFLA_BR_ROOT_PORT = 12;
export const IFLA_BR_ROOT_PATH_COST = 13;
export const IFLA_BR_TOPOLOGY_CHANGE = 14;
export const IFLA_BR_TOPOLOGY_CHANGE_DETECTED = 15;
export const IFLA_BR_HELLO_TIMER = 16;
export const IFLA_BR_TCN_TIMER = 17;
export const IFLA_BR_TOPOLOGY_CHANGE_TIMER = 18;
export const IFLA_BR_GC_TIMER = 19;
export const IFLA_BR_GROUP_ADDR = 20;
export const IFLA_BR_FDB_FLUSH = 21;
export const IFLA_BR_MCAST_ROUTER = 22;
export const IFLA_BR_MCAST_SNOOPING = 23;
export const IFLA_BR_MCAST_QUERY_USE_IFADDR = 24;
export const IFLA_BR_MCAST_QUERIER = 25;
export const IFLA_BR_MCAST_HASH_ELASTICITY = 26;
export const IFLA_BR_MCAST_HASH_MAX = 27;
export const IFLA_BR_MCAST_LAST_MEMBER_CNT = 28;
export const IFLA_BR_MCAST_STARTUP_QUERY_CNT = 29;
export const IFLA_BR_MCAST_LAST_MEMBER_INTVL = 30;
export const IFLA_BR_MCAST_MEMBERSHIP_INTVL = 31;
export const IFLA_BR_MCAST_QUERIER_INTVL = 32;
export const IFLA_BR_MCAST_QUERY_INTVL = 33;
export const IFLA_BR_MCAST_QUERY_RESPONSE_INTVL = 34;
export const IFLA_BR_MCAST_STARTUP_QUERY_INTVL = 35;
export const IFLA_BR_NF_CALL_IPTABLES = 36;
export const IFLA_BR_NF_CALL_IP6TABLES = 37;
export const IFLA_BR_NF_CALL_ARPTABLES = 38;
export const IFLA_BR_VLAN_DEFAULT_PVID = 39;
export const IFLA_BR_PAD = 40;
export const IFLA_BR_VLAN_STATS_ENABLED = 41;
export const IFLA_BR_MCAST_STATS_ENABLED = 42;
export const IFLA_BR_MCAST_IGMP_VERSION = 43;
export const IFLA_BR_MCAST_MLD_VERSION = 44;
export const IFLA_BR_VLAN_STATS_PER_PORT = 45;
export const IFLA_BR_MULTI_BOOLOPT = 46;
export const IFLA_BR_MCAST_QUERIER_STATE = 47;
export const IFLA_BR_FDB_N_LEARNED = 48;
export const IFLA_BR_FDB_MAX_LEARNED = 49;

// Who asks for groups on a bridge, and for how much longer another is believed to.
export const BRIDGE_QUERIER_IP_ADDRESS = 1;
export const BRIDGE_QUERIER_IP_PORT = 2;
export const BRIDGE_QUERIER_IP_OTHER_TIMER = 3;
export const BRIDGE_QUERIER_PAD = 4;
export const BRIDGE_QUERIER_IPV6_ADDRESS = 5;
export const BRIDGE_QUERIER_IPV6_PORT = 6;
export const BRIDGE_QUERIER_IPV6_OTHER_TIMER = 7;

export const IFLA_BRPORT_STATE = 1;
export const IFLA_BRPORT_PRIORITY = 2;
export const IFLA_BRPORT_COST = 3;
export const IFLA_BRPORT_MODE = 4;
export const IFLA_BRPORT_GUARD = 5;
export const IFLA_BRPORT_PROTECT = 6;
export const IFLA_BRPORT_FAST_LEAVE = 7;
export const IFLA_BRPORT_LEARNING = 8;
export const IFLA_BRPORT_UNICAST_FLOOD = 9;
export const IFLA_BRPORT_PROXYARP = 10;
export const IFLA_BRPORT_LEARNING_SYNC = 11;
export const IFLA_BRPORT_PROXYARP_WIFI = 12;
export const IFLA_BRPORT_ROOT_ID = 13;
export const IFLA_BRPORT_BRIDGE_ID = 14;
export const IFLA_BRPORT_DESIGNATED_PORT = 15;
export const IFLA_BRPORT_DESIGNATED_COST = 16;
export const IFLA_BRPORT_ID = 17;
export const IFLA_BRPORT_NO = 18;
export const IFLA_BRPORT_TOPOLOGY_CHANGE_ACK = 19;
export const IFLA_BRPORT_CONFIG_PENDING = 20;
export const IFLA_BRPORT_MESSAGE_AGE_TIMER = 21;
export const IFLA_BRPORT_FORWARD_DELAY_TIMER = 22;
export const IFLA_BRPORT_HOLD_TIMER = 23;
export const IFLA_BRPORT_FLUSH = 24;
export const IFLA_BRPORT_MULTICAST_ROUTER = 25;
export const IFLA_BRPORT_PAD = 26;
export const IFLA_BRPORT_MCAST_FLOOD = 27;
export const IFLA_BRPORT_MCAST_TO_UCAST = 28;
export const IFLA_BRPORT_VLAN_TUNNEL = 29;
export const IFLA_BRPORT_BCAST_FLOOD = 30;
export const IFLA_BRPORT_GROUP_FWD_MASK = 31;
export const IFLA_BRPORT_NEIGH_SUPPRESS = 32;
export const IFLA_BRPORT_ISOLATED = 33;
export const IFLA_BRPORT_BACKUP_PORT = 34;
export const IFLA_BRPORT_MRP_RING_OPEN = 35;
export const IFLA_BRPORT_MRP_IN_OPEN = 36;
export const IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT = 37;
export const IFLA_BRPORT_MCAST_EHT_HOSTS_CNT = 38;
export const IFLA_BRPORT_LOCKED = 39;
export const IFLA_BRPORT_MAB = 40;
export const IFLA_BRPORT_MCAST_N_GROUPS = 41;
export const IFLA_BRPORT_MCAST_MAX_GROUPS = 42;
export const IFLA_BRPORT_NEIGH_VLAN_SUPPRESS = 43;
export const IFLA_BRPORT_BACKUP_NHID = 44;

// Of af-spec, in requests of a bridge's family.
export const IFLA_BRIDGE_FLAGS = 0;
export const IFLA_BRIDGE_MODE = 1;
export const IFLA_BRIDGE_VLAN_INFO = 2;
export const IFLA_BRIDGE_VLAN_TUNNEL_INFO = 3;
export const IFLA_BRIDGE_MRP = 4;
export const IFLA_BRIDGE_CFM = 5;
export const IFLA_BRIDGE_MST = 6;

export const IFLA_BRIDGE_VLAN_TUNNEL_ID = 1;
export const IFLA_BRIDGE_VLAN_TUNNEL_VID = 2;
export const IFLA_BRIDGE_VLAN_TUNNEL_FLAGS = 3;

export const IFLA_BRIDGE_MST_ENTRY = 1;

export const IFLA_BRIDGE_MST_ENTRY_MSTI = 1;
export const IFLA_BRIDGE_MST_ENTRY_STATE = 2;

export const IFLA_GRE_LINK = 1;
export const IFLA_GRE_IFLAGS = 2;
export const IFLA_GRE_OFLAGS = 3;
export const IFLA_GRE_IKEY = 4;
export const IFLA_GRE_OKEY = 5;
export const IFLA_GRE_LOCAL = 6;
export const IFLA_GRE_REMOTE = 7;
export const IFLA_GRE_TTL = 8;
export const IFLA_GRE_TOS = 9;
export const IFLA_GRE_PMTUDISC = 10;
export const IFLA_GRE_ENCAP_LIMIT = 11;
export const IFLA_GRE_FLOWINFO = 12;
export const IFLA_GRE_FLAGS = 13;
export const IFLA_GRE_ENCAP_TYPE = 14;
export const IFLA_GRE_ENCAP_FLAGS = 15;
export const IFLA_GRE_ENCAP_SPORT = 16;
export const IFLA_GRE_ENCAP_DPORT = 17;
export const IFLA_GRE_COLLECT_METADATA = 18;
export const IFLA_GRE_IGNORE_DF = 19;
export const IFLA_GRE_FWMARK = 20;
export const IFLA_GRE_ERSPAN_INDEX = 21;
export const IFLA_GRE_ERSPAN_VER = 22;
export const IFLA_GRE_ERSPAN_DIR = 23;
export const IFLA_GRE_ERSPAN_HWID = 24;

export const IFLA_VTI_LINK = 1;
export const IFLA_VTI_IKEY = 2;
export const IFLA_VTI_OKEY = 3;
export const IFLA_VTI_LOCAL = 4;
export const IFLA_VTI_REMOTE = 5;
export const IFLA_VTI_FWMARK = 6;

export const IFLA_GENEVE_ID = 1;
export const IFLA_GENEVE_REMOTE = 2;
export const IFLA_GENEVE_TTL = 3;
export const IFLA_GENEVE_TOS = 4;
export const IFLA_GENEVE_PORT = 5;
export const IFLA_GENEVE_COLLECT_METADATA = 6;
export const IFLA_GENEVE_REMOTE6 = 7;
export const IFLA_GENEVE_UDP_CSUM = 8;
export const IFLA_GENEVE_UDP_ZERO_CSUM6_TX = 9;
export const IFLA_GENEVE_UDP_ZERO_CSUM6_RX = 10;
export const IFLA_GENEVE_LABEL = 11;
export const IFLA_GENEVE_TTL_INHERIT = 12;
export const IFLA_GENEVE_DF = 13;
export const IFLA_GENEVE_INNER_PROTO_INHERIT = 14;
export const IFLA_GENEVE_PORT_RANGE = 15;

export const IFLA_IPTUN_LINK = 1;
export const IFLA_IPTUN_LOCAL = 2;
export const IFLA_IPTUN_REMOTE = 3;
export const IFLA_IPTUN_TTL = 4;
export const IFLA_IPTUN_TOS = 5;
export const IFLA_IPTUN_ENCAP_LIMIT = 6;
export const IFLA_IPTUN_FLOWINFO = 7;
export const IFLA_IPTUN_FLAGS = 8;
export const IFLA_IPTUN_PROTO = 9;
export const IFLA_IPTUN_PMTUDISC = 10;
export const IFLA_IPTUN_6RD_PREFIX = 11;
export const IFLA_IPTUN_6RD_RELAY_PREFIX = 12;
export const IFLA_IPTUN_6RD_PREFIXLEN = 13;
export const IFLA_IPTUN_6RD_RELAY_PREFIXLEN = 14;
export const IFLA_IPTUN_ENCAP_TYPE = 15;
export const IFLA_IPTUN_ENCAP_FLAGS = 16;
export const IFLA_IPTUN_ENCAP_SPORT = 17;
export const IFLA_IPTUN_ENCAP_DPORT = 18;
export const IFLA_IPTUN_COLLECT_METADATA = 19;
export const IFLA_IPTUN_FWMARK = 20;

export const IFLA_TUN_OWNER = 1;
export const IFLA_TUN_GROUP = 2;
export const IFLA_TUN_TYPE = 3;
export const IFLA_TUN_PI = 4;
export const IFLA_TUN_VNET_HDR = 5;
export const IFLA_TUN_PERSIST = 6;
export const IFLA_TUN_MULTI_QUEUE = 7;
export const IFLA_TUN_NUM_QUEUES = 8;
export const IFLA_TUN_NUM_DISABLED_QUEUES = 9;

export const IFLA_VLAN_ID = 1;
export const IFLA_VLAN_FLAGS = 2;
export const IFLA_VLAN_EGRESS_QOS = 3;
export const IFLA_VLAN_INGRESS_QOS = 4;
export const IFLA_VLAN_PROTOCOL = 5;

export const IFLA_VLAN_QOS_MAPPING = 1;

/** The other end. */
export const VETH_INFO_PEER = 1;

export const IFLA_MACVLAN_MODE = 1;
export const IFLA_MACVLAN_FLAGS = 2;
export const IFLA_MACVLAN_MACADDR_MODE = 3;
export const IFLA_MACVLAN_MACADDR = 4;
export const IFLA_MACVLAN_MACADDR_DATA = 5;
export const IFLA_MACVLAN_MACADDR_COUNT = 6;
export const IFLA_MACVLAN_BC_QUEUE_LEN = 7;
export const IFLA_MACVLAN_BC_QUEUE_LEN_USED = 8;
export const IFLA_MACVLAN_BC_CUTOFF = 9;

export const IFLA_IPVLAN_MODE = 1;
export const IFLA_IPVLAN_FLAGS = 2;

export const IFLA_VXLAN_ID = 1;
/** The group or the other end. */
export const IFLA_VXLAN_GROUP = 2;
export const IFLA_VXLAN_LINK = 3;
export const IFLA_VXLAN_LOCAL = 4;
export const IFLA_VXLAN_TTL = 5;
export const IFLA_VXLAN_TOS = 6;
export const IFLA_VXLAN_LEARNING = 7;
export const IFLA_VXLAN_AGEING = 8;
export const IFLA_VXLAN_LIMIT = 9;
/** Source ports. */
export const IFLA_VXLAN_PORT_RANGE = 10;
export const IFLA_VXLAN_PROXY = 11;
export const IFLA_VXLAN_RSC = 12;
export const IFLA_VXLAN_L2MISS = 13;
export const IFLA_VXLAN_L3MISS = 14;
/** The destination port. */
export const IFLA_VXLAN_PORT = 15;
export const IFLA_VXLAN_GROUP6 = 16;
export const IFLA_VXLAN_LOCAL6 = 17;
export const IFLA_VXLAN_UDP_CSUM = 18;
export const IFLA_VXLAN_UDP_ZERO_CSUM6_TX = 19;
export const IFLA_VXLAN_UDP_ZERO_CSUM6_RX = 20;
export const IFLA_VXLAN_REMCSUM_TX = 21;
export const IFLA_VXLAN_REMCSUM_RX = 22;
export const IFLA_VXLAN_GBP = 23;
export const IFLA_VXLAN_REMCSUM_NOPARTIAL = 24;
export const IFLA_VXLAN_COLLECT_METADATA = 25;
export const IFLA_VXLAN_LABEL = 26;
export const IFLA_VXLAN_GPE = 27;
export const IFLA_VXLAN_TTL_INHERIT = 28;
export const IFLA_VXLAN_DF = 29;
export const IFLA_VXLAN_VNIFILTER = 30;
export const IFLA_VXLAN_LOCALBYPASS = 31;
export const IFLA_VXLAN_LABEL_POLICY = 32;
export const IFLA_VXLAN_RESERVED_BITS = 33;
export const IFLA_VXLAN_MC_ROUTE = 34;

export const IFLA_VRF_TABLE = 1;

export const IFLA_VRF_PORT_TABLE = 1;

export const IFLA_XDP_FD = 1;
/** XDP_ATTACHED_*. */
export const IFLA_XDP_ATTACHED = 2;
export const IFLA_XDP_FLAGS = 3;
export const IFLA_XDP_PROG_ID = 4;
export const IFLA_XDP_DRV_PROG_ID = 5;
export const IFLA_XDP_SKB_PROG_ID = 6;
export const IFLA_XDP_HW_PROG_ID = 7;
export const IFLA_XDP_EXPECTED_FD = 8;

/** By ipv4-devconf; in a request, attributes. */
export const IFLA_INET_CONF = 1;

export const IFLA_INET6_FLAGS = 1;
/** By ipv6-devconf. */
export const IFLA_INET6_CONF = 2;
/** By ifla-inet6-stats. */
export const IFLA_INET6_STATS = 3;
export const IFLA_INET6_MCAST = 4;
export const IFLA_INET6_CACHEINFO = 5;
/** By ifla-icmp6-stats. */
export const IFLA_INET6_ICMP6STATS = 6;
/** What its addresses end with. */
export const IFLA_INET6_TOKEN = 7;
/** IN6_ADDR_GEN_MODE_*. */
export const IFLA_INET6_ADDR_GEN_MODE = 8;
export const IFLA_INET6_RA_MTU = 9;

export const IFLA_MCTP_NET = 1;
export const IFLA_MCTP_PHYS_BINDING = 2;

export const IFLA_STATS_LINK_64 = 1;
export const IFLA_STATS_LINK_XSTATS = 2;
export const IFLA_STATS_LINK_XSTATS_SLAVE = 3;
export const IFLA_STATS_LINK_OFFLOAD_XSTATS = 4;
export const IFLA_STATS_AF_SPEC = 5;

// Of requests for counters.
export const IFLA_STATS_GET_FILTERS = 1;
export const IFLA_STATS_SET_OFFLOAD_XSTATS_L3_STATS = 2;

// Counters of a bridge, and of its ports.
export const BRIDGE_XSTATS_VLAN = 1;
/** Multicast control messages seen, by type and direction; 240 bytes. */
export const BRIDGE_XSTATS_MCAST = 2;
export const BRIDGE_XSTATS_PAD = 3;
export const BRIDGE_XSTATS_STP = 4;

export const LINK_XSTATS_TYPE_BRIDGE = 1;
export const LINK_XSTATS_TYPE_BOND = 2;

export const IFLA_OFFLOAD_XSTATS_CPU_HIT = 1;
export const IFLA_OFFLOAD_XSTATS_HW_S_INFO = 2;
export const IFLA_OFFLOAD_XSTATS_L3_STATS = 3;

export const IFLA_OFFLOAD_XSTATS_HW_S_INFO_REQUEST = 1;
export const IFLA_OFFLOAD_XSTATS_HW_S_INFO_USED = 2;

// The port's handle, in the numbers of family devlink.
export const DEVLINK_ATTR_BUS_NAME = 1;
export const DEVLINK_ATTR_DEV_NAME = 2;
export const DEVLINK_ATTR_PORT_INDEX = 3;

export const DPLL_A_ID = 1;

export const IFLA_NETKIT_PEER_INFO = 1;
export const IFLA_NETKIT_PRIMARY = 2;
export const IFLA_NETKIT_POLICY = 3;
export const IFLA_NETKIT_PEER_POLICY = 4;
export const IFLA_NETKIT_MODE = 5;
export const IFLA_NETKIT_SCRUB = 6;
export const IFLA_NETKIT_PEER_SCRUB = 7;
export const IFLA_NETKIT_HEADROOM = 8;
export const IFLA_NETKIT_TAILROOM = 9;

export const IFLA_OVPN_MODE = 1;

/** Makes a link, or changes one. */
export const RTM_NEWLINK = 16;
/** A link has come or changed. */
export const RTM_NEWLINK_NTF = 16;
/** Deletes a link, or all of a group. */
export const RTM_DELLINK = 17;
/** A link is gone. */
export const RTM_DELLINK_NTF = 17;
/** One link, by index or name, or all. */
export const RTM_GETLINK = 18;
/** Changes a link. */
export const RTM_SETLINK = 19;
/** Gives a link other names. */
export const RTM_NEWLINKPROP = 108;
/** Takes names from a link. */
export const RTM_DELLINKPROP = 109;
/** Counters of one link, or of all. */
export const RTM_GETSTATS = 94;
/** Counting has been turned on or off. */
export const RTM_NEWSTATS_NTF = 92;
/** Turns counting in hardware on or off. */
export const RTM_SETSTATS = 95;

export const RTNLGRP_LINK = 1;
/** What IPv6 keeps of links, in messages of family AF_INET6. */
export const RTNLGRP_IPV6_IFINFO = 12;
export const RTNLGRP_STATS = 36;
