/** Made from specs/rt-prefix.yaml by `npm run generate`. Do not edit. */

/** Begins a message about a prefix. */
export const enum Prefixmsg {
  PREFIX_FAMILY = 0,
  PREFIX_PAD1 = 1,
  PREFIX_PAD2 = 2,
  PREFIX_IFINDEX = 4,
  /** The type of the option */
  PREFIX_TYPE = 8,
  PREFIX_LEN = 9,
  /** As the router told them */
  PREFIX_FLAGS = 10,
  PREFIX_PAD3 = 11,
}
export const PREFIXMSG_SIZE = 12;

/** Lifetimes of a prefix, in seconds. */
export const enum PrefixCacheinfo {
  PREFERRED_TIME = 0,
  VALID_TIME = 4,
}
export const PREFIX_CACHEINFO_SIZE = 8;

/** Begins a message about an option, which follows as it came. */
export const enum Nduseroptmsg {
  NDUSEROPT_FAMILY = 0,
  NDUSEROPT_PAD1 = 1,
  /** Bytes of the option */
  NDUSEROPT_OPTS_LEN = 2,
  NDUSEROPT_IFINDEX = 4,
  NDUSEROPT_ICMP_TYPE = 8,
  NDUSEROPT_ICMP_CODE = 9,
  NDUSEROPT_PAD2 = 10,
  NDUSEROPT_PAD3 = 12,
}
export const NDUSEROPTMSG_SIZE = 16;

export const PREFIX_ADDRESS = 1;
export const PREFIX_CACHEINFO = 2;

/** Behind the option */
export const NDUSEROPT_SRCADDR = 1;

/** A router told a prefix. */
export const RTM_NEWPREFIX = 52;

export const RTNLGRP_IPV6_PREFIX = 18;
