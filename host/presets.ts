/**
 * What a kernel can begin with. A preset is an rtnetlink client like any other: after the driver has registered its
 * device, everything is asked for by the first process through an ordinary socket, as `ip` would ask.
 */
import { NETLINK_ROUTE, NLM_F_CREATE, NLM_F_EXCL } from './constants.js';
import type { Kernel } from './kernel.js';
import { NetlinkSocket } from './socket.js';
import { concat, encodeAttribute, uint8 } from './wire.js';
import { IFF_UP } from './generated/netdevice.js';
import { IFA_ADDRESS, IFA_BROADCAST, IFA_LOCAL, RTM_DELADDR, RTM_NEWADDR } from './generated/rt-addr.js';
import { IFLA_AF_SPEC, IFLA_INET6_ADDR_GEN_MODE, IN6_ADDR_GEN_MODE_NONE, RTM_NEWLINK } from './generated/rt-link.js';
import { AF_INET, AF_INET6 } from './generated/socket.js';

/**
 * - `empty`: a fresh network namespace, with `lo`, down.
 * - `starry`: `lo` up with 127.0.0.1/8, and `eth0`, 02:00:00:00:00:01, up with 10.0.2.15/24, broadcast 10.0.2.255. No IPv6
 *   addresses.
 */
export type PresetName = 'empty' | 'starry';

export const PRESETS: Readonly<Record<PresetName, (kernel: Kernel) => Promise<void>>> = {
  empty: () => Promise.resolve(),
  starry,
};

const LOOPBACK = 1;

async function starry(kernel: Kernel): Promise<void> {
  const ethernet = kernel.createDevice({ name: 'eth0', address: '02:00:00:00:00:01' });
  const socket = NetlinkSocket.open(kernel.init, NETLINK_ROUTE);
  try {
    // Linux gives lo 127.0.0.1/8 and ::1/128 as it comes up.
    await socket.request(RTM_NEWLINK, 0, linkBody(LOOPBACK, IFF_UP));
    await socket.request(RTM_DELADDR, 0, addressBody(AF_INET6, 128, LOOPBACK, [[IFA_LOCAL, IPV6_LOOPBACK]]));
    // Without a way to make one, eth0 gets no link-local address.
    const none = encodeAttribute(IFLA_INET6_ADDR_GEN_MODE, uint8(IN6_ADDR_GEN_MODE_NONE));
    const noLinkLocal = encodeAttribute(IFLA_AF_SPEC, encodeAttribute(AF_INET6, none));
    await socket.request(RTM_NEWLINK, 0, linkBody(ethernet, 0, noLinkLocal));
    await socket.request(RTM_NEWLINK, 0, linkBody(ethernet, IFF_UP));
    await socket.request(
      RTM_NEWADDR,
      NLM_F_CREATE | NLM_F_EXCL,
      addressBody(AF_INET, 24, ethernet, [
        [IFA_LOCAL, Uint8Array.of(10, 0, 2, 15)],
        [IFA_ADDRESS, Uint8Array.of(10, 0, 2, 15)],
        [IFA_BROADCAST, Uint8Array.of(10, 0, 2, 255)],
      ]),
    );
  } finally {
    socket.close();
  }
}

const IPV6_LOOPBACK = Uint8Array.from({ length: 16 }, (_, index) => (index === 15 ? 1 : 0));

/** `struct ifinfomsg` { family u8, pad, type u16, index i32, flags u32, change u32 } and attributes. Sets the given flags. */
function linkBody(index: number, flags: number, ...attributes: Uint8Array[]): Uint8Array {
  const header = new Uint8Array(16);
  const view = new DataView(header.buffer);
  view.setInt32(4, index, true);
  view.setUint32(8, flags, true);
  view.setUint32(12, flags, true);
  return concat(header, ...attributes);
}

/** `struct ifaddrmsg` { family u8, prefixlen u8, flags u8, scope u8, index u32 } and attributes. */
function addressBody(family: number, prefix: number, index: number, attributes: [number, Uint8Array][]): Uint8Array {
  const header = Uint8Array.of(family, prefix, 0, 0, 0, 0, 0, 0);
  new DataView(header.buffer).setUint32(4, index, true);
  return concat(header, ...attributes.map(([type, payload]) => encodeAttribute(type, payload)));
}
