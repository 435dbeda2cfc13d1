/** Numbers and layouts of linux/sockios.h and of net/if.h as a 32-bit guest has them. */

export const enum Ioctl {
  SIOCGIFNAME = 0x8910,
  SIOCGIFCONF = 0x8912,
  SIOCGIFFLAGS = 0x8913,
  SIOCGIFADDR = 0x8915,
  SIOCGIFDSTADDR = 0x8917,
  SIOCGIFBRDADDR = 0x8919,
  SIOCGIFNETMASK = 0x891b,
  SIOCGIFMETRIC = 0x891d,
  SIOCGIFMTU = 0x8921,
  SIOCGIFHWADDR = 0x8927,
  SIOCGIFINDEX = 0x8933,
  SIOCGIFTXQLEN = 0x8942,
}

/** struct ifreq: ifr_name 16, then 16 bytes of union. */
export const IFREQ_SIZE: u32 = 32;
/** struct ifconf: ifc_len i32, ifc_buf pointer. */
export const IFCONF_SIZE: u32 = 8;
/** struct sockaddr_in, and the address in it. */
export const SOCKADDR_IN_SIZE: u32 = 16;
export const SIN_ADDR: u32 = 4;
