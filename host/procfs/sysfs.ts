/** /sys/devices/virtual/net/LINK/…: files of one value each (net-sysfs.c), as far as rtnetlink tells what is in them, and what lies beside them. */
import {
  IFF_ALLMULTI,
  IFF_DORMANT,
  IFF_LOWER_UP,
  IFF_PROMISC,
  IFF_RUNNING,
  NET_NAME_UNKNOWN,
} from '../generated/netdevice.js';
import { IFALIASZ } from '../generated/rt-link.js';
import type { Linkmodes } from '../codec/tables/ethtool.js';
import type { LinkinfoTunAttrs } from '../codec/tables/rt-link.js';
import { EINVAL, errnoNumber, NetlinkError, type Process } from '../index.js';
import { bondDirectory, bondPortDirectory } from './bonding-settings.js';
import { bridgeDirectory, portDirectory } from './bridge.js';
import { forwardingEntries } from './bridge-entries.js';
import { settingsOf } from './ethtool.js';
import { keptControl, pollingFiles, powerDirectory } from './kept.js';
import { tapFiles } from './macvtap.js';
import { queuesDirectory } from './queues.js';
import { changeLink, device as deviceBy, devices, type NetDevice } from './tables.js';
import { type Directory, directoryOf, type Entry, type File } from './tree.js';
import { deviceEvent, ueventFile } from './uevent-file.js';
import { attributeFile, intIn, numberIn, smallIn } from './value.js';

/** By file; a function gives what it holds but for its last newline. Files of links that are down throw EINVAL. Most numbers are an int's. */
const LINK_FILES: Readonly<Record<string, (device: NetDevice) => string | number>> = {
  addr_len: ({ attributes }) => (attributes.address ? attributes.address.split(':').length : 0),
  address: ({ attributes }) => attributes.address ?? '',
  broadcast: ({ attributes }) => attributes.broadcast ?? '',
  carrier: running(({ attributes }) => attributes.carrier ?? 0),
  carrier_changes: ({ attributes }) => attributes['carrier-changes'] ?? 0,
  carrier_down_count: ({ attributes }) => attributes['carrier-down-count'] ?? 0,
  carrier_up_count: ({ attributes }) => attributes['carrier-up-count'] ?? 0,
  dev_id: () => '0x0',
  dev_port: () => 0,
  dormant: running(({ flags }) => (flags & IFF_DORMANT ? 1 : 0)),
  flags: (device) => `0x${ownFlags(device).toString(16)}`,
  ifalias: ({ attributes }) => attributes.ifalias ?? '',
  ifindex: ({ index }) => index,
  iflink: ({ index, attributes }) => attributes.link ?? index,
  link_mode: ({ attributes }) => attributes.linkmode ?? 0,
  mtu: ({ attributes }) => (attributes.mtu ?? 0) | 0,
  netdev_group: ({ attributes }) => (attributes.group ?? 0) | 0,
  operstate: ({ up, attributes }) => OPERSTATES[up ? (attributes.operstate ?? 0) : DOWN] ?? 'invalid',
  proto_down: ({ attributes }) => attributes['proto-down'] ?? 0,
  testing: running(({ attributes }) => (OPERSTATES[attributes.operstate ?? 0] === 'testing' ? 1 : 0)),
  tx_queue_len: ({ attributes }) => (attributes.txqlen ?? 0) | 0,
  type: ({ type }) => type,
};

/** Files that links of a kind have beside those. */
const KIND_FILES: Readonly<Record<string, typeof LINK_FILES>> = {
  tun: {
    group: (device) => tunData(device).group ?? NOBODY,
    owner: (device) => tunData(device).owner ?? NOBODY,
  },
};
const NOBODY = -1;

const ALL_FLAGS = 0xffffffff;
/** What of these can be written: as what. */
const WRITES: Readonly<Record<string, (process: Process, device: NetDevice, text: string) => void>> = {
  carrier: (process, device, text) => {
    if (!CARRIED.has(device.attributes.linkinfo?.kind ?? ''))
      throw new NetlinkError(errnoNumber('EOPNOTSUPP'), 'write');
    const carrier = numberIn(text) ? 1 : 0;
    if (!device.up) throw new NetlinkError(EINVAL, 'write');
    changeLink(process, device.index, { carrier });
  },
  flags: (process, { index }, text) =>
    changeLink(process, index, {}, { 'ifi-flags': [intIn(text)], 'ifi-change': ALL_FLAGS }),
  ifalias: (process, { index }, text) => {
    // The newline of a shell's echo is no part of it.
    const alias = text.replace(/\n$/, '');
    if (new TextEncoder().encode(alias).length >= IFALIASZ) throw new NetlinkError(EINVAL, 'write');
    changeLink(process, index, { ifalias: alias });
  },
  mtu: (process, { index }, text) => changeLink(process, index, { mtu: intIn(text) }),
  netdev_group: (process, { index }, text) => changeLink(process, index, { group: intIn(text) }),
  proto_down: (process, { index }, text) => changeLink(process, index, { 'proto-down': numberIn(text) ? 1 : 0 }),
  tx_queue_len: (process, { index }, text) => changeLink(process, index, { txqlen: smallIn(text) }),
};

/** Kinds whose carrier is set by hand. */
const CARRIED: ReadonlySet<string> = new Set(['dummy', 'tun']);

/** The directory of a link. */
export function deviceDirectory(process: Process, device: NetDevice): Directory {
  const { attributes } = device;
  const kind = attributes.linkinfo?.kind ?? '';
  const entries: Record<string, Entry> = {};
  for (const [name, value] of Object.entries({ ...LINK_FILES, ...KIND_FILES[kind] })) {
    const write = WRITES[name];
    entries[name] = attributeFile(() => value(device), write && ((text) => write(process, device, text)));
  }
  entries['speed'] = attributeFile(() => (settingsOfRunning(process, device).speed ?? 0) | 0);
  entries['duplex'] = attributeFile(() => DUPLEXES[settingsOfRunning(process, device).duplex ?? UNKNOWN] ?? 'unknown');
  // One that was not given has no line.
  entries['ifalias'] = {
    ...(entries['ifalias'] as File),
    read: () => (attributes.ifalias ? `${attributes.ifalias}\n` : ''),
  };
  entries['statistics'] = statisticsDirectory(device);
  entries['queues'] = queuesDirectory(process, device);
  entries['power'] = powerDirectory(keptControl(process, device));
  entries['uevent'] = ueventFile(process, deviceEvent(device));
  Object.assign(entries, originFiles(process, device), pollingFiles(process, device));
  entries['subsystem'] = { kind: 'link', target: '../../../../class/net' };
  if (kind === 'bridge') {
    entries['bridge'] = bridgeDirectory(process, device);
    entries['brif'] = portsDirectory(process, device);
    entries['brforward'] = { kind: 'file', mode: 0o444, size: 0, read: () => forwardingEntries(process, device) };
  }
  if (kind === 'tun')
    entries['tun_flags'] = attributeFile(() => `0x${process.netns.fact(device.index, 'tun').toString(16)}`);
  if (kind === 'macvtap') Object.assign(entries, tapFiles(process, device));
  if (kind === 'bond') entries['bonding'] = bondDirectory(process, device);
  if (attributes.linkinfo?.['slave-kind'] === 'bond') entries['bonding_slave'] = bondPortDirectory(device);
  if (attributes.linkinfo?.['slave-kind'] === 'bridge') entries['brport'] = portDirectory(process, device);
  const own = directoryOf(entries);
  return {
    kind: 'directory',
    names: () => [...own.names(), ...Object.keys(neighbourLinks(process, device))],
    // Who looks for something else need not wait until all links are looked at.
    find: (name) => own.find(name) ?? (NEIGHBOUR.test(name) ? neighbourLinks(process, device)[name] : undefined),
  };
}

/** Where its address and its name are from; of the name that is not always told. */
function originFiles({ netns }: Process, { index }: NetDevice): Record<string, Entry> {
  return {
    addr_assign_type: attributeFile(() => netns.fact(index, 'address')),
    name_assign_type: attributeFile(() => {
      const from = netns.fact(index, 'name');
      if (from === NET_NAME_UNKNOWN) throw new NetlinkError(EINVAL, 'read');
      return from;
    }),
  };
}

const NEIGHBOUR = /^(master$|upper_|lower_)/;

/** Symbolic links to what it is a part of, and what it lies on or under. */
function neighbourLinks(process: Process, device: NetDevice): Record<string, Entry> {
  const linkTo = (name: string): Entry => ({ kind: 'link', target: `../${name}` });
  const links: Record<string, Entry> = {};
  const { master } = device.attributes;
  const above = master === undefined ? undefined : deviceBy(process, master);
  if (above !== undefined) links['master'] = links[`upper_${above.name}`] = linkTo(above.name);
  for (const other of devices(process)) {
    if (liesOn(other, device)) links[`upper_${other.name}`] = linkTo(other.name);
    if (liesOn(device, other) || other.attributes.master === device.index)
      links[`lower_${other.name}`] = linkTo(other.name);
  }
  return links;
}

/** A veth's link is its peer, which it does not lie on. */
function liesOn({ attributes }: NetDevice, below: NetDevice): boolean {
  const isStacked = STACKED.has(attributes.linkinfo?.kind ?? '');
  return isStacked && attributes.link === below.index && attributes['link-netnsid'] === undefined;
}

/** The ports of a bridge. */
function portsDirectory(process: Process, bridge: NetDevice): Directory {
  const ports = devices(process).filter(({ attributes }) => attributes.master === bridge.index);
  return directoryOf(
    Object.fromEntries(
      ports.map(({ name }): [string, Entry] => [name, { kind: 'link', target: `../../${name}/brport` }]),
    ),
  );
}

function tunData({ attributes }: NetDevice): LinkinfoTunAttrs {
  return (attributes.linkinfo?.data ?? {}) as LinkinfoTunAttrs;
}

function settingsOfRunning(process: Process, device: NetDevice): Linkmodes {
  const settings = device.up ? settingsOf(process, device.index) : undefined;
  if (settings === undefined) throw new NetlinkError(EINVAL, 'read');
  return settings;
}

const DUPLEXES = ['half', 'full'];
const UNKNOWN = 255;
/** In RFC 2863's order, which is IFLA_OPERSTATE's. */
const OPERSTATES = ['unknown', 'notpresent', 'down', 'lowerlayerdown', 'testing', 'dormant', 'up'];
const DOWN = 2;
/** Kinds that lie on another link. */
const STACKED: ReadonlySet<string> = new Set(['macvlan', 'macvtap', 'vlan', 'vxlan']);
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
function statisticsDirectory({ counters }: NetDevice): Directory {
  const names = Object.keys(counters).filter((name) => !name.startsWith('#') && name !== 'rx-otherhost-dropped');
  return directoryOf(
    Object.fromEntries(
      names.map((name) => [
        name.replaceAll('-', '_'),
        attributeFile(() => String(counters[name as keyof typeof counters])),
      ]),
    ),
  );
}
