/**
 * Definitions and attribute sets, with the numbers that the file leaves to counting: entries of an enum count from `value-start` or 0,
 * attributes from 1, and a given value is where counting goes on. A subset has the numbers and types of the set it is of, and
 * may say other things of them.
 */
import type { AttributeSetSpec, AttributeSpec, Definition, EnumDefinition, MemberSpec, TypeSpec } from './model.js';
import type { Path, RawAttribute, RawDefinition, RawMember, RawSpec, RawType, Refuser } from './raw.js';
import { NLA_TYPE_MASK } from '../generated/netlink.js';

export function readDefinitions(refuser: Refuser, root: RawSpec): Map<string, Definition> {
  const found = new Map<string, Definition>();
  root.definitions?.forEach((raw, index) => {
    const path: Path = ['definitions', index];
    if (found.has(raw.name)) refuser.fail([...path, 'name'], `there is a second definition '${raw.name}'`);
    found.set(raw.name, readDefinition(refuser, raw, path, found));
  });
  return found;
}

function readDefinition(
  refuser: Refuser,
  raw: RawDefinition,
  path: Path,
  before: ReadonlyMap<string, Definition>,
): Definition {
  const { name, doc, 'name-prefix': prefix } = raw;
  const described = { name, doc, prefix };
  switch (raw.type) {
    case 'const':
      if (raw.value === undefined) refuser.fail(path, `the constant '${name}' has no value`);
      return { ...described, type: 'const', value: raw.value };
    case 'struct': {
      if (!raw.members) refuser.fail(path, `the struct '${name}' has no members`);
      const members = raw.members.map((member, index) =>
        readMember(refuser, member, [...path, 'members', index], before),
      );
      members.forEach((member, index) => {
        const isSecond = member.type !== 'pad' && members.findIndex((other) => other.name === member.name) < index;
        if (isSecond) refuser.fail([...path, 'members', index], `there is a second member '${member.name}'`);
      });
      return { ...described, type: 'struct', members };
    }
    case 'enum':
    case 'flags':
      return {
        ...described,
        type: raw.type,
        countName: raw['enum-cnt-name'],
        entries: readEntries(refuser, raw, path),
      };
  }
}

function readEntries(refuser: Refuser, raw: RawDefinition, path: Path): EnumDefinition['entries'] {
  if (!raw.entries) refuser.fail(path, `'${raw.name}' has no entries`);
  const names = new Set<string>();
  let next = raw['value-start'] ?? 0;
  const isFlags = raw.type === 'flags';
  return raw.entries.map((entry, index) => {
    const { name, value = next, doc } = typeof entry === 'string' ? { name: entry } : entry;
    const at: Path = [...path, 'entries', index];
    if (names.has(name)) refuser.fail(at, `there is a second entry '${name}'`);
    if (isFlags && (value < 0 || value > 63)) refuser.fail(at, `'${name}' is bit ${value}, and there are 64`);
    names.add(name);
    next = value + 1;
    return { name, value, doc };
  });
}

function readMember(refuser: Refuser, raw: RawMember, path: Path, before: ReadonlyMap<string, Definition>): MemberSpec {
  const needsLength =
    raw.type === 'pad' || raw.type === 'string' || (raw.type === 'binary' && raw.struct === undefined);
  const length = typeof raw.len === 'string' ? constant(before, raw.len) : raw.len;
  if (raw.len !== undefined && length === undefined)
    refuser.fail([...path, 'len'], `there is no constant '${raw.len}' yet`);
  if (needsLength && length === undefined) refuser.fail(path, `'${raw.name}' is ${raw.type}, which needs 'len'`);
  return { ...readType(raw), name: raw.name, length, doc: raw.doc };
}

function constant(definitions: ReadonlyMap<string, Definition>, name: string): number | undefined {
  const found = definitions.get(name);
  return found?.type === 'const' && typeof found.value === 'number' ? found.value : undefined;
}

export function readAttributeSets(refuser: Refuser, root: RawSpec): Map<string, AttributeSetSpec> {
  const found = new Map<string, AttributeSetSpec>();
  root['attribute-sets'].forEach((raw, index) => {
    const path: Path = ['attribute-sets', index];
    if (found.has(raw.name)) refuser.fail([...path, 'name'], `there is a second attribute set '${raw.name}'`);
    const superset = raw['subset-of'];
    const from = superset === undefined ? undefined : found.get(superset);
    if (superset !== undefined && !from) {
      refuser.fail([...path, 'subset-of'], `there is no attribute set '${superset}' before this one`);
    }
    const attributes = from
      ? readSubset(refuser, raw.attributes, path, from)
      : readAttributes(refuser, raw.attributes, path);
    found.set(raw.name, {
      name: raw.name,
      doc: raw.doc,
      prefix: raw['name-prefix'],
      subsetOf: superset,
      strictStart: raw['strict-start'],
      max: raw.max,
      attributes,
    });
  });
  return found;
}

function readAttributes(refuser: Refuser, list: readonly RawAttribute[], path: Path): AttributeSpec[] {
  const names = new Set<string>();
  const values = new Set<number>();
  let next = 1;
  return list.map((raw, index) => {
    const at: Path = [...path, 'attributes', index];
    const { name, value = next, type } = raw;
    if (type === undefined) refuser.fail(at, `the attribute '${name}' has no type`);
    // Numbers that are not used have no name of their own; several may share one.
    if (names.has(name) && type !== 'unused') refuser.fail(at, `there is a second attribute '${name}'`);
    if (values.has(value) && type !== 'unused')
      refuser.fail(at, `'${name}' has the number ${value}, which is another's`);
    if (value > NLA_TYPE_MASK) refuser.fail(at, `'${name}' has the number ${value}, and the last is ${NLA_TYPE_MASK}`);
    names.add(name);
    values.add(value);
    next = value + 1;
    return { ...readAttribute(raw, type), value };
  });
}

function readSubset(
  refuser: Refuser,
  list: readonly RawAttribute[],
  path: Path,
  from: AttributeSetSpec,
): AttributeSpec[] {
  const found = new Map<string, AttributeSpec>();
  list.forEach((raw, index) => {
    const original = from.attributes.find(({ name }) => name === raw.name);
    if (!original)
      refuser.fail([...path, 'attributes', index, 'name'], `'${from.name}' has no attribute '${raw.name}'`);
    const changed = Object.entries(readAttribute(raw, raw.type ?? original.type)).filter(
      ([, value]) => value !== undefined,
    );
    // What goes with a type is not inherited by another.
    if (raw.type !== undefined && raw.type !== original.type) {
      found.set(raw.name, { ...readAttribute(raw, raw.type), value: original.value });
      return;
    }
    const said = changed.filter(([word]) => isSaid(raw, word));
    found.set(raw.name, { ...original, ...(Object.fromEntries(said) as Partial<AttributeSpec>) });
  });
  return [...found.values()];
}

/** Booleans are false where nothing is said; a subset that says nothing leaves them as they are. */
function isSaid(raw: RawAttribute, word: string): boolean {
  if (word === 'bigEndian') return raw['byte-order'] !== undefined;
  if (word === 'asFlags') return raw['enum-as-flags'] !== undefined;
  if (word === 'multi') return raw['multi-attr'] !== undefined;
  return true;
}

function readAttribute(raw: RawAttribute, type: string): Omit<AttributeSpec, 'value'> {
  return {
    ...readType(raw),
    name: raw.name,
    type,
    subType: raw['sub-type'],
    multi: raw['multi-attr'] ?? false,
    nested: raw['nested-attributes'],
    typeValue: raw['type-value'],
    subMessage: raw['sub-message'],
    selector: raw.selector,
    checks: raw.checks,
    doc: raw.doc,
  };
}

function readType(raw: RawType): TypeSpec {
  return {
    type: raw.type ?? '',
    subType: undefined,
    bigEndian: raw['byte-order'] === 'big-endian',
    enum: raw.enum,
    asFlags: raw['enum-as-flags'] ?? false,
    hint: raw['display-hint'],
    struct: raw.struct,
  };
}
