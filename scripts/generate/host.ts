/**
 * host/generated/<spec>.ts: numbers under their names in C, `IFF_UP`, for what has a `name-prefix` in the spec (which may be
 * empty), and the layouts of structs as in assembly/generated. Bundlers leave out what is not used.
 */
import type { Definition, SpecModel } from '../../host/codec/model.js';
import { literal, structOf } from './assembly.js';
import { isOwn, upper } from './names.js';
import type { GeneratedFile, SpecFile } from './output.js';
import { banner, bit, constant, unique } from './source.js';

export function hostConstants(specs: readonly SpecFile[]): GeneratedFile[] {
  return specs.map(({ spec }) => ({ path: `host/generated/${spec.name}.ts`, text: banner(spec.name) + body(spec) }));
}

interface Numbered {
  name: string;
  value: number | undefined;
  doc: string | undefined;
}

function body(spec: SpecModel): string {
  const definitions = [...spec.definitions.values()].map((definition) => definitionOf(spec, definition));
  const sets = [...spec.attributeSets.values()].filter(isOwn);
  const attributes = sets.map(({ prefix, attributes, doc }) => named(prefix, unique(attributes), String, doc));
  const operations = spec.operations.map(({ name, request, reply, doc }) => ({ name, value: request ?? reply, doc }));
  return [
    ...definitions,
    ...attributes,
    named(spec.operationPrefix, operations, String),
    named(spec.isGeneric ? undefined : '', spec.groups, String),
  ].join('');
}

function definitionOf(spec: SpecModel, definition: Definition): string {
  const { name, prefix, doc } = definition;
  switch (definition.type) {
    case 'const':
      return `\n${constant(upper((prefix ?? '') + name), undefined, literal(definition.value), doc)}`;
    case 'enum':
      return named(prefix, definition.entries, String, doc);
    case 'flags':
      return named(prefix, definition.entries, bit, doc);
    case 'struct':
      return structOf(spec, definition);
  }
}

/** Constants with a prefix; nothing when it is undefined. */
function named(
  prefix: string | undefined,
  entries: readonly Numbered[],
  show: (value: number) => string,
  doc?: string,
): string {
  if (prefix === undefined) return '';
  const lines = entries
    .filter(({ value }) => value !== undefined)
    .map((entry) => constant(upper(prefix + entry.name), undefined, show(entry.value!), entry.doc));
  if (lines.length === 0) return '';
  return `\n${doc === undefined ? '' : `// ${doc.trim().replace(/\s+/g, ' ')}\n`}${lines.join('')}`;
}
