/** What random calls send: messages to the kernel that are right, wrong and cut, other bytes, and control messages. */
import {
  NETLINK_AUDIT,
  NETLINK_FIB_LOOKUP,
  NETLINK_GENERIC,
  NETLINK_NETFILTER,
  NETLINK_SOCK_DIAG,
  NETLINK_XFRM,
} from '../../host/constants.js';
import { data } from './bytes.js';
import { DUMP } from './random-values.js';
import type { Generator } from './random-steps.js';
import type { Bytes, ControlSpec } from './recording.js';

/** Linux answers on these and this module does not, so what is sent to their kernel side is left out. */
export const UNSERVED = new Set([
  NETLINK_SOCK_DIAG,
  NETLINK_XFRM,
  NETLINK_AUDIT,
  NETLINK_FIB_LOOKUP,
  NETLINK_NETFILTER,
]);

/** Types of messages that change nothing or little: of control, of links, of addresses, and none. */
const TYPES = [1, 2, 3, 4, 15, 16, 17, 18, 19, 20, 21, 22, 18, 22, 23, 124, 125, 200, 0, 0xffff];
/** To generic netlink: the controller, and no family of which another kernel may have one. */
const GENERIC_TYPES = [1, 2, 3, 4, 16, 16, 16, 16, 5000, 0, 15];
const FLAGS = [0, 4, 4, 0x300, 0x304, 0x100, 0x200, 0x400, 0x600, 8, 0x800, 0x10, 0x8000];
const LENGTHS = [0, 15, 16, 17, 20, 24, 0xffffffff];
const GETFAMILY = 3;
const GETLINK = 18;
const RTNL_FAMILY_IPMR = 128;
const NAMES = ['lo', 'lo', 'nosuch', '', 'nlctrl', 'nlctrl', 'much longer than a name may be'];
const SIZES = [0, 1, 15, 16, 17, 100, 3000, 3776, 3777, 8000];
const PIDS = [0, 1, 1, 2, 3, 77, -1];
/** Not root's: the player on Linux keeps that as its saved user, which anybody may claim. */
const USERS = [1000, 1000, 1001, 65534, -1];
const GROUPS = [0, 0, 1000, 65534, -1];

/** An attribute with a value of some kind, the length of some other. */
function attribute(random: Generator): Buffer {
  const value = data(
    random.pick([
      [],
      { u8: random.below(256) },
      { u16: random.pick([0, 16, 77]) },
      { u32: random.pick([0, 1, 2, 9, 10, 16, -1]) },
      { string: random.pick(NAMES) },
      { text: random.pick(NAMES) },
      { ipv4: `10.0.0.${random.below(3)}` },
      { fill: { byte: random.below(256), times: random.below(24) } },
    ]),
  );
  const length = random.below(12) === 0 ? random.below(40) : value.length + 4;
  const type = random.pick([1, 2, 3, 5, 10, 29, 33, random.below(70), 0x8001, 0x4003, random.below(0x10000)]);
  return data([
    { u16: length },
    { u16: type },
    { hex: value.toString('hex') },
    { fill: { byte: 0, times: -value.length & 3 } },
  ]);
}

function attributes(random: Generator): { hex: string } {
  return { hex: Buffer.concat(Array.from({ length: random.below(4) }, () => attribute(random))).toString('hex') };
}

/** What the types that change something make of attributes is their scenarios' subject. */
function isChange(type: number): boolean {
  return type >= 16 && (type & 3) !== 2;
}

function body(random: Generator, type: number, isGeneric: boolean): unknown[] {
  const command = random.pick([0, GETFAMILY, GETFAMILY, 10, 10, 11, 99]);
  const genl = { genl: { cmd: command, version: random.below(3), reserved: Number(random.below(12) === 0) } };
  const family = {
    [random.pick([1, 2, 2])]: random.pick([{ string: random.pick(NAMES) }, { u16: random.pick([16, 5000]) }]),
  };
  const index = random.below(3);
  const some = isGeneric || !isChange(type) ? attributes(random) : { hex: '' };
  return random.pick([
    isGeneric ? [genl, family] : [],
    isGeneric ? [genl, some] : [{ ifinfo: { index } }],
    [{ ifinfo: { family: isChange(type) ? 0 : random.pick([0, 0, 10, 200]) } }, { 3: { string: random.pick(NAMES) } }],
    [{ ifinfo: { index: 1, flags: random.below(2), change: 1 } }],
    [{ ifinfo: { index } }, some],
    [{ ifaddr: { family: random.pick([0, 2, 10]), index } }, some],
    [
      { ifaddr: { family: 2, prefixlen: random.pick([8, 24, 33]), index } },
      { 2: { ipv4: `10.0.0.${random.below(3)}` } },
    ],
    [genl, family, some],
    [{ fill: { byte: random.below(256), times: random.below(40) } }],
  ]);
}

function message(random: Generator, protocol: number): Buffer {
  const isGeneric = protocol === NETLINK_GENERIC;
  const type = random.pick(isGeneric ? GENERIC_TYPES : TYPES);
  const bytes = data({
    message: {
      type,
      flags: random.pick(FLAGS) | Number(random.below(12) !== 0),
      seq: random.below(1000),
      pid: random.pick([0, 0, 0, 1, 4242]),
      body: body(random, type, isGeneric),
      ...(random.below(10) === 0 && { nlmsg_len: random.pick(LENGTHS) }),
    },
  });
  const flags = bytes.readUInt16LE(6);
  // A dump of families is a dump of this kernel's families.
  const isFamilies = isGeneric && bytes.readUInt16LE(4) === NETLINK_GENERIC && bytes[16] === GETFAMILY;
  if (isFamilies && (flags & DUMP) === DUMP) bytes.writeUInt16LE(flags & ~DUMP, 6);
  // Whether anybody routes multicast: differences.ts.
  const isRouting = !isGeneric && bytes.readUInt16LE(4) === GETLINK && bytes[16] === RTNL_FAMILY_IPMR;
  if (isRouting && (flags & DUMP) !== 0) bytes[16] = 0;
  return bytes;
}

export function payload(random: Generator, protocol: number): Bytes {
  if (random.below(4) === 0) return { fill: [random.below(256), random.pick(SIZES)] };
  const messages = Array.from({ length: 1 + random.below(3) }, () => {
    const bytes = message(random, protocol);
    return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  });
  const all = Buffer.concat(messages);
  return { hex: all.subarray(0, random.below(15) === 0 ? random.below(all.length) : undefined).toString('hex') };
}

/** Control messages to send: credentials, its own or another's, well formed or not, and some that nobody asked for. */
export function control(random: Generator): ControlSpec[] {
  return Array.from({ length: random.pick([1, 1, 1, 2, 0]) }, () => {
    const hex = data([{ u32: random.pick(PIDS) }, { u32: random.pick(USERS) }, { u32: random.pick(GROUPS) }]).toString(
      'hex',
    );
    const kind = random.below(10);
    if (kind < 7) return { level: 1, type: 2, hex };
    if (kind < 9) return { level: random.pick([0, 1, 270]), type: random.pick([1, 3, 99]), hex };
    return { level: 1, type: 2, hex: hex.slice(0, 2 * random.below(12)) };
  });
}
