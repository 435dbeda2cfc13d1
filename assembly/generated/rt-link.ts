/** Made from specs/rt-link.yaml by `npm run generate`. Do not edit. */

/** The most bytes of a link's name, its NUL included. */
export const IFNAMSIZ: u32 = 16;

/** Likewise of another name. */
export const ALTIFNAMSIZ: u32 = 128;

/** Likewise of an alias. */
export const IFALIASZ: u32 = 256;

/** The most bytes of a link-layer address. */
export const MAX_ADDR_LEN: u32 = 32;

/** Kinds of link layer, in ifi-type. */
export const enum HardwareType {
  NETROM = 0,
  ETHER = 1,
  IEEE802 = 6,
  INFINIBAND = 32,
  PPP = 512,
  RAWIP = 519,
  TUNNEL = 768,
  TUNNEL6 = 769,
  LOOPBACK = 772,
  SIT = 776,
  IPGRE = 778,
  IEEE80211 = 801,
  NETLINK = 824,
  _6LOWPAN = 825,
  VSOCKMON = 826,
  NONE = 65534,
  VOID = 65535,
}

/** Operational states of RFC 2863. */
export const enum OperState {
  UNKNOWN = 0,
  NOTPRESENT = 1,
  DOWN = 2,
  LOWERLAYERDOWN = 3,
  TESTING = 4,
  DORMANT = 5,
  UP = 6,
}

/** What a link with carrier goes to by itself. */
export const enum LinkMode {
  /** up */
  DEFAULT = 0,
  DORMANT = 1,
  TESTING = 2,
}

/** How a link makes its IPv6 link-local address. */
export const enum AddrGenMode {
  /** From its link-layer address */
  EUI64 = 0,
  /** Not at all */
  NONE = 1,
  /** From the secret it was given */
  STABLE_PRIVACY = 2,
  /** From a secret that it makes */
  RANDOM = 3,
}

/** In ifi-flags; netdevice.yaml has them under their names in C. */
export const enum IfinfoFlags {
  UP = 0x1,
  BROADCAST = 0x2,
  DEBUG = 0x4,
  LOOPBACK = 0x8,
  POINT_TO_POINT = 0x10,
  NO_TRAILERS = 0x20,
  RUNNING = 0x40,
  NO_ARP = 0x80,
  PROMISC = 0x100,
  ALL_MULTI = 0x200,
  MASTER = 0x400,
  SLAVE = 0x800,
  MULTICAST = 0x1000,
  PORTSEL = 0x2000,
  AUTO_MEDIA = 0x4000,
  DYNAMIC = 0x8000,
  LOWER_UP = 0x10000,
  DORMANT = 0x20000,
  ECHO = 0x40000,
}

export const enum VlanProtocols {
  _8021Q = 33024,
  _8021AD = 34984,
}

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
export const IFINFOMSG_SIZE: u32 = 16;

export const enum IflaBridgeId {
  PRIO = 0,
  ADDR = 2,
}
export const IFLA_BRIDGE_ID_SIZE: u32 = 8;

export const enum IflaCacheinfo {
  MAX_REASM_LEN = 0,
  TSTAMP = 4,
  REACHABLE_TIME = 8,
  RETRANS_TIME = 12,
}
export const IFLA_CACHEINFO_SIZE: u32 = 16;

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
export const RTNL_LINK_STATS_SIZE: u32 = 96;

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
export const RTNL_LINK_STATS64_SIZE: u32 = 200;

export const enum RtnlLinkIfmap {
  MEM_START = 0,
  MEM_END = 8,
  BASE_ADDR = 16,
  IRQ = 24,
  DMA = 26,
  PORT = 27,
}
export const RTNL_LINK_IFMAP_SIZE: u32 = 32;

/** Positions in the settings of IPv4; to change one, the attribute's number is one more. */
export const enum Ipv4Devconf {
  FORWARDING = 0,
  MC_FORWARDING = 1,
  PROXY_ARP = 2,
  ACCEPT_REDIRECTS = 3,
  SECURE_REDIRECTS = 4,
  SEND_REDIRECTS = 5,
  SHARED_MEDIA = 6,
  RP_FILTER = 7,
  ACCEPT_SOURCE_ROUTE = 8,
  BOOTP_RELAY = 9,
  LOG_MARTIANS = 10,
  TAG = 11,
  ARPFILTER = 12,
  MEDIUM_ID = 13,
  NOXFRM = 14,
  NOPOLICY = 15,
  FORCE_IGMP_VERSION = 16,
  ARP_ANNOUNCE = 17,
  ARP_IGNORE = 18,
  PROMOTE_SECONDARIES = 19,
  ARP_ACCEPT = 20,
  ARP_NOTIFY = 21,
  ACCEPT_LOCAL = 22,
  SRC_VMARK = 23,
  PROXY_ARP_PVLAN = 24,
  ROUTE_LOCALNET = 25,
  IGMPV2_UNSOLICITED_REPORT_INTERVAL = 26,
  IGMPV3_UNSOLICITED_REPORT_INTERVAL = 27,
  IGNORE_ROUTES_WITH_LINKDOWN = 28,
  DROP_UNICAST_IN_L2_MULTICAST = 29,
  DROP_GRATUITOUS_ARP = 30,
  BC_FORWARDING = 31,
  ARP_EVICT_NOCARRIER = 32,
}
export const IPV4_DEVCONF_CNT: u32 = 33;

/** Positions in the settings of IPv6. */
export const enum Ipv6Devconf {
  FORWARDING = 0,
  HOPLIMIT = 1,
  MTU6 = 2,
  ACCEPT_RA = 3,
  ACCEPT_REDIRECTS = 4,
  AUTOCONF = 5,
  DAD_TRANSMITS = 6,
  RTR_SOLICITS = 7,
  RTR_SOLICIT_INTERVAL = 8,
  RTR_SOLICIT_DELAY = 9,
  USE_TEMPADDR = 10,
  TEMP_VALID_LFT = 11,
  TEMP_PREFERED_LFT = 12,
  REGEN_MAX_RETRY = 13,
  MAX_DESYNC_FACTOR = 14,
  MAX_ADDRESSES = 15,
  FORCE_MLD_VERSION = 16,
  ACCEPT_RA_DEFRTR = 17,
  ACCEPT_RA_PINFO = 18,
  ACCEPT_RA_RTR_PREF = 19,
  RTR_PROBE_INTERVAL = 20,
  ACCEPT_RA_RT_INFO_MAX_PLEN = 21,
  PROXY_NDP = 22,
  OPTIMISTIC_DAD = 23,
  ACCEPT_SOURCE_ROUTE = 24,
  MC_FORWARDING = 25,
  DISABLE_IPV6 = 26,
  ACCEPT_DAD = 27,
  FORCE_TLLAO = 28,
  NDISC_NOTIFY = 29,
  MLDV1_UNSOLICITED_REPORT_INTERVAL = 30,
  MLDV2_UNSOLICITED_REPORT_INTERVAL = 31,
  SUPPRESS_FRAG_NDISC = 32,
  ACCEPT_RA_FROM_LOCAL = 33,
  USE_OPTIMISTIC = 34,
  ACCEPT_RA_MTU = 35,
  STABLE_SECRET = 36,
  USE_OIF_ADDRS_ONLY = 37,
  ACCEPT_RA_MIN_HOP_LIMIT = 38,
  IGNORE_ROUTES_WITH_LINKDOWN = 39,
  DROP_UNICAST_IN_L2_MULTICAST = 40,
  DROP_UNSOLICITED_NA = 41,
  KEEP_ADDR_ON_DOWN = 42,
  RTR_SOLICIT_MAX_INTERVAL = 43,
  SEG6_ENABLED = 44,
  SEG6_REQUIRE_HMAC = 45,
  ENHANCED_DAD = 46,
  ADDR_GEN_MODE = 47,
  DISABLE_POLICY = 48,
  ACCEPT_RA_RT_INFO_MIN_PLEN = 49,
  NDISC_TCLASS = 50,
  RPL_SEG_ENABLED = 51,
  RA_DEFRTR_METRIC = 52,
  IOAM6_ENABLED = 53,
  IOAM6_ID = 54,
  IOAM6_ID_WIDE = 55,
  NDISC_EVICT_NOCARRIER = 56,
  ACCEPT_UNTRACKED_NA = 57,
  ACCEPT_RA_MIN_LFT = 58,
  FORCE_FORWARDING = 59,
}
export const IPV6_DEVCONF_CNT: u32 = 60;

/** What IPv6 says of a link, IF_* in the kernel. */
export const enum Inet6DevFlags {
  /** A router was asked for */
  RS_SENT = 0x10,
  /** and answered */
  RA_RCVD = 0x20,
  RA_MANAGED = 0x40,
  RA_OTHERCONF = 0x80,
  READY = 0x80000000,
}

/** Positions in the counters of ICMPv6, the first of which is how many there are. */
export const enum IflaIcmp6Stats {
  NUM = 0,
  INMSGS = 1,
  INERRORS = 2,
  OUTMSGS = 3,
  OUTERRORS = 4,
  CSUMERRORS = 5,
  RATELIMITHOST = 6,
}
export const ICMP6_MIB_MAX: u32 = 7;

/** Positions in the counters of IPv6, the first of which is how many there are. */
export const enum IflaInet6Stats {
  NUM = 0,
  INPKTS = 1,
  INOCTETS = 2,
  INDELIVERS = 3,
  NOECTPKTS = 4,
  ECT1_PKTS = 5,
  ECT0_PKTS = 6,
  CEPKTS = 7,
  OUTPKTS = 8,
  OUTTRANSMITS = 9,
  OUTOCTETS = 10,
  OUTFORWDATAGRAMS = 11,
  INHDRERRORS = 12,
  INTOOBIGERRORS = 13,
  INNOROUTES = 14,
  INADDRERRORS = 15,
  INUNKNOWNPROTOS = 16,
  INTRUNCATEDPKTS = 17,
  INDISCARDS = 18,
  OUTDISCARDS = 19,
  OUTNOROUTES = 20,
  REASMTIMEOUT = 21,
  REASMREQDS = 22,
  REASMOKS = 23,
  REASMFAILS = 24,
  FRAGOKS = 25,
  FRAGFAILS = 26,
  FRAGCREATES = 27,
  INMCASTPKTS = 28,
  OUTMCASTPKTS = 29,
  INBCASTPKTS = 30,
  OUTBCASTPKTS = 31,
  INMCASTOCTETS = 32,
  OUTMCASTOCTETS = 33,
  INBCASTOCTETS = 34,
  OUTBCASTOCTETS = 35,
  CSUMERRORS = 36,
  REASM_OVERLAPS = 37,
}
export const IPSTATS_MIB_MAX: u32 = 38;

/** What a bridge counts of a VLAN. */
export const enum BridgeVlanXstats {
  RX_BYTES = 0,
  RX_PACKETS = 8,
  TX_BYTES = 16,
  TX_PACKETS = 24,
  VID = 32,
  FLAGS = 34,
}
export const BRIDGE_VLAN_XSTATS_SIZE: u32 = 40;

/** How often a port came to block and to forward, and what of the spanning tree was received and sent. */
export const enum BridgeStpXstats {
  TRANSITION_BLK = 0,
  TRANSITION_FWD = 8,
  RX_BPDU = 16,
  TX_BPDU = 24,
  RX_TCN = 32,
  TX_TCN = 40,
}
export const BRIDGE_STP_XSTATS_SIZE: u32 = 48;

/** Why a link's message was sent. */
export const enum IflaEvent {
  NONE = 0,
  REBOOT = 1,
  FEATURES = 2,
  BONDING_FAILOVER = 3,
  NOTIFY_PEERS = 4,
  IGMP_RESEND = 5,
  BONDING_OPTIONS = 6,
}

/** What a port of a bridge does with packets. */
export const enum BrState {
  DISABLED = 0,
  LISTENING = 1,
  LEARNING = 2,
  FORWARDING = 3,
  BLOCKING = 4,
}

/** Whom a request about a port is for. */
export const enum BridgeFlags {
  MASTER = 0x1,
  SELF = 0x2,
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

/** Numbers of the switches of a bridge. */
export const enum BrBooloptId {
  NO_LL_LEARN = 0,
  MCAST_VLAN_SNOOPING = 1,
  MST_ENABLE = 2,
  MDB_OFFLOAD_FAIL_NOTIFICATION = 3,
  FDB_LOCAL_VLAN_0 = 4,
}

/** Switches of a bridge. */
export const enum BrBooloptMulti {
  OPTVAL = 0,
  OPTMASK = 4,
}
export const BR_BOOLOPT_MULTI_SIZE: u32 = 8;

/** Begins messages about counters. */
export const enum IfStatsMsg {
  FAMILY = 0,
  IFINDEX = 4,
  /** Bit n - 1 asks for attribute n */
  FILTER_MASK = 8,
}
export const IF_STATS_MSG_SIZE: u32 = 12;

export const enum IflaVlanFlags {
  FLAGS = 0,
  MASK = 4,
}
export const IFLA_VLAN_FLAGS_SIZE: u32 = 8;

export const enum VlanFlags {
  REORDER_HDR = 0x1,
  GVRP = 0x2,
  LOOSE_BINDING = 0x4,
  MVRP = 0x8,
  BRIDGE_BINDING = 0x10,
}

export const enum IflaVlanQosMapping {
  FROM = 0,
  TO = 4,
}
export const IFLA_VLAN_QOS_MAPPING_SIZE: u32 = 8;

export const enum IflaGenevePortRange {
  LOW = 0,
  HIGH = 2,
}
export const IFLA_GENEVE_PORT_RANGE_SIZE: u32 = 4;

export const enum IflaVfMac {
  VF = 0,
  MAC = 4,
}
export const IFLA_VF_MAC_SIZE: u32 = 36;

export const enum IflaVfVlan {
  VF = 0,
  VLAN = 4,
  QOS = 8,
}
export const IFLA_VF_VLAN_SIZE: u32 = 12;

export const enum IflaVfTxRate {
  VF = 0,
  RATE = 4,
}
export const IFLA_VF_TX_RATE_SIZE: u32 = 8;

export const enum IflaVfSpoofchk {
  VF = 0,
  SETTING = 4,
}
export const IFLA_VF_SPOOFCHK_SIZE: u32 = 8;

export const enum IflaVfLinkState {
  VF = 0,
  LINK_STATE = 4,
}
export const IFLA_VF_LINK_STATE_SIZE: u32 = 8;

export const enum IflaVfLinkStateEnum {
  AUTO = 0,
  ENABLE = 1,
  DISABLE = 2,
}

export const enum IflaVfRate {
  VF = 0,
  MIN_TX_RATE = 4,
  MAX_TX_RATE = 8,
}
export const IFLA_VF_RATE_SIZE: u32 = 12;

export const enum IflaVfRssQueryEn {
  VF = 0,
  SETTING = 4,
}
export const IFLA_VF_RSS_QUERY_EN_SIZE: u32 = 8;

export const enum IflaVfTrust {
  VF = 0,
  SETTING = 4,
}
export const IFLA_VF_TRUST_SIZE: u32 = 8;

export const enum IflaVfGuid {
  VF = 0,
  GUID = 8,
}
export const IFLA_VF_GUID_SIZE: u32 = 16;

export const enum IflaVfVlanInfo {
  VF = 0,
  VLAN = 4,
  QOS = 8,
  VLAN_PROTO = 12,
}
export const IFLA_VF_VLAN_INFO_SIZE: u32 = 16;

/** What else a link's message is to hold; skip-stats, what not. */
export const enum RtextFilter {
  VF = 0x1,
  BRVLAN = 0x2,
  BRVLAN_COMPRESSED = 0x4,
  SKIP_STATS = 0x8,
  MRP = 0x10,
  CFM_CONFIG = 0x20,
  CFM_STATUS = 0x40,
  MST = 0x80,
}

export const enum NetkitPolicy {
  FORWARD = 0,
  BLACKHOLE = 2,
}

export const enum NetkitMode {
  L2 = 0,
  L3 = 1,
}

export const enum NetkitScrub {
  NONE = 0,
  DEFAULT = 1,
}

export const enum OvpnMode {
  P2P = 0,
  MP = 1,
}

export const enum IflaVxlanPortRange {
  LOW = 0,
  HIGH = 2,
}
export const IFLA_VXLAN_PORT_RANGE_SIZE: u32 = 4;

export const enum MacvlanMode {
  PRIVATE = 0x1,
  VEPA = 0x2,
  BRIDGE = 0x4,
  PASSTHRU = 0x8,
  SOURCE = 0x10,
}

export const enum MacvlanMacaddrMode {
  ADD = 0,
  DEL = 1,
  FLUSH = 2,
  SET = 3,
}

export const enum MacvlanFlags {
  NOPROMISC = 0x1,
  NODST = 0x2,
}

export const enum IpvlanMode {
  L2 = 0,
  L3 = 1,
  L3S = 2,
}

/** Whether what is sent may be cut into fragments. */
export const enum VxlanDf {
  UNSET = 0,
  SET = 1,
  INHERIT = 2,
}

/** The bits of an ID; itself none that a link may have. */
export const VLAN_VID_MASK: u32 = 4095;

/** One more than the highest ID of a vxlan. */
export const VXLAN_N_VID: u32 = 16777216;

/** How a bond spreads what it sends. */
export const enum BondMode {
  /** balance-rr */
  ROUNDROBIN = 0,
  /** active-backup */
  ACTIVEBACKUP = 1,
  /** balance-xor */
  XOR = 2,
  /** broadcast */
  BROADCAST = 3,
  /** 802.3ad */
  _8023AD = 4,
  /** balance-tlb */
  TLB = 5,
  /** balance-alb */
  ALB = 6,
}

/** What a bond knows of a port's link. */
export const enum BondLink {
  UP = 0,
  FAIL = 1,
  DOWN = 2,
  BACK = 3,
}

/** What a port is to its bond. */
export const enum BondState {
  ACTIVE = 0,
  BACKUP = 1,
}

/** What of a packet chooses the port that it goes out of. */
export const enum BondXmitPolicy {
  LAYER2 = 0,
  LAYER34 = 1,
  LAYER23 = 2,
  ENCAP23 = 3,
  ENCAP34 = 4,
  VLAN_SRCMAC = 5,
}

/** Whose address a bond has while ports take over from each other. */
export const enum BondFom {
  NONE = 0,
  ACTIVE = 1,
  FOLLOW = 2,
}

/** Whose ARP is looked into, and whether nothing else counts. */
export const enum BondArpValidate {
  ACTIVE = 0x1,
  BACKUP = 0x2,
  FILTER = 0x4,
}

/** Whether one target of the ARP monitor must answer, or each. */
export const enum BondArpTargets {
  ANY = 0,
  ALL = 1,
}

/** When the primary port becomes the active one again. */
export const enum BondPriReselect {
  ALWAYS = 0,
  BETTER = 1,
  FAILURE = 2,
}

/** Which aggregator a bond of mode 802.3ad sends by. */
export const enum BondAdSelect {
  STABLE = 0,
  BANDWIDTH = 1,
  COUNT = 2,
  PRIO = 3,
}

/** What a port of mode 802.3ad says of itself, and takes its partner to be in. */
export const enum LacpState {
  LACP_ACTIVITY = 0x1,
  LACP_TIMEOUT = 0x2,
  AGGREGATION = 0x4,
  SYNCHRONIZATION = 0x8,
  COLLECTING = 0x10,
  DISTRIBUTING = 0x20,
  DEFAULTED = 0x40,
  EXPIRED = 0x80,
}

/** What a program at a tun device reads and writes, packets or frames. */
export const enum TunType {
  TUN = 0x1,
  TAP = 0x2,
}

/** Where a program sits. */
export const enum XdpAttached {
  NONE = 0,
  DRV = 1,
  SKB = 2,
  HW = 3,
  MULTI = 4,
}

export const enum XdpFlags {
  UPDATE_IF_NOEXIST = 0x1,
  SKB_MODE = 0x2,
  DRV_MODE = 0x4,
  HW_MODE = 0x8,
  REPLACE = 0x10,
}

export const enum LinkAttribute {
  /** Of the link layer. */
  ADDRESS = 1,
  BROADCAST = 2,
  IFNAME = 3,
  MTU = 4,
  /** The link below, or the other end. */
  LINK = 5,
  /** What orders its sending. */
  QDISC = 6,
  STATS = 7,
  COST = 8,
  PRIORITY = 9,
  /** The link that it is a port of. */
  MASTER = 10,
  WIRELESS = 11,
  /** What the family of the header keeps; attributes. */
  PROTINFO = 12,
  /** Packets that may wait to be sent. */
  TXQLEN = 13,
  MAP = 14,
  WEIGHT = 15,
  /** IF_OPER_*. */
  OPERSTATE = 16,
  /** IF_LINK_MODE_*. */
  LINKMODE = 17,
  LINKINFO = 18,
  /** The namespace it is to be in, by a process. */
  NET_NS_PID = 19,
  IFALIAS = 20,
  NUM_VF = 21,
  VFINFO_LIST = 22,
  STATS64 = 23,
  VF_PORTS = 24,
  PORT_SELF = 25,
  AF_SPEC = 26,
  GROUP = 27,
  /** Likewise by a descriptor. */
  NET_NS_FD = 28,
  EXT_MASK = 29,
  /** How often it was asked to take everything. */
  PROMISCUITY = 30,
  NUM_TX_QUEUES = 31,
  NUM_RX_QUEUES = 32,
  CARRIER = 33,
  PHYS_PORT_ID = 34,
  /** How often carrier came or went. */
  CARRIER_CHANGES = 35,
  PHYS_SWITCH_ID = 36,
  /** The namespace of the link below or the other end. */
  LINK_NETNSID = 37,
  PHYS_PORT_NAME = 38,
  PROTO_DOWN = 39,
  GSO_MAX_SEGS = 40,
  GSO_MAX_SIZE = 41,
  PAD = 42,
  XDP = 43,
  /** Why the message was sent. */
  EVENT = 44,
  /** The namespace it went to. */
  NEW_NETNSID = 45,
  /** The namespace that is meant. */
  TARGET_NETNSID = 46,
  CARRIER_UP_COUNT = 47,
  CARRIER_DOWN_COUNT = 48,
  /** Its index there. */
  NEW_IFINDEX = 49,
  MIN_MTU = 50,
  MAX_MTU = 51,
  PROP_LIST = 52,
  ALT_IFNAME = 53,
  PERM_ADDRESS = 54,
  PROTO_DOWN_REASON = 55,
  PARENT_DEV_NAME = 56,
  PARENT_DEV_BUS_NAME = 57,
  GRO_MAX_SIZE = 58,
  TSO_MAX_SIZE = 59,
  TSO_MAX_SEGS = 60,
  /** How often it was asked to take all multicast. */
  ALLMULTI = 61,
  DEVLINK_PORT = 62,
  GSO_IPV4_MAX_SIZE = 63,
  GRO_IPV4_MAX_SIZE = 64,
  DPLL_PIN = 65,
  /** In nanoseconds. */
  MAX_PACING_OFFLOAD_HORIZON = 66,
  /** It stays in its namespace. */
  NETNS_IMMUTABLE = 67,
  HEADROOM = 68,
  TAILROOM = 69,
}
export const LINK_ATTRIBUTE_MAX: u32 = 69;

export const enum ProtoDownReasonAttribute {
  MASK = 1,
  VALUE = 2,
}
export const PROTO_DOWN_REASON_ATTRIBUTE_MAX: u32 = 2;

/** What families of addresses keep of a link, each under its number. */
export const enum AfSpecAttribute {
  INET = 2,
  INET6 = 10,
  MCTP = 45,
}
export const AF_SPEC_ATTRIBUTE_MAX: u32 = 45;

export const enum VfinfoListAttribute {
  INFO = 1,
}
export const VFINFO_LIST_ATTRIBUTE_MAX: u32 = 1;

export const enum VfinfoAttribute {
  MAC = 1,
  VLAN = 2,
  TX_RATE = 3,
  SPOOFCHK = 4,
  LINK_STATE = 5,
  RATE = 6,
  RSS_QUERY_EN = 7,
  STATS = 8,
  TRUST = 9,
  IB_NODE_GUID = 10,
  IB_PORT_GUID = 11,
  VLAN_LIST = 12,
  BROADCAST = 13,
}
export const VFINFO_ATTRIBUTE_MAX: u32 = 13;

export const enum VfStatsAttribute {
  RX_PACKETS = 0,
  TX_PACKETS = 1,
  RX_BYTES = 2,
  TX_BYTES = 3,
  BROADCAST = 4,
  MULTICAST = 5,
  PAD = 6,
  RX_DROPPED = 7,
  TX_DROPPED = 8,
}
export const VF_STATS_ATTRIBUTE_MAX: u32 = 8;

export const enum VfVlanAttribute {
  INFO = 1,
}
export const VF_VLAN_ATTRIBUTE_MAX: u32 = 1;

export const enum PortSelfAttribute {
  VF = 1,
  PROFILE = 2,
  /** No longer used. */
  VSI_TYPE = 3,
  INSTANCE_UUID = 4,
  HOST_UUID = 5,
  REQUEST = 6,
  RESPONSE = 7,
}
export const PORT_SELF_ATTRIBUTE_MAX: u32 = 7;

export const enum VfPortsAttribute {
  PORT = 1,
}
export const VF_PORTS_ATTRIBUTE_MAX: u32 = 1;

export const enum LinkinfoAttribute {
  /** Such as veth, bridge, vlan. */
  KIND = 1,
  DATA = 2,
  XSTATS = 3,
  /** The kind of the link that it is a port of. */
  SLAVE_KIND = 4,
  SLAVE_DATA = 5,
}
export const LINKINFO_ATTRIBUTE_MAX: u32 = 5;

export const enum LinkinfoBondAttribute {
  MODE = 1,
  ACTIVE_SLAVE = 2,
  MIIMON = 3,
  UPDELAY = 4,
  DOWNDELAY = 5,
  USE_CARRIER = 6,
  ARP_INTERVAL = 7,
  ARP_IP_TARGET = 8,
  ARP_VALIDATE = 9,
  ARP_ALL_TARGETS = 10,
  PRIMARY = 11,
  PRIMARY_RESELECT = 12,
  FAIL_OVER_MAC = 13,
  XMIT_HASH_POLICY = 14,
  RESEND_IGMP = 15,
  NUM_PEER_NOTIF = 16,
  ALL_SLAVES_ACTIVE = 17,
  MIN_LINKS = 18,
  LP_INTERVAL = 19,
  PACKETS_PER_SLAVE = 20,
  AD_LACP_RATE = 21,
  AD_SELECT = 22,
  AD_INFO = 23,
  AD_ACTOR_SYS_PRIO = 24,
  AD_USER_PORT_KEY = 25,
  AD_ACTOR_SYSTEM = 26,
  TLB_DYNAMIC_LB = 27,
  PEER_NOTIF_DELAY = 28,
  AD_LACP_ACTIVE = 29,
  MISSED_MAX = 30,
  NS_IP6_TARGET = 31,
  COUPLED_CONTROL = 32,
  BROADCAST_NEIGH = 33,
}
export const LINKINFO_BOND_ATTRIBUTE_MAX: u32 = 33;

export const enum BondAdInfoAttribute {
  AGGREGATOR = 1,
  NUM_PORTS = 2,
  ACTOR_KEY = 3,
  PARTNER_KEY = 4,
  PARTNER_MAC = 5,
}
export const BOND_AD_INFO_ATTRIBUTE_MAX: u32 = 5;

export const enum BondSlaveAttribute {
  STATE = 1,
  MII_STATUS = 2,
  LINK_FAILURE_COUNT = 3,
  PERM_HWADDR = 4,
  QUEUE_ID = 5,
  AD_AGGREGATOR_ID = 6,
  AD_ACTOR_OPER_PORT_STATE = 7,
  AD_PARTNER_OPER_PORT_STATE = 8,
  PRIO = 9,
  ACTOR_PORT_PRIO = 10,
}
export const BOND_SLAVE_ATTRIBUTE_MAX: u32 = 10;

export const enum LinkinfoBridgeAttribute {
  FORWARD_DELAY = 1,
  HELLO_TIME = 2,
  MAX_AGE = 3,
  AGEING_TIME = 4,
  STP_STATE = 5,
  PRIORITY = 6,
  VLAN_FILTERING = 7,
  VLAN_PROTOCOL = 8,
  GROUP_FWD_MASK = 9,
  ROOT_ID = 10,
  BRIDGE_ID = 11,
  ROOT_PORT = 12,
  ROOT_PATH_COST = 13,
  TOPOLOGY_CHANGE = 14,
  TOPOLOGY_CHANGE_DETECTED = 15,
  HELLO_TIMER = 16,
  TCN_TIMER = 17,
  TOPOLOGY_CHANGE_TIMER = 18,
  GC_TIMER = 19,
  GROUP_ADDR = 20,
  FDB_FLUSH = 21,
  MCAST_ROUTER = 22,
  MCAST_SNOOPING = 23,
  MCAST_QUERY_USE_IFADDR = 24,
  MCAST_QUERIER = 25,
  MCAST_HASH_ELASTICITY = 26,
  MCAST_HASH_MAX = 27,
  MCAST_LAST_MEMBER_CNT = 28,
  MCAST_STARTUP_QUERY_CNT = 29,
  MCAST_LAST_MEMBER_INTVL = 30,
  MCAST_MEMBERSHIP_INTVL = 31,
  MCAST_QUERIER_INTVL = 32,
  MCAST_QUERY_INTVL = 33,
  MCAST_QUERY_RESPONSE_INTVL = 34,
  MCAST_STARTUP_QUERY_INTVL = 35,
  NF_CALL_IPTABLES = 36,
  NF_CALL_IP6TABLES = 37,
  NF_CALL_ARPTABLES = 38,
  VLAN_DEFAULT_PVID = 39,
  PAD = 40,
  VLAN_STATS_ENABLED = 41,
  MCAST_STATS_ENABLED = 42,
  MCAST_IGMP_VERSION = 43,
  MCAST_MLD_VERSION = 44,
  VLAN_STATS_PER_PORT = 45,
  MULTI_BOOLOPT = 46,
  MCAST_QUERIER_STATE = 47,
  FDB_N_LEARNED = 48,
  FDB_MAX_LEARNED = 49,
}
export const LINKINFO_BRIDGE_ATTRIBUTE_MAX: u32 = 49;

/** Who asks for groups on a bridge, and for how much longer another is believed to. */
export const enum BridgeQuerierAttribute {
  IP_ADDRESS = 1,
  IP_PORT = 2,
  IP_OTHER_TIMER = 3,
  PAD = 4,
  IPV6_ADDRESS = 5,
  IPV6_PORT = 6,
  IPV6_OTHER_TIMER = 7,
}
export const BRIDGE_QUERIER_ATTRIBUTE_MAX: u32 = 7;

export const enum LinkinfoBrportAttribute {
  STATE = 1,
  PRIORITY = 2,
  COST = 3,
  MODE = 4,
  GUARD = 5,
  PROTECT = 6,
  FAST_LEAVE = 7,
  LEARNING = 8,
  UNICAST_FLOOD = 9,
  PROXYARP = 10,
  LEARNING_SYNC = 11,
  PROXYARP_WIFI = 12,
  ROOT_ID = 13,
  BRIDGE_ID = 14,
  DESIGNATED_PORT = 15,
  DESIGNATED_COST = 16,
  ID = 17,
  NO = 18,
  TOPOLOGY_CHANGE_ACK = 19,
  CONFIG_PENDING = 20,
  MESSAGE_AGE_TIMER = 21,
  FORWARD_DELAY_TIMER = 22,
  HOLD_TIMER = 23,
  FLUSH = 24,
  MULTICAST_ROUTER = 25,
  PAD = 26,
  MCAST_FLOOD = 27,
  MCAST_TO_UCAST = 28,
  VLAN_TUNNEL = 29,
  BCAST_FLOOD = 30,
  GROUP_FWD_MASK = 31,
  NEIGH_SUPPRESS = 32,
  ISOLATED = 33,
  BACKUP_PORT = 34,
  MRP_RING_OPEN = 35,
  MRP_IN_OPEN = 36,
  MCAST_EHT_HOSTS_LIMIT = 37,
  MCAST_EHT_HOSTS_CNT = 38,
  LOCKED = 39,
  MAB = 40,
  MCAST_N_GROUPS = 41,
  MCAST_MAX_GROUPS = 42,
  NEIGH_VLAN_SUPPRESS = 43,
  BACKUP_NHID = 44,
}
export const LINKINFO_BRPORT_ATTRIBUTE_MAX: u32 = 44;

/** Of af-spec, in requests of a bridge's family. */
export const enum BridgeAfSpecAttribute {
  FLAGS = 0,
  MODE = 1,
  VLAN_INFO = 2,
  VLAN_TUNNEL_INFO = 3,
  MRP = 4,
  CFM = 5,
  MST = 6,
}
export const BRIDGE_AF_SPEC_ATTRIBUTE_MAX: u32 = 6;

export const enum BridgeVlanTunnelAttribute {
  ID = 1,
  VID = 2,
  FLAGS = 3,
}
export const BRIDGE_VLAN_TUNNEL_ATTRIBUTE_MAX: u32 = 3;

export const enum BridgeMstAttribute {
  ENTRY = 1,
}
export const BRIDGE_MST_ATTRIBUTE_MAX: u32 = 1;

export const enum BridgeMstEntryAttribute {
  MSTI = 1,
  STATE = 2,
}
export const BRIDGE_MST_ENTRY_ATTRIBUTE_MAX: u32 = 2;

export const enum LinkinfoGreAttribute {
  LINK = 1,
  IFLAGS = 2,
  OFLAGS = 3,
  IKEY = 4,
  OKEY = 5,
  LOCAL = 6,
  REMOTE = 7,
  TTL = 8,
  TOS = 9,
  PMTUDISC = 10,
  ENCAP_LIMIT = 11,
  FLOWINFO = 12,
  FLAGS = 13,
  ENCAP_TYPE = 14,
  ENCAP_FLAGS = 15,
  ENCAP_SPORT = 16,
  ENCAP_DPORT = 17,
  COLLECT_METADATA = 18,
  IGNORE_DF = 19,
  FWMARK = 20,
  ERSPAN_INDEX = 21,
  ERSPAN_VER = 22,
  ERSPAN_DIR = 23,
  ERSPAN_HWID = 24,
}
export const LINKINFO_GRE_ATTRIBUTE_MAX: u32 = 24;

export const enum LinkinfoVtiAttribute {
  LINK = 1,
  IKEY = 2,
  OKEY = 3,
  LOCAL = 4,
  REMOTE = 5,
  FWMARK = 6,
}
export const LINKINFO_VTI_ATTRIBUTE_MAX: u32 = 6;

export const enum LinkinfoGeneveAttribute {
  ID = 1,
  REMOTE = 2,
  TTL = 3,
  TOS = 4,
  PORT = 5,
  COLLECT_METADATA = 6,
  REMOTE6 = 7,
  UDP_CSUM = 8,
  UDP_ZERO_CSUM6_TX = 9,
  UDP_ZERO_CSUM6_RX = 10,
  LABEL = 11,
  TTL_INHERIT = 12,
  DF = 13,
  INNER_PROTO_INHERIT = 14,
  PORT_RANGE = 15,
}
export const LINKINFO_GENEVE_ATTRIBUTE_MAX: u32 = 15;

export const enum LinkinfoIptunAttribute {
  LINK = 1,
  LOCAL = 2,
  REMOTE = 3,
  TTL = 4,
  TOS = 5,
  ENCAP_LIMIT = 6,
  FLOWINFO = 7,
  FLAGS = 8,
  PROTO = 9,
  PMTUDISC = 10,
  _6RD_PREFIX = 11,
  _6RD_RELAY_PREFIX = 12,
  _6RD_PREFIXLEN = 13,
  _6RD_RELAY_PREFIXLEN = 14,
  ENCAP_TYPE = 15,
  ENCAP_FLAGS = 16,
  ENCAP_SPORT = 17,
  ENCAP_DPORT = 18,
  COLLECT_METADATA = 19,
  FWMARK = 20,
}
export const LINKINFO_IPTUN_ATTRIBUTE_MAX: u32 = 20;

export const enum LinkinfoTunAttribute {
  OWNER = 1,
  GROUP = 2,
  TYPE = 3,
  PI = 4,
  VNET_HDR = 5,
  PERSIST = 6,
  MULTI_QUEUE = 7,
  NUM_QUEUES = 8,
  NUM_DISABLED_QUEUES = 9,
}
export const LINKINFO_TUN_ATTRIBUTE_MAX: u32 = 9;

export const enum LinkinfoVlanAttribute {
  ID = 1,
  FLAGS = 2,
  EGRESS_QOS = 3,
  INGRESS_QOS = 4,
  PROTOCOL = 5,
}
export const LINKINFO_VLAN_ATTRIBUTE_MAX: u32 = 5;

export const enum IflaVlanQosAttribute {
  MAPPING = 1,
}
export const IFLA_VLAN_QOS_ATTRIBUTE_MAX: u32 = 1;

export const enum LinkinfoVethAttribute {
  /** The other end. */
  PEER = 1,
}
export const LINKINFO_VETH_ATTRIBUTE_MAX: u32 = 1;

export const enum LinkinfoMacvlanAttribute {
  MODE = 1,
  FLAGS = 2,
  MACADDR_MODE = 3,
  MACADDR = 4,
  MACADDR_DATA = 5,
  MACADDR_COUNT = 6,
  BC_QUEUE_LEN = 7,
  BC_QUEUE_LEN_USED = 8,
  BC_CUTOFF = 9,
}
export const LINKINFO_MACVLAN_ATTRIBUTE_MAX: u32 = 9;

export const enum MacvlanMacaddrAttribute {
  MACADDR = 4,
}
export const MACVLAN_MACADDR_ATTRIBUTE_MAX: u32 = 4;

export const enum LinkinfoIpvlanAttribute {
  MODE = 1,
  FLAGS = 2,
}
export const LINKINFO_IPVLAN_ATTRIBUTE_MAX: u32 = 2;

export const enum LinkinfoVxlanAttribute {
  ID = 1,
  /** The group or the other end. */
  GROUP = 2,
  LINK = 3,
  LOCAL = 4,
  TTL = 5,
  TOS = 6,
  LEARNING = 7,
  AGEING = 8,
  LIMIT = 9,
  /** Source ports. */
  PORT_RANGE = 10,
  PROXY = 11,
  RSC = 12,
  L2MISS = 13,
  L3MISS = 14,
  /** The destination port. */
  PORT = 15,
  GROUP6 = 16,
  LOCAL6 = 17,
  UDP_CSUM = 18,
  UDP_ZERO_CSUM6_TX = 19,
  UDP_ZERO_CSUM6_RX = 20,
  REMCSUM_TX = 21,
  REMCSUM_RX = 22,
  GBP = 23,
  REMCSUM_NOPARTIAL = 24,
  COLLECT_METADATA = 25,
  LABEL = 26,
  GPE = 27,
  TTL_INHERIT = 28,
  DF = 29,
  VNIFILTER = 30,
  LOCALBYPASS = 31,
  LABEL_POLICY = 32,
  RESERVED_BITS = 33,
  MC_ROUTE = 34,
}
export const LINKINFO_VXLAN_ATTRIBUTE_MAX: u32 = 34;

export const enum LinkinfoVrfAttribute {
  TABLE = 1,
}
export const LINKINFO_VRF_ATTRIBUTE_MAX: u32 = 1;

export const enum VrfPortAttribute {
  TABLE = 1,
}
export const VRF_PORT_ATTRIBUTE_MAX: u32 = 1;

export const enum XdpAttribute {
  FD = 1,
  /** XDP_ATTACHED_*. */
  ATTACHED = 2,
  FLAGS = 3,
  PROG_ID = 4,
  DRV_PROG_ID = 5,
  SKB_PROG_ID = 6,
  HW_PROG_ID = 7,
  EXPECTED_FD = 8,
}
export const XDP_ATTRIBUTE_MAX: u32 = 8;

export const enum IflaAttribute {
  /** By ipv4-devconf; in a request, attributes. */
  CONF = 1,
}
export const IFLA_ATTRIBUTE_MAX: u32 = 1;

export const enum Ifla6Attribute {
  FLAGS = 1,
  /** By ipv6-devconf. */
  CONF = 2,
  /** By ifla-inet6-stats. */
  STATS = 3,
  MCAST = 4,
  CACHEINFO = 5,
  /** By ifla-icmp6-stats. */
  ICMP6STATS = 6,
  /** What its addresses end with. */
  TOKEN = 7,
  /** IN6_ADDR_GEN_MODE_*. */
  ADDR_GEN_MODE = 8,
  RA_MTU = 9,
}
export const IFLA6_ATTRIBUTE_MAX: u32 = 9;

export const enum MctpAttribute {
  NET = 1,
  PHYS_BINDING = 2,
}
export const MCTP_ATTRIBUTE_MAX: u32 = 2;

export const enum StatsAttribute {
  LINK_64 = 1,
  LINK_XSTATS = 2,
  LINK_XSTATS_SLAVE = 3,
  LINK_OFFLOAD_XSTATS = 4,
  AF_SPEC = 5,
}
export const STATS_ATTRIBUTE_MAX: u32 = 5;

/** Of requests for counters. */
export const enum StatsGetsetAttribute {
  GET_FILTERS = 1,
  SET_OFFLOAD_XSTATS_L3_STATS = 2,
}
export const STATS_GETSET_ATTRIBUTE_MAX: u32 = 2;

/** Counters of a bridge, and of its ports. */
export const enum BridgeXstatsAttribute {
  VLAN = 1,
  /** Multicast control messages seen, by type and direction; 240 bytes. */
  MCAST = 2,
  PAD = 3,
  STP = 4,
}
export const BRIDGE_XSTATS_ATTRIBUTE_MAX: u32 = 4;

export const enum LinkXstatsAttribute {
  BRIDGE = 1,
  BOND = 2,
}
export const LINK_XSTATS_ATTRIBUTE_MAX: u32 = 2;

export const enum StatsFilterAttribute {
  LINK_OFFLOAD_XSTATS = 4,
}
export const STATS_FILTER_ATTRIBUTE_MAX: u32 = 4;

export const enum LinkOffloadXstatsAttribute {
  CPU_HIT = 1,
  HW_S_INFO = 2,
  L3_STATS = 3,
}
export const LINK_OFFLOAD_XSTATS_ATTRIBUTE_MAX: u32 = 3;

export const enum HwSInfoOneAttribute {
  REQUEST = 1,
  USED = 2,
}
export const HW_S_INFO_ONE_ATTRIBUTE_MAX: u32 = 2;

/** The port's handle, in the numbers of family devlink. */
export const enum LinkDevlinkPortAttribute {
  BUS_NAME = 1,
  DEV_NAME = 2,
  PORT_INDEX = 3,
}
export const LINK_DEVLINK_PORT_ATTRIBUTE_MAX: u32 = 3;

export const enum LinkDpllPinAttribute {
  ID = 1,
}
export const LINK_DPLL_PIN_ATTRIBUTE_MAX: u32 = 1;

export const enum LinkinfoNetkitAttribute {
  PEER_INFO = 1,
  PRIMARY = 2,
  POLICY = 3,
  PEER_POLICY = 4,
  MODE = 5,
  SCRUB = 6,
  PEER_SCRUB = 7,
  HEADROOM = 8,
  TAILROOM = 9,
}
export const LINKINFO_NETKIT_ATTRIBUTE_MAX: u32 = 9;

export const enum LinkinfoOvpnAttribute {
  MODE = 1,
}
export const LINKINFO_OVPN_ATTRIBUTE_MAX: u32 = 1;

export const enum LinkMessage {
  /** Makes a link, or changes one. */
  NEWLINK = 16,
  /** Deletes a link, or all of a group. */
  DELLINK = 17,
  /** One link, by index or name, or all. */
  GETLINK = 18,
  /** Changes a link. */
  SETLINK = 19,
  /** Gives a link other names. */
  NEWLINKPROP = 108,
  /** Takes names from a link. */
  DELLINKPROP = 109,
  /** Counters of one link, or of all. */
  GETSTATS = 94,
  /** Counting has been turned on or off. */
  NEWSTATS = 92,
  /** Turns counting in hardware on or off. */
  SETSTATS = 95,
}

export const enum LinkGroup {
  LINK = 1,
  /** What IPv6 keeps of links, in messages of family AF_INET6. */
  IPV6_IFINFO = 12,
  STATS = 36,
}
