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
import { type Driver, driverOf, settingsOf } from '../procfs/driver.js';
import { device as deviceBy, type NetDevice } from '../procfs/tables.js';
import type { Call, Reply } from './run-channel.js';

/** Of a 64-bit program. */
const IFREQ = 40;

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
