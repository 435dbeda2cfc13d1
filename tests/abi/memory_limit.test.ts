/**
 * With all memory taken, calls that need some answer ENOMEM or ENOBUFS, nothing is changed by them, and the same calls work
 * once there is memory. Every call is tried with every amount of memory from none to enough, in steps of 16 bytes, and so
 * fails once at each allocation that it makes.
 */
import { NETLINK_ADD_MEMBERSHIP, NETLINK_ROUTE, NETLINK_USERSOCK, SOL_NETLINK } from '../../host/constants.js';
import { IFF_TAP, TUNSETIFF } from '../../host/generated/netdevice.js';
import { made, named } from './kernel.js';
import { ScarceKernel } from './scarcity.js';

/** Enough for any one call. */
const GRAINS = 400;

interface Scarce {
  kernel: ScarceKernel;
  /** An unbound socket of ROUTE; in rows that have it alone, the only one there is. */
  fresh: number;
  /** Bound to port 1 of USERSOCK; and a reader at port 2, in group 1. */
  sender: number;
  reader: number;
  /** Blocks with a device's description, and with a uevent. */
  spec: number;
  event: number;
  /** A descriptor of a tun, and a block that asks for a tap. */
  tun: number;
  ifreq: number;
}

const EVENT = 'add@/devices/a\0A=1\0';

function scarce(alone: boolean): Scarce {
  const kernel = new ScarceKernel();
  const spec = new Uint8Array(68);
  spec.set(Buffer.from('eth0'));
  spec.set([1, 0, 6, 0, 2], 16);
  spec.set([0xdc, 5], 52);
  // With a driver.
  spec.set([1], 64);
  return {
    kernel,
    fresh: kernel.socket(),
    sender: alone ? 0 : kernel.bound(NETLINK_USERSOCK, 1),
    reader: alone ? 0 : kernel.bound(NETLINK_USERSOCK, 2, 1),
    spec: kernel.block(spec),
    event: kernel.block(Buffer.from(EVENT)),
    tun: kernel.exports.tun_open(kernel.task),
    ifreq: kernel.block(Uint8Array.from({ length: 32 }, (_, at) => (at === 16 ? IFF_TAP : 0))),
  };
}

type Row = [
  what: string,
  /** Returns what the call did. */
  call: (scarce: Scarce) => number,
  /** Takes back what it made, given what it returned. */
  undo: (scarce: Scarce, result: number) => number,
  /** Alone: with no other socket bound, and so before there are tables of ports and groups. */
  where?: 'alone' | 'among others',
];

const close = ({ kernel }: Scarce, socket: number) => kernel.exports.close(socket);
/** Reads what was sent, and 5 bytes of it are all there are. */
const read = ({ kernel, reader }: Scarce) => (kernel.receive(reader).result === 5 ? 0 : -1);

const CALLS: Row[] = [
  ['alloc of 1000 bytes', ({ kernel }) => kernel.exports.alloc(1000), ({ kernel }, p) => kernel.exports.free(p)],
  ['netns_create', ({ kernel }) => kernel.exports.netns_create(), ({ kernel }, h) => kernel.exports.netns_destroy(h)],
  [
    'task_create',
    ({ kernel }) => kernel.exports.task_create(5, 0, 0, 0n, kernel.netns),
    ({ kernel }, h) => kernel.exports.task_destroy(h),
  ],
  ['tun_open', ({ kernel }) => kernel.exports.tun_open(kernel.task), ({ kernel }, h) => kernel.exports.tun_close(h)],
  [
    'tun_ioctl that makes a tap',
    ({ kernel, tun, ifreq }) => kernel.exports.tun_ioctl(kernel.task, tun, TUNSETIFF, ifreq, 32),
    ({ kernel, tun }) => kernel.exports.tun_close(tun),
  ],
  ['socket', ({ kernel }) => kernel.exports.socket(kernel.task, 3, NETLINK_ROUTE), close],
  ['bind to any port', ({ kernel, fresh }) => kernel.bind(fresh), (s) => close(s, s.fresh), 'alone'],
  ['bind to a port', ({ kernel, fresh }) => kernel.bind(fresh, 77), (s) => close(s, s.fresh), 'alone'],
  [
    'bind to any port and 32 groups',
    ({ kernel, fresh }) => kernel.bind(fresh, 0, -1),
    (s) => close(s, s.fresh),
    'alone',
  ],
  [
    'connect, which binds',
    ({ kernel, fresh }) => kernel.exports.connect(kernel.task, fresh, kernel.address(2), 12),
    (s) => close(s, s.fresh),
    'alone',
  ],
  [
    'ADD_MEMBERSHIP',
    ({ kernel, fresh }) => kernel.option(fresh, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, 39),
    (s) => close(s, s.fresh),
    'alone',
  ],
  ['sendmsg to a port', ({ kernel, sender }) => kernel.send(sender, new Uint8Array(5), { port: 2 }), read],
  [
    'sendmsg of 4000 bytes to a port',
    ({ kernel, sender }) => kernel.send(sender, new Uint8Array(4000), { port: 2 }),
    ({ kernel, reader }) => (kernel.receive(reader).result === 4000 ? 0 : -1),
  ],
  [
    'sendmsg to a group and a port',
    ({ kernel, sender }) => kernel.send(sender, new Uint8Array(5), { port: 2, groups: 1 }),
    read,
  ],
  ['broadcast', ({ kernel }) => kernel.exports.broadcast(kernel.netns, NETLINK_USERSOCK, 1, kernel.data, 5), read],
  ['uevent', ({ kernel, event }) => kernel.exports.uevent(kernel.netns, event, EVENT.length), () => 0],
  [
    'link_receive',
    ({ kernel }) => kernel.exports.link_receive(kernel.netns, 1, 3, kernel.data, 1),
    ({ kernel }) => kernel.exports.link_receive(kernel.netns, 1, 3, kernel.data, -1),
  ],
  [
    'link_note_set',
    ({ kernel }) => kernel.exports.link_note_set(kernel.netns, 1, 7, kernel.data, 64),
    ({ kernel }) => kernel.exports.link_note_set(kernel.netns, 1, 7, kernel.data, 0),
  ],
  [
    'device_create',
    ({ kernel, spec }) => kernel.exports.device_create(kernel.netns, spec, 68),
    ({ kernel }, index) => kernel.exports.device_destroy(kernel.netns, index),
  ],
];

/** Memory in use when a call was made, with all the memory it likes, and taken back. */
function usedAfter(call: Row[1], undo: Row[2], alone: boolean): number {
  const world = scarce(alone);
  // It opens a socket, and the table of handles keeps its size.
  world.kernel.state();
  world.kernel.exhaust(GRAINS);
  world.kernel.leave(0);
  world.kernel.relieve();
  made(undo(world, made(call(world))));
  return world.kernel.used;
}

test.each(CALLS)('%s fails with ENOMEM or ENOBUFS, or works', (_what, call, undo, where = 'among others') => {
  const used = usedAfter(call, undo, where === 'alone');
  const world = scarce(where === 'alone');
  const { kernel } = world;
  const before = kernel.state();
  const outcomes = new Set<string>();
  kernel.exhaust(GRAINS);
  for (let grains = 0; grains <= GRAINS; grains++) {
    kernel.leave(grains);
    let result = call(world);
    const failed = result < 0;
    outcomes.add(failed ? String(named(result)) : 'it works');
    kernel.relieve();
    if (failed) {
      expect(kernel.state()).toBe(before);
      result = made(call(world));
    }
    expect(undo(world, result)).toBe(0);
    expect({ grains, failed, used: kernel.used }).toEqual({ grains, failed, used });
  }
  expect(outcomes).toContain('it works');
  outcomes.delete('it works');
  expect([...outcomes].filter((outcome) => !['ENOMEM', 'ENOBUFS'].includes(outcome))).toEqual([]);
  expect(outcomes.size).toBeGreaterThan(0);
});
