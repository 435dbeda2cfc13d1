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
const STRICT = 'strict checking (GET_STRICT_CHK) is not implemented yet, and so the dump is the ordinary one';

export const DIFFERENCES: Difference[] = [
  { scenario: 'options-netlink', at: 'LISTEN_ALL_NSID', why: OPTION },
  { scenario: 'options-netlink', at: 'GET_STRICT_CHK', why: OPTION },
  { scenario: 'link-dump-strict', at: 'asking for it', why: STRICT },
  { scenario: 'link-dump-strict', at: 'index', why: STRICT },
  { scenario: 'link-dump-strict', at: 'name', why: STRICT },
  { scenario: 'link-dump-strict', at: 'type', why: STRICT },
  { scenario: 'link-dump-strict', at: 'flags', why: STRICT },
  { scenario: 'link-dump-strict', at: 'unknown attribute', why: STRICT },
  { scenario: 'link-dump-strict', at: 'one byte', why: STRICT },
  { scenario: 'link-dump-strict', at: 'a tail', why: STRICT },
];
