/**
 * Conformance: scenarios recorded on Linux, replayed on our kernel and compared byte for byte, but for what is dynamic by nature
 * (conformance/masks.ts) and differences that are listed with their reasons (conformance/differences.ts). Needs no Linux. Where there is
 * one that lets us, the scenarios are also played on it again, and must give what is recorded.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Mismatch } from './conformance/compare.js';
import { figuresOf, summary, type Figures } from './conformance/figures.js';
import { missingKind, playOnLinux, reasonNotToPlay } from './conformance/linux.js';
import { SCENARIOS } from './conformance/paths.js';
import { loadRecording, recordingNames, scenarioNames, sourceOf } from './conformance/recording.js';
import { replay } from './conformance/replay.js';
import { expand, type Scenario } from './conformance/scenario.js';

const all: Figures[] = [];

afterAll(() => {
  process.stdout.write(`conformance: ${summary(all)}\n`);
});

function scenario(name: string): Scenario {
  return expand(readFileSync(join(SCENARIOS, `${name}.yaml`), 'utf8'), `${name}.yaml`);
}

/** One side of mismatches, for a failure that shows the lines which differ. */
function view(mismatches: Mismatch[], side: 'ours' | 'linux'): Record<string, string[]> {
  return Object.fromEntries(mismatches.map((one) => [`${one.index}: ${one.step.call}, at ${one.at}`, one[side]]));
}

test('every scenario is recorded, as it stands now', () => {
  expect(recordingNames()).toEqual(scenarioNames());
  for (const name of scenarioNames()) {
    const recording = loadRecording(name);
    expect([name, recording.source]).toEqual([name, sourceOf(name)]);
    const steps = recording.steps.map(({ result: _, ...step }) => step);
    expect(steps).toEqual(scenario(name).steps);
  }
});

test.each(recordingNames())('%s', async (name) => {
  const { kernel, pid, tasks, steps } = loadRecording(name);
  const linux = steps.map(({ result }) => result);
  const { subject, needs } = scenario(name);
  const figures = figuresOf({
    scenario: name,
    subject,
    kernel,
    steps,
    linux,
    ours: await replay(steps, { pid, tasks, needs }),
  });
  all.push(figures);
  expect(figures.outdated).toEqual([]);
  expect(view(figures.unlisted, 'ours')).toEqual(view(figures.unlisted, 'linux'));
  expect(figures.unlisted).toEqual([]);
});

/** What this machine's kernel answers otherwise than recorded, by the scenario. */
async function differences(names: readonly string[]): Promise<Map<string, Mismatch[]>> {
  const found = new Map<string, Mismatch[]>();
  let index = 0;
  for await (const { results } of playOnLinux(names.map(scenario))) {
    const name = names[index++]!;
    const mismatches = compare(name, loadRecording(name).steps, results);
    if (mismatches.length !== 0) found.set(name, mismatches);
  }
  expect(index).toBe(names.length);
  return found;
}

const reason = reasonNotToPlay();

if (reason !== undefined) {
  test.skip(`on this machine's kernel: ${reason}`, () => undefined);
} else {
  test("this machine's kernel answers as recorded", async () => {
    // What waits for the kernel's work queues depends on how busy the machine is: `npm run conformance -- --live` plays it.
    const isPrompt = ({ steps }: Scenario): boolean => steps.every(({ call }) => call !== 'wait');
    const names = scenarioNames().filter((name) => {
      const one = scenario(name);
      return isPrompt(one) && missingKind(one) === undefined;
    });
    const found = await differences(names);
    for (const [name, each] of found) expect([name, view(each, 'ours')]).toEqual([name, view(each, 'linux')]);
  }, 120_000);
}
