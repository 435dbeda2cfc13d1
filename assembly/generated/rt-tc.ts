/** Made from specs/rt-tc.yaml by `npm run generate`. Do not edit. */

/** The parent of a link's own queueing discipline. */
export const TC_H_ROOT: u32 = 4294967295;

/** The parent of what is done with packets that come in. */
export const TC_H_INGRESS: u32 = 4294967281;

/** In place of a link; a block of filters is meant. */
export const TCM_IFINDEX_MAGIC_BLOCK: u32 = 4294967295;

/** Begins messages but those about actions. */
export const enum Tcmsg {
  FAMILY = 0,
  IFINDEX = 4,
  HANDLE = 8,
  PARENT = 12,
  /** Of a queueing discipline, who holds it; of a filter, priority and protocol. */
  INFO = 16,
}
export const TCMSG_SIZE: u32 = 20;

/** Begins messages about actions. */
export const enum Tcamsg {
  FAMILY = 0,
}
export const TCAMSG_SIZE: u32 = 4;

/** Options of pfifo_fast. */
export const enum TcPrioQopt {
  BANDS = 0,
  /** The band of each priority. */
  PRIOMAP = 4,
}
export const TC_PRIO_QOPT_SIZE: u32 = 20;

/** Options of pfifo, bfifo and pfifo_head_drop. */
export const enum TcFifoQopt {
  /** Packets or bytes. */
  LIMIT = 0,
}
export const TC_FIFO_QOPT_SIZE: u32 = 4;

export const enum TcRatespec {
  CELL_LOG = 0,
  LINKLAYER = 1,
  OVERHEAD = 2,
  CELL_ALIGN = 4,
  MPU = 6,
  /** Bytes a second. */
  RATE = 8,
}
export const TC_RATESPEC_SIZE: u32 = 12;

export const enum TcLinklayer {
  UNAWARE = 0,
  ETHERNET = 1,
  ATM = 2,
}

/** Options of tbf; times are in 64 nanoseconds. */
export const enum TcTbfQopt {
  RATE = 0,
  PEAKRATE = 12,
  LIMIT = 24,
  BUFFER = 28,
  MTU = 32,
}
export const TC_TBF_QOPT_SIZE: u32 = 36;

export const enum GnetStatsBasic {
  BYTES = 0,
  PACKETS = 8,
}
export const GNET_STATS_BASIC_SIZE: u32 = 16;

export const enum GnetStatsQueue {
  QLEN = 0,
  BACKLOG = 4,
  DROPS = 8,
  REQUEUES = 12,
  OVERLIMITS = 16,
}
export const GNET_STATS_QUEUE_SIZE: u32 = 20;

export const enum TcStats {
  BYTES = 0,
  PACKETS = 8,
  DROPS = 12,
  OVERLIMITS = 16,
  BPS = 20,
  PPS = 24,
  QLEN = 28,
  BACKLOG = 32,
}
export const TC_STATS_SIZE: u32 = 40;

export const enum TcAttribute {
  KIND = 1,
  OPTIONS = 2,
  STATS = 3,
  XSTATS = 4,
  RATE = 5,
  FCNT = 6,
  STATS2 = 7,
  STAB = 8,
  PAD = 9,
  /** What is not shown otherwise is wanted too. */
  DUMP_INVISIBLE = 10,
  CHAIN = 11,
  HW_OFFLOAD = 12,
  INGRESS_BLOCK = 13,
  EGRESS_BLOCK = 14,
  DUMP_FLAGS = 15,
  EXT_WARN_MSG = 16,
}
export const TC_ATTRIBUTE_MAX: u32 = 16;

export const enum TcaStatsAttribute {
  BASIC = 1,
  RATE_EST = 2,
  QUEUE = 3,
  APP = 4,
  RATE_EST64 = 5,
  PAD = 6,
  BASIC_HW = 7,
  PKT64 = 8,
}
export const TCA_STATS_ATTRIBUTE_MAX: u32 = 8;

export const enum TcaStabAttribute {
  BASE = 1,
  DATA = 2,
}
export const TCA_STAB_ATTRIBUTE_MAX: u32 = 2;

export const enum TcTbfAttribute {
  PARMS = 1,
  RTAB = 2,
  PTAB = 3,
  RATE64 = 4,
  PRATE64 = 5,
  BURST = 6,
  PBURST = 7,
  PAD = 8,
}
export const TC_TBF_ATTRIBUTE_MAX: u32 = 8;

export const enum TcActMsgAttribute {
  TAB = 1,
  FLAGS = 2,
  COUNT = 3,
  TIME_DELTA = 4,
  EXT_WARN_MSG = 5,
}
export const TC_ACT_MSG_ATTRIBUTE_MAX: u32 = 5;

export const enum TcActAttribute {
  KIND = 1,
  OPTIONS = 2,
  INDEX = 3,
}
export const TC_ACT_ATTRIBUTE_MAX: u32 = 3;

export const enum TcMessage {
  /** Adds a queueing discipline, or changes it. */
  NEWQDISC = 36,
  /** Takes a queueing discipline away. */
  DELQDISC = 37,
  /** Queueing disciplines; one is told to who listens, and with an echo. */
  GETQDISC = 38,
  /** Adds a class, or changes it. */
  NEWTCLASS = 40,
  /** Takes a class away. */
  DELTCLASS = 41,
  /** The classes of a link. */
  GETTCLASS = 42,
  /** Adds a filter, or changes it. */
  NEWTFILTER = 44,
  /** Takes filters away. */
  DELTFILTER = 45,
  /** Filters. */
  GETTFILTER = 46,
  /** Adds actions. */
  NEWACTION = 48,
  /** Takes actions away. */
  DELACTION = 49,
  /** Actions, one or of a kind. */
  GETACTION = 50,
  /** Adds a chain of filters. */
  NEWCHAIN = 100,
  /** Takes a chain away. */
  DELCHAIN = 101,
  /** Chains of filters. */
  GETCHAIN = 102,
}

export const enum TcGroup {
  TC = 4,
}
