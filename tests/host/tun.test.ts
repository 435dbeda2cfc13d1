/** tun and tap devices, as a host opens them for its programs. */
import { Kernel } from '../../host/index.js';
import {
  IFREQ_SIZE,
  SIOCGIFHWADDR,
  SIOCSIFHWADDR,
  TUN_F_CSUM,
  TUN_F_TSO4,
  TUN_F_TSO6,
  TUN_F_USO4,
  TUNGETSNDBUF,
  TUNGETVNETHDRSZ,
  TUNSETOFFLOAD,
  TUNSETSNDBUF,
  TUNSETVNETHDRSZ,
} from '../../host/generated/netdevice.js';
import type { Bitset } from '../../host/codec/tables/ethtool.js';
import { ask, bitsOf } from '../../host/procfs/ethtool.js';

let kernel: Kernel;

beforeEach(async () => {
  kernel = await Kernel.create({ preset: 'empty' });
});

afterEach(() => kernel.close());

const names = async (): Promise<string[]> => (await kernel.links.list()).map((link) => link.name);

test('a tap comes with its descriptor and goes with it', async () => {
  const tun = kernel.init.openTun();
  expect(tun.attach({ mode: 'tap' })).toBe('tap0');
  expect(await names()).toEqual(['lo', 'tap0']);
  tun.close();
  expect(await names()).toEqual(['lo']);
  expect(() => tun.close()).toThrow('EBADF');
});

test('one that persists stays, and its owner may open it', async () => {
  const tun = kernel.init.openTun();
  expect(tun.attach({ mode: 'tun', name: 'vpn%d', noPacketInfo: true })).toBe('vpn0');
  tun.setPersistent(true);
  tun.setOwner(1000);
  tun.setCarrier(false);
  tun.close();
  expect(await names()).toEqual(['lo', 'vpn0']);
  const user = kernel.process({ uid: 1000, gid: 1000 }).openTun();
  expect(user.attach({ mode: 'tun', name: 'vpn0', noPacketInfo: true })).toBe('vpn0');
  user.setPersistent(false);
  user.close();
  expect(await names()).toEqual(['lo']);
  const other = kernel.process({ uid: 1001, gid: 1001 }).openTun();
  expect(() => other.attach({ mode: 'tun' })).toThrow('EPERM');
  other.close();
});

test('a queue of several is put aside and taken up again', async () => {
  const [first, second] = [kernel.init.openTun(), kernel.init.openTun()];
  first.attach({ mode: 'tun', name: 'mq0', multiQueue: true });
  second.attach({ mode: 'tun', name: 'mq0', multiQueue: true, vnetHeader: true });
  second.setQueue(false);
  const queues = async (): Promise<unknown> => (await kernel.links.list()).at(-1)?.['linkinfo'];
  expect(await queues()).toMatchObject({ data: { 'num-queues': 1, 'num-disabled-queues': 1 } });
  second.setQueue(true);
  expect(await queues()).toMatchObject({ data: { 'num-queues': 2, 'num-disabled-queues': 0 } });
  expect(() => second.attach({ mode: 'tap', exclusive: true })).toThrow('EEXIST');
  first.close();
  second.close();
});

test('it belongs to the namespace in which it was opened', async () => {
  const netns = kernel.createNamespace();
  const tun = kernel.process({ netns }).openTun();
  tun.attach({ mode: 'tun' });
  expect(await names()).toEqual(['lo']);
  netns.close();
  tun.close();
});

test('what its program does for who sends through it', () => {
  const tun = kernel.init.openTun();
  tun.attach({ mode: 'tap' });
  const active = (): bigint => bitsOf(ask<{ active?: Bitset }>(kernel.init, 'features-get', 2)?.active);
  const before = active();
  tun.ioctl(TUNSETOFFLOAD, TUN_F_CSUM);
  const sums = active();
  expect(sums).not.toBe(before);
  tun.ioctl(TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_TSO4 | TUN_F_TSO6);
  expect(active()).not.toBe(sums);
  // Segments without sums, and those of one family without the other's.
  expect(() => tun.ioctl(TUNSETOFFLOAD, TUN_F_TSO4)).toThrow('EINVAL');
  expect(() => tun.ioctl(TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_USO4)).toThrow('EINVAL');
  tun.ioctl(TUNSETOFFLOAD, 0);
  expect(active()).toBe(before);
  tun.close();
});

test('what else its program says of it', () => {
  const tun = kernel.init.openTun();
  const word = (request: number, value = 0): number => {
    const argument = new Uint8Array(Int32Array.of(value).buffer);
    tun.ioctl(request, argument);
    return new Int32Array(argument.buffer)[0]!;
  };
  expect(() => word(TUNGETSNDBUF)).toThrow('EBADFD');
  tun.attach({ mode: 'tap' });
  expect([word(TUNGETSNDBUF), word(TUNGETVNETHDRSZ)]).toEqual([0x7fffffff, 10]);
  word(TUNSETSNDBUF, 65536);
  word(TUNSETVNETHDRSZ, 12);
  expect([word(TUNGETSNDBUF), word(TUNGETVNETHDRSZ)]).toEqual([65536, 12]);
  expect(() => word(TUNSETSNDBUF, 0)).toThrow('EINVAL');
  expect(() => word(TUNSETVNETHDRSZ, 9)).toThrow('EINVAL');
  const ifreq = new Uint8Array(IFREQ_SIZE);
  ifreq.set([1, 0, 2, 0, 0, 0, 0, 7], 16);
  tun.ioctl(SIOCSIFHWADDR, ifreq.slice());
  tun.ioctl(SIOCGIFHWADDR, ifreq.fill(0));
  expect([...ifreq.subarray(16, 24)]).toEqual([1, 0, 2, 0, 0, 0, 0, 7]);
  tun.close();
});
