/** Made from specs/ethtool.yaml by `npm run generate`. Do not edit. */

export const ETHTOOL_VERSION: u32 = 1;

/** Megabits a second. */
export const SPEED_10000: u32 = 10000;

export const SPEED_UNKNOWN: u32 = 4294967295;

export const enum Duplex {
  HALF = 0,
  FULL = 1,
  UNKNOWN = 255,
}

export const enum Port {
  TP = 0,
  AUI = 1,
  MII = 2,
  FIBRE = 3,
  BNC = 4,
  DA = 5,
  NONE = 239,
  OTHER = 255,
}

/** What stamps a device gives packets, and by which clock. */
export const enum SofTimestamping {
  TX_HARDWARE = 0x1,
  TX_SOFTWARE = 0x2,
  RX_HARDWARE = 0x4,
  RX_SOFTWARE = 0x8,
  SOFTWARE = 0x10,
}

export const enum MasterSlaveCfg {
  UNSUPPORTED = 0,
  UNKNOWN = 1,
  MASTER_PREFERRED = 2,
  SLAVE_PREFERRED = 3,
  MASTER_FORCE = 4,
  SLAVE_FORCE = 5,
}

export const enum CablePair {
  A = 0,
  B = 1,
  C = 2,
  D = 3,
}

export const enum MacStatsSrc {
  AGGREGATE = 0,
  EMAC = 1,
  PMAC = 2,
}

export const enum Statistics {
  ETH_PHY = 0,
  ETH_MAC = 1,
  ETH_CTRL = 2,
  RMON = 3,
  PHY = 4,
}

export const MODULE_EEPROM_PAGE_LEN: u32 = 128;

export const enum HeaderFlags {
  COMPACT_BITSETS = 0x1,
  OMIT_REPLY = 0x2,
  STATS = 0x4,
}

/** Sets of strings, by number. */
export const enum StringSet {
  TEST = 0,
  STATS = 1,
  PRIV_FLAGS = 2,
  NTUPLE_FILTERS = 3,
  FEATURES = 4,
  RSS_HASH_FUNCS = 5,
  TUNABLES = 6,
  PHY_STATS = 7,
  PHY_TUNABLES = 8,
  LINK_MODES = 9,
  MSG_CLASSES = 10,
  WOL_MODES = 11,
  SOF_TIMESTAMPING = 12,
  TS_TX_TYPES = 13,
  TS_RX_FILTERS = 14,
  UDP_TUNNEL_TYPES = 15,
  STATS_STD = 16,
  STATS_ETH_PHY = 17,
  STATS_ETH_MAC = 18,
  STATS_ETH_CTRL = 19,
  STATS_RMON = 20,
  STATS_PHY = 21,
  TS_FLAGS = 22,
}
export const ETH_SS_COUNT: u32 = 23;

/**
 * What devices do for who sends through them and receives from them, by bit; as the set of strings features names them.
 * Some bits have no meaning any more.
 */
export const enum NetdevFeature {
  SG = 0,
  IP_CSUM = 1,
  UNUSED_2 = 2,
  HW_CSUM = 3,
  IPV6_CSUM = 4,
  HIGHDMA = 5,
  FRAGLIST = 6,
  HW_VLAN_CTAG_TX = 7,
  HW_VLAN_CTAG_RX = 8,
  HW_VLAN_CTAG_FILTER = 9,
  VLAN_CHALLENGED = 10,
  GSO = 11,
  UNUSED_12 = 12,
  UNUSED_13 = 13,
  GRO = 14,
  LRO = 15,
  TSO = 16,
  GSO_ROBUST = 17,
  TSO_ECN = 18,
  TSO_MANGLEID = 19,
  TSO6 = 20,
  FSO = 21,
  GSO_GRE = 22,
  GSO_GRE_CSUM = 23,
  GSO_IPXIP4 = 24,
  GSO_IPXIP6 = 25,
  GSO_UDP_TUNNEL = 26,
  GSO_UDP_TUNNEL_CSUM = 27,
  GSO_PARTIAL = 28,
  GSO_TUNNEL_REMCSUM = 29,
  GSO_SCTP = 30,
  GSO_ESP = 31,
  UNUSED_32 = 32,
  GSO_UDP_L4 = 33,
  GSO_FRAGLIST = 34,
  GSO_ACCECN = 35,
  FCOE_CRC = 36,
  SCTP_CRC = 37,
  NTUPLE = 38,
  RXHASH = 39,
  RXCSUM = 40,
  NOCACHE_COPY = 41,
  LOOPBACK = 42,
  RXFCS = 43,
  RXALL = 44,
  HW_VLAN_STAG_TX = 45,
  HW_VLAN_STAG_RX = 46,
  HW_VLAN_STAG_FILTER = 47,
  HW_L2FW_DOFFLOAD = 48,
  HW_TC = 49,
  HW_ESP = 50,
  HW_ESP_TX_CSUM = 51,
  RX_UDP_TUNNEL_PORT = 52,
  HW_TLS_TX = 53,
  HW_TLS_RX = 54,
  GRO_HW = 55,
  HW_TLS_RECORD = 56,
  GRO_FRAGLIST = 57,
  HW_MACSEC = 58,
  GRO_UDP_FWD = 59,
  HW_HSR_TAG_INS = 60,
  HW_HSR_TAG_RM = 61,
  HW_HSR_FWD = 62,
  HW_HSR_DUP = 63,
}
export const NETDEV_FEATURE_COUNT: u32 = 64;

export const enum UdpTunnelType {
  VXLAN = 0,
  GENEVE = 1,
  VXLAN_GPE = 2,
}

export const enum TcpDataSplit {
  UNKNOWN = 0,
  DISABLED = 1,
  ENABLED = 2,
}

export const enum HwtstampSource {
  NETDEV = 1,
  PHYLIB = 2,
}

export const enum ModuleFwFlashStatus {
  STARTED = 0,
  IN_PROGRESS = 1,
  COMPLETED = 2,
  ERROR = 3,
}

export const enum C33PseExtState {
  NONE = 0,
  ERROR_CONDITION = 1,
  MR_MPS_VALID = 2,
  MR_PSE_ENABLE = 3,
  OPTION_DETECT_TED = 4,
  OPTION_VPORT_LIM = 5,
  OVLD_DETECTED = 6,
  POWER_NOT_AVAILABLE = 7,
  SHORT_DETECTED = 8,
}

export const enum PhyUpstreamType {
  MAC = 0,
  PHY = 1,
}

export const enum PseEvent {
  PSE_EVENT_OVER_CURRENT = 0x1,
  PSE_EVENT_OVER_TEMP = 0x2,
  C33_PSE_EVENT_DETECTION = 0x4,
  C33_PSE_EVENT_CLASSIFICATION = 0x8,
  C33_PSE_EVENT_DISCONNECTION = 0x10,
  PSE_EVENT_OVER_BUDGET = 0x20,
  PSE_EVENT_SW_PW_CONTROL_ERROR = 0x40,
}

export const enum InputXfrm {
  SYM_XOR = 0x1,
  SYM_OR_XOR = 0x2,
}

export const enum RxfhFields {
  L2DA = 0x2,
  VLAN = 0x4,
  L3_PROTO = 0x8,
  IP_SRC = 0x10,
  IP_DST = 0x20,
  L4_B_0_1 = 0x40,
  L4_B_2_3 = 0x80,
  GTP_TEID = 0x100,
  IP6_FL = 0x200,
  DISCARD = 0x80000000,
}

export const enum HeaderAttribute {
  DEV_INDEX = 1,
  DEV_NAME = 2,
  FLAGS = 3,
  PHY_INDEX = 4,
}
export const HEADER_ATTRIBUTE_MAX: u32 = 4;

export const enum BitsetBitAttribute {
  INDEX = 1,
  NAME = 2,
  VALUE = 3,
}
export const BITSET_BIT_ATTRIBUTE_MAX: u32 = 3;

export const enum BitsetBitsAttribute {
  BIT = 1,
}
export const BITSET_BITS_ATTRIBUTE_MAX: u32 = 1;

export const enum BitsetAttribute {
  NOMASK = 1,
  SIZE = 2,
  BITS = 3,
  VALUE = 4,
  MASK = 5,
}
export const BITSET_ATTRIBUTE_MAX: u32 = 5;

export const enum StringAttribute {
  INDEX = 1,
  VALUE = 2,
}
export const STRING_ATTRIBUTE_MAX: u32 = 2;

export const enum StringsAttribute {
  STRING = 1,
}
export const STRINGS_ATTRIBUTE_MAX: u32 = 1;

export const enum StringsetAttribute {
  ID = 1,
  COUNT = 2,
  STRINGS = 3,
}
export const STRINGSET_ATTRIBUTE_MAX: u32 = 3;

export const enum StringsetsAttribute {
  STRINGSET = 1,
}
export const STRINGSETS_ATTRIBUTE_MAX: u32 = 1;

export const enum StrsetAttribute {
  HEADER = 1,
  STRINGSETS = 2,
  COUNTS_ONLY = 3,
}
export const STRSET_ATTRIBUTE_MAX: u32 = 3;

export const enum PrivflagsAttribute {
  HEADER = 1,
  FLAGS = 2,
}
export const PRIVFLAGS_ATTRIBUTE_MAX: u32 = 2;

export const enum RingsAttribute {
  HEADER = 1,
  RX_MAX = 2,
  RX_MINI_MAX = 3,
  RX_JUMBO_MAX = 4,
  TX_MAX = 5,
  RX = 6,
  RX_MINI = 7,
  RX_JUMBO = 8,
  TX = 9,
  RX_BUF_LEN = 10,
  TCP_DATA_SPLIT = 11,
  CQE_SIZE = 12,
  TX_PUSH = 13,
  RX_PUSH = 14,
  TX_PUSH_BUF_LEN = 15,
  TX_PUSH_BUF_LEN_MAX = 16,
  HDS_THRESH = 17,
  HDS_THRESH_MAX = 18,
}
export const RINGS_ATTRIBUTE_MAX: u32 = 18;

export const enum MmStatAttribute {
  PAD = 1,
  REASSEMBLY_ERRORS = 2,
  SMD_ERRORS = 3,
  REASSEMBLY_OK = 4,
  RX_FRAG_COUNT = 5,
  TX_FRAG_COUNT = 6,
  HOLD_COUNT = 7,
}
export const MM_STAT_ATTRIBUTE_MAX: u32 = 7;

export const enum MmAttribute {
  HEADER = 1,
  PMAC_ENABLED = 2,
  TX_ENABLED = 3,
  TX_ACTIVE = 4,
  TX_MIN_FRAG_SIZE = 5,
  RX_MIN_FRAG_SIZE = 6,
  VERIFY_ENABLED = 7,
  VERIFY_STATUS = 8,
  VERIFY_TIME = 9,
  MAX_VERIFY_TIME = 10,
  STATS = 11,
}
export const MM_ATTRIBUTE_MAX: u32 = 11;

export const enum LinkinfoAttribute {
  HEADER = 1,
  PORT = 2,
  PHYADDR = 3,
  TP_MDIX = 4,
  TP_MDIX_CTRL = 5,
  TRANSCEIVER = 6,
}
export const LINKINFO_ATTRIBUTE_MAX: u32 = 6;

export const enum LinkmodesAttribute {
  HEADER = 1,
  AUTONEG = 2,
  OURS = 3,
  PEER = 4,
  SPEED = 5,
  DUPLEX = 6,
  MASTER_SLAVE_CFG = 7,
  MASTER_SLAVE_STATE = 8,
  LANES = 9,
  RATE_MATCHING = 10,
}
export const LINKMODES_ATTRIBUTE_MAX: u32 = 10;

export const enum LinkstateAttribute {
  HEADER = 1,
  LINK = 2,
  SQI = 3,
  SQI_MAX = 4,
  EXT_STATE = 5,
  EXT_SUBSTATE = 6,
  EXT_DOWN_CNT = 7,
}
export const LINKSTATE_ATTRIBUTE_MAX: u32 = 7;

export const enum DebugAttribute {
  HEADER = 1,
  MSGMASK = 2,
}
export const DEBUG_ATTRIBUTE_MAX: u32 = 2;

export const enum WolAttribute {
  HEADER = 1,
  MODES = 2,
  SOPASS = 3,
}
export const WOL_ATTRIBUTE_MAX: u32 = 3;

export const enum FeaturesAttribute {
  HEADER = 1,
  HW = 2,
  WANTED = 3,
  ACTIVE = 4,
  NOCHANGE = 5,
}
export const FEATURES_ATTRIBUTE_MAX: u32 = 5;

export const enum ChannelsAttribute {
  HEADER = 1,
  RX_MAX = 2,
  TX_MAX = 3,
  OTHER_MAX = 4,
  COMBINED_MAX = 5,
  RX_COUNT = 6,
  TX_COUNT = 7,
  OTHER_COUNT = 8,
  COMBINED_COUNT = 9,
}
export const CHANNELS_ATTRIBUTE_MAX: u32 = 9;

export const enum IrqModerationAttribute {
  USEC = 1,
  PKTS = 2,
  COMPS = 3,
}
export const IRQ_MODERATION_ATTRIBUTE_MAX: u32 = 3;

export const enum ProfileAttribute {
  IRQ_MODERATION = 1,
}
export const PROFILE_ATTRIBUTE_MAX: u32 = 1;

export const enum CoalesceAttribute {
  HEADER = 1,
  RX_USECS = 2,
  RX_MAX_FRAMES = 3,
  RX_USECS_IRQ = 4,
  RX_MAX_FRAMES_IRQ = 5,
  TX_USECS = 6,
  TX_MAX_FRAMES = 7,
  TX_USECS_IRQ = 8,
  TX_MAX_FRAMES_IRQ = 9,
  STATS_BLOCK_USECS = 10,
  USE_ADAPTIVE_RX = 11,
  USE_ADAPTIVE_TX = 12,
  PKT_RATE_LOW = 13,
  RX_USECS_LOW = 14,
  RX_MAX_FRAMES_LOW = 15,
  TX_USECS_LOW = 16,
  TX_MAX_FRAMES_LOW = 17,
  PKT_RATE_HIGH = 18,
  RX_USECS_HIGH = 19,
  RX_MAX_FRAMES_HIGH = 20,
  TX_USECS_HIGH = 21,
  TX_MAX_FRAMES_HIGH = 22,
  RATE_SAMPLE_INTERVAL = 23,
  USE_CQE_MODE_TX = 24,
  USE_CQE_MODE_RX = 25,
  TX_AGGR_MAX_BYTES = 26,
  TX_AGGR_MAX_FRAMES = 27,
  TX_AGGR_TIME_USECS = 28,
  RX_PROFILE = 29,
  TX_PROFILE = 30,
}
export const COALESCE_ATTRIBUTE_MAX: u32 = 30;

export const enum PauseStatAttribute {
  PAD = 1,
  TX_FRAMES = 2,
  RX_FRAMES = 3,
}
export const PAUSE_STAT_ATTRIBUTE_MAX: u32 = 3;

export const enum PauseAttribute {
  HEADER = 1,
  AUTONEG = 2,
  RX = 3,
  TX = 4,
  STATS = 5,
  STATS_SRC = 6,
}
export const PAUSE_ATTRIBUTE_MAX: u32 = 6;

export const enum EeeAttribute {
  HEADER = 1,
  MODES_OURS = 2,
  MODES_PEER = 3,
  ACTIVE = 4,
  ENABLED = 5,
  TX_LPI_ENABLED = 6,
  TX_LPI_TIMER = 7,
}
export const EEE_ATTRIBUTE_MAX: u32 = 7;

export const enum TsStatAttribute {
  TX_PKTS = 1,
  TX_LOST = 2,
  TX_ERR = 3,
  TX_ONESTEP_PKTS_UNCONFIRMED = 4,
}
export const TS_STAT_ATTRIBUTE_MAX: u32 = 4;

export const enum TsHwtstampProviderAttribute {
  INDEX = 1,
  QUALIFIER = 2,
}
export const TS_HWTSTAMP_PROVIDER_ATTRIBUTE_MAX: u32 = 2;

export const enum TsinfoAttribute {
  HEADER = 1,
  TIMESTAMPING = 2,
  TX_TYPES = 3,
  RX_FILTERS = 4,
  PHC_INDEX = 5,
  STATS = 6,
  HWTSTAMP_PROVIDER = 7,
  HWTSTAMP_SOURCE = 8,
  HWTSTAMP_PHYINDEX = 9,
}
export const TSINFO_ATTRIBUTE_MAX: u32 = 9;

export const enum CableResultAttribute {
  PAIR = 1,
  CODE = 2,
  SRC = 3,
}
export const CABLE_RESULT_ATTRIBUTE_MAX: u32 = 3;

export const enum CableFaultLengthAttribute {
  PAIR = 1,
  CM = 2,
  SRC = 3,
}
export const CABLE_FAULT_LENGTH_ATTRIBUTE_MAX: u32 = 3;

export const enum CableNestAttribute {
  RESULT = 1,
  FAULT_LENGTH = 2,
}
export const CABLE_NEST_ATTRIBUTE_MAX: u32 = 2;

export const enum CableTestAttribute {
  HEADER = 1,
}
export const CABLE_TEST_ATTRIBUTE_MAX: u32 = 1;

export const enum CableTestNtfAttribute {
  HEADER = 1,
  STATUS = 2,
  NEST = 3,
}
export const CABLE_TEST_NTF_ATTRIBUTE_MAX: u32 = 3;

export const enum CableTestTdrCfgAttribute {
  FIRST = 1,
  LAST = 2,
  STEP = 3,
  PAIR = 4,
}
export const CABLE_TEST_TDR_CFG_ATTRIBUTE_MAX: u32 = 4;

export const enum CableTestTdrNtfAttribute {
  HEADER = 1,
  STATUS = 2,
  NEST = 3,
}
export const CABLE_TEST_TDR_NTF_ATTRIBUTE_MAX: u32 = 3;

export const enum CableTestTdrAttribute {
  HEADER = 1,
  CFG = 2,
}
export const CABLE_TEST_TDR_ATTRIBUTE_MAX: u32 = 2;

export const enum TunnelUdpEntryAttribute {
  PORT = 1,
  TYPE = 2,
}
export const TUNNEL_UDP_ENTRY_ATTRIBUTE_MAX: u32 = 2;

export const enum TunnelUdpTableAttribute {
  SIZE = 1,
  TYPES = 2,
  ENTRY = 3,
}
export const TUNNEL_UDP_TABLE_ATTRIBUTE_MAX: u32 = 3;

export const enum TunnelUdpAttribute {
  TABLE = 1,
}
export const TUNNEL_UDP_ATTRIBUTE_MAX: u32 = 1;

export const enum TunnelInfoAttribute {
  HEADER = 1,
  UDP_PORTS = 2,
}
export const TUNNEL_INFO_ATTRIBUTE_MAX: u32 = 2;

export const enum FecHistAttribute {
  PAD = 1,
  BIN_LOW = 2,
  BIN_HIGH = 3,
  BIN_VAL = 4,
  BIN_VAL_PER_LANE = 5,
}
export const FEC_HIST_ATTRIBUTE_MAX: u32 = 5;

export const enum FecStatAttribute {
  PAD = 1,
  CORRECTED = 2,
  UNCORR = 3,
  CORR_BITS = 4,
  HIST = 5,
}
export const FEC_STAT_ATTRIBUTE_MAX: u32 = 5;

export const enum FecAttribute {
  HEADER = 1,
  MODES = 2,
  AUTO = 3,
  ACTIVE = 4,
  STATS = 5,
}
export const FEC_ATTRIBUTE_MAX: u32 = 5;

export const enum ModuleEepromAttribute {
  HEADER = 1,
  OFFSET = 2,
  LENGTH = 3,
  PAGE = 4,
  BANK = 5,
  I2C_ADDRESS = 6,
  DATA = 7,
}
export const MODULE_EEPROM_ATTRIBUTE_MAX: u32 = 7;

export const enum StatsGrpAttribute {
  PAD = 1,
  ID = 2,
  SS_ID = 3,
  STAT = 4,
  HIST_RX = 5,
  HIST_TX = 6,
  HIST_BKT_LOW = 7,
  HIST_BKT_HI = 8,
  HIST_VAL = 9,
}
export const STATS_GRP_ATTRIBUTE_MAX: u32 = 9;

export const enum StatsAttribute {
  PAD = 1,
  HEADER = 2,
  GROUPS = 3,
  GRP = 4,
  SRC = 5,
}
export const STATS_ATTRIBUTE_MAX: u32 = 5;

export const enum PhcVclocksAttribute {
  HEADER = 1,
  NUM = 2,
  INDEX = 3,
}
export const PHC_VCLOCKS_ATTRIBUTE_MAX: u32 = 3;

export const enum ModuleAttribute {
  HEADER = 1,
  POWER_MODE_POLICY = 2,
  POWER_MODE = 3,
}
export const MODULE_ATTRIBUTE_MAX: u32 = 3;

export const enum C33PsePwLimitAttribute {
  MIN = 1,
  MAX = 2,
}
export const C33_PSE_PW_LIMIT_ATTRIBUTE_MAX: u32 = 2;

export const enum PseAttribute {
  HEADER = 1,
  PODL_PSE_ADMIN_STATE = 2,
  PODL_PSE_ADMIN_CONTROL = 3,
  PODL_PSE_PW_D_STATUS = 4,
  C33_PSE_ADMIN_STATE = 5,
  C33_PSE_ADMIN_CONTROL = 6,
  C33_PSE_PW_D_STATUS = 7,
  C33_PSE_PW_CLASS = 8,
  C33_PSE_ACTUAL_PW = 9,
  C33_PSE_EXT_STATE = 10,
  C33_PSE_EXT_SUBSTATE = 11,
  C33_PSE_AVAIL_PW_LIMIT = 12,
  C33_PSE_PW_LIMIT_RANGES = 13,
  PSE_PW_D_ID = 14,
  PSE_PRIO_MAX = 15,
  PSE_PRIO = 16,
}
export const PSE_ATTRIBUTE_MAX: u32 = 16;

export const enum FlowAttribute {
  ETHER = 1,
  IP4 = 2,
  IP6 = 3,
  TCP4 = 4,
  TCP6 = 5,
  UDP4 = 6,
  UDP6 = 7,
  SCTP4 = 8,
  SCTP6 = 9,
  AH4 = 10,
  AH6 = 11,
  ESP4 = 12,
  ESP6 = 13,
  AH_ESP4 = 14,
  AH_ESP6 = 15,
  GTPU4 = 16,
  GTPU6 = 17,
  GTPC4 = 18,
  GTPC6 = 19,
  GTPC_TEID4 = 20,
  GTPC_TEID6 = 21,
  GTPU_EH4 = 22,
  GTPU_EH6 = 23,
  GTPU_UL4 = 24,
  GTPU_UL6 = 25,
  GTPU_DL4 = 26,
  GTPU_DL6 = 27,
}
export const FLOW_ATTRIBUTE_MAX: u32 = 27;

export const enum RssAttribute {
  HEADER = 1,
  CONTEXT = 2,
  HFUNC = 3,
  INDIR = 4,
  HKEY = 5,
  INPUT_XFRM = 6,
  START_CONTEXT = 7,
  FLOW_HASH = 8,
}
export const RSS_ATTRIBUTE_MAX: u32 = 8;

export const enum PlcaAttribute {
  HEADER = 1,
  VERSION = 2,
  ENABLED = 3,
  STATUS = 4,
  NODE_CNT = 5,
  NODE_ID = 6,
  TO_TMR = 7,
  BURST_CNT = 8,
  BURST_TMR = 9,
}
export const PLCA_ATTRIBUTE_MAX: u32 = 9;

export const enum ModuleFwFlashAttribute {
  HEADER = 1,
  FILE_NAME = 2,
  PASSWORD = 3,
  STATUS = 4,
  STATUS_MSG = 5,
  DONE = 6,
  TOTAL = 7,
}
export const MODULE_FW_FLASH_ATTRIBUTE_MAX: u32 = 7;

export const enum PhyAttribute {
  HEADER = 1,
  INDEX = 2,
  DRVNAME = 3,
  NAME = 4,
  UPSTREAM_TYPE = 5,
  UPSTREAM_INDEX = 6,
  UPSTREAM_SFP_NAME = 7,
  DOWNSTREAM_SFP_NAME = 8,
}
export const PHY_ATTRIBUTE_MAX: u32 = 8;

export const enum TsconfigAttribute {
  HEADER = 1,
  HWTSTAMP_PROVIDER = 2,
  TX_TYPES = 3,
  RX_FILTERS = 4,
  HWTSTAMP_FLAGS = 5,
}
export const TSCONFIG_ATTRIBUTE_MAX: u32 = 5;

export const enum PseNtfAttribute {
  HEADER = 1,
  EVENTS = 2,
}
export const PSE_NTF_ATTRIBUTE_MAX: u32 = 2;

export const enum EthtoolCommand {
  STRSET_GET = 1,
  LINKINFO_GET = 2,
  LINKINFO_SET = 3,
  LINKINFO = 3,
  LINKMODES_GET = 4,
  LINKMODES_SET = 5,
  LINKMODES = 5,
  LINKSTATE_GET = 6,
  DEBUG_GET = 7,
  DEBUG_SET = 8,
  DEBUG = 8,
  WOL_GET = 9,
  WOL_SET = 10,
  WOL = 10,
  FEATURES_GET = 11,
  FEATURES_SET = 12,
  FEATURES = 13,
  PRIVFLAGS_GET = 13,
  PRIVFLAGS_SET = 14,
  PRIVFLAGS = 15,
  RINGS_GET = 15,
  RINGS_SET = 16,
  RINGS = 17,
  CHANNELS_GET = 17,
  CHANNELS_SET = 18,
  CHANNELS = 19,
  COALESCE_GET = 19,
  COALESCE_SET = 20,
  COALESCE = 21,
  PAUSE_GET = 21,
  PAUSE_SET = 22,
  PAUSE = 23,
  EEE_GET = 23,
  EEE_SET = 24,
  EEE = 25,
  TSINFO_GET = 25,
  CABLE_TEST_ACT = 26,
  CABLE_TEST = 27,
  CABLE_TEST_TDR_ACT = 27,
  CABLE_TEST_TDR = 28,
  TUNNEL_INFO_GET = 28,
  FEC_GET = 29,
  FEC_SET = 30,
  FEC = 31,
  MODULE_EEPROM_GET = 31,
  STATS_GET = 32,
  PHC_VCLOCKS_GET = 33,
  MODULE_GET = 34,
  MODULE_SET = 35,
  MODULE = 36,
  PSE_GET = 36,
  PSE_SET = 37,
  RSS_GET = 38,
  PLCA_GET_CFG = 39,
  PLCA_SET_CFG = 40,
  PLCA_GET_STATUS = 41,
  PLCA = 41,
  MM_GET = 42,
  MM_SET = 43,
  MM = 43,
  MODULE_FW_FLASH_ACT = 44,
  MODULE_FW_FLASH = 44,
  PHY_GET = 45,
  PHY = 46,
  TSCONFIG_GET = 46,
  TSCONFIG_SET = 47,
  PSE = 49,
  RSS_SET = 48,
  RSS = 50,
  RSS_CREATE_ACT = 49,
  RSS_CREATE = 52,
  RSS_DELETE_ACT = 50,
  RSS_DELETE = 53,
}

export const enum EthtoolAnswer {
  STRSET_GET = 1,
  LINKINFO_GET = 2,
  LINKINFO_NTF = 3,
  LINKMODES_GET = 4,
  LINKMODES_NTF = 5,
  LINKSTATE_GET = 6,
  DEBUG_GET = 7,
  DEBUG_NTF = 8,
  WOL_GET = 9,
  WOL_NTF = 10,
  FEATURES_GET = 11,
  FEATURES_SET = 12,
  FEATURES_NTF = 13,
  PRIVFLAGS_GET = 14,
  PRIVFLAGS_NTF = 15,
  RINGS_GET = 16,
  RINGS_NTF = 17,
  CHANNELS_GET = 18,
  CHANNELS_NTF = 19,
  COALESCE_GET = 20,
  COALESCE_NTF = 21,
  PAUSE_GET = 22,
  PAUSE_NTF = 23,
  EEE_GET = 24,
  EEE_NTF = 25,
  TSINFO_GET = 26,
  CABLE_TEST_NTF = 27,
  CABLE_TEST_TDR_NTF = 28,
  TUNNEL_INFO_GET = 29,
  FEC_GET = 30,
  FEC_NTF = 31,
  MODULE_EEPROM_GET = 32,
  STATS_GET = 33,
  PHC_VCLOCKS_GET = 34,
  MODULE_GET = 35,
  MODULE_NTF = 36,
  PSE_GET = 37,
  RSS_GET = 38,
  PLCA_GET_CFG = 39,
  PLCA_GET_STATUS = 40,
  PLCA_NTF = 41,
  MM_GET = 42,
  MM_NTF = 43,
  MODULE_FW_FLASH_NTF = 44,
  PHY_GET = 45,
  PHY_NTF = 46,
  TSCONFIG_GET = 47,
  TSCONFIG_SET = 48,
  PSE_NTF = 49,
  RSS_NTF = 50,
  RSS_CREATE_ACT = 51,
  RSS_CREATE_NTF = 52,
  RSS_DELETE_NTF = 53,
}

export const enum EthtoolGroup {
  MONITOR = 6,
}
