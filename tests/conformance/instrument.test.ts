/**
 * The instrument itself: whatever breaks in the module is noticed, a mask hides nothing but what it names, and a scenario with a mistake
 * is told where it is.
 */
import type { Process } from '../../host/index.js';
import { compare } from './compare.js';
import { figuresOf } from './figures.js';
import { loadRecording, type RecordedStep, type Result } from './recording.js';
import { replay } from './replay.js';
import { expand } from './scenario.js';
import { sideBySide } from './sides.js';

type Received = ReturnType<Process['recvmsg']>;
type Calls = Partial<Record<keyof Process, (...parameters: never[]) => unknown>>;

/** A process of which some calls are broken; all others are its own. */
function broken(breakage: (process: Process) => Calls) {
  return (process: Process): Process => {
    const calls = breakage(process);
    return new Proxy(process, {
      get(target, name) {
        const call = calls[name as keyof Process] ?? (Reflect.get(target, name, target) as unknown);
        return typeof call === 'function' ? (call.bind(target) as unknown) : call;
      },
    });
  };
}

const receive = (change: (received: Received) => Received) =>
  broken((process) => ({
    recvmsg: (fd: number, request: Parameters<Process['recvmsg']>[1]) => change(process.recvmsg(fd, request)),
  }));

async function unlisted(name: string, sabotage?: (process: Process) => Process): Promise<number> {
  const { kernel, pid, tasks, steps } = loadRecording(name);
  const ours = await replay(steps, { pid, tasks, ...(sabotage && { sabotage }) });
  const linux = steps.map(({ result }) => result);
  return figuresOf({ scenario: name, subject: '', kernel, steps, linux, ours }).unlisted.length;
}

describe('a module that is broken on purpose is caught:', () => {
  const lastByte = ({ data, ...rest }: Received): Received => {
    const copy = data.slice();
    if (copy.length > 0) copy[copy.length - 1]! ^= 1;
    return { ...rest, data: copy };
  };
  const breakages: [string, string, (process: Process) => Process][] = [
    ['a bit of an answer', 'parse-loop', receive(lastByte)],
    ['a byte too few', 'link-get', receive((one) => ({ ...one, data: one.data.subarray(0, -1) }))],
    ['a length', 'receive', receive((one) => ({ ...one, length: one.length + 1 }))],
    ['a flag', 'receive', receive((one) => ({ ...one, flags: one.flags ^ 0x20 }))],
    ["a sender's port", 'user-to-user', receive((one) => ({ ...one, address: { ...one.address, pid: 1 } }))],
    ["a sender's group", 'control', receive((one) => ({ ...one, address: { ...one.address, groups: 0 } }))],
    ['control data', 'control', receive((one) => ({ ...one, control: new Uint8Array(0) }))],
    [
      'a datagram that gets lost',
      'user-to-user',
      broken((process) => ({
        recvmsg: (fd: number, request: Parameters<Process['recvmsg']>[1]) => {
          process.recvmsg(fd, request);
          return process.recvmsg(fd, request);
        },
      })),
    ],
    [
      'another errno',
      'bind',
      broken((process) => ({
        bind: (fd: number, address: Uint8Array) => {
          try {
            process.bind(fd, address);
          } catch (error) {
            throw Object.assign(error as Error, { code: 'EPERM' });
          }
        },
      })),
    ],
    ['an error that does not come', 'connect', broken(() => ({ connect: () => undefined }))],
    ['readiness', 'overrun-broadcast', broken((process) => ({ poll: (fd: number) => process.poll(fd) & ~8 }))],
    ['an option', 'options-netlink', broken(() => ({ getsockopt: () => new Uint8Array(4) }))],
    ['a name', 'autobind', broken(() => ({ getsockname: () => ({ family: 16, pid: 0, groups: 0 }) }))],
    ['credentials that do not change', 'permission', broken(() => ({ setCredentials: () => undefined }))],
  ];

  test.each(breakages)('%s', async (_, name, sabotage) => {
    expect(await unlisted(name)).toBe(0);
    expect(await unlisted(name, sabotage)).toBeGreaterThan(0);
  });
});

describe('a mask hides', () => {
  /** A step of a recording, and its first datagram for which `fits` holds, as bytes. */
  function datagram(name: string, fits: (bytes: Buffer) => boolean): { step: RecordedStep; bytes: Buffer } {
    for (const step of loadRecording(name).steps) {
      const runs = 'runs' in step.result ? step.result.runs : [];
      for (const [, result] of runs) {
        const bytes = 'data' in result ? Buffer.from(result.data.hex ?? '', 'hex') : Buffer.alloc(0);
        if (bytes.length > 0 && fits(bytes)) return { step: { ...step, result }, bytes };
      }
    }
    throw new Error('no such datagram');
  }

  /** The offsets of the bytes that may change without being noticed. */
  function hidden(name: string, protocol: number, { step, bytes }: { step: RecordedStep; bytes: Buffer }): number[] {
    if (!('socket' in step)) throw new Error('a step without a socket');
    const made: RecordedStep = { call: 'socket', task: 'root', socket: step.socket, type: 3, protocol, result: {} };
    return [...bytes.keys()].filter((offset) => {
      const changed = Buffer.from(bytes);
      changed[offset]! ^= 0x15;
      const result = { ...step.result, data: { hex: changed.toString('hex') } } as Result;
      return compare(name, [made, step], [{}, result]).length === 0;
    });
  }

  test("of a link's message, when IPv6 last changed and its reachable time, and nothing else", () => {
    const found = datagram('link-up', (bytes) => bytes.readUInt16LE(4) === 16 && bytes.length > 1000);
    // The attribute's header, and max_reasm_len 65535, after which the masked eight bytes come.
    const at = found.bytes.indexOf('14000500ffff0000', 'hex') + 8;
    expect(hidden('link-up', 0, found)).toEqual([...Array(8).keys()].map((n) => at + n));
  });

  test("of an address's message, when it was made and changed, and nothing else", () => {
    const found = datagram('address-ipv4', (bytes) => bytes.readUInt16LE(4) === 20);
    const at = found.bytes.indexOf('14000600', 'hex') + 4 + 8;
    expect(hidden('address-ipv4', 0, found)).toEqual([...Array(8).keys()].map((n) => at + n));
  });

  test("of a neighbour's message, how long ago it was confirmed, used and changed, and nothing else", () => {
    const found = datagram('neighbour', (bytes) => bytes.readUInt16LE(4) === 28);
    const at = found.bytes.indexOf('14000300', 'hex') + 4;
    expect(hidden('neighbour', 0, found)).toEqual([...Array(12).keys()].map((n) => at + n));
  });

  test('the order of neighbours in a dump, and of nothing else', () => {
    const message = (type: number, flags: number, byte: number): Buffer => {
      const bytes = Buffer.alloc(20, byte);
      bytes.writeUInt32LE(20, 0);
      bytes.writeUInt16LE(type, 4);
      bytes.writeUInt16LE(flags, 6);
      return bytes;
    };
    const step: RecordedStep = {
      call: 'recv',
      task: 'root',
      socket: 'a',
      length: 99,
      control: 0,
      flags: 0,
      result: {},
    };
    const made: RecordedStep = { call: 'socket', task: 'root', socket: 'a', type: 3, protocol: 0, result: {} };
    const read = (...parts: Buffer[]): Result => ({
      value: 1,
      data: { hex: Buffer.concat(parts).toString('hex') },
      flags: 0,
      address: { pid: 0, groups: 0 },
      control: [],
    });
    const same = (a: Result, b: Result): boolean => compare('x', [made, { ...step, result: a }], [{}, b]).length === 0;
    for (const [type, flags, equal] of [
      [28, 2, true],
      [28, 0, false],
      [20, 2, false],
    ] as const) {
      const [one, two, done] = [message(type, flags, 1), message(type, flags, 7), message(3, 2, 0)];
      expect(same(read(one, two, done), read(two, one, done))).toBe(equal);
      expect(same(read(one, two, done), read(two, done, one))).toBe(false);
    }
  });

  test('nothing of an error', () => {
    const found = datagram('parse-loop', (bytes) => bytes.readUInt16LE(4) === 2);
    expect(hidden('parse-loop', 0, found)).toEqual([]);
  });

  test('of a uevent its number, and nothing else', () => {
    const found = datagram('uevent', (bytes) => bytes.includes('SEQNUM=') && bytes.includes('add@'));
    const at = found.bytes.lastIndexOf('SEQNUM=') + 'SEQNUM='.length;
    const digits = found.bytes.length - 1 - at;
    const offsets = hidden('uevent', 15, found);
    expect(offsets.every((offset) => offset >= at && offset < at + digits)).toBe(true);
  });
});

describe('a known difference', () => {
  const step = { call: 'poll', task: 'root', socket: 'a', note: 'here' } as const;
  const sides = {
    scenario: 's',
    subject: '',
    kernel: '',
    steps: [step],
    linux: [{ events: 1 }],
    ours: [{ events: 2 }],
  };

  test('counts as different, by its note', () => {
    const listed = [{ scenario: 's', at: 'here', why: 'so' }];
    expect(figuresOf(sides, listed)).toMatchObject({
      steps: 1,
      equal: 0,
      known: [{ at: 'here' }],
      unlisted: [],
      outdated: [],
    });
    expect(figuresOf(sides, [{ scenario: 's', at: 'there', why: 'so' }])).toMatchObject({
      known: [],
      unlisted: [{}],
      outdated: [{}],
    });
  });

  test('that is none any more is told', () => {
    const listed = [{ scenario: 's', at: 'here', why: 'so' }];
    expect(figuresOf({ ...sides, ours: [{ events: 1 }] }, listed)).toMatchObject({ equal: 1, outdated: listed });
  });
});

describe('a scenario with a mistake', () => {
  const mistakes: [string, string][] = [
    ['steps: [', 'Flow sequence'],
    ['- socket', 'a scenario must be a mapping'],
    [
      'subject: x\nsteps:\n  - socket: { as: a, protocol: ROUT }',
      "x.yaml:3: 'protocol' of a step 'socket' is \"ROUT\"",
    ],
    ['subject: x\nsteps:\n  - sockt: a', "x.yaml:3: unknown step 'sockt'"],
    ['subject: x\nsteps:\n  - poll: a', "x.yaml:3: there is no socket 'a' before this step"],
    [
      'subject: x\nsteps:\n  - socket: { as: a, protocol: 0 }\n  - bind: { socket: a, prt: 1 }',
      "x.yaml:4: unknown word 'prt'",
    ],
    ['subject: x\nsteps:\n  - socket: { as: a, protocol: 0, task: t }', "x.yaml:3: there is no task 't'"],
    [
      'subject: x\nsteps:\n  - socket: { as: a, protocol: 0 }\n  - ask:\n      type: 1\n      body: { u9: 1 }',
      "unknown part 'u9'",
    ],
    [
      'subject: x\nsteps:\n  - socket: { as: a, protocol: 0 }\n  - ask: { spec: rt-link, operation: getlink, attributes: { ifnam: lo } }',
      'x.yaml:4: ifnam: link-attrs has no attribute',
    ],
    ['subject: x\ntasks: { t: { pid: 5 } }\nsteps: []', 'pids of tasks'],
  ];

  test.each(mistakes)('%j', (text, message) => {
    expect(() => expand(text, 'x.yaml')).toThrow(message);
    expect(() => expand(text, 'x.yaml')).toThrow(/^x\.yaml:\d+: /);
  });
});

test('messages by name are the same bytes as by number', () => {
  const steps = (ask: string): unknown =>
    expand(`subject: x\nsteps:\n  - socket: { as: a, protocol: ROUTE }\n  - ask: ${ask}`, 'x.yaml').steps;
  expect(steps('{ spec: rt-link, operation: getlink, flags: [REQUEST, ACK], attributes: { ifname: lo } }')).toEqual(
    steps('{ type: GETLINK, flags: [REQUEST, ACK], body: [{ ifinfo: {} }, { 3: { string: lo } }] }'),
  );
});

test('a difference is shown side by side', () => {
  expect(sideBySide(['a', 'b', 'c', 'd', 'e', 'f'], ['a', 'b', 'c', 'x', 'e', 'f'], ['Linux', 'ours'])).toEqual(
    ['  Linux ours', '  b b', '  c c', '  d | x', '  e e', '  f f'].map((row) => {
      const [left = '', ...right] = row.trim().split(' ');
      const isDifferent = right[0] === '|';
      return `  ${left.padEnd(72)} ${isDifferent ? '|' : ' '} ${right.at(-1)}`;
    }),
  );
});
