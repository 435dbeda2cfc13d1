/**
 * `npm run interop`: runs shell scripts on this machine's kernel and on ours, prints a line a script, and how many are identical. Exit
 * status 1 when one is not, 2 for a mistake on the command line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mistakeIn } from '../conformance/mistakes.js';
import { sideBySide } from '../conformance/sides.js';
import { isRecorded, needsOf } from './script-recording.js';
import { compareScript, reasonNotToRun, recordScript } from './script-runner.js';

const HELP = `npm run interop -- [options] [script …]

Runs the scripts of tests/interop/scripts, each in a fresh namespace of this machine's kernel and under
netlink-wasm run --preset empty (root, on Linux), and compares output and exit status line by line.

  --dir DIR      takes the scripts of another directory
  --record       runs scripts that need kinds of links ('# needs: dummy, vlan') on a Linux that has them, and keeps what they wrote
                 in tests/interop/recorded, for machines whose kernel has not
  -v, --verbose  prints the lines of scripts that differ, side by side

The environment's LINUX is the command by which Linux's side runs on another Linux, over the same files: that of a virtual
machine, say, with kinds of links that this machine's kernel lacks.
`;

const HERE = join(process.cwd(), 'tests/interop/scripts');
const OPTIONS = {
  dir: { type: 'string' },
  record: { type: 'boolean' },
  verbose: { type: 'boolean', short: 'v' },
  help: { type: 'boolean' },
} as const;

/** Runs what was asked for. @returns the exit status, or what is wrong with what was asked for */
async function main(): Promise<number | string> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const directory = resolve(values.dir ?? HERE);
  const known = readdirSync(directory)
    .filter((file) => file.endsWith('.sh'))
    .sort();
  const scripts = positionals.length > 0 ? positionals.map((name) => `${basename(name, '.sh')}.sh`) : known;
  const unknown = scripts.find((name) => !known.includes(name));
  const reason = unknown === undefined ? reasonNotToRun() : `there is no script ${unknown} in ${directory}`;
  if (reason !== undefined) return reason;
  if (values.record) return record(directory, scripts);
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
  return same.scripts < total.scripts ? 1 : 0;
}

/** Records scripts that need kinds of links. @returns the exit status, or what is wrong */
async function record(directory: string, scripts: readonly string[]): Promise<number | string> {
  const needing = scripts
    .map((name) => join(directory, name))
    .filter((path) => needsOf(readFileSync(path, 'utf8')).length > 0);
  const lacking = needing.find(isRecorded);
  if (lacking !== undefined) return `this kernel lacks what ${basename(lacking)} needs; LINUX may name another`;
  for (const path of needing) await recordScript(path);
  console.log(`${needing.length} of ${scripts.length} scripts recorded`);
  return 0;
}

let result: number | string;
try {
  result = await main();
} catch (error) {
  const message = mistakeIn(error);
  if (message === undefined) throw error;
  result = message;
}
if (typeof result === 'string') console.error(result);
process.exitCode = typeof result === 'string' ? 2 : result;
