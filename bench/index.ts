/**
 * `npm run bench`: how fast the module is and how much memory it takes, beside the real kernel where there is one.
 *
 * A figure that misses its target is printed as missed and is no failure: timings depend on the machine. The exit status is 0
 * when all rows ran, 1 when one did not do its work right, 2 for a mistake on the command line.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { isMainThread } from 'node:worker_threads';
import type { Result } from './measure.js';
import { NativePrograms } from './native.js';
import { type Options, parseOptions, USAGE } from './options.js';
import { heading, insertInto, line, machine } from './report.js';
import type { Row } from './row.js';
import { ROWS } from './rows.js';
import { measureInThread, work } from './thread.js';

interface Request {
  options: Options;
  rows: Row[];
  /** The page that gets the figures. */
  page?: string;
}

/** What was asked for on the command line. @throws Error that says what is wrong with it */
async function understand(args: string[]): Promise<Request> {
  const options = parseOptions(args);
  for (const name of options.only) {
    if (!ROWS.some((row) => isNamed(row, name))) {
      throw new Error(`there is no row '${name}', but ${ROWS.map((row) => row.name).join(', ')}`);
    }
  }
  const rows = ROWS.filter((row) => options.only.length === 0 || options.only.some((name) => isNamed(row, name)));
  if (options.markdown === undefined) return { options, rows };
  const page = await readFile(options.markdown, 'utf8');
  // Now, not after a minute, is the time to find that there is no place for the figures.
  insertInto(page, '', []);
  return { options, rows, page };
}

function isNamed(row: Row, name: string): boolean {
  return row.name === name || row.name.startsWith(`${name}-`);
}

async function run(rows: readonly Row[], samples: number): Promise<Result[]> {
  const programs = await NativePrograms.create();
  const results: Result[] = [];
  try {
    console.log(heading());
    for (const row of rows) {
      const program = 'native' in row && row.native !== undefined ? await programs.get(row.native[0]) : undefined;
      const result = await measureInThread(row, { samples, program });
      console.log(line(result));
      results.push(result);
    }
  } finally {
    await programs.close();
  }
  const reasons = new Set(results.flatMap(({ reason }) => reason ?? []));
  for (const reason of reasons) console.log(`kernel skipped: ${reason}`);
  return results;
}

async function fulfil({ options, rows, page }: Request): Promise<void> {
  const before = machine();
  console.log(`${before}\n`);
  const results = await run(rows, options.samples);
  const missed = results.filter(({ met }) => met === false).map(({ name }) => name);
  console.log(missed.length === 0 ? '\nNo target is missed.' : `\nMissed: ${missed.join(', ')}.`);
  if (options.json !== undefined) {
    await writeFile(options.json, `${JSON.stringify({ machine: before, rows: results }, null, 2)}\n`);
  }
  if (options.markdown !== undefined && page !== undefined) {
    await writeFile(options.markdown, insertInto(page, before, results));
  }
}

async function main(args: string[]): Promise<void> {
  let request: Request;
  try {
    request = await understand(args);
  } catch (error) {
    console.error(`bench: ${(error as Error).message}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  if (request.options.help) console.log(USAGE);
  else await fulfil(request);
}

if (isMainThread) await main(process.argv.slice(2));
else await work();
