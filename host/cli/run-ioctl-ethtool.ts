/**
 * SIOCETHTOOL of a 64-bit program (linux/ethtool.h): what a device's driver tells of it. Links that are software tell little, and that follows from their
 * kind, their state and their queues. What is to be changed, and what is not told, is EOPNOTSUPP.
 */
import { release } from 'node:os';
import {
  ETHTOOL_GCHANNELS,
  ETHTOOL_GDRVINFO,
  ETHTOOL_GET_TS_INFO,
  ETHTOOL_GLINK,
  ETHTOOL_GLINKSETTINGS,
  ETHTOOL_GMSGLVL,
  ETHTOOL_GPERMADDR,
  ETHTOOL_GSET,
  ETHTOOL_GSSET_INFO,
  ETHTOOL_GSTATS,
  ETHTOOL_GSTRINGS,
} from '../generated/netdevice.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import { EINVAL, EOPNOTSUPP, errnoNumber, NetlinkError, type Process, viewOf } from '../index.js';
import type { LinkinfoBondAttrs as BondAttrs } from '../codec/tables/rt-link.js';
import { device as deviceBy, devices, type NetDevice, queuesOf } from '../procfs/tables.js';
import type { Call, Reply } from './run-channel.js';

/** What a kind of link says of itself. */
interface Driver {
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

interface Settings {
  speed: number;
  duplex: number;
  port: number;
}

/** Of a 64-bit program. */
const IFREQ = 40;
const UNKNOWN = 0xff;
const SPEED_UNKNOWN = 0xffffffff;
/** As drivers say it that have nothing to say. */
const TEN_GIGABITS: Settings = { speed: 10_000, duplex: 1, port: 0 };
const NOTHING: Settings = { speed: SPEED_UNKNOWN, duplex: UNKNOWN, port: UNKNOWN };
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

/** A bridge is as fast as its fastest port. */
function ofPorts(process: Process, { index }: NetDevice, depth: number): Settings {
  const speeds = speedsOf(process, portsOf(process, index), depth);
  return { ...NOTHING, speed: speeds.length === 0 ? SPEED_UNKNOWN : Math.max(...speeds) };
}

/** A bond is as fast as the ports together that it sends by. */
function ofBond(process: Process, { index, attributes }: NetDevice, depth: number): Settings {
  const active = (attributes.linkinfo?.data as BondAttrs | undefined)?.['active-slave'];
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

function settingsOf(process: Process, device: NetDevice, depth = 0): Settings | undefined {
  return depth > MOST_DEPTH ? NOTHING : driverOf(device)?.settings?.(process, device, depth);
}

function kindOf({ name, attributes }: NetDevice): string {
  return attributes.linkinfo?.kind ?? (name === 'lo' ? 'lo' : '');
}

function driverOf(device: NetDevice): Driver | undefined {
  return DRIVERS[kindOf(device)];
}

/** What a request answers: its first word is the request again. Nothing, where the driver tells nothing. */
type Answer = (process: Process, device: NetDevice, request: DataView) => Uint8Array | undefined;

const ANSWERS: Readonly<Record<number, Answer>> = {
  [ETHTOOL_GDRVINFO]: driverInformation,
  [ETHTOOL_GLINK]: (_process, device) => {
    const { up, attributes } = device;
    return driverOf(device)?.link && words(ETHTOOL_GLINK, up && attributes.carrier ? 1 : 0);
  },
  [ETHTOOL_GMSGLVL]: (_process, device) => driverOf(device)?.level && words(ETHTOOL_GMSGLVL, 0),
  [ETHTOOL_GSET]: settings,
  [ETHTOOL_GLINKSETTINGS]: linkSettings,
  [ETHTOOL_GPERMADDR]: permanentAddress,
  [ETHTOOL_GCHANNELS]: channels,
  [ETHTOOL_GET_TS_INFO]: (_process, device) => {
    const stamps = driverOf(device)?.stamps ? STAMPS | SENT_STAMPS : STAMPS;
    return words(ETHTOOL_GET_TS_INFO, stamps, NO_CLOCK, ...ZEROS);
  },
  [ETHTOOL_GSSET_INFO]: stringSetSizes,
  [ETHTOOL_GSTRINGS]: counterNames,
  [ETHTOOL_GSTATS]: counterValues,
};

/** SOF_TIMESTAMPING_RX_SOFTWARE and SOFTWARE; TX_SOFTWARE. */
const [STAMPS, SENT_STAMPS] = [24, 2] as const;
const NO_CLOCK = 0xffffffff;
const ZEROS = new Array<number>(8).fill(0);

/** The data is a struct ifreq, and behind it the beginning of what that points at; the answer is what goes there. */
export function ethtoolRequest({ data }: Call, process: Process): Reply {
  const name = new TextDecoder().decode(data.subarray(0, IFNAMSIZ)).replace(/\0.*$/s, '');
  const request = viewOf(data.subarray(IFREQ));
  const device = deviceBy(process, name);
  if (device === undefined) return { result: -errnoNumber('ENODEV') };
  const answer = ANSWERS[request.getUint32(0, true)]?.(process, device, request);
  return answer === undefined ? { result: -EOPNOTSUPP } : { result: 0, data: answer };
}

/** struct ethtool_drvinfo: texts, and how much there is of what. */
function driverInformation(_process: Process, device: NetDevice): Uint8Array | undefined {
  const kind = device.attributes.linkinfo?.kind;
  if (kind === undefined) return undefined;
  const driver: Driver = driverOf(device) ?? {};
  const answer = new Uint8Array(DRIVER_INFORMATION);
  const put = (text: string, at: number): void =>
    answer.set(new TextEncoder().encode(`${text.slice(0, TEXT - 1)}\0`), at);
  viewOf(answer).setUint32(0, ETHTOOL_GDRVINFO, true);
  // A driver without a version is as old as its kernel; the others write theirs over that.
  put(release(), 4 + TEXT);
  [driver.driver ?? kind, driver.version ?? release(), driver.firmware ?? '', driver.bus?.(device) ?? ''].forEach(
    (text, index) => put(text, 4 + index * TEXT),
  );
  viewOf(answer).setUint32(COUNTERS_AT, countersOf(device).length, true);
  return answer;
}

const DRIVER_INFORMATION = 196;
const TEXT = 32;
const COUNTERS_AT = 180;

/** struct ethtool_cmd, whose speed is in two halves. */
function settings(process: Process, device: NetDevice): Uint8Array | undefined {
  const found = settingsOf(process, device);
  if (found === undefined) return undefined;
  const answer = new Uint8Array(44);
  const view = viewOf(answer);
  view.setUint32(0, ETHTOOL_GSET, true);
  view.setUint16(12, found.speed & 0xffff, true);
  view.setUint16(28, found.speed >>> 16, true);
  answer.set([found.duplex, found.port], 14);
  return answer;
}

/** Link modes there are, in words. */
const MODE_WORDS = 4;

/** struct ethtool_link_settings and three masks of modes, all empty. Who does not know how long these are is told that first. */
function linkSettings(process: Process, device: NetDevice, request: DataView): Uint8Array | undefined {
  const found = settingsOf(process, device);
  if (found === undefined) return undefined;
  const isKnown = request.getInt8(15) === MODE_WORDS;
  const answer = new Uint8Array(isKnown ? 48 + 3 * 4 * MODE_WORDS : 48);
  const view = viewOf(answer);
  view.setUint32(0, ETHTOOL_GLINKSETTINGS, true);
  view.setInt8(15, isKnown ? MODE_WORDS : -MODE_WORDS);
  if (!isKnown) return answer;
  view.setUint32(4, found.speed, true);
  answer.set([found.duplex, found.port], 8);
  return answer;
}

/** struct ethtool_channels: how many there may be, and are, to receive, to send, for other things, and for both ways. */
function channels(_process: Process, device: NetDevice): Uint8Array | undefined {
  const used = driverOf(device)?.channels?.(device);
  if (used === undefined) return undefined;
  if (used === 'combined') return words(ETHTOOL_GCHANNELS, 0, 0, 0, 1, 0, 0, 0, 0);
  const { 'num-rx-queues': mostRx = 1, 'num-tx-queues': mostTx = 1 } = device.attributes;
  return words(ETHTOOL_GCHANNELS, mostRx, mostTx, 0, 0, used.rx, used.tx, 0, 0);
}

/** struct ethtool_perm_addr: what software links have is none, of the length of theirs. */
function permanentAddress(_process: Process, { attributes }: NetDevice, request: DataView): Uint8Array {
  const own = bytesOf(attributes['perm-address']);
  const length = bytesOf(attributes.address).length;
  if (request.getUint32(4, true) < length) throw new NetlinkError(EINVAL, 'ioctl');
  const answer = new Uint8Array(8 + length);
  answer.set(words(ETHTOOL_GPERMADDR, length));
  answer.set(own.subarray(0, length), 8);
  return answer;
}

function bytesOf(address = ''): Uint8Array {
  return Uint8Array.from(address.split(':').filter(Boolean), (byte) => parseInt(byte, 16));
}

/** The set of strings that are a device's counters, ETH_SS_STATS. */
const STATISTICS = 1;
const STRING = 32;

function countersOf(device: NetDevice): string[] {
  return driverOf(device)?.counters?.(device) ?? [];
}

/** struct ethtool_sset_info: of the sets that are asked for those that there are, and how long they are. */
function stringSetSizes(_process: Process, device: NetDevice, request: DataView): Uint8Array {
  const count = countersOf(device).length;
  const isThere = count > 0 && (request.getUint32(8, true) & (1 << STATISTICS)) !== 0;
  return words(ETHTOOL_GSSET_INFO, 0, isThere ? 1 << STATISTICS : 0, 0, ...(isThere ? [count] : []));
}

/** struct ethtool_gstrings. */
function counterNames(_process: Process, device: NetDevice, request: DataView): Uint8Array | undefined {
  const names = countersOf(device);
  if (request.getUint32(4, true) !== STATISTICS || names.length === 0) return undefined;
  const answer = new Uint8Array(12 + names.length * STRING);
  answer.set(words(ETHTOOL_GSTRINGS, STATISTICS, names.length));
  names.forEach((name, index) => answer.set(new TextEncoder().encode(name), 12 + index * STRING));
  return answer;
}

/** struct ethtool_stats. No packets pass; a veth counts its peer among these. */
function counterValues(_process: Process, device: NetDevice): Uint8Array | undefined {
  const names = countersOf(device);
  if (names.length === 0) return undefined;
  const answer = new Uint8Array(8 + names.length * 8);
  answer.set(words(ETHTOOL_GSTATS, names.length));
  const peer = names.indexOf('peer_ifindex');
  if (peer >= 0) viewOf(answer).setBigUint64(8 + peer * 8, BigInt(device.attributes.link ?? 0), true);
  return answer;
}

function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, index) => viewOf(bytes).setUint32(index * 4, value, true));
  return bytes;
}
