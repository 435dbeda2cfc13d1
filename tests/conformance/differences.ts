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

function listed(scenario: string, why: string, ...notes: string[]): Difference[] {
  return notes.map((at) => ({ scenario, at, why }));
}

/** The dumps of `rtnetlink-dumps` of one message type, by family. */
function dumps(type: number, why: string, ...families: number[]): Difference[] {
  return listed('rtnetlink-dumps', why, ...families.map((family) => `type ${type} of family ${family}`));
}

/** What is not there yet says so, and never claims success. */
const OBJECT = 'not there yet, part 5: the object is not served, and answers EOPNOTSUPP';

export const DIFFERENCES: Difference[] = [
  ...dumps(18, OBJECT, 128),
  ...listed('rtnetlink-types', OBJECT, 'type 78', 'type 79'),
];
