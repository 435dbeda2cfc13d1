/**
 * Conformance: scenarios recorded on Linux (conformance/record.py), replayed on our kernel and compared byte for byte, but
 * for what is dynamic by nature (conformance/masks.ts) and differences that are listed with their reasons
 * (conformance/differences.ts). Needs no Linux.
 */
import { compare, type Mismatch } from './conformance/compare.js';
import { type Difference, DIFFERENCES } from './conformance/differences.js';
import { loadRecording, recordingNames, scenarioNames, sourceOf, type RecordedStep } from './conformance/recording.js';
import { replay } from './conformance/replay.js';

let steps = 0;
let known = 0;

afterAll(() => {
  process.stdout.write(`conformance: ${steps} steps as on Linux, ${known} known differences\n`);
});

test('every scenario is recorded, as it stands now', () => {
  expect(recordingNames()).toEqual(scenarioNames());
  for (const name of scenarioNames()) expect([name, loadRecording(name).source]).toEqual([name, sourceOf(name)]);
});

function explains(difference: Difference, scenario: string, { at }: Mismatch): boolean {
  return difference.scenario === scenario && difference.at === at;
}

/** One side of mismatches, for a failure that shows the lines which differ. */
function view(mismatches: Mismatch[], side: 'ours' | 'linux'): Record<string, string[]> {
  return Object.fromEntries(mismatches.map((one) => [`${one.index}: ${one.step.call}, at ${one.at}`, one[side]]));
}

test.each(recordingNames())('%s', async (name) => {
  const recording = loadRecording(name);
  const mismatches = compare(name, recording.steps, await replay(recording));
  const listed = DIFFERENCES.filter(({ scenario }) => scenario === name);
  const unexplained = mismatches.filter((mismatch) => !listed.some((one) => explains(one, name, mismatch)));
  const outdated = listed.filter((one) => !mismatches.some((mismatch) => explains(one, name, mismatch)));
  steps += recording.steps.length - mismatches.length;
  known += mismatches.length - unexplained.length;
  expect(outdated).toEqual([]);
  expect(view(unexplained, 'ours')).toEqual(view(unexplained, 'linux'));
  expect(unexplained).toEqual([]);
});

/** A directory of fresh recordings, made with `record.py --out`: they must agree with the stored ones. */
const live = process.env['CONFORMANCE_LIVE'];

if (live !== undefined) {
  describe('recorded again', () => {
    test.each(recordingNames())('%s', (name) => {
      const again = loadRecording(name, live);
      const results = again.steps.map(({ result }) => result);
      const mismatches = compare(name, loadRecording(name).steps, results);
      expect(view(mismatches, 'ours')).toEqual(view(mismatches, 'linux'));
    });
  });
}

describe('the comparison notices', () => {
  const { steps } = loadRecording('link-up');

  /** The steps, with the first datagram after `note` changed: its bytes as hex go through `change`. */
  function changed(note: string, change: (hex: string) => string): RecordedStep[] {
    const copy = structuredClone(steps);
    const from = copy.findIndex((step) => 'note' in step && step.note === note);
    for (const step of copy.slice(from)) {
      if (!('runs' in step.result)) continue;
      for (const [, result] of step.result.runs) {
        if ('data' in result && result.value > 1000) {
          result.data.hex = change(result.data.hex ?? '');
          return copy;
        }
      }
    }
    throw new Error('no such datagram');
  }

  const results = steps.map(({ result }) => result);
  const mismatches = (recorded: readonly RecordedStep[]): Mismatch[] => compare('link-up', recorded, results);
  const byte = (hex: string, at: number): string => hex.slice(0, 2 * at) + 'ee' + hex.slice(2 * at + 2);

  test('nothing when nothing changed', () => {
    expect(compare('link-up', steps, results)).toEqual([]);
  });

  test('one byte of a header, of a value, or at the end', () => {
    for (const at of [0, 4, 36, 100, 1467]) {
      expect(mismatches(changed('up', (hex) => byte(hex, at)))).toMatchObject([{ at: 'up', step: { call: 'drain' } }]);
    }
  });

  test('a byte missing or too many', () => {
    expect(mismatches(changed('up', (hex) => hex.slice(2)))).toHaveLength(1);
    expect(mismatches(changed('up', (hex) => hex + '00'))).toHaveLength(1);
  });

  test('but no masked one', () => {
    const cacheinfo = '14000500ffff0000';
    const at = (hex: string): number => hex.indexOf(cacheinfo) / 2 + 4;
    expect(mismatches(changed('up', (hex) => byte(hex, at(hex) + 5)))).toEqual([]);
    expect(mismatches(changed('up', (hex) => byte(hex, at(hex) + 1)))).toHaveLength(1);
  });

  test('an errno, an address, a flag, a datagram too few', () => {
    const other = structuredClone(results);
    const drain = other.find((result) => 'runs' in result && result.runs.length > 2);
    if (!drain || !('runs' in drain)) throw new Error('no drain of two datagrams');
    const first = drain.runs[0]?.[1];
    if (!first || !('data' in first)) throw new Error('no datagram');
    first.address.groups ^= 1;
    expect(compare('link-up', steps, other)).toHaveLength(1);
    first.address.groups ^= 1;
    first.flags ^= 0x20;
    expect(compare('link-up', steps, other)).toHaveLength(1);
    first.flags ^= 0x20;
    expect(compare('link-up', steps, other)).toEqual([]);
    drain.runs.shift();
    expect(compare('link-up', steps, other)).toHaveLength(1);
    other[0] = { errno: 'EPERM' };
    expect(compare('link-up', steps, other)).toHaveLength(2);
  });
});
