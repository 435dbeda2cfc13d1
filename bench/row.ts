/**
 * A row of the benchmark: one figure, how it is had, and what it should be at most.
 *
 * A timed row opens a workload, has it check that the work is done right, and then takes one sample after another. A measured
 * row is exact, such as a size, and taken once.
 */

interface Description {
  /** As `--only` and the JSON have it. */
  name: string;
  /** What one of it is, for a reader. */
  title: string;
  unit: 'ns' | 'bytes' | '×';
  /** The most that is asked for, in `unit`. */
  target?: number;
}

export interface TimedRow extends Description {
  unit: 'ns';
  open(): Promise<Workload>;
  /** How many samples are taken where one takes the real kernel seconds; else as many as were asked for. */
  samples?: number;
  /** How many times less than on the real kernel it should take. */
  faster?: number;
  /** The same work on the real kernel: a program of bench/native/ and its arguments. */
  native?: readonly [program: string, ...args: (string | number)[]];
}

export interface MeasuredRow extends Description {
  measure(): Promise<number>;
}

export type Row = TimedRow | MeasuredRow;

export interface Workload {
  /** Does the work once. @throws Error when what comes out is wrong */
  check(): void | Promise<void>;
  /** Does the work, preparation and cleaning up left out of the time. @returns nanoseconds for one of it */
  sample(): number | Promise<number>;
}
