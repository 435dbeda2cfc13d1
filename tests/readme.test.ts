/** README.md tells the truth: every example in it prints what stands below it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const EXAMPLE = /```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g;
const examples = [...readme.matchAll(EXAMPLE)].map(
  ([, source, output], index) => [index + 1, source!, output!] as const,
);

test('every example has its output below it', () => {
  expect(examples).toHaveLength(readme.split('```js\n').length - 1);
  expect(examples.length).toBeGreaterThan(0);
});

test.each(examples)('example %i', (_, source, output) => {
  // Inside the package, so that its own name leads to it.
  const directory = mkdtempSync(join(ROOT, 'build/readme-'));
  try {
    const file = join(directory, 'example.mjs');
    writeFileSync(file, source);
    expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe(output);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('the names it gives are exported', async () => {
  const library = (await import('../host/index.js')) as Record<string, unknown>;
  const table = readme.slice(readme.indexOf('## What there is'));
  for (const name of ['Kernel', 'poll', 'NetlinkSocket', 'UeventSocket', 'encodeMessage', 'decodeAttributes']) {
    expect(table).toContain(name);
    expect(library).toHaveProperty(name);
  }
});
