/** Made from specs/ndisc.yaml by `npm run generate`. Do not edit. */

/** The next header of a packet with an ICMPv6 message. */
export const NEXTHDR_ICMP: u32 = 58;

/** The type of such a message. */
export const NDISC_ROUTER_ADVERTISEMENT: u32 = 134;

/** Begins a packet. */
export const enum Ipv6hdr {
  VERSION_FLOW = 0,
  PAYLOAD_LEN = 4,
  NEXTHDR = 6,
  HOP_LIMIT = 7,
  SADDR = 8,
  DADDR = 24,
}
export const IPV6HDR_SIZE: u32 = 40;

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
export const RA_MSG_SIZE: u32 = 16;

export const enum RaFlags {
  /** With the next bit: low */
  ROUTER_PREF_LOW = 0x8,
  ROUTER_PREF_HIGH = 0x10,
  OTHERCONF = 0x40,
  MANAGED = 0x80,
}

/** Types of options. */
export const enum NdOpt {
  SOURCE_LL_ADDR = 1,
  TARGET_LL_ADDR = 2,
  PREFIX_INFO = 3,
  REDIRECT_HDR = 4,
  MTU = 5,
  NONCE = 14,
  ROUTE_INFO = 24,
  RDNSS = 25,
  DNSSL = 31,
  _6CO = 34,
  CAPTIVE_PORTAL = 37,
  PREF64 = 38,
}

/** Begins an option. */
export const enum NdOptHdr {
  TYPE = 0,
  /** In units of 8 bytes, this included */
  LEN = 1,
}
export const ND_OPT_HDR_SIZE: u32 = 2;

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
export const PREFIX_INFO_SIZE: u32 = 32;

export const enum PrefixInfoFlags {
  PREFER_PD = 0x10,
  AUTOCONF = 0x40,
  ONLINK = 0x80,
}

export const enum RouteInfo {
  TYPE = 0,
  LENGTH = 1,
  PREFIX_LEN = 2,
  /** Two bits of preference from 0x08 on */
  FLAGS = 3,
  LIFETIME = 4,
}
export const ROUTE_INFO_SIZE: u32 = 8;

export const enum MtuOption {
  TYPE = 0,
  LENGTH = 1,
  RESERVED = 2,
  MTU = 4,
}
export const MTU_OPTION_SIZE: u32 = 8;
