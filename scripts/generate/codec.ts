/**
 * host/codec/tables/<spec>.ts: what the codec needs of a spec without reading its file, and the TypeScript types of its messages.
 *
 * The table is the spec itself without what messages don't show: documentation, policies, constants, numbers that follow from
 * counting, and everything that no operation leads to.
 */
import type { SpecModel } from '../../host/codec/model.js';
import type { RawAttribute, RawAttributeSet, RawDefinition, RawOperation, RawSpec } from '../../host/codec/raw.js';
import { camel, pascal } from './names.js';
import type { GeneratedFile, SpecFile } from './output.js';
import { Reached } from './reach.js';
import { banner } from './source.js';
import { types } from './types.js';

const FOLDER = 'host/codec/tables';

export function codecTables(specs: readonly SpecFile[]): GeneratedFile[] {
  const families = specs.filter(({ spec }) => spec.operations.length > 0);
  return [
    ...families.map((file) => ({ path: `${FOLDER}/${file.spec.name}.ts`, text: family(file) })),
    { path: `${FOLDER}/index.ts`, text: index(families.map(({ spec }) => spec.name)) },
  ];
}

function index(names: readonly string[]): string {
  const lines = names.map((name) => `export { ${camel(name)}, type ${pascal(name)} } from './${name}.js';\n`);
  return `/** Every spec of specs/ that has operations. Made by \`npm run generate\`. Do not edit. */\n${lines.join('')}`;
}

function family({ spec, raw }: SpecFile): string {
  const reached = new Reached(spec);
  const operations = pascal(spec.name);
  const source = types(spec, reached);
  const used = ['StructTail', 'Unknown'].filter((name) => source.includes(name));
  return [
    banner(spec.name),
    `import { SpecModel } from '../model.js';\n`,
    `import type { ${used.join(', ')} } from '../typed.js';\n`,
    source,
    `\nexport const ${camel(spec.name)} = /* @__PURE__ */ SpecModel.of<${operations}>(${show(table(raw, spec, reached), '')});\n`,
  ].join('');
}

/** The part of the file that the codec reads. */
function table(raw: RawSpec, spec: SpecModel, reached: Reached): RawSpec {
  const { name, protocol, protonum, version, operations } = raw;
  return plain({
    name,
    protocol,
    protonum,
    version,
    definitions: raw.definitions
      ?.filter((one) => reached.definitions.has(one.name))
      .map((one) => definition(one, spec)),
    'attribute-sets': raw['attribute-sets'].filter((set) => reached.sets.has(set.name)).map(attributeSet),
    'sub-messages': raw['sub-messages']?.map((message) => ({ name: message.name, formats: message.formats })),
    operations: plain({
      'enum-model': operations['enum-model'],
      'fixed-header': operations['fixed-header'],
      list: operations.list.map(operation),
    }),
    'mcast-groups': raw['mcast-groups'] && {
      list: raw['mcast-groups'].list.map((group) => plain({ name: group.name, value: group.value })),
    },
  });
}

function definition(raw: RawDefinition, spec: SpecModel): RawDefinition {
  const { name, type, 'value-start': start, entries, members } = raw;
  if (members) {
    // Constants are left out, so lengths are written as numbers.
    const lengths = spec.struct(name).members.map(({ length }) => length);
    const list = members.map(({ doc: _, ...member }, at) => plain({ ...member, len: lengths[at] }));
    return { name, type, members: list };
  }
  let next = start ?? 0;
  const list = entries?.map((entry) => {
    const { name: entryName, value = next } = typeof entry === 'string' ? { name: entry } : entry;
    const isCounted = value === next;
    next = value + 1;
    return isCounted ? entryName : { name: entryName, value };
  });
  return plain({ name, type, 'value-start': start, entries: list });
}

function attributeSet(raw: RawAttributeSet): RawAttributeSet {
  let next = 1;
  const isSubset = raw['subset-of'] !== undefined;
  const attributes = raw.attributes.map(({ doc: _, checks: __, name, value, ...attribute }): RawAttribute => {
    const isCounted = isSubset || value === undefined || value === next;
    next = (value ?? next) + 1;
    return isCounted ? { name, ...attribute } : { name, value, ...attribute };
  });
  return plain({ name: raw.name, 'subset-of': raw['subset-of'], attributes });
}

function operation(raw: RawOperation): RawOperation {
  const { name, value, notify, event, do: exchange, dump } = raw;
  const numbers = (one: RawOperation['do']): RawOperation['do'] =>
    one && plain({ request: one.request && number(one.request), reply: one.reply && number(one.reply) });
  return plain({
    name,
    value,
    'attribute-set': raw['attribute-set'],
    'fixed-header': raw['fixed-header'],
    notify,
    event: event === undefined ? undefined : {},
    do: numbers(exchange),
    // Only an operation that is nothing but a dump has its numbers from there.
    dump: exchange ? undefined : numbers(dump),
  });
}

function number({ value }: { value?: number }): { value?: number } {
  return plain({ value });
}

/** Without what is undefined. */
function plain<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** A value as source: lists of objects a line each, everything else on one. */
function show(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((one) => show(one, deeper));
    const isShort = value.every((one) => typeof one !== 'object') || value.length === 0;
    return isShort ? `[${items.join(', ')}]` : `[\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return quoted(value);
  const entries = Object.entries(value);
  const isTop = indent === '' || 'list' in value || 'members' in value || 'attributes' in value || 'formats' in value;
  const parts = entries.map(([name, one]) => `${key(name)}: ${show(one, isTop ? deeper : indent)}`);
  if (parts.length === 0) return '{}';
  return isTop ? `{\n${parts.map((part) => `${deeper}${part},\n`).join('')}${indent}}` : `{ ${parts.join(', ')} }`;
}

function key(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? name : `'${name}'`;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value);
}
