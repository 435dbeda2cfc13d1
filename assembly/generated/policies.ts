/** Made from specs/*.yaml by `npm run generate`. Do not edit. */

/** What a rule of a policy demands: those of enum nla_type, and NLA_BINARY with bounds. */
export const enum RuleKind {
  UNSPEC = 0,
  U8 = 1,
  U16 = 2,
  U32 = 3,
  U64 = 4,
  S8 = 5,
  S16 = 6,
  S32 = 7,
  S64 = 8,
  BE16 = 9,
  BE32 = 10,
  UINT = 11,
  SINT = 12,
  MSECS = 13,
  STRING = 14,
  NUL_STRING = 15,
  BINARY = 16,
  FLAG = 17,
  NESTED = 18,
  NESTED_ARRAY = 19,
  BITFIELD32 = 20,
  REJECT = 21,
  BINARY_MIN = 22,
  BINARY_MAX = 23,
  BINARY_RANGE = 24,
  BINARY_RANGE_WARN = 25,
}
/** Bits of a rule that are its kind. */
export const KIND_BITS: u32 = 5;

// prettier-ignore
export const IOAM6_GENL_POLICY_ADDNS: usize = memory.data<u16>([
  3, 0, 2, 3, 4,
]);
export const IOAM6_GENL_POLICY_ADDNS_MAX: u32 = 3;

// prettier-ignore
export const IOAM6_GENL_POLICY_DELNS: usize = memory.data<u16>([
  1, 0, 2,
]);
export const IOAM6_GENL_POLICY_DELNS_MAX: u32 = 1;

// prettier-ignore
export const IOAM6_GENL_POLICY_ADDSC: usize = memory.data<u16>([
  5, 0, 0, 0, 0, 3, 32656,
]);
export const IOAM6_GENL_POLICY_ADDSC_MAX: u32 = 5;

// prettier-ignore
export const IOAM6_GENL_POLICY_DELSC: usize = memory.data<u16>([
  4, 0, 0, 0, 0, 3,
]);
export const IOAM6_GENL_POLICY_DELSC_MAX: u32 = 4;

// prettier-ignore
export const IOAM6_GENL_POLICY_NS_SC: usize = memory.data<u16>([
  6, 0, 2, 0, 0, 3, 0, 17,
]);
export const IOAM6_GENL_POLICY_NS_SC_MAX: u32 = 6;

// prettier-ignore
export const SEG6_GENL_POLICY: usize = memory.data<u16>([
  7, 0, 528, 7, 3, 16, 1, 1, 18,
]);
export const SEG6_GENL_POLICY_MAX: u32 = 7;

// prettier-ignore
export const DCBNL_RTNL_POLICY: usize = memory.data<u16>([
  16, 0, 495, 1, 1, 18, 0, 18, 1, 17, 18, 0, 18, 18, 18, 1,
  18, 0,
]);
export const DCBNL_RTNL_POLICY_MAX: u32 = 16;

// prettier-ignore
const ETHNL_HEADER_POLICY_PHY_BLOCK: usize = memory.data<u16>([
  4, 0, 3, 4079, 67, 195, 1, 3, 0, 0, 0, 0, 1, 0, 0, 0,
  65535, 65535, 0, 0, 3, 0, 114, 18, 17, 65511, 1, 0, 50, 65507, 2, 0,
  82, 18, 65502, 1, 0, 50, 65498, 16, 0, 530, 0, 483, 0, 0, 387, 0,
  0, 0, 0, 0, 3, 0, 0, 0, 3, 65479, 0, 2, 0, 0, 0, 3,
  0, 0, 0, 1, 0, 50, 65466, 9, 0, 306, 0, 257, 0, 483, 739, 707,
  675, 643, 65454, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0,
  0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 1, 0,
  50, 65423,
]);
export const ETHNL_HEADER_POLICY_PHY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 0;
export const ETHNL_STRSET_GET_POLICY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 40;
export const ETHNL_CABLE_TEST_ACT_POLICY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 52;
export const ETHNL_CABLE_TEST_TDR_ACT_POLICY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 60;
export const ETHNL_PSE_GET_POLICY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 70;
export const ETHNL_PSE_SET_POLICY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 78;
export const ETHNL_PLCA_GET_CFG_POLICY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 134;
export const ETHNL_PLCA_SET_CFG_POLICY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 142;
export const ETHNL_PLCA_GET_STATUS_POLICY: usize = ETHNL_HEADER_POLICY_PHY_BLOCK + 220;
export const ETHNL_HEADER_POLICY_PHY_MAX: u32 = 4;
export const ETHNL_STRSET_GET_POLICY_MAX: u32 = 3;
export const ETHNL_CABLE_TEST_ACT_POLICY_MAX: u32 = 1;
export const ETHNL_CABLE_TEST_TDR_ACT_POLICY_MAX: u32 = 2;
export const ETHNL_PSE_GET_POLICY_MAX: u32 = 1;
export const ETHNL_PSE_SET_POLICY_MAX: u32 = 16;
export const ETHNL_PLCA_GET_CFG_POLICY_MAX: u32 = 1;
export const ETHNL_PLCA_SET_CFG_POLICY_MAX: u32 = 9;
export const ETHNL_PLCA_GET_STATUS_POLICY_MAX: u32 = 1;

// prettier-ignore
const ETHNL_TS_HWTST_PROV_POLICY_BLOCK: usize = memory.data<u16>([
  2, 0, 3, 35, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 3,
  4079, 35, 1, 7, 0, 0, 0, 1, 0, 50, 65523, 6, 0, 210, 0, 0,
  0, 0, 67, 65514, 0, 0, 0, 0, 0, 2, 0, 0, 0, 9, 0, 306,
  0, 0, 0, 0, 0, 146, 0, 0, 65493, 65479, 1, 0, 50, 65488, 1, 0,
  50, 65484,
]);
export const ETHNL_TS_HWTST_PROV_POLICY: usize = ETHNL_TS_HWTST_PROV_POLICY_BLOCK + 0;
export const ETHNL_HEADER_POLICY_STATS: usize = ETHNL_TS_HWTST_PROV_POLICY_BLOCK + 26;
export const ETHNL_LINKSTATE_GET_POLICY: usize = ETHNL_TS_HWTST_PROV_POLICY_BLOCK + 46;
export const ETHNL_PAUSE_GET_POLICY: usize = ETHNL_TS_HWTST_PROV_POLICY_BLOCK + 54;
export const ETHNL_TSINFO_GET_POLICY: usize = ETHNL_TS_HWTST_PROV_POLICY_BLOCK + 90;
export const ETHNL_FEC_GET_POLICY: usize = ETHNL_TS_HWTST_PROV_POLICY_BLOCK + 116;
export const ETHNL_MM_GET_POLICY: usize = ETHNL_TS_HWTST_PROV_POLICY_BLOCK + 124;
export const ETHNL_TS_HWTST_PROV_POLICY_MAX: u32 = 2;
export const ETHNL_HEADER_POLICY_STATS_MAX: u32 = 3;
export const ETHNL_LINKSTATE_GET_POLICY_MAX: u32 = 1;
export const ETHNL_PAUSE_GET_POLICY_MAX: u32 = 6;
export const ETHNL_TSINFO_GET_POLICY_MAX: u32 = 9;
export const ETHNL_FEC_GET_POLICY_MAX: u32 = 1;
export const ETHNL_MM_GET_POLICY_MAX: u32 = 1;

// prettier-ignore
const ETHNL_RSS_FLOWS_POLICY_BLOCK: usize = memory.data<u16>([
  27, 0, 875, 843, 971, 779, 907, 715, 843, 651, 779, 587, 715, 523, 651, 459,
  587, 395, 523, 331, 459, 267, 395, 203, 331, 139, 267, 75, 203, 1, 510, 32768,
  0, 0, 1, 1022, 32768, 0, 0, 2, 0, 3, 35, 0, 0, 0, 0, 0,
  1, 0, 0, 0, 3, 0, 3, 3, 3, 1, 0, 50, 65528, 3, 0, 3,
  4079, 35, 1, 3, 0, 0, 0, 1, 0, 50, 65523, 5, 0, 178, 1, 1,
  0, 1, 65515, 1, 0, 50, 65511, 9, 0, 306, 1, 18, 0, 3, 1, 1,
  0, 67, 65499, 0, 1, 0, 0, 0, 8, 0, 0, 0, 1, 0, 50, 65486,
  2, 0, 82, 18, 65481, 1, 0, 50, 65477, 3, 0, 114, 18, 208, 65471, 1,
  0, 50, 65467, 3, 0, 114, 0, 18, 65461, 1, 0, 50, 65457, 2, 0, 82,
  18, 65452, 1, 0, 50, 65448, 18, 0, 594, 0, 0, 0, 0, 3, 3, 3,
  3, 323, 577, 259, 801, 769, 3, 0, 3, 0, 65427, 0, 1, 0, 0, 0,
  65535, 65535, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0,
  0, 0, 1, 0, 0, 0, 1, 0, 50, 65396, 9, 0, 306, 0, 0, 0,
  0, 3, 3, 3, 3, 65384, 1, 0, 50, 65380, 30, 0, 978, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 257, 225, 3, 3, 3, 402, 370, 65347, 0, 0, 0, 0, 0,
  1, 0, 0, 0, 65333, 6, 0, 210, 1, 1, 1, 0, 21, 65328, 1, 0,
  50, 65324, 7, 0, 242, 18, 0, 0, 1, 1, 3, 65314, 1, 0, 50, 65310,
  3, 0, 114, 18, 65, 65304, 0, 0, 0, 0, 0, 1, 0, 0, 0, 6,
  0, 210, 195, 451, 1, 1, 641, 65286, 0, 0, 0, 0, 0, 255, 0, 0,
  0, 0, 1, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0, 0, 127,
  0, 0, 0, 5, 0, 0, 146, 18, 0, 67, 65251, 0, 0, 0, 0, 0,
  2, 0, 0, 0, 1, 0, 50, 65238, 1, 0, 50, 65234, 2, 0, 82, 65,
  65229, 0, 1, 0, 0, 0, 2, 0, 0, 0, 7, 0, 242, 3, 0, 0,
  0, 0, 3, 65210, 11, 0, 370, 353, 321, 0, 547, 0, 193, 0, 707, 0,
  0, 65196, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 60, 0, 0, 0,
  252, 0, 0, 0, 0, 1, 0, 0, 0, 128, 0, 0, 0, 3, 0, 114,
  15, 3, 65163, 1, 0, 50, 65159, 1, 0, 50, 65155, 5, 0, 178, 178, 18,
  18, 18, 65147, 65124, 8, 0, 274, 3, 227, 16, 54, 419, 0, 658, 65135, 0,
  1, 0, 0, 0, 65535, 65535, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0,
  0, 65055, 6, 0, 210, 195, 163, 54, 54, 355, 65107, 0, 1, 0, 0, 0,
  65535, 65535, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 82,
  67, 65084, 0, 1, 0, 0, 0, 65535, 65535, 0, 0,
]);
export const ETHNL_RSS_FLOWS_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 0;
export const TSCONFIG_TS_HWTST_PROV_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 78;
export const COALESCE_IRQ_MODERATION_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 104;
export const COALESCE_PROFILE_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 114;
export const ETHNL_HEADER_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 122;
export const ETHNL_LINKINFO_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 142;
export const ETHNL_LINKINFO_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 150;
export const ETHNL_LINKMODES_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 166;
export const ETHNL_LINKMODES_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 174;
export const ETHNL_DEBUG_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 216;
export const ETHNL_DEBUG_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 224;
export const ETHNL_WOL_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 234;
export const ETHNL_WOL_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 242;
export const ETHNL_FEATURES_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 254;
export const ETHNL_FEATURES_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 262;
export const ETHNL_PRIVFLAGS_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 274;
export const ETHNL_PRIVFLAGS_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 282;
export const ETHNL_RINGS_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 292;
export const ETHNL_RINGS_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 300;
export const ETHNL_CHANNELS_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 396;
export const ETHNL_CHANNELS_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 404;
export const ETHNL_COALESCE_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 428;
export const ETHNL_COALESCE_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 436;
export const ETHNL_PAUSE_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 522;
export const ETHNL_EEE_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 540;
export const ETHNL_EEE_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 548;
export const ETHNL_TUNNEL_INFO_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 568;
export const ETHNL_FEC_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 576;
export const ETHNL_MODULE_EEPROM_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 606;
export const ETHNL_STATS_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 678;
export const ETHNL_PHC_VCLOCKS_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 712;
export const ETHNL_MODULE_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 720;
export const ETHNL_MODULE_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 728;
export const ETHNL_RSS_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 756;
export const ETHNL_MM_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 776;
export const ETHNL_MODULE_FW_FLASH_ACT_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 858;
export const ETHNL_PHY_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 870;
export const ETHNL_TSCONFIG_GET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 878;
export const ETHNL_TSCONFIG_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 886;
export const ETHNL_RSS_SET_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 904;
export const ETHNL_RSS_CREATE_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 964;
export const ETHNL_RSS_DELETE_POLICY: usize = ETHNL_RSS_FLOWS_POLICY_BLOCK + 1018;
export const ETHNL_RSS_FLOWS_POLICY_MAX: u32 = 27;
export const TSCONFIG_TS_HWTST_PROV_POLICY_MAX: u32 = 2;
export const COALESCE_IRQ_MODERATION_POLICY_MAX: u32 = 3;
export const COALESCE_PROFILE_POLICY_MAX: u32 = 1;
export const ETHNL_HEADER_POLICY_MAX: u32 = 3;
export const ETHNL_LINKINFO_GET_POLICY_MAX: u32 = 1;
export const ETHNL_LINKINFO_SET_POLICY_MAX: u32 = 5;
export const ETHNL_LINKMODES_GET_POLICY_MAX: u32 = 1;
export const ETHNL_LINKMODES_SET_POLICY_MAX: u32 = 9;
export const ETHNL_DEBUG_GET_POLICY_MAX: u32 = 1;
export const ETHNL_DEBUG_SET_POLICY_MAX: u32 = 2;
export const ETHNL_WOL_GET_POLICY_MAX: u32 = 1;
export const ETHNL_WOL_SET_POLICY_MAX: u32 = 3;
export const ETHNL_FEATURES_GET_POLICY_MAX: u32 = 1;
export const ETHNL_FEATURES_SET_POLICY_MAX: u32 = 3;
export const ETHNL_PRIVFLAGS_GET_POLICY_MAX: u32 = 1;
export const ETHNL_PRIVFLAGS_SET_POLICY_MAX: u32 = 2;
export const ETHNL_RINGS_GET_POLICY_MAX: u32 = 1;
export const ETHNL_RINGS_SET_POLICY_MAX: u32 = 18;
export const ETHNL_CHANNELS_GET_POLICY_MAX: u32 = 1;
export const ETHNL_CHANNELS_SET_POLICY_MAX: u32 = 9;
export const ETHNL_COALESCE_GET_POLICY_MAX: u32 = 1;
export const ETHNL_COALESCE_SET_POLICY_MAX: u32 = 30;
export const ETHNL_PAUSE_SET_POLICY_MAX: u32 = 6;
export const ETHNL_EEE_GET_POLICY_MAX: u32 = 1;
export const ETHNL_EEE_SET_POLICY_MAX: u32 = 7;
export const ETHNL_TUNNEL_INFO_GET_POLICY_MAX: u32 = 1;
export const ETHNL_FEC_SET_POLICY_MAX: u32 = 3;
export const ETHNL_MODULE_EEPROM_GET_POLICY_MAX: u32 = 6;
export const ETHNL_STATS_GET_POLICY_MAX: u32 = 5;
export const ETHNL_PHC_VCLOCKS_GET_POLICY_MAX: u32 = 1;
export const ETHNL_MODULE_GET_POLICY_MAX: u32 = 1;
export const ETHNL_MODULE_SET_POLICY_MAX: u32 = 2;
export const ETHNL_RSS_GET_POLICY_MAX: u32 = 7;
export const ETHNL_MM_SET_POLICY_MAX: u32 = 11;
export const ETHNL_MODULE_FW_FLASH_ACT_POLICY_MAX: u32 = 3;
export const ETHNL_PHY_GET_POLICY_MAX: u32 = 1;
export const ETHNL_TSCONFIG_GET_POLICY_MAX: u32 = 1;
export const ETHNL_TSCONFIG_SET_POLICY_MAX: u32 = 5;
export const ETHNL_RSS_SET_POLICY_MAX: u32 = 8;
export const ETHNL_RSS_CREATE_POLICY_MAX: u32 = 6;
export const ETHNL_RSS_DELETE_POLICY_MAX: u32 = 2;

// prettier-ignore
export const CABLE_TEST_TDR_ACT_CFG_POLICY: usize = memory.data<u16>([
  4, 0, 3, 3, 3, 1,
]);
export const CABLE_TEST_TDR_ACT_CFG_POLICY_MAX: u32 = 4;

// prettier-ignore
export const BITSET_POLICY: usize = memory.data<u16>([
  5, 0, 17, 131, 18, 16, 16, 0, 0, 0, 0, 0, 32767, 0, 0, 0,
]);
export const BITSET_POLICY_MAX: u32 = 5;

// prettier-ignore
export const BIT_POLICY: usize = memory.data<u16>([
  3, 0, 3, 15, 17,
]);
export const BIT_POLICY_MAX: u32 = 3;

// prettier-ignore
export const STRSET_STRINGSETS_POLICY: usize = memory.data<u16>([
  1, 0, 18,
]);
export const STRSET_STRINGSETS_POLICY_MAX: u32 = 1;

// prettier-ignore
export const GET_STRINGSET_POLICY: usize = memory.data<u16>([
  1, 0, 3,
]);
export const GET_STRINGSET_POLICY_MAX: u32 = 1;

// prettier-ignore
export const MPTCP_PM_SET_LIMITS_NL_POLICY: usize = memory.data<u16>([
  3, 0, 0, 3, 3,
]);
export const MPTCP_PM_SET_LIMITS_NL_POLICY_MAX: u32 = 3;

// prettier-ignore
export const MPTCP_PM_GET_LIMITS_NL_POLICY: usize = memory.data<u16>([
  3, 0, 0, 3, 3,
]);
export const MPTCP_PM_GET_LIMITS_NL_POLICY_MAX: u32 = 3;

// prettier-ignore
export const MPTCP_PM_REMOVE_NL_POLICY: usize = memory.data<u16>([
  5, 0, 0, 0, 0, 3, 1,
]);
export const MPTCP_PM_REMOVE_NL_POLICY_MAX: u32 = 5;

// prettier-ignore
const MPTCP_PM_ADDRESS_NL_POLICY_BLOCK: usize = memory.data<u16>([
  7, 0, 2, 1, 10, 152, 2, 3, 7, 16, 16, 1, 0, 50, 65522, 1,
  0, 50, 65518, 4, 0, 146, 0, 0, 3, 65511, 1, 0, 50, 65507, 6, 0,
  210, 0, 0, 3, 0, 50, 65498, 4, 0, 146, 0, 0, 3, 65491, 6, 0,
  210, 0, 0, 3, 0, 50, 65482, 6, 0, 210, 0, 0, 3, 0, 50, 65473,
]);
export const MPTCP_PM_ADDRESS_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 0;
export const MPTCP_PM_ADD_ADDR_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 22;
export const MPTCP_PM_DEL_ADDR_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 30;
export const MPTCP_PM_GET_ADDR_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 38;
export const MPTCP_PM_FLUSH_ADDRS_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 52;
export const MPTCP_PM_SET_FLAGS_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 60;
export const MPTCP_PM_ANNOUNCE_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 78;
export const MPTCP_PM_SUBFLOW_CREATE_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 92;
export const MPTCP_PM_SUBFLOW_DESTROY_NL_POLICY: usize = MPTCP_PM_ADDRESS_NL_POLICY_BLOCK + 110;
export const MPTCP_PM_ADDRESS_NL_POLICY_MAX: u32 = 7;
export const MPTCP_PM_ADD_ADDR_NL_POLICY_MAX: u32 = 1;
export const MPTCP_PM_DEL_ADDR_NL_POLICY_MAX: u32 = 1;
export const MPTCP_PM_GET_ADDR_NL_POLICY_MAX: u32 = 4;
export const MPTCP_PM_FLUSH_ADDRS_NL_POLICY_MAX: u32 = 1;
export const MPTCP_PM_SET_FLAGS_NL_POLICY_MAX: u32 = 6;
export const MPTCP_PM_ANNOUNCE_NL_POLICY_MAX: u32 = 4;
export const MPTCP_PM_SUBFLOW_CREATE_NL_POLICY_MAX: u32 = 6;
export const MPTCP_PM_SUBFLOW_DESTROY_NL_POLICY_MAX: u32 = 6;

// prettier-ignore
export const NETDEV_NONE_NL_POLICY: usize = memory.data<u16>([
  0, 0,
]);
export const NETDEV_NONE_NL_POLICY_MAX: u32 = 0;

// prettier-ignore
export const NETDEV_DEV_GET_NL_POLICY: usize = memory.data<u16>([
  1, 0, 35, 0, 1, 0, 0, 0, 65535, 65535, 0, 0,
]);
export const NETDEV_DEV_GET_NL_POLICY_MAX: u32 = 1;

// prettier-ignore
export const NETDEV_PAGE_POOL_GET_NL_POLICY: usize = memory.data<u16>([
  1, 0, 43, 0, 1, 0, 0, 0, 65535, 65535, 0, 0,
]);
export const NETDEV_PAGE_POOL_GET_NL_POLICY_MAX: u32 = 1;

// prettier-ignore
export const NETDEV_QUEUE_GET_DO_NL_POLICY: usize = memory.data<u16>([
  3, 0, 3, 67, 323, 0, 1, 0, 0, 0, 65535, 65535, 0, 0, 0, 0,
  0, 0, 0, 1, 0, 0, 0,
]);
export const NETDEV_QUEUE_GET_DO_NL_POLICY_MAX: u32 = 3;

// prettier-ignore
export const NETDEV_QUEUE_GET_DUMP_NL_POLICY: usize = memory.data<u16>([
  2, 0, 0, 35, 0, 1, 0, 0, 0, 65535, 65535, 0, 0,
]);
export const NETDEV_QUEUE_GET_DUMP_NL_POLICY_MAX: u32 = 2;

// prettier-ignore
export const NETDEV_NAPI_GET_DO_NL_POLICY: usize = memory.data<u16>([
  2, 0, 0, 3,
]);
export const NETDEV_NAPI_GET_DO_NL_POLICY_MAX: u32 = 2;

// prettier-ignore
export const NETDEV_NAPI_GET_DUMP_NL_POLICY: usize = memory.data<u16>([
  1, 0, 35, 0, 1, 0, 0, 0, 65535, 65535, 0, 0,
]);
export const NETDEV_NAPI_GET_DUMP_NL_POLICY_MAX: u32 = 1;

// prettier-ignore
export const NETDEV_QSTATS_GET_NL_POLICY: usize = memory.data<u16>([
  4, 0, 131, 0, 0, 331, 0, 1, 0, 0, 0, 65535, 65535, 0, 0, 1,
  1, 0, 0, 0,
]);
export const NETDEV_QSTATS_GET_NL_POLICY_MAX: u32 = 4;

// prettier-ignore
const NETDEV_QUEUE_ID_NL_POLICY_BLOCK: usize = memory.data<u16>([
  3, 0, 3, 0, 35, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0,
  99, 370, 3, 0, 1, 0, 0, 0, 65535, 65535, 0, 0, 65508,
]);
export const NETDEV_QUEUE_ID_NL_POLICY: usize = NETDEV_QUEUE_ID_NL_POLICY_BLOCK + 0;
export const NETDEV_BIND_RX_NL_POLICY: usize = NETDEV_QUEUE_ID_NL_POLICY_BLOCK + 28;
export const NETDEV_QUEUE_ID_NL_POLICY_MAX: u32 = 3;
export const NETDEV_BIND_RX_NL_POLICY_MAX: u32 = 3;

// prettier-ignore
export const NETDEV_NAPI_SET_NL_POLICY: usize = memory.data<u16>([
  8, 0, 0, 3, 0, 0, 131, 11, 11, 323, 0, 0, 0, 0, 0, 65535,
  32767, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0,
]);
export const NETDEV_NAPI_SET_NL_POLICY_MAX: u32 = 8;

// prettier-ignore
export const NETDEV_BIND_TX_NL_POLICY: usize = memory.data<u16>([
  3, 0, 99, 0, 3, 0, 1, 0, 0, 0, 65535, 65535, 0, 0,
]);
export const NETDEV_BIND_TX_NL_POLICY_MAX: u32 = 3;

// prettier-ignore
export const CTRL_POLICY_FAMILY: usize = memory.data<u16>([
  2, 0, 2, 495,
]);
export const CTRL_POLICY_FAMILY_MAX: u32 = 2;

// prettier-ignore
export const CTRL_POLICY_POLICY: usize = memory.data<u16>([
  10, 0, 2, 495, 0, 0, 0, 0, 0, 0, 0, 3,
]);
export const CTRL_POLICY_POLICY_MAX: u32 = 10;

// prettier-ignore
export const IFA_IPV4_POLICY: usize = memory.data<u16>([
  11, 0, 3, 3, 494, 3, 0, 512, 0, 3, 3, 7, 1,
]);
export const IFA_IPV4_POLICY_MAX: u32 = 11;

// prettier-ignore
export const IFA_IPV6_POLICY: usize = memory.data<u16>([
  11, 0, 512, 512, 0, 0, 0, 512, 0, 128, 128, 7, 1,
]);
export const IFA_IPV6_POLICY_MAX: u32 = 11;

// prettier-ignore
export const IFAL_POLICY: usize = memory.data<u16>([
  2, 0, 512, 128,
]);
export const IFAL_POLICY_MAX: u32 = 2;

// prettier-ignore
export const BR_VLAN_DB_DUMP_POLICY: usize = memory.data<u16>([
  1, 0, 3,
]);
export const BR_VLAN_DB_DUMP_POLICY_MAX: u32 = 1;

// prettier-ignore
export const BR_VLAN_POLICY: usize = memory.data<u16>([
  2, 0, 0, 0,
]);
export const BR_VLAN_POLICY_MAX: u32 = 2;

// prettier-ignore
export const BR_VLAN_DB_POLICY: usize = memory.data<u16>([
  9, 0, 312, 2, 1, 18, 0, 1, 21, 3, 97, 4, 4, 0, 0, 0,
  0, 0, 1, 0, 0, 0,
]);
export const BR_VLAN_DB_POLICY_MAX: u32 = 9;

// prettier-ignore
export const BR_VLANDB_TINFO_POLICY: usize = memory.data<u16>([
  2, 0, 3, 3,
]);
export const BR_VLANDB_TINFO_POLICY_MAX: u32 = 2;

// prettier-ignore
export const BR_VLAN_DB_GLOBAL_POLICY: usize = memory.data<u16>([
  18, 0, 2, 2, 1, 1, 1, 3, 3, 4, 0, 4, 4, 4, 4, 4,
  1, 0, 0, 34, 0, 0, 0, 0, 0, 4095, 0, 0, 0,
]);
export const BR_VLAN_DB_GLOBAL_POLICY_MAX: u32 = 18;

// prettier-ignore
export const MDBA_POLICY: usize = memory.data<u16>([
  2, 0, 912, 18,
]);
export const MDBA_POLICY_MAX: u32 = 2;

// prettier-ignore
export const BR_MDBE_ATTRS_POLICY: usize = memory.data<u16>([
  10, 0, 344, 18, 321, 577, 0, 0, 0, 0, 0, 0, 4, 16, 0, 0,
  0, 0, 0, 1, 0, 0, 0, 0, 4, 0, 0, 0, 255, 0, 0, 0,
]);
export const BR_MDBE_ATTRS_POLICY_MAX: u32 = 10;

// prettier-ignore
export const BR_MDBE_GET_POLICY: usize = memory.data<u16>([
  10, 0, 344, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 16,
]);
export const BR_MDBE_GET_POLICY_MAX: u32 = 10;

// prettier-ignore
export const BR_MDBE_ATTRS_DEL_BULK_POLICY: usize = memory.data<u16>([
  10, 0, 0, 0, 0, 225, 0, 0, 0, 0, 0, 321, 0, 4, 0, 0,
  0, 255, 0, 0, 0, 1, 1, 0, 0, 0,
]);
export const BR_MDBE_ATTRS_DEL_BULK_POLICY_MAX: u32 = 10;

// prettier-ignore
const VXLAN_MDBE_SRC_LIST_ENTRY_POLICY_BLOCK: usize = memory.data<u16>([
  1, 0, 56, 4, 16, 1, 0, 50, 65528, 10, 0, 344, 370, 353, 609, 216,
  2, 803, 1063, 739, 0, 4, 16, 65518, 0, 0, 0, 0, 0, 1, 0, 0,
  0, 0, 4, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 65535,
  255, 0, 0, 0, 1, 0, 0, 0, 65535, 32767, 0, 0,
]);
export const VXLAN_MDBE_SRC_LIST_ENTRY_POLICY: usize = VXLAN_MDBE_SRC_LIST_ENTRY_POLICY_BLOCK + 0;
export const VXLAN_MDBE_SRC_LIST_POLICY: usize = VXLAN_MDBE_SRC_LIST_ENTRY_POLICY_BLOCK + 10;
export const VXLAN_MDBE_ATTRS_POLICY: usize = VXLAN_MDBE_SRC_LIST_ENTRY_POLICY_BLOCK + 18;
export const VXLAN_MDBE_SRC_LIST_ENTRY_POLICY_MAX: u32 = 1;
export const VXLAN_MDBE_SRC_LIST_POLICY_MAX: u32 = 1;
export const VXLAN_MDBE_ATTRS_POLICY_MAX: u32 = 10;

// prettier-ignore
export const VXLAN_MDBE_ATTRS_GET_POLICY: usize = memory.data<u16>([
  10, 0, 344, 0, 0, 0, 0, 0, 0, 0, 131, 0, 4, 16, 0, 0,
  0, 0, 0, 65535, 255, 0, 0,
]);
export const VXLAN_MDBE_ATTRS_GET_POLICY_MAX: u32 = 10;

// prettier-ignore
export const VXLAN_MDBE_ATTRS_DEL_BULK_POLICY: usize = memory.data<u16>([
  10, 0, 0, 0, 0, 225, 504, 2, 483, 0, 419, 673, 0, 4, 0, 0,
  0, 255, 0, 0, 0, 4, 16, 0, 0, 0, 0, 0, 65535, 255, 0, 0,
  1, 1, 0, 0, 0,
]);
export const VXLAN_MDBE_ATTRS_DEL_BULK_POLICY_MAX: u32 = 10;

// prettier-ignore
export const VNI_FILTER_POLICY: usize = memory.data<u16>([
  1, 0, 18,
]);
export const VNI_FILTER_POLICY_MAX: u32 = 1;

// prettier-ignore
export const VNI_FILTER_ENTRY_POLICY: usize = memory.data<u16>([
  5, 0, 3, 3, 144, 528, 0,
]);
export const VNI_FILTER_ENTRY_POLICY_MAX: u32 = 5;

// prettier-ignore
export const RTNL_STATS_SET_POLICY: usize = memory.data<u16>([
  2, 0, 0, 33, 0, 0, 0, 0, 0, 1, 0, 0, 0,
]);
export const RTNL_STATS_SET_POLICY_MAX: u32 = 2;

// prettier-ignore
const RTNL_STATS_GET_POLICY_BLOCK: usize = memory.data<u16>([
  2, 1, 82, 0, 1, 4, 0, 0, 0, 0, 35, 1, 7, 0, 0, 0,
]);
export const RTNL_STATS_GET_POLICY: usize = RTNL_STATS_GET_POLICY_BLOCK + 0;
export const RTNL_STATS_GET_POLICY_FILTERS: usize = RTNL_STATS_GET_POLICY_BLOCK + 10;
export const RTNL_STATS_GET_POLICY_MAX: u32 = 2;
export const RTNL_STATS_GET_POLICY_FILTERS_MAX: u32 = 4;

// prettier-ignore
export const IFLA_POLICY: usize = memory.data<u16>([
  69, 65, 1040, 1040, 494, 3, 3, 0, 0, 0, 0, 3, 0, 0, 3, 1024,
  3, 1, 1, 18, 3, 8176, 0, 18, 0, 18, 18, 18, 3, 3, 3, 3,
  3, 3, 1, 1040, 3, 1040, 7, 0, 1, 3, 931, 0, 18, 3, 0, 7,
  3, 3, 967, 3, 3, 18, 4078, 21, 18, 15, 0, 3, 21, 21, 21, 0,
  227, 3, 0, 0, 21, 21, 21, 0, 193, 0, 0, 0, 65535, 65535, 0, 0,
  0, 1, 0, 0, 0, 65535, 32767, 0, 0,
]);
export const IFLA_POLICY_MAX: u32 = 69;

// prettier-ignore
export const IFLA_INFO_POLICY: usize = memory.data<u16>([
  5, 0, 14, 18, 0, 14, 18,
]);
export const IFLA_INFO_POLICY_MAX: u32 = 5;

// prettier-ignore
export const IFLA_VF_POLICY: usize = memory.data<u16>([
  13, 0, 1152, 384, 256, 256, 256, 384, 256, 18, 256, 512, 512, 18, 21,
]);
export const IFLA_VF_POLICY_MAX: u32 = 13;

// prettier-ignore
export const IFLA_PORT_POLICY: usize = memory.data<u16>([
  7, 0, 3, 1294, 272, 528, 526, 1, 2,
]);
export const IFLA_PORT_POLICY_MAX: u32 = 7;

// prettier-ignore
export const IFLA_XDP_POLICY: usize = memory.data<u16>([
  8, 8, 7, 1, 3, 3, 0, 0, 0, 7,
]);
export const IFLA_XDP_POLICY_MAX: u32 = 8;

// prettier-ignore
export const IFLA_PROTO_DOWN_REASON_POLICY: usize = memory.data<u16>([
  2, 0, 3, 3,
]);
export const IFLA_PROTO_DOWN_REASON_POLICY_MAX: u32 = 2;

// prettier-ignore
export const INET_AF_POLICY: usize = memory.data<u16>([
  1, 0, 18,
]);
export const INET_AF_POLICY_MAX: u32 = 1;

// prettier-ignore
export const INET6_AF_POLICY: usize = memory.data<u16>([
  9, 0, 0, 0, 0, 0, 0, 0, 512, 1, 53, 64, 0, 17993, 16716, 18783,
  17742, 13908, 21087, 24385, 21581, 8277, 24931, 8302, 28526, 8308, 25954, 29472, 29797,
]);
export const INET6_AF_POLICY_MAX: u32 = 9;

// prettier-ignore
export const VETH_POLICY: usize = memory.data<u16>([
  1, 0, 512,
]);
export const VETH_POLICY_MAX: u32 = 1;

// prettier-ignore
export const BR_POLICY: usize = memory.data<u16>([
  49, 48, 3, 3, 3, 3, 3, 2, 1, 2, 2, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 208, 0, 1, 1, 1, 1, 3, 3, 3, 3, 4,
  4, 4, 4, 4, 4, 1, 1, 1, 2, 0, 1, 1, 1, 1, 1, 152,
  0, 21, 3, 8, 8,
]);
export const BR_POLICY_MAX: u32 = 49;

// prettier-ignore
export const VLAN_TUNNEL_POLICY: usize = memory.data<u16>([
  3, 0, 3, 2, 2,
]);
export const VLAN_TUNNEL_POLICY_MAX: u32 = 3;

// prettier-ignore
export const BR_MST_NL_POLICY: usize = memory.data<u16>([
  2, 0, 66, 321, 0, 1, 0, 0, 0, 4095, 0, 0, 0, 0, 0, 0,
  0, 0, 4, 0, 0, 0,
]);
export const BR_MST_NL_POLICY_MAX: u32 = 2;

// prettier-ignore
export const BR_PORT_POLICY: usize = memory.data<u16>([
  44, 38, 1, 2, 3, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1,
  2, 1, 1, 3, 0, 0, 3, 0, 1, 1, 21, 3, 65, 3, 0, 0,
  0, 0, 0, 1, 0, 0, 0,
]);
export const BR_PORT_POLICY_MAX: u32 = 44;

// prettier-ignore
export const MACVLAN_POLICY: usize = memory.data<u16>([
  9, 0, 3, 2, 3, 1040, 18, 3, 3, 21, 7,
]);
export const MACVLAN_POLICY_MAX: u32 = 9;

// prettier-ignore
export const VXLAN_POLICY: usize = memory.data<u16>([
  34, 31, 3, 128, 3, 128, 1, 1, 1, 3, 3, 128, 1, 1, 1, 1,
  2, 512, 512, 1, 1, 1, 1, 1, 17, 17, 1, 3, 17, 17, 1, 1,
  129, 99, 376, 33, 0, 0, 0, 0, 0, 1, 0, 0, 0, 8, 8,
]);
export const VXLAN_POLICY_MAX: u32 = 34;

// prettier-ignore
export const VLAN_POLICY: usize = memory.data<u16>([
  5, 0, 2, 256, 18, 18, 2,
]);
export const VLAN_POLICY_MAX: u32 = 5;

// prettier-ignore
export const VLAN_MAP_POLICY: usize = memory.data<u16>([
  1, 0, 256,
]);
export const VLAN_MAP_POLICY_MAX: u32 = 1;

// prettier-ignore
export const VRF_NL_POLICY: usize = memory.data<u16>([
  1, 0, 3,
]);
export const VRF_NL_POLICY_MAX: u32 = 1;

// prettier-ignore
export const IPVLAN_NL_POLICY: usize = memory.data<u16>([
  2, 0, 2, 2,
]);
export const IPVLAN_NL_POLICY_MAX: u32 = 2;

// prettier-ignore
export const BOND_POLICY: usize = memory.data<u16>([
  33, 0, 1, 3, 3, 3, 3, 1, 3, 18, 3, 3, 3, 1, 1, 1,
  3, 1, 1, 3, 3, 3, 1, 1, 18, 2, 2, 208, 1, 195, 1, 1,
  18, 1, 1, 0, 0, 0, 0, 0, 37856, 4, 0, 0,
]);
export const BOND_POLICY_MAX: u32 = 33;

// prettier-ignore
export const BOND_SLAVE_POLICY: usize = memory.data<u16>([
  10, 0, 0, 0, 0, 0, 2, 0, 0, 0, 7, 2,
]);
export const BOND_SLAVE_POLICY_MAX: u32 = 10;

// prettier-ignore
export const NDA_POLICY: usize = memory.data<u16>([
  17, 13, 1040, 1040, 512, 3, 2, 2, 3, 3, 3, 0, 0, 1, 3, 18,
  99, 0, 0, 1, 5, 0, 0, 0,
]);
export const NDA_POLICY_MAX: u32 = 17;

// prettier-ignore
export const BR_NDA_FDB_POLICY: usize = memory.data<u16>([
  2, 0, 1, 17,
]);
export const BR_NDA_FDB_POLICY_MAX: u32 = 2;

// prettier-ignore
export const BR_FDB_DEL_BULK_POLICY: usize = memory.data<u16>([
  17, 0, 0, 0, 0, 0, 418, 0, 0, 615, 0, 0, 0, 0, 0, 0,
  0, 2, 1, 0, 1, 0, 0, 0, 4094, 0, 0, 0, 0, 1, 0, 0,
  0, 65535, 32767, 0, 0,
]);
export const BR_FDB_DEL_BULK_POLICY_MAX: u32 = 17;

// prettier-ignore
export const VXLAN_DEL_BULK_POLICY: usize = memory.data<u16>([
  17, 0, 568, 0, 0, 0, 0, 2, 3, 0, 0, 0, 3, 0, 3, 0,
  0, 2, 1, 4, 16,
]);
export const VXLAN_DEL_BULK_POLICY_MAX: u32 = 17;

// prettier-ignore
export const NL_NEIGHTBL_POLICY: usize = memory.data<u16>([
  9, 0, 14, 3, 3, 3, 0, 18, 0, 4, 0,
]);
export const NL_NEIGHTBL_POLICY_MAX: u32 = 9;

// prettier-ignore
export const NL_NTBL_PARM_POLICY: usize = memory.data<u16>([
  19, 0, 3, 0, 0, 4, 4, 4, 4, 3, 3, 3, 3, 4, 4, 3,
  4, 3, 3, 0, 4,
]);
export const NL_NTBL_PARM_POLICY_MAX: u32 = 19;

// prettier-ignore
export const DEVCONF_IP_POLICY: usize = memory.data<u16>([
  9, 0, 128, 128, 128, 0, 128, 128, 0, 0, 0,
]);
export const DEVCONF_IP_POLICY_MAX: u32 = 9;

// prettier-ignore
export const RTNL_NET_POLICY: usize = memory.data<u16>([
  5, 0, 7, 3, 3, 7, 0,
]);
export const RTNL_NET_POLICY_MAX: u32 = 5;

// prettier-ignore
export const RTM_NH_POLICY_NEW: usize = memory.data<u16>([
  16, 0, 3, 16, 2, 17, 3, 16, 2, 18, 0, 0, 17, 18, 0, 0,
  0, 35, 0, 0, 0, 0, 0, 1, 0, 0, 0,
]);
export const RTM_NH_POLICY_NEW_MAX: u32 = 16;

// prettier-ignore
export const RTM_NH_POLICY_GET: usize = memory.data<u16>([
  14, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 35,
  1, 3, 0, 0, 0,
]);
export const RTM_NH_POLICY_GET_MAX: u32 = 14;

// prettier-ignore
export const RTM_NH_POLICY_DEL: usize = memory.data<u16>([
  1, 0, 3,
]);
export const RTM_NH_POLICY_DEL_MAX: u32 = 1;

// prettier-ignore
export const RTM_NH_POLICY_DUMP: usize = memory.data<u16>([
  14, 0, 0, 0, 0, 0, 3, 0, 0, 0, 17, 3, 17, 0, 0, 35,
  1, 3, 0, 0, 0,
]);
export const RTM_NH_POLICY_DUMP_MAX: u32 = 14;

// prettier-ignore
export const RTM_NH_RES_POLICY_NEW: usize = memory.data<u16>([
  3, 0, 2, 3, 3,
]);
export const RTM_NH_RES_POLICY_NEW_MAX: u32 = 3;

// prettier-ignore
export const RTM_NH_POLICY_DUMP_BUCKET: usize = memory.data<u16>([
  13, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0, 18,
]);
export const RTM_NH_POLICY_DUMP_BUCKET_MAX: u32 = 13;

// prettier-ignore
export const RTM_NH_RES_BUCKET_POLICY_DUMP: usize = memory.data<u16>([
  3, 0, 0, 0, 3,
]);
export const RTM_NH_RES_BUCKET_POLICY_DUMP_MAX: u32 = 3;

// prettier-ignore
export const RTM_NH_POLICY_GET_BUCKET: usize = memory.data<u16>([
  13, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18,
]);
export const RTM_NH_POLICY_GET_BUCKET_MAX: u32 = 13;

// prettier-ignore
export const RTM_NH_RES_BUCKET_POLICY_GET: usize = memory.data<u16>([
  1, 0, 2,
]);
export const RTM_NH_RES_BUCKET_POLICY_GET_MAX: u32 = 1;

// prettier-ignore
export const RTM_IPV4_POLICY: usize = memory.data<u16>([
  31, 30, 3, 3, 3, 3, 3, 3, 3, 18, 256, 0, 3, 0, 0, 0,
  3, 3, 0, 0, 0, 0, 2, 18, 0, 0, 3, 0, 1, 2, 2, 3,
  0,
]);
export const RTM_IPV4_POLICY_MAX: u32 = 31;

// prettier-ignore
export const RTM_IPV6_POLICY: usize = memory.data<u16>([
  31, 30, 0, 0, 3, 3, 512, 3, 512, 18, 256, 0, 0, 0, 0, 0,
  3, 3, 0, 0, 0, 1, 2, 18, 3, 0, 3, 0, 1, 2, 2, 3,
  10,
]);
export const RTM_IPV6_POLICY_MAX: u32 = 31;

// prettier-ignore
export const RTM_IPMR_POLICY: usize = memory.data<u16>([
  31, 0, 3, 3, 3, 0, 0, 0, 0, 0, 256, 0, 0, 0, 0, 0,
  3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0,
]);
export const RTM_IPMR_POLICY_MAX: u32 = 31;

// prettier-ignore
export const IP6MR_GETROUTE_POLICY: usize = memory.data<u16>([
  31, 0, 1016, 984, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 16, 16,
]);
export const IP6MR_GETROUTE_POLICY_MAX: u32 = 31;

// prettier-ignore
export const FIB_RULE_POLICY: usize = memory.data<u16>([
  30, 25, 0, 0, 494, 3, 0, 3, 0, 0, 0, 3, 3, 4, 3, 3,
  3, 3, 494, 0, 1, 256, 1, 1, 128, 128, 193, 10, 10, 2, 2, 321,
  0, 0, 0, 0, 0, 63, 0, 0, 0, 1, 63, 0, 0, 0,
]);
export const FIB_RULE_POLICY_MAX: u32 = 30;

// prettier-ignore
export const RTM_TCA_POLICY: usize = memory.data<u16>([
  16, 0, 14, 0, 0, 0, 80, 0, 0, 18, 0, 17, 3, 0, 3, 3,
  0, 0,
]);
export const RTM_TCA_POLICY_MAX: u32 = 16;

// prettier-ignore
export const TBF_POLICY: usize = memory.data<u16>([
  8, 0, 1152, 32784, 32784, 4, 4, 3, 3, 0,
]);
export const TBF_POLICY_MAX: u32 = 8;

// prettier-ignore
export const TCAA_POLICY: usize = memory.data<u16>([
  5, 0, 0, 148, 0, 3, 0, 3, 0,
]);
export const TCAA_POLICY_MAX: u32 = 5;

// prettier-ignore
export const TCP_METRICS_NL_POLICY: usize = memory.data<u16>([
  13, 0, 3, 408, 0, 0, 0, 0, 0, 0, 0, 0, 3, 88, 0, 16,
  16,
]);
export const TCP_METRICS_NL_POLICY_MAX: u32 = 13;

// prettier-ignore
export const XFRMA_POLICY: usize = memory.data<u16>([
  41, 33, 2176, 2176, 2176, 768, 2048, 7168, 5376, 256, 1024, 384, 3, 3, 512, 512,
  4, 192, 2432, 2304, 1280, 2304, 256, 3, 768, 3, 1, 1152, 0, 256, 3, 3,
  3, 3, 289, 3, 3, 3, 2, 17, 3, 3, 3, 0, 1, 0, 0, 0,
  2, 0, 0, 0,
]);
export const XFRMA_POLICY_MAX: u32 = 41;

// prettier-ignore
export const XFRMA_SPD_POLICY: usize = memory.data<u16>([
  4, 0, 0, 0, 64, 64,
]);
export const XFRMA_SPD_POLICY_MAX: u32 = 4;
