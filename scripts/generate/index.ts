/**
 * `npm run generate`: makes what is written in specs/ once and used in many places. `npm run generate -- --check` writes nothing
 * and fails when a file is not as the specs say.
 *
 * Each output is a function of all specs that returns files; it takes one line in OUTPUTS. The folders in FOLDERS belong to
 * the generator: what no output makes is removed from them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyConstants } from './assembly.js';
import { codecTables } from './codec.js';
import { hostConstants } from './host.js';
import type { GeneratedFile, Output } from './output.js';
import { assemblyPolicies } from './policies.js';
import { reference } from './reference.js';
import { loadSpecs } from './specs.js';
import { hostTables } from './tables.js';

const OUTPUTS: readonly Output[] = [
  assemblyConstants,
  assemblyPolicies,
  hostConstants,
  hostTables,
  codecTables,
  reference,
];
const FOLDERS = ['assembly/generated', 'host/generated', 'host/codec/tables', 'docs/reference'];
/** Written by hand still. */
const KEPT: readonly string[] = [];

/** Everything the specs in a folder make. */
export function generate(folder: string): GeneratedFile[] {
  const specs = loadSpecs(folder);
  return OUTPUTS.flatMap((output) => output(specs));
}

/** The files below `root` that are not as they should be, and those that should not be. */
export function compare(root: string, wanted: readonly GeneratedFile[]): { stale: GeneratedFile[]; extra: string[] } {
  const names = new Set(wanted.map(({ path }) => path));
  return {
    stale: wanted.filter(({ path, text }) => read(join(root, path)) !== text),
    extra: FOLDERS.flatMap((folder) => list(join(root, folder)).map((name) => `${folder}/${name}`)).filter(
      (path) => !names.has(path) && !KEPT.some((name) => path === `assembly/generated/${name}.ts`),
    ),
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
