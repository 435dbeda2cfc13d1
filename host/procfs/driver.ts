/**
 * What the drivers of links that are software tell of them (get_drvinfo, get_link_ksettings and others of struct ethtool_ops): that follows from a link's
 * kind, its state and its queues, and from the links that it lies on.
 */
import type { LinkinfoBondAttrs } from '../codec/tables/rt-link.js';
import { SPEED_UNKNOWN } from '../generated/ethtool.js';
import type { Process } from '../index.js';
import { device as deviceBy, devices, type NetDevice, queuesOf } from './tables.js';

/** What a kind of link says of itself. */
export interface Driver {
  /** Left out where Linux tells the kind, and its own version. */
  driver?: string;
  version?: string;
  firmware?: string;
  bus?: (device: NetDevice) => string;
  /** Whether it tells if there is a link, and how fast that is. */
  link?: true;
  settings?: (process: Process, device: NetDevice, depth: number) => Settings | undefined;
  /** The names of its own counters. */
  counters?: (device: NetDevice) => string[];
  /** The queues in use; or one for both ways, which no program has. */
  channels?: (device: NetDevice) => { rx: number; tx: number } | 'combined';
  /** Whether packets get a time stamp when they are sent. */
  stamps?: true;
  level?: true;
}

export interface Settings {
  speed: number;
  duplex: number;
  port: number;
}

/** Of speed, duplex and port. */
const UNKNOWN = 0xff;
/** As drivers say it that have nothing to say. */
const TEN_GIGABITS: Settings = { speed: 10_000, duplex: 1, port: 0 };
const NOTHING: Settings = { speed: SPEED_UNKNOWN, duplex: UNKNOWN, port: UNKNOWN };
/** Operational states, unknown and up. */
const IN_USE: ReadonlySet<number> = new Set([0, 6]);
/** Links on links are not stacked higher. */
const MOST_DEPTH = 8;

function perQueue(prefix: string, count: number, names: readonly string[]): string[] {
  return Array.from({ length: count }, (_, queue) => names.map((name) => `${prefix}_queue_${queue}_${name}`)).flat();
}

const XDP_RECEIVED = ['xdp_packets', 'xdp_bytes', 'drops', 'xdp_redirect', 'xdp_drops', 'xdp_tx', 'xdp_tx_errors'];
const XDP_SENT = ['xdp_xmit', 'xdp_xmit_errors'];
const PACKETS = ['packets', 'bytes'];

const MACVLAN: Driver = { driver: 'macvlan', version: '0.1', link: true, settings: ofLower, stamps: true };
const DRIVERS: Readonly<Record<string, Driver>> = {
  lo: { link: true, stamps: true },
  veth: {
    driver: 'veth',
    version: '1.0',
    link: true,
    settings: () => TEN_GIGABITS,
    counters: (device) => [
      'peer_ifindex',
      ...perQueue('rx', queuesOf(device).rx, XDP_RECEIVED),
      ...perQueue('tx', queuesOf(device).tx, XDP_SENT),
    ],
    channels: (device) => queuesOf(device),
    stamps: true,
  },
  bridge: { driver: 'bridge', version: '2.3', firmware: 'N/A', bus: () => 'N/A', link: true, settings: ofPorts },
  ifb: {
    counters: (device) => [
      ...perQueue('rx', queuesOf(device).rx, PACKETS),
      ...perQueue('tx', queuesOf(device).tx, PACKETS),
    ],
  },
  dummy: { stamps: true },
  macvlan: MACVLAN,
  macvtap: MACVLAN,
  vxlan: { driver: 'vxlan', version: '0.1', link: true, settings: ofLower },
  vlan: { driver: '802.1Q VLAN Support', version: '1.8', firmware: 'N/A', link: true, settings: ofLower, stamps: true },
  bond: { driver: 'bonding', firmware: '2', link: true, settings: ofBond },
  vrf: { driver: 'vrf', version: '1.1' },
  tun: {
    driver: 'tun',
    version: '1.6',
    bus: ({ attributes }) => (attributes.address === undefined ? 'tun' : 'tap'),
    link: true,
    settings: () => TEN_GIGABITS,
    channels: () => 'combined',
    stamps: true,
    level: true,
  },
};

/** A macvlan's, a vlan's: those of the link that it lies on. */
function ofLower(process: Process, { attributes }: NetDevice, depth: number): Settings | undefined {
  const { link, 'link-netnsid': elsewhere } = attributes;
  const lower = link === undefined || elsewhere !== undefined ? undefined : deviceBy(process, link);
  return lower === undefined ? NOTHING : settingsOf(process, lower, depth + 1);
}

/** A bridge is as fast as the fastest of its ports that are in use. */
function ofPorts(process: Process, { index }: NetDevice, depth: number): Settings {
  const ports = portsOf(process, index).filter(({ up, attributes }) => up && IN_USE.has(attributes.operstate ?? 0));
  const speeds = speedsOf(process, ports, depth);
  return { ...NOTHING, speed: speeds.length === 0 ? SPEED_UNKNOWN : Math.max(...speeds) };
}

/** A bond is as fast as the ports together that it sends by. */
function ofBond(process: Process, { index, attributes }: NetDevice, depth: number): Settings {
  const active = (attributes.linkinfo?.data as LinkinfoBondAttrs | undefined)?.['active-slave'];
  const ports = portsOf(process, index).filter(
    (port) => port.up && port.attributes.carrier && (active ?? port.index) === port.index,
  );
  const sum = speedsOf(process, ports, depth).reduce((before, speed) => before + speed, 0);
  return { ...NOTHING, speed: sum || SPEED_UNKNOWN };
}

function portsOf(process: Process, master: number): NetDevice[] {
  return devices(process).filter(({ attributes }) => attributes.master === master);
}

/** Those that are known. */
function speedsOf(process: Process, ports: readonly NetDevice[], depth: number): number[] {
  const speeds = ports.map((port) => settingsOf(process, port, depth + 1)?.speed ?? SPEED_UNKNOWN);
  return speeds.filter((speed) => speed !== SPEED_UNKNOWN);
}

/** How fast a link is; nothing, where its driver does not tell. */
export function settingsOf(process: Process, device: NetDevice, depth = 0): Settings | undefined {
  return depth > MOST_DEPTH ? NOTHING : driverOf(device)?.settings?.(process, device, depth);
}

function kindOf({ name, attributes }: NetDevice): string {
  return attributes.linkinfo?.kind ?? (name === 'lo' ? 'lo' : '');
}

export function driverOf(device: NetDevice): Driver | undefined {
  return DRIVERS[kindOf(device)];
}
