/** Options for random calls: every number at SOL_SOCKET and SOL_NETLINK, values and lengths that fit and that do not, and random filters. */
import {
  SO_ATTACH_BPF,
  SO_ATTACH_FILTER,
  SO_ATTACH_REUSEPORT_CBPF,
  SO_ATTACH_REUSEPORT_EBPF,
  SO_BINDTODEVICE,
  SO_COOKIE,
  SO_DETACH_FILTER,
  SO_LINGER,
  SO_LOCK_FILTER,
  SO_NETNS_COOKIE,
  SO_RCVTIMEO,
  SO_RCVTIMEO_NEW,
  SO_SNDTIMEO,
  SO_SNDTIMEO_NEW,
  SO_TIMESTAMPING,
  SO_TXTIME,
  SOL_NETLINK,
  SOL_SOCKET,
  NETLINK_GENERIC,
  NETLINK_KOBJECT_UEVENT,
} from '../../host/constants.js';
import { data } from './bytes.js';
import type { Generator } from './random-steps.js';

/** One above the highest option that there is, and a few more, which there are not. */
const SOCKET_OPTIONS = 90;
const NETLINK_OPTIONS = 16;
const OTHER_LEVELS = [0, 6, 17, 41, 255, 263, 269, 271, 0xffff];
const MEMBERSHIPS = [1, 2];
const LIST_MEMBERSHIPS = 9;
/** "notify", and some that no kernel has. How many others there are is the kernel's own affair. */
const GENERIC_GROUPS = [16, 16, 16, 0, 100_000, -1];
const NUMBERS = [0, 1, 1, 1, 2, 5, 6, 7, 16, 31, 32, 33, 39, 40, 64, 2304, 5000, 65535, 65536, 212992, -1, 0x7fffffff];
/** No descriptor of any process. */
const DESCRIPTORS = [-1, 100_000];
const TIMES = new Set([SO_RCVTIMEO, SO_RCVTIMEO_NEW, SO_SNDTIMEO, SO_SNDTIMEO_NEW]);
const PAIRS = new Set([SO_LINGER, SO_TXTIME, SO_TIMESTAMPING]);
const SECONDS = [0, 0, 1, 5, -1, 2 ** 40, Number.MAX_SAFE_INTEGER];
const MICROSECONDS = [0, 1, 3999, 4000, 999_999, 1_000_000, -1];
const DEVICES = ['lo', 'nosuch', '', 'a name of more than sixteen bytes'];

/** Words and half-words that are numbers of this boot: nothing to compare. */
const OF_THIS_BOOT = new Set([SO_COOKIE, SO_NETNS_COOKIE]);

export interface Option {
  level: number;
  name: number;
}

export function option(random: Generator): Option {
  const kind = random.below(20);
  if (kind === 0) return { level: random.pick(OTHER_LEVELS), name: random.below(16) };
  if (kind < 10) return { level: SOL_NETLINK, name: random.below(NETLINK_OPTIONS) };
  return { level: SOL_SOCKET, name: kind === 10 ? SO_ATTACH_FILTER : random.below(SOCKET_OPTIONS) };
}

/** A value to set. */
export function value(
  random: Generator,
  { level, name }: Option,
  protocol: number,
): { hex: string } | { filter: string } {
  const isSocket = level === SOL_SOCKET;
  if (isSocket && name === SO_ATTACH_FILTER) return { filter: filter(random, protocol).toString('hex') };
  const bytes = isSocket ? socketValue(random, name) : netlinkValue(random, name, protocol);
  const cut = random.below(5);
  const length = cut === 0 ? random.below(bytes.length + 1) : bytes.length;
  const more = Buffer.alloc(cut === 1 ? random.pick([1, 4, 12]) : 0, random.below(256));
  // A pointer's worth of bytes would be followed.
  const isPointer = isSocket && name === SO_ATTACH_REUSEPORT_CBPF;
  return {
    hex: Buffer.concat([bytes.subarray(0, length), more])
      .toString('hex')
      .slice(0, isPointer ? 14 : undefined),
  };
}

function netlinkValue(random: Generator, name: number, protocol: number): Buffer {
  const isGeneric = protocol === NETLINK_GENERIC && MEMBERSHIPS.includes(name);
  return data({ u32: random.pick(isGeneric ? GENERIC_GROUPS : NUMBERS) });
}

function socketValue(random: Generator, name: number): Buffer {
  if (TIMES.has(name)) return data([{ u64: random.pick(SECONDS) }, { u64: random.pick(MICROSECONDS) }]);
  if (PAIRS.has(name)) return data([{ u32: random.pick(NUMBERS) }, { u32: random.pick(NUMBERS) }]);
  if (name === SO_BINDTODEVICE) return data({ string: random.pick(DEVICES) });
  if (name === SO_ATTACH_BPF || name === SO_ATTACH_REUSEPORT_EBPF) return data({ u32: random.pick(DESCRIPTORS) });
  // A filter that stays makes the rest of its socket's life one thing.
  if (name === SO_LOCK_FILTER || name === SO_DETACH_FILTER) return data({ u32: Number(random.below(8) === 0) });
  return data({ u32: random.pick(NUMBERS) });
}

/** Room for a value to get. */
export function room(random: Generator, { level, name }: Option): number {
  const length = random.pick([4, 4, 4, 8, 16, 64, 36, 12, 3, 2, 1, 0, random.below(40)]);
  return level === SOL_SOCKET && OF_THIS_BOOT.has(name) ? length % 8 : length;
}

/** Whether the option is the same on every kernel. */
export function isEverywhere({ level, name }: Option, protocol: number): boolean {
  return level !== SOL_NETLINK || protocol !== NETLINK_GENERIC || name !== LIST_MEMBERSHIPS;
}

const LOADS = [0x00, 0x01, 0x20, 0x28, 0x30, 0x40, 0x48, 0x50, 0x60, 0x61, 0x80, 0x81, 0xb1];
/** Of the loads, those of the datagram's length. */
const LENGTHS = [0x80, 0x81];
const ARITHMETIC = [0x04, 0x14, 0x24, 0x34, 0x44, 0x54, 0x64, 0x74, 0x84, 0x94, 0xa4];
const JUMPS = [0x05, 0x15, 0x25, 0x35, 0x45];
const OTHERS = [0x02, 0x03, 0x07, 0x87, 0x06, 0x16];
const FROM_X = 0x08;
const RETURN = 0x06;
const RETURN_A = 0x16;
/** At SKF_AD_OFF, what is known beside the data: but for the processor and a random number, which are of the moment. */
const ANCILLARY = [0, 4, 8, 12, 16, 20, 24, 28, 32, 40, 44, 48, 52, 60];
const SKF_AD_OFF = -0x1000;
const SKF_NET_OFF = -0x100000;
const SKF_LL_OFF = -0x200000;

/** A program, mostly valid: few instructions, jumps forward, a return at the end. */
function filter(random: Generator, protocol: number): Buffer {
  const length = random.pick([1, 1, 2, 3, 5, 8, 20, 0]);
  const bytes = Buffer.alloc(length * 8);
  for (let index = 0; index < length; index++) {
    const isLast = index === length - 1 && random.below(20) !== 0;
    const drawn = isLast ? random.pick([RETURN, RETURN, RETURN_A]) : operation(random);
    // How long a uevent is depends on how many this machine has had.
    const code = protocol === NETLINK_KOBJECT_UEVENT && LENGTHS.includes(drawn) ? RETURN : drawn;
    const left = Math.max(1, length - index - 1);
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(random.below(left), index * 8 + 2);
    bytes.writeUInt8(random.below(20) === 0 ? random.below(256) : random.below(left), index * 8 + 3);
    bytes.writeUInt32LE(constant(random, code, left) >>> 0, index * 8 + 4);
  }
  return bytes;
}

function operation(random: Generator): number {
  const code = random.pick(random.pick([LOADS, LOADS, ARITHMETIC, JUMPS, OTHERS]));
  const withX = (code & 7) === 4 || (code & 7) === 5 ? random.pick([0, FROM_X]) : 0;
  return random.below(40) === 0 ? random.below(256) : code | withX;
}

/** Where a datagram has its receiver's port, with what a word before it reaches into: the port is one that each kernel may choose. */
const PORT_FROM = 9;
const PORT_END = 16;

function constant(random: Generator, code: number, left: number): number {
  const drawn = anyConstant(random, code, left);
  const place = drawn & 0xfffff;
  return (code & 7) <= 1 && place >= PORT_FROM && place < PORT_END ? drawn + PORT_END : drawn;
}

function anyConstant(random: Generator, code: number, left: number): number {
  if (code === 0x05) return random.below(left);
  if ((code & 0xe7) === 0x20 && random.below(3) === 0) return SKF_AD_OFF + random.pick(ANCILLARY);
  if ((code & 7) <= 3 && random.below(8) === 0) return random.pick([SKF_NET_OFF, SKF_LL_OFF]) + random.below(40);
  return random.pick([0, 1, 2, 4, 8, 12, 15, 16, 20, 31, 32, 40, 100, 0xffff, 0x40000, 0xffffffff, random.below(64)]);
}
