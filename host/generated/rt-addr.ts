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
export const IFADDRMSG_SIZE = 8;

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
export const IFA_CACHEINFO_SIZE = 16;

/** A lifetime without end. */
export const INFINITY_LIFE_TIME = 4294967295;

// Of an address.
/** IPv4: another of the same network came first; IPv6: temporary */
export const IFA_F_SECONDARY = 0x1;
/** No duplicate address detection */
export const IFA_F_NODAD = 0x2;
/** In use while duplicates are still looked for */
export const IFA_F_OPTIMISTIC = 0x4;
/** There is a duplicate */
export const IFA_F_DADFAILED = 0x8;
/** Home address of a mobile node */
export const IFA_F_HOMEADDRESS = 0x10;
/** The preferred lifetime is over */
export const IFA_F_DEPRECATED = 0x20;
/** Duplicates are still looked for */
export const IFA_F_TENTATIVE = 0x40;
/** Without a lifetime */
export const IFA_F_PERMANENT = 0x80;
/** Temporary addresses are made from it */
export const IFA_F_MANAGETEMPADDR = 0x100;
/** No route is made for its network */
export const IFA_F_NOPREFIXROUTE = 0x200;
/** A multicast address, whose group is joined */
export const IFA_F_MCAUTOJOIN = 0x400;
/** Made from a secret */
export const IFA_F_STABLE_PRIVACY = 0x800;

// Who made an address.
export const IFAPROT_UNSPEC = 0;
/** The kernel for the loopback link */
export const IFAPROT_KERNEL_LO = 1;
/** The kernel from a router's advertisement */
export const IFAPROT_KERNEL_RA = 2;
/** The kernel, link-local */
export const IFAPROT_KERNEL_LL = 3;

/** The address; between two ends, the peer's. */
export const IFA_ADDRESS = 1;
/** This end's address. */
export const IFA_LOCAL = 2;
/** IPv4: the name that ioctls know it by. */
export const IFA_LABEL = 3;
export const IFA_BROADCAST = 4;
export const IFA_ANYCAST = 5;
export const IFA_CACHEINFO = 6;
export const IFA_MULTICAST = 7;
export const IFA_FLAGS = 8;
/** Metric of the network's route. */
export const IFA_RT_PRIORITY = 9;
/** The namespace that is meant. */
export const IFA_TARGET_NETNSID = 10;
/** Who made it. */
export const IFA_PROTO = 11;

/** Adds an address, or changes it. */
export const RTM_NEWADDR = 20;
/** An address has come or changed. */
export const RTM_NEWADDR_NTF = 20;
/** Takes an address away. */
export const RTM_DELADDR = 21;
/** An address is gone. */
export const RTM_DELADDR_NTF = 21;
/** All addresses; of IPv6 also one. */
export const RTM_GETADDR = 22;
/** Multicast addresses that are joined. */
export const RTM_GETMULTICAST = 58;
/** A multicast address is joined. */
export const RTM_NEWMULTICAST_NTF = 56;
/** A multicast address is left. */
export const RTM_DELMULTICAST_NTF = 57;
/** Anycast addresses of IPv6. */
export const RTM_GETANYCAST = 62;
/** An anycast address is joined. */
export const RTM_NEWANYCAST_NTF = 60;
/** An anycast address is left. */
export const RTM_DELANYCAST_NTF = 61;

export const RTNLGRP_IPV4_IFADDR = 5;
export const RTNLGRP_IPV6_IFADDR = 9;
export const RTNLGRP_IPV4_MCADDR = 37;
export const RTNLGRP_IPV6_MCADDR = 38;
export const RTNLGRP_IPV6_ACADDR = 39;
