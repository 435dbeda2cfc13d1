/** Prints what the build weighs, and fails when the release module is over its limit. */
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Bytes the release module may have. */
const LIMIT = 448 * 1024;
const MODULE = 'build/netlink.wasm';
const FILES = [
  MODULE,
  'dist/index.js',
  'dist/index.cjs',
  'dist/adapters/emscripten.js',
  'dist/adapters/emscripten.cjs',
];

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`.padStart(10);
console.log(`${''.padEnd(30)}       raw      gzip    brotli`);
for (const file of FILES) {
  const bytes = await readFile(new URL(`../${file}`, import.meta.url));
  console.log(
    `${file.padEnd(30)}${kib(bytes.length)}${kib(gzipSync(bytes).length)}${kib(brotliCompressSync(bytes).length)}`,
  );
  if (file === MODULE && bytes.length > LIMIT) {
    console.error(`${MODULE} has ${bytes.length} bytes; the limit is ${LIMIT}.`);
    process.exitCode = 1;
  }
}
