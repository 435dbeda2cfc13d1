/** /sys/class/net/LINK/…: files of one value each (net-sysfs.c), as far as rtnetlink tells what is in them. */
import {
  IFF_ALLMULTI,
  IFF_DORMANT,
  IFF_LOWER_UP,
  IFF_MULTI_QUEUE,
  IFF_NO_PI,
  IFF_PERSIST,
  IFF_PROMISC,
  IFF_RUNNING,
  IFF_VNET_HDR,
} from '../generated/netdevice.js';
import type { LinkinfoTunAttrs } from '../codec/tables/rt-link.js';
import { EINVAL, NetlinkError } from '../index.js';
import type { NetDevice } from './tables.js';

/** By file; a function gives what it holds but for its last newline. Files of links that are down throw EINVAL. */
const LINK_FILES: Readonly<Record<string, (device: NetDevice) => string | number>> = {
  addr_len: ({ attributes }) => (attributes.address ? attributes.address.split(':').length : 0),
  address: ({ attributes }) => attributes.address ?? '',
  broadcast: ({ attributes }) => attributes.broadcast ?? '',
  carrier: running(({ attributes }) => attributes.carrier ?? 0),
  carrier_changes: ({ attributes }) => attributes['carrier-changes'] ?? 0,
  carrier_down_count: ({ attributes }) => attributes['carrier-down-count'] ?? 0,
  carrier_up_count: ({ attributes }) => attributes['carrier-up-count'] ?? 0,
  dormant: running(({ flags }) => (flags & IFF_DORMANT ? 1 : 0)),
  flags: (device) => `0x${ownFlags(device).toString(16)}`,
  ifalias: ({ attributes }) => attributes.ifalias ?? '',
  ifindex: ({ index }) => index,
  iflink: ({ index, attributes }) => attributes.link ?? index,
  link_mode: ({ attributes }) => attributes.linkmode ?? 0,
  mtu: ({ attributes }) => attributes.mtu ?? 0,
  netdev_group: ({ attributes }) => attributes.group ?? 0,
  operstate: ({ up, attributes }) => OPERSTATES[up ? (attributes.operstate ?? 0) : DOWN] ?? 'invalid',
  proto_down: ({ attributes }) => attributes['proto-down'] ?? 0,
  tx_queue_len: ({ attributes }) => attributes.txqlen ?? 0,
  type: ({ type }) => type,
  uevent: ({ name, index, attributes }) => {
    const kind = attributes.linkinfo?.kind;
    const type = kind !== undefined && TYPED.has(kind) ? `DEVTYPE=${kind}\n` : '';
    return `${type}INTERFACE=${name}\nIFINDEX=${index}`;
  },
};

/** Files that links of a kind have beside those. */
const KIND_FILES: Readonly<Record<string, typeof LINK_FILES>> = {
  tun: {
    group: (device) => tunData(device).group ?? NOBODY,
    owner: (device) => tunData(device).owner ?? NOBODY,
    tun_flags: (device) => `0x${tunFlags(tunData(device)).toString(16)}`,
  },
};
const NOBODY = -1;

/** The files of a link. */
export function filesOf(device: NetDevice): typeof LINK_FILES {
  return { ...LINK_FILES, ...KIND_FILES[device.attributes.linkinfo?.kind ?? ''] };
}

function tunData({ attributes }: NetDevice): LinkinfoTunAttrs {
  return (attributes.linkinfo?.data ?? {}) as LinkinfoTunAttrs;
}

function tunFlags(data: LinkinfoTunAttrs): number {
  return (
    (data.type ?? 0) |
    (data.pi ? 0 : IFF_NO_PI) |
    (data['vnet-hdr'] ? IFF_VNET_HDR : 0) |
    (data['multi-queue'] ? IFF_MULTI_QUEUE : 0) |
    (data.persist ? IFF_PERSIST : 0)
  );
}

/** In RFC 2863's order, which is IFLA_OPERSTATE's. */
const OPERSTATES = ['unknown', 'notpresent', 'down', 'lowerlayerdown', 'testing', 'dormant', 'up'];
const DOWN = 2;
/** Kinds that name themselves in uevents. */
const TYPED: ReadonlySet<string> = new Set(['bond', 'bridge', 'vlan', 'vxlan']);

function running(value: (device: NetDevice) => number): (device: NetDevice) => number {
  return (device) => {
    if (!device.up) throw new NetlinkError(EINVAL, 'read');
    return value(device);
  };
}

/** The device's flags without those that follow from its state; promiscuous is who was made so by whomever. */
function ownFlags({ flags, attributes }: NetDevice): number {
  const own = flags & ~(IFF_RUNNING | IFF_LOWER_UP | IFF_DORMANT | IFF_PROMISC | IFF_ALLMULTI);
  const everything = attributes.promiscuity ? IFF_PROMISC : 0;
  return own | everything | (attributes.allmulti ? IFF_ALLMULTI : 0);
}

/** The counters that have a file, in the directory `statistics`: all of IFLA_STATS64 but one. */
export function statisticsOf({ counters }: NetDevice): Map<string, bigint> {
  const files = Object.entries(counters).filter(([name]) => !name.startsWith('#') && name !== 'rx-otherhost-dropped');
  return new Map(files.map(([name, value]) => [name.replaceAll('-', '_'), value]));
}
