/**
 * docs/reference/: a page a spec with its operations, groups, attribute sets, policies, enums, structs and constants, for somebody who
 * reads netlink messages; and README.md, which lists the pages.
 */
import type {
  AttributeSetSpec,
  AttributeSpec,
  ConstDefinition,
  Definition,
  EnumDefinition,
  FormatSpec,
  OperationSpec,
  SpecModel,
  StructDefinition,
  TypeSpec,
} from '../../host/codec/model.js';
import { layoutOf } from './layout.js';
import { code, item, link, oneLine, prose, table } from './markdown.js';
import { isPolicy, upper } from './names.js';
import type { GeneratedFile, SpecFile } from './output.js';
import { bit } from './source.js';

const FOLDER = 'docs/reference';

export function reference(specs: readonly SpecFile[]): GeneratedFile[] {
  const models = specs.map(({ spec }) => spec);
  return [
    { path: `${FOLDER}/README.md`, text: index(models) },
    ...models.map((spec) => ({ path: `${FOLDER}/${spec.name}.md`, text: page(spec) })),
  ];
}

function note(source: string): string {
  return `<!-- Made from ${source} by \`npm run generate\`. Do not edit. -->\n\n`;
}

function index(specs: readonly SpecModel[]): string {
  const rows = specs.map((spec) => [`[${spec.name}](${spec.name}.md)`, oneLine(spec.doc)]);
  return `${note('specs/')}# Reference

Linux's numbers, attributes, layouts and policies as this project speaks them, a page for each file of [specs/](../../specs).
Integers are little-endian unless their type says otherwise.

${table(['page', 'about'], rows)}`;
}

function page(spec: SpecModel): string {
  const definitions = [...spec.definitions.values()];
  const sets = [...spec.attributeSets.values()];
  return [
    `${note(`specs/${spec.name}.yaml`)}# ${spec.name}\n\n${introduction(spec)}`,
    section('Operations', spec.operations.length === 0 ? [] : [operations(spec), ...spec.operations.map(travels)]),
    section('Groups', spec.groups.length === 0 ? [] : [groups(spec)]),
    section('Attributes', sets.filter((set) => !isPolicy(set)).map(attributes)),
    section('Policies', sets.filter(isPolicy).map(policy)),
    section(
      'Sub-messages',
      [...spec.subMessages].map(([name, formats]) => subMessage(name, formats)),
    ),
    section('Enums', only(definitions, 'enum').map(entries)),
    section('Flags', only(definitions, 'flags').map(entries)),
    section(
      'Structs',
      only(definitions, 'struct').map((struct) => members(spec, struct)),
    ),
    section('Constants', constants(only(definitions, 'const'))),
  ].join('');
}

function only<T extends Definition['type']>(definitions: readonly Definition[], type: T): (Definition & { type: T })[] {
  return definitions.filter((definition): definition is Definition & { type: T } => definition.type === type);
}

function introduction(spec: SpecModel): string {
  const doc = spec.doc === undefined ? '' : prose(spec.doc);
  if (spec.operations.length === 0) return doc;
  const family = spec.isGeneric ? `A generic netlink family, version ${spec.version}` : 'Over netlink protocol';
  return `${doc}\n${family}${spec.isGeneric ? '' : ` ${spec.protocolNumber}`}.\n`;
}

function section(title: string, parts: readonly string[]): string {
  const filled = parts.filter((part) => part !== '');
  return filled.length === 0 ? '' : `\n## ${title}\n\n${filled.join('\n')}`;
}

function operations({ operations: list, operationPrefix }: SpecModel): string {
  const rows = list.map((operation) => [
    code(operation.name),
    cName(operationPrefix, operation.name),
    String(operation.request ?? ''),
    String(operation.reply ?? ''),
    waysOf(operation),
    operation.fixedHeader === undefined ? '' : link(operation.fixedHeader),
    operation.attributeSet === undefined ? '' : link(operation.attributeSet),
    oneLine(operation.doc),
  ]);
  return table(['operation', 'in C', 'to the kernel', 'from it', 'as', 'header', 'attributes', ''], rows);
}

/** How an operation is used, and who may. */
function waysOf({ do: once, dump, event, flags }: OperationSpec): string {
  const ways = [once && 'do', dump && 'dump', event].filter((way) => way !== undefined).join(', ');
  return flags.length === 0 ? ways : `${ways}; ${flags.join(', ')}`;
}

/** The attributes that travel in an operation, as far as the spec lists them. */
function travels(operation: OperationSpec): string {
  const items = (['do', 'dump'] as const).flatMap((way) =>
    (['request', 'reply'] as const).map((direction) => {
      const names = operation[way]?.[direction] ?? [];
      return names.length === 0 ? '' : item(`${way}, ${direction}: ${names.map(code).join(', ')}`);
    }),
  );
  const text = items.join('');
  return text === '' ? '' : `**${operation.name}**\n\n${text}`;
}

function groups(spec: SpecModel): string {
  const rows = spec.groups.map(({ name, value, doc }) => [String(value ?? ''), code(name), oneLine(doc)]);
  return table(['number', 'group', ''], rows);
}

function attributes(set: AttributeSetSpec): string {
  const rows = set.attributes.map((attribute) => [
    String(attribute.value),
    code(attribute.name),
    cName(set.prefix, attribute.name),
    typeOf(attribute),
    checksOf(attribute),
    oneLine(attribute.doc),
  ]);
  return heading(set) + table(['type', 'attribute', 'in C', 'payload', 'checks', ''], rows);
}

function policy(set: AttributeSetSpec): string {
  const about = [
    `Of ${link(set.subsetOf!)}`,
    ...(set.max === undefined ? [] : [`to ${code(set.max)}`]),
    ...(set.strictStart === undefined ? [] : [`strict from ${code(set.strictStart)} on`]),
  ];
  const rows = set.attributes.map((one) => [String(one.value), code(one.name), typeOf(one), checksOf(one)]);
  return `${heading(set)}${about.join(', ')}.\n\n${table(['type', 'attribute', 'payload', 'checks'], rows)}`;
}

function typeOf(type: TypeSpec & Partial<AttributeSpec>): string {
  const { subType, nested, typeValue, subMessage: formats, selector, struct, enum: naming, asFlags, hint } = type;
  return [
    type.type,
    subType && `of ${subType}`,
    nested && `of ${link(nested)}`,
    typeValue && `by ${typeValue.join(' and ')}`,
    formats && `${link(formats)} by ${code(selector!)}`,
    struct && link(struct),
    naming && link(naming),
    asFlags && 'as flags',
    type.bigEndian && 'big-endian',
    hint && `shown as ${hint}`,
    type.multi && '(repeated)',
  ]
    .filter((word) => word)
    .join(' ');
}

function checksOf({ checks = {} }: AttributeSpec): string {
  return Object.entries(checks)
    .map(([word, value]) => (value === true ? word : `${word} ${value}`))
    .join(', ');
}

function subMessage(name: string, formats: readonly FormatSpec[]): string {
  const rows = formats.map(({ value, fixedHeader, attributeSet }) => [
    code(value),
    fixedHeader === undefined ? '' : link(fixedHeader),
    attributeSet === undefined ? '' : link(attributeSet),
  ]);
  return `### ${name}\n\n${table(['for', 'header', 'attributes'], rows)}`;
}

function entries(definition: EnumDefinition): string {
  const show = definition.type === 'flags' ? bit : String;
  const rows = definition.entries.map(({ name, value, doc }) => [
    show(value),
    code(name),
    cName(definition.prefix, name),
    oneLine(doc),
  ]);
  return heading(definition) + table(['value', 'name', 'in C', ''], rows);
}

function members(spec: SpecModel, definition: StructDefinition): string {
  const layout = layoutOf(spec, definition);
  const rows = layout.members.map(({ member, offset, size }) => [
    String(offset),
    String(size),
    member.type === 'pad' ? '' : code(member.name),
    typeOf(member),
    oneLine(member.doc),
  ]);
  return `${heading(definition)}${layout.size} bytes.\n\n${table(['offset', 'bytes', 'member', 'type', ''], rows)}`;
}

function constants(list: readonly ConstDefinition[]): string[] {
  if (list.length === 0) return [];
  return [
    table(
      ['constant', 'value', ''],
      list.map(({ name, value, doc }) => [code(name), String(value), oneLine(doc)]),
    ),
  ];
}

function heading({ name, doc }: { name: string; doc: string | undefined }): string {
  return `### ${name}\n\n${doc === undefined ? '' : `${prose(doc)}\n`}`;
}

function cName(prefix: string | undefined, name: string): string {
  return prefix === undefined ? '' : upper(prefix + name);
}
