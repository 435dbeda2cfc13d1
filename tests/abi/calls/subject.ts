/** The form of the tables in this folder, and what their rows share. */
import type { Kind } from '../bad_arguments.js';
import type { TestKernel } from '../kernel.js';

type Call = (kernel: TestKernel, argument: number) => number;

/** What a row expects: an errno's name, a result, or `a handle`. */
export type Expected = string | number;
export type Row = [what: string, expected: Expected, call: (kernel: TestKernel) => number];

/** How to call one export wrongly. */
export interface Subject {
  /** Handle arguments: the kinds that are right, and the call with a handle in its place. Any other is EBADF. */
  handles?: Record<string, [good: Kind | Kind[], call: Call]>;
  /** Pointer arguments: how many bytes must be the host's, and the call. Any other is EFAULT. */
  pointers?: Record<string, [size: number, call: Call, nullable?: 'may be 0']>;
  /** What else may be wrong, or extreme. */
  rows?: Row[];
}

/** By the export's name. */
export type Subjects = Record<string, Subject>;

export const HUGE = 0x7fffffff;
/** A pointer beyond any memory: 2^32 - 1. */
export const WILD = -1;

/** A row for each value. */
export function each(values: number[], row: (value: number) => Row): Row[] {
  return values.map(row);
}

/** A pointer to a length. */
export function withLength(kernel: TestKernel, length: number): number {
  kernel.view.setInt32(kernel.length, length, true);
  return kernel.length;
}
