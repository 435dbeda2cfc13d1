/**
 * Random steps in a world: sends of spoiled messages, reads, and calls of every other export with arguments that are right
 * about as often as wrong.
 */
import fc from 'fast-check';
import { MSG_OOB, MSG_PEEK, MSG_TRUNC, NETLINK_GENERIC, NETLINK_ROUTE } from '../../../host/constants.js';
import { concat } from '../../../host/wire.js';
import { DATA_SIZE, EXPORTS } from '../kernel.js';
import { pick, runCall } from './calls.js';
import { type Spoiled, bytesOf, spoiled } from './mutate.js';
import { type World, isWellFormed } from './world.js';

interface Send {
  step: 'send';
  socket: number;
  messages: Spoiled[];
  /** Null: where the socket is connected to. */
  to: [port: number, groups: number] | null;
  privileged: boolean;
  /** Whether the answers are read at once. */
  drain: boolean;
}

export type Step =
  | Send
  | { step: 'receive'; socket: number; length: number; flags: number }
  | { step: 'call'; name: string; words: number[] }
  | { step: 'squeeze'; hole: number | null };

const destination: fc.Arbitrary<Send['to']> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Send['to']>([0, 0]) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(0, 100, 101, 0xffffffff), fc.nat(0xffff)) },
);

const send: fc.Arbitrary<Step> = fc.record({
  step: fc.constant('send' as const),
  socket: fc.nat(31),
  messages: fc.array(spoiled, { minLength: 1, maxLength: 4 }),
  to: destination,
  privileged: fc.nat(7).map((n) => n !== 0),
  drain: fc.boolean(),
});

const receive: fc.Arbitrary<Step> = fc.record({
  step: fc.constant('receive' as const),
  socket: fc.nat(31),
  length: fc.constantFrom(DATA_SIZE, 8192, 4096, 100, 16, 1, 0),
  flags: fc.constantFrom(0, 0, 0, 0, MSG_PEEK, MSG_TRUNC, MSG_PEEK | MSG_TRUNC, MSG_OOB),
});

const call: fc.Arbitrary<Step> = fc.record({
  step: fc.constant('call' as const),
  name: fc.constantFrom(...EXPORTS),
  words: fc.array(fc.integer(), { minLength: 9, maxLength: 9 }),
});

const hole: fc.Arbitrary<number | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 512 }),
  fc.integer({ min: 1, max: 8192 }),
);

/** Memory runs out, but for a hole of so many bytes, or comes back. */
const squeeze: fc.Arbitrary<Step> = fc.record({ step: fc.constant('squeeze' as const), hole });

function sequenceOf(...choices: { weight: number; arbitrary: fc.Arbitrary<Step> }[]): fc.Arbitrary<Step[]> {
  return fc.array(fc.oneof(...choices), { minLength: 1, maxLength: 500, size: 'max' });
}

const CHOICES = [
  { weight: 12, arbitrary: send },
  { weight: 4, arbitrary: receive },
  { weight: 2, arbitrary: call },
];

export const steps = sequenceOf(...CHOICES);
/** Steps between which memory comes and goes. */
export const scarceSteps = sequenceOf(...CHOICES, { weight: 3, arbitrary: squeeze });

/** How many messages a step sends. */
export function messagesIn(step: Step): number {
  return step.step === 'send' ? step.messages.length : 0;
}

/** Does a step, and throws for a result that is no result. A trap throws by itself. */
export function apply(world: World, step: Step): void {
  const result = run(world, step);
  if (!Number.isInteger(result) || result < -4095) throw new Error(`${JSON.stringify(step)} returned ${result}`);
}

function run(world: World, step: Step): number {
  switch (step.step) {
    case 'send':
      return runSend(world, step);
    case 'receive':
      return read(world, pick(world.made.socket, step.socket), step.length, step.flags);
    case 'squeeze':
      world.squeeze(step.hole);
      return 0;
    case 'call':
      return runCall(world, step.name, step.words);
  }
}

function runSend(world: World, { socket: which, messages, to, privileged, drain }: Send): number {
  const socket = pick(world.made.socket, which);
  const protocol = world.protocols.get(socket) ?? NETLINK_ROUTE;
  const task = privileged ? world.task : pick(world.made.task, which);
  const bytes = concat(...messages.map((message) => bytesOf(message, protocol)));
  const sent = world.kernel.send(socket, bytes, to ? { port: to[0], groups: to[1] } : undefined, task);
  while (drain && read(world, socket, DATA_SIZE, 0) > 0);
  return sent;
}

/** Receives, and checks the form of what the kernel answered. */
function read(world: World, socket: number, length: number, flags: number): number {
  const received = world.kernel.receive(socket, length, flags);
  const protocol = world.protocols.get(socket);
  const isParsed = protocol === NETLINK_ROUTE || protocol === NETLINK_GENERIC;
  if (isParsed && received.result > 0 && !isWellFormed(received)) throw new Error('an answer is malformed');
  return received.result;
}
