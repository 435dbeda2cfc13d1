/** Drivers of devices: what they are asked and told, what they refuse, and that nothing is asked of the kernel meanwhile. */
import { rtLink } from '../../host/codec/families.js';
import { COUNTERS } from '../../host/counters.js';
import { type Driver, errnoNumber, Kernel, NetlinkError } from '../../host/index.js';
import { error, settled, thrownBy } from './support.js';

let kernel: Kernel;
let log: unknown[];
/** What the driver refuses, by the name of its function. */
let refused: Partial<Record<keyof Driver, 'EBUSY' | 'ENODEV' | 'EMSGSIZE'>>;

const driver: Driver = {
  open: () => (log.push('open'), refused.open),
  stop: () => void log.push('stop'),
  setMtu: (mtu) => (log.push(['mtu', mtu]), refused.setMtu),
  setAddress: (address) => (log.push(['address', [...address]]), refused.setAddress),
  setReceiveMode: (mode) => void log.push(mode),
  removed: () => void log.push('removed'),
};

beforeEach(async () => {
  kernel = await Kernel.create();
  log = [];
  refused = {};
});
afterEach(() => kernel.close());

function plug(options: Driver = driver): number {
  return kernel.createDevice({ name: 'eth0', address: '02:00:00:00:00:01', driver: options });
}

test('a driver is asked and told', async () => {
  const index = plug();
  await kernel.links.set('eth0', { up: true, mtu: 1400 });
  await kernel.links.set('eth0', { address: '02:00:00:00:00:09', flags: { promisc: true } });
  await kernel.links.set('eth0', { flags: { promisc: false, 'all-multi': true } });
  await kernel.links.set('eth0', { up: false });
  kernel.removeDevice(index);
  expect(log).toEqual([
    ['mtu', 1400],
    'open',
    ['address', [2, 0, 0, 0, 0, 9]],
    { promisc: true, allmulti: false },
    { promisc: false, allmulti: false },
    { promisc: false, allmulti: true },
    'stop',
    'removed',
  ]);
});

test.each([
  ['open', { up: true }, 'EBUSY'],
  ['setMtu', { mtu: 1400 }, 'EMSGSIZE'],
  ['setAddress', { address: '02:00:00:00:00:09' }, 'ENODEV'],
] as const)('%s refused is an error for who asked, and nothing has changed', async (name, settings, code) => {
  plug();
  const before = await kernel.links.get('eth0');
  refused = { [name]: code };
  await expect(kernel.links.set('eth0', settings)).rejects.toMatchObject({ code });
  expect(await kernel.links.get('eth0')).toEqual(before);
  refused = {};
  await kernel.links.set('eth0', settings);
});

test('what is the case already is not asked', async () => {
  plug();
  await kernel.links.set('eth0', { mtu: 1500, up: false });
  expect(log).toEqual([]);
});

test('a driver may throw: a NetlinkError refuses, another is EIO and nobody’s secret', async () => {
  plug({
    open() {
      throw new NetlinkError(errnoNumber('EPERM'), 'open');
    },
  });
  await expect(kernel.links.set('eth0', { up: true })).rejects.toMatchObject({ code: 'EPERM' });
  const broken = new TypeError('a mistake of the driver’s');
  const queued: (() => void)[] = [];
  const spy = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation((callback) => void queued.push(callback));
  try {
    kernel.createDevice({
      name: 'eth1',
      driver: {
        open() {
          throw broken;
        },
      },
    });
    const request = new Uint8Array(32);
    request.set(new TextEncoder().encode('eth1'));
    new DataView(request.buffer).setUint16(16, 1, true);
    expect(thrownBy(() => kernel.init.ioctl(-1, 0x8914, request))).toEqual(error('EIO'));
    expect(thrownBy(() => queued.forEach((callback) => callback()))).toBe(broken);
  } finally {
    spy.mockRestore();
  }
});

test('the kernel can’t be called from a driver; later it can', async () => {
  let thrown: unknown[] = [];
  const index = plug({
    open() {
      const calls = [
        () => kernel.setCarrier(index, false),
        () => kernel.init.socket(16, 3, 0),
        () => kernel.createNamespace(),
        () => kernel.setCounters(index, { 'rx-packets': 1 }),
        () => kernel.init.recv(3, 10),
        () => kernel.init.send(3, new Uint8Array(16)),
        () => kernel.snapshot(),
        () => kernel.runTimers(),
        () => kernel.memory,
      ];
      thrown = calls.map((call) => thrownBy(call));
      queueMicrotask(() => kernel.setCarrier(index, false));
    },
  });
  await kernel.links.set('eth0', { up: true });
  expect(thrown).toEqual(thrown.map(() => error('EBUSY')));
  await settled();
  expect((await kernel.links.get('eth0')).flags).not.toContain('lower-up');
});

test('a driver need not care', async () => {
  plug({});
  await kernel.links.set('eth0', { up: true, mtu: 1400, address: '02:00:00:00:00:09', flags: { promisc: true } });
  expect(await kernel.links.get('eth0')).toMatchObject({ up: true, mtu: 1400 });
});

describe('counters', () => {
  test('are those of struct rtnl_link_stats64', () => {
    const struct = rtLink.definitions.get('rtnl-link-stats64') as unknown as { members: { name: string }[] };
    expect(COUNTERS).toEqual(struct.members.map(({ name }) => name));
  });

  test('are what RTM_GETLINK tells', async () => {
    const index = plug();
    const all = Object.fromEntries(COUNTERS.map((name, place) => [name, BigInt(place) + 2n ** 33n]));
    kernel.setCounters(index, all);
    expect((await kernel.links.get('eth0')).stats64).toEqual(all);
    kernel.setCounters(index, { 'rx-packets': 7, 'tx-bytes': 2n ** 64n - 1n });
    const { stats64, stats } = await kernel.links.get('eth0');
    expect(stats64).toEqual({ ...all, 'rx-packets': 7n, 'tx-bytes': 2n ** 64n - 1n });
    expect(stats).toMatchObject({ 'rx-packets': 7, 'tx-bytes': 0xffffffff });
  });

  test('mistakes are told', () => {
    const index = plug();
    expect(() => kernel.setCounters(index, { rx: 1 } as never)).toThrow("there is no counter 'rx'");
    expect(() => kernel.setCounters(index, { 'rx-bytes': -1 })).toThrow(
      'rx-bytes must be an integer of 0 or more, and is -1',
    );
    expect(thrownBy(() => kernel.setCounters(99, { 'rx-bytes': 1 }))).toEqual(error('ENODEV'));
    expect(thrownBy(() => kernel.setCounters(1, { 'rx-bytes': 1 }))).toEqual(error('EOPNOTSUPP'));
  });
});

test('a snapshot wants its drivers back', async () => {
  plug();
  const snapshot = kernel.snapshot();
  await expect(Kernel.restore(snapshot)).rejects.toMatchObject({
    code: 'EINVAL',
    syscall: 'restore: no driver for eth0',
  });
  using restored = await Kernel.restore(snapshot, { drivers: { eth0: driver } });
  refused = { setMtu: 'EMSGSIZE' };
  await expect(restored.links.set('eth0', { mtu: 1400 })).rejects.toMatchObject({ code: 'EMSGSIZE' });
  expect(restored.createDevice({ name: 'eth1', driver: {} })).toBe(3);
});
