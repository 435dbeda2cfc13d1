/** Made from specs/ndisc.yaml by `npm run generate`. Do not edit. */

/** The next header of a packet with an ICMPv6 message. */
export const NEXTHDR_ICMP = 58;

/** The type of such a message. */
export const NDISC_ROUTER_ADVERTISEMENT = 134;

/** Begins a packet. */
export const enum Ipv6hdr {
  VERSION_FLOW = 0,
  PAYLOAD_LEN = 4,
  NEXTHDR = 6,
  HOP_LIMIT = 7,
  SADDR = 8,
  DADDR = 24,
}
export const IPV6HDR_SIZE = 40;

/** An advertisement; options follow. */
export const enum RaMsg {
  TYPE = 0,
  CODE = 1,
  CKSUM = 2,
  HOP_LIMIT = 4,
  /** Addresses are managed (0x80), other settings are (0x40); two bits of preference from 0x08 on */
  FLAGS = 5,
  /** Seconds */
  RT_LIFETIME = 6,
  /** Milliseconds */
  REACHABLE_TIME = 8,
  /** Milliseconds */
  RETRANS_TIMER = 12,
}
export const RA_MSG_SIZE = 16;

/** With the next bit: low */
export const RA_ROUTER_PREF_LOW = 0x8;
export const RA_ROUTER_PREF_HIGH = 0x10;
export const RA_OTHERCONF = 0x40;
export const RA_MANAGED = 0x80;

// Types of options.
export const ND_OPT_SOURCE_LL_ADDR = 1;
export const ND_OPT_TARGET_LL_ADDR = 2;
export const ND_OPT_PREFIX_INFO = 3;
export const ND_OPT_REDIRECT_HDR = 4;
export const ND_OPT_MTU = 5;
export const ND_OPT_NONCE = 14;
export const ND_OPT_ROUTE_INFO = 24;
export const ND_OPT_RDNSS = 25;
export const ND_OPT_DNSSL = 31;
export const ND_OPT_6CO = 34;
export const ND_OPT_CAPTIVE_PORTAL = 37;
export const ND_OPT_PREF64 = 38;

/** Begins an option. */
export const enum NdOptHdr {
  TYPE = 0,
  /** In units of 8 bytes, this included */
  LEN = 1,
}
export const ND_OPT_HDR_SIZE = 2;

export const enum PrefixInfo {
  TYPE = 0,
  LENGTH = 1,
  PREFIX_LEN = 2,
  FLAGS = 3,
  VALID = 4,
  PREFERED = 8,
  RESERVED2 = 12,
  PREFIX = 16,
}
export const PREFIX_INFO_SIZE = 32;

export const PREFIX_INFO_PREFER_PD = 0x10;
export const PREFIX_INFO_AUTOCONF = 0x40;
export const PREFIX_INFO_ONLINK = 0x80;

export const enum RouteInfo {
  TYPE = 0,
  LENGTH = 1,
  PREFIX_LEN = 2,
  /** Two bits of preference from 0x08 on */
  FLAGS = 3,
  LIFETIME = 4,
}
export const ROUTE_INFO_SIZE = 8;

export const enum MtuOption {
  TYPE = 0,
  LENGTH = 1,
  RESERVED = 2,
  MTU = 4,
}
export const MTU_OPTION_SIZE = 8;
