/**
 * What wakes: room for a send that was refused (netlink(7): a unicast to a full receiver waits), and the calls that drivers
 * and the host make.
 */
import {
  NETLINK_KOBJECT_UEVENT,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  POLLIN,
  SO_RCVBUF,
  SOL_SOCKET,
} from '../../host/constants.js';
import { TestKernel, made, named } from './kernel.js';
import { newAddress, newVeth, setUp } from './requests.js';

/** Bit of `poll`: a send that was refused may be tried again. */
const ROOM = 0x10000;
const LINK = 1 << 0;
const IPV6_IFADDR = 1 << 8;

describe('room for a refused send', () => {
  /** A sender, and a receiver at port 2 that has taken all it takes. */
  function full(): { kernel: TestKernel; sender: number; receiver: number } {
    const kernel = new TestKernel();
    const [sender, receiver] = [kernel.bound(NETLINK_USERSOCK, 1), kernel.bound(NETLINK_USERSOCK, 2)];
    made(kernel.option(receiver, SOL_SOCKET, SO_RCVBUF, 0));
    while (kernel.send(sender, new Uint8Array(4), { port: 2 }) > 0);
    return { kernel, sender, receiver };
  }

  test('there is room until a send was refused', () => {
    const { kernel, sender, receiver } = full();
    expect(kernel.exports.poll(receiver, ROOM)).toBe(ROOM);
    expect(kernel.exports.poll(sender, ROOM)).toBe(0);
  });

  test('it is no part of the whole level', () => {
    const { kernel, receiver } = full();
    expect(kernel.exports.poll(receiver, 0) & ROOM).toBe(0);
  });

  test('a read makes room, and wakes the sender once', () => {
    const { kernel, sender, receiver } = full();
    expect(kernel.exports.poll(sender, ROOM)).toBe(0);
    kernel.receive(receiver);
    kernel.receive(receiver);
    expect(kernel.crossings).toEqual([[{ socket: sender, events: ROOM }]]);
    expect(kernel.send(sender, new Uint8Array(4), { port: 2 })).toBe(4);
  });

  test('a receiver that closes wakes it too, and the next send is refused for good', () => {
    const { kernel, sender, receiver } = full();
    expect(kernel.exports.poll(sender, ROOM)).toBe(0);
    kernel.exports.close(receiver);
    expect(kernel.crossings).toEqual([[{ socket: sender, events: ROOM }]]);
    expect(named(kernel.send(sender, new Uint8Array(4), { port: 2 }))).toBe('ECONNREFUSED');
  });

  test('a sender that closes leaves no trace', () => {
    const { kernel, sender, receiver } = full();
    kernel.exports.poll(sender, ROOM);
    kernel.exports.close(sender);
    expect(kernel.receive(receiver).result).toBe(4);
    expect(kernel.crossings).toEqual([]);
  });

  test('every one of many refused senders is woken, in one crossing', () => {
    const { kernel, sender, receiver } = full();
    const senders = [sender, ...Array.from({ length: 20 }, () => kernel.bound(NETLINK_USERSOCK))];
    for (const each of senders) {
      expect(named(kernel.send(each, new Uint8Array(4), { port: 2 }))).toBe('EAGAIN');
      expect(kernel.exports.poll(each, ROOM)).toBe(0);
    }
    kernel.receive(receiver);
    expect(kernel.crossings).toHaveLength(1);
    expect(kernel.crossings[0]?.map(({ socket }) => socket).sort()).toEqual([...senders].sort());
  });
});

/** Calls that wake listeners; they return no less than 0. */
const WAKING: [what: string, protocol: number, groups: number, call: (kernel: TestKernel) => number][] = [
  [
    'uevent',
    NETLINK_KOBJECT_UEVENT,
    1,
    (kernel) => kernel.exports.uevent(kernel.netns, kernel.block(Buffer.from('add@/a\0')), 7),
  ],
  ['device_create', NETLINK_ROUTE, LINK, (kernel) => device(kernel)],
  ['device_carrier', NETLINK_ROUTE, LINK, (kernel) => kernel.exports.device_carrier(kernel.netns, 2, 1)],
  ['device_destroy', NETLINK_KOBJECT_UEVENT, 1, (kernel) => kernel.exports.device_destroy(kernel.netns, 2)],
  ['run_timers', NETLINK_ROUTE, IPV6_IFADDR, detectDuplicates],
];

/** The address that came with the link is asked for, and a second later, as nobody has it, in use. */
function detectDuplicates(kernel: TestKernel): number {
  made(kernel.exports.run_timers(kernel.now + 10_000));
  return kernel.exports.run_timers(kernel.now + 20_000);
}

function device(kernel: TestKernel): number {
  const spec = new Uint8Array(68);
  spec.set(Buffer.from('eth%d'));
  spec.set([1, 0, 6, 0, 2], 16);
  spec.set([0xdc, 5], 52);
  return kernel.exports.device_create(kernel.netns, kernel.block(spec), 68);
}

test.each(WAKING)('%s wakes', (_what, protocol, groups, call) => {
  const kernel = new TestKernel();
  made(device(kernel));
  expect(kernel.outcome(setUp(2, true))).toBe(0);
  // A veth with an address that waits for duplicate detection.
  for (const request of [newVeth({ index: 5 }, { index: 6 }), setUp(5, true), setUp(6, true)]) {
    expect(kernel.outcome(request)).toBe(0);
  }
  expect(kernel.outcome(newAddress(5, [0x20, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 64))).toBe(0);
  const socket = kernel.bound(protocol, 0, groups);
  expect(kernel.exports.poll(socket, POLLIN)).toBe(0);
  made(call(kernel));
  expect(kernel.crossings).toEqual([[{ socket, events: POLLIN }]]);
});
