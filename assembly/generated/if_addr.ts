/** Numbers and layouts of linux/if_addr.h. */

/** struct ifaddrmsg: ifa_family u8, ifa_prefixlen u8, ifa_flags u8, ifa_scope u8, ifa_index u32. */
export const IFADDRMSG_SIZE: u32 = 8;

export const enum AddressAttribute {
  ADDRESS = 1,
  LOCAL = 2,
  LABEL = 3,
  BROADCAST = 4,
  CACHEINFO = 6,
  FLAGS = 8,
  RT_PRIORITY = 9,
  TARGET_NETNSID = 10,
  PROTO = 11,
}
/** The highest attribute type of an address message. */
export const IFA_MAX: u32 = 11;

export const enum AddressFlag {
  SECONDARY = 0x1,
  NODAD = 0x2,
  OPTIMISTIC = 0x4,
  DADFAILED = 0x8,
  HOMEADDRESS = 0x10,
  DEPRECATED = 0x20,
  TENTATIVE = 0x40,
  PERMANENT = 0x80,
  MANAGETEMPADDR = 0x100,
  NOPREFIXROUTE = 0x200,
  MCAUTOJOIN = 0x400,
  STABLE_PRIVACY = 0x800,
}

/** Who made an address. */
export const enum AddressProtocol {
  UNSPEC = 0,
  KERNEL_LO = 1,
  KERNEL_LL = 3,
}

/** struct ifa_cacheinfo: preferred u32, valid u32, created u32, updated u32; seconds, and hundredths of a second since boot. */
export const CACHEINFO_SIZE: u32 = 16;
export const INFINITE_LIFE: u32 = 0xffffffff;

export const enum Scope {
  UNIVERSE = 0,
  SITE = 200,
  LINK = 253,
  HOST = 254,
  NOWHERE = 255,
}
