/**
 * Where our answers are known to differ from Linux's, and why. Each counts as different in the figures, and must still be true: a
 * difference that went away fails the test until its entry is removed.
 */

export interface Difference {
  scenario: string;
  /** The note of the step, or the last one before it: all steps up to the next note. */
  at: string;
  why: string;
}

export const DIFFERENCES: Difference[] = [];
