/**
 * Random calls on both kernels: sequences over several sockets, tasks and namespaces, with valid and invalid arguments, that follow from a
 * seed. Each sequence is played by player.py in one process, and by replay.ts; of the first that differ, each by another kind of call, the
 * shortest form that can be found by leaving steps out is printed, as a scenario's steps.
 */
import { playOnLinux } from './linux.js';
import { compare, type Mismatch } from './compare.js';
import { NAMES, type Generator, sequence } from './random-steps.js';
import type { Result, Step } from './recording.js';
import { replay } from './replay.js';
import { sideBySide } from './sides.js';
import { RANDOM_TASKS } from './random-steps.js';

/** Steps of one sequence, in namespaces of its own. */
const SEQUENCE = 400;
/** Steps shown of one that could not be made shorter. */
const SHOWN = 40;
/** Attempts at making the sequence that differs shorter. */
const ATTEMPTS = 150;

/** mulberry32: the numbers that follow from a seed. */
export function generator(seed: number): Generator {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { below: (limit) => next() % limit, pick: (list) => list[next() % list.length]! };
}

async function difference(steps: readonly Step[], linux: readonly Result[]): Promise<Mismatch | undefined> {
  const recorded = steps.map((step, index) => ({ ...step, result: linux[index] ?? {} }));
  return compare(NAMES, recorded, await replay(steps, { tasks: RANDOM_TASKS }))[0];
}

async function played(steps: readonly Step[]): Promise<Result[]> {
  for await (const { results } of playOnLinux([{ tasks: RANDOM_TASKS, steps }])) return results;
  throw new Error('nothing was played');
}

/** Leaves out what the difference does not need: it is still the same step that differs, and what Linux says of it. */
async function shrink(steps: readonly Step[]): Promise<{ steps: readonly Step[]; mismatch: Mismatch | undefined }> {
  let current = steps;
  let mismatch = await difference(current, await played(current));
  const [last, answer] = [current[mismatch?.index ?? 0], mismatch?.linux.join()];
  let size = Math.ceil(current.length / 2);
  for (let attempt = 0, at = 0; attempt < ATTEMPTS && mismatch && size > 0; attempt++) {
    current = current.slice(0, mismatch.index + 1);
    const shorter = current.filter((_, index) => index < at || index >= at + size);
    const found = shorter.length < current.length ? await difference(shorter, await played(shorter)) : undefined;
    if (found && shorter[found.index] === last && found.linux.join() === answer) [current, mismatch] = [shorter, found];
    else at += size;
    if (at >= current.length - 1) [at, size] = [0, size > 1 ? Math.ceil(size / 2) : 0];
  }
  return { steps: current.slice(0, (mismatch?.index ?? current.length) + 1), mismatch };
}

/** What two differences have in common that are shown once. */
function kindOf(step: Step): string {
  return [step.call, ...('level' in step ? [step.level, step.name] : [])].join(' ');
}

/** Plays `count` calls, and shows up to `most` differences. @returns whether all were as on Linux; the count is on the last line */
export async function runRandom(count: number, seed: number, most: number): Promise<boolean> {
  const random = generator(seed);
  const jobs = Array.from({ length: Math.ceil(count / SEQUENCE) }, (_, index) => ({
    tasks: RANDOM_TASKS,
    steps: sequence(random, Math.min(SEQUENCE, count - index * SEQUENCE)),
  }));
  let equal = 0;
  let index = 0;
  const different = new Map<string, readonly Step[]>();
  for await (const { results } of playOnLinux(jobs)) {
    const { steps } = jobs[index++]!;
    const mismatch = await difference(steps, results);
    if (mismatch && different.size < most && !different.has(kindOf(mismatch.step)))
      different.set(kindOf(mismatch.step), steps.slice(0, mismatch.index + 1));
    equal += mismatch ? mismatch.index : steps.length;
  }
  for (const long of different.values()) {
    const { steps, mismatch } = await shrink(long);
    console.log(`seed ${seed}: a sequence that differs, made shorter:`);
    for (const step of steps.slice(-SHOWN)) console.log(`  ${JSON.stringify(step)}`.slice(0, 2000));
    if (mismatch)
      for (const line of sideBySide(mismatch.linux, mismatch.ours, ['Linux', 'netlink-wasm'])) console.log(`  ${line}`);
  }
  console.log(`seed ${seed}: ${equal} of ${count} random calls as on Linux`);
  return equal === count;
}
