/** The project's own specs, from specs/. */
import { join } from 'node:path';
import { loadSpecs } from '../../scripts/generate/specs.js';
import type { Spec } from '../../host/codec/index.js';

export const own: ReadonlyMap<string, Spec> = new Map(
  loadSpecs(join(__dirname, '../../specs')).map(({ spec }) => [spec.name, spec]),
);

export function ownSpec(name: string): Spec {
  const spec = own.get(name);
  if (!spec) throw new RangeError(`specs/ has no ${name}.yaml`);
  return spec;
}
