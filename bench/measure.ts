/**
 * Running a row. The module and the real kernel take turns in one run, so that whatever else the machine does falls on both.
 * What the one did leaves the processor's caches cold for the other, so the first samples of a turn do not count.
 */
import { type Compiled, NativeProgram, Skipped } from './native.js';
import type { MeasuredRow, Row, TimedRow, Workload } from './row.js';
import { summarize } from './statistics.js';

/** A row's figures, as the JSON has them. */
export interface Result {
  name: string;
  title: string;
  unit: Row['unit'];
  /** The module's figure, in `unit`: a median, or what was measured once. */
  ours: number;
  /** The real kernel's median; `skipped` where this machine does not give it, null where there is no such thing. */
  kernel: number | 'skipped' | null;
  /** `kernel` divided by `ours`; null without the kernel's. */
  ratio: number | null;
  /**
   * The most that `ours` should be in `unit`, or where `targetOf` says so the least that `ratio` should be; null where nothing is asked
   * for, or there is no kernel to compare with.
   */
  target: number | null;
  targetOf: 'ours' | 'ratio';
  met: boolean | null;
  /** The distance between the quartiles of our samples, as a part of their median; 0 for what was measured once. */
  spread: number;
  /** The least of our samples. */
  best: number;
  /** Why the real kernel's figure was skipped. */
  reason?: string;
}

export interface MeasureOptions {
  /** Samples of a timed row. */
  samples: number;
  /** The program of a row that has one. */
  program?: Compiled;
}

/** Long enough for the engine's optimizing compilers to be done with what a row runs. */
const WARM_UP_MS = 300;
/** Samples of a turn that count, and those before them that do not. */
const TURN = 20;
const UNCOUNTED = 5;

export async function measure(row: Row, options: MeasureOptions): Promise<Result> {
  const { name, title, unit } = row;
  const figures = 'open' in row ? await time(row, options) : await weigh(row);
  const { ours, kernel } = figures;
  const ratio = typeof kernel === 'number' ? kernel / ours : null;
  return { name, title, unit, ratio, ...judge(row, ours, ratio), ...figures };
}

function judge(row: Row, ours: number, ratio: number | null): Pick<Result, 'target' | 'targetOf' | 'met'> {
  const { target = null } = row;
  if (!('faster' in row) || row.faster === undefined)
    return { target, targetOf: 'ours', met: target === null ? null : ours <= target };
  if (ratio === null) return { target: null, targetOf: 'ratio', met: null };
  return { target: row.faster, targetOf: 'ratio', met: ratio >= row.faster };
}

type Figures = Pick<Result, 'ours' | 'spread' | 'best' | 'kernel' | 'reason'>;

async function weigh(row: MeasuredRow): Promise<Figures> {
  const ours = await row.measure();
  return { ours, spread: 0, best: ours, kernel: null };
}

async function time(row: TimedRow, { samples: asked, program }: MeasureOptions): Promise<Figures> {
  const samples = Math.min(asked, row.samples ?? asked);
  const uncounted = row.samples === undefined ? UNCOUNTED : 0;
  const workload = await row.open();
  await workload.check();
  const native = await start(row, program);
  const theirs = native instanceof Skipped ? undefined : native;
  await warmUp(workload);

  const ours: number[] = [];
  const kernel: number[] = [];
  while (ours.length < samples) {
    const turn = Math.min(TURN, samples - ours.length);
    ours.push(...(await takeTurn(workload, turn, uncounted)));
    if (theirs !== undefined) kernel.push(...(await takeTurn(theirs, turn, uncounted)));
  }
  await theirs?.close();

  const { median, ...rest } = summarize(ours);
  if (native instanceof Skipped) return { ours: median, ...rest, kernel: 'skipped', reason: native.message };
  return { ours: median, ...rest, kernel: native === undefined ? null : summarize(kernel).median };
}

/** The real kernel's side of a row, if it has one, or why it can't be had. */
async function start(row: TimedRow, program: Compiled | undefined): Promise<NativeProgram | Skipped | undefined> {
  if (row.native === undefined || program === undefined) return undefined;
  if ('reason' in program) return new Skipped(program.reason);
  const [, ...args] = row.native;
  try {
    return await NativeProgram.start(program.executable, args);
  } catch (error) {
    if (error instanceof Skipped) return error;
    throw error;
  }
}

async function warmUp(workload: Workload): Promise<void> {
  const end = performance.now() + WARM_UP_MS;
  while (performance.now() < end) await workload.sample();
}

async function takeTurn(side: Pick<Workload, 'sample'>, count: number, uncounted: number): Promise<number[]> {
  for (let i = 0; i < uncounted; i++) await side.sample();
  const samples: number[] = [];
  while (samples.length < count) samples.push(await side.sample());
  return samples;
}
