/**
 * Each row runs in a thread of its own, and so in an engine of its own: what compilers learned from the calls of one row, on
 * another instance of the module, would slow down the next.
 */
import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { measure, type MeasureOptions, type Result } from './measure.js';
import type { Row } from './row.js';
import { ROWS } from './rows.js';

interface Job extends MeasureOptions {
  name: string;
}

/** Has a row measured. @throws Error when it found its work done wrong */
export async function measureInThread({ name }: Row, options: MeasureOptions): Promise<Result> {
  const job: Job = { name, ...options };
  const worker = new Worker(new URL(import.meta.url), { workerData: job });
  // Its end is waited for, because profilers write what they have then.
  const [[result]] = (await Promise.all([once(worker, 'message'), once(worker, 'exit')])) as [[Result], unknown];
  return result;
}

/** What the thread does. */
export async function work(): Promise<void> {
  const { name, ...options } = workerData as Job;
  const row = ROWS.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`there is no row '${name}'`);
  parentPort?.postMessage(await measure(row, options));
}
