/**
 * How to call every export wrongly. Where a call is one of Linux's, the answers are Linux's (6.18, measured); where it is the
 * module's own, they are those in docs/abi.md.
 */
import { ADDRESSES } from './addresses.js';
import { DEVICES } from './devices.js';
import { FAMILIES } from './families.js';
import { MEMORY } from './memory.js';
import { MESSAGES } from './messages.js';
import { NETWORK } from './network.js';
import { OBJECTS } from './objects.js';
import { OPTIONS } from './options.js';
import type { Subjects } from './subject.js';

export const CALLS: Subjects = {
  ...MEMORY,
  ...OBJECTS,
  ...ADDRESSES,
  ...OPTIONS,
  ...MESSAGES,
  ...NETWORK,
  ...DEVICES,
  ...FAMILIES,
};
