/** Router advertisements that a link receives: what a program sees of them, and which packets are refused. */
import { Kernel } from '../../host/index.js';

const SOURCE = [0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
const ALL_NODES = [0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
/** 2001:db8::/64 on the link and for autoconfiguration, valid for 3600 seconds, preferred for 1800. */
const PREFIX = [
  3,
  4,
  64,
  0xc0,
  0,
  0,
  0x0e,
  0x10,
  0,
  0,
  7,
  8,
  0,
  0,
  0,
  0,
  0x20,
  1,
  0xd,
  0xb8,
  ...Array<number>(12).fill(0),
];

/** An IPv6 packet with a router advertisement, for 1800 seconds. */
function packet(options: number[], hops = 255, type = 134): Uint8Array {
  const message = [type, 0, 0, 0, 64, 0, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, ...options];
  return Uint8Array.from([0x60, 0, 0, 0, 0, message.length, 58, hops, ...SOURCE, ...ALL_NODES, ...message]);
}

let kernel: Kernel;
let now: number;
let index: number;
beforeEach(async () => {
  now = 0;
  kernel = await Kernel.create({ clock: () => now });
  index = kernel.createDevice({ name: 'eth7', address: Uint8Array.of(2, 0, 0, 0, 0, 7) });
  await kernel.links.set(index, { up: true });
  pass(3000);
});
afterEach(() => kernel.close());

function pass(milliseconds: number): void {
  now += milliseconds;
  kernel.runTimers();
}

async function addresses(): Promise<unknown[]> {
  return (await kernel.addresses.list({ family: 'inet6', link: index })).map(({ address }) => address);
}

test('an address is made of a prefix, and goes when its time is over', async () => {
  kernel.receiveAdvertisement(index, packet(PREFIX));
  pass(3000);
  expect(await addresses()).toEqual(['2001:db8::ff:fe00:7', 'fe80::ff:fe00:7']);
  pass(3_600_000);
  expect(await addresses()).toEqual(['fe80::ff:fe00:7']);
});

test.each<[string, Uint8Array, string]>([
  ['another message', packet([], 255, 133), 'EOPNOTSUPP'],
  ['another protocol', packet([]).map((byte, at) => (at === 6 ? 17 : byte)), 'EOPNOTSUPP'],
  ['one that was forwarded', packet([], 64), 'EBADMSG'],
  ['one from an address of the network', packet([]).map((byte, at) => (at === 8 ? 0x20 : byte)), 'EBADMSG'],
  ['one that is cut', packet([]).subarray(0, 50), 'EBADMSG'],
  ['one that is shorter than it says', packet(PREFIX).subarray(0, 70), 'EBADMSG'],
  ['an empty option', packet([1, 0, 0, 0, 0, 0, 0, 0]), 'EBADMSG'],
  ['IPv4', packet([]).map((byte, at) => (at === 0 ? 0x45 : byte)), 'EBADMSG'],
])('%s', async (_, bytes, code) => {
  expect(() => kernel.receiveAdvertisement(index, bytes)).toThrow(code);
  expect(await addresses()).toEqual(['fe80::ff:fe00:7']);
});

test('a link that is down, and one that is not there', async () => {
  await kernel.links.set(index, { up: false });
  expect(() => kernel.receiveAdvertisement(index, packet([]))).toThrow('ENETDOWN');
  expect(() => kernel.receiveAdvertisement(99, packet([]))).toThrow('ENODEV');
});
