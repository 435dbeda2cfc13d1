/** Runs a TypeScript file of this repository in Node: `node scripts/run.js bench/index.ts [argument…]`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [entry] = process.argv.splice(2, 1);
if (entry === undefined) throw new TypeError('usage: node scripts/run.js <file.ts> [argument…]');

// Below node_modules/, so that the bundle finds the packages that it leaves out.
const directory = await mkdtemp(join(ROOT, 'node_modules/.run-'));
try {
  const outfile = join(directory, 'main.mjs');
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.16',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(directory, { recursive: true });
}
