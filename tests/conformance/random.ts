/**
 * Random calls on both kernels, of several subjects (SUBJECTS): sequences that follow from a seed. Each is played by replay.ts, and by player/
 * in one process; of the first that differ, each by another kind of call, the shortest form that can be found by leaving calls out is
 * printed, as a scenario's steps.
 *
 * What arrives from a work queue of Linux is waited for: ours is played first, and tells how many datagrams there are to come. What differs
 * then is played once more, slower, so that a machine that is busy makes no difference.
 *
 * Linux itself is not always of one mind: a link's carrier is looked at and an address becomes usable in works of their own, which begin in the
 * order in which they were queued, but each on its processor, and which of them gets the lock first, or before the next message of a send, is promised by nobody. So what differs twice is played on
 * Linux several times more, hastily and patiently: when one of its plays is ours in every byte of every call, ours is as on Linux. Nothing
 * is left out of that comparison, and no play is put together of others. The last line says of how many calls that holds.
 */
import { NETLINK_ROUTE } from '../../host/constants.js';
import { compare, type Mismatch } from './compare.js';
import { describeDatagram } from './decode.js';
import { isElsewhere } from './elsewhere.js';
import { openPlayer, type Player, playOnLinux } from './linux.js';
import { withoutDrawn } from './random-drawn.js';
import { askJudge } from './random-judge.js';
import { head, play, REQUEST_TASKS, requests, REQUESTS, routeRequests } from './random-requests.js';
import { calls, type Generator, NAMES, RANDOM_TASKS } from './random-steps.js';
import type { Result, Run, Step, TaskSpec } from './recording.js';
import { replay } from './replay.js';
import { sideBySide } from './sides.js';

/** What calls are drawn of. */
interface Subject {
  /** What they are called, of many. */
  what: string;
  /** The scenario's name, for masks. */
  names: string;
  tasks: Record<string, TaskSpec>;
  /** Calls of one sequence, in namespaces of its own. */
  length: number;
  /** What each begins with, uncounted. */
  head: () => Step[];
  /** Calls, each as the steps that it takes. */
  draw: (random: Generator, count: number) => Step[][];
  /** What ours says to them. */
  play: (steps: readonly Step[]) => Promise<Result[]>;
  /** What two differences have in common that are shown once. */
  kindOf: (mismatch: Mismatch) => string;
}

/** What is first said otherwise. */
function firstOf({ step, linux, ours }: Mismatch): string {
  const at = linux.findIndex((line, index) => line !== ours[index]);
  return [step.call, linux[at], ours[at]].join(' ').replace(/[0-9a-f]{20,}/g, '');
}

export const SUBJECTS: Record<string, Subject> = {
  sockets: {
    what: 'random calls of the socket layer',
    names: NAMES,
    tasks: RANDOM_TASKS,
    length: 400,
    head: () => [],
    draw: calls,
    play: (steps) => replay(steps, { tasks: RANDOM_TASKS }),
    kindOf: ({ step }) => [step.call, ...('level' in step ? [step.level, step.name] : [])].join(' '),
  },
  links: {
    what: 'random requests about links and addresses',
    names: REQUESTS,
    tasks: REQUEST_TASKS,
    length: 50,
    head,
    draw: requests,
    play,
    kindOf: firstOf,
  },
  routes: {
    what: 'random requests about routes and neighbours',
    names: REQUESTS,
    tasks: REQUEST_TASKS,
    length: 50,
    head,
    draw: routeRequests,
    play,
    kindOf: firstOf,
  },
};

/** Steps shown of one that could not be made shorter. */
const SHOWN = 60;
/** Lines in a row that are shown of what only one side has. */
const LONELY = 20;
/** Attempts at making the sequence that differs shorter; another Linux than this machine's takes longer to answer each. */
const ATTEMPTS = isElsewhere ? 60 : 300;
/** Sequences played on Linux at a time: on another than this machine's, which takes long to begin, one. */
const PLAYERS = isElsewhere ? 1 : 4;
/** Milliseconds that are waited for datagrams that ours has: as long as Linux takes to look at carriers; and where it is known to differ. */
const DELAY = 1500;
const SHORT_DELAY = 60;
/** Milliseconds of patience before each receive, when what differed is played again; and of each play after that. */
const PATIENCE = 10;
const PATIENCES = isElsewhere ? [0, 5, 50] : [0, 0, 0, 1, 1, 5, 20, 50];

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

/** What is drawn, and how much of it is shown. */
export interface Drawing {
  /** Calls of each subject. */
  count: number;
  seed: number;
  /** Kinds of differences that are shown. */
  most: number;
  /** Of all sequences that this makes, one. */
  only?: number | undefined;
}

/** Calls of one sequence, and how many sequences are drawn before it. */
interface Drawn {
  number: number;
  calls: Step[][];
}

/** A sequence, and what ours says to it. */
interface Sequence {
  steps: readonly Step[];
  ours: readonly Result[];
}

async function sequenceOf({ head, play }: Subject, drawn: readonly Step[][]): Promise<Sequence> {
  const steps = [...head(), ...drawn.flat()];
  return { steps, ours: await play(steps) };
}

function datagrams(runs: readonly Run[]): number {
  return runs.reduce((sum, [count, result]) => sum + ('data' in result ? count : 0), 0);
}

/** The steps for Linux: each receive with how much there is to come. */
function expecting({ names }: Subject, { steps, ours }: Sequence, after: number, within: number): Step[] {
  return steps.map((step, index) => {
    const result = ours[index]!;
    const count = step.call === 'drain' && 'runs' in result ? datagrams(result.runs) : 0;
    const looks = names === REQUESTS;
    return count > 0 ? { ...step, expect: { datagrams: count, after, within, looks } } : step;
  });
}

function difference({ names }: Subject, { steps, ours }: Sequence, linux: readonly Result[]): Mismatch | undefined {
  const results = withoutDrawn(linux);
  const recorded = steps.map((step, index) => ({ ...step, result: results[index] ?? {} }));
  return compare(names, recorded, withoutDrawn(ours))[0];
}

/** Plays what is played once more. */
let patient: Player | undefined;

/** The difference of a sequence that is played once more, with more patience or less. */
async function again(subject: Subject, sequence: Sequence, within = DELAY): Promise<Mismatch | undefined> {
  const steps = expecting(subject, sequence, PATIENCE, within);
  patient ??= openPlayer();
  const { results } = await patient.play({ tasks: subject.tasks, steps });
  return difference(subject, sequence, results);
}

/** Whether a sequence is as Linux plays it at some time. */
async function isOneOfSeveral(subject: Subject, sequence: Sequence): Promise<boolean> {
  const { tasks } = subject;
  for (const patience of PATIENCES) {
    // By a process of its own, which may find the processors otherwise occupied.
    const other = isElsewhere ? (patient ??= openPlayer()) : openPlayer();
    const { results } = await other.play({ tasks, steps: expecting(subject, sequence, patience, DELAY) });
    if (other !== patient) other.end();
    if (!difference(subject, sequence, results)) return true;
  }
  return false;
}

/** Where in the calls a step is: how many calls are before it. */
function callOf(subject: Subject, drawn: readonly Step[][], index: number): number {
  let end = subject.head().length;
  return drawn.findIndex((steps) => index < (end += steps.length));
}

interface Shortest {
  steps: readonly Step[];
  mismatch: Mismatch | undefined;
}

/** Leaves out what the difference does not need: it is still the same step that differs, and what Linux says of it. */
async function shrink(subject: Subject, drawn: readonly Step[][]): Promise<Shortest> {
  let current = drawn;
  let sequence = await sequenceOf(subject, current);
  let mismatch = await again(subject, sequence);
  const [last, answer] = [mismatch && sequence.steps[mismatch.index], mismatch && firstOf(mismatch)];
  let size = Math.ceil(current.length / 2);
  for (let attempt = 0, at = 0; attempt < ATTEMPTS && mismatch && size > 0; attempt++) {
    current = current.slice(0, callOf(subject, current, mismatch.index) + 1);
    const shorter = current.filter((_, index) => index < at || index >= at + size);
    const tried = await sequenceOf(subject, shorter);
    const found = shorter.length < current.length ? await again(subject, tried, SHORT_DELAY) : undefined;
    if (found && tried.steps[found.index] === last && firstOf(found) === answer)
      [current, mismatch, sequence] = [shorter, found, tried];
    else at += size;
    if (at >= current.length - 1) [at, size] = [0, size > 1 ? Math.ceil(size / 2) : 0];
  }
  const end = mismatch ? mismatch.index + 1 : sequence.steps.length;
  return { steps: sequence.steps.slice(subject.head().length, end), mismatch };
}

/** Calls, what they come to, and what Linux says. */
type Played = [drawn: Drawn, sequence: Sequence, linux: readonly Result[]];

/** Plays sequences on both sides, several at a time on Linux. */
async function* both(subject: Subject, from: Iterator<Drawn>): AsyncGenerator<Played> {
  const players = Array.from({ length: PLAYERS }, () => player(subject, from));
  const pending = new Map(players.map((who) => [who, who.next()]));
  while (pending.size > 0) {
    const [one, next] = await Promise.race([...pending].map(async ([who, result]) => [who, await result] as const));
    if (next.done) {
      pending.delete(one);
    } else {
      pending.set(one, one.next());
      yield next.value;
    }
  }
}

/** Plays those that it gets hold of, one after the other. */
async function* player(subject: Subject, from: Iterator<Drawn>): AsyncGenerator<Played> {
  const waiting: [Drawn, Sequence][] = [];
  const jobs = async function* (): AsyncGenerator<{ tasks: Record<string, TaskSpec>; steps: Step[] }> {
    for (let next = from.next(); !next.done; next = from.next()) {
      const sequence = await sequenceOf(subject, next.value.calls);
      waiting.push([next.value, sequence]);
      yield { tasks: subject.tasks, steps: expecting(subject, sequence, 0, DELAY) };
    }
  };
  for await (const { results } of playOnLinux(jobs())) yield [...waiting.shift()!, results];
}

/** All of a run, or the one of a number. */
function* sequences({ draw, length }: Subject, { count, seed, only }: Drawing): Iterator<Drawn> {
  const random = generator(seed);
  for (let number = 0; number * length < count; number++) {
    const calls = draw(random, Math.min(length, count - number * length));
    if (only === undefined || number === only) yield { number, calls };
  }
}

/** Differences of one kind: the first sequence that has it, and how many there are. */
interface Kind {
  drawn: Drawn;
  count: number;
}

async function show(subject: Subject, { drawn, count }: Kind, seed: number): Promise<void> {
  const { steps, mismatch } = await shrink(subject, drawn.calls);
  console.log(`seed ${seed}, sequence ${drawn.number}: a sequence that differs, as ${count} did, made shorter:`);
  for (const step of steps.slice(-SHOWN)) {
    console.log(`  ${JSON.stringify(step)}`.slice(0, 2000));
    if (step.call !== 'send' || subject.names !== REQUESTS) continue;
    for (const line of describeDatagram(Buffer.from(step.data.hex ?? '', 'hex'), NETLINK_ROUTE))
      console.log(`      ${line}`);
  }
  if (mismatch)
    for (const line of sideBySide(mismatch.linux, mismatch.ours, ['Linux', 'netlink-wasm'], LONELY))
      console.log(`  ${line}`);
}

/** How many calls were made, how many of them were as on Linux, and how many of these as in one of its plays. */
interface Counts {
  count: number;
  equal: number;
  sometimes: number;
}

/** Plays calls of a subject, and shows kinds of differences. */
async function runSubject(subject: Subject, drawing: Drawing): Promise<Counts> {
  let [equal, sometimes, count] = [0, 0, 0];
  const different = new Map<string, Kind>();
  for await (const [drawn, sequence, results] of both(subject, sequences(subject, drawing))) {
    const { calls } = drawn;
    count += calls.length;
    let mismatch = difference(subject, sequence, results);
    if (mismatch) mismatch = await again(subject, sequence);
    if (mismatch && (await isOneOfSeveral(subject, sequence))) {
      mismatch = undefined;
      sometimes += calls.length;
    }
    equal += mismatch ? callOf(subject, calls, mismatch.index) : calls.length;
    if (!mismatch) continue;
    const kind = subject.kindOf(mismatch);
    const known = different.get(kind);
    if (known) known.count++;
    else different.set(kind, { drawn, count: 1 });
  }
  const kinds = [...different.values()].sort((a, b) => b.count - a.count);
  for (const kind of kinds.slice(0, drawing.most)) await show(subject, kind, drawing.seed);
  return { count, equal, sometimes };
}

/** Plays calls of each subject. @returns whether all were as on Linux; the counts are on the last line */
export async function runRandom(names: readonly string[], drawing: Drawing): Promise<boolean> {
  const counts: string[] = [];
  let isEqual = true;
  if (names.some((name) => SUBJECTS[name]!.names === REQUESTS)) console.log(`kinds of links: ${askJudge().join(', ')}`);
  try {
    for (const name of names) {
      const subject = SUBJECTS[name]!;
      const { count, equal, sometimes } = await runSubject(subject, drawing);
      isEqual &&= equal === count;
      const plays = sometimes > 0 ? ` (${sometimes} of them as in one of ${PATIENCES.length + 2} plays there)` : '';
      counts.push(`${equal} of ${count} ${subject.what} as on Linux${plays}`);
    }
  } finally {
    patient?.end();
    patient = undefined;
  }
  console.log(`seed ${drawing.seed}: ${counts.join(', ')}`);
  return isEqual;
}
