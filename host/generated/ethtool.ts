/** Made from specs/ethtool.yaml by `npm run generate`. Do not edit. */

/** Megabits a second. */
export const SPEED_10000 = 10000;

export const SPEED_UNKNOWN = 4294967295;

export const DUPLEX_HALF = 0;
export const DUPLEX_FULL = 1;
export const DUPLEX_UNKNOWN = 255;

export const PORT_TP = 0;
export const PORT_AUI = 1;
export const PORT_MII = 2;
export const PORT_FIBRE = 3;
export const PORT_BNC = 4;
export const PORT_DA = 5;
export const PORT_NONE = 239;
export const PORT_OTHER = 255;

// What stamps a device gives packets, and by which clock.
export const SOF_TIMESTAMPING_TX_HARDWARE = 0x1;
export const SOF_TIMESTAMPING_TX_SOFTWARE = 0x2;
export const SOF_TIMESTAMPING_RX_HARDWARE = 0x4;
export const SOF_TIMESTAMPING_RX_SOFTWARE = 0x8;
export const SOF_TIMESTAMPING_SOFTWARE = 0x10;

export const MASTER_SLAVE_CFG_UNSUPPORTED = 0;
export const MASTER_SLAVE_CFG_UNKNOWN = 1;
export const MASTER_SLAVE_CFG_MASTER_PREFERRED = 2;
export const MASTER_SLAVE_CFG_SLAVE_PREFERRED = 3;
export const MASTER_SLAVE_CFG_MASTER_FORCE = 4;
export const MASTER_SLAVE_CFG_SLAVE_FORCE = 5;

export const ETHTOOL_A_CABLE_PAIR_A = 0;
export const ETHTOOL_A_CABLE_PAIR_B = 1;
export const ETHTOOL_A_CABLE_PAIR_C = 2;
export const ETHTOOL_A_CABLE_PAIR_D = 3;

export const ETHTOOL_MAC_STATS_SRC_AGGREGATE = 0;
export const ETHTOOL_MAC_STATS_SRC_EMAC = 1;
export const ETHTOOL_MAC_STATS_SRC_PMAC = 2;

export const ETHTOOL_STATS_ETH_PHY = 0;
export const ETHTOOL_STATS_ETH_MAC = 1;
export const ETHTOOL_STATS_ETH_CTRL = 2;
export const ETHTOOL_STATS_RMON = 3;
export const ETHTOOL_STATS_PHY = 4;

export const ETH_MODULE_EEPROM_PAGE_LEN = 128;

export const ETHTOOL_FLAG_COMPACT_BITSETS = 0x1;
export const ETHTOOL_FLAG_OMIT_REPLY = 0x2;
export const ETHTOOL_FLAG_STATS = 0x4;

// Sets of strings, by number.
export const ETH_SS_TEST = 0;
export const ETH_SS_STATS = 1;
export const ETH_SS_PRIV_FLAGS = 2;
export const ETH_SS_NTUPLE_FILTERS = 3;
export const ETH_SS_FEATURES = 4;
export const ETH_SS_RSS_HASH_FUNCS = 5;
export const ETH_SS_TUNABLES = 6;
export const ETH_SS_PHY_STATS = 7;
export const ETH_SS_PHY_TUNABLES = 8;
export const ETH_SS_LINK_MODES = 9;
export const ETH_SS_MSG_CLASSES = 10;
export const ETH_SS_WOL_MODES = 11;
export const ETH_SS_SOF_TIMESTAMPING = 12;
export const ETH_SS_TS_TX_TYPES = 13;
export const ETH_SS_TS_RX_FILTERS = 14;
export const ETH_SS_UDP_TUNNEL_TYPES = 15;
export const ETH_SS_STATS_STD = 16;
export const ETH_SS_STATS_ETH_PHY = 17;
export const ETH_SS_STATS_ETH_MAC = 18;
export const ETH_SS_STATS_ETH_CTRL = 19;
export const ETH_SS_STATS_RMON = 20;
export const ETH_SS_STATS_PHY = 21;
export const ETH_SS_TS_FLAGS = 22;

// What devices do for who sends through them and receives from them, by bit; as the set of strings features names them. Some bits have no meaning any more.
export const NETIF_F_SG = 0;
export const NETIF_F_IP_CSUM = 1;
export const NETIF_F_UNUSED_2 = 2;
export const NETIF_F_HW_CSUM = 3;
export const NETIF_F_IPV6_CSUM = 4;
export const NETIF_F_HIGHDMA = 5;
export const NETIF_F_FRAGLIST = 6;
export const NETIF_F_HW_VLAN_CTAG_TX = 7;
export const NETIF_F_HW_VLAN_CTAG_RX = 8;
export const NETIF_F_HW_VLAN_CTAG_FILTER = 9;
export const NETIF_F_VLAN_CHALLENGED = 10;
export const NETIF_F_GSO = 11;
export const NETIF_F_UNUSED_12 = 12;
export const NETIF_F_UNUSED_13 = 13;
export const NETIF_F_GRO = 14;
export const NETIF_F_LRO = 15;
export const NETIF_F_TSO = 16;
export const NETIF_F_GSO_ROBUST = 17;
export const NETIF_F_TSO_ECN = 18;
export const NETIF_F_TSO_MANGLEID = 19;
export const NETIF_F_TSO6 = 20;
export const NETIF_F_FSO = 21;
export const NETIF_F_GSO_GRE = 22;
export const NETIF_F_GSO_GRE_CSUM = 23;
export const NETIF_F_GSO_IPXIP4 = 24;
export const NETIF_F_GSO_IPXIP6 = 25;
export const NETIF_F_GSO_UDP_TUNNEL = 26;
export const NETIF_F_GSO_UDP_TUNNEL_CSUM = 27;
export const NETIF_F_GSO_PARTIAL = 28;
export const NETIF_F_GSO_TUNNEL_REMCSUM = 29;
export const NETIF_F_GSO_SCTP = 30;
export const NETIF_F_GSO_ESP = 31;
export const NETIF_F_UNUSED_32 = 32;
export const NETIF_F_GSO_UDP_L4 = 33;
export const NETIF_F_GSO_FRAGLIST = 34;
export const NETIF_F_GSO_ACCECN = 35;
export const NETIF_F_FCOE_CRC = 36;
export const NETIF_F_SCTP_CRC = 37;
export const NETIF_F_NTUPLE = 38;
export const NETIF_F_RXHASH = 39;
export const NETIF_F_RXCSUM = 40;
export const NETIF_F_NOCACHE_COPY = 41;
export const NETIF_F_LOOPBACK = 42;
export const NETIF_F_RXFCS = 43;
export const NETIF_F_RXALL = 44;
export const NETIF_F_HW_VLAN_STAG_TX = 45;
export const NETIF_F_HW_VLAN_STAG_RX = 46;
export const NETIF_F_HW_VLAN_STAG_FILTER = 47;
export const NETIF_F_HW_L2FW_DOFFLOAD = 48;
export const NETIF_F_HW_TC = 49;
export const NETIF_F_HW_ESP = 50;
export const NETIF_F_HW_ESP_TX_CSUM = 51;
export const NETIF_F_RX_UDP_TUNNEL_PORT = 52;
export const NETIF_F_HW_TLS_TX = 53;
export const NETIF_F_HW_TLS_RX = 54;
export const NETIF_F_GRO_HW = 55;
export const NETIF_F_HW_TLS_RECORD = 56;
export const NETIF_F_GRO_FRAGLIST = 57;
export const NETIF_F_HW_MACSEC = 58;
export const NETIF_F_GRO_UDP_FWD = 59;
export const NETIF_F_HW_HSR_TAG_INS = 60;
export const NETIF_F_HW_HSR_TAG_RM = 61;
export const NETIF_F_HW_HSR_FWD = 62;
export const NETIF_F_HW_HSR_DUP = 63;

export const ETHTOOL_UDP_TUNNEL_TYPE_VXLAN = 0;
export const ETHTOOL_UDP_TUNNEL_TYPE_GENEVE = 1;
export const ETHTOOL_UDP_TUNNEL_TYPE_VXLAN_GPE = 2;

export const ETHTOOL_TCP_DATA_SPLIT_UNKNOWN = 0;
export const ETHTOOL_TCP_DATA_SPLIT_DISABLED = 1;
export const ETHTOOL_TCP_DATA_SPLIT_ENABLED = 2;

export const HWTSTAMP_SOURCE_NETDEV = 1;
export const HWTSTAMP_SOURCE_PHYLIB = 2;

export const ETHTOOL_MODULE_FW_FLASH_STATUS_STARTED = 0;
export const ETHTOOL_MODULE_FW_FLASH_STATUS_IN_PROGRESS = 1;
export const ETHTOOL_MODULE_FW_FLASH_STATUS_COMPLETED = 2;
export const ETHTOOL_MODULE_FW_FLASH_STATUS_ERROR = 3;

export const ETHTOOL_C33_PSE_EXT_STATE_NONE = 0;
export const ETHTOOL_C33_PSE_EXT_STATE_ERROR_CONDITION = 1;
export const ETHTOOL_C33_PSE_EXT_STATE_MR_MPS_VALID = 2;
export const ETHTOOL_C33_PSE_EXT_STATE_MR_PSE_ENABLE = 3;
export const ETHTOOL_C33_PSE_EXT_STATE_OPTION_DETECT_TED = 4;
export const ETHTOOL_C33_PSE_EXT_STATE_OPTION_VPORT_LIM = 5;
export const ETHTOOL_C33_PSE_EXT_STATE_OVLD_DETECTED = 6;
export const ETHTOOL_C33_PSE_EXT_STATE_POWER_NOT_AVAILABLE = 7;
export const ETHTOOL_C33_PSE_EXT_STATE_SHORT_DETECTED = 8;

export const PHY_UPSTREAM_MAC = 0;
export const PHY_UPSTREAM_PHY = 1;

export const ETHTOOL_PSE_EVENT_OVER_CURRENT = 0x1;
export const ETHTOOL_PSE_EVENT_OVER_TEMP = 0x2;
export const ETHTOOL_C33_PSE_EVENT_DETECTION = 0x4;
export const ETHTOOL_C33_PSE_EVENT_CLASSIFICATION = 0x8;
export const ETHTOOL_C33_PSE_EVENT_DISCONNECTION = 0x10;
export const ETHTOOL_PSE_EVENT_OVER_BUDGET = 0x20;
export const ETHTOOL_PSE_EVENT_SW_PW_CONTROL_ERROR = 0x40;

export const RXH_XFRM_SYM_XOR = 0x1;
export const RXH_XFRM_SYM_OR_XOR = 0x2;

export const RXH_L2DA = 0x2;
export const RXH_VLAN = 0x4;
export const RXH_L3_PROTO = 0x8;
export const RXH_IP_SRC = 0x10;
export const RXH_IP_DST = 0x20;
export const RXH_L4_B_0_1 = 0x40;
export const RXH_L4_B_2_3 = 0x80;
export const RXH_GTP_TEID = 0x100;
export const RXH_IP6_FL = 0x200;
export const RXH_DISCARD = 0x80000000;

export const ETHTOOL_A_HEADER_DEV_INDEX = 1;
export const ETHTOOL_A_HEADER_DEV_NAME = 2;
export const ETHTOOL_A_HEADER_FLAGS = 3;
export const ETHTOOL_A_HEADER_PHY_INDEX = 4;

export const ETHTOOL_A_BITSET_BIT_INDEX = 1;
export const ETHTOOL_A_BITSET_BIT_NAME = 2;
export const ETHTOOL_A_BITSET_BIT_VALUE = 3;

export const ETHTOOL_A_BITSET_BITS_BIT = 1;

export const ETHTOOL_A_BITSET_NOMASK = 1;
export const ETHTOOL_A_BITSET_SIZE = 2;
export const ETHTOOL_A_BITSET_BITS = 3;
export const ETHTOOL_A_BITSET_VALUE = 4;
export const ETHTOOL_A_BITSET_MASK = 5;

export const ETHTOOL_A_STRING_INDEX = 1;
export const ETHTOOL_A_STRING_VALUE = 2;

export const ETHTOOL_A_STRINGS_STRING = 1;

export const ETHTOOL_A_STRINGSET_ID = 1;
export const ETHTOOL_A_STRINGSET_COUNT = 2;
export const ETHTOOL_A_STRINGSET_STRINGS = 3;

export const ETHTOOL_A_STRINGSETS_STRINGSET = 1;

export const ETHTOOL_A_STRSET_HEADER = 1;
export const ETHTOOL_A_STRSET_STRINGSETS = 2;
export const ETHTOOL_A_STRSET_COUNTS_ONLY = 3;

export const ETHTOOL_A_PRIVFLAGS_HEADER = 1;
export const ETHTOOL_A_PRIVFLAGS_FLAGS = 2;

export const ETHTOOL_A_RINGS_HEADER = 1;
export const ETHTOOL_A_RINGS_RX_MAX = 2;
export const ETHTOOL_A_RINGS_RX_MINI_MAX = 3;
export const ETHTOOL_A_RINGS_RX_JUMBO_MAX = 4;
export const ETHTOOL_A_RINGS_TX_MAX = 5;
export const ETHTOOL_A_RINGS_RX = 6;
export const ETHTOOL_A_RINGS_RX_MINI = 7;
export const ETHTOOL_A_RINGS_RX_JUMBO = 8;
export const ETHTOOL_A_RINGS_TX = 9;
export const ETHTOOL_A_RINGS_RX_BUF_LEN = 10;
export const ETHTOOL_A_RINGS_TCP_DATA_SPLIT = 11;
export const ETHTOOL_A_RINGS_CQE_SIZE = 12;
export const ETHTOOL_A_RINGS_TX_PUSH = 13;
export const ETHTOOL_A_RINGS_RX_PUSH = 14;
export const ETHTOOL_A_RINGS_TX_PUSH_BUF_LEN = 15;
export const ETHTOOL_A_RINGS_TX_PUSH_BUF_LEN_MAX = 16;
export const ETHTOOL_A_RINGS_HDS_THRESH = 17;
export const ETHTOOL_A_RINGS_HDS_THRESH_MAX = 18;

export const ETHTOOL_A_MM_STAT_PAD = 1;
export const ETHTOOL_A_MM_STAT_REASSEMBLY_ERRORS = 2;
export const ETHTOOL_A_MM_STAT_SMD_ERRORS = 3;
export const ETHTOOL_A_MM_STAT_REASSEMBLY_OK = 4;
export const ETHTOOL_A_MM_STAT_RX_FRAG_COUNT = 5;
export const ETHTOOL_A_MM_STAT_TX_FRAG_COUNT = 6;
export const ETHTOOL_A_MM_STAT_HOLD_COUNT = 7;

export const ETHTOOL_A_MM_HEADER = 1;
export const ETHTOOL_A_MM_PMAC_ENABLED = 2;
export const ETHTOOL_A_MM_TX_ENABLED = 3;
export const ETHTOOL_A_MM_TX_ACTIVE = 4;
export const ETHTOOL_A_MM_TX_MIN_FRAG_SIZE = 5;
export const ETHTOOL_A_MM_RX_MIN_FRAG_SIZE = 6;
export const ETHTOOL_A_MM_VERIFY_ENABLED = 7;
export const ETHTOOL_A_MM_VERIFY_STATUS = 8;
export const ETHTOOL_A_MM_VERIFY_TIME = 9;
export const ETHTOOL_A_MM_MAX_VERIFY_TIME = 10;
export const ETHTOOL_A_MM_STATS = 11;

export const ETHTOOL_A_LINKINFO_HEADER = 1;
export const ETHTOOL_A_LINKINFO_PORT = 2;
export const ETHTOOL_A_LINKINFO_PHYADDR = 3;
export const ETHTOOL_A_LINKINFO_TP_MDIX = 4;
export const ETHTOOL_A_LINKINFO_TP_MDIX_CTRL = 5;
export const ETHTOOL_A_LINKINFO_TRANSCEIVER = 6;

export const ETHTOOL_A_LINKMODES_HEADER = 1;
export const ETHTOOL_A_LINKMODES_AUTONEG = 2;
export const ETHTOOL_A_LINKMODES_OURS = 3;
export const ETHTOOL_A_LINKMODES_PEER = 4;
export const ETHTOOL_A_LINKMODES_SPEED = 5;
export const ETHTOOL_A_LINKMODES_DUPLEX = 6;
export const ETHTOOL_A_LINKMODES_MASTER_SLAVE_CFG = 7;
export const ETHTOOL_A_LINKMODES_MASTER_SLAVE_STATE = 8;
export const ETHTOOL_A_LINKMODES_LANES = 9;
export const ETHTOOL_A_LINKMODES_RATE_MATCHING = 10;

export const ETHTOOL_A_LINKSTATE_HEADER = 1;
export const ETHTOOL_A_LINKSTATE_LINK = 2;
export const ETHTOOL_A_LINKSTATE_SQI = 3;
export const ETHTOOL_A_LINKSTATE_SQI_MAX = 4;
export const ETHTOOL_A_LINKSTATE_EXT_STATE = 5;
export const ETHTOOL_A_LINKSTATE_EXT_SUBSTATE = 6;
export const ETHTOOL_A_LINKSTATE_EXT_DOWN_CNT = 7;

export const ETHTOOL_A_DEBUG_HEADER = 1;
export const ETHTOOL_A_DEBUG_MSGMASK = 2;

export const ETHTOOL_A_WOL_HEADER = 1;
export const ETHTOOL_A_WOL_MODES = 2;
export const ETHTOOL_A_WOL_SOPASS = 3;

export const ETHTOOL_A_FEATURES_HEADER = 1;
export const ETHTOOL_A_FEATURES_HW = 2;
export const ETHTOOL_A_FEATURES_WANTED = 3;
export const ETHTOOL_A_FEATURES_ACTIVE = 4;
export const ETHTOOL_A_FEATURES_NOCHANGE = 5;

export const ETHTOOL_A_CHANNELS_HEADER = 1;
export const ETHTOOL_A_CHANNELS_RX_MAX = 2;
export const ETHTOOL_A_CHANNELS_TX_MAX = 3;
export const ETHTOOL_A_CHANNELS_OTHER_MAX = 4;
export const ETHTOOL_A_CHANNELS_COMBINED_MAX = 5;
export const ETHTOOL_A_CHANNELS_RX_COUNT = 6;
export const ETHTOOL_A_CHANNELS_TX_COUNT = 7;
export const ETHTOOL_A_CHANNELS_OTHER_COUNT = 8;
export const ETHTOOL_A_CHANNELS_COMBINED_COUNT = 9;

export const ETHTOOL_A_IRQ_MODERATION_USEC = 1;
export const ETHTOOL_A_IRQ_MODERATION_PKTS = 2;
export const ETHTOOL_A_IRQ_MODERATION_COMPS = 3;

export const ETHTOOL_A_PROFILE_IRQ_MODERATION = 1;

export const ETHTOOL_A_COALESCE_HEADER = 1;
export const ETHTOOL_A_COALESCE_RX_USECS = 2;
export const ETHTOOL_A_COALESCE_RX_MAX_FRAMES = 3;
export const ETHTOOL_A_COALESCE_RX_USECS_IRQ = 4;
export const ETHTOOL_A_COALESCE_RX_MAX_FRAMES_IRQ = 5;
export const ETHTOOL_A_COALESCE_TX_USECS = 6;
export const ETHTOOL_A_COALESCE_TX_MAX_FRAMES = 7;
export const ETHTOOL_A_COALESCE_TX_USECS_IRQ = 8;
export const ETHTOOL_A_COALESCE_TX_MAX_FRAMES_IRQ = 9;
export const ETHTOOL_A_COALESCE_STATS_BLOCK_USECS = 10;
export const ETHTOOL_A_COALESCE_USE_ADAPTIVE_RX = 11;
export const ETHTOOL_A_COALESCE_USE_ADAPTIVE_TX = 12;
export const ETHTOOL_A_COALESCE_PKT_RATE_LOW = 13;
export const ETHTOOL_A_COALESCE_RX_USECS_LOW = 14;
export const ETHTOOL_A_COALESCE_RX_MAX_FRAMES_LOW = 15;
export const ETHTOOL_A_COALESCE_TX_USECS_LOW = 16;
export const ETHTOOL_A_COALESCE_TX_MAX_FRAMES_LOW = 17;
export const ETHTOOL_A_COALESCE_PKT_RATE_HIGH = 18;
export const ETHTOOL_A_COALESCE_RX_USECS_HIGH = 19;
export const ETHTOOL_A_COALESCE_RX_MAX_FRAMES_HIGH = 20;
export const ETHTOOL_A_COALESCE_TX_USECS_HIGH = 21;
export const ETHTOOL_A_COALESCE_TX_MAX_FRAMES_HIGH = 22;
export const ETHTOOL_A_COALESCE_RATE_SAMPLE_INTERVAL = 23;
export const ETHTOOL_A_COALESCE_USE_CQE_MODE_TX = 24;
export const ETHTOOL_A_COALESCE_USE_CQE_MODE_RX = 25;
export const ETHTOOL_A_COALESCE_TX_AGGR_MAX_BYTES = 26;
export const ETHTOOL_A_COALESCE_TX_AGGR_MAX_FRAMES = 27;
export const ETHTOOL_A_COALESCE_TX_AGGR_TIME_USECS = 28;
export const ETHTOOL_A_COALESCE_RX_PROFILE = 29;
export const ETHTOOL_A_COALESCE_TX_PROFILE = 30;

export const ETHTOOL_A_PAUSE_STAT_PAD = 1;
export const ETHTOOL_A_PAUSE_STAT_TX_FRAMES = 2;
export const ETHTOOL_A_PAUSE_STAT_RX_FRAMES = 3;

export const ETHTOOL_A_PAUSE_HEADER = 1;
export const ETHTOOL_A_PAUSE_AUTONEG = 2;
export const ETHTOOL_A_PAUSE_RX = 3;
export const ETHTOOL_A_PAUSE_TX = 4;
export const ETHTOOL_A_PAUSE_STATS = 5;
export const ETHTOOL_A_PAUSE_STATS_SRC = 6;

export const ETHTOOL_A_EEE_HEADER = 1;
export const ETHTOOL_A_EEE_MODES_OURS = 2;
export const ETHTOOL_A_EEE_MODES_PEER = 3;
export const ETHTOOL_A_EEE_ACTIVE = 4;
export const ETHTOOL_A_EEE_ENABLED = 5;
export const ETHTOOL_A_EEE_TX_LPI_ENABLED = 6;
export const ETHTOOL_A_EEE_TX_LPI_TIMER = 7;

export const ETHTOOL_A_TS_STAT_TX_PKTS = 1;
export const ETHTOOL_A_TS_STAT_TX_LOST = 2;
export const ETHTOOL_A_TS_STAT_TX_ERR = 3;
export const ETHTOOL_A_TS_STAT_TX_ONESTEP_PKTS_UNCONFIRMED = 4;

export const ETHTOOL_A_TS_HWTSTAMP_PROVIDER_INDEX = 1;
export const ETHTOOL_A_TS_HWTSTAMP_PROVIDER_QUALIFIER = 2;

export const ETHTOOL_A_TSINFO_HEADER = 1;
export const ETHTOOL_A_TSINFO_TIMESTAMPING = 2;
export const ETHTOOL_A_TSINFO_TX_TYPES = 3;
export const ETHTOOL_A_TSINFO_RX_FILTERS = 4;
export const ETHTOOL_A_TSINFO_PHC_INDEX = 5;
export const ETHTOOL_A_TSINFO_STATS = 6;
export const ETHTOOL_A_TSINFO_HWTSTAMP_PROVIDER = 7;
export const ETHTOOL_A_TSINFO_HWTSTAMP_SOURCE = 8;
export const ETHTOOL_A_TSINFO_HWTSTAMP_PHYINDEX = 9;

export const ETHTOOL_A_CABLE_RESULT_PAIR = 1;
export const ETHTOOL_A_CABLE_RESULT_CODE = 2;
export const ETHTOOL_A_CABLE_RESULT_SRC = 3;

export const ETHTOOL_A_CABLE_FAULT_LENGTH_PAIR = 1;
export const ETHTOOL_A_CABLE_FAULT_LENGTH_CM = 2;
export const ETHTOOL_A_CABLE_FAULT_LENGTH_SRC = 3;

export const ETHTOOL_A_CABLE_NEST_RESULT = 1;
export const ETHTOOL_A_CABLE_NEST_FAULT_LENGTH = 2;

export const ETHTOOL_A_CABLE_TEST_HEADER = 1;

export const ETHTOOL_A_CABLE_TEST_NTF_HEADER = 1;
export const ETHTOOL_A_CABLE_TEST_NTF_STATUS = 2;
export const ETHTOOL_A_CABLE_TEST_NTF_NEST = 3;

export const ETHTOOL_A_CABLE_TEST_TDR_CFG_FIRST = 1;
export const ETHTOOL_A_CABLE_TEST_TDR_CFG_LAST = 2;
export const ETHTOOL_A_CABLE_TEST_TDR_CFG_STEP = 3;
export const ETHTOOL_A_CABLE_TEST_TDR_CFG_PAIR = 4;

export const ETHTOOL_A_CABLE_TEST_TDR_NTF_HEADER = 1;
export const ETHTOOL_A_CABLE_TEST_TDR_NTF_STATUS = 2;
export const ETHTOOL_A_CABLE_TEST_TDR_NTF_NEST = 3;

export const ETHTOOL_A_CABLE_TEST_TDR_HEADER = 1;
export const ETHTOOL_A_CABLE_TEST_TDR_CFG = 2;

export const ETHTOOL_A_TUNNEL_UDP_ENTRY_PORT = 1;
export const ETHTOOL_A_TUNNEL_UDP_ENTRY_TYPE = 2;

export const ETHTOOL_A_TUNNEL_UDP_TABLE_SIZE = 1;
export const ETHTOOL_A_TUNNEL_UDP_TABLE_TYPES = 2;
export const ETHTOOL_A_TUNNEL_UDP_TABLE_ENTRY = 3;

export const ETHTOOL_A_TUNNEL_UDP_TABLE = 1;

export const ETHTOOL_A_TUNNEL_INFO_HEADER = 1;
export const ETHTOOL_A_TUNNEL_INFO_UDP_PORTS = 2;

export const ETHTOOL_A_FEC_HIST_PAD = 1;
export const ETHTOOL_A_FEC_HIST_BIN_LOW = 2;
export const ETHTOOL_A_FEC_HIST_BIN_HIGH = 3;
export const ETHTOOL_A_FEC_HIST_BIN_VAL = 4;
export const ETHTOOL_A_FEC_HIST_BIN_VAL_PER_LANE = 5;

export const ETHTOOL_A_FEC_STAT_PAD = 1;
export const ETHTOOL_A_FEC_STAT_CORRECTED = 2;
export const ETHTOOL_A_FEC_STAT_UNCORR = 3;
export const ETHTOOL_A_FEC_STAT_CORR_BITS = 4;
export const ETHTOOL_A_FEC_STAT_HIST = 5;

export const ETHTOOL_A_FEC_HEADER = 1;
export const ETHTOOL_A_FEC_MODES = 2;
export const ETHTOOL_A_FEC_AUTO = 3;
export const ETHTOOL_A_FEC_ACTIVE = 4;
export const ETHTOOL_A_FEC_STATS = 5;

export const ETHTOOL_A_MODULE_EEPROM_HEADER = 1;
export const ETHTOOL_A_MODULE_EEPROM_OFFSET = 2;
export const ETHTOOL_A_MODULE_EEPROM_LENGTH = 3;
export const ETHTOOL_A_MODULE_EEPROM_PAGE = 4;
export const ETHTOOL_A_MODULE_EEPROM_BANK = 5;
export const ETHTOOL_A_MODULE_EEPROM_I2C_ADDRESS = 6;
export const ETHTOOL_A_MODULE_EEPROM_DATA = 7;

export const ETHTOOL_A_STATS_GRP_PAD = 1;
export const ETHTOOL_A_STATS_GRP_ID = 2;
export const ETHTOOL_A_STATS_GRP_SS_ID = 3;
export const ETHTOOL_A_STATS_GRP_STAT = 4;
export const ETHTOOL_A_STATS_GRP_HIST_RX = 5;
export const ETHTOOL_A_STATS_GRP_HIST_TX = 6;
export const ETHTOOL_A_STATS_GRP_HIST_BKT_LOW = 7;
export const ETHTOOL_A_STATS_GRP_HIST_BKT_HI = 8;
export const ETHTOOL_A_STATS_GRP_HIST_VAL = 9;

export const ETHTOOL_A_STATS_PAD = 1;
export const ETHTOOL_A_STATS_HEADER = 2;
export const ETHTOOL_A_STATS_GROUPS = 3;
export const ETHTOOL_A_STATS_GRP = 4;
export const ETHTOOL_A_STATS_SRC = 5;

export const ETHTOOL_A_PHC_VCLOCKS_HEADER = 1;
export const ETHTOOL_A_PHC_VCLOCKS_NUM = 2;
export const ETHTOOL_A_PHC_VCLOCKS_INDEX = 3;

export const ETHTOOL_A_MODULE_HEADER = 1;
export const ETHTOOL_A_MODULE_POWER_MODE_POLICY = 2;
export const ETHTOOL_A_MODULE_POWER_MODE = 3;

export const ETHTOOL_A_C33_PSE_PW_LIMIT_MIN = 1;
export const ETHTOOL_A_C33_PSE_PW_LIMIT_MAX = 2;

export const ETHTOOL_A_FLOW_ETHER = 1;
export const ETHTOOL_A_FLOW_IP4 = 2;
export const ETHTOOL_A_FLOW_IP6 = 3;
export const ETHTOOL_A_FLOW_TCP4 = 4;
export const ETHTOOL_A_FLOW_TCP6 = 5;
export const ETHTOOL_A_FLOW_UDP4 = 6;
export const ETHTOOL_A_FLOW_UDP6 = 7;
export const ETHTOOL_A_FLOW_SCTP4 = 8;
export const ETHTOOL_A_FLOW_SCTP6 = 9;
export const ETHTOOL_A_FLOW_AH4 = 10;
export const ETHTOOL_A_FLOW_AH6 = 11;
export const ETHTOOL_A_FLOW_ESP4 = 12;
export const ETHTOOL_A_FLOW_ESP6 = 13;
export const ETHTOOL_A_FLOW_AH_ESP4 = 14;
export const ETHTOOL_A_FLOW_AH_ESP6 = 15;
export const ETHTOOL_A_FLOW_GTPU4 = 16;
export const ETHTOOL_A_FLOW_GTPU6 = 17;
export const ETHTOOL_A_FLOW_GTPC4 = 18;
export const ETHTOOL_A_FLOW_GTPC6 = 19;
export const ETHTOOL_A_FLOW_GTPC_TEID4 = 20;
export const ETHTOOL_A_FLOW_GTPC_TEID6 = 21;
export const ETHTOOL_A_FLOW_GTPU_EH4 = 22;
export const ETHTOOL_A_FLOW_GTPU_EH6 = 23;
export const ETHTOOL_A_FLOW_GTPU_UL4 = 24;
export const ETHTOOL_A_FLOW_GTPU_UL6 = 25;
export const ETHTOOL_A_FLOW_GTPU_DL4 = 26;
export const ETHTOOL_A_FLOW_GTPU_DL6 = 27;

export const ETHTOOL_A_RSS_HEADER = 1;
export const ETHTOOL_A_RSS_CONTEXT = 2;
export const ETHTOOL_A_RSS_HFUNC = 3;
export const ETHTOOL_A_RSS_INDIR = 4;
export const ETHTOOL_A_RSS_HKEY = 5;
export const ETHTOOL_A_RSS_INPUT_XFRM = 6;
export const ETHTOOL_A_RSS_START_CONTEXT = 7;
export const ETHTOOL_A_RSS_FLOW_HASH = 8;

export const ETHTOOL_A_PLCA_HEADER = 1;
export const ETHTOOL_A_PLCA_VERSION = 2;
export const ETHTOOL_A_PLCA_ENABLED = 3;
export const ETHTOOL_A_PLCA_STATUS = 4;
export const ETHTOOL_A_PLCA_NODE_CNT = 5;
export const ETHTOOL_A_PLCA_NODE_ID = 6;
export const ETHTOOL_A_PLCA_TO_TMR = 7;
export const ETHTOOL_A_PLCA_BURST_CNT = 8;
export const ETHTOOL_A_PLCA_BURST_TMR = 9;

export const ETHTOOL_A_MODULE_FW_FLASH_HEADER = 1;
export const ETHTOOL_A_MODULE_FW_FLASH_FILE_NAME = 2;
export const ETHTOOL_A_MODULE_FW_FLASH_PASSWORD = 3;
export const ETHTOOL_A_MODULE_FW_FLASH_STATUS = 4;
export const ETHTOOL_A_MODULE_FW_FLASH_STATUS_MSG = 5;
export const ETHTOOL_A_MODULE_FW_FLASH_DONE = 6;
export const ETHTOOL_A_MODULE_FW_FLASH_TOTAL = 7;

export const ETHTOOL_A_PHY_HEADER = 1;
export const ETHTOOL_A_PHY_INDEX = 2;
export const ETHTOOL_A_PHY_DRVNAME = 3;
export const ETHTOOL_A_PHY_NAME = 4;
export const ETHTOOL_A_PHY_UPSTREAM_TYPE = 5;
export const ETHTOOL_A_PHY_UPSTREAM_INDEX = 6;
export const ETHTOOL_A_PHY_UPSTREAM_SFP_NAME = 7;
export const ETHTOOL_A_PHY_DOWNSTREAM_SFP_NAME = 8;

export const ETHTOOL_A_TSCONFIG_HEADER = 1;
export const ETHTOOL_A_TSCONFIG_HWTSTAMP_PROVIDER = 2;
export const ETHTOOL_A_TSCONFIG_TX_TYPES = 3;
export const ETHTOOL_A_TSCONFIG_RX_FILTERS = 4;
export const ETHTOOL_A_TSCONFIG_HWTSTAMP_FLAGS = 5;

export const ETHTOOL_A_PSE_NTF_HEADER = 1;
export const ETHTOOL_A_PSE_NTF_EVENTS = 2;

export const ETHTOOL_MSG_STRSET_GET = 1;
export const ETHTOOL_MSG_LINKINFO_GET = 2;
export const ETHTOOL_MSG_LINKINFO_SET = 3;
export const ETHTOOL_MSG_LINKINFO_NTF = 3;
export const ETHTOOL_MSG_LINKMODES_GET = 4;
export const ETHTOOL_MSG_LINKMODES_SET = 5;
export const ETHTOOL_MSG_LINKMODES_NTF = 5;
export const ETHTOOL_MSG_LINKSTATE_GET = 6;
export const ETHTOOL_MSG_DEBUG_GET = 7;
export const ETHTOOL_MSG_DEBUG_SET = 8;
export const ETHTOOL_MSG_DEBUG_NTF = 8;
export const ETHTOOL_MSG_WOL_GET = 9;
export const ETHTOOL_MSG_WOL_SET = 10;
export const ETHTOOL_MSG_WOL_NTF = 10;
export const ETHTOOL_MSG_FEATURES_GET = 11;
export const ETHTOOL_MSG_FEATURES_SET = 12;
export const ETHTOOL_MSG_FEATURES_NTF = 13;
export const ETHTOOL_MSG_PRIVFLAGS_GET = 13;
export const ETHTOOL_MSG_PRIVFLAGS_SET = 14;
export const ETHTOOL_MSG_PRIVFLAGS_NTF = 15;
export const ETHTOOL_MSG_RINGS_GET = 15;
export const ETHTOOL_MSG_RINGS_SET = 16;
export const ETHTOOL_MSG_RINGS_NTF = 17;
export const ETHTOOL_MSG_CHANNELS_GET = 17;
export const ETHTOOL_MSG_CHANNELS_SET = 18;
export const ETHTOOL_MSG_CHANNELS_NTF = 19;
export const ETHTOOL_MSG_COALESCE_GET = 19;
export const ETHTOOL_MSG_COALESCE_SET = 20;
export const ETHTOOL_MSG_COALESCE_NTF = 21;
export const ETHTOOL_MSG_PAUSE_GET = 21;
export const ETHTOOL_MSG_PAUSE_SET = 22;
export const ETHTOOL_MSG_PAUSE_NTF = 23;
export const ETHTOOL_MSG_EEE_GET = 23;
export const ETHTOOL_MSG_EEE_SET = 24;
export const ETHTOOL_MSG_EEE_NTF = 25;
export const ETHTOOL_MSG_TSINFO_GET = 25;
export const ETHTOOL_MSG_CABLE_TEST_ACT = 26;
export const ETHTOOL_MSG_CABLE_TEST_NTF = 27;
export const ETHTOOL_MSG_CABLE_TEST_TDR_ACT = 27;
export const ETHTOOL_MSG_CABLE_TEST_TDR_NTF = 28;
export const ETHTOOL_MSG_TUNNEL_INFO_GET = 28;
export const ETHTOOL_MSG_FEC_GET = 29;
export const ETHTOOL_MSG_FEC_SET = 30;
export const ETHTOOL_MSG_FEC_NTF = 31;
export const ETHTOOL_MSG_MODULE_EEPROM_GET = 31;
export const ETHTOOL_MSG_STATS_GET = 32;
export const ETHTOOL_MSG_PHC_VCLOCKS_GET = 33;
export const ETHTOOL_MSG_MODULE_GET = 34;
export const ETHTOOL_MSG_MODULE_SET = 35;
export const ETHTOOL_MSG_MODULE_NTF = 36;
export const ETHTOOL_MSG_PSE_GET = 36;
export const ETHTOOL_MSG_PSE_SET = 37;
export const ETHTOOL_MSG_RSS_GET = 38;
export const ETHTOOL_MSG_PLCA_GET_CFG = 39;
export const ETHTOOL_MSG_PLCA_SET_CFG = 40;
export const ETHTOOL_MSG_PLCA_GET_STATUS = 41;
export const ETHTOOL_MSG_PLCA_NTF = 41;
export const ETHTOOL_MSG_MM_GET = 42;
export const ETHTOOL_MSG_MM_SET = 43;
export const ETHTOOL_MSG_MM_NTF = 43;
export const ETHTOOL_MSG_MODULE_FW_FLASH_ACT = 44;
export const ETHTOOL_MSG_MODULE_FW_FLASH_NTF = 44;
export const ETHTOOL_MSG_PHY_GET = 45;
export const ETHTOOL_MSG_PHY_NTF = 46;
export const ETHTOOL_MSG_TSCONFIG_GET = 46;
export const ETHTOOL_MSG_TSCONFIG_SET = 47;
export const ETHTOOL_MSG_PSE_NTF = 49;
export const ETHTOOL_MSG_RSS_SET = 48;
export const ETHTOOL_MSG_RSS_NTF = 50;
export const ETHTOOL_MSG_RSS_CREATE_ACT = 49;
export const ETHTOOL_MSG_RSS_CREATE_NTF = 52;
export const ETHTOOL_MSG_RSS_DELETE_ACT = 50;
export const ETHTOOL_MSG_RSS_DELETE_NTF = 53;
