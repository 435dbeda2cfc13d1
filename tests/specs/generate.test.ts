/** What is made from specs/ is as specs/ says, and a change by hand is noticed. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, generate } from '../../scripts/generate/index.js';

const ROOT = join(__dirname, '../..');
const FOLDERS = ['assembly/generated', 'host/generated', 'host/codec/tables', 'docs/reference'];
const wanted = generate(join(ROOT, 'specs'));

test('every file is as the specs say, and there is no other', () => {
  const { stale, extra } = compare(ROOT, wanted);
  expect([...stale.map(({ path }) => path), ...extra]).toEqual([]);
});

test('the first line says what a file is made from', () => {
  for (const { text } of wanted) expect(text.split('\n', 1)[0]).toMatch(/Made .*by `npm run generate`/);
});

test('an edit, a missing file and a file too many are noticed', () => {
  const root = mkdtempSync(join(tmpdir(), 'netlink-wasm-'));
  try {
    for (const folder of FOLDERS) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
    writeFileSync(join(root, 'assembly/generated/rt-link.ts'), '// IFLA_MTU is 4');
    rmSync(join(root, 'host/generated/netlink.ts'));
    writeFileSync(join(root, 'assembly/generated/if_link.ts'), '');
    const { stale, extra } = compare(root, wanted);
    expect(stale.map(({ path }) => path).sort()).toEqual([
      'assembly/generated/rt-link.ts',
      'host/generated/netlink.ts',
    ]);
    expect(extra).toEqual(['assembly/generated/if_link.ts']);
  } finally {
    rmSync(root, { recursive: true });
  }
});
