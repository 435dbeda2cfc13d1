/**
 * `npm run conformance`: replays what is recorded, or plays both sides on this machine, and prints how much is as on Linux. `--help`
 * tells the options. Exit status 1 when something differs that differences.ts does not list.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { asJson, asMarkdown, type Figures, figuresOf, summary } from './figures.js';
import { missingKind, playOnLinux, type Played, reasonNotToPlay } from './linux.js';
import { Mistake, mistakeIn } from './mistakes.js';
import { SCENARIOS } from './paths.js';
import { runRandom, SUBJECTS } from './random.js';
import { loadRecording, scenarioNames, sourceOf, storeRecording, type TaskSpec } from './recording.js';
import { replay, TASKS } from './replay.js';
import { expand, type Scenario } from './scenario.js';
import { sideBySide } from './sides.js';
import { ScenarioError } from './source.js';

const HELP = `npm run conformance -- [options] [scenario …]

Without options: replays the recordings on the module, and compares.

  --live           plays the scenarios on this machine's kernel too, now, and compares with that (root, on Linux)
  --dir DIR        takes the scenarios of another directory; they are played live
  --show M         prints M differences (1) of each scenario
  --record         plays the scenarios on this machine's kernel, and stores the answers in tests/conformance/recorded/
  --random N       plays N random calls of each subject on both sides; --of SUBJECT, of that alone: sockets, links, routes;
                   --seed S makes the same ones again; --show M (1) differences, each of another kind of call,
                   are printed as short as they can be made; --sequence K plays one of its sequences alone
  --json FILE      writes the figures
  --markdown FILE  writes the page of figures

The environment's LINUX is the command by which Linux's side runs on another Linux, over the same files: that of a virtual
machine, say, with kinds of links that this machine's kernel lacks.
`;

const OPTIONS = {
  live: { type: 'boolean' },
  dir: { type: 'string' },
  record: { type: 'boolean' },
  random: { type: 'string' },
  of: { type: 'string' },
  seed: { type: 'string' },
  sequence: { type: 'string' },
  show: { type: 'string' },
  json: { type: 'string' },
  markdown: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function read(name: string, directory: string): Scenario {
  const path = join(directory, `${name}.yaml`);
  return expand(readFileSync(path, 'utf8'), directory === SCENARIOS ? `${name}.yaml` : path);
}

function custom(tasks: Record<string, TaskSpec>): Record<string, TaskSpec> | undefined {
  const own = Object.entries(tasks).filter(([name]) => !(name in TASKS));
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

/** Plays scenarios on the kernel underneath. */
async function* live(names: readonly string[], directory: string): AsyncGenerator<[string, Scenario, Played]> {
  const reason = reasonNotToPlay();
  if (reason !== undefined) throw new Mistake(`cannot play on this machine: ${reason}`);
  const scenarios: [string, Scenario][] = [];
  for (const name of names) {
    const scenario = read(name, directory);
    const kind = missingKind(scenario);
    if (kind === undefined) scenarios.push([name, scenario]);
    else console.log(`${name}: not played, this kernel has no ${kind}; LINUX may name another (--help)`);
  }
  let index = 0;
  for await (const played of playOnLinux(scenarios.map(([, scenario]) => scenario))) {
    yield [...scenarios[index]!, played];
    index++;
  }
}

async function record(names: readonly string[]): Promise<void> {
  let count = 0;
  for await (const [name, { tasks, steps }, { kernel, pid, results }] of live(names, SCENARIOS)) {
    count++;
    const recorded = steps.map((step, index) => ({ ...step, result: results[index] ?? {} }));
    const own = custom(tasks);
    storeRecording(name, { kernel, source: sourceOf(name), pid, ...(own && { tasks: own }), steps: recorded });
  }
  console.log(`${count} of ${names.length} scenarios recorded`);
}

async function* replayed(names: readonly string[]): AsyncGenerator<Figures> {
  for (const scenario of names) {
    const { kernel, pid, tasks, steps } = loadRecording(scenario);
    const { subject, needs } = read(scenario, SCENARIOS);
    const linux = steps.map(({ result }) => result);
    yield figuresOf({ scenario, subject, kernel, steps, linux, ours: await replay(steps, { pid, tasks, needs }) });
  }
}

async function* besides(names: readonly string[], directory: string): AsyncGenerator<Figures> {
  for await (const [scenario, { subject, needs, tasks, steps }, { kernel, pid, results }] of live(names, directory)) {
    const ours = await replay(steps, { pid, tasks, needs });
    const listed = directory === SCENARIOS ? undefined : [];
    yield figuresOf({ scenario, subject, kernel, steps, linux: results, ours }, listed);
  }
}

function print(figures: Figures, all: boolean, most: number): void {
  const { scenario, steps, equal, known, unlisted, outdated } = figures;
  const notes = [
    known.length > 0 && `${known.length} known differences`,
    unlisted.length > 0 && `${unlisted.length} DIFFERENT`,
  ];
  console.log([`${scenario}: ${equal} of ${steps} steps`, ...notes.filter(Boolean)].join(', '));
  for (const { at } of outdated) console.log(`  differences.ts lists '${at}', which is no longer different`);
  for (const { index, at, step, linux, ours } of (all ? [...unlisted, ...known] : unlisted).slice(0, most)) {
    console.log(`  step ${index}, at ${at}: ${JSON.stringify(step)}`.slice(0, 300));
    for (const line of sideBySide(linux, ours, ['Linux', 'netlink-wasm'])) console.log(`  ${line}`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) return void console.log(HELP);
  if (values.random !== undefined) {
    const given = [values.random, values.seed ?? Date.now() % 2 ** 31, values.show ?? 1, values.sequence ?? 0];
    const [count, seed, most, sequence] = given.map(Number) as [number, number, number, number];
    if (!(count >= 1) || [count, seed, most, sequence].some((number) => !Number.isSafeInteger(number)))
      throw new Mistake('--random, --seed, --show and --sequence take whole numbers');
    const only = values.sequence === undefined ? undefined : sequence;
    const subjects = Object.keys(SUBJECTS).filter((name) => values.of === undefined || values.of === name);
    if (subjects.length === 0) throw new Mistake(`--of takes one of ${Object.keys(SUBJECTS).join(', ')}`);
    const reason = reasonNotToPlay();
    if (reason !== undefined) throw new Mistake(`cannot play on this machine: ${reason}`);
    if (!(await runRandom(subjects, { count, seed, most, only }))) process.exitCode = 1;
    return;
  }
  const directory = values.dir === undefined ? SCENARIOS : resolve(values.dir);
  const known = scenarioNames(directory);
  const names = positionals.length > 0 ? positionals.map((name) => basename(name, '.yaml')) : known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Mistake(`there is no scenario ${unknown} in ${directory}`);
  if (values.record) return record(names);
  const isLive = values.live === true || values.dir !== undefined;
  const all: Figures[] = [];
  for await (const figures of isLive ? besides(names, directory) : replayed(names)) {
    all.push(figures);
    print(figures, isLive, Number(values.show ?? 1));
  }
  console.log(summary(all));
  if (values.json !== undefined) writeFileSync(values.json, asJson(all));
  if (values.markdown !== undefined) writeFileSync(values.markdown, asMarkdown(all));
  if (all.some(({ unlisted, outdated }) => unlisted.length > 0 || outdated.length > 0)) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  const message = error instanceof ScenarioError ? error.message : mistakeIn(error);
  if (message === undefined) throw error;
  console.error(message);
  process.exitCode = 2;
}
