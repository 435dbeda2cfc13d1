/** tun and tap devices, as a host opens them for its programs. */
import { Kernel } from '../../host/index.js';

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
