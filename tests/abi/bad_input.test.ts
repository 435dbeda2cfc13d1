/**
 * No argument, however wrong, makes a call trap or harms the kernel: every export, driven with handles that name nothing,
 * pointers that are not the host's, and lengths and numbers at their extremes, answers with its documented errno, and the
 * links and addresses are afterwards what they were.
 */
import { badHandles, badPointers } from './bad_arguments.js';
import { CALLS } from './calls/index.js';
import type { Expected } from './calls/subject.js';
import { EXPORTS, TestKernel, named } from './kernel.js';

/** Makes the call on a new kernel and checks what it says, and that the kernel goes on serving. */
function check(expected: Expected, call: (kernel: TestKernel) => number): void {
  const kernel = new TestKernel();
  const before = kernel.state();
  const result = named(call(kernel));
  if (expected === 'a handle') expect(result).toBeGreaterThan(0);
  else expect(result).toBe(expected);
  expect(kernel.state()).toBe(before);
}

test('every export has a row', () => {
  expect(Object.keys(CALLS).sort()).toEqual([...EXPORTS].sort());
});

describe.each(Object.entries(CALLS))('%s', (_name, { handles = {}, pointers = {}, rows = [] }) => {
  for (const [argument, [good, call]] of Object.entries(handles)) {
    test.each(badHandles(...[good].flat()))(`${argument}: %s is EBADF`, (_what, make) => {
      check('EBADF', (kernel) => call(kernel, make(kernel)));
    });
  }

  for (const [argument, [size, call, nullable]] of Object.entries(pointers)) {
    const bad = badPointers(size).filter(([what]) => !(nullable && what === '0'));
    test.each(bad)(`${argument}: %s is EFAULT`, (_what, make) => {
      check('EFAULT', (kernel) => call(kernel, make(kernel)));
    });
  }

  if (rows.length > 0) {
    test.each(rows)('%s: %s', (_what, expected, call) => {
      check(expected, call);
    });
  }
});
