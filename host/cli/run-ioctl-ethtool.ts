/**
 * SIOCETHTOOL of a 64-bit program (linux/ethtool.h): what the kernel's family "ethtool" tells of a device and has set, as structs. What nobody is told
 * by that family is who a driver is, and what its counters count.
 */
import { release } from 'node:os';
import type { Channels, Coalesce, Debug, Features, Linkstate, Tsinfo } from '../codec/tables/ethtool.js';
import {
  ETH_SS_LINK_MODES,
  ETH_SS_MSG_CLASSES,
  ETH_SS_STATS,
  NETIF_F_FCOE_CRC,
  NETIF_F_FRAGLIST,
  NETIF_F_GRO,
  NETIF_F_GSO,
  NETIF_F_HW_CSUM,
  NETIF_F_HW_HSR_DUP,
  NETIF_F_HW_VLAN_CTAG_RX,
  NETIF_F_HW_VLAN_CTAG_TX,
  NETIF_F_IP_CSUM,
  NETIF_F_IPV6_CSUM,
  NETIF_F_LRO,
  NETIF_F_NTUPLE,
  NETIF_F_RXCSUM,
  NETIF_F_RXHASH,
  NETIF_F_SCTP_CRC,
  NETIF_F_SG,
  NETIF_F_TSO,
  NETIF_F_TSO6,
  NETIF_F_TSO_ECN,
  NETIF_F_TSO_MANGLEID,
} from '../generated/ethtool.js';
import * as commands from '../generated/netdevice.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import { EINVAL, EOPNOTSUPP, errnoNumber, NetlinkError, type Process, viewOf } from '../index.js';
import { driverOf } from '../procfs/driver.js';
import { ask, bitsetOf, bitsOf, settingsOf, stringsOf, tell } from '../procfs/ethtool.js';
import { device as deviceBy, type NetDevice } from '../procfs/tables.js';
import type { Call, Reply } from './run-channel.js';
import { bytesOf } from './run-ioctl-message.js';

/** Of a 64-bit program. */
const IFREQ = 40;
const WORD = 4;
/** Sets of strings beyond these are told over netlink alone. */
const SETS = ETH_SS_LINK_MODES + 1;
const FEATURES = NETIF_F_HW_HSR_DUP + 1;

/**
 * What a request answers: bytes, of which the first word is the request again; nothing, where the driver tells nothing; or a number, where something was
 * set.
 */
type Answer = (process: Process, device: NetDevice, request: DataView) => Uint8Array | number | undefined;

const ANSWERS: Readonly<Record<number, Answer>> = {
  [commands.ETHTOOL_GDRVINFO]: driverInformation,
  [commands.ETHTOOL_GLINK]: (process, { index }) => {
    const link = ask<Linkstate>(process, 'linkstate-get', index)?.link;
    return link === undefined ? undefined : words(commands.ETHTOOL_GLINK, link);
  },
  [commands.ETHTOOL_GMSGLVL]: (process, { index }) => {
    const told = ask<Debug>(process, 'debug-get', index);
    return told && words(commands.ETHTOOL_GMSGLVL, Number(bitsOf(told.msgmask)));
  },
  [commands.ETHTOOL_SMSGLVL]: (process, { index }, request) => {
    const count = stringsOf(process, index, ETH_SS_MSG_CLASSES).length;
    const level = BigInt(request.getUint32(WORD, true));
    tell(process, 'debug-set', index, { msgmask: bitsetOf(count, level, (1n << BigInt(count)) - 1n) });
    return 0;
  },
  [commands.ETHTOOL_GSET]: settings,
  [commands.ETHTOOL_GLINKSETTINGS]: linkSettings,
  [commands.ETHTOOL_SLINKSETTINGS]: setLinkSettings,
  [commands.ETHTOOL_GPERMADDR]: permanentAddress,
  [commands.ETHTOOL_GCHANNELS]: channels,
  [commands.ETHTOOL_SCHANNELS]: setChannels,
  [commands.ETHTOOL_GCOALESCE]: coalescing,
  [commands.ETHTOOL_SCOALESCE]: setCoalescing,
  [commands.ETHTOOL_GFEATURES]: features,
  [commands.ETHTOOL_SFEATURES]: setFeatures,
  [commands.ETHTOOL_GET_TS_INFO]: (process, { index }) => {
    const stamps = Number(bitsOf(ask<Tsinfo>(process, 'tsinfo-get', index)?.timestamping));
    return words(commands.ETHTOOL_GET_TS_INFO, stamps, NO_CLOCK, ...ZEROS);
  },
  [commands.ETHTOOL_GSSET_INFO]: stringSetSizes,
  [commands.ETHTOOL_GSTRINGS]: strings,
  [commands.ETHTOOL_GSTATS]: counterValues,
};

const NO_CLOCK = 0xffffffff;
const ZEROS = new Array<number>(8).fill(0);

function bits(...numbers: number[]): bigint {
  return numbers.reduce((sum, number) => sum | (1n << BigInt(number)), 0n);
}

/** Requests about some features at once, from before there were so many: to be told, to be set, and which. */
const GROUPS: readonly (readonly [number, number, bigint])[] = [
  [commands.ETHTOOL_GRXCSUM, commands.ETHTOOL_SRXCSUM, bits(NETIF_F_RXCSUM)],
  [
    commands.ETHTOOL_GTXCSUM,
    commands.ETHTOOL_STXCSUM,
    bits(NETIF_F_IP_CSUM, NETIF_F_IPV6_CSUM, NETIF_F_HW_CSUM, NETIF_F_FCOE_CRC, NETIF_F_SCTP_CRC),
  ],
  [commands.ETHTOOL_GSG, commands.ETHTOOL_SSG, bits(NETIF_F_SG, NETIF_F_FRAGLIST)],
  [
    commands.ETHTOOL_GTSO,
    commands.ETHTOOL_STSO,
    bits(NETIF_F_TSO, NETIF_F_TSO_ECN, NETIF_F_TSO6, NETIF_F_TSO_MANGLEID),
  ],
  [commands.ETHTOOL_GGSO, commands.ETHTOOL_SGSO, bits(NETIF_F_GSO)],
  [commands.ETHTOOL_GGRO, commands.ETHTOOL_SGRO, bits(NETIF_F_GRO)],
];
/** Features by their bits in ETHTOOL_GFLAGS. */
const FLAGS: readonly (readonly [number, number])[] = [
  [7, NETIF_F_HW_VLAN_CTAG_TX],
  [8, NETIF_F_HW_VLAN_CTAG_RX],
  [15, NETIF_F_LRO],
  [27, NETIF_F_NTUPLE],
  [28, NETIF_F_RXHASH],
];

/** The data is a struct ifreq, and behind it the beginning of what that points at; the answer is what goes there. */
export function ethtoolRequest({ data }: Call, process: Process): Reply {
  const name = new TextDecoder().decode(data.subarray(0, IFNAMSIZ)).replace(/\0.*$/s, '');
  const request = viewOf(data.subarray(IFREQ));
  const device = deviceBy(process, name);
  if (device === undefined) return { result: -errnoNumber('ENODEV') };
  const command = request.getUint32(0, true);
  try {
    const answer = (ANSWERS[command] ?? groupOf(command))?.(process, device, request);
    if (answer === undefined) return { result: -EOPNOTSUPP };
    return typeof answer === 'number' ? { result: answer } : { result: 0, data: answer };
  } catch (error) {
    if (error instanceof NetlinkError) return { result: error.errno };
    throw error;
  }
}

function groupOf(command: number): Answer | undefined {
  if (command === commands.ETHTOOL_GFLAGS) return flags;
  for (const [get, set, mask] of GROUPS) {
    if (command === get)
      return (process, { index }) => words(get, (bitsOf(featuresOf(process, index).active) & mask) === 0n ? 0 : 1);
    if (command === set)
      return (process, { index }, request) => {
        const changed = bitsOf(featuresOf(process, index).hw) & mask;
        if (changed === 0n) return undefined;
        want(process, index, request.getUint32(WORD, true) === 0 ? 0n : changed, changed);
        return 0;
      };
  }
  return undefined;
}

function flags(process: Process, { index }: NetDevice): Uint8Array {
  const active = bitsOf(featuresOf(process, index).active);
  const set = FLAGS.filter(([, feature]) => ((active >> BigInt(feature)) & 1n) === 1n);
  return words(commands.ETHTOOL_GFLAGS, Number(bits(...set.map(([bit]) => bit))));
}

function featuresOf(process: Process, index: number): Features {
  return ask<Features>(process, 'features-get', index)!;
}

function want(process: Process, index: number, value: bigint, mask: bigint): void {
  tell(process, 'features-set', index, { wanted: bitsetOf(FEATURES, value, mask) });
}

const FEATURE_WORDS = FEATURES / 32;
const LOW = 0xffffffffn;

/** struct ethtool_gfeatures: for each word what can be set, what is wanted, what is done, and what never changes. */
function features(process: Process, { index }: NetDevice, request: DataView): Uint8Array {
  const { hw, wanted, active, nochange } = featuresOf(process, index);
  const room = Math.min(request.getUint32(WORD, true), FEATURE_WORDS);
  const blocks = Array.from({ length: room }, (_, word) =>
    [hw, wanted, active, nochange].map((set) => Number((bitsOf(set) >> BigInt(word * 32)) & LOW)),
  );
  return words(commands.ETHTOOL_GFEATURES, FEATURE_WORDS, ...blocks.flat());
}

/** ETHTOOL_F_UNSUPPORTED and ETHTOOL_F_WISH. */
const [UNSUPPORTED, WISH] = [1, 2] as const;

/** struct ethtool_sfeatures: for each word which are set, and what to. */
function setFeatures(process: Process, { index }: NetDevice, request: DataView): number {
  if (request.getUint32(WORD, true) !== FEATURE_WORDS) throw new NetlinkError(EINVAL, 'ioctl');
  const word = (at: number): bigint => BigInt(request.getUint32(at * WORD, true));
  const [valid, requested] = [word(2) | (word(4) << 32n), word(3) | (word(5) << 32n)];
  const before = featuresOf(process, index);
  if ((valid & bitsOf(before.nochange)) !== 0n) throw new NetlinkError(EINVAL, 'ioctl');
  const changed = valid & bitsOf(before.hw);
  want(process, index, requested, changed);
  const after = featuresOf(process, index);
  const missed = (bitsOf(after.wanted) ^ bitsOf(after.active)) & changed;
  return (changed === valid ? 0 : UNSUPPORTED) | (missed === 0n ? 0 : WISH);
}

/** struct ethtool_drvinfo: texts, and how much there is of what. */
function driverInformation(process: Process, device: NetDevice): Uint8Array | undefined {
  const kind = device.attributes.linkinfo?.kind;
  if (kind === undefined) return undefined;
  const driver = driverOf(kind);
  const answer = new Uint8Array(DRIVER_INFORMATION);
  const put = (text: string, at: number): void =>
    answer.set(new TextEncoder().encode(`${text.slice(0, TEXT - 1)}\0`), at);
  viewOf(answer).setUint32(0, commands.ETHTOOL_GDRVINFO, true);
  // A driver without a version is as old as its kernel; the others write theirs over that.
  put(release(), 4 + TEXT);
  [driver.driver ?? kind, driver.version ?? release(), driver.firmware ?? '', driver.bus?.(device) ?? ''].forEach(
    (text, index) => put(text, 4 + index * TEXT),
  );
  viewOf(answer).setUint32(COUNTERS_AT, stringsOf(process, device.index, ETH_SS_STATS).length, true);
  return answer;
}

const DRIVER_INFORMATION = 196;
const TEXT = 32;
const COUNTERS_AT = 180;

/** struct ethtool_cmd, whose speed is in two halves. */
function settings(process: Process, { index }: NetDevice): Uint8Array | undefined {
  const found = settingsOf(process, index);
  if (found === undefined) return undefined;
  const { speed = 0, duplex = 0, port = 0, phyaddr = 0, transceiver = 0, autoneg = 0 } = found;
  const answer = new Uint8Array(44);
  const view = viewOf(answer);
  view.setUint32(0, commands.ETHTOOL_GSET, true);
  view.setUint16(12, speed & 0xffff, true);
  view.setUint16(28, speed >>> 16, true);
  answer.set([duplex, port, phyaddr, transceiver, autoneg], 14);
  return answer;
}

/** Link modes there are, in words. */
const MODE_WORDS = 4;
const SETTINGS = 48;

/** struct ethtool_link_settings and three masks of modes. Who does not know how long these are is told that first. */
function linkSettings(process: Process, { index }: NetDevice, request: DataView): Uint8Array | undefined {
  const found = settingsOf(process, index);
  if (found === undefined) return undefined;
  const isKnown = request.getInt8(15) === MODE_WORDS;
  const answer = new Uint8Array(isKnown ? SETTINGS + 3 * WORD * MODE_WORDS : SETTINGS);
  const view = viewOf(answer);
  view.setUint32(0, commands.ETHTOOL_GLINKSETTINGS, true);
  view.setInt8(15, isKnown ? MODE_WORDS : -MODE_WORDS);
  if (!isKnown) return answer;
  const { speed = 0, duplex = 0, port = 0, phyaddr = 0, autoneg = 0, 'tp-mdix-ctrl': crossing = 0 } = found;
  view.setUint32(4, speed, true);
  answer.set([duplex, port, phyaddr, autoneg], 8);
  answer[14] = crossing;
  answer.set(found.ours?.value ?? [], SETTINGS + WORD * MODE_WORDS);
  return answer;
}

/** Likewise, to be set. */
function setLinkSettings(process: Process, { index }: NetDevice, request: DataView): number {
  // A driver that has nothing set says so first.
  tell(process, 'linkmodes-set', index, {});
  if (request.getInt8(15) !== MODE_WORDS) throw new NetlinkError(EINVAL, 'ioctl');
  const [duplex, port, phyaddr, autoneg] = [8, 9, 10, 11].map((at) => request.getUint8(at));
  tell(process, 'linkmodes-set', index, { speed: request.getUint32(4, true), duplex, autoneg });
  tell(process, 'linkinfo-set', index, { port, phyaddr, 'tp-mdix-ctrl': request.getUint8(14) });
  return 0;
}

const CHANNEL_COUNTS = ['rx-count', 'tx-count', 'other-count', 'combined-count'] as const;

/** struct ethtool_channels: how many there may be, and are, to receive, to send, for other things, and for both ways. */
function channels(process: Process, { index }: NetDevice): Uint8Array | undefined {
  const told = ask<Channels>(process, 'channels-get', index);
  const most = ['rx-max', 'tx-max', 'other-max', 'combined-max'] as const;
  return told && words(commands.ETHTOOL_GCHANNELS, ...[...most, ...CHANNEL_COUNTS].map((name) => told[name] ?? 0));
}

/** Likewise, to be set, but for how many there may be. */
function setChannels(process: Process, { index }: NetDevice, request: DataView): number {
  const counts = CHANNEL_COUNTS.map((name, at) => [name, request.getUint32((5 + at) * WORD, true)]);
  tell(process, 'channels-set', index, Object.fromEntries(counts) as Record<string, number>);
  return 0;
}

/** Words of struct ethtool_coalesce, and which of them software knows of. */
const [COALESCE_WORDS, FRAMES_AT] = [23, 2] as const;

function coalescing(process: Process, { index }: NetDevice): Uint8Array | undefined {
  const told = ask<Coalesce>(process, 'coalesce-get', index);
  if (told === undefined) return undefined;
  const values = new Array<number>(COALESCE_WORDS).fill(0);
  [values[0], values[FRAMES_AT]] = [commands.ETHTOOL_GCOALESCE, told['rx-max-frames'] ?? 0];
  return words(...values);
}

function setCoalescing(process: Process, { index }: NetDevice, request: DataView): number | undefined {
  for (let word = 1; word < COALESCE_WORDS; word++)
    if (word !== FRAMES_AT && request.getUint32(word * WORD, true) !== 0) return undefined;
  tell(process, 'coalesce-set', index, { 'rx-max-frames': request.getUint32(FRAMES_AT * WORD, true) });
  return 0;
}

/** struct ethtool_perm_addr: what software links have is none, of the length of theirs. */
function permanentAddress(_process: Process, { attributes }: NetDevice, request: DataView): Uint8Array {
  const own = bytesOf(attributes['perm-address']);
  const length = bytesOf(attributes.address).length;
  if (request.getUint32(WORD, true) < length) throw new NetlinkError(EINVAL, 'ioctl');
  const answer = new Uint8Array(8 + length);
  answer.set(words(commands.ETHTOOL_GPERMADDR, length));
  answer.set(own.subarray(0, length), 8);
  return answer;
}

const STRING = 32;

/** struct ethtool_sset_info: of the sets that are asked for those that there are, and how long they are. */
function stringSetSizes(process: Process, { index }: NetDevice, request: DataView): Uint8Array {
  const wanted = request.getUint32(8, true);
  const there = Array.from({ length: SETS }, (_, set) => set)
    .filter((set) => ((wanted >>> set) & 1) !== 0)
    .map((set) => [set, stringsOf(process, index, set).length] as const)
    .filter(([, length]) => length > 0);
  const mask = Number(bits(...there.map(([set]) => set)));
  return words(commands.ETHTOOL_GSSET_INFO, 0, mask, 0, ...there.map(([, length]) => length));
}

/** struct ethtool_gstrings. */
function strings(process: Process, { index }: NetDevice, request: DataView): Uint8Array | undefined {
  const set = request.getUint32(WORD, true);
  const names = set < SETS ? stringsOf(process, index, set) : [];
  if (names.length === 0) return undefined;
  const answer = new Uint8Array(12 + names.length * STRING);
  answer.set(words(commands.ETHTOOL_GSTRINGS, set, names.length));
  names.forEach((name, at) => answer.set(new TextEncoder().encode(name), 12 + at * STRING));
  return answer;
}

/** struct ethtool_stats. No packets pass; a veth counts its peer among these. */
function counterValues(process: Process, device: NetDevice): Uint8Array | undefined {
  const names = stringsOf(process, device.index, ETH_SS_STATS);
  if (names.length === 0) return undefined;
  const answer = new Uint8Array(8 + names.length * 8);
  answer.set(words(commands.ETHTOOL_GSTATS, names.length));
  const peer = names.indexOf('peer_ifindex');
  if (peer >= 0) viewOf(answer).setBigUint64(8 + peer * 8, BigInt(device.attributes.link ?? 0), true);
  return answer;
}

function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * WORD);
  values.forEach((value, index) => viewOf(bytes).setUint32(index * WORD, value, true));
  return bytes;
}
