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
export const PREFIXMSG_SIZE: u32 = 12;

/** Lifetimes of a prefix, in seconds. */
export const enum PrefixCacheinfo {
  PREFERRED_TIME = 0,
  VALID_TIME = 4,
}
export const PREFIX_CACHEINFO_SIZE: u32 = 8;

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
export const NDUSEROPTMSG_SIZE: u32 = 16;

export const enum PrefixAttribute {
  ADDRESS = 1,
  CACHEINFO = 2,
}
export const PREFIX_ATTRIBUTE_MAX: u32 = 2;

export const enum NduseroptAttribute {
  /** Behind the option */
  SRCADDR = 1,
}
export const NDUSEROPT_ATTRIBUTE_MAX: u32 = 1;

export const enum PrefixMessage {
  /** A router told a prefix. */
  NEWPREFIX = 52,
}

export const enum PrefixGroup {
  IPV6_PREFIX = 18,
}
