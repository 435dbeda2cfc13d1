/**
 * The package as its users meet it: by name, as an ES module and as a CommonJS module, with types for both, through a
 * bundler, and without anything of Node's. It is the build in dist/ that is tested: `npm test` makes it.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..');
const run = promisify(execFile);

/** Boots a kernel, and prints how many links it has. */
const PROGRAM = `
  const kernel = await Kernel.create({ preset: 'starry' });
  const socket = NetlinkSocket.open(kernel.init, NETLINK_ROUTE);
  console.log((await socket.dump(18, new Uint8Array(16))).length, typeof installNetlink);
`;
const NAMES = 'Kernel, NetlinkSocket, NETLINK_ROUTE';
const ESM = `
  import { ${NAMES} } from 'netlink-wasm';
  import { installNetlink } from 'netlink-wasm/adapters/emscripten';
  ${PROGRAM}`;
const CJS = `
  const { ${NAMES} } = require('netlink-wasm');
  const { installNetlink } = require('netlink-wasm/adapters/emscripten');
  (async () => { ${PROGRAM} })();`;

let directory: string;

beforeAll(async () => {
  // Inside the package, so that its own name leads to it.
  directory = await mkdtemp(join(ROOT, 'build/package-test-'));
});

afterAll(() => rm(directory, { recursive: true }));

async function output(name: string, source: string): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, source);
  return (await run(process.execPath, [file])).stdout.trim();
}

test('loads as an ES module', async () => {
  await expect(output('main.mjs', ESM)).resolves.toBe('2 function');
});

test('loads as a CommonJS module', async () => {
  await expect(output('main.cjs', CJS)).resolves.toBe('2 function');
});

test('the module is exported as a file too', async () => {
  const source = `
    import { Kernel } from 'netlink-wasm';
    import { readFile } from 'node:fs/promises';
    const wasm = await readFile(new URL(import.meta.resolve('netlink-wasm/netlink.wasm')));
    console.log((await Kernel.create({ wasm })).init.pid);`;
  await expect(output('file.mjs', source)).resolves.toBe('1');
});

test.each(['esm', 'iife'] as const)('goes through a bundler for browsers, as %s', async (format) => {
  const entry = join(directory, 'bundle.mjs');
  await writeFile(
    entry,
    `import { ${NAMES} } from 'netlink-wasm';\nimport { installNetlink } from 'netlink-wasm/adapters/emscripten';\n(async () => {${PROGRAM}})();`,
  );
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format,
    platform: 'browser',
    minify: true,
    write: false,
  });
  const extension = format === 'esm' ? 'mjs' : 'cjs';
  await expect(output(`bundled.${extension}`, outputFiles[0]!.text)).resolves.toBe('2 function');
});

test.each([
  'index.js',
  'index.cjs',
  'adapters/emscripten.js',
  'adapters/emscripten.cjs',
  'codec/families.js',
  'codec/families.cjs',
  'codec/index.js',
  'codec/index.cjs',
  'procfs/index.js',
  'procfs/index.cjs',
])('%s needs nothing of Node’s', async (file) => {
  const source = await readFile(join(ROOT, 'dist', file), 'utf8');
  const needed = [...source.matchAll(/(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g)].map(([, name]) => name!);
  expect(needed.filter((name) => name.startsWith('node:') || builtinModules.includes(name))).toEqual([]);
  expect(source).not.toMatch(/import\.meta/);
});

test.each([
  [
    'files.mjs',
    `import { Kernel, NetlinkError } from 'netlink-wasm'; import { NetworkFiles } from 'netlink-wasm/procfs';`,
  ],
  [
    'files.cjs',
    `const { Kernel, NetlinkError } = require('netlink-wasm'), { NetworkFiles } = require('netlink-wasm/procfs');`,
  ],
])('%s: files, and clients by name, of the one library', async (name, imports) => {
  const source = `${imports}
    Kernel.create({ preset: 'starry' }).then(async (kernel) => {
      const files = new NetworkFiles(kernel.init);
      const { mtu } = await kernel.links.get('eth0');
      try {
        files.read('/proc/net/none');
      } catch (error) {
        console.log(files.list('/sys/class/net').join(), mtu, error instanceof NetlinkError);
      }
    });`;
  await expect(output(name, source)).resolves.toBe('eth0,lo 1500 true');
});

describe('the codec', () => {
  const program = `
    const spec = Spec.load('{ name: a, attribute-sets: [{ name: s, attributes: [{ name: n, type: u8 }] }], operations: { list: [{ name: o, attribute-set: s }] } }');
    const family = new Family(spec, { id: 16 });
    console.log(family.decode(family.encode({ operation: 'o', attributes: { n: 7 } })).attributes.n);`;

  test('loads as an ES module', async () => {
    const source = `import { Family, Spec } from 'netlink-wasm/codec';${program}`;
    await expect(output('codec.mjs', source)).resolves.toBe('7');
  });

  test('loads as a CommonJS module', async () => {
    const source = `const { Family, Spec } = require('netlink-wasm/codec');${program}`;
    await expect(output('codec.cjs', source)).resolves.toBe('7');
  });

  const ready = `
    const family = new Family(rtLink);
    const bytes = family.encode({ operation: 'newlink', attributes: { mtu: 7 } });
    console.log(family.decode(bytes).attributes.mtu, bytes.length);`;

  test.each([
    ['families.mjs', `import { Family, rtLink } from 'netlink-wasm/codec/families';`],
    ['families.cjs', `const { Family, rtLink } = require('netlink-wasm/codec/families');`],
  ])('its own families load without a file, and where code from strings is forbidden: %s', async (name, load) => {
    const file = join(directory, name);
    await writeFile(file, load + ready);
    const { stdout } = await run(process.execPath, ['--disallow-code-generation-from-strings', file]);
    expect(stdout).toBe('7 40\n');
  });

  test('is one codec under two names', async () => {
    const program = 'console.log(a.CodecError === b.CodecError, a.Family === b.Family, b.Spec === undefined);';
    const esm = `import * as a from 'netlink-wasm/codec'; import * as b from 'netlink-wasm/codec/families'; ${program}`;
    const cjs = `const a = require('netlink-wasm/codec'), b = require('netlink-wasm/codec/families'); ${program}`;
    await expect(output('two.mjs', esm)).resolves.toBe('true true true');
    await expect(output('two.cjs', cjs)).resolves.toBe('true true true');
  });

  test('alone needs yaml and ajv: neither is in what the other entries need, or in them', async () => {
    const bundle = async (entry: string): Promise<string[]> => {
      const { metafile } = await build({
        entryPoints: [join(ROOT, 'dist', entry)],
        bundle: true,
        platform: 'browser',
        write: false,
        metafile: true,
        outdir: directory,
      });
      return Object.keys(metafile.inputs).filter((file) => /node_modules\/(yaml|ajv)\//.test(file));
    };
    expect(await bundle('codec/index.js')).not.toEqual([]);
    for (const entry of ['index.js', 'adapters/emscripten.js', 'codec/families.js']) {
      expect(await bundle(entry)).toEqual([]);
      expect(await readFile(join(ROOT, 'dist', entry), 'utf8')).not.toMatch(/\bajv\b|LineCounter|Spec\.load/i);
    }
  });
});

test('has types for `import` and for `require`', async () => {
  const source = `
    const boot: Promise<Kernel> = Kernel.create({ preset: 'starry', rmemMax: 1 });
    const install: (module: never, process: Process) => unknown = installNetlink;
    // @ts-expect-error: there is no such preset
    void Kernel.create({ preset: 'nosuch' });
    // @ts-expect-error: internal
    void boot.then(({ init }) => init.core);
    void boot.then(({ init }): number => init.recvfrom(3, 10).address.pid);
    const family: Family = new Family(Spec.load('', { file: 'x' }), { id: 16 });
    const index: Value | undefined = family.decode(new Uint8Array()).header?.index;
    void [install, index];
    const links = new Family(rtLink);
    const message = links.decode(links.encode({ operation: 'setlink', header: { 'ifi-flags': ['up'] }, attributes: { mtu: 1500 } }));
    if (message.operation === 'setlink') void [message.header['ifi-index'] * 2, message.attributes.ifname?.length, message.attributes['#7']?.length];
    // @ts-expect-error: there is no such attribute
    links.encode({ operation: 'setlink', attributes: { mtuu: 1500 } });
    // @ts-expect-error: there is no such operation
    links.requestType('setlinks');`;
  const imports = `import { Kernel, type Process } from 'netlink-wasm';\nimport { installNetlink } from 'netlink-wasm/adapters/emscripten';\nimport { Family, Spec, type Value } from 'netlink-wasm/codec';\nimport { rtLink } from 'netlink-wasm/codec/families';\n`;
  await writeFile(join(directory, 'types.mts'), imports + source);
  await writeFile(join(directory, 'types.cts'), imports + source);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const checked = run(process.execPath, [
    tsc,
    '--ignoreConfig',
    ...options,
    join(directory, 'types.mts'),
    join(directory, 'types.cts'),
  ]);
  await expect(checked.catch(({ stdout }: { stdout: string }) => stdout)).resolves.toMatchObject({ stdout: '' });
}, 60_000);
