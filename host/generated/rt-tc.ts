/** Made from specs/rt-tc.yaml by `npm run generate`. Do not edit. */

/** The parent of a link's own queueing discipline. */
export const TC_H_ROOT = 4294967295;

/** The parent of what is done with packets that come in. */
export const TC_H_INGRESS = 4294967281;

/** In place of a link; a block of filters is meant. */
export const TCM_IFINDEX_MAGIC_BLOCK = 4294967295;

/** Begins messages but those about actions. */
export const enum Tcmsg {
  FAMILY = 0,
  IFINDEX = 4,
  HANDLE = 8,
  PARENT = 12,
  /** Of a queueing discipline, who holds it; of a filter, priority and protocol. */
  INFO = 16,
}
export const TCMSG_SIZE = 20;

/** Begins messages about actions. */
export const enum Tcamsg {
  FAMILY = 0,
}
export const TCAMSG_SIZE = 4;

/** Options of pfifo_fast. */
export const enum TcPrioQopt {
  BANDS = 0,
  /** The band of each priority. */
  PRIOMAP = 4,
}
export const TC_PRIO_QOPT_SIZE = 20;

/** Options of pfifo, bfifo and pfifo_head_drop. */
export const enum TcFifoQopt {
  /** Packets or bytes. */
  LIMIT = 0,
}
export const TC_FIFO_QOPT_SIZE = 4;

export const enum TcRatespec {
  CELL_LOG = 0,
  LINKLAYER = 1,
  OVERHEAD = 2,
  CELL_ALIGN = 4,
  MPU = 6,
  /** Bytes a second. */
  RATE = 8,
}
export const TC_RATESPEC_SIZE = 12;

export const TC_LINKLAYER_UNAWARE = 0;
export const TC_LINKLAYER_ETHERNET = 1;
export const TC_LINKLAYER_ATM = 2;

/** Options of tbf; times are in 64 nanoseconds. */
export const enum TcTbfQopt {
  RATE = 0,
  PEAKRATE = 12,
  LIMIT = 24,
  BUFFER = 28,
  MTU = 32,
}
export const TC_TBF_QOPT_SIZE = 36;

export const enum GnetStatsBasic {
  BYTES = 0,
  PACKETS = 8,
}
export const GNET_STATS_BASIC_SIZE = 16;

export const enum GnetStatsQueue {
  QLEN = 0,
  BACKLOG = 4,
  DROPS = 8,
  REQUEUES = 12,
  OVERLIMITS = 16,
}
export const GNET_STATS_QUEUE_SIZE = 20;

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
export const TC_STATS_SIZE = 40;

export const TCA_KIND = 1;
export const TCA_OPTIONS = 2;
export const TCA_STATS = 3;
export const TCA_XSTATS = 4;
export const TCA_RATE = 5;
export const TCA_FCNT = 6;
export const TCA_STATS2 = 7;
export const TCA_STAB = 8;
export const TCA_PAD = 9;
/** What is not shown otherwise is wanted too. */
export const TCA_DUMP_INVISIBLE = 10;
export const TCA_CHAIN = 11;
export const TCA_HW_OFFLOAD = 12;
export const TCA_INGRESS_BLOCK = 13;
export const TCA_EGRESS_BLOCK = 14;
export const TCA_DUMP_FLAGS = 15;
export const TCA_EXT_WARN_MSG = 16;

export const TCA_STATS_BASIC = 1;
export const TCA_STATS_RATE_EST = 2;
export const TCA_STATS_QUEUE = 3;
export const TCA_STATS_APP = 4;
export const TCA_STATS_RATE_EST64 = 5;
export const TCA_STATS_PAD = 6;
export const TCA_STATS_BASIC_HW = 7;
export const TCA_STATS_PKT64 = 8;

export const TCA_STAB_BASE = 1;
export const TCA_STAB_DATA = 2;

export const TCA_TBF_PARMS = 1;
export const TCA_TBF_RTAB = 2;
export const TCA_TBF_PTAB = 3;
export const TCA_TBF_RATE64 = 4;
export const TCA_TBF_PRATE64 = 5;
export const TCA_TBF_BURST = 6;
export const TCA_TBF_PBURST = 7;
export const TCA_TBF_PAD = 8;

export const TCA_ROOT_TAB = 1;
export const TCA_ROOT_FLAGS = 2;
export const TCA_ROOT_COUNT = 3;
export const TCA_ROOT_TIME_DELTA = 4;
export const TCA_ROOT_EXT_WARN_MSG = 5;

export const TCA_ACT_KIND = 1;
export const TCA_ACT_OPTIONS = 2;
export const TCA_ACT_INDEX = 3;

/** Adds a queueing discipline, or changes it. */
export const RTM_NEWQDISC = 36;
/** Takes a queueing discipline away. */
export const RTM_DELQDISC = 37;
/** Queueing disciplines; one is told to who listens, and with an echo. */
export const RTM_GETQDISC = 38;
/** A queueing discipline has come or changed. */
export const RTM_NEWQDISC_NTF = 36;
/** A queueing discipline is gone. */
export const RTM_DELQDISC_NTF = 37;
/** Adds a class, or changes it. */
export const RTM_NEWTCLASS = 40;
/** Takes a class away. */
export const RTM_DELTCLASS = 41;
/** The classes of a link. */
export const RTM_GETTCLASS = 42;
/** A class has come or changed. */
export const RTM_NEWTCLASS_NTF = 40;
/** Adds a filter, or changes it. */
export const RTM_NEWTFILTER = 44;
/** Takes filters away. */
export const RTM_DELTFILTER = 45;
/** Filters. */
export const RTM_GETTFILTER = 46;
/** Adds actions. */
export const RTM_NEWACTION = 48;
/** Takes actions away. */
export const RTM_DELACTION = 49;
/** Actions, one or of a kind. */
export const RTM_GETACTION = 50;
/** Adds a chain of filters. */
export const RTM_NEWCHAIN = 100;
/** Takes a chain away. */
export const RTM_DELCHAIN = 101;
/** Chains of filters. */
export const RTM_GETCHAIN = 102;

export const RTNLGRP_TC = 4;
