/** Made from specs/netdevice.yaml by `npm run generate`. Do not edit. */

// Requests on a struct ifreq; SIOCGIFCONF on a struct ifconf.
export const SIOCGIFNAME = 35088;
export const SIOCGIFCONF = 35090;
export const SIOCGIFFLAGS = 35091;
export const SIOCSIFFLAGS = 35092;
export const SIOCGIFADDR = 35093;
export const SIOCSIFADDR = 35094;
export const SIOCGIFDSTADDR = 35095;
export const SIOCSIFDSTADDR = 35096;
export const SIOCGIFBRDADDR = 35097;
export const SIOCSIFBRDADDR = 35098;
export const SIOCGIFNETMASK = 35099;
export const SIOCSIFNETMASK = 35100;
export const SIOCGIFMETRIC = 35101;
export const SIOCSIFMETRIC = 35102;
export const SIOCGIFMEM = 35103;
export const SIOCSIFMEM = 35104;
export const SIOCGIFMTU = 35105;
export const SIOCSIFMTU = 35106;
export const SIOCSIFNAME = 35107;
export const SIOCSIFHWADDR = 35108;
export const SIOCGIFHWADDR = 35111;
export const SIOCGIFSLAVE = 35113;
export const SIOCSIFSLAVE = 35120;
export const SIOCADDMULTI = 35121;
export const SIOCDELMULTI = 35122;
export const SIOCGIFINDEX = 35123;
export const SIOCSIFPFLAGS = 35124;
export const SIOCGIFPFLAGS = 35125;
export const SIOCDIFADDR = 35126;
export const SIOCSIFHWBROADCAST = 35127;
export const SIOCGIFCOUNT = 35128;
export const SIOCGIFBR = 35136;
export const SIOCSIFBR = 35137;
export const SIOCGIFTXQLEN = 35138;
export const SIOCSIFTXQLEN = 35139;
export const SIOCETHTOOL = 35142;
export const SIOCGMIIPHY = 35143;
export const SIOCGMIIREG = 35144;
export const SIOCSMIIREG = 35145;
export const SIOCWANDEV = 35146;
/** A descriptor for the namespace of a socket */
export const SIOCGSKNS = 35148;
export const SIOCGIFMAP = 35184;
export const SIOCSIFMAP = 35185;
export const SIOCGIFVLAN = 35202;
export const SIOCSIFVLAN = 35203;
export const SIOCBONDENSLAVE = 35216;
export const SIOCBONDRELEASE = 35217;
export const SIOCBONDSETHWADDR = 35218;
export const SIOCBONDSLAVEINFOQUERY = 35219;
export const SIOCBONDINFOQUERY = 35220;
export const SIOCBONDCHANGEACTIVE = 35221;
/** On a name of 16 bytes */
export const SIOCBRADDBR = 35232;
/** On a name of 16 bytes */
export const SIOCBRDELBR = 35233;
export const SIOCBRADDIF = 35234;
export const SIOCBRDELIF = 35235;
export const SIOCSHWTSTAMP = 35248;
export const SIOCGHWTSTAMP = 35249;
/** The first of sixteen that are a driver's own */
export const SIOCDEVPRIVATE = 35312;

// Older ones, about routes (on a struct rtentry, of IPv6 in6_rtmsg) and neighbours (struct arpreq).
export const SIOCADDRT = 35083;
export const SIOCDELRT = 35084;
export const SIOCDARP = 35155;
export const SIOCGARP = 35156;
export const SIOCSARP = 35157;

// Requests on a descriptor of /dev/net/tun; those with a name on a struct ifreq.
export const TUNSETNOCSUM = 1074025672;
export const TUNSETDEBUG = 1074025673;
export const TUNSETIFF = 1074025674;
export const TUNSETPERSIST = 1074025675;
export const TUNSETOWNER = 1074025676;
export const TUNSETLINK = 1074025677;
export const TUNSETGROUP = 1074025678;
export const TUNGETFEATURES = 2147767503;
/** tun-offload-flags */
export const TUNSETOFFLOAD = 1074025680;
export const TUNGETIFF = 2147767506;
export const TUNGETSNDBUF = 2147767507;
export const TUNSETSNDBUF = 1074025684;
export const TUNGETVNETHDRSZ = 2147767511;
export const TUNSETVNETHDRSZ = 1074025688;
export const TUNSETQUEUE = 1074025689;
export const TUNSETIFINDEX = 1074025690;
/** Whether the numbers of its headers are little-endian */
export const TUNSETVNETLE = 1074025692;
export const TUNGETVNETLE = 2147767517;
export const TUNSETCARRIER = 1074025698;

// Of a tun device: its type, what it can, and what is to be done with a queue.
export const IFF_TUN = 0x1;
export const IFF_TAP = 0x2;
export const IFF_NAPI = 0x10;
export const IFF_NAPI_FRAGS = 0x20;
export const IFF_NO_CARRIER = 0x40;
export const IFF_MULTI_QUEUE = 0x100;
export const IFF_ATTACH_QUEUE = 0x200;
export const IFF_DETACH_QUEUE = 0x400;
export const IFF_PERSIST = 0x800;
export const IFF_NO_PI = 0x1000;
export const IFF_ONE_QUEUE = 0x2000;
export const IFF_VNET_HDR = 0x4000;
export const IFF_TUN_EXCL = 0x8000;

// What the program that has a tun does for who sends through it.
export const TUN_F_CSUM = 0x1;
export const TUN_F_TSO4 = 0x2;
export const TUN_F_TSO6 = 0x4;
export const TUN_F_TSO_ECN = 0x8;
export const TUN_F_UFO = 0x10;
export const TUN_F_USO4 = 0x20;
export const TUN_F_USO6 = 0x40;
export const TUN_F_UDP_TUNNEL_GSO = 0x80;
export const TUN_F_UDP_TUNNEL_GSO_CSUM = 0x100;

// What SIOCSIFVLAN is to do.
export const ADD_VLAN_CMD = 0;
export const DEL_VLAN_CMD = 1;
export const SET_VLAN_INGRESS_PRIORITY_CMD = 2;
export const SET_VLAN_EGRESS_PRIORITY_CMD = 3;
export const SET_VLAN_NAME_TYPE_CMD = 6;
export const SET_VLAN_FLAG_CMD = 7;
export const GET_VLAN_REALDEV_NAME_CMD = 8;
export const GET_VLAN_VID_CMD = 9;

// How VLANs are named that SIOCSIFVLAN makes.
/** vlan0005 */
export const VLAN_NAME_TYPE_PLUS_VID = 0;
/** eth0.0005 */
export const VLAN_NAME_TYPE_RAW_PLUS_VID = 1;
/** vlan5 */
export const VLAN_NAME_TYPE_PLUS_VID_NO_PAD = 2;
/** eth0.5 */
export const VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD = 3;

// What SIOCETHTOOL asks of a device, in the first word of what the struct ifreq points at (linux/ethtool.h).
export const ETHTOOL_GSET = 1;
export const ETHTOOL_GDRVINFO = 3;
export const ETHTOOL_GMSGLVL = 7;
export const ETHTOOL_SMSGLVL = 8;
export const ETHTOOL_GLINK = 10;
export const ETHTOOL_GCOALESCE = 14;
export const ETHTOOL_SCOALESCE = 15;
export const ETHTOOL_GRXCSUM = 20;
export const ETHTOOL_SRXCSUM = 21;
export const ETHTOOL_GTXCSUM = 22;
export const ETHTOOL_STXCSUM = 23;
export const ETHTOOL_GSG = 24;
export const ETHTOOL_SSG = 25;
export const ETHTOOL_GSTRINGS = 27;
export const ETHTOOL_GSTATS = 29;
export const ETHTOOL_GTSO = 30;
export const ETHTOOL_STSO = 31;
export const ETHTOOL_GPERMADDR = 32;
export const ETHTOOL_GGSO = 35;
export const ETHTOOL_SGSO = 36;
export const ETHTOOL_GFLAGS = 37;
export const ETHTOOL_GGRO = 43;
export const ETHTOOL_SGRO = 44;
export const ETHTOOL_GSSET_INFO = 55;
export const ETHTOOL_GFEATURES = 58;
export const ETHTOOL_SFEATURES = 59;
export const ETHTOOL_GCHANNELS = 60;
export const ETHTOOL_SCHANNELS = 61;
export const ETHTOOL_GET_TS_INFO = 65;
export const ETHTOOL_GLINKSETTINGS = 76;
export const ETHTOOL_SLINKSETTINGS = 77;

// Requests on any socket.
/** Bytes of the next datagram; SIOCINQ */
export const FIONREAD = 21531;
/** Bytes sent and not yet received; SIOCOUTQ */
export const TIOCOUTQ = 21521;
export const FIONBIO = 21537;
export const FIONCLEX = 21584;
export const FIOCLEX = 21585;
export const FIOASYNC = 21586;
export const FIOSETOWN = 35073;
export const SIOCSPGRP = 35074;
export const FIOGETOWN = 35075;
export const SIOCGPGRP = 35076;
export const SIOCGSTAMP_OLD = 35078;
export const SIOCGSTAMPNS_OLD = 35079;

// What SIOCGIFFLAGS tells of a device, and ifi-flags of rt-link.
export const IFF_UP = 0x1;
export const IFF_BROADCAST = 0x2;
export const IFF_DEBUG = 0x4;
export const IFF_LOOPBACK = 0x8;
export const IFF_POINTOPOINT = 0x10;
export const IFF_NOTRAILERS = 0x20;
export const IFF_RUNNING = 0x40;
export const IFF_NOARP = 0x80;
export const IFF_PROMISC = 0x100;
export const IFF_ALLMULTI = 0x200;
export const IFF_MASTER = 0x400;
export const IFF_SLAVE = 0x800;
export const IFF_MULTICAST = 0x1000;
export const IFF_PORTSEL = 0x2000;
export const IFF_AUTOMEDIA = 0x4000;
export const IFF_DYNAMIC = 0x8000;
/** Has carrier */
export const IFF_LOWER_UP = 0x10000;
export const IFF_DORMANT = 0x20000;
export const IFF_ECHO = 0x40000;

// Where the address of a device is from: addr_assign_type of /sys/class/net.
/** It came with it */
export const NET_ADDR_PERM = 0;
export const NET_ADDR_RANDOM = 1;
/** It is another device's */
export const NET_ADDR_STOLEN = 2;
export const NET_ADDR_SET = 3;

// Where the name of a device is from: name_assign_type of /sys/class/net.
/** Nobody is told */
export const NET_NAME_UNKNOWN = 0;
/** The kernel numbered it */
export const NET_NAME_ENUM = 1;
/** The kernel always gives it that one */
export const NET_NAME_PREDICTABLE = 2;
export const NET_NAME_USER = 3;
/** By a program */
export const NET_NAME_RENAMED = 4;

// Of a route in /proc/net/route and ipv6_route, and in struct rtentry (linux/route.h).
export const RTF_UP = 0x1;
export const RTF_GATEWAY = 0x2;
/** It is for one address */
export const RTF_HOST = 0x4;
export const RTF_MTU = 0x40;
export const RTF_WINDOW = 0x80;
export const RTF_IRTT = 0x100;
export const RTF_REJECT = 0x200;
/** Of IPv6, to whoever of several is nearest (linux/ipv6_route.h) */
export const RTF_ANYCAST = 0x100000;
/** Of IPv6 */
export const RTF_NONEXTHOP = 0x200000;
/** Of IPv6, to this machine */
export const RTF_LOCAL = 0x80000000;

// Of a neighbour in /proc/net/arp, and in struct arpreq (linux/if_arp.h).
/** Its address is known */
export const ATF_COM = 0x2;
export const ATF_PERM = 0x4;
/** It is answered for */
export const ATF_PUBL = 0x8;
/** A netmask is given */
export const ATF_NETMASK = 0x20;

export const enum Ifreq {
  NAME = 0,
  /** A union: flags u16, index s32, mtu s32, an address … */
  VALUE = 16,
}
export const IFREQ_SIZE = 32;

/** Of the requests for addresses on an IPv6 socket. */
export const enum In6Ifreq {
  ADDR = 0,
  PREFIXLEN = 16,
  IFINDEX = 20,
}
export const IN6_IFREQ_SIZE = 24;

export const enum Ifconf {
  LEN = 0,
  /** A pointer to struct ifreq */
  BUF = 4,
}
export const IFCONF_SIZE = 8;

export const enum Sockaddr {
  FAMILY = 0,
  DATA = 2,
}
export const SOCKADDR_SIZE = 16;

export const enum SockaddrIn {
  FAMILY = 0,
  PORT = 2,
  ADDR = 4,
}
export const SOCKADDR_IN_SIZE = 16;
