/** Made from specs/socket.yaml by `npm run generate`. Do not edit. */

/** Address families, of sockets and in messages. */
export const enum AddressFamily {
  UNSPEC = 0,
  UNIX = 1,
  INET = 2,
  AX25 = 3,
  IPX = 4,
  APPLETALK = 5,
  NETROM = 6,
  BRIDGE = 7,
  ATMPVC = 8,
  X25 = 9,
  INET6 = 10,
  ROSE = 11,
  DECNET = 12,
  NETBEUI = 13,
  SECURITY = 14,
  KEY = 15,
  NETLINK = 16,
  PACKET = 17,
  ASH = 18,
  ECONET = 19,
  ATMSVC = 20,
  RDS = 21,
  SNA = 22,
  IRDA = 23,
  PPPOX = 24,
  WANPIPE = 25,
  LLC = 26,
  IB = 27,
  MPLS = 28,
  CAN = 29,
  TIPC = 30,
  BLUETOOTH = 31,
  IUCV = 32,
  RXRPC = 33,
  ISDN = 34,
  PHONET = 35,
  IEEE802154 = 36,
  CAIF = 37,
  ALG = 38,
  NFC = 39,
  VSOCK = 40,
  KCM = 41,
  QIPCRTR = 42,
  SMC = 43,
  XDP = 44,
  MCTP = 45,
}

/** What a packet socket has a link receive, packet(7). */
export const enum PacketMembership {
  MULTICAST = 0,
  PROMISC = 1,
  ALLMULTI = 2,
  UNICAST = 3,
}

/** Options of packet sockets, at the level SOL_PACKET. */
export const enum PacketOption {
  ADD_MEMBERSHIP = 1,
  DROP_MEMBERSHIP = 2,
}

/** The name of a packet socket, whose address is as long as the link's. */
export const enum SockaddrLl {
  SLL_FAMILY = 0,
  SLL_PROTOCOL = 2,
  SLL_IFINDEX = 4,
  SLL_HATYPE = 8,
  SLL_PKTTYPE = 10,
  SLL_HALEN = 11,
  SLL_ADDR = 12,
}
export const SOCKADDR_LL_SIZE: u32 = 20;

/** What PACKET_ADD_MEMBERSHIP takes. */
export const enum PacketMreq {
  MR_IFINDEX = 0,
  MR_TYPE = 4,
  MR_ALEN = 6,
  MR_ADDRESS = 8,
}
export const PACKET_MREQ_SIZE: u32 = 16;

/** Kinds of socket. */
export const enum SocketType {
  STREAM = 1,
  DGRAM = 2,
  RAW = 3,
  RDM = 4,
  SEQPACKET = 5,
  DCCP = 6,
  PACKET = 10,
}

/** What of socket()'s type is the kind; the rest are flags. */
export const SOCKET_TYPE_MASK: u32 = 15;

/** Or-ed to socket()'s type. */
export const enum SocketTypeFlag {
  /** The open file is non-blocking */
  NONBLOCK = 0x800,
  /** The descriptor is closed by exec */
  CLOEXEC = 0x80000,
}

/** Protocols over IP that a route may be asked for. */
export const enum IpProtocol {
  ICMP = 1,
  IGMP = 2,
  TCP = 6,
  UDP = 17,
  ICMPV6 = 58,
}

/** Levels of getsockopt(2) and setsockopt(2). */
export const enum OptionLevel {
  IP = 0,
  SOCKET = 1,
  TCP = 6,
  UDP = 17,
  IPV6 = 41,
  ICMPV6 = 58,
  RAW = 255,
  PACKET = 263,
  NETLINK = 270,
}

/** Options of SOL_SOCKET. */
export const enum SocketOption {
  DEBUG = 1,
  REUSEADDR = 2,
  TYPE = 3,
  ERROR = 4,
  DONTROUTE = 5,
  BROADCAST = 6,
  SNDBUF = 7,
  RCVBUF = 8,
  KEEPALIVE = 9,
  OOBINLINE = 10,
  NO_CHECK = 11,
  PRIORITY = 12,
  LINGER = 13,
  BSDCOMPAT = 14,
  REUSEPORT = 15,
  PASSCRED = 16,
  PEERCRED = 17,
  RCVLOWAT = 18,
  SNDLOWAT = 19,
  RCVTIMEO_OLD = 20,
  SNDTIMEO_OLD = 21,
  SECURITY_AUTHENTICATION = 22,
  SECURITY_ENCRYPTION_TRANSPORT = 23,
  SECURITY_ENCRYPTION_NETWORK = 24,
  BINDTODEVICE = 25,
  ATTACH_FILTER = 26,
  DETACH_FILTER = 27,
  PEERNAME = 28,
  TIMESTAMP_OLD = 29,
  ACCEPTCONN = 30,
  PEERSEC = 31,
  SNDBUFFORCE = 32,
  RCVBUFFORCE = 33,
  PASSSEC = 34,
  TIMESTAMPNS_OLD = 35,
  MARK = 36,
  TIMESTAMPING_OLD = 37,
  PROTOCOL = 38,
  DOMAIN = 39,
  RXQ_OVFL = 40,
  WIFI_STATUS = 41,
  PEEK_OFF = 42,
  NOFCS = 43,
  LOCK_FILTER = 44,
  SELECT_ERR_QUEUE = 45,
  BUSY_POLL = 46,
  MAX_PACING_RATE = 47,
  BPF_EXTENSIONS = 48,
  INCOMING_CPU = 49,
  ATTACH_BPF = 50,
  ATTACH_REUSEPORT_CBPF = 51,
  ATTACH_REUSEPORT_EBPF = 52,
  CNX_ADVICE = 53,
  MEMINFO = 55,
  INCOMING_NAPI_ID = 56,
  COOKIE = 57,
  PEERGROUPS = 59,
  ZEROCOPY = 60,
  TXTIME = 61,
  BINDTOIFINDEX = 62,
  TIMESTAMP_NEW = 63,
  TIMESTAMPNS_NEW = 64,
  TIMESTAMPING_NEW = 65,
  RCVTIMEO_NEW = 66,
  SNDTIMEO_NEW = 67,
  DETACH_REUSEPORT_BPF = 68,
  PREFER_BUSY_POLL = 69,
  BUSY_POLL_BUDGET = 70,
  NETNS_COOKIE = 71,
  BUF_LOCK = 72,
  RESERVE_MEM = 73,
  TXREHASH = 74,
  RCVMARK = 75,
  PASSPIDFD = 76,
  PEERPIDFD = 77,
  DEVMEM_LINEAR = 78,
  DEVMEM_DMABUF = 79,
  DEVMEM_DONTNEED = 80,
  RCVPRIORITY = 82,
  PASSRIGHTS = 83,
  INQ = 84,
}

/** On 64 bits, as are the next four: the old of two. */
export const SO_RCVTIMEO: u32 = 20;

export const SO_SNDTIMEO: u32 = 21;

export const SO_TIMESTAMP: u32 = 29;

export const SO_TIMESTAMPNS: u32 = 35;

export const SO_TIMESTAMPING: u32 = 37;

/** To be read, SO_ATTACH_FILTER. */
export const SO_GET_FILTER: u32 = 26;

/** Positions in what SO_MEMINFO reads. */
export const enum SkMeminfo {
  RMEM_ALLOC = 0,
  RCVBUF = 1,
  WMEM_ALLOC = 2,
  SNDBUF = 3,
  FWD_ALLOC = 4,
  WMEM_QUEUED = 5,
  OPTMEM = 6,
  BACKLOG = 7,
  DROPS = 8,
}

/** Flags of send(2) and recv(2). */
export const enum MessageFlag {
  OOB = 0x1,
  PEEK = 0x2,
  DONTROUTE = 0x4,
  /** Returned: control data did not fit */
  CTRUNC = 0x8,
  PROBE = 0x10,
  /** Returned: the datagram did not fit. Given: return its true length */
  TRUNC = 0x20,
  DONTWAIT = 0x40,
  EOR = 0x80,
  WAITALL = 0x100,
  FIN = 0x200,
  SYN = 0x400,
  CONFIRM = 0x800,
  RST = 0x1000,
  ERRQUEUE = 0x2000,
  NOSIGNAL = 0x4000,
  MORE = 0x8000,
  WAITFORONE = 0x10000,
  BATCH = 0x40000,
  SOCK_DEVMEM = 0x2000000,
  ZEROCOPY = 0x4000000,
  FASTOPEN = 0x20000000,
  CMSG_CLOEXEC = 0x40000000,
}

/** Control messages of SOL_SOCKET; an option that asks for one has its number too. */
export const enum ControlType {
  RIGHTS = 1,
  /** struct ucred */
  CREDENTIALS = 2,
  SECURITY = 3,
  PIDFD = 4,
  TIMESTAMPING_OPT_STATS = 54,
  TIMESTAMPING_PKTINFO = 58,
  TS_OPT_ID = 81,
}

/** What poll(2) asks for and tells. */
export const enum PollEvent {
  IN = 0x1,
  PRI = 0x2,
  OUT = 0x4,
  ERR = 0x8,
  HUP = 0x10,
  NVAL = 0x20,
  RDNORM = 0x40,
  RDBAND = 0x80,
  WRNORM = 0x100,
  WRBAND = 0x200,
  MSG = 0x400,
  RDHUP = 0x2000,
}

/** Directions of shutdown(2). */
export const enum Shutdown {
  RD = 0,
  WR = 1,
  RDWR = 2,
}

/** Commands of fcntl(2). */
export const enum Fcntl {
  DUPFD = 0,
  GETFD = 1,
  SETFD = 2,
  GETFL = 3,
  SETFL = 4,
  SETOWN = 8,
  GETOWN = 9,
  SETSIG = 10,
  GETSIG = 11,
  DUPFD_CLOEXEC = 1030,
}

export const FD_CLOEXEC: u32 = 1;

/** Flags of an open file. */
export const enum OpenFlag {
  WRONLY = 0x1,
  RDWR = 0x2,
  APPEND = 0x400,
  NONBLOCK = 0x800,
  /** Signals for what arrives */
  ASYNC = 0x2000,
  DIRECT = 0x4000,
  NOATIME = 0x40000,
}

/** What a task may do, by bit. */
export const enum Capability {
  CHOWN = 0,
  DAC_OVERRIDE = 1,
  DAC_READ_SEARCH = 2,
  FOWNER = 3,
  FSETID = 4,
  KILL = 5,
  SETGID = 6,
  SETUID = 7,
  SETPCAP = 8,
  LINUX_IMMUTABLE = 9,
  NET_BIND_SERVICE = 10,
  NET_BROADCAST = 11,
  NET_ADMIN = 12,
  NET_RAW = 13,
  IPC_LOCK = 14,
  IPC_OWNER = 15,
  SYS_MODULE = 16,
  SYS_RAWIO = 17,
  SYS_CHROOT = 18,
  SYS_PTRACE = 19,
  SYS_PACCT = 20,
  SYS_ADMIN = 21,
  SYS_BOOT = 22,
  SYS_NICE = 23,
  SYS_RESOURCE = 24,
  SYS_TIME = 25,
  SYS_TTY_CONFIG = 26,
  MKNOD = 27,
  LEASE = 28,
  AUDIT_WRITE = 29,
  AUDIT_CONTROL = 30,
  SETFCAP = 31,
  MAC_OVERRIDE = 32,
  MAC_ADMIN = 33,
  SYSLOG = 34,
  WAKE_ALARM = 35,
  BLOCK_SUSPEND = 36,
  AUDIT_READ = 37,
  PERFMON = 38,
  BPF = 39,
  CHECKPOINT_RESTORE = 40,
}

/** Who sent a message, in SCM_CREDENTIALS. */
export const enum Ucred {
  PID = 0,
  UID = 4,
  GID = 8,
}
export const UCRED_SIZE: u32 = 12;

/** Leads each control message. The length counts this header, and no padding. */
export const enum Cmsghdr {
  LEN = 0,
  LEVEL = 4,
  TYPE = 8,
}
export const CMSGHDR_SIZE: u32 = 12;

export const enum Msghdr {
  /** A pointer */
  NAME = 0,
  NAMELEN = 4,
  /** A pointer */
  IOV = 8,
  IOVLEN = 12,
  /** A pointer */
  CONTROL = 16,
  CONTROLLEN = 20,
  FLAGS = 24,
}
export const MSGHDR_SIZE: u32 = 28;

/** A classic BPF program, of SO_ATTACH_FILTER. */
export const enum SockFprog {
  /** How many instructions */
  LEN = 0,
  /** A pointer to struct sock_filter */
  FILTER = 4,
}
export const SOCK_FPROG_SIZE: u32 = 8;

/** An instruction of classic BPF. */
export const enum SockFilter {
  CODE = 0,
  JT = 2,
  JF = 3,
  K = 4,
}
export const SOCK_FILTER_SIZE: u32 = 8;

/** Bits 0 to 2 of an instruction's code. */
export const enum BpfClass {
  LD = 0,
  LDX = 1,
  ST = 2,
  STX = 3,
  ALU = 4,
  JMP = 5,
  RET = 6,
  MISC = 7,
}

/** What a load loads. */
export const enum BpfSize {
  W = 0,
  H = 8,
  B = 16,
}

/** Where a load loads from. */
export const enum BpfMode {
  IMM = 0,
  ABS = 32,
  IND = 64,
  MEM = 96,
  LEN = 128,
  MSH = 160,
}

/** Arithmetic. */
export const enum BpfOperation {
  ADD = 0,
  SUB = 16,
  MUL = 32,
  DIV = 48,
  OR = 64,
  AND = 80,
  LSH = 96,
  RSH = 112,
  NEG = 128,
  MOD = 144,
  XOR = 160,
}

/** Jumps. */
export const enum BpfJump {
  JA = 0,
  JEQ = 16,
  JGT = 32,
  JGE = 48,
  JSET = 64,
}

/** The other operand. */
export const enum BpfSource {
  K = 0,
  X = 8,
}

/** What RET returns, besides K and X. */
export const enum BpfReturn {
  A = 16,
}

/** MISC. */
export const enum BpfMisc {
  TAX = 0,
  TXA = 128,
}

/** Words of scratch memory. */
export const BPF_MEMWORDS: u32 = 16;

/** The most instructions of a program. */
export const BPF_MAXINSNS: u32 = 4096;

/** Loads from here on are ancillary. */
export const SKF_AD_OFF: i32 = -4096;

/** Ancillary loads lie below this. */
export const SKF_AD_MAX: u32 = 64;

export const SKF_NET_OFF: i32 = -1048576;

export const SKF_LL_OFF: i32 = -2097152;

/** What an ancillary load loads. */
export const enum Ancillary {
  PROTOCOL = 0,
  PKTTYPE = 4,
  IFINDEX = 8,
  NLATTR = 12,
  NLATTR_NEST = 16,
  MARK = 20,
  QUEUE = 24,
  HATYPE = 28,
  RXHASH = 32,
  CPU = 36,
  ALU_XOR_X = 40,
  VLAN_TAG = 44,
  VLAN_TAG_PRESENT = 48,
  PAY_OFFSET = 52,
  RANDOM = 56,
  VLAN_TPID = 60,
}
