/** The link-layer addresses of groups on Ethernet: 8 bytes, of which the next call writes the first 6. */

const mapped: usize = memory.data(8, 4);

/** 01:00:5e and the low 23 bits of an IPv4 group (RFC 1112, 6.4). */
export function ofGroup4(address: usize): usize {
  store<u32>(mapped, 0x005e0001 | (((<u32>load<u8>(address, 1)) & 0x7f) << 24));
  store<u16>(mapped, load<u16>(address, 2), 4);
  return mapped;
}

/** 33:33 and the low 32 bits of an IPv6 group (RFC 2464, 7). */
export function ofGroup6(address: usize): usize {
  store<u16>(mapped, 0x3333);
  store<u32>(mapped, load<u32>(address, 12), 2);
  return mapped;
}
