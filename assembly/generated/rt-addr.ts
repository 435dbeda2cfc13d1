/** Made from specs/rt-addr.yaml by `npm run generate`. Do not edit. */

/** Begins messages about addresses. */
export const enum Ifaddrmsg {
  /** AF_INET or AF_INET6 */
  IFA_FAMILY = 0,
  /** Bits of the address that are the network's */
  IFA_PREFIXLEN = 1,
  /** The low eight of flags */
  IFA_FLAGS = 2,
  /** How far it reaches, RT_SCOPE_* */
  IFA_SCOPE = 3,
  /** The link */
  IFA_INDEX = 4,
}
export const IFADDRMSG_SIZE: u32 = 8;

/** How long an address is good for. */
export const enum IfaCacheinfo {
  /** Seconds, or infinity-life-time */
  IFA_PREFERED = 0,
  /** Seconds, or infinity-life-time */
  IFA_VALID = 4,
  /** When it was made, in hundredths of a second since boot */
  CSTAMP = 8,
  /** When it was last changed, likewise */
  TSTAMP = 12,
}
export const IFA_CACHEINFO_SIZE: u32 = 16;

/** A lifetime without end. */
export const INFINITY_LIFE_TIME: u32 = 4294967295;

/** Of an address. */
export const enum IfaFlags {
  /** IPv4: another of the same network came first; IPv6: temporary */
  SECONDARY = 0x1,
  /** No duplicate address detection */
  NODAD = 0x2,
  /** In use while duplicates are still looked for */
  OPTIMISTIC = 0x4,
  /** There is a duplicate */
  DADFAILED = 0x8,
  /** Home address of a mobile node */
  HOMEADDRESS = 0x10,
  /** The preferred lifetime is over */
  DEPRECATED = 0x20,
  /** Duplicates are still looked for */
  TENTATIVE = 0x40,
  /** Without a lifetime */
  PERMANENT = 0x80,
  /** Temporary addresses are made from it */
  MANAGETEMPADDR = 0x100,
  /** No route is made for its network */
  NOPREFIXROUTE = 0x200,
  /** A multicast address, whose group is joined */
  MCAUTOJOIN = 0x400,
  /** Made from a secret */
  STABLE_PRIVACY = 0x800,
}

/** Who made an address. */
export const enum IfaProto {
  UNSPEC = 0,
  /** The kernel for the loopback link */
  KERNEL_LO = 1,
  /** The kernel from a router's advertisement */
  KERNEL_RA = 2,
  /** The kernel, link-local */
  KERNEL_LL = 3,
}

export const enum AddrAttribute {
  /** The address; between two ends, the peer's. */
  ADDRESS = 1,
  /** This end's address. */
  LOCAL = 2,
  /** IPv4: the name that ioctls know it by. */
  LABEL = 3,
  BROADCAST = 4,
  ANYCAST = 5,
  CACHEINFO = 6,
  MULTICAST = 7,
  FLAGS = 8,
  /** Metric of the network's route. */
  RT_PRIORITY = 9,
  /** The namespace that is meant. */
  TARGET_NETNSID = 10,
  /** Who made it. */
  PROTO = 11,
}
export const ADDR_ATTRIBUTE_MAX: u32 = 11;

export const enum AddrMessage {
  /** Adds an address, or changes it. */
  NEWADDR = 20,
  /** Takes an address away. */
  DELADDR = 21,
  /** All addresses; of IPv6 also one. */
  GETADDR = 22,
  /** Multicast addresses that are joined. */
  GETMULTICAST = 58,
  /** A multicast address is joined. */
  NEWMULTICAST = 56,
  /** A multicast address is left. */
  DELMULTICAST = 57,
  /** Anycast addresses of IPv6. */
  GETANYCAST = 62,
  /** An anycast address is joined. */
  NEWANYCAST = 60,
  /** An anycast address is left. */
  DELANYCAST = 61,
}

export const enum AddrGroup {
  IPV4_IFADDR = 5,
  IPV6_IFADDR = 9,
  IPV4_MCADDR = 37,
  IPV6_MCADDR = 38,
  IPV6_ACADDR = 39,
}
