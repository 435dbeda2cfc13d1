/**
 * `npm run interop -- [--dir DIR] [--verbose] [script …]`: runs shell scripts on this machine's kernel and on ours, prints a line a script,
 * the lines that differ with `--verbose`, and how many are identical. Exit status 1 when one is not.
 */
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sideBySide } from '../conformance/sides.js';
import { compareScript, reasonNotToRun } from './script-runner.js';

const HERE = join(process.cwd(), 'tests/interop/scripts');
const OPTIONS = { dir: { type: 'string' }, verbose: { type: 'boolean', short: 'v' } } as const;

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const directory = resolve(values.dir ?? HERE);
const known = readdirSync(directory)
  .filter((file) => file.endsWith('.sh'))
  .sort();
const scripts = positionals.length > 0 ? positionals.map((name) => `${basename(name, '.sh')}.sh`) : known;
const unknown = scripts.find((name) => !known.includes(name));
const reason = unknown === undefined ? reasonNotToRun() : `there is no script ${unknown} in ${directory}`;

if (reason !== undefined) {
  console.error(reason);
  process.exitCode = 2;
} else {
  const [total, same] = [
    { scripts: 0, lines: 0 },
    { scripts: 0, lines: 0 },
  ];
  for (const name of scripts) {
    const comparison = await compareScript(join(directory, name));
    const { linux, ours } = comparison;
    total.scripts++;
    total.lines += comparison.lines;
    same.lines += comparison.same;
    same.scripts += Number(comparison.identical);
    const status =
      linux.status === ours.status ? `status ${ours.status}` : `status ${ours.status}, on Linux ${linux.status}`;
    const verdict = comparison.identical ? 'identical' : 'DIFFERENT';
    console.log(`${name}: ${verdict}, ${comparison.same} of ${comparison.lines} lines, ${status}`);
    if (values.verbose && !comparison.identical) {
      for (const line of sideBySide(linux.lines, ours.lines, ['Linux', 'netlink-wasm'])) console.log(`  ${line}`);
    }
  }
  console.log(`${same.scripts} of ${total.scripts} scripts identical, ${same.lines} of ${total.lines} lines`);
  if (same.scripts < total.scripts) process.exitCode = 1;
}
