/**
 * host/generated/tables.ts: two enums that the library looks up by name and by number: errors with what strerror(3) says of each, and
 * capabilities.
 */
import type { EnumDefinition } from '../../host/codec/model.js';
import { upper } from './names.js';
import type { GeneratedFile, SpecFile } from './output.js';
import { banner } from './source.js';

export function hostTables(specs: readonly SpecFile[]): GeneratedFile[] {
  const errors = table(
    'ERRORS',
    'Number and message (strerror(3)) by name.',
    find(specs, 'errno', 'errno'),
    (entry) => {
      return `[${entry.value}, '${entry.doc ?? ''}']`;
    },
  );
  const capabilities = table(
    'CAPABILITIES',
    'The bit of each capability.',
    find(specs, 'socket', 'capability'),
    (entry) => String(entry.value),
  );
  return [{ path: 'host/generated/tables.ts', text: `${banner('errno')}${errors}${capabilities}` }];
}

type Entry = EnumDefinition['entries'][number];

function find(specs: readonly SpecFile[], name: string, definition: string): EnumDefinition {
  const file = specs.find(({ spec }) => spec.name === name);
  if (!file) throw new RangeError(`there is no specs/${name}.yaml`);
  return file.spec.enumeration(definition);
}

function table(
  name: string,
  doc: string,
  { prefix = '', entries }: EnumDefinition,
  show: (entry: Entry) => string,
): string {
  const lines = entries.map((entry) => `  ${upper(prefix + entry.name)}: ${show(entry)},\n`);
  return `\n/** ${doc} */\nexport const ${name} = {\n${lines.join('')}} as const;\n`;
}
