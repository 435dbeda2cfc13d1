/**
 * Messages that programs send, and ways to spoil them: bytes changed, numbers at their extremes put in, the message cut,
 * spliced with another, or part of it repeated.
 */
import fc from 'fast-check';
import { NETLINK_GENERIC, NETLINK_ROUTE, NLM_F_ACK, NLM_F_DUMP, NLM_F_REQUEST } from '../../../host/constants.js';
import { concat, cString, encodeAttribute, encodeMessage, uint32, viewOf } from '../../../host/wire.js';
import {
  IFA_ADDRESS,
  IFA_LOCAL,
  IFF_UP,
  IFLA_EXT_MASK,
  IFLA_MTU,
  RTM_GETADDR,
  RTM_GETLINK,
  RTM_NEWADDR,
  deleteAddress,
  deleteLink,
  dumpAddresses,
  dumpLinks,
  getFamily,
  getLink,
  ifaddrmsg,
  ifinfomsg,
  newAddress,
  newVeth,
  request,
  setLink,
  setUp,
} from '../requests.js';

const IFLA_TXQLEN = 13;
const IFLA_AF_SPEC = 26;
const IFA_CACHEINFO = 6;
const IFA_FLAGS = 8;
const AF_INET = 2;
const AF_INET6 = 10;
const ADDR_GEN_MODE = 8;
const LOOPBACK6 = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
const GLOBAL6 = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2];

/** What is sent to rtnetlink. Links 1 to 4 are there when a run begins. */
const ROUTE: Uint8Array[] = [
  dumpLinks(),
  dumpLinks(AF_INET6),
  getLink(1),
  getLink('lo'),
  request(RTM_GETLINK, 0, ifinfomsg({ index: 2 }), encodeAttribute(IFLA_EXT_MASK, uint32(9))),
  dumpAddresses(),
  dumpAddresses(AF_INET),
  dumpAddresses(AF_INET6),
  request(RTM_GETADDR, 0, ifaddrmsg({ family: AF_INET6 }), encodeAttribute(IFA_ADDRESS, Uint8Array.from(LOOPBACK6))),
  newVeth(),
  newVeth({ name: 'a' }, { name: 'b', flags: IFF_UP }),
  newVeth({ name: 'v%d', index: 40, flags: IFF_UP }, { index: 41 }),
  setUp(1, true),
  setUp(2, true),
  setUp(3, true),
  setUp(2, false),
  setLink(4, encodeAttribute(IFLA_MTU, uint32(1400)), encodeAttribute(IFLA_TXQLEN, uint32(10))),
  setLink(
    2,
    encodeAttribute(IFLA_AF_SPEC, encodeAttribute(AF_INET6, encodeAttribute(ADDR_GEN_MODE, Uint8Array.of(1)))),
  ),
  newAddress(1, [127, 0, 0, 1], 8),
  newAddress(2, [10, 0, 0, 1], 24),
  newAddress(2, [10, 0, 0, 2], 24),
  newAddress(3, GLOBAL6, 64),
  request(
    RTM_NEWADDR,
    NLM_F_ACK | 0x100,
    ifaddrmsg({ family: AF_INET, prefixLength: 16, index: 4 }),
    encodeAttribute(IFA_LOCAL, Uint8Array.of(192, 168, 0, 1)),
    encodeAttribute(IFA_CACHEINFO, concat(uint32(-1), uint32(-1), uint32(0), uint32(0))),
    encodeAttribute(IFA_FLAGS, uint32(0x200)),
  ),
  deleteAddress(2, [10, 0, 0, 1], 24),
  deleteAddress(3, GLOBAL6, 64),
  deleteLink(2),
  deleteLink('a'),
];

/** What is sent to the controller of generic netlink. */
const GENERIC: Uint8Array[] = [getFamily('nlctrl'), getFamily(16), getFamily()];

/** What any protocol is sent: a uevent, an error and the end of a dump. */
const OTHER: Uint8Array[] = [
  encodeMessage({ type: 16, flags: NLM_F_REQUEST, payload: cString('add@/devices/a\0ACTION=add\0DEVPATH=/devices/a') }),
  encodeMessage({ type: 2, flags: NLM_F_REQUEST | NLM_F_ACK, payload: new Uint8Array(20) }),
  encodeMessage({ type: 3, flags: NLM_F_DUMP, payload: uint32(0) }),
];

const ALL = [...ROUTE, ...GENERIC, ...OTHER];

function originalsFor(protocol: number): Uint8Array[] {
  if (protocol === NETLINK_ROUTE) return ROUTE;
  return protocol === NETLINK_GENERIC ? GENERIC : OTHER;
}

/** Numbers at which comparisons and sums go wrong. */
const EXTREMES = [
  0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 19, 20, 31, 32, 33, 63, 64, 127, 128, 255, 256, 0x7fff, 0x8000, 0xfffc, 0xffff,
  0x10000, 0x7ffffff0, 0x7fffffff, 0x80000000, 0xfffffff0, 0xfffffffc, 0xffffffff,
];

/** One way to spoil: which, where, and with what. */
export type Mutation = [how: number, at: number, value: number];

export interface Spoiled {
  /** Which message; `stray`: of any protocol. */
  original: number;
  stray: boolean;
  mutations: Mutation[];
  /** The header's length is made to fit in the end, so that what lies behind it is read. */
  fit: boolean;
}

const mutation: fc.Arbitrary<Mutation> = fc.tuple(fc.nat(6), fc.nat(0xffff), fc.nat(0xffff));

export const spoiled: fc.Arbitrary<Spoiled> = fc.record({
  original: fc.nat(0xff),
  stray: fc.nat(7).map((n) => n === 0),
  mutations: fc.oneof(
    fc.constant<Mutation[]>([]),
    fc.array(mutation, { maxLength: 1 }),
    fc.array(mutation, { maxLength: 4 }),
  ),
  fit: fc.nat(3).map((n) => n !== 0),
});

/** The bytes of a message to a protocol, spoiled, and the zeros that align them. */
export function bytesOf({ original, stray, mutations, fit }: Spoiled, protocol: number): Uint8Array {
  const originals = stray ? ALL : originalsFor(protocol);
  const bytes = mutations.reduce(mutate, originals[original % originals.length]?.slice() ?? new Uint8Array());
  if (fit && bytes.length >= 4) viewOf(bytes).setUint32(0, bytes.length, true);
  return concat(bytes, new Uint8Array(-bytes.length & 3));
}

function mutate(bytes: Uint8Array, [how, at, value]: Mutation): Uint8Array {
  if (bytes.length < 8) return bytes;
  const place = at % bytes.length;
  const extreme = EXTREMES[value % EXTREMES.length] ?? 0;
  switch (how) {
    case 0:
      bytes[place] = value;
      return bytes;
    case 1:
      viewOf(bytes).setUint16((place & ~1) % (bytes.length - 1), extreme, true);
      return bytes;
    case 2:
      viewOf(bytes).setUint32(Math.min(place & ~3, bytes.length - 4), extreme, true);
      return bytes;
    case 3:
      return bytes.slice(0, place);
    case 4: {
      const other = ALL[value % ALL.length] ?? bytes;
      return concat(bytes.subarray(0, place & ~3), other.subarray((value & ~3) % other.length));
    }
    case 5:
      return concat(bytes, bytes.subarray(place & ~3, (place & ~3) + (value % 64)));
    default:
      // The family header's first bytes decide most.
      bytes[16 + (place % 16)] = value;
      return bytes;
  }
}
