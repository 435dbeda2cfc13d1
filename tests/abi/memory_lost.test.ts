/**
 * What is lost for want of memory is not lost in silence: whoever was to hear it hears ENOBUFS, as after any overrun
 * (netlink(7)), and what was queued before stays queued, in order.
 */
import {
  NETLINK_KOBJECT_UEVENT,
  NETLINK_NO_ENOBUFS,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  POLLERR,
  POLLIN,
  SOL_NETLINK,
} from '../../host/constants.js';
import { encodeAttribute, uint32, viewOf } from '../../host/wire.js';
import { made, named } from './kernel.js';
import { deleteAddress, getLink, newAddress, newVeth, setLink, setUp } from './requests.js';
import { ScarceKernel } from './scarcity.js';

const LINK = 1 << 0;
const IPV4_IFADDR = 1 << 4;
const IPV6_IFADDR = 1 << 8;
const TENTH = [10, 0, 0, 1];

interface Scene {
  kernel: ScarceKernel;
  /** A socket of ROUTE that makes the changes. */
  changer: number;
  /** A device of a driver's. */
  device: number;
  /** Blocks with the description of another, and with 16 bytes of anything. */
  spec: number;
  text: number;
}

function scene(): Scene {
  const kernel = new ScarceKernel();
  expect(kernel.outcome(newVeth({ name: 'a', index: 2 }, { name: 'b', index: 3 }))).toBe(0);
  // lo has an IPv6 address while it is up.
  for (const index of [1, 2]) expect(kernel.outcome(setUp(index, true))).toBe(0);
  expect(kernel.outcome(newAddress(2, TENTH, 24))).toBe(0);
  const spec = new Uint8Array(68);
  spec.set(Buffer.from('eth0'));
  spec.set([1, 0, 6, 0, 2], 16);
  spec.set([0xdc, 5], 52);
  const device = made(kernel.exports.device_create(kernel.netns, kernel.block(spec), 68));
  expect(kernel.outcome(setUp(device, true))).toBe(0);
  spec.set(Buffer.from('eth1'));
  return { kernel, changer: kernel.bound(NETLINK_ROUTE), device, spec: kernel.block(spec), text: kernel.block(16) };
}

function change({ kernel, changer }: Scene, request: Uint8Array): void {
  made(kernel.send(changer, request));
}

type Row = [what: string, group: number, happen: (scene: Scene) => void];

const EVENTS: Row[] = [
  ['a link changes', LINK, (s) => change(s, setLink(2, encodeAttribute(4, uint32(1400))))],
  ["a device's carrier comes", LINK, ({ kernel, device }) => kernel.exports.device_carrier(kernel.netns, device, 1)],
  ['a device goes', LINK, ({ kernel, device }) => kernel.exports.device_destroy(kernel.netns, device)],
  ['an IPv4 address goes', IPV4_IFADDR, (s) => change(s, deleteAddress(2, TENTH, 24))],
  ['IPv6 addresses go with their link', IPV6_IFADDR, (s) => change(s, setUp(1, false))],
];

test.each(EVENTS)('%s: its listener hears ENOBUFS', (_what, group, happen) => {
  const world = scene();
  const { kernel } = world;
  const listener = kernel.bound(NETLINK_ROUTE, 0, group);
  kernel.exhaust();
  kernel.leave(0);
  kernel.crossings.length = 0;
  expect(kernel.exports.poll(listener, POLLIN)).toBe(0);
  happen(world);
  expect(kernel.crossings.flat().find(({ socket }) => socket === listener)?.events).toBe(POLLERR);
  expect(kernel.exports.poll(listener, POLLIN) & POLLERR).toBe(POLLERR);
  expect(named(kernel.receive(listener).result)).toBe('ENOBUFS');

  // What comes after it hears again.
  kernel.relieve();
  kernel.drain(listener);
  const number = 32 - Math.clz32(group);
  expect(kernel.exports.broadcast(kernel.netns, NETLINK_ROUTE, number, world.text, 16)).toBe(1);
  expect(kernel.receive(listener).result).toBe(16);
});

test('a device is made: who listens to uevents hears all three of them, or ENOBUFS', () => {
  const world = scene();
  const { kernel } = world;
  const listener = kernel.bound(NETLINK_KOBJECT_UEVENT, 0, 1);
  const seen = new Set<string>();
  kernel.exhaust(400);
  for (let grains = 0; grains <= 400; grains++) {
    kernel.leave(grains);
    const index = kernel.exports.device_create(kernel.netns, world.spec, 68);
    const heard: number[] = [];
    for (let { result } = kernel.receive(listener); named(result) !== 'EAGAIN'; { result } = kernel.receive(listener)) {
      heard.push(Math.sign(result));
    }
    kernel.relieve();
    const all = heard.join() === '1,1,1';
    if (index < 0) expect(heard).toEqual([]);
    else if (!all) expect(heard).toContain(-1);
    seen.add(index < 0 ? 'no device' : all ? 'all events' : 'ENOBUFS');
  }
  expect(seen).toEqual(new Set(['no device', 'ENOBUFS', 'all events']));
});

test('a listener that set NO_ENOBUFS hears nothing', () => {
  const world = scene();
  const { kernel } = world;
  const listener = kernel.bound(NETLINK_ROUTE, 0, LINK);
  made(kernel.option(listener, SOL_NETLINK, NETLINK_NO_ENOBUFS, 1));
  kernel.exhaust();
  kernel.leave(0);
  kernel.exports.device_destroy(kernel.netns, world.device);
  expect(named(kernel.receive(listener).result)).toBe('EAGAIN');
});

/** Sends or broadcasts the number `i` in 4 bytes. */
type Deliver = (kernel: ScarceKernel, sender: number, i: number) => number;

/** Deliveries, what they answer while they work, and how often at most their reader hears ENOBUFS. */
const DELIVERIES: [what: string, deliver: Deliver, works: number | string, heard: number][] = [
  ['sendmsg to a port', (kernel, sender, i) => kernel.send(sender, uint32(i), { port: 2 }), 4, 0],
  // Port 0 of USERSOCK is nobody's.
  ['sendmsg to a group', (kernel, sender, i) => kernel.send(sender, uint32(i), { groups: 1 }), 'ECONNREFUSED', 1],
  [
    'broadcast',
    (kernel, _sender, i) => {
      kernel.bytes.set(uint32(i), kernel.data);
      return kernel.exports.broadcast(kernel.netns, NETLINK_USERSOCK, 1, kernel.data, 4);
    },
    1,
    1,
  ],
];

/** Everything a socket has to give: the numbers in its datagrams, and how often it said ENOBUFS. */
function readAll(kernel: ScarceKernel, socket: number): { numbers: number[]; heard: number } {
  const numbers: number[] = [];
  let heard = 0;
  for (;;) {
    const { result, data } = kernel.receive(socket);
    if (named(result) === 'EAGAIN') return { numbers, heard };
    if (named(result) === 'ENOBUFS') heard++;
    else numbers.push(viewOf(data).getUint32(0, true));
  }
}

test.each(DELIVERIES)('%s: what is lost is told to the sender or to the reader', (_what, deliver, works, most) => {
  const told = new Set<string>();
  for (let grains = 0; grains <= 60; grains += 2) {
    const kernel = new ScarceKernel();
    const sender = kernel.bound(NETLINK_USERSOCK, 1);
    const reader = kernel.bound(NETLINK_USERSOCK, 2, 1);
    kernel.exhaust(60);
    kernel.leave(grains);
    const answers = Array.from({ length: 40 }, (_, i) => named(deliver(kernel, sender, i)));
    kernel.relieve();
    const { numbers, heard } = readAll(kernel, reader);
    // The oldest are there, in order; and all of them that were not refused, unless the reader knows better.
    expect(numbers).toEqual(numbers.map((_, i) => i));
    expect(heard).toBe(answers.filter((answer) => answer !== 'ENOBUFS').length > numbers.length ? most : 0);
    if (heard > 0) told.add('the reader');
    if (answers.includes('ENOBUFS')) told.add('the sender');
    expect(answers.slice(0, numbers.length)).toEqual(numbers.map(() => works));

    expect(named(deliver(kernel, sender, 99))).toBe(works);
    expect(readAll(kernel, reader)).toEqual({ numbers: [99], heard: 0 });
  }
  expect(told).toEqual(new Set(most > 0 ? ['the sender', 'the reader'] : ['the sender']));
});

test('requests are answered again after memory was short', () => {
  const { kernel, changer } = scene();
  kernel.exhaust();
  kernel.leave(0);
  for (let i = 0; i < 100; i++) made(kernel.send(changer, getLink(1)));
  expect(named(kernel.receive(changer).result)).toBe('ENOBUFS');
  kernel.relieve();
  made(kernel.send(changer, getLink(1)));
  expect(kernel.receive(changer).result).toBeGreaterThan(1000);
});
