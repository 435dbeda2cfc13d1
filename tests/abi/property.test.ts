/**
 * 200,000 messages, real ones spoiled, and calls of all exports with random arguments: none traps, each returns a result,
 * what the kernel answers is well formed, it goes on serving, and when all that was made is taken back the memory in use is
 * what it was.
 *
 * FUZZ_SEED chooses other random numbers, and FUZZ_RUNS how many worlds there are; a failure prints its seed, and fast-check
 * makes its steps as few as they can be.
 */
import fc from 'fast-check';
import { decodeMessages } from '../../host/wire.js';
import { type Step, apply, messagesIn, scarceSteps, steps } from './fuzz/steps.js';
import { World } from './fuzz/world.js';
import { dumpLinks } from './requests.js';

const SEED = Number(process.env.FUZZ_SEED ?? 6018);
const RUNS = Number(process.env.FUZZ_RUNS ?? 800);
const LEAST_MESSAGES = 250 * RUNS;
const NLMSG_DONE = 3;

/** Types of the messages that a dump of links consists of, asked by a new socket. */
function dumpTypes({ kernel, task }: World): number[] {
  const socket = kernel.socket(0, task);
  kernel.send(socket, dumpLinks(), undefined, task);
  const types = kernel.drain(socket).flatMap((datagram) => decodeMessages(datagram).map(({ type }) => type));
  kernel.exports.close(socket);
  return types;
}

/** Does all steps in a world of their own, and returns how many messages were sent. */
function play(sequence: Step[]): number {
  const world = new World();
  for (const step of sequence) apply(world, step);
  world.squeeze(null);
  // Random blocks may have taken all the memory.
  for (const block of [...world.made.block]) world.retire('block', block);
  expect(dumpTypes(world).at(-1)).toBe(NLMSG_DONE);
  expect(world.end()).toBe(world.before);
  return sequence.reduce((sum, step) => sum + messagesIn(step), 0);
}

test('random messages and calls never trap, never stop the kernel, and leave no memory behind', () => {
  let messages = 0;
  const property = fc.property(steps, (sequence) => {
    messages += play(sequence);
  });
  fc.assert(property, { seed: SEED, numRuns: RUNS });
  expect(messages).toBeGreaterThanOrEqual(LEAST_MESSAGES);
}, 300_000);

test('nor do they when memory runs out again and again', () => {
  const property = fc.property(scarceSteps, (sequence) => {
    play(sequence);
  });
  fc.assert(property, { seed: SEED, numRuns: RUNS / 4 });
}, 300_000);
