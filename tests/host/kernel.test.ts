/** Kernel: booting, presets, devices, namespaces, uevents. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ABI_VERSION,
  decodeUevent,
  Kernel,
  type KernelOptions,
  loadModule,
  NETLINK_KOBJECT_UEVENT,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  NetlinkSocket,
  SO_RCVBUF,
  SO_SNDBUF,
  SOL_SOCKET,
  UeventSocket,
  viewOf,
} from '../../host/index.js';
import {
  addresses,
  ascii,
  error,
  type Link,
  links,
  IFLA_MTU,
  RTNLGRP_LINK,
  settled,
  text,
  thrownBy,
  usersock,
} from './support.js';

const IFLA_ADDRESS = 1;
const IFLA_TXQLEN = 13;
const IFLA_CARRIER = 33;

const bytes = (): Promise<Buffer> => readFile(join(__dirname, '../../build/netlink.wasm'));

let kernel: Kernel | undefined;

async function boot(options?: KernelOptions): Promise<Kernel> {
  kernel = await Kernel.create(options);
  return kernel;
}

afterEach(() => kernel?.close());

const word = (link: Link | undefined, type: number): number => viewOf(link!.attributes.get(type)!).getUint32(0, true);

describe('presets', () => {
  test('empty: lo, down, and no addresses', async () => {
    const { init } = await boot();
    expect((await links(init)).map(({ index, name, flags }) => [index, name, flags])).toEqual([[1, 'lo', 0x8]]);
    expect(await addresses(init)).toEqual([]);
  });

  test('starry: lo and eth0, up, with one IPv4 address each', async () => {
    const { init } = await boot({ preset: 'starry' });
    const [lo, eth0, ...others] = await links(init);
    expect(others).toEqual([]);
    expect(lo).toMatchObject({ index: 1, name: 'lo', type: 772, flags: 0x10049 });
    expect(eth0).toMatchObject({ index: 2, name: 'eth0', type: 1, flags: 0x11043 });
    expect([...eth0!.attributes.get(IFLA_ADDRESS)!]).toEqual([2, 0, 0, 0, 0, 1]);
    expect(word(eth0, IFLA_MTU)).toBe(1500);
    expect(await addresses(init)).toEqual([
      [2, 8, 254, 1, expect.objectContaining({ 1: '127.0.0.1', 2: '127.0.0.1' })],
      [2, 24, 0, 2, expect.objectContaining({ 1: '10.0.2.15', 2: '10.0.2.15', 4: '10.0.2.255' })],
    ]);
    expect((await addresses(init))[0]![4]).not.toHaveProperty('4');
  });

  test('starry leaves its first process no descriptor, and port 1 free', async () => {
    const { init } = await boot({ preset: 'starry' });
    expect(usersock(init)).toBe(3);
    expect(NetlinkSocket.open(init, NETLINK_ROUTE).pid).toBe(1);
  });

  test('an unknown one is a TypeError', async () => {
    await expect(Kernel.create({ preset: 'toString' as 'empty' })).rejects.toThrow("unknown preset 'toString'");
  });
});

describe('the module', () => {
  const response = (body: BodyInit, init?: ResponseInit): Response => new Response(body, init);

  test.each<[string, () => KernelOptions['wasm'] | Promise<KernelOptions['wasm']>]>([
    ['inlined', () => undefined],
    ['as bytes', bytes],
    ['as an ArrayBuffer', async () => new Uint8Array(await bytes()).buffer],
    ['compiled', async () => WebAssembly.compile(new Uint8Array(await bytes()))],
    ['as a response, of whatever media type', async () => response(new Uint8Array(await bytes()))],
    [
      'as a promise of a response',
      () => bytes().then((data) => response(new Uint8Array(data), { headers: { 'content-type': 'application/wasm' } })),
    ],
  ])('loads %s', async (_, source) => {
    const { init } = await boot({ wasm: (await source())! });
    expect(await links(init)).toHaveLength(1);
  });

  test('that can’t be had, or is another, is an Error', async () => {
    const refused = Kernel.create({ wasm: response('gone', { status: 404, statusText: 'Not Found' }) });
    await expect(refused).rejects.toThrow('fetching the kernel module failed: 404 Not Found');
    await expect(Kernel.create({ wasm: Promise.reject(new Error('offline')) })).rejects.toThrow('offline');
    await expect(Kernel.create({ wasm: ascii('no wasm') as BufferSource })).rejects.toMatchObject({
      name: 'CompileError',
    });
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    await expect(Kernel.create({ wasm: empty })).rejects.toThrow(`speaks version ${ABI_VERSION}`);
  });

  test('loadModule gives the raw interface', async () => {
    const { exports, bytes: memory } = await loadModule(new Uint8Array(await bytes()), {
      wake: () => 0,
      clock: () => 0,
      random: () => 4,
    });
    const at = exports.alloc(16);
    expect(memory.subarray(at, at + 16)).toEqual(new Uint8Array(16));
    expect(exports.socket(0, 3, 0)).toBe(-9);
  });

  test('views of memory are of what it has grown to', async () => {
    const module = await loadModule(new Uint8Array(await bytes()), { wake: () => 0, clock: () => 0, random: () => 4 });
    const before = module.bytes.length;
    const at = module.exports.alloc(1_000_000);
    expect(at).toBeGreaterThan(0);
    expect(module.bytes.length).toBeGreaterThan(before);
    expect(module.view.byteLength).toBe(module.bytes.length);
  });

  test('a signal ends the boot', async () => {
    await expect(Kernel.create({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    const controller = new AbortController();
    const booting = Kernel.create({ signal: controller.signal, preset: 'starry' });
    controller.abort(new Error('later'));
    await expect(booting).rejects.toThrow('later');
  });
});

describe('settings', () => {
  test('are the defaults of new sockets, and the limits', async () => {
    const { init } = await boot({ rmemDefault: 5000, rmemMax: 6000, wmemDefault: 7000, wmemMax: 8000 });
    const fd = usersock(init);
    const size = (name: number): number => init.getsockoptInt(fd, SOL_SOCKET, name);
    expect([size(SO_RCVBUF), size(SO_SNDBUF)]).toEqual([5000, 7000]);
    init.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, 100_000);
    init.setsockopt(fd, SOL_SOCKET, SO_SNDBUF, 100_000);
    expect([size(SO_RCVBUF), size(SO_SNDBUF)]).toEqual([12000, 16000]);
  });

  test.each([
    { memoryLimit: 0 },
    { memoryLimit: 0x7fffffff },
    { rmemDefault: 0 },
    { wmemMax: 0x7fffffff },
    { hz: 99 },
    { cpus: 0 },
    { cpus: 8193 },
    { bridgeVlanFiltering: 2 as never },
  ])('%p can’t be', async (options) => {
    await expect(Kernel.create(options)).rejects.toEqual(error('EINVAL', 'configure'));
  });

  test.each([
    [true, 0],
    [false, -95],
    [undefined, -95],
  ])('bridges filter by VLANs as bridgeVlanFiltering says: %p', async (bridgeVlanFiltering, outcome) => {
    const kernel = await Kernel.create({ bridgeVlanFiltering });
    const made = kernel.links.add({ name: 'br0', kind: 'bridge', data: { 'vlan-filtering': 1 } });
    const result = await Promise.resolve(made).then(
      () => 0,
      ({ errno }: { errno: number }) => -Math.abs(errno),
    );
    expect(result).toBe(outcome);
  });

  test('a wrong one is named', async () => {
    await expect(Kernel.create({ rmemMax: 'x' as never })).rejects.toThrow(
      "rmemMax must be a 32-bit integer, and is 'x'",
    );
  });

  test('at the limit of memory calls fail, and work again when some is free', async () => {
    const { init, memory } = await boot({ memoryLimit: 1 << 20 });
    expect(memory.limit).toBe(1 << 20);
    const receiver = usersock(init, 50);
    init.setsockopt(receiver, SOL_SOCKET, 33 /* SO_RCVBUFFORCE */, 1 << 28);
    const send = (): number => init.sendto(receiver, new Uint8Array(30_000), 0, { pid: 50 });
    let count = 0;
    const refused = thrownBy(() => {
      for (;;) count += send() / 30_000;
    });
    expect((refused as { code: string }).code).toMatch(/^ENOBUFS|ENOMEM$/);
    expect(count).toBeGreaterThan(20);
    expect(kernel!.memory.size).toBeLessThanOrEqual(1 << 20);
    // Reading needs no more memory, however much room is offered.
    for (let taken = 0; taken < count; taken++)
      expect(init.read(receiver, taken % 2 ? 2 ** 31 : 200_000)).toHaveLength(30_000);
    expect(send()).toBe(30_000);
  });
});

describe('devices', () => {
  test('are registered with what the driver knows', async () => {
    const { init } = await boot();
    const index = kernel!.createDevice({
      name: 'nic%d',
      type: 1,
      address: Uint8Array.of(2, 3, 4, 5, 6, 7),
      mtu: 9000,
      txqlen: 7,
      carrier: false,
    });
    const device = (await links(init)).find((link) => link.index === index);
    expect(device).toMatchObject({ index: 2, name: 'nic0', flags: 0x1002 });
    expect([word(device, IFLA_MTU), word(device, IFLA_TXQLEN)]).toEqual([9000, 7]);
    expect([...device!.attributes.get(IFLA_ADDRESS)!]).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('without an address get one of their own', async () => {
    const { init } = await boot({ random: () => 0xffffffff });
    kernel!.createDevice({ name: 'nic0' });
    expect([...(await links(init))[1]!.attributes.get(IFLA_ADDRESS)!]).toEqual([0xfe, 255, 255, 255, 255, 255]);
  });

  test('can be unplugged and taken away', async () => {
    const { init } = await boot({ preset: 'starry' });
    const carrier = async (): Promise<number | undefined> => (await links(init))[1]?.attributes.get(IFLA_CARRIER)?.[0];
    expect(await carrier()).toBe(1);
    kernel!.setCarrier(2, false);
    expect(await carrier()).toBe(0);
    kernel!.removeDevice(2);
    expect(await links(init)).toHaveLength(1);
    expect(thrownBy(() => kernel!.removeDevice(2))).toEqual(error('ENODEV', 'device'));
    expect(thrownBy(() => kernel!.setCarrier(2, true))).toEqual(error('ENODEV', 'device'));
    expect(thrownBy(() => kernel!.removeDevice(1))).toEqual(error('EOPNOTSUPP', 'device'));
  });

  test('of a name that is taken are EEXIST, and wrong ones are named', async () => {
    await boot();
    const create = (options: object) => () => kernel!.createDevice(options as { name: string });
    expect(thrownBy(create({ name: 'lo' }))).toEqual(error('EEXIST', 'device'));
    expect(thrownBy(create({ name: 'a/b' }))).toEqual(error('EINVAL', 'device'));
    expect(create({ name: '' })).toThrow("a device's name has 1 to 15 bytes, and this is ''");
    expect(create({ name: 'sixteen-bytes-xx' })).toThrow('1 to 15 bytes');
    expect(create({})).toThrow('1 to 15 bytes');
    expect(create({ name: 'x', address: '02:00' })).not.toThrow(TypeError);
    expect(create({ name: 'y', address: '2:0' })).toThrow("looks like 02:00:00:00:00:01, and this is '2:0'");
    expect(create({ name: 'y', address: new Uint8Array(33) })).toThrow('at most 32 bytes');
    expect(create({ name: 'y', mtu: 'x' })).toThrow('mtu must be');
  });
});

describe('namespaces', () => {
  test('have links, ports and groups of their own', async () => {
    const { init } = await boot({ preset: 'starry' });
    const netns = kernel!.createNamespace();
    const inside = kernel!.process({ netns });
    expect(inside.netns).toBe(netns);
    expect((await links(inside)).map(({ name }) => name)).toEqual(['lo']);
    usersock(init, 9);
    expect(() => usersock(inside, 9)).not.toThrow();
    const monitor = NetlinkSocket.open(inside, NETLINK_ROUTE, { groups: [RTNLGRP_LINK] });
    kernel!.createDevice({ name: 'outer' });
    expect(kernel!.createDevice({ name: 'inner' }, netns)).toBe(2);
    const { payload } = await monitor.next();
    expect(text(payload)).toContain('inner');
  });

  test('live on while somebody is in them', async () => {
    await boot();
    const netns = kernel!.createNamespace();
    const inside = kernel!.process({ netns });
    netns.close();
    netns.close();
    expect(await links(inside)).toHaveLength(1);
    expect(thrownBy(() => kernel!.process({ netns }))).toEqual(error('EBADF', 'fork'));
  });
});

describe('uevents', () => {
  test('reach whoever listens, with SEQNUM last', async () => {
    await boot();
    const listener = UeventSocket.open(kernel!.process({ uid: 1000 }));
    kernel!.uevent('change', '/devices/platform/x', { SUBSYSTEM: 'power_supply', POWER_SUPPLY_ONLINE: '1' });
    const event = await listener.next();
    expect(event).toMatchObject({ action: 'change', devpath: '/devices/platform/x' });
    expect(Object.entries(event.env)).toEqual([
      ['ACTION', 'change'],
      ['DEVPATH', '/devices/platform/x'],
      ['SUBSYSTEM', 'power_supply'],
      ['POWER_SUPPLY_ONLINE', '1'],
      ['SEQNUM', expect.stringMatching(/^\d+$/)],
    ]);
  });

  test('of devices come by themselves, and a loop reads them', async () => {
    await boot();
    using listener = UeventSocket.open(kernel!.init);
    kernel!.createDevice({ name: 'nic0' });
    const seen: string[] = [];
    for await (const { action, env } of listener) {
      seen.push(`${action} ${env.SUBSYSTEM} ${env.INTERFACE ?? ''}`);
      if (env.SUBSYSTEM === 'net') break;
    }
    expect(seen).toEqual(['add net nic0']);
  });

  test('waits end with a signal and with close', async () => {
    await boot();
    const listener = UeventSocket.open(kernel!.init);
    await expect(listener.next({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({ name: 'TimeoutError' });
    const waiting = listener.next();
    await settled();
    listener.close();
    await expect(waiting).rejects.toEqual(error('EBADF', 'recvmsg'));
  });

  test('that another process sent are none of the kernel’s', async () => {
    const { init } = await boot();
    const listener = UeventSocket.open(init);
    const udevd = init.socket(16, 3, NETLINK_KOBJECT_UEVENT);
    init.sendto(udevd, ascii('add@/forged\0'), 0, { pid: init.getsockname(listener.fd).pid });
    kernel!.uevent('add', '/real', {});
    await expect(listener.next()).resolves.toMatchObject({ devpath: '/real' });
  });

  test('that can’t be are refused', async () => {
    await boot();
    expect(thrownBy(() => kernel!.uevent('add', '/x', { BIG: 'x'.repeat(3000) }))).toEqual(error('ENOMEM', 'uevent'));
    expect(() => kernel!.uevent('add', '/x', { 'A=B': '1' })).toThrow(TypeError);
    expect(() => kernel!.uevent('add', '/x', { A: 1 as never })).toThrow('A=1');
    expect(decodeUevent(ascii('libudev\0\xfe\xed'))).toBeUndefined();
  });
});

describe('broadcast', () => {
  test('goes to the group’s subscribers from port 0', async () => {
    const { init } = await boot();
    const fds = [usersock(init), usersock(init), usersock(init)];
    for (const fd of fds.slice(1)) init.setsockopt(fd, 270, 1, 5);
    expect(kernel!.broadcast(NETLINK_USERSOCK, 5, ascii('all'))).toBe(2);
    expect(kernel!.broadcast(NETLINK_USERSOCK, 6, ascii('none'))).toBe(0);
    expect(init.recvfrom(fds[1]!, 10)).toMatchObject({ data: ascii('all'), address: { pid: 0, groups: 16 } });
    expect(thrownBy(() => kernel!.broadcast(31, 1, ascii('x')))).toEqual(error('EPROTONOSUPPORT', 'broadcast'));
    expect(() => kernel!.broadcast(NETLINK_USERSOCK, 5, 'x' as never)).toThrow('data must be a Uint8Array');
  });
});
