/**
 * The house as ARCHITECTURE.md draws it: in assembly/ imports run one way, and nothing imports index.ts or abi/.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ASSEMBLY = join(__dirname, '../assembly');
/** What each part may import beside itself; everybody may import generated/. */
const MAY_IMPORT: Record<string, string[]> = {
  generated: [],
  host: [],
  memory: [],
  wire: ['memory'],
  net: ['host', 'memory', 'wire'],
  netlink: ['host', 'memory', 'net', 'wire'],
  route: ['host', 'memory', 'net', 'netlink', 'wire'],
  generic: ['host', 'memory', 'net', 'netlink', 'wire'],
  uevent: ['memory', 'net', 'netlink'],
  xfrm: ['memory', 'net', 'netlink', 'wire'],
  family: ['generic', 'memory', 'net', 'netlink', 'route', 'uevent', 'xfrm'],
  abi: ['family', 'generic', 'memory', 'net', 'netlink', 'uevent'],
  index: ['abi'],
};

/** The folder a file is in, or at the top its own name. */
function partOf(file: string): string {
  return relative(ASSEMBLY, file).split('/')[0]!.replace(/\.ts$/, '');
}

const files = readdirSync(ASSEMBLY, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(ASSEMBLY, name));

test('every part is drawn', () => {
  expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test.each(files.map((file) => [relative(ASSEMBLY, file), file]))('%s imports what its part may', (_name, file) => {
  const imported = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path]) =>
    partOf(join(dirname(file), path!)),
  );
  const part = partOf(file);
  const allowed = ['generated', part, ...MAY_IMPORT[part]!];
  expect(imported.filter((other) => !allowed.includes(other))).toEqual([]);
});
