/** The project's own specs, read as the codec reads any. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Spec, SpecError } from '../../host/codec/index.js';
import type { RawSpec } from '../../host/codec/raw.js';
import type { SpecFile } from './output.js';

/** @throws SpecError with file, line and reason */
export function loadSpecs(folder: string): SpecFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const file = `specs/${name}`;
      const text = readFileSync(join(folder, name), 'utf8');
      const spec = Spec.load(text, { file });
      // What is made of it is called as the file is.
      if (`${spec.name}.yaml` !== name) throw new SpecError(file, 1, `its name is '${spec.name}'`);
      return { spec, raw: parse(text) as RawSpec };
    });
}
