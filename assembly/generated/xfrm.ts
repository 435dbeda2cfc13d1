/** Made from specs/xfrm.yaml by `npm run generate`. Do not edit. */

/** Types of messages. */
export const enum XfrmMsg {
  NEWSA = 16,
  DELSA = 17,
  GETSA = 18,
  NEWPOLICY = 19,
  DELPOLICY = 20,
  GETPOLICY = 21,
  ALLOCSPI = 22,
  ACQUIRE = 23,
  EXPIRE = 24,
  UPDPOLICY = 25,
  UPDSA = 26,
  POLEXPIRE = 27,
  FLUSHSA = 28,
  FLUSHPOLICY = 29,
  NEWAE = 30,
  GETAE = 31,
  REPORT = 32,
  MIGRATE = 33,
  NEWSADINFO = 34,
  GETSADINFO = 35,
  NEWSPDINFO = 36,
  GETSPDINFO = 37,
  MAPPING = 38,
  SETDEFAULT = 39,
  GETDEFAULT = 40,
}

/** Groups. */
export const enum XfrmNlgrp {
  NONE = 0,
  ACQUIRE = 1,
  EXPIRE = 2,
  SA = 3,
  POLICY = 4,
  AEVENTS = 5,
  REPORT = 6,
  MIGRATE = 7,
  MAPPING = 8,
}

/** What becomes of a packet that no policy matches. */
export const enum XfrmUserpolicy {
  UNSPEC = 0,
  BLOCK = 1,
  ACCEPT = 2,
}

/** Which way a policy's packets go. */
export const enum XfrmPolicy {
  IN = 0,
  OUT = 1,
  FWD = 2,
}

export const enum XfrmPolicyType {
  MAIN = 0,
  SUB = 1,
}

/** Names a state. */
export const enum XfrmUsersaId {
  DADDR = 0,
  SPI = 16,
  FAMILY = 20,
  PROTO = 22,
}
export const XFRM_USERSA_ID_SIZE: u32 = 24;

/** Names a policy. */
export const enum XfrmUserpolicyId {
  SEL = 0,
  INDEX = 56,
  DIR = 60,
}
export const XFRM_USERPOLICY_ID_SIZE: u32 = 64;

export const enum XfrmUsersaFlush {
  PROTO = 0,
}
export const XFRM_USERSA_FLUSH_SIZE: u32 = 1;

export const enum XfrmUserpolicyType {
  TYPE = 0,
  RESERVED1 = 2,
  RESERVED2 = 4,
}
export const XFRM_USERPOLICY_TYPE_SIZE: u32 = 6;

export const enum XfrmUserpolicyDefault {
  IN = 0,
  FWD = 1,
  OUT = 2,
}
export const XFRM_USERPOLICY_DEFAULT_SIZE: u32 = 3;

export const enum XfrmuSadhinfo {
  /** Buckets */
  SADHCNT = 0,
  /** The most there may be */
  SADHMCNT = 4,
}
export const XFRMU_SADHINFO_SIZE: u32 = 8;

/** How many policies there are. */
export const enum XfrmuSpdinfo {
  INCNT = 0,
  OUTCNT = 4,
  FWDCNT = 8,
  INSCNT = 12,
  OUTSCNT = 16,
  FWDSCNT = 20,
}
export const XFRMU_SPDINFO_SIZE: u32 = 24;

export const enum XfrmuSpdhinfo {
  SPDHCNT = 0,
  SPDHMCNT = 4,
}
export const XFRMU_SPDHINFO_SIZE: u32 = 8;

/** How long prefixes must be for their policies to be found by hash. */
export const enum XfrmuSpdhthresh {
  LBITS = 0,
  RBITS = 1,
}
export const XFRMU_SPDHTHRESH_SIZE: u32 = 2;

/** Which packets are meant. */
export const enum XfrmSelector {
  DADDR = 0,
  SADDR = 16,
  DPORT = 32,
  DPORT_MASK = 34,
  SPORT = 36,
  SPORT_MASK = 38,
  FAMILY = 40,
  PREFIXLEN_D = 42,
  PREFIXLEN_S = 43,
  PROTO = 44,
  IFINDEX = 48,
  USER = 52,
}
export const XFRM_SELECTOR_SIZE: u32 = 56;

export const enum XfrmMode {
  TRANSPORT = 0,
  TUNNEL = 1,
  ROUTEOPTIMIZATION = 2,
  IN_TRIGGER = 3,
  BEET = 4,
  IPTFS = 5,
}

export const enum XfrmShare {
  ANY = 0,
  SESSION = 1,
  USER = 2,
  UNIQUE = 3,
}

export const enum XfrmAction {
  ALLOW = 0,
  BLOCK = 1,
}

export const enum XfrmStateFlag {
  NOECN = 0x1,
  DECAP_DSCP = 0x2,
  NOPMTUDISC = 0x4,
  WILDRECV = 0x8,
  ICMP = 0x10,
  AF_UNSPEC = 0x20,
  ALIGN4 = 0x40,
  ESN = 0x80,
}

/** A state. */
export const enum XfrmUsersaInfo {
  SEL = 0,
  DADDR = 56,
  SPI = 72,
  PROTO = 76,
  SADDR = 80,
  SOFT_BYTE_LIMIT = 96,
  HARD_BYTE_LIMIT = 104,
  SOFT_PACKET_LIMIT = 112,
  HARD_PACKET_LIMIT = 120,
  SOFT_ADD_EXPIRES_SECONDS = 128,
  HARD_ADD_EXPIRES_SECONDS = 136,
  SOFT_USE_EXPIRES_SECONDS = 144,
  HARD_USE_EXPIRES_SECONDS = 152,
  BYTES = 160,
  PACKETS = 168,
  ADD_TIME = 176,
  USE_TIME = 184,
  STATS_REPLAY_WINDOW = 192,
  STATS_REPLAY = 196,
  STATS_INTEGRITY_FAILED = 200,
  SEQ = 204,
  REQID = 208,
  FAMILY = 212,
  MODE = 214,
  REPLAY_WINDOW = 215,
  FLAGS = 216,
}
export const XFRM_USERSA_INFO_SIZE: u32 = 224;

/** A state that is to have a number. */
export const enum XfrmUserspiInfo {
  INFO = 0,
  MIN = 224,
  MAX = 228,
}
export const XFRM_USERSPI_INFO_SIZE: u32 = 232;

/** A policy. */
export const enum XfrmUserpolicyInfo {
  SEL = 0,
  SOFT_BYTE_LIMIT = 56,
  HARD_BYTE_LIMIT = 64,
  SOFT_PACKET_LIMIT = 72,
  HARD_PACKET_LIMIT = 80,
  SOFT_ADD_EXPIRES_SECONDS = 88,
  HARD_ADD_EXPIRES_SECONDS = 96,
  SOFT_USE_EXPIRES_SECONDS = 104,
  HARD_USE_EXPIRES_SECONDS = 112,
  BYTES = 120,
  PACKETS = 128,
  ADD_TIME = 136,
  USE_TIME = 144,
  PRIORITY = 152,
  INDEX = 156,
  DIR = 160,
  ACTION = 161,
  FLAGS = 162,
  SHARE = 163,
}
export const XFRM_USERPOLICY_INFO_SIZE: u32 = 168;

/** What a policy wants done to its packets. */
export const enum XfrmUserTmpl {
  DADDR = 0,
  SPI = 16,
  PROTO = 20,
  FAMILY = 24,
  SADDR = 28,
  REQID = 44,
  MODE = 48,
  SHARE = 49,
  OPTIONAL = 50,
  AALGOS = 52,
  EALGOS = 56,
  CALGOS = 60,
}
export const XFRM_USER_TMPL_SIZE: u32 = 64;

export const enum XfrmMark {
  V = 0,
  M = 4,
}
export const XFRM_MARK_SIZE: u32 = 8;

export const enum XfrmUserPolexpire {
  POL = 0,
  HARD = 168,
}
export const XFRM_USER_POLEXPIRE_SIZE: u32 = 176;

export const enum XfrmUserExpire {
  STATE = 0,
  HARD = 224,
}
export const XFRM_USER_EXPIRE_SIZE: u32 = 232;

export const enum XfrmAddressFilter {
  SADDR = 0,
  DADDR = 16,
  FAMILY = 32,
  SPLEN = 34,
  DPLEN = 35,
}
export const XFRM_ADDRESS_FILTER_SIZE: u32 = 36;

/** Begins those of algorithms. */
export const enum XfrmAlgo {
  ALG_NAME = 0,
  /** Bits. */
  ALG_KEY_LEN = 64,
}
export const XFRM_ALGO_SIZE: u32 = 68;

export const enum XfrmAlgoAuth {
  ALG_NAME = 0,
  ALG_KEY_LEN = 64,
  ALG_TRUNC_LEN = 68,
}
export const XFRM_ALGO_AUTH_SIZE: u32 = 72;

export const enum XfrmReplayStateEsn {
  BMP_LEN = 0,
  OSEQ = 4,
  SEQ = 8,
  OSEQ_HI = 12,
  SEQ_HI = 16,
  REPLAY_WINDOW = 20,
}
export const XFRM_REPLAY_STATE_ESN_SIZE: u32 = 24;

export const XFRM_MAX_DEPTH: u32 = 6;

export const XFRM_REPLAY_STATE_SIZE: u32 = 12;

export const XFRM_USER_ACQUIRE_SIZE: u32 = 280;

export const XFRM_AEVENT_ID_SIZE: u32 = 48;

export const XFRM_USER_REPORT_SIZE: u32 = 60;

export const XFRM_USER_MAPPING_SIZE: u32 = 64;

export const enum XfrmAttribute {
  ALG_AUTH = 1,
  ALG_CRYPT = 2,
  ALG_COMP = 3,
  ENCAP = 4,
  TMPL = 5,
  SA = 6,
  POLICY = 7,
  SEC_CTX = 8,
  LTIME_VAL = 9,
  REPLAY_VAL = 10,
  REPLAY_THRESH = 11,
  ETIMER_THRESH = 12,
  SRCADDR = 13,
  COADDR = 14,
  LASTUSED = 15,
  POLICY_TYPE = 16,
  MIGRATE = 17,
  ALG_AEAD = 18,
  KMADDRESS = 19,
  ALG_AUTH_TRUNC = 20,
  MARK = 21,
  TFCPAD = 22,
  REPLAY_ESN_VAL = 23,
  SA_EXTRA_FLAGS = 24,
  PROTO = 25,
  ADDRESS_FILTER = 26,
  PAD = 27,
  OFFLOAD_DEV = 28,
  SET_MARK = 29,
  SET_MARK_MASK = 30,
  IF_ID = 31,
  MTIMER_THRESH = 32,
  SA_DIR = 33,
  NAT_KEEPALIVE_INTERVAL = 34,
  SA_PCPU = 35,
  IPTFS_DROP_TIME = 36,
  IPTFS_REORDER_WINDOW = 37,
  IPTFS_DONT_FRAG = 38,
  IPTFS_INIT_DELAY = 39,
  IPTFS_MAX_QSIZE = 40,
  IPTFS_PKT_SIZE = 41,
}
export const XFRM_ATTRIBUTE_MAX: u32 = 41;

export const enum XfrmSadAttribute {
  /** How many states there are. */
  CNT = 1,
  HINFO = 2,
}
export const XFRM_SAD_ATTRIBUTE_MAX: u32 = 2;

export const enum XfrmSpdAttribute {
  INFO = 1,
  HINFO = 2,
  IPV4_HTHRESH = 3,
  IPV6_HTHRESH = 4,
}
export const XFRM_SPD_ATTRIBUTE_MAX: u32 = 4;
