/**
 * assembly/generated/<spec>.ts: what a spec numbers, as const enums, which cost nothing where they are not used.
 *
 *      definition of an enum or flags `operstate`   enum Operstate { UP = 6 }, and flags as masks
 *      definition of a const `rtnl-max`             RTNL_MAX: u32
 *      definition of a struct `ifinfomsg`           enum Ifinfomsg { IFI_FLAGS = 8 }: offsets in bytes, and IFINFOMSG_SIZE
 *      attribute set `link-attrs`                   enum LinkAttribute, and LINK_ATTRIBUTE_MAX, the highest of them
 *      operations                                   enum LinkMessage, in generic netlink NlctrlCommand; NlctrlAnswer where answers and what
 *                                                   is told have numbers of their own
 *      groups                                       enum LinkGroup
 *
 * A set that is a subset has no numbers of its own.
 */
import type { AttributeSetSpec, Definition, EnumDefinition, SpecModel } from '../../host/codec/model.js';
import { layoutOf } from './layout.js';
import { answerEnum, attributeEnum, groupEnum, isOwn, operationEnum, pascal, upper } from './names.js';
import type { GeneratedFile, SpecFile } from './output.js';
import { banner, bit, constant, constEnum, type EnumMember, unique } from './source.js';

export function assemblyConstants(specs: readonly SpecFile[]): GeneratedFile[] {
  return specs.map(({ spec }) => ({
    path: `assembly/generated/${spec.name}.ts`,
    text: banner(spec.name) + body(spec),
  }));
}

function body(spec: SpecModel): string {
  const definitions = [...spec.definitions.values()].map((definition) => definitionOf(spec, definition));
  const sets = [...spec.attributeSets.values()].filter(isOwn).map(attributes);
  return [version(spec), ...definitions, ...sets, operations(spec), groups(spec)].join('');
}

function version(spec: SpecModel): string {
  if (!spec.isGeneric) return '';
  return `\n${constant(`${upper(spec.name)}_VERSION`, 'u32', String(spec.version), undefined)}`;
}

function definitionOf(spec: SpecModel, definition: Definition): string {
  const { name, doc } = definition;
  switch (definition.type) {
    case 'const':
      return `\n${constant(upper(name), typeOf(definition.value), literal(definition.value), doc)}`;
    case 'enum':
      return (
        constEnum(
          pascal(name),
          definition.entries.map((entry) => member(entry, String(entry.value))),
          doc,
        ) + count(definition)
      );
    case 'flags':
      return constEnum(
        pascal(name),
        definition.entries.map((entry) => member(entry, bit(entry.value))),
        doc,
      );
    case 'struct':
      return structOf(spec, definition, 'u32');
  }
}

/** How many entries an enum has, where its spec names that. */
function count({ countName, entries }: EnumDefinition): string {
  if (countName === undefined) return '';
  return constant(upper(countName), 'u32', String(Math.max(...entries.map(({ value }) => value)) + 1));
}

/** The offsets of a struct's members, and its size. */
export function structOf(spec: SpecModel, definition: Definition & { type: 'struct' }, sizeType?: string): string {
  const { members, size } = layoutOf(spec, definition);
  const places = members
    .filter(({ member: { type } }) => type !== 'pad')
    .map(({ member: { name, doc }, offset }) => member({ name, doc }, String(offset)));
  return (
    constEnum(pascal(definition.name), places, definition.doc) +
    constant(`${upper(definition.name)}_SIZE`, sizeType, String(size))
  );
}

function attributes(set: AttributeSetSpec): string {
  if (set.attributes.length === 0) return '';
  const name = attributeEnum(set);
  const highest = Math.max(...set.attributes.map(({ value }) => value));
  const members = unique(set.attributes).map((attribute) => member(attribute, String(attribute.value)));
  return (
    constEnum(name, members, set.doc) +
    constant(`${upper(set.name.replace(/-attrs$/, ''))}_ATTRIBUTE_MAX`, 'u32', String(highest))
  );
}

function operations(spec: SpecModel): string {
  // What is told unasked has the number of what would ask for it.
  const numbered = spec.operations.map(({ name, doc, request, reply }) =>
    member({ name: name.replace(/-ntf$/, ''), doc }, String(request ?? reply)),
  );
  return constEnum(operationEnum(spec), unique(numbered)) + answers(spec);
}

/** What a generic family answers and tells, where its requests have other numbers. */
function answers(spec: SpecModel): string {
  const told = spec.operations.filter(({ reply }) => reply !== undefined);
  const isApart = told.some(({ request, reply }) => request !== undefined && request !== reply);
  if (!spec.isGeneric || !isApart) return '';
  return constEnum(
    answerEnum(spec),
    told.map(({ name, reply }) => member({ name }, String(reply))),
  );
}

function groups(spec: SpecModel): string {
  const numbered = spec.groups.filter(({ value }) => value !== undefined);
  return constEnum(
    groupEnum(spec),
    numbered.map(({ name, value, doc }) => member({ name: name.replace(/^rtnlgrp-/, ''), doc }, String(value))),
  );
}

function member({ name, doc }: { name: string; doc?: string | undefined }, value: string): EnumMember {
  return { name: upper(name), value, doc };
}

function typeOf(value: number | string): string {
  if (typeof value === 'string') return 'string';
  if (value < 0) return 'i32';
  return value <= 0xffff_ffff ? 'u32' : 'u64';
}

export function literal(value: number | string): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
