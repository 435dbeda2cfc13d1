/**
 * Where our answers are known to differ from the recorded ones, and why. Each entry must still be true: a difference that
 * went away fails the test until its entry is removed.
 */

export interface Difference {
  scenario: string;
  /** The note of the step, or the last one before it: all steps up to the next note. */
  at: string;
  why: string;
}

/** What is not there yet says so, and never claims success. */
const OPTION = 'the option is not implemented yet, and answers ENOPROTOOPT';

export const DIFFERENCES: Difference[] = [{ scenario: 'options-netlink', at: 'LISTEN_ALL_NSID', why: OPTION }];
