/** What random calls are drawn from: each kind of call with arguments that are mostly right, often at an edge, and sometimes wrong. */
import { data } from './bytes.js';
import { DIFFERENCES } from './differences.js';
import { OPTIONS } from './names.js';
import { loadRecording, recordingNames, type Bytes, type Call, type Step, type TaskSpec } from './recording.js';
import { TASKS } from './replay.js';

/** The scenario's name, for masks and differences. */
export const NAMES = 'random';

export interface Generator {
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

export const RANDOM_TASKS: Record<string, TaskSpec> = {
  ...TASKS,
  second: { uid: 0, gid: 0, caps: 'all', netns: '', pid: 2 },
  admin: { uid: 1000, gid: 1000, caps: String(1 << 12), netns: '', pid: 1 },
  blue: { uid: 0, gid: 0, caps: 'all', netns: 'blue', pid: 1 },
};

const SOCKETS = ['a', 'b', 'c', 'd', 'e', 'f'];
const PROTOCOLS = [0, 0, 2, 2, 2, 16, 15, 99, -1];
const PORTS = [0, 1, 2, 5, 100, 200, 4242, 0xffffffff];
const GROUPS = [0, 0, 0, 1, 2, 3, 16, 0x80000000, 0xffffffff];
const LENGTHS = [0, 1, 16, 20, 36, 100, 4096, 65536];
const FLAGS = [0, 0, 0, 0, 2, 0x20, 0x22, 0x40, 1, 0x100];
const NUMBERS = [0, 1, 2, 5, 31, 32, 33, 39, 40, 64, 2304, 5000, 212992, -1, 0x7fffffff];
/** Types of messages that change nothing or little: of control, of links, of addresses, and none. */
const MESSAGES = [1, 2, 3, 4, 16, 17, 18, 19, 20, 21, 22, 18, 22, 200, 0];
/** To generic netlink: the controller, and no family of which another kernel may have one. */
const GENERIC_MESSAGES = [1, 2, 3, 4, 16, 16, 16, 5000, 0];
const MESSAGE_FLAGS = [0, 4, 4, 0x300, 0x100, 0x400, 0x600, 8];
/** No dumps: kernels have different families. */
const GENERIC_FLAGS = [0, 4, 4, 0x100, 8];
const GENERIC = 16;
/** Of generic netlink, "notify" alone: other families' groups are not everybody's on another kernel. */
const GENERIC_GROUPS = [0, 0, 0, 0x8000];

/** Options of which a scenario says that they are not there yet are left out: their list is in differences.ts. */
const MISSING = new Set(
  recordingNames()
    .filter((name) => name.startsWith('options') || name === 'timeouts')
    .flatMap((name) => {
      let at = '';
      return loadRecording(name).steps.flatMap((step) => {
        if ('note' in step && step.note !== undefined) at = step.note;
        const missing = DIFFERENCES.some((one) => one.scenario === name && one.at === at);
        return missing && 'level' in step ? [`${step.level} ${step.name}`] : [];
      });
    }),
);
const KNOWN_OPTIONS = Object.entries(OPTIONS)
  .flatMap(([level, names]) => Object.values(names).map((name): [number, number] => [Number(level), name]))
  .filter(
    ([level, name]) => !MISSING.has(`${level} ${name}`) && !(level === 1 && [26, 27, 50, 57, 55, 44].includes(name)),
  );

/** Without memberships: kernels have different generic groups. */
const GENERIC_OPTIONS = KNOWN_OPTIONS.filter(([level, name]) => level === 1 || ![1, 2, 9].includes(name));

function address(random: Generator, protocol: number): Bytes {
  const wrong = random.below(12);
  const groups = random.pick(protocol === GENERIC ? GENERIC_GROUPS : GROUPS);
  const parts = [{ u16: wrong === 0 ? 2 : 16 }, { u16: 0 }, { u32: random.pick(PORTS) }, { u32: groups }];
  const hex = data(parts).toString('hex');
  return { hex: wrong === 1 ? hex.slice(0, 2 * random.below(13)) : hex };
}

function message(random: Generator, protocol: number): Buffer {
  const isGeneric = protocol === GENERIC;
  const body = random.pick([
    [],
    [{ ifinfo: { index: random.below(3) } }],
    [{ ifinfo: {} }, { 3: { string: random.pick(['lo', 'nosuch', '']) } }],
    [{ ifinfo: { index: 1, flags: random.below(2), change: 1 } }],
    [
      { ifaddr: { family: random.pick([0, 2, 10]), prefixlen: random.pick([0, 8, 24, 33]), index: random.below(3) } },
      { 2: { ipv4: `10.0.0.${random.below(3)}` } },
    ],
    [{ genl: { cmd: random.pick([0, 3, 10, 99]) } }, { 2: { string: random.pick(['nlctrl', 'nosuch']) } }],
    [{ fill: { byte: random.below(256), times: random.below(40) } }],
  ]);
  const flags = 1 | random.pick(isGeneric ? GENERIC_FLAGS : MESSAGE_FLAGS);
  return data({
    message: {
      type: random.pick(isGeneric ? GENERIC_MESSAGES : MESSAGES),
      flags: random.below(12) === 0 ? flags & ~1 : flags,
      seq: random.below(1000),
      body,
      ...(random.below(10) === 0 && { nlmsg_len: random.pick([0, 15, 16, 17, 20, 0xffffffff]) }),
    },
  });
}

function payload(random: Generator, protocol: number): Bytes {
  if (random.below(3) === 0) return { fill: [random.below(256), random.pick([0, 1, 15, 16, 100, 3000])] };
  const messages = Array.from({ length: 1 + random.below(3) }, () => {
    const bytes = message(random, protocol);
    return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  });
  return { hex: Buffer.concat(messages).toString('hex') };
}

/** A sequence that begins with sockets, so that most calls meet one. */
export function sequence(random: Generator, count: number): Step[] {
  const protocols = new Map<string, number>();
  const steps: Step[] = SOCKETS.map((socket) => open(random, socket, protocols));
  while (steps.length < count) steps.push(call(random, protocols));
  return steps.slice(0, count);
}

function open(random: Generator, socket: string, protocols: Map<string, number>): Call {
  const [type, protocol] = [random.pick([2, 3, 3, 3, 1]), random.pick(PROTOCOLS)];
  if (type !== 1 && protocol >= 0 && protocol < 32) protocols.set(socket, protocol);
  return { call: 'socket', task: task(random), socket, type, protocol };
}

function task(random: Generator): string {
  return random.pick(['root', 'root', 'root', 'root', 'nobody', 'second', 'admin', 'blue']);
}

function call(random: Generator, protocols: Map<string, number>): Call {
  const common = { task: task(random), socket: random.pick(SOCKETS) };
  const kind = random.below(40);
  const protocol = protocols.get(common.socket) ?? -1;
  const options = protocol === GENERIC ? GENERIC_OPTIONS : KNOWN_OPTIONS;
  const [level, name] = random.pick(options);
  if (kind < 1) return { ...common, call: 'close' };
  if (kind < 4) return open(random, common.socket, protocols);
  if (kind < 7) return { ...common, call: 'bind', address: address(random, protocol) };
  if (kind < 9) return { ...common, call: 'connect', address: address(random, protocol) };
  if (kind < 11) return { ...common, call: random.pick(['getsockname', 'getpeername'] as const) };
  if (kind < 15) {
    const value = {
      hex: data({ u32: random.pick(NUMBERS) })
        .toString('hex')
        .slice(0, random.pick([8, 8, 8, 4, 0])),
    };
    return { ...common, call: 'setsockopt', level, name, value };
  }
  if (kind < 18) return { ...common, call: 'getsockopt', level, name, length: random.pick([4, 4, 4, 8, 3, 0, 64]) };
  if (kind < 29) {
    const to = random.below(2) === 0 ? {} : { to: address(random, protocol) };
    return {
      ...common,
      call: 'send',
      flags: random.pick([0, 0, 0, 0x40, 1]),
      data: payload(random, protocol),
      ...to,
    };
  }
  const receive = { length: random.pick(LENGTHS), control: random.pick([0, 0, 128]), flags: random.pick(FLAGS) };
  if (kind < 35) return { ...common, call: 'recv', ...receive };
  if (kind < 38) return { ...common, call: 'drain', length: 65536, control: 128, flags: 0 };
  return { ...common, call: 'poll' };
}
