/**
 * The socket layer against a model of it (model.ts): random calls of several tasks in two namespaces on a few sockets, and every
 * result, datagram, name, counter and wakeup as the model says. On Linux `npm run conformance -- --random` asks the real kernel
 * the same way.
 */
import fc from 'fast-check';
import {
  type Address,
  MSG,
  Model,
  POLL,
  ROUTE,
  type Received,
  type Result,
  type Socket,
  type Task,
  USERSOCK,
} from './model.js';
import { FLAG_NAMES, TASKS, World } from './world.js';

const SLOTS = 6;
/** Few ports, groups and tasks, so that they meet. */
const task = fc.nat(TASKS.length - 1);
const slot = fc.nat(SLOTS - 1);
const port = fc.constantFrom(0, 1, 2, 1000, 1001, 0xffffffff);
const groups = fc.constantFrom(0, 0, 1, 2, 3, 0x20000000, 0x80000000);
const group = fc.constantFrom(0, 1, 2, 30, 32, 33, 39, 40);
const address = fc.record({ port, groups });
const size = fc.oneof(fc.constantFrom(0, 1, 16, 256, 257, 704, 705, 3776, 3777), fc.nat(6000));
const length = fc.constantFrom(0, 1, 16, 36, 0x10000);
const flags = fc.constantFrom(0, 0, 0, MSG.PEEK, MSG.TRUNC, MSG.PEEK | MSG.TRUNC);
const events = fc.constantFrom(POLL.IN, POLL.IN, POLL.ROOM, POLL.IN | POLL.ROOM, POLL.OUT);
const value = fc.constantFrom(0, 1, 1152, 2000, 5000, 20000, 106496, 4194304, -1);

type Call = fc.Command<World, World>;
let steps = 0;

/** A call on the world; `run` says what it does. */
function call(name: string, check: (world: World) => boolean, run: (world: World) => void): Call {
  return {
    check,
    run: (world) => {
      run(world);
      world.checkWakes();
      steps++;
    },
    toString: () => name,
  };
}

/** A call on the socket of a slot, if there is one. */
function on<T>(name: string, given: fc.Arbitrary<T>, run: (world: World, socket: Socket, given: T) => void) {
  return fc.tuple(slot, given).map(([at, values]) =>
    call(
      `${name}(${at}, ${JSON.stringify(values)})`,
      ({ model }) => model.sockets.has(at),
      (world) => {
        const socket = world.model.sockets.get(at);
        if (socket !== undefined) run(world, socket, values);
      },
    ),
  );
}

const type = fc.constantFrom(2, 3, 3, 3, 1);
const protocol = fc.constantFrom(USERSOCK, USERSOCK, USERSOCK, ROUTE, 1);
const open = fc.tuple(slot, task, type, protocol).map(([at, ...rest]) =>
  call(
    `socket(${[at, ...rest].join()})`,
    ({ model }) => !model.sockets.has(at),
    (world) => world.open(at, ...rest),
  ),
);
const kernel = fc
  .tuple(fc.nat(1), fc.constantFrom(USERSOCK, ROUTE), fc.constantFrom(1, 2, 32), fc.integer({ min: 1, max: 4000 }))
  .map((args) =>
    call(
      `broadcast(${args.join()})`,
      () => true,
      (world) => world.broadcast(...args),
    ),
  );

const calls: fc.Arbitrary<Call>[] = [
  open,
  open,
  open,
  kernel,
  kernel,
  on('close', fc.constant(0), (world, socket) => world.close(socket)),
  on('dup', fc.constant(0), (world, socket) => world.duplicate(socket)),
  on('bind', fc.tuple(task, address), (world, socket, args) => world.bind(socket, ...args)),
  on('bind', fc.tuple(task, address), (world, socket, args) => world.bind(socket, ...args)),
  on('connect', fc.tuple(task, fc.option(address, { nil: undefined })), (world, socket, args) =>
    world.connect(socket, ...args),
  ),
  on('names', fc.constant(0), (world, socket) => world.names(socket)),
  on('membership', fc.tuple(task, fc.boolean(), group), (world, socket, args) => world.membership(socket, ...args)),
  on('memberships', fc.constant(0), (world, socket) => world.memberships(socket)),
  on('flag', fc.tuple(task, fc.constantFrom(...FLAG_NAMES), fc.nat(2)), (world, socket, args) =>
    world.flag(socket, ...args),
  ),
  on('buffer', fc.tuple(task, fc.constantFrom('rcvbuf', 'sndbuf'), value), (world, socket, args) =>
    world.buffer(socket, ...args),
  ),
  ...Array.from({ length: 5 }, () =>
    on('send', fc.tuple(task, size, fc.option(address, { nil: undefined })), (world, socket, args) =>
      world.send(socket, ...args),
    ),
  ),
  ...Array.from({ length: 4 }, () =>
    on('receive', fc.tuple(length, flags), (world, socket, args) => world.receive(socket, ...args)),
  ),
  on('poll', events, (world, socket, wanted) => world.poll(socket, wanted)),
  on('poll', events, (world, socket, wanted) => world.poll(socket, wanted)),
  on('status', fc.constant(0), (world, socket) => world.status(socket)),
];

const RUNS = 600;
const LEAST = 100_000;

function property(model: () => Model): fc.IProperty<[Iterable<Call>]> {
  return fc.property(fc.commands(calls, { maxCommands: 600, size: 'max' }), (commands) => {
    fc.modelRun(() => {
      const world = new World(model());
      return { model: world, real: world };
    }, commands);
  });
}

test('sockets do what the model says, call by call', () => {
  fc.assert(
    property(() => new Model()),
    { seed: 6018, numRuns: RUNS },
  );
  expect(steps).toBeGreaterThanOrEqual(LEAST);
});

/** Models that are wrong in one thing, each as if the module were. */
const WRONG: Record<string, new () => Model> = {
  'a peek takes the datagram': class extends Model {
    override receive(socket: Socket, room: number, options: number): Received {
      return super.receive(socket, room, options & ~MSG.PEEK);
    }
  },
  'nobody is woken': class extends Model {
    override poll(socket: Socket, wanted: number): number {
      const met = super.poll(socket, wanted);
      socket.armed = 0;
      return met;
    }
  },
  'an overrun is not told': class extends Model {
    override takeError(): number {
      return 0;
    }
  },
  'a buffer is not doubled': class extends Model {
    override buffer(socket: Socket, which: 'rcvbuf' | 'sndbuf', bytes: number): Result {
      return super.buffer(socket, which, bytes / 2);
    }
  },
  'everybody may join': class extends Model {
    override membership(socket: Socket, who: Task, add: boolean, number: number): Result {
      return super.membership(socket, { ...who, caps: -1n }, add, number);
    }
  },
  'connect keeps the peer': class extends Model {
    override connect(socket: Socket, who: Task, to: Address | undefined, random: number): Result {
      return to === undefined ? 0 : super.connect(socket, who, to, random);
    }
  },
};

test.each(Object.entries(WRONG))('it is noticed when %s', (_what, Wrong) => {
  const found = fc.check(
    property(() => new Wrong()),
    { seed: 6018, numRuns: RUNS, endOnFailure: true },
  );
  expect(found.failed).toBe(true);
});
