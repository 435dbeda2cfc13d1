/** The figures of a run: how many steps of each scenario went as on Linux. What is known to differ counts as different. */
import { compare, type Mismatch } from './compare.js';
import { type Difference, DIFFERENCES } from './differences.js';
import type { Result, Step } from './recording.js';

export interface Figures {
  scenario: string;
  subject: string;
  kernel: string;
  steps: number;
  /** Steps with Linux's result. */
  equal: number;
  /** Steps that differ and stand in differences.ts. */
  known: Mismatch[];
  /** Steps that differ and stand nowhere. */
  unlisted: Mismatch[];
  /** Entries of differences.ts that are no longer true. */
  outdated: Difference[];
}

export interface Sides {
  scenario: string;
  subject: string;
  kernel: string;
  steps: readonly Step[];
  linux: readonly Result[];
  ours: readonly Result[];
}

/** @param listed differences that are known; left out, those of differences.ts */
export function figuresOf({ scenario, subject, kernel, steps, linux, ours }: Sides, listed = DIFFERENCES): Figures {
  const recorded = steps.map((step, index) => ({ ...step, result: linux[index] ?? {} }));
  const mismatches = compare(scenario, recorded, ours);
  const entries = listed.filter((one) => one.scenario === scenario);
  const explains = (one: Difference, { at }: Mismatch): boolean => one.at === at || one.at === '*';
  const known = mismatches.filter((mismatch) => entries.some((one) => explains(one, mismatch)));
  return {
    scenario,
    subject,
    kernel,
    steps: steps.length,
    equal: steps.length - mismatches.length,
    known,
    unlisted: mismatches.filter((mismatch) => !known.includes(mismatch)),
    outdated: entries.filter((one) => !mismatches.some((mismatch) => explains(one, mismatch))),
  };
}

export interface Totals {
  scenarios: number;
  /** Scenarios of which every step is equal. */
  whole: number;
  steps: number;
  equal: number;
  known: number;
  unlisted: number;
}

export function totals(all: readonly Figures[]): Totals {
  const sum = (value: (figures: Figures) => number): number => all.reduce((total, one) => total + value(one), 0);
  return {
    scenarios: all.length,
    whole: sum((one) => Number(one.equal === one.steps)),
    steps: sum((one) => one.steps),
    equal: sum((one) => one.equal),
    known: sum((one) => one.known.length),
    unlisted: sum((one) => one.unlisted.length),
  };
}

/** `N of M steps as on Linux …`, the line that a run ends with. */
export function summary(all: readonly Figures[]): string {
  const { scenarios, whole, steps, equal, known, unlisted } = totals(all);
  return `${equal} of ${steps} steps as on Linux, in ${scenarios} scenarios of which ${whole} wholly; ${known} known differences, ${unlisted} others`;
}

/** What `--json` writes. */
export function asJson(all: readonly Figures[]): string {
  const scenarios = all.map(({ scenario, subject, kernel, steps, equal, known, unlisted }) => {
    return { scenario, subject, kernel, steps, equal, known: known.length, unlisted: unlisted.length };
  });
  return `${JSON.stringify({ ...totals(all), perScenario: scenarios }, undefined, 2)}\n`;
}

/** The page docs/conformance.md. */
export function asMarkdown(all: readonly Figures[], listed = DIFFERENCES): string {
  const { scenarios, whole, steps, equal, known, unlisted } = totals(all);
  const kernels = [...new Set(all.map(({ kernel }) => kernel))].join(', ');
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  return [
    '<!-- Made by `npm run conformance -- --markdown docs/conformance.md`; not to be edited. -->',
    '',
    '# Conformance with Linux',
    '',
    `Scenarios are played on a real kernel (${kernels}) and on this module, and each step's result, errno, flags, addresses, control`,
    'messages and bytes are compared; `tests/conformance/README.md` tells how. A step that is known to differ counts as different.',
    '',
    '| | |',
    '|---|---|',
    `| scenarios | ${scenarios}, of which ${whole} are equal in every step |`,
    `| steps | ${steps} |`,
    `| as on Linux | ${equal} (${((100 * equal) / Math.max(1, steps)).toFixed(1)} %) |`,
    `| known differences | ${known} |`,
    `| other differences | ${unlisted} |`,
    '',
    '## By subject',
    '',
    '| scenario | subject | steps | as on Linux | known to differ |',
    '|---|---|---:|---:|---:|',
    ...all.map(
      (one) => `| ${one.scenario} | ${cell(one.subject)} | ${one.steps} | ${one.equal} | ${one.known.length} |`,
    ),
    '',
    '## Known differences',
    '',
    ...(listed.length === 0
      ? ['None.']
      : [
          '| scenario | at | why |',
          '|---|---|---|',
          ...listed.map(({ scenario, at, why }) => `| ${scenario} | ${cell(at)} | ${cell(why)} |`),
        ]),
    '',
  ].join('\n');
}
