/**
 * Builds dist/ from host/ and build/netlink.wasm:
 *
 *   dist/index.js, .cjs                    the library, with the module inlined
 *   dist/adapters/*.js, .cjs               the adapters; they take objects made by the library and do not repeat it
 *   dist/codec/families.js, .cjs           messages by name, of our own families
 *   dist/codec/index.js, .cjs              the same, and of any spec; the only one with dependencies, which stay outside
 *   dist/procfs/index.js, .cjs             files of /proc and /sys; over dist/index.js and the codec
 *   dist/cli/main.js                       the command line, over dist/index.js
 *   dist/types/**.d.ts, .d.cts             types for `import` and for `require`
 */
import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inlineWasm } from './inline-wasm.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIBRARY = [
  'host/index.ts',
  'host/adapters/emscripten.ts',
  'host/codec/families.ts',
  'host/codec/index.ts',
  'host/procfs/index.ts',
];
const DEPENDENCIES = ['ajv', 'yaml'];
const TARGET = ['es2022', 'node20.16'];

await inlineWasm();
await rm(join(ROOT, 'dist'), { recursive: true, force: true });
await Promise.all([bundle('esm', '.js'), bundle('cjs', '.cjs'), bundleCommandLine()]);
await declarations();

/** The library's entries in one module format. */
async function bundle(format, extension) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: LIBRARY,
    outbase: 'host',
    outdir: 'dist',
    outExtension: { '.js': extension },
    bundle: true,
    format,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: DEPENDENCIES,
    plugins: [oneCodec(extension)],
    // What a CommonJS module loads later it requires: `import` would not find the names in another.
    supported: { 'dynamic-import': format === 'esm' },
    target: TARGET,
    sourcemap: true,
    logLevel: 'warning',
  });
}

/**
 * Has the other entries import the codec's families, and the files the library, instead of repeating them, so that a class is the same in all. The
 * library itself loads them when they are first wanted.
 */
function oneCodec(extension) {
  return {
    name: 'one-codec',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\/(codec\/)?families\.js$/ }, ({ path }) => ({
        path: path.replace(/\.js$/, extension),
        external: true,
      }));
      onResolve({ filter: /^\.\.\/index\.js$/ }, ({ importer }) =>
        /host.procfs/.test(importer) ? { path: `../index${extension}`, external: true } : undefined,
      );
    },
  };
}

/** The command line: it imports the library as a user does. */
async function bundleCommandLine() {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['host/cli/main.ts'],
    outbase: 'host',
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: TARGET,
    packages: 'external',
    // A file a subcommand, so that each loads what it needs and no more.
    splitting: true,
    chunkNames: 'cli/[name]-[hash]',
    external: ['../index.js', '../adapters/*', '../codec/index.js', '../procfs/index.js'],
    logLevel: 'warning',
  });
  await chmod(join(ROOT, 'dist/cli/main.js'), 0o755);
}

/** Types twice: TypeScript reads a .d.ts of this package as an ES module's and a .d.cts as a CommonJS module's. */
async function declarations() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.host.json'], { cwd: ROOT, stdio: 'inherit' });
  const types = join(ROOT, 'dist/types');
  for (const file of await readdir(types, { recursive: true })) {
    if (!file.endsWith('.d.ts')) continue;
    const source = await readFile(join(types, file), 'utf8');
    await writeFile(
      join(types, file.replace(/\.ts$/, '.cts')),
      source.replace(/(from |import\()'(\.[^']*)\.js'/g, "$1'$2.cjs'"),
    );
  }
}
