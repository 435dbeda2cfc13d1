/**
 * What random calls are drawn from: every call of the layer, with arguments that are mostly right, often at an edge, and sometimes wrong.
 *
 * Left out is what differs by nature, each at its place with the reason: what another kernel's generic families have (random-messages.ts,
 * random-options.ts), kernel sides that this module has not (UNSERVED there), numbers of this boot (OF_THIS_BOOT; where a uevent would be
 * cut, below), and what changes the machine (ioctls that set). Nothing waits: which of two that wait is first is the scheduler's.
 */
import { NETLINK_GENERIC, NETLINK_KOBJECT_UEVENT } from '../../host/constants.js';
import { data } from './bytes.js';
import { IO_FLAGS, IOCTLS } from './names.js';
import { control, payload, UNSERVED } from './random-messages.js';
import { isEverywhere, option, room, value } from './random-options.js';
import type { Bytes, Call, ReceiveStep, Step, TaskSpec } from './recording.js';
import { TASKS } from './replay.js';

/** The scenario's name, for masks and differences. */
export const NAMES = 'random';

export interface Generator {
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

function unprivileged(uid: number, ...caps: number[]): TaskSpec {
  const mask = caps.reduce((sum, one) => sum | (1n << BigInt(one)), 0n);
  return { uid, gid: uid, caps: String(mask), netns: '', pid: 1 };
}

const [CAP_SETGID, CAP_SETUID, CAP_NET_BROADCAST, CAP_NET_ADMIN, CAP_NET_RAW, CAP_SYS_ADMIN, CAP_AUDIT_READ] = [
  6, 7, 11, 12, 13, 21, 37,
] as const;

export const RANDOM_TASKS: Record<string, TaskSpec> = {
  ...TASKS,
  second: { uid: 0, gid: 0, caps: 'all', netns: '', pid: 2 },
  admin: unprivileged(1000, CAP_NET_ADMIN),
  broadcaster: unprivileged(1000, CAP_NET_BROADCAST, CAP_NET_RAW),
  auditor: unprivileged(1001, CAP_AUDIT_READ),
  claimer: unprivileged(1001, CAP_SETUID, CAP_SETGID, CAP_SYS_ADMIN),
  blue: { uid: 0, gid: 0, caps: 'all', netns: 'blue', pid: 1 },
  guest: { uid: 1000, gid: 1000, caps: 'none', netns: 'blue', pid: 2 },
  green: { uid: 0, gid: 0, caps: 'all', netns: 'green', pid: 2 },
};

const TASK_NAMES = ['root', 'root', 'root', 'root', ...Object.keys(RANDOM_TASKS)];
const SOCKETS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const PROTOCOLS = [0, 0, 0, 0, 2, 2, 2, 2, 16, 16, 15, 15, 4, 6, 7, 9, 10, 11, 12, 1, 3, 17, 31, 32, 99, -1];
const TYPES = [2, 3, 3, 3, 3, 3, 3, 1, 5, 10, 11, 3 | 0x800, 3 | 0x80000, 3 | 0x1000];
const PORTS = [0, 0, 1, 2, 5, 100, 200, 4242, 0xffffffff, 0x80000000, 0xffffefff];
const GROUPS = [0, 0, 0, 1, 2, 3, 16, 0x80000000, 0xffffffff];
/** Of generic netlink, "notify" alone: other families' groups are not everybody's on another kernel. */
const GENERIC_GROUPS = [0, 0, 0, 0x8000];
const LENGTHS = [0, 1, 16, 20, 36, 100, 4096, 8192, 65536];
const SEND_FLAGS = [0, 0, 0, 0, 0x40, 1, 4, 0x80, 0x100, 0x800, 0x4000, 0x8000];
const RECEIVE_FLAGS = [0, 0, 0, 0, 2, 2, 0x20, 0x22, 0x40, 1, 4, 8, 0x80, 0x100, 0x2000, IO_FLAGS['CMSG_CLOEXEC']!];
const CONTROL_ROOMS = [0, 0, 0, 8, 16, 18, 20, 40, 44, 256, 256];
/** Not within the port, which may be random. */
const NAME_ROOMS = [0, 1, 2, 4, 8, 11, 12, 13, 64];
/** Those that read; and on all sockets FIONREAD, SIOCOUTQ, FIONBIO, FIOASYNC, SIOCGSTAMP, and one that there is not. */
const READING = Object.entries(IOCTLS).filter(([name]) => name.startsWith('SIOCGIF'));
const REQUESTS = [...READING.map(([, request]) => request), 0x541b, 0x5411, 0x5421, 0x8906, 0x8907, 0x5401];
const ACTIONS = ['add', 'remove', 'change', 'move', 'online', 'offline', 'bind', 'unbind'];

function address(random: Generator, protocol: number): Bytes {
  const wrong = random.below(14);
  const groups = random.pick(protocol === NETLINK_GENERIC ? GENERIC_GROUPS : GROUPS);
  // The kernel's side of these is left out.
  const port = random.pick(UNSERVED.has(protocol) ? PORTS.filter((one) => one !== 0) : PORTS);
  const family = wrong === 0 ? random.pick([0, 2, 16 | 0x100]) : 16;
  const hex = data([{ u16: family }, { u16: random.below(2) }, { u32: port }, { u32: groups }]).toString('hex');
  // An empty address is none, and that is the kernel's.
  return {
    hex:
      wrong === 1
        ? hex.slice(0, 2 * (Number(UNSERVED.has(protocol)) + random.below(12)))
        : wrong === 2
          ? hex + '00'.repeat(random.below(130))
          : hex,
  };
}

/** A sequence that begins with sockets, so that most calls meet one; each call is one step. */
export function calls(random: Generator, count: number): Step[][] {
  const protocols = new Map<string, number>();
  const steps: Step[] = SOCKETS.map((socket) => open(random, socket, protocols));
  while (steps.length < count) steps.push(call(random, protocols));
  return steps.slice(0, count).map((step) => [step]);
}

function open(random: Generator, socket: string, protocols: Map<string, number>): Call {
  const [type, protocol] = [random.pick(TYPES), random.pick(PROTOCOLS)];
  const isRight = [2, 3].includes(type & 0xf) && (type & ~0x8080f) === 0 && protocol >= 0 && protocol < 32;
  if (isRight && ![1, 3, 17, 31].includes(protocol)) protocols.set(socket, protocol);
  return { call: 'socket', task: random.pick(TASK_NAMES), socket, type, protocol };
}

function call(random: Generator, protocols: Map<string, number>): Call {
  const common = { task: random.pick(TASK_NAMES), socket: random.pick(SOCKETS) };
  const protocol = protocols.get(common.socket) ?? -1;
  const kind = random.below(100);
  if (kind < 2) return closed(common, protocols);
  if (kind < 6) return open(random, common.socket, protocols);
  if (kind < 8) return duplicate(random, common, protocols);
  if (kind < 15) return { ...common, call: 'bind', address: address(random, protocol) };
  if (kind < 19) return { ...common, call: 'connect', address: address(random, protocol) };
  if (kind < 23) return named(random, common);
  if (kind < 25) return { ...common, call: random.pick(['listen', 'accept', 'shutdown'] as const) };
  if (kind < 27) return { ...common, call: 'ioctl', request: random.pick(REQUESTS), ...device(random) };
  if (kind < 42) return options(random, common, protocol);
  if (kind < 68) return send(random, common, protocol);
  if (kind < 86) return { ...common, call: 'recv', ...receive(random, protocol) };
  if (kind < 92) return { ...common, call: 'drain', length: 65536, control: 256, flags: 0 };
  if (kind < 94) return uevent(random);
  return { ...common, call: 'poll' };
}

type Who = Pick<Call, 'task' | 'socket'>;

function closed(common: Who, protocols: Map<string, number>): Call {
  protocols.delete(common.socket);
  return { ...common, call: 'close' };
}

function duplicate(random: Generator, common: Who, protocols: Map<string, number>): Call {
  const as = random.pick(SOCKETS);
  const protocol = protocols.get(common.socket);
  if (protocol !== undefined) protocols.set(as, protocol);
  return { ...common, call: 'dup', as };
}

/** Asked for through sysfs, where files are root's, and show one namespace. */
function uevent(random: Generator): Call {
  return { call: 'uevent', task: 'root', socket: '', action: random.pick(ACTIONS), device: 'lo' };
}

/** Cut to less than the port, which may be random. */
function named(random: Generator, common: Who): Call {
  const length = random.below(3) === 0 ? { length: random.pick([-1, 0, 1, 2, 4]) } : {};
  return { ...common, call: random.pick(['getsockname', 'getpeername'] as const), ...length };
}

function device(random: Generator): { interface: string } | { index: number } {
  return random.below(3) === 0
    ? { index: random.pick([0, 1, 99, -1]) }
    : { interface: random.pick(['lo', 'nosuch', '']) };
}

function options(random: Generator, common: Who, protocol: number): Call {
  const one = option(random);
  if (random.below(2) === 0) return { ...common, call: 'setsockopt', ...one, value: value(random, one, protocol) };
  if (!isEverywhere(one, protocol)) return { ...common, call: 'getsockname' };
  return { ...common, call: 'getsockopt', ...one, length: room(random, one) };
}

function send(random: Generator, common: Who, protocol: number): Call {
  const isNamed = UNSERVED.has(protocol) || random.below(2) === 0;
  const iov = random.below(6) === 0 ? { iov: Array.from({ length: random.below(4) }, () => random.below(40)) } : {};
  return {
    ...common,
    call: 'send',
    flags: random.pick(SEND_FLAGS),
    data: payload(random, protocol),
    ...iov,
    ...(random.below(8) === 0 && { control: control(random) }),
    ...(isNamed && { to: address(random, protocol) }),
  };
}

function receive(random: Generator, protocol: number): Omit<ReceiveStep, 'call'> {
  const flags = random.pick(RECEIVE_FLAGS);
  // A uevent's number is of this boot, as is where it would be cut.
  const isEvent = protocol === NETLINK_KOBJECT_UEVENT;
  const length = isEvent ? random.pick([flags & 0x20 ? 65536 : 0, 65536]) : random.pick(LENGTHS);
  const iov =
    !isEvent && random.below(6) === 0 ? { iov: Array.from({ length: random.below(4) }, () => random.below(40)) } : {};
  return {
    length,
    control: random.pick(CONTROL_ROOMS),
    flags,
    ...iov,
    ...(random.below(8) === 0 && { name: random.pick(NAME_ROOMS) }),
  };
}
