/**
 * Against Linux: the kernel's own policies of generic netlink families, and what it says of attributes, right and wrong, that record.py made up
 * and sent. Each verdict of the module must be the kernel's: errno, text, offset and the rule that is told. A sample is recorded;
 * as root on Linux the running kernel is asked anew, by another seed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Policy } from '../../host/codec/policy.js';
import { Engine, type Verdict } from './engine.js';
import { type Case, loadTold, policiesOf, type Told } from './told.js';

const STRICT = 31;
const LIBERAL = 0;
/** Texts that only validation has; the handlers that come after it may use it again, for nests whose policy GETPOLICY does not tell. */
const VALIDATION = new Set([
  'Attribute failed policy validation',
  'integer out of range',
  'binary attribute size out of range',
  'reserved bit set',
  'invalid attribute length',
  'Unknown attribute type',
  'Unsupported attribute',
  'NLA_F_NESTED is missing',
  'NLA_F_NESTED not expected',
  'Array element too short',
]);
const LEFTOVER = 'bytes leftover after parsing attributes';

/** What differs, or undefined. */
function difference(policies: readonly Policy[], name: string, bytes: Uint8Array, ours: Verdict, told: Case): unknown {
  const [, error, text, offset, policy] = told;
  if (ours.error !== 0) {
    const [left, right] = [
      [ours.error, ours.text, ours.offset, ours.told],
      [error, text ?? undefined, offset ?? undefined, policy ?? undefined],
    ];
    return JSON.stringify(left) === JSON.stringify(right)
      ? undefined
      : { attributes: told[0], ours: left, linux: right };
  }
  if (text === null || !VALIDATION.has(text)) {
    // A warning stays, unless the handler says something itself.
    const silent = ours.text === LEFTOVER && text === null;
    return silent ? { attributes: told[0], ours: [0, ours.text], linux: [error, text] } : undefined;
  }
  if (offset !== null && isUntold(policies, name, bytes, offset, 0)) return undefined;
  return { attributes: told[0], ours: 0, linux: [error, text, offset, policy] };
}

/** Whether the attribute at `offset` lies in a nest of which no policy is told. */
function isUntold(policies: readonly Policy[], name: string, bytes: Uint8Array, offset: number, base: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = view.getUint16(at, true);
    if (length < 4 || length > bytes.length - at) return false;
    const rule = policies.find((one) => one.name === name)?.rules.get(view.getUint16(at + 2, true) & 0x3fff);
    const isInside = offset > base + at && offset < base + at + length;
    if (isInside && rule?.kind === 'nested') {
      if (rule.nested === undefined) return true;
      return isUntold(policies, rule.nested, bytes.subarray(at + 4, at + length), offset, base + at + 4);
    }
    at += (length + 3) & ~3;
  }
  return false;
}

function compare({ families }: Told): { cases: number; faults: number; differences: unknown[] } {
  let cases = 0;
  let faults = 0;
  const differences = families.flatMap((family) => {
    const policies = policiesOf(family);
    const engine = new Engine(policies);
    return family.operations.flatMap((operation) =>
      operation.cases.flatMap((told) => {
        const bytes = Buffer.from(told[0], 'hex');
        const ours = engine.check(operation.policy, operation.strict ? STRICT : LIBERAL, bytes);
        cases++;
        if (ours.error !== 0) faults++;
        const found = difference(policies, operation.policy, bytes, ours, told);
        return found === undefined ? [] : [{ family: family.name, command: operation.command, found }];
      }),
    );
  });
  return { cases, faults, differences };
}

test('the module says what Linux said', () => {
  const { cases, faults, differences } = compare(loadTold());
  expect(differences).toEqual([]);
  expect(cases).toBeGreaterThan(1000);
  expect(faults).toBeGreaterThan(cases / 2);
});

test('the comparison notices another errno, text, offset and rule', () => {
  const told = loadTold();
  const wrong = told.families
    .flatMap(({ operations }) => operations.flatMap(({ cases }) => cases))
    .find(([, , text, , policy]) => text === 'integer out of range' && policy !== null)!;
  const before = [...wrong];
  for (const [place, value] of [
    [1, -5],
    [2, 'another'],
    [3, 4000],
    [4, '00'],
  ] as const) {
    Object.assign(wrong, before, { [place]: value });
    expect(compare(told).differences).toHaveLength(1);
  }
});

/** A namespace of its own can be had, in which Python runs. */
const canAsk = spawnSync('unshare', ['-n', 'python3', '-c', ''], { stdio: 'ignore' }).status === 0;
if (!canAsk)
  process.stdout.write('policy: the running kernel is not asked: that takes Linux, root, unshare and python3\n');

(canAsk ? test : test.skip)('the module says what the running kernel says', () => {
  const directory = mkdtempSync(join(tmpdir(), 'policy-'));
  try {
    const out = join(directory, 'kernel.json');
    const seed = String(Date.now() % 1_000_000);
    const options = ['--seed', seed, '--cases', '40', '--tries', '2', '--out', out];
    execFileSync('unshare', ['-n', 'python3', join(__dirname, 'record.py'), ...options], { stdio: 'inherit' });
    const told = loadTold(out);
    const { cases, differences } = compare(told);
    process.stdout.write(`policy: ${cases} verdicts of Linux ${told.kernel}, seed ${seed}\n`);
    expect({ seed, differences }).toEqual({ seed, differences: [] });
    expect(cases).toBeGreaterThan(100);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
