/** Made from specs/netdevice.yaml by `npm run generate`. Do not edit. */

/** Requests on a struct ifreq; SIOCGIFCONF on a struct ifconf. */
export const enum NetdeviceIoctl {
  GIFNAME = 35088,
  GIFCONF = 35090,
  GIFFLAGS = 35091,
  SIFFLAGS = 35092,
  GIFADDR = 35093,
  SIFADDR = 35094,
  GIFDSTADDR = 35095,
  SIFDSTADDR = 35096,
  GIFBRDADDR = 35097,
  SIFBRDADDR = 35098,
  GIFNETMASK = 35099,
  SIFNETMASK = 35100,
  GIFMETRIC = 35101,
  SIFMETRIC = 35102,
  GIFMEM = 35103,
  SIFMEM = 35104,
  GIFMTU = 35105,
  SIFMTU = 35106,
  SIFNAME = 35107,
  SIFHWADDR = 35108,
  GIFHWADDR = 35111,
  GIFSLAVE = 35113,
  SIFSLAVE = 35120,
  ADDMULTI = 35121,
  DELMULTI = 35122,
  GIFINDEX = 35123,
  SIFPFLAGS = 35124,
  GIFPFLAGS = 35125,
  DIFADDR = 35126,
  SIFHWBROADCAST = 35127,
  GIFCOUNT = 35128,
  GIFBR = 35136,
  SIFBR = 35137,
  GIFTXQLEN = 35138,
  SIFTXQLEN = 35139,
  ETHTOOL = 35142,
  GMIIPHY = 35143,
  GMIIREG = 35144,
  SMIIREG = 35145,
  WANDEV = 35146,
  /** A descriptor for the namespace of a socket */
  GSKNS = 35148,
  GIFMAP = 35184,
  SIFMAP = 35185,
  GIFVLAN = 35202,
  SIFVLAN = 35203,
  BONDENSLAVE = 35216,
  BONDRELEASE = 35217,
  BONDSETHWADDR = 35218,
  BONDSLAVEINFOQUERY = 35219,
  BONDINFOQUERY = 35220,
  BONDCHANGEACTIVE = 35221,
  /** On a name of 16 bytes */
  BRADDBR = 35232,
  /** On a name of 16 bytes */
  BRDELBR = 35233,
  BRADDIF = 35234,
  BRDELIF = 35235,
  SHWTSTAMP = 35248,
  GHWTSTAMP = 35249,
  /** The first of sixteen that are a driver's own */
  DEVPRIVATE = 35312,
}

/** Older ones, about routes (on a struct rtentry, of IPv6 in6_rtmsg) and neighbours (struct arpreq). */
export const enum RouteIoctl {
  ADDRT = 35083,
  DELRT = 35084,
  DARP = 35155,
  GARP = 35156,
  SARP = 35157,
}

/** Requests on a descriptor of /dev/net/tun; those with a name on a struct ifreq. */
export const enum TunIoctl {
  SETNOCSUM = 1074025672,
  SETDEBUG = 1074025673,
  SETIFF = 1074025674,
  SETPERSIST = 1074025675,
  SETOWNER = 1074025676,
  SETLINK = 1074025677,
  SETGROUP = 1074025678,
  GETFEATURES = 2147767503,
  /** tun-offload-flags */
  SETOFFLOAD = 1074025680,
  GETIFF = 2147767506,
  GETSNDBUF = 2147767507,
  SETSNDBUF = 1074025684,
  GETVNETHDRSZ = 2147767511,
  SETVNETHDRSZ = 1074025688,
  SETQUEUE = 1074025689,
  SETIFINDEX = 1074025690,
  /** Whether the numbers of its headers are little-endian */
  SETVNETLE = 1074025692,
  GETVNETLE = 2147767517,
  SETCARRIER = 1074025698,
}

/** Of a tun device: its type, what it can, and what is to be done with a queue. */
export const enum TunFlags {
  TUN = 0x1,
  TAP = 0x2,
  NAPI = 0x10,
  NAPI_FRAGS = 0x20,
  NO_CARRIER = 0x40,
  MULTI_QUEUE = 0x100,
  ATTACH_QUEUE = 0x200,
  DETACH_QUEUE = 0x400,
  PERSIST = 0x800,
  NO_PI = 0x1000,
  ONE_QUEUE = 0x2000,
  VNET_HDR = 0x4000,
  TUN_EXCL = 0x8000,
}

/** What the program that has a tun does for who sends through it. */
export const enum TunOffloadFlags {
  CSUM = 0x1,
  TSO4 = 0x2,
  TSO6 = 0x4,
  TSO_ECN = 0x8,
  UFO = 0x10,
  USO4 = 0x20,
  USO6 = 0x40,
  UDP_TUNNEL_GSO = 0x80,
  UDP_TUNNEL_GSO_CSUM = 0x100,
}

/** What SIOCSIFVLAN is to do. */
export const enum VlanIoctlCmds {
  ADD_VLAN_CMD = 0,
  DEL_VLAN_CMD = 1,
  SET_VLAN_INGRESS_PRIORITY_CMD = 2,
  SET_VLAN_EGRESS_PRIORITY_CMD = 3,
  SET_VLAN_NAME_TYPE_CMD = 6,
  SET_VLAN_FLAG_CMD = 7,
  GET_VLAN_REALDEV_NAME_CMD = 8,
  GET_VLAN_VID_CMD = 9,
}

/** How VLANs are named that SIOCSIFVLAN makes. */
export const enum VlanNameTypes {
  /** vlan0005 */
  PLUS_VID = 0,
  /** eth0.0005 */
  RAW_PLUS_VID = 1,
  /** vlan5 */
  PLUS_VID_NO_PAD = 2,
  /** eth0.5 */
  RAW_PLUS_VID_NO_PAD = 3,
}

/** What SIOCETHTOOL asks of a device, in the first word of what the struct ifreq points at (linux/ethtool.h). */
export const enum EthtoolCommand {
  GSET = 1,
  GDRVINFO = 3,
  GMSGLVL = 7,
  SMSGLVL = 8,
  GLINK = 10,
  GCOALESCE = 14,
  SCOALESCE = 15,
  GRXCSUM = 20,
  SRXCSUM = 21,
  GTXCSUM = 22,
  STXCSUM = 23,
  GSG = 24,
  SSG = 25,
  GSTRINGS = 27,
  GSTATS = 29,
  GTSO = 30,
  STSO = 31,
  GPERMADDR = 32,
  GGSO = 35,
  SGSO = 36,
  GFLAGS = 37,
  GGRO = 43,
  SGRO = 44,
  GSSET_INFO = 55,
  GFEATURES = 58,
  SFEATURES = 59,
  GCHANNELS = 60,
  SCHANNELS = 61,
  GET_TS_INFO = 65,
  GLINKSETTINGS = 76,
  SLINKSETTINGS = 77,
}

/** Requests on any socket. */
export const enum SocketIoctl {
  /** Bytes of the next datagram; SIOCINQ */
  FIONREAD = 21531,
  /** Bytes sent and not yet received; SIOCOUTQ */
  TIOCOUTQ = 21521,
  FIONBIO = 21537,
  FIONCLEX = 21584,
  FIOCLEX = 21585,
  FIOASYNC = 21586,
  FIOSETOWN = 35073,
  SIOCSPGRP = 35074,
  FIOGETOWN = 35075,
  SIOCGPGRP = 35076,
  SIOCGSTAMP_OLD = 35078,
  SIOCGSTAMPNS_OLD = 35079,
}

/** What SIOCGIFFLAGS tells of a device, and ifi-flags of rt-link. */
export const enum NetDeviceFlags {
  UP = 0x1,
  BROADCAST = 0x2,
  DEBUG = 0x4,
  LOOPBACK = 0x8,
  POINTOPOINT = 0x10,
  NOTRAILERS = 0x20,
  RUNNING = 0x40,
  NOARP = 0x80,
  PROMISC = 0x100,
  ALLMULTI = 0x200,
  MASTER = 0x400,
  SLAVE = 0x800,
  MULTICAST = 0x1000,
  PORTSEL = 0x2000,
  AUTOMEDIA = 0x4000,
  DYNAMIC = 0x8000,
  /** Has carrier */
  LOWER_UP = 0x10000,
  DORMANT = 0x20000,
  ECHO = 0x40000,
}

/** Where the address of a device is from: addr_assign_type of /sys/class/net. */
export const enum NetAddrAssign {
  /** It came with it */
  PERM = 0,
  RANDOM = 1,
  /** It is another device's */
  STOLEN = 2,
  SET = 3,
}

/** Where the name of a device is from: name_assign_type of /sys/class/net. */
export const enum NetNameAssign {
  /** Nobody is told */
  UNKNOWN = 0,
  /** The kernel numbered it */
  ENUM = 1,
  /** The kernel always gives it that one */
  PREDICTABLE = 2,
  USER = 3,
  /** By a program */
  RENAMED = 4,
}

/** Of a route in /proc/net/route and ipv6_route, and in struct rtentry (linux/route.h). */
export const enum RouteFlags {
  UP = 0x1,
  GATEWAY = 0x2,
  /** It is for one address */
  HOST = 0x4,
  MTU = 0x40,
  WINDOW = 0x80,
  IRTT = 0x100,
  REJECT = 0x200,
  /** Of IPv6, to whoever of several is nearest (linux/ipv6_route.h) */
  ANYCAST = 0x100000,
  /** Of IPv6 */
  NONEXTHOP = 0x200000,
  /** Of IPv6, to this machine */
  LOCAL = 0x80000000,
}

/** Of a neighbour in /proc/net/arp, and in struct arpreq (linux/if_arp.h). */
export const enum ArpFlags {
  /** Its address is known */
  COM = 0x2,
  PERM = 0x4,
  /** It is answered for */
  PUBL = 0x8,
  /** A netmask is given */
  NETMASK = 0x20,
}

export const enum Ifreq {
  NAME = 0,
  /** A union: flags u16, index s32, mtu s32, an address … */
  VALUE = 16,
}
export const IFREQ_SIZE: u32 = 32;

/** Of the requests for addresses on an IPv6 socket. */
export const enum In6Ifreq {
  ADDR = 0,
  PREFIXLEN = 16,
  IFINDEX = 20,
}
export const IN6_IFREQ_SIZE: u32 = 24;

export const enum Ifconf {
  LEN = 0,
  /** A pointer to struct ifreq */
  BUF = 4,
}
export const IFCONF_SIZE: u32 = 8;

export const enum Sockaddr {
  FAMILY = 0,
  DATA = 2,
}
export const SOCKADDR_SIZE: u32 = 16;

export const enum SockaddrIn {
  FAMILY = 0,
  PORT = 2,
  ADDR = 4,
}
export const SOCKADDR_IN_SIZE: u32 = 16;
