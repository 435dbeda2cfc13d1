/** Numbers of the socket interface (socket.h, poll.h, capability.h), as on x86-64 and arm64. */

export const enum SocketType {
  DGRAM = 2,
  RAW = 3,
}

export const AF_UNSPEC: u32 = 0;
export const AF_INET: u32 = 2;
export const AF_BRIDGE: u32 = 7;
export const AF_INET6: u32 = 10;
export const AF_NETLINK: u32 = 16;

export const SOL_SOCKET: u32 = 1;
export const SOL_NETLINK: u32 = 270;

export const enum SocketOption {
  TYPE = 3,
  ERROR = 4,
  SNDBUF = 7,
  RCVBUF = 8,
  PASSCRED = 16,
  ATTACH_FILTER = 26,
  DETACH_FILTER = 27,
  ACCEPTCONN = 30,
  SNDBUFFORCE = 32,
  RCVBUFFORCE = 33,
  PROTOCOL = 38,
  DOMAIN = 39,
  LOCK_FILTER = 44,
  BPF_EXTENSIONS = 48,
  ATTACH_BPF = 50,
  MEMINFO = 55,
}

export const enum MessageFlag {
  OOB = 0x1,
  PEEK = 0x2,
  CTRUNC = 0x8,
  TRUNC = 0x20,
  DONTWAIT = 0x40,
}

export const SCM_CREDENTIALS: u32 = 2;

export const enum PollEvent {
  IN = 0x1,
  OUT = 0x4,
  ERR = 0x8,
  HUP = 0x10,
  RDNORM = 0x40,
  WRNORM = 0x100,
  WRBAND = 0x200,
}

export const enum Capability {
  SETGID = 6,
  SETUID = 7,
  NET_BROADCAST = 11,
  NET_ADMIN = 12,
  SYS_ADMIN = 21,
  AUDIT_READ = 37,
}
