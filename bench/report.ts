/** The figures for people: lines of a table on a terminal, as they come, or a table in a Markdown page. */
import { cpus, loadavg, release, type } from 'node:os';
import type { Result } from './measure.js';

/** Columns behind a row's name and title, with their widths on a terminal. */
const COLUMNS = [
  ['ours', 12],
  ['spread', 8],
  ['best', 11],
  ['kernel', 15],
  ['ratio', 9],
  ['target', 12],
] as const;
const NAME_WIDTH = 22;

const BEGIN = '<!-- figures: npm run bench -- --markdown docs/benchmarks.md -->';
const END = '<!-- end of figures -->';

/** What the figures were had on. */
export function machine(): string {
  const [cpu] = cpus();
  const { node, v8 } = process.versions;
  const load = loadavg()[0] ?? 0;
  return `${cpus().length} × ${cpu?.model ?? 'an unknown processor'}, load ${load.toFixed(1)}, ${type()} ${release()}, Node.js ${node} (V8 ${v8})`;
}

export function heading(): string {
  return 'row'.padEnd(NAME_WIDTH) + COLUMNS.map(([name, width]) => name.padStart(width)).join('');
}

/** A row of the table on a terminal, which ends with what it is about. */
export function line(result: Result): string {
  const values = cells(result).map((cell, i) => cell.padStart(COLUMNS[i]?.[1] ?? 0));
  return `${result.name.padEnd(NAME_WIDTH)}${values.join('')}  ${verdict(result).padEnd(6)}  ${result.title}`;
}

/** Puts the figures, and what they were had on, between the marks of a page. @throws Error when the page has no marks */
export function insertInto(page: string, had: string, results: readonly Result[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`the page has no lines '${BEGIN}' and '${END}'`);
  return `${page.slice(0, begin)}${BEGIN}\n\nHad on ${had}.\n\n${table(results)}\n\n${page.slice(end)}`;
}

function table(results: readonly Result[]): string {
  const lines = [
    ['row', 'of', ...COLUMNS.map(([name]) => name), ''],
    ['---', '---', ...COLUMNS.map(() => '---:'), '---'],
    ...results.map((result) => [`\`${result.name}\``, result.title, ...cells(result), verdict(result)]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cells({ ours, spread, best, kernel, ratio, target, targetOf, unit }: Result): string[] {
  return [
    amount(ours, unit),
    spread === 0 ? '' : `${(spread * 100).toFixed(0)} %`,
    spread === 0 ? '' : amount(best, unit),
    typeof kernel === 'number' ? amount(kernel, unit) : (kernel ?? ''),
    ratio === null ? '' : `${ratio.toFixed(1)}×`,
    target === null ? '' : targetOf === 'ratio' ? `≥ ${target}×` : `≤ ${amount(target, unit)}`,
  ];
}

function verdict({ met }: Result): string {
  return met === null ? '' : met ? 'met' : 'MISSED';
}

/** Three digits or more of a figure, and its unit. */
function amount(value: number, unit: Result['unit']): string {
  const digits = value < 10 && !Number.isInteger(value) ? 2 : value < 100 && !Number.isInteger(value) ? 1 : 0;
  const text = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${text} ${unit === 'bytes' ? 'B' : unit}`;
}
