/**
 * Where Linux's own specs are: in YNL_DIR, or in ../shared/ynl beside the repository. They are no part of it; without them the tests that
 * need them are skipped, and say so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Family, Spec } from '../../host/codec/index.js';

const DIRECTORY = process.env.YNL_DIR ?? join(__dirname, '../../../shared/ynl');

/** The names of Linux's specs, without `.yaml`; none when they are not here. */
export const kernelSpecs: readonly string[] = existsSync(DIRECTORY)
  ? readdirSync(DIRECTORY)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length))
  : [];

/** `describe` where Linux's specs are; elsewhere its tests are skipped, with the reason in their name. */
export function describeWithSpecs(name: string, tests: () => void): void {
  if (kernelSpecs.length > 0) describe(name, tests);
  else describe.skip(`${name} (skipped: no specs of Linux in ${DIRECTORY}; YNL_DIR says where)`, tests);
}

export function kernelSpec(name: string): Spec {
  return Spec.load(readFileSync(join(DIRECTORY, `${name}.yaml`), 'utf8'), { file: `${name}.yaml` });
}

const OWN = join(__dirname, '../../specs');

/** The names of the project's specs. */
export const ownSpecs: readonly string[] = readdirSync(OWN)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));

export function ownSpec(name: string): Spec {
  return Spec.load(readFileSync(join(OWN, `${name}.yaml`), 'utf8'), { file: `${name}.yaml` });
}

/** A spec of no family there is, with every type of attribute. */
export const SAMPLE = readFileSync(join(__dirname, 'sample.yaml'), 'utf8');

export function sampleFamily(): Family {
  return new Family(Spec.load(SAMPLE, { file: 'sample.yaml' }), { id: 0x20 });
}
