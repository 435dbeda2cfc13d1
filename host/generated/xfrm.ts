/** Made from specs/xfrm.yaml by `npm run generate`. Do not edit. */

// Types of messages.
export const XFRM_MSG_NEWSA = 16;
export const XFRM_MSG_DELSA = 17;
export const XFRM_MSG_GETSA = 18;
export const XFRM_MSG_NEWPOLICY = 19;
export const XFRM_MSG_DELPOLICY = 20;
export const XFRM_MSG_GETPOLICY = 21;
export const XFRM_MSG_ALLOCSPI = 22;
export const XFRM_MSG_ACQUIRE = 23;
export const XFRM_MSG_EXPIRE = 24;
export const XFRM_MSG_UPDPOLICY = 25;
export const XFRM_MSG_UPDSA = 26;
export const XFRM_MSG_POLEXPIRE = 27;
export const XFRM_MSG_FLUSHSA = 28;
export const XFRM_MSG_FLUSHPOLICY = 29;
export const XFRM_MSG_NEWAE = 30;
export const XFRM_MSG_GETAE = 31;
export const XFRM_MSG_REPORT = 32;
export const XFRM_MSG_MIGRATE = 33;
export const XFRM_MSG_NEWSADINFO = 34;
export const XFRM_MSG_GETSADINFO = 35;
export const XFRM_MSG_NEWSPDINFO = 36;
export const XFRM_MSG_GETSPDINFO = 37;
export const XFRM_MSG_MAPPING = 38;
export const XFRM_MSG_SETDEFAULT = 39;
export const XFRM_MSG_GETDEFAULT = 40;

// Groups.
export const XFRMNLGRP_NONE = 0;
export const XFRMNLGRP_ACQUIRE = 1;
export const XFRMNLGRP_EXPIRE = 2;
export const XFRMNLGRP_SA = 3;
export const XFRMNLGRP_POLICY = 4;
export const XFRMNLGRP_AEVENTS = 5;
export const XFRMNLGRP_REPORT = 6;
export const XFRMNLGRP_MIGRATE = 7;
export const XFRMNLGRP_MAPPING = 8;

// What becomes of a packet that no policy matches.
export const XFRM_USERPOLICY_UNSPEC = 0;
export const XFRM_USERPOLICY_BLOCK = 1;
export const XFRM_USERPOLICY_ACCEPT = 2;

// Which way a policy's packets go.
export const XFRM_POLICY_IN = 0;
export const XFRM_POLICY_OUT = 1;
export const XFRM_POLICY_FWD = 2;

export const XFRM_POLICY_TYPE_MAIN = 0;
export const XFRM_POLICY_TYPE_SUB = 1;

/** Names a state. */
export const enum XfrmUsersaId {
  DADDR = 0,
  SPI = 16,
  FAMILY = 20,
  PROTO = 22,
}
export const XFRM_USERSA_ID_SIZE = 24;

/** Names a policy. */
export const enum XfrmUserpolicyId {
  SEL = 0,
  INDEX = 56,
  DIR = 60,
}
export const XFRM_USERPOLICY_ID_SIZE = 64;

export const enum XfrmUsersaFlush {
  PROTO = 0,
}
export const XFRM_USERSA_FLUSH_SIZE = 1;

export const enum XfrmUserpolicyType {
  TYPE = 0,
  RESERVED1 = 2,
  RESERVED2 = 4,
}
export const XFRM_USERPOLICY_TYPE_SIZE = 6;

export const enum XfrmUserpolicyDefault {
  IN = 0,
  FWD = 1,
  OUT = 2,
}
export const XFRM_USERPOLICY_DEFAULT_SIZE = 3;

export const enum XfrmuSadhinfo {
  /** Buckets */
  SADHCNT = 0,
  /** The most there may be */
  SADHMCNT = 4,
}
export const XFRMU_SADHINFO_SIZE = 8;

/** How many policies there are. */
export const enum XfrmuSpdinfo {
  INCNT = 0,
  OUTCNT = 4,
  FWDCNT = 8,
  INSCNT = 12,
  OUTSCNT = 16,
  FWDSCNT = 20,
}
export const XFRMU_SPDINFO_SIZE = 24;

export const enum XfrmuSpdhinfo {
  SPDHCNT = 0,
  SPDHMCNT = 4,
}
export const XFRMU_SPDHINFO_SIZE = 8;

/** How long prefixes must be for their policies to be found by hash. */
export const enum XfrmuSpdhthresh {
  LBITS = 0,
  RBITS = 1,
}
export const XFRMU_SPDHTHRESH_SIZE = 2;

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
export const XFRM_SELECTOR_SIZE = 56;

export const XFRM_MODE_TRANSPORT = 0;
export const XFRM_MODE_TUNNEL = 1;
export const XFRM_MODE_ROUTEOPTIMIZATION = 2;
export const XFRM_MODE_IN_TRIGGER = 3;
export const XFRM_MODE_BEET = 4;
export const XFRM_MODE_IPTFS = 5;

export const XFRM_SHARE_ANY = 0;
export const XFRM_SHARE_SESSION = 1;
export const XFRM_SHARE_USER = 2;
export const XFRM_SHARE_UNIQUE = 3;

export const XFRM_POLICY_ALLOW = 0;
export const XFRM_POLICY_BLOCK = 1;

export const XFRM_STATE_NOECN = 0x1;
export const XFRM_STATE_DECAP_DSCP = 0x2;
export const XFRM_STATE_NOPMTUDISC = 0x4;
export const XFRM_STATE_WILDRECV = 0x8;
export const XFRM_STATE_ICMP = 0x10;
export const XFRM_STATE_AF_UNSPEC = 0x20;
export const XFRM_STATE_ALIGN4 = 0x40;
export const XFRM_STATE_ESN = 0x80;

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
export const XFRM_USERSA_INFO_SIZE = 224;

/** A state that is to have a number. */
export const enum XfrmUserspiInfo {
  INFO = 0,
  MIN = 224,
  MAX = 228,
}
export const XFRM_USERSPI_INFO_SIZE = 232;

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
export const XFRM_USERPOLICY_INFO_SIZE = 168;

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
export const XFRM_USER_TMPL_SIZE = 64;

export const enum XfrmMark {
  V = 0,
  M = 4,
}
export const XFRM_MARK_SIZE = 8;

export const enum XfrmUserPolexpire {
  POL = 0,
  HARD = 168,
}
export const XFRM_USER_POLEXPIRE_SIZE = 176;

export const enum XfrmUserExpire {
  STATE = 0,
  HARD = 224,
}
export const XFRM_USER_EXPIRE_SIZE = 232;

export const enum XfrmAddressFilter {
  SADDR = 0,
  DADDR = 16,
  FAMILY = 32,
  SPLEN = 34,
  DPLEN = 35,
}
export const XFRM_ADDRESS_FILTER_SIZE = 36;

/** Begins those of algorithms. */
export const enum XfrmAlgo {
  ALG_NAME = 0,
  /** Bits. */
  ALG_KEY_LEN = 64,
}
export const XFRM_ALGO_SIZE = 68;

export const enum XfrmAlgoAuth {
  ALG_NAME = 0,
  ALG_KEY_LEN = 64,
  ALG_TRUNC_LEN = 68,
}
export const XFRM_ALGO_AUTH_SIZE = 72;

export const enum XfrmReplayStateEsn {
  BMP_LEN = 0,
  OSEQ = 4,
  SEQ = 8,
  OSEQ_HI = 12,
  SEQ_HI = 16,
  REPLAY_WINDOW = 20,
}
export const XFRM_REPLAY_STATE_ESN_SIZE = 24;

export const XFRM_MAX_DEPTH = 6;

export const XFRM_REPLAY_STATE_SIZE = 12;

export const XFRM_USER_ACQUIRE_SIZE = 280;

export const XFRM_AEVENT_ID_SIZE = 48;

export const XFRM_USER_REPORT_SIZE = 60;

export const XFRM_USER_MAPPING_SIZE = 64;

export const XFRMA_ALG_AUTH = 1;
export const XFRMA_ALG_CRYPT = 2;
export const XFRMA_ALG_COMP = 3;
export const XFRMA_ENCAP = 4;
export const XFRMA_TMPL = 5;
export const XFRMA_SA = 6;
export const XFRMA_POLICY = 7;
export const XFRMA_SEC_CTX = 8;
export const XFRMA_LTIME_VAL = 9;
export const XFRMA_REPLAY_VAL = 10;
export const XFRMA_REPLAY_THRESH = 11;
export const XFRMA_ETIMER_THRESH = 12;
export const XFRMA_SRCADDR = 13;
export const XFRMA_COADDR = 14;
export const XFRMA_LASTUSED = 15;
export const XFRMA_POLICY_TYPE = 16;
export const XFRMA_MIGRATE = 17;
export const XFRMA_ALG_AEAD = 18;
export const XFRMA_KMADDRESS = 19;
export const XFRMA_ALG_AUTH_TRUNC = 20;
export const XFRMA_MARK = 21;
export const XFRMA_TFCPAD = 22;
export const XFRMA_REPLAY_ESN_VAL = 23;
export const XFRMA_SA_EXTRA_FLAGS = 24;
export const XFRMA_PROTO = 25;
export const XFRMA_ADDRESS_FILTER = 26;
export const XFRMA_PAD = 27;
export const XFRMA_OFFLOAD_DEV = 28;
export const XFRMA_SET_MARK = 29;
export const XFRMA_SET_MARK_MASK = 30;
export const XFRMA_IF_ID = 31;
export const XFRMA_MTIMER_THRESH = 32;
export const XFRMA_SA_DIR = 33;
export const XFRMA_NAT_KEEPALIVE_INTERVAL = 34;
export const XFRMA_SA_PCPU = 35;
export const XFRMA_IPTFS_DROP_TIME = 36;
export const XFRMA_IPTFS_REORDER_WINDOW = 37;
export const XFRMA_IPTFS_DONT_FRAG = 38;
export const XFRMA_IPTFS_INIT_DELAY = 39;
export const XFRMA_IPTFS_MAX_QSIZE = 40;
export const XFRMA_IPTFS_PKT_SIZE = 41;

/** How many states there are. */
export const XFRMA_SAD_CNT = 1;
export const XFRMA_SAD_HINFO = 2;

export const XFRMA_SPD_INFO = 1;
export const XFRMA_SPD_HINFO = 2;
export const XFRMA_SPD_IPV4_HTHRESH = 3;
export const XFRMA_SPD_IPV6_HTHRESH = 4;
