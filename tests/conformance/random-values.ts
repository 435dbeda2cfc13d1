/**
 * What requests about links are likely to name: few names, indexes and addresses, so that they are met again, and some that are wrong; and
 * the requests themselves.
 */
import { data } from './bytes.js';
import { isElsewhere } from './elsewhere.js';
import { FAMILIES, MESSAGE_FLAGS } from './names.js';
import { attributes, bytes, type Draw, type Draws, numbers, type Scene, texts } from './random-attributes.js';

/** Few, so that they are met again. */
export const LINK_NAMES = ['lo', 'v0', 'v1', 'v2', 'v3', 'b0', 'b1', 'm0', 't0', 'i0', 'x0', 'x1', 'alt0', 'alt1'];
const BAD_NAMES = [
  '',
  '.',
  '..',
  'a/b',
  'with space',
  'a:b',
  'of-sixteen-bytes',
  'v%d',
  '%d',
  '%s',
  'a%db%d',
  'all',
  'default',
];
export const INDEXES = [0, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9];
export const BAD_INDEXES = [20, 99, -1, -2, 0x7fffffff];
export const UP = 1;
export const FLAGS = [0, UP, UP, UP, UP | 0x1000, 4, 0x80, 0x100, 0x200, 0x102, 0x1043, 0x10000, 0x20000, 0x40000, -1];
export const CHANGES = [0, 0, UP, UP, UP, 0x300, 0x100, 0x200, 0x80, 0x1000, 4, -1];

const address = (last: number): string => `0200000000${last.toString(16).padStart(2, '0')}`;
export const ADDRESSES = Array.from({ length: 12 }, (_, index) => address(index + 1));
const BAD_ADDRESSES = [
  '',
  '02',
  '000000000000',
  'ffffffffffff',
  '010000000001',
  '02000000',
  '0200000000010203',
  '333300000001',
];

/** Mostly one that there is. */
export const name: Draw = (random) =>
  texts(random.below(20) === 0 ? BAD_NAMES : random.below(5) === 0 ? LINK_NAMES : random.names)(random);
/** Mostly one that there is not. */
export const freeName: Draw = (random) => {
  const free = LINK_NAMES.filter((one) => !random.names.includes(one));
  const names = random.below(20) === 0 ? BAD_NAMES : random.below(8) === 0 || free.length === 0 ? LINK_NAMES : free;
  const chosen = random.pick(names);
  if (!BAD_NAMES.includes(chosen)) random.names.push(chosen);
  return texts([chosen])(random);
};
export function place(random: Scene): number {
  if (random.below(30) === 0) return random.pick(BAD_INDEXES);
  return random.below(10) === 0 ? random.pick(INDEXES) : 1 + random.below(random.highest);
}
export const index: Draw = (random) => data({ u32: place(random) });
export const mac: Draw = (random) => bytes(random.below(25) === 0 ? BAD_ADDRESSES : ADDRESSES)(random);
export const mtu = numbers(
  'u32',
  [0, 67, 68, 500, 576, 1279, 1280, 1280, 1400, 1450, 1500, 1500, 2000, 9000, 65535, 65536, -1],
);
/** At least so much, which depends on what headers a kernel was built for. */
const LEAST = isElsewhere ? [] : [192, 193];
export const size = numbers('u32', [0, 1, ...LEAST, 1000, 65535, 65536, 65537, 524280, 524281, -1]);
export const flag = numbers('u8', [0, 0, 1, 1, 2]);
export const isIpv4 = bytes(['0a000001', '0a000002', 'e0000001', 'ef010101', '00000000', 'ffffffff']);
export const isIpv6 = bytes([
  '20010db8000000000000000000000001',
  'fe800000000000000000000000000005',
  'ff020000000000000000000000000099',
  '00000000000000000000000000000000',
]);

export function nest(of: Parameters<typeof attributes>[1], draws: Draws, most: number): Draw {
  return (random) => attributes(random, of, draws, most);
}

export interface Request {
  type: number;
  flags: number;
  body: Buffer;
}

export const { REQUEST, ACK, DUMP, REPLACE, EXCL, CREATE, APPEND } = MESSAGE_FLAGS;
export const { INET, BRIDGE, INET6 } = FAMILIES;

export function requestFlags(random: Scene, likely: readonly number[]): number {
  return (
    random.pick(likely) |
    (random.below(40) === 0 ? 0 : REQUEST) |
    (random.below(4) === 0 ? 0 : ACK) |
    (random.below(8) === 0 ? 8 : 0)
  );
}
