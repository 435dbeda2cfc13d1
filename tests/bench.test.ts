/**
 * The benchmark as a program: that its rows run, each of which checks its own work, what its JSON looks like, and what it
 * refuses. How fast anything is does not matter here.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../bench/measure';

const ROOT = join(__dirname, '..');
const directory = mkdtempSync(join(tmpdir(), 'netlink-wasm-bench-test-'));
afterAll(() => rmSync(directory, { recursive: true }));

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

function bench(args: string[], env: NodeJS.ProcessEnv = process.env): Outcome {
  const command = ['scripts/run.js', 'bench/index.ts', ...args];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', env, timeout: 60_000 });
}

/** Runs rows with a few samples. */
function rows(names: string[], env?: NodeJS.ProcessEnv): { rows: Result[]; outcome: Outcome } {
  const file = join(directory, 'figures.json');
  const only = names.flatMap((name) => ['--only', name]);
  const outcome = bench([...only, '--samples', '3', '--json', file], env);
  expect(outcome).toMatchObject({ status: 0, stderr: '' });
  return { rows: (JSON.parse(readFileSync(file, 'utf8')) as { rows: Result[] }).rows, outcome };
}

test('timed rows: a figure, its spread, and whether it meets its target', () => {
  const { rows: found, outcome } = rows(['call', 'receive']);
  expect(found.map(({ name }) => name)).toEqual([
    'call',
    'receive',
    'receive-broadcast',
    'receive-process',
    'receive-process-pooled',
    'receive-process-into',
  ]);
  for (const { name, unit, ours, best, spread, ratio, target, targetOf, met } of found) {
    expect(unit).toBe('ns');
    expect(best).toBeGreaterThan(0);
    expect(ours).toBeGreaterThanOrEqual(best);
    expect(spread).toBeGreaterThanOrEqual(0);
    expect(met).toBe(target === null ? null : targetOf === 'ratio' ? (ratio ?? 0) >= target : ours <= target);
    expect(outcome.stdout).toMatch(new RegExp(`^${name} .*ns`, 'm'));
  }
  const targets = found.map(({ kernel, target }) => (kernel === 'skipped' ? 'skipped' : target));
  const hasKernel = targets[1] !== 'skipped';
  expect(targets).toEqual(hasKernel ? [null, 12, 60, 4, 4, 4] : [null, 'skipped', 60, 'skipped', 'skipped', 'skipped']);
});

test('measured rows: the same figure every time', () => {
  const names = ['memory', 'size'];
  const { rows: first } = rows(names);
  expect(rows(names).rows).toEqual(first);
  expect(first.map(({ name }) => name)).toEqual([
    'memory-socket',
    'memory-reference',
    'memory-link',
    'memory-link-up',
    'memory-address4',
    'memory-address6',
    'size',
  ]);
  for (const { unit, ours, best, spread, kernel, ratio, target, met } of first) {
    expect({ unit, best, spread, kernel, ratio }).toEqual({
      unit: 'bytes',
      best: ours,
      spread: 0,
      kernel: null,
      ratio: null,
    });
    expect(ours).toBeGreaterThan(0);
    expect(met).toBe(target === null ? null : ours <= target);
  }
});

test('without a C compiler the real kernel is skipped, and the reason is told', () => {
  const { rows: found, outcome } = rows(['request-noop'], { ...process.env, PATH: directory });
  expect(found).toMatchObject([{ name: 'request-noop', kernel: 'skipped', ratio: null }]);
  expect(found[0]?.reason).toContain(process.platform === 'linux' ? 'no C compiler' : 'not on Linux');
  expect(outcome.stdout).toContain(`kernel skipped: ${found[0]?.reason}`);
});

test('figures are put into a page between its marks', () => {
  const page = join(directory, 'benchmarks.md');
  copyFileSync(join(ROOT, 'docs/benchmarks.md'), page);
  const before = readFileSync(page, 'utf8');
  expect(bench(['--only', 'size', '--markdown', page]).status).toBe(0);
  const after = readFileSync(page, 'utf8');
  const outside = (text: string): string => text.replace(/(<!-- figures).*(<!-- end)/s, '$1$2');
  expect(outside(after)).toBe(outside(before));
  expect(after.match(/^\| `.*` /gm)).toEqual(['| `size` ']);

  writeFileSync(page, 'no marks');
  expect(bench(['--only', 'size', '--markdown', page])).toMatchObject({ status: 2, stdout: '' });
  expect(readFileSync(page, 'utf8')).toBe('no marks');
});

test.each([
  [['--frobnicate'], "Unknown option '--frobnicate'"],
  [['receive'], "Unexpected argument 'receive'"],
  [['--only', 'nothing'], "there is no row 'nothing'"],
  [['--samples', '0'], "'0' is no number of samples"],
  [['--json'], "Option '--json <value>' argument missing"],
])('%j is a mistake: a message on stderr and exit code 2', (args, message) => {
  const outcome = bench(args);
  expect(outcome).toMatchObject({ status: 2, stdout: '' });
  expect(outcome.stderr).toContain(`bench: ${message}`);
});
