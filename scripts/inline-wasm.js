/**
 * Writes host/wasm.ts: the release module as a base64 string, so that the default entry loads wherever JavaScript does,
 * with no file to find beside it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const MODULE = new URL('../build/netlink.wasm', import.meta.url);
const INLINED = new URL('../host/wasm.ts', import.meta.url);

export async function inlineWasm() {
  const bytes = await readFile(MODULE);
  const source = [
    '// Made by scripts/inline-wasm.js from build/netlink.wasm: do not edit.',
    '',
    '/** The kernel module, base64. */',
    `export const wasmBase64 =\n  '${bytes.toString('base64')}';`,
    '',
  ].join('\n');
  // Left alone when it says the same: a watcher or a cache need not look again.
  if ((await readFile(INLINED, 'utf8').catch(() => '')) !== source) await writeFile(INLINED, source);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await inlineWasm();
