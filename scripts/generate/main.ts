/** The command `npm run generate [-- --check]`, in the repository's root. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SpecError } from '../../host/codec/index.js';
import { compare, generate } from './index.js';

try {
  const { stale, extra } = compare('.', generate('specs'));
  if (process.argv.includes('--check')) {
    const paths = [...stale.map(({ path }) => path), ...extra];
    if (paths.length > 0) {
      console.error(`not as specs/ says; run \`npm run generate\`:\n  ${paths.join('\n  ')}`);
      process.exitCode = 1;
    }
  } else {
    for (const { path, text } of stale) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      console.log(path);
    }
    for (const path of extra) {
      rmSync(path);
      console.log(`${path} removed`);
    }
  }
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
